package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/outcome"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// Progress is all that there is to see of the weeks up to today.
type Progress struct {
	Person   Person
	Age      int
	Pounds   bool     // loads are in pounds
	From, To unit.Day // first and last day of it
	Standing course.Standing

	Measures  []assessment.Measures // the first ones, some before From, and all since, oldest first
	Tracks    []outcome.Track       // of every test that was taken, left before right
	Before    outcome.Rating        // pain before the first session of a day
	After     outcome.Rating        // pain after its last one
	Morning   outcome.Rating        // pain on waking
	Stiffness outcome.Rating
	Doses     []DoseLine    // by exercise; empty without leave to train
	Calendar  []CalendarDay // every day since the program began
	Decided   []course.Decided
	Relief    outcome.Study // of what was rated just before and after each exercise
	Mornings  outcome.Study // of the mornings after; both empty without leave
}

// Nothing says whether there is nothing to see yet.
func (p *Progress) Nothing() bool {
	return len(p.Tracks)+len(p.Calendar)+len(p.Morning.Points)+len(p.Stiffness.Points) == 0
}

// Began is the first day that has anything to see.
func (p *Progress) Began() unit.Day {
	first := p.To
	see := func(points []outcome.Point) {
		for _, at := range points {
			if at.Day >= p.From {
				first = min(first, at.Day)
			}
		}
	}
	for i := range p.Tracks {
		see(p.Tracks[i].Points)
	}
	for _, r := range []*outcome.Rating{&p.Before, &p.After, &p.Morning, &p.Stiffness} {
		see(r.Points)
	}
	if len(p.Calendar) > 0 {
		first = min(first, p.Calendar[0].Day)
	}
	return first
}

// StageFrom is a stage and the day from which it was on.
type StageFrom struct {
	Day   unit.Day
	Stage exercise.Stage
}

// Stages lists the stages of the days that are shown, oldest first; none before
// anything was decided.
func (p *Progress) Stages() []StageFrom {
	if len(p.Decided) == 0 {
		return nil
	}
	out := []StageFrom{{p.From, p.Decided[0].From}}
	for _, d := range p.Decided {
		// A decision that enters anew says none.
		if to := d.Decision.Stage; to != 0 && to != out[len(out)-1].Stage {
			out = append(out, StageFrom{d.Day, to})
		}
	}
	return out
}

// DoseLine is what was done of one exercise, week by week: of each the most in
// one session, in the unit of the dose.
type DoseLine struct {
	Exercise string
	Kind     dose.Kind
	PerSide  bool
	Points   []outcome.Point // on the first day of each week
	Last     dose.Dose       // as it was done last
}

// Progress shows the last weeks, one or more. It reads what happened in them,
// and what the newest kept week before them says, so that it costs the same
// after ten years as after one; only where no week is kept does it read from
// the first day. Measures are compared with the first ones. Where there is no
// leave to train the error is a *Stop: then measures, pain, calendar and
// decisions are there, and no exercise is named. A pause is no such case.
func (a *App) Progress(ctx context.Context, p Person, weeks int) (Progress, error) {
	a = a.in(p)
	out := Progress{Person: p, To: a.today(), From: a.today() - unit.Day(max(weeks, 1)*unit.DaysPerWeek)}
	s, err := a.since(ctx, p, out.From)
	if err != nil {
		return out, err
	}
	about := s.State().About
	out.Age, out.Pounds, out.Standing, out.Measures = about.Profile.Age, about.Profile.Pounds, s.On(out.To), s.measures
	out.Calendar, out.Decided = s.calendar.days, s.decisions(&out.Standing, out.From)
	out.measured(s)
	out.rated(s)
	err = a.stop(&out.Standing, about.Country)
	var stop *Stop
	if err != nil && (!errors.As(err, &stop) || stop.Halt != Paused) {
		for i := range out.Decided {
			out.Decided[i].Lines = nil
		}
		out.Standing.Latest.Lines = nil
		return out, err
	}
	out.Doses = doseLines(s.entries, out.From)
	pairs := outcome.Pairs(s.entries, s.morning)
	if fair := outcome.Scheduled(pairs); len(fair) > 0 {
		pairs = fair
	}
	out.Relief, out.Mornings = outcome.Relief(pairs), outcome.Mornings(pairs)
	return out, nil
}

// span is a course and what happened since a day.
type span struct {
	*loaded
	from     unit.Day
	measures []assessment.Measures // the first ones, some before, and all since
	entries  []logbook.Entry       // since, oldest first
	woke     map[unit.Day]unit.Rating
	stiff    map[unit.Day]unit.Rating
	calendar calendar
}

// since lives through the days from the newest kept week before a day on, and
// the week before that day at least. Which weeks are kept changes nothing of
// what it finds.
func (a *App) since(ctx context.Context, p Person, from unit.Day) (*span, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, err
	}
	s := &span{loaded: &loaded{way: way{Course: course.New(a.lib)}, app: a, person: p}, from: from, woke: map[unit.Day]unit.Rating{}, stiff: map[unit.Day]unit.Rating{}}
	first := unit.Day(math.MinInt32)
	text, next, ok, err := a.Keep.LastWeek(ctx, p.ID, a.rules, from-unit.DaysPerWeek)
	if err != nil {
		return nil, fmt.Errorf("progress of %s: %w", p.Name, err)
	}
	var st course.State
	if ok && json.Unmarshal(text, &st) == nil {
		s.Course, first = course.Resume(a.lib, st), next
	}
	events, err := a.Keep.Events(ctx, p.ID, first)
	if err != nil {
		return nil, fmt.Errorf("progress of %s: %w", p.Name, err)
	}
	if len(events) == 0 {
		events = []course.Event{{Day: a.today()}}
	}
	for day, i := min(from, events[0].Day), 0; day <= a.today(); day++ {
		if err := a.close(s.loaded, day); err != nil {
			return nil, err
		}
		if day == from {
			s.measures = s.State().Measures
		}
		had := len(s.entries)
		for ; i < len(events) && events[i].Day <= day; i++ {
			s.take(&events[i])
			s.decided = append(s.decided, s.Record(events[i])...)
		}
		if _, begun := s.WeekEnd(); begun && day >= from {
			s.calendar.add(s.Course, day, a.today(), s.entries[had:])
		}
	}
	return s, nil
}

