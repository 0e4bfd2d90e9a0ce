package phrase

import (
	"math"

	"tspine/engine/outcome"
	"tspine/locale"
)

// Finding says what has changed, of the tracks of one test: a sentence for both
// sides where they are alike, else a name and a sentence for each. Of no track
// it says nothing.
func (p Phraser) Finding(of []outcome.Track) []string {
	if len(of) == 0 {
		return nil
	}
	name := p.Words.T("progress.test." + of[0].Test)
	if moved, ok := outcome.Alike(of); ok {
		return []string{p.Words.T("progress.both."+moved.String(), locale.S("name", name))}
	}
	if of[0].Line() == "value" {
		return []string{p.Words.T("progress.whole."+of[0].Moved.String(), locale.S("name", name))}
	}
	out := []string{name + ":"}
	for _, t := range of {
		out = append(out, p.Words.T("progress.one."+t.Moved.String(), locale.S("side", p.side(&t))))
	}
	return out
}

func (p Phraser) side(t *outcome.Track) string { return p.Words.T("line." + t.Line()) }

// Track says what may be said of one side of a test.
func (p Phraser) Track(t *outcome.Track) string {
	key := t.Moved.String()
	if t.Moved == outcome.CannotTell && t.MDC == 0 {
		key = "not-known"
	}
	return p.Words.T("progress.track."+key, locale.S("side", p.side(t)), locale.S("span", p.Span(t.From, t.To, t.Unit)),
		locale.S("now", p.Quantity(t.To, t.Unit)), locale.S("by", p.By(t)), locale.S("mdc", p.Quantity(t.MDC, t.Unit)))
}

// By writes by how much a track has changed, with its sign.
func (p Phraser) By(t *outcome.Track) string {
	by := p.Tenth(math.Abs(t.Change()))
	sign := "+"
	switch {
	case by == "0":
		sign = ""
	case t.Change() < 0:
		sign = "−"
	}
	return sign + by + p.shortUnit(t.Unit)
}

// Band says what the shaded band of a test is; nothing where none is known.
func (p Phraser) Band(of []outcome.Track) string {
	if len(of) == 0 || of[0].MDC <= 0 {
		return ""
	}
	return p.Words.T("progress.band", locale.S("mdc", p.Quantity(of[0].MDC, of[0].Unit)))
}

// Rating says what became of a rating that goes by a name.
func (p Phraser) Rating(name string, r *outcome.Rating) string {
	return p.Words.T("progress.rating."+r.Moved.String(), locale.S("name", name), locale.S("span", p.Span(r.From, r.To, "")))
}

// Estimate says what is believed of one exercise.
func (p Phraser) Estimate(e outcome.Estimate) string {
	return p.Words.T("progress.estimate", locale.S("mean", p.Signed(e.Mean)), locale.S("low", p.Signed(e.Low)), locale.S("high", p.Signed(e.High)), locale.N("n", e.N))
}

// Span writes a value before and after, in the direction in which one reads.
func (p Phraser) Span(from, to float64, unit string) string {
	arrow := " → "
	if p.Words.Dir() == "rtl" {
		arrow = " ← "
	}
	return p.Tenth(from) + arrow + p.Quantity(to, unit)
}

// Quantity writes a number of 0 or more with its unit.
func (p Phraser) Quantity(v float64, unit string) string { return p.Tenth(v) + p.shortUnit(unit) }

// shortUnit writes a unit behind a number.
func (p Phraser) shortUnit(unit string) string {
	switch unit {
	case "°", "":
		return unit
	case "points":
		return ""
	}
	return " " + p.Unit(unit)
}

// Unit says a unit that is a word; a sign stays.
func (p Phraser) Unit(unit string) string {
	if key := "progress.unit." + unit; p.Words.Has(key) {
		return p.Words.T(key)
	}
	return unit
}

// Tenth writes a number of 0 or more to one decimal.
func (p Phraser) Tenth(v float64) string { return p.Words.Number(float64(int(v*10+0.5)) / 10) }

// Signed writes a number to one decimal, with a minus where it is below 0.
func (p Phraser) Signed(v float64) string {
	if text := p.Tenth(-v); v < 0 && text != "0" {
		return "−" + text
	}
	return p.Tenth(max(v, 0))
}
