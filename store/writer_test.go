package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func TestNobodyIsAnsweredBeforeTheCommit(t *testing.T) {
	s := stored(t)
	first := hold(t, s)
	answer := write(s, benchEntry(1, 3))
	waiting(t, s, 1)
	last := later(s)
	waiting(t, s, 2)
	first.release()
	<-last.begun // in the same group, after the write
	select {
	case err := <-answer:
		t.Errorf("answered while the group was still written: %v", err)
	default:
	}
	if all, err := s.Events(t.Context(), "first", 0); err != nil || len(all) != 0 {
		t.Errorf("%d events are seen before the commit: %v", len(all), err)
	}
	last.release()
	if err := <-answer; err != nil {
		t.Error(err)
	}
	if all, err := s.Events(t.Context(), "first", 0); err != nil || len(all) != 1 {
		t.Errorf("%d events of 1 after the answer: %v", len(all), err)
	}
}

// A full disk, or a fault of the disk, ends the transaction of everyone in it.
// The trigger does the same.
func TestWhatEndsTheTransactionFailsTheGroupAndNobodyAfter(t *testing.T) {
	s := stored(t)
	if _, err := s.file.Exec(`CREATE TRIGGER spoil BEFORE INSERT ON morning WHEN NEW.worst = 9
		BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END`); err != nil {
		t.Fatal(err)
	}
	first := hold(t, s)
	var answers []chan error
	for i := range 9 {
		e := benchEntry(int64(i), 3)
		if i == 4 {
			e = course.Event{ID: newID(), Morning: &logbook.Morning{Worst: unit.Rate(8)}}
		}
		answers = append(answers, write(s, e))
		waiting(t, s, i+1)
	}
	first.release()
	for i, answer := range answers {
		if err := <-answer; err == nil {
			t.Errorf("write %d was answered well, and its group was rolled back", i)
		}
	}
	if all, err := s.Events(t.Context(), "first", 0); err != nil || len(all) != 0 {
		t.Errorf("%d events of a group that was rolled back: %v", len(all), err)
	}
	if err := <-write(s, benchEntry(1, 3)); err != nil {
		t.Errorf("after the group that was rolled back: %v", err)
	}
}

func TestAWriteIsLeftOutOnceNobodyWaitsForIt(t *testing.T) {
	s := stored(t)
	first := hold(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	answer := make(chan error, 1)
	go func() {
		answer <- s.Write(ctx, "first", app.Write{Add: []course.Event{benchEntry(1, 3)}})
	}()
	waiting(t, s, 1)
	cancel()
	first.release()
	if err := <-answer; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if all, err := s.Events(t.Context(), "first", 0); err != nil || len(all) != 0 {
		t.Errorf("%d events: %v", len(all), err)
	}
}

func TestCloseWaitsForWhatWaits(t *testing.T) {
	s := stored(t)
	first := hold(t, s)
	answer := write(s, benchEntry(1, 3))
	waiting(t, s, 1)
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	select {
	case err := <-closed:
		t.Errorf("closed while a write went on: %v", err)
	case <-time.After(20 * time.Millisecond):
	}
	first.release()
	if err := <-answer; err != nil {
		t.Error(err)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	select {
	case <-s.writer.done:
	default:
		t.Error("closed before the writer had ended")
	}
	if err := <-write(s, benchEntry(2, 3)); !errors.Is(err, ErrClosed) {
		t.Errorf("after the store was closed: %v", err)
	}
	if _, err := s.People(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("after the store was closed: %v", err)
	}
}

// Without steps off the writer's way the log would be moved only when it is
// very long, while a write waits.
func TestTheLogIsMovedInSteps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tspine.db")
	s := opened(t, path)
	if err := s.AddPerson(t.Context(), app.Person{ID: "first"}); err != nil {
		t.Fatal(err)
	}
	if err := <-write(s, benchEntry(1, 300)); err != nil {
		t.Fatal(err)
	}
	before := size(t, path)
	if err := s.writer.do(t.Context(), func(context.Context, *link) error {
		s.steps.count(step)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); size(t, path) == before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nothing was moved in a minute")
		}
	}
}

// stored opens a store with one person in it.
func stored(t *testing.T) *Store {
	t.Helper()
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	if err := s.AddPerson(t.Context(), app.Person{ID: "first"}); err != nil {
		t.Fatal(err)
	}
	return s
}

// held is a job that keeps the writer busy.
type held struct {
	begun chan struct{}
	going chan struct{}
}

func (h held) release() { close(h.going) }

// later hands a job over that will keep the writer busy.
func later(s *Store) held {
	h := held{make(chan struct{}), make(chan struct{})}
	go func() {
		_ = s.writer.do(context.Background(), func(context.Context, *link) error {
			close(h.begun)
			<-h.going
			return nil
		})
	}()
	return h
}

// hold keeps the writer busy from now on.
func hold(t *testing.T, s *Store) held {
	t.Helper()
	h := later(s)
	<-h.begun
	return h
}

// waiting waits until so many jobs wait for the writer.
func waiting(t *testing.T, s *Store, n int) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); len(s.writer.jobs) != n; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d jobs wait, not %d", len(s.writer.jobs), n)
		}
	}
}

// write writes an event beside the test.
func write(s *Store, e course.Event) chan error {
	answer := make(chan error, 1)
	go func() { answer <- s.Write(context.Background(), "first", app.Write{Add: []course.Event{e}}) }()
	return answer
}

func size(t *testing.T, path string) int64 {
	t.Helper()
	at, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return at.Size()
}
