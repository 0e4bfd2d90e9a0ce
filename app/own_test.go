package app_test

import (
	"strings"
	"testing"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

const towel = `id: towel-rotation
phases: [mobilize]
stage: mobility
classes: [ROT_UNL]
directions: [rotation]
position: sitting
sides: each
dose: DOSE
progress: reps
text: {name: Towel rotation, for: A, set-up: [B], cues: [C, D], stop: E}
`

// withTowel gives the catalog with an exercise of one's own at some dose.
func withTowel(t *testing.T, dose string) *catalog.Catalog {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(strings.Replace(towel, "DOSE", dose, 1))
	all, faults := lib.With([]catalog.File{{Name: "towel.yaml", Text: text}})
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAChangedExerciseOfOnesOwnMakesWhatWasComputedStale(t *testing.T) {
	none, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	one, other := app.Version(withTowel(t, "2x8/side")), app.Version(withTowel(t, "3x8/side"))
	if one == other || one == app.Version(none) {
		t.Errorf("versions %s, %s, and %s without it", one, other, app.Version(none))
	}
}

func TestThePlannerTakesAnOwnExerciseOnlyWhereItIsPinned(t *testing.T) {
	h := newHome(t)
	h.start()
	h.App = app.New(withTowel(t, "2x8/side"), h.keep, h.keep, h.Now)
	there := func(s programSession) bool {
		for _, one := range s.Parts {
			if one.Exercise == "towel-rotation" {
				return true
			}
		}
		return false
	}
	long, err := h.Today(h.ctx(), h.who, 180, "")
	if err != nil || there(long.Main) {
		t.Fatalf("it is in the longest session without being asked for (%v)", err)
	}
	if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Pin, Exercise: "towel-rotation"}); err != nil {
		t.Fatal(err)
	}
	if !there(h.today().Main) {
		t.Error("it is pinned, and not in the session")
	}
	h.trainMain()
	h.sleep(1)

	// The file goes away: what was logged stays, and the day goes on.
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	h.App = app.New(lib, h.keep, h.keep, h.Now)
	if d := h.today(); there(d.Main) || len(d.Main.Parts) == 0 {
		t.Error("without its file it is still in the session, or nothing is")
	}
	h.sleep(7)
	h.trainMain()
	if h.entries() != 2 {
		t.Errorf("%d entries are kept, want both", h.entries())
	}
}

func TestADayBeforeAnybodyCouldTrainIsRefused(t *testing.T) {
	h := newHome(t)
	h.start()
	early, err := unit.ParseDay("0001-01-01")
	if err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]func() error{
		"an entry": func() error {
			_, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Day: early, Lines: []logbook.Done{{Exercise: "cat-cow"}}})
			return err
		},
		"a morning": func() error {
			_, err := h.Morning(h.ctx(), h.who, logbook.Morning{Day: early, Pain: unit.Rate(1)})
			return err
		},
	} {
		if err := try(); err == nil || !contains([]byte(err.Error()), "out-of-range") {
			t.Errorf("%s of the year 1: %v", name, err)
		}
	}
}
