package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) settings() *cobra.Command {
	return &cobra.Command{
		Use: "settings [NAME [VALUE]]", Short: "How things look, read and sound for you", Args: atMost(2),
		Long:    "Lists what you can choose for yourself, shows one, or sets it: language, units,\ntheme, size of text, how the figures look, what is heard in a session. The value\nauto leaves it as it comes. What you choose holds in the browser, too.",
		Example: "  tspine settings\n  tspine settings units lb\n  tspine settings skin 3\n  tspine settings theme auto",
		RunE: func(cmd *cobra.Command, args []string) error {
			a, p, err := c.person(cmd.Context())
			if err != nil {
				return err
			}
			if len(args) == 2 {
				if err := a.Prefer(cmd.Context(), p, map[string]string{args[0]: args[1]}); err != nil {
					return err
				}
				if args[0] == "language" {
					if err := c.suit(cmd.Context(), a, p); err != nil {
						return err
					}
				}
			}
			return c.listSettings(cmd.Context(), a, p, args)
		},
	}
}

// settingJSON is one thing that a person can choose.
type settingJSON struct {
	Name   string   `json:"name"`
	Value  string   `json:"value"`
	Values []string `json:"values"`
}

// listSettings shows every setting, or the one that is named.
func (c *command) listSettings(ctx context.Context, a *app.App, p app.Person, args []string) error {
	all, err := settingsOf(ctx, a, p)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		for _, one := range all {
			if one.Name != args[0] {
				continue
			}
			if c.json {
				return encode(c, one)
			}
			c.printSettings(one)
			return nil
		}
		return a.Prefer(ctx, p, map[string]string{args[0]: exchange.AsItComes}) // says what there is
	}
	if c.json {
		return encode(c, all)
	}
	c.printSettings(all...)
	c.line("", c.say().T("settings.how"))
	return nil
}

func (c *command) printSettings(all ...settingJSON) {
	for _, one := range all {
		words := c.say().T("settings."+one.Name, locale.S("values", strings.Join(one.Values, ", ")))
		c.point(fmt.Sprintf("%-10s %-8s ", one.Name, one.Value), words)
	}
}

// settingsOf gives what a person chose, and what there is to choose.
func settingsOf(ctx context.Context, a *app.App, p app.Person) ([]settingJSON, error) {
	wants, err := a.Preferences(ctx, p)
	if err != nil {
		return nil, err
	}
	var out []settingJSON
	for _, name := range app.SettingNames() {
		one := settingJSON{name, wants.Value(name), append(exchange.PreferenceValues(name), exchange.AsItComes)}
		if name == app.Units {
			one.Values = []string{app.InKilograms, app.InPounds}
			if one.Value, _, err = a.UnitsOf(ctx, p); err != nil {
				return nil, err
			}
		}
		if one.Value == "" {
			one.Value = exchange.AsItComes
		}
		out = append(out, one)
	}
	return out, nil
}

// suit takes over what a person chose: how figures look, and the language,
// unless another one was asked for.
func (c *command) suit(ctx context.Context, a *app.App, p app.Person) error {
	wants, err := a.Preferences(ctx, p)
	if err != nil {
		return err
	}
	c.looks = wants.Person()
	if !c.asked && wants.Language != "" && wants.Language != c.lang {
		c.lang, c.words = wants.Language, nil
	}
	return nil
}
