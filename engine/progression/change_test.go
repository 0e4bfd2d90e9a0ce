package progression

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// decide gives the decision of the steady week after a change.
func decide(change func(*Week)) Decision {
	w := with(steady(), change)
	return Decide(&w)
}

var (
	holding   = decide(func(w *Week) { w.Adherence = 50 })
	backing   = decide(func(w *Week) { w.Red = true })
	flaring3  = decide(func(w *Week) { w.Flare = true })
	lighter   = decide(func(w *Week) { w.Stage, w.SinceLight = 4, 5 })
	weekOff   = decide(func(w *Week) { w.Gap, w.Stage = 7, 4 })
	twoOff    = decide(func(w *Week) { w.Gap, w.Stage = 14, 4 })
	fourOff   = decide(func(w *Week) { w.Gap, w.Stage = 30, 4 })
	eightOff  = decide(func(w *Week) { w.Gap, w.Stage = 56, 4 })
	down      = decide(func(w *Week) { w.Red, w.RedBefore, w.Stage = true, 1, 4 })
	settling1 = decide(func(w *Week) { w.Red, w.RedBefore, w.Stage = true, 1, 1 })
	advancing = decide(func(w *Week) { w.Plateau = true })
	lasting   = decide(func(w *Week) { w.Stage, w.InStage = 5, 6 })
	pausing   = decide(func(w *Week) { w.RedFlag = true })
	reviewing = decide(func(w *Week) { w.InStage, w.Comfortable = 6, false })
)

// bench is a mobilizing exercise counted in reps.
var bench = &exercise.Exercise{Phases: []exercise.Phase{exercise.Mobilize}, Stage: 1, Dose: must("8-12"), Progress: exercise.ByReps, Ceiling: 12}

