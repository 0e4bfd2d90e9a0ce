package progression

import (
	"testing"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/unit"
)

// weeks are the rows of the weekly table: each changes the steady week.
var weeks = map[string]struct {
	change func(*Week)
	kind   Kind
	rule   string
	stage  exercise.Stage
}{
	"row 1: a red flag pauses everything":                   {func(w *Week) { w.RedFlag = true }, KindPauseRescreen, pauseOnRedFlag, 2},
	"row 1: a red flag comes before a gap":                  {func(w *Week) { w.RedFlag, w.Gap = true, 60 }, KindPauseRescreen, pauseOnRedFlag, 2},
	"row 1: a third flare in eight weeks pauses everything": {func(w *Week) { w.Refer = Refer(Signs{Flares: 3}) }, KindPauseRescreen, referFlares, 2},
	"row 1: new night pain pauses everything":               {func(w *Week) { w.Refer = Refer(Signs{NightPain: true}) }, KindPauseRescreen, referNightPain, 2},

	"row 2: seven days away are a gap":                              {func(w *Week) { w.Gap = 7 }, KindStepBack, stepBackAfterGap, 2},
	"row 2: six days away are none":                                 {func(w *Week) { w.Gap = 6 }, KindProgress, progressOtherwise, 2},
	"row 2: a week is no gap where training is every four days":     {func(w *Week) { w.Gap, w.Interval = 7, 4 }, KindProgress, progressOtherwise, 2},
	"row 2: eight days are a gap where training is every four days": {func(w *Week) { w.Gap, w.Interval = 8, 4 }, KindStepBack, stepBackAfterGap, 2},
	"row 2: four weeks away cost a stage":                           {func(w *Week) { w.Gap = 28 }, KindStepBack, stepBackAfterGap, 1},
	"row 2: stage 1 stays stage 1":                                  {func(w *Week) { w.Gap, w.Stage = 28, 1 }, KindStepBack, stepBackAfterGap, 1},
	"row 2: eight weeks away are entered anew":                      {func(w *Week) { w.Gap = 56 }, KindStepBack, stepBackAfterGap, 0},
	"row 2: two weeks away cost a stage at 65":                      {func(w *Week) { w.Gap, w.Age = 14, 65 }, KindStepBack, stepBackAfterGap, 1},
	"row 2: two weeks away cost the newly active a stage":           {func(w *Week) { w.Gap, w.Training, w.InProgram = 14, person.None, 11 }, KindStepBack, stepBackAfterGap, 1},
	"row 2: after twelve weeks they count as active":                {func(w *Week) { w.Gap, w.Training, w.InProgram = 14, person.None, 12 }, KindStepBack, stepBackAfterGap, 2},
	"row 2: a gap comes before a red session":                       {func(w *Week) { w.Gap, w.Red = 10, true }, KindStepBack, stepBackAfterGap, 2},
	"row 2: under a week age makes no gap":                          {func(w *Week) { w.Gap, w.Age = 6, 80 }, KindProgress, progressOtherwise, 2},
	"row 3: a flare comes before a red session":                     {func(w *Week) { w.Flare, w.Red = true, true }, KindFlare, flareInDays, 2},
	"row 3: a gap comes before a flare":                             {func(w *Week) { w.Flare, w.Gap = true, 9 }, KindStepBack, stepBackAfterGap, 2},
	"row 4: the first red week backs off":                           {func(w *Week) { w.Red = true }, KindBackOff, backOffWhenRed, 2},
	"row 4: the second red week costs a stage":                      {func(w *Week) { w.Red, w.RedBefore = true, 1 }, KindRegressStage, regressWhenRedAgain, 1},
	"row 4: the third red week costs another stage":                 {func(w *Week) { w.Red, w.RedBefore, w.Stage = true, 2, 4 }, KindRegressStage, regressWhenRedAgain, 3},
	"row 4: the second red week of stage 1 settles":                 {func(w *Week) { w.Red, w.RedBefore, w.Stage = true, 1, 1 }, KindSettle, settleWhenRedAgain, 1},
	"row 4: the first red week of stage 1 backs off":                {func(w *Week) { w.Red, w.Stage = true, 1 }, KindBackOff, backOffWhenRed, 1},
	"row 4: a red week that is over does not count":                 {func(w *Week) { w.RedBefore = 1 }, KindProgress, progressOtherwise, 2},
	"row 4: red comes before too few sessions":                      {func(w *Week) { w.Red, w.Adherence = true, 20 }, KindBackOff, backOffWhenRed, 2},
	"row 5: six weeks without getting ready are reviewed":           {func(w *Week) { w.InStage, w.Comfortable = 6, false }, KindReview, reviewWhenStuck, 2},
	"row 5: not in the fifth week":                                  {func(w *Week) { w.InStage, w.Comfortable = 5, false }, KindProgress, progressOtherwise, 2},
	"row 5: not where pain fell by two":                             {func(w *Week) { w.InStage, w.Comfortable, w.WorstChange = 6, false, -2 }, KindProgress, progressOtherwise, 2},
	"row 5: even where pain fell by one":                            {func(w *Week) { w.InStage, w.Comfortable, w.WorstChange = 6, false, -1 }, KindReview, reviewWhenStuck, 2},
	"row 5: not where too little was done in the stage":             {func(w *Week) { w.InStage, w.Comfortable, w.StageAdherence = 6, false, 74 }, KindProgress, progressOtherwise, 2},
	"row 5: not in the last stage":                                  {func(w *Week) { w.InStage, w.Comfortable, w.Stage = 6, false, 5 }, KindMaintain, maintainLastStage, 5},
	"row 5: a review comes before amber":                            {func(w *Week) { w.InStage, w.Amber, w.Settled, w.PainFree = 6, true, false, false }, KindReview, reviewWhenStuck, 2},
	"row 5: three sessions of four in the stage are enough":         {func(w *Week) { w.InStage, w.Comfortable, w.StageAdherence = 6, false, 75 }, KindReview, reviewWhenStuck, 2},
	"row 6: an amber session holds":                                 {func(w *Week) { w.Amber, w.Settled, w.PainFree = true, false, false }, KindHold, holdWhenAmber, 2},
	"row 6: an amber session that is settled does not hold":         {func(w *Week) { w.Amber, w.PainFree = true, false }, KindProgress, progressOtherwise, 2},
	"row 6: amber comes before too few sessions":                    {func(w *Week) { w.Amber, w.Settled, w.Adherence = true, false, 10 }, KindHold, holdWhenAmber, 2},
	"row 7: too few sessions hold":                                  {func(w *Week) { w.Adherence = 74.9 }, KindHold, holdWhenMissed, 2},
	"row 7: three of four sessions are enough":                      {func(w *Week) { w.Adherence = 75 }, KindProgress, progressOtherwise, 2},
	"row 7: too few sessions come before a plateau":                 {func(w *Week) { w.Plateau, w.Adherence = true, 50 }, KindHold, holdWhenMissed, 2},
	"row 8: a plateau of who is ready leads on":                     {func(w *Week) { w.Plateau = true }, KindAdvanceStage, advanceAtPlateau, 3},
	"row 8: not in the first week":                                  {func(w *Week) { w.Plateau, w.InStage = true, 1 }, KindProgress, progressOtherwise, 2},
	"row 8: not after five sessions":                                {func(w *Week) { w.Plateau, w.Sessions = true, 5 }, KindProgress, progressOtherwise, 2},
	"row 8: after six":                                              {func(w *Week) { w.Plateau, w.InStage, w.Sessions = true, 2, 6 }, KindAdvanceStage, advanceAtPlateau, 3},
	"row 8: not without a plateau":                                  {func(w *Week) { w.InStage = 5 }, KindProgress, progressOtherwise, 2},
	"row 8: not where it is not comfortable":                        {func(w *Week) { w.Plateau, w.Comfortable = true, false }, KindProgress, progressOtherwise, 2},
	"row 8: not where the effort is too high":                       {func(w *Week) { w.Plateau, w.Effort = true, unit.Rate(5) }, KindProgress, progressOtherwise, 2},
	"row 8: high effort with reps left is comfortable":              {func(w *Week) { w.Plateau, w.Effort, w.Reserve = true, unit.Rate(5), dose.InReserve(3) }, KindAdvanceStage, advanceAtPlateau, 3},
	"row 8: settled is enough in stage 2":                           {func(w *Week) { w.Plateau, w.PainFree = true, false }, KindAdvanceStage, advanceAtPlateau, 3},
	"row 8: settled is not enough in stage 3":                       {func(w *Week) { w.Plateau, w.PainFree, w.Stage = true, false, 3 }, KindProgress, progressOtherwise, 3},
	"row 8: the stage's cap holds":                                  {func(w *Week) { w.Plateau, w.StageCap = true, 2 }, KindProgress, progressOtherwise, 2},
	"row 8: a cap above leaves room":                                {func(w *Week) { w.Plateau, w.StageCap = true, 3 }, KindAdvanceStage, advanceAtPlateau, 3},
	"row 8: no improvement in 42 days holds instead":                {func(w *Week) { w.Plateau, w.Refer = true, stuckReferral() }, KindHold, referStuck, 2},
	"row 9: six weeks are the cap":                                  {func(w *Week) { w.InStage = 6 }, KindAdvanceStage, advanceAtCap, 3},
	"row 9: not above the cap of screening":                         {func(w *Week) { w.InStage, w.StageCap = 6, 2 }, KindProgress, progressOtherwise, 2},
	"row 9: nobody advances from the last stage":                    {func(w *Week) { w.InStage, w.Stage, w.Strength = 6, 5, true }, KindProgress, progressOtherwise, 5},
	"row 10: five weeks after the last deload comes the next":       {func(w *Week) { w.Stage, w.SinceLight = 4, 5 }, KindDeload, deloadWhenDue, 4},
	"row 10: not after four":                                        {func(w *Week) { w.Stage, w.SinceLight = 4, 4 }, KindProgress, progressOtherwise, 4},
	"row 10: not in stage 3":                                        {func(w *Week) { w.Stage, w.SinceLight, w.EffortRise = 3, 9, 3 }, KindProgress, progressOtherwise, 3},
	"row 10: harder at the same load":                               {func(w *Week) { w.Stage, w.EffortRise = 4, 2 }, KindDeload, deloadWhenHarder, 4},
	"row 10: a point harder is not enough":                          {func(w *Week) { w.Stage, w.EffortRise = 4, 1 }, KindProgress, progressOtherwise, 4},
	"row 10: the last stage that is maintained needs no deload":     {func(w *Week) { w.Stage, w.InStage, w.SinceLight = 5, 6, 5 }, KindMaintain, maintainLastStage, 5},
	"row 10: unless it gets harder":                                 {func(w *Week) { w.Stage, w.InStage, w.EffortRise = 5, 6, 2 }, KindDeload, deloadWhenHarder, 5},
	"row 10: a lifter goes on with deloads":                         {func(w *Week) { w.Stage, w.InStage, w.SinceLight, w.Strength = 5, 6, 5, true }, KindDeload, deloadWhenDue, 5},
	"row 11: the last stage is kept up":                             {func(w *Week) { w.Stage, w.InStage = 5, 6 }, KindMaintain, maintainLastStage, 5},
	"row 11: not in its fifth week":                                 {func(w *Week) { w.Stage, w.InStage = 5, 5 }, KindProgress, progressOtherwise, 5},
	"row 11: not for a lifter who wants strength":                   {func(w *Week) { w.Stage, w.InStage, w.Strength = 5, 8, true }, KindProgress, progressOtherwise, 5},
	"row 12: otherwise more":                                        {func(*Week) {}, KindProgress, progressOtherwise, 2},
	"row 12: no improvement in 42 days holds instead":               {func(w *Week) { w.Refer = stuckReferral() }, KindHold, referStuck, 2},
	"row 12: a stage above its cap comes down":                      {func(w *Week) { w.Stage, w.StageCap = 4, 2 }, KindProgress, progressOtherwise, 2},
}

