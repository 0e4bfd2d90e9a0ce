-- +goose Up
-- What other apps kept: an exercise of a session a row, its sets in the body. No
-- rule reads it. Brought is the import that it came with, by which it can be
-- taken back.
CREATE TABLE past (
	person  TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id      TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	brought TEXT   NOT NULL CHECK (length(brought) BETWEEN 1 AND 64),
	source  TEXT   NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
	day     BIGINT NOT NULL,
	name    TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	sets    BIGINT NOT NULL,
	body    TEXT   NOT NULL,
	PRIMARY KEY (person, id)
);
CREATE INDEX past_by_name ON past (person, name, day);
CREATE INDEX past_by_import ON past (person, brought);
-- What a name in another app stands for: one of our exercises, none of them (an
-- empty exercise), or something that is left out.
CREATE TABLE naming (
	person   TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	exercise TEXT    NOT NULL,
	left_out BOOLEAN NOT NULL,
	PRIMARY KEY (person, name)
);
