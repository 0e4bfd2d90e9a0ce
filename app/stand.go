package app

import (
	"context"
	"fmt"

	"tspine/engine/assessment"
	"tspine/engine/program"
	"tspine/engine/session"
	"tspine/engine/unit"
	"tspine/internal/shelf"
)

// How many standings are kept in memory, and how many sessions of each: some
// 100 kB. Our choice.
const (
	daysKept     = 64
	sessionsKept = 6
)

// Mark names all that a day was computed from: days with the same Mark are the
// same. The zero Mark names nothing.
type Mark struct {
	of      mark
	minutes int
	mode    program.Mode
	done    bool // by the clock of the place
	next    Next
}

// mark names what a standing was computed from: what is kept of the person, as
// the store counts it, and the day; and the rules and the catalog as they have
// it, with exercises of their own.
type mark struct {
	person string
	edits  int64
	day    unit.Day
	rules  string
}

func (a *App) mark(ctx context.Context, p Person, day unit.Day) (mark, error) {
	edits, err := a.Keep.Edits(ctx, p.ID)
	if err != nil {
		return mark{}, fmt.Errorf("load %s: %w", p.ID, err)
	}
	return mark{p.ID, edits, day, a.rules}, nil
}

// Mark names what everything that can be said of a person today is computed
// from, but for what they are told of today.
func (a *App) Mark(ctx context.Context, p Person) (Mark, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return Mark{}, err
	}
	m, err := a.mark(ctx, p, a.today())
	return Mark{of: m}, err
}

// standAsked is what a standing is kept under. Who is told keeps a record of
// it, so it is not the same thing.
type standAsked struct {
	mark
	told bool
}

// standing is where somebody stands on a day, and what their sessions of that
// day are chosen from. It is not changed once it is made.
type standing struct {
	day      Day // without the main session
	measures []assessment.Measures
	moments  []moment
	mark     mark
	fixed    bool // the mark holds

	sessions shelf.Shelf[sessionAsked, chosenSession]
}

// stand gives where a person stands on a day, and keeps what they are told of
// it, where they are. It is computed again once anything of the person's was
// written, by this program or another one: the store counts that.
func (a *App) stand(ctx context.Context, p Person, day unit.Day, tells bool) (*standing, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, err
	}
	m, err := a.mark(ctx, p, day)
	if err != nil {
		return nil, err
	}
	return a.stood.Get(ctx, standAsked{m, tells}, func() (*standing, bool, error) {
		s, err := a.standAnew(ctx, p, m, tells)
		return s, err == nil && s.fixed, err
	})
}

// standAnew computes it. Where anything was written meanwhile, as what a person
// is told, the mark does not hold.
func (a *App) standAnew(ctx context.Context, p Person, m mark, tells bool) (*standing, error) {
	l, err := a.load(ctx, p, m.day)
	if err != nil {
		return nil, err
	}
	st := l.on(m.day)
	state := l.State()
	s := &standing{day: Day{About: state.About, Standing: st, app: a}, measures: state.Measures, mark: m}
	s.sessions.Most = sessionsKept
	s.day.recall(&state)
	if st.Wait == "" && tells {
		if err := a.tell(ctx, l, &st); err != nil {
			return nil, err
		}
		s.moments = l.since(m.day - 1)
		s.day.Shorts = st.Shorts()
		if s.day.Rests, err = a.rests(ctx, p, &st); err != nil {
			return nil, err
		}
	}
	after, err := a.mark(ctx, p, m.day)
	s.fixed = after == m
	return s, err
}

// sessionAsked is what a session is kept under.
type sessionAsked struct {
	minutes int
	mode    program.Mode
}

// chosenSession is a main session, spelled out.
type chosenSession struct {
	main     program.Session
	timeline session.Timeline
	unload   []string
}

// session gives the main session of a day.
func (a *App) session(ctx context.Context, s *standing, minutes int, mode program.Mode) (chosenSession, error) {
	return s.sessions.Get(ctx, sessionAsked{minutes, mode}, func() (chosenSession, bool, error) {
		var out chosenSession
		out.main = s.day.Standing.MainFor(minutes, mode)
		out.timeline = a.timeline(&s.day.Standing, out.main, s.day.About)
		out.unload = a.unloaded(out.main)
		return out, true, nil
	})
}
