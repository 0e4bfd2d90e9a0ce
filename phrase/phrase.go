// Package phrase says in the person's language what the rules decided: doses,
// reasons, flags and faults as sentences.
package phrase

import (
	"fmt"
	"strings"
	"time"

	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/locale"
)

// Phraser says things in one language. Both parts are needed.
type Phraser struct {
	Words   *locale.Printer
	Catalog *catalog.Catalog
}

// Dose writes a dose for people, loads in pounds where they want them so.
func (p Phraser) Dose(d dose.Dose, pounds bool) string {
	if !pounds || d.Load.Each <= 0 {
		return d.String()
	}
	load := d.Load
	d.Load = dose.Load{}
	pieces := ""
	if load.Count > 1 {
		pieces = fmt.Sprintf("%d×", load.Count)
	}
	return d.String() + fmt.Sprintf(" @ %s%s lb", pieces, p.Words.Number(load.Each.Pounds()))
}

// Name gives the name by which people know an exercise, or its id where there
// is none.
func (p Phraser) Name(id string) string {
	text, err := p.Catalog.Text(p.Words.Lang(), id)
	if err != nil {
		return id
	}
	return text.Name
}

// Title gives the title of a program: that of the catalog in the person's
// language, that of one's own as it was written.
func (p Phraser) Title(id, written string) string {
	if title, err := p.Catalog.Title(p.Words.Lang(), id); err == nil && title != "" {
		return title
	}
	return written
}

// Source names a source: one of others by the title that it has, our own choice
// in the person's language.
func (p Phraser) Source(s evidence.Source) string {
	if key := "source." + string(s.ID); p.Words.Has(key) {
		return p.Words.T(key)
	}
	return s.Title
}

// Line names the line to call in a country.
func (p Phraser) Line(h catalog.Help) string {
	if own, err := p.Catalog.HelpIn(p.Words.Lang(), h.Country); err == nil && own.Crisis.Name != "" {
		return own.Crisis.Name
	}
	return h.Crisis.Name
}

// Day writes a day in digits.
func (p Phraser) Day(d unit.Day) string {
	year, month, day := time.Unix(int64(d)*secondsOfADay, 0).UTC().Date()
	return p.Words.Date(year, int(month), day)
}

const secondsOfADay = 24 * 60 * 60

// Reason says why; nothing for the zero Reason.
func (p Phraser) Reason(r evidence.Reason) string {
	if r.Rule == "" {
		return ""
	}
	var args []locale.Arg
	for _, f := range r.Figures() {
		if f.Name == "session-day" || f.Name == "day" && f.Value > 10_000 {
			args = append(args, locale.S(f.Name, p.Day(unit.Day(f.Value))))
			continue
		}
		args = append(args, locale.F(f.Name, f.Value))
	}
	return p.Words.T("rule."+r.Rule, args...)
}

// Flag says what a screening found.
func (p Phraser) Flag(f screening.Flag) string {
	var args []locale.Arg
	for _, n := range f.Reason.Figures() {
		args = append(args, locale.F(n.Name, n.Value))
	}
	args = append(args, locale.S("flag", f.ID))
	key := "flag." + f.ID
	if !p.Words.Has(key) && strings.HasPrefix(f.ID, "C") {
		key = "flag.C"
	}
	text := p.Words.T(key, args...)
	if f.NotSure {
		text += " " + p.Words.T("flag.because-not-sure")
	}
	return text
}

// Fault says what is wrong and what would be right, but not where.
func (p Phraser) Fault(f fault.Fault) string {
	if f.Code == "left-out-for-you" {
		f.Got, f.Want = p.Name(f.Got), p.classes(f.Want)
	}
	return p.Words.T("fault."+f.Code, locale.S("got", p.Words.Again(f.Got)), locale.S("want", p.Words.Again(f.Want)))
}

// classes says what exercises do, from the codes of their classes.
func (p Phraser) classes(codes string) string {
	var out []string
	for _, code := range strings.Fields(codes) {
		out = append(out, p.Words.T("class."+code))
	}
	return strings.Join(out, ", ")
}
