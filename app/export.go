package app

import (
	"context"
	"fmt"
	"io"

	"tspine/engine/course"
	"tspine/exchange"
)

// dumper is what taking along needs of a store.
type dumper interface {
	Dump(ctx context.Context, person string, to Taker) error
}

// Export writes all that is kept of a person in the export format.
func (a *App) Export(ctx context.Context, from dumper, p Person, to io.Writer) error {
	x, err := exchange.NewExport(to, exchange.Owner{ID: p.ID, Name: p.Name, Created: p.Created})
	if err != nil {
		return err
	}
	if err := from.Dump(ctx, p.ID, exporting{x}); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return x.Close()
}

// exporting hands to an export what a store hands over.
type exporting struct{ *exchange.Export }

// Told writes what was told once.
func (x exporting) Told(t Told) error { return x.Said(exchange.Said(t)) }

// Own writes one version of a text of own exercises.
func (x exporting) Own(o Own) error { return x.Written(exchange.Written(o)) }

// Playing writes the session that is being played.
func (x exporting) Playing(p Playing) error { return x.Export.Playing(exchange.Playing(p)) }

// ExportCSV writes the log of a person as CSV.
func (a *App) ExportCSV(ctx context.Context, from dumper, p Person, to io.Writer) error {
	a, err := a.For(ctx, p)
	if err != nil {
		return err
	}
	l := logging{exchange.NewLogCSV(to, a.Catalog.Exercises)}
	if err := from.Dump(ctx, p.ID, l); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return l.Close()
}

// logging takes the log out of all that is kept.
type logging struct{ *exchange.LogCSV }

// Event writes what is of the log.
func (l logging) Event(e course.Event) error { return l.LogCSV.Event(e) }

// Preferences is not of the log.
func (l logging) Preferences(Preferences) error { return nil }

// Played is not of the log.
func (l logging) Played(_, _ string) error { return nil }

// Own is not of the log.
func (l logging) Own(Own) error { return nil }

// Past is not of the log: it is what other apps kept.
func (l logging) Past(Past) error { return nil }

// Naming is not of the log.
func (l logging) Naming(Naming) error { return nil }

// Playing is not of the log.
func (l logging) Playing(Playing) error { return nil }

// Told is not of the log.
func (l logging) Told(Told) error { return nil }

// Draft is not of the log.
func (l logging) Draft(string) error { return nil }
