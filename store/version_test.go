package store

import (
	"errors"
	"path/filepath"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

func TestTheVersionChangesWithEveryWriteOfAnyProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	here, there := opened(t, path), opened(t, path)
	version := func() int64 {
		t.Helper()
		v, err := here.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	last := version()
	for name, c := range map[string]struct {
		act     func(*Store) error
		changes bool
	}{
		"a person":  {func(s *Store) error { return s.AddPerson(t.Context(), app.Person{ID: newID()}) }, true},
		"a failure": {func(s *Store) error { _, err := s.Attempt(t.Context(), 1, []app.Try{{ID: "x", Free: 9}}); return err }, true},
		"a look":    {func(s *Store) error { _, err := s.People(t.Context()); return err }, false},
		"an entry": {func(s *Store) error {
			who := app.Person{ID: newID()}
			if err := s.AddPerson(t.Context(), who); err != nil {
				return err
			}
			last = version()
			return s.Write(t.Context(), who.ID, app.Write{Add: []course.Event{benchEntry(1, 2)}})
		}, true},
	} {
		for _, s := range []*Store{here, there} {
			if err := c.act(s); err != nil {
				t.Fatal(err)
			}
			if now := version(); (now != last) != c.changes {
				t.Errorf("after %s: %d, before %d", name, now, last)
			}
			last = version()
		}
	}
}

func TestALinkThatBrokeMakesAnotherVersion(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	before, err := s.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.watch.link.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Version(t.Context()); err == nil {
		t.Error("a broken link answers")
	}
	if after, err := s.Version(t.Context()); err != nil || after == before {
		t.Errorf("%d after %d, %v", after, before, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Version(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed store answers: %v", err)
	}
}
