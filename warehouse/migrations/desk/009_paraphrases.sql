-- What do people say instead of quoting a mention?
-- Grain: one row per mention that somebody paraphrased. Units: times are naive UTC.

CREATE TABLE paraphrase (
    mention_id BIGINT PRIMARY KEY,
    words VARCHAR NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
