package outcome

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// world is what the made-up person's relief is made of.
type world struct {
	effects              []float64 // of each exercise
	beta, gamma          float64
	sessionSD, sigma     float64
	sessions, perSession int
	controls             bool // every fifth session is only a wait
	fixed                bool // the order never changes
}

var ids = []string{"cat-cow", "open-book", "wall-angel", "band-row"}

// rate makes the pairs of a world. Pain is not rounded: what is looked for is
// the arithmetic.
func (w world) rate(r *rand.Rand) []Rated {
	var out []Rated
	for s := range w.sessions {
		shift := w.sessionSD * r.NormFloat64()
		one := func(exercise string, effect float64, order int) {
			before := 4 + 1.5*r.NormFloat64()
			relief := effect + w.beta*(before-4) + w.gamma*float64(order-1) + shift + w.sigma*r.NormFloat64()
			out = append(out, Rated{
				Exercise: exercise, Session: s, Order: order, Before: before, After: before - relief,
				Randomized: !w.fixed, Morning: -relief, HasMorning: true,
			})
		}
		if w.controls && s%5 == 4 {
			one("", 0, 1)
			continue
		}
		order := r.Perm(len(w.effects))
		if w.fixed {
			slices.Sort(order)
		}
		for i, j := range order[:min(w.perSession, len(order))] {
			one(ids[j], w.effects[j], i+1)
		}
	}
	return out
}

func TestReliefFindsWhatItWasMadeOf(t *testing.T) {
	w := world{effects: []float64{2, 0.5, 1}, beta: 0.4, gamma: -0.3, sessionSD: 0.8, sigma: 0.6, sessions: 150, perSession: 3, controls: true}
	s := Relief(w.rate(dice(1)))
	if diff := cmp.Diff([]string{"cat-cow", "open-book", "wall-angel"}, s.Exercises); diff != "" {
		t.Fatal(diff)
	}
	for name, tt := range map[string]struct{ got, want, within float64 }{
		"β, relief by a point of pain": {s.PerPain, 0.4, 0.05},
		"γ, relief by a place":         {s.PerPlace, -0.3, 0.08},
		"ω, spread between sessions":   {s.SessionSD, 0.8, 0.2},
		"σ, spread inside a session":   {s.Sigma, 0.6, 0.05},
		"relief of nothing":            {s.Control, 0, 0.4},
		"the first above the second":   {s.Estimates[0].Mean - s.Estimates[1].Mean, 1.5, 0.2},
		"the third above the second":   {s.Estimates[2].Mean - s.Estimates[1].Mean, 0.5, 0.2},
	} {
		if math.Abs(tt.got-tt.want) > tt.within {
			t.Errorf("%s: %g, want %g", name, tt.got, tt.want)
		}
	}
	if i, ok := s.Winner(); !ok || i != 0 {
		t.Errorf("winner %d, %v; want the first", i, ok)
	}
	if s.Controls != 30 {
		t.Errorf("%d controls, want 30", s.Controls)
	}
}

func TestPainBeforeIsNotCreditedToTheExercise(t *testing.T) {
	var pairs []Rated
	r := dice(2)
	for s := range 40 {
		// open-book is only ever done when pain is high, and helps no more.
		low, high := 2+r.NormFloat64(), 7+r.NormFloat64()
		pairs = append(pairs,
			Rated{Exercise: "cat-cow", Session: 2 * s, Before: low, After: low - 0.5*low + 0.4*r.NormFloat64(), Randomized: true},
			Rated{Exercise: "open-book", Session: 2*s + 1, Before: high, After: high - 0.5*high + 0.4*r.NormFloat64(), Randomized: true})
	}
	s := Relief(pairs)
	if i, ok := s.Winner(); ok {
		t.Errorf("%s wins by the pain it met: %+v", s.Exercises[i], s.Estimates)
	}
	if gap := math.Abs(s.Estimates[1].Mean - s.Estimates[0].Mean); gap > 0.7 {
		t.Errorf("a gap of %g remains of 2.5 raw points", gap)
	}
}

func TestAnOrderThatNeverChangesTellsNothing(t *testing.T) {
	w := world{effects: []float64{2, 0, 0}, sigma: 0.5, sessions: 30, perSession: 3, fixed: true}
	s := Relief(w.rate(dice(3)))
	if _, ok := s.Winner(); ok {
		t.Error("a winner although the order was never drawn")
	}
	if diff := cmp.Diff([]string{WarnOrder}, s.Warnings); diff != "" {
		t.Error(diff)
	}
	for _, e := range s.Estimates {
		if math.IsNaN(e.Mean) || math.IsNaN(e.Best) {
			t.Fatalf("%+v", e)
		}
	}
}

