package exchange

import (
	"fmt"
	"slices"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// Most of what one timeline may hold: what comes from a browser is bounded.
const (
	mostSteps   = 5_000
	mostLines   = 100
	mostSeconds = 24 * 60 * 60
)

// Read gives the timeline that was written, as far as what was done of it has
// to know it: without the checks before it and the reasons of its caps.
func (t Timeline) Read() (session.Timeline, fault.Faults) {
	var all fault.Faults
	out := session.Timeline{Short: t.Short, Rounds: max(t.Rounds, 1), Length: unit.Seconds(t.Seconds), Notes: t.Notes, ByLot: t.ByLot, Rate: t.Rate}
	out.Day = readDate(&all, "day", t.Day)
	out.Until = readDate(&all, "until", t.Until)
	if len(t.Red) != len(out.Red) {
		all.Add("red_from", "wrong-count", fmt.Sprint(len(t.Red)), fmt.Sprint(len(out.Red)))
	}
	copy(out.Red[:], t.Red)
	if len(t.Steps) > mostSteps || len(t.Lines) > mostLines {
		all.Add("steps", "too-long", fmt.Sprint(len(t.Steps)), fmt.Sprintf("at most %d steps and %d lines", mostSteps, mostLines))
		return out, all
	}
	for i, l := range t.Lines {
		line, faults := l.read()
		all.Under(fmt.Sprintf("lines[%d]", i), faults)
		out.Lines = append(out.Lines, line)
	}
	var faults fault.Faults
	out.Steps, faults = readSteps(t.Steps)
	all.Under("steps", faults)
	return out, all
}

func readDate(all *fault.Faults, path, text string) unit.Day {
	day, err := unit.ParseDay(text)
	if err != nil {
		all.Add(path, "not-a-day", text, "2026-11-20")
	}
	return day
}

func (l TimelineLine) read() (session.Line, fault.Faults) {
	p, all := prescribedOf(l.Exercise, l.Dose, l.Phase, l.PainCap, l.OverCap)
	out := session.Line{Prescribed: p, InPlaceOf: l.InPlaceOf, Rounds: l.Rounds}
	for i, list := range [...][]Alternative{l.Easier, l.Instead} {
		for k, a := range list {
			one, faults := a.read()
			all.Under(fmt.Sprintf("%s[%d]", [...]string{"easier", "instead"}[i], k), faults)
			if i == 0 {
				out.Easier = append(out.Easier, one)
			} else {
				out.Instead = append(out.Instead, one)
			}
		}
	}
	return out, all
}

func (a Alternative) read() (session.Alternative, fault.Faults) {
	p, all := prescribedOf(a.Exercise, a.Dose, a.Phase, a.PainCap, a.OverCap)
	out := session.Alternative{Prescribed: p, EveryRound: a.EveryRound}
	var faults fault.Faults
	out.Steps, faults = readSteps(a.Steps)
	all.Under("steps", faults)
	for _, s := range out.Steps {
		out.Length += s.Planned
	}
	return out, all
}

// prescribedOf reads what lines and alternatives share. The notation of a dose
// says all of it.
func prescribedOf(id string, d Dose, phase string, most int, say string) (session.Prescribed, fault.Faults) {
	var all fault.Faults
	p := session.Prescribed{Exercise: id, PainCap: most, OverCap: say}
	var faults fault.Faults
	p.Dose, faults = dose.Parse(d.Notation)
	all.Under("dose", faults)
	known := true
	if p.Phase, known = exercise.ParsePhase(phase); !known && phase != "" {
		all.Add("phase", "unknown-word", phase, "release, mobilize or integrate")
	}
	if id == "" {
		all.Add("exercise", "unknown-exercise", "", "")
	}
	return p, all
}

func readSteps(list []Step) ([]session.Step, fault.Faults) {
	var all fault.Faults
	out := make([]session.Step, len(list))
	for i, s := range list {
		at := fmt.Sprintf("[%d]", i)
		side, known := sideOf(s.Side)
		if !known {
			all.Add(at+".side", "unknown-word", s.Side, "left, right or none")
		}
		if !slices.Contains(session.Keys(), s.Kind) && s.Kind != string(session.Breathe) {
			all.Add(at+".kind", "unknown-word", s.Kind, "the kinds of step")
		}
		for _, n := range [...]int{s.Length, s.Count, s.Planned} {
			if n < 0 || n > mostSeconds {
				all.Add(at, "out-of-range", fmt.Sprint(n), fmt.Sprintf("0 to %d", mostSeconds))
			}
		}
		out[i] = session.Step{
			Kind: session.Kind(s.Kind), Line: s.Line, Exercise: s.Exercise, Side: side, Round: s.Round, Set: s.Set, Rep: s.Rep,
			Length: unit.Seconds(s.Length), Count: s.Count, Planned: unit.Seconds(s.Planned), Start: unit.Seconds(s.Start), Cue: s.Cue, Tip: s.Tip, Next: s.Next,
		}
	}
	return out, all
}

func sideOf(text string) (body.Side, bool) {
	for _, s := range [...]body.Side{body.NoSide, body.Left, body.Right} {
		if s.String() == text {
			return s, true
		}
	}
	return body.NoSide, false
}
