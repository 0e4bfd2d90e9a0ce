package app

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tspine/engine/fault"
)

// nameLength is the longest name of a person, in bytes.
const nameLength = 200

// checkName tells what is wrong with a person's name. Any letters and signs of
// any language are right; it is one line, and no more.
func checkName(name string) fault.Faults {
	var out fault.Faults
	if len(name) > nameLength {
		out.Add("name", "too-long", fmt.Sprintf("%d bytes", len(name)), fmt.Sprintf("at most %d bytes", nameLength))
	}
	if !utf8.ValidString(name) {
		out.Add("name", "not-utf8", "a wrong byte", "UTF-8")
	}
	if i := strings.IndexFunc(name, steers); i >= 0 {
		r, _ := utf8.DecodeRuneInString(name[i:])
		out.Add("name", "control-character", fmt.Sprintf("U+%04X", r), "letters, digits and signs")
	}
	return out
}

// steers says whether a character is a control character, a line break or one
// that overrides the direction of writing.
func steers(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029
}

// sound is a text of a person, as it is kept: whole letters of UTF-8, and of
// what steers a terminal only line breaks and tabs.
func sound(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}
