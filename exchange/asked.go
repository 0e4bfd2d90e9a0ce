package exchange

import (
	"strings"

	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/logbook"
)

// deepest is how deep JSON that is asked with may go: no more than a file of
// ours needs.
const deepest = 24

// Tidy gives a JSON text in the shape in which the readers of this room take
// it: one value, in order, as UTF-8. Texts of YAML that are no JSON are
// refused.
func Tidy(text []byte) ([]byte, fault.Faults) {
	if !json.Valid(text) {
		return nil, fault.Faults{{Code: "not-json", Got: why(text)}}
	}
	if deep(text) > deepest {
		return nil, fault.Faults{{Code: "too-deep", Want: fmt.Sprintf("at most %d levels", deepest)}}
	}
	if bytes.Contains(text, []byte(`\u0000`)) {
		return nil, fault.Faults{{Code: "control-character", Got: "U+0000", Want: "letters, digits and signs"}}
	}
	read := json.NewDecoder(bytes.NewReader(text))
	read.UseNumber()
	var all map[string]any
	if err := read.Decode(&all); err != nil || all == nil {
		return nil, fault.Faults{{Code: "wrong-type", Got: brief(string(bytes.TrimSpace(text))), Want: "keys with values"}}
	}
	out, err := json.MarshalIndent(&all, "", " ")
	if err != nil {
		return nil, fault.Faults{{Code: "not-json", Got: err.Error()}}
	}
	return out, nil
}

// why says what stands against a text as JSON.
func why(text []byte) string {
	err := json.Unmarshal(text, new(json.RawMessage))
	if err == nil || errors.Is(err, io.EOF) {
		return "nothing"
	}
	return err.Error()
}

// deep counts the levels of a JSON text.
func deep(text []byte) int {
	most, now, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			now++
			most = max(most, now)
		case c == ']' || c == '}':
			now--
		}
	}
	return most
}

// ReadMorning reads how it feels the morning after, YAML or JSON.
func ReadMorning(file string, text []byte) (logbook.Morning, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	var m logbook.Morning
	if !v.Present() {
		return m, doc.Faults
	}
	v.Fields(
		field{Key: "day", Read: func(v value) { m.Day = readDay(v) }},
		field{Key: "pain", Read: func(v value) { m.Pain = readRating(v) }},
		field{Key: "worst", Read: func(v value) { m.Worst = readRating(v) }},
		field{Key: "stiffness", Read: func(v value) { m.Stiffness = readRating(v) }},
	)
	return m, doc.Faults
}

// ReadChoice reads what a person decides for themselves, YAML or JSON. Less
// takes a line as text in place of the exercise.
func ReadChoice(file string, text []byte) (course.Choice, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	var c course.Choice
	if !v.Present() {
		return c, doc.Faults
	}
	v.Fields(
		field{Key: "act", Must: true, Read: func(v value) {
			c.Act = course.Act(v.OneOf("swap", "skip", "pin", "ban", "less", "hold", "drop"))
		}},
		field{Key: "exercise", Read: func(v value) { c.Exercise = v.Text() }},
		field{Key: "with", Read: func(v value) { c.With = v.Text() }},
		field{Key: "today", Read: func(v value) { c.Today = v.Bool() }},
		field{Key: "line", Read: func(v value) {
			id, d, faults := dose.ParseLine(v.Text())
			v.FaultsUnder(faults)
			c.Exercise, c.Dose = id, d.Lower()
		}},
	)
	c.Today = c.Today || c.Act == course.Skip
	switch {
	case c.Act == "":
	case c.Act == course.Less && c.Dose.IsZero():
		missing(v, "line")
	case c.Act == course.Swap && c.With == "":
		missing(v, "with")
	}
	if c.Act != "" && c.Act != course.Less && c.Exercise == "" {
		missing(v, "exercise")
	}
	return c, doc.Faults
}

// missing notes that a key is missing.
func missing(v value, key string) {
	v.Fault("missing-key", "", key)
}

// ReadPause reads for what the program is paused, and up to which day, YAML or
// JSON.
func ReadPause(file string, text []byte) (course.Away, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	var a course.Away
	if !v.Present() {
		return a, doc.Faults
	}
	var words []string
	for _, one := range course.Absences() {
		words = append(words, string(one))
	}
	v.Fields(
		field{Key: "until", Read: func(v value) { a.Until = readDay(v) }},
		field{Key: "for", Must: true, Read: func(v value) { a.For = course.Absence(v.OneOf(words...)) }},
	)
	return a, doc.Faults
}

// ReadInterview reads answers to questions of an interview by their keys, YAML or
// JSON, as people type them: true is yes, and a list is its words with commas.
func ReadInterview(file string, text []byte, keys []string) (map[string]string, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	out := map[string]string{}
	if !v.Present() {
		return out, doc.Faults
	}
	var fields []field
	for _, key := range keys {
		fields = append(fields, field{Key: key, Read: func(v value) { out[key] = answerText(v) }})
	}
	v.Fields(fields...)
	return out, doc.Faults
}

func answerText(v value) string {
	switch {
	case v.IsList():
		return strings.Join(v.Texts(), ",")
	case v.IsBool() && v.Bool():
		return "yes"
	case v.IsBool():
		return "no"
	}
	return v.Text()
}

// ReadSwitch reads whether something is on, YAML or JSON.
func ReadSwitch(file string, text []byte, key string) (bool, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	on := false
	if v.Present() {
		v.Fields(field{Key: key, Must: true, Read: func(v value) { on = v.Bool() }})
	}
	return on, doc.Faults
}

// ReadNamed reads a mapping of a few names to texts, YAML or JSON: all of
// those that must be there, and any of the others.
func ReadNamed(file string, text []byte, must []string, may ...string) (map[string]string, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	out := map[string]string{}
	if !v.Present() {
		return out, doc.Faults
	}
	var fields []field
	for i, key := range append(must, may...) {
		fields = append(fields, field{Key: key, Must: i < len(must), Read: func(v value) { out[key] = v.Text() }})
	}
	v.Fields(fields...)
	return out, doc.Faults
}
