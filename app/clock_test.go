package app_test

import (
	"testing"
	"time"
	_ "time/tzdata" // zones, whatever the machine has

	"tspine/app"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// at sets the clock and the place.
func (h *home) at(zone *time.Location, text string) {
	h.t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		h.t.Fatal(err)
	}
	h.now = now
}

// trainMain does the whole main session of the day, as it is due.
func (h *home) trainMain() {
	h.t.Helper()
	e := app.Done(h.today().Main)
	e.Finished, e.During = true, unit.Rate(1)
	if _, _, err := h.Log(h.ctx(), h.who, e); err != nil {
		h.t.Fatal(err)
	}
}

// entries counts the sessions that are kept.
func (h *home) entries() int {
	h.t.Helper()
	events, err := h.keep.Events(h.ctx(), h.who.ID, 0)
	if err != nil {
		h.t.Fatal(err)
	}
	n := 0
	for _, e := range events {
		if e.Entry != nil {
			n++
		}
	}
	return n
}

// Places where the same moment has two dates, without the machine's list of
// time zones.
var (
	auckland = time.FixedZone("Auckland", 13*3600)
	honolulu = time.FixedZone("Honolulu", -10*3600)
)

func TestWhoCrossesTheDateLineTrainsOnce(t *testing.T) {
	for name, c := range map[string]struct {
		from, to     *time.Location
		trained, now string
	}{
		"from Auckland to Honolulu the date goes back a day": {auckland, honolulu, "2026-03-03 08:00", "2026-03-02 11:00"},
		"from Honolulu to Auckland the date goes on a day":   {honolulu, auckland, "2026-03-02 08:00", "2026-03-03 09:00"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.at(c.from, "2026-03-01 08:00")
			h.start()
			h.at(c.from, c.trained)
			h.trainMain()
			h.at(c.to, c.now)
			d := h.today()
			if !d.Standing.DoneMain || len(d.Main.Parts) > 0 {
				t.Error("the session is due a second time, hours later")
			}
			if d.Ahead != 0 {
				t.Errorf("the clock seems to be behind day %s; only the place is another", d.Ahead)
			}
			h.now = h.now.AddDate(0, 0, 2)
			if d := h.today(); d.Standing.DoneMain || len(d.Main.Parts) == 0 {
				t.Error("two days later nothing is due")
			}
			h.trainMain()
			if h.entries() != 2 {
				t.Errorf("%d entries are kept, want both", h.entries())
			}
			if d := h.today(); d.Standing.Week != 0 {
				t.Errorf("a gap or a week was made up: week %d", d.Standing.Week)
			}
		})
	}
}

func TestWhatIsWrittenDownAfterTheFactIsNotTodaysSession(t *testing.T) {
	h := newHome(t)
	h.start()
	h.sleep(1)
	e := app.Done(h.today().Main)
	e.Day, e.Finished = unit.DayOf(h.now)-1, true
	if _, _, err := h.Log(h.ctx(), h.who, e); err != nil {
		t.Fatal(err)
	}
	if d := h.today(); d.Standing.DoneMain || len(d.Main.Parts) == 0 {
		t.Error("yesterday's session, written down today, took today's place")
	}
}

func TestAClockThatWasSetBackLosesNothing(t *testing.T) {
	h := newHome(t)
	h.start()
	h.sleep(7)
	h.trainMain()
	later := h.now
	h.now = h.now.AddDate(0, 0, -4)
	d := h.today()
	if d.Ahead != unit.DayOf(later) {
		t.Errorf("the entry of %s is not told: %s", unit.DayOf(later), d.Ahead)
	}
	h.trainMain()
	h.now = later.AddDate(0, 0, 1)
	if d := h.today(); d.Ahead != 0 || len(d.Main.Parts) == 0 {
		t.Errorf("with the clock right again: ahead %s, %d lines", d.Ahead, len(d.Main.Parts))
	}
	if h.entries() != 2 {
		t.Errorf("%d entries are kept, want both", h.entries())
	}
}

func TestDaysOfEveryLengthAreDays(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for name, first := range map[string]string{
		"a day of 23 hours":     "2026-03-28 23:30",
		"a day of 25 hours":     "2026-10-24 23:30",
		"a leap day":            "2028-02-28 23:30",
		"the end of a year":     "2026-12-31 23:30",
		"the end of a February": "2027-02-28 23:30",
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.at(berlin, first)
			h.start()
			start := unit.DayOf(h.now)
			for n := range 4 {
				if got := unit.DayOf(h.now); got != start+unit.Day(n) {
					t.Fatalf("day %d is %s, %d days after the first", n, got, got-start)
				}
				d := h.today()
				if d.Standing.DoneMain || len(d.Main.Parts) == 0 {
					t.Fatalf("on %s nothing is due", unit.DayOf(h.now))
				}
				h.trainMain()
				if !h.today().Standing.DoneMain {
					t.Fatalf("on %s the session that was done is due again", unit.DayOf(h.now))
				}
				h.now = time.Date(h.now.Year(), h.now.Month(), h.now.Day()+1, 23, 30, 0, 0, berlin)
			}
			if h.entries() != 4 {
				t.Errorf("%d entries, want 4", h.entries())
			}
		})
	}
}

func TestNamesOfPeople(t *testing.T) {
	for name, c := range map[string]struct {
		name string
		good bool
	}{
		"letters of any language":        {"Åsa Ñandú 李小龍", true},
		"quotes and slashes":             {`Ana "the/one" O'Neil\`, true},
		"a path":                         {"../../etc/passwd", true},
		"an emoji of several characters": {"👩‍🔬", true},
		"a line break":                   {"Ana\nBob", false},
		"an escape sequence":             {"Ana\x1b[2J", false},
		"an override of the direction":   {"Ana\u202ebob", false},
		"a byte that is no UTF-8":        {"Ana\xff", false},
		"a name without an end":          {string(make([]byte, 10_000)), false},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			p, err := h.Add(h.ctx(), c.name)
			if (err == nil) != c.good {
				t.Fatalf("%q: %v", c.name, err)
			}
			if !c.good {
				return
			}
			if again, err := h.Who(h.ctx(), c.name); err != nil || again.ID != p.ID {
				t.Errorf("%q is not found again: %v", c.name, err)
			}
		})
	}
}

func TestANoteKeepsItsWordsAndNothingThatSteersATerminal(t *testing.T) {
	h := newHome(t)
	h.start()
	e := logbook.Entry{Finished: true, Note: "good\tday\n\x1b[2J\u009b31mred\xff", Lines: []logbook.Done{{Exercise: "cat-cow"}}}
	kept, _, err := h.Log(h.ctx(), h.who, e)
	if err != nil {
		t.Fatal(err)
	}
	if want := "good\tday\n[2J31mred\ufffd"; kept.Note != want {
		t.Errorf("kept %q, want %q", kept.Note, want)
	}
}
