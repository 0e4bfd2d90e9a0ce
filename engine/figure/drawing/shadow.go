package drawing

import "tspine/engine/figure"

// shadowHeight is how high above the floor a thing still has a shadow, in
// meters.
const shadowHeight = .14

// faintest is the weight of what has no shadow in where a shadow gathers: enough
// for that place not to jump when the last of it goes.
const faintest = .1

// shadows draws where a body touches the floor or nearly does: one shape for
// each piece that comes near it at some moment.
func (k *sketch) shadows(units []unit) Drawing {
	var shapes [][]Point
	for i, u := range units {
		if k.low[i] {
			shapes = append(shapes, k.shadow(u))
		}
	}
	return Drawing{{Name: "shadow", Fill: Shadow, Faint: true, cropped: true, Shapes: shapes}}
}

// shadow gives the outline of a piece's shadow on the floor: of each of its
// blobs the larger the lower it is, gathered around their middle, so that one
// that comes near grows out of it. A piece too high for a shadow has a point.
func (k *sketch) shadow(u unit) []Point {
	var middle figure.Vec
	total := 0.0
	for _, b := range u.blobs {
		weight := b.shade() + faintest
		middle, total = middle.Add(b.at.Mul(weight)), total+weight
	}
	middle = middle.Mul(1 / total)
	middle.Y = 0
	discs := make([]blob, len(u.blobs))
	for i, b := range u.blobs {
		near := b.shade()
		discs[i] = disc(middle.Mix(figure.Vec{X: b.at.X, Z: b.at.Z}, near), figure.Vec{Y: 1}, b.reach()*1.5*near)
	}
	return k.view.hull(0, 8, discs...)
}

// shade gives how much of a shadow a blob has: 1 where it lies on the floor,
// and softly less above it.
func (b blob) shade() float64 { return Gently(max(0, min(1, 1.1*(1-b.lowest()/shadowHeight)))) }

// lowest gives how far a blob is above the floor.
func (b blob) lowest() float64 { return b.support(figure.Vec{Y: -1}).Y }

// lowUnits marks the pieces that have a shadow at some moment.
func lowUnits(looked [][]unit) []bool {
	out := make([]bool, len(looked[0]))
	for _, units := range looked {
		for i, u := range units {
			for _, b := range u.blobs {
				out[i] = out[i] || !u.behind && b.lowest() < shadowHeight
			}
		}
	}
	return out
}
