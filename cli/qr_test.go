package cli

import (
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// What is drawn is read back module by module.
func TestACodeIsDrawnAsItIs(t *testing.T) {
	const text = "http://192.168.1.20:8018/"
	drawn, err := qrCode(text)
	if err != nil {
		t.Fatal(err)
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(drawn, "\n"), "\n")
	size := code.Bounds().Dx()
	if len(lines) != (size+2*quiet+1)/2 {
		t.Fatalf("%d lines for %d modules", len(lines), size)
	}
	for y := -quiet; y < size+quiet; y++ {
		row := []rune(lines[(y+quiet)/2])
		for x := -quiet; x < size+quiet; x++ {
			sign := row[x+quiet]
			light := sign == '█' || sign == '▀' && (y+quiet)%2 == 0 || sign == '▄' && (y+quiet)%2 == 1
			if light == dark(code, x, y) {
				t.Fatalf("module %d, %d is drawn the other way", x, y)
			}
		}
	}
	if _, err := qrCode(strings.Repeat("x", 5000)); err == nil {
		t.Error("too long a text is drawn")
	}
}
