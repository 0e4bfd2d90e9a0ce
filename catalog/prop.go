package catalog

import (
	"strings"

	"tspine/engine/body"
	"tspine/engine/figure"
)

var holds = map[string]figure.Hold{
	"in hands": figure.InHands, "in elbows": figure.InElbows, "on shoulders": figure.OnShoulders, "on chest": figure.OnChest, "under feet": figure.BetweenFeet,
	"in left hand": figure.InHand, "in right hand": figure.InHand,
}

// props reads the list of things: "mat", "barbell in hands", "dumbbell in each
// hand", or keys with values for a place.
func (r *poseReader) props(v Value) {
	for _, part := range v.List() {
		if part.IsMapping() {
			r.pose.Props = append(r.pose.Props, placedProp(part))
			continue
		}
		if kind, ok := strings.CutSuffix(part.Text(), " in each hand"); ok {
			for _, side := range []body.Side{body.Right, body.Left} {
				p := propOf(part, kind+" in "+side.String()+" hand")
				p.Name = side.String() + " " + p.Kind
				r.pose.Props = append(r.pose.Props, p)
			}
			continue
		}
		r.pose.Props = append(r.pose.Props, propOf(part, part.Text()))
	}
}

// propOf reads "barbell in hands".
func propOf(v Value, text string) figure.Prop {
	p := figure.Prop{Kind: text, Frame: figure.Frame{Rot: figure.Upright()}}
	for words, hold := range holds {
		if kind, ok := strings.CutSuffix(text, " "+words); ok {
			p.Kind, p.Hold = kind, hold
			if hold == figure.InHand {
				_, p.Side = sideIn(words)
			}
		}
	}
	known := figure.PropKinds()
	for _, kind := range known {
		if kind == p.Kind {
			p.Name = kind
			return p
		}
	}
	v.Fault("unknown-prop", text, strings.Join(known, ", ")+"; in hands, in right hand, in each hand, in elbows, on shoulders, on chest, under feet")
	return p
}

func sideIn(words string) (string, body.Side) {
	if strings.Contains(words, "left") {
		return "left", body.Left
	}
	return "right", body.Right
}

// placedProp reads a prop with its place in centimeters: [forward, up, right].
func placedProp(v Value) figure.Prop {
	var p figure.Prop
	var at figure.Vec
	var turn, lean float64
	name := ""
	var size figure.Vec
	var ends []figure.Vec
	v.Fields(
		Field{"prop", true, func(v Value) { p = propOf(v, v.Text()) }},
		Field{"name", false, func(v Value) { name = v.Text() }},
		Field{"at", false, func(v Value) { at = readPlace(v, farthest, .01) }},
		Field{"turn", false, func(v Value) { turn = readWithin(v, mostTurned) }},
		Field{"lean", false, func(v Value) { lean = readWithin(v, mostTurned) }},
		Field{"size", false, func(v Value) { size = readPlace(v, largest, 1) }},
		Field{"ends", false, func(v Value) {
			for _, end := range v.List() {
				ends = append(ends, readPlace(end, farthest, .01))
			}
		}},
	)
	p.Frame = figure.Frame{At: at, Rot: figure.Upright().AboutY(turn).AboutZ(-lean)}
	p.Size, p.Ends = size, ends
	if name != "" {
		p.Name = name
	}
	return p
}

// largest is how many times its size a prop may have.
const largest = 10

// readPlace reads three numbers, none farther from 0 than most, each times scale.
func readPlace(v Value, most, scale float64) figure.Vec {
	parts := v.List()
	if len(parts) != 3 {
		v.Fault("wrong-length", v.kind(), "three numbers: forward, up, right")
		return figure.Vec{}
	}
	return figure.Vec{X: readWithin(parts[0], most) * scale, Y: readWithin(parts[1], most) * scale, Z: readWithin(parts[2], most) * scale}
}
