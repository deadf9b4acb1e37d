-- Which of what has left was looked through for what it told, of whom and of which days?
-- Grain: four more columns of the export register. `since` and `until` are NULL where it tells of all days, as `provider` is of what left before.
-- What was hidden once stays hidden whatever it counts later, so how much it counted is no longer kept.

ALTER TABLE export ADD COLUMN provider VARCHAR;
ALTER TABLE export ADD COLUMN since DATE;
ALTER TABLE export ADD COLUMN until DATE;
ALTER TABLE export ADD COLUMN is_remembered BOOLEAN DEFAULT false;
UPDATE export SET is_remembered = snapshot IN (SELECT snapshot FROM told_snapshot);
DROP TABLE told_snapshot;
ALTER TABLE told_cell DROP COLUMN counted;
