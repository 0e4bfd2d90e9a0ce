package cohort

import (
	"math/rand/v2"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// response is how a person's body stands, and what chance has in store for it.
type response struct {
	level    float64 // of pain, without what comes and goes
	sway     float64 // today's ups and downs
	boost    float64 // of the present flare
	left     float64 // of the pain that overload made
	now      float64 // all of it
	capacity float64
	boosted  int  // days that the flare still lasts
	silent   bool // no rating this morning

	toFlare, toBreak, toSign int // days
}

func (p *Person) response(r *rand.Rand) response {
	return response{
		level: p.Level, now: p.Level, capacity: p.Reach,
		toFlare: wait(r, p.Flares), toBreak: wait(r, p.Breaks), toSign: wait(r, p.Signs),
	}
}

// night takes the body to the next morning.
func (b *response) night(p *Person, r *rand.Rand) {
	b.level += (p.Usual - b.level) * p.Return
	u := r.Uint64()
	b.sway = SwayStays*b.sway + p.Sway*swings(u)
	b.silent = chance(u, 3) < p.Careless
	b.flare(p, r)
	b.now = b.level + b.sway + b.boost + LeftOver*b.left
	switch {
	case b.now < 0:
		b.now = 0
	case b.now > unit.MaxRating:
		b.now = unit.MaxRating
	}
	b.left = 0
}

func (b *response) flare(p *Person, r *rand.Rand) {
	if b.boosted > 0 {
		if b.boosted--; b.boosted == 0 {
			b.boost = 0
		}
		return
	}
	if b.toFlare--; b.toFlare > 0 {
		return
	}
	b.boost = between(r, FlareLeast, FlareMost)
	b.boosted = within(r, FlareShortest, FlareLongest)
	b.toFlare = wait(r, p.Flares)
}

// swings draws from a distribution that is nearly normal, with a deviation of
// one.
func swings(u uint64) float64 {
	sum := u&(parts-1) + u>>part&(parts-1) + u>>(2*part)&(parts-1)
	return 2 * (float64(sum)/parts - 1.5)
}

// morning is the rating on waking; some are not given.
func (b *response) morning() unit.Rating {
	if b.silent {
		return 0
	}
	return rate(b.now)
}

// strain is what sessions of some demand do to a body, but for chance.
type strain struct {
	hurt   float64 // points of pain that overload adds
	effort float64 // points
	left   dose.Reserve
}

// strain gives what sessions of a stage do that ask for so much, where so many
// reps are to be left.
func (b *response) strain(p *Person, s exercise.Stage, demand float64, asked dose.Reserve) strain {
	load := demand / b.capacity
	left := float64(max(asked.Reps(), ReserveUsual)) + ReservePerSpare*(1/load-1)
	return strain{
		hurt:   p.Sense * max(load-1, 0),
		effort: (EffortFirst + EffortPerStage*float64(s-exercise.Mobility)) * load,
		left:   dose.InReserve(int(min(max(left, 0), ReserveHighest)) / ReserveStep * ReserveStep),
	}
}

// during is the worst pain in a session, with chance from 0 to 1. All sessions
// of a day hurt alike.
func (b *response) during(s *strain, chance float64) unit.Rating {
	return rate(b.now + s.hurt + SessionNoise*(2*chance-1))
}

// tired is the effort of a session, with chance from 0 to 1.
func (s *strain) tired(chance float64) unit.Rating { return rate(s.effort + EffortNoise*(2*chance-1)) }

// week lets capacity grow by the share of the week's bouts that were done, or
// shrink.
func (b *response) week(p *Person, share, demand float64) {
	if share == 0 {
		b.capacity = max(b.capacity*(1-CapacityLoss), CapacityLeast)
		return
	}
	b.capacity = min(b.capacity*(1+p.Gain*min(share, 1)), max(demand*CapacityAhead, b.capacity))
}

// need is what a stage asks for at the dose it begins with.
func need(s exercise.Stage) float64 { return needs[s] }

var needs = func() (out [stageBins]float64) {
	out[0], out[1] = 1, 1
	for s := 2; s < stageBins; s++ {
		out[s] = out[s-1] * StageStep
	}
	return out
}()

// howFar says how far a bout is done that hurts so much, with chance from 0 to
// 1, and whether the session is finished.
func howFar(during unit.Rating, chance float64) (far how, finished bool) {
	switch {
	case during.Value() >= StopsAt:
		return stopped, false
	case chance < ShareOpen:
		return shortened, false
	case chance < ShareOpen+ShareShort:
		return shortened, true
	case chance < ShareOpen+ShareShort+ShareLight:
		return lightened, true
	}
	return full, true
}

// how is logbook.How as a number.
type how uint8

const (
	full how = iota + 1
	shortened
	lightened
	stopped
)

// hows gives for each how what the log says.
var hows = [...]logbook.How{"", logbook.Full, logbook.Shortened, logbook.Lightened, logbook.Stopped}

// lineRating is how people rate a single exercise: coarser than the session,
// and never above it.
func lineRating(during unit.Rating) unit.Rating {
	return unit.Rate(lineRatings[during.Value()])
}

// lineRatings gives for each rating of a session that of an exercise in it.
var lineRatings = [unit.MaxRating + 1]int{0, 0, 0, 3, 4, 4, 6, 6, 6, 6, 6}

// takesBreak says whether a break begins today, and gives its days. People
// break off for whole weeks.
func (b *response) takesBreak(p *Person, r *rand.Rand) (days int, yes bool) {
	if b.toBreak--; b.toBreak > 0 {
		return 0, false
	}
	b.toBreak = wait(r, p.Breaks)
	return int(triangle(r, BreakShortest, BreakMost, BreakLongest)) * unit.DaysPerWeek, true
}

// parts of one random number, each 16 bits wide.
const (
	part  = 16
	parts = 1 << part
)

// chance takes the i-th part of a random number, from 0 to 1.
func chance(u uint64, i int) float64 { return float64(u>>(part*i)&(parts-1)) / parts }
