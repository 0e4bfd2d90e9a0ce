package chart

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestTheScaleHasEvenStepsThatHoldEverything(t *testing.T) {
	for name, c := range map[string]struct {
		chart Chart
		want  []float64
	}{
		"ratings keep the scale that was asked for": {Chart{To: 9, High: 10, Lines: []Line{{Points: []Point{{1, 2}}}}}, []float64{0, 5, 10}},
		"values alone":                     {Chart{To: 9, Lines: []Line{{Points: []Point{{1, 29}, {2, 37}}}}}, nil},
		"a band and a mark are held too":   {Chart{To: 9, Lines: []Line{{Points: []Point{{1, 31}}}}, Bands: []Band{{Low: 21, High: 41}}, Marks: []Mark{{Value: 35}}}, []float64{20, 30, 40, 50}},
		"one value has a scale around it":  {Chart{To: 9, Lines: []Line{{Points: []Point{{1, 19}}}}}, nil},
		"nothing at all has one":           {Chart{}, []float64{0, 0.5, 1}},
		"what is outside is not asked for": {Chart{From: 5, To: 9, High: 3, Lines: []Line{{Points: []Point{{1, 99}}}}}, []float64{0, 1, 2, 3}},
	} {
		t.Run(name, func(t *testing.T) {
			got := New(c.chart)
			if len(c.want) > 0 {
				if diff := cmp.Diff(c.want, got.Ticks); diff != "" {
					t.Errorf("(- want, + got):\n%s", diff)
				}
			}
			if len(got.Ticks) < 2 || len(got.Ticks) > mostSteps+1 {
				t.Errorf("ticks %v", got.Ticks)
			}
		})
	}
}

func TestDaysAndValuesHaveTheirPlaces(t *testing.T) {
	c := New(Chart{From: 10, To: 20, High: 10, Lines: []Line{{Points: []Point{{10, 0}}}}})
	for name, got := range map[string][2]float64{
		"the first day is left":   {c.X(10), 0},
		"the last day is right":   {c.X(20), 1},
		"the middle":              {c.X(15), 0.5},
		"the low end is below":    {c.Y(0), 0},
		"the high end is above":   {c.Y(10), 1},
		"half of the values high": {c.Y(5), 0.5},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %v, want %v", name, got[0], got[1])
		}
	}
	one := New(Chart{From: 3, To: 3})
	if one.X(3) != 0 || !one.Empty() {
		t.Error("a single day has no place")
	}
}

func TestHoweverManyPointsAChartHoldsFourHundredAndWhatStandsOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := make([]Line, rapid.IntRange(1, 3).Draw(t, "lines"))
		for i := range lines {
			for d := range rapid.IntRange(0, 3000).Draw(t, "points") {
				lines[i].Points = append(lines[i].Points, Point{unit.Day(d), math.Sin(float64(d*7%97)) * float64(d%31)})
			}
		}
		c := New(Chart{To: 4000, Lines: lines})
		n := 0
		for i, l := range c.Lines {
			n += len(l.Points)
			was := lines[i].Points
			if len(was) == 0 {
				continue
			}
			low, high := ends(was)
			gotLow, gotHigh := ends(l.Points)
			if low != gotLow || high != gotHigh || l.Points[0] != was[0] || l.Points[len(l.Points)-1] != was[len(was)-1] {
				t.Fatalf("lost what stands out: %v %v, had %v %v", gotLow, gotHigh, low, high)
			}
			for j := 1; j < len(l.Points); j++ {
				if l.Points[j].Day <= l.Points[j-1].Day {
					t.Fatal("out of order")
				}
			}
			for _, p := range l.Points {
				if y := c.Y(p.Value); y < -slack || y > 1+slack {
					t.Fatalf("%v stands at %v", p, y)
				}
			}
		}
		if n > Points {
			t.Fatalf("%d points", n)
		}
	})
}

func ends(points []Point) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range points {
		low, high = min(low, p.Value), max(high, p.Value)
	}
	return low, high
}

func TestDaysAndValuesCanBeReadOff(t *testing.T) {
	c := New(Chart{From: 10, To: 20, Lines: []Line{{Points: []Point{{12, 1}, {15, 2}, {15, 3}}}, {Points: []Point{{11, 9}, {15, 4}}}}})
	if diff := cmp.Diff([]unit.Day{11, 12, 15}, c.Days()); diff != "" {
		t.Errorf("(- want, + got):\n%s", diff)
	}
	if v, ok := c.Lines[0].On(15); !ok || v != 3 {
		t.Errorf("of a day with two values the last is %g, %v", v, ok)
	}
	if _, ok := c.Lines[1].On(12); ok {
		t.Error("a day without a value has one")
	}
}

func TestAChartCanBeginLater(t *testing.T) {
	c := New(Chart{From: 10, To: 20, High: 10, Lines: []Line{{Points: []Point{{11, 1}, {15, 2}}}}})
	later := c.Since(15)
	if later.From != 15 || len(later.Lines[0].Points) != 1 || later.High != c.High || later.X(15) != 0 {
		t.Errorf("got %+v", later)
	}
	if len(c.Lines[0].Points) != 2 {
		t.Error("the first chart has changed")
	}
	for _, day := range []unit.Day{5, 10, 21} {
		if diff := cmp.Diff(c, c.Since(day)); diff != "" {
			t.Errorf("from %d (- want, + got):\n%s", day, diff)
		}
	}
}
