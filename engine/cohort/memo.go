package cohort

import (
	"encoding/binary"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Rules give the same for the same, so what they gave once is kept. What is
// kept has a fixed or a bounded size: forgetting it changes only the speed.
const (
	movesKept   = 1 << 18
	screensKept = 1 << 17
	mostKept    = 1<<15 - 1 // of what is numbered, before all is forgotten
)

// numbered gives each value a number, in the order in which they are met.
type numbered[T comparable] struct {
	list []T
	at   map[T]uint16
}

func (n *numbered[T]) of(v T) uint16 {
	if i, ok := n.at[v]; ok {
		return i
	}
	if n.at == nil {
		n.at = make(map[T]uint16)
	}
	i := uint16(len(n.list))
	n.at[v], n.list = i, append(n.list, v)
	return i
}

// memory is what a Decider keeps of what the rules gave. The zero doses, ways
// and limits have the number 0.
type memory struct {
	moves     [][2]move // the one asked for later first
	screens   []screened
	leaves    map[string]*leave
	key       []byte            // of the last of them
	answers   screening.Answers // all no, but while a screening is asked
	planned   numbered[string]
	plans     map[planKey]*plan
	doses     numbered[dose.Dose]
	amounts   []amount
	ways      numbered[progression.Way]
	limits    numbered[exercise.Limits]
	orders    numbered[order]
	decisions []progression.Decision
	lastOrder uint16
}

func newMemory() memory {
	m := memory{
		moves: make([][2]move, movesKept), screens: make([]screened, screensKept),
		leaves: make(map[string]*leave), answers: screening.Answers{}.OthersNo(), plans: make(map[planKey]*plan),
	}
	m.doses.of(dose.Dose{})
	m.amounts = append(m.amounts, amount{})
	m.ways.of(progression.Way{})
	m.limits.of(exercise.Limits{})
	return m
}

// full says whether it is time to forget.
func (m *memory) full() bool {
	return max(len(m.leaves), len(m.plans), len(m.doses.list), len(m.ways.list), len(m.orders.list), len(m.planned.list)) > mostKept
}

// dose gives the number of a dose.
func (m *memory) dose(d dose.Dose) uint16 {
	i := m.doses.of(d)
	if int(i) == len(m.amounts) {
		m.amounts = append(m.amounts, amountOf(d))
	}
	return i
}

func amountOf(d dose.Dose) amount {
	a := amount{total: d.Sum(), kg: d.Load.Kilograms()}
	for i, color := range colors {
		if color == d.Load.Band {
			a.band = i + 1
		}
	}
	return a
}

// decided gives the number of what a decision says to lines that were not done
// for so many days: whom a gap counts more for matters only after one.
func (m *memory) decided(d *progression.Decision, idle int) uint16 {
	o := order{
		d.Kind, d.Also, d.Stage, d.NewEntry, d.Smallest && d.Kind == progression.KindProgress,
		d.Frail && idle >= unit.DaysPerWeek, d.Volume, d.Load, d.Reserve, d.Plan,
	}
	if last := int(m.lastOrder); last < len(m.orders.list) && m.orders.list[last] == o {
		return m.lastOrder
	}
	i := m.orders.of(o)
	m.lastOrder = i
	if int(i) == len(m.decisions) {
		m.decisions = append(m.decisions, m.orders.list[i].decision())
	}
	return i
}

// order is what a decision says to lines.
type order struct {
	kind, also      progression.Kind
	stage           exercise.Stage
	anew            bool
	smallest, frail bool
	volume, load    progression.Share
	reserve         int
	plan            progression.Plan
}

func (o *order) decision() progression.Decision {
	return progression.Decision{
		Kind: o.kind, Also: o.also, Stage: o.stage, NewEntry: o.anew, Smallest: o.smallest, Frail: o.frail, Volume: o.volume, Load: o.load,
		Reserve: o.reserve, Plan: o.plan,
	}
}

// leave is a pass, and what is asked of it again and again.
type leave struct {
	pass    screening.Pass
	limits  exercise.Limits
	top     exercise.Stage
	timid   bool // N01
	planned uint16
}

// leaveOf gives the leave that a pass is.
func (m *memory) leaveOf(p screening.Pass) *leave {
	key := binary.LittleEndian.AppendUint32(m.key[:0], uint32(p.Excluded()))
	key = appendAll(key, p.ExcludedCodes())
	key = appendAll(key, p.ExcludedPositions())
	allowed := len(key)
	key = appendAll(append(key, byte(p.StageCap())), p.Flags())
	m.key = key
	l := m.leaves[string(key)]
	if l == nil {
		l = &leave{pass: p, limits: p.Limits(), top: p.StageCap(), timid: p.Has("N01"), planned: m.planned.of(string(key[:allowed]))}
		m.leaves[string(key)] = l
	}
	return l
}

// appendAll writes words, each with an end, and an end of their own.
func appendAll(key []byte, words []string) []byte {
	for _, w := range words {
		key = append(append(key, w...), 0)
	}
	return append(key, 0)
}

// hash spreads bits.
func hash(x uint64) uint64 {
	x ^= x >> 32
	x *= 0x9e3779b97f4a7c15
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return x ^ x>>32
}
