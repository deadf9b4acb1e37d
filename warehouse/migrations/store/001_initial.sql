-- What was said about whom, and what do our labellers make of it?
-- Grain: one row per mention, per label of a labeller version, per topic of a fit.
-- Units: times are naive UTC, days and weeks are local to the site; probabilities and ratings are 0-1; compound is -1..1.

CREATE TABLE mention (
    mention_id BIGINT PRIMARY KEY,
    provider VARCHAR NOT NULL,
    site VARCHAR,
    service VARCHAR,
    source VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    day DATE NOT NULL,
    week DATE NOT NULL,
    text VARCHAR NOT NULL,
    voice BIGINT NOT NULL,
    question VARCHAR,
    rating DOUBLE CHECK (rating BETWEEN 0 AND 1),
    expected_language VARCHAR,
    repost_of BIGINT,
    gate_version VARCHAR NOT NULL,
    batch_id BIGINT NOT NULL,
    admitted_at TIMESTAMP NOT NULL
);
CREATE TABLE labeller (
    labeller_id SMALLINT PRIMARY KEY,
    labeller VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    first_used_at TIMESTAMP NOT NULL,
    figures JSON,
    UNIQUE (labeller, version)
);
CREATE TABLE label (
    mention_id BIGINT NOT NULL,
    labeller_id SMALLINT NOT NULL,
    label VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    PRIMARY KEY (labeller_id, mention_id, label)
);
CREATE TABLE topic_fit (
    fit_id INTEGER PRIMARY KEY,
    fitted_at TIMESTAMP NOT NULL,
    version VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    mentions BIGINT NOT NULL,
    outlier_share DOUBLE CHECK (outlier_share BETWEEN 0 AND 1),
    note VARCHAR NOT NULL,
    model BLOB
);
CREATE TABLE topic (
    fit_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    keywords VARCHAR[] NOT NULL,
    examples BIGINT[] NOT NULL,
    PRIMARY KEY (fit_id, topic_id)
);
CREATE TABLE batch (
    batch_id BIGINT PRIMARY KEY,
    provider VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    items BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    admitted_at TIMESTAMP NOT NULL
);
