package figure

// propRow is the shape of one kind of prop: its pieces in its own frame, which
// stands on the floor under the middle of what lies, and in the middle of what
// is held.
type propRow struct {
	kind   string
	pieces []Solid
	cord   float64 // half thickness of a band or cable; 0 for none
}

func box(part string, at, half Vec) Solid {
	return Solid{Kind: Box, Part: part, Frame: Frame{at, Upright()}, Half: half}
}

// rod lies along z.
func rod(part string, at Vec, radius, half float64) Solid {
	return Solid{Kind: Cylinder, Part: part, Frame: Frame{at, Upright()}, Half: Vec{radius, radius, half}}
}

// post stands along y.
func post(part string, at Vec, radius, half float64) Solid {
	return Solid{Kind: Cylinder, Part: part, Frame: Frame{at, Upright().AboutX(90)}, Half: Vec{radius, radius, half}}
}

// beam lies along x.
func beam(part string, at Vec, radius, half float64) Solid {
	return Solid{Kind: Cylinder, Part: part, Frame: Frame{at, Upright().AboutY(90)}, Half: Vec{radius, radius, half}}
}

func ball(part string, at Vec, radius float64) Solid {
	return Solid{Kind: Ball, Part: part, Frame: Frame{at, Upright()}, Half: Vec{radius, radius, radius}}
}

func thin(s Solid) Solid {
	s.Thin = true
	return s
}

func legs(height, x, z float64) []Solid {
	var out []Solid
	for _, at := range [...]Vec{{x, height / 2, z}, {x, height / 2, -z}, {-x, height / 2, z}, {-x, height / 2, -z}} {
		out = append(out, post("leg", at, .016, height/2))
	}
	return out
}

// footrest is a plate of a rower that leans away from who sits before it.
func footrest(z float64) Solid {
	s := box("rest", Vec{.985, .40, z}, Vec{.010, .14, .06})
	s.Frame.Rot = s.Frame.Rot.AboutZ(-22)
	return s
}

// bar is a bar with a plate of 45 cm on each end: 2.2 m in life, drawn 1.5 m
// long so that a figure stays large.
func bar(part string) []Solid {
	return []Solid{
		thin(rod(part, Vec{}, .014, .75)),
		thin(rod("plate", Vec{Z: .62}, .225, .022)), thin(rod("plate", Vec{Z: -.62}, .225, .022)),
	}
}

