package assessment

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

func TestLoosePlanesStayAwayFromTheEnd(t *testing.T) {
	f := Assess([]Measures{{LLR: Two(64, 66), SideBend: Two(29, 29)}}, nil, 26)
	if got := f.Excluded(); got != exercise.RotEnd {
		t.Errorf("loose rotation excludes %v, want ROT_END", got)
	}
	if got := f.MidRange(); got != exercise.SideUnl {
		t.Errorf("loose side-bend keeps %v in mid-range, want SIDE_UNL", got)
	}
	if f.AnyLimited() {
		t.Error("loose is not limited")
	}
}

func TestEachPlaneHasItsAim(t *testing.T) {
	for name, tt := range map[string]struct {
		is          State
		hypermobile bool
		want        Aim
	}{
		"limited: mobilize, strengthen":                            {Limited, false, Aim{Mobilize: true, Strengthen: true}},
		"limited and hypermobile: gently in mid-range, strengthen": {Limited, true, Aim{Mobilize: true, MidRange: true, Strengthen: true}},
		"ok: strengthen, maintain":                                 {OK, false, Aim{Maintain: true, Strengthen: true}},
		"ok and hypermobile: strengthen":                           {OK, true, Aim{Strengthen: true}},
		"loose: strengthen only":                                   {Loose, false, Aim{Strengthen: true}},
		"loose and hypermobile: strengthen, no stretch":            {Loose, true, Aim{Strengthen: true, NoStretch: true}},
		"not measured: as ok":                                      {Unmeasured, false, Aim{Maintain: true, Strengthen: true}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tt.is.Aim(tt.hypermobile); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestPrimaryIsTheFirstLimitedPlane(t *testing.T) {
	for name, tt := range map[string]struct {
		measures Measures
		want     string
	}{
		"rotation before all":             {Measures{LLR: Two(30, 30), SideBend: Two(9, 9), OWD: One(4)}, LumbarLocked},
		"seated rotation where it counts": {Measures{Seated: Two(40, 40)}, SeatedRotation},
		"then side-bend":                  {Measures{LLR: Two(40, 40), SideBend: Two(9, 9), OWD: One(4)}, SideBend},
		"then occiput to wall":            {Measures{OWD: One(4)}, OcciputToWall},
		"none, though the shoulder is":    {Measures{LLR: Two(40, 40), SWA: Two(1, 1)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := Assess([]Measures{tt.measures}, nil, 40)
			if got := f.Primary(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestIgnoredTestsAreNamed(t *testing.T) {
	all := []Measures{{LLR: Two(30, 30), Seated: Two(40, 40), WallHold: HasShown}}
	got := Assess(all, []string{"M02"}, 70).Skipped
	if diff := cmp.Diff([]string{LumbarLocked, SeatedRotation, WallHold}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsSkippedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawSessions(t)
		flags := drawFlags(t)
		without := make([]Measures, len(all))
		for i, m := range all {
			without[i] = strip(m, flags)
		}
		age := rapid.IntRange(18, 90).Draw(t, "age")
		with, clean := Assess(all, flags, age), Assess(without, flags, age)
		with.Skipped, clean.Skipped = nil, nil
		with.Reasons, clean.Reasons = nil, nil
		if diff := cmp.Diff(clean, with); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestMirroredMeasuresGiveMirroredFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawSessions(t)
		mirrored := make([]Measures, len(all))
		for i, m := range all {
			m.LLR, m.Seated, m.HalfKneeling = mirror(m.LLR), mirror(m.Seated), mirror(m.HalfKneeling)
			m.SideBend, m.SWA, m.ArmRaise = mirror(m.SideBend), mirror(m.SWA), mirror(m.ArmRaise)
			mirrored[i] = m
		}
		a, b := Assess(all, nil, 40), Assess(mirrored, nil, 40)
		if a.RotationSide != b.RotationSide.Other() || a.SideBendSide != b.SideBendSide.Other() || a.ShoulderSide != b.ShoulderSide.Other() {
			t.Fatalf("sides %v %v %v against %v %v %v", a.RotationSide, a.SideBendSide, a.ShoulderSide, b.RotationSide, b.SideBendSide, b.ShoulderSide)
		}
		for i := range a.Asymmetries {
			want := a.Asymmetries[i]
			want.Side = want.Side.Other()
			if diff := cmp.Diff(want, b.Asymmetries[i]); diff != "" {
				t.Fatal(diff)
			}
		}
		if a.Rotation != b.Rotation || a.SideBend != b.SideBend || a.Shoulder != b.Shoulder {
			t.Fatal("a mirror image stands elsewhere")
		}
	})
}

func TestFindingsAgreeWithThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Assess(drawSessions(t), drawFlags(t), rapid.IntRange(18, 90).Draw(t, "age"))
		for d, is := range map[body.Directions]State{body.Rotation: f.Rotation, body.SideBend: f.SideBend, body.Extension: f.Extension} {
			if f.Limited&d != 0 != (is == Limited) {
				t.Fatalf("%v is %v, but the limited directions are %v", d, is, f.Limited)
			}
			if is != Limited && f.LimitedSide(d) != body.NoSide {
				t.Fatalf("%v is %v and has a limited side", d, is)
			}
		}
		if f.SWALow && f.SWAGood {
			t.Fatal("wall angels both low and good")
		}
		if f.Provisional && f.Rotation != Limited {
			t.Fatal("only limited rotation is provisional")
		}
		if f.Extension == Loose || f.Shoulder == Loose {
			t.Fatal("only rotation and side-bend can be loose")
		}
		known := map[string]bool{}
		for _, r := range Rules() {
			known[r.ID] = true
		}
		for _, r := range f.Reasons {
			if !known[r.Rule] {
				t.Fatalf("reason %q is no rule", r.Rule)
			}
		}
	})
}

func mirror(p Pair) Pair { return Pair{p.Right, p.Left, p.HasRight, p.HasLeft} }

// strip removes from a session what its flags and pain skip.
func strip(m Measures, flags []string) Measures {
	fields := map[string]*Pair{LumbarLocked: &m.LLR, SeatedRotation: &m.Seated, HalfKneeling: &m.HalfKneeling, SideBend: &m.SideBend, SeatedWallAngel: &m.SWA, ArmRaise: &m.ArmRaise}
	readings := map[string]*Reading{Extension: &m.Extension, OcciputToWall: &m.OWD, BieringSorensen: &m.BieringSorensen, ScapularHold: &m.Scapular, ProneHold: &m.Prone}
	shows := map[string]*Shown{WallHold: &m.WallHold, WallAngels: &m.WallAngels, OverheadSquat: &m.OverheadSquat}
	for _, test := range Tests() {
		if !Skip(test.ID, flags, m.PainMove) {
			continue
		}
		switch {
		case fields[test.ID] != nil:
			*fields[test.ID] = Pair{}
		case readings[test.ID] != nil:
			*readings[test.ID] = Reading{}
		case shows[test.ID] != nil:
			*shows[test.ID] = NotTaken
		}
	}
	return m
}

func drawSessions(t *rapid.T) []Measures {
	n := rapid.IntRange(0, 8).Draw(t, "sessions")
	out := make([]Measures, n)
	day := unit.Day(0)
	for i := range out {
		day += unit.Day(rapid.IntRange(0, 12).Draw(t, "days"))
		out[i] = Measures{
			Day:             day,
			Baselines:       rapid.IntRange(0, 2).Draw(t, "baselines"),
			PainMove:        unit.Rate(rapid.IntRange(-1, 10).Draw(t, "pain")),
			LLR:             drawPair(t, 20, 70),
			Seated:          drawPair(t, 30, 60),
			HalfKneeling:    drawPair(t, 30, 60),
			SideBend:        drawPair(t, 5, 32),
			SWA:             drawPair(t, 0, 3),
			ArmRaise:        drawPair(t, 0, 20),
			OWD:             Reading{rapid.Float64Range(0, 8).Draw(t, "owd"), rapid.Bool().Draw(t, "taken")},
			Prone:           Reading{rapid.Float64Range(0, 90).Draw(t, "prone"), rapid.Bool().Draw(t, "taken")},
			Scapular:        Reading{rapid.Float64Range(0, 90).Draw(t, "scapular"), rapid.Bool().Draw(t, "taken")},
			BieringSorensen: Reading{rapid.Float64Range(0, 200).Draw(t, "trunk"), rapid.Bool().Draw(t, "taken")},
			WallHold:        Shown(rapid.IntRange(0, 2).Draw(t, "hold")),
			WallAngels:      Shown(rapid.IntRange(0, 2).Draw(t, "angels")),
			OverheadSquat:   Shown(rapid.IntRange(0, 2).Draw(t, "squat")),
		}
	}
	return out
}

func drawPair(t *rapid.T, low, high int) Pair {
	return Pair{
		float64(rapid.IntRange(low, high).Draw(t, "left")), float64(rapid.IntRange(low, high).Draw(t, "right")),
		rapid.Bool().Draw(t, "has left"), rapid.Bool().Draw(t, "has right"),
	}
}

func drawFlags(t *rapid.T) []string {
	return rapid.SliceOfN(rapid.SampledFrom([]string{"M01", "M02", "M03", "M07", "M08", "M09u", "M10", "M11", "M14", "M18", "M20", "M06", "R14", CannotKneel}), 0, 3).Draw(t, "flags")
}
