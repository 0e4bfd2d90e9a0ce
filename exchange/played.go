package exchange

import (
	"fmt"
	"slices"

	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/player"
	"tspine/engine/unit"
)

// Played is a session as a browser played it, as JSON: the timeline it was
// given, what was done of it, and how it felt.
type Played struct {
	Version     int          `json:"version"`
	Person      string       `json:"person"` // id of who trained
	ID          string       `json:"id"`
	Day         string       `json:"day"`     // on which it was begun, where the person was
	Seen        int64        `json:"seen_ms"` // since 1970 UTC
	Ran         int64        `json:"ran_ms"`
	Over        bool         `json:"over"` // the end was reached
	Before      *int         `json:"before,omitempty"`
	After       *int         `json:"after,omitempty"`
	Effort      *int         `json:"effort,omitempty"`
	Stiffness   *int         `json:"stiffness,omitempty"`
	Comfortable bool         `json:"comfortable,omitempty"`
	Note        string       `json:"note,omitempty"`
	Timeline    Timeline     `json:"timeline"`
	Marks       []Mark       `json:"marks"`
	Tracks      []PlayedLine `json:"tracks"`
	Swaps       []Swap       `json:"swaps,omitempty"` // that hold from now on
}

// Swap is an exercise that takes another one's place.
type Swap struct {
	Exercise string `json:"exercise"`
	With     string `json:"with"`
}

// Mark is one step of the dose done to its end.
type Mark struct {
	Line   int    `json:"line"`
	Round  int    `json:"round"`
	Set    int    `json:"set"`
	Rep    int    `json:"rep"`
	Side   string `json:"side,omitempty"`
	Cue    string `json:"cue"`
	Amount int    `json:"amount"`
	Load   *Load  `json:"load,omitempty"`
}

// Load is what was used.
type Load struct {
	Kg     float64 `json:"kg,omitempty"` // of each piece
	Pieces int     `json:"pieces,omitempty"`
	Band   string  `json:"band,omitempty"`
}

// PlayedLine is how one line went.
type PlayedLine struct {
	Pain    *int   `json:"pain,omitempty"`
	Feel    string `json:"feel,omitempty"` // easy, hard
	Reserve *int   `json:"rir,omitempty"`
	Load    *Load  `json:"load,omitempty"`
	Ended   bool   `json:"ended,omitempty"`
	Stopped bool   `json:"stopped,omitempty"`
	Skipped bool   `json:"skipped,omitempty"`
	Swapped bool   `json:"swapped,omitempty"`
	Eased   bool   `json:"eased,omitempty"`
	Before  *int   `json:"before,omitempty"` // pain just before it, where it is compared
	After   *int   `json:"after,omitempty"`
}

// Felt is what is said of a whole session: an entry without its lines.
func (p *Played) Felt() (logbook.Entry, fault.Faults) {
	var all fault.Faults
	e := logbook.Entry{
		After: rate(&all, "after", p.After), Effort: rate(&all, "effort", p.Effort), Stiffness: rate(&all, "stiffness", p.Stiffness),
		Comfortable: p.Comfortable, Note: p.Note,
	}
	return e, all
}

// Read gives the state in which the session was left.
func (p *Played) Read() (player.State, fault.Faults) {
	var all fault.Faults
	t, faults := p.Timeline.Read()
	all.Under("timeline", faults)
	s := player.State{Version: p.Version, ID: p.ID, Timeline: t, Before: rate(&all, "before", p.Before), Run: player.Paused, Seen: p.Seen, Ran: p.Ran}
	if day := readDate(&all, "day", p.Day); day != 0 {
		s.Timeline.Day = day
	}
	if p.Over {
		s.Run, s.At = player.Over, max(len(t.Steps)-1, 0)
	}
	for i, m := range p.Marks {
		at := fmt.Sprintf("marks[%d]", i)
		side, known := sideOf(m.Side)
		if !known || m.Amount < 0 || m.Amount > mostSeconds || m.Line < 0 || m.Line >= len(t.Lines) {
			all.Add(at, "out-of-range", fmt.Sprint(m.Line, m.Side, m.Amount), "a set of the session")
			continue
		}
		s.Marks = append(s.Marks, player.Mark{Line: m.Line, Round: m.Round, Set: m.Set, Rep: m.Rep, Side: side, Cue: m.Cue, Amount: m.Amount, Load: m.Load.read(&all, at)})
	}
	for i, one := range p.Tracks {
		s.Tracks = append(s.Tracks, one.read(&all, fmt.Sprintf("tracks[%d]", i)))
	}
	if len(all) == 0 && !s.Whole() {
		all.Add("", "not-as-given", "", "")
	}
	return s, all
}

