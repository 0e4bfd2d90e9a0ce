package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"tspine/app"
	"tspine/catalog"
	"tspine/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// bench is an interface with the owner Ana, who has trained for some weeks, and
// Bo, who is a stranger to her.
type bench struct {
	*Server
	handler   http.Handler
	now       time.Time
	log       strings.Builder
	ana, bo   app.Account
	anas, bos app.Person
	texts     map[string]string // of tokens: read, log, all are Ana's, stranger is Bo's
}

func open(t testing.TB) *bench {
	t.Helper()
	lib, err := catalog.Load()
	check(t, err)
	keep, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "tspine.db"))
	check(t, err)
	t.Cleanup(func() { check(t, keep.Close()) })
	b := &bench{now: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), texts: map[string]string{}}
	clock := func() time.Time { return b.now }
	b.Server = &Server{App: app.New(lib, keep, keep, clock), Accounts: app.NewAccounts(keep, clock), Keep: keep, Backups: &app.Backups{Keep: keep, Dir: filepath.Join(t.TempDir(), "backups"), Now: clock}, Log: slog.New(slog.NewTextHandler(&b.log, nil))}
	b.handler, err = New(b.Server)
	check(t, err)
	b.anas, err = b.App.Demo(t.Context(), "Ana", 4)
	check(t, err)
	b.ana = app.Account{ID: "019ab000-0000-7000-8000-000000000001", Name: "Ana", Hash: "x", Owner: true, Created: 1}
	check(t, keep.AddAccount(t.Context(), b.ana, []app.Person{b.anas}))
	b.bos = app.Person{ID: "019ab000-0000-7000-8000-0000000000b0", Name: "Bo", Created: 1}
	b.bo = app.Account{ID: "019ab000-0000-7000-8000-000000000002", Name: "Bo", Hash: "x", Created: 1}
	check(t, keep.AddAccount(t.Context(), b.bo, nil))
	check(t, keep.Adopt(t.Context(), b.bo.ID, b.bos))
	for _, scope := range app.Scopes() {
		b.texts[string(scope)] = b.token(t, b.ana, scope)
	}
	b.texts["stranger"] = b.token(t, b.bo, app.ScopeAll)
	return b
}

func (b *bench) token(t testing.TB, a app.Account, scope app.Scope) string {
	t.Helper()
	_, text, err := b.Accounts.MakeToken(t.Context(), a, "A script", scope)
	check(t, err)
	return text
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// got is what was answered.
type got struct {
	status int
	header http.Header
	body   string
}

// problem reads what went wrong.
func (g got) problem(t testing.TB) Problem {
	t.Helper()
	if g.header.Get("Content-Type") != problemType {
		t.Fatalf("%d %s is no problem+json: %s", g.status, g.header.Get("Content-Type"), g.body)
	}
	var p Problem
	check(t, json.Unmarshal([]byte(g.body), &p))
	return p
}

// read reads a body.
func read[T any](t testing.TB, g got, want int) T {
	t.Helper()
	var out T
	if g.status != want {
		t.Fatalf("%d, want %d: %s", g.status, want, g.body)
	}
	check(t, json.Unmarshal([]byte(g.body), &out))
	return out
}

// ask asks with the token of a name. Headers are name and value by turns.
func (b *bench) ask(t testing.TB, who, line, body string, headers ...string) got {
	t.Helper()
	method, path, _ := strings.Cut(line, " ")
	r := httptest.NewRequestWithContext(t.Context(), method, Root+path, io.NopCloser(bytes.NewReader([]byte(body))))
	if body != "" {
		r.Header.Set("Content-Type", jsonType)
	}
	if text, ok := b.texts[who]; ok {
		r.Header.Set("Authorization", "Bearer "+text)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	b.now = b.now.Add(time.Second)
	return got{w.Code, w.Header(), w.Body.String()}
}
