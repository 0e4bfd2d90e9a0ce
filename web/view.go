package web

import (
	"fmt"
	"net/http"
	"net/url"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	poses "tspine/engine/figure"
	"tspine/phrase"
)

// viewPart is how the figure is seen. Without a drawing it is empty.
type viewPart struct {
	Source string // of what is seen
	Still  bool   // it does not move
	Calm   string // what who wants no motion sees in its place, unless they chose; empty: they chose
	Sides  []seenPart
	Ways   []seenPart // moving, slowly, start, end
}

// seenPart is another way to see it, and where that is.
type seenPart struct {
	Key, Path string
	On        bool
}

// ways to see an exercise move, or not.
var ways = [...]string{"moving", "slow", "start", "end"}

// view lays out how the figure is seen: on a side, in the tempo of the dose or
// slowly, or still.
func (s *Server) view(r *http.Request, say phrase.Phraser, e *exercise.Exercise, d dose.Dose) viewPart {
	if e.Own || !s.pages.figures {
		return viewPart{}
	}
	asked := r.URL.Query()
	side, way := asked.Get("side"), asked.Get("way")
	if !parted(e.Sides) || side != body.Right.String() && side != body.Left.String() {
		side = ""
	}
	out, query := viewPart{Still: way == "start" || way == "end"}, url.Values{}
	if lang := say.Words.Lang(); lang != "en" {
		query.Set("lang", lang)
	}
	if side != "" {
		query.Set("side", side)
	}
	if out.Still {
		query.Set("still", way)
	} else if tempo := tempoText(d.Tempo, way == "slow"); tempo != "" {
		query.Set("tempo", tempo)
	}
	out.Source = "/figures/" + e.ID + ".svg"
	if len(query) > 0 {
		out.Source += "?" + query.Encode()
	}
	if !known(way) {
		out.Calm = ended(out.Source)
	}
	for i, one := range ways {
		out.Ways = append(out.Ways, seenPart{"page.exercise." + one, seenAt(e.ID, side, one), way == one || i == 0 && !known(way)})
	}
	if parted(e.Sides) {
		if side == "" {
			side = s.drawnSide(e.ID)
		}
		for _, one := range []string{body.Left.String(), body.Right.String()} {
			out.Sides = append(out.Sides, seenPart{"side." + one, seenAt(e.ID, one, way), side == one})
		}
	}
	return out
}

// drawnSide is the side for which an exercise is drawn where nobody chose one;
// empty where that is not known.
func (s *Server) drawnSide(id string) string {
	solved, err := s.App.Catalog.Figure(id, poses.Builds()[0])
	if err != nil {
		return ""
	}
	return solved.Side().String()
}

// parted says whether one side is done at a time.
func parted(sides body.Sides) bool { return sides != body.Both }

func known(way string) bool {
	for _, one := range ways {
		if one == way {
			return true
		}
	}
	return false
}

// seenAt is where an exercise is seen so.
func seenAt(id, side, way string) string {
	query := url.Values{}
	if side != "" {
		query.Set("side", side)
	}
	if known(way) && way != ways[0] {
		query.Set("way", way)
	}
	path := "/exercises/" + id
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}

// tempoText is a tempo as the address of a figure has it, twice as slow where
// that is asked for. Where a dose says none it is the figure's own.
func tempoText(t dose.Tempo, slow bool) string {
	switch {
	case slow && t == (dose.Tempo{}):
		return "5-2-5"
	case slow:
		t.Lower, t.Pause, t.Lift = min(2*t.Lower, 60), min(2*t.Pause, 60), min(2*t.Lift, 60)
	case t == (dose.Tempo{}):
		return ""
	}
	return fmt.Sprintf("%d-%d-%d", t.Lower, t.Pause, t.Lift)
}
