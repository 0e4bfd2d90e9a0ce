package cohort

import (
	"math/rand/v2"

	"tspine/engine/exercise"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// firstDay is the day on which everybody begins.
const firstDay unit.Day = 20000

// Decider carries out decisions alone: screening, stage and dose by the rules,
// on a few lines of each stage. It keeps what the rules gave, so that the same
// question is asked once. It is not for two goroutines at once; what it counts
// of a person does not depend on who went before.
type Decider struct {
	catalog *exercise.Catalog
	rules   Rules
	memory
	loads  [len(kits)][][]unit.Kilograms // by kit and place in the catalog
	pauses bool                          // the check before a session stops it on a sign
	run    run
}

// NewDecider gives a Decider on a catalog.
func NewDecider(c *exercise.Catalog, rules Rules) *Decider {
	d := &Decider{catalog: c, rules: rules, memory: newMemory(), pauses: rules.Check(check(screening.Yes())).Paused}
	for k := range kits {
		d.loads[k] = make([][]unit.Kilograms, c.Len())
		for i := range c.Len() {
			e := c.At(i)
			d.loads[k][i] = kits[k].own.Loads(e.Tool, e.Pieces)
		}
	}
	return d
}

// Decide takes a person through so many weeks, and counts what comes of it.
func (d *Decider) Decide(p *Person, weeks int, r *rand.Rand, t *Tally) {
	if d.full() {
		d.memory = newMemory()
	}
	d.run = run{d: d, p: p, r: r, t: t, body: p.response(r), has: p.Has, day: firstDay, ladder: -1}
	t.People++
	d.run.begin()
	for range weeks {
		d.run.week()
	}
	d.run.end()
}

// check gives the answers to the check before a session, with that to new night
// pain or injury, which stands for every sign.
func check(night screening.Answer) screening.Answers {
	out := screening.Answers{}
	for _, q := range screening.MiniQuestions() {
		out[q.ID] = screening.No()
	}
	out["check_injury_night"] = night
	return out
}
