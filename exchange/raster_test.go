package exchange

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"strings"
	"testing"

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
)

func square(name string, fill drawing.Ink, x, y, side float64) drawing.Part {
	return drawing.Part{Name: name, Fill: fill, Shapes: [][]drawing.Point{{{X: x, Y: y}, {X: x + side, Y: y}, {X: x + side, Y: y + side}, {X: x, Y: y + side}}}}
}

func painted(img *image.RGBA, x, y int) drawing.Color {
	c := img.RGBAAt(x, y)
	return drawing.Color(c.R)<<16 | drawing.Color(c.G)<<8 | drawing.Color(c.B)
}

func TestPixelsAreThoseOfTheDrawing(t *testing.T) {
	p := drawing.PaletteOf(drawing.Look{}, false)
	outlined := square("outlined", drawing.Shirt, 600, 200, 200)
	outlined.Line, outlined.Width = drawing.Outline, 40
	gone := square("gone", drawing.Iron, 0, 0, 900)
	gone.Hidden = true
	turned := square("turned", drawing.Skin, 100, 200, 200)
	turned.Shapes = append(turned.Shapes, []drawing.Point{{X: 150, Y: 250}, {X: 150, Y: 350}, {X: 350, Y: 350}, {X: 350, Y: 250}}) // the other way around
	d := drawing.Drawing{turned, outlined, gone}
	for name, c := range map[string]struct {
		x, y   int
		mirror bool
		want   drawing.Ink
	}{
		"the page lies behind":                    {10, 10, false, drawing.Stage},
		"a shape is filled":                       {60, 110, false, drawing.Skin},
		"shapes that overlap are one":             {90, 150, false, drawing.Skin},
		"a line lies half outside":                {296, 150, false, drawing.Outline},
		"and half inside":                         {304, 150, false, drawing.Outline},
		"in the mirror it is on the other side":   {480 - 60, 110, true, drawing.Skin},
		"where it was, there is the mirrored one": {130, 150, true, drawing.Shirt},
	} {
		t.Run(name, func(t *testing.T) {
			img := Raster(d, p, 480, c.mirror)
			if got := painted(img, c.x, c.y); got != p[c.want] {
				t.Errorf("found %v, want %v", got, p[c.want])
			}
		})
	}
}

func TestWhatIsFaintLetsThePageThrough(t *testing.T) {
	p := drawing.PaletteOf(drawing.Look{}, false)
	faint := square("plate", drawing.Iron, 0, 0, 400)
	faint.Faint = true
	got := painted(Raster(drawing.Drawing{faint}, p, 480, false), 100, 100).Luminance()
	if got <= p[drawing.Iron].Luminance() || got >= p[drawing.Stage].Luminance() {
		t.Errorf("as light as %v", got)
	}
}

func twoMoments() drawing.Film {
	arrow := square("arrow", drawing.Pointer, 800, 600, 100)
	arrow.Outward = true
	return drawing.Film{Out: []drawing.Drawing{{square("a", drawing.Skin, 0, 0, 200), arrow}, {square("a", drawing.Skin, 50, 0, 200), arrow}, {square("a", drawing.Skin, 100, 0, 200), arrow}}}
}

func TestAGIFGoesThereAndBack(t *testing.T) {
	var b bytes.Buffer
	p := drawing.PaletteOf(drawing.Look{}, true)
	if err := GIF(&b, twoMoments(), figure.Timing{Out: 2, Hold: 3, Back: 4, Rest: 1}, p, 96, false); err != nil {
		t.Fatal(err)
	}
	g, err := gif.DecodeAll(&b)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Image) != 4 {
		t.Fatalf("%d pictures, want out, middle, end, middle", len(g.Image))
	}
	for i, want := range []int{200, 100, 400, 200} {
		if g.Delay[i] != want {
			t.Errorf("picture %d stays %d hundredths, want %d", i, g.Delay[i], want)
		}
	}
	arrow := color.RGBA{uint8(p[drawing.Pointer] >> 16), uint8(p[drawing.Pointer] >> 8), uint8(p[drawing.Pointer]), 255}
	for i, want := range []bool{true, true, true, false} {
		if got := g.Image[i].At(85, 65) == arrow; got != want {
			t.Errorf("picture %d has its arrow: %v", i, got)
		}
	}
}

func TestAGIFOfOneDrawingStandsStill(t *testing.T) {
	var b bytes.Buffer
	f := twoMoments()
	f.Out = f.Out[:1]
	if err := GIF(&b, f, figure.Timing{Out: 1}, drawing.PaletteOf(drawing.Look{}, false), 96, false); err != nil {
		t.Fatal(err)
	}
	if g, err := gif.DecodeAll(&b); err != nil || len(g.Image) != 1 {
		t.Errorf("%d pictures, %v", len(g.Image), err)
	}
}

