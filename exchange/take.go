package exchange

import (
	"encoding/json"
	"fmt"
	"strings"

	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/fault"
	"tspine/engine/unit"
)

// Take is how the values of one test came about, as JSON: the tries of each
// side in their order, those without sides on the left, and their spread.
type Take struct {
	Test    string    `json:"test"`
	By      string    `json:"by,omitempty"` // hand or phone
	Device  string    `json:"device,omitempty"`
	Version string    `json:"version,omitempty"`
	Pain    *int      `json:"pain,omitempty"`
	Left    []float64 `json:"left,omitempty"`
	Right   []float64 `json:"right,omitempty"`
	Spread  []float64 `json:"spread,omitempty"` // standard deviation of left and right; written, never read
}

// TakesOf writes how the values of a measuring session came about.
func TakesOf(m *assessment.Measures) []Take {
	out := make([]Take, len(m.Takes))
	for i, t := range m.Takes {
		out[i] = TakeOf(t)
	}
	return out
}

// TakeOf writes one.
func TakeOf(t assessment.Take) Take {
	out := Take{Test: t.Test, By: t.By.String(), Device: t.Device, Version: t.Version, Pain: rated(t.Pain), Left: t.Left, Right: t.Right}
	for _, side := range [][]float64{t.Left, t.Right} {
		if len(side) > 1 {
			out.Spread = append(out.Spread, assessment.Spread(side))
		}
	}
	return out
}

// Read gives what was written, or what is wrong with it.
func (t Take) Read() (assessment.Take, fault.Faults) {
	var all fault.Faults
	by, known := assessment.ParseBy(t.By)
	if !known {
		all.Add("by", "unknown-word", t.By, "hand, phone")
	}
	out := assessment.Take{Test: t.Test, By: by, Device: t.Device, Version: t.Version, Left: t.Left, Right: t.Right}
	if t.Pain != nil {
		if *t.Pain < 0 || *t.Pain > unit.MaxRating {
			all.Add("pain", "out-of-range", fmt.Sprint(*t.Pain), "0 to 10")
		} else {
			out.Pain = unit.Rate(*t.Pain)
		}
	}
	m := assessment.Measures{Takes: []assessment.Take{out}}
	all.Under("", m.Check())
	return out, all
}

// WriteTake writes one as text, and ReadTake reads it.
func WriteTake(t assessment.Take) (string, error) {
	text, err := json.Marshal(TakeOf(t))
	if err != nil {
		return "", fmt.Errorf("write how %s was measured: %w", t.Test, err)
	}
	return string(text), nil
}

// ReadTake reads what WriteTake wrote, and whether that is what it was.
func ReadTake(text string) (assessment.Take, bool) {
	var one Take
	if json.Unmarshal([]byte(text), &one) != nil {
		return assessment.Take{}, false
	}
	t, faults := one.Read()
	return t, len(faults) == 0
}

// keptTake is a take in an export.
type keptTake struct {
	Test    string    `json:"test"`
	By      string    `json:"by,omitzero"`
	Device  string    `json:"device,omitzero"`
	Version string    `json:"version,omitzero"`
	Pain    *int      `json:"pain,omitempty"`
	Left    []float64 `json:"left,omitzero"`
	Right   []float64 `json:"right,omitzero"`
}

func keepTakes(all []assessment.Take) []keptTake {
	if all == nil {
		return nil
	}
	out := make([]keptTake, len(all))
	for i, t := range all {
		out[i] = keptTake{t.Test, t.By.String(), t.Device, t.Version, rated(t.Pain), t.Left, t.Right}
	}
	return out
}

// deviceLength is the longest name of a device that is kept.
const deviceLength = 80

func readKeptTake(p part) assessment.Take {
	var t assessment.Take
	tries := func(into *[]float64) func(part) {
		return func(p part) { *into = listOf(p, func(p part) float64 { return p.number(-anyNumber, anyNumber) }) }
	}
	p.slots(
		slot{"test", true, func(p part) { t.Test = p.filled(wordLength) }},
		slot{"by", false, func(p part) { t.By, _ = assessment.ParseBy(p.word("hand", "phone")) }},
		slot{"device", false, func(p part) { t.Device = p.column(deviceLength) }},
		slot{"version", false, func(p part) { t.Version = p.column(deviceLength) }},
		ratingSlot("pain", &t.Pain),
		slot{"left", false, tries(&t.Left)},
		slot{"right", false, tries(&t.Right)},
	)
	return t
}

func takeFields(t *assessment.Take) []field {
	return []field{
		{Key: "test", Read: func(v value) { t.Test = v.Text() }},
		{Key: "by", Read: func(v value) { t.By, _ = assessment.ParseBy(v.OneOf("hand", "phone")) }},
		{Key: "device", Read: func(v value) { t.Device = v.Text() }},
		{Key: "version", Read: func(v value) { t.Version = v.Text() }},
		{Key: "pain", Read: func(v value) { t.Pain = readRating(v) }},
		{Key: "left", Read: func(v value) { t.Left = numbers(v) }},
		{Key: "right", Read: func(v value) { t.Right = numbers(v) }},
	}
}

// readTakes reads how values came about, as people write it.
func readTakes(v value) []assessment.Take {
	var out []assessment.Take
	for _, one := range v.List() {
		var t assessment.Take
		one.Fields(takeFields(&t)...)
		out = append(out, t)
	}
	return out
}

// Taken is how one test went on a day, with an id of the sender's.
type Taken struct {
	ID   string
	Day  unit.Day // 0: it is not said
	Take assessment.Take
}

// ReadTaken reads one, YAML or JSON.
func ReadTaken(file string, text []byte) (Taken, catalog.Faults) {
	var one Taken
	doc, v := catalog.ReadYAML(file, 1, text)
	if !v.Present() {
		return one, doc.Faults
	}
	v.Fields(append(takeFields(&one.Take),
		field{Key: "id", Read: func(v value) { one.ID = v.Text() }},
		field{Key: "day", Read: func(v value) { one.Day = readDay(v) }},
	)...)
	m := assessment.Measures{Takes: []assessment.Take{one.Take}}
	faults := m.Check()
	for i := range faults {
		faults[i].Path = strings.TrimPrefix(faults[i].Path, "takes[0].")
	}
	v.FaultsUnder(faults)
	return one, doc.Faults
}

// joinTakes puts tries and how they came about together: tries that were
// written with the values go to what is said of the test, and several of them
// are kept by themselves. What is said of a test without values gives its values.
func joinTakes(m *assessment.Measures, tries map[string]assessment.Take) {
	said := m.Takes
	m.Takes = nil
	for _, t := range said {
		if with, there := tries[t.Test]; there && t.Left == nil && t.Right == nil && max(len(with.Left), len(with.Right)) > 1 {
			t.Left, t.Right = with.Left, with.Right
		}
		m.Takes = append(m.Takes, t)
		if alone := (assessment.Measures{Takes: []assessment.Take{t}}); len(alone.Check()) == 0 {
			m.Fill(t)
		}
	}
	for _, test := range assessment.Tests() {
		t := tries[test.ID]
		if _, there := m.TakeOf(test.ID); !there && max(len(t.Left), len(t.Right)) > 1 {
			m.Takes = append(m.Takes, t)
		}
	}
}
