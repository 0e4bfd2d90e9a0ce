package exchange

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"tspine/engine/figure/drawing"
)

// Raster paints a drawing into pixels, so many wide, on its page's color.
func Raster(d drawing.Drawing, p drawing.Palette, width int, mirror bool) *image.RGBA {
	height := width * drawing.BoxHeight / drawing.BoxWidth
	b := brush{img: image.NewRGBA(image.Rect(0, 0, width, height)), palette: p, scale: float32(width) / drawing.BoxWidth, mirror: mirror}
	draw.Draw(b.img, b.img.Bounds(), image.NewUniform(rgba(p[drawing.Stage], 255)), image.Point{}, draw.Src)
	for i := 0; i < len(d); {
		n := 1
		for d[i].Limb != "" && i+n < len(d) && d[i+n].Limb == d[i].Limb {
			n++
		}
		b.limb(d[i : i+n])
		i += n
	}
	return b.img
}

// brush paints on an image.
type brush struct {
	img     *image.RGBA
	palette drawing.Palette
	scale   float32
	mirror  bool
}

func rgba(c drawing.Color, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: alpha}
}

// limb paints parts under one outline: all of them stroked, then filled.
func (b *brush) limb(parts drawing.Drawing) {
	shared := parts[0].Limb != "" && parts[0].Line != drawing.NoInk
	for _, p := range parts {
		if shared && p.Line != drawing.NoInk && !p.Hidden {
			b.stroke(p, 2*p.Width)
		}
	}
	for _, p := range parts {
		if p.Hidden {
			continue
		}
		if p.Fill != drawing.NoInk {
			b.fill(p)
		}
		if !shared && p.Line != drawing.NoInk {
			b.stroke(p, p.Width)
		}
	}
}

func (b *brush) canvas() *vector.Rasterizer {
	return vector.NewRasterizer(b.img.Bounds().Dx(), b.img.Bounds().Dy())
}

func (b *brush) paint(z *vector.Rasterizer, ink drawing.Ink, faint bool) {
	alpha := uint8(255)
	if faint {
		alpha = 140
	}
	z.Draw(b.img, b.img.Bounds(), image.NewUniform(rgba(b.palette[ink], alpha)), image.Point{})
}

func (b *brush) fill(p drawing.Part) {
	z := b.canvas()
	for _, shape := range p.Shapes {
		b.polygon(z, shape)
	}
	b.paint(z, p.Fill, p.Faint)
}

// polygon adds a closed shape, always in the same sense, so that shapes that
// overlap are one.
func (b *brush) polygon(z *vector.Rasterizer, shape []drawing.Point) {
	area := 0.0
	for i, p := range shape {
		q := shape[(i+1)%len(shape)]
		area += p.X*q.Y - q.X*p.Y
	}
	for i := range shape {
		p := shape[i]
		if area < 0 {
			p = shape[len(shape)-1-i]
		}
		x, y := b.at(p)
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
}

func (b *brush) at(p drawing.Point) (x, y float32) {
	if b.mirror {
		p.X = drawing.BoxWidth - p.X
	}
	return float32(p.X) * b.scale, float32(p.Y) * b.scale
}

// stroke paints the lines of a part with round joints: a bar for each stretch
// and a disc at each point.
func (b *brush) stroke(p drawing.Part, width float64) {
	z := b.canvas()
	for _, shape := range p.Shapes {
		for i, from := range shape {
			b.polygon(z, round(from, width/2))
			to := shape[(i+1)%len(shape)]
			if i == len(shape)-1 && p.Open {
				break
			}
			dx, dy := to.X-from.X, to.Y-from.Y
			if l := math.Hypot(dx, dy); l > 0 {
				nx, ny := -dy/l*width/2, dx/l*width/2
				b.polygon(z, []drawing.Point{{X: from.X + nx, Y: from.Y + ny}, {X: to.X + nx, Y: to.Y + ny}, {X: to.X - nx, Y: to.Y - ny}, {X: from.X - nx, Y: from.Y - ny}})
			}
		}
	}
	b.paint(z, p.Line, p.Faint)
}

func round(at drawing.Point, r float64) []drawing.Point {
	const corners = 10
	out := make([]drawing.Point, corners)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		out[i] = drawing.Point{X: at.X + r*cos, Y: at.Y + r*sin}
	}
	return out
}