func stuckReferral() Referral {
	return Refer(Signs{EntryWorst: unit.Rate(6), Worst: unit.Rate(5), Days: 42, Adherence: 80})
}

func TestWeeklyTable(t *testing.T) {
	for name, c := range weeks {
		t.Run(name, func(t *testing.T) {
			w := with(steady(), c.change)
			d := Decide(&w)
			if d.Kind != c.kind || d.Reason.Rule != c.rule || d.Stage != c.stage {
				t.Errorf("decides %s by %s in stage %d, want %s by %s in stage %d", d.Kind, d.Reason.Rule, d.Stage, c.kind, c.rule, c.stage)
			}
		})
	}
}

func TestEveryRuleOfTheTableIsShown(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range weeks {
		shown[c.rule] = true
	}
	for i := range table {
		if !shown[table[i].ID] {
			t.Errorf("no week shows %s", table[i].ID)
		}
	}
}

func TestTheTableIsInOrder(t *testing.T) {
	for i := 1; i < len(table); i++ {
		if step := table[i].row - table[i-1].row; step < 0 || step > 1 {
			t.Errorf("row %d after row %d", table[i].row, table[i-1].row)
		}
	}
	if first, last := table[0].row, table[len(table)-1].row; first != 1 || last != 12 {
		t.Errorf("rows %d to %d, want 1 to 12", first, last)
	}
}
