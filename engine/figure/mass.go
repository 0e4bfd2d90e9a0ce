package figure

import (
	"math"
	"slices"
)

// masses are the shares of body mass (Winter, Biomechanics and Motor Control of
// Human Movement, table 4.1, after Dempster), and where their middle is in the
// segment's frame at 1.72 m. Limbs stand for both sides.
var masses = [...]struct {
	segment Segment
	at      Vec
	share   float64
}{
	{Pelvis, Vec{-.01, .04, 0}, .142}, {Waist, Vec{.01, 0, 0}, .139}, {Chest, Vec{.04, -.07, 0}, .216}, {Head, Vec{.015, .03, 0}, .081},
	{RightUpperArm, Vec{Y: -.140}, .028}, {RightForearm, Vec{Y: -.108}, .016}, {RightHand, Vec{Y: -.06}, .006},
	{RightThigh, Vec{Y: -.182}, .100}, {RightShank, Vec{Y: -.183}, .0465}, {RightFoot, Vec{.04, -.03, 0}, .0145},
}

// loads are what the heavy props weigh, as shares of body mass: enough to lean
// against, as a person would who holds them.
var loads = map[string]float64{
	"barbell": .5, "safety-bar": .5, "empty-safety-bar": .25, "kettlebell": .15, "kettlebell-racked": .15, "dumbbell": .06, "dumbbell-upright": .12, "d-ball": .4, "medicine-ball": .08,
}

// Mass gives the middle of the mass of a body with what it holds.
func (o *Body) Mass(props []Prop) Vec {
	var sum Vec
	total := 0.0
	add := func(at Vec, share float64) {
		sum = sum.Add(at.Mul(share))
		total += share
	}
	scale := o.Build.scale()
	for _, m := range masses {
		add(o.Segments[m.segment].Out(m.at.Mul(scale)), m.share)
		if twin := m.segment.Mirror(); twin != m.segment {
			add(o.Segments[twin].Out(m.at.Mul(scale)), m.share)
		}
	}
	for _, p := range props {
		if w := loads[p.Kind]; w > 0 && p.Hold != Lies {
			add(p.place(o).At, w)
		}
	}
	return sum.Mul(1 / total)
}

// off gives how far a place is outside the area that points on the floor
// enclose, seen from above; less than 0 inside.
func off(at Vec, support []Vec) float64 {
	hull := enclose(support)
	if len(hull) < 3 {
		return 0
	}
	worst := math.Inf(-1)
	for i, a := range hull {
		b := hull[(i+1)%len(hull)]
		edge := Vec{b.X - a.X, 0, b.Z - a.Z}.Unit()
		out := Vec{edge.Z, 0, -edge.X}
		worst = max(worst, out.Dot(at.Sub(a)))
	}
	return worst
}

// enclose gives the convex hull of points seen from above, in order around it.
func enclose(points []Vec) []Vec {
	pts := slices.Clone(points)
	slices.SortFunc(pts, func(a, b Vec) int {
		if a.X != b.X {
			return compare(a.X, b.X)
		}
		return compare(a.Z, b.Z)
	})
	half := func(pts []Vec) []Vec {
		var out []Vec
		for _, p := range pts {
			for len(out) > 1 && turn(out[len(out)-2], out[len(out)-1], p) <= 0 {
				out = out[:len(out)-1]
			}
			out = append(out, p)
		}
		return out[:max(len(out)-1, 0)]
	}
	lower := half(pts)
	slices.Reverse(pts)
	return append(lower, half(pts)...)
}

func compare(a, b float64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// turn is more than 0 where a, b, c go around to the one side.
func turn(a, b, c Vec) float64 { return (b.X-a.X)*(c.Z-a.Z) - (b.Z-a.Z)*(c.X-a.X) }
