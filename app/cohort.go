package app

import (
	"math/rand/v2"

	"tspine/catalog"
	"tspine/engine/cohort"
	"tspine/engine/course"
)

// World is where synthetic people live: the catalog and the real rules.
type World struct {
	lib   *course.Library
	rules cohort.Rules
}

// Cohort gives the world of a catalog.
func Cohort(c *catalog.Catalog) World { return World{Library(c), cohort.Real()} }

// Lives gives what lets one person live after another, for one goroutine: it
// draws a person from r, and counts what came of them. With decisionsOnly no
// session is chosen.
func (w World) Lives(decisionsOnly bool) func(weeks int, r *rand.Rand, t *cohort.Tally) {
	if decisionsOnly {
		d := cohort.NewDecider(w.lib.Exercises, w.rules)
		return func(weeks int, r *rand.Rand, t *cohort.Tally) {
			p := cohort.Draw(r)
			d.Decide(&p, weeks, r, t)
		}
	}
	return func(weeks int, r *rand.Rand, t *cohort.Tally) {
		p := cohort.Draw(r)
		cohort.Live(w.lib, w.rules, &p, weeks, r, t)
	}
}
