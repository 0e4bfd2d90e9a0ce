package assessment

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestTheMeanOfTheTrialsCounts(t *testing.T) {
	for name, tt := range map[string]struct {
		left, right []float64
		want        Pair
	}{
		"three a side":             {[]float64{38, 40, 42}, []float64{44, 45, 46}, Two(40, 45)},
		"one side was not taken":   {[]float64{38, 42}, nil, Pair{Left: 40, HasLeft: true}},
		"nothing taken":            {nil, nil, Pair{}},
		"a measured zero is taken": {[]float64{0}, []float64{0}, Two(0, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Trials(tt.left, tt.right); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestAPairWithOneSideIsThatSide(t *testing.T) {
	for name, tt := range map[string]struct {
		p               Pair
		low, high, mean float64
	}{
		"both":       {Two(40, 30), 30, 40, 35},
		"left only":  {Pair{Left: 40, HasLeft: true}, 40, 40, 40},
		"right only": {Pair{Right: 30, HasRight: true}, 30, 30, 30},
		"neither":    {Pair{}, 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if tt.p.Low() != tt.low || tt.p.High() != tt.high || tt.p.Mean() != tt.mean {
				t.Errorf("got %g, %g, %g", tt.p.Low(), tt.p.High(), tt.p.Mean())
			}
		})
	}
}

func TestWallHoldAndWallAngelsShown(t *testing.T) {
	for name, tt := range map[string]struct{ got, want Shown }{
		"10 × 10 s at pain 2":           {ShowsWallHold(10, 10, unit.Rate(2), nil), HasShown},
		"10 × 10 s at pain 3":           {ShowsWallHold(10, 10, unit.Rate(3), nil), NotShown},
		"10 × 10 s, pain not given":     {ShowsWallHold(10, 10, unit.Rating(0), nil), NotShown},
		"9 × 10 s":                      {ShowsWallHold(9, 10, unit.Rate(0), nil), NotShown},
		"10 × 9 s":                      {ShowsWallHold(10, 9, unit.Rate(0), nil), NotShown},
		"10 × 5 s":                      {ShowsWallHold(10, 5, unit.Rate(0), nil), NotShown},
		"10 × 5 s under M01":            {ShowsWallHold(10, 5, unit.Rate(0), []string{"M01"}), HasShown},
		"10 × 4 s under M01":            {ShowsWallHold(10, 4, unit.Rate(0), []string{"M01"}), NotShown},
		"2 × 8 angels with contacts":    {ShowsWallAngels(2, 8, true), HasShown},
		"2 × 8 angels, contacts lost":   {ShowsWallAngels(2, 8, false), NotShown},
		"1 × 8 angels":                  {ShowsWallAngels(1, 8, true), NotShown},
		"2 × 7 angels":                  {ShowsWallAngels(2, 7, true), NotShown},
		"the zero value was not taken":  {Measures{}.WallHold, NotTaken},
		"more than asked for is shown":  {ShowsWallHold(12, 15, unit.Rate(1), nil), HasShown},
		"more angels than asked for is": {ShowsWallAngels(3, 10, true), HasShown},
	} {
		t.Run(name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %v, want %v", tt.got, tt.want)
			}
		})
	}
}

func TestEntriesThatCanNotBeRightAreAllNamed(t *testing.T) {
	for name, tt := range map[string]struct {
		m    Measures
		want []string
	}{
		"nothing measured":               {Measures{}, nil},
		"all in range":                   {Measures{LLR: Two(38, 46), SWA: Two(0, 3), OWD: One(0), Baselines: 2}, nil},
		"what was not taken is not seen": {Measures{LLR: Pair{Left: -5}, OWD: Reading{Value: -1}}, nil},
		"several at once": {
			Measures{LLR: Two(-1, 121), SWA: Two(1.5, 4), OWD: One(math.NaN()), Baselines: -1, PainRest: unit.Rating(12)},
			[]string{
				"pain-rest out-of-range", "baselines out-of-range", "llr.left out-of-range", "llr.right out-of-range",
				"owd out-of-range", "swa.left not-whole", "swa.right out-of-range",
			},
		},
		"every rating is looked at": {
			Measures{PainMove: 12, PainWorst: 13, Stiffness: 14},
			[]string{"pain-move out-of-range", "pain-worst out-of-range", "stiffness out-of-range"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range tt.m.Check() {
				got = append(got, f.Path+" "+f.Code)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatPassesTheCheckIsAssessed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawSessions(t)
		for i := range all {
			if f := all[i].Check(); f.Err() != nil {
				t.Fatal(f)
			}
		}
		Assess(all, drawFlags(t), rapid.IntRange(0, 110).Draw(t, "age"))
	})
}
