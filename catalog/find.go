package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tspine/engine/exercise"
)

// Finder finds exercises by what people type: part of a name, its words in
// another order, with letters that changed places, or with none of the marks.
type Finder struct {
	list  []sought
	small []string
}

// sought is one exercise and the words by which it is found.
type sought struct {
	id    string
	names []called
	more  []string
}

// called is one name, in small letters without marks.
type called struct {
	words  []string
	joined string
	weight int // the more the name is ours
}

// What a match in a name weighs: in the reader's language, in English or the id,
// in another app, or in what the exercise needs and does.
const (
	ownWeight = 4 - iota
	englishWeight
	otherWeight
	moreWeight
)

// Sought is what an exercise is found by besides its names, in the words of a
// language: More for one exercise, Small for what says nothing by itself.
type Sought struct {
	More  func(e *exercise.Exercise) []string
	Small []string
}

// Finder gives what finds exercises by their names in a language and in English,
// by what other apps call them, and by more words where there are any.
func (c *Catalog) Finder(lang string, by *Sought) (*Finder, error) {
	f := &Finder{}
	if c.Exercises == nil {
		return f, nil
	}
	others, err := c.OtherNames()
	if err != nil {
		return nil, err
	}
	if by != nil {
		f.small = foldedWords(strings.Join(by.Small, " "))
	}
	for i := range c.Exercises.Len() {
		e := c.Exercises.At(i)
		one := sought{id: e.ID}
		for weight, in := range map[int]string{ownWeight: lang, englishWeight: english} {
			text, err := c.Text(in, e.ID)
			if err != nil {
				return nil, fmt.Errorf("names of %s: %w", e.ID, err)
			}
			one.call(text.Name, weight)
		}
		one.call(e.ID, englishWeight)
		one.call(e.Code, englishWeight)
		for _, name := range others[e.ID] {
			one.call(name, otherWeight)
		}
		if by != nil && by.More != nil {
			one.more = foldedWords(strings.Join(by.More(e), " "))
		}
		f.list = append(f.list, one)
	}
	return f, nil
}

func (s *sought) call(name string, weight int) {
	if all := foldedWords(name); len(all) > 0 {
		s.names = append(s.names, called{all, strings.Join(all, ""), weight})
	}
}

// foldedWords takes a text apart into small words without marks.
func foldedWords(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(fold(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// What is read of what somebody types.
const (
	mostTyped      = 200 // bytes
	mostTypedWords = 12
)

// typedWords are the words to look for. Small ones needn't be found, but where
// there are no others.
type typedWords struct {
	all    []string
	needed []bool
	joined string
}

func (f *Finder) read(text string) typedWords {
	if len(text) > mostTyped {
		text = strings.ToValidUTF8(text[:mostTyped], "")
	}
	t := typedWords{all: foldedWords(text)}
	t.all = t.all[:min(len(t.all), mostTypedWords)]
	t.joined = strings.Join(t.all, "")
	only := !slices.ContainsFunc(t.all, func(w string) bool { return !slices.Contains(f.small, w) })
	for _, w := range t.all {
		t.needed = append(t.needed, only || !slices.Contains(f.small, w))
	}
	return t
}

// Find lists the exercises that a text means, the likeliest first: those that
// have every word of it, or its beginning; where there are none those of which
// the letters are alike; else those that have most of its words. An exact name is
// always first. It is empty where nothing is like it.
func (f *Finder) Find(text string) []string {
	t := f.read(text)
	if found := f.likely(t); len(found) > 0 {
		return found
	}
	most := 0
	for i := range f.list {
		most = max(most, f.list[i].has(t))
	}
	if 2*most < len(t.all) || most == 0 {
		return nil
	}
	return f.ranked(t, func(s *sought) int {
		if s.has(t) < most {
			return 0
		}
		points, _ := s.points(t, true)
		return points
	})
}

// Likely gives the exercise that a text most likely means, or "": one that has
// every word of it.
func (f *Finder) Likely(text string) string {
	if found := f.likely(f.read(text)); len(found) > 0 {
		return found[0]
	}
	return ""
}

func (f *Finder) likely(t typedWords) []string {
	for _, forgiving := range [...]bool{false, true} {
		found := f.ranked(t, func(s *sought) int {
			points, whole := s.points(t, forgiving)
			if !whole {
				return 0
			}
			return points
		})
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// ranked lists those that have points, those with the most first, and of equals
// the first.
func (f *Finder) ranked(t typedWords, points func(*sought) int) []string {
	type one struct {
		id     string
		points int
	}
	var all []one
	for i := range f.list {
		if p := points(&f.list[i]); p > 0 && len(t.all) > 0 {
			all = append(all, one{f.list[i].id, p})
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return cmp.Compare(b.points, a.points) })
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].id
	}
	return out
}

// has counts the words of a text that the exercise has.
func (s *sought) has(t typedWords) int {
	n := 0
	for i, w := range t.all {
		if t.needed[i] && s.word(w, true) > 0 {
			n++
		}
	}
	return n
}

// Points of a name that is the text as a whole, by how: the same, the same words
// in another order, a few letters apart.
const (
	samePoints  = 10_000
	orderPoints = 2_000
	nearPoints  = 1_000
)

// points weighs how well an exercise fits a text, and says whether it has every
// word that is needed.
func (s *sought) points(t typedWords, forgiving bool) (int, bool) {
	points, whole := 0, true
	for i, w := range t.all {
		p := s.word(w, forgiving)
		points += p
		whole = whole && (p > 0 || !t.needed[i])
	}
	best := 0
	for i := range s.names {
		best = max(best, s.names[i].asWhole(t, forgiving))
	}
	return points + best, whole || best > 0
}

// asWhole weighs a name against the whole text.
func (n *called) asWhole(t typedWords, forgiving bool) int {
	if n.joined == t.joined {
		return samePoints * n.weight
	}
	if len(n.words) == len(t.all) && slices.Equal(slices.Sorted(slices.Values(n.words)), slices.Sorted(slices.Values(t.all))) {
		return orderPoints * n.weight
	}
	if !forgiving || len(t.joined) > longestWord || len(n.joined) > longestWord {
		return 0
	}
	if d := distance(t.joined, n.joined); d <= len(t.joined)/5 {
		return nearPoints*n.weight - d
	}
	return 0
}

// word weighs the word of an exercise that is most like w.
func (s *sought) word(w string, forgiving bool) int {
	best := 0
	for i := range s.names {
		n := &s.names[i]
		for _, own := range n.words {
			if p := like(w, own, forgiving); p > 0 {
				// Of a short name it is more than of a long one.
				best = max(best, 10*p*n.weight+10/len(n.words))
			}
		}
	}
	for _, own := range s.more {
		best = max(best, 10*like(w, own, forgiving)*moreWeight)
	}
	return best
}

// like weighs how much a word is like the one that was typed: the same, begun,
// within it, and where that is forgiven with some letters changed, in the whole
// or in its beginning.
func like(typed, word string, forgiving bool) int {
	switch {
	case typed == word:
		return 12
	case len(typed) >= 2 && strings.HasPrefix(word, typed):
		return 9
	case len(typed) >= 3 && strings.Contains(word, typed):
		return 4
	case !forgiving || len(typed) < 3 || len(typed) > longestWord || len(word) > longestWord:
		return 0
	}
	most := 1
	if len(typed) >= 6 {
		most = 2
	}
	if d := distance(typed, word); d <= most {
		return 8 - 2*d
	}
	if len(typed) >= 4 && len(word) > len(typed) && distance(typed, word[:len(typed)]) <= 1 {
		return 3
	}
	return 0
}
