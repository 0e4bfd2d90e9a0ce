// Package phrase says in the person's language what the rules decided: doses,
// reasons, flags and faults as sentences.
package phrase

import (
	"fmt"
	"strings"

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
	return d.String() + fmt.Sprintf(" @ %s%s lb", pieces, locale.Number(load.Each.Pounds()))
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

// Reason says why; nothing for the zero Reason.
func (p Phraser) Reason(r evidence.Reason) string {
	if r.Rule == "" {
		return ""
	}
	var args []locale.Arg
	for _, f := range r.Figures() {
		if f.Name == "session-day" || f.Name == "day" && f.Value > 10_000 {
			args = append(args, locale.S(f.Name, unit.Day(f.Value).String()))
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
	return p.Words.T("fault."+f.Code, locale.S("got", f.Got), locale.S("want", f.Want))
}
