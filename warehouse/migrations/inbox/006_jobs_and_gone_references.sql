-- Which question about deletions is a platform still at work on, and what does an item refer to that is gone?
-- Grain: one row per source with such a question; one row per item and reference. Units: times are naive UTC.
-- Private: this file never leaves the machine.

CREATE TABLE compliance_job (
    source VARCHAR PRIMARY KEY, job_id VARCHAR NOT NULL, due_at TIMESTAMP NOT NULL, last_batch_id BIGINT NOT NULL,
    is_of_all BOOLEAN NOT NULL
);
COMMENT ON TABLE compliance_job IS 'A question about deletions that a platform works on; the next sweep fetches its answer.';
COMMENT ON COLUMN compliance_job.source IS 'Name of the source.';
COMMENT ON COLUMN compliance_job.job_id IS 'Its number at the platform.';
COMMENT ON COLUMN compliance_job.due_at IS 'When it was made, UTC: what was due then is what it is about.';
COMMENT ON COLUMN compliance_job.last_batch_id IS 'The newest batch whose items it is about.';
COMMENT ON COLUMN compliance_job.is_of_all IS 'Whether it is also about what was not due.';

CREATE TABLE gone_reference (
    source VARCHAR NOT NULL, item_id VARCHAR NOT NULL, reference_id VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL, noted_at TIMESTAMP NOT NULL,
    PRIMARY KEY (source, item_id, reference_id)
);
COMMENT ON TABLE gone_reference IS 'What a collected item refers to and its platform no longer shows: a stub without text.';
COMMENT ON COLUMN gone_reference.source IS 'Name of the source.';
COMMENT ON COLUMN gone_reference.item_id IS 'The item that refers to it.';
COMMENT ON COLUMN gone_reference.reference_id IS 'What is gone.';
COMMENT ON COLUMN gone_reference.kind IS 'How it is referred to: reposted, quoted, replied_to.';
COMMENT ON COLUMN gone_reference.reason IS 'Why it is not shown, as the platform says.';
COMMENT ON COLUMN gone_reference.noted_at IS 'When, UTC.';
