-- How many writers of each week complained, about one theme or about anything?
-- Grain: one row per week and source with scored mentions. Units: voices, one a writer and week, in both counts: a
--   writer who writes ten times a week counts once. A rollup answers for whole weeks of one place or of all.
WITH
counted AS (
    SELECT week, source, voice, sentiment IN ('negative', 'mixed') AS complains FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND counted_until($first_day, $last_day, $sites::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    UNION ALL
    SELECT week, source, voice, sentiment IN ('negative', 'mixed') AS complains FROM mention
    WHERE provider = $provider AND day BETWEEN counted_from($first_day, $last_day, $sites::VARCHAR[]) AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
),
heard AS (
    SELECT week, source, count(*) AS mentions, count(*) FILTER (complains) AS complaints
    FROM (SELECT week, source, voice, bool_or(complains) AS complains FROM counted GROUP BY ALL)
    GROUP BY week, source
    UNION ALL
    SELECT week, source, scored_voices, complaining_voices FROM voice_rollup
    WHERE provider = $provider AND theme IS NULL AND scored_voices > 0
    AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
counted_of_theme AS (
    SELECT week, source, voice FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND counted_until($first_day, $last_day, $sites::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND theme = $theme::VARCHAR
    UNION ALL
    SELECT week, source, voice FROM mention_theme
    WHERE provider = $provider AND day BETWEEN counted_from($first_day, $last_day, $sites::VARCHAR[]) AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND theme = $theme::VARCHAR
),
complained AS (
    SELECT week, source, count(DISTINCT voice) AS complaints FROM counted_of_theme GROUP BY week, source
    UNION ALL
    SELECT week, source, complaining_voices FROM voice_rollup
    WHERE provider = $provider AND theme = $theme::VARCHAR
    AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
)
SELECT
    week, source, mentions,
    CASE WHEN $theme::VARCHAR IS NULL THEN heard.complaints ELSE coalesce(complained.complaints, 0) END AS complaints,
    week >= $first_day AND week + 6 <= $last_day AS is_whole
FROM heard LEFT JOIN complained USING (week, source)
ORDER BY week, source
