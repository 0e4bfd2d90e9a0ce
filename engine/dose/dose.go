// Package dose says how much of an exercise to do: how many sets, reps or
// breaths, for how long, how heavy, how slowly and how often.
package dose

import (
	"math"

	"tspine/engine/unit"
)

// Range is from Min to Max, both included. An exact number has equal ends. The
// zero Range says nothing.
type Range struct{ Min, Max int }

// Exactly gives the range that holds n alone.
func Exactly(n int) Range { return Range{n, n} }

// IsZero says whether the range says nothing.
func (r Range) IsZero() bool { return r == Range{} }

// Exact says whether the range holds one number.
func (r Range) Exact() bool { return r.Min == r.Max }

// String writes the range as "10-20", or as "10" where it is exact.
func (r Range) String() string { return string(r.append(nil)) }

// Kind says what a dose counts.
type Kind uint8

// The kinds of dose. Timed counts seconds, held or moved: the exercise says
// which.
const (
	Reps Kind = iota
	Breaths
	Timed
	Distance
)

// Dose is how much to do at one visit, and how often to come back. The zero
// Dose asks for nothing.
type Dose struct {
	Kind    Kind
	Sets    Range // rounds of the amount below; 1 where none is written
	Reps    Range // of each set: movements, breaths or holds; 1 for a plain time or distance
	Each    Range // of each rep: seconds if Timed, meters if Distance, else zero
	PerSide bool  // the amount is for each side; left and right together are one set
	Total   int   // Σ reps, or Σ seconds, meters or breaths, over all sets (of one side), where sets are uneven; 0: they are even
	Load    Load
	Tempo   Tempo
	Rest    Range // seconds between sets; zero: not said, see RestSeconds
	NoRest  bool  // "rest 0s": the sets follow one another; Rest is zero then
	Reserve Reserve
	Often   Often
}

// IsZero says whether the dose asks for nothing.
func (d Dose) IsZero() bool { return d == Dose{} }

// Load is what is held, worn or pulled. The zero Load is none, or not said.
type Load struct {
	Count int            // how many of the same, as 2 in 2x16kg; 0 counts as 1
	Each  unit.Kilograms // weight of each
	Band  string         // color of a band, empty for weights
}

// IsZero says whether no load is said.
func (l Load) IsZero() bool { return l == Load{} }

// grams is how many make a kilogram: the notation writes no finer weight.
const grams = 1000

// Weight gives the load of so many pieces of the same weight, to the gram,
// which is the finest that the notation writes. Pieces of no weight are no load.
func Weight(pieces int, each unit.Kilograms) Load {
	each = unit.Kilograms(math.Round(float64(each)*grams) / grams)
	switch {
	case each == 0:
		return Load{}
	case pieces == 1:
		pieces = 0
	}
	return Load{Count: pieces, Each: each}
}

// Kilograms is the weight of all pieces together.
func (l Load) Kilograms() unit.Kilograms { return unit.Kilograms(max(l.Count, 1)) * l.Each }

// Tempo is the seconds of each part of a rep. The zero Tempo leaves it to the
// person.
type Tempo struct{ Lower, Pause, Lift uint8 }

// Seconds is how long one rep takes at this tempo.
func (t Tempo) Seconds() unit.Seconds {
	return unit.Seconds(t.Lower) + unit.Seconds(t.Pause) + unit.Seconds(t.Lift)
}

// Reserve is reps in reserve (RIR): how many more would have been possible.
// The zero Reserve does not say.
type Reserve uint8

// InReserve gives the reserve of n reps.
func InReserve(n int) Reserve { return Reserve(n + 1) }

// Given says whether a reserve is said.
func (r Reserve) Given() bool { return r != 0 }

// Reps is the number of reps in reserve, 0 where none is said.
func (r Reserve) Reps() int { return max(int(r)-1, 0) }

// Often is how often an exercise is due. The zero Often leaves it to the
// program.
type Often struct {
	PerDay  Range // visits a day
	PerWeek Range // visits a week
	Every   int   // once every so many days
}

// IsZero says whether no frequency is said.
func (o Often) IsZero() bool { return o == Often{} }
