package progression

import "tspine/engine/exercise"

// Easier gives the exercise that takes the place of one that hurt: the nearest
// easier one that the person may do, or nil.
func Easier(c *exercise.Catalog, e *exercise.Exercise, may func(*exercise.Exercise) bool) *exercise.Exercise {
	seen := map[string]bool{e.ID: true}
	for next := e.Easier; len(next) > 0; {
		var further []string
		for _, id := range next {
			one := c.Get(id)
			if one == nil || seen[id] {
				continue
			}
			if may(one) {
				return one
			}
			seen[id] = true
			further = append(further, one.Easier...)
		}
		next = further
	}
	return nil
}

// Harder gives the next variant of an exercise at its ceiling: harder, of the
// same stage, sharing a class, and one that the person may do; or nil.
func Harder(c *exercise.Catalog, e *exercise.Exercise, may func(*exercise.Exercise) bool) *exercise.Exercise {
	for _, id := range e.Harder {
		if one := c.Get(id); one != nil && one.Stage == e.Stage && one.Classes.Has(e.Classes) && may(one) {
			return one
		}
	}
	return nil
}
