package dose

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDeal(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want [][]int
	}{
		"a number of reps for each set":                {"3x10", [][]int{{10}, {10}, {10}}},
		"of a range, the lower end":                    {"2-3x8-12", [][]int{{8}, {8}}},
		"breaths are one number":                       {"10 breaths", [][]int{{10}}},
		"seconds of each hold":                         {"2x3x10s", [][]int{{10, 10, 10}, {10, 10, 10}}},
		"meters of each walk":                          {"3x20-40m", [][]int{{20}, {20}, {20}}},
		"the first set takes the extra rep":            {"2x10-11 total 21", [][]int{{11}, {10}}},
		"the first holds take the extra seconds":       {"4x10-11s total 42", [][]int{{11, 11, 10, 10}}},
		"the extra seconds go on over the sets":        {"2x2x10-11s total 43", [][]int{{11, 11}, {11, 10}}},
		"the first set takes the extra hold":           {"2x2-3x5s total 25", [][]int{{5, 5, 5}, {5, 5}}},
		"extra hold and extra seconds":                 {"2x2-3x4-5s total 23", [][]int{{5, 5, 5}, {4, 4}}},
		"a wide range is dealt evenly too":             {"3x8-12 total 31", [][]int{{11}, {10}, {10}}},
		"the least of uneven holds is not undercut":    {"2x3-4x5-9s total 35", [][]int{{6, 6, 6}, {6, 6, 5}}},
		"the total decides about walks, like reps":     {"2x20-21m total 41", [][]int{{21}, {20}}},
		"one side is dealt, the other gets it as well": {"2x8/side", [][]int{{8}, {8}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, read(t, c.text).Deal()); diff != "" {
				t.Fatalf("%q (-want +got)\n%s", c.text, diff)
			}
		})
	}
	if got := (Dose{}).Deal(); got != nil {
		t.Errorf("the zero dose deals %v", got)
	}
}

func TestDealGivesTheWholeSumLargerFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		sum, all := 0, []int(nil)
		for _, set := range d.Deal() {
			all = append(all, set...)
		}
		for _, n := range all {
			sum += n
		}
		if sum != d.Sum() {
			t.Fatalf("%q: %v is %d, want %d", d, all, sum, d.Sum())
		}
		if down := slices.IsSortedFunc(all, func(a, b int) int { return b - a }); !down || all[0] > all[len(all)-1]+1 {
			t.Fatalf("%q is dealt as %v", d, all)
		}
	})
}

func TestDealStaysInTheRanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		sets := d.Deal()
		if !in(len(sets), d.Sets) {
			t.Fatalf("%q is dealt into %d sets", d, len(sets))
		}
		for _, set := range sets {
			if d.counts() {
				set, d.Each = make([]int, set[0]), Range{}
			}
			if !in(len(set), d.Reps) {
				t.Fatalf("%q: a set of %d reps", d, len(set))
			}
			for _, n := range set {
				if !in(n, d.Each) {
					t.Fatalf("%q: a rep of %d", d, n)
				}
			}
		}
	})
}

func in(n int, r Range) bool { return r.Min <= n && n <= r.Max }
