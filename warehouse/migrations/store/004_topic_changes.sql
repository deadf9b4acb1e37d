-- What became of each topic in each search?
-- Grain: one row per topic that a search kept, found or ended. Units: similarity is a cosine, 0-1.
-- A topic keeps its number from search to search; numbers are never given twice.

CREATE TABLE topic_change (
    fit_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    change VARCHAR NOT NULL CHECK (change IN ('kept', 'new', 'ended')),
    similarity DOUBLE,
    title VARCHAR NOT NULL,
    PRIMARY KEY (fit_id, topic_id)
);
