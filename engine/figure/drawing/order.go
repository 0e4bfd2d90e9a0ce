package drawing

import (
	"math"
	"slices"
	"strings"
)

// run is one piece of the picture in painter's order, with the moments at
// which it is painted at this place: a limb that passes from behind the trunk
// to before it has two.
type run struct {
	unit     int
	from, to float64
	suffix   string
}

// moment counts the way out from 0 to 1 and the way back from 1 to 2.
func (s *Scene) moment(u float64, home bool) float64 {
	if home {
		return 1 + u
	}
	return u
}

// runs finds the painter's order over the whole motion. Where pieces change
// places at one moment, those that move are listed twice.
func (s *Scene) runs(looked [][]unit) []run {
	units := looked[0]
	fronts := make([][][]float64, len(looked))
	for i := range looked {
		fronts[i] = s.fronts(looked[i])
	}
	cut := split(fronts)
	first := s.paint(units, sum(fronts[:cut]))
	if cut == len(fronts) {
		return once(first)
	}
	second := s.paint(units, sum(fronts[cut:]))
	at := (float64(cut) - .5) / (looks - 1)
	if cut > looks {
		at = 1 + (float64(cut-looks)-.5)/(looks-1)
	}
	return merged(first, second, at)
}

func once(order []int) []run {
	out := make([]run, len(order))
	for i, u := range order {
		out[i] = run{unit: u, from: -1, to: 9}
	}
	return out
}

// sum adds what was seen at several moments.
func sum(fronts [][][]float64) [][]float64 {
	n := len(fronts[0])
	out := make([][]float64, n)
	for i := range out {
		out[i] = make([]float64, n)
		for j := range out[i] {
			for _, f := range fronts {
				out[i][j] += f[i][j]
			}
		}
	}
	return out
}

// split gives the look from which on the order is another one: where the most
// is gained by drawing what comes before and what follows by orders of their
// own. It gives the number of looks where one order does.
func split(fronts [][][]float64) int {
	best, cut := wrongness(fronts)*.55-.02, len(fronts)
	for i := 1; i < len(fronts); i++ {
		if w := wrongness(fronts[:i]) + wrongness(fronts[i:]); w < best {
			best, cut = w, i
		}
	}
	return cut
}

// wrongness says how much one order for all these looks would hide wrongly.
func wrongness(fronts [][][]float64) float64 {
	total, all := 0.0, sum(fronts)
	for i := range all {
		for j := range i {
			for _, f := range fronts {
				if f[i][j]*all[i][j] < 0 {
					total += abs(f[i][j])
				}
			}
		}
	}
	return total
}

// stand is where a blob of a piece is seen, how broad it is and how near, in
// meters.
type stand struct {
	at           Point
	reach, depth float64
}

func (s *Scene) stands(u unit) []stand {
	out := make([]stand, len(u.blobs))
	for i, b := range u.blobs {
		out[i] = stand{Point{b.at.Dot(s.view.right), b.at.Dot(s.view.up)}, b.reach(), s.view.depth(b.at) + u.bias}
	}
	return out
}

// fronts says for each pair of pieces how far, in square meters or so, the
// first lies in front of the second where the two overlap; below 0 behind.
func (s *Scene) fronts(units []unit) [][]float64 {
	out, where := make([][]float64, len(units)), make([][]stand, len(units))
	for i := range units {
		out[i], where[i] = make([]float64, len(units)), s.stands(units[i])
	}
	for i := range units {
		for j := range i {
			f := front(where[i], where[j])
			out[i][j], out[j][i] = f, -f
		}
	}
	return out
}

func front(a, b []stand) float64 {
	total := 0.0
	for _, p := range a {
		for _, q := range b {
			x, y, touch := p.at.X-q.at.X, p.at.Y-q.at.Y, p.reach+q.reach
			if far := x*x + y*y; far < touch*touch {
				total += (touch - math.Sqrt(far)) * max(-.2, min(.2, p.depth-q.depth))
			}
		}
	}
	return total
}

