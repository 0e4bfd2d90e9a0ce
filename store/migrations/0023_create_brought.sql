-- +goose Up
-- What an import of an export brought, one thing a row: by it the import can be
-- taken back. mark names what the thing said when it came, so that what was
-- changed since stays.
CREATE TABLE brought (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	import TEXT   NOT NULL CHECK (length(import) BETWEEN 1 AND 64),
	kind   TEXT   NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
	id     TEXT   NOT NULL,
	day    BIGINT NOT NULL,
	mark   TEXT   NOT NULL,
	PRIMARY KEY (person, import, kind, id)
);
