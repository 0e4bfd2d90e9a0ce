package planner

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
)

func TestOptionsKnowWhatTheyBar(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		a := d.ask(d(12))
		p := newProblem(pass, &a)
		for x := range p.options {
			for y := range p.options {
				barred := slices.Contains(p.options[x].bars, int32(y))
				if want := x != y && together(p.options[x].exercise, p.options[y].exercise); barred != want {
					t.Fatalf("%s bars %s: %v, want %v", p.options[x].exercise.ID, p.options[y].exercise.ID, barred, want)
				}
			}
		}
	})
}

func TestOfAFamilyOneAtMostCanBeIn(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		a := d.ask(d(12))
		p := newProblem(pass, &a)
		for x := range p.options {
			for y := range x {
				a, b := &p.options[x], &p.options[y]
				if a.family == b.family && (a.phase != b.phase || !slices.Contains(a.bars, int32(y))) {
					t.Fatalf("%s and %s are of one family", a.exercise.ID, b.exercise.ID)
				}
			}
		}
	})
}

func TestOptionsComeByPhaseRankStationFamilyAndCatalog(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		a := d.ask(d(12))
		p := newProblem(pass, &a)
		for x := 1; x < len(p.options); x++ {
			a, b := &p.options[x-1], &p.options[x]
			one := []int{turn(a.phase), slices.Compare(a.rank[:], b.rank[:]), int(a.station), int(a.family), int(a.place)}
			two := []int{turn(b.phase), 0, int(b.station), int(b.family), int(b.place)}
			if slices.Compare(one, two) >= 0 {
				t.Fatalf("%+v before %+v", a, b)
			}
			if same := a.phase == b.phase && a.rank == b.rank; same != (a.cell == b.cell) || b.cell < a.cell {
				t.Fatalf("cells %d and %d of %+v and %+v", a.cell, b.cell, a, b)
			}
		}
	})
}

func TestStationsAreAPositionWithItsEquipment(t *testing.T) {
	at := func(position string, needs []exercise.Need) option {
		return option{exercise: &exercise.Exercise{Position: position, Needs: needs}, phase: exercise.Mobilize}
	}
	mat, roller := needing([]string{"mat", "floor"}), needing([]string{"foam-roller"}, []string{"mat", "floor"})
	list := []option{at("supine", mat), at("supine", nil), at("supine", roller), at("prone", mat), at("supine", roller)}
	list[4].phase = exercise.Release
	stations(list)
	var got []int32
	for i := range list {
		got = append(got, list[i].station)
	}
	if want := []int32{0, 0, 1, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestKit(t *testing.T) {
	for name, c := range map[string]struct {
		needs []exercise.Need
		want  string
	}{
		"nothing but the floor":            {needing([]string{"mat", "floor"}), ""},
		"what the text describes":          {needing([]string{"dumbbell", "kettlebell"}), "dumbbell"},
		"several things, in any order":     {needing([]string{"swiss-ball"}, []string{"band"}), "band swiss-ball"},
		"a need for nothing needs nothing": {[]exercise.Need{{}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := kit(&exercise.Exercise{Needs: c.needs}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
