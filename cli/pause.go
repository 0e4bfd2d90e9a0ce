package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) pause() *cobra.Command {
	var until, what string
	verb := &cobra.Command{
		Use: "pause", Short: "Pause the program: nothing is due until you come back", Args: noArgs,
		Long:    "Pauses the program from today on. While it is paused nothing is due, and no\nsession counts as missed. --until names the first day back; without it the pause\nlasts until tspine resume. How the doses come back depends on the days since your\nlast session. After an illness the safety questions come first.",
		Example: "  tspine pause --until 2026-12-01 --for travel\n  tspine pause --for illness",
	}
	verb.Flags().StringVar(&until, "until", "", "first day back, as 2026-12-01 (default: until tspine resume)")
	verb.Flags().StringVar(&what, "for", string(course.ForOther), "what for: travel, illness or other")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		var all fault.Faults
		var day unit.Day
		if until != "" {
			var err error
			if day, err = unit.ParseDay(until); err != nil {
				all.Add("--until", "not-a-day", clean(until), "a date, as 2026-12-01")
			}
		}
		switch course.Absence(what) {
		case course.ForTravel, course.ForIllness, course.ForOther:
		default:
			all.Add("--for", "unknown-word", clean(what), "travel, illness, other")
		}
		if err := all.Err(); err != nil {
			return err
		}
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		away, err := a.Pause(cmd.Context(), p, app.AnyState, day, course.Absence(what))
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.ChoicesOf([]course.Event{{ID: away.ID, Day: away.Since, Choice: &course.Choice{Act: course.Pause, Until: away.Until, For: away.For}}})[0])
		}
		c.printAway(away)
		return nil
	}
	return verb
}

// printAway says that the program is paused, and how it goes on.
func (c *command) printAway(p course.Away) {
	words := c.say()
	key := "cli.paused"
	if p.Until != 0 {
		key = "cli.paused-until"
	}
	c.line("", words.T(key, locale.S("since", p.Since.String()), locale.S("until", p.Until.String()), locale.S("what", words.T("absence."+string(p.For)))))
	c.line("", words.T("rule.pause-not-missed"))
	if p.For == course.ForIllness {
		c.line("", words.T("cli.paused-ill"))
	}
}

func (c *command) resume() *cobra.Command {
	var file string
	verb := &cobra.Command{
		Use: "resume", Short: "Come back from a pause", Args: noArgs,
		Long:    "Ends the pause with the five questions before a session, and says what is due now.\nHow the doses come back depends on the days since your last session.",
		Example: "  tspine resume\n  tspine resume --file check.yaml    (as: others: no)",
	}
	verb.Flags().StringVar(&file, "file", "", "read the answers from a YAML or JSON file; - is standard input")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if _, on, err := a.Paused(cmd.Context(), p); err != nil || !on {
			if err == nil {
				err = errors.New(c.say().T("cli.not-paused"))
			}
			return fmt.Errorf("resume: %w", err)
		}
		check, err := c.checkAnswers(file)
		if err != nil {
			return err
		}
		d, err := a.Resume(cmd.Context(), p, check)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, a.Catalog.Exercises))
		}
		c.line("", c.say().T("cli.resumed"))
		c.printDay(&d, false)
		return nil
	}
	return verb
}

// whilePaused says that nothing is due where that is why there is no session:
// then all is well.
func (c *command) whilePaused(err error) error {
	var stop *app.Stop
	if !errors.As(err, &stop) || stop.Halt != app.Paused {
		return err
	}
	c.printStop(stop)
	return nil
}
