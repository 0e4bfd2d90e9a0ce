package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/exchange"
	"tspine/phrase"
)

// bodyMost is the longest body that is read, in bytes, but for files.
const bodyMost = 1 << 20

// ask is who asks, of whom, and with what.
type ask struct {
	actor  app.Actor
	token  app.PersonalToken
	person app.Person // whom the address names
	app    *app.App   // with that person's own exercises
	say    phrase.Phraser
	body   []byte
	entry  *logbook.Entry   // read of the body; nil: it has to be read with care
	played *exchange.Played // as entry
	route  string           // pattern of the operation
	secret string           // field of the answer that is not kept; empty: none
}

// askKey marks it in a request's context.
type askKey struct{}

// asker gives who asks.
func asker(ctx context.Context) *ask {
	q, _ := ctx.Value(askKey{}).(*ask)
	return q
}

// guard lets those ask who may, and answers what was asked before.
func (s *Server) guard(o *operation, w http.ResponseWriter, r *http.Request) {
	q, err := s.admit(&o.Operation, r)
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	r = r.WithContext(context.WithValue(r.Context(), askKey{}, q))
	if r.Method != http.MethodPost || r.Header.Get(keyHeader) == "" {
		s.run(o, w, r)
		return
	}
	if err := s.once(w, r, q, func(w http.ResponseWriter) { s.run(o, w, r) }); err != nil {
		s.refuse(w, r, err)
	}
}

// admit says who asks of whom, with a body that can be read.
func (s *Server) admit(op *huma.Operation, r *http.Request) (*ask, error) {
	q := &ask{say: s.say(r), route: op.Method + " " + Root + op.Path}
	q.secret, _ = op.Metadata[secretKey].(string)
	if err := s.identify(r, q); err != nil {
		return nil, err
	}
	if wait := s.limits.wait(q.token.ID, s.App.Now()); wait > 0 {
		return nil, waiting{wait}
	}
	if !q.token.Scope.Allows(app.Scope(op.Security[0][tokenScheme][0])) {
		return nil, errScope
	}
	if err := s.whom(r, q); err != nil {
		return nil, err
	}
	return q, q.read(op, r)
}

// identify looks at the token. Cookies are not looked at, so no page of
// another site can ask in anybody's name.
func (s *Server) identify(r *http.Request, q *ask) error {
	kind, text, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(kind, "Bearer") {
		return errToken
	}
	var known bool
	var err error
	q.actor, q.token, known, err = s.Accounts.Bearer(r.Context(), strings.TrimSpace(text))
	if err == nil && !known {
		return errToken
	}
	return err
}

// me stands for the person whom the account is named after.
const me = "me"

// havingAsked is what the use cases are kept under as a person has them: how often
// anything was written of who there is, and who it is.
type havingAsked struct {
	registered int64
	person     string
}

// havingKept is for how many people they are kept. Our choice.
const havingKept = 256

// whom finds the person whom the address names among those whom the account
// sees.
func (s *Server) whom(r *http.Request, q *ask) error {
	id := r.PathValue("person")
	q.person = q.actor.Person
	if id != "" && id != me {
		i := slices.IndexFunc(q.actor.People, func(p app.Person) bool { return p.ID == id })
		if i < 0 {
			return errNotFound
		}
		q.person = q.actor.People[i]
	}
	if q.person.ID == "" {
		return errNotFound
	}
	key := havingAsked{q.actor.Registered, q.person.ID}
	var err error
	q.app, err = s.having.Get(r.Context(), key, func() (*app.App, bool, error) {
		a, err := s.App.For(r.Context(), q.person)
		return a, key.registered > 0, err
	})
	if err != nil {
		return err
	}
	q.say.Catalog = q.app.Catalog
	return nil
}

// read reads the body, where the operation wants one.
func (q *ask) read(op *huma.Operation, r *http.Request) error {
	text, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, mostOf(op)))
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return fmt.Errorf("read the body: %w", err)
		}
		return fmt.Errorf("read the body: %w", context.Canceled)
	}
	r.Body = io.NopCloser(bytes.NewReader(text))
	if op.RequestBody == nil {
		return nil
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if _, takes := op.RequestBody.Content[kind]; err != nil || !takes {
		return errMedia
	}
	if q.body = text; q.quickly(op) {
		return nil
	}
	if kind != jsonType || isFile(op) {
		if len(text) == 0 {
			return fault.Faults{{Code: "wrong-type", Got: "nothing", Want: "text"}}
		}
		return nil
	}
	var faults fault.Faults
	q.body, faults = exchange.Tidy(text)
	return faults.Err()
}

// quickly reads a body of those that come most often, if it is as programs write
// it and nothing is wrong with it.
func (q *ask) quickly(op *huma.Operation) bool {
	switch op.Metadata[shapeKey] {
	case reflect.TypeFor[entryBody]():
		e, ok := exchange.QuickEntry(q.body)
		if ok {
			q.entry = &e
		}
		return ok
	case reflect.TypeFor[exchange.Played]():
		one, ok := exchange.QuickPlayed(q.body)
		if ok {
			q.played = &one
		}
		return ok
	}
	return false
}

// isFile says whether the body of an operation is a file.
func isFile(op *huma.Operation) bool { return op.Metadata[fileKey] != nil }

// mostOf is the longest body of an operation, in bytes.
func mostOf(op *huma.Operation) int64 {
	if isFile(op) {
		return exchange.LargestSheet
	}
	return bodyMost
}

// jsonType is that of most bodies.
const jsonType = "application/json"

// leave says whether an exercise may be named: the error is the *app.Stop of
// an emergency, or of what a clinician has to look at first.
func (q *ask) leave(ctx context.Context) error {
	return mayName(q.app.May(ctx, q.person))
}

// mayName gives of an error what forbids to name exercises.
func mayName(err error) error {
	var stop *app.Stop
	if errors.As(err, &stop) && (stop.Halt == app.AnswerAgain && stop.Key != "answers" || stop.Halt == app.Paused) {
		return nil
	}
	return err
}
