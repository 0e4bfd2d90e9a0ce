package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/logbook"
	"tspine/exchange"
	"tspine/locale"
	"tspine/phrase"
)

func (c *command) edit() *cobra.Command {
	var file string
	var f logFlags
	verb := &cobra.Command{
		Use: "edit ID", Short: "Change a session of the past", Args: exactly(1),
		Long:    "Opens a session in your editor (VISUAL or EDITOR), as the text that tspine log --file\nreads. What is wrong with it is shown with line and column, and you can go on\nediting. What follows from the session is computed again. With --file it is read\nfrom a file; with a rating or a note only that is changed.",
		Example: "  tspine history\n  tspine edit 4f9c2e10\n  tspine edit 4f9c2e10 --pain 3\n  tspine edit 4f9c2e10 --file session.yaml",
	}
	verb.Flags().StringVar(&file, "file", "", "read the session from a YAML or JSON file; - is standard input")
	f.ratings(verb)
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		old, err := c.find(cmd, a, p, args[0])
		if err != nil {
			return err
		}
		if old.Entry == nil {
			return errors.New(c.say().T("cli.not-a-session", locale.S("id", shortID(old.ID))))
		}
		s := edited{command: c, cmd: cmd, app: a, person: p, old: *old.Entry, was: app.StateOf(&old)}
		switch {
		case file != "":
			return s.fromFile(file)
		case f.anyRating(cmd):
			return s.fromFlags(&f)
		}
		return s.inEditor()
	}
	return verb
}

// edited is a session of the past on its way to become another one.
type edited struct {
	*command
	cmd    *cobra.Command
	app    *app.App
	person app.Person
	old    logbook.Entry
	was    string // the state that it was read in
}

func (s *edited) fromFile(name string) error {
	text, err := s.read(name)
	if err != nil {
		return fmt.Errorf("edit: %w", err)
	}
	return s.take(name, text)
}

// fromFlags changes only what the flags say.
func (s *edited) fromFlags(f *logFlags) error {
	e := s.old
	if faults := f.rate(&e); len(faults) > 0 {
		return faults.Err()
	}
	if f.note != "" {
		e.Note = f.note
	}
	return s.put(e)
}

// inEditor lets the person edit the session until it is right or they give up.
// What they wrote is kept in its file until it is.
func (s *edited) inEditor() error {
	f, err := os.CreateTemp("", "tspine-session-*.yaml")
	if err != nil {
		return fmt.Errorf("edit: %w", err)
	}
	before := exchange.EntryText(s.old, wrap(s.say().T("cli.edit-comment"), lineWidth-2))
	if _, err = f.Write(before); err == nil {
		err = f.Close()
	}
	if err != nil {
		return fmt.Errorf("edit: write %s: %w", f.Name(), err)
	}
	in := bufio.NewScanner(s.In)
	for {
		if err := s.open(f.Name()); err != nil {
			return err
		}
		text, err := s.read(f.Name())
		if err != nil {
			return fmt.Errorf("edit: %w", err)
		}
		if bytes.Equal(text, before) {
			s.line("", s.say().T("cli.edit-nothing"))
			return os.Remove(f.Name())
		}
		if err = s.take(f.Name(), text); err == nil {
			return os.Remove(f.Name())
		}
		s.printError(err)
		s.printf("%s ", s.say().T("cli.edit-again"))
		if !in.Scan() || !agreed(s.phrase(), in.Text(), true) {
			return fmt.Errorf("edit: %s", s.say().T("cli.edit-kept", locale.S("name", f.Name())))
		}
	}
}

// agreed says whether an answer is a yes; nothing is one where it is usual.
func agreed(say phrase.Phraser, answer string, usual bool) bool {
	answer = strings.ToLower(strings.TrimSpace(answer))
	if answer == "" {
		return usual
	}
	return app.Answered(say.Typed(phrase.Confirmed, answer)) == "yes" || answer == "true"
}

