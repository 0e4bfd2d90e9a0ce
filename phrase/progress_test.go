package phrase

import (
	"strings"
	"testing"

	"tspine/engine/body"
	"tspine/engine/outcome"
)

func TestWhatHasChangedIsSaid(t *testing.T) {
	side := func(side body.Side, moved outcome.Moved) outcome.Track {
		return outcome.Track{Test: "llr", Unit: "°", Side: side, From: 30, To: 37, MDC: 6.4, Moved: moved}
	}
	whole := outcome.Track{Test: "owd", Unit: "cm", From: 3, To: 1.5, MDC: 2, Moved: outcome.CannotTell}
	p := english(t)
	for name, tt := range map[string]struct {
		of   []outcome.Track
		want string
	}{
		"nothing measured says nothing":     {nil, ""},
		"both sides alike are one sentence": {[]outcome.Track{side(body.Left, outcome.Better), side(body.Right, outcome.Better)}, "Turning has changed for the better, on both sides."},
		"each side for itself":              {[]outcome.Track{side(body.Left, outcome.Better), side(body.Right, outcome.CannotTell)}, "Turning: Left has changed for the better. Right: can't tell yet."},
		"one side alone is named":           {[]outcome.Track{side(body.Right, outcome.Worse)}, "Turning: Right has got worse."},
		"a test without sides":              {[]outcome.Track{whole}, "Head to wall: can't tell yet."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(p.Finding(tt.of), " "); got != tt.want {
				t.Errorf("said %q, want %q", got, tt.want)
			}
		})
	}
}

func TestATrackSaysByHowMuchAndAgainstWhatError(t *testing.T) {
	p := english(t)
	for name, tt := range map[string]struct {
		of   outcome.Track
		want string
	}{
		"a real change":                   {outcome.Track{Unit: "°", Side: body.Left, From: 30, To: 37, MDC: 6.4, Moved: outcome.Better}, "Left: 30 → 37°, +7°. More than the 6.4° your tests vary by."},
		"within the error":                {outcome.Track{Unit: "cm", From: 3, To: 1.5, MDC: 2, Moved: outcome.CannotTell}, "Now: 3 → 1.5 cm, −1.5 cm. Within the 2 cm your tests vary by. Neither better nor worse."},
		"an error that nobody knows":      {outcome.Track{Unit: "s", From: 30, To: 30, Moved: outcome.CannotTell}, "Now: 30 → 30 s, 0 s. How much this test varies by itself is not known yet, so it can't be told."},
		"only one measurement so far":     {outcome.Track{Unit: "°", Side: body.Right, From: 30, To: 30}, "Right: 30° so far. Measure again, a week later at the soonest."},
		"points have no unit behind them": {outcome.Track{Unit: "points", Side: body.Left, From: 1, To: 2, MDC: 0.8, Moved: outcome.Better}, "Left: 1 → 2, +1. More than the 0.8 your tests vary by."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := p.Track(&tt.of); got != tt.want {
				t.Errorf("said %q, want %q", got, tt.want)
			}
		})
	}
	if got := p.Band([]outcome.Track{{Unit: "°"}}); got != "" {
		t.Errorf("a band that nobody knows: %q", got)
	}
}

func TestNumbersHaveTheirSigns(t *testing.T) {
	p := english(t)
	for v, want := range map[float64]string{0: "0", -0.04: "0", -0.25: "−0.3", 1.26: "1.3"} {
		if got := p.Signed(v); got != want {
			t.Errorf("%g is %q, want %q", v, got, want)
		}
	}
	if got := p.Rating("Pain", &outcome.Rating{From: 5, To: 2, Moved: outcome.Better}); got != "Pain: 5 → 2. Less, by more than ratings vary." {
		t.Errorf("said %q", got)
	}
	if got := p.Estimate(outcome.Estimate{Mean: -0.5, Low: -1, High: 0.2, N: 2}); !strings.Contains(got, "−0.5 (−1 to 0.2)") {
		t.Errorf("said %q", got)
	}
}
