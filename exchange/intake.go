package exchange

import (
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Intake is what a file says for a start: who it is, what they answered, and
// what was measured. A part that the file leaves out is nil.
type Intake struct {
	Name    string
	About   *course.About
	Screen  *course.Screen
	Measure *assessment.Measures
}

// ReadIntake reads a file of answers, YAML or JSON.
func ReadIntake(file string, text []byte) (Intake, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	var in Intake
	if !v.Present() {
		return in, doc.Faults
	}
	about := course.About{Profile: person.Profile{Training: person.None, Goal: person.General, Minutes: 10}}
	screen := course.Screen{Answers: screening.Answers{}}
	said := map[string]bool{}
	note := func(key string, read func(value)) field {
		return field{Key: key, Read: func(v value) { said[key] = true; read(v) }}
	}
	v.Fields(
		field{Key: "name", Read: func(v value) { in.Name = v.Text() }},
		note("country", func(v value) { about.Country = readCountry(v) }),
		note("days", func(v value) {
			days, faults := person.ParseDays(v.Text())
			v.FaultsUnder(faults)
			about.Schedule.Days = days
		}),
		note("zone", func(v value) { about.Zone = v.Text() }),
		note("program", func(v value) { about.Program = v.Text() }),
		note("about", func(v value) { readProfile(v, &about.Profile) }),
		note("equipment", func(v value) { about.Profile.Equipment = ReadEquipment(v) }),
		note("answers", func(v value) { screen.Answers = ReadAnswers(v) }),
		note("text", func(v value) { screen.Text = v.Text() }),
		note("cleared", func(v value) { screen.Clearances = readClearances(v) }),
		field{Key: "measures", Read: func(v value) { m := ReadMeasures(v); in.Measure = &m }},
	)
	if said["about"] || said["equipment"] || said["country"] || said["program"] || said["zone"] || said["days"] {
		in.About = &about
	}
	if said["answers"] {
		if in.Measure != nil {
			screen.Pain = course.Pain{Rest: in.Measure.PainRest, Move: in.Measure.PainMove, Worst: in.Measure.PainWorst}
		}
		in.Screen = &screen
	}
	return in, doc.Faults
}

func readCountry(v value) string {
	code := strings.ToUpper(v.Text())
	if len(code) != 2 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		v.Fault("not-a-country", code, "two letters of ISO 3166, as DE")
		return ""
	}
	return code
}

func readProfile(v value, p *person.Profile) {
	v.Fields(
		field{Key: "age", Must: true, Read: func(v value) { p.Age = v.Int(0, 110) }},
		field{Key: "sex", Read: func(v value) { p.Sex = person.Sex(v.OneOf("F", "M")) }},
		field{Key: "training", Read: func(v value) { p.Training = person.Training(v.OneOf("none", "active", "lifter")) }},
		field{Key: "goal", Read: func(v value) {
			p.Goal = person.Goal(v.OneOf("pain", "desk", "posture", "overhead", "strength", "general"))
		}},
		field{Key: "minutes", Read: func(v value) { p.Minutes = v.Int(2, 180) }},
		field{Key: "units", Read: func(v value) { p.Pounds = v.OneOf("kg", "lb") == "lb" }},
	)
}

// ReadEquipment reads what a person owns: a list of things, or things with
// their weights, which are in kg unless they end in lb.
func ReadEquipment(v value) person.Equipment {
	if v.IsList() {
		return person.Equipment{Owned: Things(v.Texts())}
	}
	var e person.Equipment
	v.Fields(
		field{Key: "owned", Read: func(v value) { e.Owned = Things(v.Texts()) }},
		field{Key: "dumbbells", Read: func(v value) { e.Dumbbells = readPieces(v) }},
		field{Key: "kettlebells", Read: func(v value) { e.Kettlebells = readPieces(v) }},
		field{Key: "bar", Read: func(v value) { e.Bar = readWeight(v) }},
		field{Key: "plates", Read: func(v value) {
			for _, one := range v.List() {
				e.Plates = append(e.Plates, readWeight(one))
			}
		}},
		field{Key: "bands", Read: func(v value) { e.Bands = v.Texts() }},
	)
	own := func(id string, has bool) {
		if has && !slices.Contains(e.Owned, id) {
			e.Owned = append(e.Owned, id)
		}
	}
	own("dumbbell", len(e.Dumbbells) > 0)
	own("kettlebell", len(e.Kettlebells) > 0)
	own("barbell", e.Bar > 0)
	own("band", len(e.Bands) > 0)
	slices.Sort(e.Owned)
	return e
}

// ReadOwned reads what a person owns from a text of its own.
func ReadOwned(file string, text []byte) (person.Equipment, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	if !v.Present() {
		return person.Equipment{}, doc.Faults
	}
	return ReadEquipment(v), doc.Faults
}

