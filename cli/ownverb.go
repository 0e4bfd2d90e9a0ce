package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/catalog"
	"tspine/locale"
)

// addExercises keeps files of own exercises.
func (c *command) addExercises() *cobra.Command {
	return &cobra.Command{
		Use: "add FILE…", Short: "Keep exercises that you wrote", Args: atLeast(1),
		Long:    "Keeps the exercises of files that you or your coach wrote, in place of what these\nfiles said before. A file holds one exercise, or several under exercises. What is\nwrong is said with line and column, and then nothing of that file is kept.\nUnder pose an exercise says how it is drawn, or names the pose file beside it.",
		Example: "  tspine exercises add towel-rotation.yaml",
		RunE: func(cmd *cobra.Command, args []string) error {
			a, p, err := c.person(cmd.Context())
			if err != nil {
				return err
			}
			var all []string
			var faults catalog.Faults
			for _, name := range args {
				woven, found, err := c.readWoven(name)
				if err != nil {
					return fmt.Errorf("exercises: %w", err)
				}
				if len(found) > 0 {
					faults = append(faults, found...)
					continue
				}
				kept, err := a.KeepExercises(cmd.Context(), p, name, woven.Text)
				switch {
				case errors.As(err, &found):
					faults = append(faults, woven.Unweave(found)...)
				case err != nil:
					return err
				default:
					all = append(all, kept.IDs...)
				}
			}
			if _, err := c.having(cmd.Context(), p); err != nil {
				return err
			}
			if c.json && len(faults) == 0 {
				return encode(c, changedJSON{Kept: all})
			}
			if !c.json && len(all) > 0 {
				c.keptExercises(all)
			}
			return faults.Err()
		},
	}
}

// readWoven reads a file of own exercises with the poses that it names beside it.
func (c *command) readWoven(name string) (catalog.Woven, catalog.Faults, error) {
	text, err := c.read(name)
	if err != nil {
		return catalog.Woven{}, nil, err
	}
	w, faults := catalog.Weave(name, text, func(beside string) ([]byte, error) { return c.read(filepath.Join(filepath.Dir(name), beside)) })
	return w, faults, nil
}

// removeExercise removes an own exercise.
func (c *command) removeExercise() *cobra.Command {
	return &cobra.Command{
		Use: "remove ID", Short: "Remove an exercise that you wrote", Args: exactly(1),
		Long:    "Removes an exercise of your own, with all that stand in the same file. What you did\nof it stays in your log. It is refused where your program, a session that you are\nin, or another exercise of your own names it.",
		Example: "  tspine exercises remove towel-rotation",
		RunE: func(cmd *cobra.Command, args []string) error {
			a, p, err := c.person(cmd.Context())
			if err != nil {
				return err
			}
			gone, err := a.RemoveExercise(cmd.Context(), p, args[0], app.AnyState)
			if err != nil {
				return err
			}
			if c.json {
				return encode(c, changedJSON{Removed: gone})
			}
			c.line("", c.say().T("cli.own-removed", locale.S("names", c.namesOf(gone, args[0]))))
			return nil
		},
	}
}

// ownText prints an own exercise as it was written.
func (c *command) ownText() *cobra.Command {
	return &cobra.Command{
		Use: "text ID", Short: "Print an exercise that you wrote, as you wrote it", Args: exactly(1),
		Long:    "Prints the file that an exercise of your own came with, so that you can change it\nand keep it again.",
		Example: "  tspine exercises text towel-rotation > towel.yaml\n  tspine exercises add towel.yaml",
		RunE: func(cmd *cobra.Command, args []string) error {
			a, p, err := c.person(cmd.Context())
			if err != nil {
				return err
			}
			list, err := a.OwnExercises(cmd.Context(), p)
			if err != nil {
				return err
			}
			name := firstOf(a.Catalog.KeptAs(args[0]), args[0])
			i := slices.IndexFunc(list, func(o app.Own) bool { return o.Name == name })
			if i < 0 {
				return c.noExercise(args[0])
			}
			if c.json {
				return encode(c, ownJSON{list[i].Name, list[i].Text})
			}
			text := list[i].Text
			if c.Terminal {
				text = clean(text)
			}
			_, err = io.WriteString(c.Out, text) // to the byte, for whoever keeps it again
			return err
		},
	}
}

type changedJSON struct {
	Kept    []string `json:"kept,omitempty"`
	Removed []string `json:"removed,omitempty"`
}

type ownJSON struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// keptExercises says which exercises were kept.
func (c *command) keptExercises(ids []string) {
	c.line("", c.say().T("cli.own-kept", locale.S("names", c.namesOf(ids, ""))))
}

// namesOf lists exercises by name and id.
func (c *command) namesOf(ids []string, instead string) string {
	var out []string
	for _, id := range ids {
		out = append(out, c.call(id)+" ("+id+")")
	}
	if len(out) == 0 {
		return clean(instead)
	}
	return strings.Join(out, ", ")
}
