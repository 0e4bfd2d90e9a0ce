package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// fromEnvironment sets every flag that the command line leaves out and the
// environment has: --base-url is TSPINE_BASE_URL.
func fromEnvironment(cmd *cobra.Command, getenv func(string) string) error {
	var failed error
	cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		value := getenv(variable(f.Name))
		if f.Changed || value == "" || f.Name == "help" || failed != nil {
			return
		}
		if err := cmd.Flags().Set(f.Name, value); err != nil {
			failed = usageError{fmt.Errorf("%s: %w", variable(f.Name), err)}
		}
	})
	return failed
}

// variable is a flag's name in the environment.
func variable(flag string) string {
	return "TSPINE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
