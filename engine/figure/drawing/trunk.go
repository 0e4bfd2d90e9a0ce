package drawing

import (
	"tspine/engine/body"
	"tspine/engine/figure"
)

var sides = [...]body.Side{body.Right, body.Left}

// trunk draws the shirt, and the ribs on it where they show breathing.
func (k *sketch) trunk() unit {
	belly, waist, ribs, chest, top := k.flesh("belly", 0), k.flesh("waist", 0), k.flesh("ribs", 0), k.flesh("chest", 0), k.flesh("top", 0)
	up := k.body.Segments[figure.Pelvis].Rot.Y
	belly.cut = &plane{up, k.at(figure.Pelvis, xyz(0, .062, 0)).Dot(up)}
	shapes := [][]Point{
		k.hull(figure.Waist, 12, belly, waist), k.hull(figure.Waist, 10, waist, ribs),
		k.hull(figure.Ribs, 10, ribs, chest), k.hull(figure.Chest, 12, chest, top),
	}
	collar := k.on(figure.Top, xyz(.030, .050, 0), xyz(.052, .020, .060))
	shoulders := []blob{top, collar}
	for _, side := range sides {
		shoulder := k.flesh("shoulder", side)
		shoulders = append(shoulders, shoulder)
		shapes = append(shapes, k.hull(figure.Top, 10, top, chest.wider(.86), shoulder))
		if i, ok := k.fleshAt[fleshName{"breast", side}]; ok {
			f := k.all[i]
			shapes = append(shapes, k.hull(figure.Chest, 8, oval(k.body.Segments[f.Segment], f.At, f.Radii), chest.wider(.8)))
		}
	}
	shapes = append(shapes, k.hull(figure.Top, 12, shoulders...))
	parts := Drawing{surface("shirt", "trunk", Shirt, shapes...)}
	if k.breathes() {
		parts = append(parts, k.ribs())
	}
	return unit{name: "trunk", parts: parts, blobs: []blob{belly, waist, ribs, chest, top}}
}

// neck draws the neck, which lies under the shirt as well as under the head.
func (k *sketch) neck() unit {
	neck, base := k.flesh("neck", 0), k.flesh("neck-base", 0)
	skull := k.on(figure.Head, xyz(-.006, .0, 0), xyz(.052, .045, .050))
	return unit{
		name:  "neck",
		parts: Drawing{surface("neck", "neck", Skin, k.hull(figure.Throat, 10, base, neck), k.hull(figure.Throat, 10, neck, skull))},
		blobs: []blob{neck, base},
		bias:  -.06,
	}
}

func abs(v float64) float64 { return max(v, -v) }

// pelvis draws the seat of the shorts, up to their waistband.
func (k *sketch) pelvis() unit {
	band := k.on(figure.Pelvis, xyz(.008, .100, 0), xyz(.094, .010, .134))
	band.axes[0], band.axes[2] = band.axes[0].Mul(k.body.Build.Trunk), band.axes[2].Mul(k.body.Build.Trunk)
	all := []blob{band}
	var shapes [][]Point
	var where []blob
	for _, side := range sides {
		hip, buttock := k.flesh("hip", side), k.flesh("buttock", side)
		all = append(all, hip)
		where = append(where, hip, buttock)
		shapes = append(shapes, k.hull(figure.Pelvis, 12, hip, buttock))
	}
	shapes = append(shapes, k.hull(figure.Pelvis, 16, all...))
	return unit{name: "pelvis", parts: Drawing{k.stiff(figure.Pelvis, surface("seat", "hips", Shorts, shapes...))}, blobs: where, bias: .004}
}
