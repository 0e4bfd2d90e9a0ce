package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/figure/drawing"
	"tspine/exchange"
)

// Exercise is an exercise with its words, and what is due of it.
type Exercise struct {
	exchange.Exercise
	May    bool           `json:"may" doc:"It may be done now, with what is at hand."`
	Why    []string       `json:"left_out,omitempty" doc:"Why it may not be done now, in words."`
	Due    *exchange.Dose `json:"due,omitempty" doc:"The dose as it is due today."`
	Figure string         `json:"figure" doc:"Where its picture is."`
	Views  []string       `json:"views,omitempty" doc:"From where its picture may be seen: ?view=front, side, back or above. Told of one exercise, not in the list."`
	For    string         `json:"for,omitempty"`
	SetUp  []string       `json:"set_up"`
	Cues   []string       `json:"cues"`
	Safety []string       `json:"safety,omitempty"`
}

// inExercises narrows the list.
type inExercises struct {
	InPerson
	Phase     string `query:"phase" doc:"release, mobilize or integrate."`
	Stage     string `query:"stage" doc:"1 to 5."`
	Direction string `query:"direction" doc:"As rotation."`
	Position  string `query:"position" doc:"As sitting."`
	May       string `query:"may" doc:"yes: only those that may be done now." enum:"yes,no"`
	Find      string `query:"find" doc:"Only what a text means, the likeliest first: part of a name, with typing errors, or what is needed."`
}

// fits says whether an exercise is asked for.
func (in *inExercises) fits(e *Exercise) bool {
	return (in.Phase == "" || slices.Contains(e.Phases, in.Phase)) && (in.Stage == "" || in.Stage == fmt.Sprint(e.Stage)) &&
		(in.Direction == "" || slices.Contains(e.Directions, in.Direction)) && (in.Position == "" || in.Position == e.Position) && (in.May == "" || (in.May == "yes") == e.May)
}

// exercises lists them.
func (s *Server) exercises(ctx context.Context, in *inExercises) (*out[list[Exercise]], error) {
	q := asker(ctx)
	st, _, err := q.app.Leave(ctx, q.person)
	if err != nil {
		return nil, err
	}
	found := list[Exercise]{List: []Exercise{}}
	for _, one := range q.sought(in.Find) {
		e := q.exercise(&st, one)
		if in.fits(&e) {
			found.List = append(found.List, e)
		}
	}
	return &out[list[Exercise]]{found}, nil
}

// sought lists the exercises that a text means, the likeliest first; without one
// all of them.
func (q *ask) sought(text string) []*exercise.Exercise {
	var out []*exercise.Exercise
	if strings.TrimSpace(text) == "" {
		for i := range q.app.Catalog.Exercises.Len() {
			out = append(out, q.app.Catalog.Exercises.At(i))
		}
		return out
	}
	for _, id := range q.say.Find(text) {
		out = append(out, q.app.Catalog.Exercises.Get(id))
	}
	return out
}

// InExercise names an exercise.
type InExercise struct {
	InPerson
	Exercise string `path:"exercise" doc:"Id of an exercise, as open-book."`
}

// exercise shows one.
func (s *Server) exercise(ctx context.Context, in *InExercise) (*out[Exercise], error) {
	q := asker(ctx)
	st, _, err := q.app.Leave(ctx, q.person)
	if err != nil {
		return nil, err
	}
	e := q.app.Catalog.Exercises.Get(in.Exercise)
	if e == nil {
		return nil, fmt.Errorf("exercise %.40q: %w", in.Exercise, app.ErrNoExercise)
	}
	x := q.exercise(&st, e)
	if pose, err := q.app.Catalog.Pose(e.ID); err == nil {
		x.Views = drawing.ViewsOf(pose)
	}
	return &out[Exercise]{x}, nil
}

func (q *ask) exercise(st *course.Standing, e *exercise.Exercise) Exercise {
	x := Exercise{
		Exercise: exchange.ExerciseOf(e, q.say.Name(e.ID)), Figure: "/figures/" + e.ID + ".svg", SetUp: []string{}, Cues: []string{},
	}
	for _, b := range st.Bars(e) {
		x.Why = append(x.Why, q.say.Bar(b))
	}
	x.May = len(x.Why) == 0
	if text, err := q.app.Catalog.Text(q.say.Words.Lang(), e.ID); err == nil {
		x.For, x.SetUp, x.Cues, x.Safety = text.For, append(x.SetUp, text.SetUp...), append(x.Cues, text.Cues...), text.Safety
	}
	if d := st.Dose(e); !d.IsZero() {
		due := exchange.DoseOf(d)
		x.Due = &due
	}
	return x
}
