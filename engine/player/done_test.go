package player

import (
	"testing"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// through plays to the end, with every waiting step done at once.
func through(t *testing.T, s State) State {
	t.Helper()
	for s.Run == Running {
		if s.step().Waits() {
			s = must(t, s, Event{Act: Next}, s.Seen+1_000)
			continue
		}
		due, _ := s.Due()
		s, _ = s.Tick(due)
	}
	return s
}

func TestASessionPlayedToTheEndIsDoneInFull(t *testing.T) {
	s := through(t, began(t))
	e := s.Entry()
	if !e.Finished || e.ID != "id" || e.Before != unit.Rate(1) || e.During.Given() || e.Minutes != 3 || e.At != s.Seen*1_000 {
		t.Errorf("%+v", e)
	}
	for _, d := range e.Lines {
		if d.How != logbook.Full || d.Did.Sum() != d.Planned.Sum() || d.Did != d.Planned.Lower() {
			t.Errorf("%s: %s of %s, %s", d.Exercise, d.Did, d.Planned, d.How)
		}
	}
	if len(e.Lines) != 4 {
		t.Errorf("%d lines", len(e.Lines))
	}
}

func TestWhatWasDone(t *testing.T) {
	for name, c := range map[string]struct {
		play     func(*testing.T, State) State
		exercise string
		did      string
		how      logbook.How
	}{
		"one side alone is no set": {func(t *testing.T, s State) State {
			s, _ = s.Tick(noon + 16_000)
			return must(t, s, Event{Act: Drop}, s.Seen)
		}, "hold", "", logbook.Shortened},
		"a set on both sides": {func(t *testing.T, s State) State {
			s, _ = s.Tick(noon + 30_000)
			return must(t, s, Event{Act: Drop}, s.Seen)
		}, "hold", "1x1x10s/side rest 5s", logbook.Shortened},
		"a hold that is skipped at its last second": {func(t *testing.T, s State) State {
			s, _ = s.Tick(noon + 14_900)
			return through(t, must(t, s, Event{Act: Skip}, s.Seen))
		}, "hold", "1x1x10s/side rest 5s", logbook.Shortened},
		"half a breath is none": {func(t *testing.T, s State) State {
			s.enter(20)
			s, _ = s.Tick(s.Seen + 15_000)
			return must(t, s, Event{Act: Leave}, s.Seen)
		}, "breathing", "1 breaths", logbook.Shortened},
		"half a rep is none": {func(t *testing.T, s State) State {
			s.enter(13)
			s, _ = s.Tick(s.Seen + 10_000)
			return must(t, s, Event{Act: Skip}, s.Seen)
		}, "squat", "1 tempo 3-1-3", logbook.Shortened},
		"what is left out by choice": {func(t *testing.T, s State) State {
			s.enter(8)
			return through(t, must(t, s, Event{Act: Drop}, s.Seen))
		}, "row", "", logbook.Skipped},
		"what was not reached": {func(t *testing.T, s State) State {
			s, _ = s.Tick(noon + 16_000)
			return must(t, s, Event{Act: Leave}, s.Seen)
		}, "row", "", logbook.LeftOut},
		"less load": {func(t *testing.T, s State) State {
			s.enter(9)
			return through(t, must(t, s, Event{Act: Record, Reps: 8, Load: dose.Weight(1, 8)}, s.Seen))
		}, "row", "2x8 @ 8kg rest 20s", logbook.Lightened},
		"more reps": {func(t *testing.T, s State) State {
			s.enter(9)
			s = must(t, s, Event{Act: Record, Reps: 10}, s.Seen)
			return through(t, s)
		}, "row", "2x9 @ 10kg rest 20s", logbook.Full},
		"stopped because it hurt": {func(t *testing.T, s State) State {
			s.enter(9)
			s = must(t, s, Event{Act: Next}, s.Seen)
			s = must(t, s, Event{Act: Hurts, Pain: 6}, s.Seen)
			return through(t, must(t, s, Event{Act: EndLine}, s.Seen))
		}, "row", "1x8 @ 10kg rest 20s", logbook.Stopped},
		"a smaller movement is not the whole": {func(t *testing.T, s State) State {
			s, _ = s.Tick(noon + 6_000)
			s = must(t, s, Event{Act: Hurts, Pain: 4}, s.Seen)
			return through(t, must(t, s, Event{Act: Ease}, s.Seen))
		}, "hold", "2x1x10s/side rest 5s", logbook.Shortened},
		"going back and doing it again counts once": {func(t *testing.T, s State) State {
			s, _ = s.Tick(noon + 16_000)
			s = must(t, s, Event{Act: Back}, s.Seen)
			return through(t, s)
		}, "hold", "2x1x10s/side rest 5s", logbook.Full},
	} {
		t.Run(name, func(t *testing.T) {
			s := c.play(t, began(t))
			d := line(t, s, c.exercise)
			want := ""
			if c.did != "" {
				want = amount(c.did).String()
			}
			if d.Did.String() != want || d.How != c.how {
				t.Errorf("%q, %s; want %q, %s", d.Did, d.How, want, c.how)
			}
		})
	}
}

func TestLeavingIsNotFinishing(t *testing.T) {
	s, _ := began(t).Tick(noon + 40_000)
	s = must(t, s, Event{Act: Leave}, s.Seen)
	if s.Entry().Finished || !s.Begun() {
		t.Error("it counts as finished, or as not begun")
	}
	all := began(t)
	for all.Run == Running {
		all = must(t, all, Event{Act: Skip}, all.Seen)
	}
	if all.Entry().Finished || all.Begun() {
		t.Error("a session of which all was skipped is finished")
	}
}

func TestTooHardLeavesNoRepAndTooEasySaysNothing(t *testing.T) {
	s := must(t, at(t, began(t), 9), Event{Act: Hard}, noon)
	if d := line(t, through(t, s), "row"); d.Reserve != dose.InReserve(0) {
		t.Errorf("%v left", d.Reserve)
	}
	s = must(t, at(t, began(t), 1), Event{Act: Hard}, noon)
	if d := line(t, through(t, s), "hold"); d.Reserve.Given() {
		t.Errorf("a hold has %v left", d.Reserve)
	}
	s = must(t, at(t, began(t), 9), Event{Act: Easy}, noon)
	if d := line(t, through(t, s), "row"); d.Reserve.Given() {
		t.Errorf("%v left", d.Reserve)
	}
}

// A dose for each round is told as one of them.
func TestADoseForEveryRound(t *testing.T) {
	tl := session.Timeline{Rounds: 2, Lines: []session.Line{{Prescribed: session.Prescribed{Exercise: "hold", Dose: amount("30s")}, Rounds: []int{1, 2}}}}
	for round := range 2 {
		one := step(session.Hold, 0, 1, 1, body.NoSide, 30, 0)
		one.Round = round + 1
		tl.Steps = append(tl.Steps, one)
	}
	tl.Steps = append(tl.Steps, session.Step{Kind: session.Done, Line: -1})
	s, _ := New("id", tl, unit.Rate(0), noon)
	s = must(t, s, Event{Act: Go}, noon)
	if d := line(t, through(t, s), "hold"); d.Did.String() != "30s" || d.How != logbook.Full {
		t.Errorf("%s, %s", d.Did, d.How)
	}
	s, _ = s.Tick(noon + 31_000)
	s = must(t, s, Event{Act: Skip}, s.Seen)
	if d := line(t, s, "hold"); d.Did.String() != "15s" || d.How != logbook.Shortened {
		t.Errorf("%s, %s", d.Did, d.How)
	}
}
