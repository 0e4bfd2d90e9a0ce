package cli

import (
	"fmt"
	"strings"

	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/engine/unit"
	"tspine/locale"
)

// The least screen that is drawn on; the margin, and what the column of the
// session takes at the right.
const (
	leastWidth, leastHeight = 60, 18
	roomy                   = 22 // rows from which there is room between things
	margin                  = 2
	columnWidth             = 15
	keyRows                 = 2
)

// board is a screen as it is being drawn: rows, each with its style.
type board struct {
	width, height int
	rows          []string
	styles        []string
}

// How rows are set in a terminal with color.
const (
	bold  = "1"
	faint = "2"
	green = "1;38;5;79"
	ocher = "1;38;5;179"
)

// add adds rows that are cut where they don't fit.
func (d *board) add(style string, rows ...string) {
	for _, r := range rows {
		d.rows = append(d.rows, cut(strings.Repeat(" ", margin)+r, d.width))
		d.styles = append(d.styles, style)
	}
}

// fill adds empty rows up to a row.
func (d *board) fill(to int) {
	for len(d.rows) < to {
		d.add("", "")
	}
	d.rows, d.styles = d.rows[:to], d.styles[:to]
}

// cut takes from a row what is past the width.
func cut(text string, width int) string {
	if r := []rune(text); len(r) > width {
		return string(r[:max(width-1, 0)]) + "…"
	}
	return text
}

// draw draws the whole screen.
func (s *stage) draw(width, height int, input string) []string {
	at := s.train.Show(s.now())
	d := &board{width: width - columnWidth, height: height}
	d.add(faint, s.heading(&at))
	if height >= roomy {
		d.add("", "")
	}
	bottom := height - keyRows - 1
	switch {
	case s.train.Run == player.Asking || s.asks != askNothing:
		s.drawAsked(d, input)
	case s.train.Run == player.Ready:
		s.drawReady(d, bottom)
	default:
		s.drawStep(d, &at, bottom)
	}
	d.fill(bottom)
	s.drawColumn(d, &at)
	d.width = width
	d.add(ocher, s.message)
	d.add(faint, s.keyLines(width-2*margin)...)
	d.fill(height)
	return s.styled(d)
}

// styled writes the rows with their styles, where color is wanted.
func (s *stage) styled(d *board) []string {
	out := make([]string, len(d.rows))
	for i, r := range d.rows {
		out[i] = strings.TrimRight(r, " ")
		if s.color() && d.styles[i] != "" && out[i] != "" {
			out[i] = "\x1b[" + d.styles[i] + "m" + out[i] + "\x1b[0m"
		}
	}
	return out
}

// heading says where in the session it is.
func (s *stage) heading(at *player.Shown) string {
	words := s.say()
	parts := []string{words.T("train.title")}
	if at.Step.Line >= 0 {
		parts = append(parts, words.T("phase."+at.Line.Phase.String()))
		if at.Rounds > 1 {
			parts = append(parts, words.T("train.round", locale.N("n", at.Step.Round), locale.N("of", at.Rounds)))
		}
	}
	return strings.Join(parts, "  ·  ")
}

// drawStep draws the present step: what, how long, how, and what comes next.
func (s *stage) drawStep(d *board, at *player.Shown, bottom int) {
	d.add(bold, s.titleOf(at))
	style := ""
	if s.train.Run == player.Paused {
		style = ocher
	}
	d.add(style, s.doing(at), "")
	hints := s.hintRows(at, d.width-margin)
	const around = 4 // a bar with a row above and below, and what comes next
	room := bottom - len(d.rows) - around
	number := s.number(at)
	wanted := len(hints)
	if at.Step.Kind.Active() {
		wanted = min(wanted, 2) // what is read from afar comes first
	}
	size := largest(number, d.width-2*margin, room-wanted)
	d.add(green, digits(number, size)...)
	d.add("", "", s.progress(at, min(d.width-2*margin, mostBar)), "")
	if most := max(room-size*glyphRows, 0); len(hints) > most {
		hints = hints[:most]
		if most > 0 {
			hints[most-1] += " …"
		}
	}
	d.add("", hints...)
	d.fill(min(len(d.rows), bottom-1))
	d.add(faint, s.nextUp(at))
}

