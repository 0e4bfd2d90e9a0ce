package web

import (
	"net/http"
	"net/url"
	"strings"

	"tspine/catalog"
	"tspine/engine/figure"
	"tspine/exchange"
)

// ownFigurePath is where a person's own exercises are drawn, for them alone.
const ownFigurePath = "/figures/own/{file}"

// draftsKept is how many drawings of what is being written are kept. Our choice.
const draftsKept = 50

// drafted names a drawing of what a person is writing.
type drafted struct{ person, mark string }

// ownFigure is where an own exercise is drawn; mark is another one for another
// drawing, so that a browser may keep it.
func ownFigure(id, key, mark string) string {
	return strings.Replace(ownFigurePath, "{file}", id+".svg", 1) + "?" + url.Values{key: {mark}}.Encode()
}

// drawOwn draws an exercise of whoever asks, as it is kept or as it is being
// written. Nobody else's is there.
func (s *Server) drawOwn(w http.ResponseWriter, r *http.Request) error {
	id, drawn := strings.CutSuffix(r.PathValue("file"), ".svg")
	if !drawn {
		return errNotFound
	}
	query, who := r.URL.Query(), actor(r).Person
	if mark := query.Get("draft"); mark != "" {
		one, ready := s.drafts.Peek(drafted{who.ID, mark})
		if !ready {
			return errNotFound
		}
		one.serve(w, r, ownFigureKept)
		return nil
	}
	lib := s.catalog(r)
	mark := lib.Drawn(id)
	if mark == "" {
		return errNotFound
	}
	lang := s.spoken(r)
	key := strings.Join([]string{who.ID, mark, lang, id, query.Get("side"), query.Get("tempo"), query.Get("theme"), query.Get("still"), query.Get("view"), query.Get("look")}, " ")
	one, err := s.drawings.get(r.Context(), key, id, func() ([]byte, error) { return s.drawFigure(r, lib, lang, id) })
	if err != nil {
		return err
	}
	one.serve(w, r, ownFigureKept)
	return nil
}

// ownFigureKept says how long a drawing may be kept, and what it depends on.
var ownFigureKept = manner{[]string{"private, max-age=3600"}, []string{"Accept-Encoding, Accept-Language, Cookie"}}

// draft keeps the drawing of a pose that is being written, for the page that
// shows it, and gives its address.
func (s *Server) draft(r *http.Request, sheet *catalog.OwnSheet, pose figure.Pose, lock string) (string, error) {
	look, err := lookOf(wants(r).Figure())
	if err != nil {
		return "", err
	}
	build, err := exchange.BuildNamed(look.Build)
	if err != nil {
		return "", err
	}
	solved, err := catalog.FigureOf(pose, lock, build)
	if err != nil {
		return "", nil // a body bent past all measure is no picture: what is wrong is told
	}
	lang := s.pages.language(r)
	plain := *sheet
	plain.Easier, plain.Harder, plain.Instead = nil, nil, nil
	lib, _ := s.App.Catalog.With([]catalog.File{{Name: sheet.ID, Text: plain.YAML()}}) // where it has faults, neither its name nor its colors are known
	p := exchange.PictureFrom(lib, lang, solved, look.Look).Said(s.pages.say(lang).Words)
	one, err := newAsset(sheet.ID+".svg", p.Moving())
	if err != nil {
		return "", err
	}
	mark := strings.Trim(one.tag, `"`)
	s.drafts.Put(drafted{actor(r).Person.ID, mark}, &one)
	return ownFigure(sheet.ID, "draft", mark), nil
}

// drawnAt is where an exercise of a catalog is drawn; empty where it is not.
func drawnAt(c *catalog.Catalog, id, lang string, figures bool) string {
	if e := c.Exercises.Get(id); e == nil || !e.Own || !figures {
		return drawing(id, lang, figures)
	}
	mark := c.Drawn(id)
	if mark == "" {
		return ""
	}
	return ownFigure(id, "own", mark)
}

// ended is the address of a drawing that stands still at its end.
func ended(path string) string {
	if strings.Contains(path, "?") {
		return path + "&still=end"
	}
	return path + "?still=end"
}
