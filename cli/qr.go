package cli

import (
	"image"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// quiet is how many empty modules stand around a code, so that cameras find it.
const quiet = 2

// qrCode draws a QR code in half blocks, two modules a sign: dark modules are
// left out, so that it reads on a dark terminal, as most are. Cameras take it
// the other way round as well.
func qrCode(text string) (string, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return "", err
	}
	size := code.Bounds().Dx()
	var b strings.Builder
	for y := -quiet; y < size+quiet; y += 2 {
		for x := -quiet; x < size+quiet; x++ {
			b.WriteRune([]rune("█▀▄ ")[boolean(dark(code, x, y))*2+boolean(dark(code, x, y+1))])
		}
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// dark says whether a module is dark; outside there are none.
func dark(code image.Image, x, y int) bool {
	if !(image.Point{X: x, Y: y}).In(code.Bounds()) {
		return false
	}
	r, _, _, _ := code.At(x, y).RGBA()
	return r == 0
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
