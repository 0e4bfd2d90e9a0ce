package phrase

import (
	"testing"

	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/locale"
)

func TestAnAmountIsSaidInPlainWords(t *testing.T) {
	words, err := locale.New("en")
	if err != nil {
		t.Fatal(err)
	}
	p := Phraser{Words: words, Catalog: &catalog.Catalog{}}
	for text, want := range map[string]string{
		"10":                         "10 reps",
		"8-12/side":                  "8-12 reps a side",
		"1":                          "1 rep",
		"2x10 rest 60s":              "2 × 10 reps",
		"30-60s 3/day":               "30-60 s",
		"10x10s rest 5s 2/day":       "10 × 10 s",
		"2x20s/side":                 "2 × 20 s a side",
		"10 breaths":                 "10 breaths",
		"3x6 @ 2x16kg tempo 3-1-3":   "3 × 6 reps, 2 × 16 kg",
		"2x10 @ red band":            "2 × 10 reps, red band",
		"20m":                        "20 m",
		"2x10-11 total 21":           "2 × 10-11 reps",
		"3x10-20 rir 2 every 2 days": "3 × 10-20 reps",
		"1-2x8":                      "1-2 × 8 reps",
	} {
		d, faults := dose.Parse(text)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", text, faults)
		}
		if got := p.Amount(d, false); got != want {
			t.Errorf("%s is said %q, want %q", text, got, want)
		}
	}
	d, _ := dose.Parse("3x6 @ 10kg")
	if got := p.Amount(d, true); got != "3 × 6 reps, 22.05 lb" {
		t.Errorf("in pounds: %q", got)
	}
	if got := p.Amount(dose.Dose{}, false); got != "" {
		t.Errorf("nothing is said %q", got)
	}
}
