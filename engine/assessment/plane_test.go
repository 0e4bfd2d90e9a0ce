package assessment

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/body"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

func TestPlanesStandWhereTheEvidenceSays(t *testing.T) {
	type planes struct{ Rotation, SideBend, Extension, Shoulder State }
	for name, tt := range map[string]struct {
		measures Measures
		flags    []string
		age      int
		want     planes
	}{
		"nothing measured limits nothing": {Measures{}, nil, 40, planes{}},
		"lumbar-locked rotation of 34 on one side is limited": {
			Measures{LLR: Two(34, 41)}, nil, 40, planes{Rotation: Limited},
		},
		"lumbar-locked rotation of exactly 35 is not limited": {
			Measures{LLR: Two(35, 35)}, nil, 40, planes{Rotation: OK},
		},
		"lumbar-locked rotation of exactly 60 is not loose": {
			Measures{LLR: Two(60, 60)}, nil, 40, planes{Rotation: OK},
		},
		"lumbar-locked rotation above 60 is loose": {
			Measures{LLR: Two(64, 66)}, nil, 26, planes{Rotation: Loose},
		},
		"a loose side beside a limited one leaves the plane limited": {
			Measures{LLR: Two(30, 62)}, nil, 26, planes{Rotation: Limited},
		},
		"seated rotation of 44 is limited": {
			Measures{Seated: Two(44, 50)}, nil, 40, planes{Rotation: Limited},
		},
		"seated rotation of exactly 45 is not limited": {
			Measures{Seated: Two(45, 45)}, nil, 40, planes{Rotation: OK},
		},
		"seated rotation is never loose": {
			Measures{Seated: Two(80, 80)}, nil, 40, planes{Rotation: OK},
		},
		"seated rotation does not count beside lumbar-locked": {
			Measures{LLR: Two(40, 41), Seated: Two(30, 30)}, nil, 40, planes{Rotation: OK},
		},
		"seated rotation counts where lumbar-locked is skipped": {
			Measures{LLR: Two(50, 50), Seated: Two(40, 42)}, []string{"M10"}, 31, planes{Rotation: Limited},
		},
		"side-bend of 16 is limited at 25": {
			Measures{SideBend: Two(16, 16)}, nil, 25, planes{SideBend: Limited},
		},
		"the same side-bend is fine at 45": {
			Measures{SideBend: Two(16, 16)}, nil, 45, planes{SideBend: OK},
		},
		"side-bend on its lower limit is not limited": {
			Measures{SideBend: Two(13.15, 13.15)}, nil, 45, planes{SideBend: OK},
		},
		"side-bend goes by the mean of left and right": {
			Measures{SideBend: Two(12, 22)}, nil, 25, planes{SideBend: OK},
		},
		"side-bend above the upper limit of the age is loose": {
			Measures{SideBend: Two(25, 25.2)}, nil, 45, planes{SideBend: Loose},
		},
		"below 25 years the interval of 25 counts": {
			Measures{SideBend: Two(16.3, 16.3)}, nil, 18, planes{SideBend: OK},
		},
		"above 75 years the interval of 75 counts": {
			Measures{SideBend: Two(8.5, 8.5)}, nil, 95, planes{SideBend: Limited},
		},
		"2 cm from the wall is limited at 59": {
			Measures{OWD: One(2)}, nil, 59, planes{Extension: Limited},
		},
		"2 cm from the wall is not limited at 60": {
			Measures{OWD: One(2)}, nil, 60, planes{Extension: OK},
		},
		"touching the wall is fine": {
			Measures{OWD: One(0)}, nil, 30, planes{Extension: OK},
		},
		"a wall angel of 1 on one side is limited": {
			Measures{SWA: Two(1, 3)}, nil, 28, planes{Shoulder: Limited},
		},
		"wall angels of 2 are fine": {
			Measures{SWA: Two(2, 2)}, nil, 28, planes{Shoulder: OK},
		},
		"a painful shoulder is not scored": {
			Measures{SWA: Two(0, 0)}, []string{"M07"}, 28, planes{},
		},
		"with pain of 6 on moving the day's range tests are ignored": {
			Measures{PainMove: unit.Rate(6), LLR: Two(20, 20), Seated: Two(20, 20), SideBend: Two(5, 5)}, nil, 28, planes{},
		},
		"with pain of 5 on moving they count": {
			Measures{PainMove: unit.Rate(5), LLR: Two(20, 20)}, nil, 28, planes{Rotation: Limited},
		},
		"after a healed fracture rotation is not tested at all": {
			Measures{LLR: Two(20, 20), Seated: Two(20, 20), SideBend: Two(5, 5)}, []string{"M02"}, 70, planes{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := Assess([]Measures{tt.measures}, tt.flags, tt.age)
			got := planes{f.Rotation, f.SideBend, f.Extension, f.Shoulder}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSeveralSessions(t *testing.T) {
	on := func(day unit.Day, left, right float64) Measures { return Measures{Day: day, LLR: Two(left, right)} }
	for name, tt := range map[string]struct {
		all         []Measures
		want        State
		provisional bool
	}{
		"one limited session is provisional":                       {[]Measures{on(0, 33, 40)}, Limited, true},
		"one session that is the mean of two is not":               {[]Measures{{Baselines: 2, LLR: Two(33, 40)}}, Limited, false},
		"one session that is fine is not provisional":              {[]Measures{on(0, 38, 40)}, OK, false},
		"two baseline sessions need a limited mean to be limited":  {[]Measures{on(0, 33, 40), on(4, 38, 41)}, OK, false},
		"two baseline sessions with a limited mean are limited":    {[]Measures{on(0, 33, 40), on(4, 36, 41)}, Limited, false},
		"a fine first and a low second go by their mean":           {[]Measures{on(0, 38, 40), on(4, 31, 41)}, Limited, false},
		"two days apart is a second baseline":                      {[]Measures{on(0, 33, 40), on(2, 38, 41)}, OK, false},
		"seven days apart is a second baseline":                    {[]Measures{on(0, 33, 40), on(7, 38, 41)}, OK, false},
		"eight days apart is a retest":                             {[]Measures{on(0, 33, 40), on(8, 38, 41)}, Limited, false},
		"taken again the next day the later counts":                {[]Measures{on(0, 33, 40), on(1, 38, 41)}, OK, false},
		"taken again the next day is no second baseline":           {[]Measures{on(0, 33, 40), on(1, 34, 41)}, Limited, true},
		"a small gain later keeps limited":                         {[]Measures{on(0, 33, 40), on(4, 34, 41), on(11, 37, 41)}, Limited, false},
		"a real gain later ends limited":                           {[]Measures{on(0, 33, 40), on(4, 34, 41), on(11, 41, 44)}, OK, false},
		"small gains add up to a real one":                         {[]Measures{on(0, 33, 40), on(4, 34, 40), on(11, 36, 41), on(18, 38, 42), on(25, 41, 44)}, OK, false},
		"a small loss makes limited, the lower stage":              {[]Measures{on(0, 36, 40), on(4, 36, 41), on(11, 34, 41)}, Limited, false},
		"a session later than a week is a retest, by 10 degrees":   {[]Measures{on(0, 33, 40), on(30, 42, 45)}, Limited, false},
		"past 10 degrees such a retest counts":                     {[]Measures{on(0, 33, 40), on(30, 44, 45)}, OK, false},
		"a small loss keeps loose, which allows less than ok":      {[]Measures{on(0, 60, 63), on(4, 60, 63), on(11, 58, 60)}, Loose, false},
		"a gain of the good side does not free the limited one":    {[]Measures{on(0, 33, 40), on(4, 33, 40), on(11, 36, 55)}, Limited, false},
		"a real loss of the loose side ends loose":                 {[]Measures{on(0, 50, 63), on(4, 50, 63), on(11, 50, 55)}, OK, false},
		"a loss of the tighter side does not end loose":            {[]Measures{on(0, 50, 61), on(4, 50, 61), on(11, 40, 59)}, Loose, false},
		"a day of high pain on moving is left out of the baseline": {[]Measures{on(0, 38, 40), {Day: 4, PainMove: unit.Rate(7), LLR: Two(20, 20)}}, OK, false},
	} {
		t.Run(name, func(t *testing.T) {
			for _, start := range []unit.Day{0, 20000} {
				for i := range tt.all {
					tt.all[i].Day += start
				}
				f := Assess(tt.all, nil, 40)
				if f.Rotation != tt.want || f.Provisional != tt.provisional {
					t.Errorf("from day %d: got %v, provisional %v; want %v, %v", start, f.Rotation, f.Provisional, tt.want, tt.provisional)
				}
			}
		})
	}
}

func TestSideBendIsTakenAtItsWordUntilItsNoiseIsKnown(t *testing.T) {
	on := func(values ...float64) []Measures {
		var out []Measures
		for i, v := range values {
			out = append(out, Measures{Day: unit.Day(10 * i), SideBend: Two(v, v)})
		}
		return out
	}
	for name, tt := range map[string]struct {
		all  []Measures
		want State
		kept bool
	}{
		"a gain in the second session counts":                {on(15, 17), OK, false},
		"after five sessions a gain within the noise is not": {on(15, 14, 15.5, 14.5, 15.9, 16.5), Limited, true},
		"after five sessions a gain beyond it is":            {on(15, 14, 15.5, 14.5, 15.9, 19), OK, false},
		"a gain that was not believed, then lost again":      {on(15, 14, 15.5, 14.5, 15.9, 16.5, 15), Limited, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := Assess(tt.all, nil, 25)
			kept := slices.ContainsFunc(f.Reasons, func(r evidence.Reason) bool { return r.Rule == "state-kept" })
			if f.SideBend != tt.want || kept != tt.kept {
				t.Errorf("got %v, kept %v", f.SideBend, kept)
			}
		})
	}
}

func TestTheRotationTestIsThatOfTheLastSession(t *testing.T) {
	llr := Measures{Day: 0, LLR: Two(30, 30)}
	seated := Measures{Day: 30, Seated: Two(50, 50)}
	for name, tt := range map[string]struct {
		all   []Measures
		flags []string
		want  string
	}{
		"lumbar-locked alone":                       {[]Measures{llr}, nil, LumbarLocked},
		"seated later takes over":                   {[]Measures{llr, seated}, nil, SeatedRotation},
		"lumbar-locked later takes over":            {[]Measures{seated, {Day: 40, LLR: Two(30, 30)}}, nil, LumbarLocked},
		"skipped lumbar-locked leaves seated":       {[]Measures{seated, {Day: 40, LLR: Two(30, 30)}}, []string{"M01"}, SeatedRotation},
		"who can't kneel is measured seated":        {[]Measures{{LLR: Two(30, 30), Seated: Two(50, 50)}}, []string{CannotKneel}, SeatedRotation},
		"nothing counts where both are skipped":     {[]Measures{llr, seated}, []string{"M14"}, ""},
		"nothing counts where nothing was measured": {nil, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := Assess(tt.all, tt.flags, 40)
			if f.RotationTest != tt.want {
				t.Errorf("got %q, want %q", f.RotationTest, tt.want)
			}
		})
	}
}

func TestTheSideToStartWith(t *testing.T) {
	for name, tt := range map[string]struct {
		measures Measures
		d        body.Directions
		want     body.Side
	}{
		"the only limited side":                             {Measures{LLR: Two(34, 36)}, body.Rotation, body.Left},
		"the only limited side, right":                      {Measures{LLR: Two(40, 30)}, body.Rotation, body.Right},
		"both limited and alike: neither":                   {Measures{LLR: Two(32, 34)}, body.Rotation, body.NoSide},
		"both limited and far apart: the worse":             {Measures{LLR: Two(34, 20)}, body.Rotation, body.Right},
		"no limit, no side":                                 {Measures{LLR: Two(40, 55)}, body.Rotation, body.NoSide},
		"extension has no sides":                            {Measures{OWD: One(5)}, body.Extension, body.NoSide},
		"side-bend without a known error has no worse side": {Measures{SideBend: Two(8, 12)}, body.SideBend, body.NoSide},
		"only one side was measured and it is limited":      {Measures{LLR: Pair{Right: 30, HasRight: true}}, body.Rotation, body.Right},
	} {
		t.Run(name, func(t *testing.T) {
			f := Assess([]Measures{tt.measures}, nil, 40)
			if got := f.LimitedSide(tt.d); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWallAngelsOpenOrCloseOverheadWork(t *testing.T) {
	for name, tt := range map[string]struct {
		swa       Pair
		low, good bool
		side      body.Side
		excluded  exercise.Classes
	}{
		"not measured":              {Pair{}, false, false, body.NoSide, 0},
		"2 on both sides":           {Two(2, 2), false, true, body.NoSide, 0},
		"1 on the left":             {Two(1, 3), true, false, body.Left, exercise.Overhead},
		"0 and 1: the lower":        {Two(1, 0), true, false, body.Right, exercise.Overhead},
		"1 on both":                 {Two(1, 1), true, false, body.NoSide, exercise.Overhead},
		"3 on one side alone":       {Pair{Left: 3, HasLeft: true}, false, false, body.NoSide, 0},
		"1 on one side alone":       {Pair{Right: 1, HasRight: true}, true, false, body.Right, exercise.Overhead},
		"uneven but good is no ban": {Two(2, 3), false, true, body.NoSide, 0},
	} {
		t.Run(name, func(t *testing.T) {
			f := Assess([]Measures{{SWA: tt.swa}}, nil, 28)
			if f.SWALow != tt.low || f.SWAGood != tt.good || f.ShoulderSide != tt.side || f.Excluded() != tt.excluded {
				t.Errorf("got low %v, good %v, side %q, excluded %v", f.SWALow, f.SWAGood, f.ShoulderSide, f.Excluded())
			}
			if f.AnyLimited() != tt.low {
				t.Errorf("AnyLimited %v, want %v", f.AnyLimited(), tt.low)
			}
		})
	}
}
