package catalog

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
)

// OtherNames gives what other apps call our exercises, by id, where the words
// differ from ours. They are shared, and not to be changed.
func (c *Catalog) OtherNames() (map[string][]string, error) {
	if c.others == nil {
		return nil, nil
	}
	return c.others()
}

func (c *Catalog) readOtherNames() (map[string][]string, error) {
	text, err := fs.ReadFile(c.root, "othernames.yaml")
	if err != nil {
		return nil, fmt.Errorf("read other names: %w", err)
	}
	doc, v := ReadYAML("othernames.yaml", 1, text)
	out := map[string][]string{}
	v.Each(func(id string, names Value) {
		if c.Exercises.Get(id) == nil {
			names.Fault("unknown-exercise", id, c.Nearest(id))
		}
		out[id] = names.Texts()
	})
	return out, doc.Faults.Err()
}

// Likeness finds our exercise for a name in another app.
type Likeness struct{ list []likely }

// likely is one name of one of our exercises, without its order and equipment.
type likely struct {
	id        string
	key       string
	equipment []string
}

// equipment are the words that say with what something is done. Words of a line
// mean the same.
var equipment = [...][]string{
	{"barbell"}, {"dumbbell", "dumbbells", "db"}, {"kettlebell", "kettlebells", "kb"}, {"band", "banded", "bands", "resistance"},
	{"machine", "cable", "plate"}, {"smith"}, {"weighted"}, {"assisted"},
}

// Likeness gives what finds our exercises by the names of other apps: English
// names, those of a language, and those that are known.
func (c *Catalog) Likeness(lang string) (*Likeness, error) {
	others, err := c.OtherNames()
	if err != nil {
		return nil, err
	}
	l := &Likeness{}
	for _, e := range c.Exercises.All() {
		names := slices.Clone(others[e.ID])
		for _, one := range []string{english, lang} {
			text, err := c.Text(one, e.ID)
			if err != nil {
				return nil, fmt.Errorf("names of %s: %w", e.ID, err)
			}
			names = append(names, text.Name)
		}
		for _, name := range names {
			key, with := essence(name)
			l.list = append(l.list, likely{e.ID, key, with})
		}
	}
	return l, nil
}

// longestLike is how long a name may be of which the letters are compared.
const longestLike = 60

// Find gives the exercise that a name most likely means, or "": the same words
// in any order, with the same equipment; then one letter in eight may
// differ.
func (l *Likeness) Find(name string) string {
	key, with := essence(name)
	best, least := "", len(key)/8+1
	for _, one := range l.list {
		if !together(with, one.equipment) {
			continue
		}
		if one.key == key {
			if slices.Equal(with, one.equipment) {
				return one.id
			}
			best, least = firstWhere(least > 0, one.id, best), 0
			continue
		}
		if long := max(len(key), len(one.key)); least > 0 && long <= longestLike && long > 0 {
			if d := distance(key, one.key); d < least {
				best, least = one.id, d
			}
		}
	}
	return best
}

func firstWhere(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// together says whether two exercises are done with the same equipment: with
// none, or with some that both name.
func together(theirs, ours []string) bool {
	if len(theirs) == 0 && len(ours) == 0 {
		return true
	}
	return slices.ContainsFunc(theirs, func(one string) bool { return slices.Contains(ours, one) })
}

// essence gives the words of a name without marks, plurals, small words and
// equipment, sorted and joined, and the equipment.
func essence(name string) (string, []string) {
	name = strings.ReplaceAll(strings.ToLower(name), "-", "")
	words := strings.FieldsFunc(strings.ReplaceAll(name, "'", ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var rest, with []string
	for _, w := range words {
		i := slices.IndexFunc(equipment[:], func(same []string) bool { return slices.Contains(same, w) })
		switch {
		case i >= 0 && !slices.Contains(with, equipment[i][0]):
			with = append(with, equipment[i][0])
		case i >= 0, slices.Contains([]string{"a", "the", "with", "on", "of", "over", "and", "to", "in", "bodyweight"}, w):
		default:
			rest = append(rest, strings.TrimSuffix(w, "s"))
		}
	}
	slices.Sort(rest)
	slices.Sort(with)
	return strings.Join(rest, ""), with
}
