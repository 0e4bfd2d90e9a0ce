package storetest

import (
	"context"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
)

var referenceTests = map[string]func(*testing.T, Place){
	"any writes in any order come to what they would on paper": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		rapid.Check(t, func(t *rapid.T) {
			on := paper{s: s, who: join(t, s), events: map[string]course.Event{}, weeks: map[int]app.Week{}}
			acts := []func(*rapid.T){on.add, on.remove, on.edit, on.tell, on.week, on.drop}
			for range rapid.IntRange(1, 12).Draw(t, "acts") {
				rapid.SampledFrom(acts).Draw(t, "act")(t)
				on.compare(t)
			}
		})
	},
}

// paper is what a person's store should hold, kept in the simplest way.
type paper struct {
	s      Store
	who    string
	events map[string]course.Event
	told   []app.Told
	weeks  map[int]app.Week
}

func (p *paper) write(t *rapid.T, w app.Write) {
	check(t, p.s.Write(context.Background(), p.who, w))
	if rapid.Bool().Draw(t, "again") && len(w.Weeks) == 0 {
		check(t, p.s.Write(context.Background(), p.who, w))
	}
}

func (p *paper) add(t *rapid.T) {
	w := app.Write{Add: rapid.SliceOfN(rapid.Custom(Event), 1, 3).Draw(t, "events")}
	p.write(t, w)
	for _, e := range w.Add {
		p.events[e.ID] = e
	}
}

// one draws an event that is there, or an id of none.
func (p *paper) one(t *rapid.T) string {
	if len(p.events) == 0 {
		return newID()
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(p.events))).Draw(t, "which")
}

func (p *paper) remove(t *rapid.T) {
	id := p.one(t)
	p.write(t, app.Write{Remove: []string{id}})
	delete(p.events, id)
}

func (p *paper) edit(t *rapid.T) {
	id, next := p.one(t), Event(t)
	if rapid.Bool().Draw(t, "same id") {
		next = course.Event{ID: id, Day: next.Day, At: next.At}
		Say(t, &next)
	}
	p.write(t, app.Write{Remove: []string{id}, Add: []course.Event{next}, DropWeeksFrom: next.Day})
	delete(p.events, id)
	p.events[next.ID] = next
	p.dropped(next.Day)
}

func (p *paper) tell(t *rapid.T) {
	one := told()
	one.Day = unit.Day(rapid.IntRange(0, 50).Draw(t, "day"))
	p.write(t, app.Write{Told: []app.Told{one}})
	p.told = append(p.told, one)
}

func (p *paper) week(t *rapid.T) {
	number := rapid.IntRange(0, 30).Draw(t, "number")
	w := week(number, unit.Day(7*number))
	w.Rules = rapid.SampledFrom([]string{"6", "7"}).Draw(t, "rules")
	edits, err := p.s.Edits(context.Background(), p.who)
	check(t, err)
	if stale := rapid.Bool().Draw(t, "stale"); stale {
		edits += 1000
	} else {
		p.weeks[number] = w
	}
	p.write(t, app.Write{Weeks: []app.Week{w}, Edits: edits})
}

func (p *paper) drop(t *rapid.T) {
	from := unit.Day(rapid.IntRange(1, 220).Draw(t, "from"))
	p.write(t, app.Write{DropWeeksFrom: from})
	p.dropped(from)
}

func (p *paper) dropped(from unit.Day) {
	if from != 0 {
		maps.DeleteFunc(p.weeks, func(_ int, w app.Week) bool { return w.Next >= from })
	}
}

func (p *paper) compare(t *rapid.T) {
	from := unit.Day(rapid.IntRange(int(firstDay), int(lastDay)).Draw(t, "since"))
	var want []course.Event
	for _, e := range p.events {
		if e.Day >= from {
			want = append(want, e)
		}
	}
	course.Sort(want)
	got, err := p.s.Events(context.Background(), p.who, from)
	check(t, err)
	equal(t, got, want)

	told, err := p.s.Told(context.Background(), p.who, 0)
	check(t, err)
	slices.SortStableFunc(p.told, func(a, b app.Told) int { return int(a.Day - b.Day) })
	equal(t, told, p.told)

	before := unit.Day(rapid.IntRange(0, 220).Draw(t, "before"))
	var last app.Week
	for _, w := range p.weeks {
		if w.Rules == "7" && w.Next <= before && len(last.State) == 0 || w.Rules == "7" && w.Next <= before && w.Next > last.Next {
			last = w
		}
	}
	state, next, ok, err := p.s.LastWeek(context.Background(), p.who, "7", before)
	check(t, err)
	equal(t, app.Week{Next: next, State: state}, app.Week{Next: last.Next, State: last.State})
	equal(t, ok, len(last.State) > 0)
}
