package cohort

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/outcome"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

func TestTheUsualMorningIsTheMedianOfTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l log
		for i := range l.mornings {
			l.mornings[i] = unit.Rating(rapid.IntRange(0, unit.MaxRating+1).Draw(t, "morning"))
		}
		entry := unit.Rating(rapid.IntRange(0, unit.MaxRating+1).Draw(t, "entry"))
		want, known := progression.Median(l.mornings[:progression.MorningMedian])
		if !known {
			want, known = float64(entry.Value()), entry.Given()
		}
		if got, ok := l.usual(entry); got != want || ok != known {
			t.Fatalf("%v: got %g %v, want %g %v", l.mornings, got, ok, want, known)
		}
		up := func(r unit.Rating) bool { return r.Given() && float64(r.Value()) >= want+progression.FlareRise }
		now, before := l.mornings[mornings-1], l.mornings[mornings-2]
		if got := l.flares(entry); got != (known && up(now) && up(before)) {
			t.Fatalf("%v against %g: flare %v", l.mornings, want, got)
		}
	})
}

func TestABoutHearsOfTheNextMorning(t *testing.T) {
	var l log
	l.begin(unit.Rate(2))
	for day := unit.Day(1); day <= 8; day++ {
		l.morning(unit.Rate(2), unit.Rate(3), unit.Rate(2))
	}
	l.bout(progression.Bout{Day: 8, During: unit.Rate(3)}, true)
	l.bout(progression.Bout{Day: 8, During: unit.Rate(5)}, false)
	l.morning(unit.Rate(4), unit.Rate(3), unit.Rate(2))
	for _, b := range l.bouts[:l.n] {
		if !b.MorningGiven || b.Change != 2 {
			t.Errorf("%+v", b)
		}
	}
	if l.worst[8] != unit.Rate(5) {
		t.Errorf("worst of the day %d", l.worst[8].Value())
	}
	if l.weekBouts != 2 || l.weekDone != 1 || l.stageDone != 1 {
		t.Errorf("%+v", l)
	}
	l.bout(progression.Bout{Day: 9}, true)
	l.morning(0, unit.Rate(3), unit.Rate(2))
	if b := l.bouts[l.n-1]; b.MorningGiven || b.Change != 0 {
		t.Errorf("a morning without a rating: %+v", b)
	}
}

func TestAWeekKeepsTheSessionsThatLaterOnesLookAt(t *testing.T) {
	var l log
	for day := unit.Day(1); day <= 7; day++ {
		for range 3 {
			l.bout(progression.Bout{Day: day}, true)
		}
	}
	l.over()
	if l.n != 21 || l.weekBouts != 0 || l.inProgram != 1 {
		t.Errorf("kept %d", l.n)
	}
	l.over()
	if l.n != 21 {
		t.Errorf("a week without sessions left %d", l.n)
	}
	for day := unit.Day(15); day <= 21; day++ {
		l.bout(progression.Bout{Day: day}, true)
	}
	l.over()
	if l.n != 7 {
		t.Errorf("kept %d of the last week", l.n)
	}
}

func TestEffortRisesByTheLesserOfTwoSessions(t *testing.T) {
	var l log
	if l.effortRise() != 0 {
		t.Error("nothing rose")
	}
	for _, e := range []int{4, 6, 7} {
		l.effort(unit.Rate(e))
	}
	if got := l.effortRise(); got != 2 {
		t.Errorf("got %d", got)
	}
	l.effort(unit.Rate(3))
	if got := l.effortRise(); got != 0 {
		t.Errorf("got %d", got)
	}
}

func TestOnlyTheLastTestsAreKept(t *testing.T) {
	var l log
	for i := range 2 * mostTests {
		l.test(outcome.Point{Day: unit.Day(i)})
	}
	if l.tested != mostTests || l.tests[0].Day != mostTests || l.tests[mostTests-1].Day != 2*mostTests-1 {
		t.Errorf("%d: %v", l.tested, l.tests)
	}
}
