package exchange

import (
	"errors"
	"strings"
	"testing"

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
	"tspine/internal/golden"
)

// everyView does something with each figure as it is seen from each view that its
// pose offers besides the usual one, for one build.
func everyView(t *testing.T, build string, do func(t *testing.T, name string, p Picture)) {
	t.Helper()
	lib, say, n := content(t), english(t), 0
	for _, id := range lib.PoseIDs() {
		pose, err := lib.Pose(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, view := range pose.Views {
			n++
			p, err := PictureSeen(lib, "en", id, view, Person{Build: build})
			if err != nil {
				t.Errorf("%s from %s: %v", id, view, err)
				continue
			}
			t.Run(id+"-"+view, func(t *testing.T) { do(t, id+"-"+view, p.Said(say)) })
		}
	}
	if n == 0 {
		t.Fatal("nothing is seen from elsewhere")
	}
}

// TestEveryViewIsAsItWasLookedAt keeps the end of every figure from each view as
// a file that can be opened, and holds what is asked of any figure.
func TestEveryViewIsAsItWasLookedAt(t *testing.T) {
	everyView(t, "", func(t *testing.T, name string, p Picture) {
		golden.Check(t, "views/"+name+".svg", p.Finish())
		if size := zipped(t, p.Moving()); size > 16<<10 {
			t.Errorf("%d bytes with gzip", size)
		}
		if p.Scene.Pose.Second != "" {
			t.Error("it has a second picture")
		}
		for _, u := range []float64{0, .5, 1} {
			for _, f := range uncovered(p.Scene.At(u)) {
				t.Errorf("at %v: %s", u, f)
			}
		}
	})
}

// TestAViewShowsAnother compares from where a figure is seen from each view with
// its usual camera.
func TestAViewShowsAnother(t *testing.T) {
	lib := content(t)
	for _, id := range lib.PoseIDs() {
		pose, err := lib.Pose(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, view := range pose.Views {
			if drawing.UsualView(pose) == view {
				t.Errorf("%s is seen from %s as it is", id, view)
			}
		}
	}
}

func TestEverythingIsInsideItsBoxFromEveryView(t *testing.T) {
	for _, b := range figure.Builds() {
		everyView(t, b.Name, func(t *testing.T, name string, p Picture) {
			for _, u := range []float64{0, .3, .6, 1} {
				for _, f := range outside(p.Scene.At(u)) {
					t.Errorf("%s build at %v: %s", b.Name, u, f)
				}
			}
		})
	}
}

func TestTheTitleSaysTheView(t *testing.T) {
	p, err := PictureSeen(content(t), "en", "open-book", drawing.Back, Person{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.Said(english(t))
	if text := string(p.Still(0)); !strings.Contains(text, ">Open book, right side, from behind</title>") {
		t.Errorf("%.300s", text)
	}
	p.Page.Mirror = true
	if text := string(p.Still(0)); !strings.Contains(text, ">Open book, left side, from behind</title>") {
		t.Errorf("the mirror: %.300s", text)
	}
}

func TestAViewThatIsNotOfferedIsToldWithThoseThatAre(t *testing.T) {
	_, err := PictureSeen(content(t), "en", "cat-cow", drawing.Back, Person{})
	var unknown *UnknownError
	if !errors.As(err, &unknown) || unknown.Error() != `unknown view "back": front, side` {
		t.Errorf("%v", err)
	}
}