// paint sorts pieces so that none is painted before what lies behind it, as
// far as that can be.
func (s *Scene) paint(units []unit, fronts [][]float64) []int {
	for i, u := range units {
		force(fronts, i, named(s.Pose.Front, u.name), 100)
		force(fronts, i, named(s.Pose.Behind, u.name), -100)
	}
	done := make([]bool, len(units))
	order := make([]int, 0, len(units))
	for range units {
		best, least := -1, 0.0
		for i := range units {
			if done[i] {
				continue
			}
			over := 0.0
			for j := range units {
				if !done[j] {
					over += max(0, fronts[i][j])
				}
			}
			if units[i].behind {
				over -= 1000
			}
			over += 1e-6 * s.near(units[i])
			if best < 0 || over < least-1e-12 {
				best, least = i, over
			}
		}
		done[best] = true
		order = append(order, best)
	}
	return joined(order, units, fronts)
}

// unseen is how little, in square meters or so, may be painted in the wrong
// order where that lets two pieces of a limb share an outline.
const unseen = .0005

// joined moves pieces beside others of their limb where nothing between them
// minds.
func joined(order []int, units []unit, fronts [][]float64) []int {
	for i := range order {
		for j := i + 2; j < len(order); j++ {
			if units[order[i]].limb() != units[order[j]].limb() {
				continue
			}
			between, first, second := order[i+1:j], order[i], order[j]
			if !slices.ContainsFunc(between, func(x int) bool { return fronts[x][first] > unseen }) {
				copy(order[i:], between)
				order[j-1] = first
			} else if !slices.ContainsFunc(between, func(x int) bool { return fronts[second][x] > unseen }) {
				copy(order[i+2:], slices.Clone(between))
				order[i+1] = second
			}
			break
		}
	}
	return order
}

// force puts piece i before all others, or behind them.
func force(fronts [][]float64, i int, yes bool, way float64) {
	for j := range fronts {
		if yes && j != i {
			fronts[i][j], fronts[j][i] = way, -way
		}
	}
}

// named says whether a piece is one that an author names, such as "right
// forearm", "head", "trunk" or a prop.
func named(names []string, piece string) bool {
	for _, name := range names {
		word, side := name, ""
		if rest, ok := strings.CutPrefix(name, "right "); ok {
			word, side = rest, "-r"
		} else if rest, ok := strings.CutPrefix(name, "left "); ok {
			word, side = rest, "-l"
		}
		if strings.HasPrefix(piece, strings.ReplaceAll(word, " ", "-")) && strings.HasSuffix(piece, side) {
			return true
		}
	}
	return false
}

// near gives the mean depth of a piece.
func (s *Scene) near(u unit) float64 {
	total := 0.0
	for _, b := range u.blobs {
		total += s.view.depth(b.at)
	}
	return total / float64(max(1, len(u.blobs)))
}

// merged joins two orders that change at a moment: what keeps its place is
// listed once, the rest twice.
func merged(first, second []int, at float64) []run {
	stay := common(first, second)
	var out []run
	i, j := 0, 0
	for _, s := range append(stay, -1) {
		for ; i < len(first) && first[i] != s; i++ {
			out = append(out, run{first[i], -1, at, ""})
		}
		for ; j < len(second) && second[j] != s; j++ {
			out = append(out, run{second[j], at, 9, "-2"})
		}
		if s >= 0 {
			out = append(out, run{s, -1, 9, ""})
			i, j = i+1, j+1
		}
	}
	return out
}

// common gives the longest run of pieces that keep their order in both.
func common(a, b []int) []int {
	n := len(a)
	length := make([][]int, n+1)
	for i := range length {
		length[i] = make([]int, n+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := n - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	var out []int
	for i, j := 0, 0; i < n && j < n; {
		switch {
		case a[i] == b[j]:
			out = append(out, a[i])
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// limb gives the limb whose outline a piece ends with.
func (u unit) limb() string { return u.parts[0].Limb }
