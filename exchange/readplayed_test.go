package exchange

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"tspine/engine/player"
)

// playeds are sessions as they are sent: with all that there can be, the same with
// spaces, and with nothing.
func playeds(t testing.TB) [][]byte {
	t.Helper()
	whole, err := json.Marshal(full())
	if err != nil {
		t.Fatal(err)
	}
	spread, err := json.MarshalIndent(full(), " ", "\t")
	if err != nil {
		t.Fatal(err)
	}
	none, err := json.Marshal(PlayedOf(&player.State{}))
	if err != nil {
		t.Fatal(err)
	}
	return [][]byte{whole, spread, none}
}

// sameAsJSON compares what is read of a text with what encoding/json reads, and
// says whether the quick way was gone.
func sameAsJSON(t testing.TB, text []byte) bool {
	t.Helper()
	got, failed := ReadPlayed(text)
	var want Played
	wanted := json.NewDecoder(bytes.NewReader(text)).Decode(&want)
	if (failed == nil) != (wanted == nil) || failed != nil && failed.Error() != wanted.Error() || failed == nil && !reflect.DeepEqual(got, want) {
		t.Fatalf("%s\nread as %+v, %v\nand is %+v, %v", text, got, failed, want, wanted)
	}
	p := quick{text: text, words: map[string]string{}}
	var out Played
	object(&p, &out, playedFields)
	return !p.bad
}

// full is a session with every member that there can be.
func full() Played {
	n, two, load := 3, [2]int{1, 2}, &Load{Kg: 2.5, Pieces: 2, Band: "grün"}
	dose := Dose{
		Notation: "2x8", Sets: two, Reps: two, Hold: &two, Meters: &two, Unit: "reps", Total: 16, PerSide: true, PerDay: &two, PerWeek: &two, Every: 2,
		Kg: -0.125, Pieces: 1, Band: "red", Tempo: "3-1-1", Rest: &two, Reserve: &n,
	}
	step := Step{"move", 0, "cat-cow", "left", 1, 1, 2, 30, 8, 32, 64, "cue.move", 1, "rest"}
	alternative := []Alternative{{"open-book", dose, "mobilize", 5, "stop", true, []Step{step, {}}}}
	return Played{
		Version: 1, Person: "p", ID: "i", Day: "2026-11-20", Seen: 1795176000123, Ran: 62_000, Over: true, Before: &n, After: &n, Effort: &n, Stiffness: &n, Comfortable: true,
		Note: "well", Marks: []Mark{{0, 1, 1, 1, "left", "cue", 8, load}, {}}, Tracks: []PlayedLine{{&n, "easy", &n, load, true, true, true, true, true}, {}}, Swaps: []Swap{{"a", "b"}},
		Timeline: Timeline{
			Day: "2026-11-20", Until: "2026-11-21", Short: true, Rounds: 2, Seconds: 600, Red: []int{4, 5}, Checks: []Check{{"new", []Lead{{"yes", true, []string{"q"}, []string{"L1"}, "say"}}}},
			Steps: []Step{step}, Lines: []TimelineLine{{"cat-cow", dose, "mobilize", []int{1}, "row", 5, "stop", alternative, []Alternative{}}}, Notes: []string{"note"},
		},
	}
}

func TestASessionIsReadAsEncodingJSONReadsIt(t *testing.T) {
	all := playeds(t)
	whole := all[0]
	for _, text := range all {
		if !sameAsJSON(t, text) {
			t.Errorf("not read the quick way: %.200s", text)
		}
	}
	for at := range whole { // each sign gone, doubled, or another one
		for _, other := range []string{"", string(whole[at : at+1]), " ", "0", "-", ".", "e", `"`, `\`, "\x00", "\xff", "null", "{", "]", ","} {
			sameAsJSON(t, append(append(append([]byte{}, whole[:at]...), other...), whole[at+1:]...))
			if other == string(whole[at:at+1]) {
				sameAsJSON(t, append(append(append([]byte{}, whole[:at+1]...), other...), whole[at+1:]...))
			}
		}
	}
	for _, text := range []string{
		``, `{}`, ` {} `, `{} x`, `null`, `[]`, `{"ID":"x"}`, `{"id":"x","id":"y"}`, `{"strange":[1,{"a":null}],"id":"x"}`, `{"id":null}`, `{"seen_ms":1e3}`, `{"seen_ms":1.5}`,
		`{"seen_ms":01}`, `{"seen_ms":-0}`, `{"seen_ms":- 1}`, `{"seen_ms":99999999999999999999}`, `{"note":"a\nb"}`, `{"note":"a\u0062"}`, "{\"note\":\"a\xff\"}", `{"marks":[]}`, `{"marks":null}`,
		`{"marks":[{"load":{"kg":1.25e1}}]}`, `{"marks":[{"load":{"kg":1 .5}}]}`, `{"timeline":{"lines":[{"dose":{"sets":[1]}}]}}`, `{"timeline":{"lines":[{"dose":{"sets":[1,2,3]}}]}}`,
		`{"over":tru}`, `{"over":truex}`, `{"over":true,}`, `{"id":"x"`, `{"id"}`, `{"before":3,"after":null}`,
	} {
		sameAsJSON(t, []byte(text))
	}
}

func FuzzReadPlayed(f *testing.F) {
	for _, text := range playeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) { sameAsJSON(t, text) })
}

func BenchmarkReadPlayed(b *testing.B) {
	text := playeds(b)[0]
	b.Run("quick", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if _, err := ReadPlayed(text); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			var out Played
			if err := json.Unmarshal(text, &out); err != nil {
				b.Fatal(err)
			}
		}
	})
}
