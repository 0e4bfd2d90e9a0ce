package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tspine/app"
)

// short is the patience of these tests.
const short = 50 * time.Millisecond

func TestALockedFileIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	if err := opened(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite", address(path, "locking_mode(EXCLUSIVE)"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Exec("PRAGMA application_id = " + "1953722473"); err != nil { // ours already: it only takes the lock
		t.Fatal(err)
	}
	if _, err := open(t.Context(), path, short); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	opened(t, path)
}

func TestAWriteThatWaitsTooLongIsNotAnswered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	s, err := open(t.Context(), path, short)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other := opened(t, path)
	l, err := newLink(t.Context(), other.file)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.exec(t.Context(), beginWriting); err != nil {
		t.Fatal(err)
	}
	if err := s.AddPerson(t.Context(), app.Person{ID: "first"}); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	if err := l.exec(t.Context(), rollback); err != nil {
		t.Fatal(err)
	}
	if err := s.AddPerson(t.Context(), app.Person{ID: "first"}); err != nil {
		t.Error(err)
	}
	if err := l.close(); err != nil {
		t.Error(err)
	}
}

func TestErasingUnderAReadersEyesSaysThatTracesAreLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	s, err := open(t.Context(), path, short)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.AddPerson(t.Context(), app.Person{ID: "first"}); err != nil {
		t.Fatal(err)
	}
	other := opened(t, path)
	err = other.readers.snapshot(t.Context(), func(l *link) error {
		if err := exists(t.Context(), l, "first"); err != nil {
			return err
		}
		return s.Erase(t.Context(), "first")
	})
	if !errors.Is(err, ErrInUse) && !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	if people, err := s.People(t.Context()); err != nil || len(people) != 0 {
		t.Errorf("%v, %v", people, err)
	}
}

// logged leaves a file with a log of so many commits, as a crash does.
func logged(t *testing.T, commits int) string {
	t.Helper()
	dir := t.TempDir()
	s := opened(t, filepath.Join(dir, "tspine.db"))
	if err := whole(s.file); err != nil {
		t.Fatal(err)
	}
	for i := range commits {
		if err := s.AddPerson(t.Context(), app.Person{ID: string(rune('a' + i)), Name: "someone with a name"}); err != nil {
			t.Fatal(err)
		}
	}
	crashed := filepath.Join(t.TempDir(), "crashed.db")
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(s.path(t) + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(crashed+end, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return crashed
}

func (s *Store) path(t *testing.T) string {
	t.Helper()
	var path string
	if err := s.file.QueryRow(`SELECT file FROM pragma_database_list WHERE name = 'main'`).Scan(&path); err != nil {
		t.Fatal(err)
	}
	return path
}

// What a crash leaves is opened; what was safe on the disk and is broken now
// is told apart from it.
func TestADamagedLogIsNotTakenForACrash(t *testing.T) {
	const commits, frame = 8, walFrame + 4096
	frames := func(path string) int64 {
		stat, err := os.Stat(path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return (stat.Size() - walHead) / frame
	}
	at := func(n int64) int64 { return walHead + n*frame }
	for name, c := range map[string]struct {
		spoil  func(path string, log []byte) []byte
		want   error
		people int
	}{
		"a whole log":                      {func(_ string, log []byte) []byte { return log }, nil, commits},
		"a log that ends within a frame":   {func(_ string, log []byte) []byte { return log[:len(log)-100] }, nil, commits - 1},
		"a last frame that is torn":        {func(p string, log []byte) []byte { log[at(frames(p)-1)+2000] ^= 1; return log }, nil, commits - 1},
		"a log cut within its first frame": {func(_ string, log []byte) []byte { return log[:1000] }, nil, 0},
		"a bit of an early page flipped":   {func(_ string, log []byte) []byte { log[at(1)+2000] ^= 1; return log }, ErrDamaged, 0},
		"a bit of an early head flipped":   {func(_ string, log []byte) []byte { log[at(1)+walSumAt] ^= 1; return log }, ErrDamaged, 0},
		"a bit of the log's head flipped":  {func(_ string, log []byte) []byte { log[25] ^= 1; return log }, ErrDamaged, 0},
		"another file in its place":        {func(string, []byte) []byte { return make([]byte, 10_000) }, ErrDamaged, 0},
	} {
		t.Run(name, func(t *testing.T) {
			path := logged(t, commits)
			log, err := os.ReadFile(path + "-wal")
			if err != nil {
				t.Fatal(err)
			}
			log = c.spoil(path, log)
			if err := os.WriteFile(path+"-wal", log, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(context.Background(), path)
			if c.want != nil {
				after, _ := os.ReadFile(path + "-wal")
				if !errors.Is(err, c.want) || string(after) != string(log) {
					t.Errorf("%v; untouched: %v", err, string(after) == string(log))
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if people, err := s.People(t.Context()); err != nil || len(people) != c.people {
				t.Errorf("%d people of %d: %v", len(people), c.people, err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTheLogCountsItsCommits(t *testing.T) {
	path := logged(t, 5)
	if got, err := readWAL(path + "-wal"); err != nil || got.commits != 5 || got.torn {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestANewerFileWithALogIsLeftAsItIs(t *testing.T) {
	dir := t.TempDir()
	s := opened(t, filepath.Join(dir, "tspine.db"))
	if err := whole(s.file); err != nil {
		t.Fatal(err)
	}
	if _, err := s.file.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "newer.db")
	before := map[string]string{}
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(s.path(t) + end)
		if err != nil {
			t.Fatal(err)
		}
		before[end] = string(b)
		if err := os.WriteFile(path+end, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNewer) {
		t.Errorf("%v", err)
	}
	for end, b := range before {
		if after, err := os.ReadFile(path + end); err != nil || string(after) != b {
			t.Errorf("file%s was changed: %v", end, err)
		}
	}
}
