package course

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func TestALaterStageIsAtTheEarliestWhenTheTableAllowsIt(t *testing.T) {
	w := begun(t)
	st := w.On(w.day)
	first, ok := st.Earliest(st.Stage + 1)
	if !ok || first != day1+2*unit.DaysPerWeek {
		t.Errorf("the next stage begins on day %d at the earliest (%v)", first-day1, ok)
	}
	if second, _ := st.Earliest(st.Stage + 2); second != first+2*unit.DaysPerWeek {
		t.Errorf("the one after it on day %d", second-day1)
	}
	if _, ok := st.Earliest(st.Stage); ok {
		t.Error("the stage that is on is still to come")
	}
}

func TestAStageThatIsNotAllowedNeverComes(t *testing.T) {
	w := begun(t, func(a *About, s *Screen) {
		a.Profile.Age, a.Profile.Sex = 30, person.Female
		s.Answers = screening.Answers{"birth_weeks": screening.Count(4)}.OthersNo()
	})
	st := w.On(w.day)
	pass, ok := st.Pass()
	if !ok || pass.StageCap() == 0 {
		t.Fatalf("these answers cap no stage: %v", st.Wait)
	}
	if _, ok := st.Earliest(pass.StageCap() + 1); ok {
		t.Error("a stage above the cap is said to come")
	}
}

// No course ever begins a stage before the day that was said.
func TestNoStageBeginsBeforeTheDayThatWasSaid(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := begun(t)
		said := map[exercise.Stage]unit.Day{}
		for range rapid.IntRange(1, 8).Draw(rt, "weeks") {
			st := w.On(w.day)
			for s := st.Stage + 1; s <= exercise.Functional; s++ {
				if day, ok := st.Earliest(s); ok && (said[s] == 0 || day < said[s]) {
					said[s] = day
				}
			}
			w.weeks(1, rapid.IntRange(0, 2).Draw(rt, "pain"))
			if now := w.On(w.day); said[now.Stage] > now.Day {
				rt.Fatalf("stage %d has begun on day %d, and %d was said", now.Stage, now.Day, said[now.Stage])
			}
		}
	})
}

func TestDaysFarApartAreSeenAsAGap(t *testing.T) {
	for name, c := range map[string]struct {
		days []int
		gap  bool
	}{"every day": {[]int{0, 1, 2, 3, 4, 5, 6}, false}, "two days": {[]int{0, 3}, false}, "one day": {[]int{2}, true}, "none chosen": {nil, false}} {
		t.Run(name, func(t *testing.T) {
			w := begun(t, func(a *About, _ *Screen) {
				for _, d := range c.days {
					a.Schedule.Days[d] = person.Slot{On: true}
				}
			})
			st := w.On(w.day)
			if perWeek, gap := st.Scheduled(); gap != c.gap || perWeek <= 0 {
				t.Errorf("gap %v, %v sessions a week", gap, perWeek)
			}
		})
	}
}
