package exercise

import "testing"

func TestPhasesAreReadAsTheyAreWritten(t *testing.T) {
	for word, want := range map[string]Phase{"release": Release, "mobilize": Mobilize, "integrate": Integrate} {
		if got, ok := ParsePhase(word); !ok || got != want || got.String() != word {
			t.Errorf("%q is read as phase %d, %v", word, got, ok)
		}
	}
	if !(Release < Mobilize && Mobilize < Integrate) {
		t.Error("phases don't stand in the order of a circuit")
	}
}

func TestStagesAreReadAsTheyAreWritten(t *testing.T) {
	for word, want := range map[string]Stage{
		"mobility": Mobility, "static": Static, "eccentric": Eccentric, "concentric": Concentric, "functional": Functional,
	} {
		if got, ok := ParseStage(word); !ok || got != want || got.String() != word {
			t.Errorf("%q is read as stage %d, %v", word, got, ok)
		}
	}
	if Mobility != 1 || Functional != 5 {
		t.Errorf("the ladder goes from %d to %d", Mobility, Functional)
	}
}

func TestAStageOffTheLadderHasNoName(t *testing.T) {
	for _, s := range []Stage{-1, 0, 6, 1 << 40} {
		if s.String() != "" {
			t.Errorf("stage %d is called %q", s, s)
		}
	}
}

func TestVariablesAreReadAsTheyAreWritten(t *testing.T) {
	for word, want := range map[string]Variable{"nothing": ByNothing, "reps": ByReps, "time": ByTime, "load": ByLoad, "distance": ByDistance} {
		if got, ok := ParseVariable(word); !ok || got != want || got.String() != word {
			t.Errorf("%q is read as %d, %v", word, got, ok)
		}
	}
}

func TestOtherWordsAreRefused(t *testing.T) {
	for name, word := range map[string]string{
		"nothing at all":       "",
		"an upper-case letter": "Release",
		"a space":              "static ",
		"a number":             "1",
		"British spelling":     "mobilise",
		"a word of a class":    "SMR",
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := ParsePhase(word); ok || got != 0 {
				t.Errorf("%q is phase %d", word, got)
			}
			if got, ok := ParseStage(word); ok || got != 0 {
				t.Errorf("%q is stage %d", word, got)
			}
			if got, ok := ParseVariable(word); ok || got != ByNothing {
				t.Errorf("%q is variable %d", word, got)
			}
		})
	}
}

func TestTheFirstPhaseIsItsOwn(t *testing.T) {
	for name, c := range map[string]struct {
		phases []Phase
		own    Phase
		fits   []Phase
	}{
		"one phase":                          {[]Phase{Release}, Release, []Phase{Release}},
		"two phases, the first is its own":   {[]Phase{Mobilize, Integrate}, Mobilize, []Phase{Mobilize, Integrate}},
		"the order is not that of a circuit": {[]Phase{Integrate, Release}, Integrate, []Phase{Release, Integrate}},
		"none fits nowhere":                  {nil, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			e := Exercise{Phases: c.phases}
			if got := e.Phase(); got != c.own {
				t.Errorf("its own phase is %d, want %d", got, c.own)
			}
			for _, p := range []Phase{0, Release, Mobilize, Integrate} {
				want := false
				for _, f := range c.fits {
					want = want || f == p
				}
				if got := e.Fits(p); got != want {
					t.Errorf("fits phase %d: %v, want %v", p, got, want)
				}
			}
		})
	}
}
