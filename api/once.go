package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"tspine/app"
	"tspine/engine/fault"
)

// keyHeader names a request, so that it is answered once.
const keyHeader = "Idempotency-Key"

// How long a key may be, in bytes, and for how long its answer is kept.
const (
	keyLength = 200
	keptFor   = 24 * time.Hour
)

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header gives the headers of the answer.
func (r *recorder) Header() http.Header { return r.header }

// WriteHeader keeps the first status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

// Write keeps a part of the body.
func (r *recorder) Write(part []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(part)
}

// once answers a request that has a key: as before, where it was answered
// before.
func (s *Server) once(w http.ResponseWriter, r *http.Request, q *ask, answer func(http.ResponseWriter)) error {
	key := r.Header.Get(keyHeader)
	if err := checkKey(key).Err(); err != nil {
		return err
	}
	route := r.Method + " " + r.URL.Path
	id := [3]string{q.token.ID, route, key}
	if _, busy := s.busy.LoadOrStore(id, true); busy {
		return errKeyBusy
	}
	defer s.busy.Delete(id)
	now := s.App.Now()
	asked, err := hashOf(r)
	if err != nil {
		return err
	}
	old, there, err := s.Keep.Reply(r.Context(), id[0], id[1], id[2], now.Add(-keptFor).UnixMicro())
	switch {
	case err != nil:
		return err
	case there && old.Asked != asked:
		return errKeyUsed
	case there:
		return again(w, old)
	}
	seen := &recorder{header: http.Header{}}
	answer(seen)
	seen.WriteHeader(http.StatusOK)
	if seen.status < http.StatusInternalServerError {
		if err := s.remember(r, q, id, asked, seen, now); err != nil {
			return err
		}
	}
	return send(w, seen.header, seen.status, seen.body.Bytes())
}

// checkKey tells what is wrong with a key: it is visible ASCII, and not long.
func checkKey(key string) fault.Faults {
	var out fault.Faults
	if len(key) > keyLength {
		out.Add(parameter+keyHeader, "too-long", fmt.Sprintf("%d bytes", len(key)), fmt.Sprintf("at most %d bytes", keyLength))
	}
	for _, c := range []byte(key) {
		if c < 0x20 || c > 0x7e {
			out.Add(parameter+keyHeader, "control-character", fmt.Sprintf("U+%04X", c), "letters, digits and signs")
			break
		}
	}
	return out
}

// hashOf names what is asked, and for which person, apart from its key.
func hashOf(r *http.Request) (string, error) {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		return "", fmt.Errorf("read the body again: %w", err)
	}
	r.Body = io.NopCloser(bytes.NewReader(text))
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s", r.URL.RawQuery, r.Header.Get("Content-Type"), text))
	return base64.RawURLEncoding.EncodeToString(sum[:]), nil
}

// remember keeps an answer for as long as its key counts.
func (s *Server) remember(r *http.Request, q *ask, id [3]string, asked string, seen *recorder, now time.Time) error {
	headers, err := json.Marshal(seen.header)
	if err != nil {
		return fmt.Errorf("keep an answer: %w", err)
	}
	body, err := without(seen.body.Bytes(), q.secret)
	if err != nil {
		return fmt.Errorf("keep an answer: %w", err)
	}
	return s.Keep.KeepReply(r.Context(), app.Reply{
		Token: id[0], Route: id[1], Key: id[2], Person: q.person.ID, Asked: asked, Status: seen.status, Headers: string(headers),
		Body: body, At: now.UnixMicro(),
	}, now.Add(-keptFor).UnixMicro())
}

// without gives an answer without a field that is told once.
func without(body []byte, field string) (string, error) {
	if field == "" {
		return string(body), nil
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(body, &all); err != nil {
		return "", err
	}
	delete(all, field)
	text, err := json.Marshal(all)
	return string(text) + "\n", err
}

// again gives the answer that was given before.
func again(w http.ResponseWriter, old app.Reply) error {
	var header http.Header
	if err := json.Unmarshal([]byte(old.Headers), &header); err != nil {
		return fmt.Errorf("read a kept answer: %w", err)
	}
	header.Set("Idempotent-Replayed", "true")
	return send(w, header, old.Status, []byte(old.Body))
}

func send(w http.ResponseWriter, header http.Header, status int, body []byte) error {
	for name, all := range header {
		w.Header()[name] = all
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // who went away needs no answer
	return nil
}
