package evidence

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestAReasonKeepsItsNumbersInOrder(t *testing.T) {
	r := Because("ease-when-pain-lasts").With("worst-pain", 6).With("morning-change", 2)
	if r.Rule != "ease-when-pain-lasts" {
		t.Errorf("rule %q", r.Rule)
	}
	if want := []Figure{{"worst-pain", 6}, {"morning-change", 2}}; !slices.Equal(r.Figures(), want) {
		t.Errorf("figures %v, want %v", r.Figures(), want)
	}
}

func TestFiguresAreFoundByName(t *testing.T) {
	r := Because("rule").With("gap-days", 0).With("old", 20).With("old", 22)
	for name, c := range map[string]struct {
		figure string
		want   float64
		found  bool
	}{
		"a figure of zero is there":              {"gap-days", 0, true},
		"of two of the same name the first":      {"old", 20, true},
		"a name that was not added":              {"new", 0, false},
		"the empty name of a place not yet used": {"", 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got, found := r.Figure(c.figure); got != c.want || found != c.found {
				t.Errorf("%q: %v, %v; want %v, %v", c.figure, got, found, c.want, c.found)
			}
		})
	}
}

func TestTheZeroReasonLookedAtNothing(t *testing.T) {
	var r Reason
	if len(r.Figures()) != 0 {
		t.Errorf("figures %v", r.Figures())
	}
	if _, found := r.Figure("any"); found {
		t.Error("a figure was found")
	}
	if Because("") != r {
		t.Error("a reason without a rule isn't the zero Reason")
	}
}

func TestAReasonIsNotChangedByWhatIsMadeOfIt(t *testing.T) {
	base := Because("rule").With("a", 1)
	left, right := base.With("b", 2), base.With("c", 3)
	if base.Count != 1 || left.Figures()[1].Name != "b" || right.Figures()[1].Name != "c" {
		t.Errorf("base %v, left %v, right %v", base.Figures(), left.Figures(), right.Figures())
	}
	list := base.Figures()
	_ = append(list, Figure{"d", 4})
	list[0].Value = 9
	if v, _ := base.Figure("a"); v != 1 || base.Looked[1] != (Figure{}) {
		t.Errorf("changing the list changed the reason: %v", base.Looked)
	}
}

func TestAReasonKeepsTheFirstEightNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-100, 100), 0, 12).Draw(t, "values")
		r := Because("rule")
		for i, v := range values {
			r = r.With("n"+strconv.Itoa(i), v)
		}
		kept := values[:min(len(values), 8)]
		if r.Count != len(kept) || len(r.Figures()) != len(kept) {
			t.Fatalf("%d figures of %d, want %d", r.Count, len(values), len(kept))
		}
		for i, v := range values {
			got, found := r.Figure("n" + strconv.Itoa(i))
			if found != (i < len(kept)) || found && got != v {
				t.Fatalf("figure %d: %v, %v; want %v", i, got, found, v)
			}
		}
	})
}

func TestMakingAReasonAllocatesNothing(t *testing.T) {
	var kept Reason
	if n := testing.AllocsPerRun(100, func() {
		kept = Because("rule").With("a", 1).With("b", 2)
		_, _ = kept.Figure("b")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if kept.Count != 2 {
		t.Errorf("%d figures", kept.Count)
	}
}

func TestAReasonIsWrittenAsItsRuleAndNumbers(t *testing.T) {
	for name, c := range map[string]struct {
		r    Reason
		want string
	}{
		"a rule alone":         {Because("hold"), "hold"},
		"with its numbers":     {Because("raise-total").With("old-total", 20).With("new-total", 22), "raise-total old-total=20 new-total=22"},
		"with a fraction":      {Because("load-jump").With("new-kg", 12.5), "load-jump new-kg=12.5"},
		"under nothing":        {Because("change").With("morning", -2), "change morning=-2"},
		"no reason is nothing": {Reason{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.r.MarshalText()
			if err != nil || string(got) != c.want {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestAReasonThatCannotBeReadSaysWhy(t *testing.T) {
	for name, text := range map[string]string{
		"a number in words":     "hold days=ten",
		"a number without name": "hold 7",
		"a name without number": "hold days=",
		"two equal signs":       "hold days=1=2",
	} {
		t.Run(name, func(t *testing.T) {
			var r Reason
			if err := r.UnmarshalText([]byte(text)); err == nil {
				t.Errorf("%q is read as %+v", text, r)
			}
		})
	}
}

func TestReasonsRoundTrip(t *testing.T) {
	name := rapid.StringMatching(`[a-z]{1,5}(-[a-z]{1,5})?`)
	rapid.Check(t, func(t *rapid.T) {
		want := Because(name.Draw(t, "rule"))
		for range rapid.IntRange(0, 8).Draw(t, "figures") {
			want = want.With(name.Draw(t, "name"), rapid.Float64().Draw(t, "value"))
		}
		text, err := want.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		got := Because("another").With("left", 1)
		if err := got.UnmarshalText(text); err != nil || got != want {
			t.Fatalf("%q is read as %+v, %v; want %+v", text, got, err, want)
		}
	})
}
