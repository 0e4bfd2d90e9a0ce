package exchange

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
	"tspine/engine/figure/svg"
	"tspine/internal/golden"
	"tspine/locale"
)

func content(t testing.TB) *catalog.Catalog {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func english(t testing.TB) *locale.Printer {
	t.Helper()
	say, err := locale.New("en")
	if err != nil {
		t.Fatal(err)
	}
	return say
}

// every does something with the figure of each exercise that has a pose, for
// one build.
func every(t *testing.T, build string, do func(t *testing.T, id string, p Picture)) {
	t.Helper()
	lib, say := content(t), english(t)
	ids := lib.PoseIDs()
	if len(ids) == 0 {
		t.Fatal("there is no pose")
	}
	for _, id := range ids {
		p, err := PictureOf(lib, "en", id, Person{Build: build})
		if err != nil {
			continue // TestEveryPoseHasItsFigure says so
		}
		t.Run(id, func(t *testing.T) { do(t, id, p.Said(say)) })
	}
}

func TestEveryPoseHasItsFigure(t *testing.T) {
	lib := content(t)
	missing := 0
	for _, id := range lib.PoseIDs() {
		for _, b := range figure.Builds() {
			if _, err := PictureOf(lib, "en", id, Person{Build: b.Name}); err != nil && missing < 5 {
				t.Errorf("%s, %s build: %v", id, b.Name, err)
				missing++
			}
		}
	}
}

// TestEveryFigureIsAsItWasLookedAt keeps every figure as a file that can be
// opened. Its start and its end stand in it for who wants no motion, and on the
// contact sheet, so they have no file of their own but for one exercise.
func TestEveryFigureIsAsItWasLookedAt(t *testing.T) {
	every(t, "", func(t *testing.T, id string, p Picture) {
		golden.Check(t, "figures/"+id+".svg", p.Moving())
		if id == "cat-cow" {
			golden.Check(t, "figures/"+id+"-pair.svg", p.Pair())
		}
	})
}

// TestThePicturesOfReadmeAreTheFigures keeps the figures that the pages show.
func TestThePicturesOfReadmeAreTheFigures(t *testing.T) {
	lib := content(t)
	for _, id := range []string{"cat-cow", "open-book", "roller-extension"} {
		p, err := PictureOf(lib, "en", id, Person{})
		if err != nil {
			t.Fatal(err)
		}
		p = p.Said(english(t))
		p.Page.Ground = true
		golden.CheckFile(t, "../docs/pictures/"+id+".svg", p.Moving())
	}
}

// TestTheContactSheetIsTheFigures keeps docs/figures.svg as tspine draw --sheet
// writes it.
func TestTheContactSheetIsTheFigures(t *testing.T) {
	lib, say := content(t), english(t)
	var cells []svg.Cell
	for _, id := range lib.PoseIDs() {
		p, err := PictureOf(lib, "en", id, Person{})
		if err != nil {
			continue // TestEveryPoseHasItsFigure says so
		}
		cells = append(cells, p.Said(say).Cell())
	}
	page := svg.Page{Words: svg.Words{Prefix: "sheet-", Title: "Every exercise at its start and at its end, on a light page and on a dark one"}}
	golden.CheckFile(t, "../docs/figures.svg", svg.Sheet(cells, page))
}

func zipped(t testing.TB, text []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func TestFiguresAreSmall(t *testing.T) {
	var sizes []int
	every(t, "", func(t *testing.T, id string, p Picture) {
		size := zipped(t, p.Moving())
		if size > 16<<10 {
			t.Errorf("%d bytes with gzip", size)
		}
		sizes = append(sizes, size)
	})
	slices.Sort(sizes)
	if len(sizes) == 0 {
		t.Fatal("nothing was drawn")
	}
	if median := sizes[len(sizes)/2]; median > 8<<10 {
		t.Errorf("half of them have more than %d bytes", median)
	}
}

func TestEmittedFiguresFollowTheExactPose(t *testing.T) {
	every(t, "", func(t *testing.T, id string, p Picture) {
		for _, f := range emitted(t, p, p.Moving()) {
			t.Error(f)
		}
	})
}

func TestAFigureOfAnotherMotionIsFoundOut(t *testing.T) {
	lib := content(t)
	p, err := PictureOf(lib, "en", "wall-angel", Person{})
	if err != nil {
		t.Fatal(err)
	}
	lame := p
	solved := p.Scene.Solved
	solved.Motion.Way = slices.Clone(solved.Motion.Way)
	last := &solved.Motion.Way[len(solved.Motion.Way)-1]
	last[figure.ArmRaise] += 6
	lame.Scene = drawing.New(solved, p.Page.Look, p.Scene.Directions)
	if len(emitted(t, lame, p.Moving())) == 0 {
		t.Error("an arm that is 6° off was not found")
	}
}

// outside finds points of a drawing that lie outside its box.
func outside(d drawing.Drawing) []string {
	var out []string
	for _, p := range d {
		half := 0.0
		if p.Line != drawing.NoInk {
			half = p.Width / 2
		}
		for _, shape := range p.Shapes {
			for _, q := range shape {
				if q.X-half < 0 || q.Y-half < 0 || q.X+half > drawing.BoxWidth || q.Y+half > drawing.BoxHeight {
					out = append(out, fmt.Sprintf("%s at %.0f %.0f", p.Name, q.X, q.Y))
				}
			}
		}
	}
	return out
}

func TestEverythingIsInsideItsBox(t *testing.T) {
	for _, b := range figure.Builds() {
		every(t, b.Name, func(t *testing.T, id string, p Picture) {
			for _, u := range []float64{0, .3, .6, 1} {
				for _, f := range outside(p.Scene.At(u)) {
					t.Errorf("%s build at %v: %s", b.Name, u, f)
				}
			}
		})
	}
}

func TestWhatLeavesItsBoxIsFound(t *testing.T) {
	d := drawing.Drawing{{Name: "hand", Line: drawing.Outline, Width: 4, Shapes: [][]drawing.Point{{{X: 400, Y: 1}}}}}
	if len(outside(d)) != 1 {
		t.Errorf("found %v", outside(d))
	}
}

// uncovered finds vertebrae that are not on their window, whose color is what
// they are seen against, and arrows without a halo.
func uncovered(d drawing.Drawing) []string {
	var out []string
	i := slices.IndexFunc(d, func(p drawing.Part) bool { return p.Name == "window" })
	window := d[i]
	for n, p := range d {
		switch {
		case p.Name == "vertebrae" || strings.HasPrefix(p.Name, "active-"):
			for v, slab := range p.Shapes {
				if mid := middle(slab); distance(mid, window.Shapes[0]) > window.Width/2 || n < i {
					out = append(out, fmt.Sprintf("vertebra %d of %s", v, p.Name))
				}
			}
		case p.Line == drawing.Pointer:
			halo := d[n-2]
			if halo.Line != drawing.Stage || halo.Width < p.Width+4 || !slices.Equal(halo.Shapes[0], p.Shapes[0]) {
				out = append(out, p.Name)
			}
		}
	}
	return out
}

func middle(shape []drawing.Point) drawing.Point {
	var out drawing.Point
	for _, p := range shape {
		out.X += p.X / float64(len(shape))
		out.Y += p.Y / float64(len(shape))
	}
	return out
}

// distance gives how far a point is from a line through points.
func distance(p drawing.Point, line []drawing.Point) float64 {
	least := math.Inf(1)
	for i := range line[1:] {
		a, b := line[i], line[i+1]
		dx, dy := b.X-a.X, b.Y-a.Y
		f := 0.0
		if l := dx*dx + dy*dy; l > 0 {
			f = max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l))
		}
		least = min(least, math.Hypot(a.X+dx*f-p.X, a.Y+dy*f-p.Y))
	}
	return least
}

