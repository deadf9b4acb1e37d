-- Which share of each week's mentions complained about each of these themes?
-- Grain: one row per theme and week with mentions. Units: counts; complaint_share 0-1 of scored, NULL below 10. Rollups
--   answer where they can.
WITH
voiced AS (
    SELECT theme, week, count(DISTINCT voice) AS voices FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND complains(sentiment) AND list_contains($themes::VARCHAR[], theme)
    GROUP BY theme, week
),
-- Of one place or all, of days that cut no week at both ends:
WITH
voiced AS (
    SELECT theme, date_trunc('week', day)::DATE AS week, sum(if(is_cut_off(day, $first_day), last_complaining, first_complaining))::BIGINT AS voices
    FROM voice_day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND list_contains($themes::VARCHAR[], theme)
    AND site IS NOT DISTINCT FROM ($sites::VARCHAR[])[1]
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY ALL
),
-- Either way:
heard AS (
    SELECT week, sum(mentions)::BIGINT AS mentions, sum(scored)::BIGINT AS scored FROM day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY week
),
complained AS (
    SELECT theme, date_trunc('week', day)::DATE AS week, sum(complaints)::BIGINT AS complaints FROM theme_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND list_contains($themes::VARCHAR[], theme)
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY ALL
)
SELECT
    theme, title, week, mentions, scored, coalesce(complaints, 0) AS complaints, coalesce(voices, 0) AS voices,
    safe_share(coalesce(complaints, 0), scored) AS complaint_share,
    week >= $first_day AND week + 6 <= $last_day AS is_whole
FROM (SELECT theme, title FROM theme WHERE list_contains($themes::VARCHAR[], theme))
CROSS JOIN heard
LEFT JOIN complained USING (theme, week)
LEFT JOIN voiced USING (theme, week)
ORDER BY theme, week
