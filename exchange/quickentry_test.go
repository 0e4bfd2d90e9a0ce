package exchange

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// usualEntry is a session as a program would send it.
const usualEntry = `{"id":"01a1fb66-71a3-7cca-ba63-9d6d511a3948","day":"2026-11-20","short":true,"finished":false,"rounds":2,"minutes":8,"before":0,"during":1,` +
	`"after":10,"effort":4,"stiffness":3,"comfortable":true,"note":"a good day, all in all","lines":["cat-cow 1x8",{"line":"open-book 2x5","how":"shortened","pain":2,"rir":3},` +
	`{"line":"wall-angel","how":"skipped"},{"line":"superman-t 3x10","in-place-of":"superman-y","before":1,"after":0}]}`

// careful reads a session as it is read with care.
func careful(t *testing.T, text string) (any, bool) {
	tidy, faults := Tidy([]byte(text))
	if len(faults) > 0 {
		return nil, false
	}
	e, all := ReadEntry("", tidy)
	return e, len(all) == 0
}

func TestAUsualSessionIsReadQuickly(t *testing.T) {
	for _, text := range []string{
		usualEntry, `{"lines":["cat-cow 1x8"]}`, " {\n\t\"lines\" : [ \"cat-cow 30s\" , \"open-book 3x5/side\" ] }\n", `{"lines":[{"line":"cat-cow 30s"}],"minutes":1440}`,
	} {
		got, ok := QuickEntry([]byte(text))
		want, right := careful(t, text)
		if !right {
			t.Errorf("%s is not right", text)
			continue
		}
		if !ok {
			t.Errorf("%s is read with care", text)
			continue
		}
		if diff := cmp.Diff(want, any(got)); diff != "" {
			t.Errorf("%s (-with care +quickly):\n%s", text, diff)
		}
	}
}

func TestWhatIsUnusualInASessionIsReadWithCare(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":             ``,
		"no lines":            `{"minutes":8}`,
		"no line":             `{"lines":[]}`,
		"null":                `{"note":null,"lines":["cat-cow 1x8"]}`,
		"a dose that is none": `{"lines":["cat-cow 1y8"]}`,
		"an unknown key":      `{"mintes":8,"lines":["cat-cow 1x8"]}`,
		"a key twice":         `{"minutes":8,"minutes":9,"lines":["cat-cow 1x8"]}`,
		"too long a time":     `{"minutes":1441,"lines":["cat-cow 1x8"]}`,
		"pain of eleven":      `{"after":11,"lines":["cat-cow 1x8"]}`,
		"pain below zero":     `{"after":-1,"lines":["cat-cow 1x8"]}`,
		"no UUID":             `{"id":"x","lines":["cat-cow 1x8"]}`,
		"no day":              `{"day":"2026-02-30","lines":["cat-cow 1x8"]}`,
		"an escape":           `{"note":"\u0041","lines":["cat-cow 1x8"]}`,
		"a blank at the end":  `{"note":"well ","lines":["cat-cow 1x8"]}`,
		"letters of others":   `{"note":"schön","lines":["cat-cow 1x8"]}`,
		"an unknown word":     `{"lines":[{"line":"cat-cow 1x8","how":"ful"}]}`,
		"no text of a line":   `{"lines":[{"how":"full"}]}`,
		"more after it":       `{"lines":["cat-cow 1x8"]} 1`,
		"a number with point": `{"minutes":8.5,"lines":["cat-cow 1x8"]}`,
		"an endless text":     `{"note":"` + strings.Repeat("a", quickBytes) + `","lines":["cat-cow 1x8"]}`,
		"endless lines":       `{"lines":["cat-cow 1x8"` + strings.Repeat(`,"cat-cow 1x8"`, quickLines) + `]}`,
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := QuickEntry([]byte(text)); ok {
				t.Errorf("it is read quickly, as %+v", got)
			}
		})
	}
}

// Whatever is read quickly is read the same with care, however it was changed.
func TestASessionIsReadTheSameBothWays(t *testing.T) {
	signs := []string{`"`, `,`, `:`, `{`, `}`, `[`, `]`, ` `, `0`, `1`, `-`, `.`, `e`, `x`, `\`, `null`, `true`, `"lines"`, `"id"`, `@`, `s`, "\n", "é", "\x00"}
	quickly := 0
	rapid.Check(t, func(r *rapid.T) {
		text := usualEntry
		for range rapid.IntRange(0, 3).Draw(r, "changes") {
			at := rapid.IntRange(0, len(text)).Draw(r, "at")
			gone := min(rapid.IntRange(0, 3).Draw(r, "gone"), len(text)-at)
			text = text[:at] + rapid.SampledFrom(signs).Draw(r, "sign") + text[at+gone:]
		}
		got, ok := QuickEntry([]byte(text))
		if !ok {
			return
		}
		quickly++
		want, right := careful(t, text)
		if !right {
			r.Fatalf("%s has faults", text)
		}
		if diff := cmp.Diff(want, any(got)); diff != "" {
			r.Fatalf("%s (-with care +quickly):\n%s", text, diff)
		}
	})
	if quickly == 0 {
		t.Error("none was read quickly")
	}
}

func TestAPlayedSessionIsReadTheSameBothWays(t *testing.T) {
	text := []byte(`{"version":1,"id":"01a1fb66-71a3-7cca-ba63-9d6d511a3948","day":"2026-11-20","seen_ms":5,"timeline":{"day":"2026-11-20","until":"2026-11-20","steps":[],"lines":[],"notes":["a"]},"marks":[],"tracks":[{"pain":2}]}`)
	got, ok := QuickPlayed(text)
	if !ok {
		t.Fatal("it is read with care")
	}
	var want Played
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, text := range []string{`{"version":null}`, `{"Version":1}`, `{"version":1}{}`, `{"note":"\u0000"}`} {
		if _, ok := QuickPlayed([]byte(text)); ok {
			t.Errorf("%s is read quickly", text)
		}
	}
}
