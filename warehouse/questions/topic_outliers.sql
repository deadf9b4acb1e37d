-- What was said in the period that is far from every topic?
-- Grain: one row per such mention that may be displayed, newest first, 500 at most. Units: day is the local date.
SELECT mention_id, text, day
FROM mention
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND topic_id = -1
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT is_repost AND is_about_care AND text IS NOT NULL
ORDER BY day DESC, mention_id
LIMIT 500
