package app

import (
	"context"
	"slices"

	"tspine/engine/course"
	"tspine/engine/unit"
)

// waysKept is for how many people the course is kept as it stood last, some 20 kB
// each. Our choice.
const waysKept = 256

// way is a person's course as everything makes it that was kept of them at a
// count of edits. It is not changed once it is made: who moves on takes a copy.
type way struct {
	*course.Course        // after the last event
	weeks          []Week // closed on the way, not yet kept
	edits          int64
	upTo           unit.Day     // all that was counted lies on this day or before
	last           course.Event // that was counted: id, day and time alone
	told           lastTold
	lately         []moment // of the last days' events
}

// recall gives a person's course as it stood, for a day from which on nothing of
// it is to be taken back, while nothing was written since: the store counts that.
func (a *App) recall(p Person, edits int64, day unit.Day) (*loaded, bool) {
	w, there := a.ways.Peek(p.ID)
	if !there || w.edits != edits || day < w.upTo {
		return nil, false
	}
	return &loaded{way: w.copy(), app: a, person: p, all: true}, true
}

// remember keeps a course as it stands, where all that is kept was counted.
func (a *App) remember(l *loaded) {
	if !l.all {
		return
	}
	w := l.copy()
	w.lately = w.since(w.upTo - 1)
	a.ways.Put(l.person.ID, &w)
}

// copy gives a way that moves on by itself.
func (w *way) copy() way {
	out := *w
	out.Course, out.weeks, out.lately = w.Course.Copy(), slices.Clone(w.weeks), slices.Clone(w.lately)
	return out
}

// carryOn has a course that was kept hold on after a write that added events to
// it, and gives what was decided because of them. Where another write came
// between, or an event counts before one that was counted, it is left to be
// computed from what is kept.
func (a *App) carryOn(ctx context.Context, l *loaded, add []course.Event) []course.Decided {
	var out []course.Decided
	before := l.edits
	for _, e := range add {
		l.all = l.all && carries(&e) && e.Day >= l.upTo && course.Compare(e, l.last) > 0
		out = append(out, l.count(e)...)
	}
	if !l.all || l.own != nil {
		return out
	}
	var err error
	if l.edits, err = a.Keep.Edits(ctx, l.person.ID); err == nil && l.edits == before+1 {
		l.weeks = nil
		a.remember(l)
	}
	return out
}

// carries says whether an event is of the kinds that are written down every day.
// After the others the course is computed from what is kept.
func carries(e *course.Event) bool {
	return e.Entry != nil || e.Morning != nil || e.Check != nil || e.Choice != nil
}
