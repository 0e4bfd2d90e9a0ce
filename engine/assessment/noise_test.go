package assessment

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestTypicalErrorIsTheSpreadOfDifferences(t *testing.T) {
	for name, tt := range map[string]struct {
		sessions []float64
		want     float64
	}{
		"no session":                            {nil, 0},
		"one session":                           {[]float64{40}, 0},
		"two sessions: the difference over √2":  {[]float64{40, 43}, 3 / math.Sqrt2},
		"three: SD of 2 and −1, over √2":        {[]float64{40, 42, 41}, 1.5},
		"the same each time":                    {[]float64{40, 40, 40, 40}, 0},
		"a steady gain is no error":             {[]float64{40, 42, 44, 46}, 0},
		"up and down by 2: SD 2.31, over √2":    {[]float64{40, 42, 40, 42}, math.Sqrt(16.0/3) / math.Sqrt2},
		"the direction of time does not matter": {[]float64{42, 40, 42, 40}, math.Sqrt(16.0/3) / math.Sqrt2},
	} {
		t.Run(name, func(t *testing.T) {
			if got := TypicalError(tt.sessions); math.Abs(got-tt.want) > 1e-9 {
				t.Errorf("got %g, want %g", got, tt.want)
			}
		})
	}
}

func TestReportedMDCsFollowFromReportedErrors(t *testing.T) {
	for name, tt := range map[string]struct{ te, want float64 }{
		"rotation, lower end: 0.8° gives 2.2°":  {0.8, 2.2},
		"rotation, upper end: 2.3° gives 6.4°":  {2.3, 6.4},
		"scapular hold: 10.9 s gives 30 s":      {10.9, 30.2},
		"nothing gives nothing":                 {0, 0},
		"the plateau's 2° gives 5.5° (6.5)":     {2, 5.5},
		"twice the error gives twice the limit": {4.6, 12.8},
	} {
		t.Run(name, func(t *testing.T) {
			if got := MDC(tt.te); math.Abs(got-tt.want) > 0.06 {
				t.Errorf("got %g, want %g", got, tt.want)
			}
		})
	}
}

func TestNoiseOfATest(t *testing.T) {
	weekly := func(values ...float64) []Sample {
		var out []Sample
		for i, v := range values {
			out = append(out, Sample{unit.Day(7 * i), 1, Two(v, v)})
		}
		return out
	}
	for name, tt := range map[string]struct {
		test string
		of   []Sample
		mdc  float64
		own  bool
	}{
		"rotation before any session":                   {LumbarLocked, nil, 10, false},
		"rotation after one session":                    {LumbarLocked, weekly(40), 10, false},
		"rotation after a mean of two":                  {LumbarLocked, []Sample{{0, 2, Two(40, 40)}}, 6.375, false},
		"two close sessions count no less than 2.3°":    {LumbarLocked, weekly(40, 41), 6.375, false},
		"two distant sessions count as they are":        {SeatedRotation, weekly(40, 48), 15.68, false},
		"four close sessions count no less than 2.3°":   {LumbarLocked, weekly(40, 41, 40, 41), 6.375, false},
		"five close sessions count as they are":         {LumbarLocked, weekly(40, 41, 40, 41, 40), 2.263, true},
		"five equal sessions keep the error of reading": {LumbarLocked, weekly(40, 40, 40, 40, 40), 0.804, true},
		"a side alone says nothing of the spread": {
			LumbarLocked, []Sample{{0, 1, Two(40, 40)}, {7, 1, Pair{Left: 20, HasLeft: true}}}, 6.375, false,
		},
		"side-bend at first":               {SideBend, weekly(20, 21), 0, false},
		"side-bend from five sessions on":  {SideBend, weekly(20, 21, 20, 21, 20), 2.263, true},
		"trunk hold":                       {BieringSorensen, nil, 43, false},
		"trunk hold, ever so steady":       {BieringSorensen, weekly(100, 100, 100, 100, 100), 43, false},
		"trunk hold, very unsteady":        {BieringSorensen, weekly(100, 160), 117.6, false},
		"scapular hold":                    {ScapularHold, weekly(50), 30, false},
		"scapular hold, a little unsteady": {ScapularHold, weekly(50, 60), 30, false},
		"an unknown test":                  {"grip", weekly(1, 2, 3, 4, 5), 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := NoiseOf(tt.test, tt.of)
			if math.Abs(got.MDC-tt.mdc) > 0.005 || got.Own != tt.own || got.Known() != (tt.mdc > 0) {
				t.Errorf("got %+v, want an MDC of %g, own %v", got, tt.mdc, tt.own)
			}
		})
	}
}

func TestTypicalErrorAndMDCBelongTogether(t *testing.T) {
	for _, test := range []string{LumbarLocked, SeatedRotation, HalfKneeling} {
		if n := NoiseOf(test, nil); math.Abs(MDC(n.TypicalError)-n.MDC) > 1e-9 {
			t.Errorf("%s: error %g, MDC %g", test, n.TypicalError, n.MDC)
		}
	}
}

func TestAChangeIsRealOnlyBeyondTheMDC(t *testing.T) {
	for name, tt := range map[string]struct {
		from, to float64
		n        Noise
		want     bool
	}{
		"a gain beyond":           {40, 47, Noise{MDC: 6.4}, true},
		"a loss beyond":           {47, 40, Noise{MDC: 6.4}, true},
		"exactly the MDC":         {40, 46.4, Noise{MDC: 6.4}, false},
		"within":                  {40, 44, Noise{MDC: 6.4}, false},
		"no noise known, no word": {0, 100, Noise{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := RealChange(tt.from, tt.to, tt.n); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTypicalErrorIgnoresLevelAndSteadyGain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 90), 3, 12).Draw(t, "sessions")
		level := rapid.Float64Range(-50, 50).Draw(t, "level")
		gain := rapid.Float64Range(-5, 5).Draw(t, "gain")
		moved := make([]float64, len(values))
		for i, v := range values {
			moved[i] = v + level + gain*float64(i)
		}
		a, b := TypicalError(values), TypicalError(moved)
		if math.Abs(a-b) > 1e-6 {
			t.Fatalf("%g became %g", a, b)
		}
	})
}
