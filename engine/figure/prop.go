package figure

import (
	"slices"

	"tspine/engine/body"
)

// Hold says what a prop moves with; the zero Hold lies where it is.
type Hold uint8

// The ways to hold a prop.
const (
	Lies        Hold = iota
	InHand           // in the hand of Prop.Side
	InHands          // between both hands; its z runs from the left to the right one
	InElbows         // in the crooks of both elbows
	OnShoulders      // across the upper back
	OnChest          // across the front of the shoulders
	BetweenFeet      // under both feet
)

var holdNames = [...]string{"lies", "in hand", "in hands", "in elbows", "on shoulders", "on chest", "under feet"}

// String gives the words of pose files.
func (h Hold) String() string { return holdNames[h] }

// Prop is a thing that an exercise needs.
type Prop struct {
	Kind string // one of PropKinds
	Name string // what contacts call it; the kind where an exercise has one of it
	// Frame is where it lies; for what is held, where it is seen from the holder.
	Frame Frame
	Hold  Hold
	Side  body.Side
	// Ends are where a band or a cable is fixed: places in the world.
	Ends []Vec
	// Size makes it larger or smaller; 0 is 1.
	Size Vec
}

// PropKinds gives the names of everything that can be drawn, sorted.
func PropKinds() []string {
	out := make([]string, 0, len(propTable))
	for _, row := range propTable {
		out = append(out, row.kind)
	}
	slices.Sort(out)
	return out
}

// Solids gives the pieces of a prop beside a body, in the world.
func (p Prop) Solids(o *Body) []Solid {
	frame := p.place(o)
	size := p.Size
	if size == (Vec{}) {
		size = Vec{1, 1, 1}
	}
	var out []Solid
	for _, row := range propTable {
		if row.kind != p.Kind {
			continue
		}
		for _, piece := range row.pieces {
			if p.Hold == InHand && p.Side == body.Left {
				piece.Frame.At.Z = -piece.Frame.At.Z
			}
			piece.Frame = Frame{frame.Out(piece.Frame.At.Scale(size)), frame.Rot.Then(piece.Frame.Rot)}
			piece.Half = piece.Half.Scale(size)
			out = append(out, piece)
		}
		if row.cord > 0 {
			out = append(out, Solid{Kind: Cord, Part: "cord", Frame: frame, Half: Vec{X: row.cord}, Path: p.path(o)})
		}
	}
	return out
}

// place gives the frame of a prop in the world.
func (p Prop) place(o *Body) Frame {
	var f Frame
	switch p.Hold {
	case InHand:
		f = o.Segments[RightHand.On(p.Side)]
		f.At = o.Grip(p.Side)
	case InHands:
		f = o.between(o.Grip(body.Left), o.Grip(body.Right))
	case InElbows:
		f = o.between(o.Crook(body.Left), o.Crook(body.Right))
	case OnShoulders:
		f = o.Segments[Top].Moved(Vec{-.085, .035, 0}.Mul(o.Build.scale()))
	case OnChest:
		f = o.Segments[Top].Moved(Vec{.115, .0, 0}.Mul(o.Build.scale()))
	case BetweenFeet:
		f = o.between(o.Sole(body.Left), o.Sole(body.Right))
	default:
		return p.Frame
	}
	return Frame{f.Out(p.Frame.At), f.Rot.Then(p.Frame.Rot)}
}

// between gives a frame halfway from a left to a right place, its z along the
// line, its y as far up as it goes.
func (o *Body) between(left, right Vec) Frame {
	z := right.Sub(left).Unit()
	x := Vec{Y: 1}.Cross(z).Unit()
	if z == (Vec{}) || x == (Vec{}) {
		return Frame{left.Mix(right, .5), o.Segments[Top].Rot}
	}
	return Frame{left.Mix(right, .5), Rot{x, z.Cross(x), z}}
}

// Grip gives the middle of what a hand holds.
func (o *Body) Grip(side body.Side) Vec {
	return o.Segments[RightHand.On(side)].Out(gripAt.Scale(Vec{1, 1, mirror(side)}).Mul(o.Build.scale()))
}

// Crook gives the middle of what lies in the bend of an elbow.
func (o *Body) Crook(side body.Side) Vec {
	upper, fore := o.Segments[RightUpperArm.On(side)], o.Segments[RightForearm.On(side)]
	return fore.At.Add(upper.Rot.X.Add(fore.Rot.X).Unit().Mul(.058 * o.Build.scale()))
}

// Sole gives the middle of a foot's sole.
func (o *Body) Sole(side body.Side) Vec {
	return o.Segments[RightFoot.On(side)].Out(Vec{.05, -.067, 0}.Mul(o.Build.scale()))
}

// path gives the run of a band or cable: from its fixed ends to the hands that
// hold it, or from hand to hand.
func (p Prop) path(o *Body) []Vec {
	var held []Vec
	switch p.Hold {
	case InHand:
		held = []Vec{o.Grip(p.Side)}
	case InHands:
		held = []Vec{o.Grip(body.Left), o.Grip(body.Right)}
	case BetweenFeet:
		held = []Vec{o.Grip(body.Left), o.Sole(body.Left), o.Sole(body.Right), o.Grip(body.Right)}
	}
	switch {
	case p.Kind == "line" && len(p.Ends) > 0 && len(held) == 2:
		return []Vec{p.Ends[0], held[0].Mix(held[1], .5)}
	case len(p.Ends) == 0:
		return held
	case len(held) == 2:
		return []Vec{held[0], p.Ends[0], held[1]}
	default:
		return append(slices.Clone(p.Ends), held...)
	}
}
