package exchange

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"

	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/engine/unit"
	"tspine/internal/golden"
)

// playerCase is one session with what is told to the player, and what it makes
// of it. The player in the browser is held against the same cases.
type playerCase struct {
	Name   string       `json:"name"`
	Before *int         `json:"before"`
	Start  int64        `json:"start_ms"`
	Told   []playerTold `json:"told"`
}

// playerTold is one tick, or one act, and what came of it.
type playerTold struct {
	Now    int64         `json:"now"`
	Act    string        `json:"act,omitempty"` // none: a tick
	With   string        `json:"exercise,omitempty"`
	Pain   int           `json:"pain,omitempty"`
	Reps   int           `json:"reps,omitempty"`
	Kg     float64       `json:"kg,omitempty"`
	OK     bool          `json:"ok"`
	Sounds []playerSound `json:"sounds"`
	Is     playerIs      `json:"is"`
}

type playerSound struct {
	Kind string `json:"kind"`
	Left int    `json:"left"`
	At   int64  `json:"at"`
	Step int    `json:"step"`
}

// playerIs is how a session stands.
type playerIs struct {
	Run    string       `json:"run"`
	At     int          `json:"at"`
	Left   int64        `json:"left"`
	Spent  int64        `json:"spent"`
	Rung   int          `json:"rung"`
	Ran    int64        `json:"ran"`
	Away   int64        `json:"away"`
	Say    string       `json:"say"`
	Due    *int64       `json:"due"`
	Passed int          `json:"passed"`
	Ways   []string     `json:"ways"`
	Others []string     `json:"others"`
	Done   int          `json:"done"`            // marks
	Marks  []Mark       `json:"marks,omitempty"` // at the end of a case
	Tracks []PlayedLine `json:"tracks,omitempty"`
	Steps  int          `json:"steps"`
	Next   string       `json:"next"`
}

func isOf(s *player.State) playerIs {
	p := PlayedOf(s)
	shown := s.Show(s.Seen)
	out := playerIs{
		Run: string(s.Run), At: s.At, Left: s.Left, Spent: s.Spent, Rung: int(s.Rung), Ran: s.Ran, Away: s.Away, Say: s.Hurt.Say, Passed: int(shown.Passed),
		Ways: []string{}, Others: []string{}, Done: len(s.Marks), Marks: p.Marks, Tracks: p.Tracks, Steps: len(s.Timeline.Steps), Next: s.Timeline.Steps[s.At].Next,
	}
	if at, ok := s.Due(); ok {
		out.Due = &at
	}
	for _, w := range s.Ways() {
		out.Ways = append(out.Ways, string(w.Act)+" "+w.Exercise)
	}
	for _, a := range s.Alternatives() {
		out.Others = append(out.Others, a.Exercise)
	}
	return out
}

