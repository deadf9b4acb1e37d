-- What was praised and complained about in the period?
-- Grain: one row per theme with mentions, most complaining voices first. Units: counts; a voice is one
--   writer in one week; shares 0-1, NULL below 10; complaint_share is of all scored mentions, negative_share of the
--   theme's own mentions; praise and mentions are NULL below 10 of those.
WITH
heard AS (
    SELECT coalesce(sum(scored), 0)::BIGINT AS scored FROM day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
counted AS (
    SELECT
        theme, sum(mentions)::BIGINT AS mentions, sum(complaints)::BIGINT AS complaints, sum(serious)::BIGINT AS serious,
        sum(praise)::BIGINT AS praise
    FROM theme_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme
),
spoken AS (
    SELECT theme, count(DISTINCT (voice, week)) AS voices FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND complains(sentiment) AND NOT is_rolled_up(week, $first_day::DATE, $last_day::DATE, $sites::VARCHAR[])
    GROUP BY theme
    UNION ALL
    SELECT theme, complaining_voices FROM voice_rollup
    WHERE provider = $provider AND theme IS NOT NULL AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
voiced AS (SELECT theme, sum(voices)::BIGINT AS voices FROM spoken GROUP BY theme)
SELECT
    theme, title, meaning, parent, coalesce(voices, 0) AS voices, complaints, serious,
    CASE WHEN mentions >= 10 THEN praise END AS praise, CASE WHEN mentions >= 10 THEN mentions END AS mentions, scored,
    safe_share(complaints, scored) AS complaint_share, safe_share(complaints, mentions) AS negative_share
FROM counted LEFT JOIN voiced USING (theme) JOIN theme USING (theme) CROSS JOIN heard
ORDER BY voices DESC, complaints DESC, theme
