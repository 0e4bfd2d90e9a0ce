package screening

import (
	"maps"
	"slices"
	"strconv"

	"tspine/engine/fault"
	"tspine/engine/unit"
)

// Check says what is wrong with an intake as it was entered: ages and ratings
// out of range, unknown questions, answers that don't fit their question, and
// answers that can't both be true. Screen needs no such check: what it can't
// read counts as "not sure", and keeps a pass back.
func Check(in Intake) fault.Faults {
	var all fault.Faults
	if in.Age < 0 || in.Age > oldest {
		all.Add("age", "out-of-range", strconv.Itoa(in.Age), "0–"+strconv.Itoa(oldest))
	}
	for _, r := range []struct {
		path   string
		rating unit.Rating
	}{{"pain_rest", in.PainRest}, {"pain_move", in.PainMove}, {"pain_worst", in.PainWorst}} {
		if r.rating.Value() > unit.MaxRating {
			all.Add(r.path, "out-of-range", strconv.Itoa(r.rating.Value()), "0–10")
		}
	}
	if in.HasOWD && !(in.OWD >= 0 && in.OWD <= mostOcciputToWall) {
		all.Add("owd", "out-of-range", number(in.OWD), "0–"+strconv.Itoa(mostOcciputToWall))
	}
	all.Under("answers", checkAnswers(in.Answers))
	all.Under("answers", contradictions(in))
	all.Under("hits", checkHits(in.Hits))
	all.Under("clearances", checkClearances(in))
	return all
}

// checkAnswers says which answers no question takes.
func checkAnswers(answers Answers) fault.Faults {
	var all fault.Faults
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		place, known := places[id]
		answer := answers[id]
		switch {
		case !known:
			all.Add(id, "unknown-question", answer.String(), "")
		case answer.Given() && !questions[place].Takes(answer):
			all.Add(id, "not-an-answer", answer.String(), questions[place].wants())
		}
	}
	return all
}

// contradictions says which answers can't both be true.
func contradictions(in Intake) fault.Faults {
	var all fault.Faults
	began, hasOnset := in.Answers["onset_age"].Number()
	if hasOnset && began > float64(in.Age) {
		all.Add("onset_age", "contradicts-age", number(began), "at most "+strconv.Itoa(in.Age))
	}
	if hasOnset && began >= earlyOnset && in.Answers["nice_items"].has(onset35) {
		all.Add("nice_items", "contradicts-onset-age", onset35, "an onset under 35")
	}
	if in.Answers["hypertension_unchecked"].IsYes() && in.Answers["hypertension_controlled"].IsYes() {
		all.Add("hypertension_controlled", "contradicts-hypertension-unchecked", "yes", "one of the two")
	}
	_, pregnant := in.Answers["pregnant_weeks"].Number()
	since, birth := in.Answers["birth_weeks"].Number()
	if pregnant && birth && since <= birthLimit {
		all.Add("birth_weeks", "contradicts-pregnant-weeks", number(since), "one of the two")
	}
	return all
}

// checkHits says which hits ask for nothing that can be asked.
func checkHits(hits []Hit) fault.Faults {
	var all fault.Faults
	for i, h := range hits {
		for _, flag := range h.Asks {
			if len(leadsOf(flag)) == 0 {
				all.Add("["+strconv.Itoa(i)+"].asks", "unknown-flag", flag, "R01")
			}
		}
		for _, note := range h.Notes {
			if !slices.Contains(noteIDs[:], note) {
				all.Add("["+strconv.Itoa(i)+"].notes", "unknown-note", note, heatNotOverRub)
			}
		}
	}
	return all
}

// checkClearances says which clearances can't count, now or later.
func checkClearances(in Intake) fault.Faults {
	var all fault.Faults
	for i, c := range in.Clearances {
		at := "[" + strconv.Itoa(i) + "]"
		if !canClear(c.Flag) {
			all.Add(at+".flag", "not-clearable", c.Flag, "R15")
		}
		if c.Day > in.Day {
			all.Add(at+".day", "in-the-future", c.Day.String(), "at most "+in.Day.String())
		}
	}
	return all
}
