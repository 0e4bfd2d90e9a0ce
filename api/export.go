package api

import (
	"bytes"
	"context"
)

// file is a whole file.
type file struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// export writes all that is kept of the person: it is theirs, so whatever they
// answered keeps nothing of it back.
func (s *Server) export(ctx context.Context, _ *InPerson) (*file, error) {
	var text bytes.Buffer
	if err := asker(ctx).app.Export(ctx, s.Keep, asker(ctx).person, &text); err != nil {
		return nil, err
	}
	return &file{jsonType, `attachment; filename="tspine.json"`, text.Bytes()}, nil
}

// exportCSV writes the log.
func (s *Server) exportCSV(ctx context.Context, _ *InPerson) (*file, error) {
	var text bytes.Buffer
	if err := asker(ctx).app.ExportCSV(ctx, s.Keep, asker(ctx).person, &text); err != nil {
		return nil, err
	}
	return &file{"text/csv; charset=utf-8", `attachment; filename="tspine.csv"`, text.Bytes()}, nil
}
