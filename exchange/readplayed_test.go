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
	var out Played
	fill(reflect.ValueOf(&out).Elem())
	return out
}

// fill gives every member of a value something to say.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0)) // the second says nothing
	case reflect.Array:
		fill(v.Index(0))
	case reflect.String:
		v.SetString("grün")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(-2.125)
	default:
		v.SetInt(1_795_176_000_123)
	}
}

func TestASessionIsReadAsEncodingJSONReadsIt(t *testing.T) {
	all := playeds(t)
	whole := all[0]
	for _, text := range all {
		if !sameAsJSON(t, text) {
			t.Errorf("not read the quick way, as a member is not in the tables: %.300s", text)
		}
	}
	for at := 0; at < len(whole); at += 11 { // a sign gone, doubled, or another one
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
