package app_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
)

func mine(_, title string) string { return title + ", mine" }

func (h *home) writing() app.Writing {
	h.t.Helper()
	w, err := h.Writing(h.ctx(), h.who, mine)
	if err != nil {
		h.t.Fatal(err)
	}
	return w
}

func (h *home) follow(id string) {
	h.t.Helper()
	if err := h.Switch(h.ctx(), h.who, app.AnyState, id); err != nil {
		h.t.Fatal(err)
	}
}

func (h *home) versions() []app.Followed {
	h.t.Helper()
	all, err := h.Versions(h.ctx(), h.who)
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}

func TestEditingAProgramOfASourceMakesOnesOwn(t *testing.T) {
	for _, id := range []string{"adaptive", "five-stage-ladder", "mid-back-ten", "relief-in-six", "three-step-circuit", "upper-back-strength"} {
		t.Run(id, func(t *testing.T) {
			h := newHome(t)
			h.start()
			h.follow(id)
			w := h.writing()
			if w.Of == "" || w.Sheet.ID != "my-"+id || w.Sheet.Title != mine("", w.Of) {
				t.Fatalf("opened is %q, of %q", w.Sheet.ID, w.Of)
			}
			before := h.today()
			if err := h.SaveSheet(h.ctx(), h.who, w.Version, &w.Sheet); err != nil {
				t.Fatal(err)
			}
			now := h.versions()[0]
			if !now.Own || now.Program.ID != "my-"+id || len(now.Program.Lines()) == 0 {
				t.Errorf("followed is %+v", now)
			}
			if id != "adaptive" {
				if diff := cmp.Diff(before.Main, h.today().Main); diff != "" {
					t.Errorf("a copy is another session: %s", diff)
				}
			}
			again := h.writing()
			if diff := cmp.Diff(w.Sheet, again.Sheet); diff != "" || again.Of != "" {
				t.Errorf("what was saved is opened as another: %s", diff)
			}
		})
	}
}

// edited gives the sheet with its first line in another way.
func edited(s catalog.Sheet, line string) catalog.Sheet {
	out := s
	out.Stages = append([]catalog.SheetStage(nil), s.Stages...)
	out.Stages[0].Parts = append([]catalog.SheetPart(nil), s.Stages[0].Parts...)
	out.Stages[0].Parts[0].Lines = []string{line}
	return out
}

func TestEachChangeIsOneUndoAway(t *testing.T) {
	h := newHome(t)
	h.start()
	h.follow("five-stage-ladder")
	for _, line := range []string{"cat-cow 45s 3/day", "cat-cow 50s 3/day", "cat-cow 55s 2/day"} {
		w := h.writing()
		s := edited(w.Sheet, line)
		before := h.versions()
		if err := h.SaveSheet(h.ctx(), h.who, w.Version, &s); err != nil {
			t.Fatal(err)
		}
		after := h.versions()
		if len(after) != len(before)+1 {
			t.Fatalf("%d versions after %d", len(after), len(before))
		}
		if err := h.Revert(h.ctx(), h.who, after[0].ID, before[0].ID); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before[0].Program, h.versions()[0].Program); diff != "" {
			t.Fatalf("undone is another program: %s", diff)
		}
		if err := h.Revert(h.ctx(), h.who, h.versions()[0].ID, after[0].ID); err != nil { // the undo is undone
			t.Fatal(err)
		}
		if diff := cmp.Diff(after[0].Program, h.versions()[0].Program); diff != "" {
			t.Fatalf("undone twice is another program: %s", diff)
		}
	}
}