// Things turns people's words into ids of the catalog: a space is a hyphen, a
// plural its singular.
func Things(words []string) []string {
	var out []string
	for _, w := range words {
		id := strings.Join(strings.FieldsFunc(strings.ToLower(w), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "-")
		if singular, ok := strings.CutSuffix(id, "s"); ok && !strings.HasSuffix(singular, "s") && !strings.HasSuffix(singular, "-") {
			id = singular
		}
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

func readPieces(v value) []person.Piece {
	var out []person.Piece
	for _, one := range v.List() {
		var p person.Piece
		said := false
		if !one.IsMapping() {
			out = append(out, person.Piece{Each: readWeight(one), Pair: true})
			continue
		}
		one.Fields(
			field{Key: "kg", Read: func(v value) { said, p.Each = true, readWeight(v) }},
			field{Key: "lb", Read: func(v value) { said, p.Each = true, weightOf(v, unit.FromPounds(v.Number())) }},
			field{Key: "pair", Read: func(v value) { p.Pair = v.Bool() }},
		)
		if !said {
			one.Fault("missing-key", "", "kg")
		}
		out = append(out, p)
	}
	return out
}

// readWeight reads kilograms, or pounds where the text ends in lb; 0 where it is
// no weight.
func readWeight(v value) unit.Kilograms {
	text := v.Text()
	if pounds, ok := strings.CutSuffix(text, "lb"); ok {
		return weightOf(v, unit.FromPounds(decimal(pounds)))
	}
	return weightOf(v, unit.Kilograms(decimal(strings.TrimSuffix(text, "kg"))))
}

// weightOf gives the weight that v was read as, if it can be one.
func weightOf(v value, kg unit.Kilograms) unit.Kilograms {
	if kg <= 0 || kg > dose.MaxWeight {
		v.Fault("not-a-weight", v.Text(), "kilograms, as 7.5, or pounds, as 15lb")
		return 0
	}
	return kg
}

// ReadAnswers reads answers by question id: true, false, unknown, a number, a
// pressure [120, 80], a word or a list. The key others: no says that every
// question not listed is answered "no".
func ReadAnswers(v value) screening.Answers {
	out := screening.Answers{}
	others := false
	questions := map[string]screening.Question{}
	var ids []string
	for _, q := range screening.Questions() {
		questions[q.ID] = q
		ids = append(ids, q.ID)
	}
	v.Each(func(key string, v value) {
		if key == "others" {
			others = v.OneOf("no", "false") != ""
			return
		}
		q, ok := questions[key]
		if !ok {
			v.FaultAt(0, fault.Fault{Code: "unknown-question", Got: key, Want: nearest(key, ids)})
			return
		}
		out[key] = ReadAnswer(v, q)
	})
	if others {
		return out.OthersNo()
	}
	return out
}

// ReadAnswer reads the answer to one question.
func ReadAnswer(v value, q screening.Question) screening.Answer {
	switch {
	case v.IsBool():
		if v.Bool() {
			return take(v, q, screening.Yes())
		}
		return screening.No()
	case v.IsList() && q.Kind == screening.BloodPressure:
		parts := v.List()
		if len(parts) != 2 {
			v.Fault("wrong-count", "", "[systolic, diastolic]")
			return screening.Answer{}
		}
		return take(v, q, screening.Pressure(parts[0].Int(0, 400), parts[1].Int(0, 400)))
	case v.IsList():
		return take(v, q, screening.Several(v.Texts()...))
	}
	a, faults := q.Read(v.Text())
	v.FaultsUnder(faults)
	return a
}

func take(v value, q screening.Question, a screening.Answer) screening.Answer {
	if !q.Takes(a) {
		_, faults := q.Read(a.String() + " ")
		if len(faults) == 0 {
			faults = fault.Faults{{Code: "not-an-answer", Got: a.String(), Want: string(q.Kind)}}
		}
		v.FaultsUnder(faults)
		return screening.Answer{}
	}
	return a
}

func readClearances(v value) []screening.Clearance {
	var out []screening.Clearance
	for _, one := range v.List() {
		var c screening.Clearance
		one.Fields(
			field{Key: "flag", Must: true, Read: func(v value) { c.Flag = v.Text() }},
			field{Key: "day", Must: true, Read: func(v value) { c.Day = readDay(v) }},
			field{Key: "by", Must: true, Read: func(v value) { c.By = v.Text() }},
		)
		out = append(out, c)
	}
	return out
}

func readDay(v value) unit.Day {
	d, err := unit.ParseDay(v.Text())
	if err != nil {
		v.Fault("not-a-day", v.Text(), "a date, as 2026-11-20")
	}
	return d
}

// ReadCheck reads the answers before a session, YAML or JSON. The key others:
// no says that every question not listed is answered "no"; one that is listed
// without an answer is not.
func ReadCheck(file string, text []byte) (screening.Answers, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	out := screening.Answers{}
	if !v.Present() {
		return out, doc.Faults
	}
	var fields []field
	for _, q := range screening.MiniQuestions() {
		fields = append(fields, field{Key: q.ID, Read: func(v value) { out[q.ID] = ReadAnswer(v, q) }})
	}
	others := false
	fields = append(fields, field{Key: "others", Read: func(v value) { others = v.OneOf("no", "false") != "" }})
	v.Fields(fields...)
	for _, q := range screening.MiniQuestions() {
		if _, said := out[q.ID]; !said && others && !v.HasNull(q.ID) {
			out[q.ID] = screening.No()
		}
	}
	return out, doc.Faults
}
