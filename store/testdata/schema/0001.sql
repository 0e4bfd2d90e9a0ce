CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
CREATE TABLE person (
	id         TEXT    NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	name       TEXT    NOT NULL CHECK (length(name) <= 200),
	created_at BIGINT  NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	edits      BIGINT  NOT NULL DEFAULT 1 CHECK (edits >= 1),
	PRIMARY KEY (id)
);
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (0, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (1, 1, '2026-11-20 12:00:00');
INSERT INTO person (id, name, created_at, edits) VALUES ('first', 'The ''very'' first', 1763600000000000, 3);
INSERT INTO person (id, name, created_at) VALUES ('second', '', -1);
