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

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
)

func TestThemesAreReadAsTheyAreWritten(t *testing.T) {
	for _, theme := range []Theme{Auto, Light, Dark} {
		if got, ok := ParseTheme(theme.String()); !ok || got != theme {
			t.Errorf("%q is read as %v", theme, got)
		}
	}
	if _, ok := ParseTheme("blue"); ok {
		t.Error("blue is a theme")
	}
}

// read gives the points of a path of relative lines.
func read(t *rapid.T, d []byte, lengths []int) []int32 {
	var numbers []int32
	for i := 0; i < len(d); {
		j := i
		if d[j] == '-' {
			j++
		}
		v := int32(0)
		for ; j < len(d) && d[j] >= '0' && d[j] <= '9'; j++ {
			v = v*10 + int32(d[j]-'0')
		}
		if j > i && d[j-1] != '-' {
			if d[i] == '-' {
				v = -v
			}
			numbers = append(numbers, v)
			i = j
			continue
		}
		i++
	}
	var out []int32
	var x, y int32
	at := 0
	for _, n := range lengths {
		startX, startY := int32(0), int32(0)
		for i := range n {
			x, y = x+numbers[at], y+numbers[at+1]
			at += 2
			if i == 0 {
				startX, startY = x, y
			}
			out = append(out, x, y)
		}
		x, y = startX, startY
	}
	if at != len(numbers) {
		t.Fatalf("%d numbers for %d", len(numbers), at)
	}
	return out
}

func TestAPathKeepsEveryPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := shape{}
		for range rapid.IntRange(1, 4).Draw(t, "shapes") {
			n := rapid.IntRange(1, 6).Draw(t, "points")
			s.lengths = append(s.lengths, n)
			for range 2 * n {
				s.at = append(s.at, rapid.Int32Range(-2000, 2000).Draw(t, "at"))
			}
		}
		var d []byte
		s.path(&d, false)
		for i, v := range read(t, d, s.lengths) {
			if v != s.at[i] {
				t.Fatalf("%s: number %d is %d, want %d", d, i, v, s.at[i])
			}
		}
	})
}

func TestNumbersAreShort(t *testing.T) {
	for name, c := range map[string]struct {
		write func(w *writer)
		want  string
	}{
		"nothing of a rep":       {func(w *writer) { w.share(0) }, "0"},
		"the whole rep":          {func(w *writer) { w.share(1) }, "1"},
		"half of it":             {func(w *writer) { w.share(.5) }, ".5"},
		"a third, cut":           {func(w *writer) { w.share(1. / 3) }, ".333"},
		"five hundredths":        {func(w *writer) { w.share(.05) }, ".05"},
		"whole degrees":          {func(w *writer) { w.tenths(120) }, "12"},
		"tenths of a degree":     {func(w *writer) { w.tenths(-123) }, "-12.3"},
		"less than a degree":     {func(w *writer) { w.tenths(7) }, ".7"},
		"no degree":              {func(w *writer) { w.tenths(0) }, "0"},
		"a little the other way": {func(w *writer) { w.tenths(-7) }, "-.7"},
	} {
		t.Run(name, func(t *testing.T) {
			w := &writer{}
			c.write(w)
			if string(w.out) != c.want {
				t.Errorf("wrote %q, want %q", w.out, c.want)
			}
		})
	}
}

// walker is a drawing of two parts of a limb and a free one; the limb turns, and
// the free part moves and hides.
func walker(u float64) drawing.Drawing {
	turn := u * math.Pi / 3
	sin, cos := math.Sincos(turn)
	at := func(x, y float64) drawing.Point {
		return drawing.Point{X: 400 + x*cos + y*sin, Y: 300 + y*cos - x*sin}
	}
	limb := func(name string, from, to float64) drawing.Part {
		return drawing.Part{Name: name, Limb: "leg", Fill: drawing.Skin, Line: drawing.Outline, Width: 4,
			Shapes: [][]drawing.Point{{at(-20, from), at(20, from), at(20, to), at(-20, to)}}, Pivot: drawing.Point{X: 400, Y: 300}, Turn: turn}
	}
	return drawing.Drawing{
		limb("thigh", 0, 100), limb("shank", 90, 200),
		{Name: "ball", Fill: drawing.Rubber, Hidden: u > .7, Shapes: [][]drawing.Point{{{X: 100 + 200*u, Y: 100}, {X: 140 + 200*u, Y: 100}, {X: 120 + 200*u, Y: 140 + 50*u*u}}}},
		{Name: "way", Line: drawing.Pointer, Width: 8, Open: true, Outward: true, Shapes: [][]drawing.Point{{{X: 1, Y: 2}, {X: 30, Y: 40}}}},
		{Name: "never", Fill: drawing.Iron, Hidden: true, Shapes: [][]drawing.Point{{{X: 1, Y: 2}, {X: 30, Y: 40}, {X: 5, Y: 6}}}},
	}
}

func film() drawing.Film {
	var f drawing.Film
	for i := range 11 {
		f.Out = append(f.Out, walker(float64(i)/10))
	}
	return f
}

func wellFormed(t *testing.T, text []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(text)))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
	}
}

var page = Page{Words: Words{Prefix: "p-", Title: "Legs & arms", Desc: "Up < down."}}

