package app

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/fault"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

// The keys of answers that are not to a screening question, a weight or a test.
const (
	AskCountry   = "country"
	AskAge       = "age"
	AskSex       = "sex"
	AskPainRest  = "pain-rest"
	AskPainMove  = "pain-move"
	AskPainWorst = "pain-worst"
	AskText      = "text"
	AskTraining  = "training"
	AskGoal      = "goal"
	AskEquipment = "equipment"
	AskMinutes   = "minutes"
	AskDays      = "days"
	AskUnits     = "units"
	AskTests     = "tests"
)

// clearedFor is not asked in the interview: who was seen says by whom and when.
const clearedFor = "cleared_for"

// What can be chosen.
var (
	trainings = [...]string{"none", "active", "lifter"}
	goals     = [...]string{"pain", "desk", "posture", "overhead", "strength", "general"}
)

// Trainings lists the answers to how somebody trains.
func Trainings() []string { return slices.Clone(trainings[:]) }

// Goals lists the answers to what somebody trains for.
func Goals() []string { return slices.Clone(goals[:]) }

// asks lists every question of the interview, in order. It does not change.
var asks = sync.OnceValue(func() []asking {
	out := askedFirst()
	for _, q := range screening.Questions() {
		if q.ID != clearedFor {
			out = append(out, askQuestion(q))
		}
	}
	return slices.Concat(out, askedLast(), askedOwned(), askedTests())
})

// askedFirst is what the screening has to know.
func askedFirst() []asking {
	return []asking{
		{Ask: Ask{Key: AskCountry, Kind: KindText}, read: func(h *heard, text string) fault.Faults {
			code := strings.ToUpper(text)
			if code != "" && (len(code) != 2 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
				return wrong(AskCountry, "not-a-country", text, "two letters, as US or DE")
			}
			h.about.Country = code
			return nil
		}},
		askNumber(AskAge, 1, 110, func(h *heard) *int { return &h.profile.Age }),
		{Ask: Ask{Key: AskSex, Kind: KindChoice, Choices: []string{"F", "M", ""}}, read: func(h *heard, text string) fault.Faults {
			switch sex := person.Sex(strings.ToUpper(text)); sex {
			case person.Female, person.Male, "":
				h.profile.Sex = sex
				return nil
			}
			return wrong(AskSex, "unknown-word", text, "F, M")
		}},
	}
}

// askQuestion puts a screening question.
func askQuestion(q screening.Question) asking {
	key := "q." + q.ID
	return asking{
		Ask:   Ask{Key: key, Question: q.ID, Kind: AskKind(q.Kind), Choices: q.Choices, Min: q.Min, Max: q.Max},
		asked: func(h *heard) bool { return q.Asked(h.screen.Answers, h.profile.Sex) },
		read: func(h *heard, text string) fault.Faults {
			a, faults := q.Read(Answered(text))
			switch {
			case len(faults) > 0:
				var out fault.Faults
				out.Under(key, faults)
				return out
			case !a.Given():
				return wrong(key, "not-answered", "", "")
			}
			h.screen.Answers[q.ID] = a
			return nil
		},
	}
}

// Answered turns what people type into what answers are written as.
func Answered(text string) string {
	switch strings.ToLower(text) {
	case "y", "yes":
		return "yes"
	case "n", "no", "none":
		return "no"
	case "?", "u", "ns", "not sure", "unknown", "don't know":
		return "unknown"
	}
	return strings.ReplaceAll(text, " ", "")
}

