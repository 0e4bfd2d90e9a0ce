package drawing

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"tspine/engine/figure"
)

// The box of every picture, in its own units: at 320 px of width a unit is a
// third of a pixel.
const (
	BoxWidth  = 960
	BoxHeight = 720
	margin    = 36
	mostScale = 440 // units for a meter
)

// Camera says from where a figure is seen, in degrees. The zero Camera looks
// straight at its right side; a yaw of 90 sees it from the front, -90 from
// behind; a pitch above 0 looks down on it.
type Camera struct{ Yaw, Pitch float64 }

// The usual ways to look at a figure. A few degrees of yaw and pitch keep the
// far limbs in sight and let the floor be a surface.
var cameras = map[string]Camera{
	"side":       {Yaw: 14, Pitch: 9},
	"side-back":  {Yaw: -14, Pitch: 9},
	"front":      {Yaw: 90, Pitch: 4},
	"half-front": {Yaw: 48, Pitch: 10},
	"back":       {Yaw: -90, Pitch: 4},
	"half-back":  {Yaw: -38, Pitch: 12},
	"above":      {Yaw: 16, Pitch: 40},
	"head":       {Yaw: 62, Pitch: 24},
	"feet":       {Yaw: -62, Pitch: 24},
}

// ParseCamera reads the name of one of the usual cameras, or yaw and pitch in
// degrees: "35 12".
func ParseCamera(text string) (Camera, bool) {
	if c, ok := cameras[text]; ok {
		return c, true
	}
	yaw, pitch, _ := strings.Cut(text, " ")
	y, err := strconv.ParseFloat(yaw, 64)
	p, wrong := strconv.ParseFloat(pitch, 64)
	if err != nil || wrong != nil || !(abs(y) <= 360) || !(abs(p) <= 90) {
		return Camera{}, false
	}
	return Camera{Yaw: y, Pitch: p}, true
}

// CameraNames gives the names of the usual cameras, sorted.
func CameraNames() []string { return slices.Sorted(maps.Keys(cameras)) }

// view projects places of the world, in meters, onto the picture without
// perspective.
type view struct {
	right, up, eye figure.Vec // unit vectors; eye points to who looks
	scale          float64
	at             Point // where the world's origin lies
	blind          bool  // outlines are not wanted, only where things are
	paper          *paper
}

func (c Camera) view() view {
	sy, cy := math.Sincos(c.Yaw * math.Pi / 180)
	sp, cp := math.Sincos(c.Pitch * math.Pi / 180)
	eye := xyz(sy*cp, sp, cy*cp)
	right := xyz(cy, 0, -sy)
	up := eye.Cross(right)
	return view{right: right, up: up, eye: eye, scale: 1}
}

// point gives where a place of the world is seen.
func (v view) point(p figure.Vec) Point { return v.way(p).plus(v.at) }

// way gives how a step in the world is seen.
func (v view) way(d figure.Vec) Point {
	return Point{d.Dot(v.right) * v.scale, -d.Dot(v.up) * v.scale}
}

// depth grows toward who looks, in meters.
func (v view) depth(p figure.Vec) float64 { return p.Dot(v.eye) }

// facing says how squarely a surface with the given outward normal is seen:
// 1 straight on, 0 edge on, below 0 from behind.
func (v view) facing(normal figure.Vec) float64 { return normal.Dot(v.eye) }

// fit scales and moves a view so that all points, seen by the view as it is,
// fill the box up to its margin, at most with the given scale. Where there is
// room the figure stands on the box's lower part.
func (v view) fit(low, high Point, most float64) view {
	w, h := max(high.X-low.X, 1e-6), max(high.Y-low.Y, 1e-6)
	k := min((BoxWidth-2*margin)/w, (BoxHeight-2*margin)/h, most)
	v.scale *= k
	mid := low.toward(high, 0.5).by(k)
	v.at = Point{BoxWidth/2 - mid.X, BoxHeight/2 - mid.Y}.plus(v.at.by(k))
	return v
}
