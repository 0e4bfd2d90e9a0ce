package progression

import (
	"testing"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func read(t *testing.T, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

// must reads a dose that is known to be right.
func must(text string) dose.Dose {
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		panic(err)
	}
	return d
}

// The exercises of the worked cases, as the catalog has them.
var (
	catCow = &exercise.Exercise{
		ID: "cat-cow", Phases: []exercise.Phase{exercise.Mobilize}, Stage: 1, Classes: exercise.FlexExt,
		Dose: must("30-60s 3/day"), Progress: exercise.ByTime, Ceiling: 60,
	}
	breathing = &exercise.Exercise{
		ID: "breathing-90-90", Phases: []exercise.Phase{exercise.Release}, Stage: 1, Classes: exercise.Breath,
		Dose: must("10 breaths"), Progress: exercise.ByNothing, Ceiling: 15,
	}
	wallHold = &exercise.Exercise{
		ID: "wall-extension-hold", Phases: []exercise.Phase{exercise.Mobilize, exercise.Integrate}, Stage: 2, Classes: exercise.ExtUnl,
		Dose: must("10x10s 2/day"), Held: true, Progress: exercise.ByTime, Ceiling: 150,
	}
	proneW = &exercise.Exercise{
		ID: "prone-w", Phases: []exercise.Phase{exercise.Integrate}, Stage: 2, Classes: exercise.ProneExt,
		Dose: must("2x8-12x3-5s"), Held: true, Progress: exercise.ByTime, Ceiling: 120, Harder: []string{"prone-w-arms", "superman-t"},
	}
	seatedRow = &exercise.Exercise{
		ID: "seated-band-row", Phases: []exercise.Phase{exercise.Integrate}, Stage: 2, Classes: exercise.Pull,
		Dose: must("2x10-15 rest 60-90s"), Loaded: true, Tool: "band", Progress: exercise.ByReps, Ceiling: 30,
	}
	ballLowering = &exercise.Exercise{
		ID: "ball-extension-lowering", Phases: []exercise.Phase{exercise.Integrate}, Stage: 3, Classes: exercise.EccBall,
		Dose: must("2x10 tempo 4-0-1 1/day"), Progress: exercise.ByReps, Ceiling: 30, Easier: []string{"wall-extension-hold"},
	}
	pulldown = &exercise.Exercise{
		ID: "straight-arm-pulldown", Phases: []exercise.Phase{exercise.Integrate}, Stage: 3, Classes: exercise.Pull,
		Dose: must("15 tempo 3-0-3"), Loaded: true, Tool: "band", Progress: exercise.ByReps, Ceiling: 22,
	}
	dumbbellRow = &exercise.Exercise{
		ID: "dumbbell-row", Phases: []exercise.Phase{exercise.Integrate}, Stage: 4, Classes: exercise.Pull | exercise.Hinge,
		Dose: must("2x10-15 rest 60-90s"), Loaded: true, Tool: "dumbbell", Pieces: 2, Progress: exercise.ByLoad, Ceiling: 30,
	}
	pullover = &exercise.Exercise{
		ID: "dumbbell-pullover", Phases: []exercise.Phase{exercise.Integrate}, Stage: 4, Classes: exercise.Overhead,
		Dose: must("3x10-20 every 2 days"), Loaded: true, Tool: "dumbbell", Pieces: 1, Progress: exercise.ByReps, Ceiling: 60,
	}
	backBridge = &exercise.Exercise{
		ID: "back-bridge", Phases: []exercise.Phase{exercise.Integrate}, Stage: 5, Classes: exercise.Bridge | exercise.HeadLow,
		Dose: must("4x5-16 1-2/week"), Progress: exercise.ByReps, Ceiling: 64,
	}
	carry = &exercise.Exercise{
		ID: "farmer-carry", Phases: []exercise.Phase{exercise.Integrate}, Stage: 5, Classes: exercise.AntLoad,
		Dose: must("3x20-40m rest 90s 2/week"), Loaded: true, Tool: "dumbbell", Pieces: 2, Progress: exercise.ByDistance, Ceiling: 120,
	}
	everyExercise = []*exercise.Exercise{
		catCow, breathing, wallHold, proneW, seatedRow, ballLowering, pulldown, dumbbellRow, pullover, backBridge, carry,
	}
)

// done is a session done in full at that dose, with pain of so many points and
// three reps left.
func done(d dose.Dose, day, pain int) Result {
	return Result{Day: unit.Day(day), How: logbook.Full, Planned: d, Did: d, Pain: unit.Rate(pain), Session: unit.Rate(pain), Reserve: dose.InReserve(3)}
}

// line is a line whose last two sessions were done in full, without pain.
func line(e *exercise.Exercise, text string) Line {
	d := must(text)
	return Line{Exercise: e, Dose: d, Last: [2]Result{done(d, 102, 0), done(d, 100, 0)}, Today: 103}
}

// steady is a week in which all went well, in the middle of stage 2: its
// decision is to progress.
func steady() Week {
	return Week{
		Stage: 2, InStage: 3, Sessions: 12, InProgram: 20, Gap: 1, Interval: 1, PainFree: true, Settled: true,
		Comfortable: true, Effort: unit.Rate(3), Adherence: 90, StageAdherence: 90, Age: 40, Training: "active",
	}
}

// with gives the week after a change.
func with(w Week, change func(*Week)) Week {
	change(&w)
	return w
}

func TestTheSteadyWeekProgresses(t *testing.T) {
	w := steady()
	if d := Decide(&w); d.Kind != KindProgress {
		t.Errorf("the steady week decides %s", d.Kind)
	}
}
