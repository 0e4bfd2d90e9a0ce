package cli

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
)

// logFlags is what a log says besides its lines.
type logFlags struct {
	file, day, note               string
	before, during, after, effort int
	rir, minutes                  int
	short, unfinished, comfort    bool
	planned                       bool
}

func (c *command) log() *cobra.Command {
	f := logFlags{}
	verb := &cobra.Command{
		Use: "log [LINE…]", Short: "Write down a session",
		Long:    "Writes down a session: lines in the dose notation, all that was planned today\n(--done), or a file. What was done is held against what was due, so a line that\nwas shortened, lightened or hurt does not go up.",
		Example: "  tspine log --done --pain 1 --effort 3 --comfortable\n  tspine log \"cat-cow 30s\" \"wall-extension-hold 10x10s\" --pain 2\n  tspine log --file session.yaml",
	}
	flags := verb.Flags()
	flags.StringVar(&f.file, "file", "", "read the session from a YAML or JSON file; - is standard input")
	flags.StringVar(&f.day, "day", "", "day of the session, as 2026-11-20 (default: today)")
	f.ratings(verb)
	flags.IntVar(&f.rir, "rir", -1, "reps that were left at the end of each line, 0 to 10")
	flags.IntVar(&f.minutes, "minutes", 0, "with --done: the session of so many minutes")
	flags.BoolVar(&f.short, "short", false, "one of the day's short sessions")
	flags.BoolVar(&f.unfinished, "unfinished", false, "the session was broken off")
	flags.BoolVar(&f.comfort, "comfortable", false, "I could do this stage comfortably; my mid-back felt strong and steady")
	flags.BoolVar(&f.planned, "done", false, "everything that was planned today was done in full")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		e, err := c.entry(cmd, a, p, &f, args)
		if err != nil {
			return err
		}
		kept, decided, err := a.Log(cmd.Context(), p, e)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.EntryOf(kept, decided))
		}
		c.printEntry(kept, decided)
		return nil
	}
	return verb
}

// ratings are the flags that say how a session felt.
func (f *logFlags) ratings(verb *cobra.Command) {
	flags := verb.Flags()
	flags.IntVar(&f.before, "before", -1, "pain before, 0 to 10")
	flags.IntVar(&f.during, "pain", -1, "worst pain in the session, 0 to 10")
	flags.IntVar(&f.after, "after", -1, "pain after, 0 to 10")
	flags.IntVar(&f.effort, "effort", -1, "effort of the whole session, 0 to 10")
	flags.StringVar(&f.note, "note", "", "a note")
}

// anyRating says whether any of them was given.
func (f *logFlags) anyRating(verb *cobra.Command) bool {
	return slices.ContainsFunc([]string{"before", "pain", "after", "effort", "note"}, verb.Flags().Changed)
}

// rate puts the ratings that were given into an entry.
func (f *logFlags) rate(e *logbook.Entry) fault.Faults {
	var all fault.Faults
	for _, r := range []struct {
		path string
		n    int
		into *unit.Rating
	}{{"--before", f.before, &e.Before}, {"--pain", f.during, &e.During}, {"--after", f.after, &e.After}, {"--effort", f.effort, &e.Effort}} {
		if r.n != -1 {
			all.Under(r.path, rate(r.n, r.into))
		}
	}
	return all
}

// entry puts together what the command line says.
func (c *command) entry(cmd *cobra.Command, a *app.App, p app.Person, f *logFlags, args []string) (logbook.Entry, error) {
	if f.file != "" {
		text, err := c.read(f.file)
		if err != nil {
			return logbook.Entry{}, fmt.Errorf("log: %w", err)
		}
		e, faults := exchange.ReadEntry(f.file, text)
		return e, faults.Err()
	}
	var all fault.Faults
	e := logbook.Entry{Short: f.short, Finished: !f.unfinished, Comfortable: f.comfort, Note: f.note}
	all = append(all, f.rate(&e)...)
	if f.rir > dose.MaxReserve {
		all.Add("--rir", "out-of-range", fmt.Sprint(f.rir), "0 to 10")
	}
	if f.day != "" {
		day, err := unit.ParseDay(f.day)
		if err != nil {
			all.Add("--day", "not-a-day", f.day, "a date, as 2026-11-20")
		}
		e.Day = day
	}
	e.Lines = linesOf(args, a.Catalog, &all)
	if err := all.Err(); err != nil {
		return e, err
	}
	if f.planned {
		if err := c.planned(cmd, a, p, f, &e); err != nil {
			return e, err
		}
	}
	for i := range e.Lines {
		if f.rir >= 0 {
			e.Lines[i].Reserve = dose.InReserve(f.rir)
		}
	}
	return e, nil
}

// linesOf reads the lines of a session, and notes what is wrong with each.
func linesOf(args []string, lib *catalog.Catalog, all *fault.Faults) []logbook.Done {
	var out []logbook.Done
	for i, text := range args {
		id, d, faults := dose.ParseLine(inKilograms(text))
		all.Under(fmt.Sprint(i+1), faults)
		if id != "" && lib.Exercises.Get(id) == nil {
			all.Add(fmt.Sprint(i+1), "unknown-exercise", id, lib.Nearest(id))
		}
		out = append(out, logbook.Done{Exercise: id, Did: d})
	}
	return out
}

// pounds is a load in pounds, as people of such plates write it.
var pounds = regexp.MustCompile(`@\s*((?:\d+x)?)(\d+(?:\.\d+)?)\s*lb\b`)

// inKilograms writes the loads of a line in kilograms, to the gram.
func inKilograms(line string) string {
	return pounds.ReplaceAllStringFunc(line, func(load string) string {
		part := pounds.FindStringSubmatch(load)
		lb, err := strconv.ParseFloat(part[2], 64)
		if err != nil {
			return load
		}
		return fmt.Sprintf("@ %s%.3fkg", part[1], float64(unit.FromPounds(lb)))
	})
}

// planned fills in the session that is due.
func (c *command) planned(cmd *cobra.Command, a *app.App, p app.Person, f *logFlags, e *logbook.Entry) error {
	d, err := a.Today(cmd.Context(), p, f.minutes, "")
	if err != nil {
		return err
	}
	s := d.Main
	if f.short || len(s.Parts) == 0 {
		if len(d.Shorts) == 0 {
			return errors.New(c.say().T("cli.nothing-due"))
		}
		s = d.Shorts[0]
	}
	done := app.Done(s)
	e.Lines, e.Rounds, e.Short, e.Randomized = done.Lines, done.Rounds, done.Short, done.Randomized
	return nil
}

func rate(n int, into *unit.Rating) fault.Faults {
	var out fault.Faults
	if n < -1 || n > unit.MaxRating {
		out.Add("", "out-of-range", fmt.Sprint(n), "0 to 10")
		return out
	}
	*into = unit.Rate(n)
	return nil
}

func (c *command) printEntry(e logbook.Entry, decided []course.Decided) {
	words := c.say()
	c.printf("%s\n", words.T("cli.logged", locale.S("day", c.day(e.Day)), locale.N("n", len(e.Lines))))
	for _, l := range e.Lines {
		c.printf("  %-32s %s (%s)\n", c.call(l.Exercise), l.Did, words.T("how."+string(l.How)))
	}
	for _, d := range decided {
		c.printDecision(d, "")
	}
	if !e.During.Given() {
		c.line("", words.T("cli.rate-pain"))
	}
}
