package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
	"tspine/internal/require"
	"tspine/store"
)

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
