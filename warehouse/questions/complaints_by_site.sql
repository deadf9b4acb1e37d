-- How many writers complained at each place, about one theme or about anything, by source?
-- Grain: one row per known site and source with scored mentions. Units: voices, one a writer and week, in both counts. A
--   rollup answers for whole weeks.
WITH
counted AS (
    SELECT site, source, week, voice, sentiment IN ('negative', 'mixed') AS complains FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND counted_until($first_day, $last_day, NULL::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care AND site IS NOT NULL
    UNION ALL
    SELECT site, source, week, voice, sentiment IN ('negative', 'mixed') AS complains FROM mention
    WHERE provider = $provider AND day BETWEEN counted_from($first_day, $last_day, NULL::VARCHAR[]) AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care AND site IS NOT NULL
),
heard AS (
    SELECT site, source, sum(mentions)::BIGINT AS mentions, sum(complaints)::BIGINT AS complaints
    FROM (
        SELECT site, source, count(*) AS mentions, count(*) FILTER (complains) AS complaints
        FROM (SELECT site, source, week, voice, bool_or(complains) AS complains FROM counted GROUP BY ALL)
        GROUP BY site, source
        UNION ALL
        SELECT site, source, scored_voices, complaining_voices FROM voice_rollup
        WHERE provider = $provider AND theme IS NULL AND site IS NOT NULL AND scored_voices > 0
        AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    )
    GROUP BY site, source
),
counted_of_theme AS (
    SELECT site, source, week, voice FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND counted_until($first_day, $last_day, NULL::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND theme = $theme::VARCHAR
    UNION ALL
    SELECT site, source, week, voice FROM mention_theme
    WHERE provider = $provider AND day BETWEEN counted_from($first_day, $last_day, NULL::VARCHAR[]) AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND theme = $theme::VARCHAR
),
complained AS (
    SELECT site, source, sum(complaints)::BIGINT AS complaints
    FROM (
        SELECT site, source, count(DISTINCT (voice, week)) AS complaints FROM counted_of_theme GROUP BY site, source
        UNION ALL
        SELECT site, source, complaining_voices FROM voice_rollup
        WHERE provider = $provider AND theme = $theme::VARCHAR AND site IS NOT NULL
        AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    )
    GROUP BY site, source
)
SELECT
    heard.site AS site, site.title AS site_title, source, mentions,
    CASE WHEN $theme::VARCHAR IS NULL THEN heard.complaints ELSE coalesce(complained.complaints, 0) END AS complaints
FROM heard LEFT JOIN complained USING (site, source)
JOIN site ON site.provider = $provider AND site.site = heard.site
ORDER BY site_title, source
