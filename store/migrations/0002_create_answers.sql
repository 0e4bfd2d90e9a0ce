-- +goose Up
CREATE TABLE about (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day    BIGINT NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	body   TEXT   NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id)
);
CREATE INDEX about_by_day ON about (person, day, at, id);

CREATE TABLE screening (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day    BIGINT NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	body   TEXT   NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id)
);
CREATE INDEX screening_by_day ON screening (person, day, at, id);

CREATE TABLE measure (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day    BIGINT NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	body   TEXT   NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id)
);
CREATE INDEX measure_by_day ON measure (person, day, at, id);

-- The five questions before a session. CHECK is a word of SQL, so the name
-- stands in quotes.
CREATE TABLE "check" (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day    BIGINT NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	body   TEXT   NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id)
);
CREATE INDEX check_by_day ON "check" (person, day, at, id);
