-- How many writers complained at each place, about one theme or about anything, by source?
-- Grain: one row per known site and source with scored mentions. Units: voices, one a writer and week, in both counts.
--   Rollups answer where they can.
WITH
heard AS (
    SELECT
        site, source, count(DISTINCT (voice, week)) AS mentions, count(DISTINCT (voice, week)) FILTER (complains(sentiment)) AS complaints
    FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care AND site IS NOT NULL
    GROUP BY site, source
),
complained AS (
    SELECT site, source, count(DISTINCT (voice, week)) AS complaints FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND complains(sentiment) AND theme = $theme::VARCHAR
    GROUP BY site, source
),
counted AS (
    SELECT
        site, source, mentions,
        CASE WHEN $theme::VARCHAR IS NULL THEN heard.complaints ELSE coalesce(complained.complaints, 0) END AS complaints
    FROM heard LEFT JOIN complained USING (site, source)
)
-- Of days that cut no week at both ends:
WITH
counted AS (
    SELECT
        site, source, (sum(if(is_cut_off(day, $first_day), last_scored, first_scored)) FILTER (theme IS NULL))::BIGINT AS mentions,
        coalesce(sum(if(is_cut_off(day, $first_day), last_complaining, first_complaining)) FILTER (theme IS NOT DISTINCT FROM $theme::VARCHAR), 0)::BIGINT AS complaints
    FROM voice_day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND (theme IS NULL OR theme = $theme::VARCHAR)
    AND site IS NOT NULL
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY ALL HAVING mentions > 0
)
-- Either way:
SELECT counted.site AS site, site.title AS site_title, source, mentions, complaints
FROM counted JOIN site ON site.provider = $provider AND site.site = counted.site
ORDER BY site_title, source
