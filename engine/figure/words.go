package figure

import (
	"strconv"
	"strings"
)

func joined(names []string) string { return strings.Join(names, ", ") }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
