package outcome

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// drawable is a session in order of phase, drawn by lot, with breathing first.
func drawable(t *rapid.T) (program.Session, *exercise.Catalog) {
	var all []exercise.Exercise
	s := program.Session{Day: unit.Day(rapid.IntRange(-400, 90_000).Draw(t, "day")), Rounds: 2}
	for phase := exercise.Release; phase <= exercise.Integrate; phase++ {
		for i := range rapid.IntRange(0, 5).Draw(t, "lines") {
			id := phase.String() + string(rune('a'+i))
			e := exercise.Exercise{ID: id}
			if i == 0 && rapid.Bool().Draw(t, "breath") {
				e.Classes = exercise.Breath
			}
			all = append(all, e)
			s.Parts = append(s.Parts, program.Chosen{Line: program.Line{Exercise: id}, Phase: phase, Rounds: []int{1}, Extra: i})
		}
	}
	return s, exercise.NewCatalog(all)
}

func TestTheLotChangesNothingButTheOrderWithinAPhase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, of := drawable(t)
		before := slices.Clone(s.Parts)
		l := Lot(rapid.Uint64().Draw(t, "lot"))
		got := l.Order(s, of)
		if !slices.EqualFunc(before, s.Parts, sameLine) {
			t.Fatal("the session that was given has changed")
		}
		if again := l.Order(s, of); !slices.EqualFunc(got.Parts, again.Parts, sameLine) || !slices.Equal(got.Rate, again.Rate) {
			t.Fatal("the same lot draws another order")
		}
		byID := func(a, b program.Chosen) int {
			if a.Exercise < b.Exercise {
				return -1
			}
			return 1
		}
		if !slices.EqualFunc(slices.SortedFunc(slices.Values(before), byID), slices.SortedFunc(slices.Values(got.Parts), byID), sameLine) {
			t.Fatalf("other lines: %v, of %v", got.Parts, before)
		}
		if !slices.IsSortedFunc(got.Parts, func(a, b program.Chosen) int { return int(a.Phase) - int(b.Phase) }) {
			t.Fatal("phases are mixed")
		}
		for i := range got.Parts {
			if i > 0 && breath(&got.Parts[i], of) && !breath(&got.Parts[i-1], of) && got.Parts[i-1].Phase == got.Parts[i].Phase {
				t.Fatal("breathing stands after other lines of its phase")
			}
		}
		if got.ByLot != (len(got.Rate) > 0) || len(got.Rate) > RatedLines {
			t.Fatalf("drawn %v, rated %v", got.ByLot, got.Rate)
		}
		if none := Lot(0).Order(s, of); none.ByLot || len(none.Rate) > 0 || !slices.EqualFunc(before, none.Parts, sameLine) {
			t.Fatal("the zero lot draws")
		}
	})
}

func sameLine(a, b program.Chosen) bool {
	return a.Line == b.Line && a.Phase == b.Phase && a.Extra == b.Extra && slices.Equal(a.Rounds, b.Rounds)
}

func TestEachLineTakesEachPlaceAndIsRatedAsOften(t *testing.T) {
	of := exercise.NewCatalog(nil)
	s := program.Session{}
	for _, id := range []string{"a", "b", "c", "d"} {
		s.Parts = append(s.Parts, program.Chosen{Line: program.Line{Exercise: id}, Phase: exercise.Mobilize})
	}
	for lot := Lot(1); lot < 40; lot++ {
		places, rated := map[string]map[int]int{}, map[string]int{}
		for day := range 8 {
			s.Day = unit.Day(20_000 + day)
			got := lot.Order(s, of)
			for i, p := range got.Parts {
				if places[p.Exercise] == nil {
					places[p.Exercise] = map[int]int{}
				}
				places[p.Exercise][i]++
			}
			for _, id := range got.Rate {
				rated[id]++
			}
		}
		for id, at := range places {
			for i := range 4 {
				if at[i] != 2 || rated[id] != 4 {
					t.Fatalf("lot %d: %s was %d times at place %d, and rated %d times", lot, id, at[i], i+1, rated[id])
				}
			}
		}
	}
}

func TestTwoPeopleDrawDifferently(t *testing.T) {
	of := exercise.NewCatalog(nil)
	s := program.Session{Day: 20_000}
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		s.Parts = append(s.Parts, program.Chosen{Line: program.Line{Exercise: id}, Phase: exercise.Mobilize})
	}
	orders, first := map[string]bool{}, map[string]int{}
	for lot := Lot(1); lot <= 600; lot++ {
		got, key := lot.Order(s, of), ""
		for _, p := range got.Parts {
			key += p.Exercise
		}
		orders[key] = true
		first[key[:1]]++
	}
	if len(orders) < 250 {
		t.Errorf("600 lots draw only %d orders", len(orders))
	}
	for id, n := range first {
		if n < 60 || n > 140 {
			t.Errorf("%s is first %d times of 600", id, n)
		}
	}
}

func TestOneOfFiveDaysHasARest(t *testing.T) {
	for lot := Lot(1); lot < 50; lot++ {
		n := 0
		for day := range 100 {
			if lot.Rest(unit.Day(20_000 + day)) {
				n++
			}
		}
		if n != 100/RestEvery {
			t.Errorf("lot %d: %d of 100 days", lot, n)
		}
	}
	if Lot(0).Rest(20_000) {
		t.Error("who does not compare is asked to rest")
	}
}
