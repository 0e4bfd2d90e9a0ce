package api

import (
	"fmt"
	"strconv"

	"tspine/engine/fault"
)

// Limits of what can be asked for.
const (
	minutesLeast = 2
	minutesMost  = 180
	weeksUsual   = 12
	weeksMost    = 520
)

// whole reads a whole number of a parameter, or usual where it is not given.
func whole(name, text string, usual, low, high int) (int, error) {
	if text == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return 0, fault.Faults{{Path: parameter + name, Code: "out-of-range", Got: fmt.Sprintf("%.20q", text), Want: fmt.Sprintf("%d to %d", low, high)}}
	}
	return n, nil
}

func (m minutes) read() (int, error) {
	return whole("minutes", string(m), 0, minutesLeast, minutesMost)
}
func (c count) read() (int, error) { return whole("limit", string(c), pageUsual, 1, pageMost) }
