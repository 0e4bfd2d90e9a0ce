package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"tspine/catalog"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/figure/svg"
	"tspine/exchange"
	"tspine/internal/shelf"
)

// figuresKept is how many drawings are kept ready. There are some hundred; more
// are asked for only by whoever tries out addresses.
const figuresKept = 1000

// figures are drawings that were asked for, ready to be sent.
type figures struct {
	ready shelf.Shelf[string, *asset] // by all that a drawing depends on
	asked shelf.Shelf[wish, *asset]   // the same, by how they are asked for
}

// wish is a request for a drawing, as far as the answer depends on it: whoever
// asks so gets the same.
type wish struct{ path, query, languages string }

// figureKept says how long a drawing may be kept, and what it depends on.
var figureKept = manner{[]string{"public, max-age=3600"}, []string{"Accept-Encoding, Accept-Language"}}

// drawing answers a request for a drawing that lies ready without finding out who
// asks.
func (s *Server) drawing(r route, next http.Handler) http.Handler {
	if r.path != figurePath {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if one, ready := s.drawings.asked.Peek(wishOf(req)); ready {
			one.serve(w, req, figureKept)
			return
		}
		next.ServeHTTP(w, req)
	})
}

func wishOf(r *http.Request) wish {
	return wish{r.URL.Path, r.URL.RawQuery, joined(r.Header["Accept-Language"])}
}

// figure draws an exercise: on a side, from a view, in a tempo, for a theme, moving
// or still, as somebody who looks so. It is drawn when it is first asked for, and kept.
func (s *Server) figure(w http.ResponseWriter, r *http.Request) error {
	id, named := strings.CutSuffix(r.PathValue("file"), ".svg")
	if !named || s.App.Catalog.Exercises.Get(id) == nil {
		return errNotFound
	}
	query := r.URL.Query()
	lang := s.spoken(r)
	key := strings.Join([]string{lang, id, query.Get("side"), query.Get("tempo"), query.Get("theme"), query.Get("still"), query.Get("view"), query.Get("look")}, " ")
	one, err := s.drawings.get(r.Context(), key, id, func() ([]byte, error) { return s.drawFigure(r, s.App.Catalog, lang, id) })
	if err != nil {
		return err
	}
	if wants(r).Language == "" || lang == query.Get("lang") { // else another one who asks so gets another
		s.drawings.asked.Put(wishOf(r), one)
	}
	one.serve(w, r, figureKept)
	return nil
}

// get gives a drawing that was asked for before, or draws it.
func (f *figures) get(ctx context.Context, key, id string, draw func() ([]byte, error)) (*asset, error) {
	return f.ready.Get(ctx, key, func() (*asset, bool, error) {
		text, err := draw()
		if err != nil {
			return nil, false, err
		}
		one, err := newAsset(id+".svg", text)
		return &one, true, err
	})
}

// spoken is the language of what is read aloud in place of a drawing. An address
// may name it: a drawing that is kept is then of one language.
func (s *Server) spoken(r *http.Request) string {
	if lang := r.URL.Query().Get("lang"); slices.Contains(s.pages.languages, lang) {
		return lang
	}
	return s.pages.language(r)
}

// drawFigure draws it. One without a pose is not there.
func (s *Server) drawFigure(r *http.Request, lib *catalog.Catalog, lang, id string) ([]byte, error) {
	query := r.URL.Query()
	who, err := lookOf(query.Get("look"))
	if err != nil {
		return nil, err
	}
	p, err := exchange.PictureSeen(lib, lang, id, query.Get("view"), who)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNotFound, err)
	}
	p = p.Said(s.pages.say(lang).Words)
	if text := query.Get("tempo"); text != "" {
		tempo, ok := tempoOf(text)
		if !ok {
			return nil, errNotFound
		}
		p = p.Retimed(tempo)
	}
	if theme := query.Get("theme"); theme != "" {
		var known bool
		if p.Page.Theme, known = svg.ParseTheme(theme); !known {
			return nil, errNotFound
		}
	}
	switch side := query.Get("side"); side {
	case "":
	case body.Left.String(), body.Right.String():
		p.Page.Mirror = side != p.Scene.Side().String()
	default:
		return nil, errNotFound
	}
	switch query.Get("still") {
	case "":
		return p.Moving(), nil
	case "end":
		return p.Finish(), nil
	case "start":
		return p.Still(0), nil
	}
	return nil, errNotFound
}

// lookOf reads how somebody looks; nothing is as figures come.
func lookOf(text string) (exchange.Person, error) {
	if text == "" {
		return exchange.Person{}, nil
	}
	who, ok := exchange.ReadFigure(text)
	if !ok {
		return who, errNotFound
	}
	return who, nil
}

// tempoOf reads a tempo written as 3-1-3.
func tempoOf(text string) (dose.Tempo, bool) {
	parts := strings.Split(text, "-")
	if len(parts) != 3 {
		return dose.Tempo{}, false
	}
	var n [3]uint8
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 || v > 60 {
			return dose.Tempo{}, false
		}
		n[i] = uint8(v)
	}
	return dose.Tempo{Lower: n[0], Pause: n[1], Lift: n[2]}, n != [3]uint8{}
}
