-- What has left the organisation, and which mentions were in it?
-- Grain: one row per file that was written; one per mention in a file that holds single mentions.
-- Units: times are naive UTC; counts of rows and bytes. No words: a file that left is known by its name and its hash.

CREATE TABLE export (
    export_id INTEGER PRIMARY KEY,
    exported_at TIMESTAMP NOT NULL,
    person VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    snapshot VARCHAR NOT NULL,
    items BIGINT NOT NULL,
    sha256 VARCHAR NOT NULL
);
-- No key: a million rows are appended at once, and an index would take longer than the export.
CREATE TABLE exported_mention (export_id INTEGER NOT NULL, mention_id BIGINT NOT NULL);
