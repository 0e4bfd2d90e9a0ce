package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/store"
)

func TestABackupComesBack(t *testing.T) {
	dir := t.TempDir()
	path, backup := filepath.Join(dir, "tspine.db"), filepath.Join(dir, "backup.db")
	s := open(t, path)
	household(t, s, 5)
	if _, err := s.Backup(t.Context(), backup, false); err != nil {
		t.Fatal(err)
	}
	if err := s.AddPerson(t.Context(), app.Person{ID: "later", Name: "later"}); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, dir)
	if _, _, err := store.Restore(t.Context(), backup, path, filepath.Join(dir, "kept.db")); !errors.Is(err, store.ErrInUse) {
		t.Errorf("while it is open: %v", err)
	}
	same(t, "while it is open", before, snapshot(t, dir))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	c, wasThere, err := store.Restore(t.Context(), backup, path, filepath.Join(dir, "kept.db"))
	if err != nil || !wasThere || c.People != 2 || c.Entries != 8 {
		t.Fatalf("%+v, %v, %v", c, wasThere, err)
	}
	for name, want := range map[string]int{path: 2, filepath.Join(dir, "kept.db"): 3} {
		s := open(t, name)
		if people, err := s.People(t.Context()); err != nil || len(people) != want {
			t.Errorf("%s: %v, %v", name, people, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		sound(t, name)
	}
	parts(t, dir)
}

func TestABackupComesIntoAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "tspine.db"))
	household(t, s, 1)
	backup := filepath.Join(dir, "backup.db")
	if _, err := s.Backup(t.Context(), backup, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	c, wasThere, err := store.Restore(t.Context(), backup, filepath.Join(dir, "new", "tspine.db"), filepath.Join(dir, "kept"))
	if err != nil || wasThere || c.People != 2 {
		t.Errorf("%+v, %v, %v", c, wasThere, err)
	}
}

func TestABackupComesInThePlaceOfADamagedFile(t *testing.T) {
	dir := t.TempDir()
	path, backup, kept := filepath.Join(dir, "tspine.db"), filepath.Join(dir, "backup.db"), filepath.Join(dir, "kept.db")
	s := open(t, path)
	household(t, s, 5)
	if _, err := s.Backup(t.Context(), backup, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	spoil(t, path, 100, 4000)
	if err := os.WriteFile(path+"-wal", []byte("not a log, either, but longer than a head of one"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, dir)
	if _, _, err := store.Restore(t.Context(), backup, path, kept); err != nil {
		t.Fatal(err)
	}
	sound(t, path)
	after := snapshot(t, dir)
	if after["kept.db"] != before["tspine.db"] || after["kept.db-wal"] != before["tspine.db-wal"] {
		t.Error("the damaged file was not kept as it was")
	}
	s = open(t, path)
	defer s.Close()
	if people, err := s.People(t.Context()); err != nil || len(people) != 2 {
		t.Errorf("%v, %v", people, err)
	}
}

func TestWhatIsNoGoodBackupChangesNothing(t *testing.T) {
	dir := t.TempDir()
	path, good := filepath.Join(dir, "tspine.db"), filepath.Join(t.TempDir(), "good.db")
	s := open(t, path)
	household(t, s, 100)
	if _, err := s.Backup(t.Context(), good, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		want  error
		spoil func(string)
	}{
		"a text":                {store.ErrForeign, func(f string) { write(t, f, []byte("Dear diary")) }},
		"an empty file":         {store.ErrForeign, func(f string) { write(t, f, nil) }},
		"another program's":     {store.ErrForeign, func(f string) { change(t, f, "PRAGMA application_id = 1") }},
		"a newer one":           {store.ErrNewer, func(f string) { change(t, f, newerTables) }},
		"half of one":           {store.ErrDamaged, func(f string) { truncateTo(t, f, 40_000) }},
		"one with broken pages": {store.ErrDamaged, func(f string) { spoil(t, f, 8192, 20_000) }},
		"one that lost parents": {store.ErrDamaged, func(f string) { change(t, f, "PRAGMA foreign_keys = 0; DELETE FROM person WHERE id = 'id-of-Second'") }},
		"one with nobody in it": {store.ErrNobody, func(f string) { change(t, f, "PRAGMA foreign_keys = 1; DELETE FROM person") }},
		"none at all":           {fs.ErrNotExist, func(f string) { _ = os.Remove(f) }},
		"a folder":              {store.ErrFolder, func(f string) { _ = os.Remove(f); _ = os.Mkdir(f, 0o700) }},
	} {
		bad := filepath.Join(t.TempDir(), "bad.db")
		copyFile(t, good, bad)
		c.spoil(bad)
		before := snapshot(t, dir)
		if _, _, err := store.Restore(t.Context(), bad, path, filepath.Join(dir, "kept.db")); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		same(t, name, before, snapshot(t, dir))
	}
	before := snapshot(t, dir)
	if _, _, err := store.Restore(t.Context(), path, path, filepath.Join(dir, "kept.db")); !errors.Is(err, store.ErrInUse) {
		t.Errorf("itself: %v", err)
	}
	same(t, "itself", before, snapshot(t, dir))
}

const newerTables = `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`

// snapshot gives the bytes of all files of a folder, but for empty ones and
// those that are made anew from the others.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		b, err := os.ReadFile(filepath.Join(dir, one.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > 0 && !strings.HasSuffix(one.Name(), "-shm") {
			out[one.Name()] = string(b)
		}
	}
	return out
}

