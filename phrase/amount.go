package phrase

import (
	"strconv"
	"strings"

	"tspine/engine/dose"
	"tspine/locale"
)

// Amount writes how much to do in plain words: sets, what is counted, for each
// side or not, and with what. How slowly, rests and how often are left out.
func (p Phraser) Amount(d dose.Dose, pounds bool) string {
	if d.IsZero() {
		return ""
	}
	text := p.counted(d)
	if sets := d.Sets.String(); !d.Sets.IsZero() && sets != "1" {
		text = sets + " × " + text
	}
	if d.PerSide {
		text = p.Words.T("amount.side", locale.S("amount", text))
	}
	if load := p.load(d.Load, pounds); load != "" {
		text += ", " + load
	}
	return text
}

// counted writes the amount of one set.
func (p Phraser) counted(d dose.Dose) string {
	reps := d.Reps
	key := "unit.reps"
	switch d.Kind {
	case dose.Breaths:
		key = "unit.breaths"
	case dose.Timed, dose.Distance:
		key = "short.seconds"
		if d.Kind == dose.Distance {
			key = "short.meters"
		}
		each := p.many(key, d.Each)
		if reps.IsZero() || reps == dose.Exactly(1) {
			return each
		}
		return reps.String() + " × " + each
	}
	return p.many(key, reps)
}

// many writes a range with its unit, in the plural of its end.
func (p Phraser) many(key string, r dose.Range) string {
	text := p.Words.T(key, locale.N("n", r.Max))
	if r.Exact() {
		return text
	}
	return strings.Replace(text, strconv.Itoa(r.Max), r.String(), 1)
}

// load writes what is held or pulled.
func (p Phraser) load(l dose.Load, pounds bool) string {
	pieces := ""
	if l.Count > 1 {
		pieces = strconv.Itoa(l.Count) + " × "
	}
	switch {
	case l.Band != "":
		return p.Words.T("amount.band", locale.S("color", p.Color(l.Band)))
	case l.Each <= 0:
		return ""
	case pounds:
		return pieces + p.Words.Number(l.Each.Pounds()) + " lb"
	}
	return pieces + p.Words.Number(float64(l.Each)) + " kg"
}

// Often says how often a dose is done, or nothing where nothing is said of it.
func (p Phraser) Often(o dose.Often) string {
	switch {
	case !o.PerDay.IsZero():
		return p.many("often.per-day", o.PerDay)
	case !o.PerWeek.IsZero():
		return p.many("often.per-week", o.PerWeek)
	case o.Every > 0:
		return p.Words.T("often.every", locale.N("n", o.Every))
	}
	return ""
}
