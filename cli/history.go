package cli

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
)

// historyWeeks is how far back the history goes unless asked for more.
const historyWeeks = 4

func (c *command) history() *cobra.Command {
	var weeks int
	var all bool
	verb := &cobra.Command{
		Use: "history [ID]", Short: "List what was written down, or show one session", Args: atMost(1),
		Long:    "Lists the sessions of the last weeks, the latest first, a line each; with --all also\nmornings and measures. With an id it shows that session. An id is the one in the\nlist, the whole of it, or its beginning.",
		Example: "  tspine history\n  tspine history --weeks 12 --all\n  tspine history 4f9c2e10",
	}
	verb.Flags().IntVar(&weeks, "weeks", historyWeeks, "how many weeks back; 0 for all")
	verb.Flags().BoolVar(&all, "all", false, "list mornings and measures too")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		if weeks < 0 {
			return usageError{fmt.Errorf("--weeks %d: want 0 or more", weeks)}
		}
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if len(args) > 0 {
			return c.showOne(cmd, a, p, args[0])
		}
		from := a.Day(p) - unit.Day(weeks*unit.DaysPerWeek) + 1
		if weeks == 0 {
			from = math.MinInt32
		}
		events, err := a.History(cmd.Context(), p, from)
		if err != nil {
			return err
		}
		if !all {
			events = sessionsOf(events)
		}
		if c.json {
			return encode(c, exchange.HistoryOf(events))
		}
		if len(events) == 0 {
			c.line("", c.say().T("cli.history-empty"))
		}
		for _, e := range events {
			c.historyLine(&e)
		}
		return nil
	}
	return verb
}

func sessionsOf(events []course.Event) []course.Event {
	var out []course.Event
	for _, e := range events {
		if e.Entry != nil {
			out = append(out, e)
		}
	}
	return out
}

// shortID is how an id is shown: its end, which differs from session to session
// as its beginning, the time, does not.
func shortID(id string) string { return id[max(len(id)-shortLength, 0):] }

const shortLength = 8

// historyLine writes one thing that was written down.
func (c *command) historyLine(e *course.Event) {
	words := c.say()
	what, parts := "", []string(nil)
	switch {
	case e.Entry != nil:
		what, parts = c.entryWords(e)
	case e.Morning != nil:
		what = words.T("history.morning")
		for _, r := range []struct {
			key string
			is  unit.Rating
		}{{"pain", e.Morning.Pain}, {"worst", e.Morning.Worst}, {"stiffness", e.Morning.Stiffness}} {
			parts = append(parts, c.rating(r.key, r.is)...)
		}
	case e.Measure != nil:
		what, parts = words.T("history.measure"), c.measureWords(e.Measure)
	}
	c.point(fmt.Sprintf("%s  %s  ", c.day(e.Day), shortID(e.ID)), strings.Join(append([]string{what}, parts...), ", "))
}

func (c *command) entryWords(e *course.Event) (string, []string) {
	words := c.say()
	one := e.Entry
	what := words.T("history.session")
	switch {
	case one.Control:
		what = words.T("history.control")
	case one.Short:
		what = words.T("history.short")
	}
	var parts []string
	if len(one.Lines) > 0 {
		parts = append(parts, words.T("history.lines", locale.N("n", len(one.Lines))))
	}
	if !one.Finished {
		parts = append(parts, words.T("history.unfinished"))
	}
	parts = append(parts, c.rating("pain", one.Worst())...)
	parts = append(parts, c.rating("effort", one.Effort)...)
	if one.Note != "" {
		parts = append(parts, words.T("history.note"))
	}
	return what, parts
}

func (c *command) rating(key string, r unit.Rating) []string {
	if !r.Given() {
		return nil
	}
	return []string{c.say().T("history."+key, locale.S("n", fmt.Sprint(r.Value())))}
}

func (c *command) measureWords(m *assessment.Measures) []string {
	var out []string
	for _, t := range assessment.Tests() {
		for _, s := range assessment.Series(t.ID, []assessment.Measures{*m}, nil) {
			text := c.say().Number(s.High())
			if t.Sides && s.Complete() {
				text = c.say().Number(s.Left) + " / " + c.say().Number(s.Right)
			}
			out = append(out, strings.TrimSpace(c.say().T("test."+t.ID)+" "+text+" "+c.unitName(t.Unit)))
		}
	}
	return out
}

// showOne shows one thing that was written down: a session in full, as it can
// be edited.
func (c *command) showOne(cmd *cobra.Command, a *app.App, p app.Person, id string) error {
	e, err := c.find(cmd, a, p, id)
	if err != nil {
		return err
	}
	if c.json {
		return encode(c, exchange.HistoryOf([]course.Event{e}))
	}
	c.historyLine(&e)
	if e.Measure != nil {
		c.takes(e.Measure)
	}
	if e.Entry == nil {
		return nil
	}
	for _, l := range e.Entry.Lines {
		did := l.Did.String()
		if l.Did.IsZero() {
			did = "–"
		}
		text := did + " (" + c.say().T("how."+string(l.How)) + ")"
		if !l.Planned.IsZero() && l.Planned != l.Did {
			text += " " + c.say().T("history.planned", locale.S("dose", l.Planned.String()))
		}
		c.point(fmt.Sprintf("  %-32s ", c.call(l.Exercise)), strings.Join(append([]string{text}, c.rating("pain", l.Pain)...), ", "))
	}
	if e.Entry.Note != "" {
		c.line("  ", c.say().T("history.note-text", locale.S("text", clean(e.Entry.Note))))
	}
	c.line("", c.say().T("cli.history-how", locale.S("id", shortID(e.ID))))
	return nil
}

// find gives what an id, or a part of it, stands for.
func (c *command) find(cmd *cobra.Command, a *app.App, p app.Person, id string) (course.Event, error) {
	e, err := a.Find(cmd.Context(), p, id)
	switch {
	case errors.Is(err, app.ErrNoEntry) || err == nil && e.Entry == nil && e.Morning == nil && e.Measure == nil && e.Choice == nil:
		return e, errors.New(c.say().T("cli.no-such-entry", locale.S("id", clean(id))))
	case errors.Is(err, app.ErrSeveral):
		return e, errors.New(c.say().T("cli.several-entries", locale.S("id", clean(id))))
	}
	return e, err
}
