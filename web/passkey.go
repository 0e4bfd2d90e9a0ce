package web

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"tspine/app"
)

// How long a browser may take to make or show a key, and how many may be at it
// at once. Our choice.
const (
	challengeFor   = 5 * time.Minute
	challengesMost = 1000
)

// challenges are what browsers were asked to sign, each to be used once. They
// live no longer than the program.
type challenges struct {
	lock sync.Mutex
	open map[string]challenge
}

// challenge is one of them.
type challenge struct {
	webauthn.SessionData
	until time.Time
}

// put remembers one. Where there are too many those that are over go, and then
// any.
func (c *challenges) put(data *webauthn.SessionData, now time.Time) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.open == nil {
		c.open = map[string]challenge{}
	}
	for text, one := range c.open {
		if len(c.open) >= challengesMost || now.After(one.until) {
			delete(c.open, text)
		}
	}
	c.open[data.Challenge] = challenge{*data, now.Add(challengeFor)}
}

// take gives one for the only time.
func (c *challenges) take(text string, now time.Time) (webauthn.SessionData, bool) {
	c.lock.Lock()
	defer c.lock.Unlock()
	one, ok := c.open[text]
	delete(c.open, text)
	return one.SessionData, ok && !now.After(one.until)
}

// passkeyHost is the name for which keys can be made where a request comes in,
// and false where browsers make none: they want https or this very machine, and
// a name that is no bare address.
func (s *Server) passkeyHost(r *http.Request) (string, bool) {
	at := s.origin(r)
	name := at.Hostname()
	if _, err := netip.ParseAddr(name); err == nil {
		return "", false
	}
	return name, name != "" && (at.Scheme == "https" || name == "localhost")
}

// authority is what makes and checks keys for the name by which a request comes.
func (s *Server) authority(r *http.Request) (*webauthn.WebAuthn, error) {
	name, ok := s.passkeyHost(r)
	if !ok || s.Options.Demo != nil {
		return nil, fmt.Errorf("%w: no passkeys at this address", errBadForm)
	}
	at := s.origin(r)
	return webauthn.New(&webauthn.Config{
		RPID: name, RPDisplayName: "tspine", RPOrigins: []string{at.String()},
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
	})
}

// keyHolder is an account as makers of keys see it.
type keyHolder struct {
	app.Account
	keys []webauthn.Credential
}

// WebAuthnID names the account on devices.
func (k keyHolder) WebAuthnID() []byte { return []byte(k.ID) }

// WebAuthnName is the account's name.
func (k keyHolder) WebAuthnName() string { return k.Name }

// WebAuthnDisplayName is the account's name.
func (k keyHolder) WebAuthnDisplayName() string { return k.Name }

// WebAuthnCredentials gives its keys.
func (k keyHolder) WebAuthnCredentials() []webauthn.Credential { return k.keys }

// holder gives an account with keys of its own.
func holder(a app.Account, all ...app.Passkey) (keyHolder, error) {
	out := keyHolder{Account: a}
	for _, p := range all {
		var one webauthn.Credential
		if err := json.Unmarshal([]byte(p.Body), &one); err != nil {
			return out, fmt.Errorf("read a passkey: %w", err)
		}
		out.keys = append(out.keys, one)
	}
	return out, nil
}

// beginPasskey has a browser make a key.
func (s *Server) beginPasskey(w http.ResponseWriter, r *http.Request) error {
	makes, err := s.authority(r)
	if err != nil {
		return err
	}
	all, err := s.Accounts.PasskeysOf(r.Context(), actor(r).Account)
	if err != nil {
		return err
	}
	who, err := holder(actor(r).Account, all...)
	if err != nil {
		return err
	}
	options, asked, err := makes.BeginRegistration(who, webauthn.WithExclusions(webauthn.Credentials(who.keys).CredentialDescriptors()))
	if err != nil {
		return fmt.Errorf("begin a passkey: %w", err)
	}
	s.signing.put(asked, s.App.Now())
	return answer(w, http.StatusOK, options.Response)
}

