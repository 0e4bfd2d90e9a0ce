package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/locale"
)

// acts says what each verb of choosing does.
var acts = map[string]struct {
	use, short, example string
	act                 course.Act
}{
	"swap": {"swap ID INSTEAD", "Put one exercise in place of another", "  tspine swap open-book seated-rotation --today", course.Swap},
	"skip": {"skip ID", "Leave an exercise out today", "  tspine skip cat-cow", course.Skip},
	"pin":  {"pin ID", "Keep an exercise in every session that it fits", "  tspine pin open-book", course.Pin},
	"ban":  {"ban ID", "Leave an exercise out for good", "  tspine ban prone-w", course.Ban},
	"less": {"less LINE", "Do less of an exercise than was decided", "  tspine less \"wall-extension-hold 5x10s\"", course.Less},
	"hold": {"hold ID", "Keep an exercise at the dose it has now", "  tspine hold cat-cow", course.Hold},
	"drop": {"drop ID", "Take an exercise out of the program", "  tspine drop plank-row", course.Drop},
}

// choose is the verb of one choice. Nothing chosen here raises a dose.
func (c *command) choose(name string, second bool) *cobra.Command {
	what := acts[name]
	var today bool
	n := 1
	if second {
		n = 2
	}
	verb := &cobra.Command{Use: what.use, Short: what.short, Example: what.example, Args: exactly(n)}
	if name != "skip" {
		verb.Flags().BoolVar(&today, "today", false, "for today only")
	}
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		choice := course.Choice{Act: what.act, Exercise: args[0], Today: today || name == "skip"}
		if second {
			choice.With = args[1]
		}
		if what.act == course.Less {
			id, d, faults := dose.ParseLine(args[0])
			if err := faults.Err(); err != nil {
				return err
			}
			choice.Exercise, choice.Dose = id, d.Lower()
		}
		for i, id := range []string{choice.Exercise, choice.With} {
			if (i == 0 || second) && a.Catalog.Exercises.Get(id) == nil {
				return c.noExercise(id)
			}
		}
		id, err := a.Choose(cmd.Context(), p, choice)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, map[string]string{"id": id, "act": string(choice.Act), "exercise": choice.Exercise})
		}
		c.line("", c.say().T("cli.chosen", locale.S("what", c.choiceWords(&choice)), locale.S("id", shortID(id))))
		return nil
	}
	return verb
}

func (c *command) undo() *cobra.Command {
	return &cobra.Command{
		Use: "undo ID", Short: "Take back a choice", Args: exactly(1), Example: "  tspine choices\n  tspine undo 4f9c2e10",
		RunE: func(cmd *cobra.Command, args []string) error {
			a, p, err := c.person(cmd.Context())
			if err != nil {
				return err
			}
			e, err := a.Find(cmd.Context(), p, args[0])
			if errors.Is(err, app.ErrNoEntry) || err == nil && e.Choice == nil {
				return fmt.Errorf("undo %s: %w", clean(args[0]), errors.New(c.say().T("cli.no-such-choice")))
			}
			if err != nil {
				return err
			}
			_, err = a.Choose(cmd.Context(), p, course.Choice{Act: course.Undo, Of: e.ID})
			if err == nil && !c.json {
				c.printf("%s\n", c.say().T("cli.undone"))
			}
			return err
		},
	}
}
