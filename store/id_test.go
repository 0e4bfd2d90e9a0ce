package store

import "github.com/google/uuid"

// newID makes an id as whoever creates a thing does.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
