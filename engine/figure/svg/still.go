package svg

import "tspine/engine/figure/drawing"

// Still writes one moment.
func Still(d drawing.Drawing, page Page) []byte {
	w := writer{page: page}
	w.note(d)
	w.open(1)
	w.style(false)
	w.ground(1)
	w.still(d, 0)
	w.add("</svg>\n")
	return w.out
}

// Pair writes two moments side by side, for print.
func Pair(start, end drawing.Drawing, page Page) []byte {
	w := writer{page: page}
	w.note(start)
	w.note(end)
	w.open(2)
	w.style(false)
	w.ground(2)
	w.still(start, 0)
	w.still(end, drawing.BoxWidth)
	w.add("</svg>\n")
	return w.out
}

// note marks the inks that a drawing uses.
func (w *writer) note(d drawing.Drawing) {
	w.fills[drawing.Stage] = w.fills[drawing.Stage] || w.page.Ground
	for _, p := range d {
		w.fills[p.Fill], w.lines[p.Line] = true, true
	}
	w.fills[drawing.NoInk], w.lines[drawing.NoInk] = false, false
}

func (w *writer) ground(boxes int) {
	if w.page.Ground {
		w.add(`<path class="`, w.class("f", drawing.Stage), `" d="M0 0h`)
		w.int(boxes * drawing.BoxWidth)
		w.add("v")
		w.int(drawing.BoxHeight)
		w.add("H0z\"/>")
	}
}

// still writes a drawing moved to the right.
func (w *writer) still(d drawing.Drawing, right int) {
	w.add(`<g class="`, w.page.Prefix, `a"`)
	w.placed(right)
	w.add(">")
	for _, limb := range limbs(d) {
		w.limb(limb, func(i int, class string) { w.part(limb[i], class) })
	}
	w.add("</g>")
}

func (w *writer) placed(right int) {
	switch {
	case w.page.Mirror:
		w.add(` transform="matrix(-1 0 0 1 `)
		w.int(right + drawing.BoxWidth)
		w.add(` 0)"`)
	case right > 0:
		w.add(` transform="translate(`)
		w.int(right)
		w.add(`)"`)
	}
}

// limbs cuts a drawing into runs of parts that share an outline. What is never
// seen is left out.
func limbs(d drawing.Drawing) []drawing.Drawing {
	var out []drawing.Drawing
	for i, p := range d {
		last := len(out) - 1
		if i > 0 && p.Limb != "" && d[i-1].Limb == p.Limb {
			out[last] = append(out[last], p)
			continue
		}
		out = append(out, drawing.Drawing{p})
	}
	return out
}

// limb writes parts under one outline: stroked, and once more on top without
// the stroke.
func (w *writer) limb(parts drawing.Drawing, write func(i int, class string)) {
	p := parts[0]
	if p.Limb == "" || p.Line == drawing.NoInk {
		for i, q := range parts {
			write(i, w.lineClass(q))
		}
		return
	}
	w.ids++
	w.add(`<g class="`, w.class("l", p.Line), `" stroke-width="`)
	w.int(int(2*p.Width + .5))
	w.add(`"><g id="`, w.page.Prefix)
	w.int(w.ids)
	w.add(`">`)
	for i := range parts {
		write(i, "")
	}
	w.add(`</g></g><use href="#`, w.page.Prefix)
	w.int(w.ids)
	w.add(`"/>`)
}

func (w *writer) lineClass(p drawing.Part) string {
	if p.Line == drawing.NoInk {
		return ""
	}
	return w.class("l", p.Line)
}

// begin writes a path up to its d.
func (w *writer) begin(p drawing.Part, class string) {
	w.add(`<path class="`)
	sep := ""
	if p.Fill != drawing.NoInk {
		w.add(w.class("f", p.Fill))
		sep = " "
	}
	if class != "" {
		w.add(sep, class)
		sep = " "
	}
	if p.Faint {
		w.add(sep, w.page.Prefix, "f")
	}
	w.add(`"`)
	switch {
	case class != "":
		w.add(` stroke-width="`)
		w.int(int(p.Width + .5))
		w.add(`"`)
	case p.Limb != "" && p.Line == drawing.NoInk:
		w.add(` stroke="none"`)
	}
	w.add(` d="`)
}

func (w *writer) part(p drawing.Part, class string) {
	if p.Hidden {
		return
	}
	w.begin(p, class)
	outline(p).path(&w.out, p.Open)
	w.add(`"/>`)
}