func TestTheUsualSpreadCountsUntilTenDegreesOfFreedom(t *testing.T) {
	w := world{effects: []float64{1, 1}, sigma: 0.3, sessions: 7, perSession: 2}
	if s := Relief(w.rate(dice(4))); s.Freedom != 10 || s.Sigma >= 1 {
		t.Errorf("freedom %d, σ %g: want 10 and the own spread", s.Freedom, s.Sigma)
	}
	w.sessions = 6
	if s := Relief(w.rate(dice(4))); s.Freedom != 8 || s.Sigma != 1.5 {
		t.Errorf("freedom %d, σ %g: want 8 and 1.5", s.Freedom, s.Sigma)
	}
}

func TestSmallStudies(t *testing.T) {
	at := func(exercise string, session int, before, after float64) Rated {
		return Rated{Exercise: exercise, Session: session, Order: 1, Before: before, After: after, Randomized: true}
	}
	for name, tt := range map[string]struct {
		pairs     []Rated
		exercises []string
		controls  int
	}{
		"nothing rated":         {nil, nil, 0},
		"waits only":            {[]Rated{at("", 0, 5, 4), at("", 1, 5, 5)}, nil, 2},
		"one pair":              {[]Rated{at("cat-cow", 0, 5, 3)}, []string{"cat-cow"}, 0},
		"two of one exercise":   {[]Rated{at("cat-cow", 0, 5, 3), at("cat-cow", 1, 5, 3)}, []string{"cat-cow"}, 0},
		"one each and one wait": {[]Rated{at("open-book", 0, 5, 3), at("cat-cow", 0, 5, 5), at("", 1, 5, 5)}, []string{"cat-cow", "open-book"}, 1},
		"always the same pain":  {[]Rated{at("open-book", 0, 4, 4), at("cat-cow", 0, 4, 4)}, []string{"cat-cow", "open-book"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := Relief(tt.pairs)
			if diff := cmp.Diff(tt.exercises, s.Exercises); diff != "" {
				t.Error(diff)
			}
			if s.Controls != tt.controls || len(s.Estimates) != len(tt.exercises) {
				t.Errorf("%d controls, %d estimates", s.Controls, len(s.Estimates))
			}
			if _, ok := s.Winner(); ok {
				t.Error("a winner of next to nothing")
			}
			for _, e := range s.Estimates {
				if math.IsNaN(e.Mean) || math.IsNaN(e.SD) || e.N == 0 {
					t.Errorf("%+v", e)
				}
			}
		})
	}
}

func TestSessionsShiftAllExercisesAlike(t *testing.T) {
	w := world{effects: []float64{1.5, 0.5}, sigma: 0.4, sessions: 30, perSession: 2}
	quiet := Relief(w.rate(dice(5)))
	w.sessionSD = 1.2
	loud := Relief(w.rate(dice(5)))
	if quiet.SessionSD > 0.4 || loud.SessionSD < 0.7 {
		t.Errorf("ω %g in quiet, %g in loud sessions", quiet.SessionSD, loud.SessionSD)
	}
	if loud.Sigma > 0.6 {
		t.Errorf("σ %g: the sessions' spread was not told apart", loud.Sigma)
	}
	if i, ok := loud.Winner(); !ok || i != 0 {
		t.Error("a difference inside each session was lost between sessions")
	}
}

func TestMornings(t *testing.T) {
	w := world{effects: []float64{2, 0}, sigma: 0.6, sessions: 60, perSession: 1}
	pairs := w.rate(dice(6))
	s := Mornings(pairs)
	if i, ok := s.Winner(); !ok || s.Exercises[i] != "cat-cow" {
		t.Errorf("winner %d, %v, want cat-cow: %+v", i, ok, s.Estimates)
	}
	for i := range pairs {
		pairs[i].HasMorning = false
	}
	if s := Mornings(pairs); len(s.Estimates) != 0 {
		t.Errorf("mornings that were not rated were counted: %+v", s.Estimates)
	}
}

func TestAnExerciseCountsOnceAMorning(t *testing.T) {
	one := Rated{Exercise: "cat-cow", Session: 0, Before: 5, After: 3, Morning: -1, HasMorning: true}
	s := Mornings([]Rated{one, one, one})
	if n := s.Estimates[0].N; n != 1 {
		t.Errorf("counted %d times", n)
	}
}

func TestExercisesAlwaysDoneTogetherShareTheirMornings(t *testing.T) {
	var pairs []Rated
	r := dice(7)
	for s := range 20 {
		change := r.NormFloat64() - 1
		for i, id := range ids[:3] {
			pairs = append(pairs, Rated{Exercise: id, Session: s, Order: i + 1, Before: 5, After: 4, Randomized: true, Morning: change, HasMorning: true})
		}
	}
	s := Mornings(pairs)
	for _, e := range s.Estimates {
		if math.Abs(e.Best-1.0/3) > 1e-6 {
			t.Errorf("best with %g, want a third", e.Best)
		}
	}
}

