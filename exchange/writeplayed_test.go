package exchange

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// TestAPlayedSessionIsWrittenAsAlways holds what is written quickly against
// encoding/json, byte by byte, whatever the session says.
func TestAPlayedSessionIsWrittenAsAlways(t *testing.T) {
	words := rapid.OneOf(rapid.SampledFrom([]string{"", "cat-cow", `"steps":[]`, `"marks":[]`, "a \"b\" \\ <c> & d", "é\u2028", "\x00\xff", "breathe-in"}), rapid.String())
	few := rapid.IntRange(-1, 12)
	sides := rapid.SampledFrom([]body.Side{body.NoSide, body.Left, body.Right})
	loads := rapid.SampledFrom([]dose.Load{{}, {Count: 2, Each: 4.5}, {Band: "green & blue"}})
	steps := rapid.Custom(func(r *rapid.T) session.Step {
		return session.Step{
			Kind: session.Kind(words.Draw(r, "kind")), Line: few.Draw(r, "line"), Exercise: words.Draw(r, "exercise"), Side: sides.Draw(r, "side"), Round: few.Draw(r, "round"),
			Set: few.Draw(r, "set"), Rep: few.Draw(r, "rep"), Length: unit.Seconds(few.Draw(r, "length")), Count: few.Draw(r, "count"), Planned: unit.Seconds(few.Draw(r, "planned")),
			Start: unit.Seconds(few.Draw(r, "start")), Cue: words.Draw(r, "cue"), Tip: few.Draw(r, "tip"), Next: words.Draw(r, "next"),
		}
	})
	marks := rapid.Custom(func(r *rapid.T) player.Mark {
		return player.Mark{
			Line: few.Draw(r, "line"), Round: few.Draw(r, "round"), Set: few.Draw(r, "set"), Rep: few.Draw(r, "rep"), Side: sides.Draw(r, "side"), Cue: words.Draw(r, "cue"),
			Amount: few.Draw(r, "amount"), Load: loads.Draw(r, "load"),
		}
	})
	rapid.Check(t, func(r *rapid.T) {
		s := player.State{ID: words.Draw(r, "id"), Marks: rapid.SliceOfN(marks, 0, 4).Draw(r, "marks")}
		s.Timeline = session.Timeline{
			Steps: rapid.SliceOfN(steps, 0, 4).Draw(r, "steps"), Notes: []string{words.Draw(r, "note")},
			Lines: []session.Line{{Prescribed: session.Prescribed{Exercise: words.Draw(r, "line")}, Easier: []session.Alternative{{EveryRound: true}}}},
		}
		s.Tracks = []player.Track{{Feel: player.Feel(words.Draw(r, "feel"))}}
		want, err := json.Marshal(DoneOf(&s))
		if err != nil {
			r.Fatal(err)
		}
		got, err := WriteDone(&s)
		if err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			r.Fatalf("(-as always +quickly)\n%s", diff)
		}
	})
}
