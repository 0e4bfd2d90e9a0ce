package cli

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/player"
	"tspine/store"
)

// aMonday is when the clock of a test begins.
var aMonday = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// staged is a session of the demo's person, ready to be drawn.
func staged(t *testing.T) *stage {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), t.TempDir()+"/tspine.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	c := newCommand()
	c.lib, c.lang, c.Now = lib, "en", func() time.Time { return aMonday }
	g := &stage{command: c, ctx: t.Context(), app: app.New(lib, s, s, c.Now)}
	if g.person, err = g.app.Demo(t.Context(), "demo", 12); err != nil {
		t.Fatal(err)
	}
	d, err := g.app.Today(t.Context(), g.person, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	played, err := g.app.Play(t.Context(), g.person, g.app.Timeline(&d, false), 0, "here")
	if err != nil {
		t.Fatal(err)
	}
	g.train = &played
	return g
}

func TestNothingIsDrawnPastTheScreen(t *testing.T) {
	g := staged(t)
	began := g.train.State
	steps := len(began.Timeline.Steps)
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(leastWidth, 220).Draw(t, "width"), rapid.IntRange(leastHeight, 70).Draw(t, "height")
		g.train.State = began
		g.asks = rapid.SampledFrom([]asks{askNothing, askNothing, askPain, askSwap, askRecord, askHelp}).Draw(t, "asks")
		if rapid.Bool().Draw(t, "begun") {
			g.train.Run = player.Running
			for range rapid.IntRange(0, steps).Draw(t, "skips") {
				g.train.State, _, _ = g.train.Do(player.Event{Act: player.Skip}, g.train.Seen)
			}
		}
		if rapid.Bool().Draw(t, "hurts") {
			g.train.State, _, _ = g.train.Do(player.Event{Act: player.Hurts, Pain: rapid.IntRange(0, 10).Draw(t, "pain")}, g.train.Seen)
		}
		rows := g.draw(width, height, strings.Repeat("8", mostTyped))
		if len(rows) != height {
			t.Fatalf("%d rows on a screen of %d", len(rows), height)
		}
		for _, r := range rows {
			if n := len([]rune(r)); n > width {
				t.Fatalf("a row of %d on a screen of %d: %q", n, width, r)
			}
		}
	})
}

func TestTheDigitsAreAsLargeAsFits(t *testing.T) {
	for name, c := range map[string]struct {
		text        string
		width, rows int
		want        int
	}{
		"two digits on 80 by 24":     {"27", 64, 11, 2},
		"minutes on 80 by 24":        {"1:40", 64, 11, 2},
		"too little room is still 1": {"1:40", 10, 2, 1},
		"many columns and few rows":  {"7", 200, 6, 1},
		"never past the largest":     {"7", 400, 90, mostSize},
	} {
		t.Run(name, func(t *testing.T) {
			if got := largest(c.text, c.width, c.rows); got != c.want {
				t.Errorf("size %d, want %d", got, c.want)
			}
		})
	}
	rows := digits("1:5", 1)
	want := []string{"  ██        ██████", "████    ██  ██    ", "  ██        ██████", "  ██    ██      ██", "██████      ██████"}
	if strings.Join(rows, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(rows, "\n"))
	}
}

func TestTheColumnFillsFromBelow(t *testing.T) {
	for name, c := range map[string]struct{ passed, length, want int }{
		"nothing at the beginning": {0, 600, 0}, "half": {300, 600, 6}, "all at the end": {600, 600, 12}, "an empty session": {0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			filled := 0
			for i, r := range column(c.passed, c.length) {
				if strings.Contains(r, "▆") {
					filled++
				} else if filled > 0 {
					t.Errorf("slab %d is empty above none", i)
				}
			}
			if filled != c.want {
				t.Errorf("%d slabs, want %d", filled, c.want)
			}
		})
	}
}

func TestTheBellRingsForWhatHasJustHappened(t *testing.T) {
	for name, c := range map[string]struct {
		sounds []player.Sound
		want   string
	}{
		"a second of the countdown":    {[]player.Sound{{Kind: player.Tick, At: 900}}, "\a"},
		"a start rings twice":          {[]player.Sound{{Kind: player.End, At: 900}, {Kind: player.Start, At: 900}}, "\a\a"},
		"a part of a rep is silent":    {[]player.Sound{{Kind: player.Part, At: 900}}, ""},
		"what is long past is silent":  {[]player.Sound{{Kind: player.Start, At: 100}}, ""},
		"several late ones ring once":  {[]player.Sound{{Kind: player.Tick, At: 700}, {Kind: player.Tick, At: 900}}, "\a"},
		"a change of sides, two bells": {[]player.Sound{{Kind: player.Switch, At: 1000}}, "\a\a"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := rings(c.sounds, 1000); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
