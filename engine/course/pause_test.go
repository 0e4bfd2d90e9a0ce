package course

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func (w *walker) pause(until unit.Day, what Absence) {
	w.tell(Event{ID: "pause", Choice: &Choice{Act: Pause, Until: until, For: what}})
}

func TestWhileThePauseLastsNothingIsDue(t *testing.T) {
	for name, c := range map[string]struct {
		until unit.Day
		what  Absence
		days  int // after the pause began
		back  bool
		want  Wait
	}{
		"on its first day":                          {day1 + 9, ForTravel, 0, false, ForResume},
		"on its last day":                           {day1 + 9, ForTravel, 5, false, ForResume},
		"it is over on the day that was said":       {day1 + 9, ForTravel, 6, false, ""},
		"without a day it lasts":                    {0, ForOther, 20, false, ForResume},
		"until the person comes back":               {0, ForOther, 5, true, ""},
		"after an illness everything is asked":      {0, ForIllness, 5, true, ForAgain},
		"after a day that was said for an illness":  {day1 + 9, ForIllness, 6, false, ForAgain},
		"a day that was said does not hold it back": {day1 + 90, ForTravel, 5, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := begun(t)
			w.train(1)
			w.day += 3
			w.pause(c.until, c.what)
			w.day += unit.Day(c.days)
			if c.back {
				w.tell(Event{Choice: &Choice{Act: Return}})
			}
			st := w.On(w.day)
			if st.Wait != c.want {
				t.Fatalf("waits for %q, want %q", st.Wait, c.want)
			}
			if _, ok := st.Pass(); c.want == ForResume && (ok || len(st.Main(0).Parts) > 0 || len(st.Shorts()) > 0) {
				t.Error("there is something due all the same")
			}
		})
	}
}

func TestAWarningSignComesBeforeAPause(t *testing.T) {
	w := begun(t)
	w.pause(0, ForTravel)
	w.tell(Event{Screen: &Screen{Answers: screening.Answers{"tearing_sudden": screening.Yes()}.OthersNo()}})
	if st := w.On(w.day); st.Wait != ForHelp {
		t.Errorf("waits for %q", st.Wait)
	}
}

func TestOnceScreenedAfterAnIllnessNothingMoreIsAsked(t *testing.T) {
	w := begun(t)
	w.train(1)
	w.pause(0, ForIllness)
	w.day += 4
	w.tell(Event{Choice: &Choice{Act: Return}})
	w.tell(Event{Screen: &Screen{Answers: screening.Answers{}.OthersNo()}})
	if st := w.On(w.day); st.Wait != "" {
		t.Errorf("waits for %q", st.Wait)
	}
}

func TestComingBackIsByTheGapTableFromTheLastSession(t *testing.T) {
	w := begun(t)
	w.weeks(2, 1)
	last := w.s.LastSession
	w.pause(0, ForTravel)
	w.day = last + 15
	w.tell(Event{Choice: &Choice{Act: Return}})
	st := w.On(w.day)
	if d := st.Latest.Decision; d.Kind != "STEP_BACK" || st.Latest.Day != w.day {
		t.Errorf("decides %s on %s", d.Kind, st.Latest.Day)
	}
	for _, f := range st.Latest.Decision.Reason.Figures() {
		if f.Name == "gap-days" && f.Value != 15 {
			t.Errorf("counts %v days", f.Value)
		}
	}
}

// half trains four days of the open week in full, and is away or just absent
// for the other three.
func half(t *testing.T, away bool) []Decided {
	w := begun(t)
	w.weeks(1, 1)
	for range 4 {
		w.wake(1)
		w.train(1)
		w.day++
	}
	if away {
		w.pause(w.day+3, ForTravel)
	}
	w.day += 3
	return w.Advance(w.day)
}

func TestAPauseCountsAsNoMissedSession(t *testing.T) {
	if got := kinds(half(t, false)); len(got) != 1 || got[0] != "HOLD" {
		t.Errorf("absent for three days of seven: %v, want HOLD", got)
	}
	if got := kinds(half(t, true)); len(got) != 1 || got[0] != "PROGRESS" {
		t.Errorf("paused for three days of seven: %v, want PROGRESS", got)
	}
}

func TestPaceIsAskedOnlyWhereSessionsCanBeDone(t *testing.T) {
	w := begun(t)
	if days, asked := w.Pace(w.day); !asked || days < 1 {
		t.Errorf("at the start: %v, %v", days, asked)
	}
	w.pause(w.day+2, ForTravel)
	if _, asked := w.Pace(w.day); asked || !w.Paused(w.day) {
		t.Error("asks for sessions in a pause")
	}
	if _, asked := w.Pace(w.day + 2); !asked || w.Paused(w.day+2) {
		t.Error("asks for none after the pause")
	}
	if _, asked := New(small()).Pace(day1); asked {
		t.Error("asks for sessions before the program")
	}
}

func TestAPauseIsTakenBackLikeAnyChoice(t *testing.T) {
	w := begun(t)
	w.pause(0, ForIllness)
	w.tell(Event{Choice: &Choice{Act: Undo, Of: "pause"}})
	if st := w.On(w.day + 1); st.Wait != "" {
		t.Errorf("waits for %q", st.Wait)
	}
}

// Whatever is paused when, at any moment at most one pause holds, and what is
// kept of them stays small.
func TestPausesNeverOverlap(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := begun(t)
		for range rapid.IntRange(1, 40).Draw(r, "days") {
			switch rapid.IntRange(0, 5).Draw(r, "act") {
			case 0:
				w.pause(w.day+unit.Day(rapid.IntRange(1, 20).Draw(r, "for")), ForTravel)
			case 1:
				w.pause(0, ForOther)
			case 2:
				w.tell(Event{Choice: &Choice{Act: Return}})
			case 3:
				w.tell(Event{Entry: &logbook.Entry{Day: w.day, Finished: true}})
			}
			w.day++
			w.Advance(w.day)
			held := 0
			for _, p := range w.s.Pauses {
				if p.On(w.day) {
					held++
				}
			}
			if held > 1 || len(w.s.Pauses) > 25 {
				r.Fatalf("%d pauses hold, %d are kept", held, len(w.s.Pauses))
			}
			if share := w.apart(); share < 0 || share > 1 {
				r.Fatalf("share %v", share)
			}
		}
	})
}

// A swap never lets in what the stage or the equipment keeps out, not even in
// a program that is followed as it was written.
func TestASwapLetsNothingInThatIsNotForThePersonNow(t *testing.T) {
	for name, with := range map[string]string{"of a later stage": "lower", "that nobody knows": "none"} {
		t.Run(name, func(t *testing.T) {
			lib := small()
			lib.Programs = []program.Program{{ID: "own", Circuits: []program.Circuit{{Name: "main", Rounds: dose.Range{Min: 1, Max: 1}, Parts: []program.Part{
				{Phase: exercise.Mobilize, Lines: []program.Line{{Exercise: "round", Dose: lib.Exercises.Get("round").Dose}, {Exercise: "turn", Dose: lib.Exercises.Get("turn").Dose}}},
			}}}}}
			w := begun(t, func(a *About, _ *Screen) { a.Program = "own" })
			w.lib = lib
			w.tell(Event{Choice: &Choice{Act: Swap, Exercise: "round", With: with}})
			st := w.On(w.day)
			for _, one := range st.Main(0).Parts {
				if one.Exercise == with {
					t.Errorf("%s is in the session", with)
				}
			}
			if len(st.Main(0).Parts) == 0 {
				t.Error("nothing is left")
			}
		})
	}
}
