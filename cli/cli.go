// Package cli is tspine in a terminal: one command for each thing a person
// can do.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // the zones that people say they are in, whatever the machine knows

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/catalog"
	"tspine/exchange"
	"tspine/locale"
	"tspine/store"
)

// Exit codes of every command.
const (
	exitDone      = 0
	exitFailed    = 1
	exitUsage     = 2
	exitClinician = 3 // must see a clinician first
	exitEmergency = 4
	exitAgain     = 5 // must answer again first
)

// World is what a command has of the machine it runs on.
type World struct {
	In       io.Reader
	Out, Err io.Writer
	Getenv   func(string) string
	Now      func() time.Time
	Terminal bool       // Out is a terminal
	Columns  func() int // of the terminal; 0 or nil: not known
	Keys     bool       // In is a terminal, too: keys can be read

	// Holder names this process among all that may play a session, and Alive
	// says whether another one may still be there. Empty and nil: as the machine
	// tells.
	Holder string
	Alive  func(holder string) bool

	Tick time.Duration // how often a session in plain lines looks at the clock; 0: ten times a second
}

// System is the machine itself.
func System() World {
	return World{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Terminal: isTerminal(os.Stdout), Columns: func() int { return columnsOf(os.Stdout) },
		Keys: isTerminal(os.Stdin),
	}
}

func isTerminal(f *os.File) bool {
	stat, err := f.Stat()
	if err != nil || stat.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(stat, null)
}

// Run carries out one command and gives its exit code.
func Run(ctx context.Context, args []string, w World) int {
	c := &command{World: w, interrupted: ctx.Done()}
	c.lang = c.language(args)
	root := c.root()
	c.speak(root)
	root.SetArgs(args)
	root.SetIn(w.In)
	root.SetOut(w.Out)
	root.SetErr(w.Err)
	err := twice(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	c.json = c.json || slices.Contains(args, "--json")
	if err := c.close(); err != nil {
		return c.fail(err, exitFailed)
	}
	return c.exit(err)
}

func (c *command) exit(err error) int {
	var stop *app.Stop
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &stop):
		if !c.said {
			c.printStop(stop)
		}
		return map[app.Halt]int{app.Emergency: exitEmergency, app.Clinician: exitClinician, app.AnswerAgain: exitAgain, app.Paused: exitAgain}[stop.Halt]
	case errors.As(err, &usage):
		return c.fail(err, exitUsage)
	default:
		return c.fail(err, exitFailed)
	}
}

// command is what all commands share: the flags of every verb, and what they
// open when they need it.
type command struct {
	World
	dir, as string
	json    bool
	lang    string
	asked   bool            // for the language
	looks   exchange.Person // how the person chose that figures look
	noColor bool

	opened      *store.Store
	uses        *app.App // on it, with nobody's own exercises
	lib         *catalog.Catalog
	interrupted <-chan struct{} // closed when the person wants to stop
	quiet       bool            // what is wrong with files of one's own was said, or is being said
	words       *locale.Printer
	said        bool // why there is no session was said already
	keys        *typed
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "tspine",
		Short:         "Train the thoracic spine: what is due today",
		Long:          "tspine asks whether it is safe to train, finds out what is stiff, weak or uneven,\nprescribes a program, logs what was done, and changes the next dose by rules it\ncan explain. Without a command it says what is due today.\n\nExit codes: 0 done, 1 failed, 2 usage, 3 see a clinician first, 4 emergency,\n5 answer again first.",
		Example:       "  tspine start\n  tspine\n  tspine log \"cat-cow 30s\"\n  tspine why",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArgs,
	}
	flags := root.PersistentFlags()
	flags.StringVar(&c.dir, "data", "", "folder that holds the database (default: TSPINE_DATA, or tspine in the user's data folder)")
	flags.StringVar(&c.as, "as", "", "name of the person, where a household has several (default: TSPINE_AS, or the only one)")
	flags.BoolVar(&c.json, "json", false, "print JSON for machines")
	flags.StringVar(&c.lang, "lang", firstOf(c.lang, locale.English), "language (default: yours, or as LC_ALL or LANG say)")
	flags.Lookup("lang").DefValue = "" // the words say what it is
	root.SetFlagErrorFunc(flagError)
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		c.asked = cmd.Flags().Changed("lang")
		if c.say().Lang() != c.lang {
			return usageError{fmt.Errorf("--lang %q: want one of %s", c.lang, strings.Join(locale.Languages(), ", "))}
		}
		return nil
	}
	today := c.today()
	root.Flags().AddFlagSet(today.Flags())
	root.RunE = today.RunE
	root.AddCommand(today)
	for _, verb := range c.verbs() {
		root.AddCommand(verb)
	}
	root.SetHelpCommand(c.help())
	root.InitDefaultHelpCmd()
	root.SetUsageFunc(c.usage)
	root.CompletionOptions.DisableDefaultCmd = true
	return root
}

// folder is where the database is.
func (c *command) folder() (string, error) {
	for _, dir := range []string{c.dir, c.Getenv("TSPINE_DATA")} {
		if dir != "" {
			return dir, nil
		}
	}
	if dir := c.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "tspine"), nil
	}
	home := c.Getenv("HOME")
	if home == "" {
		return "", errors.New("no home folder: say where to keep the database with --data")
	}
	return filepath.Join(home, ".local", "share", "tspine"), nil
}

func (c *command) close() error {
	if c.opened == nil {
		return nil
	}
	return c.opened.Close()
}
