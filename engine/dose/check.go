package dose

import (
	"strconv"

	"tspine/engine/fault"
	"tspine/engine/unit"
)

// Check tells everything that is wrong with a dose that was built in code. A
// dose without faults can be written and read back. The zero Dose has one:
// there is no amount.
func (d Dose) Check() fault.Faults {
	var f fault.Faults
	if d.IsZero() {
		f.Add("", "no-amount", "", "3x10")
		return f
	}
	d.checkAmount(&f)
	if len(f) == 0 && d.Total != 0 {
		if code, want := d.totalFault(); code != "" {
			f.Add("total", code, strconv.Itoa(d.Total), want)
		}
	}
	f.Under("load", d.Load.check())
	for _, part := range [...]uint8{d.Tempo.Lower, d.Tempo.Pause, d.Tempo.Lift} {
		checkNumber(&f, "tempo", int(part), 0, MaxTempo)
	}
	switch {
	case d.NoRest && !d.Rest.IsZero():
		f.Add("rest", "two-rests", d.Rest.String(), "0")
	case !d.Rest.IsZero():
		checkRange(&f, "rest", d.Rest, 0)
	}
	checkNumber(&f, "reserve", d.Reserve.Reps(), 0, MaxReserve)
	f.Under("often", d.Often.check())
	return f
}

func (d Dose) checkAmount(f *fault.Faults) {
	checkRange(f, "sets", d.Sets, 1)
	checkRange(f, "reps", d.Reps, 1)
	switch {
	case d.Kind > Distance:
		f.Add("kind", "too-large", strconv.Itoa(int(d.Kind)), strconv.Itoa(int(Distance)))
	case !d.counts():
		checkRange(f, "each", d.Each, 1)
	case !d.Each.IsZero():
		f.Add("each", "too-large", d.Each.String(), "0")
	}
	if d.Kind == Distance && d.Reps.Max > 1 {
		f.Add("reps", "too-large", d.Reps.String(), "1")
	}
	if d.Total < 0 {
		f.Add("total", "too-small", strconv.Itoa(d.Total), "0")
	}
}

// totalFault tells why the total can't be dealt so that every set, rep and
// second stays in its range. The ranges have no faults of their own.
func (d Dose) totalFault() (code, want string) {
	if !d.Sets.Exact() {
		return "total-of-a-range", strconv.Itoa(d.Sets.Min)
	}
	least, most := d.product(d.Sets.Min, d.Reps.Min, d.Each.Min), d.product(d.Sets.Max, d.Reps.Max, d.Each.Max)
	if code, want := bounds(d.Total, least, most); code != "" {
		return code, want
	}
	if d.counts() {
		return "", ""
	}
	_, units := d.units()
	if fewest := units * d.Each.Min; d.Total < fewest {
		return "too-small", strconv.Itoa(fewest)
	}
	return "", ""
}

func (l Load) check() fault.Faults {
	var f fault.Faults
	switch {
	case l.IsZero():
	case l.Band == "":
		l.checkWeight(&f)
	case !kebab(l.Band, no):
		f.Add("band", "bad-color", l.Band, "light-blue")
	}
	if l.Band != "" && (l.Count != 0 || l.Each != 0) {
		f.Add("each", "two-loads", kilos(l.Each), "0")
	}
	return f
}

func (l Load) checkWeight(f *fault.Faults) {
	checkNumber(f, "count", l.Count, 0, MaxNumber)
	toTheGram := Weight(l.Count, l.Each).Each
	switch {
	case l.Each > MaxWeight:
		f.Add("each", "too-large", kilos(l.Each), kilos(MaxWeight))
	case !(toTheGram > 0): // or no number at all
		f.Add("each", "too-small", kilos(l.Each), "0.5")
	case toTheGram != l.Each:
		f.Add("each", "too-fine", kilos(l.Each), kilos(toTheGram))
	}
}

func kilos(k unit.Kilograms) string { return strconv.FormatFloat(float64(k), 'f', -1, 64) }

func (o Often) check() fault.Faults {
	var f fault.Faults
	said := 0
	if !o.PerDay.IsZero() {
		said++
		checkRange(&f, "per-day", o.PerDay, 1)
	}
	if !o.PerWeek.IsZero() {
		said++
		checkRange(&f, "per-week", o.PerWeek, 1)
	}
	if o.Every != 0 {
		said++
		checkNumber(&f, "every", o.Every, 1, MaxNumber)
	}
	if said > 1 {
		f.Add("", "two-frequencies", strconv.Itoa(said), "1")
	}
	return f
}

func checkRange(f *fault.Faults, path string, r Range, least int) {
	checkNumber(f, path, r.Min, least, MaxNumber)
	if r.Exact() {
		return
	}
	checkNumber(f, path, r.Max, least, MaxNumber)
	if r.Max < r.Min {
		f.Add(path, "descending", r.String(), Range{r.Max, r.Min}.String())
	}
}

func checkNumber(f *fault.Faults, path string, n, least, most int) {
	if code, want := bounds(n, least, most); code != "" {
		f.Add(path, code, strconv.Itoa(n), want)
	}
}

// bounds gives the code of the fault of a number that is out of its bounds, and
// the bound.
func bounds(n, least, most int) (code, want string) {
	switch {
	case n < least:
		return "too-small", strconv.Itoa(least)
	case n > most:
		return "too-large", strconv.Itoa(most)
	}
	return "", ""
}
