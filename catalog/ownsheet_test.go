package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// somePose is quickly solved.
const somePose = "from: standing\nstart: {thoracic: flex 4}\nend: {thoracic: ext 4}\n"

// posed gives the sound exercise with a pose.
func posed(pose string) string {
	w := &sheetWriter{}
	w.pose(pose)
	return soundExercise + w.String()
}

func TestASheetOfAnExerciseIsReadAsItWasWritten(t *testing.T) {
	c := load(t)
	full := change(t, soundExercise, "progress: reps", "progress: reps\nceiling: 40\nbreathing: slow\neasier: [seated-rotation]\ninstead: [open-book]\nheld: true # not yet")
	full = change(t, full, "needs: [[chair]]", "needs: [[chair, bench], [wall]]")
	full = change(t, full, "  stop: Stop", "  faults: [{fault: \"The hips, too.\", feel: \"In the low back.\"}]\n  safety: [\"Slowly: no jerks.\"]\n  stop: Stop")
	for name, text := range map[string]string{
		"an exercise": soundExercise, "with everything": full, "with a pose": posed(somePose), "with remarks in its pose": posed("# mine\n" + somePose),
		"with a pose in one line": soundExercise + "pose: {from: standing, start: {thoracic: flex 4}}\n",
	} {
		t.Run(name, func(t *testing.T) {
			s, ok := c.OwnSheetOf([]byte(text))
			if !ok {
				t.Fatal("there is no sheet of it")
			}
			if faults := c.ReadOwnSheet(&s); len(faults) > 0 {
				t.Error(faults)
			}
			again, ok := c.OwnSheetOf(s.YAML())
			if diff := cmp.Diff(s, again); diff != "" || !ok {
				t.Error(ok, diff)
			}
		})
	}
}

func TestWhatASheetCannotHoldHasNone(t *testing.T) {
	c := load(t)
	for name, text := range map[string]string{
		"a program": soundProgram, "no text at all": "", "no keys": "- a\n", "two exercises": "exercises:\n  - {id: a}\n  - {id: b}\n", "in one line": "{id: a}\n",
		"a slip with a colon": change(t, soundExercise, "  stop: Stop", "  faults: [{fault: \"One: two.\", feel: \"Three.\"}]\n  stop: Stop"),
	} {
		if _, ok := c.OwnSheetOf([]byte(text)); ok {
			t.Errorf("%s has a sheet", name)
		}
	}
}

func TestAFaultOfASheetNamesItsField(t *testing.T) {
	c := load(t)
	for name, w := range map[string]struct {
		change func(s *OwnSheet)
		want   string
	}{
		"nothing wrong":       {func(*OwnSheet) {}, ""},
		"no name":             {func(s *OwnSheet) { s.Words.Name = "" }, "text.name left-empty"},
		"nothing at all":      {func(s *OwnSheet) { *s = OwnSheet{} }, "dose left-empty|id left-empty|phases wrong-count|position left-empty|progress left-empty|sides left-empty|stage left-empty|text.cues left-empty|text.for left-empty|text.name left-empty|text.set-up left-empty|text.stop left-empty"},
		"a dose in words":     {func(s *OwnSheet) { s.Dose = "2x8-5/side rest 60" }, "dose descending 3|dose bad-rest 12"},
		"a weight, no tool":   {func(s *OwnSheet) { s.Dose = "2x8/side @ 5kg" }, "tool left-empty"},
		"a thing that is not": {func(s *OwnSheet) { s.Needs = []string{"wall", "chiar"} }, "needs unknown-thing"},
		"a link to nothing":   {func(s *OwnSheet) { s.Harder = []string{"cat-kow"} }, "harder unknown-exercise"},
		"a slip half told":    {func(s *OwnSheet) { s.Words.Slips = []string{"The hips turn."} }, "text.faults left-empty"},
		"one cue":             {func(s *OwnSheet) { s.Words.Cues = []string{"Turn."} }, "text.cues wrong-count"},
		"a pose past a joint": {func(s *OwnSheet) { s.Pose = "from: standing\nstart: {thoracic: flex 90}\n" }, "pose.start.thoracic past-joint 2:19"},
		"a pose in a file":    {func(s *OwnSheet) { s.Pose = "towel.pose.yaml" }, "pose wrong-type 1:1"},
		"a pose that ends it": {func(s *OwnSheet) { s.Pose = somePose + "...\n" }, "pose not-yaml"},
		"quotes, colons, #":   {func(s *OwnSheet) { s.Words.For = `"a": #b, [c] \ 'd'` }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := c.OwnSheetOf([]byte(soundExercise))
			w.change(&s)
			var got []string
			for _, f := range c.ReadOwnSheet(&s) {
				one := f.Path + " " + f.Code
				switch {
				case f.Line > 0:
					one += " " + strings.Split(f.Error(), ":")[1] + ":" + strings.Split(f.Error(), ":")[2]
				case f.Fault.Column > 0:
					one += " " + string(rune('0'+f.Fault.Column/10)) + string(rune('0'+f.Fault.Column%10))
				}
				got = append(got, strings.ReplaceAll(one, " 0", " "))
			}
			if strings.Count(w.want, "|") > 5 {
				got = sortedTexts(got)
			}
			if diff := cmp.Diff(w.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
