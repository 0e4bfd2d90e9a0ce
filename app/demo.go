package app

import (
	"context"
	"fmt"
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// How long the synthetic person of the demo has trained where nothing else is
// said, and how often they were screened.
const (
	DemoWeeks     = 12
	demoScreening = 5 // weeks from one screening to the next
)

// Demo gives a synthetic person who has so many weeks behind them: everything
// they did went through the same rules as everybody's.
func (a *App) Demo(ctx context.Context, name string, weeks int) (Person, error) {
	p, err := a.Add(ctx, name)
	if err != nil {
		return Person{}, err
	}
	d := demo{a: a, course: course.New(a.lib), first: a.today() - unit.Day(weeks)*unit.DaysPerWeek}
	if err := d.live(weeks); err != nil {
		return Person{}, err
	}
	if err := a.Keep.Write(ctx, p.ID, Write{Add: d.events}); err != nil {
		return Person{}, fmt.Errorf("demo: %w", err)
	}
	return p, nil
}

// demo is the synthetic person on their way.
type demo struct {
	a      *App
	course *course.Course
	first  unit.Day
	events []course.Event
}

func (d *demo) add(day unit.Day, e course.Event) error {
	id, err := newID()
	if err != nil {
		return err
	}
	e.ID, e.Day, e.At = id, day, int64(day)*microsPerDay+int64(len(d.events))
	switch {
	case e.Entry != nil:
		e.Entry.ID, e.Entry.Day, e.Entry.At = id, day, e.At
	case e.Morning != nil:
		e.Morning.ID, e.Morning.Day, e.Morning.At = id, day, e.At
	case e.Measure != nil:
		e.Measure.Day = day
	}
	d.course.Record(e)
	d.events = append(d.events, e)
	return nil
}

const microsPerDay = 24 * 60 * 60 * 1_000_000

// live answers, measures and trains, day by day, up to yesterday.
func (d *demo) live(weeks int) error {
	about := course.About{Country: "DE", Program: "adaptive", Profile: person.Profile{
		Age: 41, Training: person.None, Goal: person.Desk, Minutes: 15,
		Equipment: person.Equipment{Owned: []string{"band", "chair", "door", "foam-roller", "mat", "wall"}, Bands: []string{"yellow", "red", "green"}},
	}}
	if err := d.add(d.first, course.Event{About: &about}); err != nil {
		return err
	}
	for n := range weeks * unit.DaysPerWeek {
		if err := d.day(d.first+unit.Day(n), n); err != nil {
			return err
		}
	}
	return nil
}

// day is one day of the demo: screened every five weeks, measured weekly,
// rested on some days, and hurting a little more in the seventh week.
func (d *demo) day(day unit.Day, n int) error {
	week := n / unit.DaysPerWeek
	pain, worst := unit.Rate(max(2-week/3, 0)), unit.Rate(max(3-week/2, 0))
	if n%(demoScreening*unit.DaysPerWeek) == 0 {
		s := course.Screen{Answers: screening.Answers{}.OthersNo(), Pain: course.Pain{Rest: pain, Move: pain, Worst: worst}}
		if err := d.add(day, course.Event{Screen: &s}); err != nil {
			return err
		}
	}
	if n%unit.DaysPerWeek == 0 {
		m := demoMeasures(week, pain, worst)
		if err := d.add(day, course.Event{Measure: &m}); err != nil {
			return err
		}
	}
	if err := d.add(day, course.Event{Morning: &logbook.Morning{Pain: pain}}); err != nil {
		return err
	}
	if n%11 == 6 {
		return nil
	}
	return d.train(day, n, pain)
}

// train does what is due that day.
func (d *demo) train(day unit.Day, n int, pain unit.Rating) error {
	week := n / unit.DaysPerWeek
	st := d.course.On(day)
	if st.Wait != "" {
		return nil
	}
	for i, s := range append([]program.Session{st.Main(0)}, st.Shorts()...) {
		if len(s.Parts) == 0 {
			continue
		}
		e := Done(s)
		e.Before, e.During, e.After, e.Effort = pain, pain, pain, unit.Rate(3)
		if week == 6 && i == 0 {
			e.During = unit.Rate(4)
		}
		e.Comfortable = week >= 2
		if i == 0 && drawn(n) {
			compare(&e, n, pain)
		}
		if err := d.add(day, course.Event{Entry: &e}); err != nil {
			return err
		}
	}
	return nil
}

// demoMeasures is how the person's rotation gains and then levels off.
func demoMeasures(week int, pain, worst unit.Rating) assessment.Measures {
	gain := float64(min(week, 4)) * 1.5
	return assessment.Measures{
		PainRest: pain, PainMove: pain, PainWorst: worst, Stiffness: unit.Rate(max(6-week/2, 1)),
		LLR: assessment.Two(29+gain, 31+gain), SideBend: assessment.Two(19, 19), SWA: assessment.Two(2, 2), OWD: assessment.One(0),
	}
}

// drawn says whether the order of the main session is drawn by lot that day, to
// find out which exercise helps: twice a week.
func drawn(n int) bool { return n%unit.DaysPerWeek == 1 || n%unit.DaysPerWeek == 4 }

// demoRelief is how often of ten the exercises that the person compares take a
// point of pain away: one more than the others.
var demoRelief = map[string]int{"chair-extension": 8, "cat-cow": 4, "seated-side-bend": 3, "standing-side-bend": 3}

// compare puts the session into another order, and rates the compared exercises
// just before and after: on those days it hurts a point more. What looks like
// chance is counted, so that the demo is the same every time.
func compare(e *logbook.Entry, n int, pain unit.Rating) {
	sore := unit.Rate(pain.Value() + 1)
	e.Randomized, e.Before, e.During = true, sore, e.During.Max(sore)
	first := n * 5 % len(e.Lines)
	e.Lines = slices.Concat(e.Lines[first:], e.Lines[:first])
	for i := range e.Lines {
		l := &e.Lines[i]
		often, compared := demoRelief[l.Exercise]
		if !compared {
			continue
		}
		l.Before, l.After = sore, sore
		if (n*7+i*3)%10 < often {
			l.After = pain
		}
	}
}
