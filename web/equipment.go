package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/person"
	"tspine/locale"
)

// equipmentPage asks what there is to train with.
type equipmentPage struct {
	Places []placePart
	Things []thingPart
	Loads  []loadPart
	Pounds bool
	Fit    app.Fit
	Back   string
	Faults fault.Faults
}

// placePart is a place that brings its usual things.
type placePart struct{ ID string }

// thingPart is one thing, with its drawing.
type thingPart struct {
	ID, Icon string
	On       bool
}

// loadPart is how heavy loads of one kind are.
type loadPart struct {
	Key, Said string
	Faults    fault.Faults
}

func (equipmentPage) file() string { return "equipment" }
func (equipmentPage) bare() bool   { return true }

// usual lists the things of a place.
var usual = [...]struct {
	place  string
	things []string
}{
	{"home", []string{"wall", "door", "chair", "mat", "pillow"}},
	{"work", []string{"wall", "door", "chair"}},
	{"gym", []string{"wall", "mat", "bench", "foam-roller", "band", "dumbbell", "kettlebell", "barbell", "plates", "rack", "pull-up-bar", "cable-machine", "lat-machine",
		"rowing-machine", "medicine-ball", "swiss-ball"}},
}

// drawn lists things in the order in which they are offered, each with its
// drawing.
var drawn = [...][2]string{
	{"wall", "wall"}, {"chair", "chair"}, {"mat", "mat"}, {"foam-roller", "roller"}, {"band", "bandi"}, {"door", "door"}, {"anchor", "door"},
	{"ball", "ball"}, {"dumbbell", "db"}, {"kettlebell", "kb"}, {"bench", "bench"}, {"barbell", "bb"}, {"rack", "cable"}, {"pull-up-bar", "cable"},
	{"cable-machine", "cable"}, {"lat-machine", "cable"}, {"swiss-ball", "ball"}, {"medicine-ball", "dball"}, {"d-ball", "dball"}, {"sandbag", "dball"},
	{"safety-squat-bar", "ssb"}, {"glute-ham-developer", "bench"}, {"rowing-machine", "cable"}, {"post", "wall"},
}

// icon is the drawing of a thing; one without its own has a neutral one.
func iconOf(thing string) string {
	for _, d := range drawn {
		if d[0] == thing {
			return d[1]
		}
	}
	return "plus"
}

// things lists what the catalog needs, in the order in which it is offered.
func (s *Server) things(owned []string) []thingPart {
	var out []thingPart
	all := s.App.Things()
	for _, d := range drawn {
		if slices.Contains(all, d[0]) {
			out = append(out, thingPart{d[0], d[1], slices.Contains(owned, d[0])})
		}
	}
	for _, id := range all {
		if !slices.ContainsFunc(out, func(t thingPart) bool { return t.ID == id }) {
			out = append(out, thingPart{id, iconOf(id), slices.Contains(owned, id)})
		}
	}
	return out
}

func (s *Server) equipmentPage(t *talk, owned []string, said func(key string) string) equipmentPage {
	p := equipmentPage{Things: s.things(owned), Fit: s.App.Fits(person.Equipment{Owned: owned}), Back: t.before(pathEquipment)}
	if t.again() && !t.begun {
		p.Back = "/you"
	}
	units, _ := t.Said(app.AskUnits)
	p.Pounds = units == "lb"
	for _, u := range usual {
		p.Places = append(p.Places, placePart{u.place})
	}
	for _, one := range app.AllOwned() {
		p.Loads = append(p.Loads, loadPart{Key: "own." + one.Key, Said: said("own." + one.Key)})
	}
	return p
}

// equipment asks what there is.
func (s *Server) equipment(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	text, _ := t.Said(app.AskEquipment)
	return s.render(w, r, http.StatusOK, s.equipmentPage(&t, strings.Split(text, ","), func(key string) string { said, _ := t.Said(key); return said }))
}

// tellEquipment keeps what there is, or shows the page with what a place
// brings, or with the count of what fits.
func (s *Server) tellEquipment(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	owned := r.PostForm["thing"]
	for _, u := range usual {
		if r.PostForm.Get("place") == u.place {
			owned = u.things
		}
	}
	typed := func(key string) string { return trimmed(r, key) }
	if r.PostForm.Get("place") != "" || r.PostForm.Get("count") != "" {
		return s.render(w, r, http.StatusOK, s.equipmentPage(&t, owned, typed))
	}
	units, _ := t.Said(app.AskUnits)
	faults := t.Take(app.AskEquipment, strings.Join(owned, ","))
	for _, one := range app.AllOwned() {
		if slices.Contains(owned, one.Thing) {
			faults = append(faults, t.Take("own."+one.Key, inPounds(s.phrase(r).Typed("own."+one.Key, trimmed(r, "own."+one.Key)), units == "lb" && one.Key != "bands"))...)
		}
	}
	if len(faults) > 0 {
		p := s.equipmentPage(&t, owned, typed)
		for i := range p.Loads {
			p.Loads[i].Faults = at(faults, p.Loads[i].Key)
		}
		p.Faults = faults
		return &badForm{p, faults}
	}
	return s.described(w, r, &t)
}

// inPounds writes plain numbers as pounds for whoever counts in them.
func inPounds(text string, pounds bool) string {
	if !pounds || strings.Contains(text, "{") {
		return text
	}
	parts := strings.Split(text, ",")
	for i, p := range parts {
		if _, err := strconv.ParseFloat(strings.TrimSpace(p), 64); err == nil {
			parts[i] = strings.TrimSpace(p) + "lb"
		}
	}
	return strings.Join(parts, ", ")
}

// fitJSON is what a script shows while things are ticked.
type fitJSON struct {
	Text string `json:"text"`
	More string `json:"more"`
	Full int    `json:"percent"`
}

// fit counts what fits, for a script.
func (s *Server) fit(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	f := s.App.Fits(person.Equipment{Owned: r.Form["thing"]})
	words := s.phrase(r).Words
	out := fitJSON{Text: words.T("page.equipment.fit", locale.N("n", f.Count), locale.S("of", strconv.Itoa(f.Of))), Full: 100 * f.Count / max(f.Of, 1)}
	if f.Best != "" {
		out.More = words.T("page.equipment.more", locale.S("thing", words.T("equipment."+f.Best)), locale.N("n", f.More))
	}
	return answer(w, http.StatusOK, out)
}
