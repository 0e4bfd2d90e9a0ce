package exchange

import "tspine/engine/session"

// Timeline is a session second by second, as JSON: what every player plays.
type Timeline struct {
	Day     string         `json:"day"`
	Until   string         `json:"until"` // last day on which it may be begun
	Short   bool           `json:"short,omitempty"`
	Rounds  int            `json:"rounds"`
	Seconds int            `json:"seconds"`
	Red     []int          `json:"red_from"` // pain at which a line ends, by the pain before the session
	Checks  []Check        `json:"checks"`
	Steps   []Step         `json:"steps"`
	Lines   []TimelineLine `json:"lines"`
	Notes   []string       `json:"notes"`
	ByLot   bool           `json:"by_lot,omitempty"` // the order was drawn by lot
	Rate    []string       `json:"rate,omitempty"`   // exercises that are rated just before and after
}

// Check is a question before the session, and what each answer leads to.
type Check struct {
	Question string `json:"question"`
	Leads    []Lead `json:"leads"`
}

// Lead is what an answer leads to.
type Lead struct {
	Answer string   `json:"answer"`
	Pause  bool     `json:"pause,omitempty"`
	Ask    []string `json:"ask,omitempty"`
	Leave  []string `json:"leave_out,omitempty"`
	Say    string   `json:"say,omitempty"`
}

// Step is one step.
type Step struct {
	Kind     string `json:"kind"`
	Line     int    `json:"line"`
	Exercise string `json:"exercise,omitempty"`
	Side     string `json:"side,omitempty"`
	Round    int    `json:"round,omitempty"`
	Set      int    `json:"set,omitempty"`
	Rep      int    `json:"rep,omitempty"`
	Length   int    `json:"length_s"` // 0: the person says when it is done
	Count    int    `json:"count,omitempty"`
	Planned  int    `json:"planned_s"`
	Start    int    `json:"start_s"`
	Cue      string `json:"cue"`
	Tip      int    `json:"tip,omitempty"`
	Next     string `json:"next,omitempty"`
}

// TimelineLine is what a player needs of a line.
type TimelineLine struct {
	Exercise  string        `json:"exercise"`
	Dose      Dose          `json:"dose"`
	Phase     string        `json:"phase,omitempty"`
	Rounds    []int         `json:"rounds"`
	InPlaceOf string        `json:"in_place_of,omitempty"`
	PainCap   int           `json:"pain_cap"`
	OverCap   string        `json:"over_cap"`
	Easier    []Alternative `json:"easier"`
	Instead   []Alternative `json:"instead"`
}

// Alternative is an exercise that may take a line's place.
type Alternative struct {
	Exercise   string `json:"exercise"`
	Dose       Dose   `json:"dose"`
	Phase      string `json:"phase,omitempty"`
	PainCap    int    `json:"pain_cap"`
	OverCap    string `json:"over_cap"`
	EveryRound bool   `json:"every_round,omitempty"`
	Steps      []Step `json:"steps"`
}

// TimelineOf writes a timeline.
func TimelineOf(t session.Timeline) Timeline {
	out := Timeline{Day: t.Day.String(), Until: t.Until.String(), Short: t.Short, Rounds: t.Rounds, Seconds: int(t.Length), Red: t.Red[:], Steps: stepsOf(t.Steps), Notes: append([]string{}, t.Notes...), ByLot: t.ByLot, Rate: t.Rate}
	for _, c := range t.Checks {
		one := Check{Question: c.Question}
		for _, l := range c.Leads {
			one.Leads = append(one.Leads, Lead{Answer: l.Answer, Pause: l.Pause, Ask: l.Ask, Leave: l.Leave, Say: l.Say})
		}
		out.Checks = append(out.Checks, one)
	}
	for _, l := range t.Lines {
		out.Lines = append(out.Lines, TimelineLine{
			Exercise: l.Exercise, Dose: DoseOf(l.Dose), Phase: l.Phase.String(), Rounds: append([]int{}, l.Rounds...), InPlaceOf: l.InPlaceOf,
			PainCap: l.PainCap, OverCap: l.OverCap, Easier: alternatives(l.Easier), Instead: alternatives(l.Instead),
		})
	}
	return out
}

func alternatives(list []session.Alternative) []Alternative {
	out := []Alternative{}
	for _, a := range list {
		out = append(out, Alternative{
			Exercise: a.Exercise, Dose: DoseOf(a.Dose), Phase: a.Phase.String(), PainCap: a.PainCap, OverCap: a.OverCap, EveryRound: a.EveryRound, Steps: stepsOf(a.Steps),
		})
	}
	return out
}

func stepsOf(list []session.Step) []Step {
	out := make([]Step, len(list))
	for i, s := range list {
		out[i] = Step{
			Kind: string(s.Kind), Line: s.Line, Exercise: s.Exercise, Side: s.Side.String(), Round: s.Round, Set: s.Set, Rep: s.Rep, Length: int(s.Length),
			Count: s.Count, Planned: int(s.Planned), Start: int(s.Start), Cue: s.Cue, Tip: s.Tip, Next: s.Next,
		}
	}
	return out
}
