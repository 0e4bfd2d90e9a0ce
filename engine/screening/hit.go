package screening

import (
	"slices"

	"tspine/engine/evidence"
)

// Hit is a warning sign that the person's own words name, as the catalog's
// keywords find it. Negation isn't read: "no fever" is a hit too.
type Hit struct {
	Concept string   // id of the keyword's entry
	Word    string   // as the person wrote it
	Text    string   // the person's sentence
	Asks    []string // flags, or ids of questions, that the word belongs to
	Notes   []string // ids of notes that the word brings
	Reasked bool     // it was asked again: the second answer counts
}

// Again is what has to be asked once more, with the person's own words.
type Again struct {
	Flag      string   // or the question that the hit named
	Questions []string // ids
	Concept   string
	Word      string
	Text      string
	Reason    evidence.Reason
}

// contradicted lists the questions that were answered "no" although the
// person's own words say otherwise (1.1).
func (f *facts) contradicted() []Again {
	var out []Again
	for _, h := range f.Hits {
		if h.Reasked {
			continue
		}
		for _, asks := range h.Asks {
			leads := leadsOf(asks)
			if slices.ContainsFunc(leads, func(a ask) bool { return f.raised(a, asks) }) {
				continue
			}
			out = append(out, f.again(h, asks, leads))
		}
	}
	return out
}

// again gives the question back with the words that contradict it.
func (f *facts) again(h Hit, asks string, leads []ask) Again {
	out := Again{Flag: asks, Concept: h.Concept, Word: h.Word, Text: h.Text, Reason: evidence.Because(ruleContradicted)}
	for _, a := range leads {
		out.Questions = append(out.Questions, questions[a].ID)
	}
	return out
}

// raised says whether the person has said yes, or not sure, to a question of
// the flag. Unanswered doesn't contradict: it is missing.
func (f *facts) raised(a ask, flag string) bool {
	answer := f.answer[a]
	switch {
	case !answer.Given() && f.asked(a):
		return true
	case a == weakness && flag == "R24":
		return f.limbWeak().maybe()
	}
	n, counted := answer.Number()
	return answer.positive() && !(counted && n == 0 && a == pregnantWeeks)
}

// leadsOf gives the questions that a flag, or one question by its id, puts to
// the person again. It is empty where nothing is known of it, which then has
// to be asked by hand.
func leadsOf(asks string) []ask {
	if a, ok := places[asks]; ok {
		return []ask{a}
	}
	if s := signOf(asks); s != nil {
		return s.leads
	}
	return nil
}

// Leads lists the ids of the questions that are asked again where a person's
// own words contradict a flag; empty: the flag can't be asked.
func Leads(flag string) []string {
	var out []string
	for _, a := range leadsOf(flag) {
		out = append(out, questions[a].ID)
	}
	return out
}
