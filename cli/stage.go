package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/player"
	"tspine/engine/program"
	"tspine/engine/session"
	"tspine/engine/unit"
	"tspine/locale"
)

// stage is where a session is played: what the screen and the plain lines
// share. Whatever is done is saved before it is shown.
type stage struct {
	*command
	ctx    context.Context
	app    *app.App
	person app.Person
	flags  trainFlags
	mode   program.Mode
	result io.Writer // where the entry goes as JSON; nil: it is printed

	train   *app.Training
	asks    asks
	going   bool   // it ran before something was asked
	message string // what the last act came to
	left    bool   // the person left

	compared compared
}

// asks is what the person is being asked while a session is played.
type asks string

// Nothing; how much it hurts; what to do instead; what was really done; the
// keys; how much it hurts around an exercise that is compared.
const (
	askNothing asks = ""
	askPain    asks = "pain"
	askSwap    asks = "swap"
	askRecord  asks = "record"
	askHelp    asks = "help"
	askRate    asks = "rate"
)

// now is the time by the clock on the wall, in milliseconds.
func (s *stage) now() int64 { return s.Now().UnixMilli() }

// play shows a session until it is over or left.
func (s *stage) play() error {
	if !s.flags.plain && s.screened() {
		narrow, err := s.playScreen()
		if err != nil || !narrow {
			return err
		}
		s.line("", s.say().T("train.narrow"))
	}
	return s.playPlain()
}

// screened says whether there is a screen to repaint and keys to read.
func (s *stage) screened() bool { return s.Terminal && s.Keys && s.Getenv("TERM") != "dumb" }

// tick tells the session the time, and saves it where it came to another step.
func (s *stage) tick(now int64) ([]player.Sound, error) {
	next, sounds := s.train.Tick(now)
	if next.At != s.train.At {
		s.message = ""
	}
	if err := s.become(next, next.At != s.train.At || next.Run != s.train.Run); err != nil {
		return sounds, err
	}
	return sounds, s.compare()
}

// do does something, saves it, and says whether it could be done.
func (s *stage) do(e player.Event) ([]player.Sound, bool, error) {
	next, sounds, ok := s.train.Do(e, s.now())
	return sounds, ok, s.become(next, true)
}

// become saves a state and then goes on with it.
func (s *stage) become(next player.State, save bool) error {
	t := *s.train
	t.State = next
	if save {
		if err := s.app.Save(s.ctx, s.person, &t); err != nil {
			return err
		}
	}
	*s.train = t
	return nil
}

// key does what a key or a word stands for, and asks what is due then.
func (s *stage) key(text string) ([]player.Sound, error) {
	sounds, err := s.means(text)
	if err != nil {
		return sounds, err
	}
	return sounds, s.compare()
}

// means does what a key or a word stands for while nothing is asked, and what was
// typed where something is.
func (s *stage) means(text string) ([]player.Sound, error) {
	s.message = ""
	switch {
	case s.train.Run == player.Asking:
		return s.way(text)
	case s.asks == askPain:
		return s.pain(text)
	case s.asks == askSwap:
		return s.swap(text)
	case s.asks == askRecord:
		return s.record(text)
	case s.asks == askRate:
		return s.rated(text)
	}
	s.asks = askNothing
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	return s.typedWord(strings.ToLower(word), rest)
}

// words of the keys, as they are typed.
var keyWords = map[string]player.Act{
	"back": player.Back, "b": player.Back, "left": player.Back, "skip": player.Skip, "s": player.Skip, "right": player.Skip,
	"leave-out": player.Drop, "x": player.Drop, "done": player.Next, "d": player.Next, "enter": player.Next,
	"easy": player.Easy, "e": player.Easy, "hard": player.Hard, "h": player.Hard,
}

func (s *stage) typedWord(word, rest string) ([]player.Sound, error) {
	switch word {
	case "pause", "space", "go", "g":
		return s.toggle()
	case "":
		if s.train.Run == player.Ready || s.train.Run == player.Paused {
			return s.toggle()
		}
		return s.act(player.Event{Act: player.Next})
	case "quit", "leave", "q":
		s.left = true
		return s.act(player.Event{Act: player.Leave})
	case "hurts", "pain", "p", "swap", "w", "record", "r":
		return s.open(map[string]asks{"h": askPain, "p": askPain, "s": askSwap, "w": askSwap, "r": askRecord}[word[:1]], rest)
	case "?", "help":
		s.asks = askHelp
		return nil, nil
	}
	act, ok := keyWords[word]
	if !ok {
		s.message = s.say().T("train.unknown-key")
		return nil, nil
	}
	return s.act(player.Event{Act: act})
}

// toggle pauses, or goes on.
func (s *stage) toggle() ([]player.Sound, error) {
	if s.train.Run == player.Running {
		return s.act(player.Event{Act: player.Stand})
	}
	return s.act(player.Event{Act: player.Go})
}

// act does something, and says what it came to where that can't be seen.
func (s *stage) act(e player.Event) ([]player.Sound, error) {
	sounds, ok, err := s.do(e)
	switch {
	case !ok && e.Act == player.Next:
		s.message = s.say().T("train.by-the-clock")
	case !ok && e.Act != player.Leave:
		s.message = s.say().T("train.not-now")
	case ok && e.Act == player.Easy, ok && e.Act == player.Hard:
		s.message = s.say().T("train.noted-" + string(e.Act))
	}
	return sounds, err
}

