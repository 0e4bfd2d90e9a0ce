package player

import "tspine/engine/session"

// Countdown is how many seconds before the end of a step are sounded.
const Countdown = 3

// Tone says what a sound tells.
type Tone string

// Some seconds left; a step of the dose begins; one ends; the next part of a
// rep or breath; change sides; all is done.
const (
	Tick   Tone = "tick"
	Start  Tone = "start"
	End    Tone = "end"
	Part   Tone = "part"
	Switch Tone = "switch"
	Finish Tone = "finish"
)

// Sound is one thing to sound.
type Sound struct {
	Kind Tone
	Left int   // seconds that are left, of a Tick
	At   int64 // when it was due
	Step int   // index of the step
}

// paced says whether a step is part of a rhythm: it has no countdown.
func paced(k session.Kind) bool {
	return k == session.Lower || k == session.Pause || k == session.Lift || k == session.Breathe
}

// countdown gives the seconds of the countdown that have come and were not
// sounded yet, at the time when Left was left.
func (s *State) countdown(at int64) []Sound {
	step := s.step()
	var out []Sound
	for n := Countdown; n > 0 && !paced(step.Kind); n-- {
		due := int64(n) * second
		if n < int(step.Length) && s.Left <= due && s.Rung&(1<<n) == 0 {
			s.Rung |= 1 << n
			out = append(out, Sound{Tick, n, at - (due - s.Left), s.At})
		}
	}
	return out
}

// opening is the sound with which the present step begins.
func (s *State) opening(at int64) []Sound {
	step := s.step()
	sound := Sound{At: at, Step: s.At}
	switch {
	case step.Kind == session.SwitchSide || step.Kind == session.TurnOver:
		sound.Kind = Switch
	case !step.Kind.Active():
		return nil
	case paced(step.Kind) && s.At > s.opens(s.At):
		sound.Kind = Part
	default:
		sound.Kind = Start
	}
	return []Sound{sound}
}
