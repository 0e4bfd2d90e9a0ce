package app

import (
	"testing"

	"tspine/engine/course"
	"tspine/engine/person"
)

func TestTheFirstStartAsksForDays(t *testing.T) {
	i := talked(t, map[string]string{AskDays: "mon wed 18:00 sat"})
	about := i.About()
	if got := about.Schedule.DaysText(); got != "mon wed 18:00 sat any" {
		t.Errorf("the days are %q", got)
	}
	about = talked(t, nil).About()
	if about.Schedule.Set() {
		t.Error("nothing said is not any day")
	}
	if faults := i.Take(AskDays, "mon 18:00 moon"); len(faults) != 1 || faults[0].Path != AskDays || faults[0].Code != "not-a-day-or-time" {
		t.Errorf("faults: %v", faults)
	}
}

// Days are changed with a schedule later: who is asked again is not asked for
// them, and keeps what they have by then.
func TestDaysStayWhereTheyWereNotAsked(t *testing.T) {
	days, _ := person.ParseDays("tue 7:30")
	old := course.About{Zone: "Europe/Berlin", Schedule: person.Schedule{Days: days, Breaks: person.Breaks{Most: 2}}}
	for name, c := range map[string]struct {
		said map[string]string
		want string
	}{
		"asked again":             {map[string]string{AskedBefore: "yes"}, "tue 07:30"},
		"the first, not yet said": {map[string]string{AskAge: "34"}, "tue 07:30"},
		"the first":               {map[string]string{AskDays: "fri 18:00"}, "fri 18:00"},
		"the first, any day":      {map[string]string{AskDays: ""}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			i := Interview{said: c.said}
			now := i.About()
			i.keepApart(&now, &old)
			if got := now.Schedule.DaysText(); got != c.want || now.Schedule.Breaks.Most != 2 || now.Zone != "Europe/Berlin" {
				t.Errorf("%q, %+v, %s", got, now.Schedule.Breaks, now.Zone)
			}
		})
	}
	again := Interview{said: map[string]string{AskedBefore: "yes"}}
	if faults := again.Take(AskDays, "mon"); len(faults) == 0 {
		t.Error("who is asked again can say days")
	}
}
