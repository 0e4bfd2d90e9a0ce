package screening

import (
	"slices"
	"strconv"
	"strings"

	"tspine/engine/fault"
	"tspine/engine/person"
)

// Kind is the form in which a question is answered. "No" and "not sure" answer
// every kind: "no" to a number says that there is nothing to count.
type Kind string

// The kinds of question.
const (
	YesNo         Kind = "yes-no"
	Number        Kind = "number"
	BloodPressure Kind = "pressure" // systolic and diastolic, mmHg
	OneOf         Kind = "choice"
	SeveralOf     Kind = "several"
)

// Group is the place of a question in the interview, most urgent first.
type Group string

// The groups, by what an answer can lead to at once.
const (
	EmergencyGroup Group = "emergency"
	ClinicianGroup Group = "clinician-first"
	ModifyGroup    Group = "modify"
	NoteGroup      Group = "note"
)

// Question is one question of the interview. Its words are in the locale, by
// its ID.
type Question struct {
	ID        string
	Kind      Kind
	Min, Max  float64 // of a number
	Choices   []string
	Asks      []string // flags that it feeds
	Group     Group
	DependsOn []string // asked only if one of these wasn't answered "no"; empty: always
	NotOf     person.Sex
	Safety    bool // while it is asked and unanswered there is no pass

	parents []ask
}

// Questions lists every question, in the order in which they are asked.
func Questions() []Question {
	out := slices.Clone(questions[:])
	for i := range out {
		out[i].Asks = slices.Clone(out[i].Asks)
		out[i].Choices = slices.Clone(out[i].Choices)
		for _, p := range out[i].parents {
			out[i].DependsOn = append(out[i].DependsOn, questions[p].ID)
		}
	}
	return out
}

// QuestionsFor lists the questions that feed any of the flags, and those that
// these depend on, in the order in which they are asked.
func QuestionsFor(flags ...string) []Question {
	var wanted [questionCount]bool
	for _, flag := range flags {
		for _, a := range feeding[flag] {
			wanted[a] = true
			for _, p := range questions[a].parents {
				wanted[p] = true
			}
		}
	}
	return slices.DeleteFunc(Questions(), func(q Question) bool { return !wanted[places[q.ID]] })
}

// Asked says whether the question is put to a person of that sex who has
// answered so far.
func (q Question) Asked(so Answers, sex person.Sex) bool {
	if q.NotOf != "" && q.NotOf == sex {
		return false
	}
	return len(q.parents) == 0 || slices.ContainsFunc(q.parents, func(p ask) bool {
		return so[questions[p].ID].positive()
	})
}

// Takes says whether a is an answer to this question at all.
func (q Question) Takes(a Answer) bool { return q.takes(a) }

func (q *Question) takes(a Answer) bool {
	switch a.form {
	case saidNo, saidNotSure:
		return true
	case saidYes:
		return q.Kind == YesNo
	case saidCount:
		return q.Kind == Number && a.first >= q.Min && a.first <= q.Max
	case saidPressure:
		return q.Kind == BloodPressure && likelyPressure(a.first, a.second)
	case saidChoice:
		return q.Kind == OneOf && slices.Contains(q.Choices, a.words)
	case saidSeveral:
		odd := func(word string) bool { return !slices.Contains(q.Choices, word) }
		return q.Kind == SeveralOf && a.words != "" && !slices.ContainsFunc(a.Words(), odd)
	default:
		return false
	}
}

// likelyPressure says whether a pair of numbers can be a blood pressure.
func likelyPressure(systolic, diastolic float64) bool {
	return systolic <= highestSystolic && diastolic >= lowestDiastolic && diastolic < systolic
}

// wants is an example of a right answer.
func (q Question) wants() string {
	switch q.Kind {
	case Number:
		return number(q.Min) + "–" + number(q.Max) + ", no or unknown"
	case BloodPressure:
		return "120/80, no or unknown"
	case OneOf, SeveralOf:
		return strings.Join(q.Choices, ", ") + ", no or unknown"
	default:
		return "yes, no or unknown"
	}
}

// Read reads an answer as Answer.String writes it. Empty text is no answer,
// and no fault.
func (q Question) Read(text string) (Answer, fault.Faults) {
	text = strings.TrimSpace(text)
	var a Answer
	switch text {
	case "":
		return a, nil
	case "no":
		return No(), nil
	case "unknown":
		return NotSure(), nil
	case "yes":
		a = Yes()
	default:
		a = q.guess(text)
	}
	if !q.Takes(a) {
		var wrong fault.Faults
		wrong.Add("", "not-an-answer", text, q.wants())
		return Answer{}, wrong
	}
	return a, nil
}

// guess reads text as the form that the question asks for.
func (q Question) guess(text string) Answer {
	switch q.Kind {
	case Number:
		return Count(decimal(text))
	case BloodPressure:
		upper, lower, _ := strings.Cut(text, "/")
		systolic, one := strconv.Atoi(strings.TrimSpace(upper))
		diastolic, two := strconv.Atoi(strings.TrimSpace(lower))
		if one != nil || two != nil {
			return Answer{}
		}
		return Pressure(systolic, diastolic)
	case OneOf:
		return Choice(text)
	case SeveralOf:
		words := strings.Split(text, ",")
		for i := range words {
			words[i] = strings.TrimSpace(words[i])
		}
		return Several(words...)
	default:
		return Answer{}
	}
}
