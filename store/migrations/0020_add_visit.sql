-- +goose Up
-- When a line was done, as its entry says: the last times of one exercise are
-- then found without reading what else was done.
ALTER TABLE entry_line ADD COLUMN day BIGINT NOT NULL DEFAULT 0 CHECK (day BETWEEN -25567 AND 84005);
ALTER TABLE entry_line ADD COLUMN at BIGINT NOT NULL DEFAULT 0 CHECK (at BETWEEN -2208988800000000 AND 7258118400000000);
UPDATE entry_line SET
	day = (SELECT entry.day FROM entry WHERE entry.person = entry_line.person AND entry.id = entry_line.entry),
	at = (SELECT entry.at FROM entry WHERE entry.person = entry_line.person AND entry.id = entry_line.entry);
CREATE INDEX entry_line_by_exercise ON entry_line (person, exercise, day, at, entry) WHERE did_total > 0;
