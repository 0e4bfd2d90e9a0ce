package app

import (
	"context"
	"errors"
	"fmt"

	"tspine/engine/fault"
)

// Passkey is a key by which an account signs in without its password.
type Passkey struct {
	ID      string // as its device names it, in base64url
	Account string
	Name    string // by which people know it
	Body    string // what the browser showed of it, as JSON
	Created int64  // microseconds since 1970 UTC, as the other
	Used    int64  // when somebody signed in with it last; 0: never
}

// PasskeyKeeper keeps passkeys.
type PasskeyKeeper interface {
	AddPasskey(ctx context.Context, p Passkey) error
	Passkey(ctx context.Context, id string) (Passkey, bool, error)
	// PasskeysOf lists those of an account, in the order in which they were made.
	PasskeysOf(ctx context.Context, account string) ([]Passkey, error)
	// UsePasskey notes a sign-in, and what the key is like now.
	UsePasskey(ctx context.Context, id, body string, at int64) error
	// RemovePasskey fails with ErrNoPasskey where the account has none of that id.
	RemovePasskey(ctx context.Context, account, id string) error
}

// ErrNoPasskey says that the account has no such key.
var ErrNoPasskey = errors.New("no such passkey")

// mostPasskeys is how many an account can have.
const mostPasskeys = 50

// PasskeysOf lists the keys of an account.
func (s *Accounts) PasskeysOf(ctx context.Context, a Account) ([]Passkey, error) {
	return s.Passkeys.PasskeysOf(ctx, a.ID)
}

// AddPasskey keeps a key that a browser made for an account, under a name.
func (s *Accounts) AddPasskey(ctx context.Context, a Account, name, id, body string) error {
	var all fault.Faults
	checkGiven(&all, name)
	there, err := s.Passkeys.PasskeysOf(ctx, a.ID)
	if err != nil {
		return err
	}
	if len(there) >= mostPasskeys {
		all.Add("name", "too-many-passkeys", "", fmt.Sprint(mostPasskeys))
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("add a passkey: %w", err)
	}
	return s.Passkeys.AddPasskey(ctx, Passkey{ID: id, Account: a.ID, Name: name, Body: body, Created: s.Now().UnixMicro()})
}

// PasskeyOwner gives a key and whose it is, or ErrSignIn.
func (s *Accounts) PasskeyOwner(ctx context.Context, id string) (Passkey, Account, error) {
	p, ok, err := s.Passkeys.Passkey(ctx, id)
	if err != nil {
		return p, Account{}, err
	}
	all, err := s.Keep.Accounts(ctx)
	if err != nil {
		return p, Account{}, fmt.Errorf("sign in: %w", err)
	}
	for _, a := range all {
		if ok && a.ID == p.Account {
			return p, a, nil
		}
	}
	return p, Account{}, ErrSignIn
}

// UsePasskey notes that somebody signed in with a key.
func (s *Accounts) UsePasskey(ctx context.Context, id, body string) error {
	return s.Passkeys.UsePasskey(ctx, id, body, s.Now().UnixMicro())
}

// RemovePasskey has an account no longer open for a key.
func (s *Accounts) RemovePasskey(ctx context.Context, a Account, id string) error {
	return s.Passkeys.RemovePasskey(ctx, a.ID, id)
}
