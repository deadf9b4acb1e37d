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
        theme, count(*) AS mentions, count(*) FILTER (sentiment IN ('negative', 'mixed')) AS complaints,
        count(*) FILTER (sentiment IN ('negative', 'mixed') AND severity >= 2) AS serious,
        count(*) FILTER (sentiment = 'positive') AS praise
    FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme
),
voiced AS (
    SELECT theme, complaining_voices AS voices
    FROM voices_by_theme($provider, $first_day::DATE, $last_day::DATE, $sites::VARCHAR[], $sources::VARCHAR[])
)
SELECT
    theme, title, meaning, parent, voices, complaints, serious,
    CASE WHEN mentions >= 10 THEN praise END AS praise, CASE WHEN mentions >= 10 THEN mentions END AS mentions, scored,
    safe_share(complaints, scored) AS complaint_share, safe_share(complaints, mentions) AS negative_share
FROM counted JOIN voiced USING (theme) JOIN theme USING (theme) CROSS JOIN heard
ORDER BY voices DESC, complaints DESC, theme