// open runs the person's editor on a file, and waits for it.
func (s *edited) open(name string) error {
	editor := strings.Fields(firstOf(s.Getenv("VISUAL"), s.Getenv("EDITOR")))
	if len(editor) == 0 {
		return errors.New(s.say().T("cli.no-editor", locale.S("name", name)))
	}
	run := exec.CommandContext(s.cmd.Context(), editor[0], append(editor[1:], name)...)
	run.Stdin, run.Stdout, run.Stderr = s.In, s.Out, s.Err
	if err := run.Run(); err != nil {
		return fmt.Errorf("edit %s with %s: %w", name, editor[0], err)
	}
	return nil
}

// take puts what a text says in the place of the session.
func (s *edited) take(name string, text []byte) error {
	e, faults := exchange.ReadEntry(name, text)
	if err := faults.Err(); err != nil {
		return err
	}
	e.ID = s.old.ID
	return s.put(e)
}

// put puts another session in the place of the old one, and says what that
// makes of today.
func (s *edited) put(e logbook.Entry) error {
	kept, effect, err := s.app.Edit(s.cmd.Context(), s.person, s.was, e)
	if err != nil {
		return err
	}
	if s.json {
		return encode(s.command, exchange.EditOf(kept.ID, effect.Wait, int(effect.From), int(effect.To), effectLines(&effect)))
	}
	s.line("", s.say().T("cli.edited", locale.S("day", s.day(kept.Day))))
	s.printEffect(&effect)
	return nil
}

func effectLines(e *app.Effect) []exchange.DoseChange {
	out := []exchange.DoseChange{}
	for _, d := range e.Doses {
		out = append(out, exchange.DoseChangeOf(d.Exercise, d.From, d.To))
	}
	return out
}

// printEffect says what an edit of the past makes of today.
func (c *command) printEffect(e *app.Effect) {
	words := c.say()
	if e.Wait != "" {
		c.line("", words.T("wait."+string(e.Wait)))
		return
	}
	if e.None() {
		c.line("", words.T("cli.effect-none"))
		return
	}
	c.line("", words.T("cli.effect"))
	if e.From != e.To {
		c.printf("  %s → %s\n", words.T("stage."+e.From.String()), words.T("stage."+e.To.String()))
	}
	others := 0
	for _, d := range e.Doses {
		if !slices.Contains(e.Today, d.Exercise) {
			others++
			continue
		}
		c.printf("  %-32s %s\n", c.call(d.Exercise), arrow(d.From, d.To))
	}
	if others > 0 {
		c.line("  ", words.T("cli.effect-others", locale.N("n", others)))
	}
	c.named("cli.effect-came", e.Came)
	c.named("cli.effect-left", e.Left)
}

func (c *command) named(key string, ids []string) {
	if len(ids) == 0 {
		return
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = c.call(id)
	}
	c.line("  ", c.say().T(key, locale.S("names", strings.Join(names, ", "))))
}

func (c *command) remove() *cobra.Command {
	var yes bool
	verb := &cobra.Command{
		Use: "remove ID", Short: "Remove a session, morning or measure of the past", Args: exactly(1),
		Long:    "Removes one thing that was written down, after asking. What follows is computed\nagain.",
		Example: "  tspine history --all\n  tspine remove 4f9c2e10",
	}
	verb.Flags().BoolVar(&yes, "yes", false, "do not ask")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		old, err := c.find(cmd, a, p, args[0])
		if err != nil {
			return err
		}
		if old.Choice != nil {
			return errors.New(c.say().T("cli.undo-instead", locale.S("id", shortID(old.ID))))
		}
		if !yes {
			c.historyLine(&old)
			c.printf("%s ", c.say().T("cli.remove-sure"))
			in := bufio.NewScanner(c.In)
			if !in.Scan() || !agreed(c.phrase(), in.Text(), false) {
				c.printf("%s\n", c.say().T("cli.remove-not"))
				return nil
			}
		}
		effect, err := a.Delete(cmd.Context(), p, app.StateOf(&old), old.ID)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.EditOf(old.ID, effect.Wait, int(effect.From), int(effect.To), effectLines(&effect)))
		}
		c.line("", c.say().T("cli.removed", locale.S("day", c.day(old.Day))))
		c.printEffect(&effect)
		return nil
	}
	return verb
}
