package api

import (
	"context"
	"strings"
)

// OwnText is a text of own exercises.
type OwnText struct {
	Name string `json:"name"`
	Text string `json:"text" doc:"YAML, as docs/coach.md says."`
}

// ownExercises lists the texts of the person's own exercises.
func (s *Server) ownExercises(ctx context.Context, _ *InPerson) (*out[list[OwnText]], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	all, err := q.app.OwnExercises(ctx, q.person)
	found := list[OwnText]{List: []OwnText{}}
	for _, o := range all {
		found.List = append(found.List, OwnText{o.Name, o.Text})
	}
	return &out[list[OwnText]]{found}, err
}

// OwnStanding is a text of own exercises, and where they stand.
type OwnStanding struct {
	OwnText
	Exercises []string `json:"exercises" doc:"That stand in it, and would go with it."`
	Program   string   `json:"program,omitempty" doc:"Title of the program that is followed, where it names one of them."`
	Pinned    []string `json:"pinned,omitempty" doc:"Those of them that are pinned."`
	Stops     []Fault  `json:"stops,omitempty" nullable:"false" doc:"What stands against removing it."`
}

// InOwn names a text of own exercises.
type InOwn struct {
	InPerson
	Exercise string `path:"exercise" doc:"Id of an exercise that stands in the text, or the text's name."`
}

// ownExercise shows the text that an own exercise came with.
func (s *Server) ownExercise(ctx context.Context, in *InOwn) (*tagged[OwnStanding], error) {
	q := asker(ctx)
	at, err := q.app.WhereNeeded(ctx, q.person, in.Exercise)
	if err != nil {
		return nil, err
	}
	shape := OwnStanding{OwnText: OwnText{at.Kept.Name, at.Kept.Text}, Exercises: append([]string{}, at.Gone...), Program: at.Program, Pinned: at.Pinned}
	var p Problem
	for _, f := range at.Stops {
		p.add(q.say, f, 0, 0)
	}
	shape.Stops = p.Faults
	return &tagged[OwnStanding]{etagOf(at.Kept.ID), shape}, nil
}

// OwnKept is what was kept of a text.
type OwnKept struct {
	Name      string   `json:"name"`
	Exercises []string `json:"exercises"`
}

// keepOwn keeps a new text of own exercises. The same again changes nothing;
// another one under a name that is taken is a fault.
func (s *Server) keepOwn(ctx context.Context, _ *InPerson) (*made[OwnKept], error) {
	q := asker(ctx)
	w, err := q.app.SaveOwnText(ctx, q.person, "", "", "", q.lines())
	if err != nil {
		return nil, err
	}
	now, err := q.app.WhereNeeded(ctx, q.person, w.Name)
	return &made[OwnKept]{q.place("own", w.Name), etagOf(now.Kept.ID), OwnKept{w.Name, append([]string{}, w.IDs...)}}, err
}

// lines gives the body as a text whose lines end as ours do.
func (q *ask) lines() []byte { return []byte(strings.ReplaceAll(string(q.body), "\r\n", "\n")) }

// inOwnChange names a text, and which it was when it was looked at.
type inOwnChange struct {
	InOwn
	IfMatch string `header:"If-Match" doc:"The ETag with which the text was read, or * for whatever it is by now. Needed."`
}

// seenOwn gives the version of a text that somebody says they saw, where there is
// that text.
func (q *ask) seenOwn(ctx context.Context, in *inOwnChange) (string, error) {
	if _, err := q.app.WhereNeeded(ctx, q.person, in.Exercise); err != nil {
		return "", err
	}
	return seen(in.IfMatch)
}

// putOwn keeps another text in place of one, unless that was changed since it was
// looked at.
func (s *Server) putOwn(ctx context.Context, in *inOwnChange) (*tagged[OwnStanding], error) {
	q := asker(ctx)
	was, err := q.seenOwn(ctx, in)
	if err != nil {
		return nil, err
	}
	w, err := q.app.SaveOwnText(ctx, q.person, in.Exercise, was, "", q.lines())
	if err != nil {
		return nil, err
	}
	return s.ownExercise(ctx, &InOwn{in.InPerson, w.Name})
}

// removeOwn takes away the text that an own exercise came with, unless it was
// changed since it was looked at.
func (s *Server) removeOwn(ctx context.Context, in *inOwnChange) (*none, error) {
	q := asker(ctx)
	was, err := q.seenOwn(ctx, in)
	if err != nil {
		return nil, err
	}
	_, err = q.app.RemoveExercise(ctx, q.person, in.Exercise, was)
	return &none{}, err
}

// inCheckOwn says in whose place a text would be kept.
type inCheckOwn struct {
	InPerson
	Of string `query:"of" doc:"Id of the own exercise in whose text's place it would be kept; a new one where it is left out."`
}

// checkOwn says what is wrong with a text of own exercises, and keeps nothing.
func (s *Server) checkOwn(ctx context.Context, in *inCheckOwn) (*none, error) {
	q := asker(ctx)
	if _, err := q.app.OpenOwn(ctx, q.person, in.Of); err != nil {
		return nil, err
	}
	faults, err := q.app.CheckOwnText(ctx, q.person, in.Of, "", q.lines())
	if err == nil {
		err = faults.Err()
	}
	return &none{}, err
}
