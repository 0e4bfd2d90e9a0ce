package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/locale"
)

func (c *command) past() *cobra.Command {
	undo := ""
	verb := &cobra.Command{
		Use: "past", Short: "Show what came from other apps, and take it back", Args: noArgs,
		Long:    "Lists what tspine import --from brought: each import with its id, and each\nexercise with its sets and days. No rule reads it: it never raises a dose. With\n--undo and the id of an import, or the end of it, that import is taken back, as one.",
		Example: "  tspine past\n  tspine past --undo 4f9c2e10",
	}
	verb.Flags().StringVar(&undo, "undo", "", "id of an import to take back, or the end of it")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if cmd.Flags().Changed("undo") {
			n, err := a.TakeBackPast(cmd.Context(), c.opened, p, undo)
			if errors.Is(err, app.ErrNoImport) {
				return errors.New(c.say().T("cli.past.no-import", locale.S("id", clean(undo))))
			}
			if err != nil {
				return err
			}
			return c.done("cli.past.undone", locale.N("n", n))
		}
		imports, names, err := a.Pasts(cmd.Context(), c.opened, p)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, pastOf(imports, names))
		}
		c.printPasts(imports, names)
		return nil
	}
	return verb
}

func (c *command) printPasts(imports []app.PastImport, names []app.PastName) {
	words := c.say()
	if len(imports) == 0 {
		c.line("", words.T("past.nothing"))
		return
	}
	for _, one := range imports {
		c.point(shortID(one.ID)+"  ", words.T("past.import", locale.S("app", words.T("past.source."+one.Source)), locale.N("n", one.Sets),
			locale.S("first", c.day(one.First)), locale.S("last", c.day(one.Last))))
	}
	for i := range names {
		c.pastName(&names[i])
	}
	c.line("", words.T("past.no-rule"))
}

type pastJSON struct {
	Imports []pastImportJSON `json:"imports"`
	Names   []pastNameJSON   `json:"names"`
}

type pastImportJSON struct {
	ID       string `json:"id"`
	Source   string `json:"source"`
	At       int64  `json:"at"`
	Sessions int    `json:"sessions"`
	Sets     int    `json:"sets"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

func pastOf(imports []app.PastImport, names []app.PastName) pastJSON {
	out := pastJSON{Imports: []pastImportJSON{}, Names: pastNamesOf(names)}
	for _, one := range imports {
		out.Imports = append(out.Imports, pastImportJSON{one.ID, one.Source, one.At.UnixMicro(), one.Sessions, one.Sets, one.First.String(), one.Last.String()})
	}
	return out
}
