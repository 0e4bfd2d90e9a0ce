package cohort

import (
	"testing"

	"tspine/engine/progression"
	"tspine/engine/unit"
)

// BenchmarkDecide takes people through a year; the figure that counts is that
// of one person-week. Beside it stands the floor: the year's random numbers and
// one reading of the weekly table a week.
func BenchmarkDecide(b *testing.B) {
	d := NewDecider(few(), Real())
	decided(d, 0, 2000, 52)
	b.ReportAllocs()
	i, weeks := 2000, int64(0)
	for b.Loop() {
		weeks += decided(d, i, 1, 52).Weeks
		i++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(weeks), "ns/person-week")
}

func BenchmarkDecideFloor(b *testing.B) {
	weeks, kinds := 0, 0
	for b.Loop() {
		r := of(uint64(weeks))
		for range 52 {
			weeks++
			pain := 0.0
			for range unit.DaysPerWeek {
				pain += r.NormFloat64()
			}
			for range 9 {
				kinds += int(r.Uint64() & 1)
			}
			w := progression.Week{Stage: 2, InStage: 3, Sessions: 9, Adherence: 90, Amber: pain > 3, Comfortable: true}
			kinds += len(progression.Decide(&w).Kind)
		}
	}
	if kinds == 0 {
		b.Fatal("nothing decided")
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(weeks), "ns/person-week")
}

// BenchmarkLive takes a person through a quarter of a year of a whole course.
// Beside it stands the same by decisions alone.
func BenchmarkLive(b *testing.B) {
	i := 0
	for b.Loop() {
		lived(Real(), i, 1, 13)
		i++
	}
}

func BenchmarkLiveFloor(b *testing.B) {
	d := NewDecider(few(), Real())
	i := 0
	for b.Loop() {
		decided(d, i, 1, 13)
		i++
	}
}

func BenchmarkDraw(b *testing.B) {
	i, old := uint64(0), 0
	for b.Loop() {
		old += Draw(of(i)).Profile.Age
		i++
	}
	if old == 0 {
		b.Fatal("nobody")
	}
}
