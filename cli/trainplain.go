package cli

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"tspine/engine/dose"
	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/engine/unit"
	"tspine/locale"
)

// plainTick is how often plain lines look at the clock, where World says nothing.
const plainTick = 100 * time.Millisecond

// playPlain plays a session in short lines, one for each change.
func (s *stage) playPlain() error {
	s.line("", s.say().T("train.plain"))
	s.tell(nil)
	if s.train.Run == player.Asking {
		s.tellAsked()
	}
	tick := time.NewTicker(cmp.Or(s.Tick, plainTick))
	defer tick.Stop()
	for !s.left && !s.over() {
		select {
		case <-s.ctx.Done():
			return s.ctx.Err()
		case text, ok := <-s.typed().await():
			s.typed().took(ok)
			if !ok { // nobody answers any more
				s.asks, text = askNothing, "q"
			}
			if err := s.plainKey(clean(text)); err != nil {
				return err
			}
		case <-tick.C:
			if err := s.catchUp(); err != nil {
				return err
			}
			s.askRated()
		}
	}
	if s.train.Run == player.Over {
		s.line("", s.say().T("cue.done"))
	}
	return nil
}

// catchUp tells the session the time, one change after the other, so that each
// has its line however late it is.
func (s *stage) catchUp() error {
	for {
		now := s.now()
		due, ok := s.train.Due()
		if gap := now - s.train.Seen; ok && due < now && gap <= player.AwayAfter {
			now = due
		}
		was, asked := s.train.State, s.asks
		sounds, err := s.tick(now)
		if err != nil {
			return err
		}
		s.tell(&was)
		if s.asks != asked {
			s.tellAsked()
		}
		s.bell(sounds)
		if !ok || now != due || s.train.Run != player.Running {
			return nil
		}
	}
}

// plainKey does what was typed, and says what it came to.
func (s *stage) plainKey(text string) error {
	if err := s.catchUp(); err != nil {
		return err
	}
	was, asked := s.train.State, s.asks
	if strings.TrimSpace(strings.ToLower(text)) == "time" {
		s.line("", s.timeLeft())
		return nil
	}
	sounds, err := s.key(strings.TrimSpace(text))
	if err != nil {
		return err
	}
	if s.message != "" {
		s.line("", s.message)
	}
	if !s.left {
		if s.asks != asked || s.train.Run == player.Asking && was.Run != player.Asking {
			s.tellAsked()
		}
		s.tell(&was)
	}
	s.bell(sounds)
	return nil
}

// bell rings for what has just happened.
func (s *stage) bell(sounds []player.Sound) {
	if s.Terminal && !s.flags.noSound {
		s.printf("%s", rings(sounds, s.now()))
	}
}

// fresh is how late a sound may be, in milliseconds, and still be of use.
const fresh = 600

// rings gives a bell for the last sound that is of use, two for a start.
func rings(sounds []player.Sound, now int64) string {
	out := ""
	for _, one := range sounds {
		if now-one.At > fresh {
			continue
		}
		switch one.Kind {
		case player.Part:
		case player.Start, player.Finish, player.Switch:
			out = "\a\a"
		default:
			if out == "" {
				out = "\a"
			}
		}
	}
	return out
}

// tell says the present step, where it or the way it runs has changed.
func (s *stage) tell(was *player.State) {
	words, now := s.say(), s.train
	switch {
	case was != nil && was.At == now.At && was.Run == now.Run && len(was.Timeline.Lines) == len(now.Timeline.Lines), now.Run == player.Over:
	case now.Run == player.Asking:
	case now.Run == player.Ready:
		if was == nil {
			s.line("", words.T("train.ready-plain"))
		}
		s.line("", s.sentence())
	case now.Run == player.Paused && s.asks == askNothing:
		text := words.T("train.paused")
		if now.Away > 0 {
			text = words.T("train.away", locale.N("n", int(now.Away/60_000)))
		}
		s.line("", text)
		if was != nil && was.At != now.At {
			s.line("", s.sentence())
		}
	case now.Run == player.Running:
		s.line("", s.sentence())
	}
}

