package catalog

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tspine/engine/figure"
)

func sortedTexts(list []string) []string { slices.Sort(list); return list }

// keeps gives the catalog with an own exercise that has a pose and a lock.
func keeps(t *testing.T, text, drawn string) *Catalog {
	t.Helper()
	c, faults := load(t).With([]File{{Name: "towel-rotation", Text: []byte(text), Drawn: drawn}})
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAPoseOfAnOwnExerciseIsDrawnFromWhatWasKept(t *testing.T) {
	text := posed(somePose)
	poses := load(t).Poses("f.yaml", []byte(text))
	if len(poses) != 1 || poses[0].ID != "towel-rotation" {
		t.Fatalf("its poses are %+v", poses)
	}
	lock, solved, faults := DrawPose(poses[0], nil)
	if err := faults.Err(); err != nil || len(solved) != len(figure.Builds()) {
		t.Fatal(err)
	}
	kept := WriteDrawn(map[string]string{"towel-rotation": lock})
	c := keeps(t, text, kept)
	for _, b := range figure.Builds() {
		if v, err := c.Figure("towel-rotation", b); err != nil || len(v.Motion.Way) < 3 {
			t.Errorf("%s: %v", b.Name, err)
		}
	}
	mark := c.Drawn("towel-rotation")
	if mark == "" || c.Lock(poses[0]) != lock || !c.Posed("towel-rotation") {
		t.Error("it is not drawn")
	}
	if p, err := c.Pose("towel-rotation"); err != nil || p.From != "standing" {
		t.Error(p, err)
	}
	moved := poses[0]
	moved.From = "squat"
	if c.Lock(moved) != "" {
		t.Error("the lock of another pose is taken for this one's")
	}
	for name, drawn := range map[string]string{
		"none": "", "another's": WriteDrawn(map[string]string{"open-book": lock}), "no lock": "pose towel-rotation\nstamp\n",
		"numbers out of the world": strings.Replace(kept, "start ", "start pelvis-x=1e300 ", 1), "no number": strings.Replace(kept, "start ", "start pelvis-x=NaN ", 1),
		"far too long": strings.Replace(kept, "end", strings.Repeat("9\n", 1000)+"end", 1),
	} {
		if c := keeps(t, text, drawn); c.Drawn("towel-rotation") != "" || !c.Posed("towel-rotation") {
			t.Errorf("a lock with %s: it is drawn", name)
		}
	}
	if c := keeps(t, soundExercise, kept); c.Posed("towel-rotation") || c.Drawn("towel-rotation") != "" {
		t.Error("without a pose it is drawn")
	}
}

func TestAPoseThatCannotBeDrawnSaysWhereAndWhy(t *testing.T) {
	text := posed("from: standing\ncontacts: [feet on floor]\nstart: {thoracic: flex 4}\nend:\n  thoracic: ext 4\n  contacts: [left hand on floor, left hand on head]\n")
	pose := load(t).Poses("f.yaml", []byte(text))[0]
	_, _, faults := DrawPose(pose, nil)
	if len(faults) == 0 || faults[0].Code != "figure-contact" || faults[0].Path != "end" {
		t.Fatalf("told is %v", faults)
	}
	at := AtPoseOf("f.yaml", []byte(text), "towel-rotation", faults[:1])
	if len(at) != 1 || at[0].Path != "pose.end" || at[0].Line != strings.Count(text, "\n")-1 {
		t.Errorf("it stands at %+v", at)
	}
	if _, _, faults := DrawPose(pose, func() bool { return false }); len(faults) != 1 || faults[0].Code != "figure-too-long" {
		t.Errorf("stopped it says %v", faults)
	}
}

// TestAHostilePoseIsRefusedAtOnce gives what no figure needs.
func TestAHostilePoseIsRefusedAtOnce(t *testing.T) {
	many := func(n int, one string) string { return strings.TrimSuffix(strings.Repeat(one+", ", n), ", ") }
	for name, w := range map[string]struct{ pose, code string }{
		"no number":            {"start: {thoracic: flex NaN}", "past-joint"},
		"a number without end": {"start: {pelvis: forward 1e308}", "past-joint"},
		"a gap of no number":   {"contacts: [hands NaN apart]\nstart: {}", "out-of-range"},
		"a camera of none":     {"camera: NaN 12\nstart: {}", "unknown-camera"},
		"a prop far away":      {"props: [{prop: wall, at: [1000000000, 0, 0]}]\nstart: {}", "out-of-range"},
		"a giant prop":         {"props: [{prop: wall, size: [1000000000, 1, 1]}]\nstart: {}", "out-of-range"},
		"a prop that spins":    {"props: [{prop: wall, turn: 1000}]\nstart: {}", "out-of-range"},
		"a thousand props":     {"props: [" + many(1000, "mat") + "]\nstart: {}", "wrong-count"},
		"a thousand contacts":  {"contacts: [" + many(1000, "hands on floor") + "]\nstart: {}", "wrong-count"},
		"a thousand postures":  {"start: {}\nvia: [" + many(1000, "{}") + "]", "wrong-count"},
		"a thousand angles":    {"start: {thoracic: \"" + many(1000, "flex 4") + "\"}", "wrong-count"},
		"a thousand arrows":    {"start: {}\narrows: [" + many(1000, "head") + "]", "wrong-count"},
		"a thousand ends":      {"start: {}\nprops: [{prop: band, ends: [" + many(1000, "[0, 0, 0]") + "]}]", "wrong-count"},
		"itself":               {"start: &a {thoracic: flex 4}\nend: *a", "wrong-type"},
		"deep inside":          {"start: " + strings.Repeat("[", 5000), "too-deep"},
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			_, faults := ReadPose("f.yaml", []byte("from: standing\n"+w.pose+"\n"))
			if !slices.ContainsFunc(faults, func(f Located) bool { return f.Code == w.code && f.Line > 0 }) {
				t.Errorf("told is %.300s", faults.Error())
			}
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
	if _, faults := ReadPose("f.yaml", []byte("from: standing\nstart: {}\n")); len(faults) > 0 {
		t.Errorf("a sound one is refused: %v", faults)
	}
}
