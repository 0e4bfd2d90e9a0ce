package cli

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tspine/locale"
)

// language is the one that a command line asks for, or that the machine is set
// to. It is looked for before flags are read, as it decides how they are said.
func (c *command) language(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if lang, ok := strings.CutPrefix(arg, "--lang="); ok {
			return lang
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return locale.Match(locale.Complete(), locale.OfEnvironment(c.Getenv))
}

// speak says the help of every verb in the language. In English it stands in
// the verbs themselves.
func (c *command) speak(root *cobra.Command) {
	words := c.say()
	if words.Lang() == locale.English {
		return
	}
	for _, cmd := range everyVerb(root) {
		key := verbKey(cmd)
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = words.T("usage.flag", locale.S("verb", cmd.Name()))
		putWords(words, key+".short", &cmd.Short)
		putWords(words, key+".long", &cmd.Long)
		cmd.Long = strings.Join(paragraphs(cmd.Long), "\n")
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { putWords(words, key+".flag."+f.Name, &f.Usage) })
	}
}

// everyVerb lists a verb and those under it, each before its own.
func everyVerb(cmd *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{cmd}
	for _, one := range cmd.Commands() {
		out = append(out, everyVerb(one)...)
	}
	return out
}

// putWords puts the words of a key in the place of others, where there are any.
func putWords(words *locale.Printer, key string, text *string) {
	if words.Has(key) {
		*text = words.T(key)
	}
}

// verbKey is where the words of a verb are: under those of the verb above it.
func verbKey(cmd *cobra.Command) string {
	if above := cmd.Parent(); above != nil && above.HasParent() {
		return verbKey(above) + "." + cmd.Name()
	}
	return "verb." + cmd.Name()
}

// paragraphs sets a text in lines. A line that begins with a space, or is
// empty, stays as it is.
func paragraphs(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || strings.HasPrefix(line, " ") {
			out = append(out, line)
			continue
		}
		out = append(out, wrap(line, lineWidth)...)
	}
	return out
}

// inside is where a line of a paragraph ends and the next begins.
var inside = regexp.MustCompile(`(\S)\n(\S)`)

// unbroken gives a text with each paragraph on a line of its own.
func unbroken(text string) string { return inside.ReplaceAllString(text, "$1 $2") }
