package dose

import (
	"strconv"

	"tspine/engine/fault"
)

// Parse reads an amount with its clauses, as "3x10-20 @ 2x16kg rest 60s every 2
// days". Where something is wrong it tells every fault of the text at once, each
// with its column in characters, and gives the zero Dose. The notation:
//
//	text   = [sets "x"] amount {clause}
//	amount = range ["/side"]                     reps
//	       | range " breaths" ["/side"]
//	       | [reps "x"] range "s" ["/side"]      seconds, held or moved
//	       | range "m" ["/side"]                 meters
//	clause = "@" [n "x"] kg "kg" | "@" color " band" | "tempo" n-n-n | "rest" range "s" | "rir" n
//	       | range "/day" | range "/week" | "every" n "days" | "total" n
//	range  = n ["-" n]
//
// Two factors before "s" are reps and seconds, three are sets, reps and seconds.
// Clauses may come in any order, each kind once, and only one says how often.
// "total" gives the sum of uneven sets: "2x10-11 total 21" is 11, then 10.
func Parse(text string) (Dose, fault.Faults) {
	r := reader{text: text}
	r.step()
	r.line()
	return r.result()
}

// ParseLine reads the id of an exercise, then what Parse reads: "cat-cow 30-60s
// 3/day". Columns count from the start of the text. The id is given even where
// its dose has faults.
func ParseLine(text string) (id string, d Dose, f fault.Faults) {
	r := reader{text: text}
	r.step()
	id = r.exercise()
	r.line()
	d, f = r.result()
	return id, d, f
}

// String writes the dose as Parse reads it, its clauses in the order load,
// tempo, rest, reserve, frequency; the zero Dose is empty. Parse gives back any
// dose without faults, except that one piece is not counted and a total that
// the ranges already say is dropped.
func (d Dose) String() string {
	if d.IsZero() {
		return ""
	}
	d = d.normal()
	b := d.appendAmount(make([]byte, 0, 64))
	b = d.Load.append(b)
	b = d.Tempo.append(b)
	switch {
	case d.NoRest:
		b = append(b, " rest 0s"...)
	case !d.Rest.IsZero():
		b = append(d.Rest.append(append(b, " rest "...)), 's')
	}
	if d.Reserve.Given() {
		b = strconv.AppendInt(append(b, " rir "...), int64(d.Reserve.Reps()), 10)
	}
	return string(d.Often.append(b))
}

// normal says in one way what could be said in two.
func (d Dose) normal() Dose {
	if d.Load.Count == 1 && d.Load.Each != 0 {
		d.Load.Count = 0
	}
	if d.Sets.Exact() && d.Reps.Exact() && d.Each.Exact() && d.Total == d.product(d.Sets.Min, d.Reps.Min, d.Each.Min) {
		d.Total = 0
	}
	return d
}

func (d Dose) appendAmount(b []byte) []byte {
	one := Exactly(1)
	if d.Sets != one {
		b = append(d.Sets.append(b), 'x')
	}
	if d.Kind == Timed && (d.Sets != one || d.Reps != one) {
		b = append(d.Reps.append(b), 'x')
	}
	switch d.Kind {
	case Timed:
		b = append(d.Each.append(b), 's')
	case Distance:
		b = append(d.Each.append(b), 'm')
	case Breaths:
		b = append(d.Reps.append(b), " breaths"...)
	default:
		b = d.Reps.append(b)
	}
	if d.PerSide {
		b = append(b, "/side"...)
	}
	if d.Total != 0 {
		b = strconv.AppendInt(append(b, " total "...), int64(d.Total), 10)
	}
	return b
}

func (r Range) append(b []byte) []byte {
	b = strconv.AppendInt(b, int64(r.Min), 10)
	if r.Exact() {
		return b
	}
	return strconv.AppendInt(append(b, '-'), int64(r.Max), 10)
}

func (l Load) append(b []byte) []byte {
	switch {
	case l.IsZero():
		return b
	case l.Band != "":
		return append(append(append(b, " @ "...), l.Band...), " band"...)
	}
	b = append(b, " @ "...)
	if l.Count != 0 {
		b = append(strconv.AppendInt(b, int64(l.Count), 10), 'x')
	}
	each := float64(Weight(0, l.Each).Each)
	return append(strconv.AppendFloat(b, each, 'f', -1, 64), "kg"...)
}

func (t Tempo) append(b []byte) []byte {
	if t == (Tempo{}) {
		return b
	}
	b = strconv.AppendUint(append(b, " tempo "...), uint64(t.Lower), 10)
	b = strconv.AppendUint(append(b, '-'), uint64(t.Pause), 10)
	return strconv.AppendUint(append(b, '-'), uint64(t.Lift), 10)
}

func (o Often) append(b []byte) []byte {
	switch {
	case !o.PerDay.IsZero():
		return append(o.PerDay.append(append(b, ' ')), "/day"...)
	case !o.PerWeek.IsZero():
		return append(o.PerWeek.append(append(b, ' ')), "/week"...)
	case o.Every != 0:
		return append(strconv.AppendInt(append(b, " every "...), int64(o.Every), 10), " days"...)
	}
	return b
}
