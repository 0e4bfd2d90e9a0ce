package program

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

func reps(sets, n int) dose.Dose {
	return dose.Dose{Kind: dose.Reps, Sets: dose.Exactly(sets), Reps: dose.Exactly(n)}
}

func timed(sets, n, seconds int) dose.Dose {
	return dose.Dose{Kind: dose.Timed, Sets: dose.Exactly(sets), Reps: dose.Exactly(n), Each: dose.Exactly(seconds)}
}

func perSide(d dose.Dose) dose.Dose { d.PerSide = true; return d }

func noRest(d dose.Dose) dose.Dose { d.NoRest = true; return d }

func TestTurns(t *testing.T) {
	visit, circuit := exercise.Exercise{}, exercise.Exercise{PerCircuit: true}
	for name, c := range map[string]struct {
		e      exercise.Exercise
		d      dose.Dose
		rounds []int
		extra  int
		want   []Turn
	}{
		"a dose per circuit is done in full in every round": {
			circuit, reps(2, 10), []int{1, 2}, 0, []Turn{{1, 0, 2, 0, 0}, {2, 0, 2, 0, 0}}},
		"three sets in three rounds are one in each": {
			visit, reps(3, 10), []int{1, 2, 3}, 0, []Turn{{1, 0, 1, 0, 0}, {2, 1, 1, 0, 0}, {3, 2, 1, 0, 0}}},
		"of three sets in two rounds the first has two": {
			visit, reps(3, 10), []int{1, 2}, 0, []Turn{{1, 0, 2, 0, 0}, {2, 2, 1, 0, 0}}},
		"a single set stands in the first round only": {
			visit, reps(1, 10), []int{1, 2, 3}, 0, []Turn{{1, 0, 1, 0, 0}}},
		"further sets are dealt like the sets": {
			visit, perSide(reps(3, 10)), []int{1, 2}, 3, []Turn{{1, 0, 2, 0, 2}, {2, 2, 1, 2, 1}}},
		"further sets of a dose per circuit come in every round": {
			circuit, perSide(reps(1, 10)), []int{1, 3}, 1, []Turn{{1, 0, 1, 0, 1}, {3, 0, 1, 0, 1}}},
		"a dose that is not per side has no further sets": {
			visit, reps(2, 10), []int{1}, 2, []Turn{{1, 0, 2, 0, 0}}},
		"no rounds, no turns":        {visit, reps(2, 10), nil, 0, []Turn{}},
		"the zero dose has no turns": {circuit, dose.Dose{}, []int{1}, 4, []Turn{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Turns(&c.e, c.d, c.rounds, c.extra)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLineSeconds(t *testing.T) {
	for name, c := range map[string]struct {
		e     exercise.Exercise
		d     dose.Dose
		in    int // rounds
		extra int
		want  unit.Seconds
	}{
		"the zero dose takes no time":                      {exercise.Exercise{SetUp: 10}, dose.Dose{}, 1, 0, 0},
		"getting ready, then the work":                     {exercise.Exercise{SetUp: 10}, timed(1, 1, 30), 1, 0, 40},
		"getting ready once a round":                       {exercise.Exercise{SetUp: 10, PerCircuit: true}, timed(1, 1, 30), 3, 0, 120},
		"both sides and the change between":                {exercise.Exercise{SetUp: 10, TurnOver: 5, Sides: body.Each}, perSide(timed(1, 1, 30)), 1, 0, 75},
		"a rest between sets, none after the last":         {exercise.Exercise{}, timed(2, 1, 30), 1, 0, 30 + dose.SetRest + 30},
		"no rest between sets of different rounds":         {exercise.Exercise{SetUp: 10}, timed(2, 1, 30), 2, 0, 80},
		"a moment between holds, none after the last":      {exercise.Exercise{Held: true}, timed(1, 10, 10), 1, 0, 100 + 9*HoldRelax},
		"none between seconds that are moved":              {exercise.Exercise{}, timed(1, 2, 30), 1, 0, 60},
		"a side that changes at every rep takes no change": {exercise.Exercise{TurnOver: 5, Sides: body.Alternate}, perSide(reps(1, 8)), 1, 0, 16 * dose.RepTime},
		"holds that alternate have a moment between all":   {exercise.Exercise{Held: true, Sides: body.Alternate}, perSide(timed(1, 2, 10)), 1, 0, 40 + 3*HoldRelax},
		"a further set after a change back": {
			exercise.Exercise{TurnOver: 5, Sides: body.Each}, perSide(timed(1, 1, 30)), 1, 1, 30 + 5 + 30 + 5 + 30},
		"further sets after a rest, where sets have one": {
			exercise.Exercise{TurnOver: 5, Sides: body.Each}, perSide(timed(2, 1, 30)), 1, 2, 2*65 + 60 + 2*(60+30)},
		"further sets without a rest, where sets have none": {
			exercise.Exercise{TurnOver: 5, Sides: body.Each}, noRest(perSide(timed(2, 1, 30))), 1, 2, 2*65 + 5 + 60},
		"a further set of holds has its moments between": {
			exercise.Exercise{Held: true, TurnOver: 5, Sides: body.Each}, perSide(timed(1, 2, 10)), 1, 1, 3*(20+HoldRelax) + 2*5},
		"a turn of further sets only begins with getting ready": {
			exercise.Exercise{SetUp: 10, TurnOver: 5, Sides: body.Each}, perSide(timed(1, 1, 30)), 2, 2, 10 + 65 + 5 + 30 + 10 + 30},
		"meters at walking speed": {
			exercise.Exercise{}, dose.Dose{Kind: dose.Distance, Sets: dose.Exactly(1), Reps: dose.Exactly(1), Each: dose.Exactly(20)}, 1, 0, 25},
		"an uneven dose takes its total": {
			exercise.Exercise{}, noRest(reps(3, 10)).Shape(32, dose.ByHold), 1, 0, 32 * dose.RepTime},
	} {
		t.Run(name, func(t *testing.T) {
			if got := LineSeconds(&c.e, c.d, upTo(c.in), c.extra); got != c.want {
				t.Errorf("got %d s, want %d s", got, c.want)
			}
		})
	}
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}

func drawDose(t *rapid.T) dose.Dose {
	d := dose.Dose{
		Kind:    dose.Kind(rapid.IntRange(0, 3).Draw(t, "kind")),
		Sets:    dose.Exactly(rapid.IntRange(1, 6).Draw(t, "sets")),
		Reps:    dose.Exactly(rapid.IntRange(1, 12).Draw(t, "reps")),
		PerSide: rapid.Bool().Draw(t, "per side"),
		NoRest:  rapid.Bool().Draw(t, "no rest"),
	}
	if d.Kind == dose.Timed || d.Kind == dose.Distance {
		d.Each = dose.Exactly(rapid.IntRange(1, 40).Draw(t, "each"))
	}
	return d.Shape(rapid.IntRange(1, 2*d.Sum()).Draw(t, "total"), dose.By(rapid.IntRange(0, 1).Draw(t, "by")))
}

func drawExercise(t *rapid.T) exercise.Exercise {
	return exercise.Exercise{
		Sides:      body.Sides(rapid.IntRange(0, 2).Draw(t, "sides")),
		PerCircuit: rapid.Bool().Draw(t, "per circuit"),
		Held:       rapid.Bool().Draw(t, "held"),
		SetUp:      unit.Seconds(rapid.IntRange(0, 60).Draw(t, "set-up")),
		TurnOver:   unit.Seconds(rapid.IntRange(0, 15).Draw(t, "turn-over")),
	}
}

func TestEverySetHasItsTurnOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, d := drawExercise(t), drawDose(t)
		e.PerCircuit = false
		extra := rapid.IntRange(0, 6).Draw(t, "extra")
		set, further := 0, 0
		before := d.Sets.Min
		for _, turn := range Turns(&e, d, upTo(rapid.IntRange(1, 4).Draw(t, "rounds")), extra) {
			if turn.First != set || turn.FirstExtra != further || turn.Sets > before {
				t.Fatalf("turn %+v after %d sets, %d further, the last turn having %d", turn, set, further, before)
			}
			set, further, before = set+turn.Sets, further+turn.Extra, turn.Sets
		}
		if set != d.Sets.Min || d.PerSide && further != extra {
			t.Fatalf("%d sets and %d further, want %d and %d", set, further, d.Sets.Min, extra)
		}
	})
}

func TestOneRoundTakesWhatTheDoseSaysAndTheMomentsBetweenHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, d := drawExercise(t), drawDose(t)
		turnOver := e.TurnOver
		if e.Sides == body.Alternate {
			turnOver = 0
		}
		want := e.SetUp + d.VisitSeconds(turnOver)
		if e.Held && d.Kind == dose.Timed {
			want += HoldRelax * unit.Seconds(moments(e, d))
		}
		if got := LineSeconds(&e, d, []int{1}, 0); got != want {
			t.Fatalf("%+v of %+v: %d s, want %d s", d, e, got, want)
		}
	})
}

// moments counts what lies between the holds of every set.
func moments(e exercise.Exercise, d dose.Dose) int {
	n := 0
	for _, holds := range d.Deal() {
		switch {
		case !d.PerSide:
			n += len(holds) - 1
		case e.Sides == body.Alternate:
			n += 2*len(holds) - 1
		default:
			n += 2 * (len(holds) - 1)
		}
	}
	return n
}

func TestMoreRoundsTradeRestForGettingReady(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, d := drawExercise(t), drawDose(t)
		e.PerCircuit = false
		rounds := rapid.IntRange(1, 4).Draw(t, "rounds")
		more := unit.Seconds(min(rounds, d.Sets.Min) - 1)
		want := LineSeconds(&e, d, []int{1}, 0) + more*(e.SetUp-d.RestSeconds())
		if got := LineSeconds(&e, d, upTo(rounds), 0); got != want {
			t.Fatalf("%d rounds take %d s, want %d s", rounds, got, want)
		}
	})
}
