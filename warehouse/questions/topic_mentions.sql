-- What do the mentions of a topic say that a theme may be learnt from?
-- Grain: one row per mention that may be shown and trained on, the topic's examples first, 300 at most. Units: none.
SELECT mention_id, text
FROM mention JOIN source USING (source) JOIN topic USING (topic_id)
WHERE topic_id = $topic_id AND may_train AND text IS NOT NULL AND NOT is_repost AND is_about_care
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY coalesce(list_position(examples, mention_id), 1000000), mention_id
LIMIT 300
