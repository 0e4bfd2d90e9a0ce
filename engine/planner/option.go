package planner

import (
	"cmp"
	"slices"
	"strings"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
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
	place    int32 // in the catalog's order
	pinned   bool
	today    int     // visits done today
	covers   wants   // what it does for directions and for what is limited
	rank     rank    // how much it is wanted
	cell     int32   // number of its phase and rank, in order
	station  int32   // number of its phase, position and equipment
	family   int32   // number of its phase and of the alternatives of which only one can be in
	bars     []int32 // options that can't stand beside it
}

// rank says how much a line is wanted, lower values first: one that the goal
// stresses, in integrate one of the person's own stage, the more overdue, the
// less done in the last seven days, one of the sources before ours.
type rank [5]int

// lister turns candidates into options.
type lister struct {
	*Ask
	pass   screening.Pass
	goal   emphasis
	rounds int
	loose  body.Directions
	limits exercise.Limits
}

// options lists the candidates that the person may do today, once in each phase
// that they may stand in, by phase, rank, station, family and the
// catalog's order.
func (a *Ask) options(pass screening.Pass) []option {
	l := lister{Ask: a, pass: pass.With(a.excluded()), goal: emphasisOf(a.Goal), rounds: a.rounds(), loose: loose(&a.Findings), limits: pass.Limits()}
	list := slices.Clone(a.Candidates)
	list = slices.DeleteFunc(list, func(c Candidate) bool { return !l.may(&c) })
	slices.SortStableFunc(list, func(x, y Candidate) int {
		e, f := x.Exercise, y.Exercise
		return cmp.Or(cmp.Compare(e.Phase(), f.Phase()), cmp.Compare(e.Order, f.Order), strings.Compare(e.ID, f.ID))
	})
	list = slices.CompactFunc(list, func(x, y Candidate) bool { return x.Exercise.ID == y.Exercise.ID })
	out := make([]option, 0, len(list)+len(list)/8)
	for i := range list {
		for _, p := range l.phases(&list[i]) {
			if o := l.option(&list[i], p); o.seconds > 0 {
				o.place = int32(i)
				out = append(out, o)
			}
		}
	}
	return sorted(out)
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

// may says whether a candidate may be done today at all: allowed, of the stage,
// and not yet as often as its dose says.
func (l *lister) may(c *Candidate) bool {
	e := c.Exercise
	if !l.pass.Allows(e) || c.Dose.IsZero() {
		return false
	}
	stage := l.Stage
	if stageCap := l.pass.StageCap(); stageCap > 0 {
		stage = min(stage, stageCap)
	}
	if c.Half {
		return stage == exercise.Mobility && !l.Settle && halved(e) && !l.spent(c)
	}
	return e.Stage <= stage && !l.spent(c)
}

// phases lists where a candidate may stand. What mobilizes a loose direction
// doesn't stand in mobilize (7.1).
func (l *lister) phases(c *Candidate) []exercise.Phase {
	if c.Half {
		return []exercise.Phase{exercise.Integrate}
	}
	return slices.DeleteFunc(slices.Clone(c.Exercise.Phases), func(p exercise.Phase) bool {
		return p == exercise.Mobilize && c.Exercise.Directions&l.loose != 0
	})
}

// option gives the candidate in one phase, with its dose of today.
func (l *lister) option(c *Candidate, p exercise.Phase) option {
	e := c.Exercise
	o := option{exercise: e, phase: p, dose: l.dose(c, p), pinned: c.Pinned, today: c.Today, rank: l.rank(c, p)}
	if l.Mode == program.WarmUp && e.Held && o.dose.Kind == dose.Timed && o.dose.Each.Max > warmUpHold {
		return o
	}
	o.rounds = standIn(e, o.dose.Sets.Min, l.rounds)
	if side := LimitedSide(l.Findings, e); side != body.NoSide && o.dose.PerSide && !l.Settle {
		o.limited, o.extra = true, o.dose.Sets.Min
	}
	o.seconds = int32(program.LineSeconds(e, o.dose, o.rounds, o.extra))
	o.covers = l.covers(&o)
	return o
}

// dose gives the dose of today within the limits of the pass: of a line above
// the stage with reps to spare, of the one effort of a warm-up half.
func (l *lister) dose(c *Candidate, p exercise.Phase) dose.Dose {
	limits := l.limits
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
		unless(l.goal.stresses(e)),
		unless(p == exercise.Integrate && e.Stage == l.Stage),
		-l.due(c), c.Week, unless(!own(e)),
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

// LimitedSide gives the side that an exercise starts with, and does twice the
// sets of, because left and right differ in what it trains (6.6): rotation, then
// side-bend; the arms for rows and pull-downs with one arm. NoSide: both alike.
func LimitedSide(f assessment.Findings, e *exercise.Exercise) body.Side {
	if e == nil || e.Sides != body.Each {
		return body.NoSide
	}
	for _, one := range []struct {
		trains bool
		tests  []string
	}{
		{e.Directions&body.Rotation != 0, []string{assessment.LumbarLocked, assessment.SeatedRotation}},
		{e.Directions&body.SideBend != 0, []string{assessment.SideBend}},
		{e.Classes.Has(exercise.Pull), []string{assessment.SeatedWallAngel}},
	} {
		for _, test := range one.tests {
			if a, ok := f.Uneven(test); one.trains && ok && a.Flag {
				return a.Side
			}
		}
	}
	return body.NoSide
}

// sorted puts options in order, by phase, rank, station, family and the
// catalog's order, and numbers all of these.
func sorted(list []option) []option {
	stations(list)
	families(list)
	slices.SortFunc(list, func(a, b option) int {
		return cmp.Or(cmp.Compare(a.phase, b.phase), slices.Compare(a.rank[:], b.rank[:]), cmp.Compare(a.station, b.station),
			cmp.Compare(a.family, b.family), cmp.Compare(a.place, b.place))
	})
	for i := 1; i < len(list); i++ {
		list[i].cell = list[i-1].cell
		if list[i].phase != list[i-1].phase || list[i].rank != list[i-1].rank {
			list[i].cell++
		}
	}
	bar(list)
	return list
}

// stations numbers what is done in one position with the same equipment.
func stations(list []option) {
	numbers := make(map[[3]string]int32)
	for i := range list {
		key := [3]string{list[i].phase.String(), list[i].exercise.Position, kit(list[i].exercise)}
		n, ok := numbers[key]
		if !ok {
			n = int32(len(numbers))
			numbers[key] = n
		}
		list[i].station = n
	}
}

// families numbers groups of options of a phase that all bar each other: each
// option joins the first group of which it bars every member.
func families(list []option) {
	bar(list)
	var size, beside []int
	for i := range list {
		o := &list[i]
		o.family = int32(len(size))
		for _, j := range o.bars {
			if int(j) < i && list[j].phase == o.phase {
				beside[list[j].family]++
			}
		}
		for _, j := range o.bars {
			if int(j) < i && list[j].phase == o.phase {
				f := list[j].family
				if beside[f] == size[f] {
					o.family = min(o.family, f)
				}
				beside[f] = 0
			}
		}
		if int(o.family) == len(size) {
			size, beside = append(size, 0), append(beside, 0)
		}
		size[o.family]++
	}
}

// kit is the equipment that has to be at hand: of every need that the floor
// doesn't meet what the exercise's text describes.
func kit(e *exercise.Exercise) string {
	var nothing person.Equipment
	var out []string
	for _, n := range e.Needs {
		if len(n.AnyOf) > 0 && !nothing.HasAny(n.AnyOf) {
			out = append(out, n.AnyOf[0])
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// bar notes which options can't stand in one session: an exercise twice, direct
// neighbors on a ladder, alternatives, a variant and its original.
func bar(list []option) {
	at := make(map[string][]int32, len(list))
	for i := range list {
		list[i].bars = nil
		at[list[i].exercise.ID] = append(at[list[i].exercise.ID], int32(i))
	}
	for i := range list {
		e := list[i].exercise
		for _, ids := range [][]string{{e.ID, e.VariantOf}, e.Easier, e.Harder, e.Instead} {
			for _, id := range ids {
				for _, j := range at[id] {
					if int(j) != i {
						list[i].bars = append(list[i].bars, j)
						list[j].bars = append(list[j].bars, int32(i))
					}
				}
			}
		}
	}
	for i := range list {
		slices.Sort(list[i].bars)
		list[i].bars = slices.Compact(list[i].bars)
	}
}
