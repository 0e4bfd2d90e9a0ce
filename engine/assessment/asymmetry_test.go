package assessment

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/unit"
)

func TestAsymmetry(t *testing.T) {
	left := func(flag, marked bool, ai float64) Asymmetry {
		return Asymmetry{Measure: LumbarLocked, Flag: flag, Side: body.Left, AI: ai, Marked: marked}
	}
	for name, tt := range map[string]struct {
		all   []Measures
		flags []string
		test  string
		want  Asymmetry
	}{
		"SH-02: 38 and 46 over two sessions are flagged and marked": {
			[]Measures{{Baselines: 2, LLR: Two(38, 46)}}, nil, LumbarLocked, left(true, true, 17.39),
		},
		"the same over one session is below 10 degrees": {
			[]Measures{{LLR: Two(38, 46)}}, nil, LumbarLocked, left(false, false, 17.39),
		},
		"exactly 10 degrees over one session is not more than 10": {
			[]Measures{{LLR: Two(35.1, 45.1)}}, nil, LumbarLocked, left(false, false, 22.17),
		},
		"11 degrees over one session is": {
			[]Measures{{LLR: Two(35, 46)}}, nil, LumbarLocked, left(true, true, 23.91),
		},
		"7 degrees of 60 are over 10 percent, under 15": {
			[]Measures{{Baselines: 2, LLR: Two(53, 60)}}, nil, LumbarLocked, left(true, false, 11.67),
		},
		"7 degrees of 71 are under 10 percent": {
			[]Measures{{Baselines: 2, LLR: Two(64, 71)}}, nil, LumbarLocked, left(false, false, 9.86),
		},
		"exactly 10 percent is flagged": {
			[]Measures{{Baselines: 2, LLR: Two(63, 70)}}, nil, LumbarLocked, left(true, false, 10),
		},
		"exactly 15 percent is marked": {
			[]Measures{{Baselines: 2, LLR: Two(51, 60)}}, nil, LumbarLocked, left(true, true, 15),
		},
		"the mean of both baseline sessions counts": {
			[]Measures{{Day: 0, LLR: Two(38, 45)}, {Day: 3, LLR: Two(38, 47)}}, nil, LumbarLocked, left(true, true, 17.39),
		},
		"a shaky baseline widens the noise": {
			[]Measures{{Day: 0, LLR: Two(33, 41)}, {Day: 3, LLR: Two(43, 51)}}, nil, LumbarLocked, left(false, false, 17.39),
		},
		"the last retest counts, and drops the flag": {
			[]Measures{{Baselines: 2, LLR: Two(38, 46)}, {Day: 30, LLR: Two(43, 46)}}, nil, LumbarLocked, left(false, false, 6.52),
		},
		"five quiet sessions make 5 degrees count": {
			[]Measures{
				{Day: 0, LLR: Two(40, 45)},
				{Day: 7, LLR: Two(40, 45)},
				{Day: 14, LLR: Two(41, 45)},
				{Day: 21, LLR: Two(40, 45)},
				{Day: 28, LLR: Two(40, 45)},
			}, nil, LumbarLocked, left(true, false, 11.11),
		},
		"both alike": {
			[]Measures{{LLR: Two(40, 40)}}, nil, LumbarLocked, Asymmetry{Measure: LumbarLocked},
		},
		"no degrees at all": {
			[]Measures{{Baselines: 2, LLR: Two(0, 0)}}, nil, LumbarLocked, Asymmetry{Measure: LumbarLocked},
		},
		"one side alone is not compared": {
			[]Measures{{LLR: Pair{Left: 40, HasLeft: true}}}, nil, LumbarLocked, Asymmetry{},
		},
		"a skipped test is not compared": {
			[]Measures{{LLR: Two(20, 46)}}, []string{"M10"}, LumbarLocked, Asymmetry{},
		},
		"seated rotation goes by the same rule": {
			[]Measures{{Baselines: 2, Seated: Two(50, 41)}},
			nil, SeatedRotation,
			Asymmetry{Measure: SeatedRotation, Flag: true, Side: body.Right, AI: 18, Marked: true},
		},
		"wall angels one point apart are flagged": {
			[]Measures{{SWA: Two(2, 3)}}, nil, SeatedWallAngel, Asymmetry{Measure: SeatedWallAngel, Flag: true, Side: body.Left},
		},
		"wall angels alike are not": {
			[]Measures{{SWA: Two(2, 2)}}, nil, SeatedWallAngel, Asymmetry{Measure: SeatedWallAngel},
		},
		"side-bend has no known error at first": {
			[]Measures{{Baselines: 2, SideBend: Two(12, 20)}},
			nil, SideBend,
			Asymmetry{Measure: SideBend, Side: body.Left, AI: 40},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := Assess(tt.all, tt.flags, 30)
			got, _ := f.Uneven(tt.test)
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateApprox(0, 0.005)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheWorseSideGetsTwoSets(t *testing.T) {
	if worse, better := (Asymmetry{Flag: true}).Ratio(); worse != 2 || better != 1 {
		t.Errorf("flagged: %d to %d, want 2 to 1", worse, better)
	}
	if worse, better := (Asymmetry{AI: 30}).Ratio(); worse != 1 || better != 1 {
		t.Errorf("not flagged: %d to %d, want 1 to 1", worse, better)
	}
}

func TestAFlagNeedsBothLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Two(rapid.Float64Range(-10, 90).Draw(t, "left"), rapid.Float64Range(-10, 90).Draw(t, "right"))
		n := Noise{MDC: rapid.Float64Range(0, 12).Draw(t, "mdc")}
		a := Compare(LumbarLocked, p, n)
		apart := math.Abs(p.Left - p.Right)
		if a.Flag && (apart <= n.MDC || a.AI < 9.999 || !n.Known()) {
			t.Fatalf("flagged %+v with a difference of %g and an MDC of %g", a, apart, n.MDC)
		}
		if a.Marked && !a.Flag {
			t.Fatal("marked without a flag")
		}
		if p.High() <= 0 && a.AI != 0 {
			t.Fatalf("AI %g although the better side is %g", a.AI, p.High())
		}
		if wider := Compare(LumbarLocked, p, Noise{MDC: n.MDC + 1}); wider.Flag && !a.Flag && n.Known() {
			t.Fatal("more noise raised a flag")
		}
	})
}

func BenchmarkAssess(b *testing.B) {
	var all []Measures
	for i := range 8 {
		all = append(all, Measures{Day: unit.Day(7 * i), LLR: Two(38, 46), SideBend: Two(20, 21), SWA: Two(1, 3), OWD: One(0)})
	}
	flags := []string{"M01", "M06"}
	b.ReportAllocs()
	for b.Loop() {
		Assess(all, flags, 40)
	}
}
