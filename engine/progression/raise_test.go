package progression

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

var (
	up10    = Decision{Kind: KindProgress, Stage: 2}
	up5     = Decision{Kind: KindProgress, Stage: 2, Smallest: true}
	fragile = exercise.Limits{Hold: 5}
)

func TestProgressRaisesByFiveToTenPercent(t *testing.T) {
	bare := func(source string, held bool) *exercise.Exercise {
		e := &exercise.Exercise{Phases: []exercise.Phase{exercise.Mobilize}, Stage: 1, Dose: must(source), Held: held, Ceiling: 9999, Progress: exercise.ByTime}
		if e.Dose.Kind == dose.Reps {
			e.Progress = exercise.ByReps
		}
		return e
	}
	for name, c := range map[string]struct {
		e      *exercise.Exercise
		from   string
		d      Decision
		limits exercise.Limits
		want   string
		rule   string
	}{
		"20 reps become 22":                                {bare("2x10-15", false), "2x10", up10, exercise.Limits{}, "2x11", raiseTotal},
		"20 reps become 21 by the smallest step":           {bare("2x10-15", false), "2x10", up5, exercise.Limits{}, "2x10-11 total 21", raiseSmallest},
		"30 reps of three sets become 33":                  {bare("3x10", false), "3x10", up10, exercise.Limits{}, "3x11", raiseTotal},
		"30 reps of two sets become 32, alike in both":     {bare("2x15", false), "2x15", up10, exercise.Limits{}, "2x16", raiseTotal},
		"36 reps of three sets become 39":                  {bare("3x12", false), "3x12", up10, exercise.Limits{}, "3x13", raiseTotal},
		"8 reps become 9: no whole number lies between":    {bare("8", false), "8", up10, exercise.Limits{}, "9", raiseByOne},
		"1 rep becomes 2":                                  {bare("8", false), "1", up5, exercise.Limits{}, "2", raiseByOne},
		"30 s become 33 s":                                 {catCow, "30s 3/day", up10, exercise.Limits{}, "33s 3/day", raiseTotal},
		"30 s become 32 s by the smallest step":            {catCow, "30s 3/day", up5, exercise.Limits{}, "32s 3/day", raiseSmallest},
		"40 s become 42 s by the smallest step":            {catCow, "40s 3/day", up5, exercise.Limits{}, "42s 3/day", raiseSmallest},
		"8 s become 9 s":                                   {catCow, "8s", up10, exercise.Limits{}, "9s", raiseByOne},
		"ten holds of 10 s become ten of 11 s":             {wallHold, "10x10s 2/day", up10, exercise.Limits{}, "10x11s 2/day", raiseTotal},
		"by the smallest step five of them":                {wallHold, "10x10s 2/day", up5, exercise.Limits{}, "10x10-11s total 105 2/day", raiseSmallest},
		"fewer holds than the source's rise in number":     {wallHold, "5x10s 2/day", up10, exercise.Limits{}, "6x9-10s total 55 2/day", raiseTotal},
		"a hold at the person's limit rises in number":     {wallHold, "8x5s 2/day", up10, fragile, "9x4-5s total 44 2/day", raiseTotal},
		"a hold that would pass the limit rises in number": {wallHold, "10x4s 2/day", up10, fragile, "10x4-5s total 44 2/day", raiseTotal},
		"twenty short holds become twenty-two":             {wallHold, "20x5s 2/day", up10, fragile, "22x5s 2/day", raiseTotal},
		"a limit on holds is none on movement":             {catCow, "30s 3/day", up10, fragile, "33s 3/day", raiseTotal},
		"seconds alike in every set before a second more":  {bare("2x20-30s", true), "2x25s", up10, exercise.Limits{}, "2x27s", raiseTotal},
		"one hold that would pass the limit becomes two":   {bare("30s", true), "30s", up10, exercise.Limits{Hold: 31}, "2x16-17s total 33", raiseTotal},
		"a source's range of holds is filled first":        {proneW, "2x8x4s", up10, exercise.Limits{}, "2x8x4-5s total 70", raiseTotal},
		"then holds are added":                             {proneW, "2x8x5s", up10, exercise.Limits{}, "2x9x4-5s total 88", raiseTotal},
		"60 m of three sets become 66 m":                   {carry, "3x20m 2/week", up10, exercise.Limits{}, "3x22m 2/week", raiseTotal},
		"the person's own small steps":                     {bare("2x10-15", false), "2x10", up10, exercise.Limits{SmallSteps: true}, "2x10-11 total 21", raiseSmallest},
		"the ceiling cuts the step":                        {catCow, "58s", up10, exercise.Limits{}, "60s", raiseToCeiling},
		"the ceiling inside the step is reached":           {catCow, "55s", up10, exercise.Limits{}, "60s", raiseTotal},
		"at the ceiling the dose is kept":                  {catCow, "60s", up10, exercise.Limits{}, "60s", atCeiling},
		"above the ceiling the dose is kept":               {catCow, "90s", up10, exercise.Limits{}, "90s", atCeiling},
		"what does not rise is kept":                       {breathing, "10 breaths", up10, exercise.Limits{}, "10 breaths", nothingToRaise},
		"what is counted otherwise is kept":                {catCow, "2x10", up10, exercise.Limits{}, "2x10", otherMeasure},
		"a range rises from its lower end":                 {bare("2x10-15", false), "2x10-12", up10, exercise.Limits{}, "2x11", raiseTotal},
	} {
		t.Run(name, func(t *testing.T) {
			l := Line{Exercise: c.e, Dose: read(t, c.from)}
			l.Last = [2]Result{done(l.Dose, 9, 0), done(l.Dose, 7, 0)}
			got, why := c.d.Next(l, c.limits)
			if got.String() != c.want || why.Rule != c.rule {
				t.Errorf("%q becomes %q by %s, want %q by %s", c.from, got, why.Rule, c.want, c.rule)
			}
		})
	}
}

