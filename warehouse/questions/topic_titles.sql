-- Which topics did the newest search find, and what are they called by their words?
-- Grain: one row per topic, by title. Units: none.
SELECT topic_id, title FROM topic WHERE topic_id >= 0 ORDER BY title, topic_id
