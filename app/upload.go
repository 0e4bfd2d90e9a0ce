package app

import (
	"bytes"
	"sync"
	"time"
)

// How many files may wait to be agreed to, and how long each.
const (
	UploadsMost = 4
	UploadWaits = 30 * time.Minute
)

// Uploads is files that were sent and are shown, but not agreed to yet: one for
// each account and person. They are in memory alone, and die with the program.
// The zero value holds none.
type Uploads struct {
	lock  sync.Mutex
	files map[string]Upload
}

// UploadFor is the key of what somebody's account sent for a person.
func UploadFor(by Account, of Person) string { return by.ID + " " + of.ID }

// Upload is a file as it was sent.
type Upload struct {
	ID   string // names this one for whoever asks for it by name
	Name string // of the file
	Unit string // kg, lb or empty
	As   string // name of somebody new
	Text []byte
	At   time.Time
}

// Ours says whether a file is an export of tspine: it begins as an object.
func (u *Upload) Ours() bool { return bytes.HasPrefix(bytes.TrimSpace(u.Text), []byte("{")) }

// Put keeps a file in place of the one before. The oldest go where there are
// too many.
func (u *Uploads) Put(key string, f Upload) {
	u.lock.Lock()
	defer u.lock.Unlock()
	if u.files == nil {
		u.files = map[string]Upload{}
	}
	u.files[key] = f
	for len(u.files) > UploadsMost {
		oldest := key
		for k, one := range u.files {
			if one.At.Before(u.files[oldest].At) {
				oldest = k
			}
		}
		delete(u.files, oldest)
	}
}

// Get gives a file that waits, if it still does.
func (u *Uploads) Get(key string, now time.Time) (Upload, bool) {
	u.lock.Lock()
	defer u.lock.Unlock()
	f, there := u.files[key]
	if there && now.Sub(f.At) > UploadWaits {
		delete(u.files, key)
		return Upload{}, false
	}
	return f, there
}

// Drop forgets a file.
func (u *Uploads) Drop(key string) {
	u.lock.Lock()
	defer u.lock.Unlock()
	delete(u.files, key)
}
