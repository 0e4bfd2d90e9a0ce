package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"tspine/app"
)

// written is an answer as it is sent. Its text is not changed once it is made.
type written struct {
	text   []byte
	kind   string // of media
	vary   string // the headers that it depends on
	packed bool   // text is compressed
}

// send sends it.
func (one *written) send(w http.ResponseWriter, status int) {
	h := w.Header()
	h.Set("Content-Type", one.kind)
	h.Add("Vary", one.vary)
	if one.packed {
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(one.text)))
	w.WriteHeader(status)
	_, _ = w.Write(one.text) // whoever left no longer cares
}

// worthSqueezing is how long a text fits into one packet.
const worthSqueezing = 1400

// pack compresses an answer where that is worth it and the browser takes it.
func (s *Server) pack(one *written, r *http.Request) error {
	if len(one.text) <= worthSqueezing || !takesGzip(r) {
		return nil
	}
	text, err := s.squeeze(one.text)
	one.text, one.packed = text, true
	return err
}

// squeeze compresses a text. Its writers are used again: a new one takes a
// megabyte.
func (s *Server) squeeze(text []byte) ([]byte, error) {
	z, ok := s.squeezers.Get().(*gzip.Writer)
	if !ok {
		var err error
		if z, err = gzip.NewWriterLevel(nil, gzip.BestSpeed); err != nil {
			return nil, err
		}
	}
	defer s.squeezers.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	_, err := z.Write(text)
	err = errors.Join(err, z.Close()) // which writes what is left
	return b.Bytes(), err
}

// writeJSON makes an answer of a value.
func writeJSON[T any](s *Server, r *http.Request, value T) (written, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return written{}, fmt.Errorf("write JSON: %w", err)
	}
	one := written{text: append(text, '\n'), kind: "application/json; charset=utf-8", vary: "Accept-Encoding"}
	if err := s.pack(&one, r); err != nil {
		return written{}, fmt.Errorf("compress JSON: %w", err)
	}
	return one, nil
}

// answersKept is how many answers are kept as they were written, some 10 kB
// each. Our choice.
const answersKept = 128

// subject names everything that an answer depends on.
type subject struct {
	page          string
	mark          app.Mark // of what is kept of the person, and the day
	account, name string   // whom a page greets
	lang, theme   string
	wants         app.Preferences
	packed        bool
	begun         bool // questions were begun
}

// subject gives what a page for whoever asks depends on.
func (s *Server) subject(r *http.Request, page string, mark app.Mark) subject {
	who := actor(r)
	return subject{page: page, mark: mark, account: who.Account.ID, name: who.Person.Name, lang: s.pages.language(r), theme: themeOf(r), wants: wants(r)}
}

// recall sends the answer on a subject as it was written before, if it was: a
// change of anything that it depends on makes it another subject. Without a
// mark it is written anew.
func (s *Server) recall(w http.ResponseWriter, r *http.Request, of subject, write func() (written, error)) error {
	if of.mark == (app.Mark{}) {
		return sendNew(w, write)
	}
	of.packed = takesGzip(r)
	one, err := s.answers.Get(r.Context(), of, func() (written, bool, error) {
		one, err := write()
		return one, true, err
	})
	if err != nil {
		return err
	}
	s.note(r, one)
	one.send(w, http.StatusOK)
	return nil
}

func sendNew(w http.ResponseWriter, write func() (written, error)) error {
	one, err := write()
	if err != nil {
		return err
	}
	one.send(w, http.StatusOK)
	return nil
}
