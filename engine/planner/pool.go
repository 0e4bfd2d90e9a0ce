package planner

import (
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Has says whether a person has what an exercise needs: of every need one
// thing. A nil exercise is never there.
func Has(own person.Equipment, e *exercise.Exercise) bool {
	if e == nil {
		return false
	}
	for _, n := range e.Needs {
		if !own.HasAny(n.AnyOf) {
			return false
		}
	}
	return true
}

// Available lists the exercises that a person may do: of their stage or an
// earlier one, with what they own, and allowed by the pass. A variant stands in
// only where the pass leaves its original out, and somebody's own exercise never
// by itself. In the catalog's order.
func Available(c *exercise.Catalog, pass screening.Pass, stage exercise.Stage, own person.Equipment) []*exercise.Exercise {
	return filter(c, func(e *exercise.Exercise) bool {
		return !e.Own && e.Stage <= stage && pass.Allows(e) && Has(own, e) && !Spare(c, pass, e)
	})
}

// Owned lists the exercises of somebody's own that the person may do, like
// Available. In the catalog's order.
func Owned(c *exercise.Catalog, pass screening.Pass, stage exercise.Stage, own person.Equipment) []*exercise.Exercise {
	return filter(c, func(e *exercise.Exercise) bool {
		return e.Own && e.Stage <= stage && pass.Allows(e) && Has(own, e)
	})
}

// Halves lists the exercises of which a person at the first stage may do one at
// half its dose (7.3): static rows, wall angels and wall holds, while pain on
// moving is at most 4 and pain is not settling. Pain on moving that was not
// rated is not low. In the catalog's order.
func Halves(c *exercise.Catalog, pass screening.Pass, stage exercise.Stage, own person.Equipment, painMove unit.Rating, settle bool) []*exercise.Exercise {
	if stage != exercise.Mobility || settle || !painMove.Given() || painMove.Value() > halfPain {
		return nil
	}
	return filter(c, func(e *exercise.Exercise) bool {
		return !e.Own && halved(e) && pass.Allows(e) && Has(own, e) && !Spare(c, pass, e)
	})
}

// halved says whether the exercise is one that the first stage may do half of.
func halved(e *exercise.Exercise) bool {
	return e.Half && e.Stage == exercise.Static && e.Fits(exercise.Integrate)
}

// Spare says whether the exercise is a variant whose original may be done.
func Spare(c *exercise.Catalog, pass screening.Pass, e *exercise.Exercise) bool {
	return e.VariantOf != "" && pass.Allows(c.Get(e.VariantOf))
}

func filter(c *exercise.Catalog, keep func(e *exercise.Exercise) bool) []*exercise.Exercise {
	if c == nil {
		return nil
	}
	var out []*exercise.Exercise
	for i := range c.Len() {
		if e := c.At(i); keep(e) {
			out = append(out, e)
		}
	}
	return out
}
