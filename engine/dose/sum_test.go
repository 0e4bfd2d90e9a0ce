package dose

import (
	"testing"

	"pgregory.net/rapid"
)

// read gives the dose that text says.
func read(t *testing.T, text string) Dose {
	t.Helper()
	d, faults := Parse(text)
	if faults != nil {
		t.Fatalf("%q: %v", text, faults)
	}
	return d
}

func TestSum(t *testing.T) {
	for name, c := range map[string]struct {
		text     string
		sum, top int
	}{
		"reps of all sets":                     {"3x10-20", 30, 60},
		"a range of sets counts its ends":      {"2-3x8-12", 16, 36},
		"breaths":                              {"10 breaths", 10, 10},
		"seconds of one hold":                  {"30-60s 3/day", 30, 60},
		"seconds of ten holds":                 {"10x10s 2/day", 100, 100},
		"seconds of two sets of holds":         {"2x5x5-10s", 50, 100},
		"meters of three walks":                {"3x20-40m", 60, 120},
		"one side counts, not both":            {"8/side", 8, 8},
		"one visit counts, not the day":        {"10 3/day", 10, 10},
		"a total is the sum and the top":       {"2x10-11 total 21", 21, 21},
		"a total that spares the shorter hold": {"10x9-10s total 95", 95, 95},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, c.text)
			if d.Sum() != c.sum || d.Top() != c.top {
				t.Fatalf("%q asks for %d to %d, want %d to %d", c.text, d.Sum(), d.Top(), c.sum, c.top)
			}
		})
	}
	if zero := (Dose{}); zero.Sum() != 0 || zero.Top() != 0 {
		t.Error("the zero dose asks for something")
	}
}

func TestLower(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"every range gives its lower end":       {"2-3x8-12 rest 60-90s", "2x8 rest 60s"},
		"seconds too":                           {"2x5-6x5-10s", "2x5x5s"},
		"meters too":                            {"3x20-40m", "3x20m"},
		"the frequency is kept":                 {"4x5-16 1-2/week", "4x5 1-2/week"},
		"load, tempo and reserve are kept":      {"8-12/side @ red band tempo 3-0-3 rir 3", "8/side @ red band tempo 3-0-3 rir 3"},
		"a rest that may be none is none":       {"3x10 rest 0-60s", "3x10 rest 0s"},
		"no rest stays no rest":                 {"3x10 rest 0s", "3x10 rest 0s"},
		"a rest that is not said stays unsaid":  {"3x10", "3x10"},
		"an uneven dose is exact already":       {"2x10-11 total 21", "2x10-11 total 21"},
		"an uneven dose still rests the lesser": {"2x10-11 total 21 rest 60-90s", "2x10-11 total 21 rest 60s"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, c.text).Lower().String(); got != c.want {
				t.Fatalf("the lower end of %q is %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestLowerKeepsTheSumAndIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		low := d.Lower()
		if low.Sum() != d.Sum() || low.Top() != low.Sum() || d.Top() < d.Sum() {
			t.Fatalf("%q: %d to %d, its lower end %d to %d", d, d.Sum(), d.Top(), low.Sum(), low.Top())
		}
		if low.VisitSeconds(5) != d.VisitSeconds(5) {
			t.Fatalf("%q takes %d s, its lower end %d s", d, d.VisitSeconds(5), low.VisitSeconds(5))
		}
		if again := low.Lower(); again != low {
			t.Fatalf("the lower end of %q is %q", low, again)
		}
		if faults := low.Check(); faults != nil {
			t.Fatalf("the lower end of %q is %+v: %v", d, low, faults)
		}
	})
}
