package app

import (
	"context"
	"errors"
	"fmt"

	"tspine/catalog"
)

// TakeIn keeps exercises that lay in files beside the database, each as
// KeepExercises does. Files that need one another may come in any order. One that
// was kept once before is left alone: what was changed or removed since does not
// come back. It gives the faults of those that can't be kept.
func (a *App) TakeIn(ctx context.Context, p Person, files []catalog.File) (catalog.Faults, error) {
	a = a.in(p)
	all, err := a.People.Own(ctx, p.ID)
	if err != nil {
		return nil, fmt.Errorf("take in: %w", err)
	}
	var left []catalog.File
	for _, f := range files {
		if name := catalog.NameOf(f); name == "" || !kept(all, name, f.Text) {
			left = append(left, f)
		}
	}
	for {
		var again []catalog.File
		var told catalog.Faults
		for _, f := range left {
			_, err := a.KeepExercises(ctx, p, f.Name, f.Text)
			var faults catalog.Faults
			switch {
			case errors.As(err, &faults):
				told, again = append(told, faults...), append(again, f)
			case err != nil:
				return nil, fmt.Errorf("take in %s: %w", f.Name, err)
			}
		}
		if len(again) == 0 || len(again) == len(left) {
			return told, nil
		}
		left = again
	}
}
