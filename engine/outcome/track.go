package outcome

import (
	"math"

	"tspine/engine/assessment"
	"tspine/engine/body"
)

// Moved says of a change what may be said.
type Moved uint8

// Nothing to compare yet; within the error of measuring, so that it can't be
// told; better, or worse, by more than that error. The zero Moved says that
// there is nothing to compare.
const (
	TooEarly Moved = iota
	CannotTell
	Better
	Worse
)

// String gives too-early, cannot-tell, better or worse.
func (m Moved) String() string {
	return [...]string{"too-early", "cannot-tell", "better", "worse"}[m]
}

// Track is what became of one side of a test since its baseline.
type Track struct {
	Test   string
	Unit   string
	Side   body.Side // NoSide: a test without sides
	Points []Point   // every session that counts, oldest first
	From   float64   // at the baseline: the mean of both sessions, or the first
	Begin  int       // sessions behind From
	To     float64   // in the last session
	MDC    float64   // what a change must exceed; 0: not known
	Moved  Moved
}

// Change is by how much the last session differs from the baseline.
func (t *Track) Change() float64 { return t.To - t.From }

// Line names the line of a track in a chart: left, right, or value for a test
// without sides.
func (t *Track) Line() string {
	if t.Side == body.NoSide {
		return "value"
	}
	return t.Side.String()
}

// Alike gives what may be said of both sides at once, and false where they
// differ or there is one only.
func Alike(of []Track) (Moved, bool) {
	if len(of) != 2 || of[0].Side != body.Left || of[0].Moved != of[1].Moved {
		return 0, false
	}
	return of[0].Moved, true
}

// Follow says what became of each side of a test, sessions given oldest first:
// two tracks, or one for a test without sides, and none for what was never
// taken. A change is real only beyond the error of measuring (3.2); where that
// is not known nothing can be told.
func Follow(test string, of []assessment.Sample) []Track {
	t, ok := assessment.Find(test)
	if !ok {
		return nil
	}
	begin, n := assessment.Begin(of)
	noise := assessment.NoiseOf(test, of)
	sides := []body.Side{body.Left, body.Right}
	if !t.Sides {
		sides = []body.Side{body.NoSide}
	}
	var out []Track
	for _, side := range sides {
		one := Track{Test: test, Unit: t.Unit, Side: side, MDC: noise.MDC, Begin: n}
		for _, s := range of {
			if v, has := sideOf(s.Pair, side); has {
				one.Points = append(one.Points, Point{s.Day, v})
			}
		}
		if len(one.Points) == 0 {
			continue
		}
		one.From = one.Points[0].Value
		if v, has := sideOf(begin, side); has {
			one.From = v
		}
		one.To = one.Points[len(one.Points)-1].Value
		one.judge(noise, t.Lower, n)
		out = append(out, one)
	}
	return out
}

// judge says what may be said of the change.
func (t *Track) judge(noise assessment.Noise, lower bool, begin int) {
	switch {
	case len(t.Points) <= begin:
		t.Moved = TooEarly
	case !assessment.RealChange(t.From, t.To, noise):
		t.Moved = CannotTell
	case (t.To > t.From) != lower:
		t.Moved = Better
	default:
		t.Moved = Worse
	}
}

func sideOf(p assessment.Pair, side body.Side) (float64, bool) {
	switch side {
	case body.Right:
		return p.Right, p.HasRight
	default:
		return p.Left, p.HasLeft
	}
}

// Rating is what became of a rating of 0 to 10 over days: the mean of its first
// week against that of its last.
type Rating struct {
	Points   []Point
	From, To float64
	Change   Change
	Moved    Moved
}

// Rate says what became of a rating (4). Both weeks have to be there, and a
// week apart at least.
func Rate(s Scale, points []Point) Rating {
	r := Rating{Points: points}
	if len(points) == 0 {
		return r
	}
	first, last := points[0].Day, points[len(points)-1].Day
	r.From = meanOf(points, func(p Point) bool { return p.Day < first+week })
	r.To = meanOf(points, func(p Point) bool { return p.Day > last-week })
	if last-first < 2*week {
		return r
	}
	r.Change = Judge(s, r.From, r.To)
	switch {
	case !r.Change.Real:
		r.Moved = CannotTell
	case r.Change.Better > 0:
		r.Moved = Better
	default:
		r.Moved = Worse
	}
	return r
}

const week = 7

func meanOf(points []Point, keep func(Point) bool) float64 {
	var sum, n float64
	for _, p := range points {
		if keep(p) {
			sum += p.Value
			n++
		}
	}
	return sum / math.Max(n, 1)
}