// take keeps what an event shows. Of what lies before the days that were asked
// for only the mornings count, which a first day is held against.
func (s *span) take(e *course.Event) {
	switch {
	case e.Morning == nil && e.Day < s.from:
	case e.Measure != nil:
		m := *e.Measure
		m.Day = e.Day
		s.measures = append(s.measures, m)
		s.rate(s.stiff, e.Day, m.Stiffness)
	case e.Morning != nil:
		s.rate(s.woke, e.Day, e.Morning.Pain)
		s.rate(s.stiff, e.Day, e.Morning.Stiffness)
	case e.Entry != nil:
		s.entries = append(s.entries, *e.Entry)
		s.rate(s.stiff, e.Day, e.Entry.Stiffness)
	}
}

// rate keeps the first rating of a day.
func (s *span) rate(into map[unit.Day]unit.Rating, day unit.Day, r unit.Rating) {
	if _, there := into[day]; !there && r.Given() {
		into[day] = r
	}
}

// morning gives by how much the morning after a day differs from the usual one.
func (s *span) morning(day unit.Day) (int, bool) {
	var before []unit.Rating
	for d := day - progression.MorningMedian; d < day; d++ {
		before = append(before, s.woke[d])
	}
	change, given := progression.MorningChange(s.woke[day+1], before, 0)
	return int(math.Round(change)), given
}

// decisions lists what was decided since a day; the latest may be today's, of
// a return.
func (s *span) decisions(st *course.Standing, from unit.Day) []course.Decided {
	out := slices.DeleteFunc(s.decided, func(d course.Decided) bool { return d.Day < from })
	latest := st.Latest
	if latest.Decision.Kind != "" && latest.Day >= from && !slices.ContainsFunc(out, func(d course.Decided) bool { return d.Day == latest.Day }) {
		out = append(out, latest)
	}
	return out
}

// measured follows every test since its baseline.
func (p *Progress) measured(s *span) {
	flags := p.Standing.Flags()
	for _, t := range assessment.Tests() {
		p.Tracks = append(p.Tracks, outcome.Follow(t.ID, assessment.Series(t.ID, s.measures, flags))...)
	}
}

// rated gathers the ratings of the days that were asked for.
func (p *Progress) rated(s *span) {
	before, after := map[unit.Day]unit.Rating{}, map[unit.Day]unit.Rating{}
	for i := range s.entries {
		e := &s.entries[i]
		if e.Control {
			continue
		}
		s.rate(before, e.Day, e.Before)
		if e.After.Given() {
			after[e.Day] = e.After
		}
	}
	p.Before = outcome.Rate(outcome.Pain, p.points(before))
	p.After = outcome.Rate(outcome.Pain, p.points(after))
	p.Morning = outcome.Rate(outcome.Pain, p.points(s.woke))
	p.Stiffness = outcome.Rate(outcome.Stiffness, p.points(s.stiff))
}

func (p *Progress) points(of map[unit.Day]unit.Rating) []outcome.Point {
	var out []outcome.Point
	for day := p.From; day <= p.To; day++ {
		if r := of[day]; r.Given() {
			out = append(out, outcome.Point{Day: day, Value: float64(r.Value())})
		}
	}
	return out
}

// doseLines gathers what was done of each exercise, by id. What is counted in
// another unit than the last time is left out.
func doseLines(entries []logbook.Entry, from unit.Day) []DoseLine {
	by := map[string]*DoseLine{}
	for i := len(entries) - 1; i >= 0; i-- {
		e := &entries[i]
		for _, l := range e.Lines {
			if l.Did.IsZero() {
				continue
			}
			d := by[l.Exercise]
			if d == nil {
				d = &DoseLine{Exercise: l.Exercise, Kind: l.Did.Kind, PerSide: l.Did.PerSide, Last: l.Did}
				by[l.Exercise] = d
			}
			if l.Did.Kind == d.Kind && l.Did.PerSide == d.PerSide {
				d.count(from+(e.Day-from)/unit.DaysPerWeek*unit.DaysPerWeek, float64(l.Did.Sum()))
			}
		}
	}
	out := make([]DoseLine, 0, len(by))
	for _, d := range by {
		slices.Reverse(d.Points)
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b DoseLine) int { return cmp.Compare(a.Exercise, b.Exercise) })
	return out
}

// count keeps the most of a week; weeks come latest first.
func (d *DoseLine) count(week unit.Day, sum float64) {
	if n := len(d.Points); n > 0 && d.Points[n-1].Day == week {
		d.Points[n-1].Value = max(d.Points[n-1].Value, sum)
		return
	}
	d.Points = append(d.Points, outcome.Point{Day: week, Value: sum})
}
