package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"tspine/app"
	"tspine/store"
)

func TestAnyPathWillDo(t *testing.T) {
	for _, name := range []string{"tspine.db", "with space.db", "per%20cent?&mode=ro#x.db", "été – 背.db", ":memory:"} {
		path := filepath.Join(t.TempDir(), "deep", "er", name)
		s := open(t, path)
		who := app.Person{ID: "first", Name: name}
		if err := s.AddPerson(t.Context(), who); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		again := open(t, path)
		if people, err := again.People(t.Context()); err != nil || len(people) != 1 || people[0] != who {
			t.Errorf("%q: %v, %v", name, people, err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOnlyTheOwnerMayLook(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	folder := filepath.Join(t.TempDir(), "tspine")
	s := open(t, filepath.Join(folder, "tspine.db"))
	defer s.Close()
	if err := s.AddPerson(t.Context(), app.Person{ID: "first"}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{"": 0o700, "tspine.db": 0o600, "tspine.db-wal": 0o600, "tspine.db-shm": 0o600} {
		at, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if at.Mode().Perm() != want {
			t.Errorf("%q has mode %o, want %o", name, at.Mode().Perm(), want)
		}
	}
}

func TestAFileOfAnotherKindIsRefusedAndLeftAlone(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	file, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Exec("CREATE TABLE bookmark (address TEXT)"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	database, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"a short text":                  []byte("Dear diary"),
		"a long text":                   bytes.Repeat([]byte("Dear diary, "), 1000),
		"a database of another program": database,
		"half a head":                   database[:50],
	} {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(t.Context(), path); !errors.Is(err, store.ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
		after, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(after, text) {
			t.Errorf("%s was changed", name)
		}
		if left, _ := filepath.Glob(path + "-*"); len(left) > 0 {
			t.Errorf("%s: left behind %v", name, left)
		}
	}
}

func TestAFolderIsNoStore(t *testing.T) {
	if s, err := store.Open(t.Context(), t.TempDir()); err == nil {
		t.Error("opened", s.Close())
	}
}

func TestAStoreOfANewerVersionIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	change(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	if _, err := store.Open(t.Context(), path); !errors.Is(err, store.ErrNewer) {
		t.Errorf("opened tables of version 9999: %v", err)
	}
}

func TestManyMayOpenANewFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			s, err := store.Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.AddPerson(context.Background(), app.Person{ID: string(rune('a' + i))}); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	s := open(t, path)
	defer s.Close()
	if people, err := s.People(t.Context()); err != nil || len(people) != 8 {
		t.Errorf("%d people of 8: %v", len(people), err)
	}
}

func TestTwoProgramsMayShareAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	one, two := open(t, path), open(t, path)
	defer one.Close()
	defer two.Close()
	for i, s := range []*store.Store{one, two, one} {
		if err := s.AddPerson(t.Context(), app.Person{ID: string(rune('a' + i))}); err != nil {
			t.Fatal(err)
		}
		for _, reader := range []*store.Store{one, two} {
			if people, err := reader.People(t.Context()); err != nil || len(people) != i+1 {
				t.Errorf("%d people of %d: %v", len(people), i+1, err)
			}
		}
	}
}

// change runs SQL on a file that no store has open.
func change(t *testing.T, path, text string) {
	t.Helper()
	file, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.Exec(text); err != nil {
		t.Fatal(err)
	}
}
