-- Which version of an edited item is held?
-- Grain: one row per mention whose source numbers its versions.

CREATE TABLE revision (mention_id BIGINT PRIMARY KEY, revision BIGINT NOT NULL);