// mostBar is the longest bar, in columns.
const mostBar = 100

// hintRows sets the hints in rows.
func (s *stage) hintRows(at *player.Shown, width int) []string {
	var out []string
	for _, h := range s.hints(at) {
		out = append(out, wrap(h, width)...)
	}
	return out
}

// titleOf is the exercise with its side.
func (s *stage) titleOf(at *player.Shown) string {
	if at.Step.Line < 0 {
		return s.say().T("cue.done")
	}
	out := s.call(at.Step.Exercise)
	if side := at.Step.Side.String(); side != "" {
		out += "  ·  " + s.say().T("cue.side", locale.S("side", s.say().T("side."+side)))
	}
	return out
}

// doing says what is done now, and in which set and rep.
func (s *stage) doing(at *player.Shown) string {
	words, step := s.say(), at.Step
	parts := []string{words.T("cue." + step.Cue)}
	if s.train.Run == player.Paused {
		parts = []string{words.T("train.paused-short"), parts[0]}
	}
	if step.Waits() {
		parts = append(parts, s.count(at))
	}
	if at.Sets > 1 {
		parts = append(parts, words.T("train.set", locale.N("n", step.Set), locale.N("of", at.Sets)))
	}
	if at.Reps > 1 && step.Kind.Active() {
		parts = append(parts, words.T("train.rep", locale.N("n", step.Rep), locale.N("of", at.Reps)))
	}
	return strings.Join(parts, "  ·  ")
}

// number is what the large digits show: the time that is left, or the reps that
// the person counts.
func (s *stage) number(at *player.Shown) string {
	switch seconds := (at.Left + 999) / 1000; {
	case at.Step.Waits():
		return "×" + fmt.Sprint(at.Step.Count)
	case seconds < 100:
		return fmt.Sprint(seconds)
	default:
		return clock(at.Left)
	}
}

// hints says how: getting ready, how to set up; else the exercise's own cue.
func (s *stage) hints(at *player.Shown) []string {
	var out []string
	if s.train.Away > 0 && s.train.Run == player.Paused {
		out = append(out, s.say().T("train.away", locale.N("n", int(s.train.Away/60_000))))
	}
	text, err := s.lib.Text(s.lang, at.Step.Exercise)
	switch {
	case err != nil:
	case at.Step.Kind == session.Prepare:
		out = append(out, text.SetUp...)
	case at.Step.Tip > 0 && at.Step.Tip <= len(text.Cues):
		out = append(out, text.Cues[at.Step.Tip-1])
	}
	return out
}

// nextUp says what comes next.
func (s *stage) nextUp(at *player.Shown) string {
	next, words := at.Next, s.say()
	name := words.T("train.the-end")
	switch {
	case next.Kind == session.Done:
	case next.Exercise == at.Step.Exercise && next.Line == at.Step.Line && next.Round == at.Step.Round:
		name = words.T("cue." + next.Cue)
		switch {
		case at.Step.Kind == session.Prepare:
			name = once(at.Line.Dose)
		case next.Waits():
			after := *at
			after.Step = next
			name = s.count(&after)
		case next.Length > 0:
			name += " " + words.T("short.seconds", locale.N("n", int(next.Length)))
		}
	default:
		name = s.call(next.Exercise)
	}
	return words.T("cue.next", locale.S("name", name))
}

// once writes a dose without how often it is due.
func once(d dose.Dose) string {
	d.Often = dose.Often{}
	return d.String()
}

// drawReady draws what the session holds.
func (s *stage) drawReady(d *board, bottom int) {
	t := &s.train.Timeline
	d.add(bold, s.say().T("cli.session", locale.N("minutes", int(t.Length.Minutes()+0.5)), locale.N("rounds", t.Rounds)))
	d.add("", "")
	for i, l := range t.Lines {
		if room := bottom - len(d.rows) - 3; room <= 0 && i < len(t.Lines)-1 {
			d.add(faint, s.say().T("train.more", locale.N("n", len(t.Lines)-i)))
			break
		}
		d.add("", fmt.Sprintf("%-30s %s", cut(s.call(l.Exercise), 30), once(l.Dose)))
	}
	d.add("", "")
	d.add(green, s.say().T("train.ready"))
}

