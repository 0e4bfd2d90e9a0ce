package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tspine/catalog"
	"tspine/engine/fault"
)

// usageError is a command line that can't be understood.
type usageError struct{ error }

// wrong is an error as JSON, on standard error.
type wrong struct {
	Error  string        `json:"error"`
	Exit   int           `json:"exit_code"`
	Faults []locatedJSON `json:"faults,omitempty"`
}

// fail says what went wrong, in words or as JSON, and gives the exit code.
func (c *command) fail(err error, code int) int {
	if c.json {
		text := strings.Join(c.told(err), "\n")
		if failed := encodeTo(c.Err, wrong{text, code, c.faultsIn(err)}); failed == nil {
			return code
		}
	}
	c.printError(err)
	return code
}

// printError says in words what went wrong.
func (c *command) printError(err error) {
	for _, line := range c.told(err) {
		fmt.Fprintln(c.Err, line)
	}
}

// told says in words what went wrong; faults one by one.
func (c *command) told(err error) []string {
	var located catalog.Faults
	var faults fault.Faults
	var out []string
	switch {
	case errors.As(err, &located):
		for _, f := range located {
			out = append(out, c.located(f))
		}
	case errors.As(err, &faults):
		for _, f := range faults {
			out = append(out, c.fault(f))
		}
	default:
		out = c.inWords(err)
	}
	return out
}

// saidAgain says an error in the language. What comes from the machine stays as
// it is, to the letter.
func (c *command) saidAgain(text string) []string {
	if again := c.say().Again(text); again != text {
		return wrap("tspine: "+again, lineWidth)
	}
	return []string{"tspine: " + text}
}

// inWords says what to do about a failure, where there are words for it, and
// then what it is to the letter.
func (c *command) inWords(err error) []string {
	text := c.failure(err)
	if text == "" {
		return c.saidAgain(clean(err.Error()))
	}
	return append(wrap("tspine: "+text, lineWidth), "  ("+clean(err.Error())+")")
}

// faultsIn lists the faults that an error is made of.
func (c *command) faultsIn(err error) []locatedJSON {
	var located catalog.Faults
	var faults fault.Faults
	switch {
	case errors.As(err, &located):
		return c.locatedList(located)
	case errors.As(err, &faults):
		for _, f := range faults {
			located = append(located, catalog.Located{Fault: f})
		}
		return c.locatedList(located)
	}
	return nil
}

// flagError says what is wrong with the flags, and which one may be meant.
func flagError(cmd *cobra.Command, err error) error {
	if before, why, found := strings.Cut(err.Error(), ": strconv."); found {
		switch {
		case strings.HasPrefix(why, "ParseBool"):
			return usageError{fmt.Errorf("%s: want true or false", before)}
		case strings.HasPrefix(why, "ParseFloat"):
			return usageError{fmt.Errorf("%s: want a number", before)}
		}
		return usageError{fmt.Errorf("%s: want a whole number", before)}
	}
	_, name, found := strings.Cut(err.Error(), "unknown flag: --")
	if !found {
		return usageError{err}
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	near := catalog.Near(name, known)
	if near == "" {
		return usageError{fmt.Errorf("%w: see %s --help", err, cmd.CommandPath())}
	}
	return usageError{fmt.Errorf("%w: did you mean --%s?", err, near)}
}

// twice refuses a flag that is given twice with different values: it is not
// clear which one holds.
func twice(root *cobra.Command, args []string) error {
	cmd, rest, err := root.Find(args)
	if err != nil || slices.Contains(args, "__complete") {
		return nil
	}
	cmd.InitDefaultHelpFlag()
	cmd.InheritedFlags()
	given := map[string]string{}
	var again error
	failed := cmd.Flags().ParseAll(rest, func(f *pflag.Flag, value string) error {
		if before, ok := given[f.Name]; ok && before != value && again == nil {
			again = usageError{fmt.Errorf("--%s is given twice, as %q and as %q: give it once", f.Name, before, value)}
		}
		given[f.Name] = value
		return nil
	})
	if failed != nil {
		return nil // it is said when the flags are parsed for good
	}
	return again
}

// noArgs wants nothing behind the verb; a word there may be a verb mistyped.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := fmt.Sprintf("unknown command or argument %q for %q", oneLine(args[0]), cmd.CommandPath())
	var verbs []string
	for _, verb := range cmd.Commands() {
		verbs = append(verbs, verb.Name())
	}
	if near := catalog.Near(args[0], verbs); near != "" {
		return usageError{fmt.Errorf("%s: did you mean %s?", text, near)}
	}
	return usageError{fmt.Errorf("%s: see %s --help", text, cmd.CommandPath())}
}
