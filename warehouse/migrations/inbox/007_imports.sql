-- Which batches came from files, what did heed write of their refused rows, and which removal takes an import back?
-- Grain: as before. Private: this file never leaves the machine.

ALTER TABLE batch ADD COLUMN is_file BOOLEAN DEFAULT false;
ALTER TABLE batch ADD COLUMN reject_sha256 VARCHAR;
UPDATE batch SET is_file = regexp_matches(origin, '\.\w{2,6}$');
COMMENT ON COLUMN batch.is_file IS 'Whether it is a file that a person imported; else a page that was collected.';
COMMENT ON COLUMN batch.reject_sha256 IS 'Digest of the reject file as heed wrote it: one with another was changed by a person. NULL where there is none.';

ALTER TABLE erasure ADD COLUMN taken_back BIGINT;
COMMENT ON COLUMN erasure.taken_back IS 'The batch that it takes back, whose items may come again; NULL where they were removed for good.';
