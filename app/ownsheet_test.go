package app_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/figure"
)

const someDrawn = "pose:\n  from: standing\n  start: {thoracic: flex 4}\n  end: {thoracic: ext 4}\n"

// sheet opens an exercise as it is kept.
func (h *home) sheet(id string) app.OwnText {
	h.t.Helper()
	one, err := h.OpenOwn(h.ctx(), h.who, id)
	if err != nil {
		h.t.Fatal(err)
	}
	return one
}

// pathCodes lists faults by path and code.
func pathCodes(all catalog.Faults) string {
	var out []string
	for _, f := range all {
		out = append(out, strings.TrimSpace(f.Path+" "+f.Code))
	}
	return strings.Join(out, "|")
}

func TestAnExerciseIsWrittenChangedAndRemoved(t *testing.T) {
	h := newHome(t)
	h.start()
	empty := h.sheet("")
	if !empty.Form || empty.Version != "" {
		t.Fatalf("a new one is %+v", empty)
	}
	s, _ := empty.Catalog.OwnSheetOf([]byte(towelAt("2x8/side")))
	if err := h.SaveOwnSheet(h.ctx(), h.who, "", "", &s); err != nil {
		t.Fatal(err)
	}
	var faults catalog.Faults
	if err := h.SaveOwnSheet(h.ctx(), h.who, "", "", &s); !errors.As(err, &faults) || pathCodes(faults) != "id taken" {
		t.Errorf("a second one of that name: %v", err)
	}
	one := h.sheet("towel-rotation")
	if !one.Form || one.Version == "" || !cmp.Equal(one.Holds, []string{"towel-rotation"}) || one.Sheet.Dose != "2x8/side" {
		t.Fatalf("it is opened as %+v", one)
	}
	one.Sheet.Dose = "3x8/side"
	if err := h.SaveOwnSheet(h.ctx(), h.who, one.ID, one.Version, &one.Sheet); err != nil || h.dose("towel-rotation") != "3x8/side" {
		t.Fatal(err)
	}
	if err := h.SaveOwnSheet(h.ctx(), h.who, one.ID, one.Version, &one.Sheet); !errors.Is(err, app.ErrChanged) {
		t.Errorf("the second of two tabs: %v", err)
	}
	now := h.sheet("towel-rotation")
	now.Sheet.ID = "another"
	if err := h.SaveOwnSheet(h.ctx(), h.who, now.ID, now.Version, &now.Sheet); !errors.As(err, &faults) || pathCodes(faults) != "id renamed" {
		t.Errorf("with another name: %v", err)
	}
	if _, err := h.SaveOwnText(h.ctx(), h.who, now.ID, now.Version, "f.yaml", []byte(strings.Replace(now.Text, "towel-rotation", "other", 1))); !errors.As(err, &faults) || pathCodes(faults) != "id renamed" {
		t.Errorf("a file with another name: %v", err)
	}
	if found, err := h.CheckOwnText(h.ctx(), h.who, "", "f.yaml", []byte(now.Text)); err != nil || pathCodes(found) != "id taken" {
		t.Errorf("as a new file: %v %v", found, err)
	}
	if found, err := h.CheckOwnText(h.ctx(), h.who, now.ID, "f.yaml", []byte(now.Text+strings.Repeat("#", app.MostText))); err != nil || pathCodes(found) != "too-big" {
		t.Errorf("far too long: %v %v", found, err)
	}
	for _, id := range []string{"cat-cow", "nothing"} {
		if _, err := h.OpenOwn(h.ctx(), h.who, id); !errors.Is(err, app.ErrNoExercise) {
			t.Errorf("%s is opened: %v", id, err)
		}
	}
	if _, err := h.RemoveExercise(h.ctx(), h.who, "towel-rotation", one.Version); !errors.Is(err, app.ErrChanged) || h.dose("towel-rotation") != "3x8/side" {
		t.Errorf("who saw another version removes it: %v", err)
	}
	if _, err := h.RemoveExercise(h.ctx(), h.who, "towel-rotation", now.Version); err != nil {
		t.Fatal(err)
	}
	if err := h.SaveOwnSheet(h.ctx(), h.who, now.ID, now.Version, &one.Sheet); !errors.Is(err, app.ErrChanged) {
		t.Errorf("one that was removed in the meantime: %v", err)
	}
}

