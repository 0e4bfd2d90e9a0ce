package catalog

import (
	"strings"
	"testing"
)

// FuzzCheck checks any text: it never panics, and every fault stands in a line
// that the file has.
func FuzzCheck(f *testing.F) {
	for _, k := range kinds() {
		f.Add(strings.Replace(k.of, k.old, k.now, 1))
	}
	f.Add(bomb())
	f.Add("exercises:\n" + listedExercise("one") + listedExercise("two"))
	c, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		for _, one := range c.Check("f.yaml", []byte(text)) {
			if one.Line < 1 || one.Line > lines || one.Column < 1 || one.Code == "" {
				t.Errorf("%q: %+v", text, one)
			}
		}
		if own, faults := c.With(folder(map[string]string{"f.yaml": text})); len(faults) > 0 && own != c {
			t.Errorf("%q has faults, and something of it is there all the same", text)
		}
	})
}
