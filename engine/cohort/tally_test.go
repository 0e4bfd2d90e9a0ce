package cohort

import (
	"reflect"
	"testing"

	"tspine/engine/progression"
)

func TestTalliesAddUpInAnyOrder(t *testing.T) {
	d := NewDecider(few(), Real())
	a, b, c := decided(d, 0, 40, 12), decided(d, 40, 30, 12), decided(d, 70, 50, 12)
	var one, other Tally
	for _, part := range []*Tally{a, b, c} {
		one.Add(part)
	}
	for _, part := range []*Tally{c, a, b} {
		other.Add(part)
	}
	if one != other {
		t.Error("the order counts")
	}
	if whole := decided(d, 0, 120, 12); *whole != one {
		t.Errorf("parts give %+v, the whole %+v", one, *whole)
	}
}

func TestAddCountsEveryField(t *testing.T) {
	var from, to Tally
	fill(reflect.ValueOf(&from).Elem())
	to.Add(&from)
	if to != from {
		t.Errorf("got %+v, want %+v", to, from)
	}
	if to.Broken() != int64(violationEnd) {
		t.Errorf("broken: %d", to.Broken())
	}
}

// fill sets every number to 1.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i))
		}
	default:
		v.SetInt(1)
	}
}

func TestWhatATallyCountsAddsUpToPeopleAndWeeks(t *testing.T) {
	got := decided(NewDecider(few(), Real()), 0, 400, 30)
	for name, c := range map[string]struct{ got, want int64 }{
		"people":                 {got.People, 400},
		"weeks":                  {got.Weeks, 400 * 30},
		"entries":                {sum(got.Entry[:]), 400},
		"first stages":           {sum(got.Began[:]), 400},
		"last stages":            {sum(got.Ended[:]), 400},
		"people by flares":       {sum(got.Flares[:]), 400},
		"the ladder":             {sum(got.Ladder[:]) + got.Below, 400},
		"trained weeks by stage": {sum(got.Stages[:]), got.Trained},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %d, want %d", name, c.got, c.want)
		}
	}
	if got.Trained == 0 || got.Trained > got.Weeks || got.Sessions < got.Trained || sum(got.Doses[:]) < got.Trained {
		t.Errorf("%+v", got)
	}
}

func TestEveryDecisionHasAPlace(t *testing.T) {
	for i, k := range Kinds() {
		if place(k) != i {
			t.Errorf("%s: %d", k, place(k))
		}
	}
	if len(Kinds()) != 12 || place(progression.KindHold) == place(progression.KindProgress) {
		t.Error("not every kind")
	}
}

func TestQuantiles(t *testing.T) {
	bins := []int64{0, 2, 0, 6, 2}
	for q, want := range map[float64]int{0: 1, 0.2: 1, 0.21: 3, 0.5: 3, 0.8: 3, 0.81: 4, 1: 4} {
		if got := Quantile(bins, q); got != want {
			t.Errorf("%g: got %d, want %d", q, got, want)
		}
	}
	if Quantile(nil, 0.5) != 0 || Quantile([]int64{0, 0}, 0.5) != 0 {
		t.Error("nothing counted")
	}
}

func TestDosesAreBinnedByTheSourcesLowerDose(t *testing.T) {
	var got Tally
	for _, total := range []int{5, 10, 10, 19, 1000} {
		got.dosed(total, 10)
	}
	if got.Doses[5] != 1 || got.Doses[10] != 2 || got.Doses[19] != 1 || got.Doses[doseBins-1] != 1 {
		t.Errorf("%v", got.Doses)
	}
}
