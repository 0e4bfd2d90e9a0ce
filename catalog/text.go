package catalog

// Text is the words of one exercise, in one language.
type Text struct {
	Name   string
	For    string // what it is for, in one sentence
	SetUp  []string
	Cues   []string
	Faults []Slip
	Stop   string // when to stop
	Safety []string
}

// Slip is a common fault of technique, and how to feel it.
type Slip struct{ What, Feel string }

// ReadText reads one text file.
func ReadText(file string, text []byte) (Text, Faults) {
	doc, v := ReadYAML(file, 1, text)
	if !v.Present() {
		return Text{}, doc.Faults
	}
	var t Text
	v.Fields(textFields(&t, true)...)
	return t, doc.Faults
}

// textFields are the words of an exercise; who writes their own may leave out
// the common faults of technique.
func textFields(t *Text, slips bool) []Field {
	return []Field{
		{"name", true, func(v Value) { t.Name = v.Text() }},
		{"for", true, func(v Value) { t.For = v.Text() }},
		{"set-up", true, func(v Value) { t.SetUp = v.Texts() }},
		{"cues", true, func(v Value) { t.Cues = readCues(v) }},
		{"faults", slips, func(v Value) { t.Faults = readSlips(v) }},
		{"stop", true, func(v Value) { t.Stop = v.Text() }},
		{"safety", false, func(v Value) { t.Safety = v.Texts() }},
	}
}

func readCues(v Value) []string {
	cues := v.Texts()
	if len(cues) < 2 || len(cues) > 5 {
		v.Fault("wrong-count", "", "2 to 5 cues")
	}
	return cues
}

func readSlips(v Value) []Slip {
	var out []Slip
	for _, p := range v.List() {
		var s Slip
		p.Fields(
			Field{"fault", true, func(v Value) { s.What = v.Text() }},
			Field{"feel", true, func(v Value) { s.Feel = v.Text() }},
		)
		out = append(out, s)
	}
	return out
}
