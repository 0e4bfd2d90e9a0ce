package exchange

import (
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"io"
	"math"
	"slices"

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
)

// GIF writes a film as a picture that goes on and on, a rep in the time that is
// given, so many pixels wide.
func GIF(w io.Writer, f drawing.Film, timing figure.Timing, p drawing.Palette, width int, mirror bool) error {
	var moments []moment
	steps := float64(max(1, len(f.Out)-1))
	for _, d := range f.Out {
		moments = append(moments, moment{d, timing.Out / steps})
	}
	moments[len(moments)-1].seconds += timing.Hold
	if len(f.Out) > 1 {
		back := f.Back
		if len(back) == 0 {
			back = slices.Clone(f.Out)
			slices.Reverse(back)
		}
		for _, d := range back[1 : len(back)-1] {
			moments = append(moments, moment{withoutArrows(d), timing.Back / steps})
		}
		moments[0].seconds += timing.Rest
	}
	if err := gif.EncodeAll(w, animation(moments, p, width, mirror)); err != nil {
		return fmt.Errorf("write GIF: %w", err)
	}
	return nil
}

// moment is a drawing and how long it is shown.
type moment struct {
	drawing drawing.Drawing
	seconds float64
}

func animation(moments []moment, p drawing.Palette, width int, mirror bool) *gif.GIF {
	out := &gif.GIF{}
	var colors color.Palette
	index := map[color.RGBA]uint8{}
	for _, m := range moments {
		img := Raster(m.drawing, p, width, mirror)
		if colors == nil {
			colors = commonest(img, p)
		}
		out.Image = append(out.Image, paletted(img, colors, index))
		out.Delay = append(out.Delay, max(2, int(math.Round(m.seconds*100))))
	}
	return out
}

// withoutArrows hides what belongs to the way out.
func withoutArrows(d drawing.Drawing) drawing.Drawing {
	d = slices.Clone(d)
	for i := range d {
		d[i].Hidden = d[i].Hidden || d[i].Outward
	}
	return d
}

// commonest gives the palette's own colors and the most frequent mixtures of
// them, 256 in all.
func commonest(img *image.RGBA, p drawing.Palette) color.Palette {
	count := map[color.RGBA]int{}
	for i := 0; i < len(img.Pix); i += 4 {
		count[color.RGBA{img.Pix[i] &^ 7, img.Pix[i+1] &^ 7, img.Pix[i+2] &^ 7, 255}]++
	}
	var out color.Palette
	for _, c := range slices.Compact(slices.Sorted(slices.Values(p[:]))) {
		out = append(out, color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255})
	}
	mixed := make([]color.RGBA, 0, len(count))
	for c := range count {
		mixed = append(mixed, c)
	}
	slices.SortFunc(mixed, func(a, b color.RGBA) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return (int(a.R)<<16 | int(a.G)<<8 | int(a.B)) - (int(b.R)<<16 | int(b.G)<<8 | int(b.B))
	})
	for _, c := range mixed[:min(len(mixed), 256-len(out))] {
		out = append(out, c)
	}
	return out
}

// paletted gives an image in the colors of a palette, the nearest for each.
func paletted(img *image.RGBA, colors color.Palette, index map[color.RGBA]uint8) *image.Paletted {
	out := image.NewPaletted(img.Bounds(), colors)
	for i := range out.Pix {
		c := color.RGBA{img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], 255}
		n, ok := index[c]
		if !ok {
			n = uint8(colors.Index(c))
			index[c] = n
		}
		out.Pix[i] = n
	}
	return out
}
