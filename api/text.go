package api

import (
	"context"
	"fmt"
	"slices"

	"tspine/app"
	"tspine/engine/unit"
	"tspine/exchange"
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

// InVersion names a version of the program.
type InVersion struct {
	InPerson
	Version string `path:"version" doc:"Id of a version of the program." format:"uuid"`
}

// pastVersion shows a program as it was followed.
func (s *Server) pastVersion(ctx context.Context, in *InVersion) (*out[exchange.Program], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	all, err := q.app.Versions(ctx, q.person)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(v app.Followed) bool { return v.ID == in.Version })
	if i < 0 {
		return nil, fmt.Errorf("version %.40q: %w", in.Version, app.ErrNoEntry)
	}
	return &out[exchange.Program]{exchange.ProgramOf(all[i].Program, q.app.Catalog.Exercises)}, nil
}

// inRevert names a version, and what was followed when it was looked at.
type inRevert struct {
	InVersion
	IfMatch string `header:"If-Match" doc:"The ETag with which the program was read, or * for whatever it is by now. Needed."`
}

// revert follows an earlier version again, unless another one was followed
// meanwhile. It is a version of its own, so it can be taken back as well.
func (s *Server) revert(ctx context.Context, in *inRevert) (*tagged[exchange.Program], error) {
	q := asker(ctx)
	was, err := q.seenVersion(ctx, &inChange{in.InPerson, in.IfMatch})
	if err != nil {
		return nil, err
	}
	if err := q.app.Revert(ctx, q.person, was, in.Version); err != nil {
		return nil, err
	}
	return s.program(ctx, nil)
}

// checkProgramText says what is wrong with the file of a program, and follows
// nothing.
func (s *Server) checkProgramText(ctx context.Context, _ *InPerson) (*none, error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	faults, err := q.app.CheckText(ctx, q.person, "", q.body)
	if err == nil {
		err = faults.Err()
	}
	return &none{}, err
}
