-- +goose Up
-- What a person has begun to say and not finished, at most one thing.
CREATE TABLE draft (
	person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	body   TEXT NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person)
);
