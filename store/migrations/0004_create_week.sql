-- +goose Up
-- A cache: a week's row may be lost at any time and is computed again.
CREATE TABLE week (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	week   BIGINT NOT NULL CHECK (week >= 0),
	rules  TEXT   NOT NULL CHECK (length(rules) > 0),
	day    BIGINT NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	state  TEXT   NOT NULL CHECK (length(state) > 0),
	PRIMARY KEY (person, week)
);
CREATE INDEX week_by_day ON week (person, day);

CREATE TABLE told (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day    BIGINT NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	week   BIGINT NOT NULL CHECK (week >= 0),
	rules  TEXT   NOT NULL CHECK (length(rules) > 0),
	body   TEXT   NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id)
);
CREATE INDEX told_by_day ON told (person, day, at, id);
