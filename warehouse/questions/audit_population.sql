-- How many mentions of each source could an audit draw, and how many did the labellers call complaints?
-- Grain: one row per source. Units: counts of mentions.
SELECT
    source, any_value(title) AS title, sum(auditable)::BIGINT AS mentions, sum(auditable_complaints)::BIGINT AS complaints
FROM heard_rollup JOIN source USING (source)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND auditable > 0
GROUP BY source ORDER BY source
