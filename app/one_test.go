package app_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func (h *home) one(id string) app.One {
	h.t.Helper()
	_, one, err := h.One(h.ctx(), h.who, id)
	if err != nil {
		h.t.Fatal(err)
	}
	return one
}

// did plays a session of one exercise to its end, and logs it.
func (h *home) did(id string, pain int) app.One {
	h.t.Helper()
	one := h.one(id)
	if len(one.Session.Parts) == 0 {
		h.t.Fatalf("%s can't be done now: %s %+v", id, one.Turn, one.Bars)
	}
	e := app.Done(one.Session)
	e.ID, e.Finished, e.Lines[0].Pain = one.ID, true, unit.Rate(pain)
	if _, _, err := h.Log(h.ctx(), h.who, e); err != nil {
		h.t.Fatal(err)
	}
	return one
}

func TestOneExerciseIsDoneByItself(t *testing.T) {
	h := newHome(t)
	h.start()
	one := h.one("cat-cow")
	if one.Turn != planner.Open || !one.Timeline.Short || len(one.Timeline.Lines) != 1 || one.Timeline.Until != h.today().Standing.Day || !app.IsID(one.ID) {
		t.Fatalf("%+v", one)
	}
	if again := h.one("cat-cow"); again.ID != one.ID {
		t.Error("the same session has another id")
	}
	h.did("cat-cow", 1)
	d := h.today()
	if d.Standing.DoneMain || d.Standing.Done != 1 {
		t.Errorf("main %t, %d sessions", d.Standing.DoneMain, d.Standing.Done)
	}
	next := h.one("cat-cow")
	if next.Turn != planner.Again || next.ID == one.ID {
		t.Errorf("once more: %s", next.Turn)
	}
	h.did("cat-cow", 1)
	h.did("cat-cow", 1)
	if last := h.one("cat-cow"); last.Turn != planner.TooOften || len(last.Timeline.Steps) > 0 || last.Most.PerDay.Max != 3 {
		t.Errorf("a fourth time: %+v", last)
	}
}

