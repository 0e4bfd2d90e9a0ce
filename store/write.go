package store

import (
	"context"
	"fmt"

	"tspine/app"
)

// Write writes all of w or none of it, and returns once that is safe on the
// disk. Writing it again is harmless. It fails with app.ErrNoPerson for
// someone unknown, with app.ErrDiffers where an id stands for something else
// already, with app.ErrChanged where the person said something after w.After or
// has other own exercises than those of w.OwnMark, and with app.ErrWritten where
// anything was written since w.Only.
func (s *Store) Write(ctx context.Context, person string, w app.Write) error {
	err := s.write(ctx, person, &w)
	if err = s.unknown(ctx, person, err); err != nil {
		return fmt.Errorf("write for %s: %w", person, err)
	}
	return nil
}

func (s *Store) write(ctx context.Context, person string, w *app.Write) error {
	records := make([]record, len(w.Add))
	for i, e := range w.Add {
		var err error
		if records[i], err = recordOf(person, e); err != nil {
			return err
		}
	}
	return s.writer.do(ctx, func(ctx context.Context, l *link) error {
		return put(ctx, l, person, w, records)
	})
}

// put writes w in its order: what goes, what comes, and what was computed.
func put(ctx context.Context, l *link, person string, w *app.Write, records []record) error {
	fresh, err := current(ctx, l, person, w)
	if err != nil {
		return err
	}
	if err := counted(ctx, l, person, w); err != nil {
		return err
	}
	if err := unplayed(ctx, l, person, w.Played); err != nil {
		return err
	}
	if err := unsaid(ctx, l, person, w.After); err != nil {
		return err
	}
	if err := unowned(ctx, l, person, w.OwnMark); err != nil {
		return err
	}
	for _, id := range w.Remove {
		if err := remove(ctx, l, person, id); err != nil {
			return err
		}
	}
	if w.DropWeeksFrom != 0 {
		if err := dropWeeks(ctx, l, person, w.DropWeeksFrom); err != nil {
			return err
		}
	}
	for i := range records {
		if err := records[i].come(ctx, l, person, w); err != nil {
			return err
		}
	}
	if err := putBeside(ctx, l, person, w); err != nil || !fresh {
		return err
	}
	return putWeeks(ctx, l, person, w)
}

// putBeside writes what stands beside the events.
func putBeside(ctx context.Context, l *link, person string, w *app.Write) error {
	if w.Played.ID != "" {
		if err := keepPlayed(ctx, l, person, w.Played); err != nil {
			return err
		}
	}
	for _, o := range w.Own {
		if err := keepOwn(ctx, l, person, o); err != nil {
			return err
		}
	}
	if w.Ends != "" {
		if err := l.exec(ctx, endPlaying, person, w.Ends); err != nil {
			return err
		}
	}
	for _, t := range w.Told {
		if err := tell(ctx, l, person, t); err != nil {
			return err
		}
	}
	return nil
}

// putWeeks writes what was computed.
func putWeeks(ctx context.Context, l *link, person string, w *app.Write) error {
	for _, n := range w.Fade {
		if err := l.exec(ctx, deleteWeek, person, n); err != nil {
			return err
		}
	}
	for _, week := range w.Weeks {
		if err := putWeek(ctx, l, person, week); err != nil {
			return err
		}
	}
	return nil
}

// counted counts the write, where it is of what is counted. It fails with
// app.ErrWritten where something was written since w.Only.
func counted(ctx context.Context, l *link, person string, w *app.Write) error {
	raises := w.DropWeeksFrom != 0 || len(w.Add)+len(w.Remove)+len(w.Told)+len(w.Own) > 0
	switch {
	case raises && w.Only == 0:
		return l.exec(ctx, raiseEdits, person)
	case raises:
		n, err := l.change(ctx, raiseOnly, person, w.Only)
		if err == nil && n == 0 {
			err = app.ErrWritten
		}
		return err
	case w.Only == 0:
		return nil
	}
	n, err := edits(ctx, l, person)
	if err == nil && n != w.Only {
		err = app.ErrWritten
	}
	return err
}

// current says whether the weeks of w were computed from what is kept now.
func current(ctx context.Context, l *link, person string, w *app.Write) (bool, error) {
	if len(w.Weeks) == 0 || w.Edits == 0 || w.Edits == w.Only {
		return true, nil
	}
	n, err := edits(ctx, l, person)
	return n == w.Edits, err
}