func TestOfTwoWhoEditTheSecondIsToldAndNothingIsLost(t *testing.T) {
	h := newHome(t)
	h.start()
	h.follow("five-stage-ladder")
	first, second := h.writing(), h.writing()
	s := edited(first.Sheet, "cat-cow 45s 3/day")
	if err := h.SaveSheet(h.ctx(), h.who, first.Version, &s); err != nil {
		t.Fatal(err)
	}
	kept := h.versions()
	other := edited(second.Sheet, "cat-cow 50s 3/day")
	for name, save := range map[string]func() error{
		"a sheet": func() error { return h.SaveSheet(h.ctx(), h.who, second.Version, &other) },
		"a file":  func() error { return h.SaveText(h.ctx(), h.who, second.Version, "mine.yaml", other.YAML()) },
		"an undo": func() error { return h.Revert(h.ctx(), h.who, second.Version, kept[1].ID) },
	} {
		if err := save(); !errors.Is(err, app.ErrChanged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if diff := cmp.Diff(kept, h.versions()); diff != "" {
		t.Error(diff)
	}
	if err := h.SaveSheet(h.ctx(), h.who, kept[0].ID, &other); err != nil {
		t.Errorf("after a look: %v", err)
	}
}

func TestWhatIsSaidOfOneselfIsNoChangeOfTheProgram(t *testing.T) {
	h := newHome(t)
	h.start()
	w := h.writing()
	h.plan(daysOf(t, "mon"), "")
	if err := h.SaveSheet(h.ctx(), h.who, w.Version, &w.Sheet); err != nil {
		t.Errorf("a schedule is taken for a change of the program: %v", err)
	}
}

func TestAFileIsKeptAsItWasWritten(t *testing.T) {
	h := newHome(t)
	h.start()
	text := "# For Ana.\nid: desk-break\ntitle: Desk break # short\ncircuits:\n  - name: break\n    parts:\n      - phase: mobilize\n        lines:\n          - cat-cow 30-60s 3/day # slowly\n"
	if err := h.SaveText(h.ctx(), h.who, h.writing().Version, "desk.yaml", []byte(text)); err != nil {
		t.Fatal(err)
	}
	h.plan(daysOf(t, "mon"), "") // what is said afterward leaves it alone
	id, got, err := h.ProgramFile(h.ctx(), h.who, mine)
	if err != nil || id != "desk-break" || string(got) != text {
		t.Errorf("%s %v:\n%s", id, err, got)
	}
	if !h.writing().Remarks {
		t.Error("its remarks are not seen")
	}
	w := h.writing()
	if err := h.SaveSheet(h.ctx(), h.who, w.Version, &w.Sheet); err != nil {
		t.Fatal(err)
	}
	before := h.versions()
	if err := h.Revert(h.ctx(), h.who, before[0].ID, before[len(before)-2].ID); err != nil {
		t.Fatal(err)
	}
	if _, got, _ = h.ProgramFile(h.ctx(), h.who, mine); string(got) != text {
		t.Errorf("taken back it is\n%s", got)
	}
}

func TestEveryFaultOfAFileHasItsPlace(t *testing.T) {
	h := newHome(t)
	h.start()
	text := "id: desk-break\ntitle: Desk break\ncircuits:\n  - name: break\n    parts:\n      - phase: mobilise\n        lines:\n          - cat-kow 30-60s 3/day\n          - chair-extension 12-8\n"
	err := h.SaveText(h.ctx(), h.who, h.writing().Version, "desk.yaml", []byte(text))
	var all catalog.Faults
	if !errors.As(err, &all) || len(all) != 3 || all[0].Line != 6 || all[1].Line != 8 || all[2].Line != 9 || all[2].Column != 29 {
		t.Errorf("%v", err)
	}
	if all, err := h.CheckText(h.ctx(), h.who, "x", []byte(strings.Repeat("a", app.MostText+1))); err != nil || len(all) != 1 || all[0].Code != "too-big" {
		t.Errorf("%v, %v", all, err)
	}
}

// Whoever has had a vertebra break must not round the upper back.
func osteoporosis(h *home) {
	h.t.Helper()
	if _, err := h.Start(h.ctx(), h.who, begin(screening.Answers{"osteoporosis": screening.Yes()})); err != nil {
		h.t.Fatal(err)
	}
}

func TestNothingIsPutInThatIsLeftOutForThePerson(t *testing.T) {
	h := newHome(t)
	osteoporosis(h)
	h.follow("five-stage-ladder")
	st, _, err := h.Leave(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	pass, _ := st.Pass()
	w := h.writing()
	if faults, err := h.CheckSheet(h.ctx(), h.who, &w.Sheet); err != nil || len(faults) > 0 {
		t.Errorf("what stood there before is refused: %v %v", faults, err)
	}
	n := 0
	for _, id := range h.Catalog.Fits(exercise.Mobilize, exercise.Mobility) {
		e := h.Catalog.Exercises.Get(id)
		s := edited(w.Sheet, id+" "+e.Dose.String())
		faults, err := h.CheckSheet(h.ctx(), h.who, &s)
		if err != nil {
			t.Fatal(err)
		}
		refused := len(faults) == 1 && faults[0].Code == "left-out-for-you" && faults[0].Path == "stages[0].parts[0].lines[0]"
		stood := id == "cat-cow"
		if !pass.Allows(e) && !stood {
			n++
			if !refused || h.SaveSheet(h.ctx(), h.who, w.Version, &s) == nil {
				t.Errorf("%s is taken: %v", id, faults)
			}
		} else if len(faults) > 0 && faults[0].Code != "above-your-limit" {
			t.Errorf("%s is refused: %v", id, faults)
		}
	}
	if n == 0 {
		t.Error("nothing is left out")
	}
}

func TestAHoldIsNoLongerThanThePersonMayHold(t *testing.T) {
	h := newHome(t)
	if _, err := h.Start(h.ctx(), h.who, begin(screening.Answers{"bp": screening.Pressure(165, 95)})); err != nil {
		t.Fatal(err)
	}
	h.follow("five-stage-ladder")
	st, _, err := h.Leave(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	pass, _ := st.Pass()
	most := int(pass.Limits().Hold)
	if most == 0 {
		t.Fatal("holds have no limit")
	}
	w := h.writing()
	if w.Sheet.Stages[1].Parts[0].Lines[0] != "wall-extension-hold 10x10s 2/day" {
		t.Fatal(w.Sheet.Stages[1])
	}
	w.Sheet.Stages[1].Parts[0].Lines[0] = "wall-extension-hold 5x90s 2/day"
	faults, err := h.CheckSheet(h.ctx(), h.who, &w.Sheet)
	if err != nil || len(faults) != 1 || faults[0].Code != "above-your-limit" {
		t.Errorf("%v %v", faults, err)
	}
}

// Whoever the planner plans for can take its plan over as their own.
func TestTheAdaptiveProgramCanBeTakenOver(t *testing.T) {
	for name, c := range map[string]func(*app.Begin){
		"as it is":          func(*app.Begin) {},
		"with osteoporosis": func(b *app.Begin) { b.Screen.Answers["osteoporosis"] = screening.Yes() },
		"with pain":         func(b *app.Begin) { b.Screen.Pain.Move = 7 + 1; b.Measure.PainMove = 7 + 1 },
		"a lifter":          func(b *app.Begin) { b.About.Profile.Training, b.About.Profile.Goal = person.Lifter, person.Strength },
		"with little time":  func(b *app.Begin) { b.About.Profile.Minutes = 5 },
		"without anything":  func(b *app.Begin) { b.About.Profile.Equipment = person.Equipment{} },
		"at ninety":         func(b *app.Begin) { b.About.Profile.Age = 90 },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			b := begin(screening.Answers{})
			c(&b)
			if _, err := h.Start(h.ctx(), h.who, b); err != nil {
				t.Fatal(err)
			}
			w := h.writing()
			if faults, err := h.CheckSheet(h.ctx(), h.who, &w.Sheet); err != nil || len(faults) > 0 || len(w.Sheet.Stages) == 0 {
				t.Errorf("%v %v\n%s", faults, err, w.Sheet.YAML())
			}
		})
	}
}

func TestWithoutLeaveToTrainNoProgramIsOpened(t *testing.T) {
	h := newHome(t)
	if w, err := h.Writing(h.ctx(), h.who, mine); err == nil {
		t.Errorf("opened is %+v", w)
	}
	h.start()
	w := h.writing()
	if _, err := h.Start(h.ctx(), h.who, begin(screening.Answers{"tearing_sudden": screening.Yes()})); err == nil {
		t.Fatal("no stop")
	}
	for name, err := range map[string]error{
		"a sheet": h.SaveSheet(h.ctx(), h.who, w.Version, &w.Sheet),
		"a file":  h.SaveText(h.ctx(), h.who, w.Version, "x", w.Sheet.YAML()),
	} {
		if stopped(t, err).Halt != app.Emergency {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnEditThatAsksForMoreRaisesNothingToday(t *testing.T) {
	h := newHome(t)
	h.start()
	h.follow("five-stage-ladder")
	h.train(1)
	e := h.Catalog.Exercises.Get("cat-cow")
	due := func() dose.Dose {
		st, _, err := h.Leave(h.ctx(), h.who)
		if err != nil {
			t.Fatal(err)
		}
		return st.Dose(e)
	}
	before := due()
	w := h.writing()
	s := edited(w.Sheet, "cat-cow 60-90s 3/day")
	if err := h.SaveSheet(h.ctx(), h.who, w.Version, &s); err != nil {
		t.Fatal(err)
	}
	if now := due(); now.Sum() != before.Sum() {
		t.Errorf("due was %s and is %s", before, now)
	}
	w = h.writing()
	s = edited(w.Sheet, "cat-cow 20s 3/day")
	if err := h.SaveSheet(h.ctx(), h.who, w.Version, &s); err != nil {
		t.Fatal(err)
	}
	if now := due(); now.Sum() != 20 {
		t.Errorf("less is written, and %s is due", now)
	}
}

func TestAProgramOfAFileKeepsItsText(t *testing.T) {
	h := newHome(t)
	h.start()
	text := "# mine\nid: mine\ntitle: Mine\ncircuits:\n  - name: one\n    parts:\n      - phase: mobilize\n        lines:\n          - cat-cow 30-60s 3/day\n"
	follow := func(p app.Person, text string) error {
		_, err := h.Follow(h.ctx(), p, "mine.yaml", []byte(text))
		return err
	}
	if err := follow(h.who, text); err != nil {
		t.Fatal(err)
	}
	if v := h.versions()[0]; v.Text != text || !v.Own {
		t.Errorf("%+v", v)
	}
	if err := follow(h.who, text+"# "+strings.Repeat("x", app.MostText)); err != nil {
		t.Fatal(err)
	}
	var stop *app.Stop
	other, err := h.Add(h.ctx(), "bo")
	if err != nil {
		t.Fatal(err)
	}
	if err := follow(other, text); !errors.As(err, &stop) || stop.Key != string(course.ForAbout) {
		t.Errorf("somebody of whom nothing is known: %v", err)
	}
}

func TestAFileSavedInTheBrowserBringsItsExercises(t *testing.T) {
	h := newHome(t)
	h.start()
	brings := strings.ReplaceAll(ownProgramText, "NAME", "desk-lean")
	if err := h.SaveText(h.ctx(), h.who, h.writing().Version, "mine.yaml", []byte(brings)); err != nil {
		t.Fatal(err)
	}
	own, err := h.OwnExercises(h.ctx(), h.who)
	if err != nil || len(own) != 1 || own[0].Text != brings {
		t.Errorf("%+v, %v", own, err)
	}
	w := h.writing()
	if w.Catalog.Exercises.Get("desk-lean") == nil {
		t.Error("the page does not know the exercise that the program brought")
	}
}
