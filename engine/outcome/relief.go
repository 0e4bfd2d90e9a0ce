package outcome

import (
	"cmp"
	"math"
	"slices"

	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// Rated is one exercise of one session with the pain just before it and 2 to 5
// minutes after (9.1).
type Rated struct {
	Exercise      string // exercise ID; empty: no exercise, only the wait (9.3)
	Session       int    // which session it belongs to
	Order         int    // its place in the session, 1 is first; 0 counts as 1
	Before, After float64
	Randomized    bool // the order was drawn by lot
	Triggered     bool // the session was begun because of pain

	Morning    float64 // the next morning's pain minus the usual morning's
	HasMorning bool
}

// Study is a verdict on rated sessions, with what was taken out of them.
type Study struct {
	Verdict
	Exercises []string // IDs, in the order of Estimates
	Sigma     float64  // spread of one relief inside a session
	Freedom   int      // residual degrees of freedom
	PerPain   float64  // β: relief that one more point of pain before brings by itself
	PerPlace  float64  // γ: relief that each later place in a session brings
	SessionSD float64  // ω: spread between sessions
	Control   float64  // relief after no exercise at all
	Controls  int      // ratings behind Control
}

// Helps gives the exercise of which it may be said that it seems to help most:
// the verdict is clear (9.2), and it relieves at all. That it must relieve is our
// choice: of several that only hurt, none helps.
func (s *Study) Helps() (exercise string, ok bool) {
	leader, ok := s.Winner()
	if !ok || s.Estimates[leader].Low <= 0 {
		return "", false
	}
	return s.Exercises[leader], true
}

// Relief finds which exercise relieves most right after it, from all rated
// pairs (9.1): relief is explained by the pain before, the place in the session,
// the session and the exercise; the exercises' means, freed of the rest, are
// then weighed by Compare.
func Relief(pairs []Rated) Study {
	return study(pairs, func(r Rated) float64 { return r.Before - r.After })
}

// Mornings finds after which exercise the next morning is best, so that numbing
// is not rewarded (9.1). An exercise counts once a session; a morning that was
// not rated does not count. A morning belongs to its whole session, so that
// exercises always done together can't be told apart.
func Mornings(pairs []Rated) Study {
	type once struct {
		exercise string
		session  int
	}
	seen := map[once]bool{}
	var rated []Rated
	for _, r := range pairs {
		key := once{r.Exercise, r.Session}
		if !r.HasMorning || seen[key] {
			continue
		}
		seen[key] = true
		r.Session, r.Order = len(rated), 1
		rated = append(rated, r)
	}
	return study(rated, func(r Rated) float64 { return -r.Morning })
}

// Scheduled keeps the pairs that a fair comparison rests on: order drawn by
// lot, not begun because of pain (9.3).
func Scheduled(pairs []Rated) []Rated {
	var out []Rated
	for _, r := range pairs {
		if r.Randomized && !r.Triggered {
			out = append(out, r)
		}
	}
	return out
}

// Pairs takes the rated exercises out of entries, given oldest first. Morning
// gives the change on the morning after an entry's day, and whether it was
// rated; nil says nothing of mornings. Lines that were skipped or left out have
// no place in the order.
func Pairs(entries []logbook.Entry, morning func(unit.Day) (change int, rated bool)) []Rated {
	var out []Rated
	for i := range entries {
		e := &entries[i]
		base := Rated{Session: i, Randomized: e.Randomized}
		if morning != nil {
			change, rated := morning(e.Day)
			base.Morning, base.HasMorning = float64(change), rated
		}
		if e.Control {
			out = base.add(out, "", 1, e.Before, e.After)
			continue
		}
		place := 0
		for _, line := range e.Lines {
			if line.How == logbook.Skipped || line.How == logbook.LeftOut {
				continue
			}
			place++
			out = base.add(out, line.Exercise, place, line.Before, line.After)
		}
	}
	return out
}

func (r Rated) add(to []Rated, exercise string, place int, before, after unit.Rating) []Rated {
	if !before.Given() || !after.Given() {
		return to
	}
	r.Exercise, r.Order = exercise, place
	r.Before, r.After = float64(before.Value()), float64(after.Value())
	return append(to, r)
}

func study(pairs []Rated, outcome func(Rated) float64) Study {
	exercises := names(pairs)
	groups := exercises
	controls := count(pairs, "")
	if controls > 0 {
		groups = append(slices.Clone(exercises), "")
	}
	s := Study{Exercises: exercises, Controls: controls}
	if len(exercises) == 0 {
		s.Verdict = Compare(comparison(pairs, exercises))
		return s
	}
	f := fitPairs(rowsOf(pairs, groups, outcome), len(groups))
	s.Sigma, s.Freedom, s.SessionSD = f.sigma, f.freedom, f.sessionSD
	s.PerPain, s.PerPlace = f.coef[len(groups)], f.coef[len(groups)+1]
	if controls > 0 {
		s.Control = f.coef[len(exercises)]
	}
	c := comparison(pairs, exercises)
	c.Sigma, c.Means = f.sigma, f.coef[:len(exercises)]
	c.variances = f.apart(c.N)
	s.Verdict = Compare(c)
	return s
}

// comparison fills in what the pairs say without any fit. Waits without an
// exercise have no order to draw.
func comparison(pairs []Rated, exercises []string) Comparison {
	c := Comparison{Randomized: true}
	for _, r := range pairs {
		c.Randomized = c.Randomized && (r.Randomized || r.Exercise == "")
		c.PainTriggered = c.PainTriggered || r.Triggered
	}
	for _, e := range exercises {
		c.Means = append(c.Means, 0)
		c.N = append(c.N, count(pairs, e))
	}
	return c
}

// names lists the exercises in order of their IDs.
func names(pairs []Rated) []string {
	var out []string
	for _, r := range pairs {
		if r.Exercise != "" {
			out = append(out, r.Exercise)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func count(pairs []Rated, exercise string) int {
	n := 0
	for _, r := range pairs {
		if r.Exercise == exercise {
			n++
		}
	}
	return n
}

// rowsOf prepares the pairs for the fit, sorted by session, pain before taken
// from its mean.
func rowsOf(pairs []Rated, groups []string, outcome func(Rated) float64) []row {
	var sum float64
	for _, r := range pairs {
		sum += r.Before
	}
	mean := sum / float64(len(pairs))
	out := make([]row, len(pairs))
	for i, r := range pairs {
		out[i] = row{
			group: slices.Index(groups, r.Exercise), session: r.Session,
			before: r.Before - mean, place: math.Max(float64(r.Order-1), 0), relief: outcome(r),
		}
	}
	slices.SortStableFunc(out, func(a, b row) int { return cmp.Compare(a.session, b.session) })
	return out
}
