package fault

import (
	"errors"
	"strconv"
)

// Whole reads a whole number from low to high as people type it. The code says
// what is wrong, and is empty where nothing is.
func Whole(text string, low, high int) (n int, code string) {
	n, err := strconv.Atoi(text)
	switch {
	case err != nil && !errors.Is(err, strconv.ErrRange):
		return 0, "not-a-whole-number"
	case err != nil || n < low || n > high:
		return 0, "out-of-range"
	}
	return n, ""
}