func TestNext(t *testing.T) {
	for name, c := range map[string]struct {
		d      Decision
		line   Line
		limits exercise.Limits
		want   string
		rule   string
	}{
		"a hold keeps the dose":                                  {holding, line(seatedRow, "2x12"), exercise.Limits{}, "2x12", keepSame},
		"a review keeps the dose":                                {reviewing, line(seatedRow, "2x12"), exercise.Limits{}, "2x12", keepSame},
		"the last stage keeps the dose":                          {lasting, line(backBridge, "4x10 1-2/week"), exercise.Limits{}, "4x10 1-2/week", keepSame},
		"an exercise of the stage before stays as warm-up":       {advancing, line(catCow, "45s 3/day"), exercise.Limits{}, "45s 3/day", keepWarmUp},
		"a hold brings a dose within new limits":                 {holding, line(wallHold, "10x10s 2/day"), fragile, "10x5s 2/day", keepSame},
		"backing off takes 30 % away":                            {backing, line(ballLowering, "2x10"), exercise.Limits{}, "2x7", lineBacksOff},
		"backing off holds takes some away, none is longer":      {backing, line(wallHold, "10x10s"), exercise.Limits{}, "7x10s", lineBacksOff},
		"backing off one rep leaves one":                         {backing, line(ballLowering, "1"), exercise.Limits{}, "1", lineBacksOff},
		"a deload takes 40 % away and leaves more in reserve":    {lighter, line(pullover, "3x10 @ 8kg rir 3"), exercise.Limits{}, "3x6 @ 8kg rir 5", lineDeloads},
		"without a reserve the stage's counts":                   {lighter, line(pullover, "3x10 @ 8kg"), exercise.Limits{}, "3x6 @ 8kg rir 4", lineDeloads},
		"mobilizing reps have none":                              {lighter, line(bench, "12"), exercise.Limits{}, "7", lineDeloads},
		"a stage down keeps the reserve":                         {down, line(pulldown, "22 rir 5"), exercise.Limits{}, "15 tempo 3-0-3 rir 5", lineStartsLow},
		"time has no reserve":                                    {lighter, line(catCow, "60s 3/day"), exercise.Limits{}, "36s 3/day", lineDeloads},
		"after a flare 60 % restart":                             {flaring3, line(catCow, "50s 3/day"), exercise.Limits{}, "30s 3/day", lineRestarts},
		"a week off leaves 95 %":                                 {weekOff, line(dumbbellRow, "2x10 @ 2x10kg"), exercise.Limits{}, "2x9-10 total 19 @ 2x10kg", lineStepsBack},
		"two weeks off leave 75 % at 85 % of the load":           {twoOff, line(dumbbellRow, "2x10 @ 2x10kg"), exercise.Limits{}, "2x7-8 total 15 @ 2x8.5kg", lineStepsBack},
		"four weeks off leave half at 65 % of the load":          {fourOff, line(pulldown, "2x15 @ 8kg"), exercise.Limits{}, "2x7-8 total 15 @ 5kg", lineStepsBack},
		"an exercise above the stage pauses":                     {fourOff, line(pullover, "3x12 @ 8kg"), exercise.Limits{}, "", linePauses},
		"eight weeks off begin at the source's lower dose":       {eightOff, line(dumbbellRow, "2x14 @ 2x10kg"), exercise.Limits{}, "2x10 @ 2x10kg rest 60s", gapEightWeeks},
		"a stage down begins at the source's lower dose":         {down, line(pulldown, "22 @ red band"), exercise.Limits{}, "15 @ red band tempo 3-0-3", lineStartsLow},
		"a stage down never raises a dose":                       {down, line(seatedRow, "2x8"), exercise.Limits{}, "2x8", lineStartsLow},
		"a stage down pauses what is above":                      {down, line(pullover, "3x12 @ 8kg"), exercise.Limits{}, "", linePauses},
		"settling leaves half the source's lower dose":           {settling1, line(catCow, "60s 3/day"), exercise.Limits{}, "15s 3/day", lineSettles},
		"settling pauses what is above stage 1":                  {settling1, line(wallHold, "5x10s"), exercise.Limits{}, "", linePauses},
		"settling halves what is counted otherwise":              {settling1, line(catCow, "2x10"), exercise.Limits{}, "2x5", lineSettles},
		"a pause leaves nothing":                                 {pausing, line(catCow, "60s"), exercise.Limits{}, "", pauseOnRedFlag},
		"the zero line asks for nothing":                         {up10, Line{}, exercise.Limits{}, "", linePauses},
		"a dose without an exercise is nothing":                  {up10, Line{Dose: must("60s")}, exercise.Limits{}, "", linePauses},
		"an exercise without a dose is nothing":                  {up10, Line{Exercise: catCow}, exercise.Limits{}, "", linePauses},
		"a stage down that is at the lower dose keeps its shape": {down, line(seatedRow, "4x5"), exercise.Limits{}, "4x5", lineStartsLow},
		"the zero decision changes nothing":                      {Decision{}, line(catCow, "60s"), exercise.Limits{}, "60s", keepSame},
	} {
		t.Run(name, func(t *testing.T) {
			d, why := c.d.Next(c.line, c.limits)
			got := ""
			if !d.IsZero() {
				got = d.String()
			}
			if got != c.want || why.Rule != c.rule {
				t.Errorf("%q by %s, want %q by %s", got, why.Rule, c.want, c.rule)
			}
		})
	}
}

func TestAGapAfterARedWeekTakesTheLowerDose(t *testing.T) {
	both := func(days int) Decision { return decide(func(w *Week) { w.Gap, w.Red, w.Stage = days, true, 4 }) }
	short := both(8).Change(line(dumbbellRow, "2x10 @ 2x10kg"), exercise.Limits{})
	if short.Dose.String() != "2x7 @ 2x10kg" || !short.Way.IsZero() {
		t.Errorf("a week: %q on %+v, want the dose of backing off", short.Dose, short.Way)
	}
	long := both(30).Change(line(pulldown, "20 @ 8kg"), exercise.Limits{})
	if long.Dose.String() != "10 @ 5kg" || long.Way.Base.Sum() != 14 {
		t.Errorf("four weeks: %q to %q, want the dose of the gap, to that of backing off", long.Dose, long.Way.Base)
	}
}

