package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"runtime"
	"testing"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/cohort"
	"tspine/exchange"
)

func world(t *testing.T) app.World {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return app.Cohort(lib)
}

func TestASimulationIsTheSameOnAnyNumberOfProcessors(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	w := world(t)
	for name, r := range map[string]run{
		"decisions": {people: 5300, weeks: 20, seed: 7, decisionsOnly: true}, "sessions": {people: 40, weeks: 5, seed: 7},
	} {
		runtime.GOMAXPROCS(1)
		want := r.live(w)
		if want.People != int64(r.people) || want.Weeks != int64(r.people*r.weeks) {
			t.Errorf("%s: %d people, %d weeks", name, want.People, want.Weeks)
		}
		for _, n := range []int{2, 4, 7} {
			runtime.GOMAXPROCS(n)
			if got := r.live(w); got != want {
				t.Errorf("%s: another result on %d processors", name, n)
			}
		}
	}
}

func TestAnotherSeedMakesOtherPeople(t *testing.T) {
	w := world(t)
	one, other := run{people: 200, weeks: 10, seed: 1, decisionsOnly: true}, run{people: 200, weeks: 10, seed: 2, decisionsOnly: true}
	if one.live(w) == other.live(w) {
		t.Error("the same people")
	}
}

func TestTheRulesOnTheCatalogNeverViolateAnything(t *testing.T) {
	w := world(t)
	for name, r := range map[string]run{
		"decisions": {people: 4000, weeks: 52, seed: 3, decisionsOnly: true}, "sessions": {people: 30, weeks: 52, seed: 3},
	} {
		got := r.live(w)
		for _, v := range cohort.Violations() {
			if n := got.Violations[v]; n > 0 {
				t.Errorf("%s: %s, %d times", name, v, n)
			}
		}
		if got.Trained == 0 || got.Below == got.People {
			t.Errorf("%s: nobody came on: %+v", name, got)
		}
	}
}

func TestWhatASimulationPrints(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		json bool
	}{
		"tables":                  {[]string{"--people", "60", "--weeks", "4", "--decisions-only"}, exitDone, false},
		"JSON":                    {[]string{"--people", "60", "--weeks", "4", "--decisions-only", "--json"}, exitDone, true},
		"not without people":      {[]string{"--people", "0"}, exitUsage, false},
		"not for a hundred years": {[]string{"--weeks", "5200"}, exitUsage, false},
	} {
		var out bytes.Buffer
		w := newCommand().World
		w.Out = &out
		if code := Run(context.Background(), append([]string{"simulate"}, c.args...), w); code != c.code {
			t.Errorf("%s: code %d, want %d", name, code, c.code)
		}
		if !c.json {
			continue
		}
		var got exchange.Simulation
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if got.People != 60 || got.PersonWeeks != 240 || got.Broken != 0 || len(got.Violations) != len(cohort.Violations()) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
