-- +goose Up
-- What a browser said of the session that an entry came of, set by set, so that
-- another device that played the same one can be put together with it. It goes
-- with the entry, also where that is edited by hand.
CREATE TABLE played (
	person TEXT NOT NULL,
	id     TEXT NOT NULL,
	body   TEXT NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id),
	FOREIGN KEY (person, id) REFERENCES entry (person, id) ON DELETE CASCADE
);
