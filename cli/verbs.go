package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// verbs lists every command but today, in the order of the help text.
func (c *command) verbs() []*cobra.Command {
	return []*cobra.Command{
		c.serve(), c.passwd(), c.token(), c.start(), c.ready(), c.train(), c.log(), c.morning(), c.measure(), c.whyVerb(), c.progress(), c.program(),
		c.choose("swap", true), c.choose("skip", false), c.choose("pin", false), c.choose("ban", false), c.choose("less", false), c.choose("hold", false), c.choose("drop", false), c.undo(), c.choices(), c.schedule(), c.pause(), c.resume(), c.compare(), c.cleared(), c.settings(),
		c.history(), c.edit(), c.remove(),
		c.export(), c.importVerb(), c.past(), c.backup(), c.restore(), c.erase(),
		c.exercises(), c.show(), c.draw(), c.check(), c.rules(), c.cases(), c.simulate(), c.demo(), c.completion(),
	}
}

// exactly wants n arguments.
func exactly(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usageError{fmt.Errorf("%s takes %d argument(s), got %d: see %s --help", cmd.CommandPath(), n, len(args), cmd.CommandPath())}
		}
		return nil
	}
}

// atLeast wants n arguments or more.
func atLeast(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usageError{fmt.Errorf("%s takes at least %d argument(s): see %s --help", cmd.CommandPath(), n, cmd.CommandPath())}
		}
		return nil
	}
}

// atMost wants n arguments or fewer.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return usageError{fmt.Errorf("%s takes at most %d argument(s), got %d: see %s --help", cmd.CommandPath(), n, len(args), cmd.CommandPath())}
		}
		return nil
	}
}