// askedLast is what a plan has to know besides.
func askedLast() []asking {
	return []asking{
		askRating(AskPainRest, func(h *heard) *unit.Rating { return &h.screen.Pain.Rest }),
		askRating(AskPainMove, func(h *heard) *unit.Rating { return &h.screen.Pain.Move }),
		askRating(AskPainWorst, func(h *heard) *unit.Rating { return &h.screen.Pain.Worst }),
		{Ask: Ask{Key: AskText, Kind: KindText}, read: func(h *heard, text string) fault.Faults {
			if len(text) > noteLength {
				return wrong(AskText, "too-long", "", fmt.Sprintf("at most %d bytes", noteLength))
			}
			h.screen.Text = text
			return nil
		}},
		askOneOf(AskTraining, trainings[:], func(h *heard) *string { return (*string)(&h.profile.Training) }),
		askOneOf(AskGoal, goals[:], func(h *heard) *string { return (*string)(&h.profile.Goal) }),
		{Ask: Ask{Key: AskEquipment, Kind: KindSeveral}, read: func(h *heard, text string) fault.Faults {
			h.profile.Equipment.Owned = exchange.Things(strings.Split(text, ","))
			return nil
		}},
		askNumber(AskMinutes, 2, 180, func(h *heard) *int { return &h.profile.Minutes }),
		askDays(),
		{Ask: Ask{Key: AskUnits, Kind: KindChoice, Choices: []string{"kg", "lb"}}, read: func(h *heard, text string) fault.Faults {
			if text != "kg" && text != "lb" && text != "" {
				return wrong(AskUnits, "unknown-word", text, "kg, lb")
			}
			h.profile.Pounds = text == "lb"
			return nil
		}},
	}
}

// askDays asks for the days of the week and their times, in the notation of a
// schedule. Nothing is any day. Only the first start asks: later they are
// changed where they stand, with Plan.
func askDays() asking {
	return asking{
		Ask:   Ask{Key: AskDays, Kind: KindText},
		asked: func(h *heard) bool { return !h.before },
		read: func(h *heard, text string) fault.Faults {
			var out fault.Faults
			days, faults := person.ParseDays(text)
			out.Under(AskDays, faults)
			h.about.Schedule.Days = days
			return out
		},
	}
}

// Owned is a kind of load that a person may have, and the thing it goes with.
type Owned struct{ Key, Thing string }

var owned = [...]Owned{
	{"dumbbells", "dumbbell"}, {"kettlebells", "kettlebell"}, {"bar", "barbell"}, {"plates", "barbell"}, {"bands", "band"},
}

// AllOwned lists the kinds of load, as they are asked for under own.KEY.
func AllOwned() []Owned { return slices.Clone(owned[:]) }

// askedOwned asks how heavy the loads are, of what the person owns. Nothing is
// an answer: then each is asked for at its first line.
func askedOwned() []asking {
	var out []asking
	for _, one := range owned {
		key := "own." + one.Key
		out = append(out, asking{
			Ask:   Ask{Key: key, Kind: KindLoads},
			asked: func(h *heard) bool { return slices.Contains(h.profile.Equipment.Owned, one.Thing) },
			read: func(h *heard, text string) fault.Faults {
				if text == "" {
					return nil
				}
				list := "[" + text + "]"
				if one.Key == "bar" {
					list = text
				}
				said, faults := exchange.ReadOwned("answer", fmt.Appendf(nil, "{%s: %s}", one.Key, list))
				if len(faults) > 0 {
					return atKey(key, faults)
				}
				addOwned(&h.profile.Equipment, &said)
				return nil
			},
		})
	}
	return out
}

// addOwned keeps what was said of one kind of load.
func addOwned(own, said *person.Equipment) {
	switch {
	case said.Dumbbells != nil:
		own.Dumbbells = said.Dumbbells
	case said.Kettlebells != nil:
		own.Kettlebells = said.Kettlebells
	case said.Bar > 0:
		own.Bar = said.Bar
	case said.Plates != nil:
		own.Plates = said.Plates
	case said.Bands != nil:
		own.Bands = said.Bands
	}
}

// offered lists the tests of the interview, the more telling first. The others
// can be measured later.
var offered = [...]string{
	assessment.LumbarLocked, assessment.SeatedRotation, assessment.SideBend, assessment.SeatedWallAngel, assessment.OcciputToWall, assessment.WallHold,
}