func TestAtTheCeilingAHarderVariantIsDue(t *testing.T) {
	c := up10.Change(line(catCow, "60s"), exercise.Limits{})
	if c.Swap != ToHarder || c.Reason.Rule != atCeiling {
		t.Errorf("%s by %s", c.Swap, c.Reason.Rule)
	}
}

func TestRiseIsTheArithmeticOfTheEvidence(t *testing.T) {
	for old := 1; old <= 2000; old++ {
		var inside []int
		for n := old + 1; n*100 <= old*110; n++ {
			if n*100 >= old*105 {
				inside = append(inside, n)
			}
		}
		small, _ := rise(old, 1<<30, 1, true)
		large, _ := rise(old, 1<<30, 1, false)
		if len(inside) == 0 {
			inside = []int{old + 1}
		}
		if small != inside[0] || large != inside[len(inside)-1] {
			t.Fatalf("%d rises to %d or %d, want one of %v", old, small, large, inside)
		}
	}
}

func TestNoRiseGoesPastOneStep(t *testing.T) {
	for old := 1; old <= 2000; old++ {
		if total, _ := rise(old, 1<<30, 1, false); total != Step(old) {
			t.Fatalf("%d rises to %d, one step is %d", old, total, Step(old))
		}
	}
}

func TestCeiling(t *testing.T) {
	for name, c := range map[string]struct {
		source  string
		ceiling int
		want    int
	}{
		"the catalog's own":                       {"2x10-15", 28, 28},
		"else the source's upper end":             {"2x10-15", 0, 30},
		"else half more than its single number":   {"10x10s", 0, 150},
		"rounded down":                            {"15", 0, 22},
		"nothing where there is no dose to go by": {"", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			e := exercise.Exercise{Ceiling: c.ceiling}
			if c.source != "" {
				e.Dose = read(t, c.source)
			}
			if got := Ceiling(&e); got != c.want {
				t.Errorf("%d, want %d", got, c.want)
			}
		})
	}
}

