package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/outcome"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

func (h *home) progress(weeks int) app.Progress {
	h.t.Helper()
	p, err := h.Progress(h.ctx(), h.who, weeks)
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

func TestOfSomebodyNewThereIsNothingToSeeYet(t *testing.T) {
	h := newHome(t)
	p, err := h.Progress(h.ctx(), h.who, 12)
	if stop := stopped(t, err); stop.Halt != app.AnswerAgain || len(p.Tracks)+len(p.Doses)+len(p.Calendar)+len(p.Decided) > 0 {
		t.Errorf("%+v: %+v", stop, p)
	}
}

func TestProgressShowsEveryDayAsItWent(t *testing.T) {
	h := newHome(t)
	h.start()
	h.train(1)
	h.sleep(1)
	h.train(1, func(e *logbook.Entry) { e.Finished = false })
	h.sleep(2)
	if _, err := h.Pause(h.ctx(), h.who, app.AnyState, unit.DayOf(h.now)+2, course.ForTravel); err != nil {
		t.Fatal(err)
	}
	h.sleep(3)
	p := h.progress(2)
	var got []app.Kept
	for _, d := range p.Calendar {
		got = append(got, d.Is)
	}
	want := []app.Kept{app.DayDone, app.DayDone, app.DayMissed, app.DayPaused, app.DayPaused, app.DayMissed, app.DayDue}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(- want, + got):\n%s", diff)
	}
	if p.Count(app.DayMissed) != 2 {
		t.Errorf("%d days missed", p.Count(app.DayMissed))
	}
}

func TestADayWithoutOneFullSessionIsEased(t *testing.T) {
	h := newHome(t)
	h.start()
	id, d := parse(t, "cat-cow 10s")
	if _, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Finished: true, Lines: []logbook.Done{{Exercise: id, Did: d}}}); err != nil {
		t.Fatal(err)
	}
	if p := h.progress(1); p.Calendar[0].Is != app.DayEased {
		t.Errorf("the day is %q", p.Calendar[0].Is)
	}
}

func TestProgressComparesWithTheFirstMeasuresHoweverLongAgo(t *testing.T) {
	h := newHome(t)
	h.start()
	h.sleep(3)
	measure := func(left float64) {
		if _, err := h.Measure(h.ctx(), h.who, assessment.Measures{LLR: assessment.Two(left, 34)}); err != nil {
			t.Fatal(err)
		}
	}
	measure(32)
	for range 12 {
		h.sleep(7)
		h.wake(1)
	}
	measure(44)
	p, err := h.Progress(h.ctx(), h.who, 2)
	if err != nil && stopped(t, err).Halt != app.AnswerAgain {
		t.Fatal(err)
	}
	if len(p.Tracks) == 0 || p.Tracks[0].Test != assessment.LumbarLocked || p.Tracks[0].From != 32 || p.Tracks[0].To != 44 || p.Tracks[0].Moved.String() != "better" {
		t.Errorf("got %+v", p.Tracks)
	}
}

func TestWithoutLeaveToTrainProgressNamesNoExercise(t *testing.T) {
	for name, c := range map[string]struct {
		question string
		halt     app.Halt
	}{
		"an emergency":          {"tearing_sudden", app.Emergency},
		"a clinician to see":    {"exertional_symptoms", app.Clinician},
		"a question left open?": {"", app.AnswerAgain},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.start()
			for range 8 {
				h.wake(2)
				h.train(1)
				h.sleep(1)
			}
			screen := begin(screening.Answers{}).Screen
			if c.question != "" {
				screen.Answers[c.question] = screening.Yes()
			} else {
				delete(screen.Answers, "tearing_sudden")
			}
			if _, err := h.Start(h.ctx(), h.who, app.Begin{Screen: screen}); err == nil {
				t.Fatal("there is leave to train")
			}
			p, err := h.Progress(h.ctx(), h.who, 4)
			if stop := stopped(t, err); stop.Halt != c.halt {
				t.Errorf("stops for %s", stop.Halt)
			}
			body, err := json.Marshal(p.Series())
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range h.Catalog.Exercises.All() {
				if contains(body, `"`+e.ID+`"`) {
					t.Errorf("names %s", e.ID)
				}
			}
			if len(p.Morning.Points) == 0 || len(p.Calendar) == 0 || len(p.Doses) > 0 || len(p.Relief.Exercises) > 0 {
				t.Error("shows too much, or too little")
			}
		})
	}
}

