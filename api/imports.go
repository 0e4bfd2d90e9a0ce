package api

import (
	"context"
	"time"

	"tspine/app"
)

// Imports is what was brought.
type Imports struct {
	List    []PastImport `json:"list" doc:"Of logs of other apps, the latest first."`
	Names   []PastName   `json:"names" doc:"Their exercises, by name."`
	Exports []BackImport `json:"exports" doc:"Of exports, the latest first."`
}

// PastImport is one import of a log of another app.
type PastImport struct {
	ID       string    `json:"id"`
	Source   string    `json:"source" enum:"strong,hevy,fitnotes"`
	At       time.Time `json:"at" doc:"When it was brought."`
	Names    int       `json:"names" doc:"How many exercises."`
	Sessions int       `json:"sessions" doc:"In how many sessions, counted for each exercise."`
	Sets     int       `json:"sets"`
	First    string    `json:"first"`
	Last     string    `json:"last"`
}

// BackImport is one import of an export.
type BackImport struct {
	ID     string    `json:"id"`
	At     time.Time `json:"at" doc:"When it was brought."`
	Things int       `json:"things"`
	First  string    `json:"first,omitempty"`
	Last   string    `json:"last,omitempty"`
}

func backOf(one *app.Brought) BackImport {
	out := BackImport{ID: one.ID, At: one.At.UTC(), Things: one.Things}
	if one.First != 0 {
		out.First, out.Last = one.First.String(), one.Last.String()
	}
	return out
}

// imports lists what was brought.
func (s *Server) imports(ctx context.Context, _ *InPerson) (*out[Imports], error) {
	q := asker(ctx)
	leave, err := q.mayName(ctx)
	if err != nil {
		return nil, err
	}
	all, names, err := q.app.Pasts(ctx, s.Keep, q.person)
	if err != nil {
		return nil, err
	}
	found := Imports{List: []PastImport{}, Names: pastNames(names, leave), Exports: []BackImport{}}
	for _, one := range all {
		found.List = append(found.List, PastImport{one.ID, one.Source, one.At.UTC(), one.Names, one.Sessions, one.Sets, one.First.String(), one.Last.String()})
	}
	back, err := q.app.Imports(ctx, s.Keep, q.person)
	for i := range back {
		found.Exports = append(found.Exports, backOf(&back[i]))
	}
	return &out[Imports]{found}, err
}

// inImport names an import.
type inImport struct {
	InPerson
	Import string `path:"import" doc:"Id of an import." format:"uuid"`
}

// TakenBack is what became of an import that was taken back.
type TakenBack struct {
	Gone int `json:"gone" doc:"How many things went; of a log, exercises of sessions."`
	Kept int `json:"kept,omitempty" doc:"How many were changed since, and stay."`
}

// undoImport takes an import back, as one. It is named in full: an end of an id
// is for those who type.
func (s *Server) undoImport(ctx context.Context, in *inImport) (*out[TakenBack], error) {
	q := asker(ctx)
	if len(in.Import) != idLength {
		return nil, app.ErrNoImport
	}
	got, err := q.app.TakeBack(ctx, s.Keep, q.person, in.Import)
	return &out[TakenBack]{TakenBack{got.Gone, got.Kept}}, err
}

// idLength is that of a whole id.
const idLength = 36
