package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Invitation is a link by which a person gets an account of their own.
type Invitation struct {
	Person string
	Hash   string // of the link's token
	Until  int64  // microseconds since 1970 UTC
}

// InvitationKeeper keeps at most one invitation a person. Adding an account
// uses up the invitations of its people.
type InvitationKeeper interface {
	Invite(ctx context.Context, i Invitation) error
	Invitation(ctx context.Context, hash string) (Invitation, bool, error)
}

// InvitedFor is how long an invitation holds.
const InvitedFor = 7 * 24 * time.Hour

// What is wrong with asking for or using an invitation.
var (
	ErrNotOwner     = errors.New("only the owner may do this")
	ErrNotYours     = errors.New("not a person of this account")
	ErrNoInvitation = errors.New("the link has been used or is too old")
)

// Invite gives the token of a link by which a person gets an account of their
// own. From then on they are seen from that account alone.
func (s *Accounts) Invite(ctx context.Context, a Actor, person string) (string, error) {
	switch {
	case !a.Account.Owner:
		return "", ErrNotOwner
	case person == "" || !slices.ContainsFunc(a.People, func(p Person) bool { return p.ID == person }):
		return "", ErrNotYours
	}
	token := Token()
	err := s.Invited.Invite(ctx, Invitation{person, tryOf("invitation", token), s.Now().Add(InvitedFor).UnixMicro()})
	if err != nil {
		return "", fmt.Errorf("invite %s: %w", person, err)
	}
	return token, nil
}

// Guest gives the id of whom a token invites, or ErrNoInvitation.
func (s *Accounts) Guest(ctx context.Context, token string) (string, error) {
	i, ok, err := s.Invited.Invitation(ctx, tryOf("invitation", token))
	switch {
	case err != nil:
		return "", fmt.Errorf("read an invitation: %w", err)
	case !ok || i.Until <= s.Now().UnixMicro():
		return "", ErrNoInvitation
	}
	return i.Person, nil
}

// Accept makes the account of whoever holds a token.
func (s *Accounts) Accept(ctx context.Context, token string, n Newcomer) (Account, error) {
	person, err := s.Guest(ctx, token)
	if err != nil {
		return Account{}, err
	}
	return s.join(ctx, n, false, []Person{{ID: person}})
}

// Token gives a word that nobody can guess: 26 letters and digits, 128 bits.
func Token() string { return rand.Text() }
