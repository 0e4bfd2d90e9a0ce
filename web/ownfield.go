package web

import (
	"slices"

	"tspine/catalog"
	"tspine/engine/fault"
)

// ownField is one field of the form of an exercise.
type ownField struct {
	Key, Value string
	Values     []string   // of a list
	Choices    []modePart // what there is to choose from
	Words      string     // begins the keys of the words of choices
	Optional   bool
	Known      string // id of the list of what may be typed; empty: anything
	Faults     fault.Faults
}

// wordsOf begins the keys of the words of what can be chosen.
var wordsOf = map[string]string{
	"phases": "phase", "directions": "motion", "classes": "class", "stage": "stage", "position": "position", "sides": "side", "tool": "tool", "progress": "page.own.by",
}

// optional are the fields that may be left empty.
var optional = [...]string{"id", "tool", "pieces", "held", "needs", "easier", "harder", "instead", "text.faults", "text.safety", "classes", "directions", "pose"}

// Field gives a field of the form by the path that faults have.
func (p ownPage) Field(key string) ownField {
	f := ownField{Key: key, Words: wordsOf[key], Optional: slices.Contains(optional[:], key), Faults: at(p.Faults, key)}
	s, t := &p.Sheet, &p.Sheet.Words
	one := map[string]string{
		"id": s.ID, "stage": s.Stage, "position": s.Position, "sides": s.Sides, "dose": s.Dose, "progress": s.Progress, "tool": s.Tool, "pieces": s.Pieces, "pose": s.Pose,
		"text.name": t.Name, "text.for": t.For, "text.stop": t.Stop,
	}
	several := map[string][]string{
		"phases": s.Phases, "directions": s.Directions, "classes": s.Classes, "needs": roomFor(s.Needs),
		"easier": roomFor(s.Easier), "harder": roomFor(s.Harder), "instead": roomFor(s.Instead),
		"text.set-up": t.SetUp, "text.cues": t.Cues, "text.faults": t.Slips, "text.safety": t.Safety,
	}
	f.Value, f.Values = one[key], several[key]
	switch key {
	case "needs":
		f.Known = "known-things"
	case "easier", "harder", "instead":
		f.Known = "known-exercises"
	}
	for _, id := range catalog.Choices(key) {
		f.Choices = append(f.Choices, modePart{id, id == f.Value || slices.Contains(f.Values, id)})
	}
	return f
}

// Wrong gives everything that is wrong, for how many there are.
func (p ownPage) Wrong() fault.Faults {
	out := slices.Clone(p.Faults)
	for _, m := range p.Marks {
		out = append(out, m.Fault)
	}
	for _, f := range p.Posed {
		out = append(out, f.Fault)
	}
	return out
}

// Sample gives a pose to begin with, in the notation of pose files.
func (ownPage) Sample() string {
	return "from: quadruped\nprops: [mat]\ncontacts: [knees on floor, hands on floor]\nstart: {thoracic: ext 10}\nend: {thoracic: flex 25, neck: flex 15}\ncamera: side"
}
