package exchange

import "tspine/catalog"

type (
	field = catalog.Field
	value = catalog.Value
)

func readCase(v value) Case {
	c := Case{Training: "active", Goal: "general"}
	v.Fields(
		field{Key: "id", Must: true, Read: func(v value) { c.ID = v.Text() }},
		field{Key: "person", Read: func(v value) { readCasePerson(v, &c) }},
		field{Key: "answers", Read: func(v value) { c.Answers, c.Text = readCaseAnswers(v) }},
		field{Key: "measures", Read: func(v value) { c.Measures = readCaseMeasures(v) }},
		field{Key: "training", Read: func(v value) { c.Training = v.OneOf("none", "active", "lifter") }},
		field{Key: "goal", Read: func(v value) { c.Goal = v.OneOf("pain", "desk", "posture", "overhead", "strength", "general") }},
		field{Key: "equipment", Read: func(v value) { c.Equipment = v.Texts() }},
		field{Key: "minutes", Read: func(v value) { c.Minutes = v.Int(1, 600) }},
		field{Key: "expect", Read: func(v value) { c.Expect = readExpect(v) }},
		field{Key: "next", Read: func(v value) {
			for _, one := range v.List() {
				c.Next = append(c.Next, readNext(one))
			}
		}},
		field{Key: "flare", Read: func(v value) { c.Flare = readFlare(v) }},
		field{Key: "nof1", Read: func(v value) { c.Nof1 = readNof1(v) }},
	)
	return c
}

func readCasePerson(v value, c *Case) {
	v.Fields(
		field{Key: "age", Read: func(v value) { c.Age, c.HasAge = v.Int(0, 110), true }},
		field{Key: "sex", Read: func(v value) { c.Sex = v.OneOf("F", "M") }},
	)
}

func readCaseAnswers(v value) (map[string]value, string) {
	out := map[string]value{}
	text := ""
	v.Each(func(key string, v value) {
		if key == "free_text" {
			text = v.Text()
			return
		}
		out[key] = v
	})
	return out, text
}

func readCaseMeasures(v value) CaseMeasures {
	m := CaseMeasures{Baselines: 1, Given: true}
	v.Fields(
		field{Key: "pain_rest", Read: func(v value) { m.PainRest = rating(v) }},
		field{Key: "pain_move", Read: func(v value) { m.PainMove = rating(v) }},
		field{Key: "pain_worst", Read: func(v value) { m.PainWorst = rating(v) }},
		field{Key: "stiffness", Read: func(v value) { m.Stiffness = rating(v) }},
		field{Key: "llr", Read: func(v value) { m.LLR = pairOf(v) }},
		field{Key: "seated", Read: func(v value) { m.Seated = pairOf(v) }},
		field{Key: "swa", Read: func(v value) { m.SWA = pairOf(v) }},
		field{Key: "sidebend", Read: func(v value) { m.SideBend = number(v) }},
		field{Key: "owd", Read: func(v value) { m.OWD = number(v) }},
		field{Key: "wall_hold", Read: func(v value) { b := v.Bool(); m.WallHold = &b }},
		field{Key: "baseline_sessions", Read: func(v value) { m.Baselines = v.Int(1, 1000) }},
	)
	return m
}

func rating(v value) Measured { return Measured{float64(v.Int(0, 10)), true} }

func number(v value) Measured { return Measured{v.Number(), true} }

func pairOf(v value) Pair {
	sides := v.List()
	if len(sides) != 2 {
		v.Fault("wrong-count", "", "[left, right]")
		return Pair{}
	}
	return Pair{number(sides[0]), number(sides[1])}
}

func span(v value) *Span {
	if v.IsNumber() {
		n := v.Number()
		return &Span{n, n}
	}
	ends := v.List()
	if len(ends) != 2 {
		v.Fault("wrong-count", "", "a number, or [low, high]")
		return nil
	}
	return &Span{ends[0].Number(), ends[1].Number()}
}

func flag(v value) *bool {
	b := v.Bool()
	return &b
}

func count(v value) *int {
	n := v.Int(0, 1_000_000)
	return &n
}

func texts(v value) *[]string {
	list := v.Texts()
	if list == nil {
		list = []string{}
	}
	return &list
}

func readExpect(v value) *Expect {
	var e Expect
	v.Fields(
		field{Key: "triage", Read: func(v value) {
			e.Triage = v.OneOf("EMERGENCY", "CLINICIAN_FIRST", "MODIFY", "CLEAR", "RESCREEN_REQUIRED")
		}},
		field{Key: "urgency", Read: func(v value) { e.Urgency = v.OneOf("same_day", "within_1_week", "out_of_scope") }},
		field{Key: "advise_clinician", Read: func(v value) { e.Advise = v.OneOf("routine", "none") }},
		field{Key: "plan", Read: func(v value) { e.Plan = flag(v) }},
		field{Key: "flags", Read: func(v value) { e.Flags = texts(v) }},
		field{Key: "stage", Read: func(v value) { e.Stage = count(v) }},
		field{Key: "settle", Read: func(v value) { e.Settle = flag(v) }},
		field{Key: "exclude_classes", Read: func(v value) { e.ExcludeClasses = texts(v) }},
		field{Key: "allow_classes", Read: func(v value) { e.AllowClasses = v.Texts() }},
		field{Key: "must_not", Read: func(v value) { e.MustNot = v.Texts() }},
		field{Key: "must_offer_any", Read: func(v value) { e.AnyOf = v.Texts() }},
		field{Key: "dose", Read: func(v value) { e.Dose = readDoses(v) }},
		field{Key: "rounds", Read: func(v value) { e.Rounds = span(v) }},
		field{Key: "notes_required", Read: func(v value) { e.Notes = v.Texts() }},
		field{Key: "asymmetry", Read: func(v value) { e.Asymmetry, e.Ratio = readAsymmetry(v) }},
	)
	return &e
}

func readDoses(v value) map[string]DoseSpan {
	out := map[string]DoseSpan{}
	v.Each(func(code string, v value) {
		var d DoseSpan
		v.Fields(
			field{Key: "sets", Read: func(v value) { d.Sets = span(v) }},
			field{Key: "reps", Read: func(v value) { d.Reps = span(v) }},
			field{Key: "hold_s", Read: func(v value) { d.Hold = span(v) }},
			field{Key: "per_day", Read: func(v value) { d.PerDay = span(v) }},
		)
		out[code] = d
	})
	return out
}

func readAsymmetry(v value) (map[string]Uneven, string) {
	out := map[string]Uneven{}
	ratio := ""
	v.Each(func(measure string, v value) {
		if measure == "ratio" {
			ratio = v.Text()
			return
		}
		var u Uneven
		v.Fields(
			field{Key: "flag", Read: func(v value) { u.Flag = flag(v) }},
			field{Key: "side", Read: func(v value) { u.Side = v.OneOf("L", "R") }},
			field{Key: "ai_pct", Read: func(v value) { u.AI = span(v) }},
			field{Key: "marked", Read: func(v value) { u.Marked = flag(v) }},
		)
		out[measure] = u
	})
	return out, ratio
}
