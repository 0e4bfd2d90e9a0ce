package screening

import (
	"slices"
	"strings"
	"testing"

	"tspine/engine/person"
	"tspine/engine/unit"
)

// today is the day of every screening in these tests.
const today unit.Day = 20_000

// screened is one row of a table: who, and what the screening says, as say
// writes it.
type screened struct {
	in   Intake
	want string
}

// somebody is a person of that age who answers "no" to everything else.
func somebody(age int, answers Answers) Intake {
	return Intake{Age: age, Sex: person.Female, Day: today, Answers: answers.OthersNo(), PainRest: unit.Rate(2), PainMove: unit.Rate(2)}
}

// but is the same person with one thing changed.
func but(in Intake, change func(*Intake)) Intake {
	change(&in)
	return in
}

// hurting is the same person with that worst pain.
func hurting(worst int, in Intake) Intake {
	return but(in, func(in *Intake) { in.PainWorst = unit.Rate(worst) })
}

// walled is the same person with that occiput-to-wall distance.
func walled(cm float64, in Intake) Intake {
	return but(in, func(in *Intake) { in.OWD, in.HasOWD = cm, true })
}

// unrated is the same person without any rating of pain.
func unrated(in Intake) Intake {
	return but(in, func(in *Intake) { in.PainRest, in.PainMove, in.PainWorst = 0, 0, 0 })
}

// man is the same person, a man.
func man(in Intake) Intake { return but(in, func(in *Intake) { in.Sex = person.Male }) }

// clearedOn is the same person, cleared for flag so many days ago.
func clearedOn(days int, flag string, in Intake) Intake {
	return but(in, func(in *Intake) { in.Clearances = []Clearance{{Flag: flag, Day: today - unit.Day(days), By: "doctor"}} })
}

// say writes a result in a line: action, urgency, "advise", then the flags; a
// flag that stands on a "not sure" has a question mark, and an R question
// answered so stands in brackets.
func say(r Result) string {
	words := []string{r.Action.String()}
	if r.Urgency != NoUrgency {
		words = append(words, r.Urgency.String())
	}
	if r.Advise {
		words = append(words, "advise")
	}
	for _, f := range r.Flags {
		if f.NotSure {
			f.ID += "?"
		}
		words = append(words, f.ID)
	}
	for _, f := range r.Unsure {
		words = append(words, "("+f.ID+")")
	}
	return strings.Join(words, " ")
}

// run screens every row of a table.
func run(t *testing.T, table map[string]map[string]screened) {
	for flag, rows := range table {
		for name, row := range rows {
			t.Run(flag+" "+name, func(t *testing.T) {
				got := Screen(row.in)
				if line := say(got); line != row.want {
					t.Errorf("got  %s\nwant %s", line, row.want)
				}
				if _, ok := got.Pass(); ok != got.Action.planned() {
					t.Errorf("pass: %v with action %s", ok, got.Action)
				}
				if faults := Check(row.in); len(faults) > 0 {
					t.Errorf("the row is not a right intake: %s", faults)
				}
			})
		}
	}
}

func TestEmergencies(t *testing.T) { run(t, emergencyRows) }
func TestClinicians(t *testing.T)  { run(t, clinicianRows) }
func TestModifiers(t *testing.T)   { run(t, modifierRows) }
func TestClearances(t *testing.T)  { run(t, clearanceRows) }
func TestYellows(t *testing.T)     { run(t, yellowRows) }

// TestEveryFlagHasRows holds that the tables say of each flag when it fires,
// when it does not, and what "not sure" comes to.
func TestEveryFlagHasRows(t *testing.T) {
	tables := []map[string]map[string]screened{emergencyRows, clinicianRows, modifierRows, clearanceRows, yellowRows}
	for _, flag := range FlagIDs() {
		var fires, silent, unsure bool
		for _, table := range tables {
			for _, row := range table[flag] {
				words := strings.Fields(row.want)
				fires = fires || slices.Contains(words, flag)
				unsure = unsure || slices.Contains(words, flag+"?") || slices.Contains(words, "("+flag+")")
				silent = silent || !slices.Contains(words, flag) && !slices.Contains(words, flag+"?") && !slices.Contains(words, "("+flag+")")
			}
		}
		_, sure := neverUnsure[flag]
		if !fires || !silent || unsure == sure {
			t.Errorf("%s: fires %v, does not fire %v, not sure %v", flag, fires, silent, unsure)
		}
	}
}