func TestAMovingPicture(t *testing.T) {
	text := Moving(film(), figure.Timing{Out: 2, Hold: 1, Back: 2, Rest: 1}, page)
	wellFormed(t, text)
	for name, want := range map[string]string{
		"says its title, with its signs safe":                "<title id=\"p-t\">Legs &amp; arms</title>",
		"says what is done":                                  "<desc id=\"p-d\">Up &lt; down.</desc>",
		"is named by both":                                   `aria-labelledby="p-t p-d"`,
		"goes on and on for the time of a rep":               `dur="6s" repeatCount="indefinite"`,
		"turns what is stiff as a whole":                     `type="rotate" additive="sum"`,
		"bends what is not":                                  `attributeName="d"`,
		"hides a piece at its moments":                       `attributeName="opacity" calcMode="discrete"`,
		"draws a limb again without its outline":             `<use href="#p-1"/>`,
		"has a still for who wants no motion":                "prefers-reduced-motion:reduce",
		"is dark on a dark page":                             "prefers-color-scheme:dark",
		"holds at the end: the same angle at two moments":    ";-60;-60;",
		"puts start and end side by side, each half in size": "matrix(.5 0 0 .5 480 180)",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("it never %s (%s)", name, want)
		}
	}
	if strings.Contains(string(text), "p-f"+"p") && strings.Contains(string(text), "5 6z") {
		t.Error("a piece that is never seen is written")
	}
	if n := strings.Count(string(text), `id="`); n != strings.Count(string(text), `id="p-`) {
		t.Error("an id has no prefix")
	}
}

func TestAPictureWithoutMotionStandsStill(t *testing.T) {
	f := drawing.Film{Out: []drawing.Drawing{walker(0)}}
	if text := Moving(f, figure.Timing{Out: 1}, page); strings.Contains(string(text), "animate") {
		t.Error("one drawing moves")
	}
	if text := Moving(film(), figure.Timing{}, page); strings.Contains(string(text), "animate") {
		t.Error("a rep of no time moves")
	}
}

func TestForcedThemesAndMirrors(t *testing.T) {
	for name, c := range map[string]struct {
		page      Page
		want, not string
	}{
		"light has no other":               {Page{Theme: Light}, "#e8d0b8", "prefers-color-scheme"},
		"dark has no other":                {Page{Theme: Dark}, "#d6bda5", "prefers-color-scheme"},
		"a ground is painted if asked for": {Page{Ground: true, Theme: Light}, "M0 0h960v720H0z", "matrix"},
		"the other side is turned around":  {Page{Mirror: true}, "matrix(-1 0 0 1 960 0)", "h960"},
		"a person's skin is in the colors": {Page{Look: drawing.Look{Skin: 3}, Theme: Light}, "#83583f", "#e8d0b8"},
	} {
		t.Run(name, func(t *testing.T) {
			text := string(Still(walker(0), c.page))
			wellFormed(t, []byte(text))
			if !strings.Contains(text, c.want) || strings.Contains(text, c.not) {
				t.Errorf("%q is missing, or %q is there: %s", c.want, c.not, text)
			}
		})
	}
}

func TestAPairAndASheet(t *testing.T) {
	pair := Pair(walker(0), walker(1), page)
	wellFormed(t, pair)
	if !strings.Contains(string(pair), `viewBox="0 0 1920 720"`) || !strings.Contains(string(pair), "translate(960)") {
		t.Error("a pair is not two boxes wide")
	}
	sheet := Sheet([]Cell{{"One & two", walker(0), walker(1)}, {"Three", walker(0), walker(1)}, {"Four", walker(0), walker(1)}}, page)
	wellFormed(t, sheet)
	for _, want := range []string{"One &amp; two", "p-l", "p-d", `viewBox="0 0 2560 528"`} {
		if !strings.Contains(string(sheet), want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
}

func TestFewMomentsAreKeptOfAnEvenMotion(t *testing.T) {
	line := func(f func(i int) float64) []shape {
		var out []shape
		for i := range 17 {
			v := int32(math.Round(f(i)))
			out = append(out, shape{[]int{3}, []int32{v, 0, v + 10, 0, v, 10}})
		}
		return out
	}
	seen := make([]bool, 17)
	if got := keep(line(func(i int) float64 { return float64(10 * i) }), seen, tolerance); len(got) != 2 {
		t.Errorf("an even motion keeps %v", got)
	}
	gone := slices.Repeat([]bool{true}, 17)
	if got := keep(line(func(i int) float64 { return 300 * math.Sin(float64(i)) }), gone, tolerance); len(got) != 2 {
		t.Errorf("what is not seen keeps %v", got)
	}
	bent := line(func(i int) float64 { return 200 * math.Abs(float64(i-8)) / 8 })
	if got := keep(bent, seen, tolerance); len(got) != 3 || got[1] != 8 {
		t.Errorf("a motion there and back keeps %v", got)
	}
	far := line(func(i int) float64 { return 300 * math.Sin(float64(i)/4) })
	got := keep(far, seen, tolerance)
	for k := range got[1:] {
		i, j := got[k], got[k+1]
		for m := i; m < j; m++ {
			if off := far[m].off(far[i], far[j], float64(m-i)/float64(j-i), 1e9); off > tolerance {
				t.Errorf("moment %d is %.1f off", m, off)
			}
		}
	}
}
