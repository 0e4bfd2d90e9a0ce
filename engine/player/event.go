package player

import (
	"tspine/engine/dose"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// Act is what a person does while a session is played.
type Act string

// The acts. Go starts, or goes on after a pause; Next says that a waiting step
// is done, or ends one between two others; Drop leaves out the rest of an
// exercise; More lengthens a rest; CatchUp lets the gap pass that paused it, as the clock says; Ease goes on with a smaller movement and EndLine goes on with what
// comes next, after it hurt; Leave pauses, to be gone on with later; Before and After rate the pain around an exercise that is compared.
const (
	Go      Act = "go"
	Stand   Act = "pause"
	Back    Act = "back"
	Skip    Act = "skip"
	Drop    Act = "drop"
	Next    Act = "next"
	Swap    Act = "swap"
	Hurts   Act = "hurts"
	Ease    Act = "ease"
	EndLine Act = "end-line"
	Easy    Act = "easy"
	Hard    Act = "hard"
	Record  Act = "record"
	More    Act = "more"
	CatchUp Act = "catch-up"
	Leave   Act = "leave"
	Before  Act = "rate-before"
	After   Act = "rate-after"
)

// Event is an act with what was said.
type Event struct {
	Act      Act
	Exercise string       // to swap for; that is rated
	Pain     int          // of Hurts, Before and After, 0 to 10
	Reps     int          // of Record: reps or meters
	Load     dose.Load    // of Record; zero: as planned
	Reserve  dose.Reserve // of Record: reps that were left
}

// Do tells the time and an act. It gives what is to be sounded, and whether the
// act was one that can be done now; else nothing but time has passed.
func (s State) Do(e Event, now int64) (State, []Sound, bool) {
	s, sounds := s.Tick(now)
	s = s.clone()
	was := s.Run
	if !s.may(e.Act) || !s.act(e) {
		return s, sounds, false
	}
	if s.Run == Running && (was != Running || moves(e.Act)) && s.Spent == 0 && s.Left == int64(s.step().Length)*second {
		sounds = append(sounds, s.opening(now)...)
	}
	if s.Run == Over && was != Over {
		sounds = append(sounds, Sound{Kind: Finish, At: now, Step: s.At})
	}
	return s, sounds, true
}

// moves says whether an act goes to another step, or to the beginning of one.
func moves(a Act) bool {
	switch a {
	case Back, Skip, Drop, Next, Swap, EndLine, Record:
		return true
	}
	return false
}

// may says whether an act fits the way the session runs.
func (s *State) may(a Act) bool {
	switch s.Run {
	case Asking:
		return a == Swap || a == Ease || a == EndLine || a == Leave
	case Over:
		return a == Back || a == Record || a == Leave || a == After
	}
	return a != Ease && a != EndLine
}

func (s *State) act(e Event) bool {
	switch e.Act {
	case Go:
		s.Run, s.Away = Running, 0
	case More:
		return s.more()
	case CatchUp:
		return s.catchUp()
	case Stand, Leave:
		if s.Run == Running {
			s.Run = Paused
		}
	case Back:
		return s.back()
	case Skip:
		return s.skip()
	case Drop:
		return s.drop()
	case Next:
		return s.next()
	case Swap:
		return s.swapped(e.Exercise)
	case Hurts:
		return s.hurts(e.Pain)
	case Ease:
		return s.ease()
	case EndLine:
		s.Tracks[s.Hurt.Line].Ended = true
		s.goOn()
		s.enter(s.At)
	case Easy:
		return s.feels(TooEasy)
	case Hard:
		return s.feels(TooHard)
	case Record:
		return s.record(e)
	case Before, After:
		return s.rate(e)
	default:
		return false
	}
	return true
}

// goOn ends what is asked about.
func (s *State) goOn() { s.Run, s.Hurt = Running, Hurt{} }

func (s *State) swapped(with string) bool {
	if !s.swap(with) {
		return false
	}
	if s.Run == Asking {
		s.goOn()
	}
	return true
}

func (s *State) feels(f Feel) bool {
	line := s.step().Line
	if line < 0 {
		return false
	}
	s.Tracks[line].Feel = f
	return true
}

// next ends a waiting step as planned, or a step between two others.
func (s *State) next() bool {
	step := s.step()
	switch {
	case step.Waits():
		s.mark(step, step.Count, s.Tracks[step.Line].Load)
	case step.Kind.Active():
		return false
	}
	s.Run = Running
	s.enter(s.At + 1)
	return true
}

// record ends a waiting step with what was really done, or corrects the last
// one.
func (s *State) record(e Event) bool {
	if e.Reps < 0 || e.Reps > dose.MaxNumber || e.Load.Kilograms() < 0 || e.Load.Each > dose.MaxWeight {
		return false
	}
	step, now := s.Counted()
	if step.Count == 0 {
		return false
	}
	track := &s.Tracks[step.Line]
	if !e.Load.IsZero() {
		track.Load = e.Load
	}
	if e.Reserve.Given() {
		track.Reserve = e.Reserve
	}
	s.mark(step, e.Reps, track.Load)
	if now {
		s.Run = Running
		s.enter(s.At + 1)
	}
	return true
}

// Counted gives the step that Record is about: the present one where the
// person counts, and true, else the last one of that kind that was done. Where
// there is none its Count is 0.
func (s *State) Counted() (session.Step, bool) {
	if step := s.step(); step.Waits() && step.Kind.Active() {
		return step, true
	}
	for i := s.At - 1; i >= 0; i-- {
		step := s.Timeline.Steps[i]
		if _, done := s.find(step); done && step.Count > 0 {
			return step, false
		}
	}
	return session.Step{}, false
}

// worst is the worst pain that was said during the session.
func (s *State) worst() unit.Rating {
	var worst unit.Rating
	for _, t := range s.Tracks {
		worst = worst.Max(t.Pain)
	}
	return worst
}
