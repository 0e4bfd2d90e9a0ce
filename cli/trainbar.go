package cli

import (
	"fmt"
	"strings"

	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/locale"
)

// bar is a bar of so many columns, filled by a share from 0 to 1.
func bar(width int, share float64) string {
	n := min(max(int(share*float64(width)+0.5), 0), width)
	return strings.Repeat("█", n) + strings.Repeat("░", width-n)
}

// share is how much of a step is over.
func share(at *player.Shown) float64 {
	if at.Step.Length == 0 {
		return 0
	}
	return 1 - float64(at.Left)/float64(int64(at.Step.Length)*1000)
}

// progress draws how far a step has come: the parts of a rep or breath beside
// one another, the time that a waiting step has taken, or one bar.
func (s *stage) progress(at *player.Shown, width int) string {
	switch at.Step.Kind {
	case session.Lower, session.Pause, session.Lift, session.Breathe:
		return s.parts(at, width)
	}
	if at.Step.Waits() {
		return s.say().T("train.so-far", locale.S("time", clock(at.Spent))) + "  ·  " + s.say().T("train.when-done")
	}
	return bar(width, share(at))
}

// parts draws the parts of a rep with a tempo, or of a breath, each as long as
// it takes.
func (s *stage) parts(at *player.Shown, width int) string {
	steps := s.train.Timeline.Steps
	first := s.train.At
	same := func(i int) bool {
		a, b := steps[i], at.Step
		return i >= 0 && i < len(steps) && a.Line == b.Line && a.Round == b.Round && a.Set == b.Set && a.Rep == b.Rep && a.Side == b.Side && a.Kind.Active()
	}
	for first > 0 && same(first-1) {
		first--
	}
	var labels []string
	total, last := 0, first
	for ; last < len(steps) && same(last); last++ {
		labels = append(labels, fmt.Sprintf("%s %d", s.say().T("cue."+steps[last].Cue), int(steps[last].Length)))
		total += int(steps[last].Length)
	}
	for _, l := range labels {
		width -= len([]rune(l)) + 3
	}
	out := ""
	for i := first; i < last; i++ {
		done := 0.0
		switch {
		case i < s.train.At:
			done = 1
		case i == s.train.At:
			done = share(at)
		}
		out += labels[i-first] + " " + bar(max(width*int(steps[i].Length)/max(total, 1), 1), done) + "  "
	}
	return strings.TrimRight(out, " ")
}

// slabs is how many parts the column of a session has: one for each vertebra.
const slabs = 12

// column draws the session as a column of twelve slabs, filled from below.
func column(passed, length int) []string {
	filled := 0
	if length > 0 {
		filled = min(passed*slabs/length, slabs)
	}
	out := make([]string, slabs)
	for i := range out {
		width := 4 + i/4*2
		mark := "─"
		if i >= slabs-filled {
			mark = "▆"
		}
		out[i] = strings.Repeat(" ", (8-width)/2) + strings.Repeat(mark, width)
	}
	return out
}