// drawAsked draws what is asked, and what has been typed.
func (s *stage) drawAsked(d *board, input string) {
	words := s.say()
	at := s.train.Show(s.train.Seen)
	switch {
	case s.train.Run == player.Asking:
		d.add(bold, words.T("train.hurts", locale.S("name", s.call(s.train.Timeline.Lines[s.train.Hurt.Line].Exercise)), locale.N("n", s.train.Hurt.Pain)))
		d.add("", "")
		d.add("", wrap(s.hurt(), d.width-margin)...)
		d.add("", "")
		d.add("", s.offers()...)
		return
	case s.asks == askHelp:
		d.add(bold, words.T("train.help"), "")
		for _, key := range helpKeys {
			d.add("", words.T("train.help-"+key))
		}
		return
	case s.asks == askRate:
		if s.drawRating(d); s.quiet() > 0 {
			return
		}
	case s.asks == askPain:
		line, _ := s.train.Painful()
		d.add(bold, wrap(words.T("train.ask-pain", locale.S("name", s.call(line.Exercise))), d.width-margin)...)
		d.add("", s.painRows()...)
	case s.asks == askSwap:
		d.add(bold, words.T("train.ask-swap", locale.S("name", s.call(at.Step.Exercise))), "")
		d.add("", s.offers()...)
		d.add("", "")
		d.add(faint, words.T("train.swap-keys"))
	case s.asks == askRecord:
		d.add(bold, wrap(words.T("train.ask-record", locale.S("planned", s.planned())), d.width-margin)...)
		d.add("", "")
	}
	d.add(green, "> "+input+"▏"+s.painWord(input))
}

// painRows lists the words for pain.
func (s *stage) painRows() []string {
	var out []string
	for v := range unit.MaxRating + 1 {
		out = append(out, fmt.Sprintf("%2d  %s", v, s.say().T(fmt.Sprintf("pain.%d", v))))
	}
	return out
}

// painWord is the word of a pain that has been typed.
func (s *stage) painWord(input string) string {
	n, code := fault.Whole(input, 0, unit.MaxRating)
	if s.asks != askPain && s.asks != askRate || code != "" {
		return ""
	}
	return "  " + s.say().T(fmt.Sprintf("pain.%d", n))
}

// drawColumn draws the session's column at the right, and how long it takes
// yet.
func (s *stage) drawColumn(d *board, at *player.Shown) {
	t := &s.train.Timeline
	rest := int(t.Length - at.Passed)
	rows := column(int(at.Passed), int(t.Length))
	rows = append(rows, s.say().T("train.minutes-left", locale.N("n", max((rest+30)/60, 1))))
	for i, r := range rows {
		if row := 2 + i; row < len(d.rows) {
			text := []rune(d.rows[row])
			d.rows[row] = string(text) + strings.Repeat(" ", max(d.width-len(text), 0)) + "  " + r
		}
	}
}

// The keys that are named while a session is played, and while something is
// typed.
var (
	playKeys = []string{"pause", "done", "hurts", "swap", "back", "skip", "help", "leave", "record", "easy", "hard", "leave-out"}
	askKeys  = []string{"enter", "escape"}
)

// keyLines names the keys, as many as fit; help has them all.
func (s *stage) keyLines(width int) []string {
	keys := playKeys
	switch {
	case s.train.Run == player.Asking:
		keys = []string{"choose", "leave"}
	case s.asks == askHelp:
		keys = []string{"any"}
	case s.asks == askRate:
		keys = []string{"enter", "leave-out", "leave"}
	case s.asks != askNothing:
		keys = askKeys
	}
	out := []string{""}
	for _, key := range keys {
		text := s.say().T("train.key-" + key)
		last := &out[len(out)-1]
		switch {
		case *last == "":
			*last = text
		case len([]rune(*last))+3+len([]rune(text)) <= width:
			*last += "   " + text
		case len(out) < keyRows:
			out = append(out, text)
		}
	}
	return out
}
