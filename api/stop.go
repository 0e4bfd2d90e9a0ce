package api

import (
	"errors"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/exchange"
)

// stopOf writes why there is no leave to train, where that is what an error
// says; else it is nil.
func stopOf(err error) *exchange.Stop {
	var stop *app.Stop
	if !errors.As(err, &stop) {
		return nil
	}
	shape := exchange.StopOf(string(stop.Halt), stop.Key, stop.Result).Pausing(stop.Away)
	return &shape
}

// unanswered says which questions before a session have no answer.
func unanswered(answers screening.Answers) fault.Faults {
	var all fault.Faults
	for _, q := range screening.MiniQuestions() {
		if a, there := answers[q.ID]; !there || !a.Given() {
			all.Add(q.ID, "not-answered", "", "")
		}
	}
	return all
}
