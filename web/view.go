package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/phrase"
)

// viewPart is how the figure is seen. Without a drawing it is empty.
type viewPart struct {
	Source string // of what is seen
	Still  bool   // it does not move
	Calm   string // what who wants no motion sees in its place, unless they chose; empty: they chose
	Sides  []seenPart
	Ways   []seenPart // moving, slowly, start, end
	Views  []seenPart // as usual, and from where else; empty where there is but one
}

// seenPart is another way to see it, and where that is.
type seenPart struct {
	Key, Path string
	On        bool
}

// angled is a usual view that is none of those that have a name.
const angled = "angle"

// ways to see an exercise move, or not.
var ways = [...]string{"moving", "slow", "start", "end"}

// view lays out how the figure is seen: on a side, from a view, in the tempo of
// the dose or slowly, or still.
func (s *Server) view(r *http.Request, say phrase.Phraser, e *exercise.Exercise, d dose.Dose) viewPart {
	if e.Own || !s.pages.figures {
		return viewPart{}
	}
	drawn := s.drawn(e.ID)
	now := seenBy(r.URL.Query(), e, drawn.views)
	out, query := viewPart{Still: now.still()}, url.Values{}
	if lang := say.Words.Lang(); lang != "en" {
		query.Set("lang", lang)
	}
	setWhere(query, "side", now.side)
	setWhere(query, "view", now.view)
	if out.Still {
		query.Set("still", now.way)
	} else if tempo := tempoText(d.Tempo, now.way == "slow"); tempo != "" {
		query.Set("tempo", tempo)
	}
	out.Source = "/figures/" + e.ID + ".svg"
	if len(query) > 0 {
		out.Source += "?" + query.Encode()
	}
	if now.way == "" {
		out.Calm = ended(out.Source)
	}
	for i, one := range ways {
		out.Ways = append(out.Ways, seenPart{"page.exercise." + one, seeing{one, now.side, now.view}.at(e.ID), now.way == one || i == 0 && now.way == ""})
	}
	if parted(e.Sides) {
		seen := cmp.Or(now.side, drawn.side)
		for _, one := range []string{body.Left.String(), body.Right.String()} {
			out.Sides = append(out.Sides, seenPart{"side." + one, seeing{now.way, one, now.view}.at(e.ID), seen == one})
		}
	}
	out.Views = drawn.ways(e.ID, now)
	return out
}

// ways lists from where a figure may be seen, the usual view first; nothing where
// there is no other.
func (d drawnPart) ways(id string, now seeing) []seenPart {
	if len(d.views) == 0 {
		return nil
	}
	part := func(name, view string) seenPart {
		return seenPart{"page.exercise.view." + name, seeing{now.way, now.side, view}.at(id), now.view == view}
	}
	out := []seenPart{part(cmp.Or(d.usual, angled), "")}
	for _, one := range d.views {
		out = append(out, part(one, one))
	}
	return out
}

// seeing is what somebody chose of how to see an exercise; what is empty is as it
// comes.
type seeing struct{ way, side, view string }

// seenBy reads a choice from an address; what isn't offered is not chosen.
func seenBy(asked url.Values, e *exercise.Exercise, views []string) seeing {
	out := seeing{asked.Get("way"), asked.Get("side"), asked.Get("view")}
	if !known(out.way) {
		out.way = ""
	}
	if !parted(e.Sides) || out.side != body.Right.String() && out.side != body.Left.String() {
		out.side = ""
	}
	if !slices.Contains(views, out.view) {
		out.view = ""
	}
	return out
}

// still says whether the figure does not move.
func (c seeing) still() bool { return c.way == "start" || c.way == "end" }

// at is where an exercise is seen so.
func (c seeing) at(id string) string {
	query := url.Values{}
	setWhere(query, "side", c.side)
	setWhere(query, "view", c.view)
	if c.way != ways[0] {
		setWhere(query, "way", c.way)
	}
	path := "/exercises/" + id
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}

// setWhere sets what is not empty.
func setWhere(query url.Values, key, value string) {
	if value != "" {
		query.Set(key, value)
	}
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
