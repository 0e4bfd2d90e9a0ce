package course

import (
	"slices"

	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/screening"
)

// By says what leaves an exercise out for a person.
type By string

// What may leave an exercise out: an answer of the screening; what a test
// showed; what pain asks for; that it doesn't say what it does to the body; a
// decision; a later stage; a thing that is not there, or is too heavy; that it
// only stands in for another one; or the person themselves.
const (
	ByFlag      By = "flag"
	ByFinding   By = "finding"
	ByEntry     By = "entry"
	BySettling  By = "settling"
	ByFlare     By = "flare"
	ByNoClass   By = "no-class"
	ByDecision  By = "decision"
	ByStage     By = "stage"
	ByEquipment By = "equipment"
	ByWeight    By = "weight"
	ByVariant   By = "variant"
	ByChoice    By = "choice"
)

// Bar is one thing that leaves an exercise out.
type Bar struct {
	By       By
	Flag     screening.Flag   // of ByFlag
	Classes  exercise.Classes // that are left out
	Position bool             // its position is left out
	Why      evidence.Reason  // where a rule says it
	Stage    exercise.Stage   // of ByStage: from which on it comes
	Need     []string         // of ByEquipment: any one of these is missing
	Of       string           // of ByVariant and a swap: the other exercise
	Choice   Choice           // of ByChoice, by the id that takes it back
	ChoiceID string
}

// Bars lists everything that leaves an exercise out of a person's day, what is
// gravest first: empty where it may be done. Without leave to train there is
// none to list, and nothing may be done.
func (st *Standing) Bars(e *exercise.Exercise) []Bar {
	if st.Wait != "" || e == nil {
		return nil
	}
	out := st.screened(e)
	out = append(out, st.found(e)...)
	if !st.pass.Allows(e) && len(out) == 0 {
		out = append(out, Bar{By: ByNoClass})
	}
	out = append(out, st.lined(e)...)
	out = append(out, st.fitting(e)...)
	return append(out, st.chosenAgainst(e)...)
}

// screened lists the flags that leave it out.
func (st *Standing) screened(e *exercise.Exercise) []Bar {
	var out []Bar
	for _, c := range st.pass.Because(e) {
		b := Bar{By: ByFlag, Flag: screening.Flag{ID: c.Flag}, Classes: c.Classes, Position: c.Position}
		for _, list := range [][]screening.Flag{st.Result.Flags, st.Result.Unsure} {
			if i := slices.IndexFunc(list, func(f screening.Flag) bool { return f.ID == c.Flag }); i >= 0 {
				b.Flag = list[i]
				break
			}
		}
		out = append(out, b)
	}
	return out
}

// found lists what tests, the entry and settling pain leave out on top of the
// pass.
func (st *Standing) found(e *exercise.Exercise) []Bar {
	var out []Bar
	f := st.Findings
	add := func(by By, left exercise.Classes) {
		if classes := e.Classes & left; classes != 0 {
			out = append(out, Bar{By: by, Classes: classes})
		}
	}
	add(ByFinding, f.Excluded())
	if len(out) == 0 && planner.Unplaced(f, e) {
		out = append(out, Bar{By: ByFinding})
	}
	add(ByEntry, planner.Excluded(f, st.Entry, false)&^f.Excluded())
	add(BySettling, planner.Excluded(f, st.Entry, st.Settling)&^planner.Excluded(f, st.Entry, false))
	return out
}

// lined lists what its line says: it is out for now, or a flare leaves nothing
// of its dose.
func (st *Standing) lined(e *exercise.Exercise) []Bar {
	if l := st.at.find(e.ID); l != nil && l.Out {
		return []Bar{{By: ByDecision, Why: st.outBy(e.ID)}}
	}
	if st.Flare && st.pass.Allows(e) && st.Dose(e).IsZero() {
		return []Bar{{By: ByFlare}}
	}
	return nil
}

// outBy is the reason for which a late decision took an exercise out.
func (st *Standing) outBy(id string) evidence.Reason {
	for _, d := range []Decided{st.at.s.Latest, st.at.s.Before} {
		for _, l := range d.Lines {
			if l.Exercise == id && l.Swap != progression.Stay {
				return l.Reason
			}
		}
	}
	return evidence.Reason{}
}

// fitting lists what lacks: the stage, a thing, a weight that is light enough;
// or that it only stands in for another exercise.
func (st *Standing) fitting(e *exercise.Exercise) []Bar {
	var out []Bar
	if e.Stage > st.Stage && !st.half(e) {
		out = append(out, Bar{By: ByStage, Stage: e.Stage})
	}
	own := st.at.s.About.Profile.Equipment
	for _, n := range e.Needs {
		if !own.HasAny(n.AnyOf) {
			out = append(out, Bar{By: ByEquipment, Need: n.AnyOf})
		}
	}
	if planner.Has(own, e) && st.at.tooHeavy(e) {
		out = append(out, Bar{By: ByWeight})
	}
	if planner.Spare(st.at.lib.Exercises, st.pass, e) {
		out = append(out, Bar{By: ByVariant, Of: e.VariantOf})
	}
	return out
}

// half says whether it is one of which somebody at the first stage may do half.
func (st *Standing) half(e *exercise.Exercise) bool {
	c := st.at
	return slices.Contains(planner.Halves(c.lib.Exercises, st.pass, st.Stage, c.s.About.Profile.Equipment, c.pain().Move, st.Settling), e)
}

// chosenAgainst lists the choices that leave it out.
func (st *Standing) chosenAgainst(e *exercise.Exercise) []Bar {
	var out []Bar
	for _, one := range st.at.s.Choices {
		if one.Exercise != e.ID || one.Today && one.Day != st.Day {
			continue
		}
		switch one.Act {
		case Skip, Ban, Drop:
			out = append(out, Bar{By: ByChoice, Choice: one.Choice, ChoiceID: one.ID})
		}
	}
	if with := st.at.swapped(e.ID, st.Day); with != e.ID {
		out = append(out, Bar{By: ByChoice, Choice: Choice{Act: Swap, Exercise: e.ID, With: with}, Of: with})
	}
	return out
}
