package fault

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNothingWrongIsNoError(t *testing.T) {
	var none Faults
	if err := none.Err(); err != nil {
		t.Errorf("no faults gave %v", err)
	}
	if err := (Faults{}).Err(); err != nil {
		t.Errorf("an empty list gave %v", err)
	}
	if none.Error() != "" {
		t.Errorf("no faults read %q", none.Error())
	}
}

func TestFaultsAreAnErrorThatCanBeFoundAgain(t *testing.T) {
	var all Faults
	all.Add("age", "out-of-range", "140", "0 to 110")
	err := fmt.Errorf("read about: %w", all.Err())
	var back Faults
	if !errors.As(err, &back) || len(back) != 1 || back[0].Code != "out-of-range" {
		t.Errorf("%v gave back %v", err, back)
	}
}

func TestAFaultSaysWhereWhatAndWhatWouldBeRight(t *testing.T) {
	for name, c := range map[string]struct {
		f    Fault
		want string
	}{
		"all of it":                 {Fault{"stages[1].dose", "too-long", "300s", "at most 120s", 4}, `stages[1].dose: too-long "300s" (want at most 120s)`},
		"the whole has no path":     {Fault{Code: "empty-file"}, "empty-file"},
		"nothing was found":         {Fault{Path: "id", Code: "missing-key", Want: "id"}, "id: missing-key (want id)"},
		"nothing can be proposed":   {Fault{Code: "unknown-key", Got: "x"}, `unknown-key "x"`},
		"what was found is quoted":  {Fault{Code: "not-yaml", Got: "a\n\"b\""}, `not-yaml "a\n\"b\""`},
		"letters stay letters":      {Fault{Code: "not-an-id", Got: "über"}, `not-an-id "über"`},
		"the column is not written": {Fault{Code: "descending", Got: "9-8", Column: 7}, `descending "9-8"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.f.String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestEveryFaultHasALineOfItsOwn(t *testing.T) {
	var all Faults
	all.Add("age", "out-of-range", "140", "0 to 110")
	all.Add("minutes", "out-of-range", "0", "2 to 180")
	want := "age: out-of-range \"140\" (want 0 to 110)\nminutes: out-of-range \"0\" (want 2 to 180)"
	if all.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", all.Error(), want)
	}
}

func TestThePathOfAPartStandsBeforeItsOwn(t *testing.T) {
	for name, c := range map[string]struct{ under, path, want string }{
		"a field of a part":          {"stages[1]", "dose", "stages[1].dose"},
		"a place in a list":          {"lines", "[3].dose", "lines[3].dose"},
		"the part as a whole":        {"dose", "", "dose"},
		"a part without a name":      {"", "dose", "dose"},
		"neither has a name":         {"", "", ""},
		"a list in the whole":        {"", "[0]", "[0]"},
		"a part of a part of a part": {"a.b", "c.d", "a.b.c.d"},
	} {
		t.Run(name, func(t *testing.T) {
			var all Faults
			all.Under(c.under, Faults{{Path: c.path, Code: "too-long", Got: "9", Want: "8", Column: 5}})
			if want := (Fault{c.want, "too-long", "9", "8", 5}); len(all) != 1 || all[0] != want {
				t.Errorf("got %+v, want %+v", all, want)
			}
		})
	}
}

func TestUnderLeavesThePartAsItWas(t *testing.T) {
	part := Faults{{Path: "dose", Code: "too-long"}}
	var all Faults
	all.Add("", "empty-file", "", "")
	all.Under("line", part)
	all.Under("line", nil)
	if part[0].Path != "dose" {
		t.Errorf("the part's own path became %q", part[0].Path)
	}
	if len(all) != 2 || all[0].Code != "empty-file" || all[1].Path != "line.dose" {
		t.Errorf("all faults: %+v", all)
	}
}

func TestUnderTwiceIsUnderBoth(t *testing.T) {
	step := rapid.SampledFrom([]string{"", "[0]", "[12]", "dose", "stages"})
	rapid.Check(t, func(t *rapid.T) {
		outer, inner := step.Draw(t, "outer"), step.Draw(t, "inner")
		part := Faults{{Path: step.Draw(t, "own"), Code: "a"}, {Path: step.Draw(t, "other"), Code: "b"}}
		var once, twice, path Faults
		once.Under(inner, part)
		twice.Under(outer, once)
		path.Under(outer, Faults{{Path: inner}})
		var direct Faults
		direct.Under(path[0].Path, part)
		if !slices.Equal(twice, direct) {
			t.Fatalf("step by step %+v, at once %+v", twice, direct)
		}
		if got := strings.Count(twice.Error(), "\n"); got != len(part)-1 {
			t.Fatalf("%d faults on %d lines", len(part), got+1)
		}
	})
}
