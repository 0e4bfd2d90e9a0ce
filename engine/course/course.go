// Package course is one person's way: what they answered, measured and did,
// and what is due today because of it.
package course

import (
	"maps"
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Library is what a course looks things up in. It does not change.
type Library struct {
	Exercises *exercise.Catalog
	Programs  []program.Program
	Round     unit.Seconds // of the three-step circuit
}

// Program gives the program called id; an unknown or empty id gives the
// adaptive one.
func (l *Library) Program(id string) program.Program {
	for _, p := range l.Programs {
		if p.ID == id {
			return p
		}
	}
	return program.Program{Adaptive: true}
}

// Course is one person's way up to a moment. It is made by New or Resume, and
// moves on by Record.
type Course struct {
	lib     *Library
	s       State
	answers screening.Answers // of the latest screening, read once
}

// New gives the course of a person of whom nothing is known.
func New(lib *Library) *Course { return &Course{lib: lib} }

// Resume gives the course that had come to state s.
func Resume(lib *Library, s State) *Course { return &Course{lib: lib, s: s.clone()} }

// State gives what the course has come to.
func (c *Course) State() State { return c.s.clone() }

// About gives what the person said of themselves last. What it holds must not be
// changed.
func (c *Course) About() About { return c.s.About }

// Copy gives a course that moves on by itself. Several may be made of one at the
// same time once one was.
func (c *Course) Copy() *Course { return &Course{c.lib, c.s.clone(), c.answered()} }

// Record counts an event. Events come in the order of Sort. It gives the
// decisions that were due before it.
func (c *Course) Record(e Event) []Decided {
	out := c.advance(e.Day)
	switch {
	case e.About != nil:
		out = append(out, c.about(*e.About, e.Day)...)
	case e.Screen != nil:
		out = append(out, c.screened(*e.Screen, e.Day)...)
	case e.Measure != nil:
		out = append(out, c.measured(*e.Measure, e.Day)...)
	case e.Check != nil:
		c.checked(*e.Check, e.Day)
	case e.Morning != nil:
		c.rated(*e.Morning)
	case e.Entry != nil:
		out = append(out, c.trained(*e.Entry)...)
	case e.Choice != nil:
		c.choose(e)
	}
	return out
}

func (c *Course) about(a About, day unit.Day) []Decided {
	before := c.followed()
	a.Text = "" // no rule reads it: it stays in the event
	c.s.About, c.s.Described = a, true
	c.rewritten(&before)
	out := c.begin(day)
	c.s.Rounds = planner.Rounds(a.Profile.Minutes, c.lib.Round)
	return out
}

func (c *Course) screened(s Screen, day unit.Day) []Decided {
	c.s.Screen = screenState{Day: day, Answers: answersText(s.Answers), Pain: s.Pain, Hits: s.Hits, Clearances: s.Clearances, Text: s.Text}
	c.s.Screened, c.s.Again, c.s.Stopped = true, false, false
	c.asked(day)
	c.answers = nil
	c.s.Check = checkState{}
	c.rate(rated{Day: day, Worst: s.Pain.Worst, Rest: s.Pain.Rest, Move: s.Pain.Move})
	if pass, ok := c.result(day).Pass(); ok && pass.Has("C30") {
		c.s.Spreading, c.s.SettleFailed = false, false
	}
	return c.begin(day)
}

func (c *Course) measured(m assessment.Measures, day unit.Day) []Decided {
	m.Day = day
	c.s.Measures = append(c.s.Measures, m)
	if n := len(c.s.Measures); n > keptMeasures {
		c.s.Measures = slices.Delete(c.s.Measures, baselines, baselines+n-keptMeasures)
	}
	c.rate(rated{Day: day, Worst: m.PainWorst, Rest: m.PainRest, Move: m.PainMove})
	return c.begin(day)
}

func (c *Course) checked(check Check, day unit.Day) {
	c.s.Check = checkState{Day: day, Given: true, Answers: answersText(check.Answers)}
	if screening.Mini(check.Answers).Paused {
		c.s.Again, c.s.Stopped = true, true
	}
}

func (c *Course) rated(m logbook.Morning) {
	c.rate(rated{Day: m.Day, At: m.At, Morning: m.Pain, Worst: m.Worst, Stiffness: m.Stiffness})
}

// begin enters the program, and enters it again with every answer and measure
// before the first session, but for a settle entry, which has reviews of its
// own. A gap of eight weeks lets it begin anew.
func (c *Course) begin(day unit.Day) []Decided {
	if !c.s.Described || !c.s.Screened || c.s.Sessions > 0 && !c.anew(day) || c.s.Sessions == 0 && c.s.Settling && day != c.s.Start {
		return nil
	}
	pass, ok := c.result(day).Pass()
	if !ok {
		return nil
	}
	out := c.back(day)
	c.enter(pass, day)
	return out
}

// anew says whether everything starts anew on a day: the person asked for it,
// or was away for so long (6.3).
func (c *Course) anew(day unit.Day) bool {
	gap := int(day - c.kept())
	if c.s.Anew || !progression.IsGap(gap, c.interval()) {
		return c.s.Anew
	}
	return progression.Gap(gap, c.s.About.Profile.Age, c.frail(), c.s.Stage).NewEntry
}

// enter begins the program on a day. What was kept for after the program
// stays.
func (c *Course) enter(pass screening.Pass, day unit.Day) {
	e := planner.Enter(c.situation(pass))
	k := &c.s
	c.s = State{
		About: k.About, Described: true, Screen: k.Screen, Screened: true, Check: k.Check, Measures: k.Measures, Ratings: k.Ratings,
		Choices: k.Choices, Pauses: k.Pauses, Settles: k.Settles, Flares: k.Flares, Referred: k.Referred, ReferDay: k.ReferDay, Spreading: k.Spreading, Latest: k.Latest, Before: k.Before,
		Started: true, Start: day, Entry: e, EntryDay: day, EntryPain: c.pain(), Stage: e.Stage, StageDay: day,
		Rounds: planner.Rounds(k.About.Profile.Minutes, c.lib.Round),
	}
	c.s.StageWorst = c.worst()
	if e.Settle {
		c.s.Settling, c.s.SettleDay, c.s.SettlePain = true, day, c.s.EntryPain
		if n := len(c.s.Settles); n == 0 || c.s.Settles[n-1] != day {
			c.s.Settles = append(c.s.Settles, day)
		}
	}
}

// reenter reads 7.2 again once pain has settled; what was done stays.
func (c *Course) reenter(day unit.Day, p Pain) {
	pass, ok := c.result(day).Pass()
	if !ok {
		return
	}
	s := c.situation(pass)
	s.PainRest, s.PainMove = p.Rest, p.Move
	e := planner.Enter(s)
	if e.Settle {
		return
	}
	c.s.Entry, c.s.EntryDay, c.s.Stage, c.s.StageDay = e, day, e.Stage, day
	c.s.InStage, c.s.StageDone, c.s.StageDue, c.s.StageWorst = 0, 0, 0, c.worst()
	c.s.Lines = nil
}

// situation is what an entry looks at.
func (c *Course) situation(pass screening.Pass) planner.Situation {
	p := c.pain()
	return planner.Situation{
		Catalog: c.lib.Exercises, Pass: pass, Findings: c.findings(pass), Profile: c.s.About.Profile, PainRest: p.Rest, PainMove: p.Move,
	}
}

// findings judges all measures by the flags that hold.
func (c *Course) findings(pass screening.Pass) assessment.Findings {
	return assessment.Assess(c.s.Measures, pass.Flags(), c.s.About.Profile.Age)
}

// result is the screening as it stands on a day: clearances age, and what the
// course itself found counts.
func (c *Course) result(day unit.Day) screening.Result { return screening.Screen(c.intake(day)) }

// Intake is what a screening looks at on a day.
func (c *Course) Intake(day unit.Day) screening.Intake {
	in := c.intake(day)
	in.Answers = maps.Clone(in.Answers)
	return in
}

// answered gives the answers of the latest screening. They must not be changed.
func (c *Course) answered() screening.Answers {
	if c.answers == nil {
		c.answers = readAnswers(c.s.Screen.Answers, screening.Questions())
	}
	return c.answers
}

func (c *Course) intake(day unit.Day) screening.Intake {
	p := &c.s.About.Profile
	in := screening.Intake{
		Age: p.Age, Sex: p.Sex, Day: day, Answers: c.answered(),
		PainRest: c.s.Screen.Pain.Rest, PainMove: c.s.Screen.Pain.Move, PainWorst: c.s.Screen.Pain.Worst,
		Hits: c.s.Screen.Hits, Clearances: c.clearances(), Referral: c.referred(day),
	}
	for i := range c.s.Measures {
		if m := &c.s.Measures[i]; m.OWD.Taken {
			in.OWD, in.HasOWD = m.OWD.Value, true
		}
	}
	return in
}

// referred says whether the course asks for a clinician (R30): until one has
// seen and cleared the person since, and the clearance has run out.
func (c *Course) referred(day unit.Day) bool {
	seen := c.seen()
	return c.s.Referred && (seen == 0 || day <= seen+screening.ClearanceDays)
}

// seen is the day on which a clinician last cleared the person of what the
// course itself had found; 0: not since then.
func (c *Course) seen() unit.Day {
	var last unit.Day
	for _, one := range c.s.Screen.Clearances {
		if one.Flag == "R30" && one.Day >= c.s.ReferDay {
			last = max(last, one.Day)
		}
	}
	return last
}

// refer sends the person to a clinician, from a day on.
func (c *Course) refer(day unit.Day) {
	if !c.s.Referred || c.seen() > 0 {
		c.s.Referred, c.s.ReferDay = true, day
	}
}

// clearances are those that count: one for what the course found counts only
// if it is from after that.
func (c *Course) clearances() []screening.Clearance {
	if c.s.Referred && c.seen() == 0 {
		return slices.DeleteFunc(slices.Clone(c.s.Screen.Clearances), func(one screening.Clearance) bool { return one.Flag == "R30" })
	}
	return c.s.Screen.Clearances
}

// WeekEnd is the first day after the open week, and false before the program
// has begun.
func (c *Course) WeekEnd() (unit.Day, bool) { return c.weekEnd(), c.s.Started }

// Advance closes every week that ended before day, and gives what was decided.
func (c *Course) Advance(day unit.Day) []Decided { return c.advance(day) }

// Screening is the latest full screening, as it was answered.
func (c *Course) Screening() Screen {
	s := &c.s.Screen
	return Screen{Answers: maps.Clone(c.answered()), Pain: s.Pain, Hits: s.Hits, Clearances: s.Clearances, Text: s.Text}
}
