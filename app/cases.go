package app

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

// caseDay is the day on which a worked case happens; no rule depends on it.
const caseDay unit.Day = 20_000

// caseAge is the age of a case that says none.
const caseAge = 40

// Cases runs worked cases through the course that a person meets.
type Cases struct {
	lib   *course.Library
	words catalog.Keywords
}

// NewCases gives a runner on a catalog.
func NewCases(c *catalog.Catalog) (*Cases, error) {
	words, err := c.Keywords()
	return &Cases{Library(c), words}, err
}

// caseRun is one case on its way.
type caseRun struct {
	*Cases
	c      exchange.Case
	course *course.Course
	st     course.Standing
	pass   screening.Pass
	got    exchange.CaseGot
	hurt   int // worst pain of the sessions before a decision
}

// Run runs one case, and compares everything that it expects.
func (r *Cases) Run(c exchange.Case) exchange.CaseGot {
	run := caseRun{Cases: r, c: c, got: exchange.CaseGot{ID: c.ID, Failures: []exchange.CaseFailure{}, Flags: []string{}}}
	if c.HasAge || c.Expect != nil || len(c.Next) > 0 {
		run.begin()
		run.stand()
	}
	run.expect()
	for i := range c.Next {
		run.next(fmt.Sprintf("next[%d]", i), &c.Next[i])
	}
	run.flare()
	run.nof1()
	run.got.Passed = len(run.got.Failures) == 0
	return run.got
}

func (r *caseRun) fail(where string, expected, got any) {
	r.got.Failures = append(r.got.Failures, exchange.CaseFailure{Where: where, Expected: fmt.Sprint(expected), Got: fmt.Sprint(got)})
}

// begin tells a course what the case says of the person.
func (r *caseRun) begin() {
	r.course = course.New(r.lib)
	about := course.About{Profile: r.profile()}
	screen := r.screen(r.c.Answers)
	measures := r.measures()
	for _, e := range []course.Event{{About: &about}, {Screen: &screen}, {Measure: &measures}} {
		e.Day = caseDay
		r.course.Record(e)
	}
}

func (r *caseRun) profile() person.Profile {
	p := person.Profile{
		Age: caseAge, Sex: person.Sex(r.c.Sex), Training: person.Training(r.c.Training), Goal: person.Goal(r.c.Goal), Minutes: r.c.Minutes,
		Equipment: person.Equipment{Owned: exchange.Things(r.c.Equipment)},
	}
	if r.c.HasAge {
		p.Age = r.c.Age
	}
	if p.Minutes == 0 {
		p.Minutes = 10
	}
	return p
}

// screen reads the answers; what is not among them is answered "no".
func (r *caseRun) screen(more map[string]catalog.Value) course.Screen {
	answers := screening.Answers{}
	for _, q := range screening.Questions() {
		if v, ok := more[q.ID]; ok {
			answers[q.ID] = exchange.ReadAnswer(v, q)
		}
	}
	for id := range more {
		if _, ok := answers[id]; !ok {
			r.fail("answers."+id, "a known question", "unknown")
		}
	}
	m := r.c.Measures
	s := course.Screen{
		Answers: answers.OthersNo(), Text: r.c.Text,
		Pain: course.Pain{Rest: ratingOf(m.PainRest), Move: ratingOf(m.PainMove), Worst: ratingOf(m.PainWorst)},
	}
	s.Hits = r.hits(r.c.Text)
	return s
}

// hits are the person's own words that a question asks for.
func (r *caseRun) hits(text string) []screening.Hit {
	var out []screening.Hit
	for _, found := range r.words.Find(text) {
		out = append(out, screening.Hit{Concept: found.Concept.ID, Word: found.Word, Text: found.Sentence, Asks: found.Concept.Asks, Notes: found.Concept.Notes})
	}
	return out
}

func ratingOf(m exchange.Measured) unit.Rating {
	if !m.Taken {
		return 0
	}
	return unit.Rate(int(m.Value))
}

func pairOf(p exchange.Pair) assessment.Pair {
	return assessment.Pair{Left: p.Left.Value, Right: p.Right.Value, HasLeft: p.Left.Taken, HasRight: p.Right.Taken}
}

func (r *caseRun) measures() assessment.Measures {
	m := r.c.Measures
	out := assessment.Measures{
		Day: caseDay, Baselines: m.Baselines, PainRest: ratingOf(m.PainRest), PainMove: ratingOf(m.PainMove), PainWorst: ratingOf(m.PainWorst),
		Stiffness: ratingOf(m.Stiffness), LLR: pairOf(m.LLR), Seated: pairOf(m.Seated), SWA: pairOf(m.SWA),
		OWD: assessment.Reading{Value: m.OWD.Value, Taken: m.OWD.Taken},
	}
	if m.SideBend.Taken {
		out.SideBend = assessment.Two(m.SideBend.Value, m.SideBend.Value)
	}
	if m.WallHold != nil {
		out.WallHold = assessment.NotShown
		if *m.WallHold {
			out.WallHold = assessment.HasShown
		}
	}
	return out
}

