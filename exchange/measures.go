package exchange

import (
	"strconv"
	"strings"

	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/unit"
)

// ReadMeasuring reads a file of one measuring session, YAML or JSON.
func ReadMeasuring(file string, text []byte) (assessment.Measures, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	if !v.Present() {
		return assessment.Measures{}, doc.Faults
	}
	m := ReadMeasures(v)
	return m, doc.Faults
}

// ReadMeasures reads one measuring session. A test with sides takes [left,
// right], and each side one value or its three trials.
func ReadMeasures(v value) assessment.Measures {
	var m assessment.Measures
	fields := []field{
		{Key: "day", Read: func(v value) { m.Day = readDay(v) }},
		{Key: "pain_rest", Read: func(v value) { m.PainRest = readRating(v) }},
		{Key: "pain_move", Read: func(v value) { m.PainMove = readRating(v) }},
		{Key: "pain_worst", Read: func(v value) { m.PainWorst = readRating(v) }},
		{Key: "stiffness", Read: func(v value) { m.Stiffness = readRating(v) }},
		{Key: "wall_hold", Read: func(v value) { m.WallHold = readShown(v) }},
		{Key: "wall_angels", Read: func(v value) { m.WallAngels = readShown(v) }},
		{Key: "overhead_squat", Read: func(v value) { m.OverheadSquat = readShown(v) }},
	}
	pair := func(key string, into *assessment.Pair) {
		fields = append(fields, field{Key: key, Read: func(v value) { *into = readTrials(v) }})
	}
	reading := func(key string, into *assessment.Reading) {
		fields = append(fields, field{Key: key, Read: func(v value) { *into = assessment.One(v.Number()) }})
	}
	pair("llr", &m.LLR)
	pair("seated", &m.Seated)
	pair("half_kneeling", &m.HalfKneeling)
	pair("swa", &m.SWA)
	pair("arm_raise", &m.ArmRaise)
	pair("sidebend", &m.SideBend)
	reading("owd", &m.OWD)
	reading("extension", &m.Extension)
	reading("scapular", &m.Scapular)
	reading("prone", &m.Prone)
	reading("biering_sorensen", &m.BieringSorensen)
	v.Fields(fields...)
	v.FaultsUnder(m.Check())
	return m
}

// readTrials reads one number for both sides, or each side's value or trials.
func readTrials(v value) assessment.Pair {
	if v.IsNumber() {
		n := v.Number()
		return assessment.Two(n, n)
	}
	sides := v.List()
	if len(sides) != 2 {
		v.Fault("wrong-count", "", "[left, right], as [38, 46] or [[38, 39, 37], [46, 45, 47]]")
		return assessment.Pair{}
	}
	return assessment.Trials(numbers(sides[0]), numbers(sides[1]))
}

func numbers(v value) []float64 {
	if v.IsNumber() {
		return []float64{v.Number()}
	}
	var out []float64
	for _, one := range v.List() {
		out = append(out, one.Number())
	}
	return out
}

func readShown(v value) assessment.Shown {
	if v.Bool() {
		return assessment.HasShown
	}
	return assessment.NotShown
}

func readRating(v value) unit.Rating { return unit.Rate(v.Int(0, unit.MaxRating)) }

// decimal reads a plain decimal number, without exponent; 0 where it is none.
func decimal(text string) float64 {
	text = strings.TrimSpace(text)
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "-.0123456789") != "" {
		return 0
	}
	return f
}

// nearest gives the word that shares the most letters at its beginning with
// what was written.
func nearest(written string, words []string) string {
	best, most := "", 2
	for _, w := range words {
		n := 0
		for n < len(w) && n < len(written) && w[n] == written[n] {
			n++
		}
		if n > most {
			best, most = w, n
		}
	}
	return best
}
