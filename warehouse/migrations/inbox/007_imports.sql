-- Which batches came from files, and which removal takes an import back?
-- Grain: as before. Private: this file never leaves the machine.

ALTER TABLE batch ADD COLUMN is_file BOOLEAN DEFAULT false;
COMMENT ON COLUMN batch.is_file IS 'Whether it is a file that a person imported; else a page that was collected.';
UPDATE batch SET is_file = regexp_matches(origin, '\.\w{2,6}$');

ALTER TABLE erasure ADD COLUMN taken_back BIGINT;
COMMENT ON COLUMN erasure.taken_back IS 'The batch that it takes back, whose items may come again; NULL where they were removed for good.';
