package fault

import "testing"

func TestAWholeNumberIsReadAsPeopleTypeIt(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		n    int
		code string
	}{
		"the least there may be":     {"0", 0, ""},
		"the most there may be":      {"10", 10, ""},
		"more than that":             {"11", 0, "out-of-range"},
		"less than the least":        {"-3", 0, "out-of-range"},
		"more than a computer holds": {"99999999999999999999", 0, "out-of-range"},
		"a word":                     {"no", 0, "not-a-whole-number"},
		"a half":                     {"3.5", 0, "not-a-whole-number"},
		"nothing":                    {"", 0, "not-a-whole-number"},
	} {
		t.Run(name, func(t *testing.T) {
			if n, code := Whole(c.text, 0, 10); n != c.n || code != c.code {
				t.Errorf("%q is %d %q, want %d %q", c.text, n, code, c.n, c.code)
			}
		})
	}
}
