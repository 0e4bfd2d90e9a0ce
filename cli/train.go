package cli

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/planner"
	"tspine/engine/player"
	"tspine/engine/program"
	"tspine/engine/session"
	"tspine/locale"
	"tspine/phrase"
)

// trainFlags is how a session is played.
type trainFlags struct {
	minutes                         int
	mode                            string
	only                            string // id of the one exercise
	short, plain, noSound, takeOver bool
}

func (c *command) train() *cobra.Command {
	f := trainFlags{}
	verb := &cobra.Command{
		Use: "train", Short: "Train: play today's session, step by step", Args: noArgs,
		Long:    "Plays today's session: what to do now, on which side, how long, and what comes\nnext. Every step is saved before it is shown: leave with q, or pull the plug, and\nthe same command goes on where you were. At the end it is logged.\n\nWith --plain, or where the output is no terminal, it prints one short line for\neach change and takes words, a line each: good for screen readers.",
		Example: "  tspine train\n  tspine train --minutes 5 --no-sound\n  tspine train --only open-book\n  tspine train --plain",
	}
	flags := verb.Flags()
	flags.IntVar(&f.minutes, "minutes", 0, "choose anew for so many minutes (2 to 180)")
	flags.StringVar(&f.mode, "mode", "", "use the circuit as warm-up, cool-down or maintenance")
	flags.BoolVar(&f.short, "short", false, "one of the day's short sessions")
	flags.StringVar(&f.only, "only", "", "one exercise alone, by its id, as a short session")
	flags.BoolVar(&f.plain, "plain", false, "plain lines instead of a screen")
	flags.BoolVar(&f.noSound, "no-sound", false, "no beeps")
	flags.BoolVar(&c.noColor, "no-color", false, "no color (or set NO_COLOR)")
	flags.BoolVar(&f.takeOver, "take-over", false, "take over a session that is played in another terminal")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		m, err := chosen(f.minutes, f.mode)
		if err != nil {
			return err
		}
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if f.only != "" && (f.short || f.minutes != 0 || f.mode != "") {
			return usageError{errors.New("--only goes with none of --short, --minutes and --mode")}
		}
		s := &stage{command: c, ctx: cmd.Context(), app: a, person: p, flags: f, mode: m}
		if c.json { // what is said goes beside the JSON
			out := c.Out
			c.Out, s.flags.plain = c.Err, true
			defer func() { c.Out = out }()
			s.result = out
		}
		return s.run()
	}
	return verb
}

// chosen reads how today's session is to be chosen.
func chosen(minutes int, mode string) (program.Mode, error) {
	if minutes != 0 && (minutes < 2 || minutes > 180) {
		return "", usageError{fmt.Errorf("--minutes %d: want 2 to 180", minutes)}
	}
	m := program.Mode(mode)
	switch m {
	case "", program.WarmUp, program.CoolDown, program.Maintenance:
		return m, nil
	}
	return "", usageError{fmt.Errorf("--mode %q: want warm-up, cool-down or maintenance", mode)}
}

// run plays a session from where it is: from its beginning, or where it was
// left.
func (s *stage) run() error {
	t, there, err := s.app.Training(s.ctx, s.person)
	if err != nil && !errors.Is(err, app.ErrUnreadable) {
		return err
	}
	on := false
	if there {
		on, err = s.resume(t, err != nil)
	} else {
		on, err = s.begin()
	}
	if err != nil || !on {
		return err
	}
	err = s.play()
	if err != nil && s.ctx.Err() == nil {
		return s.lost(err)
	}
	if err != nil || s.left || s.train.Run != player.Over { // left, or told to end
		s.line("", s.say().T("train.left"))
		return nil
	}
	return s.end()
}

// lost says in words that someone else has the session now.
func (s *stage) lost(err error) error {
	if errors.Is(err, app.ErrTaken) {
		return errors.New(s.say().T("train.taken"))
	}
	return err
}

// resume asks what becomes of a session that was begun, and says whether it is
// played on.
func (s *stage) resume(t app.Training, unreadable bool) (bool, error) {
	if me := s.holder(); t.Holder != me && s.alive(t.Holder) && !s.flags.takeOver {
		return false, errors.New(s.say().T("train.elsewhere", locale.S("name", firstOf(clean(s.person.Name), s.say().T("train.you"))), locale.S("where", clean(t.Holder))))
	}
	if unreadable {
		return false, s.unreadable(t)
	}
	if err := s.app.TakeOver(s.ctx, s.person, &t, s.holder()); err != nil {
		return false, s.lost(err)
	}
	s.train = &t
	s.describe()
	what, err := s.whatNow()
	switch {
	case errors.Is(err, errLeft):
		s.line("", s.say().T("train.left"))
		return false, nil
	case err != nil:
		return false, err
	}
	switch what {
	case "drop":
		if err := s.app.Abandon(s.ctx, s.person, &t); err != nil {
			return false, s.lost(err)
		}
		s.line("", s.say().T("train.dropped"))
		return false, nil
	case "log":
		return false, s.end()
	}
	// What was right when it began may be wrong by now.
	_, err = s.app.Today(s.ctx, s.person, s.flags.minutes, s.mode)
	return err == nil, err
}

