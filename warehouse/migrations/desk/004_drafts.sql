-- What is somebody writing that is not saved yet, and what would they answer?
-- Grain: one row per person and thing they write about; the words of a triage row gain a reply that is never sent.
-- Units: saved_at is naive UTC; version is that of the row they began from, 0 where there was none.

CREATE TABLE draft (
    person VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    mention_id BIGINT,
    content JSON NOT NULL,
    version INTEGER NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    PRIMARY KEY (person, subject)
);
ALTER TABLE triage ADD COLUMN reply VARCHAR DEFAULT '';
