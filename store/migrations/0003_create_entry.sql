-- +goose Up
-- Ratings are kept as unit.Rating holds them: 0 is not given, 1 to 11 are 0 to
-- 10. Doses are kept in their notation.
CREATE TABLE entry (
	person      TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id          TEXT    NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day         BIGINT  NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at          BIGINT  NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	short       BOOLEAN NOT NULL CHECK (short IN (TRUE, FALSE)),
	finished    BOOLEAN NOT NULL CHECK (finished IN (TRUE, FALSE)),
	rounds      INTEGER NOT NULL CHECK (rounds BETWEEN 0 AND 100),
	minutes     INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
	before      INTEGER NOT NULL CHECK (before BETWEEN 0 AND 11),
	during      INTEGER NOT NULL CHECK (during BETWEEN 0 AND 11),
	after       INTEGER NOT NULL CHECK (after BETWEEN 0 AND 11),
	effort      INTEGER NOT NULL CHECK (effort BETWEEN 0 AND 11),
	stiffness   INTEGER NOT NULL CHECK (stiffness BETWEEN 0 AND 11),
	comfortable BOOLEAN NOT NULL CHECK (comfortable IN (TRUE, FALSE)),
	randomized  BOOLEAN NOT NULL CHECK (randomized IN (TRUE, FALSE)),
	control     BOOLEAN NOT NULL CHECK (control IN (TRUE, FALSE)),
	note        TEXT    NOT NULL,
	PRIMARY KEY (person, id)
);
CREATE INDEX entry_by_day ON entry (person, day, at, id);

CREATE TABLE entry_line (
	person        TEXT    NOT NULL,
	entry         TEXT    NOT NULL,
	n             INTEGER NOT NULL CHECK (n >= 1),
	exercise      TEXT    NOT NULL CHECK (length(exercise) > 0),
	in_place_of   TEXT    NOT NULL,
	planned       TEXT    NOT NULL,
	planned_total INTEGER NOT NULL CHECK (planned_total >= 0),
	did           TEXT    NOT NULL,
	did_total     INTEGER NOT NULL CHECK (did_total >= 0),
	how           TEXT    NOT NULL CHECK (how = 'full' OR how = 'shortened' OR how = 'lightened'
		OR how = 'stopped' OR how = 'skipped' OR how = 'left-out'), -- IN (…) would build a table for every row
	pain          INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 11),
	before        INTEGER NOT NULL CHECK (before BETWEEN 0 AND 11),
	after         INTEGER NOT NULL CHECK (after BETWEEN 0 AND 11),
	reserve       INTEGER NOT NULL CHECK (reserve BETWEEN 0 AND 11),
	PRIMARY KEY (person, entry, n),
	FOREIGN KEY (person, entry) REFERENCES entry (person, id) ON DELETE CASCADE
);

CREATE TABLE morning (
	person    TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id        TEXT    NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day       BIGINT  NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at        BIGINT  NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	pain      INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 11),
	worst     INTEGER NOT NULL CHECK (worst BETWEEN 0 AND 11),
	stiffness INTEGER NOT NULL CHECK (stiffness BETWEEN 0 AND 11),
	PRIMARY KEY (person, id)
);
CREATE INDEX morning_by_day ON morning (person, day, at, id);

CREATE TABLE choice (
	person   TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id       TEXT    NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day      BIGINT  NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at       BIGINT  NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	act      TEXT    NOT NULL CHECK (length(act) > 0),
	exercise TEXT    NOT NULL,
	instead  TEXT    NOT NULL,
	today    BOOLEAN NOT NULL CHECK (today IN (TRUE, FALSE)),
	dose     TEXT    NOT NULL,
	of_event TEXT    NOT NULL,
	PRIMARY KEY (person, id)
);
CREATE INDEX choice_by_day ON choice (person, day, at, id);
