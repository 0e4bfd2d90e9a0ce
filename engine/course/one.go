package course

import (
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/program"
)

// One is a session of one exercise alone, on a day.
type One struct {
	Session program.Session // a short one; empty: not now
	Turn    planner.Turn
	Most    dose.Often // how often it may be done
	Bars    []Bar      // what leaves it out; empty: nothing does
}

// One gives a session of an exercise that the person asks for by itself: of
// nothing that is left out, and no more often than its dose says, or else its
// stage. Who wrote a program may be asked for what is not in it, and for own
// exercises too.
func (st *Standing) One(e *exercise.Exercise) One {
	if st.Wait != "" || e == nil {
		return One{}
	}
	out := One{Bars: st.Bars(e)}
	k, ok := st.candidate(pooled{e, e.Stage > st.Stage})
	if len(out.Bars) > 0 || !ok {
		return out
	}
	ask := st.ask()
	ask.Candidates = []planner.Candidate{k}
	out.Session, out.Turn = planner.One(st.pass, ask)
	out.Most = planner.Most(e, k.Dose)
	return out
}

// Visits is how often an exercise was done on that day.
func (st *Standing) Visits(e *exercise.Exercise) int {
	n := 0
	if st.at == nil || e == nil {
		return n
	}
	if l := st.at.find(e.ID); l != nil {
		for _, day := range l.Done {
			if day == st.Day {
				n++
			}
		}
	}
	return n
}
