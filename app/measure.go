package app

import (
	"context"
	"fmt"

	"tspine/engine/assessment"
	"tspine/engine/fault"
	"tspine/engine/outcome"
	"tspine/engine/unit"
	"tspine/exchange"
)

// Due is one test that fits a person: when it is due, and what became of it.
type Due struct {
	Test   assessment.Test
	Next   assessment.Next
	Last   assessment.Measures // the session in which it was taken last
	Tracks []outcome.Track     // empty where it was never taken, or is only shown or not
	Hold   unit.Seconds        // of each hold of a test that is shown or not, as the person's flags want it

	Low, High float64 // what 95 of 100 people of the person's age reach; both 0 where that is not known
}

// Due lists the tests that fit a person, with what is due and when, and gives
// how much it hurts to move. Where there is no leave to train the error is a
// *Stop.
func (a *App) Due(ctx context.Context, p Person) ([]Due, unit.Rating, error) {
	a = a.in(p)
	st, about, err := a.Leave(ctx, p)
	if err != nil {
		return nil, 0, err
	}
	all, err := a.Measured(ctx, p)
	if err != nil {
		return nil, 0, err
	}
	var out []Due
	flags := st.Flags()
	for _, t := range assessment.Tests() {
		if assessment.Skip(t.ID, flags, st.Pain().Move) {
			continue
		}
		one := Due{Test: t, Next: assessment.NextOf(t.ID, all, flags, a.today()), Hold: assessment.WallHoldFor(flags)}
		one.Tracks = outcome.Follow(t.ID, assessment.Series(t.ID, all, flags))
		if t.ID == assessment.SideBend {
			one.Low, one.High = assessment.SideBendInterval(about.Profile.Age)
		}
		for i := range all {
			if pair, shown := all[i].Of(t.ID); pair.Taken() || shown != assessment.NotTaken {
				one.Last = all[i]
			}
		}
		out = append(out, one)
	}
	return out, st.Pain().Move, nil
}

// DueOf gives one of them. A test that doesn't fit, or that is none, is
// ErrNotYours.
func (a *App) DueOf(ctx context.Context, p Person, test string) (Due, error) {
	a = a.in(p)
	all, _, err := a.Due(ctx, p)
	if err != nil {
		return Due{}, err
	}
	for _, one := range all {
		if one.Test.ID == test {
			return one, nil
		}
	}
	return Due{}, fmt.Errorf("test %s: %w", test, ErrNotYours)
}

// TakeDown writes down how one test went: its mean, or that it was stopped. With
// an id of its own it can be sent twice and is kept once.
func (a *App) TakeDown(ctx context.Context, p Person, id string, day unit.Day, t assessment.Take) error {
	a = a.in(p)
	if !IsID(id) {
		return fmt.Errorf("measure: %w", fault.Faults{{Path: "id", Code: "not-an-id", Got: id, Want: "a UUID"}})
	}
	if _, there, err := a.People.Event(ctx, p.ID, id); err != nil || there {
		return err
	}
	st, _, err := a.Standing(ctx, p, a.today())
	if err != nil {
		return err
	}
	m := assessment.Taken(t, st.Flags())
	m.Day = min(day, a.today())
	all := m.Check()
	all.Under("", a.checkDay(m.Day))
	if t.Empty() && !t.Stopped() {
		all.Add("left", "not-measured", "", "")
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("measure: %w", err)
	}
	e, err := a.event(m.Day)
	if err != nil {
		return err
	}
	e.ID, e.Measure = id, &m
	return a.add(ctx, p, e)
}

// takeKey is the note of how a test went, beside the answer of an interview.
func takeKey(test string) string { return "take." + test }

// NoteTake keeps how a test went beside its answer.
func (i *Interview) NoteTake(t assessment.Take) error {
	text, err := exchange.WriteTake(t)
	if err == nil {
		i.Note(takeKey(t.Test), text)
	}
	return err
}

// takes gives how the tests of an interview went, as far as their values are
// there.
func (i Interview) takes(m *assessment.Measures) []assessment.Take {
	var out []assessment.Take
	for _, id := range offered {
		text, there := i.Said(takeKey(id))
		if !there {
			continue
		}
		pair, shown := m.Of(id)
		if t, ok := exchange.ReadTake(text); ok && t.Test == id && (pair.Taken() || shown != assessment.NotTaken) {
			out = append(out, t)
		}
	}
	return out
}
