package app_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/player"
	"tspine/engine/unit"
)

// compares begins or ends to compare.
func (h *home) compares(on bool) {
	h.t.Helper()
	if err := h.Compare(h.ctx(), h.who, on); err != nil {
		h.t.Fatal(err)
	}
}

func TestComparingIsBegunOnceAndEnded(t *testing.T) {
	h := newHome(t)
	h.start()
	if d := h.today(); d.Main.ByLot || d.Timeline.ByLot || d.Standing.Compares() {
		t.Error("the order is drawn although nobody asked for it")
	}
	h.compares(true)
	h.compares(true)
	d := h.today()
	if len(d.Chosen) != 1 || d.Chosen[0].Act != course.ByLot || !d.Main.ByLot || !d.Timeline.ByLot || len(d.Timeline.Rate) == 0 {
		t.Errorf("%+v, drawn %v, rated %v", d.Chosen, d.Main.ByLot, d.Timeline.Rate)
	}
	if again := h.today(); !slices.Equal(again.Timeline.Rate, d.Timeline.Rate) {
		t.Error("the same day draws anew")
	}
	if e := app.Done(d.Main); !e.Randomized {
		t.Error("a session that is logged by hand does not say that its order was drawn")
	}
	h.compares(false)
	if d = h.today(); len(d.Chosen) != 0 || d.Main.ByLot {
		t.Errorf("it is not ended: %+v", d.Chosen)
	}
	h.compares(false)
}

// rests sleeps until a day that has a rest.
func (h *home) rests() {
	h.t.Helper()
	for range 10 {
		if h.today().Rests {
			return
		}
		h.sleep(1)
	}
	h.t.Fatal("no day of ten has a rest")
}

func TestARestIsRatedOnceAndCountsForNothingElse(t *testing.T) {
	h := newHome(t)
	h.start()
	h.compares(true)
	h.rests()
	before := h.today()
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	rest := func(id string, ago time.Duration, from, to unit.Rating) error {
		return h.Rested(h.ctx(), h.who, id, h.now.Add(-ago), from, to)
	}
	var faults fault.Faults
	for name, c := range map[string]struct {
		ago      time.Duration
		id       string
		from, to unit.Rating
		code     string
	}{
		"too early": {4 * time.Minute, id, unit.Rate(3), unit.Rate(2), "rest-early"}, "too late": {time.Hour, id, unit.Rate(3), unit.Rate(2), "rest-late"},
		"half of it": {6 * time.Minute, id, unit.Rate(3), 0, "not-rated"}, "no id": {6 * time.Minute, "x", unit.Rate(3), unit.Rate(2), "not-an-id"},
	} {
		if err := rest(c.id, c.ago, c.from, c.to); !errors.As(err, &faults) || len(faults) != 1 || faults[0].Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	for range 2 {
		if err := rest(id, 6*time.Minute, unit.Rate(6), unit.Rate(8)); err != nil {
			t.Fatal(err)
		}
	}
	after := h.today()
	if after.Rests || after.Standing.Done != before.Standing.Done || after.Standing.DoneMain || len(after.Main.Parts) != len(before.Main.Parts) {
		t.Errorf("asked again %v, %d sessions done", after.Rests, after.Standing.Done)
	}
	for i, p := range before.Main.Parts {
		if after.Main.Parts[i].Line != p.Line {
			t.Errorf("%v, before the rest %v", after.Main.Parts[i].Line, p.Line)
		}
	}
	p := h.progress(52)
	if p.Count(app.DayDone)+p.Count(app.DayEased) != 0 || len(p.Before.Points)+len(p.After.Points) != 0 {
		t.Errorf("it counts as a session: %d done, pain %v", p.Count(app.DayDone), p.Before.Points)
	}
	h.train(1, func(e *logbook.Entry) { e.Lines[0].Before, e.Lines[0].After = unit.Rate(5), unit.Rate(3) })
	if p = h.progress(52); p.Relief.Controls != 1 || p.Relief.Control >= 0 || len(p.Relief.Exercises) != 1 {
		t.Errorf("%d rests, %v; %v", p.Relief.Controls, p.Relief.Control, p.Relief.Exercises)
	}
}

func TestWhatIsRatedInABrowserIsCompared(t *testing.T) {
	g := newGym(t)
	if err := g.Compare(t.Context(), g.who, true); err != nil {
		t.Fatal(err)
	}
	s := g.device()
	if !s.Timeline.ByLot || len(s.Timeline.Rate) == 0 {
		t.Fatalf("drawn %v, rated %v", s.Timeline.ByLot, s.Timeline.Rate)
	}
	rated := s.Timeline.Rate[0]
	s, _, ok := s.Do(player.Event{Act: player.Before, Exercise: rated, Pain: 5}, s.Seen)
	if !ok {
		t.Fatal("it can't be rated")
	}
	s = half(s, 2)
	if s, _, ok = s.Do(player.Event{Act: player.After, Exercise: rated, Pain: 2}, s.Seen); !ok {
		t.Fatal("it can't be rated after")
	}
	e, _ := g.take(s)
	i := slices.IndexFunc(e.Lines, func(d logbook.Done) bool { return d.Exercise == rated })
	if i < 0 || !e.Randomized || e.Lines[i].Before != unit.Rate(5) || e.Lines[i].After != unit.Rate(2) {
		t.Errorf("%+v", e)
	}
}