func same(t *testing.T, when string, before, after map[string]string) {
	t.Helper()
	for name, b := range before {
		if after[name] != b {
			t.Errorf("%s: %s was changed", when, name)
		}
	}
	for name := range after {
		if _, there := before[name]; !there {
			t.Errorf("%s: %s is new", when, name)
		}
	}
}

func write(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

func truncateTo(t *testing.T, name string, size int64) {
	t.Helper()
	if err := os.Truncate(name, size); err != nil {
		t.Fatal(err)
	}
}

// spoil overwrites bytes of a file.
func spoil(t *testing.T, name string, from, n int64) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < from+n && i < int64(len(b)); i++ {
		b[i] ^= 0x5a
	}
	write(t, name, b)
}

// restoreOf names the folder in which a child process restores one backup
// after the other.
const restoreOf = "TSPINE_STORE_RESTORE"

// TestARestoreThatIsKilledLeavesOneOrTheOther kills a process that puts two
// backups in each other's place, at another moment each time.
func TestARestoreThatIsKilledLeavesOneOrTheOther(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "tspine.db"))
	for i := range 2 {
		if err := s.AddPerson(t.Context(), app.Person{ID: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Backup(t.Context(), filepath.Join(dir, fmt.Sprintf("backup-%d.db", i)), false); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range 10 {
		child := exec.Command(os.Args[0], "-test.run=^TestChildThatRestores$")
		child.Env = append(os.Environ(), restoreOf+"="+dir)
		child.Stderr = os.Stderr
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		for { // until it has kept so many files
			if kept, _ := filepath.Glob(filepath.Join(dir, fmt.Sprintf("kept-%d-*.db", child.Process.Pid))); len(kept) > round%4 {
				break
			}
			time.Sleep(time.Duration(round) * 300 * time.Microsecond)
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // it was killed
		sound(t, filepath.Join(dir, "tspine.db"))
		s := open(t, filepath.Join(dir, "tspine.db"))
		if people, err := s.People(t.Context()); err != nil || len(people) < 1 || len(people) > 2 {
			t.Errorf("%v, %v", people, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestChildThatRestores is the child.
func TestChildThatRestores(t *testing.T) {
	dir := os.Getenv(restoreOf)
	if dir == "" {
		t.Skip("runs in a process of its own only")
	}
	for i := range 10_000 {
		from, kept := fmt.Sprintf("backup-%d.db", i%2), fmt.Sprintf("kept-%d-%d.db", os.Getpid(), i)
		if _, _, err := store.Restore(t.Context(), filepath.Join(dir, from), filepath.Join(dir, "tspine.db"), filepath.Join(dir, kept)); err != nil {
			t.Fatal(err)
		}
	}
}