func (t PlayedLine) read(all *fault.Faults, at string) player.Track {
	out := player.Track{
		Pain: rate(all, at+".pain", t.Pain), Feel: player.Feel(t.Feel), Load: t.Load.read(all, at),
		Ended: t.Ended, Stopped: t.Stopped, Skipped: t.Skipped, Swapped: t.Swapped, Eased: t.Eased,
		Before: rate(all, at+".before", t.Before), After: rate(all, at+".after", t.After),
	}
	if t.Feel != "" && out.Feel != player.TooEasy && out.Feel != player.TooHard {
		all.Add(at+".feel", "unknown-word", t.Feel, "easy or hard")
	}
	switch {
	case t.Reserve == nil:
	case *t.Reserve < 0 || *t.Reserve > dose.MaxReserve:
		all.Add(at+".rir", "out-of-range", fmt.Sprint(*t.Reserve), fmt.Sprintf("0 to %d", dose.MaxReserve))
	default:
		out.Reserve = dose.InReserve(*t.Reserve)
	}
	return out
}

func (l *Load) read(all *fault.Faults, at string) dose.Load {
	if l == nil {
		return dose.Load{}
	}
	out := dose.Load{Count: l.Pieces, Each: unit.Kilograms(l.Kg), Band: l.Band}
	all.Under(at+".load", dose.Dose{Kind: dose.Reps, Sets: dose.Exactly(1), Reps: dose.Exactly(1), Load: out}.Check())
	return out
}

func rate(all *fault.Faults, path string, n *int) unit.Rating {
	if n == nil {
		return unit.Rating(0)
	}
	r := unit.Rate(*n)
	if !r.Given() {
		all.Add(path, "out-of-range", fmt.Sprint(*n), "0 to 10")
	}
	return r
}

// DoneOf writes what was played, without what might have been done instead: all
// that it takes to put it together with what another device says of the session.
func DoneOf(s *player.State) Played {
	done := *s
	done.Timeline.Checks, done.Timeline.Lines = nil, slices.Clone(s.Timeline.Lines)
	for i := range done.Timeline.Lines {
		done.Timeline.Lines[i].Easier, done.Timeline.Lines[i].Instead = nil, nil
	}
	return PlayedOf(&done)
}

// PlayedOf writes a state, as a browser would.
func PlayedOf(s *player.State) Played {
	p := Played{
		Version: s.Version, ID: s.ID, Day: s.Timeline.Day.String(), Seen: s.Seen, Ran: s.Ran, Over: s.Run == player.Over, Before: rated(s.Before),
		Timeline: TimelineOf(s.Timeline), Marks: []Mark{}, Tracks: []PlayedLine{},
	}
	for _, m := range s.Marks {
		p.Marks = append(p.Marks, Mark{m.Line, m.Round, m.Set, m.Rep, m.Side.String(), m.Cue, m.Amount, loadOf(m.Load)})
	}
	for _, t := range s.Tracks {
		one := PlayedLine{Pain: rated(t.Pain), Feel: string(t.Feel), Load: loadOf(t.Load), Ended: t.Ended, Stopped: t.Stopped, Skipped: t.Skipped, Swapped: t.Swapped, Eased: t.Eased, Before: rated(t.Before), After: rated(t.After)}
		if t.Reserve.Given() {
			n := t.Reserve.Reps()
			one.Reserve = &n
		}
		p.Tracks = append(p.Tracks, one)
	}
	return p
}

func loadOf(l dose.Load) *Load {
	if l.IsZero() {
		return nil
	}
	return &Load{float64(l.Each), l.Count, l.Band}
}
