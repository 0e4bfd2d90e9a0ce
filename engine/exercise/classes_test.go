package exercise

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestClassesStandInTheOrderOfTheEvidence(t *testing.T) {
	want := []string{
		"BREATH", "SMR", "FLEXEXT", "ROLL_EXT", "CHAIR_EXT", "EXT_UNL", "EXT_END", "ROT_UNL", "ROT_END", "SIDE_UNL", "SCAP",
		"PRONE_EXT", "PULL", "HINGE", "PLANK", "ECC_BALL", "BRIDGE", "HEAD_LOW", "OVERHEAD", "ROT_LOAD", "ANT_LOAD", "FLEX_LOAD",
	}
	if got := AllClasses.Codes(); !slices.Equal(got, want) {
		t.Errorf("all classes are\n%v, want\n%v", got, want)
	}
	for i, c := range []Classes{
		Breath, SMR, FlexExt, RollExt, ChairExt, ExtUnl, ExtEnd, RotUnl, RotEnd, SideUnl, Scap,
		ProneExt, Pull, Hinge, Plank, EccBall, Bridge, HeadLow, Overhead, RotLoad, AntLoad, FlexLoad,
	} {
		if c.String() != want[i] {
			t.Errorf("class %d is called %s, want %s", i, c, want[i])
		}
	}
}

func TestClassesAreWrittenWithCommas(t *testing.T) {
	for name, c := range map[string]struct {
		set  Classes
		want string
	}{
		"no class":                     {0, ""},
		"one":                          {Scap, "SCAP"},
		"the order is fixed":           {Plank | Pull, "PULL, PLANK"},
		"what is no class is left out": {FlexLoad | classEnd, "FLEX_LOAD"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.set.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOneSharedClassIsEnough(t *testing.T) {
	for name, c := range map[string]struct {
		a, b Classes
		want bool
	}{
		"the same class":          {Pull, Pull, true},
		"one of several":          {Pull | Plank, Hinge | Plank, true},
		"classes beside it":       {Pull | Plank, Hinge | Bridge, false},
		"nothing shares nothing":  {0, 0, false},
		"nothing shares no class": {0, AllClasses, false},
		"all share every class":   {AllClasses, Breath, true},
	} {
		t.Run(name, func(t *testing.T) {
			if a, b := c.a.Has(c.b), c.b.Has(c.a); a != c.want || b != c.want {
				t.Errorf("%v and %v, want %v both ways", a, b, c.want)
			}
		})
	}
}

func TestWhatIsNoClassIsRefused(t *testing.T) {
	for _, code := range []string{"", "pull", "PULL ", "EXT", "EXT_END, SMR", "FLEX-LOAD", "CLASSEND"} {
		if got, ok := ParseClass(code); ok || got != 0 {
			t.Errorf("%q is read as %s", code, got)
		}
	}
}

func TestSharingIsWhatTheCodesShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := Classes(rapid.Uint32().Draw(t, "a"))&AllClasses, Classes(rapid.Uint32().Draw(t, "b"))&AllClasses
		shared := slices.ContainsFunc(a.Codes(), func(code string) bool { return slices.Contains(b.Codes(), code) })
		if a.Has(b) != shared {
			t.Fatalf("%s with %s: %v, want %v", a, b, a.Has(b), shared)
		}
	})
}
