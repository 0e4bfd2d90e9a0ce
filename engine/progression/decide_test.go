package progression

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/unit"
)

func TestDecisionsSayWhatElseIsDue(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Week)
		holds  func(Decision) bool
	}{
		"a pause asks everything again, and pauses without advice": {
			func(w *Week) { w.RedFlag, w.Refer = true, Refer(Signs{Asks: true}) },
			func(d Decision) bool { return d.Rescreen == FullRescreen && !d.Advise && d.Row == 1 },
		},
		"a week away asks the short questions": {
			func(w *Week) { w.Gap = 7 },
			func(d Decision) bool {
				return d.Rescreen == MiniRescreen && !d.Retest && d.Volume == Share{90, 100, 95}
			},
		},
		"four weeks away ask everything and measure again": {
			func(w *Week) { w.Gap = 30 },
			func(d Decision) bool {
				return d.Rescreen == FullRescreen && d.Retest && d.Load == Share{60, 70, 65} && d.Volume == exactly(50)
			},
		},
		"eight weeks away are entered anew": {
			func(w *Week) { w.Gap = 56 },
			func(d Decision) bool { return d.NewEntry && d.Rescreen == FullRescreen && d.Retest },
		},
		"a gap after a red week names both reasons": {
			func(w *Week) { w.Gap, w.Red = 8, true },
			func(d Decision) bool { return d.Kind == KindStepBack && d.Also == KindBackOff },
		},
		"a gap after a green week names one": {
			func(w *Week) { w.Gap = 8 },
			func(d Decision) bool { return d.Also == "" },
		},
		"a flare asks everything again": {
			func(w *Week) { w.Flare = true },
			func(d Decision) bool {
				return d.Rescreen == FullRescreen && d.Volume == Share{50, 70, 60} && d.Plan == AfterFlare
			},
		},
		"backing off leaves 70 %": {
			func(w *Week) { w.Red = true },
			func(d Decision) bool { return d.Volume == Share{50, 80, 70} && !d.Advise },
		},
		"settling advises to see a clinician": {
			func(w *Week) { w.Red, w.RedBefore, w.Stage = true, 1, 1 },
			func(d Decision) bool { return d.Advise && d.Volume == exactly(50) },
		},
		"a review advises to see a clinician": {
			func(w *Week) { w.InStage, w.Comfortable = 6, false },
			func(d Decision) bool { return d.Advise },
		},
		"missed sessions ask what came between": {
			func(w *Week) { w.Adherence = 50 },
			func(d Decision) bool {
				adherence, ok := d.Reason.Figure("adherence")
				return d.Barriers && !d.Advise && ok && adherence == 50
			},
		},
		"a deload leaves 60 %, with two reps more in reserve": {
			func(w *Week) { w.Stage, w.SinceLight = 4, 5 },
			func(d Decision) bool {
				return d.Volume == Share{50, 70, 60} && d.Reserve == 2 && d.Plan == AfterDeload && !d.Advise
			},
		},
		"the last stage is kept up once or twice a week": {
			func(w *Week) { w.Stage, w.InStage = 5, 6 },
			func(d Decision) bool {
				return d.Rounds == dose.Range{Min: 2, Max: 3} && d.PerWeek == dose.Range{Min: 1, Max: 2} && !d.Advise
			},
		},
		"who asks is advised, and progresses all the same": {
			func(w *Week) { w.Refer = Refer(Signs{Asks: true}) },
			func(d Decision) bool { return d.Kind == KindProgress && d.Advise },
		},
		"no improvement in 42 days advises": {
			func(w *Week) { w.Refer = stuckReferral() },
			func(d Decision) bool { return d.Kind == KindHold && d.Advise && d.Row == 12 },
		},
		"no improvement in 42 days leaves a deload alone": {
			func(w *Week) { w.Refer, w.Stage, w.SinceLight = stuckReferral(), 4, 5 },
			func(d Decision) bool { return d.Kind == KindDeload && d.Advise },
		},
		"who is free of pain takes the larger step": {
			func(*Week) {},
			func(d Decision) bool { return !d.Smallest },
		},
		"who is settled but not free of pain takes the smallest step": {
			func(w *Week) { w.PainFree = false },
			func(d Decision) bool { return d.Smallest },
		},
		"little confidence takes the smallest step": {
			func(w *Week) { w.LowConfidence = true },
			func(d Decision) bool { return d.Smallest },
		},
		"pain of three at entry takes the smallest step": {
			func(w *Week) { w.Baseline = unit.Rate(3) },
			func(d Decision) bool { return d.Smallest },
		},
		"pain of two at entry does not": {
			func(w *Week) { w.Baseline = unit.Rate(2) },
			func(d Decision) bool { return !d.Smallest },
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := with(steady(), c.change)
			if d := Decide(&w); !c.holds(d) {
				t.Errorf("decides %+v", d)
			}
		})
	}
}

