-- +goose Up
CREATE TABLE person (
	id         TEXT    NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	name       TEXT    NOT NULL CHECK (length(name) <= 200),
	created_at BIGINT  NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	edits      BIGINT  NOT NULL DEFAULT 1 CHECK (edits >= 1),
	PRIMARY KEY (id)
);
