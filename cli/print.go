package cli

import (
	"fmt"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
	"tspine/phrase"
)

// printf writes to standard output. No text that came from outside repaints
// the terminal: only the format may hold escapes.
func (c *command) printf(format string, args ...any) { fmt.Fprintf(c.Out, format, cleaned(args)...) }

// line writes one line of text, wrapped, with an indent.
func (c *command) line(indent, text string) {
	for _, l := range wrap(text, lineWidth-len(indent)) {
		c.printf("%s%s\n", indent, l)
	}
}

// point writes one point of a list: its mark, then the text, wrapped.
func (c *command) point(mark, text string) {
	lines := wrap(text, lineWidth-len(mark))
	c.printf("%s%s\n", mark, lines[0])
	for _, l := range lines[1:] {
		c.printf("%s%s\n", strings.Repeat(" ", len(mark)), l)
	}
}

// lineWidth is how wide text is set.
const lineWidth = 80

// wrap breaks text at spaces so that no line is longer than width, as far as
// its words allow.
func wrap(text string, width int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case len([]rune(line))+1+len([]rune(word)) > width:
			out = append(out, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(out, line)
}

// encode writes a value as JSON.
func encode[T any](c *command, value T) error {
	return encodeTo(c.Out, value)
}

// fault says in words what is wrong, where, and what would be right.
func (c *command) fault(f fault.Fault) string {
	f.Got, f.Want = shortened(clean(f.Got)), clean(f.Want)
	text := c.phrase().Fault(f)
	if f.Path == "" {
		return text
	}
	return shortened(clean(f.Path)) + ": " + text
}

// phrase says what the rules decided, in the chosen language. Where the catalog
// can't be read there are no names.
func (c *command) phrase() phrase.Phraser {
	lib, err := c.content()
	if err != nil {
		lib = &catalog.Catalog{}
	}
	return phrase.Phraser{Words: c.say(), Catalog: lib}
}

// located says the same of a file, with line and column.
func (c *command) located(f catalog.Located) string {
	text := c.fault(f.Fault)
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s", clean(f.File), text)
	}
	if f.Text == "" {
		return fmt.Sprintf("%s:%d:%d: %s", clean(f.File), f.Line, f.Column, text)
	}
	excerpt, column := window(f.Text, f.Column)
	return fmt.Sprintf("%s:%d:%d: %s\n    %s\n    %s^", clean(f.File), f.Line, f.Column, text, excerpt, strings.Repeat(" ", max(column-1, 0)))
}

// reason says in words why.
func (c *command) reason(r evidence.Reason) string { return c.phrase().Reason(r) }

// printStop says what has to happen before there is a session. It never names
// an exercise.
func (c *command) printStop(s *app.Stop) {
	words := c.say()
	if c.json {
		if err := encode(c, exchange.StopOf(string(s.Halt), s.Key, s.Result).Pausing(s.Away)); err != nil {
			fmt.Fprintln(c.Err, "tspine:", err)
		}
		return
	}
	number := locale.S("number", s.Help.Emergency)
	switch s.Halt {
	case app.Emergency:
		c.title(words.T("action.EMERGENCY.title", number))
		c.line("", words.T("action.EMERGENCY.text", number))
	case app.Clinician:
		c.title(words.T("action.CLINICIAN_FIRST.title"))
		c.line("", words.T("urgency."+s.Result.Urgency.String()+".text"))
		c.line("", words.T("action.CLINICIAN_FIRST.text"))
	case app.Paused:
		c.printAway(s.Away)
		return
	default:
		c.again(s)
		return
	}
	c.why(s.Result)
	c.crisis(s.Result, s.Help)
	c.printf("\n%s\n", words.T("help.when.title"))
	c.line("  ", words.T("help.when.emergency", number))
}

// title writes a heading.
func (c *command) title(text string) {
	if c.color() {
		c.printf("\x1b[1m%s\x1b[0m\n", text)
		return
	}
	c.printf("%s\n", text)
}

// color says whether color is wanted: on a terminal, unless NO_COLOR is set.
func (c *command) color() bool {
	return c.Terminal && !c.noColor && c.Getenv("NO_COLOR") == "" && c.Getenv("TERM") != "dumb"
}

// again says what has to be answered.
func (c *command) again(s *app.Stop) {
	words := c.say()
	if s.Key == "nobody-yet" {
		c.line("", words.T("cli.nobody-yet"))
		return
	}
	c.line("", words.T("wait."+s.Key))
	if s.Why != "" {
		c.line("  ", c.reason(evidence.Because(s.Why)))
	}
	for _, a := range s.Result.Ask {
		c.line("  ", words.T("cli.ask-again", locale.S("text", clean(a.Text))))
		for _, id := range a.Questions {
			c.point("    - ", words.T("question."+id))
		}
	}
	if n := len(s.Result.Missing); n > 0 {
		c.line("  ", words.T("action.missing.text", locale.N("n", n)))
		c.line("  ", strings.Join(s.Result.Missing, ", "))
	}
	c.line("", words.T("cli.answer-with-start"))
}

// why lists the reasons of an outcome.
func (c *command) why(r screening.Result) {
	for _, list := range [][]screening.Flag{r.Flags, r.Unsure} {
		for _, f := range list {
			c.point("  - ", c.phrase().Flag(f))
		}
	}
}

// crisis shows the crisis line where the person's words ask for it.
func (c *command) crisis(r screening.Result, help catalog.Help) {
	for _, n := range r.Notes {
		if n == "crisis-line" {
			c.line("", c.say().T("help.crisis", locale.S("name", c.phrase().Line(help)), locale.S("number", help.Crisis.Number)))
		}
	}
}

// dose writes a dose for people.
func (c *command) dose(d dose.Dose, pounds bool) string { return c.phrase().Dose(d, pounds) }

// day writes a day in digits.
func (c *command) day(d unit.Day) string { return phrase.Phraser{Words: c.say()}.Day(d) }

// call gives the name by which people know an exercise.
func (c *command) call(id string) string { return c.phrase().Name(id) }

// unconfirmed says that no clinician has confirmed the rules, while that is so.
func (c *command) unconfirmed() {
	if lib, err := c.content(); err == nil && !lib.SignOff.ConfirmedNow() {
		c.line("", c.say().T("app.not-confirmed"))
	}
}
