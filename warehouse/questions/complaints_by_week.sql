-- How many writers of each week complained, about one theme or about anything?
-- Grain: one row per week and source with scored mentions. Units: voices, one a writer and week, in both counts: a
--   writer who writes ten times a week counts once.
WITH
heard AS (
    SELECT
        week, source, count(DISTINCT voice) AS mentions,
        count(DISTINCT voice) FILTER (sentiment IN ('negative', 'mixed')) AS complaints
    FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    GROUP BY week, source
),
complained AS (
    SELECT week, source, count(DISTINCT voice) AS complaints FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND theme = $theme::VARCHAR
    GROUP BY week, source
)
SELECT
    week, source, mentions,
    CASE WHEN $theme::VARCHAR IS NULL THEN heard.complaints ELSE coalesce(complained.complaints, 0) END AS complaints,
    week >= $first_day AND week + 6 <= $last_day AS is_whole
FROM heard LEFT JOIN complained USING (week, source)
ORDER BY week, source
