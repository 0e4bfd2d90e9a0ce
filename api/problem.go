package api

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/exchange"
	"tspine/phrase"
)

// problemType is that of every failure (RFC 9457).
const problemType = "application/problem+json"

// What can be wrong with a request itself.
var (
	errNotFound   = errors.New("not found")
	errMethod     = errors.New("no such method here")
	errToken      = errors.New("no token, or none that opens anything")
	errScope      = errors.New("the token may not do this")
	errMedia      = errors.New("another type of content is wanted")
	errKeyUsed    = errors.New("the key named another request before")
	errKeyBusy    = errors.New("the request with that key is being answered")
	errRunning    = errors.New("a file is being brought")
	errMatchFirst = errors.New("say what is to be changed")
)

// waiting is a token that asked too often.
type waiting struct{ time.Duration }

// Error says how long to wait.
func (w waiting) Error() string { return "too many requests: wait " + w.String() }

// Problem is what went wrong, as problem+json.
type Problem struct {
	Type   string         `json:"type" doc:"Names the kind of problem, as urn:tspine:faults."`
	Title  string         `json:"title" doc:"What went wrong, in the language of Accept-Language."`
	Status int            `json:"status"`
	Code   string         `json:"code" doc:"The kind of problem in one word."`
	Faults []Fault        `json:"faults,omitempty" nullable:"false" doc:"Everything that is wrong with what was sent."`
	Stop   *exchange.Stop `json:"stop,omitempty" doc:"Why there is no leave to train. It names no exercise."`

	after time.Duration
}

// Fault is one thing that is wrong with what was sent.
type Fault struct {
	Pointer   string `json:"pointer,omitempty" doc:"Where in the body, as a JSON pointer."`
	Parameter string `json:"parameter,omitempty" doc:"Or which parameter."`
	Code      string `json:"code"`
	Detail    string `json:"detail" doc:"What is wrong, and what would be right, in the language of Accept-Language."`
	Got       string `json:"got,omitempty"`
	Want      string `json:"want,omitempty" doc:"What would be right."`
	Line      int    `json:"line,omitempty" doc:"Of a text, from 1."`
	Column    int    `json:"column,omitempty"`
}

