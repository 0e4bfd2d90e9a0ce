package assessment

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"tspine/engine/fault"
	"tspine/engine/unit"
)

// By says what the values of a test were read with. The zero By says nothing
// of it.
type By uint8

// Not said, by hand (a tape, an inclinometer, an eye), with the phone.
const (
	Unsaid By = iota
	ByHand
	ByPhone
)

// String gives the word, empty where nothing was said.
func (b By) String() string { return [...]string{"", "hand", "phone"}[min(b, ByPhone)] }

// ParseBy reads what String wrote.
func ParseBy(word string) (By, bool) {
	for b := Unsaid; b <= ByPhone; b++ {
		if b.String() == word {
			return b, true
		}
	}
	return Unsaid, false
}

// deviceLength is the longest name of a device or version that is kept.
const deviceLength = 80

// Take is how the values of one test came about. Their mean stands among the
// measures. The zero Take is of no test.
type Take struct {
	Test            string
	By              By
	Device, Version string      // the phone and browser, the version of tspine; empty: not known
	Pain            unit.Rating // the worst during the test

	// Left and Right are the tries in their order, in the test's unit; those
	// without sides stand on the left. Of a test that is shown or not they are
	// the seconds of each hold.
	Left, Right []float64
}

// Stopped says whether pain went so high that the test is stopped (3.2): then
// no value of it counts.
func (t *Take) Stopped() bool { return t.Pain.Given() && t.Pain.Value() > StopPain }

// Empty says whether nothing was tried.
func (t *Take) Empty() bool { return len(t.Left)+len(t.Right) == 0 }

// Spread is the standard deviation of the tries of one side, in their unit: 0
// where there are fewer than two.
func Spread(tries []float64) float64 {
	if len(tries) < 2 {
		return 0
	}
	m, sum := mean(tries), 0.0
	for _, v := range tries {
		sum += (v - m) * (v - m)
	}
	return math.Sqrt(sum / float64(len(tries)-1))
}

// Taken gives the measures that a take comes to: the mean of each side's tries,
// or whether it was shown; nothing where it was stopped, and then pain on moving
// where the test moves.
func Taken(t Take, flags []string) Measures {
	m := Measures{Takes: []Take{t}}
	if t.Test == WallHold && !t.Stopped() {
		m.WallHold = ShowsWallHold(len(t.Left), shortest(t.Left), t.Pain, flags)
	}
	m.Fill(t)
	return m
}

// Fill sets the value of a take's test from its tries where it has none, and
// where it was stopped pain on moving.
func (m *Measures) Fill(t Take) {
	test, known := Find(t.Test)
	switch {
	case !known:
	case t.Stopped() && test.SkipPain:
		m.PainMove = m.PainMove.Max(t.Pain)
	case t.Stopped() || test.Unit == "" || m.has(t.Test):
	default:
		m.put(t.Test, Trials(hundredths(t.Left), hundredths(t.Right)))
	}
}

// hundredths makes the mean of tries one that people can read.
func hundredths(tries []float64) []float64 {
	if len(tries) == 0 {
		return nil
	}
	return []float64{math.Round(mean(tries)*100) / 100}
}

func shortest(holds []float64) unit.Seconds {
	least := math.Inf(1)
	for _, s := range holds {
		least = min(least, s)
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return unit.Seconds(least)
}

// put sets the values of a test.
func (m *Measures) put(test string, p Pair) {
	for id, into := range map[string]*Pair{
		LumbarLocked: &m.LLR, SeatedRotation: &m.Seated, HalfKneeling: &m.HalfKneeling, SeatedWallAngel: &m.SWA, ArmRaise: &m.ArmRaise,
		SideBend: &m.SideBend, SideBendAngle: &m.SideBendTilt, PlankRowHold: &m.PlankRow,
	} {
		if id == test {
			*into = p
		}
	}
	for id, into := range map[string]*Reading{
		Extension: &m.Extension, OcciputToWall: &m.OWD, BieringSorensen: &m.BieringSorensen, ScapularHold: &m.Scapular, ProneHold: &m.Prone,
	} {
		if id == test {
			*into = Reading{p.Left, p.HasLeft}
		}
	}
}

// TakeOf gives how a test came about, and whether that is known.
func (m *Measures) TakeOf(test string) (Take, bool) {
	for _, t := range m.Takes {
		if t.Test == test {
			return t, true
		}
	}
	return Take{}, false
}

// checkTakes tells what can't be right in how values came about.
func (m *Measures) checkTakes(out *fault.Faults) {
	seen := map[string]bool{}
	for i, t := range m.Takes {
		at := fmt.Sprintf("takes[%d]", i)
		test, known := Find(t.Test)
		if !known || seen[t.Test] {
			out.Add(at+".test", "unknown-test", t.Test, "")
			continue
		}
		seen[t.Test] = true
		if t.Pain.Value() > unit.MaxRating {
			out.Add(at+".pain", "out-of-range", strconv.Itoa(t.Pain.Value()), "0 to 10")
		}
		for _, text := range []string{t.Device, t.Version} {
			if len(text) > deviceLength || !utf8.ValidString(text) {
				out.Add(at+".device", "too-long", "", strconv.Itoa(deviceLength))
			}
		}
		if test.Unit == "" {
			test.Max, test.Whole = MaxHold, false
		}
		test.checkTries(at+".left", t.Left, out)
		test.checkTries(at+".right", t.Right, out)
	}
}

func (t Test) checkTries(at string, tries []float64, out *fault.Faults) {
	if len(tries) > TrialsMost {
		out.Add(at, "too-many", strconv.Itoa(len(tries)), strconv.Itoa(TrialsMost))
	}
	for i, v := range tries {
		out.Under(fmt.Sprintf("%s[%d]", at, i), t.check(true, v))
	}
}
