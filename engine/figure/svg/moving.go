package svg

import (
	"slices"

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
)

// How far, in units of the box, an outline may be from where it should be
// between two moments that are kept; three units are a pixel at 320.
const tolerance = 5.0

// usual is how many bytes a moving picture may well have.
const usual = 128 << 10

// Moving writes a film as a picture that goes on and on, a rep in the time
// that is given. Who has asked for less motion sees its start and its end side
// by side.
func Moving(f drawing.Film, timing figure.Timing, page Page) []byte {
	last := len(f.Out) - 1
	if last == 0 || timing.Total() <= 0 {
		return Still(f.Out[0], page)
	}
	w := writer{page: page, out: make([]byte, 0, usual)}
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
	i, all := 0, slices.Concat(f.Out, f.Back)
	for _, limb := range limbs(f.Out[0]) {
		strips := make([]strip, len(limb))
		for j := range limb {
			strips[j] = part(all, i+j, len(f.Out))
		}
		i += len(limb)
		w.add(`<g class="`, w.page.Prefix, `m">`)
		w.limb(limb, func(j int, class string) { w.moving(&strips[j], limb[j], class, c) })
		w.add("</g>")
		for n, at := range [...]int{0, c.steps} {
			w.half(n)
			w.limb(limb, func(j int, class string) { w.posed(&strips[j], limb[j], class, at) })
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
func (w *writer) posed(s *strip, p drawing.Part, class string, at int) {
	if s.hidden[at] {
		return
	}
	w.begin(p, class)
	if s.stiff {
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
	s.shapes[at].path(&w.out, p.Open)
	w.add(`"/>`)
}

// moving writes a part with its animation; one that stands still has none, and
// one that is never seen is left out.
func (w *writer) moving(s *strip, p drawing.Part, class string, c clock) {
	if s.never() {
		return
	}
	w.begin(p, class)
	steady := s.steady()
	if s.stiff {
		s.local().path(&w.out, p.Open)
		w.add(`" transform="translate(`)
		w.place(s.pivot[0])
		w.add(`)`)
	} else {
		s.shapes[0].path(&w.out, p.Open)
	}
	if s.still && steady {
		w.add(`"/>`)
		return
	}
	w.add(`">`)
	switch {
	case s.stiff:
		w.swing(s, c)
	case !s.still:
		w.animate(s, p.Open, c)
	}
	if !steady {
		w.blink(s, c)
	}
	w.add("</path>")
}

func (s *strip) never() bool {
	for i := range s.hidden {
		if !s.hidden[i] || !s.gone[i] {
			return false
		}
	}
	return true
}

// steady says whether the part is seen all the time.
func (s *strip) steady() bool {
	for i := range s.hidden {
		if s.hidden[i] || s.gone[i] {
			return false
		}
	}
	return !s.outward
}

// animate writes the moments of a part that bends.
func (w *writer) animate(s *strip, open bool, c clock) {
	track := s.track(c, func(i, j, k int, f float64) bool {
		return s.unseen(k) || s.shapes[k].off(s.shapes[i], s.shapes[j], f, tolerance) <= tolerance
	})
	w.add(`<animate attributeName="d" `)
	w.turns(c)
	w.add(` values="`)
	for i, b := range track {
		if i > 0 {
			w.add(";")
		}
		s.shapes[b.moment].path(&w.out, open)
	}
	w.beats(track)
}

// blink shows a part only at its moments.
func (w *writer) blink(s *strip, c clock) {
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
