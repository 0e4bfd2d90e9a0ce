package cohort

import (
	"testing"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// good is a session that lets a dose rise.
var good = logged{given: true, full: true, pain: 1, left: 3}

// only gives a tally's only violation, or none.
func only(t *testing.T, name string, got *Tally) Violation {
	t.Helper()
	found := violationEnd
	for _, v := range Violations() {
		if got.Violations[v] == 0 {
			continue
		}
		if found != violationEnd {
			t.Errorf("%s: %s and %s", name, found, v)
		}
		found = v
	}
	return found
}

const fine = violationEnd

func TestWhatADoseMayDo(t *testing.T) {
	short, sore, open, spent := good, good, good, good
	short.full, open.full, sore.pain, spent.left = false, false, cleanPain+1, 1
	e := sample("row", exercise.Integrate, 2, exercise.Pull, "2x10-15", 30)
	for name, c := range map[string]struct {
		from, to amount
		last     [2]logged
		red      bool
		want     Violation
	}{
		"it may stay": {amount{20, 0, 0}, amount{20, 0, 0}, [2]logged{short}, false, fine},
		"it may fall": {amount{20, 0, 0}, amount{4, 0, 0}, [2]logged{sore}, true, fine},
		"it may rise by 10 % after two good sessions": {amount{20, 0, 0}, amount{22, 0, 0}, [2]logged{good, good}, false, fine},
		"it may rise after the only one":              {amount{20, 0, 0}, amount{22, 0, 0}, [2]logged{good}, false, fine},
		"it may not rise by 15 %":                     {amount{20, 0, 0}, amount{23, 0, 0}, [2]logged{good, good}, false, DoseTooMuch},
		"a small one may rise by one":                 {amount{5, 0, 0}, amount{6, 0, 0}, [2]logged{good, good}, false, fine},
		"but not by two":                              {amount{5, 0, 0}, amount{7, 0, 0}, [2]logged{good, good}, false, DoseTooMuch},
		"not before any session":                      {amount{20, 0, 0}, amount{22, 0, 0}, [2]logged{}, false, DoseAfterTrouble},
		"not after a session that was cut short":      {amount{20, 0, 0}, amount{22, 0, 0}, [2]logged{short, good}, false, DoseAfterTrouble},
		"not while the one before was not finished":   {amount{20, 0, 0}, amount{22, 0, 0}, [2]logged{good, open}, false, DoseAfterTrouble},
		"not after a painful one":                     {amount{20, 0, 0}, amount{22, 0, 0}, [2]logged{sore, good}, false, DoseAfterTrouble},
		"not in a week with a red session":            {amount{20, 0, 0}, amount{22, 0, 0}, [2]logged{good, good}, true, DoseAfterTrouble},
		"not above the ceiling":                       {amount{30, 0, 0}, amount{31, 0, 0}, [2]logged{good, good}, false, DoseOverCeiling},
		"a heavier load with fewer reps is fine":      {amount{30, 5, 0}, amount{25, 6, 0}, [2]logged{good, good}, false, fine},
		"with as many reps it is too much":            {amount{30, 5, 0}, amount{30, 6, 0}, [2]logged{good, good}, false, DoseTooMuch},
		"a heavier load needs reps left":              {amount{30, 5, 0}, amount{25, 6, 0}, [2]logged{spent, good}, false, DoseAfterTrouble},
		"in both sessions":                            {amount{30, 5, 0}, amount{25, 6, 0}, [2]logged{good}, false, DoseAfterTrouble},
		"the next band begins at the bottom":          {amount{30, 0, 1}, amount{20, 0, 2}, [2]logged{good, good}, false, fine},
		"and never with more":                         {amount{28, 0, 1}, amount{30, 0, 2}, [2]logged{good, good}, false, DoseTooMuch},
	} {
		var got Tally
		var w watch
		w.change(&got, &e, c.from, c.to, &happened{kind: progression.KindProgress, last: c.last, red: c.red})
		if v := only(t, name, &got); v != c.want {
			t.Errorf("%s: got %d, want %d", name, v, c.want)
		}
	}
}

func TestHowADoseComesBack(t *testing.T) {
	type step struct {
		kind progression.Kind
		gap  int
		to   int
		want Violation
	}
	up, rows := progression.KindProgress, sample("row", exercise.Mobilize, 2, exercise.Pull, "2x10-15", 30)
	for name, steps := range map[string][]step{
		"after a deload week to what it was":              {{progression.KindDeload, 0, 12, fine}, {up, 0, 20, fine}},
		"and not further":                                 {{progression.KindDeload, 0, 12, fine}, {up, 0, 22, DoseTooMuch}},
		"after two weeks away to 90 %, then all":          {{progression.KindStepBack, 15, 15, fine}, {up, 0, 18, fine}, {up, 0, 20, fine}},
		"after two weeks away not to all at once":         {{progression.KindStepBack, 15, 14, fine}, {up, 0, 19, DoseTooMuch}},
		"after four weeks away by 70, 80 and 90 %":        {{progression.KindStepBack, 30, 10, fine}, {up, 0, 14, fine}, {up, 0, 16, fine}, {up, 0, 18, fine}, {up, 0, 20, fine}},
		"after four weeks away not faster":                {{progression.KindStepBack, 30, 10, fine}, {up, 0, 16, DoseTooMuch}},
		"after a flare to 80 %, then all":                 {{progression.KindFlare, 0, 12, fine}, {up, 0, 16, fine}, {up, 0, 20, fine}},
		"after backing off by ordinary steps":             {{progression.KindBackOff, 0, 14, fine}, {up, 0, 15, fine}, {up, 0, 16, fine}},
		"after backing off not at once":                   {{progression.KindBackOff, 0, 14, fine}, {up, 0, 20, DoseTooMuch}},
		"a stage down ends the way back":                  {{progression.KindDeload, 0, 12, fine}, {progression.KindRegressStage, 0, 10, fine}, {up, 0, 20, DoseTooMuch}},
		"a second deload leads back to the first's start": {{progression.KindDeload, 0, 12, fine}, {progression.KindDeload, 0, 10, fine}, {up, 0, 20, fine}},
		"once it is back only steps are left":             {{progression.KindDeload, 0, 12, fine}, {up, 0, 20, fine}, {up, 0, 24, DoseTooMuch}},
	} {
		var w watch
		at := amount{total: 20}
		for i, s := range steps {
			var got Tally
			to := amount{total: s.to}
			w.change(&got, &rows, at, to, &happened{kind: s.kind, gap: s.gap, last: [2]logged{good, good}})
			if v := only(t, name, &got); v != s.want {
				t.Errorf("%s, step %d: got %d, want %d", name, i, v, s.want)
			}
			at = to
		}
	}
}

func TestEasingComesBackInTwoSteps(t *testing.T) {
	var got Tally
	var w watch
	e := sample("twist", exercise.Mobilize, 1, exercise.RotEnd, "15-30s/side", 30)
	sore := good
	sore.pain = easePain
	w.change(&got, &e, amount{total: 20}, amount{total: 10}, &happened{kind: progression.KindHold, last: [2]logged{sore, good}})
	after := &happened{kind: progression.KindProgress, last: [2]logged{good, good}}
	w.change(&got, &e, amount{total: 10}, amount{total: 15}, after)
	w.change(&got, &e, amount{total: 15}, amount{total: 20}, after)
	wantNone(t, &got)
	w.change(&got, &e, amount{total: 10}, amount{total: 20}, after)
	if got.Violations[DoseTooMuch] != 1 {
		t.Error("came back twice")
	}
}

func TestForSomeAGapCountsAsTheNextLonger(t *testing.T) {
	for name, c := range map[string]struct {
		days   int
		longer bool
		want   cause
	}{
		"a week": {8, false, afterWeek}, "a week for the old": {8, true, afterTwoWeeks}, "two weeks": {14, false, afterTwoWeeks},
		"two weeks for the old": {20, true, afterFourWeeks}, "four weeks": {28, false, afterFourWeeks}, "four weeks for the old": {40, true, afterFourWeeks},
	} {
		if got := afterGap(c.days, c.longer); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
}

func TestWhenAStageMayRise(t *testing.T) {
	calm := progression.Bout{Day: 13, Before: unit.Rate(1), During: unit.Rate(1), MorningGiven: true}
	sore, worse, early, early2 := calm, calm, calm, calm
	sore.During, worse.Change = unit.Rate(4), 1
	early.Before, early.During = unit.Rate(2), unit.Rate(3)
	early2.Before, early2.During = unit.Rate(1), unit.Rate(3)
	old := sore
	old.Day = -5
	for name, c := range map[string]struct {
		from, to, top exercise.Stage
		bouts         []progression.Bout
		want          Violation
	}{
		"after calm sessions":                          {1, 2, 0, []progression.Bout{calm, calm}, fine},
		"not after none":                               {1, 2, 0, nil, StageInPain},
		"not after pain":                               {1, 2, 0, []progression.Bout{calm, sore}, StageInPain},
		"not after a worse morning":                    {2, 3, 0, []progression.Bout{calm, worse}, StageInPain},
		"pain of more than two weeks ago is forgotten": {1, 2, 0, []progression.Bout{old, calm}, fine},
		"early with usual pain of three":               {2, 3, 0, []progression.Bout{early}, fine},
		"not with pain two above the usual":            {2, 3, 0, []progression.Bout{early2}, StageInPain},
		"late only without pain":                       {3, 4, 0, []progression.Bout{early}, StageInPain},
		"not by two":                                   {1, 3, 0, []progression.Bout{calm}, StageTooFar},
		"not above the cap":                            {2, 3, 2, []progression.Bout{calm}, StageTooFar},
		"up to the cap":                                {1, 2, 2, []progression.Bout{calm}, fine},
		"down at any time":                             {4, 1, 0, []progression.Bout{sore}, fine},
		"it may stay":                                  {3, 3, 0, nil, fine},
	} {
		var got Tally
		stageUp(&got, c.from, c.to, c.top, c.bouts, 13)
		if v := only(t, name, &got); v != c.want {
			t.Errorf("%s: got %d, want %d", name, v, c.want)
		}
	}
}

func TestWhereSomebodyMayEnter(t *testing.T) {
	for name, c := range map[string]struct {
		stage, top exercise.Stage
		rest, move int
		training   person.Training
		want       Violation
	}{
		"without pain anywhere":              {5, 0, 1, 1, person.Lifter, fine},
		"in much pain at the first":          {1, 0, 6, 2, person.Lifter, fine},
		"in much pain nowhere else":          {2, 0, 2, 6, person.Lifter, StageInPain},
		"tender at the first":                {1, 0, 1, 3, person.None, fine},
		"tender not at the second":           {2, 0, 1, 3, person.None, StageInPain},
		"a tender lifter at the third":       {3, 0, 3, 4, person.Lifter, fine},
		"a tender lifter not at the fourth":  {4, 0, 3, 4, person.Lifter, StageInPain},
		"a lifter in more pain at the first": {3, 0, 4, 4, person.Lifter, StageInPain},
		"nobody above the cap":               {3, 2, 0, 0, person.Active, StageTooFar},
	} {
		var got Tally
		p := Person{Profile: person.Profile{Training: c.training}}
		enteredAt(&got, &p, c.stage, c.top, pains{rest: unit.Rate(c.rest), move: unit.Rate(c.move)})
		if v := only(t, name, &got); v != c.want {
			t.Errorf("%s: got %d, want %d", name, v, c.want)
		}
	}
}

func TestCeilings(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		ceiling int
		want    int
	}{
		"the catalog's":                       {"2x10-15", 28, 28},
		"else the source's upper dose":        {"2x10-15", 0, 30},
		"else half more than its only number": {"10x10s", 0, 150},
	} {
		e := sample("x", exercise.Integrate, 1, 0, c.text, c.ceiling)
		if got := ceiling(&e); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
}

func TestEveryViolationHasAWordOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range Violations() {
		if seen[v.String()] || v.String() == "" {
			t.Errorf("%d: %q", v, v)
		}
		seen[v.String()] = true
	}
	if len(seen) != len(violationNames) {
		t.Errorf("%d kinds, %d words", len(seen), len(violationNames))
	}
}