func TestWhereAnExerciseStandsIsToldBeforeItIsRemoved(t *testing.T) {
	h := newHome(t)
	h.start()
	h.keeps(towelAt("2x8/side"))
	if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Pin, Exercise: "towel-rotation"}); err != nil {
		t.Fatal(err)
	}
	kept, err := h.OwnExercises(h.ctx(), h.who)
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	of := kept[0]
	got, err := h.WhereNeeded(h.ctx(), h.who, "towel-rotation")
	if diff := cmp.Diff(app.Needed{Kept: of, Gone: []string{"towel-rotation"}, Pinned: []string{"towel-rotation"}}, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	text := "id: mine\ntitle: Mine\ncircuits:\n  - name: a\n    parts:\n      - phase: mobilize\n        lines: [towel-rotation 2x8/side]\n"
	if _, err := h.Follow(h.ctx(), h.who, "f.yaml", []byte(text)); err != nil {
		t.Fatal(err)
	}
	got, err = h.WhereNeeded(h.ctx(), h.who, "towel-rotation")
	want := app.Needed{Kept: of, Gone: []string{"towel-rotation"}, Pinned: []string{"towel-rotation"}, Program: "Mine", Stops: fault.Faults{{Code: "in-program", Got: "towel-rotation", Want: "Mine"}}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if _, err := h.WhereNeeded(h.ctx(), h.who, "cat-cow"); !errors.Is(err, app.ErrNoExercise) {
		t.Error(err)
	}
}

func TestAPoseIsDrawnAndKeptWithItsExercise(t *testing.T) {
	h := newHome(t)
	h.start()
	h.keeps(towelAt("2x8/side") + someDrawn)
	drawn := func(h *home) string {
		t.Helper()
		a, err := h.For(h.ctx(), h.who)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Catalog.Figure("towel-rotation", figure.Builds()[1]); err != nil {
			t.Error(err)
		}
		return a.Catalog.Drawn("towel-rotation")
	}
	if drawn(h) == "" {
		t.Fatal("it is not drawn")
	}
	h.keeps(towelAt("2x8/side") + someDrawn)
	if all, err := h.keep.Own(h.ctx(), h.who.ID); err != nil || len(all) != 1 {
		t.Errorf("the same again is another version: %d, %v", len(all), err)
	}

	// It goes along, and comes back.
	var out bytes.Buffer
	if err := h.Export(h.ctx(), h.keep, h.who, &out); err != nil {
		t.Fatal(err)
	}
	there := newHome(t)
	if _, err := there.Import(there.ctx(), there.keep, atTerminal, app.Bringing{File: "export", In: bytes.NewReader(out.Bytes()), As: "Ana elsewhere"}); err != nil {
		t.Fatal(err)
	}
	there.who = h.who
	if drawn(there) != drawn(h) {
		t.Error("it is drawn otherwise where it was brought")
	}

	// What can't be drawn is told where it stands, and nothing is kept of it.
	var faults catalog.Faults
	bad := towelAt("3x8/side") + strings.Replace(someDrawn, "{thoracic: ext 4}", "{thoracic: ext 4, contacts: [left hand on floor, left hand on head]}", 1)
	if _, err := h.KeepExercises(h.ctx(), h.who, "f.yaml", []byte(bad)); !errors.As(err, &faults) || faults[0].Code != "figure-contact" || faults[0].Line != strings.Count(bad, "\n") {
		t.Errorf("told is %v", err)
	}
	if h.dose("towel-rotation") != "2x8/side" {
		t.Error("it is kept nevertheless")
	}
	one := h.sheet("towel-rotation")
	one.Sheet.Pose = strings.Replace(one.Sheet.Pose, "flex 4", "flex 90", 1)
	if err := h.SaveOwnSheet(h.ctx(), h.who, one.ID, one.Version, &one.Sheet); !errors.As(err, &faults) || pathCodes(faults) != "pose.start.thoracic past-joint" || faults[0].Line != 2 {
		t.Errorf("past a joint: %v", err)
	}
}

func TestWhoLeavesDoesNotWaitForAFigure(t *testing.T) {
	h := newHome(t)
	h.start()
	ctx, leave := context.WithCancel(h.ctx())
	leave()
	begun := time.Now()
	_, lock, _, err := h.DrawSheet(ctx, h.who, &catalog.OwnSheet{ID: "towel-rotation", Pose: "from: quadruped\nstart: {thoracic: flex 20}\nend: {thoracic: ext 20}\n"})
	if !errors.Is(err, context.Canceled) || lock != "" || time.Since(begun) > 10*time.Second {
		t.Errorf("%q, %v, after %s", lock, err, time.Since(begun))
	}
}
