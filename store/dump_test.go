package store

import (
	"path/filepath"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
)

// Every table either goes along or has a reason to stay.
func TestEveryTableIsTakenAlongOrHasAReasonToStay(t *testing.T) {
	known := map[string]string{
		"person": "", "about": "", "screening": "", "measure": "", "check": "", "entry": "", "entry_line": "", "morning": "", "choice": "", "told": "", "draft": "",
		"week":    "it is computed again",
		"playing": "a session that is being played is in one pair of hands; it is finished or dropped there",
		"played":  "what devices said of a session set by set; its entry goes along, and is whole without it",
		"account": "who may sign in is this place's business, and no password leaves it", "keeper": "as account", "invitation": "as account",
		"sign_in": "as account", "failure": "as account",
	}
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	for _, table := range texts(t, s, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%'`) {
		if _, ok := known[table]; !ok {
			t.Errorf("%s is neither in an export nor computed again", table)
		}
	}
}

type listing struct{ ids []string }

func (l *listing) Event(e course.Event) error { l.ids = append(l.ids, e.ID); return nil }

func (l *listing) Told(app.Told) error { return nil }

func (l *listing) Draft(string) error { return nil }

// A history with gaps of any length comes whole and in order.
func TestAHistoryWithGapsComesWhole(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	if err := s.AddPerson(t.Context(), app.Person{ID: "first"}); err != nil {
		t.Fatal(err)
	}
	var w app.Write
	for i, day := range []int{-25_567, -25_567, -25_540, -25_539, -25_538, 0, 27, 28, 29, 5000, 84_005} {
		e := benchEntry(int64(i), 1)
		e.Day = unit.Day(day)
		w.Add = append(w.Add, e)
	}
	if err := s.Write(t.Context(), "first", w); err != nil {
		t.Fatal(err)
	}
	var got listing
	if err := s.Dump(t.Context(), "first", &got); err != nil {
		t.Fatal(err)
	}
	course.Sort(w.Add)
	if len(got.ids) != len(w.Add) {
		t.Fatalf("%d events of %d", len(got.ids), len(w.Add))
	}
	for i, e := range w.Add {
		if got.ids[i] != e.ID {
			t.Errorf("event %d is another one", i)
		}
	}
	if err := s.Dump(t.Context(), "nobody", &got); err == nil {
		t.Error("somebody unknown has a history")
	}
}
