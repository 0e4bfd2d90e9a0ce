-- +goose Up
-- The session that a person is playing and has not finished, at most one, and
-- who plays it.
CREATE TABLE playing (
	person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	holder TEXT NOT NULL CHECK (length(holder) > 0),
	body   TEXT NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person)
);
