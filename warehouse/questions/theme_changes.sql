-- How often was each theme complained about in the period, and in the one before?
-- Grain: one row per theme complained about in either, most voices first. Units: voices, one a
--   writer and week, in complaints and in mentions (a voice has one source, so both count the same); writers are distinct
--   people; heard_now are the mentions that complain with all that repeat them.
WITH
voiced_now AS MATERIALIZED (
    FROM voices_by_theme($provider, $first_day::DATE, $last_day::DATE, $sites::VARCHAR[], $sources::VARCHAR[])
),
voiced_before AS MATERIALIZED (
    FROM voices_by_theme($provider, $before_first_day::DATE, $before_last_day::DATE, $sites::VARCHAR[], $sources::VARCHAR[])
),
heard AS (
    SELECT
        coalesce((SELECT scored_voices FROM voiced_now WHERE theme IS NULL), 0) AS mentions_now,
        coalesce((SELECT scored_voices FROM voiced_before WHERE theme IS NULL), 0) AS mentions_before
),
repeated AS (
    SELECT mention_id, copies FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND copies > 0
),
now AS (
    SELECT theme, (count(*) + coalesce(sum(copies), 0))::BIGINT AS heard_now, count(DISTINCT voice) AS writers_now
    FROM mention_theme LEFT JOIN repeated USING (mention_id)
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed')
    GROUP BY theme
),
before AS (
    SELECT theme, count(DISTINCT voice) AS writers_before FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $before_first_day AND $before_last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed')
    GROUP BY theme
)
SELECT
    theme, title, coalesce(voiced_before.complaining_voices, 0) AS voices_before,
    coalesce(writers_before, 0) AS writers_before, voices_before AS complaints_before, mentions_before,
    coalesce(voiced_now.complaining_voices, 0) AS voices_now, coalesce(writers_now, 0) AS writers_now,
    voices_now AS complaints_now, coalesce(heard_now, 0) AS heard_now, mentions_now
FROM now FULL JOIN before USING (theme) JOIN theme USING (theme) CROSS JOIN heard
LEFT JOIN voiced_now USING (theme) LEFT JOIN voiced_before USING (theme)
ORDER BY voices_now DESC, complaints_now DESC, theme
