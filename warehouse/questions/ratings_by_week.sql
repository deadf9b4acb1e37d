-- How did people rate us in each week?
-- Grain: one row per whole week with ratings. Units: ratings are writers of that week who gave one, each with the mean of
--   theirs; total is the sum of these (each 0-1), squares the sum of their squares. A rollup answers for one place or all.
WITH given AS (
    SELECT week, source, voice, avg(rating) AS rating FROM mention
    WHERE provider = $provider AND len($sites::VARCHAR[]) > 1 AND list_contains($sites::VARCHAR[], site)
    AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND rating IS NOT NULL AND NOT is_repost AND is_about_care
    GROUP BY ALL
),
summed AS (
    SELECT week, count(*) AS ratings, sum(rating) AS total, sum(rating * rating) AS squares FROM given GROUP BY week
    UNION ALL
    SELECT week, ratings, rating_sum, rating_squares FROM rating_rollup
    WHERE provider = $provider AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
)
SELECT week, sum(ratings)::BIGINT AS ratings, sum(total) AS total, sum(squares) AS squares
FROM summed GROUP BY week ORDER BY week
