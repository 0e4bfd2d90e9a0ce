package catalog

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAPoseBesideAFileIsWovenIn(t *testing.T) {
	c := load(t)
	beside := map[string]string{"towel.pose.yaml": somePose, "bad.yaml": "from: standing\nstart: {thoracic: flex 90}\n"}
	read := func(name string) ([]byte, error) {
		text, ok := beside[name]
		if !ok {
			return nil, errors.New("it is not there")
		}
		return []byte(text), nil
	}
	one := change(t, soundExercise, "text:\n", "pose: towel.pose.yaml\ntext:\n")
	w, faults := Weave("f.yaml", []byte(one), read)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if poses := c.Poses("f.yaml", w.Text); len(poses) != 1 || poses[0].From != "standing" {
		t.Errorf("its poses are %+v", poses)
	}
	if found := c.Check("f.yaml", w.Text); len(found) > 0 {
		t.Error(found)
	}
	for name, x := range map[string]struct{ text, want string }{
		"a fault after it":     {change(t, one, "Stop if it hurts.", "[a]"), `f.yaml:17:9: text.stop: wrong-type "a list" (want text)`},
		"a fault before it":    {change(t, one, "stage: mobility", "stage: none"), `f.yaml:3:8: stage: unknown-word "none" (want mobility, static, eccentric, concentric, functional)`},
		"a pose with a fault":  {change(t, one, "towel.pose.yaml", "bad.yaml"), `bad.yaml:2:19: start.thoracic: past-joint`},
		"one that is not here": {change(t, one, "towel.pose.yaml", "gone.yaml"), `f.yaml:11:1: pose: pose-elsewhere "gone.yaml"`},
		"one in a folder":      {change(t, one, "towel.pose.yaml", "../towel.pose.yaml"), `f.yaml:11:7: pose: pose-elsewhere "../towel.pose.yaml"`},
	} {
		t.Run(name, func(t *testing.T) {
			w, found := Weave("f.yaml", []byte(x.text), read)
			if len(found) == 0 {
				found = w.Unweave(c.Check("f.yaml", w.Text))
			}
			if got := strings.Join(written(found), "\n"); !strings.HasPrefix(got, x.want) {
				t.Error(cmp.Diff(x.want, got))
			}
		})
	}
	inside := Located{File: "f.yaml", Line: 13, Column: 10, Text: "  start: {thoracic: flex 4}"}
	if got := w.Unweave(Faults{inside}); got[0].File != "towel.pose.yaml" || got[0].Line != 2 || got[0].Column != 8 || got[0].Text != "start: {thoracic: flex 4}" {
		t.Errorf("within the pose it stands at %+v", got[0])
	}
}
