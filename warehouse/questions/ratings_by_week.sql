-- How did people rate us in each week?
-- Grain: one row per whole week with ratings. Units: ratings are writers of that week who gave one, each with the mean of
--   theirs; total is the sum of these (each 0-1), squares the sum of their squares.
SELECT week, count(*) AS ratings, sum(rating) AS total, sum(rating * rating) AS squares
FROM (
    SELECT week, source, voice, avg(rating) AS rating FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND rating IS NOT NULL AND NOT is_repost AND is_about_care
    GROUP BY ALL
)
GROUP BY week
ORDER BY week
