package svg

import (
	"math"
	"strconv"

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
)

// How far, in units of the box, an outline may be from where it should be
// between two moments that are kept; three units are a pixel at 320.
const (
	tolerance = 5.0
	soft      = 10.0 // of shadows
)

// Moving writes a film as a picture that goes on and on, a rep in the time
// that is given. Who has asked for less motion sees its start and its end side
// by side.
func Moving(f drawing.Film, timing figure.Timing, page Page) []byte {
	last := len(f.Out) - 1
	if last == 0 || timing.Total() <= 0 {
		return Still(f.Out[0], page)
	}
	w := writer{page: page}
	for _, d := range [...]drawing.Drawing{f.Out[0], f.Out[last]} {
		w.note(d)
	}
	w.open(1)
	w.style(true)
	w.ground(1)
	w.film(f, clock{timing: timing, steps: last})
	w.add("</svg>\n")
	return w.out
}

// film writes limb by limb the moving one and beside it, for who wants no
// motion, what it is at the start and at the end: equal bytes that lie close
// together are what makes a compressed file small.
func (w *writer) film(f drawing.Film, c clock) {
	w.add(`<g class="`, w.page.Prefix, `a"`)
	w.placed(0)
	w.add(">")
	i := 0
	for _, limb := range limbs(f.Out[0]) {
		strips := make([]strip, len(limb))
		for j := range limb {
			strips[j] = part(f, i+j)
		}
		i += len(limb)
		w.add(`<g class="`, w.page.Prefix, `m">`)
		w.limb(limb, func(j int, class string) { w.moving(strips[j], limb[j], class, c) })
		w.add("</g>")
		for n, at := range [...]int{0, c.steps} {
			w.half(n)
			w.limb(limb, func(j int, class string) { w.posed(strips[j], limb[j], class, at) })
			w.add("</g>")
		}
	}
	w.add("</g>")
}

// half opens a group of half the size, on the left or on the right; in a
// mirror, which has swapped them, on the other one.
func (w *writer) half(n int) {
	if w.page.Mirror {
		n = 1 - n
	}
	w.add(`<g class="`, w.page.Prefix, `s" transform="matrix(.5 0 0 .5 `)
	w.int(n * drawing.BoxWidth / 2)
	w.add(" ")
	w.int(drawing.BoxHeight / 4)
	w.add(`)">`)
}

// posed writes a part at one moment in the bytes that the moving one has too,
// which makes a compressed file small.
func (w *writer) posed(s strip, p drawing.Part, class string, at int) {
	if s.hidden[at] {
		return
	}
	w.begin(p, class)
	if !s.still() && s.stiff() {
		s.local().path(&w.out, p.Open)
		w.add(`" transform="translate(`)
		w.place(s.pivot[at])
		w.add(`)`)
		if angle := s.angle(at); angle != 0 {
			w.add(`rotate(`)
			w.tenths(angle)
			w.add(`)`)
		}
		w.add(`"/>`)
		return
	}
	s.out[at].path(&w.out, p.Open)
	w.add(`"/>`)
}

// strip is one part at all its moments.
type strip struct {
	fine      bool // is not rounded to the grid
	out, back []shape
	hidden    []bool // on the way out
	gone      []bool // on the way back
	outward   bool
	soft      bool              // a shadow
	exact     [][]drawing.Point // of the way out, then of the way back
	pivot     []drawing.Point
	turn      []float64
}

func part(f drawing.Film, i int) strip {
	var s strip
	for _, d := range append(f.Out[:len(f.Out):len(f.Out)], f.Back...) {
		s.exact = append(s.exact, flat(d[i]))
		s.pivot, s.turn = append(s.pivot, d[i].Pivot), append(s.turn, d[i].Turn)
	}
	for _, d := range f.Out {
		s.out = append(s.out, whole(d[i]))
		s.fine = d[i].Fine
		s.hidden = append(s.hidden, d[i].Hidden)
		s.outward, s.soft = d[i].Outward, d[i].Fill == drawing.Shadow
	}
	for _, d := range f.Back {
		s.back = append(s.back, whole(d[i]))
		s.gone = append(s.gone, d[i].Hidden)
	}
	if !s.fine && !s.still() && !s.stiff() {
		s.coarsen()
	}
	if len(f.Back) == 0 {
		for j := len(s.out) - 1; j >= 0; j-- {
			s.gone = append(s.gone, s.hidden[j])
		}
	}
	return s
}

// grid is the step, in units of the box, to which what bends is rounded: two
// thirds of a pixel at 320. It saves a tenth of a file.
const grid = 2

func (s strip) coarsen() {
	for _, all := range [...][]shape{s.out, s.back} {
		for _, one := range all {
			for i, v := range one.at {
				one.at[i] = (v + grid/2) &^ (grid - 1)
			}
		}
	}
}

// clock says when a step of the film is shown.
type clock struct {
	timing figure.Timing
	steps  int
}

// out and back give the share of a rep at which a step of either way is shown.
func (c clock) out(i int) float64 {
	return c.timing.Out * float64(i) / float64(c.steps) / c.timing.Total()
}

func (c clock) back(i int) float64 {
	return (c.timing.Out + c.timing.Hold + c.timing.Back*float64(i)/float64(c.steps)) / c.timing.Total()
}

