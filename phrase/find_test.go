package phrase

import (
	"slices"
	"testing"

	"tspine/locale"
)

func TestExercisesAreFoundInThePersonsWords(t *testing.T) {
	for name, c := range map[string]struct {
		lang, typed string
		has, hasNot []string
	}{
		"a thing":                          {"en", "foam roller", []string{"roller-extension", "roll-lats"}, []string{"cat-cow"}},
		"a thing in Spanish":               {"es", "rodillo", []string{"roller-extension", "roll-lats"}, []string{"cat-cow"}},
		"a direction, of the upper back":   {"en", "thoracic rotation", []string{"open-book", "seated-rotation"}, []string{"cat-cow"}},
		"a direction in Spanish, no marks": {"es", "rotacion torácica", []string{"open-book"}, []string{"cat-cow"}},
		"a position":                       {"en", "kneeling", []string{"bench-prayer-stretch"}, []string{"open-book"}},
		"a step":                           {"en", "mobilize rotation", []string{"open-book"}, []string{"band-row"}},
		"breathing":                        {"en", "breath", []string{"breathing-90-90"}, []string{"band-row"}},
	} {
		t.Run(name, func(t *testing.T) {
			printer, err := locale.New(c.lang)
			if err != nil {
				t.Fatal(err)
			}
			found := Phraser{printer, english(t).Catalog}.Find(c.typed)
			for _, id := range c.has {
				if !slices.Contains(found, id) {
					t.Errorf("%q does not find %s: %v", c.typed, id, found)
				}
			}
			for _, id := range c.hasNot {
				if slices.Contains(found, id) {
					t.Errorf("%q finds %s", c.typed, id)
				}
			}
		})
	}
}