// headers gives what stands with the answer.
func (p *Problem) headers() http.Header {
	h := http.Header{}
	switch p.Status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer realm="tspine"`)
	case http.StatusTooManyRequests:
		h.Set("Retry-After", strconv.Itoa(max(1, int((p.after+time.Second-1)/time.Second))))
	}
	return h
}

// missing says whether an error means that there is no such thing, or none that
// the one who asks may see: they are told the same.
func missing(err error) bool {
	for _, one := range []error{errNotFound, app.ErrNoPerson, app.ErrNoExercise, app.ErrNotYours, app.ErrNoAccount, app.ErrNoToken, app.ErrNoEntry, app.ErrSeveral, app.ErrNoImport} {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}

// verdictOf gives the status and the word of an error.
func verdictOf(err error) (int, string) {
	var stop *app.Stop
	var located catalog.Faults
	var faults fault.Faults
	var wait waiting
	var large *http.MaxBytesError
	for _, one := range []struct {
		is     bool
		status int
		code   string
	}{
		{errors.As(err, &wait), http.StatusTooManyRequests, "wait"},
		{errors.Is(err, errToken), http.StatusUnauthorized, "token"},
		{errors.Is(err, errScope) || errors.Is(err, app.ErrNotOwner), http.StatusForbidden, "scope"},
		{errors.As(err, &stop), http.StatusConflict, "stop"},
		{errors.As(err, &faults) || errors.As(err, &located), http.StatusUnprocessableEntity, "faults"},
		{errors.Is(err, errMethod), http.StatusMethodNotAllowed, "method"},
		{missing(err), http.StatusNotFound, "not-found"},
		{errors.As(err, &large) || errors.Is(err, exchange.ErrTooLarge), http.StatusRequestEntityTooLarge, "too-large"},
		{errors.Is(err, errMedia), http.StatusUnsupportedMediaType, "media"},
		{errors.Is(err, exchange.ErrNewerFormat), http.StatusUnprocessableEntity, "newer"},
		{errors.Is(err, exchange.ErrNoSheet) || errors.Is(err, exchange.ErrNoExport), http.StatusUnprocessableEntity, "no-log"},
		{errors.Is(err, app.ErrNameTaken), http.StatusConflict, "name-taken"},
		{errors.Is(err, errKeyUsed), http.StatusUnprocessableEntity, "key-used"},
		{errors.Is(err, errKeyBusy), http.StatusConflict, "key-busy"},
		{errors.Is(err, app.ErrDiffers), http.StatusConflict, "differs"},
		{errors.Is(err, app.ErrNotPaused), http.StatusConflict, "not-paused"},
		{errors.Is(err, app.ErrNothingToClear), http.StatusConflict, "nothing-to-clear"},
		{errors.Is(err, errRunning), http.StatusConflict, "running"},
		{errors.Is(err, app.ErrChanged), http.StatusPreconditionFailed, "changed"},
		{errors.Is(err, errMatchFirst), http.StatusPreconditionRequired, "match-first"},
		{errors.Is(err, context.Canceled), http.StatusServiceUnavailable, "gone"},
	} {
		if one.is {
			return one.status, one.code
		}
	}
	return http.StatusInternalServerError, "internal"
}

// problem makes an answer of an error: the one place where that is done.
func (s *Server) problem(ctx context.Context, err error) *Problem {
	return s.problemIn(asker(ctx).say, err)
}

func (s *Server) problemIn(say phrase.Phraser, err error) *Problem {
	status, code := verdictOf(err)
	if status == http.StatusInternalServerError {
		s.Log.Error("failed", "room", "api", "why", err.Error())
	}
	p := &Problem{Type: "urn:tspine:" + code, Title: say.Words.T("api.problem." + code), Status: status, Code: code}
	var located catalog.Faults
	var faults fault.Faults
	var stop *app.Stop
	var wait waiting
	switch {
	case errors.As(err, &wait):
		p.after = wait.Duration
	case errors.As(err, &stop):
		shape := exchange.StopOf(string(stop.Halt), stop.Key, stop.Result).Pausing(stop.Away)
		p.Stop = &shape
	case errors.As(err, &located):
		for _, f := range located {
			p.add(say, f.Fault, f.Line, f.Column)
		}
	case errors.As(err, &faults):
		for _, f := range faults {
			p.add(say, f, 0, f.Column)
		}
	}
	return p
}

// parameter begins the path of a fault of a parameter, wholeKey that of a key that
// may have dots.
const (
	parameter = "?"
	wholeKey  = "~"
)

// escaped writes a key as a step of a JSON pointer.
var escaped = strings.NewReplacer("~", "~0", "/", "~1")

// add notes one fault.
func (p *Problem) add(say phrase.Phraser, f fault.Fault, line, column int) {
	one := Fault{Code: f.Code, Detail: say.Fault(f), Got: f.Got, Want: f.Want, Line: line, Column: column}
	if name, ok := strings.CutPrefix(f.Path, parameter); ok {
		one.Parameter = name
	} else {
		one.Pointer = pointer(f.Path)
	}
	p.Faults = append(p.Faults, one)
}

// pointer writes a path of ours as a JSON pointer: lines[0].did is /lines/0/did. One
// that begins with wholeKey is the name of a single key.
func pointer(path string) string {
	if path == "" {
		return ""
	}
	if key, ok := strings.CutPrefix(path, wholeKey); ok {
		return "/" + escaped.Replace(key)
	}
	var b strings.Builder
	for _, step := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		b.WriteString("/" + escaped.Replace(step))
	}
	return b.String()
}

// refuse writes a failure without an operation.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	_ = tell(w, s.problemIn(s.say(r), err)) // who went away needs no answer
}

// say gives the words of whoever asks.
func (s *Server) say(r *http.Request) phrase.Phraser {
	return s.phrases[s.matcher.Match(r.Header.Get("Accept-Language"))]
}
