package cohort

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/assessment"
	"tspine/engine/person"
	"tspine/engine/unit"
)

func TestTheSameNumberMakesUpTheSamePerson(t *testing.T) {
	for i := range uint64(50) {
		if diff := cmp.Diff(Draw(of(i)), Draw(of(i))); diff != "" {
			t.Fatal(diff)
		}
	}
	if a, b := Draw(of(1)), Draw(of(2)); cmp.Equal(a, b) {
		t.Error("two people are the same person")
	}
}

func TestMadeUpPeopleCouldBePeople(t *testing.T) {
	met := map[person.Training]int{}
	women, children, measured, painless := 0, 0, 0, 0
	const many = 4000
	for i := range uint64(many) {
		p := Draw(of(i))
		met[p.Profile.Training]++
		if p.Profile.Sex == person.Female {
			women++
		}
		if p.Profile.Age < adultAge {
			children++
		}
		if p.Measures.Baselines > 0 {
			measured++
		}
		if p.Level == 0 {
			painless++
		}
		if faults := p.Measures.Check(); len(faults) > 0 {
			t.Fatal(faults)
		}
		whole := p.Profile.Age >= AgeYoungest && p.Profile.Age <= AgeOldest && p.Profile.Minutes > 0 && p.Kit < len(kits)
		if !whole || p.Level < 0 || p.Level > unit.MaxRating || p.Usual > p.Level || p.Keeps < KeepsLeast || p.Keeps > KeepsMost {
			t.Fatalf("%+v", p)
		}
	}
	for name, c := range map[string]struct {
		got  int
		want float64
	}{
		"women": {women, ShareWomen}, "lifters": {met[person.Lifter], ShareLifters}, "active": {met[person.Active], ShareActive},
		"measured": {measured, ShareMeasured}, "free of pain": {painless, SharePainless},
	} {
		if off := float64(c.got)/many - c.want; off < -0.03 || off > 0.03 {
			t.Errorf("%s: %d of %d, want %g", name, c.got, many, c.want)
		}
	}
	if children == 0 {
		t.Error("nobody is too young")
	}
}

func TestRatingsAreLevelsRounded(t *testing.T) {
	for level, want := range map[float64]int{-3: 0, -0.4: 0, 0: 0, 0.4: 0, 0.5: 1, 4.49: 4, 9.6: 10, 31: 10} {
		if got := rate(level); !got.Given() || got.Value() != want {
			t.Errorf("%g: got %d, want %d", level, got.Value(), want)
		}
	}
}

func TestTrianglesStayInside(t *testing.T) {
	r := of(1)
	below := 0
	for range 2000 {
		x := triangle(r, 2, 3, 10)
		if x < 2 || x > 10 {
			t.Fatal(x)
		}
		if x < 5 {
			below++
		}
	}
	if below < 1000 {
		t.Errorf("%d of 2000 below the middle", below)
	}
}

func TestSomeWereNeverMeasured(t *testing.T) {
	for i := range uint64(40) {
		p := Draw(of(i))
		taken := p.Measures.LLR.Taken() && p.Measures.OWD.Taken && p.Measures.SWA.Taken() && p.Measures.WallHold != assessment.NotTaken
		if taken != (p.Measures.Baselines > 0) {
			t.Errorf("half measured: %+v", p.Measures)
		}
	}
}
