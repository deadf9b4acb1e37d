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
-- Rollups hold the voices of whole weeks of known places.
complained AS (
    SELECT theme, site, sum(complaints)::BIGINT AS complaints, sum(voices)::BIGINT AS voices
    FROM (
        SELECT theme, site, count(*) AS complaints, count(DISTINCT (voice, week)) AS voices FROM mention_theme
        WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
        AND complains(sentiment)
        AND (site IS NULL OR NOT is_rolled_up(week, $first_day::DATE, $last_day::DATE, NULL::VARCHAR[]))
        GROUP BY theme, site
        UNION ALL
        SELECT theme, site, complaints, complaining_voices FROM voice_rollup
        WHERE provider = $provider AND theme IS NOT NULL AND site IS NOT NULL AND complaints > 0
        AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    )
    GROUP BY theme, site
)
SELECT
    theme.theme AS theme, theme.title AS title, heard.site AS site,
    coalesce(site.title, 'Place not known') AS site_title,
    coalesce(complaints, 0) AS complaints, coalesce(voices, 0) AS voices, scored,
    safe_share(coalesce(complaints, 0), scored) AS complaint_share
FROM (SELECT DISTINCT theme FROM complained) AS named
JOIN theme USING (theme)
CROSS JOIN heard
LEFT JOIN complained
    ON complained.theme = theme.theme AND complained.site IS NOT DISTINCT FROM heard.site
LEFT JOIN site ON site.provider = $provider AND site.site = heard.site
ORDER BY theme.position, site_title
