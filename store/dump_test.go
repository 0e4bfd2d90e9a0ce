package store

import (
	"path/filepath"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
)

type listing struct{ ids []string }

func (l *listing) Event(e course.Event) error { l.ids = append(l.ids, e.ID); return nil }

func (l *listing) Told(app.Told) error { return nil }

func (l *listing) Preferences(app.Preferences) error { return nil }

func (l *listing) Played(string, string) error { return nil }

func (l *listing) Own(app.Own) error { return nil }

func (l *listing) Past(app.Past) error { return nil }

func (l *listing) Naming(app.Naming) error { return nil }

func (l *listing) Playing(app.Playing) error { return nil }

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
