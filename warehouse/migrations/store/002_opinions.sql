-- What does each clause of a mention say, and about what?
-- Grain: one row per opinion of a labeller version: a clause and one theme of it, or `none`.
-- Units: start and stop are characters of the redacted text, half-open; probability 0-1.

CREATE TABLE opinion (
    mention_id BIGINT NOT NULL,
    labeller_id SMALLINT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL CHECK (stop >= start AND start >= 0),
    theme VARCHAR NOT NULL,
    sentiment VARCHAR NOT NULL,
    probability DOUBLE NOT NULL CHECK (probability BETWEEN 0 AND 1),
    PRIMARY KEY (labeller_id, mention_id, start, theme)
);
