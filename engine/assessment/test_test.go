package assessment

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/unit"
)

// skips is the table of 3.3, written out once more from the other end.
var skips = map[string][]string{
	LumbarLocked:    {"M01", "M02", "M10", "M11", "M14", "M18", "M20"},
	SeatedRotation:  {"M02", "M11", "M14", "M20"},
	SeatedWallAngel: {"M07", "M08"},
	ArmRaise:        {"M07", "M08"},
	SideBend:        {"M02", "M14", "M20"},
	BieringSorensen: {"M01", "M02", "M03", "M04", "M09u", "M10", "M14", "M18", "M20"},
	ProneHold:       {"M01", "M02", "M03", "M04", "M09u", "M10", "M14", "M18", "M20"},
	SideBendAngle:   {"M02", "M14", "M20"},
	PlankRowHold:    {"M01", "M02", "M03", "M04", "M09u", "M10", "M14", "M18", "M20"},
	OverheadSquat:   {"M01", "M02", "M07", "M08", "M09u", "M11"},
	WallHold:        {"M02"},
	OcciputToWall:   nil,
	ScapularHold:    nil,
}

func TestEachTestIsSkippedUnderItsFlagsOnly(t *testing.T) {
	flags := []string{
		"M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09u", "M09c", "M10", "M10e", "M10p",
		"M11", "M12", "M13", "M14", "M15", "M16", "M17", "M18", "M19", "M20", "M21", "M22", "N01",
	}
	for test, want := range skips {
		var got []string
		for _, flag := range flags {
			if Skip(test, []string{"N03", flag}, unit.Rate(0)) {
				got = append(got, flag)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", test, diff)
		}
	}
}

func TestPainOnMovingSkipsTheRangeTestsOfTheDay(t *testing.T) {
	for _, test := range Tests() {
		want := slices.Contains([]string{LumbarLocked, SeatedRotation, HalfKneeling, SideBend, SideBendAngle, Extension}, test.ID)
		if got := Skip(test.ID, nil, unit.Rate(6)); got != want {
			t.Errorf("%s at pain 6: skipped %v, want %v", test.ID, got, want)
		}
		if Skip(test.ID, nil, unit.Rate(5)) || Skip(test.ID, nil, unit.Rating(0)) {
			t.Errorf("%s is skipped at pain 5, or where pain was not given", test.ID)
		}
	}
}

func TestAnUnknownTestIsSkipped(t *testing.T) {
	if !Skip("grip", nil, unit.Rate(0)) {
		t.Error("a test that nobody described can't count")
	}
}

func TestEveryTestIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, test := range Tests() {
		if seen[test.ID] {
			t.Errorf("%s stands twice", test.ID)
		}
		seen[test.ID] = true
		if test.Protocol != "test-"+test.ID || test.Trials < 1 || len(test.Sources) == 0 {
			t.Errorf("%s: protocol %q, %d trials, sources %v", test.ID, test.Protocol, test.Trials, test.Sources)
		}
		if (test.Unit == "") != (test.Max == 0) {
			t.Errorf("%s: a test with a unit has a range, one without has none", test.ID)
		}
		if test.TypicalError > 0 && test.MDC <= test.TypicalError {
			t.Errorf("%s: MDC %g against an error of %g", test.ID, test.MDC, test.TypicalError)
		}
		found, ok := Find(test.ID)
		if diff := cmp.Diff(test, found); !ok || diff != "" {
			t.Errorf("%s is not found as it is listed: %s", test.ID, diff)
		}
		m := Measures{}
		if m.has(test.ID) {
			t.Errorf("%s: the zero Measures has it", test.ID)
		}
	}
}

func TestEveryTestIsReadFromItsOwnField(t *testing.T) {
	taken := map[string]Measures{
		LumbarLocked: {LLR: Two(1, 2)}, SeatedRotation: {Seated: Two(1, 2)}, HalfKneeling: {HalfKneeling: Two(1, 2)},
		Extension: {Extension: One(1)}, OcciputToWall: {OWD: One(1)}, SeatedWallAngel: {SWA: Two(1, 2)},
		ArmRaise: {ArmRaise: Two(1, 2)}, SideBend: {SideBend: Two(1, 2)}, BieringSorensen: {BieringSorensen: One(1)},
		ScapularHold: {Scapular: One(1)}, ProneHold: {Prone: One(1)}, SideBendAngle: {SideBendTilt: Two(1, 2)}, PlankRowHold: {PlankRow: Two(1, 2)}, WallHold: {WallHold: NotShown},
		WallAngels: {WallAngels: HasShown}, OverheadSquat: {OverheadSquat: HasShown},
	}
	for _, test := range Tests() {
		for id, m := range taken {
			if got := m.has(test.ID); got != (id == test.ID) {
				t.Errorf("%s taken: has %s %v", id, test.ID, got)
			}
		}
	}
}

func TestTheIntervalOfSideBendFollowsTheThreeAgesReported(t *testing.T) {
	for name, tt := range map[string]struct {
		age       int
		low, high float64
	}{
		"25 years": {25, 16.2, 28.0},
		"45 years": {45, 13.2, 25.0},
		"65 years": {65, 10.1, 21.9},
		"18 years": {18, 16.2, 28.0},
		"90 years": {90, 8.6, 20.4},
	} {
		t.Run(name, func(t *testing.T) {
			low, high := SideBendInterval(tt.age)
			if d := max(low-tt.low, tt.low-low, high-tt.high, tt.high-high); d > 0.06 {
				t.Errorf("got %g to %g, want %g to %g", low, high, tt.low, tt.high)
			}
		})
	}
}

func TestSeries(t *testing.T) {
	all := []Measures{
		{Day: 0, LLR: Two(40, 41)},
		{Day: 1, LLR: Two(42, 43)},
		{Day: 3, SideBend: Two(20, 20)},
		{Day: 8, PainMove: unit.Rate(8), LLR: Two(10, 10)},
		{Day: 9, LLR: Two(44, 45), Baselines: 2},
	}
	want := []Sample{{1, 1, Two(42, 43)}, {9, 2, Two(44, 45)}}
	if diff := cmp.Diff(want, Series(LumbarLocked, all, nil)); diff != "" {
		t.Error(diff)
	}
	if got := Series(LumbarLocked, all, []string{"M18"}); len(got) != 0 {
		t.Errorf("skipped, but listed: %v", got)
	}
}

func TestRetestWeeklyAtMost(t *testing.T) {
	for days, want := range map[unit.Day]bool{0: false, 6: false, 7: true, 40: true} {
		if got := MayRetest(100, 100+days); got != want {
			t.Errorf("after %d days: %v, want %v", days, got, want)
		}
	}
}
