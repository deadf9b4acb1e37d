-- About which mentions of the period are the labellers least sure?
-- Grain: one row per mention, the least sure first. Units: sentiment_probability 0-1; day is the local date.
SELECT mention_id, sentiment_probability
FROM mention
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND text IS NOT NULL AND NOT is_repost AND is_about_care
    AND NOT list_contains($mention_ids::BIGINT[], mention_id)
ORDER BY sentiment_probability, mention_id
LIMIT $limit
