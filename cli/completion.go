package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// shells are those that can complete what is typed.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (c *command) completion() *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", Short: "Write what makes a shell complete commands", Args: exactly(1), ValidArgs: shells,
		Long:    "Writes a script to standard output that makes your shell complete commands and\nflags with the Tab key: for bash, zsh, fish or powershell. Load it where your shell\nbegins, as in the examples; bash also needs its package bash-completion.",
		Example: "  source <(tspine completion bash)\n  tspine completion zsh > ~/.zsh/_tspine\n  tspine completion fish > ~/.config/fish/completions/tspine.fish",
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(c.Out, true)
			case "zsh":
				return root.GenZshCompletion(c.Out)
			case "fish":
				return root.GenFishCompletion(c.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(c.Out)
			}
			return usageError{fmt.Errorf("%q: want one of %s", args[0], strings.Join(slices.Sorted(slices.Values(shells)), ", "))}
		},
	}
}
