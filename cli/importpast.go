package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/exchange"
	"tspine/locale"
)

// pastFlags are what is said about a file of another app.
type pastFlags struct {
	from, unit      string
	names, out, own []string
	skip, yes, dry  bool
}

// auto stands for whichever app it is.
const auto = "auto"

func (f *pastFlags) of(verb *cobra.Command) {
	flags := verb.Flags()
	flags.StringVar(&f.from, "from", "", "the file is a log of another app: strong, hevy, fitnotes, or auto for whichever it is")
	flags.StringVar(&f.unit, "unit", "", "kg or lb, where a log of another app does not say (default: yours)")
	flags.StringArrayVar(&f.names, "name", nil, "what a name in it stands for, as \"Their Name=exercise-id\"; may be given again")
	flags.StringArrayVar(&f.out, "leave-out", nil, "a name in it that is left out; may be given again")
	flags.StringArrayVar(&f.own, "keep", nil, "a name in it that is kept and is none of our exercises; may be given again")
	flags.BoolVar(&f.skip, "skip-faults", false, "leave out rows with faults and bring the others")
	flags.BoolVar(&f.yes, "yes", false, "agree to what is shown, in place of typing it")
}

// check says what is wrong with the flags.
func (f *pastFlags) check() error {
	if f.from != "" && f.from != auto && !slices.Contains(exchange.Sources(), f.from) {
		return usageError{fmt.Errorf("--from %q: want one of %s, %s", f.from, strings.Join(exchange.Sources(), ", "), auto)}
	}
	if f.unit != "" && f.unit != "kg" && f.unit != "lb" {
		return usageError{fmt.Errorf("--unit %q: want kg or lb", f.unit)}
	}
	if f.from == "" && (f.unit != "" || f.skip || f.yes || len(f.names)+len(f.out)+len(f.own) > 0) {
		return usageError{errors.New("--unit, --name, --leave-out, --keep, --skip-faults, --yes go with --from")}
	}
	return nil
}

// said gives what the flags say of names.
func (f *pastFlags) said() ([]app.Naming, error) {
	var out []app.Naming
	for _, one := range f.names {
		i := strings.LastIndex(one, "=")
		if i < 1 || i == len(one)-1 {
			return nil, usageError{fmt.Errorf("--name %q: want \"Their Name=exercise-id\"", one)}
		}
		out = append(out, app.Naming{Name: one[:i], Exercise: one[i+1:]})
	}
	for _, one := range f.out {
		out = append(out, app.Naming{Name: one, Out: true})
	}
	for _, one := range f.own {
		out = append(out, app.Naming{Name: one})
	}
	return out, nil
}

// importPast brings the log of another app: it shows what would come in, and
// writes it once that was agreed.
func (c *command) importPast(ctx context.Context, name string, in io.Reader, f pastFlags) error {
	said, err := f.said()
	if err != nil {
		return err
	}
	a, p, err := c.person(ctx)
	if err != nil {
		return err
	}
	file := app.PastFile{Name: name, In: in, Unit: f.unit}
	if f.from != auto {
		file.Source = f.from
	}
	plan, err := a.PlanPast(ctx, c.opened, p, file, said)
	if err != nil {
		return err
	}
	done := ""
	if agreed := c.agreed(&plan, f, name); agreed && (len(plan.Faults) == 0 || f.skip) {
		if done, err = a.BringPast(ctx, c.opened, p, plan, f.skip); err != nil {
			return err
		}
	}
	if c.json {
		err = encode(c, plannedOf(&plan, done, f.dry))
	} else if done != "" {
		c.line("", c.say().T("cli.past.brought", locale.N("n", plan.NewSets()), locale.S("id", shortID(done))))
	}
	if err == nil && len(plan.Faults) > 0 && !f.skip {
		return plan.Faults
	}
	return err
}

// agreed shows a plan, and says whether the person wants it.
func (c *command) agreed(plan *app.PastPlan, f pastFlags, name string) bool {
	if !c.json {
		c.printPlan(plan, f.skip)
	}
	switch {
	case f.dry || len(plan.Faults) > 0 && !f.skip:
		return false
	case f.yes || len(plan.New) == 0:
		return true
	case c.json || name == "-":
		return false
	}
	c.line("", c.say().T("cli.past.ask"))
	typed := bufio.NewScanner(c.In)
	typed.Scan()
	if strings.TrimSpace(typed.Text()) == c.say().T("cli.past.yes") {
		return true
	}
	c.line("", c.say().T("cli.past.not"))
	return false
}

