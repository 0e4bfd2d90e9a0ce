-- +goose Up
-- A token by which programs ask in the name of an account. The token itself is
-- shown once; hash finds it again.
CREATE TABLE token (
	id         TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	account    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	hash       TEXT   NOT NULL CHECK (length(hash) BETWEEN 1 AND 200),
	name       TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	scope      TEXT   NOT NULL CHECK (scope IN ('read', 'log', 'all')),
	created_at BIGINT NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	used_at    BIGINT NOT NULL CHECK (used_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id)
);
CREATE UNIQUE INDEX token_by_hash ON token (hash);
CREATE INDEX token_by_account ON token (account, created_at, id);

-- What a request with a key of its own was answered, so that the same request
-- gets the same answer for a day. It goes with the person whom it names.
CREATE TABLE reply (
	token    TEXT   NOT NULL REFERENCES token (id) ON DELETE CASCADE,
	route    TEXT   NOT NULL CHECK (length(route) BETWEEN 1 AND 400),
	key      TEXT   NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
	person   TEXT   REFERENCES person (id) ON DELETE CASCADE,
	asked    TEXT   NOT NULL,
	status   BIGINT NOT NULL CHECK (status BETWEEN 100 AND 599),
	headers  TEXT   NOT NULL,
	body     TEXT   NOT NULL,
	at       BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (token, route, key)
);
CREATE INDEX reply_by_at ON reply (at);
CREATE INDEX reply_by_person ON reply (person);
