-- What did heed write of the refused rows of a batch?
-- Grain: as before. A script of its own: DuckDB commits two new columns of a table that holds rows only one by one.

ALTER TABLE batch ADD COLUMN reject_sha256 VARCHAR;
COMMENT ON COLUMN batch.reject_sha256 IS 'Digest of the reject file as heed wrote it: one with another was changed by a person. NULL where there is none.';
