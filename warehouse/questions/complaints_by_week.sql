-- How many writers of each week complained, about one theme or about anything?
-- Grain: one row per week and source with scored mentions. Units: voices, one a writer and week, in both counts: a
--   writer who writes ten times a week counts once. Rollups answer where they can.
WITH
heard AS (
    SELECT week, source, count(DISTINCT voice) AS mentions, count(DISTINCT voice) FILTER (complains(sentiment)) AS complaints
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
    AND complains(sentiment) AND theme = $theme::VARCHAR
    GROUP BY week, source
),
counted AS (
    SELECT
        week, source, mentions,
        CASE WHEN $theme::VARCHAR IS NULL THEN heard.complaints ELSE coalesce(complained.complaints, 0) END AS complaints
    FROM heard LEFT JOIN complained USING (week, source)
)
-- Of one place or all, of days that cut no week at both ends:
WITH
counted AS (
    SELECT
        date_trunc('week', day)::DATE AS week, source,
        (sum(if(is_cut_off(day, $first_day), last_scored, first_scored)) FILTER (theme IS NULL))::BIGINT AS mentions,
        coalesce(sum(if(is_cut_off(day, $first_day), last_complaining, first_complaining)) FILTER (theme IS NOT DISTINCT FROM $theme::VARCHAR), 0)::BIGINT AS complaints
    FROM voice_day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND (theme IS NULL OR theme = $theme::VARCHAR)
    AND site IS NOT DISTINCT FROM ($sites::VARCHAR[])[1]
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY ALL HAVING mentions > 0
)
-- Either way:
SELECT week, source, mentions, complaints, week >= $first_day AND week + 6 <= $last_day AS is_whole
FROM counted ORDER BY week, source
