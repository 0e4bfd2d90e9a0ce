package course

import (
	"slices"
	"testing"

	"tspine/engine/assessment"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func (w *walker) one(id string) One {
	w.t.Helper()
	st := w.On(w.day)
	return st.One(w.lib.Exercises.Get(id))
}

// bars are what leaves an exercise out, by their names.
func (w *walker) bars(id string) []By {
	w.t.Helper()
	var out []By
	for _, b := range w.one(id).Bars {
		out = append(out, b.By)
	}
	return out
}

func TestWhyAnExerciseIsLeftOut(t *testing.T) {
	answer := func(id string, a screening.Answer) func(*About, *Screen) {
		return func(_ *About, s *Screen) { s.Answers[id] = a }
	}
	for name, c := range map[string]struct {
		of    string
		start []func(*About, *Screen)
		then  func(w *walker)
		want  []By
	}{
		"nothing":                {"round", nil, nil, nil},
		"a later stage":          {"lower", nil, nil, []By{ByStage}},
		"half of the next stage": {"slide", nil, nil, nil},
		"an answer":              {"round", []func(*About, *Screen){answer("vertebral_fracture_healed", screening.Yes())}, nil, []By{ByFlag}},
		"an answer and a later stage": {"lower", []func(*About, *Screen){answer("vertebral_fracture_healed", screening.Yes())}, nil,
			[]By{ByFlag, ByStage}},
		"pain that settles": {"far-turn", []func(*About, *Screen){func(_ *About, s *Screen) { s.Pain = Pain{Rest: unit.Rate(6), Move: unit.Rate(6), Worst: unit.Rate(6)} }}, nil, []By{BySettling}},
		"a choice for today": {"round", nil, func(w *walker) { w.tell(Event{ID: "c", Choice: &Choice{Act: Skip, Exercise: "round", Today: true}}) },
			[]By{ByChoice}},
		"a choice for good": {"round", nil, func(w *walker) { w.tell(Event{ID: "c", Choice: &Choice{Act: Ban, Exercise: "round"}}); w.day++ },
			[]By{ByChoice}},
		"a swap": {"round", nil, func(w *walker) {
			w.tell(Event{ID: "c", Choice: &Choice{Act: Swap, Exercise: "round", With: "turn"}})
		}, []By{ByChoice}},
		"a choice of yesterday": {"round", nil, func(w *walker) {
			w.tell(Event{ID: "c", Choice: &Choice{Act: Skip, Exercise: "round", Today: true}})
			w.day++
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			w := begun(t, c.start...)
			if c.then != nil {
				c.then(w)
			}
			if got := w.bars(c.of); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
			if one := w.one(c.of); (len(one.Session.Parts) > 0) != (len(c.want) == 0) {
				t.Errorf("%+v", one)
			}
		})
	}
}

func TestABarSaysWhatItIs(t *testing.T) {
	w := begun(t, func(_ *About, s *Screen) { s.Answers["vertebral_fracture_healed"] = screening.Yes() })
	bars := w.one("lower").Bars
	if bars[0].Flag.ID != "M02" || bars[0].Classes != exercise.EccBall || len(bars[0].Flag.Answers) == 0 || bars[1].Stage != exercise.Eccentric {
		t.Errorf("%+v", bars)
	}
	w.tell(Event{ID: "swap", Choice: &Choice{Act: Swap, Exercise: "turn", With: "lean"}})
	if bars = w.one("turn").Bars; len(bars) != 1 || bars[0].Of != "lean" {
		t.Errorf("%+v", bars)
	}
}

func TestNothingIsAskedForWithoutLeave(t *testing.T) {
	for name, w := range map[string]*walker{
		"nobody is known": {Course: New(small()), t: t, day: day1},
		"a clinician first": begun(t, func(_ *About, s *Screen) {
			s.Answers["cancer_5y"], s.Answers["pain_new_or_changed"] = screening.Yes(), screening.Yes()
		}),
		"an emergency":       begun(t, func(_ *About, s *Screen) { s.Answers["chest_pain_24h"] = screening.Yes() }),
		"a question is open": begun(t, func(_ *About, s *Screen) { delete(s.Answers, "chest_pain_24h") }),
	} {
		if one := w.one("round"); len(one.Session.Parts) > 0 || one.Turn != planner.TooOften {
			t.Errorf("%s: %+v", name, one)
		}
	}
	w := begun(t)
	said := screening.Answers{}
	for _, q := range screening.MiniQuestions() {
		said[q.ID] = screening.No()
	}
	said["check_chest_breath"] = screening.Yes()
	w.tell(Event{Check: &Check{Answers: said}})
	if one := w.one("round"); len(one.Session.Parts) > 0 {
		t.Errorf("after a yes: %+v", one)
	}
}

// did logs a short session of one exercise.
func (w *walker) did(id string) {
	w.t.Helper()
	one := w.one(id)
	if len(one.Session.Parts) != 1 {
		w.t.Fatalf("%s can't be done: %+v", id, one)
	}
	p := one.Session.Parts[0]
	w.tell(Event{Entry: &logbook.Entry{Day: w.day, Short: one.Session.Short, Finished: true, Lines: []logbook.Done{{Exercise: id, Planned: p.Dose, Did: p.Dose, How: logbook.Full}}}})
}

func TestOneIsNeverDoneMoreOftenThanItsSourceSays(t *testing.T) {
	w := begun(t)
	for i, want := range []planner.Turn{planner.Open, planner.Again, planner.Again} {
		if one := w.one("round"); one.Turn != want {
			t.Fatalf("time %d: %s, want %s", i, one.Turn, want)
		}
		w.did("round")
	}
	if one := w.one("round"); one.Turn != planner.TooOften || len(one.Session.Parts) > 0 || one.Most.PerDay.Max != 3 || len(one.Bars) > 0 {
		t.Errorf("a fourth time: %+v", one)
	}
	st := w.On(w.day)
	if main := st.Main(0); slices.ContainsFunc(main.Parts, func(p program.Chosen) bool { return p.Exercise == "round" }) {
		t.Error("the main session has it a fourth time")
	}
	if st.DoneMain {
		t.Error("the main session counts as done")
	}
}

// Many exercises one by one are no more sessions than a day has.
func TestSessionsOfOneExerciseCountOncePerVisitThatIsDue(t *testing.T) {
	w := begun(t)
	for _, id := range []string{"round", "breathe", "turn", "lean", "round", "breathe", "turn"} {
		w.did(id)
	}
	if s := w.State(); s.WeekBouts != 7 || s.WeekDone != 2 || s.StageDone != 2 {
		t.Errorf("%d sessions count as %d, in the stage %d", s.WeekBouts, s.WeekDone, s.StageDone)
	}
}

func TestAMobileDirectionIsNotMobilizedByItself(t *testing.T) {
	w := begun(t)
	w.tell(Event{Measure: &assessment.Measures{Day: w.day, LLR: assessment.Pair{Left: 75, Right: 75, HasLeft: true, HasRight: true}}})
	st := w.On(w.day)
	if st.Findings.Rotation != assessment.Loose {
		t.Skipf("rotation is %v", st.Findings.Rotation)
	}
	if got := w.bars("turn"); !slices.Equal(got, []By{ByFinding}) {
		t.Errorf("%v", got)
	}
}
