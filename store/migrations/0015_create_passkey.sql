-- +goose Up
-- A key by which an account signs in without its password. body is what the
-- browser showed of it, as JSON; the key itself never leaves the device.
CREATE TABLE passkey (
	id         TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 2000),
	account    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	name       TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	body       TEXT   NOT NULL CHECK (length(body) > 0),
	created_at BIGINT NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	used_at    BIGINT NOT NULL CHECK (used_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id)
);
CREATE INDEX passkey_by_account ON passkey (account, created_at, id);

-- What the owner chose for the whole place. What is not here is as it comes.
CREATE TABLE setting (
	name  TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
	value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 1000),
	PRIMARY KEY (name)
);
