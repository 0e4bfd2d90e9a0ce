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
CREATE TABLE "check" (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	day    BIGINT NOT NULL CHECK (day BETWEEN -25567 AND 84005),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	body   TEXT   NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id)
);
CREATE INDEX check_by_day ON "check" (person, day, at, id);
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (0, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (1, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (2, 1, '2026-11-20 12:00:00');
INSERT INTO person (id, name, created_at, edits) VALUES ('first', 'The ''very'' first', 1763600000000000, 3);
INSERT INTO person (id, name, created_at) VALUES ('second', '', -1);
INSERT INTO about VALUES ('first', 'about-1', 20000, 1, '{"Profile":{"Age":34,"Sex":"F","Training":"active","Goal":"desk","Minutes":15,"Pounds":false,"Equipment":{"Owned":["wall"],"Dumbbells":null,"Kettlebells":null,"Bar":0,"Plates":null,"Bands":null}},"Country":"DE","Program":"","Own":null,"Zone":""}');
INSERT INTO screening VALUES ('first', 'screening-1', 20000, 2, '{"Answers":{"fusion":{"said":"no"}},"Pain":{"Rest":3,"Move":4,"Worst":0},"Hits":null,"Clearances":null,"Text":"stiff; sore"}');
INSERT INTO measure VALUES ('first', 'measure-1', 20000, 3, '{"Day":20000,"Baselines":0,"PainRest":3,"PainMove":0,"PainWorst":0,"Stiffness":0,"LLR":{"Left":38,"Right":46,"HasLeft":true,"HasRight":true},"Seated":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"HalfKneeling":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"Extension":{"Value":0,"Taken":false},"SideBend":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"OWD":{"Value":0,"Taken":false},"SWA":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"ArmRaise":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"Scapular":{"Value":0,"Taken":false},"Prone":{"Value":0,"Taken":false},"BieringSorensen":{"Value":0,"Taken":false},"WallHold":0,"WallAngels":0,"OverheadSquat":0}');
INSERT INTO "check" VALUES ('first', 'check-1', 20001, 4, '{"Answers":{"new_symptom":{"said":"no"}}}');
