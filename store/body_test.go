package store

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/internal/golden"
)

// full is an event of each kind that is kept as JSON, with something in every
// field.
var full = map[string]course.Event{
	"about": {About: &course.About{
		Profile: person.Profile{
			Age: 34, Sex: person.Female, Training: person.Active, Goal: person.Desk, Minutes: 15, Pounds: true,
			Equipment: person.Equipment{
				Owned:       []string{"wall", "band"},
				Dumbbells:   []person.Piece{{Each: 2.5, Pair: true}},
				Kettlebells: []person.Piece{{Each: 12}},
				Bar:         20, Plates: []unit.Kilograms{1.25, 5}, Bands: []string{"yellow", "green"},
			},
		},
		Schedule: person.Schedule{
			Days:   [7]person.Slot{{On: true, At: person.At(18, 0)}, {On: true, At: person.At(7, 30)}, {On: true, At: person.At(7, 30)}, {On: true, At: person.At(7, 30)}, {On: true, At: person.At(7, 30)}, {On: true, At: person.At(10, 0)}, {On: true, At: person.At(10, 0)}},
			Breaks: person.Breaks{None: true, Most: 2, From: person.At(9, 0), To: person.At(17, 0)},
		},
		Country: "DE", Program: "mine", Zone: "Europe/Berlin", Text: "id: mine # and a remark", Own: &program.Program{
			ID: "mine", Title: "Mine", Sources: []evidence.ID{"tspine"}, Basis: evidence.Design, Adaptive: true,
			Stages: []program.Stage{{Stage: exercise.Mobility, Weeks: 4, Parts: []program.Part{{
				Name: "first", Phase: exercise.Mobilize, For: program.ForStiff, Choose: program.ChooseOne,
				Lines: []program.Line{{Exercise: "cat-cow", Dose: dose.Dose{
					Kind: dose.Timed, Sets: dose.Exactly(1), Reps: dose.Exactly(1), Each: dose.Range{Min: 30, Max: 60},
					Often: dose.Often{PerDay: dose.Exactly(3)},
				}}},
			}}}},
			Circuits: []program.Circuit{{
				Name: "main", Rounds: dose.Range{Min: 1, Max: 3}, Modes: []program.Mode{program.WarmUp},
				Parts: []program.Part{{
					Name: "last", Phase: exercise.Integrate, For: program.ForLoose, Choose: program.ChooseAny,
					Lines: []program.Line{{Exercise: "band-row", Dose: dose.Dose{Sets: dose.Exactly(3), Reps: dose.Exactly(10)}}},
				}},
			}},
		},
	}},
	"screening": {Screen: &course.Screen{
		Answers: screening.Answers{
			"chest_pain_24h":   screening.No(),
			"osteoporosis":     screening.Yes(),
			"fusion":           screening.NotSure(),
			"height_loss_cm":   screening.Count(1.5),
			"bp":               screening.Pressure(120, 80),
			"weakness":         screening.Choice("limb"),
			"nice_items":       screening.Several("buttock", "nsaid"),
			"not_yet_answered": {},
		},
		Pain: course.Pain{Rest: unit.Rate(2), Move: unit.Rate(3), Worst: unit.Rate(0)},
		Hits: []screening.Hit{{
			Concept: "night-pain", Word: "at night", Text: "It aches at night.",
			Asks: []string{"R15"}, Notes: []string{"heat-not-over-rub"}, Reasked: true,
		}},
		Clearances: []screening.Clearance{{Flag: "R19", Day: 20_400, By: "Dr. Ada"}},
		Text:       "It aches at night.",
	}},
	"measure": {Measure: &assessment.Measures{
		Day: 20_412, Baselines: 2,
		PainRest: unit.Rate(1), PainMove: unit.Rate(2), PainWorst: unit.Rate(4), Stiffness: unit.Rate(6),
		LLR: assessment.Two(38, 46), Seated: assessment.Pair{Left: 40, HasLeft: true}, HalfKneeling: assessment.Two(50, 51),
		Extension: assessment.One(21), SideBend: assessment.Two(20, 21.5), OWD: assessment.One(0), SWA: assessment.Two(1, 3),
		ArmRaise: assessment.Two(3, 4), Scapular: assessment.One(45), Prone: assessment.One(30), PlankRow: assessment.Two(20, 22), SideBendTilt: assessment.Two(31, 33), BieringSorensen: assessment.One(90),
		WallHold: assessment.HasShown, WallAngels: assessment.NotShown, OverheadSquat: assessment.NotTaken,
		Takes: []assessment.Take{{
			Test: assessment.LumbarLocked, By: assessment.ByPhone, Device: "Chrome, Android", Version: "0.1", Pain: unit.Rate(1),
			Left: []float64{37, 38, 39}, Right: []float64{45, 46, 47},
		}},
	}},
	"check": {Check: &course.Check{Answers: screening.Answers{"sedative": screening.Yes(), "new_symptom": screening.No()}}},
}

// What is kept today has to be read by every later version. Where a golden
// changes, people's stores hold the old form: the reader has to know both.
func TestKeptFormsStayAsTheyAre(t *testing.T) {
	for name, e := range full {
		e.ID = "01936e3c-0000-7000-8000-000000000000"
		r, err := recordOf("ada", e)
		if err != nil {
			t.Fatal(err)
		}
		body := r.row[len(r.row)-1].(string)
		var lines bytes.Buffer
		if err := json.Indent(&lines, []byte(body), "", "\t"); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, name+".json", append(lines.Bytes(), '\n'))
		kept, err := os.ReadFile(filepath.Join("testdata", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		got := course.Event{ID: e.ID}
		if err := readBody(&got, name, string(kept)); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, e) {
			t.Errorf("%s: read %+v, want %+v", name, got, e)
		}
	}
}

// A field without a value in the goldens could change its name unseen.
func TestTheGoldensHoldEveryField(t *testing.T) {
	for name, e := range full {
		v := reflect.ValueOf(e)
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.Pointer && !f.IsNil() {
				for _, path := range blank(f.Elem(), name) {
					if path != "measure.OverheadSquat" { // not taken is its own value
						t.Errorf("%s is empty", path)
					}
				}
			}
		}
	}
}

// blank lists the exported fields within v that nothing was put into.
func blank(v reflect.Value, path string) []string {
	var out []string
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return []string{path}
		}
		return blank(v.Elem(), path)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[dose.Dose]() { // in its notation
			return nil
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type.Kind() != reflect.Bool && f.Type.Kind() != reflect.Float64 {
				out = append(out, blank(v.Field(i), path+"."+f.Name)...)
			}
		}
	case reflect.Slice, reflect.Map:
		if v.Len() == 0 {
			return []string{path}
		}
		if v.Kind() == reflect.Slice {
			return blank(v.Index(0), path)
		}
	default:
		if v.IsZero() {
			out = append(out, path)
		}
	}
	return out
}

func TestAFieldThatIsNoLongerKnownIsAFault(t *testing.T) {
	var e course.Event
	for name, body := range map[string]string{
		"about":     `{"Country":"DE","Star":"Sirius"}`,
		"screening": `{"Answers":{"bp":{"guess":1}}}`,
		"measure":   `{"Wingspan":{"Value":180,"Taken":true}}`,
		"check":     `{"Answers":null,"Mood":3}`,
	} {
		if err := readBody(&e, name, body); err == nil {
			t.Errorf("%s: %s was read", name, body)
		}
	}
}
