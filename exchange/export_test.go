package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

const exportHead = `{"format":"tspine/1","person":{"id":"p","created":1}`

// faultsOf gives where and what is wrong with an export.
func faultsOf(t *testing.T, text string) []string {
	t.Helper()
	_, faults, err := ReadExport("f", strings.NewReader(text), Import{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range faults {
		out = append(out, fmt.Sprintf("%d:%d %s %s", f.Line, f.Column, f.Path, f.Code))
	}
	return out
}

func TestEveryFaultOfAnExportIsToldWithItsPlace(t *testing.T) {
	event := func(says string) string {
		return exportHead + ",\n\"events\":[\n{\"id\":\"a\",\"day\":\"2026-03-01\",\"at\":1," + says + "}]}"
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"nothing is wrong":                  {event(`"morning":{"pain":1}`), nil},
		"a rating above 10":                 {event(`"morning":{"pain":11}`), []string{"3:55 /events/0/morning/pain out-of-range"}},
		"a negative rating":                 {event(`"morning":{"pain":-1}`), []string{"3:55 /events/0/morning/pain out-of-range"}},
		"a rating in halves":                {event(`"morning":{"pain":1.5}`), []string{"3:55 /events/0/morning/pain not-whole"}},
		"a rating in quotes":                {event(`"morning":{"pain":"1"}`), []string{"3:55 /events/0/morning/pain wrong-type"}},
		"an unknown key":                    {event(`"morning":{"pane":1}`), []string{"3:48 /events/0/morning/pane unknown-key"}},
		"a key twice":                       {event(`"morning":{"pain":1,"pain":2}`), []string{"3:57 /events/0/morning/pain twice"}},
		"a missing key":                     {event(`"entry":{}`), []string{"3:45 /events/0/entry missing-key"}},
		"two things in one":                 {event(`"morning":{},"check":{}`), []string{"3:1 /events/0 not-one"}},
		"none of them":                      {event(`"draft":1`), []string{"3:37 /events/0/draft unknown-key", "3:1 /events/0 not-one"}},
		"an amount that is none":            {event(`"entry":{"finished":true,"lines":[{"exercise":"x","how":"full","did":"3y10"}]}`), []string{"3:106 /events/0/entry/lines/0/did bad-amount"}},
		"an unknown word":                   {event(`"entry":{"finished":true,"lines":[{"exercise":"x","how":"half"}]}`), []string{"3:93 /events/0/entry/lines/0/how unknown-word"}},
		"a pressure of one":                 {event(`"check":{"answers":{"bp":[120]}}`), []string{"3:62 /events/0/check/answers/bp wrong-count"}},
		"an answer of no kind":              {event(`"check":{"answers":{"a":"maybe"}}`), []string{"3:61 /events/0/check/answers/a unknown-word"}},
		"a measure that nobody has":         {event(`"measures":{"llr":{"left":500}}`), []string{"3:48 /events/0/measures/llr/left out-of-range"}},
		"a zero byte":                       {event(`"entry":{"finished":true,"note":"\u0000"}`), []string{"3:69 /events/0/entry/note zero-byte"}},
		"half a sign":                       {event(`"entry":{"finished":true,"note":"\ud83d"}`), []string{"3:69 /events/0/entry/note not-utf8"}},
		"bytes that are no text":            {event("\"entry\":{\"finished\":true,\"note\":\"\xff\"}"), []string{"3:70 /events/0 not-utf8"}},
		"a note of 10 MB":                   {event(`"entry":{"finished":true,"note":"` + strings.Repeat("x", 10<<20) + `"}`), []string{"3:69 /events/0/entry/note too-long"}},
		"an id twice":                       {exportHead + `,"events":[{"id":"a","day":"2026-03-01","at":1,"check":{}},` + "\n " + `{"id":"a","day":"2026-03-01","at":1,"check":{}}]}`, []string{"2:2 /events/1 taken"}},
		"an empty id and a day of nowhere":  {exportHead + `,"events":[{"id":"","day":"2026-02-30","at":1,"check":{}}]}`, []string{"1:70 /events/0/id empty-text", "1:79 /events/0/day not-a-day"}},
		"a year that nobody can keep":       {exportHead + `,"events":[{"id":"a","day":"2526-02-20","at":1,"check":{}}]}`, []string{"1:80 /events/0/day not-a-day"}},
		"a thing unknown at the top":        {exportHead + `,"extra":{"a":1}}`, []string{"1:54 /extra unknown-key"}},
		"the same thing twice at the top":   {exportHead + `,"events":[],"events":[]}`, []string{"1:66 /events twice"}},
		"events that are no list":           {exportHead + `,"events":{}}`, []string{"1:63 /events wrong-type"}},
		"no person":                         {`{"format":"tspine/1"}`, []string{"1:22  missing-key"}},
		"more after the end":                {exportHead + `} {}`, []string{"1:54  goes-on"}},
		"a file that was cut short":         {exportHead + `,"events":[` + "\n" + `{"id":"a","day":`, []string{"2:17  cut-short"}},
		"a file that was cut between lines": {exportHead + `,"events":[` + "\n" + `{"id":"a","day":"2026-03-01","at":1,"check":{}},`, []string{"2:49  cut-short"}},
		"a comma too many":                  {exportHead + `,"events":[` + "\n" + `{"id":"a",,"day":1}]}`, []string{"2:11  not-json"}},
		"a comma too few":                   {exportHead + `,"events":[` + "\n" + `{"id":"a","day":"2026-03-01","at":1,"check":{}} {"id":"b"}]}`, []string{"2:49  not-json"}},
		"a quote too few":                   {exportHead + `,"events":[{"id":"a` + "\n" + `"}]}`, []string{"1:72  not-json"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := faultsOf(t, c.text)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(- want, + got)\n%s", diff)
			}
		})
	}
}

func TestFaultsOfSeveralThingsComeTogether(t *testing.T) {
	got := faultsOf(t, exportHead+`,
"events":[
  {"id":"a","day":"2026-03-01","at":1,
   "morning":{"pain":12,
              "worst":13}},
  {"id":"b","day":"2026-03-01","at":"1","morning":{}}
],
"told":[{"id":"t"}]}`)
	want := []string{
		"4:22 /events/0/morning/pain out-of-range", "5:23 /events/0/morning/worst out-of-range", "6:37 /events/1/at wrong-type",
		"8:9 /told/0 missing-key", "8:9 /told/0 missing-key", "8:9 /told/0 missing-key", "8:9 /told/0 missing-key", "8:9 /told/0 missing-key",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func TestWhatIsNoExportIsSaidToBeNone(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"an empty file":           {"", ErrNoExport},
		"a text":                  {"Dear diary", ErrNoExport},
		"a list":                  {"[1]", ErrNoExport},
		"another program's JSON":  {`{"workouts":[]}`, ErrNoExport},
		"another program's name":  {`{"format":"other/1","person":1}`, ErrNoExport},
		"a version that is none":  {`{"format":"tspine/0"}`, ErrNoExport},
		"a newer version":         {`{"format":"tspine/2","people":[]}`, ErrNewerFormat},
		"half of the first word":  {`{"form`, ErrNoExport},
		"a database of ours, say": {"SQLite format 3\x00", ErrNoExport},
	} {
		if _, _, err := ReadExport("f", strings.NewReader(c.text), Import{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A reader that is handed anything answers, and never breaks.
func TestAnythingCanBeReadForAnExport(t *testing.T) {
	whole := exportHead + `,"events":[{"id":"a","day":"2026-03-01","at":1,"entry":{"finished":true,"note":"é\n","lines":[{"exercise":"x","how":"full","did":"3x10"}]}}],"told":[],"draft":"{}"}`
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(whole)
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
			text[at] = rapid.Byte().Draw(t, "byte")
		}
		text = text[:rapid.IntRange(0, len(text)).Draw(t, "length")]
		_, faults, err := ReadExport("f", bytes.NewReader(text), Import{})
		if err == nil && len(faults) == 0 && len(text) < len(whole) {
			t.Fatalf("nothing is wrong with %q", text)
		}
		for _, f := range faults {
			if f.Line < 1 || f.Column < 1 {
				t.Fatalf("a fault nowhere: %v", f)
			}
		}
	})
}

// FuzzReadExport reads anything; it must answer, and each fault has a place.
func FuzzReadExport(f *testing.F) {
	f.Add(exportHead + `,"events":[{"id":"a","day":"2026-03-01","at":1,"entry":{"finished":true,"lines":[{"exercise":"x","how":"full","did":"3x10"}]}}],"told":[],"draft":"{}"}`)
	f.Add(exportHead + `,"events":[{"id":"a","day":"2026-03-01","at":1,"check":{"answers":{"bp":[120,80],"a":{"several":["b"]},"c":null}}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		_, faults, err := ReadExport("f", strings.NewReader(text), Import{})
		for _, one := range faults {
			if one.Line < 1 || one.Column < 1 {
				t.Errorf("%v, %v", one, err)
			}
		}
	})
}

// Ten years of a daily log go through in bounded memory, both ways.
func TestTenYearsAreNotHeldAtOnce(t *testing.T) {
	const sessions, lines, bound = 8_400, 12, 24 << 20
	in, out := io.Pipe()
	wrote := make(chan error, 1)
	go func() {
		x, err := NewExport(out, Owner{ID: "p"})
		for i := 0; err == nil && i < sessions; i++ {
			err = x.Event(longSession(i, lines))
		}
		if err == nil {
			err = x.Close()
		}
		wrote <- errors.Join(err, out.Close())
	}()
	n, most := 0, uint64(0)
	first := heap()
	_, faults, err := ReadExport("f", in, Import{Event: func(course.Event) error {
		if n++; n%1200 == 0 {
			most = max(most, heap())
		}
		return nil
	}})
	if err = errors.Join(err, <-wrote, faults.Err()); err != nil || n != sessions {
		t.Fatal(n, err)
	}
	if most > first+bound {
		t.Errorf("%d MB were held", (most-first)>>20)
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func longSession(i, lines int) course.Event {
	d, _ := dose.Parse("3x10 @ 12.5kg rest 60s")
	e := course.Event{ID: fmt.Sprintf("entry-%d", i), Day: unit.Day(i / 2), Entry: &logbook.Entry{Finished: true, Note: strings.Repeat("n", 100)}}
	for range lines {
		e.Entry.Lines = append(e.Entry.Lines, logbook.Done{Exercise: "open-book", Planned: d, Did: d, How: logbook.Full, Pain: unit.Rate(2)})
	}
	return e
}
