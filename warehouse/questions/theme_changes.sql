-- How often was each theme complained about in the period, and in the one before?
-- Grain: one row per theme complained about in either, most voices first. Units: voices, one a
--   writer and week, in complaints and in mentions (a voice has one source, so both count the same); writers are distinct
--   people; heard_now are the mentions that complain with all that repeat them. A rollup holds the voices of whole weeks.
WITH
-- The first of a writer in some days is the one whose last before it lies before them; of some places only, all are compared.
complained AS (
    SELECT
        theme, true AS is_now, count(*) + sum(copies) AS heard, count(DISTINCT (voice, week)) FILTER (NOT is_rolled_up(week, $first_day::DATE, $last_day::DATE, $sites::VARCHAR[])) AS voices,
        CASE WHEN $sites::VARCHAR[] IS NULL THEN count(*) FILTER (complained_before IS NULL OR complained_before < $first_day)
            ELSE count(DISTINCT voice) END AS writers
    FROM mention_theme
    WHERE provider = $provider AND complains(sentiment) AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme
    UNION ALL
    SELECT
        theme, false AS is_now, count(*) + sum(copies) AS heard, count(DISTINCT (voice, week)) FILTER (NOT is_rolled_up(week, $before_first_day::DATE, $before_last_day::DATE, $sites::VARCHAR[])) AS voices,
        CASE WHEN $sites::VARCHAR[] IS NULL THEN count(*) FILTER (complained_before IS NULL OR complained_before < $before_first_day)
            ELSE count(DISTINCT voice) END AS writers
    FROM mention_theme
    WHERE provider = $provider AND complains(sentiment) AND day BETWEEN $before_first_day AND $before_last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme
),
rolled AS (
    SELECT theme, true AS is_now, sum(scored_voices) AS scored, sum(complaining_voices) AS voices
    FROM voice_rollup
    WHERE provider = $provider AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme
    UNION ALL
    SELECT theme, false AS is_now, sum(scored_voices) AS scored, sum(complaining_voices) AS voices
    FROM voice_rollup
    WHERE provider = $provider AND week >= $before_first_day::DATE AND week <= $before_last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme
),
counted AS (
    SELECT is_now, scored AS voices FROM rolled WHERE theme IS NULL
    UNION ALL
    SELECT true, count(DISTINCT (voice, week)) FROM mention
    WHERE provider = $provider AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    AND day BETWEEN $first_day AND $last_day AND NOT is_rolled_up(week, $first_day::DATE, $last_day::DATE, $sites::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    UNION ALL
    SELECT false, count(DISTINCT (voice, week)) FROM mention
    WHERE provider = $provider AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    AND day BETWEEN $before_first_day AND $before_last_day AND NOT is_rolled_up(week, $before_first_day::DATE, $before_last_day::DATE, $sites::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
heard AS (
    SELECT
        coalesce(sum(voices) FILTER (is_now), 0)::BIGINT AS mentions_now,
        coalesce(sum(voices) FILTER (NOT is_now), 0)::BIGINT AS mentions_before
    FROM counted
),
changed AS (
    SELECT
        theme, any_value(title) AS title,
        coalesce(sum(complained.voices + coalesce(rolled.voices, 0)) FILTER (NOT is_now), 0)::BIGINT AS voices_before,
        coalesce(sum(writers) FILTER (NOT is_now), 0)::BIGINT AS writers_before,
        coalesce(sum(complained.voices + coalesce(rolled.voices, 0)) FILTER (is_now), 0)::BIGINT AS voices_now,
        coalesce(sum(writers) FILTER (is_now), 0)::BIGINT AS writers_now,
        coalesce(sum(heard) FILTER (is_now), 0)::BIGINT AS heard_now
    FROM complained LEFT JOIN rolled USING (theme, is_now) JOIN theme USING (theme)
    GROUP BY theme
)
SELECT
    theme, title, voices_before, writers_before, voices_before AS complaints_before, mentions_before, voices_now, writers_now,
    voices_now AS complaints_now, heard_now, mentions_now
FROM changed CROSS JOIN heard
ORDER BY voices_now DESC, theme
