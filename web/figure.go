package web

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"tspine/engine/body"
	"tspine/engine/dose"
	poses "tspine/engine/figure"
	"tspine/engine/figure/svg"
	"tspine/exchange"
)

// figuresKept is how many drawings are kept ready. There are some hundred; more
// are asked for only by whoever tries out addresses.
const figuresKept = 1000

// figures are drawings that were asked for, ready to be sent.
type figures struct {
	lock  sync.Mutex
	ready map[string]asset
}

// figure draws an exercise: on a side, in a tempo, for a theme, moving or still. It is drawn when
// it is first asked for, and kept.
func (s *Server) figure(w http.ResponseWriter, r *http.Request) error {
	id, drawn := strings.CutSuffix(r.PathValue("file"), ".svg")
	if !drawn || s.App.Catalog.Exercises.Get(id) == nil {
		return errNotFound
	}
	query := r.URL.Query()
	key := strings.Join([]string{s.pages.language(r), id, query.Get("side"), query.Get("tempo"), query.Get("theme"), query.Get("still")}, " ")
	s.drawings.lock.Lock()
	one, ready := s.drawings.ready[key]
	s.drawings.lock.Unlock()
	if !ready {
		text, err := s.drawFigure(r, id)
		if err != nil {
			return err
		}
		if one, err = newAsset(id+".svg", text); err != nil {
			return err
		}
		s.drawings.keep(key, one)
	}
	w.Header().Set("Cache-Control", "public, max-age=3600")
	w.Header().Add("Vary", "Accept-Language")
	one.serve(w, r)
	return nil
}

func (f *figures) keep(key string, one asset) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.ready == nil || len(f.ready) >= figuresKept {
		f.ready = map[string]asset{}
	}
	f.ready[key] = one
}

// drawFigure draws it. One without a pose is not there.
func (s *Server) drawFigure(r *http.Request, id string) ([]byte, error) {
	query := r.URL.Query()
	solved, err := s.App.Catalog.Figure(id, poses.Builds()[0])
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNotFound, err)
	}
	p, err := exchange.PictureOf(s.App.Catalog, s.pages.language(r), id, exchange.Person{})
	if err != nil {
		return nil, fmt.Errorf("draw %s: %w", id, err)
	}
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
		p.Page.Mirror = side != sideDrawn(solved).String()
	default:
		return nil, errNotFound
	}
	switch query.Get("still") {
	case "":
		return p.Moving(), nil
	case "end":
		return p.Still(1), nil
	}
	return nil, errNotFound
}

// turned is the least turn or bend, in degrees, that is one to a side.
const turned = 4

// sideDrawn is the side that an exercise is drawn on: that to which the upper
// back turns or bends; where it does neither, the right one, as poses are
// written.
func sideDrawn(v poses.Solved) body.Side {
	start, end := v.Motion.Start(), v.Motion.End()
	for _, a := range [...]poses.Angle{poses.ThoracicTurn, poses.ThoracicBend} {
		if by := end[a] - start[a]; math.Abs(by) >= turned {
			if by > 0 {
				return body.Left
			}
			return body.Right
		}
	}
	return body.Right
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