// stand notes where the person stands, with the first session and week.
func (r *caseRun) stand() {
	r.st = r.course.On(caseDay)
	res := r.st.Result
	g := &r.got
	g.Triage, g.Urgency, g.Advise, g.Notes = triage(res.Action), res.Urgency.String(), advise(r.st.Advise), res.Notes
	for _, f := range res.Flags {
		if !strings.HasPrefix(f.ID, "N") {
			g.Flags = append(g.Flags, f.ID)
		}
	}
	var ok bool
	if r.pass, ok = r.st.Pass(); !ok {
		return
	}
	g.Plan, g.Stage, g.Row, g.Settle, g.Rounds = true, int(r.st.Stage), r.st.Entry.Row, r.st.Settling, r.st.Rounds
	g.Excluded = r.pass.Excluded().Codes()
	var classes exercise.Classes
	for _, e := range r.st.Available() {
		classes |= e.Classes
		g.Codes = append(g.Codes, e.Code)
	}
	g.Available = classes.Codes()
	r.week()
	r.uneven()
}

func triage(a screening.Action) string {
	if a == screening.Note {
		a = screening.Clear
	}
	return a.String()
}

func advise(yes bool) string {
	if yes {
		return "routine"
	}
	return "none"
}

// week lives through the first seven days, everything done as prescribed.
func (r *caseRun) week() {
	c := course.Resume(r.lib, r.course.State())
	for day := range unit.DaysPerWeek {
		st := c.On(caseDay + unit.Day(day))
		if _, ok := st.Pass(); !ok {
			return
		}
		sessions := append([]program.Session{st.Main(0)}, st.Shorts()...)
		for i, s := range sessions {
			if day == 0 && i == 0 {
				first := exchange.SessionOf(s, r.lib.Exercises)
				r.got.First = &first
				r.got.Rounds = s.Rounds
			}
			if len(s.Parts) == 0 {
				continue
			}
			e := Done(s)
			e.Before, e.During = r.pain(), r.pain()
			r.note(day, s)
			c.Record(course.Event{Day: s.Day, At: int64(day*100 + i), Entry: &e})
		}
	}
}

// pain is what a case's sessions hurt: no more than the person hurts anyway,
// and little.
func (r *caseRun) pain() unit.Rating {
	return unit.Rate(min(ratingOf(r.c.Measures.PainRest).Value(), 2))
}

// Done gives the entry of a session done just as it was prescribed.
func Done(s program.Session) logbook.Entry {
	e := logbook.Entry{Day: s.Day, Short: s.Short, Finished: true, Rounds: s.Rounds, Randomized: s.ByLot}
	for _, p := range s.Parts {
		e.Lines = append(e.Lines, logbook.Done{Exercise: p.Exercise, Planned: p.Dose, Did: p.Dose, How: logbook.Full})
	}
	return e
}

// note adds a session's lines to the first week.
func (r *caseRun) note(day int, s program.Session) {
	for _, p := range s.Parts {
		line := exchange.LineOf(p.Line, r.lib.Exercises)
		i := slices.IndexFunc(r.got.Week, func(w exchange.WeekLine) bool { return w.Code == line.Code })
		if i < 0 {
			r.got.Week = append(r.got.Week, exchange.WeekLine{Line: line})
			i = len(r.got.Week) - 1
		}
		if w := &r.got.Week[i]; !slices.Contains(w.Days, day) {
			w.Days = append(w.Days, day)
		}
		if p.Extra > 0 && r.got.Ratio == "" {
			sets := max(p.Dose.Sets.Min, 1)
			r.got.Ratio = fmt.Sprintf("%d:%d", (sets+p.Extra)/sets, 1)
		}
	}
}

// uneven notes left against right.
func (r *caseRun) uneven() {
	for _, a := range r.st.Findings.Asymmetries {
		if r.got.Asymmetry == nil {
			r.got.Asymmetry = map[string]exchange.UnevenGot{}
		}
		side := map[body.Side]string{body.Left: "L", body.Right: "R"}[a.Side]
		r.got.Asymmetry[a.Measure] = exchange.UnevenGot{Flag: a.Flag, Side: side, AI: math.Round(a.AI*100) / 100, Marked: a.Marked}
	}
}
