package api

import (
	"encoding/json"
	"errors"
	"net/http"

	"tspine/engine/fault"
	"tspine/exchange"
)

// statusBroken is the first status that says that the program is broken.
const statusBroken = http.StatusInternalServerError

// decode reads a body that a device wrote, in its own shape.
func (q *ask) decode(one *exchange.Played) error {
	if q.played != nil {
		*one = *q.played
		return nil
	}
	err := json.Unmarshal(q.body, one)
	if err == nil {
		return nil
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fault.Faults{{Path: kind.Field, Code: "wrong-type", Got: kind.Value, Want: kind.Type.Kind().String()}}
	}
	return fault.Faults{{Code: "not-json", Got: err.Error()}}
}
