package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/locale"
	"tspine/store"
)

// erase is the verb delete.
func (c *command) erase() *cobra.Command {
	name, yes := "", ""
	verb := &cobra.Command{
		Use: "delete", Short: "Delete a person for good", Args: noArgs,
		Long:    "Deletes a person with everything that is kept of them, for good: nothing of them\nis left in the file. It asks for the name to be typed, or takes it from --yes.\nOthers in the household are not touched. Backups and exports that were made\nbefore still hold the person.",
		Example: "  tspine delete --person Desk\n  tspine delete --person Desk --yes Desk",
	}
	verb.Flags().StringVar(&name, "person", "", "name of the person")
	verb.Flags().StringVar(&yes, "yes", "", "the name once more, in place of typing it")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		if name == "" {
			return usageError{errors.New(c.say().T("cli.delete.who"))}
		}
		a, err := c.app(cmd.Context())
		if err != nil {
			return err
		}
		p, err := a.Who(cmd.Context(), name)
		if err != nil {
			return err
		}
		if yes == "" {
			if yes, err = c.askName(p.Name); err != nil {
				return err
			}
		}
		if yes != p.Name {
			return errors.New(c.say().T("cli.delete.not", locale.S("name", clean(p.Name))))
		}
		return c.eraseNow(cmd.Context(), a, p)
	}
	return verb
}

func (c *command) eraseNow(ctx context.Context, a *app.App, p app.Person) error {
	err := a.Erase(ctx, c.opened, p)
	if errors.Is(err, store.ErrInUse) || errors.Is(err, store.ErrBusy) {
		return c.done("cli.deleted.in-use", locale.S("name", clean(p.Name)))
	}
	if err != nil {
		return err
	}
	return c.done("cli.deleted", locale.S("name", clean(p.Name)))
}

// askName asks for a name, and gives what was typed.
func (c *command) askName(name string) (string, error) {
	c.line("", c.say().T("cli.delete.ask", locale.S("name", clean(name))))
	in := bufio.NewScanner(c.In)
	in.Scan()
	if err := in.Err(); err != nil {
		return "", fmt.Errorf("delete: %w", err)
	}
	return strings.TrimSpace(in.Text()), nil
}
