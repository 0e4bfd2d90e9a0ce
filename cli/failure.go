package cli

import (
	"errors"
	"os"

	"tspine/app"
	"tspine/exchange"
	"tspine/store"
)

// failures are what may be wrong with a file, and the words that say what to
// do about it.
var failures = [...]struct {
	is  error
	key string
}{
	{store.ErrNewer, "failure.newer"},
	{store.ErrForeign, "failure.foreign"},
	{store.ErrNobody, "failure.nobody"},
	{store.ErrDamaged, "failure.damaged"},
	{store.ErrFull, "failure.full"},
	{store.ErrReadOnly, "failure.read-only"},
	{store.ErrDenied, "failure.denied"},
	{store.ErrFolder, "failure.folder"},
	{store.ErrBusy, "failure.busy"},
	{store.ErrInUse, "failure.in-use"},
	{store.ErrThere, "failure.there"},
	{os.ErrPermission, "failure.denied"},
	{os.ErrExist, "failure.there"},
	{exchange.ErrNoExport, "failure.no-export"},
	{exchange.ErrNewerFormat, "failure.newer-format"},
	{exchange.ErrTooLarge, "failure.too-large"},
	{exchange.ErrNoSheet, "failure.no-sheet"},
	{app.ErrNameTaken, "failure.name-taken"},
	{errDiffer, "failure.differ"},
}

// failure gives the words for an error, empty where there are none.
func (c *command) failure(err error) string {
	for _, f := range failures {
		if errors.Is(err, f.is) {
			return c.say().T(f.key)
		}
	}
	return ""
}
