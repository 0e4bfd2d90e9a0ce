package app

import (
	"context"
	"fmt"
	"time"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// Day is what is due on a day.
type Day struct {
	Person   Person
	About    course.About
	Standing course.Standing
	Main     program.Session   // what is left of the day: empty when the main session is done
	Shorts   []program.Session // short sessions that are left
	Timeline session.Timeline  // of Main
	Unload   []string          // loaded exercises of Main of which no weight is known
	Ahead    unit.Day          // latest day written down, where the clock is behind it; 0: none
	Checked  bool              // the questions before a session were answered today
	Rated    bool              // the morning, or another moment of the day, was rated
	Asks     bool              // the morning after a session is to be rated
	Chosen   []Chosen          // choices that hold on the day
	Away     int               // days since the last session; 0: today, or none yet
	Mark     Mark
	Rests    bool           // a rest without an exercise is to be rated before the main session
	Off      bool           // the person's schedule leaves the day free
	Next     Next           // session by the schedule
	Breaks   []person.Clock // when the short sessions that are left fall; empty: at any time

	app *App // with the person's own exercises
}

// Catalog is the catalog as the person has it, with their own exercises.
func (d *Day) Catalog() *catalog.Catalog { return d.app.Catalog }

// Chosen is a choice that a person made, by the id that takes it back.
type Chosen struct {
	ID string
	course.Choice
}

// Today says what is due: in so many minutes, or 0 for as many as the profile
// says. Where there is no leave to train the error is a *Stop. What it gives may
// be given to others too, so nothing in it may be changed.
func (a *App) Today(ctx context.Context, p Person, minutes int, mode program.Mode) (Day, error) {
	a = a.in(p)
	now := a.Now()
	s, err := a.stand(ctx, p, unit.DayOf(now), true)
	if err != nil {
		return Day{}, err
	}
	d := s.day
	d.Person, a = p, d.app
	if err := a.stop(&d.Standing, d.About.Country); err != nil {
		return d, err
	}
	at := s.here(now)
	d.Ahead, d.Standing.DoneMain = at.ahead, d.Standing.DoneMain || at.done
	d.plan(now)
	if s.fixed && !at.later {
		d.Mark = Mark{s.mark, minutes, mode, at.done, d.Next}
	}
	if d.Standing.DoneMain && minutes == 0 {
		return d, nil
	}
	chosen, err := a.session(ctx, s, minutes, mode)
	d.Main, d.Timeline, d.Unload = chosen.main, chosen.timeline, chosen.unload
	return d, err
}

// recall gathers what a page of the day shows besides.
func (d *Day) recall(s *course.State) {
	day := d.Standing.Day
	d.Checked = s.Check.Given && s.Check.Day == day
	for _, r := range s.Ratings {
		d.Rated = d.Rated || r.Day == day && r.Morning.Given()
	}
	d.Asks = !d.Rated && s.Sessions > 0 && s.LastSession == day-1
	if s.Sessions > 0 {
		d.Away = int(day - s.LastSession)
	}
	for _, one := range s.Choices {
		if !one.Today || one.Day == day {
			d.Chosen = append(d.Chosen, Chosen{one.ID, one.Choice})
		}
	}
}

// plan says when, by the person's schedule.
func (d *Day) plan(now time.Time) {
	s := &d.About.Schedule
	d.Off, d.Next = d.Standing.DayOff(), next(s, now, d.Standing.DoneMain)
	done := d.Standing.Done
	if d.Standing.DoneMain {
		done--
	}
	if times := s.Breaks.Times(max(done, 0) + len(d.Shorts)); len(times) > 0 {
		d.Breaks = times[max(done, 0):]
	}
}

// timeline expands a session for the person.
func (a *App) timeline(st *course.Standing, s program.Session, about course.About) session.Timeline {
	pass, ok := st.Pass()
	if !ok {
		return session.Timeline{}
	}
	return session.Expand(pass, s, session.Options{
		Catalog: a.Catalog.Exercises, Stage: st.Stage, Equipment: about.Profile.Equipment, Doses: st.Dose, Limited: st.LimitedSide, Tips: a.tips,
	})
}

// tips counts an exercise's cues.
func (a *App) tips(id string) int {
	text, err := a.Catalog.Text("en", id)
	if err != nil {
		return 0
	}
	return len(text.Cues)
}

// unloaded lists the loaded exercises of which no load is known: it is asked
// for.
func (a *App) unloaded(s program.Session) []string {
	var out []string
	for _, one := range s.Parts {
		if e := a.Catalog.Exercises.Get(one.Exercise); e != nil && e.Loaded && one.Dose.Load.IsZero() {
			out = append(out, one.Exercise)
		}
	}
	return out
}

// Standing says where a person stands on a day, whether there is leave to
// train or not. What it gives may be given to others too.
func (a *App) Standing(ctx context.Context, p Person, day unit.Day) (course.Standing, course.About, error) {
	s, err := a.stand(ctx, p, day, false)
	if err != nil {
		return course.Standing{}, course.About{}, err
	}
	return s.day.Standing, s.day.About, nil
}

// Prescribed is the dose of an exercise as it is due today, and false where
// there is none to be had.
func (a *App) Prescribed(ctx context.Context, p Person, id string) (dose.Dose, bool, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return dose.Dose{}, false, err
	}
	e := a.Catalog.Exercises.Get(id)
	if e == nil {
		return dose.Dose{}, false, fmt.Errorf("exercise %s: %w", id, ErrNoExercise)
	}
	st, _, err := a.Standing(ctx, p, a.today())
	if err != nil {
		return dose.Dose{}, false, err
	}
	return prescribed(&st, e)
}

func prescribed(st *course.Standing, e *exercise.Exercise) (dose.Dose, bool, error) {
	d := st.Dose(e)
	return d, !d.IsZero(), nil
}
