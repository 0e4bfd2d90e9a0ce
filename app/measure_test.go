package app_test

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/fault"
	"tspine/engine/unit"
)

// due is what is due of a test.
func (h *home) due(test string) app.Due {
	h.t.Helper()
	d, err := h.DueOf(h.ctx(), h.who, test)
	if err != nil {
		h.t.Fatal(err)
	}
	return d
}

func (h *home) down(t assessment.Take) {
	h.t.Helper()
	id, err := app.NewID()
	if err != nil {
		h.t.Fatal(err)
	}
	if err := h.TakeDown(h.ctx(), h.who, id, unit.DayOf(h.now), t); err != nil {
		h.t.Fatal(err)
	}
}

func seated(left, right float64) assessment.Take {
	return assessment.Take{Test: assessment.SeatedRotation, By: assessment.ByPhone, Device: "a phone", Version: "1", Pain: unit.Rate(1), Left: []float64{left - 1, left + 1}, Right: []float64{right}}
}

func TestATestIsDueTwiceAndThenWeekly(t *testing.T) {
	h := newHome(t)
	h.start()
	if d := h.due(assessment.SeatedRotation); d.Next.Turn != assessment.First || len(d.Tracks) > 0 {
		t.Errorf("%+v", d)
	}
	h.down(seated(40, 50))
	h.sleep(2)
	d := h.due(assessment.SeatedRotation)
	if d.Next.Turn != assessment.Second || !d.Next.Due(unit.DayOf(h.now)) || len(d.Tracks) != 2 {
		t.Errorf("%+v", d)
	}
	if take, known := d.Last.TakeOf(assessment.SeatedRotation); !known || take.Device != "a phone" || d.Last.Seated != assessment.Two(40, 50) {
		t.Errorf("%+v", d.Last)
	}
	h.down(seated(42, 50))
	h.sleep(2)
	if d := h.due(assessment.SeatedRotation); d.Next.Due(unit.DayOf(h.now)) {
		t.Errorf("%+v", d)
	}
}

func TestOnlySideBendIsHeldAgainstPeople(t *testing.T) {
	h := newHome(t)
	h.start()
	all, _, err := h.Due(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if has := d.High > 0; has != (d.Test.ID == assessment.SideBend) {
			t.Errorf("%s: %g to %g", d.Test.ID, d.Low, d.High)
		}
	}
}

func TestPainAboveFiveLeavesTestsOutUntilItIsLess(t *testing.T) {
	h := newHome(t)
	h.start()
	sore := seated(40, 50)
	sore.Pain = unit.Rate(7)
	h.down(sore)
	if _, err := h.DueOf(h.ctx(), h.who, assessment.SeatedRotation); !errors.Is(err, app.ErrNotYours) {
		t.Errorf("%v", err)
	}
	if _, move, err := h.Due(h.ctx(), h.who); err != nil || move != unit.Rate(7) {
		t.Errorf("%v %v", move, err)
	}
	if d := h.due(assessment.ScapularHold); d.Next.Turn != assessment.First {
		t.Errorf("%+v", d)
	}
	if _, err := h.Measure(h.ctx(), h.who, assessment.Measures{PainMove: unit.Rate(2)}); err != nil {
		t.Fatal(err)
	}
	if d := h.due(assessment.SeatedRotation); d.Next.Turn != assessment.First {
		t.Errorf("a test that was stopped counts: %+v", d)
	}
}

func TestAMeasureThatCantBeIsRefusedAndOneSentTwiceIsKeptOnce(t *testing.T) {
	h := newHome(t)
	h.start()
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	today := unit.DayOf(h.now)
	for name, c := range map[string]struct {
		id   string
		take assessment.Take
		code string
	}{
		"an id that is none": {"x", seated(40, 50), "not-an-id"},
		"no tries":           {id, assessment.Take{Test: assessment.SeatedRotation}, "not-measured"},
		"too wide":           {id, seated(400, 50), "out-of-range"},
		"no such test":       {id, assessment.Take{Test: "grip", Left: []float64{1}}, "unknown-test"},
	} {
		var faults fault.Faults
		if err := h.TakeDown(h.ctx(), h.who, c.id, today, c.take); !errors.As(err, &faults) || faults[0].Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	for range 2 {
		if err := h.TakeDown(h.ctx(), h.who, id, today+3, seated(40, 50)); err != nil {
			t.Fatal(err)
		}
	}
	all, err := h.Measured(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, m := range all {
		if m.Seated.Taken() {
			n++
		}
	}
	if last := all[len(all)-1]; n != 1 || last.Day != today {
		t.Errorf("%d times, on %s", n, last.Day)
	}
}

func TestAnInterviewKeepsHowATestWent(t *testing.T) {
	i := app.Interview{}
	if err := i.NoteTake(assessment.Take{Test: assessment.LumbarLocked, By: assessment.ByPhone, Left: []float64{30}, Right: []float64{40}}); err != nil {
		t.Fatal(err)
	}
	if m := i.Begin().Measure; len(m.Takes) != 0 {
		t.Errorf("kept without a value: %+v", m.Takes)
	}
}
