package app

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"tspine/engine/course"
	"tspine/engine/program"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// AheadDays is for how many days sessions are planned ahead, today counted:
// longer than that nobody should train by what was known once. Our choice.
const AheadDays = 7

// Ahead is a session that is planned for a day, from what was known on another.
type Ahead struct {
	ID       string   // of the entry that will come of it: the same on every device
	Known    unit.Day // when it was planned
	Timeline session.Timeline
}

// Coming is the sessions of the coming days.
type Coming struct {
	Made     time.Time
	Checked  bool // the questions before a session were answered today
	About    course.About
	Sessions []Ahead
}

// Coming plans the sessions of the coming days from what is known now: today's in
// so many minutes, 0 as the profile says. It decides nothing: after the next
// decision falls due the days are as the last one before it. Where there is no
// leave to train the error is a *Stop.
func (a *App) Coming(ctx context.Context, p Person, minutes int) (Coming, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return Coming{}, err
	}
	d, err := a.Today(ctx, p, minutes, "")
	if err != nil {
		return Coming{}, err
	}
	w := Coming{Made: a.Now(), Checked: d.Checked, About: d.About}
	w.Sessions, err = a.coming.Get(ctx, d.Mark, func() ([]Ahead, bool, error) {
		all, err := a.plans(ctx, p, &d)
		return all, d.Mark != Mark{}, err
	})
	return w, err
}

// plans gives the sessions of today and of the days after it.
func (a *App) plans(ctx context.Context, p Person, d *Day) ([]Ahead, error) {
	today := d.Standing.Day
	out := plans{a: a, who: p, known: today}
	out.add(d, today)
	l, err := a.load(ctx, p, today)
	if err != nil {
		return nil, err
	}
	decided, last := d.Standing.Latest.Day, today
	for day := today + 1; day < today+AheadDays; day++ {
		next := a.ahead(l, day)
		if next.Standing.Wait != "" {
			break
		}
		if next.Standing.Latest.Day == decided {
			last = day
		} else {
			next = a.ahead(l, last)
		}
		out.add(&next, day)
	}
	return out.all, nil
}

// ahead is a day to come, as far as it is known.
func (a *App) ahead(l *loaded, day unit.Day) Day {
	st := l.on(day)
	d := Day{About: l.State().About, Standing: st}
	if st.Wait != "" {
		return d
	}
	d.Main, d.Shorts = st.MainFor(0, ""), st.Shorts()
	d.Timeline = a.timeline(&st, d.Main, d.About)
	return d
}

// plans are sessions for somebody, from what is known on a day.
type plans struct {
	a     *App
	who   Person
	known unit.Day
	all   []Ahead
}

// add takes over what is due on a day.
func (w *plans) add(d *Day, day unit.Day) {
	put := func(t session.Timeline, n int) {
		if len(t.Steps) < 2 {
			return
		}
		t.Day, t.Until = day, day
		w.all = append(w.all, Ahead{sessionID(w.who, day, t.Short, n), w.known, t})
	}
	put(d.Timeline, d.Standing.Done)
	one := func(s program.Session) session.Timeline { return w.a.timeline(&d.Standing, s, d.About) }
	for i, s := range d.Shorts {
		put(one(s), d.Standing.Done+i)
	}
}

// space is where the ids of sessions are drawn from.
const space = "1b0cbf0e-6f0c-4a55-8f0a-7473706e6501"

// sessionID names a session before it is done, so that every device calls it
// the same: after n others on that day.
func sessionID(p Person, day unit.Day, short bool, n int) string {
	return uuid.NewSHA1(uuid.MustParse(space), fmt.Appendf(nil, "%s %s %t %d", p.ID, day, short, n)).String()
}

// swapID names the choice that a session was left with.
func swapID(session, exercise, with string) string {
	return uuid.NewSHA1(uuid.MustParse(space), fmt.Appendf(nil, "%s %s %s", session, exercise, with)).String()
}
