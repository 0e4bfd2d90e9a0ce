package app

import (
	"slices"

	"tspine/engine/person"
	"tspine/engine/planner"
)

// Fit says how many exercises of the catalog somebody can do with what they
// own, and which one thing would add most.
type Fit struct {
	Count, Of int
	Best      string // id of a thing; empty: none adds anything
	More      int    // exercises that Best adds
}

// Fits counts the exercises that fit what somebody owns. Nothing else is
// looked at.
func (a *App) Fits(own person.Equipment) Fit {
	f := Fit{Count: a.fitting(own), Of: a.Catalog.Exercises.Len()}
	for _, thing := range a.Things() {
		if own.Has(thing) {
			continue
		}
		with := person.Equipment{Owned: append(slices.Clone(own.Owned), thing)}
		if more := a.fitting(with) - f.Count; more > f.More {
			f.Best, f.More = thing, more
		}
	}
	return f
}

func (a *App) fitting(own person.Equipment) int {
	n := 0
	all := a.Catalog.Exercises.All()
	for i := range all {
		if planner.Has(own, &all[i]) {
			n++
		}
	}
	return n
}

// Things lists what exercises need, but for the floor, in the order in which
// the catalog names them.
func (a *App) Things() []string {
	var out []string
	for _, e := range a.Catalog.Exercises.All() {
		for _, n := range e.Needs {
			for _, thing := range n.AnyOf {
				if thing != "floor" && !slices.Contains(out, thing) {
					out = append(out, thing)
				}
			}
		}
	}
	return out
}