// shown is what a browser sends of a key.
type shown struct {
	Name       string          `json:"name"`
	Next       string          `json:"next"`
	Credential json.RawMessage `json:"credential"`
}

// finishPasskey keeps a key that a browser made.
func (s *Server) finishPasskey(w http.ResponseWriter, r *http.Request) error {
	makes, err := s.authority(r)
	if err != nil {
		return err
	}
	var one shown
	if err := readJSON(r, &one); err != nil {
		return err
	}
	key, err := protocol.ParseCredentialCreationResponseBytes(one.Credential)
	if err != nil {
		return fmt.Errorf("%w: %w", errBadForm, err)
	}
	asked, ok := s.signing.take(key.Response.CollectedClientData.Challenge, s.App.Now())
	if !ok {
		return fmt.Errorf("%w: nobody asked for this passkey", errBadForm)
	}
	made, err := makes.CreateCredential(keyHolder{Account: actor(r).Account}, asked, key)
	if err != nil {
		return fmt.Errorf("%w: %w", errBadForm, err)
	}
	body, err := json.Marshal(made)
	if err != nil {
		return fmt.Errorf("keep a passkey: %w", err)
	}
	if err := s.Accounts.AddPasskey(r.Context(), actor(r).Account, one.Name, keyID(made.ID), string(body)); err != nil {
		return err
	}
	return answer(w, http.StatusOK, leadsTo{pathPasskeys})
}

// leadsTo is where a page goes on.
type leadsTo struct {
	To string `json:"to"`
}

// keyID writes the id of a key.
func keyID(id []byte) string { return base64.RawURLEncoding.EncodeToString(id) }

// beginEntry has a browser show a key, of whomever.
func (s *Server) beginEntry(w http.ResponseWriter, r *http.Request) error {
	checks, err := s.authority(r)
	if err != nil {
		return err
	}
	options, asked, err := checks.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return fmt.Errorf("begin a sign-in: %w", err)
	}
	s.signing.put(asked, s.App.Now())
	return answer(w, http.StatusOK, options.Response)
}

// finishEntry signs in whose key a browser shows. What was wrong with it is not
// said.
func (s *Server) finishEntry(w http.ResponseWriter, r *http.Request) error {
	checks, err := s.authority(r)
	if err != nil {
		return err
	}
	var one shown
	if err := readJSON(r, &one); err != nil {
		return err
	}
	account, err := s.unlock(r, checks, one.Credential)
	if err != nil {
		if errors.Is(err, app.ErrSignIn) {
			s.counts.failed.Inc()
		}
		return err
	}
	if err := s.admit(r, account); err != nil {
		return err
	}
	return answer(w, http.StatusOK, leadsTo{here(one.Next, "/today")})
}

// unlock gives the account that a key opens, and notes that it was used.
func (s *Server) unlock(r *http.Request, checks *webauthn.WebAuthn, credential []byte) (app.Account, error) {
	key, err := protocol.ParseCredentialRequestResponseBytes(credential)
	if err != nil {
		return app.Account{}, fmt.Errorf("%w: %w", errBadForm, err)
	}
	asked, ok := s.signing.take(key.Response.CollectedClientData.Challenge, s.App.Now())
	if !ok {
		return app.Account{}, app.ErrSignIn
	}
	var failed error
	var opened app.Account
	_, now, err := checks.ValidatePasskeyLogin(func(id, _ []byte) (webauthn.User, error) {
		kept, account, err := s.Accounts.PasskeyOwner(r.Context(), keyID(id))
		if err != nil {
			failed = err
			return nil, err
		}
		opened = account
		return holder(account, kept)
	}, asked, key)
	switch {
	case failed != nil:
		return app.Account{}, failed
	case err != nil || now.Authenticator.CloneWarning:
		return app.Account{}, app.ErrSignIn
	}
	body, err := json.Marshal(now)
	if err != nil {
		return app.Account{}, fmt.Errorf("keep a passkey: %w", err)
	}
	return opened, s.Accounts.UsePasskey(r.Context(), keyID(now.ID), string(body))
}
