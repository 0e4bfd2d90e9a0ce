package cli

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/unit"
	"tspine/locale"
)

func (c *command) past() *cobra.Command {
	undo := ""
	verb := &cobra.Command{
		Use: "past", Short: "Show what was imported, and take it back", Args: noArgs,
		Long:    "Lists what tspine import brought: each import with its id, and of other apps each\nexercise with its sets and days. No rule reads those: they never raise a dose. With\n--undo and the id of an import, or the end of it, that import is taken back, as one.\nWhat an export brought goes but for what was changed since, and what was computed\nfrom it is computed again.",
		Example: "  tspine past\n  tspine past --undo 4f9c2e10",
	}
	verb.Flags().StringVar(&undo, "undo", "", "id of an import to take back, or the end of it")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if cmd.Flags().Changed("undo") {
			got, err := a.TakeBack(cmd.Context(), c.opened, p, undo)
			if errors.Is(err, app.ErrNoImport) {
				return errors.New(c.say().T("cli.past.no-import", locale.S("id", clean(undo))))
			}
			if err != nil {
				return err
			}
			if got.Past {
				return c.done("cli.past.undone", locale.N("n", got.Gone))
			}
			return c.done("cli.past.taken-back", locale.N("n", got.Gone), locale.S("kept", pick(got.Kept > 0, strconv.Itoa(got.Kept), "")))
		}
		back, err := a.Imports(cmd.Context(), c.opened, p)
		if err != nil {
			return err
		}
		imports, names, err := a.Pasts(cmd.Context(), c.opened, p)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, pastOf(back, imports, names))
		}
		c.printBack(back)
		c.printPasts(imports, names, len(back) > 0)
		return nil
	}
	return verb
}

// printBack lists imports of exports.
func (c *command) printBack(list []app.Brought) {
	for _, one := range list {
		c.point(shortID(one.ID)+"  ", c.say().T("past.export", locale.N("n", one.Things), locale.S("day", c.day(unit.DayOf(one.At)))))
	}
}

// printPasts lists what came from other apps. Nothing is said of there being none
// where something else was listed.
func (c *command) printPasts(imports []app.PastImport, names []app.PastName, listed bool) {
	words := c.say()
	if len(imports) == 0 {
		if !listed {
			c.line("", words.T("past.nothing"))
		}
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
	Exports []backJSON       `json:"exports"` // that were brought back
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

type backJSON struct {
	ID     string `json:"id"`
	At     int64  `json:"at"`
	Things int    `json:"things"`
}

func pastOf(back []app.Brought, imports []app.PastImport, names []app.PastName) pastJSON {
	out := pastJSON{Exports: []backJSON{}, Imports: []pastImportJSON{}, Names: pastNamesOf(names)}
	for _, one := range back {
		out.Exports = append(out.Exports, backJSON{one.ID, one.At.UnixMicro(), one.Things})
	}
	for _, one := range imports {
		out.Imports = append(out.Imports, pastImportJSON{one.ID, one.Source, one.At.UnixMicro(), one.Sessions, one.Sets, one.First.String(), one.Last.String()})
	}
	return out
}
