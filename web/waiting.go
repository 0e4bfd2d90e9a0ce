package web

import (
	"bytes"
	"sync"
	"time"

	"tspine/app"
)

// How many files may wait to be agreed to, and how long each.
const (
	filesMost = 4
	fileWaits = 30 * time.Minute
)

// waiting is files that were sent and are shown, but not agreed to yet: one for
// each account and person. They are in memory alone, and die with the program.
type waiting struct {
	lock  sync.Mutex
	files map[string]sentFile
}

// sentFile is a file as it was sent.
type sentFile struct {
	name, unit, as string // of the file; kg, lb or empty; name of somebody new
	text           []byte
	at             time.Time
}

func waitingFor(a app.Actor) string { return a.Account.ID + " " + a.Person.ID }

// put keeps a file in place of the one before. The oldest go where there are
// too many.
func (w *waiting) put(key string, f sentFile) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.files == nil {
		w.files = map[string]sentFile{}
	}
	w.files[key] = f
	for len(w.files) > filesMost {
		oldest := key
		for k, one := range w.files {
			if one.at.Before(w.files[oldest].at) {
				oldest = k
			}
		}
		delete(w.files, oldest)
	}
}

// get gives a file that waits, if it still does.
func (w *waiting) get(key string, now time.Time) (sentFile, bool) {
	w.lock.Lock()
	defer w.lock.Unlock()
	f, there := w.files[key]
	if there && now.Sub(f.at) > fileWaits {
		delete(w.files, key)
		return sentFile{}, false
	}
	return f, there
}

// drop forgets a file.
func (w *waiting) drop(key string) {
	w.lock.Lock()
	defer w.lock.Unlock()
	delete(w.files, key)
}

// ours says whether a file is an export of tspine: it begins as an object.
func (f *sentFile) ours() bool { return bytes.HasPrefix(bytes.TrimSpace(f.text), []byte("{")) }
