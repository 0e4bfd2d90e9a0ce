package cli

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tspine/locale"
)

// usage writes how a verb is used: the frame around its words.
func (c *command) usage(cmd *cobra.Command) error {
	words := c.say()
	var b strings.Builder
	part := func(key, text string) { fmt.Fprintf(&b, "%s\n%s\n\n", words.T("usage."+key), text) }
	verbs := availableUnder(cmd)
	ways := ""
	if cmd.Runnable() {
		ways = "\n  " + c.useLine(cmd)
	}
	if len(verbs) > 0 {
		ways += "\n  " + cmd.CommandPath() + " " + words.T("usage.command-here")
	}
	part("title", strings.TrimPrefix(ways, "\n"))
	if len(cmd.Aliases) > 0 {
		part("aliases", "  "+cmd.NameAndAliases())
	}
	if cmd.HasExample() {
		part("examples", cmd.Example)
	}
	if len(verbs) > 0 {
		part("commands", listed(verbs))
	}
	if cmd.HasAvailableLocalFlags() {
		part("flags", c.flagLines(cmd.LocalFlags()))
	}
	if cmd.HasAvailableInheritedFlags() {
		part("global-flags", c.flagLines(cmd.InheritedFlags()))
	}
	out := strings.TrimSuffix(b.String(), "\n")
	if len(verbs) > 0 {
		out += "\n" + words.T("usage.more", locale.S("verb", cmd.CommandPath()+" "+words.T("usage.command-here")+" --help")) + "\n"
	}
	_, err := fmt.Fprint(cmd.OutOrStderr(), out)
	return err
}

// useLine is a verb with what stands behind it.
func (c *command) useLine(cmd *cobra.Command) string {
	return strings.Replace(cmd.UseLine(), "[flags]", c.say().T("usage.flags-here"), 1)
}

// availableUnder lists the verbs under one that are shown.
func availableUnder(cmd *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	for _, one := range cmd.Commands() {
		if one.IsAvailableCommand() || one.Name() == "help" {
			out = append(out, one)
		}
	}
	return out
}

// listed is verbs with what they do, one a line.
func listed(verbs []*cobra.Command) string {
	var lines []string
	for _, one := range verbs {
		lines = append(lines, fmt.Sprintf("  %-*s %s", one.NamePadding(), one.Name(), one.Short))
	}
	return strings.Join(lines, "\n")
}

// kindNames are the types of values that flags take, as they are called.
var kindNames = map[string]string{"string": "string", "stringArray": "string", "int": "int", "uint64": "uint", "float64": "float"}

// flagLines is flags with what they mean, one a line, and what they are where
// they are not given.
func (c *command) flagLines(flags *pflag.FlagSet) string {
	var heads, texts []string
	widest := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		head, text := "      --"+f.Name, f.Usage
		if f.Shorthand != "" {
			head = "  -" + f.Shorthand + ", --" + f.Name
		}
		if name, ok := kindNames[f.Value.Type()]; ok {
			head += " " + c.say().T("usage.kind."+name)
			if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "[]" {
				text += " " + c.say().T("usage.default", locale.S("value", shownDefault(f)))
			}
		}
		heads, texts, widest = append(heads, head), append(texts, text), max(widest, utf8.RuneCountInString(head))
	})
	var lines []string
	for i, head := range heads {
		lines = append(lines, fmt.Sprintf("%-*s   %s", widest, head, texts[i]))
	}
	return strings.Join(lines, "\n")
}

func shownDefault(f *pflag.Flag) string {
	if f.Value.Type() == "string" {
		return fmt.Sprintf("%q", f.DefValue)
	}
	return f.DefValue
}

// help says how a verb is used.
func (c *command) help() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Say how a command is used",
		Long:    "Says what a command does and how it is used, as --help behind it does.",
		Example: "  tspine help\n  tspine help log\n  tspine help exercises add",
		RunE: func(cmd *cobra.Command, args []string) error {
			verb, left, err := cmd.Root().Find(args)
			if err != nil {
				return usageError{err}
			}
			if err := noArgs(verb, left); err != nil {
				return err
			}
			verb.InitDefaultHelpFlag()
			verb.SetOut(c.Out)
			return verb.Help()
		},
	}
}
