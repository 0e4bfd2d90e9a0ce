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

// on gives where a person stands on a day, and what they were told. Today's
// doses are held against what was told last: where an edit or an upgrade
// changed a past decision, no dose rises by more than one step because of it.
func (a *App) on(ctx context.Context, l *loaded, day unit.Day) (course.Standing, []Told, error) {
	st := l.On(day)
	told, err := a.Keep.Told(ctx, l.person.ID)
	if err != nil {
		return st, nil, fmt.Errorf("read what was told: %w", err)
	}
	st.AtMost(atMost(told, st.Decisions()))
	return st, told, nil
}

// tell keeps what a person is shown: the latest decision with its numbers,
// once for each decision.
func (a *App) tell(ctx context.Context, l *loaded, st *course.Standing, told []Told) error {
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
	if n := len(told); n > 0 && told[n-1].Body == string(body) {
		return a.keepWeeks(ctx, l)
	}
	id, err := newID()
	if err != nil {
		return err
	}
	one := Told{ID: id, Day: st.Day, At: a.Now().UnixMicro(), Week: st.Latest.Week, Rules: a.rules, Body: string(body)}
	return a.Keep.Write(ctx, l.person.ID, Write{Told: []Told{one}, Weeks: l.weeks, Fade: fading(l.weeks), Edits: l.edits})
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
func atMost(told []Told, now []course.Decided) map[string]int {
	if len(told) == 0 {
		return nil
	}
	var then exchange.Decision
	if json.Unmarshal([]byte(told[len(told)-1].Body), &then) != nil {
		return nil
	}
	by := totals(now, then.Day)
	out := map[string]int{}
	for _, l := range then.Lines {
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
