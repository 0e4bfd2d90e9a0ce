package course

import (
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/outcome"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Wait says what has to happen before there is a plan. The zero Wait: nothing.
type Wait string

// What a person may be waiting for.
const (
	ForAbout     Wait = "about"     // say who they are
	ForScreening Wait = "screening" // be screened
	ForAnswers   Wait = "answers"   // answer what is missing, or was contradicted
	ForAgain     Wait = "again"     // be screened again: it is due, or something is new
	ForClinician Wait = "clinician" // see a clinician
	ForHelp      Wait = "help"      // call for help now
	ForResume    Wait = "paused"    // come back from a pause
)

// Standing is where a person stands on a day. While Wait says anything there
// is no pass in it, and so no exercise can be had of it.
type Standing struct {
	Day      unit.Day
	Wait     Wait
	Why      evidence.Reason // of being screened again
	Result   screening.Result
	Findings assessment.Findings
	Entry    planner.Entry
	Entered  unit.Day // at its stage
	Reached  unit.Day // the present stage; as Entered where it never changed
	Stage    exercise.Stage
	Week     int // of the program, from 0
	InStage  int // weeks trained in the stage
	Rounds   int
	Settling bool
	Flare    bool // the first days of one
	Advise   bool // routine advice to see a clinician
	Latest   Decided
	DoneMain bool // today's main session
	Done     int  // sessions done today
	Away     Away // the pause that holds; the zero Away: none

	pass   screening.Pass
	at     *Course
	atMost map[string]int
	lot    outcome.Lot
}

// On gives where the person stands on a day. It does not move the course on.
func (c *Course) On(day unit.Day) Standing {
	now := c.Copy()
	now.advance(day)
	now.back(day)
	s := &now.s
	st := Standing{
		Day: day, Entry: s.Entry, Entered: s.EntryDay, Reached: s.StageDay, Stage: s.Stage, Week: s.Week, InStage: s.InStage, Rounds: s.Rounds, Settling: s.Settling,
		Latest: s.Latest, Done: now.doneOn(day), DoneMain: s.MainDay == day && s.Sessions > 0, at: now,
	}
	st.Wait = now.wait(day, &st)
	if st.Wait != "" {
		return st
	}
	st.Flare = s.FlareOpen && day < s.FlareDay+flareDays
	st.Advise = st.Advise || s.Entry.Advise && s.Settling || st.Latest.Decision.Advise
	return st
}

// flareDays is how long only the gentlest is done (6.4).
const flareDays = progression.FlareLast / 24

// wait finds what has to happen first, and the pass where nothing has to.
func (c *Course) wait(day unit.Day, st *Standing) Wait {
	switch {
	case !c.s.Described:
		return ForAbout
	case !c.s.Screened:
		return ForScreening
	}
	st.Result = c.result(day)
	switch st.Result.Action {
	case screening.Emergency:
		return ForHelp
	case screening.ClinicianFirst:
		return ForClinician
	}
	pass, ok := st.Result.Pass()
	if !ok {
		return ForAnswers
	}
	if st.Away = c.Away(day); st.Away.Since != 0 {
		st.Why = evidence.Because(pauseNotMissed)
		return ForResume
	}
	if due, why := c.due(day); due {
		st.Why = why
		return ForAgain
	}
	if c.s.Check.Given && c.s.Check.Day == day {
		mini := screening.Mini(readAnswers(c.s.Check.Answers, screening.MiniQuestions()))
		if pass, ok = mini.Narrow(pass); !ok {
			st.Why = mini.Reason
			return ForAgain
		}
	}
	st.Findings = c.findings(pass)
	st.pass = c.narrow(pass, &st.Findings)
	st.Advise = pass.Advise()
	return ""
}

// due says whether everything is to be asked again before a session.
func (c *Course) due(day unit.Day) (bool, evidence.Reason) {
	if c.s.Again {
		return true, c.s.Latest.Decision.Reason
	}
	if c.ill(day) {
		return true, evidence.Because(askAfterIll)
	}
	return screening.Due(c.s.Screen.Day, day, c.s.LastSession, false)
}

// narrow leaves out of a pass what findings and entry rule out.
func (c *Course) narrow(pass screening.Pass, f *assessment.Findings) screening.Pass {
	return pass.With(planner.Excluded(*f, c.s.Entry, c.s.Settling))
}

func (c *Course) doneOn(day unit.Day) int {
	n := 0
	for _, b := range c.s.Bouts {
		if b.Day == day {
			n++
		}
	}
	return n
}

// Pass gives leave to train that day, and is false while something has to
// happen first.
func (st *Standing) Pass() (screening.Pass, bool) { return st.pass, st.Wait == "" }

// Dose gives what an exercise asks for that day, or would begin with.
func (st *Standing) Dose(e *exercise.Exercise) dose.Dose {
	if st.Wait != "" || !st.pass.Allows(e) {
		return dose.Dose{}
	}
	d := st.at.dose(e, st.pass)
	if most, ok := st.atMost[e.ID]; ok && d.Sum() > most {
		d = d.Shape(most, dose.ByReps)
	}
	if !st.Flare {
		return d
	}
	d, _ = st.flare().First(progression.Line{Exercise: e, Dose: d}, st.at.limits(st.pass))
	return d
}

// AtMost lowers doses of exercises to totals that they must not pass that day,
// as after an edit that made them rise at a stroke.
func (st *Standing) AtMost(totals map[string]int) { st.atMost = totals }

// Decisions gives the last two decisions, the older one first.
func (st *Standing) Decisions() []Decided { return []Decided{st.at.s.Before, st.at.s.Latest} }

func (st *Standing) flare() progression.FlareResult {
	return progression.Flare(0, progression.FlareRise, progression.FlareApart)
}

// Available lists the exercises that the person may do that day, in the order
// of the catalog, and after them those of somebody's own.
func (st *Standing) Available() []*exercise.Exercise {
	if st.Wait != "" {
		return nil
	}
	own := st.at.s.About.Profile.Equipment
	return append(planner.Available(st.at.lib.Exercises, st.pass, st.Stage, own), planner.Owned(st.at.lib.Exercises, st.pass, st.Stage, own)...)
}

// Main gives the main session for so many minutes; 0: as the profile says.
func (st *Standing) Main(minutes int) program.Session { return st.MainFor(minutes, "") }

// MainFor gives the main session as a warm-up, cool-down or maintenance.
func (st *Standing) MainFor(minutes int, mode program.Mode) program.Session {
	if st.Wait != "" {
		return program.Session{Day: st.Day}
	}
	ask := st.ask()
	ask.Mode = mode
	if minutes > 0 {
		ask.Minutes = minutes
	}
	if len(st.at.programLines()) > 0 {
		if s, ok := st.written(ask.Minutes, mode); ok {
			return s
		}
	}
	return st.compared().Order(planner.Today(st.pass, ask), st.at.lib.Exercises)
}

// DrawBy names the lot by which a person draws, where they compare exercises.
func (st *Standing) DrawBy(lot outcome.Lot) { st.lot = lot }

// Compares says whether the person finds out which exercise helps.
func (st *Standing) Compares() bool { return st.at.holds(ByLot, "", st.Day) }

// compared is the lot of a person who compares exercises; else it draws nothing.
func (st *Standing) compared() outcome.Lot {
	if st.Wait != "" || !st.Compares() {
		return 0
	}
	return st.lot
}

// Rests says whether a rest without an exercise is to be rated that day, before
// the main session (9.3). It counts for nothing else.
func (st *Standing) Rests() bool { return !st.DoneMain && st.compared().Rest(st.Day) }

// Shorts gives the day's short sessions that are left, no more of them than the
// person's schedule has.
func (st *Standing) Shorts() []program.Session {
	if st.Wait != "" {
		return nil
	}
	all := planner.Shorts(st.pass, st.ask())
	done := st.Done
	if st.DoneMain {
		done--
	}
	breaks := st.at.s.About.Schedule.Breaks
	return all[:max(breaks.AtMost(len(all)+done)-done, 0)]
}

func (st *Standing) ask() planner.Ask {
	s := &st.at.s
	p := s.About.Profile
	return planner.Ask{
		Day: st.Day, Minutes: p.Minutes, Rounds: s.Rounds, Round: st.at.lib.Round, Stage: s.Stage, Goal: p.Goal, Settle: st.Settling, Findings: st.Findings,
		Covered: s.Covered, CoveredFlexExt: s.FlexExt, NoIntegrateLast: s.NoIntegrate, Candidates: st.candidates(),
	}
}

// candidates are the exercises that today's session is chosen from.
func (st *Standing) candidates() []planner.Candidate {
	c, day := st.at, st.Day
	var out []planner.Candidate
	for _, one := range st.pool() {
		id := c.swapped(one.e.ID, day)
		if id != one.e.ID {
			one = pooled{e: c.lib.Exercises.Get(id)}
			if one.e == nil || one.e.Stage > st.Stage || !planner.Has(c.s.About.Profile.Equipment, one.e) {
				continue
			}
		}
		if one.e == nil || !st.pass.Allows(one.e) || c.leftOut(one.e.ID, day) || slices.ContainsFunc(out, func(o planner.Candidate) bool { return o.Exercise == one.e }) {
			continue
		}
		if k, ok := st.candidate(one); ok {
			out = append(out, k)
		}
	}
	return out
}

// pooled is an exercise that may be chosen.
type pooled struct {
	e    *exercise.Exercise
	half bool
}

// pool is what the person's program chooses from.
func (st *Standing) pool() []pooled {
	c := st.at
	own := c.s.About.Profile.Equipment
	var out []pooled
	if lines := c.programLines(); lines != nil {
		for _, l := range c.atStage(lines) {
			if e := c.lib.Exercises.Get(l.Exercise); planner.Has(own, e) {
				out = append(out, pooled{e: e})
			}
		}
		return out
	}
	for _, e := range planner.Available(c.lib.Exercises, st.pass, st.Stage, own) {
		out = append(out, pooled{e: e})
	}
	for _, e := range planner.Owned(c.lib.Exercises, st.pass, st.Stage, own) {
		if c.holds(Pin, e.ID, st.Day) {
			out = append(out, pooled{e: e})
		}
	}
	for _, e := range planner.Halves(c.lib.Exercises, st.pass, st.Stage, own, c.pain().Move, st.Settling) {
		out = append(out, pooled{e, true})
	}
	return out
}

func (st *Standing) candidate(one pooled) (planner.Candidate, bool) {
	k := planner.Candidate{Exercise: one.e, Dose: st.Dose(one.e), Half: one.half, Pinned: st.at.holds(Pin, one.e.ID, st.Day)}
	if k.Dose.IsZero() || st.at.tooHeavy(one.e) {
		return k, false
	}
	if l := st.at.find(one.e.ID); l != nil {
		if l.Out {
			return k, false
		}
		k.Last, k.Done = l.Day, len(l.Done) > 0 || l.Day != 0
		for _, d := range l.Done {
			if d > st.Day-unit.DaysPerWeek {
				k.Week++
			}
		}
		k.Today = st.Visits(one.e)
	}
	return k, true
}

// LimitedSide gives the side that an exercise starts with, where one side is
// limited in what it trains.
func (st *Standing) LimitedSide(e *exercise.Exercise) body.Side {
	return planner.LimitedSide(st.Findings, e)
}

// Pain is the latest rating of each kind.
func (st *Standing) Pain() Pain { return st.at.pain() }

// Flags lists the flags of the screening, as tests are left out by them.
func (st *Standing) Flags() []string {
	out := make([]string, len(st.Result.Flags))
	for i, f := range st.Result.Flags {
		out[i] = f.ID
	}
	return out
}

// Program is the program that the person follows; the adaptive one written
// out, from the stage they are at.
func (st *Standing) Program(weeks int) program.Program {
	p := st.at.followed()
	if !p.Adaptive || st.Wait != "" {
		return p
	}
	e := st.Entry
	e.Stage = st.Stage
	s := st.at.situation(st.pass)
	out := planner.Adapt(s, e, weeks)
	out.ID, out.Title, out.Sources, out.Basis = p.ID, p.Title, p.Sources, p.Basis
	return out
}
