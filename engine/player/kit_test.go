package player

import (
	"encoding/json"
	"testing"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// noon is when every test begins.
const noon = int64(1_772_452_800_000)

func amount(text string) dose.Dose {
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		panic(err)
	}
	return d
}

// step is a step of a line: kind, line, set, rep, side, seconds, count.
func step(kind session.Kind, line, set, rep int, side body.Side, seconds, count int) session.Step {
	names := []string{"hold", "row", "squat", "breathing"}
	s := session.Step{Kind: kind, Line: line, Exercise: names[line], Round: 1, Set: set, Rep: rep, Side: side, Length: unit.Seconds(seconds), Count: count, Cue: string(kind)}
	s.Planned = max(s.Length, unit.Seconds(count)*dose.RepTime)
	return s
}

// sample is a session of a hold for each side, a row with a load that the
// person counts, a squat with a tempo, and breaths.
func sample() session.Timeline {
	none, left, right := body.NoSide, body.Left, body.Right
	t := session.Timeline{Day: 20_514, Until: 20_514, Rounds: 1}
	for v := range t.Red {
		t.Red[v] = session.Red(unit.Rate(v))
	}
	line := func(id, text string, most int, say string) session.Line {
		return session.Line{Prescribed: session.Prescribed{Exercise: id, Dose: amount(text), Phase: exercise.Mobilize, PainCap: most, OverCap: say}, Rounds: []int{1}}
	}
	t.Lines = []session.Line{
		line("hold", "2x1x10s/side rest 5s", 3, session.SayEase), line("row", "2x8 @ 10kg rest 20s", 5, session.SayStop),
		line("squat", "2 tempo 3-1-3", 5, session.SayStop), line("breathing", "2 breaths", 5, session.SayEase),
	}
	for set := range 2 {
		wait := step(session.Rest, 0, set+1, 1, left, 5, 0)
		if set == 0 {
			wait = step(session.Prepare, 0, 1, 1, left, 5, 0)
		}
		t.Steps = append(t.Steps, wait, step(session.Hold, 0, set+1, 1, left, 10, 0), step(session.SwitchSide, 0, set+1, 1, right, 4, 0), step(session.Hold, 0, set+1, 1, right, 10, 0))
	}
	t.Steps = append(t.Steps, step(session.Prepare, 1, 1, 1, none, 5, 0), step(session.Work, 1, 1, 1, none, 0, 8), step(session.Rest, 1, 2, 1, none, 20, 0), step(session.Work, 1, 2, 1, none, 0, 8))
	t.Steps = append(t.Steps, step(session.Prepare, 2, 1, 1, none, 5, 0))
	for rep := range 2 {
		t.Steps = append(t.Steps, step(session.Lower, 2, 1, rep+1, none, 3, 0), step(session.Pause, 2, 1, rep+1, none, 1, 0), step(session.Lift, 2, 1, rep+1, none, 3, 0))
	}
	t.Steps = append(t.Steps, step(session.Prepare, 3, 1, 1, none, 5, 0))
	for rep := range 2 {
		in, out := step(session.Breathe, 3, 1, rep+1, none, 4, 0), step(session.Breathe, 3, 1, rep+1, none, 6, 0)
		in.Cue, out.Cue = "breathe-in", "breathe-out"
		t.Steps = append(t.Steps, in, out)
	}
	t.Steps = append(t.Steps, session.Step{Kind: session.Done, Line: -1, Cue: "done"})
	start := unit.Seconds(0)
	for i := range t.Steps {
		t.Steps[i].Start = start
		start += t.Steps[i].Planned
	}
	t.Length = start
	t.Lines[1].Easier = []session.Alternative{other("band-row", "2x6 @ red band", session.Step{Kind: session.Work, Count: 6, Planned: 24, Cue: "work"})}
	t.Lines[0].Instead = []session.Alternative{other("lean", "2x1x8s", session.Step{Kind: session.Hold, Length: 8, Planned: 8, Cue: "hold"})}
	return t
}

// other is an alternative of two sets.
func other(id, text string, work session.Step) session.Alternative {
	a := session.Alternative{Prescribed: session.Prescribed{Exercise: id, Dose: amount(text), PainCap: 5, OverCap: session.SayStop}}
	work.Exercise, work.Rep = id, 1
	for set := range 2 {
		kind := session.Prepare
		if set > 0 {
			kind = session.Rest
		}
		wait := session.Step{Kind: kind, Exercise: id, Set: set + 1, Rep: 1, Length: 5, Planned: 5, Cue: string(kind)}
		work.Set = set + 1
		a.Steps = append(a.Steps, wait, work)
	}
	return a
}

// began is the sample after its start.
func began(t testing.TB) State {
	t.Helper()
	s, ok := New("id", sample(), unit.Rate(1), noon)
	if !ok {
		t.Fatal("nothing to play")
	}
	return must(t, s, Event{Act: Go}, noon)
}

func must(t testing.TB, s State, e Event, now int64) State {
	t.Helper()
	s, _, ok := s.Do(e, now)
	if !ok {
		t.Fatalf("%s can't be done at step %d, %s", e.Act, s.At, s.Run)
	}
	return s
}

// later lets some seconds pass, tick by tick.
func later(s State, seconds float64) (State, []Sound) {
	var out []Sound
	end := s.Seen + int64(seconds*second)
	for now := s.Seen; now < end; {
		now = min(now+100, end)
		var more []Sound
		s, more = s.Tick(now)
		out = append(out, more...)
	}
	return s, out
}

// kept is a state that was written and read again.
func kept(t fataler, s State) State {
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var again State
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatalf("%v", err)
	}
	return again
}

// fataler is a test, or one try of a property.
type fataler interface {
	Fatalf(format string, args ...any)
}
