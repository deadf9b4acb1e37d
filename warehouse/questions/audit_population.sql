-- How many mentions of each source were scored, and how many did the labellers call complaints?
-- Grain: one row per source. Units: counts of mentions, whether or not their words are still held: what people judged of
--   a sample counts on when these have expired.
SELECT
    source, any_value(title) AS title, sum(scored)::BIGINT AS mentions, sum(complaints)::BIGINT AS complaints
FROM heard_rollup JOIN source USING (source)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND scored > 0
GROUP BY source ORDER BY source
