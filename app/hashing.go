package app

import (
	"context"
	"fmt"

	"github.com/alexedwards/argon2id"
)

// A hash takes 64 MiB, so only a few are made at once; the others wait.
const (
	hashMemory = 64 << 10 // KiB
	hashPasses = 3
	hashesMost = 2
)

// nobody is the hash of a password that nobody knows: an unknown name takes as
// long as a known one.
const nobody = "$argon2id$v=19$m=65536,t=3,p=1$TBCiYOK8eR0Imgj5gFcTeg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// hashing makes and compares hashes of passwords.
type hashing chan struct{}

func newHashing() hashing { return make(hashing, hashesMost) }

func (h hashing) take(ctx context.Context) error {
	select {
	case h <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for a turn to hash: %w", ctx.Err())
	}
}

func (h hashing) hash(ctx context.Context, password string) (string, error) {
	if err := h.take(ctx); err != nil {
		return "", err
	}
	defer func() { <-h }()
	return argon2id.CreateHash(password, &argon2id.Params{Memory: hashMemory, Iterations: hashPasses, Parallelism: 1, SaltLength: 16, KeyLength: 32})
}

// same says whether a password has that hash.
func (h hashing) same(ctx context.Context, password, hash string) (bool, error) {
	if err := h.take(ctx); err != nil {
		return false, err
	}
	defer func() { <-h }()
	return argon2id.ComparePasswordAndHash(password, hash)
}
