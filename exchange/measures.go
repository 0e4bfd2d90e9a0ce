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
// right], and each side one value or its tries; one without sides one value or
// its tries. How they came about stands under takes.
func ReadMeasures(v value) assessment.Measures {
	var m assessment.Measures
	tries := map[string]assessment.Take{}
	fields := []field{
		{Key: "day", Read: func(v value) { m.Day = readDay(v) }},
		{Key: "pain_rest", Read: func(v value) { m.PainRest = readRating(v) }},
		{Key: "pain_move", Read: func(v value) { m.PainMove = readRating(v) }},
		{Key: "pain_worst", Read: func(v value) { m.PainWorst = readRating(v) }},
		{Key: "stiffness", Read: func(v value) { m.Stiffness = readRating(v) }},
		{Key: "wall_hold", Read: func(v value) { m.WallHold = readShown(v) }},
		{Key: "wall_angels", Read: func(v value) { m.WallAngels = readShown(v) }},
		{Key: "overhead_squat", Read: func(v value) { m.OverheadSquat = readShown(v) }},
		{Key: "takes", Read: func(v value) { m.Takes = readTakes(v) }},
	}
	for _, one := range pairsOf(&m) {
		fields = append(fields, field{Key: MeasureKey(one.test), Read: func(v value) { *one.into, tries[one.test] = readTrials(v, one.test) }})
	}
	for _, one := range readingsOf(&m) {
		fields = append(fields, field{Key: MeasureKey(one.test), Read: func(v value) { *one.into, tries[one.test] = readTries(v, one.test) }})
	}
	v.Fields(fields...)
	joinTakes(&m, tries)
	v.FaultsUnder(m.Check())
	return m
}

// placed is where the value of a test stands.
type placed[T any] struct {
	test string
	into *T
}

func pairsOf(m *assessment.Measures) []placed[assessment.Pair] {
	return []placed[assessment.Pair]{
		{assessment.LumbarLocked, &m.LLR}, {assessment.SeatedRotation, &m.Seated}, {assessment.HalfKneeling, &m.HalfKneeling},
		{assessment.SeatedWallAngel, &m.SWA}, {assessment.ArmRaise, &m.ArmRaise}, {assessment.SideBend, &m.SideBend},
		{assessment.SideBendAngle, &m.SideBendTilt}, {assessment.PlankRowHold, &m.PlankRow},
	}
}

func readingsOf(m *assessment.Measures) []placed[assessment.Reading] {
	return []placed[assessment.Reading]{
		{assessment.OcciputToWall, &m.OWD}, {assessment.Extension, &m.Extension}, {assessment.ScapularHold, &m.Scapular},
		{assessment.ProneHold, &m.Prone}, {assessment.BieringSorensen, &m.BieringSorensen},
	}
}

// MeasureKey is how files name a test.
func MeasureKey(test string) string {
	switch test {
	case assessment.ScapularHold, assessment.ProneHold, assessment.PlankRowHold:
		test = strings.TrimSuffix(test, "-hold")
	}
	return strings.ReplaceAll(test, "-", "_")
}

// readTrials reads one number for both sides, or each side's value or tries.
func readTrials(v value, test string) (assessment.Pair, assessment.Take) {
	t := assessment.Take{Test: test}
	if v.IsNumber() {
		n := v.Number()
		return assessment.Two(n, n), t
	}
	sides := v.List()
	if len(sides) != 2 {
		v.Fault("wrong-count", "", "[left, right], as [38, 46] or [[38, 39, 37], [46, 45, 47]]")
		return assessment.Pair{}, t
	}
	t.Left, t.Right = numbers(sides[0]), numbers(sides[1])
	return assessment.Trials(t.Left, t.Right), t
}

// readTries reads one number, or the tries of a test without sides.
func readTries(v value, test string) (assessment.Reading, assessment.Take) {
	t := assessment.Take{Test: test}
	if !v.IsList() {
		return assessment.One(v.Number()), t
	}
	t.Left = numbers(v)
	p := assessment.Trials(t.Left, nil)
	return assessment.Reading{Value: p.Left, Taken: p.HasLeft}, t
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
