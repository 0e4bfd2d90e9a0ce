package app

import (
	"context"
	"fmt"
	"io"
	"slices"
)

// ImportAs is Import for somebody with an account: whoever the export is of has
// to be seen from it. Somebody new comes to the owner alone, and is seen from
// the owner's account then.
func (a *App) ImportAs(ctx context.Context, to pourer, house *Accounts, who Actor, file string, in io.ReadSeeker, name string, dry bool) (Imported, error) {
	would, err := a.Import(ctx, to, file, in, name, true)
	switch {
	case err != nil:
		return would, err
	case would.Fresh && !who.Account.Owner:
		return would, fmt.Errorf("import %s: %w", would.Person.ID, ErrNotOwner)
	case !would.Fresh && !slices.ContainsFunc(who.People, func(p Person) bool { return p.ID == would.Person.ID }):
		return would, fmt.Errorf("import %s: %w", would.Person.ID, ErrNotYours)
	case dry || len(would.Differ) > 0:
		return would, nil
	}
	if would.Fresh {
		if err := house.Keep.Adopt(ctx, who.Account.ID, would.Person); err != nil {
			return would, fmt.Errorf("import %s: %w", would.Person.ID, err)
		}
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return would, fmt.Errorf("import: read again: %w", err)
	}
	if _, err := a.Import(ctx, to, file, in, name, false); err != nil {
		return would, err
	}
	return would, nil
}
