package crowd

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"
)

const (
	rowOfEntry = `INSERT INTO entry (person, id, day, at, short, finished, rounds, minutes, before, during, after, effort, stiffness, comfortable, randomized, control, note)
		VALUES ($1, $2, 20000, 1, FALSE, TRUE, 1, 8, 0, 1, 1, 4, 0, FALSE, FALSE, FALSE, '')`
	rowOfLine = `INSERT INTO entry_line (person, entry, n, exercise, in_place_of, planned, planned_total, did, did_total, how, pain, before, after, reserve)
		VALUES ($1, $2, $3, 'open-book', '', '1x8', 8, '1x8', 8, 'full', 0, 0, 0, 0)`
)

// Rows commits the rows of sessions of one person by database/sql alone: what
// waits goes into one commit. It is the floor of writing.
type Rows struct {
	file   *sql.DB
	person string
	newID  func() (string, error)
	jobs   chan job
	done   chan error
}

// job is a session that waits, of so many lines.
type job struct {
	lines  int
	answer chan error
}

// StartRows begins to commit for a person who is there. Close ends it.
func StartRows(file *sql.DB, person string, newID func() (string, error)) *Rows {
	r := &Rows{file, person, newID, make(chan job, Connections), make(chan error, 1)}
	go func() { r.done <- r.run(context.Background()) }()
	return r
}

// Commit writes a session of so many lines, and returns once it is on the disk.
func (r *Rows) Commit(lines int) error {
	j := job{lines, make(chan error, 1)}
	r.jobs <- j
	return <-j.answer
}

// Close waits for what was begun.
func (r *Rows) Close() error {
	close(r.jobs)
	return <-r.done
}

func (r *Rows) run(ctx context.Context) error {
	conn, err := r.file.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	var ready [4]*sql.Stmt
	for i, text := range []string{"BEGIN IMMEDIATE", rowOfEntry, rowOfLine, "COMMIT"} {
		if ready[i], err = conn.PrepareContext(ctx, text); err != nil {
			return fmt.Errorf("prepare: %w", err)
		}
		defer ready[i].Close()
	}
	for first := range r.jobs {
		runtime.Gosched()
		group := []job{first}
		for len(r.jobs) > 0 {
			group = append(group, <-r.jobs)
		}
		err := r.commit(ready, group)
		for _, one := range group {
			one.answer <- err
		}
	}
	return nil
}

func (r *Rows) commit(ready [4]*sql.Stmt, group []job) error {
	if _, err := ready[0].Exec(); err != nil {
		return err
	}
	for _, one := range group {
		id, err := r.newID()
		if err != nil {
			return err
		}
		if _, err := ready[1].Exec(r.person, id); err != nil {
			return err
		}
		for n := range one.lines {
			if _, err := ready[2].Exec(r.person, id, n+1); err != nil {
				return err
			}
		}
	}
	_, err := ready[3].Exec()
	return err
}

// Work does something n times from as many goroutines as there are connections.
func Work(t testing.TB, now func() time.Time, n int, do func() error) Pace {
	t.Helper()
	before, began := Used(t), now()
	var wg sync.WaitGroup
	for range Connections {
		wg.Go(func() {
			for range n / Connections {
				if err := do(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	n = n / Connections * Connections
	return Pace{Rate: float64(n) / now().Sub(began).Seconds(), CPU: (Used(t) - before) / time.Duration(n)}
}
