package catalog

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// rowFile is a whole exercise file, every key of it used.
const rowFile = `id: own-row
code: T-90
variant-of: plank-row
sources: [tspine, acsm-2011]
inferred: [cues, tempo]
phases: [integrate, mobilize]
stage: concentric
classes: [PULL, PLANK]
directions: [rotation, extension]
position: plank
needs:
  - [dumbbell, kettlebell]
  - [mat, floor]
sides: each
dose: 2x10-15/side rest 60-90s
dose-basis: design
per-circuit: true
held: false
progress: load
ceiling: 30
breathing: exhale-on-effort
order: 33
set-up: 15
turn-over: 10
loaded: true
tool: dumbbell
pieces: 1
easier: [dumbbell-row]
harder: [own-hard-row]
instead: [band-row, face-pull]
half-a-stage-earlier: true
`

func TestAnExerciseIsReadInFull(t *testing.T) {
	got, faults := ReadExercise("own-row.yaml", []byte(rowFile))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	want := exercise.Exercise{
		ID: "own-row", Code: "T-90", VariantOf: "plank-row", Sources: []evidence.ID{"tspine", "acsm-2011"}, Inferred: []string{"cues", "tempo"},
		Phases: []exercise.Phase{exercise.Integrate, exercise.Mobilize}, Stage: exercise.Concentric, Classes: exercise.Pull | exercise.Plank,
		Directions: body.Rotation | body.Extension, Position: "plank", Sides: body.Each, Loaded: true, Tool: "dumbbell", Pieces: 1,
		Needs: []exercise.Need{{AnyOf: []string{"dumbbell", "kettlebell"}}, {AnyOf: []string{"mat", "floor"}}},
		Dose:  doseOf(t, "2x10-15/side rest 60-90s"), DoseBasis: evidence.Design, PerCircuit: true, Progress: exercise.ByLoad, Ceiling: 30,
		Breathing: "exhale-on-effort", Order: 33, SetUp: 15, TurnOver: 10,
		Half: true, Easier: []string{"dumbbell-row"}, Harder: []string{"own-hard-row"}, Instead: []string{"band-row", "face-pull"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// without leaves the line of a key out.
func without(key string) string {
	return regexp.MustCompile("(?m)^"+key+":.*\n").ReplaceAllString(rowFile, "")
}

// with writes another value for a key.
func with(key, value string) string {
	return regexp.MustCompile("(?m)^"+key+":.*$").ReplaceAllString(rowFile, key+": "+value)
}

func TestWhatAnExerciseMustSay(t *testing.T) {
	for _, key := range []string{
		"id", "code", "sources", "phases", "stage", "classes", "directions", "position", "sides", "dose", "dose-basis", "progress", "ceiling",
		"breathing", "order", "set-up",
	} {
		t.Run(key+" must be there", func(t *testing.T) {
			for _, text := range []string{without(key), with(key, ""), with(key, "~")} {
				_, faults := ReadExercise("f.yaml", []byte(text))
				want := []string{"f.yaml:1:1: missing-key (want " + key + ")"}
				if diff := cmp.Diff(want, written(faults)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
	for _, key := range []string{"variant-of", "inferred", "per-circuit", "held", "turn-over", "loaded", "tool", "pieces", "easier", "harder", "instead", "half-a-stage-earlier"} {
		t.Run(key+" may be missing", func(t *testing.T) {
			if _, faults := ReadExercise("f.yaml", []byte(without(key))); len(faults) > 0 {
				t.Error(faults)
			}
		})
	}
}

func TestFaultsOfAnExerciseSayWhere(t *testing.T) {
	const id = "(want lower-case letters, digits and hyphens, as open-book)"
	for name, c := range map[string]struct{ key, value, want string }{
		"a name with a space":          {"id", "own row", `f.yaml:1:5: id: not-an-id "own row" ` + id},
		"a name that ends in a hyphen": {"id", "own-row-", `f.yaml:1:5: id: not-an-id "own-row-" ` + id},
		"a source that is a title":     {"sources", "[tspine, Hopkins 2004]", `f.yaml:4:19: sources[1]: not-an-id "Hopkins 2004" ` + id},
		"one source that is no list":   {"sources", "tspine", `f.yaml:4:10: sources: wrong-type "text" (want a list, as [a, b])`},
		"a part that nobody infers":    {"inferred", "[cues, dose]", `f.yaml:5:18: inferred[1]: unknown-word "dose" (want position, sides, cues, equipment, tempo, technique)`},
		"a phase that is none":         {"phases", "[integrate, tone]", `f.yaml:6:21: phases[1]: unknown-word "tone" (want release, mobilize, integrate)`},
		"a stage by its number":        {"stage", "4", `f.yaml:7:8: stage: unknown-word "4" (want mobility, static, eccentric, concentric, functional)`},
		"a class in lower case":        {"classes", "[PULL, plank]", `f.yaml:8:17: classes[1]: unknown-class "plank" (want ` + exercise.AllClasses.String() + ")"},
		"a class that is a list":       {"classes", "[[PULL]]", `f.yaml:8:11: classes[0]: wrong-type "a list" (want text)`},
		"a direction that is none":     {"directions", "[left]", `f.yaml:9:14: directions[0]: unknown-direction "left" (want flexion, extension, rotation, side-bend)`},
		"a position that is none":      {"position", "lying", `f.yaml:10:11: position: unknown-word "lying" (want standing, sitting, supine, prone, side-lying, quadruped, kneeling, split-stance, walking, hinged, plank, hanging)`},
		"sides that are one":           {"sides", "left", `f.yaml:14:8: sides: unknown-word "left" (want both, each, alternate)`},
		"a dose that can't be":         {"dose", "2x10-15/side rest 60-90", `f.yaml:15:20: dose: bad-rest "rest 60-90" (want rest 60-90s)`},
		"a dose with its exercise":     {"dose", "own-row", `f.yaml:15:7: dose: bad-amount "own-row" (want 3x10, 10x5s, 30s/side, 20m or 10 breaths)`},
		"a ground that no dose has":    {"dose-basis", "found", `f.yaml:16:13: dose-basis: unknown-word "found" (want seed, design)`},
		"yes for true":                 {"per-circuit", "yes", `f.yaml:17:14: per-circuit: wrong-type "yes" (want true or false)`},
		"seconds for time":             {"progress", "seconds", `f.yaml:19:11: progress: unknown-word "seconds" (want nothing, reps, time, load, distance)`},
		"a ceiling of nothing":         {"ceiling", "0", `f.yaml:20:10: ceiling: out-of-range "0" (want a whole number from 1 to 10000)`},
		"a breathing that is none":     {"breathing", "deep", `f.yaml:21:12: breathing: unknown-word "deep" (want free, slow, exhale-on-effort)`},
		"an order past the last":       {"order", "1000", `f.yaml:22:8: order: out-of-range "1000" (want a whole number from 0 to 999)`},
		"an hour to get ready":         {"set-up", "3600", `f.yaml:23:9: set-up: out-of-range "3600" (want a whole number from 0 to 600)`},
		"a turn-over in words":         {"turn-over", "ten", `f.yaml:24:12: turn-over: wrong-type "ten" (want a whole number)`},
		"a tool that nobody holds":     {"tool", "chair", `f.yaml:26:7: tool: unknown-word "chair" (want dumbbell, kettlebell, barbell, band, machine, medicine-ball, d-ball)`},
		"three hands":                  {"pieces", "3", `f.yaml:27:9: pieces: out-of-range "3" (want a whole number from 1 to 2)`},
		"half in words":                {"half-a-stage-earlier", "half", `f.yaml:31:23: half-a-stage-earlier: wrong-type "half" (want true or false)`},
		"a link that is a title":       {"harder", "[Own Hard Row]", `f.yaml:29:10: harder[0]: not-an-id "Own Hard Row" ` + id},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadExercise("f.yaml", []byte(with(c.key, c.value)))
			if diff := cmp.Diff([]string{c.want}, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEveryFaultOfAnExerciseComesAtOnce(t *testing.T) {
	text := strings.NewReplacer("stage: concentric", "stage: hard", "pieces: 1", "pieces: many", "order: 33\n", "", "2x10-15/side rest 60-90s", "2x15-10/side rest 60 rir 11").Replace(rowFile)
	_, faults := ReadExercise("f.yaml", []byte(text+"equipment: [band]\n"))
	var got []string
	for _, f := range faults {
		got = append(got, strings.TrimSpace(f.Path+" "+f.Code))
	}
	want := []string{"stage unknown-word", "dose descending", "dose bad-rest", "dose too-large", "pieces wrong-type", "unknown-key", "missing-key"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i, f := range faults[:6] {
		if f.Line < 7 || i > 0 && f.Line < faults[i-1].Line {
			t.Errorf("%s stands before the fault above", f.Error())
		}
	}
}

func TestNeedsAreListsOfLists(t *testing.T) {
	for name, c := range map[string]struct{ value, want string }{
		"one thing that is no list":       {"[band]", `f.yaml:11:9: needs[0]: wrong-type "text" (want a list, as [a, b])`},
		"a thing with a space":            {"[[foam roller]]", `f.yaml:11:10: needs[0][0]: not-an-id "foam roller" (want lower-case letters, digits and hyphens, as open-book)`},
		"nothing needed is an empty list": {"[]", ""},
	} {
		t.Run(name, func(t *testing.T) {
			text := regexp.MustCompile(`needs:\n.*\n.*\n`).ReplaceAllString(rowFile, "needs: "+c.value+"\n")
			_, faults := ReadExercise("f.yaml", []byte(text))
			if got := strings.Join(written(faults), "\n"); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestIDs(t *testing.T) {
	for name, c := range map[string]struct {
		id   string
		want bool
	}{
		"words and hyphens":          {"open-book", true},
		"digits":                     {"breathing-90-90", true},
		"one letter":                 {"a", true},
		"nothing":                    {"", false},
		"an upper-case letter":       {"Open-book", false},
		"a space":                    {"open book", false},
		"an underscore":              {"open_book", false},
		"a hyphen first":             {"-book", false},
		"a hyphen last":              {"book-", false},
		"a point":                    {"open.book", false},
		"a way out of the folder":    {"../open-book", false},
		"letters of other alphabets": {"öffnen", false},
		"sixty letters":              {strings.Repeat("a", 60), true},
		"sixty-one":                  {strings.Repeat("a", 61), false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := isID(c.id); got != c.want {
				t.Errorf("%q: %v, want %v", c.id, got, c.want)
			}
		})
	}
}

// TestIDsAreSafeAsFileNames holds that what is taken as an id never leads out of
// its folder, whatever somebody writes.
func TestIDsAreSafeAsFileNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z0-9./-]{1,8}`)).Draw(t, "id")
		if isID(id) && (path.Join("text", id) != "text/"+id || !fs.ValidPath(id) || strings.ToLower(id) != id) {
			t.Fatalf("%q is taken as an id", id)
		}
	})
}

func TestFilesAreNamedLikeWhatTheyHold(t *testing.T) {
	c := load(t)
	for folder, ids := range map[string]func(text []byte) string{
		"exercises": func(text []byte) string { e, _ := ReadExercise("f", text); return e.ID },
		"programs":  func(text []byte) string { p, _ := ReadProgram("f", text, nil); return p.ID },
	} {
		names, err := fs.Glob(files, folder+"/*.yaml")
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", folder, len(names), err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := ids(text), strings.TrimSuffix(path.Base(name), ".yaml"); got != want {
				t.Errorf("%s holds %s", name, got)
			}
		}
	}
	texts, err := fs.Glob(files, "text/*/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range texts {
		id := strings.TrimSuffix(path.Base(name), ".yaml")
		if !slices.Contains([]string{"keywords", "programs", "help"}, id) && c.Exercises.Get(id) == nil {
			t.Errorf("%s is the text of no exercise", name)
		}
	}
}

// TestDosesStandInTheirOnlyForm holds that files write a dose as the program
// writes it, so that what a person reads and what a file says are the same.
func TestDosesStandInTheirOnlyForm(t *testing.T) {
	line := regexp.MustCompile(`(?m)^dose: "?(.*?)"?( *#.*)?$`)
	for _, e := range load(t).Exercises.All() {
		text, err := fs.ReadFile(files, "exercises/"+e.ID+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if found := line.FindSubmatch(text); found == nil || string(found[1]) != e.Dose.String() {
			t.Errorf("%s: the file says %q, the program %q", e.ID, found, e.Dose)
		}
	}
}

func TestCodesAndIDsStandOnce(t *testing.T) {
	ids, codes := map[string]bool{}, map[string]string{}
	for _, e := range load(t).Exercises.All() {
		if other, twice := codes[e.Code]; twice {
			t.Errorf("%s and %s both have code %s", e.ID, other, e.Code)
		}
		if ids[e.ID] {
			t.Errorf("%s stands twice", e.ID)
		}
		ids[e.ID], codes[e.Code] = true, e.ID
	}
}

func TestDosesFitTheirExercises(t *testing.T) {
	for _, e := range load(t).Exercises.All() {
		if turns := e.Sides != body.Both; e.Dose.PerSide != turns {
			t.Errorf("%s: the dose %q is per side, but the exercise uses %s", e.ID, e.Dose, e.Sides)
		}
		if e.TurnOver > 0 && e.Sides == body.Both {
			t.Errorf("%s turns over, but has no sides", e.ID)
		}
		if e.Held && e.Dose.Kind != dose.Timed {
			t.Errorf("%s is held, but its dose %q isn't a time", e.ID, e.Dose)
		}
		if v := e.VariantOf; v != "" && load(t).Exercises.Get(v) == nil {
			t.Errorf("%s stands in for %s, which is nowhere", e.ID, v)
		}
	}
}

func FuzzReadExercise(f *testing.F) {
	names, err := fs.Glob(files, "exercises/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names[:10] {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{rowFile, without("dose"), with("needs", "[a, [b, {c: 1}]]"), with("classes", "[[x], ~, 1]"), with("order", "-1.0e9"), "needs: [\n", "dose: |\n  3x\n  10\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		e, faults := ReadExercise("f.yaml", text)
		located(t, text, faults)
		if len(faults) > 0 {
			return
		}
		if !isID(e.ID) || e.Stage == 0 || e.Ceiling < 1 || e.Dose.IsZero() || e.Position == "" {
			t.Fatalf("read without a fault: %+v", e)
		}
		again, wrong := dose.Parse(e.Dose.String())
		if again != e.Dose || len(wrong) > 0 {
			t.Fatalf("dose %+v is written %q, which reads %+v, %v", e.Dose, e.Dose, again, wrong)
		}
	})
}
