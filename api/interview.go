package api

import (
	"context"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/exchange"
)

// Interview is the questions of a start, as far as they are put to this person by
// what was said so far. It is the one that pages and the terminal go on with.
type Interview struct {
	Notice    string          `json:"notice" doc:"What tspine is not. Show it before the first question."`
	Begun     bool            `json:"begun" doc:"Something was answered and is kept until it is completed; else what was said before is shown."`
	Next      string          `json:"next,omitempty" doc:"Key of the first question that is open. Absent: none is, and it can be completed."`
	Questions []AskedQuestion `json:"questions" doc:"In order. An answer can lead to more."`
}

// AskedQuestion is one question of an interview.
type AskedQuestion struct {
	Key     string        `json:"key" doc:"Under which it is answered."`
	Kind    string        `json:"kind" enum:"yes-no,number,pressure,choice,several,text,loads,measure" doc:"How it is answered: yes, no or unknown; a number, or no; 120/80; one of the choices; several of them with commas; a text; weights with commas; one number, or left and right with a space. A text, weights and a measure may be empty. A question about safety takes no and unknown whatever its kind."`
	Text    string        `json:"text"`
	Help    string        `json:"help,omitempty"`
	Choices []AskedChoice `json:"choices,omitempty" nullable:"false"`
	Least   *float64      `json:"least,omitempty"`
	Most    *float64      `json:"most,omitempty"`
	Safety  bool          `json:"safety,omitempty" doc:"While it is open there is no leave to train."`
	Said    *string       `json:"said,omitempty" doc:"The answer, as it was written."`
}

// AskedChoice is one that can be chosen.
type AskedChoice struct {
	Value string `json:"value"`
	Text  string `json:"text,omitempty"`
}

// interview gives the one that was begun, or what was said before.
func (q *ask) interview(ctx context.Context) (app.Interview, error) {
	i, err := q.app.Interview(ctx, q.person)
	if err != nil || i.Begun() {
		return i, err
	}
	return q.app.Reopen(ctx, q.person)
}

// interview shows the questions.
func (s *Server) interview(ctx context.Context, _ *InPerson) (*out[Interview], error) {
	q := asker(ctx)
	kept, err := q.app.Interview(ctx, q.person)
	if err != nil {
		return nil, err
	}
	i, err := q.interview(ctx)
	if err != nil {
		return nil, err
	}
	shape := Interview{Notice: q.say.Words.T("what-this-is-not"), Begun: kept.Begun(), Questions: []AskedQuestion{}}
	if one, open := i.Open(); open {
		shape.Next = one.Key
	}
	for _, one := range i.Asks() {
		asked := q.asked(one)
		if text, said := i.Said(one.Key); said {
			asked.Said = &text
		}
		shape.Questions = append(shape.Questions, asked)
	}
	return &out[Interview]{shape}, nil
}

// asked describes a question.
func (q *ask) asked(one app.Ask) AskedQuestion {
	out := AskedQuestion{Key: one.Key, Kind: string(one.Kind)}
	if one.Min != 0 || one.Max != 0 {
		out.Least, out.Most = &one.Min, &one.Max
	}
	name := func(choice string) string { return q.wordOf(one.Key, choice) }
	switch {
	case one.Question != "":
		all := screening.Questions()
		of := all[slices.IndexFunc(all, func(s screening.Question) bool { return s.ID == one.Question })]
		out.Text, out.Help = q.say.Question(of, "no", "unknown")
		out.Safety = of.Safety
		name = func(choice string) string { return q.say.Option(of, choice) }
	case one.Test != "":
		out.Text, out.Help = q.say.AskTest(one.Test)
	default:
		out.Text, out.Help = q.say.Ask(one.Key)
	}
	choices := one.Choices
	if one.Key == app.AskEquipment {
		choices = q.app.Things()
	}
	for _, c := range choices {
		out.Choices = append(out.Choices, AskedChoice{c, name(c)})
	}
	return out
}

// wordOf names a choice of a question that is not about safety; empty: it is its
// own word.
func (q *ask) wordOf(key, choice string) string {
	if word := key + "." + choice; q.say.Words.Has(word) {
		return q.say.Words.T(word)
	}
	return ""
}

// answer keeps answers, all of them or none. What an answer opens can be answered
// with it. An emergency is written down at once, and is the stop.
func (s *Server) answer(ctx context.Context, in *InPerson) (*out[Interview], error) {
	q := asker(ctx)
	said, located := exchange.ReadInterview("", q.body, app.AskKeys())
	if err := located.Err(); err != nil {
		return nil, err
	}
	i, err := q.interview(ctx)
	if err != nil {
		return nil, err
	}
	if err := takeAll(&i, said).Err(); err != nil {
		return nil, err
	}
	if err := q.app.KeepInterview(ctx, q.person, i); err != nil {
		return nil, err
	}
	if i.Emergency() {
		if _, err := q.app.Answer(ctx, q.person, i); err != nil {
			return nil, err
		}
	}
	return s.interview(ctx, in)
}

// takeAll keeps answers in the order of the questions, and tells everything that is
// wrong with them.
func takeAll(i *app.Interview, said map[string]string) fault.Faults {
	var all fault.Faults
	for left := len(said) + 1; len(said) < left; {
		left = len(said)
		for _, one := range i.Asks() {
			text, there := said[one.Key]
			if !there {
				continue
			}
			delete(said, one.Key)
			all = append(all, i.Take(one.Key, text)...)
			break // what is asked may be something else by now
		}
	}
	for _, one := range app.AskKeys() {
		if _, there := said[one]; there {
			all.Add(one, "unknown-question", "", "")
		}
	}
	for k := range all {
		all[k].Path = wholeKey + all[k].Path // a key with a dot is one step
	}
	return all
}

// forget takes back what was answered and not completed.
func (s *Server) forget(ctx context.Context, _ *InPerson) (*none, error) {
	q := asker(ctx)
	return &none{}, q.app.KeepInterview(ctx, q.person, app.Interview{})
}

// inAgain says which questions are asked again.
type inAgain struct {
	InPerson
	Question string `query:"question" doc:"Ids of questions about safety, with commas. Where none is named: those that the answer asks for that stopped the last session, or all of them."`
}

// comma says what stands between ids.
func comma(r rune) bool { return r == ',' }

// askAgain begins an interview in which questions about safety are open again.
func (s *Server) askAgain(ctx context.Context, in *inAgain) (*out[Interview], error) {
	q := asker(ctx)
	var all fault.Faults
	ids := strings.FieldsFunc(in.Question, comma)
	for _, id := range ids {
		if !slices.ContainsFunc(screening.Questions(), func(s screening.Question) bool { return s.ID == id }) {
			all.Add(parameter+"question", "unknown-question", "", "")
		}
	}
	if err := all.Err(); err != nil {
		return nil, err
	}
	i, err := q.app.Rescreen(ctx, q.person, ids...)
	if err != nil {
		return nil, err
	}
	if err := q.app.KeepInterview(ctx, q.person, i); err != nil {
		return nil, err
	}
	return s.interview(ctx, &in.InPerson)
}

// complete writes the whole interview down, and gives the first session.
func (s *Server) complete(ctx context.Context, _ *InPerson) (*out[exchange.Started], error) {
	q := asker(ctx)
	i, err := q.app.Interview(ctx, q.person)
	if err != nil {
		return nil, err
	}
	if one, open := i.Open(); open {
		return nil, fault.Faults{{Path: wholeKey + one.Key, Code: "not-answered"}}
	}
	st, err := q.app.Complete(ctx, q.person, i)
	if err != nil {
		return nil, err
	}
	return q.started(ctx, &st)
}
