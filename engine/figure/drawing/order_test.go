package drawing

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// painted gives the pieces that are painted at a moment, in order.
func painted(runs []run, now float64) []int {
	var out []int
	for _, r := range runs {
		if now >= r.from && now < r.to {
			out = append(out, r.unit)
		}
	}
	return out
}

func TestTwoOrdersInOneListAreEachWholeAtTheirTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7}).Draw(t, "first")
		second := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7}).Draw(t, "second")
		runs := merged(first, second, .5)
		if diff := cmp.Diff(first, painted(runs, .2)); diff != "" {
			t.Fatalf("before: %s", diff)
		}
		if diff := cmp.Diff(second, painted(runs, .8)); diff != "" {
			t.Fatalf("after: %s", diff)
		}
	})
}

func TestWhatKeepsItsPlaceIsListedOnce(t *testing.T) {
	if runs := merged([]int{0, 1, 2, 3}, []int{0, 2, 3, 1}, .5); len(runs) != 5 {
		t.Errorf("%d runs for one piece that moves: %v", len(runs), runs)
	}
}

func piece(name, limb string, at float64) unit {
	return unit{name: name, parts: Drawing{{Limb: limb}}, blobs: []blob{orb(xyz(0, 0, at), .1)}}
}

func order(s *Scene, units []unit) []string {
	var out []string
	for _, i := range s.paint(units, s.fronts(units)) {
		out = append(out, units[i].name)
	}
	return out
}

func TestPiecesArePaintedFromTheFarthestToTheNearest(t *testing.T) {
	for name, c := range map[string]struct {
		front, behind []string
		want          []string
	}{
		"by depth":                           {nil, nil, []string{"forearm-l", "trunk", "forearm-r"}},
		"a piece that an author puts behind": {nil, []string{"right forearm"}, []string{"forearm-r", "forearm-l", "trunk"}},
		"a piece that an author puts before": {[]string{"trunk"}, nil, []string{"forearm-l", "forearm-r", "trunk"}},
		"a name without a side is both":      {nil, []string{"forearm"}, []string{"forearm-l", "forearm-r", "trunk"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := &Scene{view: flatView()}
			s.Pose.Front, s.Pose.Behind = c.front, c.behind
			got := order(s, []unit{piece("forearm-r", "a", .1), piece("trunk", "b", 0), piece("forearm-l", "c", -.1)})
			if !slices.Equal(got, c.want) {
				t.Errorf("painted %v, want %v", got, c.want)
			}
		})
	}
}

func TestPiecesOfALimbLieSideBySide(t *testing.T) {
	s := &Scene{view: flatView()}
	apart := piece("head", "head", 0)
	apart.blobs[0].at.X = 5
	got := order(s, []unit{piece("thigh-r", "leg", 0), apart, piece("shank-r", "leg", .05)})
	if i := slices.Index(got, "thigh-r"); i == 2 || got[i+1] != "shank-r" {
		t.Errorf("painted %v", got)
	}
}
