package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/store"
)

// household writes First and Second, each with so many sessions, some of them edited
// and deleted again.
func household(t *testing.T, s *store.Store, sessions int) {
	t.Helper()
	for _, name := range []string{"First", "Second"} {
		if err := s.AddPerson(t.Context(), app.Person{ID: "id-of-" + name, Name: "name-of-" + name, Created: 1}); err != nil {
			t.Fatal(err)
		}
		w := app.Write{
			Add: []course.Event{{ID: "screen-of-" + name, Day: 1, Screen: &course.Screen{
				Answers: screening.Answers{"asked-" + name: screening.Choice("answer-of-" + name)}, Text: strings.Repeat("words-of-"+name+" ", 900),
			}}},
			Told: []app.Told{{ID: "told-of-" + name, Day: 1, Rules: "1", Body: "body-of-" + name}},
			Own: []app.Own{
				{ID: "own-of-" + name, Name: "file-of-" + name, At: 1, Text: "text-of-" + name},
				{ID: "removed-of-" + name, Name: "file-of-" + name, At: 2},
			},
			Played: app.Played{ID: "entry-of-" + name + "-0", Body: "played-of-" + name},
			Weeks:  []app.Week{{Number: 1, Rules: "1", Next: 9, State: []byte("state-of-" + name)}},
		}
		for i := range sessions {
			e := course.Event{ID: fmt.Sprintf("entry-of-%s-%d", name, i), Day: unit.Day(i + 1), Entry: &logbook.Entry{Note: "note-of-" + name}}
			for range 12 {
				e.Entry.Lines = append(e.Entry.Lines, logbook.Done{Exercise: "exercise-of-" + name, How: logbook.Full})
			}
			w.Add = append(w.Add, e)
		}
		if err := errors.Join(s.Write(t.Context(), idOf(name), w), s.SaveDraft(t.Context(), idOf(name), "draft-of-"+name),
			s.Prefer(t.Context(), idOf(name), map[string]string{"theme": "dark", "wish-of-" + name: "granted"}),
			s.BringPast(t.Context(), idOf(name), []app.Naming{{Name: "lift-of-" + name, Exercise: "match-of-" + name}},
				[]app.Past{{ID: "past-of-" + name, Brought: "import-of-" + name, Source: "strong", Place: 1, Name: "lift-of-" + name, Note: "past-note-of-" + name}}),
			s.SavePlaying(t.Context(), idOf(name), "", app.Playing{ID: "playing-of-" + name, Holder: "holder-of-" + name, Body: "at-of-" + name})); err != nil {
			t.Fatal(err)
		}
		gone := w.Add[len(w.Add)-1]
		if err := s.Write(t.Context(), idOf(name), app.Write{Remove: []string{gone.ID}}); err != nil {
			t.Fatal(err)
		}
	}
}

func idOf(name string) string { return "id-of-" + name }

// found lists the files of a database in which a text stands.
func found(t *testing.T, path, text string) []string {
	t.Helper()
	var out []string
	for _, end := range []string{"", "-wal", "-shm"} {
		b, err := os.ReadFile(path + end)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(text)) {
			out = append(out, "file"+end)
		}
	}
	return out
}

func TestWhoIsErasedIsInNoByteOfTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	s := open(t, path)
	defer s.Close()
	household(t, s, 40)
	var before, after taking
	if err := s.Dump(t.Context(), idOf("Second"), &before); err != nil {
		t.Fatal(err)
	}
	traces := []string{"id-of-", "name-of-", "screen-of-", "asked-", "answer-of-", "words-of-", "told-of-", "body-of-", "state-of-", "entry-of-", "note-of-", "exercise-of-", "draft-of-", "wish-of-",
		"past-of-", "import-of-", "lift-of-", "match-of-", "past-note-of-", "own-of-", "file-of-", "text-of-", "played-of-", "playing-of-", "holder-of-", "at-of-"}
	for _, trace := range traces {
		if len(found(t, path, trace+"First")) == 0 {
			t.Fatalf("%sFirst is not there to begin with", trace)
		}
	}
	// An older program did not overwrite what it deleted.
	change(t, path, `PRAGMA foreign_keys = 1; PRAGMA secure_delete = 0; DELETE FROM entry WHERE id LIKE 'entry-of-First-1%'; DELETE FROM screening WHERE person = 'id-of-First'`)
	if err := s.Erase(t.Context(), idOf("First")); err != nil {
		t.Fatal(err)
	}
	look := func(when string) {
		for _, trace := range traces {
			if in := found(t, path, trace+"First"); len(in) > 0 {
				t.Errorf("%s: %sFirst is still in %v", when, trace, in)
			}
		}
	}
	look("still open")
	if err := s.Dump(t.Context(), idOf("Second"), &after); err != nil {
		t.Fatal(err)
	}
	if before.text.String() != after.text.String() || before.n < 40 {
		t.Error("Second is not as before")
	}
	if people, err := s.People(t.Context()); err != nil || len(people) != 1 {
		t.Errorf("%v, %v", people, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	look("closed")
	sound(t, path)
}

// taking notes all that it takes.
type taking struct {
	text strings.Builder
	n    int
}

func (d *taking) Event(e course.Event) error {
	d.n++
	_, err := fmt.Fprintf(&d.text, "%s %d %+v %+v\n", e.ID, e.Day, e.Entry, e.Screen)
	return err
}

func (d *taking) Told(t app.Told) error {
	_, err := fmt.Fprintf(&d.text, "%+v\n", t)
	return err
}

func (d *taking) Preferences(p app.Preferences) error {
	_, err := fmt.Fprintf(&d.text, "%+v\n", p)
	return err
}

func (d *taking) Played(id, body string) error {
	_, err := fmt.Fprintln(&d.text, id, body)
	return err
}

func (d *taking) Own(o app.Own) error {
	_, err := fmt.Fprintf(&d.text, "%+v\n", o)
	return err
}

func (d *taking) Past(p app.Past) error {
	_, err := fmt.Fprintf(&d.text, "%+v\n", p)
	return err
}

func (d *taking) Naming(n app.Naming) error {
	_, err := fmt.Fprintf(&d.text, "%+v\n", n)
	return err
}

func (d *taking) Playing(p app.Playing) error {
	_, err := fmt.Fprintf(&d.text, "%+v\n", p)
	return err
}

func (d *taking) Draft(body string) error {
	_, err := fmt.Fprintln(&d.text, body)
	return err
}