// neverUnsure are the flags that no "not sure" can lead to, with the reason.
var neverUnsure = map[string]string{
	"R28": "an unknown pressure is a note", "R29": "age is a number", "R30": "never an answer", "M10e": "not sure counts as M10",
	"M17": "not sure whether cleared is no", "M22": "not sure is R27's",
	"C10": "not sure whether cleared is no", "C11": "the same", "C13": "the same", "C14": "the same", "C15": "the same",
	"C16": "the same", "C17": "the same", "C18": "the same", "C19": "the same", "C21": "the same", "C23": "the same",
	"C24": "the same", "C25": "the same", "C30": "the same", "C31": "the same", "C33": "the same",
	"N01": "a note limits nothing", "N02": "the same", "N03": "the same", "N04": "the same", "N05": "the same",
	"N06": "the same", "N07": "the same",
}

// workedCases are the screening parts of the worked cases, by their ids.
var workedCases = map[string]screened{
	"SH-01 stiff desk worker":                  {somebody(34, Answers{}), "CLEAR"},
	"SH-02 lifter whose left arm lags":         {man(somebody(28, Answers{})), "CLEAR"},
	"SH-03 osteoporosis, 3 cm to the wall":     {walled(3, somebody(58, Answers{"osteoporosis": Yes()})), "MODIFY M01"},
	"SH-04 ache on hills":                      {man(somebody(45, Answers{"exertional_symptoms": Yes()})), "CLINICIAN_FIRST same_day R10"},
	"SH-05 heavy legs and a band":              {somebody(52, Answers{"both_legs_or_gait_new": Yes(), "band_like": Yes(), "bladder_bowel_saddle": Yes()}), "EMERGENCY R05 R06 R17"},
	"SH-06 very mobile":                        {somebody(26, Answers{"five_pq": Count(4)}), "MODIFY M06"},
	"SH-07 pregnant, 24 weeks":                 {somebody(31, Answers{"pregnant_weeks": Count(24)}), "MODIFY M10"},
	"SH-14 blood pressure not known":           {somebody(41, Answers{"bp": NotSure()}), "CLEAR"},
	"SH-15 fever and very ill after abscess":   {man(hurting(6, somebody(62, Answers{"fever": Yes(), "very_ill": Yes(), "infection_risk": Yes()}))), "EMERGENCY R07 R12"},
	"SH-17 lifter with much pain at rest":      {man(hurting(6, somebody(33, Answers{}))), "CLEAR"},
	"SH-16 the boxes say no, the sentence yes": {lumpInText(somebody(49, Answers{}), false), "RESCREEN_REQUIRED"},
	"SH-16 asked again, still no":              {lumpInText(somebody(49, Answers{}), true), "CLEAR"},
	"SH-16 asked again, now yes":               {lumpInText(somebody(49, Answers{"swelling_unexamined": Yes()}), true), "CLINICIAN_FIRST within_1_week R21"},
}

func lumpInText(in Intake, reasked bool) Intake {
	return but(in, func(in *Intake) {
		in.Hits = []Hit{{Concept: "lump", Word: "lump", Text: "stiff since winter, and there is a lump beside my right shoulder blade", Asks: []string{"R21"}, Reasked: reasked}}
	})
}

func TestWorkedCases(t *testing.T) { run(t, map[string]map[string]screened{"": workedCases}) }

