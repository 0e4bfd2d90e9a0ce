package app

import (
	"context"
	"fmt"
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/screening"
)

// Begin is what a person says at the start, or says anew. A nil part stays as
// it was.
type Begin struct {
	About   *course.About
	Screen  *course.Screen
	Measure *assessment.Measures
}

// Start writes down who a person is, what they answered and what was measured,
// all of it or nothing, and gives where they stand because of it. Where there
// is no leave to train the error is a *Stop; the answers are kept.
func (a *App) Start(ctx context.Context, p Person, b Begin) (course.Standing, error) {
	a = a.in(p)
	return a.begin(ctx, p, b, nil)
}

// begin does so, and keeps own exercises with it.
func (a *App) begin(ctx context.Context, p Person, b Begin, own []Own) (course.Standing, error) {
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return course.Standing{}, err
	}
	l.own = own
	before := l.State()
	if b.Screen != nil && len(b.Screen.Text) <= noteLength {
		if err := a.hear(b.Screen, &before); err != nil {
			return course.Standing{}, err
		}
	}
	if err := a.checkBegin(&b, &before).Err(); err != nil {
		return course.Standing{}, fmt.Errorf("start: %w", err)
	}
	events, err := a.beginning(&b)
	if err != nil {
		return course.Standing{}, err
	}
	if _, err := a.write(ctx, l, events...); err != nil {
		return course.Standing{}, fmt.Errorf("start: %w", err)
	}
	st := l.On(a.today())
	return st, a.stop(&st, l.About().Country)
}

// Sound tells everything that is wrong with a start of somebody of whom nothing
// is known, before they are added.
func (a *App) Sound(b Begin) error {
	if err := a.checkBegin(&b, &course.State{}).Err(); err != nil {
		return fmt.Errorf("start: %w", err)
	}
	return nil
}

// beginning gives the events of a start, in the order in which they count.
func (a *App) beginning(b *Begin) ([]course.Event, error) {
	var out []course.Event
	add := func(fill func(*course.Event)) error {
		e, err := a.event(a.today())
		if err != nil {
			return err
		}
		e.At += int64(len(out))
		fill(&e)
		out = append(out, e)
		return nil
	}
	if b.About != nil {
		if err := add(func(e *course.Event) { e.About = b.About }); err != nil {
			return nil, err
		}
	}
	if b.Screen != nil {
		if err := add(func(e *course.Event) { e.Screen = b.Screen }); err != nil {
			return nil, err
		}
	}
	if b.Measure != nil {
		if err := add(func(e *course.Event) { e.Measure = b.Measure }); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// hear finds what a person's own words name. What was asked again once for
// the same words is not asked a third time.
func (a *App) hear(s *course.Screen, before *course.State) error {
	words, err := a.Catalog.Keywords()
	if err != nil {
		return err
	}
	s.Hits = nil
	for _, m := range words.Find(s.Text) {
		s.Hits = append(s.Hits, screening.Hit{
			Concept: m.Concept.ID, Word: m.Word, Text: m.Sentence, Asks: m.Concept.Asks, Notes: m.Concept.Notes,
			Reasked: before.Asked(m.Concept.ID, m.Sentence),
		})
	}
	return nil
}

// checkBegin tells everything that is wrong with a start, all parts at once.
func (a *App) checkBegin(b *Begin, before *course.State) fault.Faults {
	var out fault.Faults
	about := before.About
	if b.About != nil {
		about = *b.About
		out.Under("about", a.checkAbout(&about))
	}
	if b.Screen != nil {
		in := screening.Intake{
			Age: about.Profile.Age, Sex: about.Profile.Sex, Day: a.today(), Answers: b.Screen.Answers, Clearances: b.Screen.Clearances,
			PainRest: b.Screen.Pain.Rest, PainMove: b.Screen.Pain.Move, PainWorst: b.Screen.Pain.Worst,
		}
		if n := len(b.Screen.Text); n > noteLength {
			out.Add("text", "too-long", fmt.Sprintf("%d bytes", n), fmt.Sprintf("at most %d bytes", noteLength))
		}
		if b.About != nil || before.Described {
			out.Under("answers", screening.Check(in))
		}
	}
	if b.Measure != nil {
		out.Under("measures", b.Measure.Check())
	}
	return out
}

func (a *App) checkAbout(about *course.About) fault.Faults {
	var out fault.Faults
	p := about.Profile
	if p.Age < 1 || p.Age > 110 {
		out.Add("age", "out-of-range", fmt.Sprint(p.Age), "a whole number from 1 to 110")
	}
	if p.Minutes < 2 || p.Minutes > 180 {
		out.Add("minutes", "out-of-range", fmt.Sprint(p.Minutes), "2 to 180")
	}
	if about.Program != "" && about.Own == nil {
		if _, ok := a.Catalog.Program(about.Program); !ok {
			out.Add("program", "unknown-program", about.Program, a.programs())
		}
	}
	return out
}

func (a *App) programs() string {
	list := ""
	for i, p := range a.Catalog.Programs {
		if i > 0 {
			list += ", "
		}
		list += p.ID
	}
	return list
}

// Measure writes down one measuring session, and gives what all of them show.
func (a *App) Measure(ctx context.Context, p Person, m assessment.Measures) (course.Standing, error) {
	a = a.in(p)
	if m.Day == 0 {
		m.Day = a.today()
	}
	all := m.Check()
	all.Under("", a.checkDay(m.Day))
	if err := all.Err(); err != nil {
		return course.Standing{}, fmt.Errorf("measure: %w", err)
	}
	e, err := a.event(m.Day)
	if err != nil {
		return course.Standing{}, err
	}
	e.Measure = &m
	if err := a.add(ctx, p, e); err != nil {
		return course.Standing{}, err
	}
	st, _, err := a.Standing(ctx, p, a.today())
	return st, err
}

// Cleared writes down that a clinician has seen the person for a flag and
// cleared them, and weighs everything again with it.
func (a *App) Cleared(ctx context.Context, p Person, c screening.Clearance) (course.Standing, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return course.Standing{}, err
	}
	if !l.State().Screened {
		return course.Standing{}, &Stop{Halt: AnswerAgain, Key: string(course.ForScreening)}
	}
	s := l.Screening()
	s.Clearances = append(slices.Clone(s.Clearances), c)
	return a.Start(ctx, p, Begin{Screen: &s})
}
