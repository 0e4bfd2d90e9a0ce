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
	const steps = 16
	c := clock{figure.Timing{Out: 1, Back: 1}, steps}
	within := func(f func(u float64) float64, seen bool) near {
		return func(i, j, k int, share float64) bool {
			from, to, at := f(c.way(i)), f(c.way(j)), f(c.way(k))
			return !seen || math.Abs(from+(to-from)*share-at) <= tolerance
		}
	}
	wave := func(u float64) float64 { return 300 * math.Sin(5*u) }
	for name, c := range map[string]struct {
		ok   near
		want []int
	}{
		"of an even one start and end, however gently it goes": {within(func(u float64) float64 { return 300 * u }, true), []int{0, 16}},
		"what is not seen keeps no more":                       {within(wave, false), []int{0, 16}},
		"there and back keeps the turn":                        {within(func(u float64) float64 { return 200 * math.Abs(u-.5) }, true), []int{0, 8, 16}},
		"an early turn is no even step, and is kept":           {within(func(u float64) float64 { return 200 * math.Abs(u-c.way(3)) }, true), []int{0, 3, 16}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := (clock{steps: steps}).keep(0, c.ok); !slices.Equal(got, c.want) {
				t.Errorf("keeps %v, want %v", got, c.want)
			}
		})
	}
	got := c.keep(0, within(wave, true))
	for n, i := range got[1:] {
		if !c.fits(0, got[n], i, within(wave, true)) {
			t.Errorf("from %d to %d it is off", got[n], i)
		}
	}
}

func TestAStretchOfASoftWayIsGoneAsTheWholeIs(t *testing.T) {
	c := clock{figure.Timing{Out: 1}, 24}
	for from := range c.steps {
		for to := from + 1; to <= c.steps; to++ {
			b := c.beat(from, to, 0, to)
			for k := from; k <= to; k++ {
				u := float64(k-from) / float64(to-from)
				share := 3*u*(1-u)*(1-u)*b.low + 3*u*u*(1-u)*b.high + u*u*u
				if want := (c.way(k) - c.way(from)) / (c.way(to) - c.way(from)); math.Abs(share-want) > 1e-9 {
					t.Fatalf("from %d to %d: %v of it at %d, want %v", from, to, share, k, want)
				}
			}
			if b.low < 0 || b.low > 1 || b.high < 0 || b.high > 1 {
				t.Errorf("from %d to %d: handles %v and %v", from, to, b.low, b.high)
			}
		}
	}
}
