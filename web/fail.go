package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/exchange"
)

// What can be wrong with a request itself.
var (
	errSignedOut = errors.New("not signed in")
	errNotFound  = errors.New("not found")
	errForbidden = errors.New("not allowed")
	errBadForm   = errors.New("the form can't be read")
	errBroken    = errors.New("the program is broken here")
)

// badForm is a form with faults: the page is shown again, with what was filled
// in and everything that is wrong.
type badForm struct {
	page page
	why  error
}

// Error says what is wrong.
func (b *badForm) Error() string { return "bad form: " + b.why.Error() }

// Unwrap gives the faults.
func (b *badForm) Unwrap() error { return b.why }

// verdict is what becomes of an error.
type verdict struct {
	status int
	code   string // key of its words: page.failed.CODE
	log    bool
}

// verdictOf judges every error there is.
func verdictOf(err error) verdict {
	var stop *app.Stop
	var wait *app.Wait
	var faults fault.Faults
	var large *http.MaxBytesError
	for _, one := range []struct {
		is bool
		verdict
	}{
		{errors.As(err, &stop), verdict{http.StatusOK, "stop", false}},
		{errors.As(err, &wait), verdict{http.StatusTooManyRequests, "wait", false}},
		{errors.Is(err, app.ErrSignIn), verdict{http.StatusUnauthorized, "sign-in", false}},
		{errors.As(err, &faults), verdict{http.StatusUnprocessableEntity, "faults", false}},
		{errors.Is(err, errSignedOut), verdict{http.StatusUnauthorized, "signed-out", false}},
		{errors.Is(err, errForbidden) || errors.Is(err, app.ErrNotOwner), verdict{http.StatusForbidden, "forbidden", false}},
		{errors.Is(err, app.ErrNoInvitation) || errors.Is(err, app.ErrOwnerExists), verdict{http.StatusNotFound, "link", false}},
		{errors.Is(err, app.ErrChanged), verdict{http.StatusConflict, "changed", false}},
		{missing(err), verdict{http.StatusNotFound, "not-found", false}},
		{errors.As(err, &large), verdict{http.StatusRequestEntityTooLarge, "too-large", false}},
		{errors.Is(err, errBadForm), verdict{http.StatusBadRequest, "bad-form", false}},
		{errors.Is(err, context.Canceled), verdict{http.StatusServiceUnavailable, "gone", false}},
	} {
		if one.is {
			return one.verdict
		}
	}
	return verdict{http.StatusInternalServerError, "internal", true}
}

// missing says whether an error means that there is no such thing, or none
// that the one who asks may see: they are told the same.
func missing(err error) bool {
	for _, one := range []error{errNotFound, app.ErrNoPerson, app.ErrNoExercise, app.ErrNoDevice, app.ErrNoPasskey, app.ErrNoToken, app.ErrNotYours, app.ErrNoAccount, app.ErrNoEntry, app.ErrNoImport} {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}

// fail makes a page of an error: the one place where that is done.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	v := verdictOf(err)
	if v.log {
		s.Log.Error("failed", "id", requestID(r), "route", routeOf(r), "why", err.Error())
	}
	var wait *app.Wait
	if errors.As(err, &wait) {
		w.Header().Set("Retry-After", fmt.Sprint(seconds(wait)))
	}
	switch {
	case wantsJSON(r):
		err = s.failJSON(w, r, v, err)
	case v.code == "signed-out":
		http.Redirect(w, r, "/sign-in"+cameFrom(r), http.StatusSeeOther)
		return
	default:
		err = s.render(w, r, v.status, s.failPage(r, v, err))
	}
	if err != nil {
		s.Log.Error("failed to say what failed", "id", requestID(r), "why", err.Error())
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
}

// failPage is the page that an error is shown on.
func (s *Server) failPage(r *http.Request, v verdict, err error) page {
	var form *badForm
	var stop *app.Stop
	var wait *app.Wait
	switch {
	case errors.As(err, &form):
		return form.page
	case errors.As(err, &stop):
		return s.stopPage(r, stop)
	}
	out := failedPage{Code: v.code}
	if v.log || errors.Is(err, errBroken) {
		out.ID = requestID(r)
	}
	errors.As(err, &out.Faults)
	if errors.As(err, &wait) {
		out.Seconds = seconds(wait)
	}
	return out
}

// failedPage says what went wrong: a code, never the error itself.
type failedPage struct {
	Code    string
	ID      string // names the failure in the log; empty where there is nothing to look up
	Seconds int    // to wait
	Faults  fault.Faults
}

func (failedPage) file() string { return "failed" }

// problem is an error as scripts read it.
type problem struct {
	Code   string         `json:"code"`
	ID     string         `json:"id,omitempty"`
	Faults []faultJSON    `json:"faults,omitempty"`
	Stop   *exchange.Stop `json:"stop,omitempty"`
}

// faultJSON is one fault, with its words.
type faultJSON struct {
	Path string `json:"path,omitempty"`
	Code string `json:"code"`
	Text string `json:"text"`
}

// failJSON says to a script what went wrong. A stop is a conflict: what was
// asked for can't be had now.
func (s *Server) failJSON(w http.ResponseWriter, r *http.Request, v verdict, err error) error {
	out := problem{Code: v.code}
	if v.log {
		out.ID = requestID(r)
	}
	var faults fault.Faults
	errors.As(err, &faults)
	for _, f := range faults {
		out.Faults = append(out.Faults, faultJSON{f.Path, f.Code, s.phrase(r).Fault(f)})
	}
	var stop *app.Stop
	if errors.As(err, &stop) {
		v.status = http.StatusConflict
		shape := exchange.StopOf(string(stop.Halt), stop.Key, stop.Result)
		out.Stop = &shape
	}
	return answer(w, v.status, out)
}

// answer writes JSON.
func answer[T any](w http.ResponseWriter, status int, value T) error {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, err = w.Write(append(text, '\n'))
	return err
}

// wantsJSON says whether a script asks rather than a person's browser.
func wantsJSON(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return strings.HasSuffix(r.URL.Path, ".json") || strings.Contains(accept, "application/json") && !strings.Contains(accept, "text/html")
}

// cameFrom tells the sign-in page where to go on. Only what was read can be
// gone on with.
func cameFrom(r *http.Request) string {
	if r.Method != http.MethodGet || r.URL.Path == "/" || r.URL.Path == "/today" {
		return ""
	}
	return "?" + url.Values{"next": {r.URL.RequestURI()}}.Encode()
}
