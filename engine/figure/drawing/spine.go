package drawing

import (
	"math"

	"tspine/engine/body"
	"tspine/engine/figure"
)

// How large a vertebra is drawn, beside its height: half its depth and breadth
// in meters, larger than life, so that it can be read at 320 px.
const (
	lumbarHalf   = .021
	thoracicHalf = .0185
	cervicalHalf = .0125
	// activeScale is how much larger a vertebra at work is drawn.
	activeScale = 1.25
	// fewest is the share of a direction's amount under which it isn't shown.
	fewest = .15
)

// fullAmounts are the degrees of one thoracic joint that count as the full
// amount of a direction; more is drawn no larger.
var fullAmounts = [...]struct {
	direction body.Directions
	ink       Ink
	degrees   float64
}{{body.Flexion, Flexes, 2.2}, {body.Extension, Extends, 1.6}, {body.Rotation, Turns, 3}, {body.SideBend, Bends, 2.2}}

// spine draws the 24 vertebrae in their window, and over those of the chest
// what each does: the more, the larger.
func (k *sketch) spine() Drawing {
	out := append(k.column(figure.L5), k.active()...)
	for i := range out {
		out[i].Fine = true
	}
	return out
}

// column draws the vertebrae from one on up in their window.
func (k *sketch) column(lowest figure.Vertebra) Drawing {
	var run []figure.Vec
	for v := lowest; v < k.crown; v += 2 {
		f := k.body.Vertebrae[v]
		run = append(run, f.Out(figure.Vec{X: -.010}.Mul(k.scale())))
	}
	var bodies, processes [][]Point
	for v := lowest; v < k.crown; v++ {
		bodies = append(bodies, k.slab(v, 1))
		processes = append(processes, k.process(v))
	}
	return Drawing{
		stroke("window", Window, 23*k.zoom(), k.points(run...)),
		stroke("processes", Process, 4.2*k.zoom(), processes...),
		bare("vertebrae", Vertebral, bodies...),
	}
}

// zoom is how large the picture is beside one of a standing figure.
func (k *sketch) zoom() float64 { return k.view.scale / 365 }

// active draws the vertebrae that move in each direction of the exercise.
func (k *sketch) active() Drawing {
	var out Drawing
	var did [12][len(fullAmounts)]float64
	for i := range did {
		did[i] = k.amounts(figure.Thoracic(12 - i))
	}
	for i, full := range fullAmounts {
		if k.Directions&full.direction == 0 {
			continue
		}
		var slabs [][]Point
		for n, amounts := range did {
			slabs = append(slabs, k.slab(figure.Thoracic(12-n), k.size(amounts, i)))
		}
		out = append(out, bare("active-"+full.direction.String(), full.ink, slabs...))
	}
	return out
}

// size gives how large a vertebra is drawn in a direction: 0 where another one
// leads or it does too little.
func (k *sketch) size(amounts [len(fullAmounts)]float64, direction int) float64 {
	a := amounts[direction]
	for i, o := range amounts {
		if i != direction && o > a && k.Directions&fullAmounts[i].direction != 0 {
			return 0
		}
	}
	if a < fewest {
		return 0
	}
	return .55 + (activeScale-.55)*min(1, (a-fewest)/(1-fewest))
}

// amounts gives how much of each direction a vertebra does, 1 for the full
// amount.
func (k *sketch) amounts(v figure.Vertebra) [len(fullAmounts)]float64 {
	return amountsOf(k.body.Posture, v)
}

func amountsOf(p figure.Posture, v figure.Vertebra) [len(fullAmounts)]float64 {
	flex, bend, turn := p.Moves(v)
	return [...]float64{flex / fullAmounts[0].degrees, -flex / fullAmounts[1].degrees,
		math.Abs(turn) / fullAmounts[2].degrees, math.Abs(bend) / fullAmounts[3].degrees}
}

// half gives half the depth with which a vertebra is drawn.
func half(v figure.Vertebra) float64 {
	switch {
	case v < figure.T12:
		return lumbarHalf
	case v <= figure.T1:
		return thoracicHalf - .0004*float64(v-figure.T12)
	default:
		return cervicalHalf
	}
}

// slab draws the body of a vertebra as a slab that stands across the spine, as
// wide as it is seen, grown around its middle.
func (k *sketch) slab(v figure.Vertebra, grown float64) []Point {
	f := k.body.Vertebrae[v]
	deepHalf, high := half(v)*k.scale(), v.Height(k.body.Build)*.34
	up := k.view.way(f.Rot.Y)
	deep, wide := k.view.way(f.Rot.X.Mul(deepHalf)), k.view.way(f.Rot.Z.Mul(deepHalf*1.1))
	n := up.across().unit()
	a, b := deep.dot(n), wide.dot(n)
	reach := math.Hypot(a, b)
	side := Point{}
	if reach > 1e-9 {
		side = deep.by(a / reach).plus(wide.by(b / reach))
	}
	up, side = up.by(high*grown), side.by(grown)
	c := k.view.point(f.At)
	out := k.view.paper.points(4)
	out[0], out[1], out[2], out[3] = c.plus(up).minus(side), c.plus(up).plus(side), c.minus(up).plus(side), c.minus(up).minus(side)
	return out
}

// process draws the spinous process of a vertebra, which points back and, in
// the chest, down.
func (k *sketch) process(v figure.Vertebra) []Point {
	f, half := k.body.Vertebrae[v], half(v)
	tip := xyz(-half-.022, -.006, 0)
	if v.Level() > 0 {
		tip = xyz(-half-.020, -.016, 0)
	}
	if v >= figure.C7 {
		tip = xyz(-half-.016, -.004, 0)
	}
	return k.points(f.Out(figure.Vec{X: -half}.Mul(k.scale())), f.Out(tip.Mul(k.scale())))
}

// ribs draws a few ribs on the shirt, each from the spine around the side that
// is seen.
func (k *sketch) ribs() Part {
	var arcs [][]Point
	side := body.Right
	if k.view.facing(k.body.Segments[figure.Chest].Rot.Z) < 0 {
		side = body.Left
	}
	chest := k.body.Segments[figure.Chest]
	breath := 1 + .0014*k.body.Posture[figure.Breath]
	for i, level := range [...]int{3, 5, 7, 9} {
		f := k.body.Vertebrae[figure.Thoracic(level)]
		wide := []float64{.085, .105, .115, .115}[i]
		deep := []float64{.075, .095, .105, .100}[i]
		back := f.Out(onSide(side, xyz(-.01, .0, .02)).Mul(k.scale()))
		var arc []figure.Vec
		for j := range 5 {
			sin, cos := math.Sincos((-35 + float64(j)*42) * math.Pi / 180)
			at := onSide(side, xyz(.052+deep*breath*sin, -.015-.022*float64(j), wide*breath*cos))
			arc = append(arc, back.Add(chest.Rot.Turn(at.Mul(k.scale()))))
		}
		arcs = append(arcs, k.points(arc...))
	}
	return stroke("ribs", Rib, ribWidth, arcs...)
}
