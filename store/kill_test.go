package store_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
	"tspine/store"
)

// childOf names the file that a child process writes to until it is killed.
const childOf = "TSPINE_STORE_CHILD"

// TestWhatWasAnsweredOutlivesAKill starts a process that writes without pause
// and says what was answered, kills it in the middle, and looks.
func TestWhatWasAnsweredOutlivesAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	rounds := 3
	if os.Getenv("TSPINE_SOAK") != "" {
		rounds = 40
	}
	answered := map[string]bool{}
	for round := range rounds {
		if err := listenAndKill(path, 150+37*(round%5), answered); err != nil {
			t.Fatal(err)
		}
		sound(t, path)
		s := open(t, path)
		all, err := s.Events(t.Context(), "first", 0)
		if err != nil {
			t.Fatal(err)
		}
		there := map[string]bool{}
		for _, e := range all {
			there[e.ID] = true
			if len(e.Entry.Lines) != 12 {
				t.Errorf("round %d: %s has %d lines of 12", round, e.ID, len(e.Entry.Lines))
			}
		}
		for id := range answered {
			if !there[id] {
				t.Errorf("round %d: %s was answered and is lost", round, id)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// listenAndKill starts a child, kills it after so many answers, and notes all
// of them.
func listenAndKill(path string, after int, answered map[string]bool) error {
	child := exec.Command(os.Args[0], "-test.run=^TestChildThatIsKilled$")
	child.Env = append(os.Environ(), childOf+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		return err
	}
	if err := child.Start(); err != nil {
		return err
	}
	n := 0
	for lines := bufio.NewReader(out); ; n++ {
		line, err := lines.ReadString('\n')
		if err != nil { // the end; what comes before it was cut off
			break
		}
		answered[strings.TrimSpace(line)] = true
		if n == after {
			if err := child.Process.Kill(); err != nil {
				return err
			}
		}
	}
	if err := child.Wait(); err == nil || n < after {
		return fmt.Errorf("the child ended by itself after %d answers: %v", n, err)
	}
	return nil
}

// sound makes sure that the file itself has no fault.
func sound(t *testing.T, path string) {
	t.Helper()
	file, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var said string
	if err := file.QueryRow("PRAGMA integrity_check").Scan(&said); err != nil || said != "ok" {
		t.Errorf("the file is not sound: %s, %v", said, err)
	}
	if err := file.QueryRow("PRAGMA foreign_key_check").Scan(&said); err != sql.ErrNoRows {
		t.Errorf("rows without their parents: %s, %v", said, err)
	}
}

// TestChildThatIsKilled is the child: it writes from many goroutines, and says
// each id once its write was answered.
func TestChildThatIsKilled(t *testing.T) {
	path := os.Getenv(childOf)
	if path == "" {
		t.Skip("runs in a process of its own only")
	}
	s, err := store.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.AddPerson(context.Background(), app.Person{ID: "first"}); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for {
				e := twelve()
				if err := s.Write(context.Background(), "first", app.Write{Add: []course.Event{e}}); err != nil {
					t.Error(err)
					return
				}
				fmt.Println(e.ID)
			}
		})
	}
	wg.Wait()
}

func twelve() course.Event {
	e := course.Event{ID: uuid.Must(uuid.NewV7()).String(), Day: 20_412, At: 1}
	e.Entry = &logbook.Entry{}
	for range 12 {
		e.Entry.Lines = append(e.Entry.Lines, logbook.Done{Exercise: "open-book", How: logbook.Full, Pain: unit.Rate(1)})
	}
	return e
}
