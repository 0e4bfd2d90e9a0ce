package phrase

import (
	"testing"

	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/locale"
)

func english(t *testing.T) Phraser {
	t.Helper()
	words, err := locale.New("en")
	if err != nil {
		t.Fatal(err)
	}
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return Phraser{words, lib}
}

func read(t *testing.T, line string) dose.Dose {
	t.Helper()
	_, d, faults := dose.ParseLine(line)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return d
}

func TestWhatIsSaid(t *testing.T) {
	p := english(t)
	empty := Phraser{p.Words, &catalog.Catalog{}}
	for name, c := range map[string]struct{ said, want string }{
		"a dose as a coach writes it":          {p.Dose(read(t, "goblet-squat-press 2x8 @ 10kg"), false), "2x8 @ 10kg"},
		"a load in pounds":                     {p.Dose(read(t, "goblet-squat-press 2x8 @ 10kg"), true), "2x8 @ 22.05 lb"},
		"a load of two pieces":                 {p.Dose(read(t, "farmer-carry 2x30s @ 2x10kg"), true), "2x30s @ 2×22.05 lb"},
		"no load has no pounds":                {p.Dose(read(t, "cat-cow 30s"), true), "30s"},
		"an exercise by its name":              {p.Name("cat-cow"), "Cat–cow"},
		"one that there is not":                {p.Name("no-such"), "no-such"},
		"one of an empty catalog":              {empty.Name("cat-cow"), "cat-cow"},
		"no reason":                            {p.Reason(evidence.Reason{}), ""},
		"a reason with its numbers":            {p.Reason(evidence.Because("raise-to-ceiling").With("old-total", 58).With("new-total", 60)), "Up to the most that this exercise is meant to have, from 58 to 60."},
		"a fault":                              {p.Fault(fault.Fault{Path: "age", Code: "out-of-range", Got: "200", Want: "1 to 110"}), "200 is outside what can be right. It should be 1 to 110."},
		"a clinician's clearance, of any flag": {p.Flag(screening.Flag{ID: "C-R1"})[:1], p.Words.T("flag.C", locale.S("flag", "C-R1"))[:1]},
	} {
		if c.said != c.want {
			t.Errorf("%s: %q, want %q", name, c.said, c.want)
		}
	}
	sure, unsure := p.Flag(screening.Flag{ID: "R1"}), p.Flag(screening.Flag{ID: "R1", NotSure: true})
	if unsure != sure+" "+p.Words.T("flag.because-not-sure") {
		t.Errorf("being unsure is not said: %q", unsure)
	}
}
