package planner

import (
	"slices"

	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// places counts lines, or anything else, by phase.
type places [exercise.Integrate + 1]int

// sum is the number of lines of all phases.
func (k places) sum() int { return k[exercise.Release] + k[exercise.Mobilize] + k[exercise.Integrate] }

// after is the number of lines after release.
func (k places) after() int { return k[exercise.Mobilize] + k[exercise.Integrate] }

// turns is the order in which the lines of the phases are chosen: those last
// that are the easiest to exchange.
var turns = [...]exercise.Phase{exercise.Release, exercise.Integrate, exercise.Mobilize}

// turn is the place of a phase among turns.
func turn(p exercise.Phase) int { return slices.Index(turns[:], p) }

// slots is how many lines of each phase a session holds (7.3).
type slots struct {
	least, most           places
	leastAfter, mostAfter int // lines after release, at least and at most
}

// slots gives the lines of each phase by minutes, stage and mode. Up to 5
// minutes: one release and one mobilize line, or after a session without an
// integrate line, past the first stage, one mobilize and one integrate line. Up
// to 10: 1 + 2 + 1. More: at least those, and at most what the goal says. At the
// first stage the place to integrate holds a further mobilize line, or half a
// line of the next stage.
func (a *Ask) slots(most places) slots {
	first := a.Stage <= exercise.Mobility
	s := slots{least: places{0, leastRelease, leastMobilize, leastIntegrate}, most: most}
	switch {
	case !a.single():
	case a.Minutes > shortMinutes:
		s.most = s.least
	case a.NoIntegrateLast && !first && a.Mode == "":
		s.least = places{0, 0, 1, 1}
		s.most = s.least
	default:
		s.least = places{0, 1, 1, 0}
		s.most = s.least
	}
	a.shape(&s)
	s.leastAfter, s.mostAfter = s.least.after(), s.most.after()
	if first && s.least[exercise.Integrate] > 0 {
		s.least[exercise.Integrate] = 0
		s.most[exercise.Integrate] = min(s.most[exercise.Integrate], mostHalves)
		s.most[exercise.Mobilize] = max(s.most[exercise.Mobilize], s.leastAfter)
	}
	return s
}

// single says whether the minutes hold one round, and the slots are exact.
func (a *Ask) single() bool { return a.Minutes > 0 && a.Minutes <= singleMinutes }

// shape fits the slots to what the session is used for.
func (a *Ask) shape(s *slots) {
	switch a.Mode {
	case program.WarmUp:
		s.most[exercise.Integrate] = min(s.most[exercise.Integrate], leastIntegrate)
	case program.CoolDown:
		s.least[exercise.Integrate], s.most[exercise.Integrate] = 0, 0
	}
}

// sink lowers what is asked for to what there is.
func (s *slots) sink(there places) {
	for p := exercise.Release; p <= exercise.Integrate; p++ {
		s.most[p] = min(s.most[p], there[p])
		s.least[p] = min(s.least[p], s.most[p])
	}
	s.mostAfter = min(s.mostAfter, s.most.after())
	s.leastAfter = min(s.leastAfter, s.mostAfter)
}

// unmet is how many places stay empty that should not.
func (s *slots) unmet(k places) int {
	short := func(p exercise.Phase) int { return max(s.least[p]-k[p], 0) }
	return short(exercise.Release) + max(s.leastAfter-k.after(), short(exercise.Mobilize)+short(exercise.Integrate))
}

// holds says whether a session may have so many lines of each phase.
func (s *slots) holds(k places) bool {
	for p := exercise.Release; p <= exercise.Integrate; p++ {
		if k[p] > s.most[p] {
			return false
		}
	}
	return k.after() <= s.mostAfter
}

// Rounds is how many rounds of a circuit the minutes of a profile hold, when
// one round takes so long (7.3): one up to 10 minutes, three above 30, else as
// many whole ones as fit, from one to three.
func Rounds(minutes int, round unit.Seconds) int {
	switch {
	case minutes <= singleMinutes || round <= 0:
		return 1
	case minutes > longMinutes:
		return mostRounds
	}
	return min(max(minutes*60/int(round), 1), mostRounds)
}

// RoundTime is how long one round of a circuit takes with all its lines at
// their lower doses, getting ready and changes included. Lines that the catalog
// doesn't know take no time.
func RoundTime(c program.Circuit, catalog *exercise.Catalog) unit.Seconds {
	var sum unit.Seconds
	for _, part := range c.Parts {
		for _, l := range part.Lines {
			if e := catalog.Get(l.Exercise); e != nil {
				sum += program.LineSeconds(e, l.Dose.Lower(), []int{1}, 0)
			}
		}
	}
	return sum
}

// rounds is how many rounds today's session has: those of the week, fewer where
// today's minutes hold fewer, never more. A warm-up has at most two, a circuit
// that maintains two or three where the minutes allow.
func (a *Ask) rounds() int {
	n := min(max(a.Rounds, 1), mostRounds)
	if a.Mode == program.Maintenance {
		n = max(n, maintenanceFrom)
	}
	if a.Minutes > 0 {
		round := a.Round
		if round <= 0 {
			round = circuitSeconds
		}
		n = min(n, Rounds(a.Minutes, round))
	}
	if a.Mode == program.WarmUp {
		n = min(n, warmUpRounds)
	}
	return n
}

// standIn lists the rounds in which a line stands: every one for a dose per
// circuit, else the first ones, as many as it has sets.
func standIn(e *exercise.Exercise, sets, rounds int) []int {
	if !e.PerCircuit {
		rounds = min(rounds, max(sets, 1))
	}
	out := make([]int, rounds)
	for i := range out {
		out[i] = i + 1
	}
	return out
}