func TestVertebraeAndArrowsLieOnWhatTheyAreSeenAgainst(t *testing.T) {
	every(t, "", func(t *testing.T, id string, p Picture) {
		for _, u := range []float64{0, .5, 1} {
			for _, f := range uncovered(p.Scene.At(u)) {
				t.Errorf("at %v: %s", u, f)
			}
		}
	})
}

// TestWhereARollerPressesIsMarked looks for the mark where something is
// released on a roller, and nowhere else.
func TestWhereARollerPressesIsMarked(t *testing.T) {
	lib, marked := content(t), 0
	every(t, "", func(t *testing.T, id string, p Picture) {
		e := lib.Exercises.Get(id)
		rolls := slices.ContainsFunc(p.Scene.Pose.Props, func(prop figure.Prop) bool { return prop.Kind == "roller" })
		want := rolls && e != nil && slices.Contains(e.Phases, exercise.Release)
		for _, u := range []float64{0, 1} {
			d := p.Scene.At(u)
			i := slices.IndexFunc(d, func(p drawing.Part) bool { return p.Name == "mark" })
			if got := i >= 0; got != want {
				t.Fatalf("at %v it has a mark: %v, want %v", u, got, want)
			}
			if want {
				on := slices.IndexFunc(d, func(p drawing.Part) bool { return strings.HasPrefix(p.Name, "roller") })
				if mid := middle(d[i].Shapes[0]); !within(mid, d[on].Shapes[0]) {
					t.Errorf("at %v the mark is at %v, beside the roller", u, mid)
				}
				marked++
			}
		}
	})
	if marked == 0 {
		t.Error("nothing is marked")
	}
}

