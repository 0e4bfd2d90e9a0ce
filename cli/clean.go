package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// steers says whether a character moves the cursor, colors, rings or turns the
// direction of writing: control characters, and those that override how letters
// of both directions are put in order.
func steers(r rune) bool {
	switch {
	case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
		return true
	}
	return false
}

// clean takes out of a text what would repaint the terminal.
func clean(text string) string {
	if strings.IndexFunc(text, steers) < 0 && strings.ToValidUTF8(text, "") == text {
		return text
	}
	return strings.Map(func(r rune) rune {
		if steers(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}

// oneLine is a clean text on one line, as names and notes are shown among others.
func oneLine(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// cleaned cleans every text among the arguments of a format.
func cleaned(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			out[i] = clean(a)
		case error:
			out[i] = clean(a.Error())
		case fmt.Stringer:
			out[i] = clean(a.String())
		default:
			out[i] = a
		}
	}
	return out
}

// longestShown is how many letters of a wrong text are shown.
const longestShown = 200

// shortened gives the beginning of a long text.
func shortened(text string) string {
	letters := []rune(text)
	if len(letters) <= longestShown {
		return text
	}
	return string(letters[:longestShown]) + "…"
}

// window is what is shown of a line around a column, one sign for each of its
// characters so that the column stays right.
func window(line string, column int) (string, int) {
	letters := []rune(strings.TrimRight(strings.ToValidUTF8(line, "\ufffd"), " \r"))
	for i, r := range letters {
		switch {
		case r == '\t':
			letters[i] = ' '
		case steers(r) || unicode.Is(unicode.Mn, r):
			letters[i] = '\ufffd'
		}
	}
	if column > len(letters)+1 {
		column = len(letters) + 1
	}
	from := 0
	if column > longestShown/2 {
		from = column - longestShown/2
	}
	out := letters[from:min(len(letters), from+longestShown)]
	return string(out), column - from
}

// encodeTo writes a value as JSON, with what steers a terminal as \u escapes.
func encodeTo[T any](w io.Writer, value T) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	text := b.String()
	if strings.IndexFunc(text, steers) >= 0 {
		var out strings.Builder
		for _, r := range text {
			if steers(r) {
				fmt.Fprintf(&out, "\\u%04x", r)
				continue
			}
			out.WriteRune(r)
		}
		text = out.String()
	}
	_, err := io.WriteString(w, text)
	return err
}
