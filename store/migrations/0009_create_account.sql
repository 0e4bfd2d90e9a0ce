-- +goose Up
-- Who may sign in. key is the name in lower case: names differ in more than
-- capitals. hash is argon2id with its numbers and salt.
CREATE TABLE account (
	id         TEXT    NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	key        TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 400),
	hash       TEXT    NOT NULL CHECK (length(hash) > 0),
	owner      BOOLEAN NOT NULL CHECK (owner IN (TRUE, FALSE)),
	created_at BIGINT  NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id),
	UNIQUE (key)
);

-- Whose account a person is seen from: one, or none yet.
CREATE TABLE keeper (
	person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	PRIMARY KEY (person)
);
CREATE INDEX keeper_by_account ON keeper (account, person);

-- A link by which a person gets an account of their own. hash is of its token.
CREATE TABLE invitation (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	hash   TEXT   NOT NULL CHECK (length(hash) > 0),
	until  BIGINT NOT NULL CHECK (until BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (person)
);

-- A device that is signed in. hash is of the token in its cookie.
CREATE TABLE sign_in (
	hash       TEXT   NOT NULL CHECK (length(hash) > 0),
	id         TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	account    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	person     TEXT   NOT NULL CHECK (length(person) <= 64),
	device     TEXT   NOT NULL CHECK (length(device) <= 200),
	created_at BIGINT NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	seen_at    BIGINT NOT NULL CHECK (seen_at BETWEEN -2208988800000000 AND 7258118400000000),
	until      BIGINT NOT NULL CHECK (until BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (hash)
);
CREATE INDEX sign_in_by_account ON sign_in (account, seen_at);

-- Sign-ins that failed, counted by the name tried and by the address they came
-- from. id is a hash, so that nothing that was typed is kept.
CREATE TABLE failure (
	id      TEXT   NOT NULL CHECK (length(id) > 0),
	n       BIGINT NOT NULL CHECK (n >= 0),
	last_at BIGINT NOT NULL CHECK (last_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id)
);
CREATE INDEX failure_by_time ON failure (last_at);
