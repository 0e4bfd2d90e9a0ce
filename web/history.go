package web

import (
	"net/http"
	"strconv"

	"tspine/app"
	"tspine/engine/dose"
	"tspine/engine/unit"
)

// historyPart is what a person did of an exercise. The zero historyPart:
// nothing yet.
type historyPart struct {
	Times        int
	First        string
	Visits       []visitPart
	Older        string // place from which on there are older ones
	Past         bool   // the newest are not shown
	Pain         chartPart
	Rated, Worst int // ratings of pain that are shown, and the worst of them
}

// visitPart is one session with it. A rating that was not given is empty.
type visitPart struct {
	Day                   string
	Did, Planned          dose.Dose
	How                   string
	Effort, Pain, Morning string
}

// history gives what the person did of an exercise, from a place on that the
// request may name.
func (s *Server) history(r *http.Request, id string) (historyPart, error) {
	before := r.URL.Query().Get("before")
	all, err := s.App.Visited(r.Context(), actor(r).Person, id, before)
	if err != nil {
		return historyPart{}, err
	}
	out := historyPart{Times: all.Times, First: all.First.String(), Older: all.Older, Past: before != ""}
	for i := range all.Visits {
		v := &all.Visits[i]
		out.rate(v)
		out.Visits = append(out.Visits, visitPart{v.Day.String(), v.Done.Did, v.Done.Planned, string(v.Done.How), ratedText(v.Effort), ratedText(v.Done.Pain), ratedText(v.Morning)})
	}
	if len(all.Pain.Lines) > 0 {
		out.Pain = chartPart{Low: true, Chart: all.Pain}
	}
	return out, nil
}

// ratedText writes a rating; one that was not given is empty.
func ratedText(r unit.Rating) string {
	if !r.Given() {
		return ""
	}
	return strconv.Itoa(r.Value())
}

func (h *historyPart) rate(v *app.Visit) {
	for _, r := range []unit.Rating{v.Done.Pain, v.Morning} {
		if r.Given() {
			h.Rated, h.Worst = h.Rated+1, max(h.Worst, r.Value())
		}
	}
}

// HasPain says whether there is a course of pain to draw.
func (h historyPart) HasPain() bool { return len(h.Pain.Lines) > 0 }
