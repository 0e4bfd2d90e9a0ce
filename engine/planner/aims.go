package planner

import (
	"math/bits"
	"slices"

	"tspine/engine/body"
	"tspine/engine/exercise"
	"tspine/engine/screening"
)

// wants is a set of things that a session is to do: the directions that the
// week still owes, and a line for each direction that is limited and for the
// limited side.
type wants uint8

// The directions that a week owes (Q004-1), then what is limited (6.6, 7.1).
const (
	wantExtension wants = 1 << iota
	wantRotation
	wantSideBend
	wantFlexExt
	limitedExtension
	limitedRotation
	limitedSideBend
	limitedSide

	owedWants    = limitedExtension - 1
	limitedWants = ^owedWants
)

// among counts those of the set that are also in others.
func (w wants) among(others wants) int { return bits.OnesCount8(uint8(w & others)) }

// meets gives the directions as what the week owes.
func meets(d body.Directions) wants {
	var out wants
	for _, one := range []struct {
		is  body.Directions
		met wants
	}{
		{body.Extension, wantExtension}, {body.Rotation, wantRotation}, {body.SideBend, wantSideBend},
		{body.Flexion | body.Extension, wantFlexExt},
	} {
		if d&one.is == one.is {
			out |= one.met
		}
	}
	return out
}

// wanted is what the session is to do.
func (a *Ask) wanted() wants {
	out := owedWants &^ (meets(a.Covered) &^ wantFlexExt)
	if a.CoveredFlexExt {
		out &^= wantFlexExt
	}
	return out | limitedSide | limited(a.Findings.Limited)
}

// limited gives the limited directions as wants.
func limited(d body.Directions) wants {
	return meets(d) &^ wantFlexExt * (limitedExtension / wantExtension)
}

// covers gives what an option does of that: every line works in its
// directions, a mobilize line also for those that are limited.
func (l *lister) covers(o *option) wants {
	out := meets(o.exercise.Directions)
	if o.phase == exercise.Mobilize {
		out |= limited(o.exercise.Directions)
	}
	if o.limited {
		out |= limitedSide
	}
	return out & l.wanted()
}

// problem is a choice to be made.
type problem struct {
	options   []option // by phase, rank, station and the catalog's order
	slots     slots
	low, high int32  // seconds that the session should reach, and must not pass
	target    places // lines of each phase that suit the goal and the minutes
	share     bool   // the minutes of mobilizing and integrating keep to painMobilize
}

func newProblem(pass screening.Pass, a *Ask) *problem {
	p := &problem{options: a.options(pass), slots: a.slots(), low: endless, high: endless, share: emphasisOf(a.Goal).share}
	if a.Minutes > 0 && a.Minutes*60 < endless/mostLength {
		p.low = int32((a.Minutes*60*leastLength + 99) / 100)
		p.high = int32(a.Minutes * 60 * mostLength / 100)
	}
	p.slots.sink(p.there())
	p.target = p.aim(a)
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
// minutes, as long as lines of typical length bring the session nearer to the
// minutes. Up to singleMinutes it is the slots: at the first stage with half a
// line of the next stage only where the last session integrated nothing.
func (p *problem) aim(a *Ask) places {
	k := p.slots.least
	if spare := p.slots.leastAfter - k.after(); spare > 0 {
		more := min(spare, p.slots.most[exercise.Mobilize]-k[exercise.Mobilize])
		if a.NoIntegrateLast || a.Minutes == 0 || a.Minutes > singleMinutes {
			more = min(more, spare-min(spare, p.slots.most[exercise.Integrate]-k[exercise.Integrate]))
		}
		k[exercise.Mobilize] += more
		k[exercise.Integrate] += spare - more
	}
	typical, weights := p.typical(), emphasisOf(a.Goal).weights()
	for {
		next, ok := p.behind(k, typical, weights)
		if !ok || p.high < endless && filled(k, typical)+typical[next]/2 > a.Minutes*60 {
			return k
		}
		k[next]++
	}
}

// behind gives the phase with a free place that is furthest behind its share.
func (p *problem) behind(k, typical, weights places) (exercise.Phase, bool) {
	var worst exercise.Phase
	for _, next := range []exercise.Phase{exercise.Mobilize, exercise.Integrate, exercise.Release} {
		one := k
		one[next]++
		if !p.slots.holds(one) {
			continue
		}
		if worst == 0 || k[next]*typical[next]*weights[worst] < k[worst]*typical[worst]*weights[next] {
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
