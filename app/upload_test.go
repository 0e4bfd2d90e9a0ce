package app_test

import (
	"fmt"
	"testing"
	"time"

	"tspine/app"
)

func TestFilesThatWait(t *testing.T) {
	var all app.Uploads
	by, now := app.Account{ID: "a"}, time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	of := func(i int) app.Person { return app.Person{ID: fmt.Sprint(i)} }
	for i := range 2 * app.UploadsMost {
		all.Put(app.UploadFor(by, of(i)), app.Upload{Name: fmt.Sprint(i), At: now})
		now = now.Add(1)
	}
	for i := range 2 * app.UploadsMost {
		if _, there := all.Get(app.UploadFor(by, of(i)), now); there != (i >= app.UploadsMost) {
			t.Errorf("%d waits: %t", i, there)
		}
	}
	if _, there := all.Get(app.UploadFor(app.Account{ID: "b"}, of(7)), now); there {
		t.Error("another account gets it")
	}
	if _, there := all.Get(app.UploadFor(by, of(7)), now.Add(app.UploadWaits)); there {
		t.Error("it waits for ever")
	}
	all.Put(app.UploadFor(by, of(1)), app.Upload{At: now})
	if all.Drop(app.UploadFor(by, of(1))); !gone(&all, by, of(1), now) {
		t.Error("it is not forgotten")
	}
}

func gone(all *app.Uploads, by app.Account, of app.Person, now time.Time) bool {
	_, there := all.Get(app.UploadFor(by, of), now)
	return !there
}
