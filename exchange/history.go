package exchange

import (
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
)

// History is what was written down, as JSON, the latest first.
type History struct {
	Entries  []Entry   `json:"entries"`
	Mornings []Morning `json:"mornings,omitempty"`
	Measures []Measure `json:"measures,omitempty"`
}

// Measure is one measuring session as JSON: of each test one value, or left
// and right.
type Measure struct {
	ID     string                 `json:"id"`
	Day    string                 `json:"day"`
	Values map[string][2]*float64 `json:"values"`
	Takes  []Take                 `json:"takes,omitempty"`
}

// HistoryOf writes events.
func HistoryOf(events []course.Event) History {
	out := History{Entries: []Entry{}}
	for _, e := range events {
		switch {
		case e.Entry != nil:
			out.Entries = append(out.Entries, EntryOf(*e.Entry, nil))
		case e.Morning != nil:
			out.Mornings = append(out.Mornings, MorningOf(*e.Morning))
		case e.Measure != nil:
			out.Measures = append(out.Measures, Measure{e.ID, e.Day.String(), valuesOf(e.Measure), TakesOf(e.Measure)})
		}
	}
	return out
}

// valuesOf gives left and right of each test that was taken; a test without
// sides holds its value on both.
func valuesOf(m *assessment.Measures) map[string][2]*float64 {
	out := map[string][2]*float64{}
	one := *m
	one.PainMove = 0 // a value of a sore day is shown all the same
	for _, t := range assessment.Tests() {
		for _, s := range assessment.Series(t.ID, []assessment.Measures{one}, nil) {
			var pair [2]*float64
			if s.HasLeft {
				pair[0] = &s.Left
			}
			if s.HasRight {
				pair[1] = &s.Right
			}
			out[t.ID] = pair
		}
	}
	return out
}

// Choice is what a person decided for themselves, as JSON.
type Choice struct {
	ID       string `json:"id"`
	Day      string `json:"day"`
	Act      string `json:"act"`
	Exercise string `json:"exercise,omitempty"`
	With     string `json:"with,omitempty"`
	Today    bool   `json:"today,omitempty"`
	Dose     *Dose  `json:"dose,omitempty"`
	Until    string `json:"until,omitempty"` // first day back of a pause
	For      string `json:"for,omitempty"`
}

// ChoicesOf writes choices.
func ChoicesOf(events []course.Event) []Choice {
	out := []Choice{}
	for _, e := range events {
		ch := e.Choice
		one := Choice{ID: e.ID, Day: e.Day.String(), Act: string(ch.Act), Exercise: ch.Exercise, With: ch.With, Today: ch.Today, Dose: doseOrNone(ch.Dose), For: string(ch.For)}
		if ch.Until != 0 {
			one.Until = ch.Until.String()
		}
		out = append(out, one)
	}
	return out
}

// Edit is what an edit of the past makes of today, as JSON.
type Edit struct {
	ID    string       `json:"id"`
	Wait  string       `json:"wait,omitempty"` // what has to happen before there is a plan
	From  int          `json:"from_stage"`
	Stage int          `json:"stage"`
	Doses []DoseChange `json:"doses"`
}

// DoseChange is an exercise's dose before and after, as JSON.
type DoseChange struct {
	Exercise string `json:"exercise"`
	From     *Dose  `json:"from,omitempty"`
	To       *Dose  `json:"to,omitempty"`
}

// DoseChangeOf writes a dose before and after.
func DoseChangeOf(id string, from, to dose.Dose) DoseChange {
	return DoseChange{id, doseOrNone(from), doseOrNone(to)}
}

// EditOf writes what an edit makes of today.
func EditOf(id string, wait course.Wait, from, to int, doses []DoseChange) Edit {
	return Edit{id, string(wait), from, to, doses}
}