func TestTheKeptWeeksChangeNothingOfProgress(t *testing.T) {
	h := newHome(t)
	h.start()
	for i := range 40 {
		if i%5 != 4 {
			h.liveDay(i % 7)
		} else {
			h.sleep(1)
		}
	}
	see := func() string {
		p, err := h.Progress(h.ctx(), h.who, 3)
		var stop *app.Stop
		if err != nil && !errors.As(err, &stop) {
			t.Fatal(err)
		}
		body, err := json.Marshal([]any{p.Tracks, p.Before, p.Morning, p.Stiffness, p.Doses, p.Calendar, p.Relief, p.Mornings, exchange.DecisionsOf(p.Decided)})
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	want := see()
	if err := h.keep.Write(h.ctx(), h.who.ID, app.Write{DropWeeksFrom: 1}); err != nil {
		t.Fatal(err)
	}
	if got := see(); got != want {
		t.Errorf("without the kept weeks:\n%s\nwith them:\n%s", got, want)
	}
}

func TestDosesAreTheMostOfEachWeek(t *testing.T) {
	h := newHome(t)
	h.start()
	id, d := parse(t, "cat-cow 10s")
	_, more := parse(t, "cat-cow 20s")
	for _, did := range []logbook.Done{{Exercise: id, Did: d}, {Exercise: id, Did: more}} {
		if _, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Finished: true, Lines: []logbook.Done{did}}); err != nil {
			t.Fatal(err)
		}
	}
	p := h.progress(1)
	if len(p.Doses) != 1 || len(p.Doses[0].Points) != 1 || p.Doses[0].Points[0].Value != 20 {
		t.Errorf("got %+v", p.Doses)
	}
}

// spy sees from which day on events are read.
type spy struct {
	app.Keeper
	from unit.Day
}

func (s *spy) Events(ctx context.Context, person string, from unit.Day) ([]course.Event, error) {
	s.from = from
	return s.Keeper.Events(ctx, person, from)
}

func TestProgressReadsNoMoreOfALongLogThanItShows(t *testing.T) {
	h := newHome(t)
	who, err := h.Demo(h.ctx(), "bea", 80)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Today(h.ctx(), who, 0, ""); err != nil { // keeps the weeks
		t.Fatal(err)
	}
	seen := &spy{Keeper: h.Keep}
	h.Keep = seen
	for _, weeks := range []int{2, 12} {
		if _, err := h.Progress(h.ctx(), who, weeks); err != nil {
			t.Fatal(err)
		}
		const quarter = 13
		if back := int(unit.DayOf(h.now)-seen.from) / unit.DaysPerWeek; back > weeks+quarter+2 {
			t.Errorf("for %d weeks it reads %d", weeks, back)
		}
	}
}

func TestProgressBeginsWhereThereIsSomethingToSee(t *testing.T) {
	h := newHome(t)
	h.start()
	first := unit.DayOf(h.now)
	h.sleep(1)
	if p := h.progress(12); p.Began() != first {
		t.Errorf("began on %s, want %s", p.Began(), first)
	}
	h.train(1)
	h.sleep(20)
	if p := h.progress(1); p.Began() != p.From {
		t.Errorf("of one week it began on %s, want %s", p.Began(), p.From)
	}
}

func TestStagesAreListedOnce(t *testing.T) {
	decided := func(day unit.Day, to int) course.Decided {
		return course.Decided{Day: day, From: 1, Decision: progression.Decision{Stage: exercise.Stage(to)}}
	}
	p := app.Progress{From: 10, Decided: []course.Decided{decided(17, 1), decided(24, 2), decided(31, 0), decided(38, 2), decided(45, 1)}}
	want := []app.StageFrom{{10, 1}, {24, 2}, {45, 1}}
	if diff := cmp.Diff(want, p.Stages()); diff != "" {
		t.Errorf("(- want, + got):\n%s", diff)
	}
	if none := (&app.Progress{}).Stages(); none != nil {
		t.Errorf("of nothing decided: %v", none)
	}
}

func TestADoseIsShownFromNothing(t *testing.T) {
	p := app.Progress{From: 20_000, To: 20_100}
	for name, points := range map[string][]outcome.Point{
		"a small gain": {{Day: 20_001, Value: 40}, {Day: 20_050, Value: 44}},
		"one point":    {{Day: 20_001, Value: 12}},
		"nothing done": {{Day: 20_001, Value: 0}},
	} {
		c := p.DoseChart(&app.DoseLine{Exercise: "cat-cow", Points: points})
		if c.Low != 0 || c.High < points[len(points)-1].Value {
			t.Errorf("%s: %v to %v", name, c.Low, c.High)
		}
	}
}
