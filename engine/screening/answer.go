package screening

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// answered is the form of an answer.
type answered uint8

const (
	unanswered answered = iota
	saidNo
	saidNotSure
	saidYes
	saidCount
	saidPressure
	saidChoice
	saidSeveral
)

// Answer is what a person answers to one question. The zero Answer is none at
// all, which is not "no".
type Answer struct {
	form          answered
	first, second float64
	words         string // a choice, or several, sorted and joined by commas
}

// Answers are a person's answers by question id.
type Answers map[string]Answer

// Yes is the answer "yes".
func Yes() Answer { return Answer{form: saidYes} }

// No is the answer "no", to a number or a list "none of it".
func No() Answer { return Answer{form: saidNo} }

// NotSure is the answer "not sure", which every question takes.
func NotSure() Answer { return Answer{form: saidNotSure} }

// Count answers with a number, in the question's unit.
func Count(n float64) Answer { return Answer{form: saidCount, first: n} }

// Pressure answers with a blood pressure, in mmHg.
func Pressure(systolic, diastolic int) Answer {
	return Answer{form: saidPressure, first: float64(systolic), second: float64(diastolic)}
}

// Choice answers with one of a question's choices.
func Choice(word string) Answer { return Answer{form: saidChoice, words: word} }

// Several answers with some of a question's choices, in any order; with none
// of them it is No.
func Several(words ...string) Answer {
	if len(words) == 0 {
		return No()
	}
	list := slices.Clone(words)
	slices.Sort(list)
	return Answer{form: saidSeveral, words: strings.Join(slices.Compact(list), ",")}
}

// Given says whether the question was answered.
func (a Answer) Given() bool { return a.form != unanswered }

// IsYes says whether the answer is "yes".
func (a Answer) IsYes() bool { return a.form == saidYes }

// IsNo says whether the answer is "no".
func (a Answer) IsNo() bool { return a.form == saidNo }

// IsNotSure says whether the answer is "not sure".
func (a Answer) IsNotSure() bool { return a.form == saidNotSure }

// Number gives the number of a count, and whether there is one.
func (a Answer) Number() (float64, bool) { return a.first, a.form == saidCount }

// Pressure gives systolic and diastolic pressure in mmHg, and whether there is
// one.
func (a Answer) Pressure() (systolic, diastolic float64, ok bool) {
	return a.first, a.second, a.form == saidPressure
}

// Words gives the choice or choices made.
func (a Answer) Words() []string {
	if a.words == "" {
		return nil
	}
	return strings.Split(a.words, ",")
}

// positive says whether the answer is anything but "no" and nothing.
func (a Answer) positive() bool { return a.form > saidNo }

// has says whether word is among the choices made.
func (a Answer) has(word string) bool {
	for rest := a.words; rest != ""; {
		var one string
		one, rest, _ = strings.Cut(rest, ",")
		if one == word {
			return true
		}
	}
	return false
}

// chosen counts the choices made.
func (a Answer) chosen() int {
	if a.words == "" {
		return 0
	}
	return 1 + strings.Count(a.words, ",")
}

// String writes the answer as Question.Read reads it: yes, no, unknown, 24,
// 120/80, limb, or a list with commas. No answer is the empty string.
func (a Answer) String() string {
	switch a.form {
	case saidNo:
		return "no"
	case saidNotSure:
		return "unknown"
	case saidYes:
		return "yes"
	case saidCount:
		return number(a.first)
	case saidPressure:
		return number(a.first) + "/" + number(a.second)
	default:
		return a.words
	}
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// decimal reads a plain decimal number; what isn't one reads as NaN, which is
// in no range.
func decimal(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "-.0123456789") != "" {
		return math.NaN()
	}
	return x
}

// OthersNo gives the answers with "no" to every question that has none. It is
// the convention of worked cases and made-up people: a person's own silence is
// never "no".
func (a Answers) OthersNo() Answers {
	all := make(Answers, len(questions))
	for i := range questions {
		all[questions[i].ID] = No()
	}
	for id, answer := range a {
		all[id] = answer
	}
	return all
}
