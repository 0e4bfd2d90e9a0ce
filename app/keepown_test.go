package app_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func towelAt(dose string) string { return strings.Replace(towel, "DOSE", dose, 1) }

// keeps keeps a text of own exercises.
func (h *home) keeps(text string) {
	h.t.Helper()
	if _, err := h.KeepExercises(h.ctx(), h.who, "f.yaml", []byte(text)); err != nil {
		h.t.Fatal(err)
	}
}

// dose gives the dose of an exercise as the person has it; none where it is not there.
func (h *home) dose(id string) string {
	h.t.Helper()
	a, err := h.For(h.ctx(), h.who)
	if err != nil {
		h.t.Fatal(err)
	}
	if e := a.Catalog.Exercises.Get(id); e != nil {
		return e.Dose.String()
	}
	return "none"
}

func TestOwnExercisesAreThoseOfTheLatestVersionAndOfTheirPersonAlone(t *testing.T) {
	h := newHome(t)
	bo, err := h.Add(h.ctx(), "bo")
	if err != nil {
		t.Fatal(err)
	}
	if got := h.dose("towel-rotation"); got != "none" {
		t.Fatalf("before: %s", got)
	}
	h.keeps(towelAt("2x8/side"))
	h.keeps(towelAt("2x8/side")) // says nothing new
	h.now = h.now.Add(-48 * time.Hour)
	h.keeps(towelAt("3x8/side")) // the clock was set back
	if got := h.dose("towel-rotation"); got != "3x8/side" {
		t.Errorf("the latest version is not the one that counts: %s", got)
	}
	all, err := h.keep.Own(h.ctx(), h.who.ID)
	if err != nil || len(all) != 2 || all[0].Text != towelAt("2x8/side") || all[0].Name != "towel-rotation" {
		t.Errorf("kept are %+v, %v", all, err)
	}
	if a, err := h.For(h.ctx(), bo); err != nil || a.Catalog.Exercises.Get("towel-rotation") != nil {
		t.Errorf("somebody else has it, too (%v)", err)
	}
	gone, err := h.RemoveExercise(h.ctx(), h.who, "towel-rotation", app.AnyState)
	if err != nil || !cmp.Equal(gone, []string{"towel-rotation"}) {
		t.Fatal(gone, err)
	}
	if list, err := h.OwnExercises(h.ctx(), h.who); err != nil || len(list) != 0 || h.dose("towel-rotation") != "none" {
		t.Errorf("it is still there: %v %v", list, err)
	}
	h.keeps(towelAt("2x8/side"))
	if got := h.dose("towel-rotation"); got != "2x8/side" {
		t.Errorf("kept again it has %s", got)
	}
}

func TestWhatAnotherProcessKeepsIsThereAtOnce(t *testing.T) {
	h := newHome(t)
	h.start()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	other := app.New(lib, h.keep, h.keep, h.Now)
	h.keeps(towelAt("2x8/side"))
	for _, want := range []string{"2x8/side", "3x8/side"} {
		if _, err := other.KeepExercises(h.ctx(), h.who, "f.yaml", []byte(towelAt(want))); err != nil {
			t.Fatal(err)
		}
		if got := h.dose("towel-rotation"); got != want {
			t.Errorf("here it has %s, there %s", got, want)
		}
	}
}

func TestEveryUseCaseKnowsOwnExercises(t *testing.T) {
	h := newHome(t)
	h.start()
	h.keeps(towelAt("2x8/side"))
	if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Pin, Exercise: "towel-rotation"}); err != nil {
		t.Fatal(err)
	}
	d := h.today()
	if !has(d.Main, "towel-rotation") {
		t.Fatal("it is pinned, and not in the session")
	}
	if tl := h.Timeline(&d, false); len(tl.Steps) == 0 || d.Catalog().Exercises.Get("towel-rotation") == nil {
		t.Error("the player does not know it")
	}
	week, err := h.Coming(h.ctx(), h.who, 0)
	if err != nil || !plans(&week, "towel-rotation") {
		t.Errorf("the coming week does not know it: %v", err)
	}
	if amount, ok, err := h.Prescribed(h.ctx(), h.who, "towel-rotation"); err != nil || !ok || amount.String() != "2x8/side" {
		t.Errorf("prescribed %v %v %v", amount, ok, err)
	}
	id, did := parse(t, "towel-rotation 2x8/side")
	e, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Lines: []logbook.Done{{Exercise: id, Did: did}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.RemoveExercise(h.ctx(), h.who, "towel-rotation", app.AnyState); err != nil {
		t.Fatal(err)
	}
	e.Note = "It went."
	if kept, _, err := h.Edit(h.ctx(), h.who, app.AnyState, e); err != nil || kept.Note != "It went." {
		t.Errorf("a session with one that is gone can't be edited: %v", err)
	}
	e.ID = ""
	if _, _, err := h.Log(h.ctx(), h.who, e); err == nil {
		t.Error("one that is gone can be logged anew")
	}
}

