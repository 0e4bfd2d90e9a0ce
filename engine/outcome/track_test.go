package outcome

import (
	"testing"

	"tspine/engine/assessment"
	"tspine/engine/unit"
)

func samples(day0 unit.Day, every int, pairs ...assessment.Pair) []assessment.Sample {
	var out []assessment.Sample
	for i, p := range pairs {
		out = append(out, assessment.Sample{Day: day0 + unit.Day(i*every), Baselines: 1, Pair: p})
	}
	return out
}

func TestWhatMayBeSaidOfEachSide(t *testing.T) {
	two := assessment.Two
	for name, c := range map[string]struct {
		test        string
		of          []assessment.Sample
		left, right Moved
	}{
		"one session is too early":                      {assessment.LumbarLocked, samples(1, 7, two(30, 30)), TooEarly, TooEarly},
		"two baseline sessions are too early":           {assessment.LumbarLocked, samples(1, 7, two(30, 30), two(38, 30)), TooEarly, TooEarly},
		"beyond the error it is real, on its own side":  {assessment.LumbarLocked, samples(1, 7, two(30, 30), two(30, 30), two(38, 33)), Better, CannotTell},
		"less is worse":                                 {assessment.LumbarLocked, samples(1, 7, two(40, 40), two(40, 40), two(32, 40)), Worse, CannotTell},
		"before the second baseline the error is large": {assessment.LumbarLocked, samples(1, 10, two(30, 30), two(34, 34)), CannotTell, CannotTell},
		"where no error is known nothing can be told":   {assessment.SeatedWallAngel, samples(1, 8, two(1, 1), two(3, 3)), CannotTell, CannotTell},
	} {
		t.Run(name, func(t *testing.T) {
			got := Follow(c.test, c.of)
			if len(got) != 2 || got[0].Moved != c.left || got[1].Moved != c.right {
				t.Errorf("got %+v, want %v and %v", got, c.left, c.right)
			}
		})
	}
}

func TestASideThatWasNeverMeasuredHasNoTrack(t *testing.T) {
	left := assessment.Pair{Left: 30, HasLeft: true}
	got := Follow(assessment.LumbarLocked, samples(1, 8, left, left))
	if len(got) != 1 || got[0].Side.String() != "left" || len(got[0].Points) != 2 {
		t.Errorf("got %+v", got)
	}
	if got := Follow("none", nil); got != nil {
		t.Errorf("an unknown test has %v", got)
	}
	if got := Follow(assessment.ProneHold, samples(1, 8, assessment.Two(20, 20))); len(got) != 1 || got[0].Side.String() != "" {
		t.Errorf("a test without sides has %+v", got)
	}
}

func TestLowerIsBetterWhereItIs(t *testing.T) {
	at := func(v float64) assessment.Pair { return assessment.Two(v, v) }
	of := samples(1, 8, at(5), at(5.2), at(5.1), at(5), at(5.1), at(2))
	if got := Follow(assessment.OcciputToWall, of); got[0].Moved == Worse {
		t.Errorf("a smaller gap is called worse: %+v", got[0])
	}
}

func TestARatingIsJudgedByItsFirstAndLastWeek(t *testing.T) {
	line := func(values ...float64) []Point {
		var out []Point
		for i, v := range values {
			out = append(out, Point{unit.Day(i * 7), v})
		}
		return out
	}
	for name, c := range map[string]struct {
		points []Point
		want   Moved
	}{
		"nothing rated":                 {nil, TooEarly},
		"too few days":                  {line(6, 2), TooEarly},
		"less pain is better":           {line(6, 5, 4, 3), Better},
		"more is worse":                 {line(2, 2, 5), Worse},
		"within the error it is no one": {line(3, 2, 2), CannotTell},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Rate(Pain, c.points); got.Moved != c.want {
				t.Errorf("got %+v, want %v", got, c.want)
			}
		})
	}
}
