package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/exchange"
)

// Why is how a person's program came to be.
type Why struct {
	Standing course.Standing
	Decided  []course.Decided  // every decision, by today's entries and rules
	Changed  []exchange.Change // decisions that were told otherwise at the time
}

// Why says how a person's program came to be, week by week. Where there is no
// leave to train the error is a *Stop: then no exercise is named either.
func (a *App) Why(ctx context.Context, p Person) (Why, error) {
	a = a.in(p)
	l, err := a.whole(ctx, p)
	if err != nil {
		return Why{}, err
	}
	w := Why{Standing: l.On(a.today()), Decided: l.decided}
	if err := a.stop(&w.Standing, l.State().About.Country); err != nil {
		var stop *Stop
		if errors.As(err, &stop) && stop.Halt != AnswerAgain && stop.Halt != Paused || !l.State().Started {
			return Why{}, err
		}
	}
	if latest := w.Standing.Latest; latest.Decision.Kind != "" && (len(w.Decided) == 0 || w.Decided[len(w.Decided)-1].Day != latest.Day) {
		w.Decided = append(w.Decided, latest)
	}
	told, err := a.Keep.Told(ctx, p.ID, 0)
	if err != nil {
		return Why{}, fmt.Errorf("why: %w", err)
	}
	w.Changed = retold(told, w.Decided)
	return w, nil
}

// retold finds the decisions that were told otherwise at the time.
func retold(told []Told, now []course.Decided) []exchange.Change {
	var out []exchange.Change
	for _, t := range told {
		var then exchange.Decision
		if json.Unmarshal([]byte(t.Body), &then) != nil {
			continue
		}
		for _, d := range now {
			if d.Day.String() == then.Day && string(d.Decision.Kind) != then.Decision {
				out = append(out, exchange.Change{Week: t.Week, Then: then.Decision, Now: string(d.Decision.Kind)})
			}
		}
	}
	return out
}

// Program gives the program that a person follows; the adaptive one written
// out for the weeks to come.
func (a *App) Program(ctx context.Context, p Person) (program.Program, error) {
	a = a.in(p)
	st, about, err := a.Standing(ctx, p, a.today())
	if err != nil {
		return program.Program{}, err
	}
	if err := a.stop(&st, about.Country); err != nil {
		return program.Program{}, err
	}
	return st.Program(programWeeks), nil
}

// programWeeks is how far ahead the adaptive program is written out: five
// stages of six weeks.
const programWeeks = 30

// Switch follows another program of the catalog from today on. Was is the version
// that the person saw last; where another one holds by now the error is
// ErrChanged.
func (a *App) Switch(ctx context.Context, p Person, was, id string) error {
	a = a.in(p)
	return a.rewrite(ctx, p, was, nil, func(now course.About) []course.About {
		now.Program, now.Own, now.Text = id, nil, ""
		return []course.About{now}
	})
}

// follow follows another program from today on, and keeps the text that it was
// written as and the exercises that it brings.
func (a *App) follow(ctx context.Context, p Person, id string, own *program.Program, text string, brings []Own) (course.Standing, error) {
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return course.Standing{}, err
	}
	if !l.State().Described {
		return course.Standing{}, &Stop{Halt: AnswerAgain, Key: string(course.ForAbout)}
	}
	about := l.State().About
	about.Program, about.Own, about.Text = id, own, text
	return a.begin(ctx, p, Begin{About: &about}, brings)
}

// Rulebook is every rule and number, for a clinician to read and sign.
func Rulebook(c *catalog.Catalog) exchange.Rulebook {
	b := exchange.Rulebook{
		Version: c.SignOff.RulesVersion, Confirmed: c.SignOff.ConfirmedNow(), Rules: exchange.RulesOf(Rules()), Numbers: exchange.NumbersOf(Numbers()),
	}
	for _, row := range screening.Matrix() {
		b.Excluded = append(b.Excluded, exchange.Exclusion{
			Flag: row.Flag, When: string(row.When), Classes: row.Classes.Codes(), Codes: row.Codes, Notes: row.Notes,
			Hold: int(row.Limits.Hold), Reserve: row.Limits.Reserve.Reps(), Cap: int(row.Cap),
		})
	}
	return b
}
