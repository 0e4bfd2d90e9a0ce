-- +goose Up
-- The postures that were found for the poses of a text of own exercises.
ALTER TABLE own ADD COLUMN drawn TEXT NOT NULL DEFAULT '';
