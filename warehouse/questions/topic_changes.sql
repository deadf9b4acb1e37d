-- What did the newest search for topics make of those before it?
-- Grain: one row per topic that it kept, found new or ended. Units: similarity is a cosine, 0-1.
SELECT topic_id, change, similarity, title
FROM topic_change WHERE fit_id = (SELECT max(fit_id) FROM topic_fit)
ORDER BY change, topic_id
