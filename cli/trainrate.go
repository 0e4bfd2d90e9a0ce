package cli

import (
	"strings"

	"tspine/engine/fault"
	"tspine/engine/outcome"
	"tspine/engine/player"
	"tspine/engine/unit"
	"tspine/locale"
)

// compared is what is asked around exercises that are compared.
type compared struct {
	now  player.Rating
	from int64    // since when it is waited before After is said
	said bool     // plain lines have asked for the number
	left []string // exercises that the person leaves out
}

// compare asks how much it hurts around an exercise that is compared, where that
// is due. While it asks, the session stands.
func (s *stage) compare() error {
	if s.asks != askNothing || s.left || s.train.Run != player.Running && s.train.Run != player.Over {
		return nil
	}
	due, asked := s.train.Rates(s.compared.left)
	if !asked {
		return nil
	}
	if s.compared.now != due {
		s.compared.now, s.compared.from = due, s.now()
	}
	s.asks, s.message, s.compared.said = askRate, "", false
	if s.going = s.train.Run == player.Running; !s.going {
		return nil
	}
	_, _, err := s.do(player.Event{Act: player.Stand})
	return err
}

// over says whether nothing more comes: the session is over, and nothing is
// asked about it.
func (s *stage) over() bool { return s.train.Run == player.Over && s.asks != askRate }

// quiet is how long it is waited yet before an exercise is rated, in
// milliseconds.
func (s *stage) quiet() int64 {
	if s.compared.now.Act == player.Before {
		return 0
	}
	return max(s.compared.from+outcome.RatedAfter*1000-s.now(), 0)
}

// rated takes how much it hurts around an exercise that is compared, or leaves
// it out. Whoever wants to stop can, at any time.
func (s *stage) rated(text string) ([]player.Sound, error) {
	now := s.compared.now
	switch text = strings.ToLower(text); text {
	case "q", "quit", "leave":
		s.asks, s.left = askNothing, true
		return s.act(player.Event{Act: player.Leave})
	case "x", "leave-out":
		s.compared.left = append(s.compared.left, now.Exercise)
		return s.afterRating()
	}
	if left := s.quiet(); left > 0 {
		s.message = s.say().T("player.rate-wait", locale.S("time", clock(left)))
		return nil, nil
	}
	n, code := fault.Whole(text, 0, unit.MaxRating)
	if code != "" {
		s.message = s.say().T("train.rate-keys")
		return nil, nil
	}
	if _, _, err := s.do(player.Event{Act: now.Act, Exercise: now.Exercise, Pain: n}); err != nil {
		return nil, err
	}
	return s.afterRating()
}

// afterRating goes on, or asks what else is due.
func (s *stage) afterRating() ([]player.Sound, error) {
	s.asks = askNothing
	if s.train.Run == player.Over {
		return nil, s.compare()
	}
	sounds, err := s.resumeAfter()
	if err != nil {
		return sounds, err
	}
	return sounds, s.compare()
}

// ratedTitle says around which exercise it is asked.
func (s *stage) ratedTitle() string {
	return s.say().T("player."+string(s.compared.now.Act), locale.S("name", s.call(s.compared.now.Exercise)))
}

// ratedHow says what to do before it is rated.
func (s *stage) ratedHow() string {
	if s.compared.now.Act == player.Before {
		return s.say().T("train.rate-text")
	}
	return s.say().T("player.rate-still")
}

// drawRating draws what is asked, or how long it is waited yet.
func (s *stage) drawRating(d *board) {
	d.add(bold, wrap(s.ratedTitle(), d.width-margin)...)
	d.add("", wrap(s.ratedHow(), d.width-margin)...)
	if left := s.quiet(); left > 0 {
		d.add("", "")
		d.add(green, s.say().T("player.rate-wait", locale.S("time", clock(left))))
		return
	}
	d.add("", s.say().T("player.rate-now"))
	d.add("", s.painRows()...)
}

// tellRating says in plain lines what is asked, and asks for the number once the
// quiet minutes have passed.
func (s *stage) tellRating() {
	words := s.say()
	if left := s.quiet(); left > 0 {
		s.line("", s.ratedTitle()+". "+s.ratedHow())
		s.line("", words.T("player.rate-wait", locale.S("time", clock(left)))+". "+words.T("train.rate-keys"))
		return
	}
	s.askRated()
}

// askRated asks for the number, once.
func (s *stage) askRated() {
	if s.asks != askRate || s.compared.said || s.quiet() > 0 {
		return
	}
	s.compared.said = true
	if s.compared.now.Act == player.Before {
		s.line("", s.ratedHow())
	}
	s.line("", s.ratedTitle()+": "+s.say().T("player.rate-now")+" "+s.say().T("train.rate-keys"))
	s.line("", s.painWords())
}
