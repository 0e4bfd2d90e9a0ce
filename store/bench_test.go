package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// Every benchmark has its floor beside it: the same rows in the same tables by
// database/sql alone, without savepoints, without looking for ids that are
// there already, and without making rows of events.

func BenchmarkLogSet64(b *testing.B)     { beside(b, 64, 1) }
func BenchmarkLogSession64(b *testing.B) { beside(b, 64, 12) }
func BenchmarkLogSet1(b *testing.B)      { beside(b, 1, 1) }

// beside writes sessions of so many lines from so many writers at once.
func beside(b *testing.B, writers, lines int) {
	b.Run("store", func(b *testing.B) {
		s := benchStore(b)
		people := benchPeople(b, s, writers)
		together(b, writers, func(i int64) error {
			w := app.Write{Add: []course.Event{benchEntry(i, lines)}}
			return s.Write(context.Background(), people[int(i)%len(people)], w)
		})
	})
	b.Run("floor", func(b *testing.B) {
		s := benchStore(b)
		people := benchPeople(b, s, writers)
		jobs := make(chan rawJob, most)
		go rawWriter(b, s.file, jobs)
		defer close(jobs)
		together(b, writers, func(i int64) error {
			r, err := recordOf(people[int(i)%len(people)], benchEntry(i, lines))
			if err != nil {
				return err
			}
			j := rawJob{r, make(chan error, 1)}
			jobs <- j
			return <-j.answer
		})
	})
}

// together runs act from so many goroutines at once.
func together(b *testing.B, writers int, act func(i int64) error) {
	var n atomic.Int64
	b.ReportAllocs()
	b.SetParallelism(max(1, writers/runtime.GOMAXPROCS(0)))
	if writers == 1 {
		for b.Loop() {
			if err := act(n.Add(1)); err != nil {
				b.Fatal(err)
			}
		}
	} else {
		b.RunParallel(func(p *testing.PB) {
			for p.Next() {
				if err := act(n.Add(1)); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "writes/s")
}

type rawJob struct {
	record record
	answer chan error
}

// rawWriter is the floor of the writer: it takes what waits into one commit.
func rawWriter(b *testing.B, file *sql.DB, jobs chan rawJob) {
	ctx := context.Background()
	conn, err := file.Conn(ctx)
	if err != nil {
		b.Error(err)
		return
	}
	defer conn.Close()
	entry, err := conn.PrepareContext(ctx, insertEntry)
	if err != nil {
		b.Error(err)
		return
	}
	line, err := conn.PrepareContext(ctx, insertLine)
	if err != nil {
		b.Error(err)
		return
	}
	for first := range jobs {
		group := []rawJob{first}
		runtime.Gosched()
		for len(group) < most && len(jobs) > 0 {
			group = append(group, <-jobs)
		}
		err := rawGroup(ctx, conn, entry, line, group)
		for _, j := range group {
			j.answer <- err
		}
	}
}

func rawGroup(ctx context.Context, conn *sql.Conn, entry, line *sql.Stmt, group []rawJob) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, j := range group {
		if _, err := entry.ExecContext(ctx, j.record.row...); err != nil {
			return err
		}
		for _, l := range j.record.lines {
			if _, err := line.ExecContext(ctx, l...); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}

// BenchmarkPointRead reads one session of 12 by its id; the floor reads the
// same rows with two statements.
func BenchmarkPointRead(b *testing.B) {
	s, person, last := benchHistory(b, 1000)
	b.Run("store", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			e, ok, err := s.Event(b.Context(), person, last.ID)
			if err != nil || !ok || len(e.Entry.Lines) != 12 {
				b.Fatal(ok, err)
			}
		}
	})
	b.Run("floor", func(b *testing.B) { benchRaw(b, s, selectEntry+one, linesOfOne, person, last.ID) })
}

// BenchmarkToday reads what a day's session takes: the state at the last
// week's end, and the events since. The history grows, the time should not.
func BenchmarkToday(b *testing.B) {
	for _, sessions := range []int{100, 1000, 10_000} {
		s, person, last := benchHistory(b, sessions)
		week := app.Week{Number: 1, Rules: "1", Next: last.Day - 6, State: make([]byte, 8000)}
		for i := range week.State {
			week.State[i] = 'x'
		}
		if err := s.Write(b.Context(), person, app.Write{Weeks: []app.Week{week}}); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("store-%d", sessions), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, next, ok, err := s.LastWeek(b.Context(), person, "1", last.Day)
				if err != nil || !ok {
					b.Fatal(ok, err)
				}
				events, err := s.Events(b.Context(), person, next)
				if err != nil || len(events) != 7 {
					b.Fatal(len(events), err)
				}
			}
		})
		b.Run(fmt.Sprintf("floor-%d", sessions), func(b *testing.B) {
			benchRaw(b, s, selectEntry+since, linesSince, person, week.Next)
		})
	}
}

// benchRaw runs two queries to their end, scanning nothing.
func benchRaw(b *testing.B, s *Store, entries, lines string, args ...any) {
	b.ReportAllocs()
	conn, err := s.file.Conn(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	var both [2]*sql.Stmt
	for i, text := range []string{entries, lines} {
		if both[i], err = conn.PrepareContext(b.Context(), text); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		for _, one := range both {
			rows, err := one.QueryContext(b.Context(), args...)
			if err != nil {
				b.Fatal(err)
			}
			for rows.Next() {
			}
			if err := rows.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkOpen opens an empty store that is there already.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "tspine.db")
	for b.Loop() {
		s, err := Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func benchStore(b *testing.B) *Store {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "tspine.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s
}

func benchPeople(b *testing.B, s *Store, n int) []string {
	people := make([]string, n)
	for i := range people {
		people[i] = newID()
		if err := s.AddPerson(b.Context(), app.Person{ID: people[i]}); err != nil {
			b.Fatal(err)
		}
	}
	return people
}

// benchHistory writes a session of 12 a day, and gives the last.
func benchHistory(b *testing.B, sessions int) (s *Store, person string, last course.Event) {
	s = benchStore(b)
	person = benchPeople(b, s, 1)[0]
	var w app.Write
	for i := range sessions {
		last = benchEntry(int64(i), 12)
		w.Add = append(w.Add, last)
	}
	if err := s.Write(b.Context(), person, w); err != nil {
		b.Fatal(err)
	}
	return s, person, last
}

func benchEntry(i int64, lines int) course.Event {
	amount := dose.Dose{Sets: dose.Exactly(3), Reps: dose.Exactly(10)}
	e := course.Event{ID: newID(), Day: unit.Day(i), At: i, Entry: &logbook.Entry{
		Finished: true, Minutes: 15, During: unit.Rate(2), After: unit.Rate(1), Effort: unit.Rate(5),
	}}
	for range lines {
		e.Entry.Lines = append(e.Entry.Lines, logbook.Done{
			Exercise: "open-book", Planned: amount, Did: amount, How: logbook.Full, Pain: unit.Rate(2),
		})
	}
	return e
}
