package cohort

import (
	"testing"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// steady is a person with neither chance nor change in them.
func steady() Person {
	return Person{Level: 2, Usual: 2, Sense: 10, Reach: 1, Gain: 0.05, Keeps: 1, Flares: 1e9, Breaks: 1e9, Signs: 1e9}
}

func TestOverloadHurtsAndWhatFitsDoesNot(t *testing.T) {
	p := steady()
	b := p.response(of(1))
	fits, over := b.strain(&p, 1, 1, 0), b.strain(&p, 1, 1.3, 0)
	if got := b.during(&fits, 0.5); got != unit.Rate(2) {
		t.Errorf("what is carried hurts %d", got.Value())
	}
	if got := b.during(&over, 0.5); got != unit.Rate(5) {
		t.Errorf("30 %% more than is carried hurts %d, want 5", got.Value())
	}
	b.left = over.hurt
	b.night(&p, of(1))
	if got := b.morning(); got != unit.Rate(4) {
		t.Errorf("the next morning %d, want half of the 3 points", got.Value())
	}
	b.night(&p, of(1))
	if got := b.morning(); got != unit.Rate(2) {
		t.Errorf("the morning after that %d", got.Value())
	}
}

func TestCapacityFollowsTraining(t *testing.T) {
	p := steady()
	for name, c := range map[string]struct {
		share, demand, want float64
	}{
		"a trained week lets it grow":                  {1, 1, 1.05},
		"half a week lets it grow by half":             {0.5, 1, 1.025},
		"more than was due counts no more":             {2, 1, 1.05},
		"a week without shrinks it":                    {0, 1, 1 - CapacityLoss},
		"it grows no further ahead than what is asked": {1, 0.5, 1},
	} {
		b := p.response(of(1))
		b.week(&p, c.share, c.demand)
		if d := b.capacity - c.want; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s: got %g, want %g", name, b.capacity, c.want)
		}
	}
	b := p.response(of(1))
	for range 1000 {
		b.week(&p, 0, 1)
	}
	if b.capacity != CapacityLeast {
		t.Errorf("shrunk to %g", b.capacity)
	}
}

func TestPainReturnsToTheUsual(t *testing.T) {
	p := steady()
	p.Level, p.Usual, p.Return = 6, 1, 0.02
	b := p.response(of(1))
	for range 700 {
		b.night(&p, of(1))
	}
	if got := b.morning(); got != unit.Rate(1) {
		t.Errorf("after two years: %d", got.Value())
	}
}

func TestAFlareLiftsPainForSomeDays(t *testing.T) {
	p := steady()
	b := p.response(of(1))
	b.toFlare = 1
	r, high := of(3), 0
	for range FlareLongest + 2 {
		b.night(&p, r)
		if b.now >= p.Level+FlareLeast {
			high++
		}
	}
	if high < FlareShortest || high > FlareLongest {
		t.Errorf("%d days", high)
	}
	if b.now != p.Level {
		t.Errorf("afterwards %g", b.now)
	}
}

func TestHowFarABoutIsDone(t *testing.T) {
	for name, c := range map[string]struct {
		during   int
		chance   float64
		far      how
		finished bool
	}{
		"nearly always in full":        {2, 0.9, full, true},
		"much pain stops it":           {StopsAt, 0.9, stopped, false},
		"some are not finished":        {2, 0, shortened, false},
		"some are shortened":           {2, ShareOpen, shortened, true},
		"some are lightened":           {2, ShareOpen + ShareShort, lightened, true},
		"pain under that doesn't stop": {StopsAt - 1, 0.9, full, true},
	} {
		if far, finished := howFar(unit.Rate(c.during), c.chance); far != c.far || finished != c.finished {
			t.Errorf("%s: got %s, finished %v", name, hows[far], finished)
		}
	}
}

func TestEffortAndReserveFollowDemand(t *testing.T) {
	p := steady()
	b := p.response(of(1))
	little, much := b.strain(&p, exercise.Static, 0.8, 0), b.strain(&p, exercise.Static, 1.6, 0)
	if little.tired(0.5) >= much.tired(0.5) || little.left <= much.left || much.left.Reps() < 0 || little.hurt != 0 || much.hurt == 0 {
		t.Errorf("little: %+v, much: %+v", little, much)
	}
	if later := b.strain(&p, exercise.Functional, 0.8, 0); later.effort <= little.effort {
		t.Error("a later stage takes no more effort")
	}
	if got := b.strain(&p, exercise.Static, 1, dose.InReserve(4)); got.left.Reps() < 4 {
		t.Errorf("asked to leave 4 reps, left %d", got.left.Reps())
	}
}

func TestALineIsNeverRatedAboveItsSession(t *testing.T) {
	for during := range unit.MaxRating + 1 {
		if got := lineRating(unit.Rate(during)); got.Value() > during || !got.Given() {
			t.Errorf("session %d, line %d", during, got.Value())
		}
	}
}
