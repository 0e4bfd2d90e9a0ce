package cli

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
	"tspine/exchange"
)

// report prints a row of checks for each figure: the worst that was found, and
// where it fails.
func (c *command) report(e easel, ids []string) error {
	for i, check := range (figure.Report{}).Checks() {
		if i == 0 {
			c.printf("%-30s", "")
		}
		c.printf(" %9s", check.Name)
	}
	c.printf(" %9s\n", "gzip")
	return c.each(e, ids, func(id string, f exchange.Picture) error {
		size, err := zipped(f.Moving())
		if err != nil {
			return fmt.Errorf("report %s: %w", id, err)
		}
		r := f.Scene.Report()
		c.row(r, size)
		if bad := r.Failed(); len(bad) > 0 {
			return fmt.Errorf("%s fails %s", id, strings.Join(bad, ", "))
		}
		return nil
	})
}

func (c *command) row(r figure.Report, size int) {
	c.printf("%-30s", r.Pose)
	for _, check := range r.Checks() {
		value := check.Worst.Value
		if check.Name != "limit" && check.Name != "spine" && check.Name != "smooth" {
			value *= 100 // centimeters
		}
		c.printf(" %9.2f", value)
	}
	c.printf(" %9d\n", size)
}

// zipped gives the size of a file as it is sent.
func zipped(text []byte) (int, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(text); err != nil {
		return 0, err
	}
	if err := w.Close(); err != nil {
		return 0, err
	}
	return b.Len(), nil
}

// pictureWidth is how wide a figure is in a terminal, in pixels.
const pictureWidth = 400

// picture shows the end of an exercise where the terminal can show pictures, by
// a figure that looks as the person chose. One that isn't there is no fault: the
// words stand for themselves.
func (c *command) picture(id string) {
	protocol := exchange.ProtocolOf(c.Getenv)
	if !c.Terminal || protocol == exchange.NoPictures {
		return
	}
	f, err := exchange.PictureOf(c.lib, c.lang, id, c.looks)
	if err != nil {
		return
	}
	img := exchange.Raster(f.Scene.At(1), drawing.PaletteOf(f.Page.Look, true), pictureWidth, false)
	if text, err := exchange.Inline(protocol, img); err == nil {
		_, _ = c.Out.Write(text) // as it is: printf would take its escapes out
	}
}
