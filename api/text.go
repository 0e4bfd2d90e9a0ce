package api

import (
	"context"

	"tspine/engine/unit"
	"tspine/locale"
)

// programFile is the program as it can be changed.
type programFile struct {
	ContentType string `header:"Content-Type"`
	ETag        string `header:"ETag" doc:"Names the version that is followed."`
	Body        []byte
}

// titled gives the title of a copy of one of our programs.
func (q *ask) titled(id, title string) string {
	return q.say.Words.T("page.program.own", locale.S("title", q.say.Title(id, title)))
}

// programText hands the program out as a file.
func (s *Server) programText(ctx context.Context, _ *InPerson) (*programFile, error) {
	q := asker(ctx)
	opened, err := q.app.Writing(ctx, q.person, q.titled)
	if err != nil {
		return nil, err
	}
	_, text, err := q.app.ProgramFile(ctx, q.person, q.titled)
	if err != nil {
		return nil, err
	}
	return &programFile{yamlType, etagOf(opened.Version), text}, nil
}

// textPut is the version that is followed now.
type textPut struct {
	ETag string `header:"ETag"`
}

// putProgramText follows the program of a file, unless another one was followed
// meanwhile.
func (s *Server) putProgramText(ctx context.Context, in *inChange) (*textPut, error) {
	q := asker(ctx)
	was, err := q.seenVersion(ctx, in)
	if err != nil {
		return nil, err
	}
	if err := q.app.SaveText(ctx, q.person, was, "", q.body); err != nil {
		return nil, err
	}
	now, err := q.version(ctx)
	return &textPut{etagOf(now)}, err
}

// seenVersion gives the version of the program that somebody says they saw. Where
// there is no leave to train the error is the stop.
func (q *ask) seenVersion(ctx context.Context, in *inChange) (string, error) {
	if _, _, err := q.app.Leave(ctx, q.person); err != nil {
		return "", err
	}
	return seen(in.IfMatch)
}

// version is the one that is followed.
func (q *ask) version(ctx context.Context) (string, error) {
	all, err := q.app.Versions(ctx, q.person)
	if err != nil || len(all) == 0 {
		return "", err
	}
	return all[0].ID, nil
}

// ProgramVersion is a program as it was followed from a day on.
type ProgramVersion struct {
	ID    string `json:"id"`
	Day   string `json:"day" doc:"From which it was followed."`
	Title string `json:"title"`
	Own   bool   `json:"own,omitempty" doc:"Somebody wrote it for this person."`
}

// versions lists the programs that were followed.
func (s *Server) versions(ctx context.Context, _ *InPerson) (*out[list[ProgramVersion]], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	all, err := q.app.Versions(ctx, q.person)
	found := list[ProgramVersion]{List: []ProgramVersion{}}
	for _, v := range all {
		found.List = append(found.List, ProgramVersion{v.ID, unit.Day(v.Day).String(), q.say.Title(v.Program.ID, v.Program.Title), v.Own})
	}
	return &out[list[ProgramVersion]]{found}, err
}
