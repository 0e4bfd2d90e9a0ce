package app_test

import (
	"strings"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/person"
)

func daysOf(t testing.TB, text string) person.Schedule {
	t.Helper()
	days, faults := person.ParseDays(text)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return person.Schedule{Days: days}
}

func (h *home) plan(s person.Schedule, zone string) {
	h.t.Helper()
	if err := h.Plan(h.ctx(), h.who, app.AnyState, s, zone); err != nil {
		h.t.Fatal(err)
	}
	h.meet()
}

// meet reads anew who it is.
func (h *home) meet() {
	h.t.Helper()
	var err error
	if h.who, err = h.Who(h.ctx(), "ana"); err != nil {
		h.t.Fatal(err)
	}
}

// 2026-03-02, on which every test begins, is a Monday.
func TestTodaySaysWhenTheNextSessionIs(t *testing.T) {
	for name, c := range map[string]struct {
		days string
		done bool
		off  bool
		want string
	}{
		"later today":                        {"mon 18:00", false, false, "2026-03-02 18:00"},
		"earlier today: next week":           {"mon 7:00", false, false, "2026-03-09 07:00"},
		"done today: the next day of those":  {"mon thu 18:00", true, false, "2026-03-05 18:00"},
		"a day off: the next day that isn't": {"thu 18:00", false, true, "2026-03-05 18:00"},
		"any time of the day":                {"tue", false, true, "2026-03-03 "},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.start()
			h.plan(daysOf(t, c.days), "")
			if c.done {
				h.trainMain()
			}
			d := h.today()
			if got := d.Next.Day.String() + " " + d.Next.At.String(); got != c.want || d.Off != c.off {
				t.Errorf("next is %s, off %v", got, d.Off)
			}
			if !c.done && len(d.Main.Parts) == 0 {
				t.Error("there is nothing to be done")
			}
		})
	}
}

func TestWithoutAScheduleNothingIsSaidOfTheNextSession(t *testing.T) {
	h := newHome(t)
	h.start()
	if d := h.today(); d.Off || d.Next != (app.Next{}) || len(d.Breaks) > 0 {
		t.Errorf("%+v %v", d.Next, d.Breaks)
	}
}

// A day begins at midnight where the person said that they are, in summer and in
// winter, wherever the machine stands.
func TestADayBeginsWhereThePersonIs(t *testing.T) {
	for name, c := range map[string]struct {
		zone, utc string // the moment
		day, next string // fri 1:00 and 2:30 are planned
	}{
		"before midnight at the machine, after it there": {"Europe/Berlin", "2026-03-05 23:30", "2026-03-06", "2026-03-06 01:00"},
		"after midnight at the machine, before it there": {"America/New_York", "2026-03-06 03:00", "2026-03-05", "2026-03-06 01:00"},
		"no zone: the machine's":                         {"", "2026-03-05 23:30", "2026-03-05", "2026-03-06 01:00"},
		"in summer an hour earlier":                      {"Europe/Berlin", "2026-07-02 22:30", "2026-07-03", "2026-07-03 01:00"},
		"at the edge of the world":                       {"Pacific/Kiritimati", "2026-03-05 10:30", "2026-03-06", "2026-03-06 01:00"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.start()
			h.plan(daysOf(t, "fri 1:00"), c.zone)
			now, err := time.ParseInLocation("2006-01-02 15:04", c.utc, time.UTC)
			if err != nil {
				t.Fatal(err)
			}
			h.now = now
			p, err := h.Schedule(h.ctx(), h.who)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Next.Day.String() + " " + p.Next.At.String(); p.Day.String() != c.day || h.Day(h.who).String() != c.day || got != c.next {
				t.Errorf("the day is %s, the next session %s; want %s and %s", p.Day, got, c.day, c.next)
			}
		})
	}
}

// Where a clock is put forward an hour is missing, where it is put back one is
// there twice: the wall clock is what counts.
func TestTheNextSessionIsByTheClockOnTheWall(t *testing.T) {
	for name, c := range map[string]struct{ days, utc, want string }{
		"in the hour that is missing, before it": {"sun 2:30", "2026-03-29 00:50", "2026-03-29 02:30"},
		"in the hour that is missing, after it":  {"sun 2:30", "2026-03-29 01:10", "2026-04-05 02:30"},
		"the hour that is there twice, at first": {"sun 2:30", "2026-10-25 00:20", "2026-10-25 02:30"},
		"the hour that is there twice, again":    {"sun 2:30", "2026-10-25 01:20", "2026-10-25 02:30"},
		"the hour that is there twice, over":     {"sun 2:30", "2026-10-25 01:40", "2026-11-01 02:30"},
		"the evening after the change":           {"sun 18:00", "2026-03-29 15:30", "2026-03-29 18:00"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.start()
			h.plan(daysOf(t, c.days), "Europe/Berlin")
			now, err := time.ParseInLocation("2006-01-02 15:04", c.utc, time.UTC)
			if err != nil {
				t.Fatal(err)
			}
			h.now = now
			p, err := h.Schedule(h.ctx(), h.who)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Next.Day.String() + " " + p.Next.At.String(); got != c.want {
				t.Errorf("next is %s, want %s", got, c.want)
			}
		})
	}
}

