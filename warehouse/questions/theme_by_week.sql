-- Which share of each week's mentions complained about each of these themes?
-- Grain: one row per theme and week with mentions. Units: counts; complaint_share 0-1 of scored, NULL below 10. A rollup
--   answers for whole weeks of one place or of all.
WITH
heard AS (
    SELECT week, sum(mentions)::BIGINT AS mentions, sum(scored)::BIGINT AS scored FROM day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY week
),
counted AS (
    SELECT theme, week, voice FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND counted_until($first_day, $last_day, $sites::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND list_contains($themes::VARCHAR[], theme)
    UNION ALL
    SELECT theme, week, voice FROM mention_theme
    WHERE provider = $provider AND day BETWEEN counted_from($first_day, $last_day, $sites::VARCHAR[]) AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND list_contains($themes::VARCHAR[], theme)
),
complained AS (
    SELECT theme, week, count(*) AS complaints, count(DISTINCT voice) AS voices FROM counted GROUP BY theme, week
    UNION ALL
    SELECT theme, week, sum(complaints)::BIGINT, sum(complaining_voices)::BIGINT FROM voice_rollup
    WHERE provider = $provider AND list_contains($themes::VARCHAR[], theme)
    AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme, week
)
SELECT
    theme, title, week, mentions, scored, coalesce(complaints, 0) AS complaints, coalesce(voices, 0) AS voices,
    safe_share(coalesce(complaints, 0), scored) AS complaint_share,
    week >= $first_day AND week + 6 <= $last_day AS is_whole
FROM (SELECT theme, title FROM theme WHERE list_contains($themes::VARCHAR[], theme))
CROSS JOIN heard
LEFT JOIN complained USING (theme, week)
ORDER BY theme, week
