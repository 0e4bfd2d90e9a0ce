//go:build unix

package store

import (
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
)

// BenchmarkGrow writes a session of 12 for a person who has so many sets
// already: what a write costs should not grow with them. Compare cpu-us/op.
func BenchmarkGrow(b *testing.B) {
	for _, sets := range []int{1_000, 1_000_000} {
		b.Run(fmt.Sprintf("%d", sets), func(b *testing.B) {
			s := benchStore(b)
			person := benchPeople(b, s, 1)[0]
			grow(b, s, person, sets/12)
			next := int64(sets / 48) // the day after the last
			before := processor(b)
			for b.Loop() {
				next++
				w := app.Write{Add: []course.Event{benchEntry(next, 12)}}
				if err := s.Write(context.Background(), person, w); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processor(b)-before).Microseconds())/float64(b.N), "cpu-us/op")
		})
	}
}

// grow gives a person so many sessions of 12, by SQL alone: four a day, a
// million sets are decades.
func grow(b *testing.B, s *Store, person string, sessions int) {
	b.Helper()
	const (
		counted = `WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < $2) SELECT i FROM c`
		entries = `INSERT INTO entry SELECT $1, printf('01a1f971-0000-7000-8000-%012x', i), i / 4, i,
			FALSE, TRUE, 0, 15, 0, 3, 2, 6, 0, FALSE, FALSE, FALSE, '' FROM (` + counted + `)`
		lines = `INSERT INTO entry_line SELECT $1, printf('01a1f971-0000-7000-8000-%012x', i / 12), i % 12 + 1,
			'open-book', '', '3x10', 30, '3x10', 30, 'full', 3, 0, 0, 0, i / 48, i / 12 FROM (` + counted + `)`
	)
	if _, err := s.file.Exec(entries, person, sessions); err != nil {
		b.Fatal(err)
	}
	if _, err := s.file.Exec(lines, person, 12*sessions); err != nil {
		b.Fatal(err)
	}
	if err := whole(s.file); err != nil {
		b.Fatal(err)
	}
}

// processor gives the time that the process has had of the processors.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
