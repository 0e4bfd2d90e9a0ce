package cli

import (
	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/locale"
)

// tokenJSON is a personal token, with its text where it was just made.
type tokenJSON struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Scope string `json:"scope"`
	Token string `json:"token,omitempty"`
}

func (c *command) token() *cobra.Command {
	verb := &cobra.Command{
		Use: "token", Short: "List the tokens by which programs ask, and make one", Args: noArgs,
		Long:    "Lists the personal tokens of an account of tspine serve. Programs show one to ask\nin its name: see docs/api.md. --as names the account where there are several.\nWhoever can run this can read the database anyway.",
		Example: "  tspine token\n  tspine token add \"My script\" --scope log\n  tspine token revoke 4f9c2e10",
		RunE: func(cmd *cobra.Command, _ []string) error {
			accounts, account, err := c.account(cmd)
			if err != nil {
				return err
			}
			all, err := accounts.Tokens(cmd.Context(), account)
			if err != nil {
				return err
			}
			if c.json {
				list := []tokenJSON{}
				for _, t := range all {
					list = append(list, tokenJSON{t.ID, t.Name, string(t.Scope), ""})
				}
				return encode(c, list)
			}
			if len(all) == 0 {
				c.line("", c.say().T("token.none"))
			}
			for _, t := range all {
				c.line("", c.say().T("token.one", locale.S("id", shortID(t.ID)), locale.S("name", clean(t.Name)), locale.S("scope", string(t.Scope))))
			}
			return nil
		},
	}
	verb.AddCommand(c.addToken(), c.revokeToken())
	return verb
}

// account gives the account that is meant.
func (c *command) account(cmd *cobra.Command) (*app.Accounts, app.Account, error) {
	if _, err := c.app(cmd.Context()); err != nil {
		return nil, app.Account{}, err
	}
	accounts := app.NewAccounts(c.opened, c.Now)
	account, err := accounts.Named(cmd.Context(), c.name())
	return accounts, account, err
}

// addToken makes a token, and prints it.
func (c *command) addToken() *cobra.Command {
	var scope string
	verb := &cobra.Command{
		Use: "add NAME", Short: "Make a token, and print it: it is shown once", Args: exactly(1),
		Example: "  tspine token add \"My script\"\n  tspine token add Watch --scope log",
		RunE: func(cmd *cobra.Command, args []string) error {
			accounts, account, err := c.account(cmd)
			if err != nil {
				return err
			}
			t, text, err := accounts.MakeToken(cmd.Context(), account, args[0], app.Scope(scope))
			if err != nil {
				return err
			}
			if c.json {
				return encode(c, tokenJSON{t.ID, t.Name, string(t.Scope), text})
			}
			c.line("", c.say().T("token.made", locale.S("name", clean(t.Name))))
			c.printf("\n  %s\n\n", text)
			return nil
		},
	}
	verb.Flags().StringVar(&scope, "scope", string(app.ScopeRead), "what it may do: read, log (and read), or all")
	return verb
}

// revokeToken has a token open nothing any more.
func (c *command) revokeToken() *cobra.Command {
	return &cobra.Command{
		Use: "revoke ID", Short: "Have a token open nothing any more", Args: exactly(1), Example: "  tspine token revoke 4f9c2e10",
		RunE: func(cmd *cobra.Command, args []string) error {
			accounts, account, err := c.account(cmd)
			if err != nil {
				return err
			}
			all, err := accounts.Tokens(cmd.Context(), account)
			if err != nil {
				return err
			}
			id := args[0]
			for _, t := range all {
				if shortID(t.ID) == id {
					id = t.ID
				}
			}
			if err := accounts.RevokeToken(cmd.Context(), account, id); err != nil {
				return err
			}
			if !c.json {
				c.line("", c.say().T("token.revoked"))
			}
			return nil
		},
	}
}