func TestTheZeroResultPassesNobody(t *testing.T) {
	for name, r := range map[string]Result{
		"nobody was screened":                  {},
		"a result made by hand":                {Action: Clear},
		"an emergency turned clear afterwards": turned(Screen(somebody(40, Answers{"chest_pain_24h": Yes()}))),
		"an intake without any answer":         Screen(Intake{Age: 40, Day: today}),
		"an age that nobody has":               Screen(somebody(111, Answers{})),
		"an age below zero":                    Screen(somebody(-1, Answers{})),
	} {
		if p, ok := r.Pass(); ok || p.ok {
			t.Errorf("%s: there is a pass", name)
		}
	}
}

func TestResultHasItsFlagsAlone(t *testing.T) {
	r := Screen(somebody(40, Answers{"swelling_unexamined": Yes(), "night_unrelieved": NotSure()}))
	if !r.Has("R21") || r.Has("R15") || r.Has("") {
		t.Errorf("%s", say(r))
	}
}

func turned(r Result) Result {
	r.Action, r.Flags = Clear, nil
	return r
}

func TestUnansweredIsNotNo(t *testing.T) {
	for _, q := range Questions() {
		in := somebody(40, Answers{})
		delete(in.Answers, q.ID)
		parents(q, in.Answers)
		r := Screen(in)
		_, ok := r.Pass()
		if got := slices.Contains(r.Missing, q.ID); got != q.Safety || ok && q.Safety {
			t.Errorf("%s unanswered: missing %v, pass %v, but safety is %v", q.ID, got, ok, q.Safety)
		}
	}
}

// parents makes a question be asked.
func parents(q Question, answers Answers) {
	for _, id := range q.DependsOn {
		answers[id] = likely(Questions()[places[id]])
	}
}

// likely is an answer other than "no" that the question takes.
func likely(q Question) Answer {
	switch q.Kind {
	case Number:
		return Count(min(9, q.Max))
	case BloodPressure:
		return Pressure(150, 95)
	case OneOf:
		return Choice(q.Choices[0])
	case SeveralOf:
		return Several(q.Choices[:min(4, len(q.Choices))]...)
	default:
		return Yes()
	}
}

func TestAnswersThatCannotBeReadKeepThePassBack(t *testing.T) {
	for name, wrong := range map[string]Answers{
		"a number for a yes-or-no question": {"tearing_sudden": Count(1)},
		"yes for a number":                  {"surgery_weeks": Yes()},
		"a number below its range":          {"surgery_weeks": Count(-1)},
		"a number above its range":          {"five_pq": Count(6)},
		"a pressure upside down":            {"bp": Pressure(80, 120)},
		"a choice that there is not":        {"weakness": Choice("arm")},
		"a sign that there is not":          {"nice_items": Several("tired")},
	} {
		in := somebody(40, Answers{"duration_months": Count(4)}.OthersNo())
		for id, a := range wrong {
			in.Answers[id] = a
		}
		if _, ok := Screen(in).Pass(); ok {
			t.Errorf("%s: there is a pass", name)
		}
		if len(Check(in)) == 0 {
			t.Errorf("%s: no fault", name)
		}
	}
}

func TestWhatCannotBeReadCountsAsNotSure(t *testing.T) {
	for name, row := range map[string]struct {
		wrong Answers
		want  string
	}{
		"yes for the weeks since an operation": {Answers{"surgery_weeks": Yes()}, "CLINICIAN_FIRST within_1_week (R25)"},
		"a number for a tearing pain":          {Answers{"tearing_sudden": Count(1)}, "CLINICIAN_FIRST same_day (R02)"},
		"a weakness of something else":         {Answers{"weakness": Choice("arm")}, "CLINICIAN_FIRST within_1_week (R24)"},
		"cleared for what can and what cannot": {Answers{"cleared_for": Several("R12", "R15"), "fever": Yes(), "night_unrelieved": Yes()}, "CLINICIAN_FIRST same_day R12 C15"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := say(Screen(somebody(40, row.wrong))); got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
		})
	}
}
