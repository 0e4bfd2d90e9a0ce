package store

import (
	"errors"
	"fmt"

	"tspine/engine/screening"
)

// answer is a screening answer as JSON: one of its fields, or none for no
// answer at all.
type answer struct {
	Said     string   `json:"said,omitempty"` // yes, no or not-sure
	Count    *float64 `json:"count,omitempty"`
	Pressure []int    `json:"pressure,omitempty"` // systolic, diastolic
	Choice   *string  `json:"choice,omitempty"`
	Several  []string `json:"several,omitempty"`
}

// errAnswer is of an answer of a kind that this package doesn't know.
var errAnswer = errors.New("an answer of unknown kind")

// fromAnswers gives answers as they are kept.
func fromAnswers(all screening.Answers) (map[string]answer, error) {
	if all == nil {
		return nil, nil
	}
	out := make(map[string]answer, len(all))
	for id, a := range all {
		kept := fromAnswer(a)
		if kept.answer() != a {
			return nil, fmt.Errorf("answer %s: %w", id, errAnswer)
		}
		out[id] = kept
	}
	return out, nil
}

func fromAnswer(a screening.Answer) answer {
	switch {
	case !a.Given():
		return answer{}
	case a.IsYes():
		return answer{Said: "yes"}
	case a.IsNo():
		return answer{Said: "no"}
	case a.IsNotSure():
		return answer{Said: "not-sure"}
	}
	if n, ok := a.Number(); ok {
		return answer{Count: &n}
	}
	if systolic, diastolic, ok := a.Pressure(); ok {
		return answer{Pressure: []int{int(systolic), int(diastolic)}}
	}
	if word := a.String(); a == screening.Choice(word) {
		return answer{Choice: &word}
	}
	return answer{Several: a.Words()}
}

// toAnswers gives the answers that were kept.
func toAnswers(all map[string]answer) screening.Answers {
	if all == nil {
		return nil
	}
	out := make(screening.Answers, len(all))
	for id, a := range all {
		out[id] = a.answer()
	}
	return out
}

func (a answer) answer() screening.Answer {
	switch {
	case a.Said == "yes":
		return screening.Yes()
	case a.Said == "no":
		return screening.No()
	case a.Said == "not-sure":
		return screening.NotSure()
	case a.Count != nil:
		return screening.Count(*a.Count)
	case len(a.Pressure) == 2:
		return screening.Pressure(a.Pressure[0], a.Pressure[1])
	case a.Choice != nil:
		return screening.Choice(*a.Choice)
	case len(a.Several) > 0:
		return screening.Several(a.Several...)
	default:
		return screening.Answer{}
	}
}
