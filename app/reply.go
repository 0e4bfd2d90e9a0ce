package app

import "context"

// Reply is what a request with a key of its own was answered.
type Reply struct {
	Token, Route, Key string
	Person            string // whom it names; empty: nobody
	Asked             string // hash of what was asked
	Status            int
	Headers, Body     string // the headers as JSON
	At                int64  // microseconds since 1970 UTC
}

// ReplyKeeper keeps answers for a day.
type ReplyKeeper interface {
	// Reply gives what was answered since a moment.
	Reply(ctx context.Context, token, route, key string, since int64) (Reply, bool, error)
	// KeepReply keeps an answer, and forgets those before a moment.
	KeepReply(ctx context.Context, one Reply, before int64) error
}