// tellAsked says what is asked.
func (s *stage) tellAsked() {
	words := s.say()
	at := s.train.Show(s.train.Seen)
	switch {
	case s.train.Run == player.Asking:
		s.line("", s.hurt())
	case s.asks == askPain:
		line, _ := s.train.Painful()
		s.line("", words.T("train.ask-pain", locale.S("name", s.call(line.Exercise))))
		s.line("", s.painWords())
	case s.asks == askSwap:
		s.line("", words.T("train.ask-swap", locale.S("name", s.call(at.Step.Exercise))))
	case s.asks == askRecord:
		s.line("", words.T("train.ask-record", locale.S("planned", s.planned())))
	case s.asks == askRate:
		s.tellRating()
	case s.asks == askHelp:
		for _, key := range helpKeys {
			s.line("  ", words.T("train.help-"+key))
		}
		s.asks = askNothing
	}
	for _, text := range s.offers() {
		s.line("  ", text)
	}
}

// helpKeys lists the keys in the order in which help explains them.
var helpKeys = []string{"pause", "done", "back", "skip", "leave-out", "swap", "hurts", "feel", "record", "leave"}

func (s *stage) painWords() string {
	var out []string
	for v := range unit.MaxRating + 1 {
		out = append(out, fmt.Sprintf("%d %s", v, s.say().T(fmt.Sprintf("pain.%d", v))))
	}
	return strings.Join(out, ". ") + "."
}

// sentence says the present step in one short line.
func (s *stage) sentence() string {
	at := s.train.Show(s.train.Seen)
	words, step := s.say(), at.Step
	cue := words.T("cue." + step.Cue)
	if step.Kind == session.Done {
		return cue
	}
	if step.Length > 0 {
		cue += " " + words.T("short.seconds", locale.N("n", int((at.Left+999)/1000)))
	}
	if step.Kind == session.Lower || step.Kind == session.Pause || step.Kind == session.Lift || step.Kind == session.Breathe {
		first := step.Kind == session.Lower || step.Cue == "breathe-in"
		if first && step.Rep == 1 {
			return cue + ". " + s.where(&at) + ". " + once(at.Line.Dose) + "."
		}
		if first && at.Reps > 1 {
			return cue + ", " + words.T("train.rep", locale.N("n", step.Rep), locale.N("of", at.Reps))
		}
		return cue
	}
	parts := []string{cue}
	if step.Waits() {
		parts = []string{cue + " " + s.count(&at) + ". " + words.T("train.when-done")}
	}
	parts = append(parts, s.where(&at))
	if step.Kind == session.Rest || step.Kind == session.Relax {
		parts = []string{cue, s.where(&at)}
	}
	return strings.Join(parts, ". ") + "."
}

// count is how much a waiting step asks for, with its load.
func (s *stage) count(at *player.Shown) string {
	n := fmt.Sprint(at.Step.Count)
	text := s.say().T("train.reps", locale.S("n", n))
	if at.Step.Kind == session.Walk {
		text = s.say().T("short.meters", locale.S("n", n), locale.N("n", at.Step.Count))
	}
	load := at.Line.Dose.Load
	if said := s.train.Tracks[at.Step.Line].Load; !said.IsZero() {
		load = said
	}
	if load.IsZero() {
		return text
	}
	one := dose.Dose{Sets: dose.Exactly(1), Reps: dose.Exactly(1), Load: load}
	_, after, _ := strings.Cut(one.String(), "@ ")
	return text + " @ " + after
}

// where says the exercise, side, set and round of a step.
func (s *stage) where(at *player.Shown) string {
	words := s.say()
	out := []string{s.call(at.Step.Exercise)}
	if side := at.Step.Side.String(); side != "" {
		out = append(out, words.T("cue.side", locale.S("side", words.T("side."+side))))
	}
	if at.Sets > 1 {
		out = append(out, words.T("train.set", locale.N("n", at.Step.Set), locale.N("of", at.Sets)))
	}
	if at.Rounds > 1 {
		out = append(out, words.T("train.round", locale.N("n", at.Step.Round), locale.N("of", at.Rounds)))
	}
	return strings.Join(out, ", ")
}

// timeLeft says how long the step and the session take yet.
func (s *stage) timeLeft() string {
	at := s.train.Show(s.now())
	rest := s.train.Timeline.Length - at.Passed
	return s.say().T("train.time", locale.S("step", clock(at.Left)), locale.S("session", clock(int64(rest)*1000)))
}

// clock writes milliseconds as minutes and seconds, a begun second as a whole
// one.
func clock(ms int64) string {
	seconds := (ms + 999) / 1000
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
