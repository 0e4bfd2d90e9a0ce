// Package unit holds numbers that know what they measure, so that a time can
// never be taken for a weight.
package unit

import (
	"fmt"
	"time"
)

// Seconds is a length of time in whole seconds.
type Seconds int

// Minutes gives the same time in minutes, with a fraction.
func (s Seconds) Minutes() float64 { return float64(s) / 60 }

// Kilograms is a weight. It is what is stored, whatever unit a person reads.
type Kilograms float64

// PoundsPerKilogram is the legal definition: 1 lb is 0.45359237 kg.
const PoundsPerKilogram = 1 / 0.45359237

// Pounds gives the same weight in pounds.
func (k Kilograms) Pounds() float64 { return float64(k) * PoundsPerKilogram }

// FromPounds gives the weight of lb pounds.
func FromPounds(lb float64) Kilograms { return Kilograms(lb / PoundsPerKilogram) }

// Degrees is a joint angle as a goniometer reads it: 0 is the anatomical
// position; flexion, abduction and left rotation are positive.
type Degrees float64

// Centimeters is a length on the body.
type Centimeters float64

// Rating is a whole number from 0 to 10 that a person gives: pain, stiffness,
// effort. The zero Rating says that none was given.
type Rating uint8

// MaxRating is the upper end of every rating.
const MaxRating = 10

// Rate gives the rating v; outside 0 to 10 it gives "not rated".
func Rate(v int) Rating {
	if v < 0 || v > MaxRating {
		return 0
	}
	return Rating(v + 1)
}

// Given says whether a rating was given.
func (r Rating) Given() bool { return r != 0 }

// Value gives the rating, 0 where none was given.
func (r Rating) Value() int {
	if r == 0 {
		return 0
	}
	return int(r) - 1
}

// Max gives the higher of two ratings; one that was not given does not count.
func (r Rating) Max(o Rating) Rating { return max(r, o) }

// Day is a day on a person's calendar, counted from 1970-01-01. It has no time
// of day and no zone: daylight saving and journeys don't change it.
type Day int

// DaysPerWeek is the length of a training week.
const DaysPerWeek = 7

// DayOf gives the calendar day that t shows in t's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// ParseDay reads a day written as 2026-11-20.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want a date like 2026-11-20", s)
	}
	return DayOf(t), nil
}

// String writes the day as 2026-11-20.
func (d Day) String() string {
	return time.Unix(int64(d)*24*60*60, 0).UTC().Format(time.DateOnly)
}
