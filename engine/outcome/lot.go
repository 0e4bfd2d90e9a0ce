package outcome

import (
	"cmp"
	"slices"

	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// Lot draws by lot, the same for the same person and day on every machine. The
// zero Lot draws nothing.
type Lot uint64

// Order puts the lines of a session into an order drawn by lot, and says which
// of them are to be rated. Only lines of one phase change places, and breathing
// stays before the others of its phase: which lines there are, their doses and
// rounds stay as they are. Day by day each line takes each place of its phase in
// turn, from an order that is drawn anew once all have (9.4).
func (l Lot) Order(s program.Session, of *exercise.Catalog) program.Session {
	if l == 0 || len(s.Parts) == 0 {
		return s
	}
	s.Parts = slices.Clone(s.Parts)
	for from := 0; from < len(s.Parts); {
		to := from + 1
		for to < len(s.Parts) && together(&s.Parts[from], &s.Parts[to], of) {
			to++
		}
		if to-from > 1 {
			s.ByLot = true
			l.turn(s.Parts[from:to], s.Day)
		}
		from = to
	}
	if s.ByLot {
		s.Rate = l.rated(s.Parts, s.Day)
	}
	return s
}

// together says whether two lines may change places.
func together(a, b *program.Chosen, of *exercise.Catalog) bool {
	return a.Phase == b.Phase && breath(a, of) == breath(b, of)
}

func breath(c *program.Chosen, of *exercise.Catalog) bool {
	e := of.Get(c.Exercise)
	return c.Phase == exercise.Release && e != nil && e.Classes.Has(exercise.Breath)
}

// turn puts lines into the order of a day: one row of a Latin square.
func (l Lot) turn(lines []program.Chosen, day unit.Day) {
	block, row := placeOf(day, len(lines))
	slices.SortFunc(lines, func(a, b program.Chosen) int {
		return cmp.Or(cmp.Compare(l.draw(block, a.Exercise), l.draw(block, b.Exercise)), cmp.Compare(a.Exercise, b.Exercise))
	})
	first := slices.Clone(lines)
	for i := range lines {
		lines[i] = first[(i+row)%len(first)]
	}
}

// rated draws the lines that are rated on a day, each as often as the others.
func (l Lot) rated(lines []program.Chosen, day unit.Day) []string {
	all := slices.Clone(lines)
	(l ^ apart).turn(all, day)
	var out []string
	for i := range min(RatedLines, len(all)) {
		out = append(out, all[i].Exercise)
	}
	return out
}

// apart keeps what is rated from hanging together with the order.
const apart = 0x5bd1e995

// Rest says whether a day is one on which a rest without an exercise is rated
// (9.3): one of five days, drawn by lot.
func (l Lot) Rest(day unit.Day) bool {
	block, row := placeOf(day, RestEvery)
	return l != 0 && l.draw(block, "")%RestEvery == uint64(row)
}

// placeOf gives the block of n days that a day is in, and its place there.
func placeOf(day unit.Day, n int) (block, row int) {
	row = (int(day)%n + n) % n
	return (int(day) - row) / n, row
}

// draw gives a number for a name in a block of days (FNV-1a, mixed as SplitMix64
// does).
func (l Lot) draw(block int, name string) uint64 {
	x := uint64(l) ^ 14695981039346656037
	for i := range len(name) {
		x = (x ^ uint64(name[i])) * 1099511628211
	}
	x += uint64(block) * 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
