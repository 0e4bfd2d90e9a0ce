package catalog

import (
	"strings"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

var positions = []string{
	"standing", "sitting", "supine", "prone", "side-lying", "quadruped", "kneeling", "split-stance", "walking", "hinged", "plank", "hanging",
}

var (
	phases     = []string{"release", "mobilize", "integrate"}
	stages     = []string{"mobility", "static", "eccentric", "concentric", "functional"}
	variables  = []string{"nothing", "reps", "time", "load", "distance"}
	breathings = []string{"free", "slow", "exhale-on-effort"}
	tools      = []string{"dumbbell", "kettlebell", "barbell", "band", "machine", "medicine-ball", "d-ball"}

	directionNames = []string{"flexion", "extension", "rotation", "side-bend"}

	parts = []string{"position", "sides", "cues", "equipment", "tempo", "technique"}
)

// Choices lists the words that an exercise's file may have under a key, where
// these are known.
func Choices(key string) []string {
	return map[string][]string{
		"phases": phases, "stage": stages, "position": positions, "directions": directionNames, "classes": exercise.AllClasses.Codes(),
		"sides": {"both", "each", "alternate"}, "progress": variables, "tool": tools,
	}[key]
}

// ReadExercise reads one exercise file. It gives every fault of the file;
// links to other exercises are checked where the whole catalog is known.
func ReadExercise(file string, text []byte) (exercise.Exercise, Faults) {
	doc, v := ReadYAML(file, 1, text)
	if !v.Present() {
		return exercise.Exercise{}, doc.Faults
	}
	e := readExercise(v)
	return e, doc.Faults
}

func readExercise(v Value) exercise.Exercise {
	var e exercise.Exercise
	v.Fields(append(exerciseFields(&e), doseFields(&e)...)...)
	return e
}

func exerciseFields(e *exercise.Exercise) []Field {
	return []Field{
		{"id", true, func(v Value) { e.ID = readID(v) }},
		{"code", true, func(v Value) { e.Code = v.Text() }},
		{"variant-of", false, func(v Value) { e.VariantOf = readID(v) }},
		{"sources", true, func(v Value) { e.Sources = readSources(v) }},
		{"inferred", false, func(v Value) { e.Inferred = readWords(v, parts) }},
		{"phases", true, func(v Value) { e.Phases = readPhases(v) }},
		{"stage", true, func(v Value) { e.Stage, _ = exercise.ParseStage(v.OneOf(stages...)) }},
		{"classes", true, func(v Value) { e.Classes = readClasses(v) }},
		{"directions", true, func(v Value) { e.Directions = readDirections(v) }},
		{"position", true, func(v Value) { e.Position = v.OneOf(positions...) }},
		{"needs", false, func(v Value) { e.Needs = readNeeds(v) }},
		{"sides", true, func(v Value) { e.Sides, _ = body.ParseSides(v.OneOf(Choices("sides")...)) }},
		{"breathing", true, func(v Value) { e.Breathing = v.OneOf(breathings...) }},
		{"order", true, func(v Value) { e.Order = v.Int(0, 999) }},
		{"set-up", true, func(v Value) { e.SetUp = unit.Seconds(v.Int(0, 600)) }},
		{"turn-over", false, func(v Value) { e.TurnOver = unit.Seconds(v.Int(0, 120)) }},
		{"easier", false, func(v Value) { e.Easier = readIDs(v) }},
		{"harder", false, func(v Value) { e.Harder = readIDs(v) }},
		{"instead", false, func(v Value) { e.Instead = readIDs(v) }},
	}
}

func doseFields(e *exercise.Exercise) []Field {
	return []Field{
		{"dose", true, func(v Value) { e.Dose = readDose(v) }},
		{"dose-basis", true, func(v Value) { e.DoseBasis = evidence.Basis(v.OneOf("seed", "design")) }},
		{"per-circuit", false, func(v Value) { e.PerCircuit = v.Bool() }},
		{"held", false, func(v Value) { e.Held = v.Bool() }},
		{"half-a-stage-earlier", false, func(v Value) { e.Half = v.Bool() }},
		{"progress", true, func(v Value) { e.Progress, _ = exercise.ParseVariable(v.OneOf(variables...)) }},
		{"ceiling", true, func(v Value) { e.Ceiling = v.Int(1, 10000) }},
		{"loaded", false, func(v Value) { e.Loaded = v.Bool() }},
		{"tool", false, func(v Value) { e.Tool = v.OneOf(tools...) }},
		{"pieces", false, func(v Value) { e.Pieces = v.Int(1, 2) }},
		{"light-up-to", false, func(v Value) { e.LightUpTo = unit.Kilograms(v.Number()) }},
	}
}

func readDose(v Value) dose.Dose {
	d, faults := dose.Parse(v.Text())
	v.FaultsUnder(faults)
	return d
}

func readPhases(v Value) []exercise.Phase {
	var out []exercise.Phase
	for _, w := range readWords(v, phases) {
		p, _ := exercise.ParsePhase(w)
		out = append(out, p)
	}
	return out
}

func readClasses(v Value) exercise.Classes {
	var out exercise.Classes
	for _, p := range v.List() {
		c, ok := exercise.ParseClass(p.Text())
		if !ok {
			if near := Near(p.Text(), exercise.AllClasses.Codes()); near != "" {
				p.Fault("misspelled-word", p.Text(), near)
			} else {
				p.Fault("unknown-class", p.Text(), exercise.AllClasses.String())
			}
		}
		out |= c
	}
	return out
}

func readDirections(v Value) body.Directions {
	var out body.Directions
	for _, p := range v.List() {
		d, ok := body.ParseDirection(p.Text())
		if !ok {
			p.Fault("unknown-direction", p.Text(), firstOf(Near(p.Text(), directionNames), strings.Join(directionNames, ", ")))
		}
		out |= d
	}
	return out
}

func readNeeds(v Value) []exercise.Need {
	var out []exercise.Need
	for _, p := range v.List() {
		out = append(out, exercise.Need{AnyOf: readIDs(p)})
	}
	return out
}

func readSources(v Value) []evidence.ID {
	var out []evidence.ID
	for _, p := range v.List() {
		out = append(out, evidence.ID(readID(p)))
	}
	return out
}

func readWords(v Value, known []string) []string {
	var out []string
	for _, p := range v.List() {
		if w := p.OneOf(known...); w != "" {
			out = append(out, w)
		}
	}
	return out
}

func readIDs(v Value) []string {
	var out []string
	for _, p := range v.List() {
		out = append(out, readID(p))
	}
	return out
}

// readID reads a kebab-case id.
func readID(v Value) string {
	id := v.Text()
	if !isID(id) {
		v.Fault("not-an-id", id, "lower-case letters, digits and hyphens, as open-book")
	}
	return id
}

func isID(s string) bool {
	if s == "" || len(s) > 60 || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-") {
		return false
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return true
}
