package app

import (
	"context"
	"encoding/json"
	"fmt"

	"tspine/engine/course"
	"tspine/engine/progression"
	"tspine/engine/unit"
	"tspine/exchange"
)

// lastTold is what a person was told last; the zero lastTold: nothing yet.
type lastTold struct {
	body string
	then exchange.Decision // without a day: it can't be read
}

// lastTold reads it.
func (a *App) lastTold(ctx context.Context, p Person) (lastTold, error) {
	told, err := a.Keep.Told(ctx, p.ID, 1)
	if err != nil || len(told) == 0 {
		return lastTold{}, err
	}
	return readTold(told[0].Body), nil
}

func readTold(body string) lastTold {
	out := lastTold{body: body}
	if json.Unmarshal([]byte(body), &out.then) != nil {
		out.then = exchange.Decision{}
	}
	return out
}

// on gives where a person stands on a day. Today's doses are held against what was
// told last: where an edit or an upgrade changed a past decision, no dose rises by
// more than one step because of it.
func (l *loaded) on(day unit.Day) course.Standing {
	st := l.On(day)
	st.AtMost(l.told.atMost(st.Decisions()))
	st.DrawBy(lotOf(l.person))
	return st
}

// tell keeps what a person is shown: the latest decision with its numbers,
// once for each decision.
func (a *App) tell(ctx context.Context, l *loaded, st *course.Standing) error {
	if st.Latest.Decision.Kind == "" {
		return nil
	}
	a = l.app
	shown := exchange.DecisionOf(st.Latest)
	a.asShown(&shown, st)
	body, err := json.Marshal(shown)
	if err != nil {
		return fmt.Errorf("tell: %w", err)
	}
	if l.told.body == string(body) {
		return a.keepWeeks(ctx, l)
	}
	id, err := newID()
	if err != nil {
		return err
	}
	one := Told{ID: id, Day: st.Day, At: a.Now().UnixMicro(), Week: st.Latest.Week, Rules: a.rules, Body: string(body)}
	if err := a.Keep.Write(ctx, l.person.ID, Write{Told: []Told{one}, Weeks: l.weeks, Fade: fading(l.weeks), Edits: l.edits}); err != nil {
		return err
	}
	l.told = readTold(one.Body)
	a.carryOn(ctx, l, nil)
	return nil
}

// keepWeeks keeps the weeks that were computed on the way where they are many, as
// after other exercises or rules: else every look at the day would compute them
// again, until something is written down.
func (a *App) keepWeeks(ctx context.Context, l *loaded) error {
	if len(l.weeks) < weeksKept {
		return nil
	}
	return a.Keep.Write(ctx, l.person.ID, Write{Weeks: l.weeks, Fade: fading(l.weeks), Edits: l.edits})
}

// asShown puts into a decision the doses that the person is shown.
func (a *App) asShown(d *exchange.Decision, st *course.Standing) {
	for i := range d.Lines {
		to := d.Lines[i].To
		e := a.Catalog.Exercises.Get(d.Lines[i].Exercise)
		if to == nil || e == nil {
			continue
		}
		if now := st.Dose(e); !now.IsZero() && now.Sum() < to.Total && !st.Flare {
			lower := exchange.DoseOf(now)
			d.Lines[i].To = &lower
		}
	}
}

// atMost gives the totals that doses must not pass: one step above what was
// told last, for every line whose told decision is another one by now.
func (t *lastTold) atMost(now []course.Decided) map[string]int {
	if len(t.then.Lines) == 0 {
		return nil
	}
	by := totals(now, t.then.Day)
	out := map[string]int{}
	for _, l := range t.then.Lines {
		if l.To == nil {
			continue
		}
		if total, ok := by[l.Exercise]; !ok || total != l.To.Total {
			out[l.Exercise] = progression.Step(l.To.Total)
		}
	}
	return out
}

// totals gives what the decision of a day made of each line.
func totals(list []course.Decided, day string) map[string]int {
	out := map[string]int{}
	for _, d := range list {
		if d.Decision.Kind == "" || d.Day.String() != day {
			continue
		}
		for _, l := range d.Lines {
			out[l.Exercise] = l.To.Sum()
		}
	}
	return out
}
