package app

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"tspine/engine/fault"
)

// Scope says what a personal token may do. Each one may do what those before
// it may.
type Scope string

// To read all; to write down what was done and how it feels, too; to do
// everything that a page can.
const (
	ScopeRead Scope = "read"
	ScopeLog  Scope = "log"
	ScopeAll  Scope = "all"
)

// Scopes lists every scope, the narrowest first.
func Scopes() []Scope { return []Scope{ScopeRead, ScopeLog, ScopeAll} }

// Allows says whether whoever has a scope may do what asks for another one.
func (s Scope) Allows(wanted Scope) bool { return s.rank() > 0 && s.rank() >= wanted.rank() }

func (s Scope) rank() int {
	for i, one := range Scopes() {
		if one == s {
			return i + 1
		}
	}
	return 0
}

// PersonalToken is what a program shows to ask in the name of an account. The
// token itself is not kept, but a hash of it.
type PersonalToken struct {
	ID      string // UUIDv7
	Account string
	Hash    string
	Name    string // by which people know it
	Scope   Scope
	Created int64 // microseconds since 1970 UTC, as the other
	Used    int64 // 0: never
}

// TokenKeeper keeps personal tokens.
type TokenKeeper interface {
	AddToken(ctx context.Context, t PersonalToken) error
	// TokenOf gives the token of that hash, and false where there is none.
	TokenOf(ctx context.Context, hash string) (PersonalToken, bool, error)
	// Tokens lists those of an account, in the order in which they were made.
	Tokens(ctx context.Context, account string) ([]PersonalToken, error)
	UseToken(ctx context.Context, id string, at int64) error
	// RemoveToken fails with ErrNoToken where the account has none of that id.
	RemoveToken(ctx context.Context, account, id string) error
}

// ErrNoToken says that there is no such token, or none of the account's.
var ErrNoToken = errors.New("no such token")

// mostTokens is how many an account can have.
const mostTokens = 50

// tokenMark begins every personal token, so that it is known for one where it
// turns up.
const tokenMark = "tspine_"

// usedEvery is how often the use of a token is noted: in microseconds.
const usedEvery = 60 * 1_000_000

// Tokens lists the personal tokens of an account.
func (s *Accounts) Tokens(ctx context.Context, a Account) ([]PersonalToken, error) {
	return s.Personal.Tokens(ctx, a.ID)
}

// MakeToken makes a personal token, and gives it with its text, which is not
// kept: it can't be shown again.
func (s *Accounts) MakeToken(ctx context.Context, a Account, name string, scope Scope) (PersonalToken, string, error) {
	var all fault.Faults
	checkGiven(&all, name)
	if scope.rank() == 0 {
		all.Add("scope", "unknown-word", string(scope), "read, log, all")
	}
	there, err := s.Personal.Tokens(ctx, a.ID)
	if err != nil {
		return PersonalToken{}, "", err
	}
	if len(there) >= mostTokens {
		all.Add("name", "too-many-tokens", "", fmt.Sprint(mostTokens))
	}
	if err := all.Err(); err != nil {
		return PersonalToken{}, "", fmt.Errorf("make a token: %w", err)
	}
	id, err := newID()
	if err != nil {
		return PersonalToken{}, "", err
	}
	text := tokenMark + strings.ToLower(Token()+Token())
	t := PersonalToken{ID: id, Account: a.ID, Hash: tokenHash(text), Name: strings.TrimSpace(name), Scope: scope, Created: s.Now().UnixMicro()}
	if err := s.Personal.AddToken(ctx, t); err != nil {
		return PersonalToken{}, "", fmt.Errorf("make a token: %w", err)
	}
	return t, text, nil
}

// tokenHash is under what a token is found. It has 256 bits of chance, so that
// it needs no slow hash.
func tokenHash(text string) string {
	sum := sha256.Sum256([]byte("token\x00" + text))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// Bearer gives who shows a token, and the token; false where it opens nothing.
// It notes the use, once a minute at most.
func (s *Accounts) Bearer(ctx context.Context, text string) (Actor, PersonalToken, bool, error) {
	if !strings.HasPrefix(text, tokenMark) {
		return Actor{}, PersonalToken{}, false, nil
	}
	n, err := s.House.Registered(ctx)
	if err != nil {
		return Actor{}, PersonalToken{}, false, err
	}
	asked := heldAsked{n, tokenHash(text)}
	t, err := s.bearers.Get(ctx, asked, func() (PersonalToken, bool, error) {
		t, known, err := s.Personal.TokenOf(ctx, asked.hash)
		return t, known && n > 0, err
	})
	if err != nil || t.ID == "" {
		return Actor{}, t, false, err
	}
	who, known, err := s.ActorAt(ctx, SignIn{Account: t.Account}, n)
	if err != nil || !known {
		return Actor{}, t, false, err
	}
	if now := s.Now().UnixMicro(); now-t.Used >= usedEvery {
		if err := s.Personal.UseToken(ctx, t.ID, now); err != nil {
			return Actor{}, t, false, err
		}
		noted := t
		noted.Used = now
		s.bearers.Put(asked, noted)
	}
	return who, t, true, nil
}

// RevokeToken has a token open nothing any more.
func (s *Accounts) RevokeToken(ctx context.Context, a Account, id string) error {
	return s.Personal.RemoveToken(ctx, a.ID, id)
}
