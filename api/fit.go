package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tspine/engine/fault"
	"tspine/engine/person"
)

// inFit says what somebody would own.
type inFit struct {
	InPerson
	Own string `query:"own" doc:"Ids of things, with commas. The floor is always there."`
}

// Fit is how many exercises somebody could do with what they own. Nothing else is
// looked at.
type Fit struct {
	Count  int     `json:"count"`
	Of     int     `json:"of" doc:"How many exercises there are."`
	Best   string  `json:"best,omitempty" doc:"The one thing more that would add most."`
	More   int     `json:"more,omitempty" doc:"How many it would add."`
	Things []Thing `json:"things" doc:"All that can be owned."`
}

// Thing is one that exercises need.
type Thing struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// fit counts the exercises that a choice of equipment leaves.
func (s *Server) fit(ctx context.Context, in *inFit) (*out[Fit], error) {
	q := asker(ctx)
	known := q.app.Things()
	own := slices.DeleteFunc(strings.FieldsFunc(in.Own, comma), func(id string) bool { return id == "floor" })
	var all fault.Faults
	for _, id := range own {
		if !slices.Contains(known, id) {
			all.Add(parameter+"own", "unknown-thing", fmt.Sprintf("%.40q", id), strings.Join(known, ", "))
		}
	}
	if err := all.Err(); err != nil {
		return nil, err
	}
	f := q.app.Fits(person.Equipment{Owned: own})
	shape := Fit{f.Count, f.Of, f.Best, f.More, []Thing{}}
	for _, id := range known {
		shape.Things = append(shape.Things, Thing{id, q.say.Words.T("equipment." + id)})
	}
	return &out[Fit]{shape}, nil
}