func TestWhatHurtGoesForItsEasierExercise(t *testing.T) {
	provoked := line(ballLowering, "2x10")
	provoked.Provoked = true
	hurt := line(ballLowering, "2x10")
	hurt.Last[1].Pain = unit.Rate(6)
	for name, c := range map[string]struct {
		line Line
		want Swap
	}{
		"it was named":         {provoked, ToEasier},
		"it hurt by six":       {hurt, ToEasier},
		"another exercise did": {line(ballLowering, "2x10"), Stay},
	} {
		t.Run(name, func(t *testing.T) {
			if got := backing.Change(c.line, exercise.Limits{}); got.Swap != c.want || got.Dose.Sum() != 14 {
				t.Errorf("%s at %q, want %s", got.Swap, got.Dose, c.want)
			}
		})
	}
}

func TestLighterLoadsAfterAGap(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		loads []unit.Kilograms
		bands []string
		want  string
	}{
		"the heaviest weight in the range":                     {"20 @ 10kg", []unit.Kilograms{4, 6, 7, 8, 10}, nil, "10 @ 7kg"},
		"the next under it where none is in the range":         {"20 @ 10kg", []unit.Kilograms{4, 5, 8, 10}, nil, "10 @ 5kg"},
		"no weight is light enough: fewer reps make up for it": {"20 @ 10kg", []unit.Kilograms{9, 10}, nil, "7 @ 9kg"},
		"only the same weight: fewer reps still":               {"20 @ 10kg", []unit.Kilograms{10, 12}, nil, "7 @ 10kg"},
		"weights that were not said come down in half kilos":   {"20 @ 10kg", nil, nil, "10 @ 6.5kg"},
		"only heavier weights: the same one, fewer reps":       {"20 @ 10kg", []unit.Kilograms{12, 14}, nil, "7 @ 10kg"},
		"the lightest weight stays":                            {"20 @ 0.5kg", nil, nil, "7 @ 0.5kg"},
		"the next lighter band":                                {"20 @ green band", nil, []string{"red", "green"}, "10 @ red band"},
		"the lightest band stays":                              {"20 @ red band", nil, []string{"red", "green"}, "10 @ red band"},
		"a band whose order is not known stays":                {"20 @ red band", nil, nil, "10 @ red band"},
		"no load at all":                                       {"20", []unit.Kilograms{4, 6}, nil, "10"},
	} {
		t.Run(name, func(t *testing.T) {
			l := line(pulldown, c.text)
			l.Loads, l.Bands = c.loads, c.bands
			if got, _ := fourOff.Next(l, exercise.Limits{}); got.String() != c.want {
				t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestAReasonNamesTheWeightsOnlyWhereTheyChange(t *testing.T) {
	_, why := twoOff.Next(line(dumbbellRow, "2x10 @ 10kg"), exercise.Limits{})
	if old, _ := why.Figure("old-kg"); old != 10 {
		t.Errorf("names %g kg before, want 10", old)
	}
	if kg, _ := why.Figure("new-kg"); kg != 8.5 {
		t.Errorf("names %g kg after, want 8.5", kg)
	}
	_, why = weekOff.Next(line(dumbbellRow, "2x10 @ 10kg"), exercise.Limits{})
	if _, named := why.Figure("old-kg"); named {
		t.Error("names weights that did not change")
	}
}

func TestEase(t *testing.T) {
	hurting := func(e *exercise.Exercise, text string, pain int) Line {
		l := line(e, text)
		l.Last[0].Pain = unit.Rate(pain)
		return l
	}
	eased := hurting(catCow, "40s", 4)
	eased.Dose = must("20s")
	session := line(catCow, "40s")
	session.Last[0].Pain, session.Last[0].Session = 0, unit.Rate(5)
	for name, c := range map[string]struct {
		line Line
		want string
	}{
		"pain of four halves a mobilizing exercise": {hurting(catCow, "40s", 4), "20s"},
		"holds are halved in number":                {hurting(wallHold, "10x10s", 5), "5x10s"},
		"pain of three does not":                    {hurting(catCow, "40s", 3), ""},
		"strength work is not halved":               {hurting(seatedRow, "2x10", 5), ""},
		"nor is what was halved already":            {eased, ""},
		"nor what was not the exercise that hurt":   {session, ""},
		"nor a line without a session":              {Line{Exercise: catCow, Dose: must("40s")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := Ease(c.line)
			if text := ""; ok {
				text = got.Dose.String()
				if text != c.want || got.Way.Base != c.line.Dose || got.Reason.Rule != lineEases {
					t.Errorf("%q on %+v by %s, want %q", text, got.Way, got.Reason.Rule, c.want)
				}
			} else if c.want != "" {
				t.Errorf("kept, want %q", c.want)
			}
		})
	}
	for name, d := range map[string]Decision{"progress": up10, "hold": holding, "advance": advancing, "maintain": lasting} {
		if got, why := d.Next(hurting(catCow, "40s", 4), exercise.Limits{}); got.Sum() != 20 || why.Rule != lineEases {
			t.Errorf("%s: %q by %s, want half", name, got, why.Rule)
		}
	}
}

func TestALineThatAloneWasLeftForWeeks(t *testing.T) {
	idle := func(days int) Line {
		l := line(dumbbellRow, "2x10 @ 2x10kg")
		l.Today = l.Last[0].Day + unit.Day(days)
		return l
	}
	for name, c := range map[string]struct {
		days int
		d    Decision
		want string
		rule string
	}{
		"two weeks: it does not rise":  {14, up10, "2x10 @ 2x10kg", notDoneLately},
		"four weeks: it steps back":    {28, up10, "2x5 @ 2x6.5kg", lineIdle},
		"in a week that holds as well": {28, holding, "2x5 @ 2x6.5kg", lineIdle},
		"eight weeks: no further":      {80, up10, "2x5 @ 2x6.5kg", lineIdle},
		"a deload takes its own share": {28, lighter, "2x6 @ 2x10kg rir 4", lineDeloads},
	} {
		t.Run(name, func(t *testing.T) {
			if got, why := c.d.Next(idle(c.days), exercise.Limits{}); got.String() != c.want || why.Rule != c.rule {
				t.Errorf("%q by %s, want %q by %s", got, why.Rule, c.want, c.rule)
			}
		})
	}
	otherwise := idle(28)
	otherwise.Last[0].Did = must("60s")
	if got, why := up10.Next(otherwise, exercise.Limits{}); got != otherwise.Dose || why.Rule != notDoneLately {
		t.Errorf("last done in seconds: %q by %s, want the same dose", got, why.Rule)
	}
	once := up10.Change(idle(28), exercise.Limits{})
	again := idle(35)
	again.Dose, again.Way = once.Dose, once.Way
	if twice := up10.Change(again, exercise.Limits{}); twice.Dose != once.Dose || twice.Way != once.Way {
		t.Errorf("a week later %q, want %q still", twice.Dose, once.Dose)
	}
}

// anyLine draws a line as a log may leave it: done in full or not, painful or
// not, with and without loads, on its way back or not.
func anyLine(t *rapid.T) Line {
	e := rapid.SampledFrom(everyExercise).Draw(t, "exercise")
	d := e.Dose.Shape(rapid.IntRange(1, Ceiling(e)+4).Draw(t, "total"), rapid.SampledFrom([]dose.By{dose.ByHold, dose.ByReps}).Draw(t, "by"))
	l := Line{Exercise: e, Dose: d, Today: 120, Provoked: rapid.IntRange(0, 4).Draw(t, "provoked") == 0}
	if e.Loaded && rapid.Bool().Draw(t, "load said") {
		if e.Tool == "band" {
			l.Dose.Load.Band, l.Bands = "red", []string{"yellow", "red", "green"}
		} else {
			l.Dose.Load = dose.Weight(e.Pieces, 10)
			l.Loads = rapid.SampledFrom([][]unit.Kilograms{nil, {8, 10}, {6, 10, 12}, {10, 11, 12}}).Draw(t, "loads")
		}
	}
	for i := range l.Last {
		if rapid.IntRange(0, 4).Draw(t, "session") > 0 || i == 0 {
			l.Last[i] = anyResult(t, l.Dose)
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "on its way") == 0 {
		plan := Plan(rapid.IntRange(int(AfterOneWeek), int(AfterEasing)).Draw(t, "plan"))
		l.Way = Way{Plan: plan, Leg: rapid.IntRange(0, len(plans[plan])-1).Draw(t, "leg"), Base: l.Dose}
		l.Dose = l.Dose.Shape(max(l.Dose.Sum()/2, 1), dose.ByReps)
	}
	return l
}

// anyResult draws how a session at that dose went: two in three in full.
func anyResult(t *rapid.T, d dose.Dose) Result {
	r := done(d, rapid.IntRange(80, 119).Draw(t, "day"), rapid.SampledFrom([]int{0, 0, 0, 1, 2, 3, 4, 6, 8}).Draw(t, "pain"))
	r.Reserve = dose.Reserve(rapid.IntRange(0, 6).Draw(t, "reserve"))
	switch rapid.IntRange(0, 11).Draw(t, "how") {
	case 0:
		r.How = rapid.SampledFrom([]logbook.How{logbook.Shortened, logbook.Lightened, logbook.Stopped}).Draw(t, "how not")
	case 1:
		r.Open = true
	case 2:
		r.Did = d.Shape(max(d.Sum()-1, 1), dose.ByReps)
	case 3:
		r.Pain, r.Session = 0, 0
	}
	return r
}

func anyDecision(t *rapid.T) Decision {
	if rapid.Bool().Draw(t, "progress") {
		return rapid.SampledFrom([]Decision{up10, up5}).Draw(t, "step")
	}
	w := anyWeek(t)
	return Decide(&w)
}

func TestADoseNeverRisesByMoreThanTheRulesAllow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, l := anyDecision(t), anyLine(t)
		c := d.Change(l, exercise.Limits{})
		old, total := l.Dose.Sum(), c.Dose.Sum()
		switch {
		case c.Dose.IsZero():
			return
		case total < 1:
			t.Fatalf("%q becomes %q", l.Dose, c.Dose)
		case !l.Way.IsZero() && total > old:
			if total > l.Way.Base.Sum() || c.Dose.Load.Kilograms() > l.Way.Base.Load.Kilograms() {
				t.Fatalf("%q goes past %q to %q", l.Dose, l.Way.Base, c.Dose)
			}
			return
		case total > old && d.Kind != KindProgress:
			t.Fatalf("%s raises %q to %q", d.Kind, l.Dose, c.Dose)
		case total > old+1 && total*100 > old*110:
			t.Fatalf("%q rises too far, to %q", l.Dose, c.Dose)
		case total > max(old, Ceiling(l.Exercise)):
			t.Fatalf("%q rises above %d, to %q", l.Dose, Ceiling(l.Exercise), c.Dose)
		}
		kg, before := float64(c.Dose.Load.Kilograms()), float64(l.Dose.Load.Kilograms())
		if kg > before && (total >= old || kg*float64(total) > 1.1*before*float64(old)+1e-6) {
			t.Fatalf("%q becomes %q, which is too heavy", l.Dose, c.Dose)
		}
		if err := c.Dose.Check().Err(); err != nil {
			t.Fatalf("%q becomes %+v: %v", l.Dose, c.Dose, err)
		}
	})
}

func TestADoseNeverRisesAfterASessionThatWasNotDoneInFull(t *testing.T) {
	full := func(r Result) bool {
		return r.How == logbook.Full && !r.Open && r.Pain.Given() && r.Pain.Value() <= 3 && r.Did.Sum() >= r.Planned.Sum()
	}
	rapid.Check(t, func(t *rapid.T) {
		d, l := anyDecision(t), anyLine(t)
		c := d.Change(l, exercise.Limits{})
		heavier := c.Dose.Load.Kilograms() > l.Dose.Load.Kilograms() || c.Dose.Load.Band == "green"
		if c.Dose.Sum() <= l.Dose.Sum() && !heavier {
			return
		}
		for _, r := range l.Last {
			if r != (Result{}) && !full(r) {
				t.Fatalf("%s raises %q to %q by %s after %+v", d.Kind, l.Dose, c.Dose, c.Reason.Rule, r)
			}
		}
	})
}

func TestEveryChangeHasItsReason(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		d, l := anyDecision(t), anyLine(t)
		c := d.Change(l, exercise.Limits{})
		if !known[c.Reason.Rule] || !known[d.Reason.Rule] && d != up10 && d != up5 {
			t.Fatalf("decision by %q, change by %q", d.Reason.Rule, c.Reason.Rule)
		}
		next, why := d.Next(l, exercise.Limits{})
		if next != c.Dose || why != c.Reason {
			t.Fatalf("Next gives %q by %s, Change %q by %s", next, why.Rule, c.Dose, c.Reason.Rule)
		}
	})
}