func TestTheZeroWeekHolds(t *testing.T) {
	if d := Decide(&Week{}); d.Kind != KindHold || d.Stage != exercise.Mobility {
		t.Errorf("the zero week decides %s in stage %d", d.Kind, d.Stage)
	}
}

func TestFrail(t *testing.T) {
	for name, c := range map[string]struct {
		w    Week
		want bool
	}{
		"at 65":                               {Week{Age: 65, Training: person.Lifter}, true},
		"at 64":                               {Week{Age: 64, Training: person.Lifter}, false},
		"inactive, in the eleventh week":      {Week{Training: person.None, InProgram: 11}, true},
		"inactive at entry, twelve weeks ago": {Week{Training: person.None, InProgram: 12}, false},
		"active, in the first week":           {Week{Training: person.Active}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.w.Frail(); got != c.want || Decide(&c.w).Frail != c.want {
				t.Errorf("frail: %v, want %v", got, c.want)
			}
		})
	}
}

func TestComfort(t *testing.T) {
	for name, c := range map[string]struct {
		stage   exercise.Stage
		ticked  bool
		effort  unit.Rating
		reserve dose.Reserve
		want    bool
	}{
		"effort 4 in stage 1":                     {1, true, unit.Rate(4), 0, true},
		"effort 5 in stage 2":                     {2, true, unit.Rate(5), 0, false},
		"effort 6 in stage 3":                     {3, true, unit.Rate(6), 0, true},
		"effort 7 in stage 4":                     {4, true, unit.Rate(7), 0, false},
		"effort 7 in stage 5":                     {5, true, unit.Rate(7), 0, true},
		"effort 8 in stage 5":                     {5, true, unit.Rate(8), 0, false},
		"no tick":                                 {5, false, unit.Rate(0), dose.InReserve(9), false},
		"no effort told":                          {2, true, 0, 0, false},
		"three reps left in stage 3":              {3, true, unit.Rate(9), dose.InReserve(3), true},
		"two reps left in stage 3":                {3, true, unit.Rate(9), dose.InReserve(2), false},
		"two reps left in stage 2":                {2, true, unit.Rate(9), dose.InReserve(2), false},
		"two reps left in stage 4":                {4, true, unit.Rate(9), dose.InReserve(2), true},
		"one rep left in stage 5":                 {5, true, unit.Rate(9), dose.InReserve(1), true},
		"none left in stage 5":                    {5, true, unit.Rate(9), dose.InReserve(0), false},
		"stage 1 has no reps in reserve to go by": {1, true, unit.Rate(9), dose.InReserve(9), false},
	} {
		t.Run(name, func(t *testing.T) {
			w := Week{Stage: c.stage, Comfortable: c.ticked, Effort: c.effort, Reserve: c.reserve}
			if got := w.Comfort(); got != c.want {
				t.Errorf("comfortable: %v, want %v", got, c.want)
			}
		})
	}
}

// anyWeek draws a week, likely and unlikely ones.
func anyWeek(t *rapid.T) Week {
	flag := func(name string) bool { return rapid.IntRange(0, 3).Draw(t, name) == 0 }
	count := func(name string, most int) int { return rapid.IntRange(0, most).Draw(t, name) }
	return Week{
		Stage: exercise.Stage(count("stage", 6)), StageCap: exercise.Stage(count("cap", 3)), InStage: count("in stage", 9),
		Sessions: count("sessions", 20), InProgram: count("in program", 20), SinceLight: count("since light", 8), Strength: flag("strength"),
		RedFlag: count("red flag", 20) == 0, Gap: rapid.SampledFrom([]int{0, 1, 3, 7, 10, 14, 28, 56, 90}).Draw(t, "gap"),
		Interval: rapid.Float64Range(0, 8).Draw(t, "interval"), Flare: count("flare", 9) == 0,
		Red: flag("red"), RedBefore: count("red before", 2), Amber: flag("amber"), Settled: !flag("unsettled"), PainFree: !flag("painful"),
		Comfortable: !flag("uncomfortable"), Effort: unit.Rating(count("effort", 11)), EffortRise: count("rise", 3), Reserve: dose.Reserve(count("reserve", 6)),
		Plateau: flag("plateau"), Adherence: rapid.Float64Range(60, 100).Draw(t, "adherence"), StageAdherence: rapid.Float64Range(60, 100).Draw(t, "stage adherence"),
		WorstChange: rapid.IntRange(-4, 4).Draw(t, "worst change"), Age: rapid.IntRange(18, 90).Draw(t, "age"),
		Training:      rapid.SampledFrom([]person.Training{person.None, person.Active, person.Lifter}).Draw(t, "training"),
		LowConfidence: flag("low confidence"), Baseline: unit.Rating(count("baseline", 11)), Refer: Refer(anySigns(t)),
	}
}