// propTable is every kind of prop. Sizes are those of common ones: a roller of
// 15 × 90 cm drawn 60 cm wide, a ball of 65 cm, a chair with a seat at 45 cm.
var propTable = [...]propRow{
	{kind: "mat", pieces: []Solid{thin(box("mat", Vec{Y: -.006}, Vec{.95, .006, .34}))}},
	{kind: "wall", pieces: []Solid{box("wall", Vec{-.05, 1.1, 0}, Vec{.05, 1.1, .75})}},
	{kind: "chair", pieces: append(legs(.43, .19, .19),
		box("seat", Vec{Y: .44}, Vec{.21, .02, .21}), box("back", Vec{-.205, .77, 0}, Vec{.015, .15, .20}),
		thin(post("upright", Vec{-.205, .60, .185}, .014, .18)), thin(post("upright", Vec{-.205, .60, -.185}, .014, .18)))},
	{kind: "stool", pieces: append(legs(.43, .15, .15), box("seat", Vec{Y: .44}, Vec{.19, .02, .19}))},
	{kind: "bench", pieces: append(legs(.38, .48, .10), box("seat", Vec{Y: .415}, Vec{.60, .035, .15}))},
	{kind: "block", pieces: []Solid{box("block", Vec{Y: .20}, Vec{.25, .20, .30})}},
	{kind: "table", pieces: append(legs(.72, .30, .40), box("top", Vec{Y: .735}, Vec{.35, .015, .50}))},
	{kind: "roller", pieces: []Solid{rod("roller", Vec{Y: .075}, .075, .30)}},
	{kind: "ball", pieces: []Solid{ball("ball", Vec{Y: .325}, .325)}},
	{kind: "pillow", pieces: []Solid{thin(box("pillow", Vec{Y: .05}, Vec{.20, .05, .15}))}},
	{kind: "towel", pieces: []Solid{thin(rod("towel", Vec{Y: .04}, .04, .20))}},
	{kind: "bolster", pieces: []Solid{box("bolster", Vec{Y: .06}, Vec{.14, .06, .12})}},
	{kind: "barbell", pieces: bar("bar")},
	{kind: "empty-bar", pieces: []Solid{thin(rod("bar", Vec{}, .014, .75))}},
	{kind: "stick", pieces: []Solid{thin(rod("bar", Vec{}, .012, .60))}},
	{kind: "safety-bar", pieces: append(bar("bar"),
		thin(beam("handle", Vec{.14, -.03, .13}, .017, .13)), thin(beam("handle", Vec{.14, -.03, -.13}, .017, .13)))},
	{kind: "empty-safety-bar", pieces: []Solid{thin(rod("bar", Vec{}, .014, .75)),
		thin(beam("handle", Vec{.14, -.03, .13}, .017, .13)), thin(beam("handle", Vec{.14, -.03, -.13}, .017, .13))}},
	{kind: "dumbbell", pieces: []Solid{thin(beam("handle", Vec{}, .015, .09)),
		thin(beam("weight", Vec{X: .10}, .052, .032)), thin(beam("weight", Vec{X: -.10}, .052, .032))}},
	{kind: "dumbbell-upright", pieces: []Solid{thin(post("handle", Vec{}, .015, .09)),
		thin(post("weight", Vec{Y: .10}, .058, .034)), thin(post("weight", Vec{Y: -.10}, .058, .034))}},
	{kind: "kettlebell", pieces: []Solid{thin(beam("handle", Vec{}, .016, .055)),
		thin(ball("weight", Vec{Y: -.125}, .092)), thin(rod("horn", Vec{.05, -.035, 0}, .014, .012)), thin(rod("horn", Vec{-.05, -.035, 0}, .014, .012))}},
	{kind: "kettlebell-racked", pieces: []Solid{thin(beam("handle", Vec{}, .016, .055)),
		thin(ball("weight", Vec{0, .115, .125}, .092)), thin(rod("horn", Vec{.05, .03, .035}, .014, .03)), thin(rod("horn", Vec{-.05, .03, .035}, .014, .03))}},
	{kind: "plate", pieces: []Solid{thin(rod("plate", Vec{}, .115, .016))}},
	{kind: "medicine-ball", pieces: []Solid{thin(ball("ball", Vec{}, .14))}},
	{kind: "d-ball", pieces: []Solid{thin(ball("ball", Vec{}, .19))}},
	{kind: "rack", pieces: []Solid{thin(post("post", Vec{0, 1.05, .55}, .035, 1.05)), thin(post("post", Vec{0, 1.05, -.55}, .035, 1.05)),
		thin(rod("beam", Vec{Y: 2.08}, .03, .55)), thin(box("foot", Vec{0, .03, .55}, Vec{.40, .03, .035})), thin(box("foot", Vec{0, .03, -.55}, Vec{.40, .03, .035}))}},
	{kind: "pull-up-bar", pieces: []Solid{thin(rod("bar", Vec{}, .016, .60)),
		thin(post("post", Vec{0, -1.1, .60}, .03, 1.1)), thin(post("post", Vec{0, -1.1, -.60}, .03, 1.1))}},
	{kind: "ghd", pieces: []Solid{rod("pad", Vec{0, .86, .13}, .13, .11), rod("pad", Vec{0, .86, -.13}, .13, .11),
		thin(rod("roller", Vec{-.755, 1.09, 0}, .05, .22)), thin(rod("roller", Vec{-.69, .895, 0}, .05, .22)), thin(box("rest", Vec{-.905, .94, 0}, Vec{.010, .15, .20})),
		thin(post("post", Vec{0, .40, 0}, .035, .40)), thin(post("post", Vec{-.69, .43, 0}, .035, .43)), thin(beam("bracket", Vec{-.80, .82, 0}, .025, .11)),
		thin(beam("rail", Vec{-.40, .04, 0}, .035, .55))}},
	{kind: "doorway", pieces: []Solid{box("jamb", Vec{0, 1.05, .53}, Vec{.06, 1.05, .06}), box("jamb", Vec{0, 1.05, -.53}, Vec{.06, 1.05, .06}),
		thin(box("lintel", Vec{Y: 2.16}, Vec{.06, .06, .59}))}},
	{kind: "pole", pieces: []Solid{post("post", Vec{Y: 1.05}, .03, 1.05)}},
	{kind: "cable", cord: .006, pieces: []Solid{thin(box("tower", Vec{Y: 1.05}, Vec{.09, 1.05, .12}))}},
	{kind: "lat-machine", pieces: append(legs(.44, .12, .14), box("seat", Vec{Y: .455}, Vec{.17, .03, .17}),
		rod("pad", Vec{.26, .63, 0}, .055, .22), thin(box("tower", Vec{.62, 1.1, 0}, Vec{.08, 1.1, .14})), thin(box("arm", Vec{.34, 2.16, 0}, Vec{.28, .03, .05})))},
	{kind: "rower", pieces: []Solid{thin(box("rail", Vec{.35, .30, 0}, Vec{1.05, .025, .04})), box("seat", Vec{Y: .35}, Vec{.12, .025, .15}),
		thin(footrest(.14)), thin(footrest(-.14)), thin(rod("wheel", Vec{1.32, .36, 0}, .24, .06)), thin(box("foot", Vec{-.65, .15, 0}, Vec{.03, .15, .18})), thin(box("foot", Vec{1.32, .06, 0}, Vec{.03, .06, .18}))}},
	{kind: "band", cord: .010},
	{kind: "line", cord: .006},
	{kind: "strap", cord: .006},
}
