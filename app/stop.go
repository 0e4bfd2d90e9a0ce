package app

import (
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/screening"
)

// Halt says why there is no session.
type Halt string

// Call for help; see a clinician first; answer again first; come back first.
const (
	Emergency   Halt = "emergency"
	Clinician   Halt = "clinician"
	AnswerAgain Halt = "answer-again"
	Paused      Halt = "paused"
)

// Stop is the error of whatever needs leave to train where there is none. It
// says what to do, and holds no exercise.
type Stop struct {
	Halt   Halt
	Key    string // what is missing: nobody-yet, about, screening, answers, again
	Result screening.Result
	Help   catalog.Help
	Why    string // rule that asks for it, or empty
	Away   course.Away
}

// Error names what has to happen first.
func (s *Stop) Error() string { return "no session: " + string(s.Halt) + " " + s.Key }

// stop gives the Stop that a standing asks for, or nil.
func (a *App) stop(st *course.Standing, country string) error {
	if st.Wait == "" {
		return nil
	}
	s := &Stop{Halt: AnswerAgain, Key: string(st.Wait), Result: st.Result, Why: st.Why.Rule}
	switch st.Wait {
	case course.ForHelp:
		s.Halt = Emergency
	case course.ForClinician:
		s.Halt = Clinician
	case course.ForResume:
		s.Halt, s.Away = Paused, st.Away
	}
	help, err := a.Catalog.Help(country)
	if err != nil {
		return err
	}
	s.Help = help
	return s
}