func TestEveryDoseKeepsWithinTheLimits(t *testing.T) {
	limits := exercise.Limits{Hold: 5, Reserve: dose.InReserve(4)}
	rapid.Check(t, func(t *rapid.T) {
		d, l := anyDecision(t), anyLine(t)
		c := d.Change(l, limits)
		if c.Dose.IsZero() {
			return
		}
		if l.Exercise.Held && c.Dose.Kind == dose.Timed && c.Dose.Each.Max > 5 {
			t.Fatalf("%q becomes %q, which is held too long", l.Dose, c.Dose)
		}
		if c.Dose.Kind == dose.Reps && c.Dose.Reserve < limits.Reserve {
			t.Fatalf("%q becomes %q, with too little in reserve", l.Dose, c.Dose)
		}
	})
}

func TestALowerDecisionNeverLeavesMore(t *testing.T) {
	lowering := []Decision{backing, flaring3, lighter, weekOff, twoOff, fourOff, eightOff, down, settling1, pausing}
	rapid.Check(t, func(t *rapid.T) {
		l := anyLine(t)
		d := rapid.SampledFrom(lowering).Draw(t, "decision")
		c := d.Change(l, exercise.Limits{})
		if c.Dose.Sum() > l.Dose.Sum() || c.Dose.Load.Kilograms() > l.Dose.Load.Kilograms() {
			t.Fatalf("%s turns %q into %q", d.Kind, l.Dose, c.Dose)
		}
	})
}

// BenchmarkNext raises one line. Beside it stands the floor: its dose shaped.
func BenchmarkNext(b *testing.B) {
	l := line(dumbbellRow, "2x10 @ 2x10kg")
	var sink dose.Dose
	b.ReportAllocs()
	for b.Loop() {
		sink, _ = up10.Next(l, exercise.Limits{})
	}
	_ = sink
}

func BenchmarkNextFloor(b *testing.B) {
	d := must("2x10 @ 2x10kg")
	var sink dose.Dose
	b.ReportAllocs()
	for b.Loop() {
		sink = d.Shape(22, dose.ByHold)
	}
	_ = sink
}