// printPlan shows what would come in, and what not, in numbers.
func (c *command) printPlan(plan *app.PastPlan, skip bool) {
	words, log := c.say(), &plan.Log
	c.line("", words.T("past.read", locale.S("app", words.T("past.source."+log.Source)), locale.N("n", log.Rows), locale.S("sets", fmt.Sprint(log.Sets()))))
	for i := range plan.Names {
		c.pastName(&plan.Names[i])
	}
	for _, n := range pastCounts(plan) {
		if n.count > 0 {
			c.line("", words.T("past."+n.key, locale.N("n", n.count)))
		}
	}
	if log.Unitless {
		c.line("", words.T("past.unitless."+pick(plan.Pounds, "lb", "kg")))
	}
	if len(plan.Faults) > 0 && !skip {
		c.line("", words.T("cli.past.faults"))
		return
	}
	c.line("", words.T("past.new", locale.N("n", plan.NewSets())))
	c.line("", words.T("past.no-rule"))
}

// pastCount is how many of something there are beside what comes in.
type pastCount struct {
	key   string
	count int
}

func pastCounts(plan *app.PastPlan) []pastCount {
	return []pastCount{
		{"rests", plan.Log.Rests}, {"empty", plan.Log.Empty}, {"faulty", plan.Log.Faulty}, {"more-faults", plan.Log.More},
		{"left-out", plan.LeftOut()}, {"there", plan.There}, {"differ", len(plan.Differ)},
	}
}

// pastName shows one exercise of another app.
func (c *command) pastName(n *app.PastName) {
	words := c.say()
	stands := words.T("past.stands.none")
	switch {
	case n.Out:
		stands = words.T("past.stands.out")
	case n.Exercise != "":
		stands = words.T("past.stands.ours", locale.S("exercise", c.call(n.Exercise)))
		if n.Say == app.Suggested {
			stands += " " + words.T("past.suggested")
		}
	}
	days := c.day(n.First)
	if n.Last != n.First {
		days = words.T("past.days", locale.S("first", c.day(n.First)), locale.S("last", c.day(n.Last)))
	}
	c.point("  - ", words.T("past.name", locale.S("name", clean(n.Name)), locale.N("n", n.Sets), locale.S("days", days), locale.S("stands", stands)))
}

func pick(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

type plannedJSON struct {
	Source   string         `json:"source"`
	Import   string         `json:"import,omitempty"`
	DryRun   bool           `json:"dry_run"`
	Rows     int            `json:"rows"`
	Sets     int            `json:"sets"`
	New      int            `json:"new_sets"`
	Rests    int            `json:"rests"`
	Empty    int            `json:"empty"`
	Faulty   int            `json:"faulty"`
	LeftOut  int            `json:"left_out"`
	There    int            `json:"already_there"`
	Differ   int            `json:"differ"`
	Unitless bool           `json:"without_unit"`
	Names    []pastNameJSON `json:"names"`
}

type pastNameJSON struct {
	Name     string `json:"name"`
	Exercise string `json:"exercise,omitempty"`
	Out      bool   `json:"left_out,omitempty"`
	Said     string `json:"said,omitempty"`
	Sessions int    `json:"sessions"`
	Sets     int    `json:"sets"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

func plannedOf(plan *app.PastPlan, id string, dry bool) plannedJSON {
	log := &plan.Log
	return plannedJSON{log.Source, id, dry, log.Rows, log.Sets(), plan.NewSets(), log.Rests, log.Empty, log.Faulty, plan.LeftOut(), plan.There, len(plan.Differ), log.Unitless, pastNamesOf(plan.Names)}
}

func pastNamesOf(list []app.PastName) []pastNameJSON {
	out := make([]pastNameJSON, len(list))
	for i, n := range list {
		out[i] = pastNameJSON{n.Name, n.Exercise, n.Out, string(n.Say), n.Sessions, n.Sets, n.First.String(), n.Last.String()}
	}
	return out
}
