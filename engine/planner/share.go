package planner

import "tspine/engine/exercise"

// minutes is what a session comes to in each phase: between those ends.
type minutes [exercise.Integrate + 1]span

// parts of the whole that shares are counted in: half a step each.
const parts = 2 * 100 / shareStep

// keep says whether a session can be of a length between low and high, and its
// share of mobilizing, rounded to a step, so many steps off that of pain
// relief at most.
func (m *minutes) keep(low, high int32, off int) bool {
	const aim = painMobilize / shareStep
	least, most := int64(2*(aim-off)-1), int64(2*(aim+off)+1)
	r, a, b := m[exercise.Release], m[exercise.Mobilize], m[exercise.Integrate]
	// x is the time of mobilizing and integrating: least/parts of it at least,
	// and less than most/parts of it, is mobilizing.
	from := max(int64(low-r.high), int64(a.low+b.low), parts*int64(a.low)/most+1)
	to := min(int64(high-r.low), int64(a.high+b.high))
	if least > 0 {
		to = min(to, parts*int64(a.high)/least)
	}
	from = max(from, above(parts*int64(b.low), parts-least))
	if most < parts {
		to = min(to, above(parts*int64(b.high), parts-most)-1)
	}
	return from <= to
}

// above is a divided by b, rounded up.
func above(a, b int64) int64 { return (a + b - 1) / b }
