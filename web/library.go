package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/phrase"
)

// exercisesPage lists the exercises: those that the person may do now, and
// those that are left out for now, with the reasons. The address holds what is
// looked for.
type exercisesPage struct {
	Text    string // that is searched for
	Filters []filterPart
	On      []onPart // what narrows the list
	Phases  []phasePart
	LeftOut []leftPart
	Count   int // of those that fit now
	Hits    int // of all that are found
	All     int
	Pounds  bool
	Removed bool // one of their own, just now
}

func (exercisesPage) file() string { return "exercises" }
func (exercisesPage) tab() string  { return "exercises" }

// Narrowed says whether anything is looked for.
func (p exercisesPage) Narrowed() bool { return len(p.On) > 0 }

// Filtered says whether a filter is set, beyond the words that are searched.
func (p exercisesPage) Filtered() bool {
	return slices.ContainsFunc(p.Filters, func(f filterPart) bool { return f.On })
}

// leftPart is an exercise that is left out, and why.
type leftPart struct {
	linePart
	Bars []string
}

// filterPart is one filter with what can be chosen.
type filterPart struct {
	Key     string
	Options []optionPart
	On      bool
}

// optionPart is one choice of a filter, and how many it would leave.
type optionPart struct {
	Value, Word string
	Count       int
	On          bool
}

// onPart is something that narrows the list, and where the list without it is.
type onPart struct {
	Name, Without string
	Count         int // that would be found without it
}

// filter is one way to narrow the list.
type filter struct {
	key     string
	options []string
	word    func(option string) string // key of its words
	fits    func(l *shelved, option string) bool
}

// shelved is an exercise as the library sees it.
type shelved struct {
	e    *exercise.Exercise
	bars []course.Bar
	has  bool // what it needs is there
}

// under gives the key of a word by what stands before it.
func under(beginning string) func(string) string {
	return func(option string) string { return beginning + option }
}

// filters in their order.
var filters = [...]filter{
	{"kit", []string{"have", "need"}, under("page.library.kit."), func(l *shelved, o string) bool { return l.has == (o == "have") }},
	{"direction", []string{"extension", "flexion", "rotation", "side-bend", "breath"}, under("motion."), func(l *shelved, o string) bool {
		return slices.Contains(l.e.Directions.Names(), o) || o == "breath" && l.e.Classes.Has(exercise.Breath)
	}},
	{"phase", []string{"release", "mobilize", "integrate"}, under("phase."), func(l *shelved, o string) bool {
		p, ok := exercise.ParsePhase(o)
		return ok && l.e.Fits(p)
	}},
	{"stage", []string{"mobility", "static", "eccentric", "concentric", "functional"}, under("stage."), func(l *shelved, o string) bool { return l.e.Stage.String() == o }},
	{"position", []string{"standing", "sitting", "supine", "prone", "side-lying", "quadruped", "kneeling", "split-stance", "walking", "hinged", "plank", "hanging"},
		under("position."), func(l *shelved, o string) bool { return l.e.Position == o }},
	{"mine", []string{"may", "out"}, under("page.library.mine."), func(l *shelved, o string) bool { return (len(l.bars) == 0) == (o == "may") }},
}

// library is what is looked for: a text, and of some filters an option. What no
// filter knows is not looked for.
type library struct {
	text string
	on   map[string]string
}

func libraryOf(query url.Values) library {
	out := library{strings.TrimSpace(query.Get("q")), map[string]string{}}
	for _, f := range filters {
		if one := query.Get(f.key); slices.Contains(f.options, one) {
			out.on[f.key] = one
		}
	}
	return out
}

// address is where the list is with one filter changed; q stands for the text.
func (l library) address(key, option string) string {
	query := url.Values{}
	for _, f := range filters {
		query.Set(f.key, l.on[f.key])
	}
	query.Set("q", l.text)
	query.Set(key, option)
	for key, values := range query {
		if values[0] == "" {
			delete(query, key)
		}
	}
	if len(query) == 0 {
		return "/exercises"
	}
	return "/exercises?" + query.Encode()
}

// fits says whether an exercise passes every filter but one.
func (l library) fits(one *shelved, but string) bool {
	for _, f := range filters {
		if on := l.on[f.key]; on != "" && f.key != but && !f.fits(one, on) {
			return false
		}
	}
	return true
}

// count counts those that pass every filter but one, and that one with an
// option; an empty option passes all.
func (l library) count(all []shelved, but filter, option string) int {
	n := 0
	for i := range all {
		if l.fits(&all[i], but.key) && (option == "" || but.fits(&all[i], option)) {
			n++
		}
	}
	return n
}

// exercises lists them.
func (s *Server) exercises(w http.ResponseWriter, r *http.Request) error {
	st, about, err := s.App.Leave(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	say := s.phrase(r)
	asked := libraryOf(r.URL.Query())
	every := everyListed(&st, s.catalog(r).Exercises.All(), about.Profile.Equipment)
	found := every
	if asked.text != "" {
		found = sought(every, say.Find(asked.text))
	}
	p := exercisesPage{Text: asked.text, All: len(every), Pounds: about.Profile.Pounds, Removed: r.URL.Query().Get("removed") != ""}
	p.narrow(say, asked, every, found)
	var fits []linePart
	for i := range found {
		one := &found[i]
		if !asked.fits(one, "") {
			continue
		}
		p.Hits++
		l := s.line(&st, one.e, st.Dose(one.e))
		if len(one.bars) == 0 {
			fits = append(fits, l)
			continue
		}
		left := leftPart{linePart: l}
		for _, b := range one.bars {
			left.Bars = append(left.Bars, say.Bar(b))
		}
		p.LeftOut = append(p.LeftOut, left)
	}
	p.Count = len(fits)
	if p.Phases = phases(fits); asked.text != "" && len(fits) > 0 {
		p.Phases = []phasePart{{Lines: fits}} // the likeliest first
	}
	return s.render(w, r, http.StatusOK, p)
}

func everyListed(st *course.Standing, all []exercise.Exercise, own person.Equipment) []shelved {
	out := make([]shelved, len(all))
	for i := range all {
		e := &all[i]
		out[i] = shelved{e, st.Bars(e), planner.Has(own, e)}
	}
	return out
}

// sought gives those that were found, in their order.
func sought(all []shelved, ids []string) []shelved {
	var out []shelved
	for _, id := range ids {
		if i := slices.IndexFunc(all, func(l shelved) bool { return l.e.ID == id }); i >= 0 {
			out = append(out, all[i])
		}
	}
	return out
}

// narrow lays out the filters, and what is on.
func (p *exercisesPage) narrow(say phrase.Phraser, asked library, every, found []shelved) {
	if asked.text != "" {
		p.On = append(p.On, onPart{asked.text, asked.address("q", ""), asked.count(every, filter{}, "")})
	}
	for _, f := range filters {
		part := filterPart{Key: f.key, On: asked.on[f.key] != ""}
		for _, o := range f.options {
			word, n := say.Words.T(f.word(o)), asked.count(found, f, o)
			on := asked.on[f.key] == o
			if on {
				p.On = append(p.On, onPart{word, asked.address(f.key, ""), asked.count(found, f, "")})
			}
			if n > 0 || on {
				part.Options = append(part.Options, optionPart{o, word, n, on})
			}
		}
		p.Filters = append(p.Filters, part)
	}
}

// Mark names an option with how many it would leave.
func (o optionPart) Mark() string { return strconv.Itoa(o.Count) }