func TestHeavier(t *testing.T) {
	weights := []unit.Kilograms{15, 17.5, 20, 22.5, 25}
	at := func(e *exercise.Exercise, text string, loads []unit.Kilograms, bands ...string) Line {
		l := line(e, text)
		l.Loads, l.Bands = loads, bands
		return l
	}
	tired := at(dumbbellRow, "2x15 @ 2x20kg", weights)
	tired.Last[1].Reserve = dose.InReserve(1)
	unsaid := at(dumbbellRow, "2x15 @ 2x20kg", weights)
	unsaid.Last[0].Reserve = 0
	once := at(dumbbellRow, "2x15 @ 2x20kg", weights)
	once.Last[1] = Result{}
	lately := at(dumbbellRow, "2x15 @ 2x20kg", weights)
	lately.Last[1] = done(must("2x15 @ 2x17.5kg"), 100, 0)
	for name, c := range map[string]struct {
		line Line
		want string
		rule string
		swap Swap
	}{
		"the next weight, with so many reps fewer":        {at(dumbbellRow, "2x15 @ 2x20kg", weights), "2x13 @ 2x22.5kg", raiseLoad, Stay},
		"a large jump is paid with more reps":             {at(dumbbellRow, "2x15 @ 2x5kg", []unit.Kilograms{5, 6}), "2x12 @ 2x6kg", raiseLoad, Stay},
		"twice the weight, half the reps":                 {at(dumbbellRow, "2x15 @ 4kg", []unit.Kilograms{4, 8}), "2x7 @ 8kg", raiseLoad, Stay},
		"a weight too far away is not taken":              {at(ceilingOfThree, "3 @ 4kg", []unit.Kilograms{4, 24}), "3 @ 4kg", nextTooFar, Stay},
		"under the ceiling reps rise first":               {at(dumbbellRow, "2x14 @ 2x20kg", weights), "2x15 @ 2x20kg", raiseTotal, Stay},
		"one rep left once is not enough":                 {tired, "2x15 @ 2x20kg", notAtReserve, Stay},
		"reps left that were not told are not enough":     {unsaid, "2x15 @ 2x20kg", notAtReserve, Stay},
		"one session is not enough":                       {once, "2x15 @ 2x20kg", notAtReserve, Stay},
		"one session at this load is not enough":          {lately, "2x15 @ 2x20kg", notAtReserve, Stay},
		"who has not said their weights keeps the load":   {at(dumbbellRow, "2x15 @ 2x20kg", nil), "2x15 @ 2x20kg", weightsNotSaid, Stay},
		"who has not said the load keeps it":              {at(dumbbellRow, "2x15", weights), "2x15", loadNotSaid, Stay},
		"the heaviest there is asks for a harder variant": {at(dumbbellRow, "2x15 @ 2x25kg", weights), "2x15 @ 2x25kg", heaviestOwned, ToHarder},
		"the next band, from the bottom":                  {at(seatedRow, "2x15 @ red band", nil, "yellow", "red", "green"), "2x10 @ green band", raiseBand, Stay},
		"from the lightest band too":                      {at(seatedRow, "2x15 @ red band", nil, "red", "green"), "2x10 @ green band", raiseBand, Stay},
		"the strongest band asks for a harder variant":    {at(seatedRow, "2x15 @ green band", nil, "red", "green"), "2x15 @ green band", heaviestOwned, ToHarder},
		"a band that is not among the person's":           {at(seatedRow, "2x15 @ blue band", nil, "red", "green"), "2x15 @ blue band", weightsNotSaid, Stay},
		"pounds that were rounded are no heavier weight":  {at(dumbbellRow, "2x15 @ 2x5.443kg", []unit.Kilograms{5.443108, 6.8}), "2x12 @ 2x6.8kg", raiseLoad, Stay},
		"carried meters fall as reps do":                  {at(carry, "3x40m @ 2x20kg", []unit.Kilograms{20, 24}), "3x33m @ 2x24kg", raiseLoad, Stay},
	} {
		t.Run(name, func(t *testing.T) {
			got := up10.Change(c.line, exercise.Limits{})
			if got.Dose.String() != c.want || got.Reason.Rule != c.rule || got.Swap != c.swap {
				t.Errorf("%q by %s, %s; want %q by %s, %s", got.Dose, got.Reason.Rule, got.Swap, c.want, c.rule, c.swap)
			}
		})
	}
}

// ceilingOfThree has so few reps that a far heavier weight leaves none.
var ceilingOfThree = &exercise.Exercise{
	Phases: []exercise.Phase{exercise.Integrate}, Stage: 4, Dose: must("3"), Loaded: true, Tool: "kettlebell", Progress: exercise.ByLoad, Ceiling: 3,
}

func TestAPersonsReserveIsKeptBeforeAHeavierLoad(t *testing.T) {
	l := line(dumbbellRow, "2x15 @ 2x20kg")
	l.Loads = []unit.Kilograms{20, 22.5}
	for left, want := range map[int]string{3: sessionHard, 4: raiseLoad} {
		for i := range l.Last {
			l.Last[i].Reserve = dose.InReserve(left)
		}
		if _, why := up10.Next(l, exercise.Limits{Reserve: dose.InReserve(4)}); why.Rule != want {
			t.Errorf("with %d reps left: %s, want %s", left, why.Rule, want)
		}
	}
}

func TestJumpKeepsWeightTimesTotalWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := rapid.IntRange(1, 200).Draw(t, "old")
		from := unit.Kilograms(rapid.IntRange(1, 400).Draw(t, "from")) / 4
		to := from + unit.Kilograms(rapid.IntRange(1, 80).Draw(t, "more"))/4
		total, ok := jump(old, from, to, rapid.IntRange(1, 4).Draw(t, "parts"))
		before := float64(old) * float64(from)
		inside := func(n int) bool {
			now := float64(n) * float64(to)
			return now >= 0.9*before-1e-6 && now <= 1.1*before+1e-6
		}
		if ok != inside(total) {
			t.Fatalf("%d × %g becomes %d × %g: %v", old, from, total, to, ok)
		}
		if !ok {
			for n := 1; n <= old; n++ {
				if inside(n) {
					t.Fatalf("%d × %g could become %d × %g", old, from, n, to)
				}
			}
		}
	})
}
