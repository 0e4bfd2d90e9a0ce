package cli

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/chart"
	"tspine/engine/outcome"
	"tspine/engine/unit"
	"tspine/internal/golden"
)

// said runs a command on a fixed day, in a terminal as its environment says.
func said(t *testing.T, env map[string]string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	code := Run(context.Background(), args, World{
		In: strings.NewReader(""), Out: &out, Err: &out, Getenv: func(key string) string { return env[key] },
		Now: func() time.Time { return time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC) },
	})
	if code != 0 {
		t.Fatalf("%v ended with %d:\n%s", args, code, out.String())
	}
	return out.String()
}

func TestProgressOfTheDemoIsAsItWas(t *testing.T) {
	dir := t.TempDir()
	said(t, nil, "demo", "--data", dir)
	for name, args := range map[string][]string{
		"overview": nil, "overview-ascii": {"--ascii"}, "rotation": {"rotation"}, "rotation-table": {"rotation", "--table"}, "side-bend": {"side-bend", "--ascii"},
		"pain": {"pain"}, "dose": {"dose"}, "calendar": {"calendar"}, "decisions": {"decisions", "--weeks", "5"}, "helps": {"helps"},
	} {
		t.Run(name, func(t *testing.T) {
			golden.Check(t, "progress/"+name+".txt", []byte(said(t, nil, append([]string{"progress", "--data", dir}, args...)...)))
		})
	}
}

// The demo rates some exercises one by one. After twelve weeks it can be said
// which one helps most, with an interval for each; after three it can't.
func TestTheDemoFindsOutWhichExerciseHelpsInItsTime(t *testing.T) {
	for name, c := range map[string]struct{ weeks, says string }{
		"helps-early": {"3", "Not enough yet to tell them apart."},
		"helps":       {"12", "Chair extension seems to help you most."},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			said(t, nil, "demo", "--data", dir, "--weeks", c.weeks)
			text := said(t, nil, "progress", "helps", "--data", dir)
			relief, _, _ := strings.Cut(text, "And the next morning")
			if !strings.Contains(relief, c.says) || strings.Contains(text, "−0 ") || strings.Contains(text, "−0)") {
				t.Errorf("want %q:\n%s", c.says, text)
			}
			golden.Check(t, "progress/"+name+".txt", []byte(text))
		})
	}
}

func TestProgressIsNeverWiderThanTheTerminal(t *testing.T) {
	dir := t.TempDir()
	said(t, nil, "demo", "--data", dir)
	for _, topic := range append([]string{""}, slices.Sorted(maps.Keys(topics))...) {
		for _, env := range []map[string]string{
			{"COLUMNS": "40"}, {"COLUMNS": "66", "LANG": "C"}, {"COLUMNS": "80"}, {"COLUMNS": "90", "TERM": "dumb"},
			{"COLUMNS": "200", "LC_ALL": "de_DE.ISO-8859-1", "LANG": "de_DE.UTF-8"}, {"COLUMNS": "200", "LANG": "de_DE.UTF-8"},
		} {
			args := []string{"progress", "--data", dir}
			if topic != "" {
				args = append(args, topic)
			}
			checkRows(t, topic, env, said(t, env, args...))
		}
	}
}

// checkRows holds what was printed against the width and the letters of the
// terminal.
func checkRows(t *testing.T, topic string, env map[string]string, text string) {
	t.Helper()
	width, err := strconv.Atoi(env["COLUMNS"])
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimRight(text, "\n"), "\n")
	plain := env["TERM"] == "dumb" || env["LANG"] == "C" || env["LC_ALL"] != ""
	for _, row := range rows {
		if n := utf8.RuneCountInString(row); n > width {
			t.Errorf("%s with %v: %d wide: %q", topic, env, n, row)
		}
		if plain && strings.IndexFunc(row, func(r rune) bool { return r > '~' }) >= 0 {
			t.Errorf("%s with %v: not ASCII: %q", topic, env, row)
		}
	}
	if topic == "" && width >= 80 && len(rows) > 24 {
		t.Errorf("the overview takes %d rows", len(rows))
	}
}

func TestLeftAndRightDifferByMoreThanColor(t *testing.T) {
	for _, g := range []*glyphs{unicodeGlyphs(), asciiGlyphs()} {
		signs := map[string]bool{}
		for _, key := range []string{"before", "after", "morning"} {
			signs[g.of(key)] = true
		}
		if g.of("left") == g.of("right") || len(signs) != 3 {
			t.Errorf("lines look alike: %v", g.line)
		}
		days := map[string]bool{}
		for _, s := range g.calendar {
			days[s] = true
		}
		if len(days) != len(g.calendar) {
			t.Errorf("days look alike: %v", g.calendar)
		}
	}
}

