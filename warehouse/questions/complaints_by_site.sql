-- How many writers complained at each place, about one theme or about anything, by source?
-- Grain: one row per known site and source with scored mentions. Units: voices, one a writer and week, in both counts.
WITH
heard AS (
    SELECT
        site, source, count(DISTINCT (voice, week)) AS mentions,
        count(DISTINCT (voice, week)) FILTER (sentiment IN ('negative', 'mixed')) AS complaints
    FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
    GROUP BY site, source
),
complained AS (
    SELECT site, source, count(DISTINCT (voice, week)) AS complaints FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND theme = $theme::VARCHAR
    GROUP BY site, source
)
SELECT
    heard.site AS site, site.title AS site_title, source, mentions,
    CASE WHEN $theme::VARCHAR IS NULL THEN heard.complaints ELSE coalesce(complained.complaints, 0) END AS complaints
FROM heard LEFT JOIN complained USING (site, source)
JOIN site ON site.provider = $provider AND site.site = heard.site
ORDER BY site_title, source
