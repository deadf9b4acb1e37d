-- What do people make of the topics that were found?
-- Grain: one row per topic that somebody decided about. Units: changed_at is naive UTC. A topic keeps its number in
-- every search, so a decision outlives them.
CREATE TABLE topic_decision (
    topic_id INTEGER PRIMARY KEY,
    title VARCHAR NOT NULL,
    merged_into INTEGER,
    is_hidden BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
