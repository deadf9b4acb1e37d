-- Which themes are complained about at which place?
-- Grain: one row per theme and site. Units: counts; complaint_share 0-1 of the site's scored mentions, NULL below 10.
WITH
heard AS (
    SELECT site, sum(scored)::BIGINT AS scored FROM day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY site
),
complained AS (
    SELECT theme, site, sum(complaints)::BIGINT AS complaints FROM theme_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND complaints > 0
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY theme, site
)
SELECT
    theme.theme AS theme, theme.title AS title, heard.site AS site,
    coalesce(site.title, 'Place not known') AS site_title,
    coalesce(complaints, 0) AS complaints, scored,
    safe_share(coalesce(complaints, 0), scored) AS complaint_share
FROM (SELECT DISTINCT theme FROM complained) AS named
JOIN theme USING (theme)
CROSS JOIN heard
LEFT JOIN complained
    ON complained.theme = theme.theme AND complained.site IS NOT DISTINCT FROM heard.site
LEFT JOIN site ON site.provider = $provider AND site.site = heard.site
ORDER BY theme.position, site_title
