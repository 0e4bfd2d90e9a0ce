-- +goose Up
-- Exercises of one's own, as they were written: a row for each version of a
-- text, of which the latest counts. An empty body takes the text away.
CREATE TABLE own (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	name   TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	body   TEXT   NOT NULL,
	PRIMARY KEY (person, id)
);
