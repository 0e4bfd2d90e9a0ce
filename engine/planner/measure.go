package planner

import "tspine/engine/exercise"

// span is from the least to the most that a choice can come to. The span of
// what can't be done is never.
type span struct{ low, high int32 }

// endless is more than any session comes to.
const endless = 1 << 28

// never is the span of nothing, whatever is added to it.
func never() span { return span{2 * endless, -2 * endless} }

// nevers gives so many of it.
func nevers(n int) []span {
	out := make([]span, n)
	for i := range out {
		out[i] = never()
	}
	return out
}

// plus is the span of both.
func (s span) plus(o span) span { return span{s.low + o.low, s.high + o.high} }

// or is the span of either choice.
func (s span) or(o span) span { return span{min(s.low, o.low), max(s.high, o.high)} }

// measure is something that a session's lines add up to, and that must come out
// right: the low end of the span that they come to is no higher than high, the
// high end no lower than low. Both ends have their own weights.
type measure struct {
	weight    [exercise.Integrate + 1]span // by phase, of each second
	low, high int32
}

// of is what so many seconds of a phase add.
func (m *measure) of(phase exercise.Phase, seconds int32) span {
	return span{m.weight[phase].low * seconds, m.weight[phase].high * seconds}
}

// holds says whether the span comes out right.
func (m *measure) holds(s span) bool { return s.low <= m.high && s.high >= m.low }

// length measures the seconds of a session.
func length(low, high int32) measure {
	one := span{1, 1}
	return measure{[exercise.Integrate + 1]span{{}, one, one, one}, low, high}
}

// shares measures the share of mobilizing in the minutes after release, which
// rounded to a step may be so many steps off that of pain relief: at least
// least and less than most, in halves of a step out of whole. The first measure
// says that. The others follow from it and from the length, and tell sooner
// where either phase has too much or too little.
func shares(low, high int32, off int) []measure {
	const whole, aim = 2 * 100 / shareStep, painMobilize / shareStep
	least, most := int32(max(2*(aim-off)-1, 0)), int32(min(2*(aim+off)+1, whole+1))
	rest := max(whole-most, 0)
	low, high = min(low, endless/(4*whole)), min(high, endless/(4*whole))
	return []measure{
		{[exercise.Integrate + 1]span{{}, {}, {whole - most, whole - least}, {-most, -least}}, 0, -1},
		{[exercise.Integrate + 1]span{{}, {most, least}, {whole, whole}, {}}, least * low, most*high - 1},
		{[exercise.Integrate + 1]span{{}, {whole - least, rest}, {}, {whole, whole}}, rest * low, (whole - least) * high},
	}
}
