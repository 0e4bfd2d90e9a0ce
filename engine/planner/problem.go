package planner

import (
	"slices"

	"tspine/engine/exercise"
	"tspine/engine/screening"
)

// problem is a choice to be made.
type problem struct {
	options   []option // in the order of sorted
	slots     slots
	low, high int32  // seconds that the session should reach, and must not pass
	target    places // lines of each phase that suit the goal and the minutes
	share     bool   // the minutes of mobilizing and integrating keep to the share of pain relief
}

func newProblem(pass screening.Pass, a *Ask) *problem {
	l := newLister(pass, a)
	p := &problem{options: l.options(), slots: a.slots(l.goal.most), low: endless, high: endless, share: l.goal.share}
	if a.Minutes > 0 && a.Minutes < endless/(60*mostLength) {
		p.low = int32((a.Minutes*60*leastLength + 99) / 100)
		p.high = int32(a.Minutes * 60 * mostLength / 100)
	}
	p.slots.sink(p.there())
	p.target = p.aim(a, l.goal.weights())
	return p
}

// there counts the options of each phase.
func (p *problem) there() places {
	var n places
	for i := range p.options {
		n[p.options[i].phase]++
	}
	return n
}

// aim gives the lines of each phase that suit the goal and the minutes: from
// the fewest, one more for the phase that is furthest behind its share of the
// minutes, as long as a line of typical length brings the session nearer to
// the minutes.
func (p *problem) aim(a *Ask, weights places) places {
	k, typical := p.fewest(a), p.typical()
	for {
		next, ok := p.behind(k, typical, weights)
		if !ok || p.high < endless && filled(k, typical)+typical[next]/2 > a.Minutes*60 {
			return k
		}
		k[next]++
	}
}

// fewest gives the fewest lines of each phase. The place to integrate of the
// first stage goes to half a line of the next stage, but in a session of one
// round only where the last one integrated nothing.
func (p *problem) fewest(a *Ask) places {
	k := p.slots.least
	short := max(p.slots.leastAfter-k.after(), 0)
	halves := min(short, p.slots.most[exercise.Integrate]-k[exercise.Integrate])
	if a.single() && !a.NoIntegrateLast {
		halves = max(short-(p.slots.most[exercise.Mobilize]-k[exercise.Mobilize]), 0)
	}
	k[exercise.Integrate] += halves
	k[exercise.Mobilize] += short - halves
	return k
}

// behind gives the phase with a free place that is furthest behind its share.
func (p *problem) behind(k, typical, weights places) (exercise.Phase, bool) {
	var worst exercise.Phase
	for _, next := range []exercise.Phase{exercise.Mobilize, exercise.Integrate, exercise.Release} {
		one := k
		one[next]++
		if p.slots.holds(one) && (worst == 0 || k[next]*typical[next]*weights[worst] < k[worst]*typical[worst]*weights[next]) {
			worst = next
		}
	}
	return worst, worst != 0
}

// typical is the median length of the options of each phase.
func (p *problem) typical() places {
	var lengths [len(places{})][]int32
	for i := range p.options {
		o := &p.options[i]
		lengths[o.phase] = append(lengths[o.phase], o.seconds)
	}
	var out places
	for phase, list := range lengths {
		if len(list) > 0 {
			slices.Sort(list)
			out[phase] = int(list[(len(list)-1)/2])
		}
	}
	return out
}

// filled is how many seconds so many lines of typical length take.
func filled(k, typical places) int {
	sum := 0
	for phase := range k {
		sum += k[phase] * typical[phase]
	}
	return sum
}

// apart orders counts of lines by how far they are from the target, then the
// fewer lines, the fewer to release and the fewer to integrate.
func (p *problem) apart(k places) [4]int {
	far := 0
	for phase := range k {
		far += max(k[phase]-p.target[phase], p.target[phase]-k[phase])
	}
	return [4]int{far, k.sum(), k[exercise.Release], k[exercise.Integrate]}
}
