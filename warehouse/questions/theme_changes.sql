-- How often was each theme complained about in the period, and in the one before?
-- Grain: one row per theme complained about in either, most voices first. Units: voices, one a
--   writer and week, in complaints and in mentions; writers are distinct people; heard_now are the mentions that complain with
--   all that repeat them.
WITH
heard_now AS (
    SELECT count(DISTINCT (source, voice, week)) AS mentions_now FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
heard_before AS (
    SELECT count(DISTINCT (source, voice, week)) AS mentions_before FROM mention
    WHERE provider = $provider AND day BETWEEN $before_first_day AND $before_last_day
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
repeated AS (
    SELECT mention_id, copies FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND copies > 0
),
now AS (
    SELECT theme, count(DISTINCT (source, voice, week)) AS complaints_now, (count(*) + coalesce(sum(copies), 0))::BIGINT AS heard_now, count(DISTINCT (voice, week)) AS voices_now,
        count(DISTINCT voice) AS writers_now
    FROM mention_theme LEFT JOIN repeated USING (mention_id)
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed')
    GROUP BY theme
),
before AS (
    SELECT theme, count(DISTINCT (source, voice, week)) AS complaints_before, count(DISTINCT (voice, week)) AS voices_before,
        count(DISTINCT voice) AS writers_before
    FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $before_first_day AND $before_last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed')
    GROUP BY theme
)
SELECT
    theme, title, coalesce(voices_before, 0) AS voices_before, coalesce(writers_before, 0) AS writers_before,
    coalesce(complaints_before, 0) AS complaints_before, mentions_before, coalesce(voices_now, 0) AS voices_now,
    coalesce(writers_now, 0) AS writers_now, coalesce(complaints_now, 0) AS complaints_now, coalesce(heard_now, 0) AS heard_now, mentions_now
FROM now FULL JOIN before USING (theme) JOIN theme USING (theme) CROSS JOIN heard_now CROSS JOIN heard_before
ORDER BY voices_now DESC, complaints_now DESC, theme
