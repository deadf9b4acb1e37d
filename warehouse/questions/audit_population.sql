-- How many mentions of each source could an audit draw, and how many did the labellers call complaints?
-- Grain: one row per source. Units: counts of mentions.
SELECT source, source.title AS title, count(*) AS mentions, count(*) FILTER (sentiment IN ('negative', 'mixed')) AS complaints
FROM mention JOIN source USING (source)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND text IS NOT NULL AND NOT is_repost AND is_about_care
GROUP BY ALL ORDER BY source
