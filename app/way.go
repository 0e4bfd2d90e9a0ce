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

// ready gives it without asking the store, for a write that is not made if
// anything was written since: the store looks at the count within the write. Who
// has own exercises has another catalog, and is none of those.
func (a *App) ready(p Person, day unit.Day) (*loaded, bool) {
	plain := a.plain()
	w, there := plain.ways.Peek(p.ID)
	if !there || day < w.upTo {
		return nil, false
	}
	here := *plain
	here.base, here.whose, here.Now = plain, p.ID, a.Now
	l := &loaded{way: w.copy(), app: &here, person: p, all: true, only: w.edits}
	return l, here.close(l, day) == nil
}

// forget has the next write ask the store.
func (a *App) forget(p Person) { a.plain().ways.Drop(p.ID) }

// remember keeps a course as it stands, where all that is kept was counted.
func (a *App) remember(l *loaded) {
	if l.all {
		w := l.copy()
		a.lay(l.person, &w)
	}
}

// lay keeps a course that does not move on any more.
func (a *App) lay(p Person, w *way) {
	w.lately = w.since(w.upTo - 1)
	a.ways.Put(p.ID, w)
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
// computed from what is kept. It does not move on after that.
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
	if l.only != 0 { // nothing came between
		l.edits = l.only + 1
	} else if n, err := a.Keep.Edits(ctx, l.person.ID); err == nil {
		l.edits = n
	}
	if l.edits == before+1 {
		w := l.way
		w.weeks = nil
		a.lay(l.person, &w)
	}
	return out
}

// carries says whether an event is of the kinds that are written down every day.
// After the others the course is computed from what is kept.
func carries(e *course.Event) bool {
	return e.Entry != nil || e.Morning != nil || e.Check != nil || e.Choice != nil
}
