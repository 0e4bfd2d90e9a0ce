package store_test

import (
	"bytes"
	"context"
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
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/internal/require"
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
			Told:  []app.Told{{ID: "told-of-" + name, Day: 1, Rules: "1", Body: "body-of-" + name}},
			Weeks: []app.Week{{Number: 1, Rules: "1", Next: 9, State: []byte("state-of-" + name)}},
		}
		for i := range sessions {
			e := course.Event{ID: fmt.Sprintf("entry-of-%s-%d", name, i), Day: unit.Day(i + 1), Entry: &logbook.Entry{Note: "note-of-" + name}}
			for range 12 {
				e.Entry.Lines = append(e.Entry.Lines, logbook.Done{Exercise: "exercise-of-" + name, How: logbook.Full})
			}
			w.Add = append(w.Add, e)
		}
		if err := errors.Join(s.Write(t.Context(), idOf(name), w), s.SaveDraft(t.Context(), idOf(name), "draft-of-"+name)); err != nil {
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
	traces := []string{"id-of-", "name-of-", "screen-of-", "asked-", "answer-of-", "words-of-", "told-of-", "body-of-", "state-of-", "entry-of-", "note-of-", "exercise-of-", "draft-of-"}
	for _, trace := range traces {
		if len(found(t, path, trace+"First")) == 0 {
			t.Fatalf("%sFirst is not there to begin with", trace)
		}
	}
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

func (d *taking) Draft(body string) error {
	_, err := fmt.Fprintln(&d.text, body)
	return err
}

func TestABackupHoldsOneMomentWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "tspine.db"))
	defer s.Close()
	household(t, s, 5)
	stop, wrote := make(chan bool), make(chan error)
	go func() {
		for {
			select {
			case <-stop:
				wrote <- nil
				return
			default:
			}
			if err := s.Write(context.Background(), idOf("First"), app.Write{Add: []course.Event{twelve()}}); err != nil {
				wrote <- err
				return
			}
		}
	}()
	for i := range 3 {
		to := filepath.Join(dir, fmt.Sprintf("backup-%d.db", i))
		c, err := s.Backup(t.Context(), to, false)
		if err != nil {
			t.Fatal(err)
		}
		if c.People != 2 || c.Entries < 8 || c.Lines != c.Entries*12 {
			t.Errorf("it holds %+v", c)
		}
		sound(t, to)
		if stat, err := os.Stat(to); err != nil || stat.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", stat.Mode(), err)
		}
	}
	close(stop)
	if err := <-wrote; err != nil {
		t.Error(err)
	}
	parts(t, dir)
}

// parts looks for what a backup leaves behind under another name.
func parts(t *testing.T, dir string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(dir, ".*part*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestABackupLeavesOtherFilesAlone(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "tspine.db"))
	defer s.Close()
	household(t, s, 2)
	to := filepath.Join(dir, "mine")
	if err := os.WriteFile(to, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(t.Context(), to, false); !errors.Is(err, store.ErrThere) {
		t.Errorf("%v", err)
	}
	if b, err := os.ReadFile(to); err != nil || string(b) != "mine" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := s.Backup(t.Context(), to, true); err != nil {
		t.Error(err)
	}
	sound(t, to)
	for name, want := range map[string]error{dir: store.ErrFolder, filepath.Join(dir, "no", "such", "folder"): fs.ErrNotExist} {
		if _, err := s.Backup(t.Context(), name, true); !errors.Is(err, want) {
			t.Errorf("to %s: %v", name, err)
		}
	}
	parts(t, dir)
}

func TestABackupOnAFullDiskIsNone(t *testing.T) {
	disk := require.Disk(t, 128<<10)
	s := open(t, filepath.Join(t.TempDir(), "tspine.db"))
	defer s.Close()
	household(t, s, 300)
	if _, err := s.Backup(t.Context(), filepath.Join(disk, "backup.db"), false); !errors.Is(err, store.ErrFull) {
		t.Errorf("%v", err)
	}
	left, err := os.ReadDir(disk)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// backupOf names the file that a child process copies again and again.
const backupOf = "TSPINE_STORE_BACKUP"

// TestABackupThatIsKilledNeverHasTheGoodName kills a process in the middle of
// copying, at another moment each time.
func TestABackupThatIsKilledNeverHasTheGoodName(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "tspine.db")
	s := open(t, path)
	household(t, s, 300)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	rounds, seen := 6, 0
	if os.Getenv("TSPINE_SOAK") != "" {
		rounds = 60
	}
	for round := range rounds {
		child := exec.Command(os.Args[0], "-test.run=^TestChildThatBacksUp$")
		child.Env = append(os.Environ(), backupOf+"="+path)
		child.Stderr = os.Stderr
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		// Killed while it makes its first, second or third copy.
		for {
			left, _ := filepath.Glob(filepath.Join(dir, ".*part*"))
			whole, _ := filepath.Glob(filepath.Join(dir, fmt.Sprintf("backup-%d-*", child.Process.Pid)))
			if len(left) > round && len(whole) >= round%3 {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // it was killed
		all, err := filepath.Glob(filepath.Join(dir, "backup-*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all {
			sound(t, one)
			seen++
		}
	}
	sound(t, path)
	if seen == 0 {
		t.Error("no backup was ever whole")
	}
}

// TestChildThatBacksUp is the child.
func TestChildThatBacksUp(t *testing.T) {
	path := os.Getenv(backupOf)
	if path == "" {
		t.Skip("runs in a process of its own only")
	}
	s := open(t, path)
	for i := range 1000 {
		to := filepath.Join(filepath.Dir(path), fmt.Sprintf("backup-%d-%d.db", os.Getpid(), i))
		if _, err := s.Backup(t.Context(), to, false); err != nil {
			t.Fatal(err)
		}
	}
}

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