func TestScheduledKeepsTheFairPairs(t *testing.T) {
	pairs := []Rated{
		{Exercise: "cat-cow", Randomized: true},
		{Exercise: "cat-cow"},
		{Exercise: "open-book", Randomized: true, Triggered: true},
		{Exercise: "wall-angel", Randomized: true},
	}
	got := names(Scheduled(pairs))
	if diff := cmp.Diff([]string{"cat-cow", "wall-angel"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPairsComeFromTheLogbook(t *testing.T) {
	r := unit.Rate
	entries := []logbook.Entry{
		{Day: 10, Randomized: true, Lines: []logbook.Done{
			{Exercise: "open-book", How: logbook.Full, Before: r(5), After: r(3)},
			{Exercise: "cat-cow", How: logbook.Skipped, Before: r(5), After: r(5)},
			{Exercise: "wall-angel", How: logbook.Full, Before: r(3)},
			{Exercise: "band-row", How: logbook.Shortened, Before: r(3), After: r(4)},
			{Exercise: "prone-w", How: logbook.LeftOut, Before: r(3), After: r(4)},
		}},
		{Day: 11, Control: true, Before: r(4), After: r(4)},
		{Day: 12, Control: true, Before: r(4)},
	}
	morning := func(day unit.Day) (int, bool) { return -1, day == 10 }
	want := []Rated{
		{Exercise: "open-book", Session: 0, Order: 1, Before: 5, After: 3, Randomized: true, Morning: -1, HasMorning: true},
		{Exercise: "band-row", Session: 0, Order: 3, Before: 3, After: 4, Randomized: true, Morning: -1, HasMorning: true},
		{Session: 1, Order: 1, Before: 4, After: 4, Morning: -1},
	}
	if diff := cmp.Diff(want, Pairs(entries, morning)); diff != "" {
		t.Error(diff)
	}
	for _, p := range Pairs(entries, nil) {
		if p.HasMorning {
			t.Error("a morning that nobody told of")
		}
	}
}

func TestNamesAndOrderOfPairsDecideNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := world{
			effects: []float64{1, 0.3, 0.6}, beta: 0.3, sigma: 0.5, sessionSD: 0.5,
			sessions: rapid.IntRange(1, 12).Draw(t, "sessions"), perSession: rapid.IntRange(1, 3).Draw(t, "a session"),
			controls: rapid.Bool().Draw(t, "controls"),
		}
		pairs := w.rate(dice(rapid.Uint64().Draw(t, "seed")))
		turned := slices.Clone(pairs)
		slices.Reverse(turned)
		turn := map[string]string{"cat-cow": "z", "open-book": "y", "wall-angel": "x", "": ""}
		for i := range turned {
			turned[i].Exercise = turn[turned[i].Exercise]
			turned[i].Session = -turned[i].Session
		}
		a, b := Relief(pairs), Relief(turned)
		if math.Abs(a.PerPain-b.PerPain) > 1e-6 || math.Abs(a.Sigma-b.Sigma) > 1e-6 || a.SessionSD != b.SessionSD {
			t.Fatalf("%+v became %+v", a, b)
		}
		for j, e := range a.Estimates {
			o := b.Estimates[len(b.Estimates)-1-j]
			if math.Abs(e.Mean-o.Mean) > 1e-6 || math.Abs(e.Best-o.Best) > 1e-6 || e.N != o.N {
				t.Fatalf("%+v became %+v", e, o)
			}
		}
	})
}

func TestInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		m := newMatrix(n)
		for i := range n {
			m[i][i] = 0.1
		}
		for range n {
			m.addOuter(rapid.SliceOfN(rapid.Float64Range(-2, 2), n, n).Draw(t, "x"), 1)
		}
		inverse, logDet := m.inverse()
		for i := range n {
			unit := make([]float64, n)
			unit[i] = 1
			for j, v := range m.times(inverse.times(unit)) {
				if want := unit[j]; math.Abs(v-want) > 1e-6 {
					t.Fatalf("m·m⁻¹ has %g at %d, %d", v, i, j)
				}
			}
		}
		if _, back := inverse.inverse(); math.Abs(logDet+back) > 1e-6 {
			t.Fatalf("determinants %g and %g", logDet, back)
		}
	})
}

func TestEveryReasonIsARule(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	for _, c := range []Comparison{{}, {Means: []float64{0, 3}, N: []int{20, 20}, Randomized: true}} {
		if r := Compare(c).Reason.Rule; !known[r] {
			t.Errorf("%q is no rule", r)
		}
	}
	for _, p := range [][]Point{nil, weekly(1, 1, 1, 1), weekly(1, 9, 18, 27)} {
		for _, adherence := range []int{10, 90} {
			if _, why := Plateau(p, 1, adherence, true); !known[why.Rule] {
				t.Errorf("%q is no rule", why.Rule)
			}
		}
	}
	for from := range 11 {
		for to := range 11 {
			if r := Judge(Pain, float64(from), float64(to)).Reason.Rule; !known[r] {
				t.Errorf("%q is no rule", r)
			}
		}
	}
}

func BenchmarkRelief(b *testing.B) {
	pairs := world{effects: []float64{1, 0.3, 0.6, 0.2}, beta: 0.3, sigma: 1, sessions: 100, perSession: 4}.rate(dice(8))
	b.ReportAllocs()
	for b.Loop() {
		Relief(pairs)
	}
}
