-- What was said in the period that is far from every topic?
-- Grain: one row per such mention that may be displayed, newest first, 500 at most. Units: day is the local date.
WITH
-- The day from which on there were 500: to read all texts of the period for them takes longer than all else here.
recent AS (
    SELECT coalesce(max(day) FILTER (later >= 500), $first_day::DATE) AS since
    FROM (
        SELECT day, sum(sum(mentions)) OVER (ORDER BY day DESC) AS later FROM worded_outlier
        WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
        GROUP BY day
    )
)
SELECT mention_id, text, day
FROM mention
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND day >= (SELECT since FROM recent)
    AND topic_id = -1
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT is_repost AND is_about_care AND text IS NOT NULL
ORDER BY day DESC, mention_id
LIMIT 500
