-- What was praised and complained about in the period?
-- Grain: one row per theme with mentions, most complaining voices first. Units: counts; a voice is one
--   writer in one week; shares 0-1, NULL below 10; complaint_share is of all scored mentions, negative_share of the
--   theme's own mentions; praise and mentions are NULL below 10 of those.
WITH
voiced AS (
    SELECT theme, count(DISTINCT (voice, week)) AS voices FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND complains(sentiment)
    GROUP BY theme
),
-- Of one place or all, of days that cut no week at both ends:
WITH
voiced AS (
    SELECT theme, sum(if(is_cut_off(day, $first_day), last_complaining, first_complaining))::BIGINT AS voices
    FROM voice_day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND theme IS NOT NULL
    AND site IS NOT DISTINCT FROM ($sites::VARCHAR[])[1]
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme
),
-- Either way:
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
)
SELECT
    theme, title, meaning, parent, coalesce(voices, 0) AS voices, complaints, serious,
    CASE WHEN mentions >= 10 THEN praise END AS praise, CASE WHEN mentions >= 10 THEN mentions END AS mentions, scored,
    safe_share(complaints, scored) AS complaint_share, safe_share(complaints, mentions) AS negative_share
FROM counted LEFT JOIN voiced USING (theme) JOIN theme USING (theme) CROSS JOIN heard
ORDER BY voices DESC, complaints DESC, theme