func TestWhatATerminalCanShow(t *testing.T) {
	for name, c := range map[string]struct {
		env  map[string]string
		want Protocol
	}{
		"nothing is known":           {nil, NoPictures},
		"a plain xterm":              {map[string]string{"TERM": "xterm-256color"}, NoPictures},
		"kitty by its window":        {map[string]string{"KITTY_WINDOW_ID": "1", "TERM": "xterm"}, Kitty},
		"kitty by its name":          {map[string]string{"TERM": "xterm-kitty"}, Kitty},
		"ghostty":                    {map[string]string{"TERM_PROGRAM": "ghostty"}, Kitty},
		"iTerm":                      {map[string]string{"TERM_PROGRAM": "iTerm.app"}, ITerm},
		"foot":                       {map[string]string{"TERM": "foot"}, Sixel},
		"tmux passes no pictures on": {map[string]string{"TMUX": "/tmp/x", "KITTY_WINDOW_ID": "1"}, NoPictures},
		"nor does screen":            {map[string]string{"TERM": "screen.xterm-kitty"}, NoPictures},
		"a dumb one":                 {map[string]string{"TERM": "dumb"}, NoPictures},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ProtocolOf(func(k string) string { return c.env[k] }); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAPictureInTheTerminal(t *testing.T) {
	img := Raster(twoMoments().Out[0], drawing.PaletteOf(drawing.Look{}, false), 300, false)
	none, err := Inline(NoPictures, img)
	if err != nil || none != nil {
		t.Errorf("no picture is %q, %v", none, err)
	}
	kitty, err := Inline(Kitty, img)
	if err != nil || !bytes.HasPrefix(kitty, []byte("\x1b_Ga=T,f=100,m=")) {
		t.Fatalf("kitty: %.40q, %v", kitty, err)
	}
	var text strings.Builder
	for _, part := range strings.Split(strings.TrimSuffix(string(kitty), "\x1b\\\n"), "\x1b\\") {
		_, chunk, _ := strings.Cut(part, ";")
		if len(chunk) > kittyChunk {
			t.Errorf("a chunk of %d bytes", len(chunk))
		}
		text.WriteString(chunk)
	}
	file, err := base64.StdEncoding.DecodeString(text.String())
	if err != nil {
		t.Fatal(err)
	}
	back, err := png.Decode(bytes.NewReader(file))
	if err != nil || back.Bounds() != img.Bounds() {
		t.Errorf("the picture does not come back: %v", err)
	}
	iterm, err := Inline(ITerm, img)
	if err != nil || !bytes.HasPrefix(iterm, []byte("\x1b]1337;File=inline=1;")) || !bytes.HasSuffix(iterm, []byte("\a\n")) {
		t.Errorf("iTerm: %.40q, %v", iterm, err)
	}
}

func TestSixelsAreReadBackAsTheSamePixels(t *testing.T) {
	img := Raster(twoMoments().Out[0], drawing.PaletteOf(drawing.Look{}, false), 96, false)
	text, err := Inline(Sixel, img)
	if err != nil {
		t.Fatal(err)
	}
	small, _ := reduced(img)
	got := unsixel(t, string(text), small.Bounds())
	for y := range small.Bounds().Dy() {
		for x := range small.Bounds().Dx() {
			if got.ColorIndexAt(x, y) != small.ColorIndexAt(x, y) {
				t.Fatalf("at %d %d color %d, want %d", x, y, got.ColorIndexAt(x, y), small.ColorIndexAt(x, y))
			}
		}
	}
}

// unsixel paints sixels.
func unsixel(t *testing.T, text string, size image.Rectangle) *image.Paletted {
	t.Helper()
	body, ok := strings.CutPrefix(text, "\x1bPq")
	if !ok || !strings.HasSuffix(body, "\x1b\\\n") {
		t.Fatalf("no sixels: %.20q", text)
	}
	out := image.NewPaletted(size, make(color.Palette, 256))
	x, y, n := 0, 0, uint8(0)
	number := func(i int) (v, next int) {
		for next = i; next < len(body) && body[next] >= '0' && body[next] <= '9'; next++ {
			v = v*10 + int(body[next]-'0')
		}
		return v, next
	}
	for i := 0; i < len(body)-3; {
		switch c := body[i]; {
		case c == '"' || c == ';':
			i++
			_, i = number(i)
		case c == '#':
			v, next := number(i + 1)
			n, i = uint8(v), next
			for body[i] == ';' {
				_, i = number(i + 1)
			}
		case c == '$':
			x, i = 0, i+1
		case c == '-':
			x, y, i = 0, y+6, i+1
		default:
			run := 1
			if c == '!' {
				run, i = number(i + 1)
				c = body[i]
			}
			i++
			for range run {
				for dy := range 6 {
					if (c-'?')>>dy&1 == 1 {
						out.SetColorIndex(x, y+dy, n)
					}
				}
				x++
			}
		}
	}
	return out
}
