package web

import (
	"fmt"
	"html/template"
	"strings"
	"sync"

	"tspine/catalog"
	"tspine/engine/body"
	"tspine/engine/exercise"
	poses "tspine/engine/figure"
	paint "tspine/engine/figure/drawing"
)

// levelPart is which of T1 to T12 an exercise moves most, and in which
// direction each.
type levelPart struct {
	From, To int                 // from 1; 0: none to speak of, or nobody knows
	Each     [vertebrae]levelRow // T1 first
}

// levelRow is what one level does; without a direction nothing to speak of.
type levelRow struct {
	Direction string
	Most      bool
}

// mostOf is the share of the largest amount from which a level counts among
// those that an exercise moves most.
const mostOf = .6

// drawnOnes is what is known of the figures of exercises that were asked for: it
// never changes while a program runs.
type drawnOnes struct {
	lock  sync.Mutex
	parts map[string]drawnPart
}

// drawnPart is how an exercise is drawn where nobody asks for anything else. The
// zero drawnPart: it is not, or nobody knows.
type drawnPart struct {
	levels levelPart
	side   string   // for which it is drawn
	usual  string   // the view from which it is seen; empty: at an angle
	views  []string // from where else
}

// level finds what an exercise does to each level. One without a pose is not
// known. Somebody's own is looked at each time, as another's may have its name.
func (s *Server) level(c *catalog.Catalog, id string) levelPart {
	if e := c.Exercises.Get(id); e != nil && e.Own {
		return drawnIn(c, e).levels
	}
	return s.drawn(id).levels
}

// drawn finds how an exercise is drawn.
func (s *Server) drawn(id string) drawnPart {
	s.known.lock.Lock()
	defer s.known.lock.Unlock()
	if one, ok := s.known.parts[id]; ok {
		return one
	}
	e := s.App.Catalog.Exercises.Get(id)
	if e == nil {
		return drawnPart{}
	}
	if s.known.parts == nil {
		s.known.parts = map[string]drawnPart{}
	}
	one := drawnIn(s.App.Catalog, e)
	s.known.parts[id] = one
	return one
}

// drawnIn finds how an exercise is drawn by its pose in a catalog.
func drawnIn(c *catalog.Catalog, e *exercise.Exercise) drawnPart {
	solved, err := c.Figure(e.ID, poses.Builds()[0])
	if err != nil {
		return drawnPart{}
	}
	return drawnPart{levelOf(paint.Levels(solved, e.Directions)), solved.Side().String(), paint.UsualView(solved.Pose), solved.Pose.Views}
}

func levelOf(all [vertebrae]paint.Level) levelPart {
	most := 0.
	for _, l := range all {
		most = max(most, l.Amount)
	}
	var out levelPart
	for i, l := range all {
		if l.Direction == body.Directions(0) {
			continue
		}
		out.Each[i] = levelRow{l.Direction.Names()[0], l.Amount >= most*mostOf}
		if !out.Each[i].Most {
			continue
		}
		if out.From == 0 {
			out.From = i + 1
		}
		out.To = i + 1
	}
	return out
}

// spine draws the twelve levels, those that move in the color of their
// direction, pale where it is little. It always stands beside words.
func (l levelPart) spine() template.HTML {
	return slabsOf(func(i int) string {
		switch one := l.Each[i]; {
		case one.Most:
			return one.Direction
		case one.Direction != "":
			return one.Direction + " some"
		}
		return "off"
	})
}

// slabsOf draws twelve slabs, T1 on top, each of a class.
func slabsOf(class func(i int) string) template.HTML {
	var b strings.Builder
	b.WriteString(`<svg class="column" viewBox="0 0 36 132" aria-hidden="true" focusable="false">`)
	y := 1.0
	for i := range vertebrae {
		width, height := 17+float64(i), 6.6+float64(i)*.32
		fmt.Fprintf(&b, `<rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%.1f"/>`, class(i), 18-width/2, y, width, height, height*.42)
		y += height + 2.4
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}
