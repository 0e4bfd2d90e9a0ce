package web

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/scs/v2"

	"tspine/app"
)

// How long a device stays signed in, and how exactly it is noted when it was
// last seen.
const (
	signedInFor = 90 * 24 * time.Hour
	seenEvery   = time.Hour
)

// What a session holds.
const (
	heldID      = "id"
	heldAccount = "account"
	heldPerson  = "person"
	heldDevice  = "device"
	heldCreated = "created"
	heldSeen    = "seen"
)

// newSessions gives the sessions of a site. Cookies under a __Host- name are
// taken from this very host only, and over https. It is not made by scs.New,
// which starts a goroutine for a store that nobody uses.
func newSessions(accounts *app.Accounts, secure bool, failed func(http.ResponseWriter, *http.Request, error)) *scs.SessionManager {
	name := "tspine"
	if secure {
		name = "__Host-tspine"
	}
	return &scs.SessionManager{
		Store: signIns{accounts}, Lifetime: signedInFor, Codec: held{}, HashTokenInStore: true, ErrorFunc: failed,
		Cookie: scs.SessionCookie{Name: name, Path: "/", HttpOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode, Persist: true},
	}
}

// signIns keeps sessions as sign-ins in the store. Tokens come to it as hashes.
type signIns struct{ accounts *app.Accounts }

// FindCtx gives a session that has not ended.
func (s signIns) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	in, ok, err := s.accounts.SignedIn(ctx, token, registered(ctx))
	if err != nil || !ok || in.Until <= s.accounts.Now().UnixMicro() {
		return nil, false, err
	}
	b, err := json.Marshal(in)
	return b, err == nil, err
}

// CommitCtx keeps a session, for as long again from when it was last seen. One
// of nobody is not kept.
func (s signIns) CommitCtx(ctx context.Context, token string, b []byte, _ time.Time) error {
	var in app.SignIn
	if err := json.Unmarshal(b, &in); err != nil {
		return fmt.Errorf("read a session: %w", err)
	}
	if in.Account == "" {
		return nil
	}
	in.Hash = token
	in.Until = in.Seen + signedInFor.Microseconds()
	return s.accounts.SignIns.SaveSignIn(ctx, in)
}

// DeleteCtx ends a session.
func (s signIns) DeleteCtx(ctx context.Context, token string) error {
	return s.accounts.SignIns.EndSignIn(ctx, token)
}

// held writes what a session holds as a sign-in, for a library that knows only
// words and what stands under them.
type held struct{}

// Encode writes it.
func (held) Encode(until time.Time, values map[string]any) ([]byte, error) {
	in := app.SignIn{Until: until.UnixMicro()}
	in.ID, _ = values[heldID].(string)
	in.Account, _ = values[heldAccount].(string)
	in.Person, _ = values[heldPerson].(string)
	in.Device, _ = values[heldDevice].(string)
	in.Created, _ = values[heldCreated].(int64)
	in.Seen, _ = values[heldSeen].(int64)
	return json.Marshal(in)
}

// Decode reads what Encode wrote.
func (held) Decode(b []byte) (time.Time, map[string]any, error) {
	var in app.SignIn
	err := json.Unmarshal(b, &in)
	return time.UnixMicro(in.Until), map[string]any{
		heldID: in.ID, heldAccount: in.Account, heldPerson: in.Person, heldDevice: in.Device, heldCreated: in.Created, heldSeen: in.Seen,
	}, err
}

// Find is FindCtx for whoever has no context.
func (s signIns) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for whoever has no context.
func (s signIns) Commit(token string, b []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, b, expiry)
}

// Delete is DeleteCtx for whoever has no context.
func (s signIns) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// current gives the sign-in of a request; the zero one where there is none.
func (s *Server) current(ctx context.Context) app.SignIn {
	m := s.sessions
	return app.SignIn{
		ID: m.GetString(ctx, heldID), Account: m.GetString(ctx, heldAccount), Person: m.GetString(ctx, heldPerson),
		Device: m.GetString(ctx, heldDevice), Created: m.GetInt64(ctx, heldCreated), Seen: m.GetInt64(ctx, heldSeen),
	}
}

// seen notes that a device was here, not oftener than every hour.
func (s *Server) seen(ctx context.Context, in app.SignIn) {
	if now := s.App.Now(); now.Sub(time.UnixMicro(in.Seen)) >= seenEvery {
		s.sessions.Put(ctx, heldSeen, now.UnixMicro())
	}
}

// admit signs a device in, under a new token.
func (s *Server) admit(r *http.Request, a app.Account) error {
	ctx := r.Context()
	if err := s.sessions.RenewToken(ctx); err != nil {
		return fmt.Errorf("sign in: %w", err)
	}
	now := s.App.Now().UnixMicro()
	s.sessions.Put(ctx, heldID, app.Token())
	s.sessions.Put(ctx, heldAccount, a.ID)
	s.sessions.Put(ctx, heldPerson, "")
	s.sessions.Put(ctx, heldDevice, device(r.UserAgent()))
	s.sessions.Put(ctx, heldCreated, now)
	s.sessions.Put(ctx, heldSeen, now)
	return nil
}

// device is what a browser calls itself, in a few words.
func device(agent string) string {
	agent = strings.ToValidUTF8(strings.ReplaceAll(agent, "\x00", ""), "")
	found := func(names ...string) string {
		for i := 0; i < len(names); i += 2 {
			if strings.Contains(agent, names[i]) {
				return names[i+1]
			}
		}
		return ""
	}
	browser := found("Firefox/", "Firefox", "Edg/", "Edge", "SamsungBrowser/", "Samsung Internet", "Chrome/", "Chrome", "Safari/", "Safari")
	system := found("iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "Windows", "Windows", "Mac OS", "Mac", "Linux", "Linux")
	switch {
	case browser != "" && system != "":
		return browser + ", " + system
	case browser+system != "":
		return browser + system
	}
	short := []rune(agent)
	if !utf8.ValidString(agent) || len(short) == 0 {
		return ""
	}
	return string(short[:min(len(short), 60)])
}

// same compares two secrets in the same time wherever they differ.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