func TestWithoutLeaveNothingIsDoneByItself(t *testing.T) {
	for name, answers := range map[string]screening.Answers{
		"an emergency": {"tearing_sudden": screening.Yes()}, "a clinician first": {"exertional_symptoms": screening.Yes()},
	} {
		h := newHome(t)
		_, _ = h.Start(h.ctx(), h.who, begin(answers))
		var stop *app.Stop
		if _, one, err := h.One(h.ctx(), h.who, "cat-cow"); !errors.As(err, &stop) || len(one.Timeline.Steps) > 0 {
			t.Errorf("%s: %v %+v", name, err, one)
		}
	}
	h := newHome(t)
	var stop *app.Stop
	if _, _, err := h.One(h.ctx(), h.who, "cat-cow"); !errors.As(err, &stop) {
		t.Errorf("before any question: %v", err)
	}
	h.start()
	if _, _, err := h.One(h.ctx(), h.who, "no-such"); !errors.Is(err, app.ErrNoExercise) {
		t.Errorf("an unknown exercise: %v", err)
	}
	if err := h.Check(h.ctx(), h.who, checkWith(t, "check_chest_breath")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := h.One(h.ctx(), h.who, "cat-cow"); !errors.As(err, &stop) {
		t.Errorf("after a yes: %v", err)
	}
}

// Of anybody, by any answers, nothing that is excluded is offered by itself: held
// against the matrix itself, not the planner.
func TestNothingThatIsExcludedIsEverOfferedByItself(t *testing.T) {
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	library, list := app.Library(lib), screening.Questions()
	offered, left := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := course.New(library)
		day := unit.Day(20_000)
		about := course.About{Profile: person.Profile{
			Age: rapid.IntRange(18, 80).Draw(t, "age"), Training: rapid.SampledFrom([]person.Training{person.Active, person.Active, person.Lifter}).Draw(t, "training"), Goal: person.General, Minutes: 15,
			Equipment: person.Equipment{Owned: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"wall", "chair", "mat", "foam-roller", "band", "dumbbell", "bench", "barbell", "rack", "swiss-ball", "door", "anchor"}), rapid.ID).Draw(t, "things")},
		}}
		answers := screening.Answers{}
		for range rapid.IntRange(0, 3).Draw(t, "answers") {
			q := rapid.SampledFrom(list).Draw(t, "question")
			if q.Kind == screening.YesNo {
				answers[q.ID] = screening.Yes()
			}
		}
		pain := unit.Rate(rapid.IntRange(0, 7).Draw(t, "pain"))
		c.Record(course.Event{Day: day, At: 1, About: &about})
		c.Record(course.Event{Day: day, At: 2, Screen: &course.Screen{Answers: answers.OthersNo(), Pain: course.Pain{Rest: pain, Move: pain, Worst: pain}}})
		st := c.On(day)
		screened, may := st.Result.Pass()
		for i := range lib.Exercises.Len() {
			e := lib.Exercises.At(i)
			one := st.One(e)
			if len(one.Session.Parts) == 0 {
				left++
				if may && st.Wait == "" && len(one.Bars) == 0 && one.Turn == planner.Open {
					t.Fatalf("%s is not offered, and nothing says why", e.ID)
				}
				continue
			}
			offered++
			has := !slices.ContainsFunc(e.Needs, func(n exercise.Need) bool {
				return !slices.ContainsFunc(n.AnyOf, func(id string) bool { return id == "floor" || slices.Contains(about.Profile.Equipment.Owned, id) })
			})
			switch {
			case !may || st.Wait != "":
				t.Fatalf("%s is offered without leave", e.ID)
			case len(one.Bars) > 0, !screened.Allows(e):
				t.Fatalf("%s is offered and left out: %+v", e.ID, one.Bars)
			case e.Classes.Has(screened.Excluded()) || slices.Contains(screened.ExcludedCodes(), e.Code) || slices.Contains(screened.ExcludedPositions(), e.Position):
				t.Fatalf("%s is excluded", e.ID)
			case !has:
				t.Fatalf("%s needs %v", e.ID, e.Needs)
			case e.Stage > st.Stage && (st.Stage != exercise.Mobility || e.Stage != exercise.Static || !e.Half):
				t.Fatalf("%s is of stage %d, the person at %d", e.ID, e.Stage, st.Stage)
			}
		}
	})
	if offered == 0 || left == 0 {
		t.Errorf("%d offered, %d not", offered, left)
	}
}

func TestWhatWasDoneOfAnExercise(t *testing.T) {
	h := newHome(t)
	h.start()
	none, err := h.Visited(h.ctx(), h.who, "cat-cow", "")
	if err != nil || none.Times != 0 || len(none.Visits) > 0 {
		t.Fatalf("%+v, %v", none, err)
	}
	for i := range 15 {
		h.did("cat-cow", i%4)
		h.sleep(1)
		h.wake(2)
	}
	all, err := h.Visited(h.ctx(), h.who, "cat-cow", "")
	if err != nil || all.Times != 15 || len(all.Visits) != 12 || all.Older == "" || all.Visits[0].Done.How != logbook.Full || all.Visits[0].Morning != unit.Rate(2) {
		t.Fatalf("%+v, %v", all, err)
	}
	if c := all.Pain; len(c.Lines) != 2 || len(c.Lines[0].Points) != 12 || c.High != 10 {
		t.Errorf("%+v", c)
	}
	rest, err := h.Visited(h.ctx(), h.who, "cat-cow", all.Older)
	if err != nil || len(rest.Visits) != 3 || rest.Older != "" || rest.Visits[0].Day != all.Visits[11].Day-1 {
		t.Errorf("%+v, %v", rest, err)
	}
	for _, bad := range []string{"x", "2026-11-20", "2026-11-20.x.y", "2026-13-20.1.y"} {
		if _, err := h.Visited(h.ctx(), h.who, "cat-cow", bad); err == nil {
			t.Errorf("%q is a place", bad)
		}
	}
}
