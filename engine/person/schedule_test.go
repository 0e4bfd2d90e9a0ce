package person

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func days(t *testing.T, text string) Schedule {
	t.Helper()
	out, faults := ParseDays(text)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return Schedule{Days: out}
}

func date(t *testing.T, text string) unit.Day {
	t.Helper()
	d, err := unit.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNextDayToTrain(t *testing.T) {
	// 2026-11-20 is a Friday.
	for name, c := range map[string]struct {
		days, from string
		now        Clock
		want, at   string
	}{
		"later today":                          {"fri 18:00", "2026-11-20", At(9, 0), "2026-11-20", "18:00"},
		"at that very minute":                  {"fri 18:00", "2026-11-20", At(18, 0), "2026-11-20", "18:00"},
		"a minute later it is next week":       {"fri 18:00", "2026-11-20", At(18, 1), "2026-11-27", "18:00"},
		"the next of several days":             {"mon thu 18:00", "2026-11-20", At(9, 0), "2026-11-23", "18:00"},
		"a day without a time is open all day": {"fri", "2026-11-20", At(23, 59), "2026-11-20", ""},
		"each day its own time":                {"mon 7:30 sat 10:00", "2026-11-20", At(9, 0), "2026-11-21", "10:00"},
		"over the end of a year":               {"fri 18:00", "2026-12-26", At(9, 0), "2027-01-01", "18:00"},
		"on a leap day":                        {"tue 18:00", "2028-02-28", At(9, 0), "2028-02-29", "18:00"},
	} {
		t.Run(name, func(t *testing.T) {
			s := days(t, c.days)
			day, at, ok := s.Next(date(t, c.from), c.now)
			if !ok || day.String() != c.want || at.String() != c.at {
				t.Errorf("next is %s %s (%v), want %s %s", day, at, ok, c.want, c.at)
			}
		})
	}
	var open Schedule
	if _, _, ok := open.Next(0, 1); ok || !open.On(5) {
		t.Error("without days there is a next one, or a day is off")
	}
}

func TestTheNextDayIsOneOfThoseChosenAndNoneIsSkipped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSchedule(t)
		from, now := unit.Day(rapid.IntRange(-30_000, 80_000).Draw(t, "day")), Clock(rapid.IntRange(1, MinutesPerDay).Draw(t, "now"))
		day, at, ok := s.Next(from, now)
		if ok != s.Set() {
			t.Fatalf("next: %v, with %d days", ok, s.Count())
		}
		if !ok {
			return
		}
		slot := s.Days[Weekday(day)]
		if !slot.On || slot.At != at || day < from || day > from+unit.DaysPerWeek || day == from && at.Given() && at < now {
			t.Fatalf("next is %d %s after %d %s", day, at, from, now)
		}
		for d := from + 1; d < day; d++ {
			if s.Days[Weekday(d)].On {
				t.Fatalf("%d is skipped", d)
			}
		}
		if int(day-from) > max(s.Apart(), unit.DaysPerWeek) {
			t.Fatalf("%d days away, at most %d lie between", day-from, s.Apart())
		}
	})
}

func drawSchedule(t *rapid.T) Schedule {
	var s Schedule
	for i := range s.Days {
		if s.Days[i].On = rapid.Bool().Draw(t, "on"); s.Days[i].On {
			s.Days[i].At = Clock(rapid.SampledFrom([]int{0, 0, 1, 480, 1081, 1440}).Draw(t, "at"))
		}
	}
	return s
}

func TestDaysAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSchedule(t)
		got, faults := ParseDays(s.DaysText())
		if len(faults) > 0 || got != s.Days {
			t.Fatalf("%q is read as %v (%v)", s.DaysText(), got, faults)
		}
	})
}

