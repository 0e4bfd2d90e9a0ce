-- +goose Up
-- How a person wants things to look, read and sound. What is not here is as it
-- comes.
CREATE TABLE preference (
	person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
	value  TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 200),
	PRIMARY KEY (person, name)
);