// open pauses and asks something; what was typed with it is the answer.
func (s *stage) open(what asks, rest string) ([]player.Sound, error) {
	if what == askSwap && len(s.train.Alternatives()) == 0 {
		s.message = s.say().T("train.no-swap")
		return nil, nil
	}
	if step, _ := s.train.Counted(); what == askRecord && step.Count == 0 {
		s.message = s.say().T("train.no-record")
		return nil, nil
	}
	s.going = s.train.Run == player.Running
	s.asks = what
	sounds, _, err := s.do(player.Event{Act: player.Stand})
	if err != nil || rest == "" {
		return sounds, err
	}
	return s.key(rest)
}

// resumeAfter ends what was asked, and goes on where it ran before.
func (s *stage) resumeAfter() ([]player.Sound, error) {
	s.asks = askNothing
	if !s.going || s.train.Run != player.Paused {
		return nil, nil
	}
	sounds, _, err := s.do(player.Event{Act: player.Go})
	return sounds, err
}

// pain takes how much it hurts.
func (s *stage) pain(text string) ([]player.Sound, error) {
	if text == "" {
		return s.resumeAfter()
	}
	n, code := fault.Whole(text, 0, unit.MaxRating)
	if code != "" {
		s.message = s.say().T("fault."+code, locale.S("got", clean(text)), locale.S("want", "0 to 10"))
		return nil, nil
	}
	if _, _, err := s.do(player.Event{Act: player.Hurts, Pain: n}); err != nil {
		return nil, err
	}
	s.asks = askNothing
	if s.train.Run == player.Asking {
		return nil, nil
	}
	s.message = s.say().T("train.pain-noted", locale.N("n", n))
	return s.resumeAfter()
}

// way takes the way on that was chosen after it hurt.
func (s *stage) way(text string) ([]player.Sound, error) {
	ways := s.train.Ways()
	if text == "q" {
		s.left = true
		return s.act(player.Event{Act: player.Leave})
	}
	n, code := fault.Whole(strings.TrimSpace(text), 1, len(ways))
	if code != "" {
		s.message = s.say().T("train.choose", locale.N("n", len(ways)))
		return nil, nil
	}
	return s.act(player.Event{Act: ways[n-1].Act, Exercise: ways[n-1].Exercise})
}

// swap takes what to do instead, for today or for good.
func (s *stage) swap(text string) ([]player.Sound, error) {
	if text == "" {
		return s.resumeAfter()
	}
	number, always, _ := strings.Cut(strings.TrimSpace(text), " ")
	list := s.train.Alternatives()
	n, code := fault.Whole(number, 1, len(list))
	if code != "" {
		s.message = s.say().T("train.choose", locale.N("n", len(list)))
		return nil, nil
	}
	from := s.train.Timeline.Lines[s.train.Show(s.now()).Step.Line].Exercise
	with := list[n-1].Exercise
	sounds, err := s.act(player.Event{Act: player.Swap, Exercise: with})
	if err != nil {
		return nil, err
	}
	s.message = s.say().T("train.swapped-today", locale.S("name", s.call(with)))
	if always = strings.ToLower(strings.TrimSpace(always)); always == "g" || always == "for good" || always == "good" {
		if _, err := s.app.Choose(s.ctx, s.person, course.Choice{Act: course.Swap, Exercise: from, With: with}); err != nil {
			return nil, err
		}
		s.message = s.say().T("train.swapped-for-good", locale.S("name", s.call(with)))
	}
	more, err := s.resumeAfter()
	return append(sounds, more...), err
}

// record takes what was really done, in the dose notation.
func (s *stage) record(text string) ([]player.Sound, error) {
	if text == "" {
		return s.resumeAfter()
	}
	step, _ := s.train.Counted()
	d, faults := dose.Parse(inKilograms(text))
	if len(faults) > 0 {
		s.message = s.fault(faults[0])
		return nil, nil
	}
	n := d.Reps.Min
	if step.Kind == session.Walk {
		n = d.Each.Min
	}
	s.asks = askNothing
	sounds, ok, err := s.do(player.Event{Act: player.Record, Reps: n, Load: d.Load, Reserve: d.Reserve})
	if ok {
		s.message = s.say().T("train.recorded", locale.S("dose", d.String()))
	}
	if err != nil {
		return nil, err
	}
	more, err := s.resumeAfter()
	return append(sounds, more...), err
}

// planned is what the step that is recorded asks for, as it may be typed.
func (s *stage) planned() string {
	step, _ := s.train.Counted()
	if step.Count == 0 {
		return ""
	}
	d := s.train.Timeline.Lines[step.Line].Dose
	out := dose.Dose{Kind: d.Kind, Sets: dose.Exactly(1), Reps: dose.Exactly(step.Count), Load: d.Load, Reserve: d.Reserve}
	if d.Kind == dose.Distance {
		out.Reps, out.Each = dose.Exactly(1), dose.Exactly(step.Count)
	}
	if said := s.train.Tracks[step.Line].Load; !said.IsZero() {
		out.Load = said
	}
	return out.String()
}

// offers lists what is asked to be chosen from, a line each.
func (s *stage) offers() []string {
	var out []string
	words := s.say()
	for i, w := range s.train.Ways() {
		text := words.T("train.way-"+string(w.Act), locale.S("name", s.call(firstOf(w.Exercise, "cat-cow"))))
		out = append(out, fmt.Sprintf("%d  %s", i+1, text))
	}
	if s.asks == askSwap {
		for i, a := range s.train.Alternatives() {
			out = append(out, fmt.Sprintf("%d  %s  %s", i+1, s.call(a.Exercise), once(a.Dose)))
		}
	}
	return out
}

// hurt says what a pain above the cap asks for.
func (s *stage) hurt() string {
	text := s.say().T("cue." + s.train.Hurt.Say)
	if s.train.Hurt.Red {
		text = s.say().T("cue.pain-stop")
	}
	return text
}
