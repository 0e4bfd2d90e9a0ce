package app_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

// standing is the desk worker on their first day, with the whole catalog.
func standing(b *testing.B) (course.Standing, *catalog.Catalog) {
	b.Helper()
	lib, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	c := course.New(app.Library(lib))
	in := begin(screening.Answers{})
	for _, e := range []course.Event{{About: in.About}, {Screen: in.Screen}, {Measure: in.Measure}} {
		e.Day = unit.Day(20_000)
		c.Record(e)
	}
	return c.On(20_000), lib
}

// BenchmarkProgram writes out a program of 30 weeks: as JSON, as a value, and
// the floor, the JSON alone.
func BenchmarkProgram(b *testing.B) {
	st, lib := standing(b)
	p := st.Program(30)
	b.Run("json", func(b *testing.B) {
		for b.Loop() {
			if _, err := json.Marshal(exchange.ProgramOf(st.Program(30), lib.Exercises)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("value", func(b *testing.B) {
		for b.Loop() {
			if p := st.Program(30); len(p.Stages) == 0 {
				b.Fatal("no stages")
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			if _, err := json.Marshal(exchange.ProgramOf(p, lib.Exercises)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkToday chooses the session of a day from the catalog; the floor is
// one look at every exercise.
func BenchmarkToday(b *testing.B) {
	st, lib := standing(b)
	for _, minutes := range []int{5, 10, 30, 60} {
		b.Run(fmt.Sprintf("%dmin", minutes), func(b *testing.B) {
			for b.Loop() {
				if s := st.Main(minutes); len(s.Parts) == 0 {
					b.Fatal("no session")
				}
			}
		})
	}
	b.Run("floor", func(b *testing.B) {
		pass, _ := st.Pass()
		for b.Loop() {
			n := 0
			for i := range lib.Exercises.Len() {
				if e := lib.Exercises.At(i); pass.Allows(e) && !st.Dose(e).IsZero() {
					n++
				}
			}
			if n == 0 {
				b.Fatal("nothing allowed")
			}
		}
	})
}

// BenchmarkProgress shows the last twelve weeks of somebody who has trained for
// one year, and for ten: it should cost the same. The floor is reading those
// weeks.
func BenchmarkProgress(b *testing.B) {
	for _, years := range []int{1, 10} {
		b.Run(fmt.Sprintf("%dyears", years), func(b *testing.B) {
			h := newHome(b)
			who, err := h.Demo(h.ctx(), "demo", years*52)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := h.Today(h.ctx(), who, 0, ""); err != nil { // keeps the weeks
				b.Fatal(err)
			}
			b.Run("progress", func(b *testing.B) {
				for b.Loop() {
					if p, err := h.Progress(h.ctx(), who, 12); err != nil || len(p.Doses) == 0 {
						b.Fatal(err)
					}
				}
			})
			from := unit.DayOf(h.now) - 12*unit.DaysPerWeek
			b.Run("floor", func(b *testing.B) {
				for b.Loop() {
					if events, err := h.keep.Events(h.ctx(), who.ID, from); err != nil || len(events) == 0 {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
