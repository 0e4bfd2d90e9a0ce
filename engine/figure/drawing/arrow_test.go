package drawing

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func anyPoint(t *rapid.T, name string) Point {
	axis := rapid.Float64Range(-1, 1)
	return Point{axis.Draw(t, name+" x"), axis.Draw(t, name+" y")}
}

func TestAnArrowIsOneBowHoweverOddTheRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, over, to := anyPoint(t, "from"), anyPoint(t, "over"), anyPoint(t, "to")
		if from.far(to) < still {
			t.Skip("no arrow")
		}
		bow := arc(from, over, to)
		length := bow[0].far(bow[arrowSteps])
		if length < least-1e-9 || length < from.far(to)-1e-9 {
			t.Fatalf("%.3f m long for a run of %.3f m", length, from.far(to))
		}
		turned := 0.0
		for i := 2; i < len(bow); i++ {
			a, b := bow[i-1].minus(bow[i-2]), bow[i].minus(bow[i-1])
			turn := math.Atan2(a.across().dot(b), a.dot(b))
			if turn*turned < -1e-9 {
				t.Fatalf("bends one way and the other: %v", bow)
			}
			turned += turn
		}
		if math.Abs(turned) > 2.3 {
			t.Fatalf("turns by %.1f rad: %v", turned, bow)
		}
	})
}

func TestStepsOnALimbAreCounted(t *testing.T) {
	curve := []Point{{0, 0}, {.1, 0}, {.2, 0}, {.3, 0}}
	for name, c := range map[string]struct {
		limbs []Point
		want  int
	}{
		"none without a limb":       {nil, 0},
		"one that it crosses":       {[]Point{{.1, .02}}, 1},
		"a limb that is beside it":  {[]Point{{.1, .08}}, 0},
		"all along one it lies on":  {[]Point{{0, .01}, {.1, .01}, {.2, .01}, {.3, .01}}, 4},
		"between two steps is none": {[]Point{{.15, .03}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := onto(curve, c.limbs); got != c.want {
				t.Errorf("%d steps, want %d", got, c.want)
			}
		})
	}
}

func TestAnArrowIsTrimmedOnlyWhereAShaftIsLeft(t *testing.T) {
	long := make([]Point, arrowSteps+1)
	for i := range long {
		long[i] = Point{X: .1 * float64(i)}
	}
	if got := trimmed(long, []Point{{.8, 0}}); len(got) >= len(long) || got[len(got)-1].X > .73 {
		t.Errorf("the end over the face stays: %v", got)
	}
	short := make([]Point, arrowSteps+1)
	for i := range short {
		short[i] = Point{X: least / arrowSteps * float64(i)}
	}
	if got := trimmed(short, []Point{{least, 0}}); len(got) != len(short) {
		t.Errorf("a short arrow loses its shaft: %v", got)
	}
}
