-- How many posts, every one and every copy counted, complained about one theme or about anything?
-- Grain: one row. Units: posts, scored and about care; a writer counts as often as they wrote, a repost or near copy as
--   often as it was made, which is what the counts of voices leave out.
WITH
posted AS (
    SELECT sum(1 + copies) AS posts, sum(1 + copies) FILTER (complains(sentiment)) AS complaints FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
),
of_theme AS (
    SELECT sum(1 + copies) AS complaints FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND theme = $theme::VARCHAR AND complains(sentiment)
)
SELECT
    coalesce(posts, 0)::BIGINT AS posts,
    coalesce(CASE WHEN $theme::VARCHAR IS NULL THEN posted.complaints ELSE of_theme.complaints END, 0)::BIGINT AS complaints
FROM posted CROSS JOIN of_theme
