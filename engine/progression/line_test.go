package progression

import (
	"testing"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func TestWhatStandsInTheWay(t *testing.T) {
	rowing := func(text string) Line {
		l := line(dumbbellRow, text)
		l.Loads = []unit.Kilograms{10, 12}
		return l
	}
	for name, c := range map[string]struct {
		line   func() Line
		limits exercise.Limits
		rule   string
		back   float64 // sessions back, -1: none is named
	}{
		"a line that was never done": {func() Line {
			l := rowing("2x10 @ 2x10kg")
			l.Last = [2]Result{}
			return l
		}, exercise.Limits{}, notDone, -1},
		"the last session was shortened":            {spoiled(0, func(r *Result) { r.How = logbook.Shortened }), exercise.Limits{}, sessionShort, 0},
		"the one before was shortened":              {spoiled(1, func(r *Result) { r.How = logbook.Shortened }), exercise.Limits{}, sessionShort, 1},
		"the last session was lightened":            {spoiled(0, func(r *Result) { r.How = logbook.Lightened }), exercise.Limits{}, sessionLight, 0},
		"the last session was stopped":              {spoiled(0, func(r *Result) { r.How = logbook.Stopped }), exercise.Limits{}, sessionStopped, 0},
		"the last session was never finished":       {spoiled(0, func(r *Result) { r.Open = true }), exercise.Limits{}, sessionOpen, 0},
		"a rep is missing, whatever was ticked":     {spoiled(0, func(r *Result) { r.Did = must("2x9-10 total 19 @ 2x10kg") }), exercise.Limits{}, sessionShort, 0},
		"a set is missing, whatever the total":      {spoiled(0, func(r *Result) { r.Did = must("20 @ 2x10kg") }), exercise.Limits{}, sessionShort, 0},
		"the load was lighter, whatever was ticked": {spoiled(1, func(r *Result) { r.Did = must("2x10 @ 2x8kg") }), exercise.Limits{}, sessionLight, 1},
		"it hurt": {spoiled(0, func(r *Result) { r.Pain = unit.Rate(4) }), exercise.Limits{}, sessionPainful, 0},
		"the session hurt, and the exercise was not rated": {spoiled(0, func(r *Result) { r.Pain, r.Session = 0, unit.Rate(5) }), exercise.Limits{}, sessionPainful, 0},
		"nothing was rated": {spoiled(0, func(r *Result) { r.Pain, r.Session = 0, 0 }), exercise.Limits{}, sessionNotRated, 0},
		"no reps were left": {spoiled(0, func(r *Result) { r.Reserve = dose.InReserve(0) }), exercise.Limits{}, sessionHard, 0},
		"fewer reps were left than the person has to keep": {spoiled(1, func(r *Result) { r.Reserve = dose.InReserve(3) }), exercise.Limits{Reserve: dose.InReserve(4)}, sessionHard, 0},
		"the last session was planned lighter than the dose is now": {spoiled(0, func(r *Result) {
			r.Planned, r.Did = must("2x8 @ 2x10kg"), must("2x8 @ 2x10kg")
		}), exercise.Limits{}, notDoneAtThis, 0},
		"the last session was at the load before": {spoiled(0, func(r *Result) {
			r.Planned, r.Did = must("2x10 @ 2x8kg"), must("2x10 @ 2x8kg")
		}), exercise.Limits{}, notDoneAtThis, 0},
		"two weeks without the exercise": {func() Line {
			l := rowing("2x10 @ 2x10kg")
			l.Today = l.Last[0].Day + 14
			return l
		}, exercise.Limits{}, notDoneLately, 0},
	} {
		t.Run(name, func(t *testing.T) {
			l := c.line()
			got, why := up10.Next(l, c.limits)
			if want := l.Exercise.Within(l.Dose, c.limits); got != want || why.Rule != c.rule {
				t.Errorf("%q by %s, want %q by %s", got, why.Rule, want, c.rule)
			}
			back, named := why.Figure("sessions-back")
			day, _ := why.Figure("session-day")
			if named != (c.back >= 0) || named && (back != c.back || day != float64(l.Last[int(back)].Day)) {
				t.Errorf("names the session %g back, of day %g; want %g", back, day, c.back)
			}
		})
	}
}

// spoiled gives a line that has everything to rise, but for one result.
func spoiled(back int, spoil func(*Result)) func() Line {
	return func() Line {
		l := line(dumbbellRow, "2x10 @ 2x10kg")
		spoil(&l.Last[back])
		return l
	}
}

func TestWhatDoesNotStandInTheWay(t *testing.T) {
	for name, l := range map[string]func() Line{
		"everything done": spoiled(0, func(*Result) {}),
		"mobilizing reps have none in reserve": func() Line {
			l := line(&exercise.Exercise{Phases: []exercise.Phase{exercise.Mobilize}, Stage: 2, Dose: must("8-12"), Progress: exercise.ByReps, Ceiling: 12}, "8")
			l.Last[0].Reserve = dose.InReserve(0)
			return l
		},
		"holds have none in reserve": func() Line {
			l := line(proneW, "2x8x3s")
			l.Last[0].Reserve = dose.InReserve(0)
			return l
		},
		"more done than planned":         spoiled(0, func(r *Result) { r.Did = must("2x12 @ 2x10kg") }),
		"a heavier load than planned":    spoiled(0, func(r *Result) { r.Did = must("2x10 @ 2x12kg") }),
		"done, without saying how much":  spoiled(0, func(r *Result) { r.Did = dose.Dose{} }),
		"pain of three":                  spoiled(0, func(r *Result) { r.Pain = unit.Rate(3) }),
		"pain in another exercise":       spoiled(0, func(r *Result) { r.Session = unit.Rate(5) }),
		"only one session":               spoiled(1, func(r *Result) { *r = Result{} }),
		"the session before was at less": spoiled(1, func(r *Result) { r.Planned, r.Did = must("2x9 @ 2x10kg"), must("2x9 @ 2x10kg") }),
		"reps left that were not told":   spoiled(0, func(r *Result) { r.Reserve = 0 }),
		"thirteen days without it":       func() Line { l := line(dumbbellRow, "2x10 @ 2x10kg"); l.Today = l.Last[0].Day + 13; return l },
		"a day that was not told":        func() Line { l := line(dumbbellRow, "2x10 @ 2x10kg"); l.Today = 0; return l },
		"a band of the same color":       func() Line { return line(seatedRow, "2x10 @ red band") },
	} {
		t.Run(name, func(t *testing.T) {
			one := l()
			got, why := up10.Next(one, exercise.Limits{})
			if got.Sum() <= one.Dose.Sum() {
				t.Errorf("held by %s", why.Rule)
			}
		})
	}
}

func TestABandOfAnotherColor(t *testing.T) {
	for name, c := range map[string]struct {
		bands []string
		did   string
		rule  string
	}{
		"a lighter one stands in the way":                 {[]string{"yellow", "red", "green"}, "2x10 @ yellow band", sessionLight},
		"a stronger one does not":                         {[]string{"yellow", "red", "green"}, "2x10 @ green band", raiseTotal},
		"where the order is not known any other one does": {nil, "2x10 @ green band", sessionLight},
		"one that is not among the person's does":         {[]string{"yellow", "red"}, "2x10 @ blue band", sessionLight},
		"none at all does":                                {[]string{"yellow", "red"}, "2x10", sessionLight},
	} {
		t.Run(name, func(t *testing.T) {
			l := line(seatedRow, "2x10 @ red band")
			l.Bands, l.Last[0].Did = c.bands, read(t, c.did)
			if _, why := up10.Next(l, exercise.Limits{}); why.Rule != c.rule {
				t.Errorf("%s, want %s", why.Rule, c.rule)
			}
		})
	}
}

func TestLast(t *testing.T) {
	ten := must("2x10")
	entry := func(day int, lines ...logbook.Done) logbook.Entry {
		return logbook.Entry{Day: unit.Day(day), Finished: true, During: unit.Rate(1), Lines: lines}
	}
	did := func(how logbook.How, pain int) logbook.Done {
		return logbook.Done{Exercise: "row", Planned: ten, Did: ten, How: how, Pain: unit.Rate(pain)}
	}
	other := logbook.Done{Exercise: "other", Planned: ten, Did: ten, How: logbook.Full, Pain: unit.Rate(4)}
	swapped := did(logbook.Full, 0)
	swapped.InPlaceOf = "other"
	open := entry(9, did(logbook.Full, 0))
	open.Finished = false
	control := entry(9, did(logbook.Full, 0))
	control.Control = true
	for name, c := range map[string]struct {
		entries []logbook.Entry
		want    [2]Result
	}{
		"never done":                                 {[]logbook.Entry{entry(1, other)}, [2]Result{}},
		"the newest first":                           {[]logbook.Entry{entry(1, did(logbook.Full, 0)), entry(3, did(logbook.Full, 0)), entry(5, did(logbook.Shortened, 2))}, [2]Result{result(5, logbook.Shortened, 2, 2), result(3, logbook.Full, 0, 1)}},
		"skipped is neither done nor missed":         {[]logbook.Entry{entry(1, did(logbook.Full, 0)), entry(3, did(logbook.Skipped, 0))}, [2]Result{result(1, logbook.Full, 0, 1)}},
		"left out is neither done nor missed":        {[]logbook.Entry{entry(1, did(logbook.Full, 0)), entry(3, did(logbook.LeftOut, 0))}, [2]Result{result(1, logbook.Full, 0, 1)}},
		"standing in for another does not count":     {[]logbook.Entry{entry(1, did(logbook.Full, 0)), entry(3, swapped)}, [2]Result{result(1, logbook.Full, 0, 1)}},
		"a control has no exercise":                  {[]logbook.Entry{entry(1, did(logbook.Full, 0)), control}, [2]Result{result(1, logbook.Full, 0, 1)}},
		"of two rounds the worse one counts":         {[]logbook.Entry{entry(1, did(logbook.Full, 3), did(logbook.Stopped, 1), did(logbook.Full, 2))}, [2]Result{result(1, logbook.Stopped, 3, 3)}},
		"the session's worst pain is kept":           {[]logbook.Entry{entry(1, did(logbook.Full, 0), other)}, [2]Result{result(1, logbook.Full, 0, 4)}},
		"a line without a word was not done in full": {[]logbook.Entry{entry(1, did("", 0))}, [2]Result{result(1, logbook.Shortened, 0, 1)}},
		"an unfinished session is marked":            {[]logbook.Entry{open}, [2]Result{{Day: 9, How: logbook.Full, Open: true, Planned: ten, Did: ten, Pain: unit.Rate(0), Session: unit.Rate(1)}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Last(c.entries, "row"); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestOfTwoRoundsTheFewestRepsLeftCount(t *testing.T) {
	round := func(left int) logbook.Done {
		return logbook.Done{Exercise: "row", How: logbook.Full, Planned: must("10"), Reserve: dose.InReserve(left)}
	}
	e := []logbook.Entry{{Finished: true, Lines: []logbook.Done{round(3), round(1), round(2)}}}
	if got := Last(e, "row")[0].Reserve; got != dose.InReserve(1) {
		t.Errorf("%d reps left, want 1", got.Reps())
	}
}

func result(day int, how logbook.How, pain, session int) Result {
	return Result{Day: unit.Day(day), How: how, Planned: must("2x10"), Did: must("2x10"), Pain: unit.Rate(pain), Session: unit.Rate(session)}
}
