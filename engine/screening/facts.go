package screening

import (
	"math"

	"tspine/engine/person"
)

// facts is an intake, read: every answer in its place.
type facts struct {
	Intake
	worst  int // pain, 0 where none was given
	since  int // days since the answers were given
	answer [questionCount]Answer
	wrong  [questionCount]bool // an answer was given that can't be read
}

// read puts the answers in their places. One that its question doesn't take
// counts as "not sure".
func read(in Intake) *facts {
	f := &facts{Intake: in, worst: in.WorstPain().Value()}
	if in.Answered > 0 && in.Answered < in.Day {
		f.since = int(in.Day - in.Answered)
	}
	for i := range questions {
		a := in.Answers[questions[i].ID]
		if a.Given() && !questions[i].takes(a) {
			f.wrong[i] = true
			if a.form != saidSeveral {
				a = NotSure()
			}
		}
		f.answer[i] = a
	}
	return f
}

// is reads a yes-or-no answer. What wasn't answered is not yes; that it is
// missing keeps the pass back.
func (f *facts) is(a ask) certainty {
	switch f.answer[a].form {
	case saidYes:
		return yes
	case saidNotSure:
		return unsure
	default:
		return no
	}
}

// said is yes only where the answer is "yes": not sure whether assessed,
// cleared or active is no (1.1).
func (f *facts) said(a ask) bool { return f.answer[a].form == saidYes }

// between says whether a number was given that is at least low and under high.
func (f *facts) between(a ask, low, high float64) certainty {
	switch f.answer[a].form {
	case saidCount:
		return surely(f.answer[a].first >= low && f.answer[a].first < high)
	case saidNotSure:
		return unsure
	default:
		return no
	}
}

// within says whether an event is at most so many completed weeks ago.
func (f *facts) within(a ask, weeks float64) certainty { return f.between(a, 0, weeks+1) }

// longerThan says whether a number above n was given.
func (f *facts) longerThan(a ask, n float64) certainty {
	return f.between(a, math.Nextafter(n, math.Inf(1)), math.Inf(1))
}

// aged says whether the person is at least low and under high years old.
func (f *facts) aged(low, high int) certainty { return surely(f.Age >= low && f.Age < high) }

// over says whether the person is at least so old.
func (f *facts) over(years int) certainty { return surely(f.Age >= years) }

// hurts says whether the worst pain is at least n; without any rating that is
// not known.
func (f *facts) hurts(n int) certainty {
	if !f.WorstPain().Given() {
		return unsure
	}
	return surely(f.worst >= n)
}

// asked says whether the question is put to this person.
func (f *facts) asked(a ask) bool {
	q := &questions[a]
	if q.NotOf != "" && q.NotOf == f.Sex {
		return false
	}
	for _, p := range q.parents {
		if f.answer[p].positive() {
			return true
		}
	}
	return len(q.parents) == 0
}

// missing lists what still keeps a pass back: questions without an answer that
// can be read, and an age that nobody can have.
func (f *facts) missing() []string {
	var out []string
	if f.Age < 0 || f.Age > oldest {
		out = append(out, "age")
	}
	for i := range questions {
		q := &questions[i]
		if q.Safety && (f.wrong[i] || f.asked(ask(i)) && !f.answer[i].Given()) {
			out = append(out, q.ID)
		}
	}
	return out
}

// olderWoman says whether "not sure" about brittle bones counts as yes by age.
// Sex that wasn't said counts as the more careful one.
func (f *facts) olderWoman() bool { return f.Sex != person.Male && f.Age >= brittleWoman }