func TestWhoTravelsWestOverTheDateLineKeepsWhatTheySaidLast(t *testing.T) {
	h := newHome(t)
	h.start()
	h.plan(daysOf(t, "fri 18:00"), "Asia/Tokyo")
	h.now = time.Date(2026, 3, 5, 16, 0, 0, 0, time.UTC) // the 6th in Tokyo, the 5th in Honolulu
	h.plan(daysOf(t, "fri 19:00"), "Asia/Tokyo")
	h.plan(daysOf(t, "fri 20:00"), "Pacific/Honolulu")
	if got := h.who.Zone; got != "Pacific/Honolulu" {
		t.Fatalf("they are in %s", got)
	}
	h.sleep(1)
	p, err := h.Schedule(h.ctx(), h.who)
	if err != nil || p.Next.At != person.At(20, 0) || p.Day.String() != "2026-03-06" {
		t.Errorf("%s %s %v", p.Day, p.Next.At, err)
	}
}

func TestADayOffIsNotMissed(t *testing.T) {
	h := newHome(t)
	h.start()
	h.plan(daysOf(t, "mon thu"), "")
	h.sleep(7)
	p, err := h.Progress(h.ctx(), h.who, 8)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range p.Calendar {
		if d.Is == app.DayMissed {
			got = append(got, d.Day.String())
		}
	}
	if len(got) != 2 || got[0] != "2026-03-02" || got[1] != "2026-03-05" {
		t.Errorf("missed are %v", got)
	}
	if p.Calendar[7].Is != app.DayDue {
		t.Errorf("today is %s", p.Calendar[7].Is)
	}
}

func TestAScheduleNeverRaisesWhatIsAskedForNorLowersIt(t *testing.T) {
	h := newHome(t)
	h.start()
	open, err := h.Schedule(h.ctx(), h.who)
	if err != nil || open.PerWeek == 0 || open.Planned != open.PerWeek || open.Gap {
		t.Fatalf("%+v %v", open, err)
	}
	s := daysOf(t, "mon")
	s.Breaks.None = true
	h.plan(s, "")
	few, err := h.Schedule(h.ctx(), h.who)
	if err != nil || few.PerWeek != open.PerWeek || few.Planned != 1 || !few.Gap {
		t.Errorf("%v asked, %v planned, gap %v, %v", few.PerWeek, few.Planned, few.Gap, err)
	}
}

func TestAWrongScheduleIsToldAtOnceAndNotKept(t *testing.T) {
	h := newHome(t)
	h.start()
	err := h.Plan(h.ctx(), h.who, app.AnyState, person.Schedule{Breaks: person.Breaks{Most: 99, From: person.At(9, 0)}}, "Mars/Olympus")
	if got := strings.Fields(codes(err)); len(got) != 3 {
		t.Errorf("told %v", got)
	}
	for _, zone := range []string{"Local", "../etc/passwd", "UTC\n"} {
		if err := h.Plan(h.ctx(), h.who, app.AnyState, person.Schedule{}, zone); err == nil {
			t.Errorf("%q is taken for a zone", zone)
		}
	}
	if p, err := h.Schedule(h.ctx(), h.who); err != nil || p.Set() || p.Zone != "" {
		t.Errorf("kept is %+v, %v", p, err)
	}
}

func TestTheWeekShowsWhatIsPlannedAndDone(t *testing.T) {
	h := newHome(t)
	h.start()
	h.plan(daysOf(t, "mon wed 18:00"), "")
	h.trainMain()
	h.sleep(1)
	p, err := h.Schedule(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Week) != 7 || !p.Week[0].On || !p.Week[0].Done || p.Week[1].On || !p.Week[2].On || p.Week[2].Done || p.Week[2].At != person.At(18, 0) {
		t.Errorf("%+v", p.Week)
	}
}

func TestShortSessionsFallBetweenTheirHours(t *testing.T) {
	h := newHome(t)
	h.start()
	s := person.Schedule{Breaks: person.Breaks{Most: 1, From: person.At(9, 0), To: person.At(17, 0)}}
	h.plan(s, "")
	d := h.today()
	if len(d.Shorts) != 1 || len(d.Breaks) != 1 || d.Breaks[0] != person.At(13, 0) {
		t.Errorf("%d at %v", len(d.Shorts), d.Breaks)
	}
}

func TestAnInterviewLeavesTheScheduleAsItIs(t *testing.T) {
	h := newHome(t)
	h.start()
	s := daysOf(t, "mon 18:00")
	h.plan(s, "Europe/Berlin")
	i, err := h.Reopen(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Describe(h.ctx(), h.who, i); err != nil {
		t.Fatal(err)
	}
	p, err := h.Schedule(h.ctx(), h.who)
	if err != nil || p.Schedule != s || p.Zone != "Europe/Berlin" {
		t.Errorf("%+v %v", p.Schedule, err)
	}
}
