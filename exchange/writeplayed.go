package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"tspine/engine/dose"
	"tspine/engine/player"
	"tspine/engine/session"
)

// Where the long lists of a played session stand, as long as they are empty. No
// text can hold these: its quotes are escaped.
var (
	noSteps = []byte(`"steps":[]`)
	noMarks = []byte(`"marks":[]`)
)

// WriteDone writes what DoneOf gives, as encoding/json would, in a fraction of the
// time: nearly all of it are steps and marks.
func WriteDone(s *player.State) ([]byte, error) {
	bare := *s
	bare.Timeline.Steps, bare.Marks = nil, nil
	text, err := json.Marshal(DoneOf(&bare))
	if err != nil {
		return nil, fmt.Errorf("write a session: %w", err)
	}
	steps := bytes.Index(text, noSteps)
	marks := bytes.LastIndex(text, noMarks)
	if steps < 0 || marks < steps {
		return json.Marshal(DoneOf(s))
	}
	out := make([]byte, 0, len(text)+usualStep*len(s.Timeline.Steps)+usualMark*len(s.Marks))
	out = append(out, text[:steps+len(noSteps)-1]...)
	for i := range s.Timeline.Steps {
		out = appendStep(parted(out, i), &s.Timeline.Steps[i])
	}
	out = append(out, text[steps+len(noSteps)-1:marks+len(noMarks)-1]...)
	for i := range s.Marks {
		out = appendMark(parted(out, i), &s.Marks[i])
	}
	return append(out, text[marks+len(noMarks)-1:]...), nil
}

// How long a step and a mark are, about, in bytes.
const (
	usualStep = 192
	usualMark = 96
)

// parted puts a comma before every element but the first.
func parted(out []byte, i int) []byte {
	if i > 0 {
		out = append(out, ',')
	}
	return out
}

func appendStep(out []byte, s *session.Step) []byte {
	out = appendText(append(out, `{"kind":`...), string(s.Kind))
	out = appendNumber(out, `,"line":`, s.Line)
	out = someText(out, `,"exercise":`, s.Exercise)
	out = someText(out, `,"side":`, s.Side.String())
	out = someNumber(out, `,"round":`, s.Round)
	out = someNumber(out, `,"set":`, s.Set)
	out = someNumber(out, `,"rep":`, s.Rep)
	out = appendNumber(out, `,"length_s":`, int(s.Length))
	out = someNumber(out, `,"count":`, s.Count)
	out = appendNumber(out, `,"planned_s":`, int(s.Planned))
	out = appendNumber(out, `,"start_s":`, int(s.Start))
	out = appendText(append(out, `,"cue":`...), s.Cue)
	out = someNumber(out, `,"tip":`, s.Tip)
	return append(someText(out, `,"next":`, s.Next), '}')
}

func appendMark(out []byte, m *player.Mark) []byte {
	out = appendNumber(out, `{"line":`, m.Line)
	out = appendNumber(out, `,"round":`, m.Round)
	out = appendNumber(out, `,"set":`, m.Set)
	out = appendNumber(out, `,"rep":`, m.Rep)
	out = someText(out, `,"side":`, m.Side.String())
	out = appendText(append(out, `,"cue":`...), m.Cue)
	out = appendNumber(out, `,"amount":`, m.Amount)
	return append(appendLoad(out, m.Load), '}')
}

func appendLoad(out []byte, l dose.Load) []byte {
	if l.IsZero() {
		return out
	}
	text, err := json.Marshal(loadOf(l))
	if err != nil { // no weight that a mark holds is such
		return out
	}
	return append(append(out, `,"load":`...), text...)
}

func appendNumber(out []byte, name string, n int) []byte {
	return strconv.AppendInt(append(out, name...), int64(n), 10)
}

// someNumber writes a number unless it is 0.
func someNumber(out []byte, name string, n int) []byte {
	if n == 0 {
		return out
	}
	return appendNumber(out, name, n)
}

// someText writes a text unless it is empty.
func someText(out []byte, name, text string) []byte {
	if text == "" {
		return out
	}
	return appendText(append(out, name...), text)
}

// appendText writes a text. What is not plain is left to encoding/json.
func appendText(out []byte, text string) []byte {
	if slices.ContainsFunc([]byte(text), func(c byte) bool {
		return c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&'
	}) {
		if odd, err := json.Marshal(text); err == nil { // as always
			return append(out, odd...)
		}
	}
	return append(append(append(out, '"'), text...), '"')
}
