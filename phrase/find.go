package phrase

import (
	"strings"

	"tspine/catalog"
	"tspine/engine/exercise"
)

// Find lists the exercises that a text means, by their ids, the likeliest first:
// by name, and by what they need and do in the person's language.
func (p Phraser) Find(text string) []string {
	f, err := p.Catalog.Finder(p.Words.Lang(), p.sought())
	if err != nil {
		return nil
	}
	return f.Find(text)
}

// Likely gives the exercise that a text most likely means: the one whose id is
// most like it, or else one that has all its words. It is empty where there is
// none.
func (p Phraser) Likely(text string) string {
	if near := p.Catalog.Nearest(text); near != "" {
		return near
	}
	f, err := p.Catalog.Finder(p.Words.Lang(), p.sought())
	if err != nil {
		return ""
	}
	return f.Likely(text)
}

// sought is by which words exercises are found besides their names.
func (p Phraser) sought() *catalog.Sought {
	return &catalog.Sought{More: p.about, Small: strings.Fields(p.Words.T("search.small"))}
}

// about gives the words for what an exercise does, in which position, at which
// place of the program and with what.
func (p Phraser) about(e *exercise.Exercise) []string {
	keys := []string{"phase." + e.Phase().String(), "stage." + e.Stage.String(), "position." + e.Position}
	for _, name := range e.Directions.Names() {
		keys = append(keys, "motion."+name)
	}
	if e.Classes.Has(exercise.Breath) {
		keys = append(keys, "motion.breath")
	}
	for _, n := range e.Needs {
		for _, thing := range n.AnyOf {
			if thing != "floor" {
				keys = append(keys, "equipment."+thing)
			}
		}
	}
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = p.Words.T(key)
	}
	return out
}