// sample is the session of the player's own tests, as JSON: a hold for each
// side, a row that the person counts, a squat with a tempo, and breaths.
func sampleTimeline(t *testing.T) session.Timeline {
	t.Helper()
	text, err := os.ReadFile("testdata/session.json")
	if err != nil {
		t.Fatal(err)
	}
	var shape Timeline
	if err := json.Unmarshal(text, &shape); err != nil {
		t.Fatal(err)
	}
	out, faults := shape.Read()
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// noon is when every case begins.
const noon = int64(1_772_452_800_000)

// acts are what a person may do, with those first that lead on.
var acts = [...]player.Act{
	player.Go, player.Next, player.Stand, player.Back, player.Skip, player.Drop, player.Swap, player.Hurts, player.Ease,
	player.EndLine, player.Easy, player.Hard, player.Record, player.Leave, player.CatchUp, player.More, player.Before, player.After,
}

// untold is something to tell the player, drawn by lot.
func untold(r *rand.Rand, s *player.State) playerTold {
	gaps := [...]int64{40, 250, 1_000, 2_900, 7_000, 31_000, 119_000, 600_000, -5_000}
	out := playerTold{Now: s.Seen + gaps[r.IntN(len(gaps))]}
	if r.IntN(3) == 0 {
		return out
	}
	out.Act = string(acts[r.IntN(len(acts))])
	switch player.Act(out.Act) {
	case player.Swap:
		out.With = [...]string{"lean", "band-row", "hold"}[r.IntN(3)]
	case player.Hurts:
		out.Pain = r.IntN(12)
	case player.Before, player.After:
		out.With, out.Pain = s.Timeline.Lines[r.IntN(len(s.Timeline.Lines))].Exercise, r.IntN(12)
	case player.Record:
		out.Reps, out.Kg = r.IntN(12), float64(r.IntN(3))*5
	}
	return out
}

func tell(s player.State, told *playerTold) player.State {
	var sounds []player.Sound
	if told.Act == "" {
		s, sounds = s.Tick(told.Now)
		told.OK = true
	} else {
		e := player.Event{Act: player.Act(told.Act), Exercise: told.With, Pain: told.Pain, Reps: told.Reps}
		e.Load.Each = unit.Kilograms(told.Kg)
		s, sounds, told.OK = s.Do(e, told.Now)
	}
	told.Sounds = []playerSound{}
	for _, one := range sounds {
		told.Sounds = append(told.Sounds, playerSound{string(one.Kind), one.Left, one.At, one.Step})
	}
	told.Is = isOf(&s)
	return s
}

func play(t *testing.T, c playerCase, told func(s *player.State, i int) (playerTold, bool)) playerCase {
	t.Helper()
	before := unit.Rating(0)
	if c.Before != nil {
		before = unit.Rate(*c.Before)
	}
	s, ok := player.New("id", sampleTimeline(t), before, c.Start)
	if !ok {
		t.Fatal("nothing to play")
	}
	for i := 0; ; i++ {
		one, more := told(&s, i)
		if !more {
			return c
		}
		if i > 0 {
			last := &c.Told[i-1].Is
			last.Marks, last.Tracks = nil, nil
		}
		s = tell(s, &one)
		c.Told = append(c.Told, one)
	}
}

func TestThePlayerInTheBrowserIsHeldAgainstThese(t *testing.T) {
	var all []playerCase
	one := 1
	all = append(all, play(t, playerCase{Name: "from start to end, tick by tick", Before: &one, Start: noon}, func(s *player.State, i int) (playerTold, bool) {
		step := s.Timeline.Steps[s.At]
		switch {
		case i == 0:
			return playerTold{Now: s.Seen, Act: "go"}, true
		case step.Waits():
			return playerTold{Now: s.Seen + 20_000, Act: "next"}, true
		}
		return playerTold{Now: s.Seen + 900}, s.Run != player.Over
	}))
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		c := playerCase{Name: "anything at any time, " + string(rune('a'+seed)), Start: noon}
		if before := r.IntN(12); before <= 10 {
			c.Before = &before
		}
		all = append(all, play(t, c, func(s *player.State, i int) (playerTold, bool) { return untold(r, s), i < 60 }))
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "player.json", append(text, '\n'))
}

func TestWhatABrowserPlayedIsReadAsItIs(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 6))
		s, _ := player.New("id", sampleTimeline(t), unit.Rate(2), noon)
		for range 50 {
			one := untold(r, &s)
			s = tell(s, &one)
		}
		text, err := json.Marshal(PlayedOf(&s))
		if err != nil {
			t.Fatal(err)
		}
		var sent Played
		if err := json.Unmarshal(text, &sent); err != nil {
			t.Fatal(err)
		}
		again, faults := sent.Read()
		if err := faults.Err(); err != nil {
			t.Fatalf("%d: %v", seed, err)
		}
		want, got := s.Entry(), again.Entry()
		if !reflect.DeepEqual(want, got) {
			t.Fatalf("%d: %+v, want %+v", seed, got, want)
		}
	}
}

// What might have been done instead is not needed to know what was done, nor to
// put it together with what another device did.
func TestWhatMightHaveBeenDoneInsteadIsNotKept(t *testing.T) {
	var line session.Line
	line.Exercise = "cat-cow"
	line.Easier = []session.Alternative{{Length: 30}}
	line.Instead = line.Easier
	s := player.State{Version: player.Version, ID: "a", Timeline: session.Timeline{Lines: []session.Line{line}, Checks: make([]session.Check, 1)}}
	got := DoneOf(&s)
	if l := got.Timeline.Lines[0]; len(l.Easier)+len(l.Instead)+len(got.Timeline.Checks) > 0 || l.Exercise != "cat-cow" {
		t.Errorf("%+v", got.Timeline)
	}
	if l := s.Timeline.Lines[0]; len(l.Easier) != 1 || len(l.Instead) != 1 || len(s.Timeline.Checks) != 1 {
		t.Errorf("the session itself has lost something: %+v", s.Timeline)
	}
}
