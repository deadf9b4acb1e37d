-- When was an item that needed a person closed?
-- Grain: one row per mention taken up. Units: naive UTC; a note or a link that comes later leaves it as it is.

ALTER TABLE triage ADD COLUMN closed_at TIMESTAMP;
-- Of those closed before nobody noted more than the last change.
UPDATE triage SET closed_at = changed_at WHERE status = 'closed';