// askedTests asks for the tests that fit the person, now or later.
func askedTests() []asking {
	out := []asking{{Ask: Ask{Key: AskTests, Kind: KindChoice, Choices: []string{"yes", "no"}}, read: func(h *heard, text string) fault.Faults {
		h.now = Answered(text) == "yes"
		return nil
	}}}
	for _, id := range offered {
		key := "test." + id
		out = append(out, asking{
			Ask: Ask{Key: key, Test: id, Kind: KindMeasure},
			asked: func(h *heard) bool {
				return h.now && !assessment.Skip(id, h.flags(), h.screen.Pain.Move) && (id != assessment.SeatedRotation || !h.measure.LLR.Taken())
			},
			read: func(h *heard, text string) fault.Faults { return h.measured(key, id, text) },
		})
	}
	return out
}

// measured takes the values of one test; nothing is "not taken".
func (h *heard) measured(key, id, text string) fault.Faults {
	if text == "" {
		return nil
	}
	one, faults := ReadMeasure(id, text)
	if len(faults) > 0 {
		for i := range faults {
			faults[i].Path = key
		}
		return faults
	}
	m := &h.measure
	switch id {
	case assessment.LumbarLocked:
		m.LLR = one.LLR
	case assessment.SeatedRotation:
		m.Seated = one.Seated
	case assessment.SideBend:
		m.SideBend = one.SideBend
	case assessment.SeatedWallAngel:
		m.SWA = one.SWA
	case assessment.OcciputToWall:
		m.OWD = one.OWD
	case assessment.WallHold:
		m.WallHold = one.WallHold
	}
	return nil
}

// ReadMeasure reads the values of one test as people type them: one number, two
// for left and right, or yes and no where it is shown or not.
func ReadMeasure(id, text string) (assessment.Measures, fault.Faults) {
	test, ok := assessment.Find(id)
	if !ok {
		return assessment.Measures{}, wrong(id, "unknown-question", text, "")
	}
	value := strings.Join(strings.Fields(strings.ReplaceAll(text, ",", " ")), ", ")
	switch {
	case test.Unit == "":
		value = fmt.Sprint(Answered(text) == "yes")
	case test.Sides:
		value = "[" + value + "]"
	}
	m, faults := exchange.ReadMeasuring("answer", fmt.Appendf(nil, "{%s: %s}", exchange.MeasureKey(id), value))
	return m, atKey(id, faults)
}

// atKey gives the faults of an answer's text, at the question.
func atKey(key string, faults catalog.Faults) fault.Faults {
	out := make(fault.Faults, len(faults))
	for i, f := range faults {
		out[i] = f.Fault
		out[i].Path = key
	}
	return out
}

func wrong(key, code, got, want string) fault.Faults {
	return fault.Faults{{Path: key, Code: code, Got: got, Want: want}}
}

func askNumber(key string, low, high int, into func(h *heard) *int) asking {
	return asking{Ask: Ask{Key: key, Kind: KindNumber, Min: float64(low), Max: float64(high)}, read: func(h *heard, text string) fault.Faults {
		n, faults := whole(key, text, low, high)
		if len(faults) == 0 {
			*into(h) = n
		}
		return faults
	}}
}

func askRating(key string, into func(h *heard) *unit.Rating) asking {
	return asking{Ask: Ask{Key: key, Kind: KindNumber, Max: unit.MaxRating}, read: func(h *heard, text string) fault.Faults {
		n, faults := whole(key, text, 0, unit.MaxRating)
		if len(faults) == 0 {
			*into(h) = unit.Rate(n)
		}
		return faults
	}}
}

func whole(key, text string, low, high int) (int, fault.Faults) {
	n, code := fault.Whole(text, low, high)
	if code != "" {
		return 0, wrong(key, code, text, fmt.Sprintf("%d to %d", low, high))
	}
	return n, nil
}

func askOneOf(key string, choices []string, into func(h *heard) *string) asking {
	return asking{Ask: Ask{Key: key, Kind: KindChoice, Choices: choices}, read: func(h *heard, text string) fault.Faults {
		if !slices.Contains(choices, text) {
			return wrong(key, "unknown-word", text, strings.Join(choices, ", "))
		}
		*into(h) = text
		return nil
	}}
}
