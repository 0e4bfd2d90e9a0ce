package progression

import (
	"testing"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/unit"
)

// logged is one line of a log as the worked cases write it, and the state it
// was logged in.
type logged struct {
	stage, inStage, sessions  int
	maxPain, before, morning  int
	adherence                 float64
	effort                    int
	uncomfortable             bool
	gap                       int
	interval                  float64
	redBefore, sinceLight     int
	plateau, strength, novice bool
}

// week reads a log line the way the cases are read: the week before counts as
// the same, and the sessions are spread over both.
func (g logged) week() Week {
	const today = 100
	var bouts []Bout
	for i := range min(g.sessions, 14) {
		bouts = append(bouts, Bout{
			Day: unit.Day(today - i), Before: unit.Rate(g.before), During: unit.Rate(g.maxPain), Change: float64(g.morning), MorningGiven: true,
		})
	}
	zone := Worst(bouts, today-6, today)
	w := Week{
		Stage: exercise.Stage(g.stage), InStage: g.inStage, Sessions: g.sessions, InProgram: 12, SinceLight: g.sinceLight, Strength: g.strength,
		Gap: g.gap, Interval: g.interval, Red: zone == Red, RedBefore: g.redBefore, Amber: zone == Amber,
		Settled: Settled(bouts, today), PainFree: PainFree(bouts, today), Comfortable: !g.uncomfortable, Effort: unit.Rate(g.effort),
		Plateau: g.plateau, Adherence: g.adherence, StageAdherence: g.adherence, Age: 40, Training: person.Active,
	}
	if g.novice {
		w.Training = person.None
	}
	return w
}

func TestWorkedCases(t *testing.T) {
	for name, c := range map[string]struct {
		log   logged
		kind  Kind
		stage exercise.Stage
		line  Line   // none: the dose is not looked at
		want  string // its dose after that
	}{
		"SH-01 a stiff desk worker progresses":        {logged{stage: 1, inStage: 1, sessions: 18, maxPain: 1, adherence: 86, effort: 2, gap: 1, novice: true}, KindProgress, 1, line(catCow, "30s 3/day"), "33s 3/day"},
		"SH-06 who hurts a little progresses by 5 %":  {logged{stage: 2, inStage: 1, sessions: 6, maxPain: 2, adherence: 80, effort: 4, gap: 1}, KindProgress, 2, line(wallHold, "10x10s"), "10x10-11s total 105"},
		"SH-07 pain of four holds":                    {logged{stage: 1, inStage: 1, sessions: 8, maxPain: 4, adherence: 90, effort: 3, gap: 1}, KindHold, 1, Line{}, ""},
		"SH-08 an amber week holds":                   {logged{stage: 2, inStage: 3, sessions: 9, maxPain: 4, adherence: 90, effort: 4, gap: 2}, KindHold, 2, line(seatedRow, "2x12"), "2x12"},
		"SH-09 a red week backs off":                  {logged{stage: 3, inStage: 2, sessions: 9, maxPain: 7, morning: 3, adherence: 90, effort: 6, uncomfortable: true, gap: 2}, KindBackOff, 3, line(ballLowering, "2x10"), "2x7"},
		"SH-09 the second one costs a stage":          {logged{stage: 3, inStage: 3, sessions: 12, maxPain: 6, morning: 2, adherence: 80, effort: 6, uncomfortable: true, gap: 2, redBefore: 1}, KindRegressStage, 2, Line{}, ""},
		"SH-10 thirty days away step back":            {logged{stage: 4, inStage: 3, sessions: 10, gap: 30}, KindStepBack, 3, line(pulldown, "2x15"), "2x7-8 total 15"},
		"SH-11 a plateau leads on":                    {logged{stage: 1, inStage: 5, sessions: 60, maxPain: 1, adherence: 85, effort: 3, gap: 1, plateau: true}, KindAdvanceStage, 2, Line{}, ""},
		"SH-13 the last stage is maintained":          {logged{stage: 5, inStage: 6, sessions: 12, adherence: 95, effort: 7, gap: 3, interval: 4, sinceLight: 5}, KindMaintain, 5, line(backBridge, "4x10"), "4x10"},
		"SH-13 stage 4 gets its deload":               {logged{stage: 4, inStage: 5, sessions: 14, adherence: 95, effort: 6, gap: 2, interval: 2, sinceLight: 5}, KindDeload, 4, Line{}, ""},
		"SH-18 steady pain of two progresses by 5 %":  {logged{stage: 1, inStage: 3, sessions: 45, maxPain: 3, before: 2, adherence: 88, effort: 3, gap: 1, novice: true}, KindProgress, 1, line(catCow, "40s 3/day"), "42s 3/day"},
		"SH-18 and leads on at the cap":               {logged{stage: 1, inStage: 6, sessions: 90, maxPain: 2, before: 2, adherence: 88, effort: 3, gap: 1, novice: true}, KindAdvanceStage, 2, Line{}, ""},
		"SH-19 a lifter's last stage gets its deload": {logged{stage: 5, inStage: 6, sessions: 12, adherence: 95, effort: 7, gap: 3, interval: 4, sinceLight: 5, strength: true}, KindDeload, 5, Line{}, ""},
		"SH-19 and goes on after it":                  {logged{stage: 5, inStage: 8, sessions: 16, adherence: 95, effort: 7, gap: 3, interval: 4, sinceLight: 2, strength: true}, KindProgress, 5, Line{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := c.log.week()
			d := Decide(&w)
			if d.Kind != c.kind || d.Stage != c.stage {
				t.Fatalf("%s in stage %d by %s, want %s in stage %d", d.Kind, d.Stage, d.Reason.Rule, c.kind, c.stage)
			}
			if c.line.Exercise == nil {
				return
			}
			if got, why := d.Next(c.line, exercise.Limits{}); got.String() != c.want {
				t.Errorf("%q by %s, want %q", got, why.Rule, c.want)
			}
		})
	}
}

func TestWorkedCasesOfDoses(t *testing.T) {
	jump := line(dumbbellRow, "2x15 @ 20kg")
	jump.Loads = []unit.Kilograms{20, 22.5}
	for name, c := range map[string]struct {
		line        Line
		limits      exercise.Limits
		least, most int
	}{
		"SH-02 a heavier dumbbell keeps 24 to 29 reps":   {jump, exercise.Limits{}, 24, 29},
		"SH-03 a fragile spine's 40 s become 42 to 44 s": {line(wallHold, "8x5s"), fragile, 42, 44},
		"SH-06 100 s become 105 to 110 s":                {line(wallHold, "10x10s"), exercise.Limits{}, 105, 110},
	} {
		t.Run(name, func(t *testing.T) {
			d, why := up10.Next(c.line, c.limits)
			if n := d.Sum(); n < c.least || n > c.most {
				t.Errorf("%q by %s, want %d to %d", d, why.Rule, c.least, c.most)
			}
		})
	}
	if first := wallHold.Start(exercise.Limits{}, 1); first.String() != "10x10s 2/day" {
		t.Errorf("SH-11 stage 2 starts with %q", first)
	}
	if first := catCow.Start(exercise.Limits{}, 0.5); first.String() != "15s 3/day" {
		t.Errorf("SH-17 settling starts with %q", first)
	}
}
