package session

import (
	"slices"

	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/screening"
)

// What is said after an answer before the session: it doesn't begin now, it
// begins without some exercises, or it begins as it is, with a note.
const (
	SayPause    = "check-pause"
	SayLeaveOut = "check-leave-out"
	SayGoOn     = "check-go-on"
)

// Check is a question asked before the session, and where each answer but "no"
// leads. A session begins when all are answered.
type Check struct {
	Question string // id of screening.MiniQuestions
	Leads    []Lead
}

// Lead is where an answer leads.
type Lead struct {
	Answer string   // as screening.Answer writes it: yes, unknown, or choices with commas
	Pause  bool     // no session; the questions of Ask come first
	Ask    []string // ids of screening.Questions, in the order in which they are asked
	Leave  []string // exercises that are not done today, neither as lines nor as alternatives: see Timeline.Without
	Notes  []string // ids of the notes that come with it
	Say    string   // key of what is said
	Why    evidence.Reason
}

// reply is an answer to one question of the pre-session check, all others being
// answered "no", and what the check comes to.
type reply struct {
	question string
	answer   screening.Answer
	result   screening.MiniResult
}

// replies is every answer but "no" to every question of the pre-session check.
// It does not change.
var replies = func() []reply {
	var out []reply
	questions := screening.MiniQuestions()
	quiet := screening.Answers{}
	for _, q := range questions {
		quiet[q.ID] = screening.No()
	}
	for _, q := range questions {
		for _, a := range answers(q) {
			quiet[q.ID] = a
			out = append(out, reply{q.ID, a, screening.Mini(quiet)})
		}
		quiet[q.ID] = screening.No()
	}
	return out
}()

// checks tries every answer of the pre-session check on this session.
func checks(pass screening.Pass, lines []Line, c *exercise.Catalog) []Check {
	if len(lines) == 0 {
		return nil
	}
	all := every(lines)
	var out []Check
	for _, r := range replies {
		if len(out) == 0 || out[len(out)-1].Question != r.question {
			out = append(out, Check{Question: r.question})
		}
		check := &out[len(out)-1]
		check.Leads = append(check.Leads, lead(r, pass, all, c))
	}
	return out
}

// answers lists every answer to a question but "no".
func answers(q screening.Question) []screening.Answer {
	var out []screening.Answer
	if q.Kind == screening.YesNo {
		out = append(out, screening.Yes())
	}
	for some := 1; some < 1<<len(q.Choices); some++ {
		var words []string
		for i, word := range q.Choices {
			if some&(1<<i) != 0 {
				words = append(words, word)
			}
		}
		out = append(out, screening.Several(words...))
	}
	return append(out, screening.NotSure())
}

// lead says where a reply leads a person with that pass.
func lead(r reply, pass screening.Pass, all []string, c *exercise.Catalog) Lead {
	l := Lead{Answer: r.answer.String(), Say: SayPause, Why: r.result.Reason}
	narrow, ok := r.result.Narrow(pass)
	if !ok {
		l.Pause, l.Ask = true, slices.Clone(r.result.Questions)
		return l
	}
	l.Say = SayGoOn
	for _, id := range all {
		if !narrow.Allows(c.Get(id)) {
			l.Leave, l.Say = append(l.Leave, id), SayLeaveOut
		}
	}
	had := pass.Notes()
	l.Notes = slices.DeleteFunc(narrow.Notes(), func(id string) bool { return slices.Contains(had, id) })
	return l
}

// every lists the exercises of lines and their alternatives, each once, in
// order.
func every(lines []Line) []string {
	var out []string
	add := func(id string) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, l := range lines {
		add(l.Exercise)
		for _, list := range [][]Alternative{l.Easier, l.Instead} {
			for _, a := range list {
				add(a.Exercise)
			}
		}
	}
	return out
}
