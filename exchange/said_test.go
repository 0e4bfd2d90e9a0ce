package exchange

import (
	"bytes"
	"strings"
	"testing"
)

func TestWhatOneSideAndASecondPictureSay(t *testing.T) {
	p, err := PictureOf(content(t), "en", "open-book", Person{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.Said(english(t))
	for _, want := range []string{", right side</title>", "looks along the spine from the head"} {
		if !strings.Contains(string(p.Still(0)), want) {
			t.Errorf("it doesn't say %q", want)
		}
	}
	p.Page.Mirror = true
	for name, text := range map[string][]byte{"moving": p.Moving(), "the end": p.Finish(), "a pair": p.Pair()} {
		if !strings.Contains(string(text), ", left side</title>") {
			t.Errorf("%s in the mirror doesn't say that it is the left side", name)
		}
	}
	both, err := PictureOf(content(t), "en", "cat-cow", Person{})
	if err != nil {
		t.Fatal(err)
	}
	if text := string(both.Said(english(t)).Still(0)); strings.Contains(text, "side</title>") || strings.Contains(text, "small picture") {
		t.Error("cat and cow has a side or a second picture")
	}
}

func TestTheFinishIsTheEndOfTheWay(t *testing.T) {
	p, err := PictureOf(content(t), "en", "cat-cow", Person{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p.Finish(), p.Still(p.Timing.Out+p.Timing.Hold/2)) {
		t.Error("it isn't what is seen while one holds")
	}
}
