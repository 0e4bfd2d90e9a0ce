package planner

import (
	"cmp"
	"slices"
	"strings"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/screening"
)

// option is a candidate in one of the phases that it may stand in.
type option struct {
	exercise *exercise.Exercise
	phase    exercise.Phase
	dose     dose.Dose
	rounds   []int
	limited  bool // it starts with the limited side
	extra    int  // further sets for the limited side
	seconds  int32
	pinned   bool
	today    int   // visits done today
	covers   wants // what it does for directions and for what is limited
	rank     rank  // how much it is wanted

	place   int32   // in the catalog's order
	station int32   // number of its phase, position and equipment
	family  int32   // number of its phase and of alternatives of which one can be in
	cell    int32   // number of its phase and rank, in order
	bars    []int32 // options that can't stand beside it
}

// rank says how much a line is wanted, lower values first: one that the goal
// stresses, in integrate one of the person's own stage, the more overdue, the
// less done in the last seven days, one of the sources before ours. While
// nothing was done yet the catalog's order decides between those.
type rank [6]int

// lister turns candidates into options.
type lister struct {
	*Ask
	pass   screening.Pass
	goal   emphasis
	stage  exercise.Stage // under the cap of the pass
	rounds int
	loose  body.Directions
	wanted wants
	fresh  bool // nothing was done yet
}

func newLister(pass screening.Pass, a *Ask) *lister {
	l := &lister{
		Ask: a, pass: pass.With(a.excluded()), goal: a.emphasis(pass), stage: a.Stage, rounds: a.rounds(), loose: loose(&a.Findings),
		wanted: a.wanted(), fresh: !slices.ContainsFunc(a.Candidates, func(c Candidate) bool { return c.Done }),
	}
	if stageCap := pass.StageCap(); stageCap > 0 {
		l.stage = min(l.stage, stageCap)
	}
	return l
}

// excluded gives the classes that findings and settling pain leave out.
func (a *Ask) excluded() exercise.Classes {
	out := a.Findings.Excluded()
	if a.Settle {
		out |= settling
	}
	return out
}

// loose gives the directions that are strengthened only (7.1).
func loose(f *assessment.Findings) body.Directions {
	var out body.Directions
	if f.Rotation == assessment.Loose {
		out |= body.Rotation
	}
	if f.SideBend == assessment.Loose {
		out |= body.SideBend
	}
	return out
}

// options lists the candidates that the person may do today, once in each phase
// that they may stand in, in the order of sorted.
func (l *lister) options() []option {
	list := slices.Clone(l.Candidates)
	list = slices.DeleteFunc(list, func(c Candidate) bool { return !l.may(&c) })
	slices.SortStableFunc(list, func(x, y Candidate) int {
		e, f := x.Exercise, y.Exercise
		return cmp.Or(cmp.Compare(e.Phase(), f.Phase()), cmp.Compare(e.Order, f.Order), strings.Compare(e.ID, f.ID))
	})
	list = slices.CompactFunc(list, func(x, y Candidate) bool { return x.Exercise.ID == y.Exercise.ID })
	list = l.ready(list)
	out := make([]option, 0, len(list)+len(list)/8)
	for i := range list {
		for _, p := range l.phases(&list[i]) {
			if o := l.option(&list[i], p); o.seconds > 0 {
				o.place = int32(i)
				if l.fresh {
					o.rank[len(o.rank)-1] = i
				}
				out = append(out, o)
			}
		}
	}
	return sorted(out)
}

// may says whether a candidate may be done today at all: allowed, of the stage,
// and not yet as often as its dose says.
func (l *lister) may(c *Candidate) bool {
	e := c.Exercise
	switch {
	case !l.pass.Allows(e) || c.Dose.IsZero() || l.spent(c):
		return false
	case c.Half:
		return l.stage == exercise.Mobility && !l.Settle && halved(e)
	}
	return e.Stage <= l.stage
}

// ready leaves out what waits for an easier one: an exercise of the person's own
// stage that was never done, while another of that stage below it on the ladder
// may be done and never was. A pinned one waits for nothing.
func (l *lister) ready(list []Candidate) []Candidate {
	fresh := make(map[string]bool)
	for i := range list {
		if c := &list[i]; !c.Done && c.Exercise.Stage == l.stage {
			fresh[c.Exercise.ID] = true
		}
	}
	waits := func(easier string) bool { return fresh[easier] }
	return slices.DeleteFunc(list, func(c Candidate) bool {
		return fresh[c.Exercise.ID] && !c.Pinned && slices.ContainsFunc(c.Exercise.Easier, waits)
	})
}

// phases lists where a candidate may stand. What mobilizes a loose direction
// doesn't stand in mobilize (7.1).
func (l *lister) phases(c *Candidate) []exercise.Phase {
	switch {
	case c.Half:
		return []exercise.Phase{exercise.Integrate}
	case c.Exercise.Directions&l.loose == 0:
		return c.Exercise.Phases
	}
	return slices.DeleteFunc(slices.Clone(c.Exercise.Phases), func(p exercise.Phase) bool { return p == exercise.Mobilize })
}

// option gives the candidate in one phase, with its dose of today. It takes no
// time where it can't be done: a long hold before lifting (7.3).
func (l *lister) option(c *Candidate, p exercise.Phase) option {
	e := c.Exercise
	o := option{exercise: e, phase: p, dose: l.dose(c, p), pinned: c.Pinned, today: c.Today, rank: l.rank(c, p)}
	if l.Mode == program.WarmUp && e.Held && o.dose.Kind == dose.Timed && o.dose.Each.Max > warmUpHold {
		return o
	}
	o.rounds = standIn(e, o.dose.Sets.Min, l.rounds)
	if o.dose.PerSide && !l.Settle && LimitedSide(l.Findings, e) != body.NoSide {
		o.limited, o.extra = true, o.dose.Sets.Min
	}
	o.seconds = int32(program.LineSeconds(e, o.dose, o.rounds, o.extra))
	o.covers = l.covers(&o)
	return o
}

// dose gives the dose of today within the limits of the pass: of a line above
// the stage with reps to spare, of the one effort of a warm-up half.
func (l *lister) dose(c *Candidate, p exercise.Phase) dose.Dose {
	limits := l.pass.Limits()
	if c.Half {
		limits.Reserve = max(limits.Reserve, dose.InReserve(halfReserve))
	}
	d := c.Exercise.Within(c.Dose.Lower(), limits)
	if l.Mode == program.WarmUp && p == exercise.Integrate && !c.Half {
		d = d.Shape(int(HalfShare*float64(d.Sum())), dose.ByReps)
	}
	return d
}

// rank weighs a candidate in a phase.
func (l *lister) rank(c *Candidate, p exercise.Phase) rank {
	e := c.Exercise
	return rank{
		unless(l.goal.stresses(e)), unless(p == exercise.Integrate && e.Stage == l.stage),
		-l.due(c), c.Week, unless(!own(e)), 0,
	}
}

func unless(good bool) int {
	if good {
		return 0
	}
	return 1
}

// own says whether the exercise is ours, and not of one of the five sources.
func own(e *exercise.Exercise) bool { return strings.HasPrefix(e.Code, "T-") }
