package assessment

import "tspine/engine/unit"

// Sample is what one session found in one test. A test without sides holds its
// value on both.
type Sample struct {
	Day       unit.Day
	Baselines int // sessions that the values are the mean of, at least 1
	Pair
}

// Series lists the sessions in which a test was taken and counts (3.3), the
// oldest first. A test taken again within a day takes the place of the one
// before. Sessions are given oldest first too.
func Series(test string, all []Measures, flags []string) []Sample {
	var out []Sample
	for i := range all {
		m := &all[i]
		p := m.pair(test)
		if !p.Taken() || Skip(test, flags, m.PainMove) {
			continue
		}
		s := Sample{m.Day, max(m.Baselines, 1), p}
		if n := len(out); n > 0 && s.Day-out[n-1].Day < BaselineSoonest {
			s.Baselines = max(s.Baselines, out[n-1].Baselines)
			out[n-1] = s
			continue
		}
		out = append(out, s)
	}
	return out
}

// Of gives what was found in a test: its values, those without sides on both,
// or whether it was shown.
func (m *Measures) Of(test string) (Pair, Shown) { return m.pair(test), m.shown(test) }

// pair gives a test's values, those without sides on both.
func (m *Measures) pair(test string) Pair {
	switch test {
	case LumbarLocked:
		return m.LLR
	case SeatedRotation:
		return m.Seated
	case HalfKneeling:
		return m.HalfKneeling
	case SeatedWallAngel:
		return m.SWA
	case ArmRaise:
		return m.ArmRaise
	case SideBend:
		return m.SideBend
	case SideBendAngle:
		return m.SideBendTilt
	case PlankRowHold:
		return m.PlankRow
	default:
		return m.reading(test).pair()
	}
}

func (m *Measures) reading(test string) Reading {
	switch test {
	case Extension:
		return m.Extension
	case OcciputToWall:
		return m.OWD
	case BieringSorensen:
		return m.BieringSorensen
	case ScapularHold:
		return m.Scapular
	case ProneHold:
		return m.Prone
	default:
		return Reading{}
	}
}

func (r Reading) pair() Pair { return Pair{r.Value, r.Value, r.Taken, r.Taken} }

// shown gives a yes-or-no test.
func (m *Measures) shown(test string) Shown {
	switch test {
	case WallHold:
		return m.WallHold
	case WallAngels:
		return m.WallAngels
	case OverheadSquat:
		return m.OverheadSquat
	default:
		return NotTaken
	}
}

func (m *Measures) has(test string) bool {
	return m.pair(test).Taken() || m.shown(test) != NotTaken
}

// latest gives the last answer to a yes-or-no test that counts.
func latest(test string, all []Measures, flags []string) Shown {
	for i := len(all) - 1; i >= 0; i-- {
		if is := all[i].shown(test); is != NotTaken && !Skip(test, flags, all[i].PainMove) {
			return is
		}
	}
	return NotTaken
}

// sessions counts measuring sessions, those inside a mean too.
func sessions(of []Sample) int {
	n := 0
	for _, s := range of {
		n += s.Baselines
	}
	return n
}

// baseline says whether a second session completes the baseline of the first:
// 2 to 7 days later (3.2).
func baseline(first, second Sample) bool {
	apart := second.Day - first.Day
	return first.Baselines+second.Baselines == BaselineSessions && apart >= BaselineSoonest && apart <= BaselineLatest
}

// now gives the values that count today: of the only session, the mean of both
// baseline sessions, or the last retest.
func now(of []Sample) Pair {
	switch n := len(of); {
	case n == 0:
		return Pair{}
	case n == 2 && baseline(of[0], of[1]):
		return of[0].with(of[1].Pair)
	default:
		return of[n-1].Pair
	}
}

// with gives the mean of two pairs; a side measured once keeps that value.
func (p Pair) with(o Pair) Pair {
	out := p
	switch {
	case p.HasLeft && o.HasLeft:
		out.Left = (p.Left + o.Left) / 2
	case o.HasLeft:
		out.Left, out.HasLeft = o.Left, true
	}
	switch {
	case p.HasRight && o.HasRight:
		out.Right = (p.Right + o.Right) / 2
	case o.HasRight:
		out.Right, out.HasRight = o.Right, true
	}
	return out
}

// MayRetest says whether enough days have passed since a test was last taken:
// weekly at most (3.2).
func MayRetest(last, today unit.Day) bool { return today-last >= RetestDays }
