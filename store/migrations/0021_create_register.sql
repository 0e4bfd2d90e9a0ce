-- +goose Up
-- How often anything was written of who may sign in, whom they see, and where
-- those people are: while it says the same, so does all of that. One row.
CREATE TABLE register (
	id INTEGER NOT NULL CHECK (id = 1),
	n  BIGINT  NOT NULL CHECK (n >= 1),
	PRIMARY KEY (id)
);
INSERT INTO register (id, n) VALUES (1, 1);
