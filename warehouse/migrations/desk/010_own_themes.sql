-- Which themes did people make of topics, and what are they learnt from?
-- Grain: one row per theme; one per example phrase of it. Units: times are naive UTC. `mention_id` is the mention that a
-- phrase was taken from, so that the phrase goes when the mention is erased; NULL where a person wrote it.

CREATE SEQUENCE own_theme_number;
CREATE TABLE own_theme (
    theme_id INTEGER PRIMARY KEY DEFAULT nextval('own_theme_number'),
    name VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL,
    topic_id INTEGER,
    is_withdrawn BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
CREATE TABLE own_theme_example (theme_id INTEGER NOT NULL, phrase VARCHAR NOT NULL, mention_id BIGINT);
