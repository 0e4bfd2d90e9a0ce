package exchange

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strconv"
	"strings"

	"tspine/engine/figure/drawing"
)

// Protocol is how a terminal is told to show a picture.
type Protocol uint8

// The protocols; NoPictures is a terminal that shows none.
const (
	NoPictures Protocol = iota
	Kitty
	ITerm
	Sixel
)

// ProtocolOf finds out from the environment what a terminal can show. It asks
// nothing of the terminal. Inside tmux and screen it is none, since they don't
// pass pictures on.
func ProtocolOf(getenv func(string) string) Protocol {
	term, program := getenv("TERM"), getenv("TERM_PROGRAM")
	switch {
	case getenv("TMUX") != "" || getenv("STY") != "" || strings.HasPrefix(term, "screen") || strings.HasPrefix(term, "tmux"):
		return NoPictures
	case getenv("KITTY_WINDOW_ID") != "" || strings.Contains(term, "kitty") || program == "ghostty" || strings.Contains(term, "ghostty"):
		return Kitty
	case program == "iTerm.app" || program == "WezTerm":
		return ITerm
	case strings.HasPrefix(term, "foot") || strings.HasPrefix(term, "mlterm") || strings.Contains(term, "sixel"):
		return Sixel
	default:
		return NoPictures
	}
}

// kittyChunk is how many bytes one escape of kitty's protocol may carry.
const kittyChunk = 4096

// Inline gives the bytes that show a picture where the cursor is.
func Inline(p Protocol, img image.Image) ([]byte, error) {
	if p == NoPictures {
		return nil, nil
	}
	if p == Sixel {
		return sixel(img), nil
	}
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return nil, fmt.Errorf("write PNG: %w", err)
	}
	text := base64.StdEncoding.EncodeToString(file.Bytes())
	if p == ITerm {
		return []byte("\x1b]1337;File=inline=1;size=" + strconv.Itoa(file.Len()) + ";width=" + strconv.Itoa(img.Bounds().Dx()) + "px:" + text + "\a\n"), nil
	}
	var out []byte
	for first := true; first || text != ""; first = false {
		chunk := text[:min(kittyChunk, len(text))]
		text = text[len(chunk):]
		more := "0"
		if text != "" {
			more = "1"
		}
		out = append(out, "\x1b_G"...)
		if first {
			out = append(out, "a=T,f=100,"...)
		}
		out = append(out, "m="+more+";"+chunk+"\x1b\\"...)
	}
	return append(out, '\n'), nil
}

// sixel writes a picture six rows at a time, each color in turn, with runs of
// equal columns counted (DEC STD 070, sixel graphics).
func sixel(img image.Image) []byte {
	small, colors := reduced(img)
	size := small.Bounds()
	out := []byte("\x1bPq\"1;1;" + strconv.Itoa(size.Dx()) + ";" + strconv.Itoa(size.Dy()))
	for i, c := range colors {
		out = append(out, fmt.Sprintf("#%d;2;%d;%d;%d", i, int(c[0])*100/255, int(c[1])*100/255, int(c[2])*100/255)...)
	}
	for top := 0; top < size.Dy(); top += 6 {
		used := map[uint8]bool{}
		for y := top; y < min(top+6, size.Dy()); y++ {
			for x := range size.Dx() {
				used[small.ColorIndexAt(x, y)] = true
			}
		}
		for n := range len(colors) {
			if used[uint8(n)] {
				out = append(out, '#')
				out = strconv.AppendInt(out, int64(n), 10)
				out = append(sixelRow(out, small, top, uint8(n)), '$')
			}
		}
		out = append(out, '-')
	}
	return append(out, "\x1b\\\n"...)
}

// reduced gives a picture in at most 256 colors, and these.
func reduced(img image.Image) (*image.Paletted, [][3]uint8) {
	size := img.Bounds()
	full := image.NewRGBA(image.Rect(0, 0, size.Dx(), size.Dy()))
	draw.Draw(full, full.Bounds(), img, size.Min, draw.Src)
	palette := commonest(full, drawing.Palette{})
	small := paletted(full, palette, map[color.RGBA]uint8{})
	var colors [][3]uint8
	for _, c := range palette {
		r, g, b, _ := c.RGBA()
		colors = append(colors, [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)})
	}
	return small, colors
}

// sixelRow writes where one color is in six rows.
func sixelRow(out []byte, img *image.Paletted, top int, n uint8) []byte {
	run, last := 0, byte(0)
	flush := func() {
		if run > 3 {
			out = append(out, '!')
			out = strconv.AppendInt(out, int64(run), 10)
			out = append(out, last)
			return
		}
		for range run {
			out = append(out, last)
		}
	}
	for x := range img.Bounds().Dx() {
		bits := byte(0)
		for dy := range min(6, img.Bounds().Dy()-top) {
			if img.ColorIndexAt(x, top+dy) == n {
				bits |= 1 << dy
			}
		}
		if c := '?' + bits; c == last {
			run++
		} else {
			flush()
			run, last = 1, c
		}
	}
	flush()
	return out
}