func anySigns(t *rapid.T) Signs {
	rare := func(name string) bool { return rapid.IntRange(0, 29).Draw(t, name) == 0 }
	return Signs{
		WorseDays: rapid.IntRange(0, 10).Draw(t, "worse days"), Spreading: rare("spreading"), NightPain: rare("night pain"), Asks: rare("asks"),
		EntryWorst: unit.Rating(rapid.IntRange(0, 11).Draw(t, "entry worst")), Worst: unit.Rating(rapid.IntRange(0, 11).Draw(t, "worst")),
		Days: rapid.IntRange(0, 60).Draw(t, "days"), Adherence: 80, Function: rapid.Float64Range(-1, 4).Draw(t, "function"),
	}
}

func TestDecideIsTotalAndTheFirstRowWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyWeek(t)
		d := Decide(&w)
		for i := range table {
			if !table[i].when(&w) {
				continue
			}
			if d.Row != table[i].row {
				t.Fatalf("row %d decides, want %s of row %d", d.Row, table[i].ID, table[i].row)
			}
			break
		}
		if d.Kind == "" || d.Reason.Rule == "" {
			t.Fatalf("no decision: %+v", d)
		}
		if again := Decide(&w); again != d {
			t.Fatalf("decides %+v, then %+v", d, again)
		}
	})
}

func TestDecideKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyWeek(t)
		d := Decide(&w)
		rises := d.Kind == KindProgress || d.Kind == KindAdvanceStage
		switch {
		case rises && (w.Red || w.RedFlag || w.Flare || w.Refer.Fires() || w.Refer.Hold):
			t.Fatalf("%s in spite of %+v", d.Kind, w)
		case rises && w.Amber && !w.Settled, rises && w.Adherence < 75:
			t.Fatalf("%s in spite of %+v", d.Kind, w)
		case d.Kind == KindAdvanceStage && !w.Ready():
			t.Fatal("advances without being ready")
		case d.Kind != KindAdvanceStage && d.Stage > w.stage(), d.Stage > w.stage()+1:
			t.Fatalf("%s leads from stage %d to %d", d.Kind, w.stage(), d.Stage)
		case w.StageCap > 0 && d.Stage > w.StageCap:
			t.Fatalf("stage %d above its cap of %d", d.Stage, w.StageCap)
		case d.NewEntry != (d.Stage == 0):
			t.Fatalf("stage %d, entered anew: %v", d.Stage, d.NewEntry)
		}
	})
}

func TestDecideAllocatesNothing(t *testing.T) {
	var sink Decision
	for name, c := range weeks {
		w := with(steady(), c.change)
		if n := testing.AllocsPerRun(10, func() { sink = Decide(&w) }); n != 0 {
			t.Errorf("%s: %g allocations", name, n)
		}
	}
	_ = sink
}

// BenchmarkDecide reads the table down to its last row. Beside it stands the
// floor: a week read, and a decision written.
func BenchmarkDecide(b *testing.B) {
	w := steady()
	var sink Decision
	b.ReportAllocs()
	for b.Loop() {
		sink = Decide(&w)
	}
	_ = sink
}

func BenchmarkDecideFloor(b *testing.B) {
	w := steady()
	var week Week
	var sink Decision
	b.ReportAllocs()
	for b.Loop() {
		week = w
		sink = Decision{Kind: KindProgress, Stage: week.Stage, Reason: week.Refer.Reason}
	}
	_ = sink
}