func has(s programSession, id string) bool {
	for _, one := range s.Parts {
		if one.Exercise == id {
			return true
		}
	}
	return false
}

func plans(w *app.Coming, id string) bool {
	for _, s := range w.Sessions {
		for _, l := range s.Timeline.Lines {
			if l.Exercise == id {
				return true
			}
		}
	}
	return false
}

func TestASessionThatWasBegunKeepsItsExercisesAndCanBeFinishedWithout(t *testing.T) {
	h := newHome(t)
	h.start()
	h.keeps(towelAt("2x8/side"))
	if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Pin, Exercise: "towel-rotation"}); err != nil {
		t.Fatal(err)
	}
	d := h.today()
	if _, err := h.Play(h.ctx(), h.who, d.Timeline, unit.Rate(1), "here"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.RemoveExercise(h.ctx(), h.who, "towel-rotation", app.AnyState); err == nil || !strings.Contains(err.Error(), "in-session") {
		t.Errorf("it is taken out of a session that is being played: %v", err)
	}
	// Another program has removed it all the same.
	if err := h.keep.Write(h.ctx(), h.who.ID, app.Write{Own: []app.Own{{ID: "x", Name: "towel-rotation", At: h.now.Add(time.Hour).UnixMicro()}}}); err != nil {
		t.Fatal(err)
	}
	train, _, err := h.Training(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	e := train.Entry()
	if _, _, err := h.Finish(h.ctx(), h.who, e); err != nil {
		t.Errorf("the session can't be finished: %v", err)
	}
}

const ownProgramText = `id: mine
title: Mine
circuits:
  - name: one
    parts:
      - {phase: mobilize, lines: [NAME 2x8/side, cat-cow 30s]}
exercises:
  - id: NAME
    phases: [mobilize]
    stage: mobility
    classes: [ROT_UNL]
    directions: [rotation]
    position: sitting
    sides: each
    dose: 2x8/side
    progress: reps
    text: {name: A, for: B, set-up: [C], cues: [D, E], stop: F}
`

func TestAProgramAndItsExercisesComeAndGoTogether(t *testing.T) {
	h := newHome(t)
	h.start()
	text := func(name string) []byte { return []byte(strings.ReplaceAll(ownProgramText, "NAME", name)) }
	if _, err := h.Follow(h.ctx(), h.who, "p.yaml", text("first-turn")); err != nil {
		t.Fatal(err)
	}
	if d := h.today(); !has(d.Main, "first-turn") {
		t.Fatal("its exercise is not in the session")
	}
	for name, try := range map[string]func() error{
		"removed":          func() error { _, err := h.RemoveExercise(h.ctx(), h.who, "first-turn", app.AnyState); return err },
		"replaced beneath": func() error { _, err := h.KeepExercises(h.ctx(), h.who, "p.yaml", text("other-turn")); return err },
	} {
		if err := try(); err == nil || !strings.Contains(err.Error(), "in-program") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := h.Follow(h.ctx(), h.who, "p.yaml", text("other-turn")); err != nil {
		t.Fatalf("its next version: %v", err)
	}
	if d := h.today(); !has(d.Main, "other-turn") || has(d.Main, "first-turn") || h.dose("first-turn") != "none" {
		t.Error("the next version is not followed")
	}
	bad := strings.Replace(string(text("other-turn")), "2x8/side, cat-cow 30s", "0x8/side, cat-kow 30s", 1)
	_, err := h.Follow(h.ctx(), h.who, "p.yaml", []byte(bad))
	if err == nil || !strings.Contains(err.Error(), "p.yaml:6:") || !strings.Contains(err.Error(), "unknown-exercise") || !strings.Contains(err.Error(), "too-small") {
		t.Errorf("faults: %v", err)
	}
}

func TestAfterOtherExercisesTheWeeksAreComputedOnceAndKept(t *testing.T) {
	h := newHome(t)
	demo, err := h.Demo(h.ctx(), "demo", 40)
	if err != nil {
		t.Fatal(err)
	}
	h.who = demo
	look := func() (string, unit.Day) {
		t.Helper()
		h.today()
		a, err := h.For(h.ctx(), demo)
		if err != nil {
			t.Fatal(err)
		}
		rules := app.Version(a.Catalog)
		_, next, _, err := h.keep.LastWeek(h.ctx(), demo.ID, rules, unit.DayOf(h.now))
		if err != nil {
			t.Fatal(err)
		}
		return rules, next
	}
	before, first := look()
	h.keeps(towelAt("2x8/side"))
	after, next := look()
	if before == after || first == 0 || next != first {
		t.Errorf("rules %s keep a week up to %s, and %s one up to %s", before, first, after, next)
	}
}

func TestFilesAreTakenInOnceWhateverTheirOrder(t *testing.T) {
	h := newHome(t)
	other := strings.NewReplacer("id: towel-rotation", "id: another", "progress: reps", "progress: reps\neasier: [towel-rotation]").Replace(towelAt("2x8/side"))
	files := []catalog.File{{Name: "a.yaml", Text: []byte(other)}, {Name: "b.yaml", Text: []byte("id: x")}, {Name: "c.yaml", Text: []byte(towelAt("2x8/side"))}}
	faults, err := h.TakeIn(h.ctx(), h.who, files)
	if err != nil || len(faults) == 0 || faults[0].File != "b.yaml" || faults[len(faults)-1].File != "b.yaml" {
		t.Fatal(faults, err)
	}
	if h.dose("another") == "none" || h.dose("towel-rotation") == "none" {
		t.Error("one that needs a later one was not taken in")
	}
	h.keeps(towelAt("3x8/side"))
	if _, err := h.RemoveExercise(h.ctx(), h.who, "another", app.AnyState); err != nil {
		t.Fatal(err)
	}
	if _, err := h.TakeIn(h.ctx(), h.who, files); err != nil {
		t.Fatal(err)
	}
	if h.dose("another") != "none" || h.dose("towel-rotation") != "3x8/side" {
		t.Errorf("an old file came back: %s, %s", h.dose("another"), h.dose("towel-rotation"))
	}
}

// TestOwnExercisesAndSessionsComeBackToTheByte takes along any texts, and any
// session that was begun.
func TestOwnExercisesAndSessionsComeBackToTheByte(t *testing.T) {
	one, two := newHome(t), newHome(t)
	ctx := context.Background()
	line := rapid.StringMatching(`[^\x00]*`)
	rapid.Check(t, func(t *rapid.T) {
		name, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		p, err := one.Add(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		var w app.Write
		for i := range rapid.IntRange(0, 5).Draw(t, "versions") {
			id, err := app.NewID()
			if err != nil {
				t.Fatal(err)
			}
			w.Own = append(w.Own, app.Own{ID: id, Name: rapid.SampledFrom([]string{"a", "b", "é"}).Draw(t, "of"), At: int64(i), Text: line.Draw(t, "text")})
		}
		if err := one.keep.Write(ctx, p.ID, w); err != nil {
			t.Fatal(err)
		}
		begun := app.Playing{ID: p.ID, Holder: "h" + line.Draw(t, "holder"), Body: "b" + line.Draw(t, "body")}
		if rapid.Bool().Draw(t, "playing") {
			if err := one.keep.SavePlaying(ctx, p.ID, "", begun); err != nil {
				t.Fatal(err)
			}
		}
		text := one.bundle(t, p)
		two.bring(t, text, false)
		if diff := cmp.Diff(string(text), string(two.bundle(t, p))); diff != "" {
			t.Fatalf("came back otherwise:\n%s", diff)
		}
		list, err := two.keep.Own(ctx, p.ID)
		if err != nil || !cmp.Equal(list, w.Own) && len(list)+len(w.Own) > 0 {
			t.Fatalf("kept %+v, came back %+v, %v", w.Own, list, err)
		}
	})
}
