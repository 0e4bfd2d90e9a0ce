package app

import (
	"context"
	"fmt"
	"time"

	"tspine/engine/course"
	"tspine/engine/person"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// Plan is when a person trains, and what that comes to.
type Plan struct {
	person.Schedule
	Zone     string   // as they said it; empty: the machine's
	Here     string   // the zone that their days are counted in
	Day      unit.Day // today there
	Next     Next
	PerWeek  float64 // sessions a week that the doses ask for, short ones counted; 0: there is no program yet
	Planned  float64 // sessions a week that the schedule has room for
	Gap      bool    // the days are so far apart that each week counts as a gap (6.3)
	Week     []PlannedDay
	Standing course.Standing
	State    string // names the schedule and zone as they are: who changes them says what they saw
}

// Fewer says whether the schedule has room for less than three quarters of what
// the doses ask for: then they hold (6.2, row 7).
func (p *Plan) Fewer() bool {
	return p.PerWeek > 0 && 100*p.Planned < progression.AdherenceLeast*p.PerWeek
}

// Next is the next session that is planned; the zero Next: none.
type Next struct {
	Day unit.Day
	At  person.Clock // zero: any time of the day
}

// PlannedDay is a day of the week that is now.
type PlannedDay struct {
	Day  unit.Day
	On   bool
	At   person.Clock
	Done bool // a session was done on it
}

// Schedule says when a person trains.
func (a *App) Schedule(ctx context.Context, p Person) (Plan, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return Plan{}, err
	}
	about := l.State().About
	out := Plan{Schedule: about.Schedule, Zone: about.Zone, Here: a.Now().Location().String(), Day: a.today(), Standing: l.On(a.today())}
	out.State = planState(&about)
	out.Next = next(&about.Schedule, a.Now(), out.Standing.DoneMain)
	out.PerWeek, out.Gap = out.Standing.Scheduled()
	if out.Standing.Wait != "" {
		out.PerWeek, out.Gap = 0, false
	}
	out.Planned = planned(&about.Schedule, out.PerWeek)
	if out.Week, err = a.weekOf(ctx, p, &about.Schedule); err != nil {
		return Plan{}, err
	}
	return out, nil
}

// planState names when a person trains, and in which zone.
func planState(about *course.About) string { return stateOf([]any{about.Schedule, about.Zone}) }

// next is the next session by the schedule: from tomorrow on where today's is
// done.
func next(s *person.Schedule, now time.Time, done bool) Next {
	day, from := unit.DayOf(now), person.At(now.Hour(), now.Minute())
	if done {
		day, from = day+1, 0
	}
	if at, clock, ok := s.Next(day, from); ok {
		return Next{at, clock}
	}
	return Next{}
}

// planned is how many sessions a week a schedule has room for, of those that are
// asked for: on each of its days as many as doses ask for on a day.
func planned(s *person.Schedule, asked float64) float64 {
	if !s.Set() {
		return asked
	}
	perDay := max(asked/unit.DaysPerWeek, 1)
	if perDay > 1 {
		perDay = 1 + min(perDay-1, float64(s.Breaks.AtMost(person.MostBreaks)))
	}
	return min(perDay*float64(s.Count()), max(asked, 0))
}

// weekOf is the days from Monday to Sunday of the week that is now.
func (a *App) weekOf(ctx context.Context, p Person, s *person.Schedule) ([]PlannedDay, error) {
	today := a.today()
	first := today - unit.Day(person.Weekday(today))
	events, err := a.Keep.Events(ctx, p.ID, first)
	if err != nil {
		return nil, fmt.Errorf("sessions of the week: %w", err)
	}
	out := make([]PlannedDay, unit.DaysPerWeek)
	for i := range out {
		slot := s.Days[i]
		out[i] = PlannedDay{Day: first + unit.Day(i), On: slot.On, At: slot.At}
	}
	for _, e := range events {
		if i := int(e.Day - first); e.Entry != nil && !e.Entry.Control && i < len(out) {
			out[i].Done = true
		}
	}
	return out, nil
}

// Plan writes down when a person trains, and in which time zone, from today on.
// Everything that is wrong with it is told at once. Was is the state that the
// person saw; where it is another one by now the error is ErrChanged.
func (a *App) Plan(ctx context.Context, p Person, was string, s person.Schedule, zone string) error {
	a = a.in(p)
	all := s.Check()
	all = append(all, checkZone("zone", zone)...)
	if err := all.Err(); err != nil {
		return fmt.Errorf("schedule: %w", err)
	}
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return err
	}
	if !l.State().Described {
		return &Stop{Halt: AnswerAgain, Key: string(course.ForAbout)}
	}
	_, last, err := a.versions(ctx, p)
	if err != nil {
		return err
	}
	about := l.State().About
	if changed(was, planState(&about)) {
		return fmt.Errorf("schedule: %w", ErrChanged)
	}
	about.Schedule, about.Zone = s, zone
	p.Zone = zone // it counts from now on
	if err := a.in(p).say(ctx, l, last, about); err != nil {
		return fmt.Errorf("schedule: %w", err)
	}
	return nil
}
