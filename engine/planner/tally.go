package planner

import "math/bits"

// tally counts what of a chain is still to be had.
type tally struct {
	options []option
	covers  []uint8 // by option: what it meets of the need
	out     []int16 // by option: found lines that bar it, and one more once it was passed over
	owner   []int16 // by option: its link, or free
	group   []int32 // by option: number of its link and family
	spare   []int16 // by group: options still to be had
	room    []int   // by link: groups with options still to be had
	lines   []int   // by link: still to be found
	cover   [8]int  // by bit of the need: options still to be had that meet it
}

// enroll counts all options of a chain.
func enroll(f *frame, chain []link) tally {
	t := tally{
		options: f.options, covers: f.need.covers, out: make([]int16, len(f.options)), owner: make([]int16, len(f.options)),
		group: make([]int32, len(f.options)), room: make([]int, len(chain)), lines: make([]int, len(chain)),
	}
	for x := range t.owner {
		t.owner[x] = free
	}
	groups := make([]int32, len(f.options)) // by family: its group, counted from 1
	for i, l := range chain {
		t.lines[i] = l.lines
		clear(groups)
		for _, x := range l.options[l.place:] {
			family := f.options[x].family
			if groups[family] == 0 {
				t.spare = append(t.spare, 0)
				groups[family] = int32(len(t.spare))
			}
			t.owner[x], t.group[x] = int16(i), groups[family]-1
			t.count(x, 1)
		}
	}
	return t
}

// count counts an option in, or with -1 out.
func (t *tally) count(x int32, one int16) {
	g := t.group[x]
	t.spare[g] += one
	switch {
	case one > 0 && t.spare[g] == 1:
		t.room[t.owner[x]]++
	case one < 0 && t.spare[g] == 0:
		t.room[t.owner[x]]--
	}
	for c := t.covers[x]; c != 0; c &= c - 1 {
		t.cover[bits.TrailingZeros8(c)] += int(one)
	}
}

// drop takes an option out of what is still to be had, once more.
func (t *tally) drop(x int32) {
	if t.out[x]++; t.out[x] == 1 && t.owner[x] != free {
		t.count(x, -1)
	}
}

// keep undoes drop.
func (t *tally) keep(x int32) {
	if t.out[x]--; t.out[x] == 0 && t.owner[x] != free {
		t.count(x, 1)
	}
}

// enough says whether what is still to be had is enough for every link and for
// a need of which so much is met.
func (t *tally) enough(n *need, met int) bool {
	for i, lines := range t.lines {
		if t.room[i] < lines {
			return false
		}
	}
	for bit := range n.wants {
		if t.cover[bit] > 0 {
			met |= 1 << bit
		}
	}
	return n.met[met]
}
