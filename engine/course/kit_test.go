package course

import (
	"testing"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// day1 is the first day of every test.
const day1 unit.Day = 20_000

// small is a library of a few exercises, one or two of each phase and stage.
func small() *Library {
	return &Library{Exercises: exercise.NewCatalog([]exercise.Exercise{
		one("breathe", "B-1", exercise.Release, 1, exercise.Breath, 0, "10 breaths"),
		one("round", "M-1", exercise.Mobilize, 1, exercise.FlexExt, body.Flexion|body.Extension, "30-60s 3/day"),
		one("turn", "M-2", exercise.Mobilize, 1, exercise.RotUnl, body.Rotation, "8-12/side"),
		one("lean", "M-3", exercise.Mobilize, 1, exercise.SideUnl, body.SideBend, "10s/side"),
		one("far-turn", "M-4", exercise.Mobilize, 1, exercise.RotEnd, body.Rotation, "15-30s/side"),
		one("press", "I-1", exercise.Integrate, 2, exercise.ExtUnl, body.Extension, "10x10s 2/day"),
		one("slide", "I-2", exercise.Integrate, 2, exercise.Scap, body.Extension, "2x8-12 rest 60s"),
		one("lower", "I-3", exercise.Integrate, 3, exercise.EccBall, body.Extension, "2x10 tempo 4-0-1 1/day"),
	}), Round: 600}
}

func one(id, code string, phase exercise.Phase, stage exercise.Stage, c exercise.Classes, d body.Directions, amount string) exercise.Exercise {
	written, _ := dose.Parse(amount)
	e := exercise.Exercise{
		ID: id, Code: code, Phases: []exercise.Phase{phase}, Stage: stage, Classes: c, Directions: d, Position: "standing",
		Dose: written, DoseBasis: evidence.Seed, Progress: exercise.ByReps, Ceiling: written.Top() * 3 / 2, SetUp: 10, Sources: []evidence.ID{"tspine"},
	}
	if written.Kind == dose.Timed {
		e.Progress = exercise.ByTime
	}
	e.Half = stage == 2
	if written.PerSide {
		e.Sides, e.TurnOver = body.Each, 5
	}
	return e
}

// walker is a course with the clock of a test.
type walker struct {
	*Course
	t   *testing.T
	day unit.Day
	n   int64
}

// begun is a course of an untrained adult without a warning sign.
func begun(t *testing.T, change ...func(*About, *Screen)) *walker {
	t.Helper()
	w := &walker{Course: New(small()), t: t, day: day1}
	about := About{Profile: person.Profile{Age: 40, Training: person.Active, Goal: person.General, Minutes: 10}}
	screen := Screen{Answers: screening.Answers{}.OthersNo(), Pain: Pain{Rest: unit.Rate(1), Move: unit.Rate(1), Worst: unit.Rate(2)}}
	for _, c := range change {
		c(&about, &screen)
	}
	w.tell(Event{About: &about})
	w.tell(Event{Screen: &screen})
	return w
}

func (w *walker) tell(e Event) []Decided {
	w.n++
	e.Day, e.At = w.day, w.n
	return w.Record(e)
}

func (w *walker) wake(pain int) {
	w.tell(Event{Morning: &logbook.Morning{Day: w.day, At: w.n, Pain: unit.Rate(pain)}})
}

// train does all that is due, and hurts so much.
func (w *walker) train(pain int) {
	w.t.Helper()
	st := w.On(w.day)
	for _, s := range append([]program.Session{st.Main(0)}, st.Shorts()...) {
		if len(s.Parts) == 0 {
			continue
		}
		e := logbook.Entry{Day: w.day, Short: s.Short, Finished: true, Before: unit.Rate(min(pain, 1)), During: unit.Rate(pain), Effort: unit.Rate(3), Comfortable: true}
		for _, p := range s.Parts {
			e.Lines = append(e.Lines, logbook.Done{Exercise: p.Exercise, Planned: p.Dose, Did: p.Dose, How: logbook.Full})
		}
		w.tell(Event{Entry: &e})
	}
}

// weeks trains daily for so many weeks, screened anew when it is due.
func (w *walker) weeks(n, pain int) []Decided {
	w.t.Helper()
	var out []Decided
	for range n * unit.DaysPerWeek {
		if st := w.On(w.day); st.Wait == ForAgain {
			w.tell(Event{Screen: &Screen{Answers: screening.Answers{}.OthersNo(), Pain: Pain{Rest: unit.Rate(1), Move: unit.Rate(1), Worst: unit.Rate(2)}}})
		}
		w.wake(1)
		w.train(pain)
		w.day++
		out = append(out, w.Advance(w.day)...)
	}
	return out
}

func kinds(list []Decided) []string {
	var out []string
	for _, d := range list {
		out = append(out, string(d.Decision.Kind))
	}
	return out
}

func (w *walker) total(id string) int {
	w.t.Helper()
	st := w.On(w.day)
	return st.Dose(w.lib.Exercises.Get(id)).Sum()
}