// moving writes a part with its animation; one that stands still has none, and
// one that is never seen is left out.
func (w *writer) moving(s strip, p drawing.Part, class string, c clock) {
	if s.never() {
		return
	}
	w.begin(p, class)
	still, steady := s.still(), s.steady()
	stiff := !still && s.stiff()
	if stiff {
		s.local().path(&w.out, p.Open)
		w.add(`" transform="translate(`)
		w.place(s.pivot[0])
		w.add(`)`)
	} else {
		s.out[0].path(&w.out, p.Open)
	}
	if still && steady {
		w.add(`"/>`)
		return
	}
	w.add(`">`)
	switch {
	case stiff:
		w.swing(s, c)
	case !still:
		w.animate(s, p.Open, c)
	}
	if !steady {
		w.blink(s, c)
	}
	w.add("</path>")
}

func (s strip) never() bool {
	for i := range s.hidden {
		if !s.hidden[i] || !s.gone[i] {
			return false
		}
	}
	return true
}

func (s strip) still() bool {
	for _, v := range s.out[1:] {
		if !v.same(s.out[0]) {
			return false
		}
	}
	for _, v := range s.back {
		if !v.same(s.out[0]) {
			return false
		}
	}
	return true
}

// steady says whether the part is seen all the time.
func (s strip) steady() bool {
	for i := range s.hidden {
		if s.hidden[i] || s.gone[i] {
			return false
		}
	}
	return !s.outward
}

// keep chooses the moments that are needed: from each one the farthest next one
// so that everything between lies within the tolerance.
func keep(all []shape, hidden []bool, bearable float64) []int {
	out := []int{0}
	for i := 0; i < len(all)-1; {
		next := i + 1
		for j := i + 2; j < len(all) && fits(all, hidden, i, j, bearable); j++ {
			next = j
		}
		out = append(out, next)
		i = next
	}
	return out
}

func fits(all []shape, hidden []bool, i, j int, bearable float64) bool {
	for k := i + 1; k < j; k++ {
		if !hidden[k] && all[k].off(all[i], all[j], float64(k-i)/float64(j-i), bearable) > bearable {
			return false
		}
	}
	return true
}

// frame is a shape and the share of a rep at which it is there.
type frame struct {
	at    float64
	shape shape
}

// frames lists the moments of a rep that are kept, with holds and rests.
func (s strip) frames(c clock) []frame {
	var out []frame
	bearable := tolerance
	if s.soft {
		bearable = soft
	}
	kept := keep(s.out, s.hidden, bearable)
	for _, i := range kept {
		out = append(out, frame{c.out(i), s.out[i]})
	}
	if c.timing.Hold > 0 {
		out = append(out, frame{c.back(0), s.out[c.steps]})
	}
	if len(s.back) > 0 {
		for _, i := range keep(s.back, s.gone, bearable)[1:] {
			out = append(out, frame{c.back(i), s.back[i]})
		}
	} else {
		for j := len(kept) - 2; j >= 0; j-- {
			out = append(out, frame{c.back(c.steps - kept[j]), s.out[kept[j]]})
		}
	}
	if c.timing.Rest > 0 {
		out = append(out, frame{1, out[len(out)-1].shape})
	}
	return out
}

func (w *writer) animate(s strip, open bool, c clock) {
	w.add(`<animate attributeName="d" `)
	w.turns(c)
	w.add(` values="`)
	frames := s.frames(c)
	for i, f := range frames {
		if i > 0 {
			w.add(";")
		}
		f.shape.path(&w.out, open)
	}
	w.add(`" keyTimes="`)
	for i, f := range frames {
		if i > 0 {
			w.add(";")
		}
		w.share(f.at)
	}
	w.add(`"/>`)
}

// turns writes how long a rep takes, and that it comes again.
func (w *writer) turns(c clock) {
	w.add(`dur="`, strconv.FormatFloat(math.Round(c.timing.Total()*100)/100, 'f', -1, 64), `s" repeatCount="indefinite"`)
}

// share writes a number from 0 to 1 with three digits.
func (w *writer) share(v float64) {
	n := int(math.Round(v * 1000))
	switch {
	case n <= 0:
		w.add("0")
	case n >= 1000:
		w.add("1")
	default:
		text := strconv.Itoa(1000 + n)[1:]
		for text[len(text)-1] == '0' {
			text = text[:len(text)-1]
		}
		w.add(".", text)
	}
}

// blink shows a part only at its moments.
func (w *writer) blink(s strip, c clock) {
	var at []float64
	var seen []bool
	note := func(share float64, now bool) {
		if n := len(seen); n == 0 || seen[n-1] != now {
			at, seen = append(at, share), append(seen, now)
		}
	}
	for i, hidden := range s.hidden {
		note(c.out(i), !hidden)
	}
	for i, hidden := range s.gone {
		note(c.back(i), !hidden && !s.outward)
	}
	note(1, seen[0])
	w.add(`<animate attributeName="opacity" calcMode="discrete" `)
	w.turns(c)
	w.add(` values="`)
	for i, now := range seen {
		if i > 0 {
			w.add(";")
		}
		w.int(map[bool]int{true: 1}[now])
	}
	w.add(`" keyTimes="`)
	for i, share := range at {
		if i > 0 {
			w.add(";")
		}
		w.share(share)
	}
	w.add(`"/>`)
}