// within says whether a place lies in the box around a shape.
func within(at drawing.Point, shape []drawing.Point) bool {
	low, high := shape[0], shape[0]
	for _, p := range shape {
		low, high = drawing.Point{X: min(low.X, p.X), Y: min(low.Y, p.Y)}, drawing.Point{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
	}
	return at.X >= low.X && at.X <= high.X && at.Y >= low.Y && at.Y <= high.Y
}

func TestAVertebraBesideItsWindowIsFound(t *testing.T) {
	p, err := PictureOf(content(t), "en", "cat-cow", Person{})
	if err != nil {
		t.Fatal(err)
	}
	d := p.Scene.At(0)
	for i := range d {
		if d[i].Name == "window" {
			d[i].Width = 1
		}
		if strings.HasPrefix(d[i].Name, "arrow-halo") {
			d[i].Width = 1
		}
	}
	if len(uncovered(d)) < 3 {
		t.Errorf("found %v", uncovered(d))
	}
}

func TestFiguresAreTheSameBytesEveryTime(t *testing.T) {
	lib := content(t)
	for _, person := range []Person{{}, {Build: "slim", Look: drawing.Look{Skin: 3, Hair: 1, Cut: drawing.Bun}}, {Build: "broad", Look: drawing.Look{Cut: drawing.Tail}}} {
		a, err := PictureOf(lib, "en", "cat-cow", person)
		if err != nil {
			t.Fatal(err)
		}
		b, err := PictureOf(lib, "en", "cat-cow", person)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Moving(), b.Moving()) {
			t.Errorf("%v: two drawings of the same differ", person)
		}
	}
}

func TestWhatAFigureSaysAndHowItIsTimed(t *testing.T) {
	p, err := PictureOf(content(t), "en", "cat-cow", Person{})
	if err != nil {
		t.Fatal(err)
	}
	plain := string(p.Moving())
	if !strings.Contains(plain, "<title id=\"cat-cow-t\">Cat–cow</title>") || !strings.Contains(plain, "Round your upper back") {
		t.Error("the exercise's words are not in its figure")
	}
	if strings.Contains(string(p.Retimed(dose.Tempo{}).Moving()), `dur="13.5s"`) {
		t.Error("no tempo has changed the time")
	}
	rest := p.Timing.Rest
	slow := string(p.Retimed(dose.Tempo{Lower: 6, Pause: 2, Lift: 5}).Moving())
	if want := fmt.Sprintf(`dur="%gs"`, 13+rest); !strings.Contains(slow, want) {
		t.Errorf("a tempo of 6-2-5 has no %s", want)
	}
	p.Page.Theme = svg.Dark
	if dark := string(p.Moving()); strings.Contains(dark, "prefers-color-scheme") || dark == plain {
		t.Error("a dark figure still asks for the reader's setting")
	}
	p.Page.Mirror = true
	if !strings.Contains(string(p.Moving()), "matrix(-1 0 0 1 960 0)") {
		t.Error("the other side is not mirrored")
	}
}

func TestAnUnknownBuildIsNamedWithTheKnownOnes(t *testing.T) {
	_, err := PictureOf(content(t), "en", "cat-cow", Person{Build: "tall"})
	if err == nil || !strings.Contains(err.Error(), "slim") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkFigure(b *testing.B) {
	lib := content(b)
	build, err := BuildNamed("")
	if err != nil {
		b.Fatal(err)
	}
	solved, err := lib.Figure("cat-cow", build)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		PictureFrom(lib, "en", solved, drawing.Look{}).Moving()
	}
}
