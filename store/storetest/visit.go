package storetest

import (
	"context"
	"math"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

var visitTests = map[string]func(*testing.T, Place){
	"what was done of an exercise is there, the latest first": visitsInOrder,
	"what of it was not done, and what others did, is not":    visitsOfOne,
	"an edited session has moved":                             visitsMove,
}

// last comes after every visit.
var last = app.VisitAt{Day: math.MaxInt32}

// didOn is a session of one exercise.
func didOn(day unit.Day, at int64, exercise string, did dose.Dose) course.Event {
	e := course.Event{ID: newID(), Day: day, At: at}
	e.Entry = &logbook.Entry{ID: e.ID, Day: day, At: at, Short: at%2 == 0, Effort: unit.Rate(4), Lines: []logbook.Done{
		{Exercise: "somersault", Did: eight(), How: logbook.Full},
		{Exercise: exercise, Planned: did, Did: did, How: logbook.Full, Pain: unit.Rate(int(at % 10))},
	}}
	return e
}

func eight() dose.Dose {
	d, _ := dose.Parse("2x8/side")
	return d
}

// visited is the moments of what is found, and the whole of it.
func visited(t *testing.T, s Store, person, exercise string, before app.VisitAt, most int) []app.Visit {
	t.Helper()
	all, err := s.Visits(context.Background(), person, exercise, before, most)
	check(t, err)
	return all
}

func visitsInOrder(t *testing.T, p Place) {
	s, person := open(t, p)
	var all []course.Event
	for i := range 7 {
		all = append(all, didOn(unit.Day(100+i/2), int64(i), "turn", eight()))
	}
	woke := course.Event{ID: newID(), Day: 104, At: 9, Morning: &logbook.Morning{Pain: unit.Rate(2)}}
	woke.Morning.ID, woke.Morning.Day, woke.Morning.At = woke.ID, woke.Day, woke.At
	check(t, s.Write(t.Context(), person, app.Write{Add: append(all, woke)}))

	first := visited(t, s, person, "turn", last, 3)
	for i, v := range first {
		e := all[len(all)-1-i]
		equal(t, v, app.Visit{Entry: e.ID, Day: e.Day, At: e.At, Short: e.Entry.Short, Effort: unit.Rate(4), Morning: v.Morning, Done: e.Entry.Lines[1]})
		if v.Morning.Given() != (v.Day == 103) {
			t.Errorf("the morning after %d is %v", v.Day, v.Morning)
		}
	}
	rest := visited(t, s, person, "turn", first[2].Moment(), 10)
	if len(first) != 3 || len(rest) != 4 || rest[0].Entry != all[3].ID || rest[3].Entry != all[0].ID {
		t.Errorf("%d, then %d: %v", len(first), len(rest), rest)
	}
	sum, err := s.VisitSum(t.Context(), person, "turn")
	check(t, err)
	equal(t, sum, app.VisitSum{Times: 7, First: 100, Last: 103})
}

func visitsOfOne(t *testing.T, p Place) {
	s, person := open(t, p)
	other := join(t, s)
	check(t, s.Write(t.Context(), other, app.Write{Add: []course.Event{didOn(100, 1, "turn", eight())}}))
	skipped := didOn(101, 1, "turn", dose.Dose{})
	skipped.Entry.Lines[1].How = logbook.Skipped
	check(t, s.Write(t.Context(), person, app.Write{Add: []course.Event{skipped, didOn(102, 2, "lean", eight())}}))
	sum, err := s.VisitSum(t.Context(), person, "turn")
	check(t, err)
	equal(t, sum, app.VisitSum{})
	if all := visited(t, s, person, "turn", last, 10); len(all) > 0 {
		t.Errorf("%v", all)
	}
}

func visitsMove(t *testing.T, p Place) {
	s, person := open(t, p)
	e := didOn(100, 1, "turn", eight())
	check(t, s.Write(t.Context(), person, app.Write{Add: []course.Event{e}}))
	moved := e
	entry := *e.Entry
	moved.Day, entry.Day, moved.Entry = 90, 90, &entry
	check(t, s.Write(t.Context(), person, app.Write{Remove: []string{e.ID}, Add: []course.Event{moved}}))
	all := visited(t, s, person, "turn", last, 10)
	if len(all) != 1 || all[0].Day != 90 {
		t.Errorf("%v", all)
	}
	check(t, s.Write(t.Context(), person, app.Write{Remove: []string{e.ID}}))
	if all := visited(t, s, person, "turn", last, 10); len(all) > 0 {
		t.Errorf("removed: %v", all)
	}
}
