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
	reserve       INTEGER NOT NULL CHECK (reserve BETWEEN 0 AND 11), day BIGINT NOT NULL DEFAULT 0 CHECK (day BETWEEN -25567 AND 84005), at BIGINT NOT NULL DEFAULT 0 CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
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
	of_event TEXT    NOT NULL, until BIGINT NOT NULL DEFAULT 0 CHECK (until BETWEEN -25567 AND 84005), absence TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (person, id)
);
CREATE INDEX choice_by_day ON choice (person, day, at, id);
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
CREATE TABLE draft (
	person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	body   TEXT NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person)
);
CREATE TABLE playing (
	person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	holder TEXT NOT NULL CHECK (length(holder) > 0),
	body   TEXT NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person)
);
CREATE TABLE account (
	id         TEXT    NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	key        TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 400),
	hash       TEXT    NOT NULL CHECK (length(hash) > 0),
	owner      BOOLEAN NOT NULL CHECK (owner IN (TRUE, FALSE)),
	created_at BIGINT  NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id),
	UNIQUE (key)
);
CREATE TABLE keeper (
	person  TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	PRIMARY KEY (person)
);
CREATE INDEX keeper_by_account ON keeper (account, person);
CREATE TABLE invitation (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	hash   TEXT   NOT NULL CHECK (length(hash) > 0),
	until  BIGINT NOT NULL CHECK (until BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (person)
);
CREATE TABLE sign_in (
	hash       TEXT   NOT NULL CHECK (length(hash) > 0),
	id         TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	account    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	person     TEXT   NOT NULL CHECK (length(person) <= 64),
	device     TEXT   NOT NULL CHECK (length(device) <= 200),
	created_at BIGINT NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	seen_at    BIGINT NOT NULL CHECK (seen_at BETWEEN -2208988800000000 AND 7258118400000000),
	until      BIGINT NOT NULL CHECK (until BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (hash)
);
CREATE INDEX sign_in_by_account ON sign_in (account, seen_at);
CREATE TABLE failure (
	id      TEXT   NOT NULL CHECK (length(id) > 0),
	n       BIGINT NOT NULL CHECK (n >= 0),
	last_at BIGINT NOT NULL CHECK (last_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id)
);
CREATE INDEX failure_by_time ON failure (last_at);
CREATE TABLE played (
	person TEXT NOT NULL,
	id     TEXT NOT NULL,
	body   TEXT NOT NULL CHECK (length(body) > 0),
	PRIMARY KEY (person, id),
	FOREIGN KEY (person, id) REFERENCES entry (person, id) ON DELETE CASCADE
);
CREATE TABLE own (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id     TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	name   TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	at     BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	body   TEXT   NOT NULL, drawn TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (person, id)
);
CREATE TABLE preference (
	person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
	value  TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 200),
	PRIMARY KEY (person, name)
);
CREATE TABLE passkey (
	id         TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 2000),
	account    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	name       TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	body       TEXT   NOT NULL CHECK (length(body) > 0),
	created_at BIGINT NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	used_at    BIGINT NOT NULL CHECK (used_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id)
);
CREATE INDEX passkey_by_account ON passkey (account, created_at, id);
CREATE TABLE setting (
	name  TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
	value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 1000),
	PRIMARY KEY (name)
);
CREATE TABLE past (
	person  TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	id      TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	brought TEXT   NOT NULL CHECK (length(brought) BETWEEN 1 AND 64),
	source  TEXT   NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
	day     BIGINT NOT NULL,
	name    TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	sets    BIGINT NOT NULL,
	body    TEXT   NOT NULL,
	PRIMARY KEY (person, id)
);
CREATE INDEX past_by_name ON past (person, name, day);
CREATE INDEX past_by_import ON past (person, brought);
CREATE TABLE naming (
	person   TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	exercise TEXT    NOT NULL,
	left_out BOOLEAN NOT NULL,
	PRIMARY KEY (person, name)
);
CREATE TABLE token (
	id         TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
	account    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	hash       TEXT   NOT NULL CHECK (length(hash) BETWEEN 1 AND 200),
	name       TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	scope      TEXT   NOT NULL CHECK (scope IN ('read', 'log', 'all')),
	created_at BIGINT NOT NULL CHECK (created_at BETWEEN -2208988800000000 AND 7258118400000000),
	used_at    BIGINT NOT NULL CHECK (used_at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (id)
);
CREATE UNIQUE INDEX token_by_hash ON token (hash);
CREATE INDEX token_by_account ON token (account, created_at, id);
CREATE TABLE reply (
	token    TEXT   NOT NULL REFERENCES token (id) ON DELETE CASCADE,
	route    TEXT   NOT NULL CHECK (length(route) BETWEEN 1 AND 400),
	key      TEXT   NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
	person   TEXT   REFERENCES person (id) ON DELETE CASCADE,
	asked    TEXT   NOT NULL,
	status   BIGINT NOT NULL CHECK (status BETWEEN 100 AND 599),
	headers  TEXT   NOT NULL,
	body     TEXT   NOT NULL,
	at       BIGINT NOT NULL CHECK (at BETWEEN -2208988800000000 AND 7258118400000000),
	PRIMARY KEY (token, route, key)
);
CREATE INDEX reply_by_at ON reply (at);
CREATE INDEX reply_by_person ON reply (person);
CREATE INDEX entry_line_by_exercise ON entry_line (person, exercise, day, at, entry) WHERE did_total > 0;
CREATE TABLE register (
	id INTEGER NOT NULL CHECK (id = 1),
	n  BIGINT  NOT NULL CHECK (n >= 1),
	PRIMARY KEY (id)
);
CREATE TABLE brought (
	person TEXT   NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	import TEXT   NOT NULL CHECK (length(import) BETWEEN 1 AND 64),
	kind   TEXT   NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
	id     TEXT   NOT NULL,
	day    BIGINT NOT NULL,
	mark   TEXT   NOT NULL,
	PRIMARY KEY (person, import, kind, id)
);
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (0, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (1, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (2, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (3, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (4, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (5, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (6, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (8, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (9, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (10, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (11, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (14, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (15, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (18, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (19, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (20, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (21, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (22, 1, '2026-11-20 12:00:00');
INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (23, 1, '2026-11-20 12:00:00');
INSERT INTO person (id, name, created_at, edits) VALUES ('first', 'The ''very'' first', 1763600000000000, 3);
INSERT INTO person (id, name, created_at) VALUES ('second', '', -1);
INSERT INTO about VALUES ('first', 'about-1', 20000, 1, '{"Profile":{"Age":34,"Sex":"F","Training":"active","Goal":"desk","Minutes":15,"Pounds":false,"Equipment":{"Owned":["wall"],"Dumbbells":null,"Kettlebells":null,"Bar":0,"Plates":null,"Bands":null}},"Country":"DE","Program":"","Own":null,"Zone":""}');
INSERT INTO screening VALUES ('first', 'screening-1', 20000, 2, '{"Answers":{"fusion":{"said":"no"}},"Pain":{"Rest":3,"Move":4,"Worst":0},"Hits":null,"Clearances":null,"Text":"stiff; sore"}');
INSERT INTO measure VALUES ('first', 'measure-1', 20000, 3, '{"Day":20000,"Baselines":0,"PainRest":3,"PainMove":0,"PainWorst":0,"Stiffness":0,"LLR":{"Left":38,"Right":46,"HasLeft":true,"HasRight":true},"Seated":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"HalfKneeling":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"Extension":{"Value":0,"Taken":false},"SideBend":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"OWD":{"Value":0,"Taken":false},"SWA":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"ArmRaise":{"Left":0,"Right":0,"HasLeft":false,"HasRight":false},"Scapular":{"Value":0,"Taken":false},"Prone":{"Value":0,"Taken":false},"BieringSorensen":{"Value":0,"Taken":false},"WallHold":0,"WallAngels":0,"OverheadSquat":0}');
INSERT INTO "check" VALUES ('first', 'check-1', 20001, 4, '{"Answers":{"new_symptom":{"said":"no"}}}');
INSERT INTO entry VALUES ('first', 'entry-1', 20001, 5, FALSE, TRUE, 2, 15, 2, 3, 2, 4, 5, TRUE, FALSE, FALSE, 'a note');
INSERT INTO entry VALUES ('second', 'entry-1', 20001, 5, TRUE, FALSE, 0, 0, 0, 0, 0, 0, 0, FALSE, FALSE, FALSE, '');
INSERT INTO entry_line (person, entry, n, exercise, in_place_of, planned, planned_total, did, did_total, how, pain, before, after, reserve) VALUES ('first', 'entry-1', 1, 'cat-cow', '', '30s', 30, '20s', 20, 'shortened', 3, 2, 2, 0);
INSERT INTO entry_line (person, entry, n, exercise, in_place_of, planned, planned_total, did, did_total, how, pain, before, after, reserve) VALUES ('first', 'entry-1', 2, 'band-row', 'dumbbell-row', '3x10 @ green band', 30, '3x10 @ green band', 30, 'full', 0, 0, 0, 3);
INSERT INTO morning VALUES ('first', 'morning-1', 20002, 6, 2, 4, 5);
INSERT INTO choice (person, id, day, at, act, exercise, instead, today, dose, of_event) VALUES ('first', 'choice-1', 20002, 7, 'swap', 'cat-cow', 'open-book', TRUE, '', '');
INSERT INTO week VALUES ('first', 0, '1-abc', 20007, '{}');
INSERT INTO told VALUES ('first', 'told-1', 20007, 8, 0, '1-abc', '{"decision":"HOLD"}');
INSERT INTO draft VALUES ('second', '{"age":"34"}');
INSERT INTO playing (person, id, holder, body) VALUES ('second', 'playing-1', 'someone', '{"version":1}');
INSERT INTO choice VALUES ('first', 'choice-2', 20003, 9, 'pause', '', '', FALSE, '', '', 20010, 'travel');
INSERT INTO account VALUES ('account-1', 'Ana', 'ana', '$argon2id$v=19$hash', TRUE, 1763600000000000);
INSERT INTO keeper VALUES ('first', 'account-1');
INSERT INTO invitation VALUES ('second', 'hash-of-a-link', 1763600000000000);
INSERT INTO sign_in VALUES ('hash-of-a-token', 'sign-in-1', 'account-1', 'first', 'Firefox, Linux', 1, 2, 3);
INSERT INTO failure VALUES ('hash-of-a-name', 3, 1763600000000000);
INSERT INTO played VALUES ('first', 'entry-1', '{"version":1}');
INSERT INTO own (person, id, name, at, body) VALUES ('first', 'own-1', 'towel-rotation', 1763600000000000, 'id: towel-rotation');
INSERT INTO own (person, id, name, at, body) VALUES ('first', 'own-2', 'towel-rotation', 1763600000000001, '');
INSERT INTO entry VALUES ('first', 'entry-2', 20004, 10, FALSE, TRUE, 1, 10, 2, 2, 2, 3, 4, FALSE, TRUE, TRUE, '');
INSERT INTO choice VALUES ('first', 'choice-3', 20004, 11, 'less', 'cat-cow', '', FALSE, '20s', '', 0, '');
INSERT INTO choice VALUES ('first', 'choice-4', 20004, 12, 'undo', '', '', FALSE, '', 'choice-3', 0, '');
INSERT INTO told VALUES ('first', 'told-2', 20014, 9, 1, '1-abc', '{"decision":"HOLD"}');
INSERT INTO preference VALUES ('first', 'theme', 'dark');
INSERT INTO passkey VALUES ('id-of-a-key', 'account-1', 'My phone', '{"id":"aWQ="}', 1763600000000000, 1763600000000001);
INSERT INTO setting VALUES ('backup-at', '03:30');
INSERT INTO past VALUES ('first', 'past-1', 'import-1', 'strong', 20000, 'Band Pull Apart', 1, '{"source":"strong","day":"2024-10-04","place":1,"name":"Band Pull Apart","sets":[{"reps":12}]}');
INSERT INTO naming VALUES ('first', 'Band Pull Apart', 'band-pull-apart', FALSE);
INSERT INTO naming VALUES ('first', 'Running', '', TRUE);
INSERT INTO token VALUES ('token-1', 'account-1', 'hash-of-a-personal-token', 'My script', 'log', 1763600000000000, 0);
INSERT INTO reply VALUES ('token-1', 'POST /api/v1/people/first/mornings', 'key-1', 'first', 'hash-of-a-body', 201, '{}', '{"id":"morning-1"}', 1763600000000000);
INSERT INTO entry_line VALUES ('first', 'entry-2', 1, 'open-book', '', '8/side', 8, '8/side', 8, 'full', 3, 0, 0, 0, 20004, 10);
INSERT INTO register VALUES (1, 7) ON CONFLICT (id) DO UPDATE SET n = excluded.n;
INSERT INTO own VALUES ('first', 'own-3', 'towel-rotation', 1763600000000002, 'id: towel-rotation', 'pose towel-rotation');
INSERT INTO brought VALUES ('first', 'import-2', 'event', 'entry-2', 20004, '0123456789abcdef');
