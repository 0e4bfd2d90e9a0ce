package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/locale"
)

func (c *command) passwd() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "passwd", Short: "Set a new password where one is forgotten", Args: noArgs,
		Long:    "Gives an account of tspine serve another password, and signs all its devices out.\nWithout --file it makes a password and prints it. --as names the account where\nthere are several. Whoever can run this can read the database anyway.",
		Example: "  tspine passwd\n  tspine passwd --as Ana --file new-password.txt",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := c.app(cmd.Context()); err != nil {
				return err
			}
			accounts := app.NewAccounts(c.opened, c.Now)
			account, err := accounts.Named(cmd.Context(), c.name())
			if err != nil {
				return err
			}
			password := made(app.Token())
			if file != "" {
				text, err := c.read(file)
				if err != nil {
					return fmt.Errorf("read the password: %w", err)
				}
				password, _, _ = strings.Cut(string(text), "\n")
				password = strings.TrimSuffix(password, "\r")
			}
			if err := accounts.Reset(cmd.Context(), account, password); err != nil {
				return err
			}
			if file != "" {
				c.line("", c.say().T("passwd.read", locale.S("name", account.Name)))
				return nil
			}
			c.line("", c.say().T("passwd.done", locale.S("name", account.Name)))
			c.printf("\n  %s\n\n", password)
			c.line("", c.say().T("passwd.change"))
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "file", "", "file whose first line is the new password (- for standard input)")
	return cmd
}

// made is a password of four groups of letters and digits, made of a token.
func made(token string) string {
	return strings.ToLower(token[:4] + "-" + token[4:8] + "-" + token[8:12] + "-" + token[12:16])
}