func TestTheChartOfOnePointHasItsPlaceAndItsName(t *testing.T) {
	c := newCommand()
	c.lang = "en"
	one := chart.New(chart.Chart{Unit: "°", To: 10, Low: 20, High: 40, Lines: []chart.Line{{Key: "right", Points: []chart.Point{{Day: 10, Value: 30}}}}})
	rows := c.drawChart(unicodeGlyphs(), &one, 0, 60, 5)
	if want := "   30 │" + strings.Repeat(" ", 34) + "□ □ Right 30°"; rows[2] != want {
		t.Errorf("got  %q\nwant %q", rows[2], want)
	}
}

// helped is a person whose sessions were rated exercise by exercise, the one
// helping and the other not.
func helped(clear bool) app.Progress {
	var pairs []outcome.Rated
	n, after := 2, 4.0
	if clear {
		n, after = 40, 1
	}
	for i := range n {
		pairs = append(pairs,
			outcome.Rated{Exercise: "cat-cow", Session: i, Order: 1 + i%2, Before: 4, After: after + float64(i%3)/3, Randomized: true},
			outcome.Rated{Exercise: "open-book", Session: i, Order: 2 - i%2, Before: 4, After: 4 + float64(i%2)/3, Randomized: true})
	}
	return app.Progress{From: 1, To: 80, Relief: outcome.Relief(pairs)}
}

func TestWhatHelpsIsSaidOnlyOnceItCanBeTold(t *testing.T) {
	for name, c := range map[string]struct {
		clear      bool
		want, miss string
	}{
		"a clear one is named":      {true, "Cat–cow seems to help you most", "Not enough"},
		"otherwise it is not known": {false, "Not enough yet", "seems to help you most"},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			command := newCommand()
			command.Out, command.lang = &out, "en"
			p := helped(c.clear)
			v := &progressView{command: command, Progress: &p, glyph: unicodeGlyphs(), width: 80}
			v.helpsTopic()
			text := out.String()
			if !strings.Contains(text, c.want) || strings.Contains(text, c.miss) {
				t.Errorf("got\n%s", text)
			}
			if strings.Index(text, "  Cat–cow") > strings.Index(text, "  Open book") {
				t.Errorf("not in the order of names:\n%s", text)
			}
		})
	}
}

func TestWhatOnlyHurtsIsNotSaidToHelp(t *testing.T) {
	var pairs []outcome.Rated
	for i := range 40 {
		pairs = append(pairs,
			outcome.Rated{Exercise: "cat-cow", Session: i, Order: 1 + i%2, Before: 2, After: 5 + float64(i%3)/3, Randomized: true},
			outcome.Rated{Exercise: "open-book", Session: i, Order: 2 - i%2, Before: 2, After: 3 + float64(i%2)/3, Randomized: true})
	}
	var out bytes.Buffer
	command := newCommand()
	command.Out, command.lang = &out, "en"
	v := &progressView{command: command, Progress: &app.Progress{Relief: outcome.Relief(pairs)}, glyph: unicodeGlyphs(), width: 80}
	v.helpsTopic()
	if !v.Relief.Clear || strings.Contains(out.String(), "help you most") || !strings.Contains(out.String(), "None of them") {
		t.Errorf("got\n%s", out.String())
	}
}

func TestAWeekBeginsOnMonday(t *testing.T) {
	for day, want := range map[string]string{"2026-11-16": "2026-11-16", "2026-11-20": "2026-11-16", "2026-11-22": "2026-11-16", "1969-12-31": "1969-12-29"} {
		d, err := unit.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := monday(d).String(); got != want {
			t.Errorf("the week of %s begins on %s, want %s", day, got, want)
		}
	}
}

func TestEveryTestHasAShortName(t *testing.T) {
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := newCommand()
	c.lang, c.lib = "en", lib
	for _, test := range []string{"llr", "seated", "half-kneeling", "extension", "owd", "swa", "arm-raise", "sidebend", "biering-sorensen", "scapular-hold", "prone-hold"} {
		if !c.say().Has("progress.test." + test) {
			t.Errorf("%s has no short name", test)
		}
	}
}
