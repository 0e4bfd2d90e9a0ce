package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tspine/engine/fault"
	"tspine/engine/screening"
)

// ErrNothingToClear says that nothing asks for a clinician now.
var ErrNothingToClear = errors.New("nothing asks for a clinician now")

// Clearable lists the flags of a stop that a clinician can clear somebody of.
func (s *Stop) Clearable() []string {
	var out []string
	for _, f := range slices.Concat(s.Result.Flags, s.Result.Unsure) {
		is := func(c screening.Clearing) bool { return c.Flag == f.ID }
		if f.Action == screening.ClinicianFirst && slices.ContainsFunc(screening.Clearings(), is) {
			out = append(out, f.ID)
		}
	}
	return out
}

// Clear writes down that a clinician has seen the person for a flag that asks for
// one now, and cleared them. Everything that is wrong with that is told at once.
func (a *App) Clear(ctx context.Context, p Person, c screening.Clearance) error {
	a = a.in(p)
	_, _, err := a.Leave(ctx, p)
	var stop *Stop
	switch {
	case err != nil && !errors.As(err, &stop):
		return err
	case err == nil || stop.Halt != Clinician:
		return fmt.Errorf("clear: %w", ErrNothingToClear)
	}
	var all fault.Faults
	if can := stop.Clearable(); !slices.Contains(can, c.Flag) {
		all.Add("flag", "unknown-word", fmt.Sprintf("%.20s", c.Flag), strings.Join(can, ", "))
	}
	if strings.TrimSpace(c.By) == "" {
		all.Add("by", "not-answered", "", "")
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("clear: %w", err)
	}
	_, err = a.Cleared(ctx, p, c)
	return err
}
