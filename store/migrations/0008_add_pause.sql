-- +goose Up
-- Of a pause: the first day back, and what it is for.
ALTER TABLE choice ADD COLUMN until BIGINT NOT NULL DEFAULT 0 CHECK (until BETWEEN -25567 AND 84005);
ALTER TABLE choice ADD COLUMN absence TEXT NOT NULL DEFAULT '';
