package figure

import (
	"math"
	"testing"

	"tspine/engine/body"
)

func close(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s is %.3f, want %.3f ± %.3f", what, got, want, within)
	}
}

func TestAStandingBodyHasTheHeightsOfTheTables(t *testing.T) {
	b := Average()
	o := Place(b, Standing(b))
	close(t, "the sole", o.Sole(body.Right).Y, 0, .002)
	close(t, "the shoulder joint", o.Segments[RightScapula].At.Y, .818*1.72, .035)
	close(t, "half the breadth between the shoulder joints", o.Segments[RightScapula].At.Z, .105*1.72, .005)
	top, chin := 0.0, 9.0
	for _, f := range b.Flesh(0) {
		switch f.Name {
		case "skull":
			top = o.Middle(f).Y + f.Radii.Y
		case "jaw":
			chin = o.Middle(f).Y - f.Radii.Y
		}
	}
	close(t, "the crown", top, 1.72, .015)
	close(t, "the chin", chin, .870*1.72, .02)
	close(t, "the head, forward of the hips", o.Segments[Head].At.X, 0, .03)
}
