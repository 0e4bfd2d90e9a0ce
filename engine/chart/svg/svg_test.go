package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/chart"
	"tspine/engine/unit"
	"tspine/internal/golden"
)

// turning is a test of both sides over twelve weeks, with a gap.
func turning() chart.Chart {
	line := func(key string, from float64) chart.Line {
		l := chart.Line{Key: key}
		for i, day := range []unit.Day{20_000, 20_005, 20_012, 20_040, 20_084} {
			l.Points = append(l.Points, chart.Point{Day: day, Value: from + 1.5*float64(i)})
		}
		return l
	}
	return chart.New(chart.Chart{
		Key: "llr", Unit: "°", From: 20_000, To: 20_084, Lines: []chart.Line{line("left", 32), line("right", 33)},
		Bands: []chart.Band{{Key: "left", Low: 25.6, High: 38.4}, {Key: "right", Low: 26.6, High: 39.4}}, Marks: []chart.Mark{{Key: "mark", Value: 35}},
	})
}

func page(c *chart.Chart) Page {
	p := Page{ID: "chart-llr", Title: "Turning", Desc: "From <here> & on.", Marks: []string{"Mark 35°"}, From: "2024-10-04", To: "2024-12-27"}
	for range c.Ticks {
		p.Ticks = append(p.Ticks, "30°")
	}
	for _, l := range c.Lines {
		p.Ends = append(p.Ends, l.Key)
	}
	return p
}

func TestAChartIsDrawnAsItIsKept(t *testing.T) {
	c := turning()
	golden.Check(t, "turning.svg", Draw(c, page(&c)))
}

// elements gives the names and attributes of what is drawn, and fails where it
// is no XML.
func elements(t interface{ Fatal(...any) }, text []byte) []xml.StartElement {
	d := xml.NewDecoder(strings.NewReader(string(text)))
	var out []xml.StartElement
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err, string(text))
		}
		if one, ok := token.(xml.StartElement); ok {
			out = append(out, one.Copy())
		}
	}
}

func TestADrawingHasAPlaceForEverything(t *testing.T) {
	for name, tt := range map[string]struct {
		chart chart.Chart
		low   bool
		dots  int
		texts int // beside two days and the ticks
	}{
		"nothing at all":                     {chart.New(chart.Chart{}), false, 0, 0},
		"one value on one day":               {chart.New(chart.Chart{From: 5, To: 5, Lines: []chart.Line{{Key: "value", Points: []chart.Point{{Day: 5, Value: 3}}}}}), true, 1, 1},
		"one side alone":                     {chart.New(chart.Chart{From: 5, To: 9, Lines: []chart.Line{{Key: "left"}, {Key: "right", Points: []chart.Point{{Day: 5, Value: 3}, {Day: 6, Value: 4}}}}}), false, 2, 1},
		"a dot only at the end of much":      {chart.New(chart.Chart{From: 0, To: 100, Lines: []chart.Line{{Key: "value", Points: daily(60)}}}), false, 1, 1},
		"both sides, their bands and a mark": {turning(), false, 10, 3},
	} {
		t.Run(name, func(t *testing.T) {
			p := page(&tt.chart)
			p.Low = tt.low
			p.Marks = p.Marks[:len(tt.chart.Marks)]
			dots, texts := 0, 0
			for _, e := range elements(t, Draw(tt.chart, p)) {
				switch {
				case e.Name.Local == "circle", e.Name.Local == "rect" && !strings.Contains(attr(e, "class"), "band"):
					dots++
				case e.Name.Local == "text":
					texts++
				}
			}
			ticks := len(tt.chart.Ticks)
			if tt.low {
				ticks = 2
			}
			if dots != tt.dots || texts != tt.texts+2+ticks {
				t.Errorf("%d dots, %d texts", dots, texts)
			}
		})
	}
}

func daily(n int) []chart.Point {
	var out []chart.Point
	for i := range n {
		out = append(out, chart.Point{Day: unit.Day(i), Value: float64(i % 7)})
	}
	return out
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func TestWordsInADrawingAreOnlyWords(t *testing.T) {
	c := turning()
	p := page(&c)
	p.Title, p.Ends = `<script>"`, []string{"<b>", "&"}
	for _, e := range elements(t, Draw(c, p)) {
		if e.Name.Local == "script" || e.Name.Local == "b" {
			t.Errorf("words became <%s>", e.Name.Local)
		}
	}
}

func TestNamesAtTheEndsOfLinesStayApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 8).Draw(t, "at")
		gap := rapid.Float64Range(0.01, 0.12).Draw(t, "gap")
		got := spread(at, gap)
		for i := range got {
			if got[i] < -1e-9 || got[i] > 1+1e-9 {
				t.Fatalf("%g is outside", got[i])
			}
			for j := range i {
				if math.Abs(got[i]-got[j]) < gap-1e-9 {
					t.Fatalf("%v became %v: nearer than %g", at, got, gap)
				}
				if at[i] < at[j] != (got[i] < got[j]) && at[i] != at[j] {
					t.Fatalf("%v became %v: another order", at, got)
				}
			}
		}
	})
}

func TestNamesWithRoomStayWhereTheyAre(t *testing.T) {
	if got := spread([]float64{0.5, 0.1, 0.9}, 0.2); !slices.Equal(got, []float64{0.5, 0.1, 0.9}) {
		t.Errorf("got %v", got)
	}
}

func TestAnIntervalStandsOnAScaleWithItsZero(t *testing.T) {
	all := []Interval{{-2, 1, 3}, {0.1, 0.2, 0.3}}
	s := ScaleOf(all)
	if s.Low != -2 || s.High != 3 {
		t.Errorf("scale %+v", s)
	}
	if s := ScaleOf(nil); s.Low > -1 || s.High < 1 {
		t.Errorf("scale of nothing %+v", s)
	}
	drawn := elements(t, all[0].Draw(s))
	line, bar, dot := drawn[1], drawn[2], drawn[3]
	if attr(line, "x1") != "40%" || attr(bar, "x") != "0%" || attr(bar, "width") != "100%" || attr(dot, "cx") != "60%" {
		t.Errorf("drawn %v", drawn)
	}
	if none := elements(t, all[0].Draw(Scale{})); attr(none[2], "width") != "0%" || attr(none[3], "cx") != "0%" {
		t.Errorf("on the zero scale %v", none)
	}
	if foot := elements(t, s.Foot("none", "one & more")); len(foot) != 3 || attr(foot[1], "x") != "40%" || attr(foot[2], "x") != "60%" {
		t.Errorf("foot %v", foot)
	}
}
