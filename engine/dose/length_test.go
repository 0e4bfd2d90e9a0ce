package dose

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestLengths(t *testing.T) {
	for name, c := range map[string]struct {
		text             string
		rep, work, visit unit.Seconds // turning over takes 5 s
	}{
		"a slow rep takes four seconds":                {"12", 4, 48, 48},
		"a tempo says how long a rep takes":            {"15 tempo 3-0-3", 6, 90, 90},
		"ten slow breaths take 100 s":                  {"10 breaths", 10, 100, 100},
		"a tempo says how long a breath takes":         {"10 breaths tempo 6-0-4", 10, 100, 100},
		"a hold takes its seconds":                     {"30-60s", 30, 30, 30},
		"a tempo doesn't change a hold":                {"10x5s tempo 1-0-3", 5, 50, 50},
		"ten holds of 10 s take 100 s":                 {"10x10s", 10, 100, 100},
		"20 m take 25 s":                               {"20-40m", 25, 25, 25},
		"a walk ends with a whole second":              {"21m", 27, 27, 27},
		"uneven walks each end with a whole second":    {"2x20-21m total 41", 25, 52, 112},
		"sets rest for a minute where nothing is said": {"3x10", 4, 120, 240},
		"sets rest as long as is said":                 {"3x10 rest 90-120s", 4, 120, 300},
		"no rest after the last set":                   {"10 rest 90s", 4, 40, 40},
		"no rest where none is wanted":                 {"3x10 rest 0s", 4, 120, 120},
		"no rest where none will do":                   {"3x10 rest 0-60s", 4, 120, 120},
		"of a range of sets, the fewest":               {"2-3x10", 4, 80, 140},
		"both sides, and one turn-over":                {"8/side tempo 3-0-3", 6, 48, 101},
		"both sides are one set, with its turn-over":   {"2x8/side rest 30s", 4, 64, 168},
		"uneven sets take their total":                 {"2x10-11 total 21 rest 60s", 4, 84, 144},
		"uneven holds take their total":                {"10x10-11s total 105", 10, 105, 105},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, c.text)
			if d.RepSeconds() != c.rep || d.WorkSeconds() != c.work || d.VisitSeconds(5) != c.visit {
				t.Fatalf("%q: a rep %d s, its work %d s, a visit %d s; want %d, %d, %d",
					c.text, d.RepSeconds(), d.WorkSeconds(), d.VisitSeconds(5), c.rep, c.work, c.visit)
			}
		})
	}
	for _, kind := range []Kind{Reps, Breaths, Timed, Distance} {
		if d := (Dose{Kind: kind, PerSide: true}); d.WorkSeconds() != 0 || d.VisitSeconds(5) != 0 {
			t.Errorf("a dose of nothing, kind %d, takes %d s", kind, d.VisitSeconds(5))
		}
	}
}

func TestRestSeconds(t *testing.T) {
	for text, want := range map[string]unit.Seconds{
		"10":                0,
		"10 rest 90s":       0,
		"1-3x10":            0,
		"2x10":              SetRest,
		"2x10 rest 90-120s": 90,
		"2x10 rest 0-60s":   0,
		"2x10 rest 0s":      0,
	} {
		if got := read(t, text).RestSeconds(); got != want {
			t.Errorf("%q rests %d s, want %d s", text, got, want)
		}
	}
}

// TestAVisitIsWhatItIsDealt walks through a visit rep by rep.
func TestAVisitIsWhatItIsDealt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		turnOver := unit.Seconds(rapid.IntRange(0, 20).Draw(t, "turn-over"))
		var want unit.Seconds
		for i, set := range d.Deal() {
			if i > 0 {
				want += d.RestSeconds()
			}
			want += once(d, set)
			if d.PerSide {
				want += turnOver + once(d, set)
			}
		}
		if got := d.VisitSeconds(turnOver); got != want {
			t.Fatalf("%q takes %d s, want %d s", d, got, want)
		}
	})
}

// once is how long a set takes on one side.
func once(d Dose, set []int) (out unit.Seconds) {
	for _, n := range set {
		switch d.Kind {
		case Timed:
			out += unit.Seconds(n)
		case Distance:
			out += walk(n)
		default:
			out += unit.Seconds(n) * d.RepSeconds()
		}
	}
	return out
}
