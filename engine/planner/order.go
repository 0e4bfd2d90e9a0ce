package planner

import (
	"cmp"
	"slices"
	"strings"

	"tspine/engine/exercise"
	"tspine/engine/person"
)

// sorted puts options, which come in the catalog's order, by phase (in the order
// of turns), rank, station, family and the catalog's order, and numbers them.
func sorted(list []option) []option {
	bar(list)
	stations(list)
	families(list)
	places := make([]int32, len(list))
	for i := range places {
		places[i] = int32(i)
	}
	slices.SortFunc(places, func(i, j int32) int {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(turn(a.phase), turn(b.phase)), slices.Compare(a.rank[:], b.rank[:]),
			cmp.Compare(a.station, b.station), cmp.Compare(a.family, b.family), cmp.Compare(a.place, b.place))
	})
	now := make([]int32, len(list))
	for x, i := range places {
		now[i] = int32(x)
	}
	out := make([]option, len(list))
	for x, i := range places {
		out[x] = list[i]
		for k, y := range out[x].bars {
			out[x].bars[k] = now[y]
		}
	}
	cells(out)
	return out
}

// cells numbers the phases and ranks of options in order.
func cells(list []option) {
	for x := 1; x < len(list); x++ {
		list[x].cell = list[x-1].cell
		if list[x].phase != list[x-1].phase || list[x].rank != list[x-1].rank {
			list[x].cell++
		}
	}
}

// bar notes which options can't stand in one session: an exercise twice, direct
// neighbors on a ladder, alternatives, a variant and its original.
func bar(list []option) {
	at := make(map[string][]int32, len(list))
	for i := range list {
		at[list[i].exercise.ID] = append(at[list[i].exercise.ID], int32(i))
	}
	for i := range list {
		e := list[i].exercise
		for _, ids := range [][]string{{e.ID, e.VariantOf}, e.Easier, e.Harder, e.Instead} {
			for _, id := range ids {
				for _, j := range at[id] {
					if int(j) != i {
						list[i].bars = append(list[i].bars, j)
						list[j].bars = append(list[j].bars, int32(i))
					}
				}
			}
		}
	}
	for i := range list {
		slices.Sort(list[i].bars)
		list[i].bars = slices.Compact(list[i].bars)
	}
}

// families numbers groups of options of a phase that all bar each other: each
// option joins the first group of which it bars every member.
func families(list []option) {
	var size, barred []int
	for i := range list {
		o := &list[i]
		o.family = int32(len(size))
		for _, j := range o.bars {
			if int(j) < i && list[j].phase == o.phase {
				barred[list[j].family]++
			}
		}
		for _, j := range o.bars {
			if int(j) < i && list[j].phase == o.phase {
				f := list[j].family
				if barred[f] == size[f] {
					o.family = min(o.family, f)
				}
				barred[f] = 0
			}
		}
		if int(o.family) == len(size) {
			size, barred = append(size, 0), append(barred, 0)
		}
		size[o.family]++
	}
}

// stations numbers what is done in one position with the same equipment.
func stations(list []option) {
	type station struct {
		phase         exercise.Phase
		position, kit string
	}
	numbers := make(map[station]int32)
	for i := range list {
		o := &list[i]
		key := station{o.phase, o.exercise.Position, kit(o.exercise)}
		n, ok := numbers[key]
		if !ok {
			n = int32(len(numbers))
			numbers[key] = n
		}
		o.station = n
	}
}

// kit is the equipment that has to be at hand: of every need that the floor
// doesn't meet what the exercise's text describes.
func kit(e *exercise.Exercise) string {
	var nothing person.Equipment
	var out []string
	for _, n := range e.Needs {
		if len(n.AnyOf) > 0 && !nothing.HasAny(n.AnyOf) {
			out = append(out, n.AnyOf[0])
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
