-- How often was each theme complained about in the period, and in the one before, and how often anything?
-- Grain: one row per theme complained about in either, most voices first; before them one of anything, theme NULL. Units: voices, one a
--   writer and week, in complaints and in mentions (a voice has one source, so both count the same); writers are distinct
--   people; heard_now are the mentions that complain with all that repeat them. No row where none was scored. Rollups answer where
--   they can.
WITH
said AS (
    SELECT theme, day, voice, week, true AS complains, 1 + copies AS heard FROM mention_theme
    WHERE provider = $provider AND complains(sentiment)
    AND day BETWEEN least($first_day, $before_first_day) AND greatest($last_day, $before_last_day)
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    UNION ALL
    SELECT NULL, day, voice, week, complains(sentiment), 1 + copies FROM mention
    WHERE provider = $provider AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    AND day BETWEEN least($first_day, $before_first_day) AND greatest($last_day, $before_last_day)
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
summed AS (
    SELECT
        theme, count(DISTINCT (voice, week)) FILTER (is_now AND complains) AS voices_now,
        count(DISTINCT (voice, week)) FILTER (is_before AND complains) AS voices_before,
        count(DISTINCT (voice, week)) FILTER (is_now) AS mentions_now, count(DISTINCT (voice, week)) FILTER (is_before) AS mentions_before,
        count(DISTINCT voice) FILTER (is_now AND complains) AS writers_now,
        count(DISTINCT voice) FILTER (is_before AND complains) AS writers_before,
        coalesce(sum(heard) FILTER (is_now AND complains), 0)::BIGINT AS heard_now
    FROM (
        SELECT *, day BETWEEN $first_day AND $last_day AS is_now, day BETWEEN $before_first_day AND $before_last_day AS is_before
        FROM said
    )
    GROUP BY theme
),
-- Of one place or all, of days that cut no week at both ends:
WITH
-- One sum of all that is counted: a join of several sums takes longer than to add them up.
parts AS (
    SELECT
        theme, if(is_now, if(is_cut, last_complaining, first_complaining), 0) AS voices_now,
        if(is_before, if(was_cut, last_complaining, first_complaining), 0) AS voices_before,
        if(is_now, if(is_cut, last_scored, first_scored), 0) AS mentions_now,
        if(is_before, if(was_cut, last_scored, first_scored), 0) AS mentions_before,
        0 AS writers_now, 0 AS writers_before, if(is_now, heard, 0) AS heard_now
    FROM (
        SELECT
            *, day BETWEEN $first_day AND $last_day AS is_now, day BETWEEN $before_first_day AND $before_last_day AS is_before,
            is_cut_off(day, $first_day) AS is_cut, is_cut_off(day, $before_first_day) AS was_cut
        FROM voice_day_rollup
        WHERE provider = $provider AND day BETWEEN least($first_day, $before_first_day) AND greatest($last_day, $before_last_day)
        AND site IS NOT DISTINCT FROM ($sites::VARCHAR[])[1]
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    )
    UNION ALL
    SELECT
        theme, 0, 0, 0, 0, if(day BETWEEN $first_day AND $last_day AND (last_before IS NULL OR last_before < $first_day), writers, 0),
        if(day BETWEEN $before_first_day AND $before_last_day AND (last_before IS NULL OR last_before < $before_first_day), writers, 0), 0
    FROM theme_return_rollup
    WHERE provider = $provider AND day BETWEEN least($first_day, $before_first_day) AND greatest($last_day, $before_last_day)
    AND site = coalesce(($sites::VARCHAR[])[1], '')
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
summed AS (
    SELECT
        theme, sum(voices_now)::BIGINT AS voices_now, sum(voices_before)::BIGINT AS voices_before, sum(mentions_now)::BIGINT AS mentions_now,
        sum(mentions_before)::BIGINT AS mentions_before, sum(writers_now)::BIGINT AS writers_now, sum(writers_before)::BIGINT AS writers_before,
        sum(heard_now)::BIGINT AS heard_now
    FROM parts GROUP BY theme
),
-- Either way:
heard AS (SELECT mentions_now, mentions_before FROM summed WHERE theme IS NULL)
SELECT
    theme, title, voices_before, writers_before, voices_before AS complaints_before, heard.mentions_before, voices_now, writers_now,
    voices_now AS complaints_now, heard_now, heard.mentions_now
FROM summed LEFT JOIN theme USING (theme) CROSS JOIN heard
WHERE (theme IS NULL OR title IS NOT NULL AND voices_now + voices_before > 0) AND heard.mentions_now + heard.mentions_before > 0
ORDER BY voices_now DESC, theme NULLS FIRST