func TestParseDays(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"one":                             {"mon", "mon any"},
		"a time for several":              {"mon, wed,fri 18:00", "mon wed fri 18:00"},
		"a row of days":                   {"mon-fri 7:30", "mon tue wed thu fri 07:30"},
		"every day":                       {"daily", "mon tue wed thu fri sat sun any"},
		"capitals":                        {"Mon 18:00 SUN", "mon 18:00 sun any"},
		"any time before one with a time": {"mon any wed 18:00", "mon any wed 18:00"},
		"in the order of the week":        {"sat 10:00 mon 18:00", "mon 18:00 sat 10:00"},
		"nothing":                         {"  ", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := days(t, c.text)
			if s.DaysText() != c.want {
				t.Errorf("got %q, want %q", s.DaysText(), c.want)
			}
		})
	}
}

func TestEveryFaultOfADayHasItsColumn(t *testing.T) {
	got, faults := ParseDays("mno 18:00 tue tue 25:00 fri-mon")
	var columns []int
	for _, f := range faults {
		columns = append(columns, f.Column)
	}
	if diff := cmp.Diff([]int{1, 5, 15, 19, 25}, columns); diff != "" || got != [unit.DaysPerWeek]Slot{} {
		t.Errorf("%v %v %s", got, faults, diff)
	}
}

func TestBreaksFallBetweenTheirHours(t *testing.T) {
	b := Breaks{From: At(9, 0), To: At(17, 0)}
	if got := b.Times(2); !slices.Equal(got, []Clock{At(11, 0), At(15, 0)}) {
		t.Errorf("two fall at %v", got)
	}
	if got := (&Breaks{}).Times(3); got != nil {
		t.Errorf("without hours they fall at %v", got)
	}
	for _, c := range []struct {
		b    Breaks
		n, m int
	}{{Breaks{}, 2, 2}, {Breaks{None: true}, 2, 0}, {Breaks{Most: 1}, 2, 1}, {Breaks{Most: 3}, 2, 2}} {
		if got := c.b.AtMost(c.n); got != c.m {
			t.Errorf("%+v: of %d are %d, want %d", c.b, c.n, got, c.m)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, 1438).Draw(t, "from")
		b := Breaks{From: Clock(from + 1), To: Clock(rapid.IntRange(from+1, 1439).Draw(t, "to") + 1)}
		for _, at := range b.Times(rapid.IntRange(1, MostBreaks).Draw(t, "n")) {
			if at < b.From || at > b.To {
				t.Fatalf("%s is not between %s and %s", at, b.From, b.To)
			}
		}
	})
}

func TestWhatIsWrongWithASchedule(t *testing.T) {
	for name, c := range map[string]struct {
		s    Schedule
		want string // path and code
	}{
		"a time on a day off":        {Schedule{Days: [7]Slot{2: {At: At(9, 0)}}}, "days[2] time-without-day"},
		"too many breaks":            {Schedule{Breaks: Breaks{Most: 9}}, "breaks.most out-of-range"},
		"hours that begin only":      {Schedule{Breaks: Breaks{From: At(9, 0)}}, "breaks.to missing-key"},
		"hours that end only":        {Schedule{Breaks: Breaks{To: At(9, 0)}}, "breaks.from missing-key"},
		"hours that end before that": {Schedule{Breaks: Breaks{From: At(9, 0), To: At(8, 0)}}, "breaks.to descending"},
	} {
		t.Run(name, func(t *testing.T) {
			faults := c.s.Check()
			if len(faults) != 1 || faults[0].Path+" "+faults[0].Code != c.want {
				t.Errorf("got %v, want %s", faults, c.want)
			}
		})
	}
	if faults := (&Schedule{Days: [7]Slot{{On: true, At: At(0, 0)}}}).Check(); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestClock(t *testing.T) {
	for text, want := range map[string]string{
		"18:00": "18:00", "7:05": "07:05", "0:00": "00:00", "23:59": "23:59",
		"24:00": "", "12:60": "", "1200": "", "12:5": "", "-1:00": "", "+1:00": "", "": "", "12:+5": "",
	} {
		if got, ok := ParseClock(text); got.String() != want || ok != (want != "") {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}
