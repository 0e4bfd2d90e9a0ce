package screening

import (
	"slices"

	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// Pass is leave to train, and what it leaves out. Only Screen makes one that
// can be used: the zero Pass allows no exercise at all.
type Pass struct {
	ok        bool
	excluded  exercise.Classes
	codes     []string
	positions []string
	cap       exercise.Stage
	limits    exercise.Limits
	flags     []string
	notes     []string
	advise    bool
	taken     []taken
}

// taken is a row of the matrix by which the pass was narrowed, and the flag that
// it counts for.
type taken struct {
	flag string
	row  *Row
}

// Cause is a flag that leaves an exercise out, and how.
type Cause struct {
	Flag     string
	Classes  exercise.Classes // of the exercise; 0: it is not for what it does
	Position bool             // for its position
}

// Because lists the flags that leave an exercise out, each once, in the order in
// which they stand. It is empty where none does: the pass may have been narrowed
// since, or the exercise doesn't say what it does to the body.
func (p Pass) Because(e *exercise.Exercise) []Cause {
	var out []Cause
	for _, t := range p.taken {
		c := Cause{Flag: t.flag, Classes: e.Classes & t.row.Classes, Position: slices.Contains(t.row.Positions, e.Position)}
		named := slices.Contains(t.row.Codes, e.Code) || slices.ContainsFunc(e.Kin, func(code string) bool { return slices.Contains(t.row.Codes, code) })
		if c.Classes == 0 && !c.Position && !named {
			continue
		}
		if i := slices.IndexFunc(out, func(one Cause) bool { return one.Flag == t.flag }); i >= 0 {
			out[i].Classes |= c.Classes
			out[i].Position = out[i].Position || c.Position
			continue
		}
		out = append(out, c)
	}
	return out
}

// Allows says whether the exercise may be done: no class, code or position of
// it is left out, nor of an exercise that it is akin to. One that doesn't say
// what it does to the body is allowed only where nothing is left out.
func (p Pass) Allows(e *exercise.Exercise) bool {
	switch {
	case !p.ok, e == nil:
		return false
	case e.Classes == 0 && (p.excluded != 0 || len(p.codes) > 0 || len(p.positions) > 0):
		return false
	case slices.ContainsFunc(e.Kin, func(code string) bool { return slices.Contains(p.codes, code) }):
		return false
	}
	return !e.Classes.Has(p.excluded) && !slices.Contains(p.codes, e.Code) && !slices.Contains(p.positions, e.Position)
}

// Excluded is the set of classes left out; of the zero Pass, every class.
func (p Pass) Excluded() exercise.Classes {
	if !p.ok {
		return exercise.AllClasses
	}
	return p.excluded
}

// ExcludedCodes lists the exercises that are left out by their code, sorted. A
// variant has a code of its own.
func (p Pass) ExcludedCodes() []string { return slices.Clone(p.codes) }

// ExcludedPositions lists the positions that are left out, sorted.
func (p Pass) ExcludedPositions() []string { return slices.Clone(p.positions) }

// StageCap is the highest stage at which the person may start; 0: no cap. The
// zero Pass is capped at the first.
func (p Pass) StageCap() exercise.Stage {
	if !p.ok {
		return exercise.Mobility
	}
	return p.cap
}

// Limits bounds every dose.
func (p Pass) Limits() exercise.Limits { return p.limits }

// Has says whether the flag stands.
func (p Pass) Has(flag string) bool { return slices.Contains(p.flags, flag) }

// Flags lists the flags that stand, in the order of Result.Flags.
func (p Pass) Flags() []string { return slices.Clone(p.flags) }

// Notes lists the ids of the notes that must stand with the plan, sorted.
func (p Pass) Notes() []string { return slices.Clone(p.notes) }

// Advise says whether the plan carries the unhurried advice to see a clinician.
func (p Pass) Advise() bool { return p.advise }

// With gives a narrower pass that leaves out more classes and codes.
func (p Pass) With(more exercise.Classes, codes ...string) Pass {
	if !p.ok {
		return Pass{}
	}
	p.excluded |= more & exercise.AllClasses
	p.codes = joined(p.codes, codes)
	return p
}

// take narrows the pass by one row of the matrix, for a flag.
func (p *Pass) take(flag string, row *Row) {
	p.taken = append(p.taken[:len(p.taken):len(p.taken)], taken{flag, row})
	p.excluded |= row.Classes
	p.codes = joined(p.codes, row.Codes)
	p.positions = joined(p.positions, row.Positions)
	p.notes = joined(p.notes, row.Notes)
	p.cap = lower(p.cap, row.Cap)
	p.limits.Hold = lower(p.limits.Hold, row.Limits.Hold)
	p.limits.Reserve = max(p.limits.Reserve, row.Limits.Reserve)
	p.limits.SmallSteps = p.limits.SmallSteps || row.Limits.SmallSteps
}

// add narrows the pass by a flag that stands.
func (p *Pass) add(flag string, f *facts) {
	p.flags = append(p.flags, flag)
	name := rowsOf(flag)
	for i := range matrix {
		if matrix[i].Flag == name && f.counts(&matrix[i], flag) {
			p.take(flag, &matrix[i])
		}
	}
}

// limit narrows the pass by a flag that a "not sure" left open.
func (p *Pass) limit(flag string) {
	for i := range matrix {
		if matrix[i].Flag == flag && matrix[i].When == WhenUnsure {
			p.take(flag, &matrix[i])
		}
	}
}

// joined gives both lists as one, sorted, without touching either.
func joined(a, b []string) []string {
	if len(b) == 0 {
		return a
	}
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// lower gives the stricter of two limits, where 0 is none.
func lower[T exercise.Stage | unit.Seconds](a, b T) T {
	switch {
	case a == 0:
		return b
	case b == 0:
		return a
	}
	return min(a, b)
}
