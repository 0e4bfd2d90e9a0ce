package locale

import (
	"encoding/json"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// What is read text by text is what a reader of JSON reads at once.
func TestEveryTextIsReadAsJSONReadsIt(t *testing.T) {
	for _, lang := range Languages() {
		text, err := files.ReadFile(lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]any
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		words, err := readTable(lang)
		if err != nil {
			t.Fatal(err)
		}
		if len(words.at) != len(want) {
			t.Errorf("%s: %d keys of %d", lang, len(words.at), len(want))
		}
		for key, one := range want {
			full, err := i18n.NewMessage(one)
			if err != nil {
				t.Fatal(err)
			}
			full.ID = key
			got, err := words.message(key)
			if diff := cmp.Diff(full, got); err != nil || diff != "" {
				t.Errorf("%s: %s: %v\n%s", lang, key, err, diff)
			}
		}
	}
}

func TestAFileOfWordsThatIsNone(t *testing.T) {
	for _, text := range []string{
		``, `[]`, `{`, `{"a"`, `{"a":`, `{"a": 1}`, `{"a": "b"`, `{"a": "b",}`, `{"a": "b"} x`, `{"a": "b\`, `{"a": {}}`, `{"a": {"one": "b"`, `{"a": {"one": {}}}`, `{"a": "b" "c": "d"}`, `{a: "b"}`,
	} {
		if _, err := tableOf(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
	words, err := tableOf("{\"a\": \"\\\"\\u00e9\\\\\", \"b\" :\n{ \"one\" : \"x\" , \"other\":\"y\"}, \"c\": \"\\q\"}\n")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]*i18n.Message{"a": {ID: "a", Other: `"é\`}, "b": {ID: "b", One: "x", Other: "y"}, "none": nil} {
		if got, err := words.message(key); err != nil || cmp.Diff(want, got) != "" {
			t.Errorf("%s: %v %v", key, got, err)
		}
	}
	if got, err := words.message("c"); err == nil {
		t.Errorf("a text that is none is read: %v", got)
	}
}

// Whoever says something first reads it for all.
func TestManySayTheSameAtOnce(t *testing.T) {
	words, err := New("de")
	if err != nil {
		t.Fatal(err)
	}
	keys := words.Under("verb.")
	said := make([][]string, 8)
	var all sync.WaitGroup
	for i := range said {
		all.Go(func() {
			for _, key := range keys {
				said[i] = append(said[i], words.T(key))
			}
		})
	}
	all.Wait()
	for _, one := range said[1:] {
		if diff := cmp.Diff(said[0], one); diff != "" || len(one) == 0 {
			t.Error(diff)
		}
	}
}
