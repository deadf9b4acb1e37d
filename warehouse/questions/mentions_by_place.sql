-- How many mentions does each place have at each source, and so which may be chosen without giving a few away?
-- Grain: one row per site (NULL where not known) and source. Units: mentions (count of those about care, reposts left out).
SELECT site, source, sum(mentions)::BIGINT AS mentions FROM day_rollup
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY site, source
ORDER BY site, source
