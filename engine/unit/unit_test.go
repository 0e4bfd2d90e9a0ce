package unit

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"
)

func TestMinutesKeepTheFraction(t *testing.T) {
	for name, c := range map[string]struct {
		s    Seconds
		want float64
	}{
		"no time is no minutes":                  {0, 0},
		"ninety seconds are a minute and a half": {90, 1.5},
		"a second is a sixtieth":                 {1, 1.0 / 60},
		"time that was saved is negative":        {-30, -0.5},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.s.Minutes(); got != c.want {
				t.Errorf("%d s are %v min, want %v", c.s, got, c.want)
			}
		})
	}
}

func TestPounds(t *testing.T) {
	for name, c := range map[string]struct {
		kg Kilograms
		lb float64
	}{
		"a pound is 0.45359237 kg by law":  {0.45359237, 1},
		"an Olympic bar is 45 lb and less": {20, 44.0924524369},
		"a hundredweight of kilograms":     {100, 220.4622621849},
		"nothing weighs nothing":           {0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.kg.Pounds(); math.Abs(got-c.lb) > 1e-9 {
				t.Errorf("%v kg are %v lb, want %v", c.kg, got, c.lb)
			}
			if got := FromPounds(c.lb); math.Abs(float64(got-c.kg)) > 1e-9 {
				t.Errorf("%v lb are %v kg, want %v", c.lb, got, c.kg)
			}
		})
	}
}

func TestPoundsComeBackAsTheyWent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lb := rapid.Float64Range(0, 2500).Draw(t, "lb")
		kg := FromPounds(lb)
		if back := kg.Pounds(); math.Abs(back-lb) > 1e-9 {
			t.Fatalf("%v lb came back as %v", lb, back)
		}
		if lb > 0 && float64(kg) >= lb {
			t.Fatalf("%v lb are %v kg: a kilogram is the heavier one", lb, kg)
		}
	})
}

func TestRatings(t *testing.T) {
	for name, c := range map[string]struct {
		v     int
		given bool
		value int
	}{
		"no pain is a rating":                {0, true, 0},
		"one is the mildest":                 {1, true, 1},
		"ten is the worst":                   {10, true, 10},
		"eleven is not a rating":             {11, false, 0},
		"under nothing is not a rating":      {-1, false, 0},
		"so much that a byte would overflow": {256, false, 0},
		"and so much the other way":          {math.MinInt, false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := Rate(c.v)
			if r.Given() != c.given || r.Value() != c.value {
				t.Errorf("Rate(%d): given %v, value %d; want %v, %d", c.v, r.Given(), r.Value(), c.given, c.value)
			}
		})
	}
}

func TestTheZeroRatingIsNotNoPain(t *testing.T) {
	var r Rating
	if r.Given() || r.Value() != 0 {
		t.Errorf("the zero Rating: given %v, value %d", r.Given(), r.Value())
	}
	if r == Rate(0) {
		t.Error("not rated is the same as a pain of 0")
	}
}

func TestTheHigherRatingWins(t *testing.T) {
	var none Rating
	for name, c := range map[string]struct{ a, b, want Rating }{
		"the higher of two":                    {Rate(3), Rate(7), Rate(7)},
		"a rating of 0 against none":           {Rate(0), none, Rate(0)},
		"one that was not given doesn't count": {none, Rate(2), Rate(2)},
		"two that were not given":              {none, none, none},
		"two of the same":                      {Rate(10), Rate(10), Rate(10)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.a.Max(c.b); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
			if got := c.b.Max(c.a); got != c.want {
				t.Errorf("the other way around: got %d, want %d", got, c.want)
			}
		})
	}
}

func TestDaysAreReadAndWritten(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		day  Day
	}{
		"days count from here":                   {"1970-01-01", 0},
		"the day after":                          {"1970-01-02", 1},
		"the day before":                         {"1969-12-31", -1},
		"a leap day":                             {"2024-02-29", 19782},
		"the day after a leap day":               {"2024-03-01", 19783},
		"the leap day of a century that has one": {"2000-02-29", 11016},
		"no leap day in 1900":                    {"1900-03-01", -25508},
		"long before 1970":                       {"1600-02-29", -135081},
		"the first day that can be written":      {"0000-01-01", -719528},
		"the last one":                           {"9999-12-31", 2932896},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ParseDay(c.text)
			if err != nil || got != c.day {
				t.Errorf("%s is day %d, %v; want %d", c.text, got, err, c.day)
			}
			if text := c.day.String(); text != c.text {
				t.Errorf("day %d is %s, want %s", c.day, text, c.text)
			}
		})
	}
}

func TestWhatIsNoDayIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"a leap day in a common year":    "2026-02-29",
		"a leap day in 1900":             "1900-02-29",
		"the thirty-first of April":      "2026-04-31",
		"month 13":                       "2026-13-01",
		"day 0":                          "2026-11-00",
		"nothing":                        "",
		"a time of day":                  "2026-11-20T08:00:00Z",
		"another order":                  "20.11.2026",
		"one digit where there are two":  "2026-1-2",
		"a space before":                 " 2026-11-20",
		"a line break after":             "2026-11-20\n",
		"a year of five digits":          "12026-11-20",
		"a year before all years":        "-001-11-20",
		"digits that are not Latin ones": "٢٠٢٦-١١-٢٠",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ParseDay(text)
			if err == nil {
				t.Fatalf("%q is read as %s", text, got)
			}
			if got != 0 {
				t.Errorf("%q is refused, but gives day %d", text, got)
			}
		})
	}
}

func TestARefusedDaySaysWhatWouldBeRight(t *testing.T) {
	_, err := ParseDay("20 Nov")
	if want := `day "20 Nov": want a date like 2026-11-20`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestDayOfIsTheCalendarWhereThePersonIs(t *testing.T) {
	zone := func(hours int) *time.Location { return time.FixedZone("", hours*60*60) }
	noon := time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		t    time.Time
		want string
	}{
		"noon in Greenwich":                        {noon, "2026-11-20"},
		"the same moment far in the east":          {noon.In(zone(14)), "2026-11-21"},
		"the same moment far in the west":          {noon.In(zone(-12)), "2026-11-20"},
		"a minute later it is morning in the west": {noon.Add(-time.Minute).In(zone(-12)), "2026-11-19"},
		"the last moment of a day":                 {time.Date(2026, 11, 20, 23, 59, 59, 999_999_999, zone(5)), "2026-11-20"},
		"the first moment of the next":             {time.Date(2026, 11, 21, 0, 0, 0, 0, zone(5)), "2026-11-21"},
		"the last moment before 1970":              {time.Date(1969, 12, 31, 23, 59, 59, 999_999_999, time.UTC), "1969-12-31"},
		"an hour before 1970 in the east":          {time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC).In(zone(2)), "1970-01-01"},
		"an hour after 1970 in the west":           {time.Date(1970, 1, 1, 1, 0, 0, 0, time.UTC).In(zone(-2)), "1969-12-31"},
		"a leap day":                               {time.Date(2028, 2, 29, 6, 0, 0, 0, zone(-5)), "2028-02-29"},
		"a birthday long ago":                      {time.Date(1904, 2, 29, 22, 0, 0, 0, zone(1)), "1904-02-29"},
		"the zero time":                            {time.Time{}, "0001-01-01"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := DayOf(c.t).String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAWeekIsSevenDaysThroughTheChangeOfTheClock(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for name, first := range map[string]time.Time{
		"the night with an hour less": time.Date(2026, time.March, 26, 0, 30, 0, 0, berlin),
		"the night with an hour more": time.Date(2026, time.October, 22, 23, 30, 0, 0, berlin),
	} {
		t.Run(name, func(t *testing.T) {
			for n := range DaysPerWeek + 1 {
				if got, want := DayOf(first.AddDate(0, 0, n)), DayOf(first)+Day(n); got != want {
					t.Errorf("%d days on it is %s, want %s", n, got, want)
				}
			}
			if last := first.AddDate(0, 0, DaysPerWeek); last.Weekday() != first.Weekday() {
				t.Errorf("a week after a %s is a %s", first.Weekday(), last.Weekday())
			}
		})
	}
}

func TestDaysRoundTripAndKeepTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.IntRange(-719528, 2932895).Draw(t, "day"))
		back, err := ParseDay(d.String())
		if err != nil || back != d {
			t.Fatalf("day %d is %s, which is read as %d, %v", d, d, back, err)
		}
		if next := d + 1; next.String() <= d.String() {
			t.Fatalf("%s comes before %s", next, d)
		}
	})
}

func TestDayOfLooksAtTheDateAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.IntRange(-200_000, 200_000).Draw(t, "day"))
		zone := time.FixedZone("", rapid.IntRange(-12*60, 14*60).Draw(t, "minutes east")*60)
		date := time.Unix(int64(d)*24*60*60, 0).UTC()
		at := time.Date(date.Year(), date.Month(), date.Day(), rapid.IntRange(0, 23).Draw(t, "hour"),
			rapid.IntRange(0, 59).Draw(t, "minute"), rapid.IntRange(0, 59).Draw(t, "second"), 0, zone)
		if got := DayOf(at); got != d {
			t.Fatalf("%s is day %s, want %s", at, got, d)
		}
	})
}