// unreadable asks whether to drop a session of another version.
func (s *stage) unreadable(t app.Training) error {
	drop := false
	err := s.talk().ask(prompt{"drop", s.say().T("train.unreadable"), "", func(answer string) string {
		drop = app.Answered(s.phrase().Typed(phrase.Confirmed, answer)) == "yes"
		return ""
	}})
	if errors.Is(err, errLeft) || err == nil && !drop {
		return nil
	}
	if err != nil {
		return err
	}
	if err := s.app.Abandon(s.ctx, s.person, &t); err != nil {
		return s.lost(err)
	}
	s.line("", s.say().T("train.dropped"))
	return nil
}

// begin asks what is asked before a session, and makes it.
func (s *stage) begin() (bool, error) {
	d, t, err := s.due(true)
	if err != nil || len(t.Steps) == 0 {
		return false, err
	}
	s.introduce(&d, t)
	if err := s.ready(t); err != nil {
		return false, err
	}
	if _, t, err = s.due(false); err != nil || len(t.Steps) == 0 {
		return false, err
	}
	before, err := s.before()
	if errors.Is(err, errLeft) {
		s.line("", s.say().T("train.not-begun"))
		return false, nil
	}
	if err != nil {
		return false, err
	}
	played, err := s.app.Play(s.ctx, s.person, t, before, s.holder())
	s.train = &played
	return err == nil, s.lost(err)
}

// due gives the session that is to be played, and says why there is none.
func (s *stage) due(first bool) (app.Day, session.Timeline, error) {
	if s.flags.only != "" {
		return s.one(first)
	}
	d, err := s.app.Today(s.ctx, s.person, s.flags.minutes, s.mode)
	if err != nil {
		return d, session.Timeline{}, err
	}
	t := s.app.Timeline(&d, s.flags.short)
	if len(t.Steps) == 0 {
		s.line("", s.say().T(map[bool]string{true: "cli.main-done", false: "cli.nothing-due"}[first && d.Standing.DoneMain]))
	}
	return d, t, nil
}

// one gives the session of the exercise that was asked for by itself.
func (s *stage) one(first bool) (app.Day, session.Timeline, error) {
	d, one, err := s.app.One(s.ctx, s.person, s.flags.only)
	if errors.Is(err, app.ErrNoExercise) {
		return d, session.Timeline{}, s.noExercise(s.flags.only)
	}
	if err != nil {
		return d, session.Timeline{}, err
	}
	words := s.say()
	for _, b := range one.Bars {
		s.line("", s.phrase().Bar(b))
	}
	switch {
	case len(one.Bars) > 0:
	case len(one.Timeline.Steps) == 0:
		s.line("", words.T("page.exercise.enough")+" "+s.phrase().Most(one.Most))
	case one.Turn == planner.Again && first:
		s.line("", words.T("page.exercise.again.text", locale.N("n", d.Standing.Visits(d.Catalog().Exercises.Get(s.flags.only)))))
	}
	if one.Unload {
		d.Unload = append(slices.Clone(d.Unload), s.flags.only)
	}
	return d, one.Timeline, nil
}

// introduce says what stands with the session.
func (s *stage) introduce(d *app.Day, t session.Timeline) {
	words := s.say()
	s.unconfirmed()
	if t.Short && !s.flags.short && s.flags.only == "" {
		s.line("", words.T("train.short"))
	}
	for _, n := range t.Notes {
		if n != "crisis-line" {
			s.point("  - ", words.T("note."+n))
		}
	}
	if t.Advise {
		s.point("  - ", words.T("action.advise.text"))
	}
	for _, l := range t.Lines {
		if !slices.Contains(d.Unload, l.Exercise) {
			continue
		}
		s.point("  - ", words.T("train.ask-load", locale.S("name", s.call(l.Exercise))))
	}
	s.printf("\n")
}

// holder is who plays here.
func (s *stage) holder() string {
	if s.Holder == "" {
		return holder()
	}
	return s.Holder
}

// alive says whether another holder may still be there.
func (s *stage) alive(name string) bool {
	if s.Alive != nil {
		return s.Alive(name)
	}
	return alive(name)
}
