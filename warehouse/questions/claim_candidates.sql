-- Which mentions may hold a claim that a person should check?
-- Grain: one row per mention of the period that the rules found, or asked for by number, newest first. Units: day local.
WITH
found AS (
    SELECT * FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND claim_hint IS NOT NULL AND NOT is_repost
    UNION ALL
    SELECT * FROM mention
    WHERE provider = $provider AND mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
)
SELECT
    mention_id, site, source, day, text, claim_hint, source.title AS source_title, site.title AS site_title
FROM found JOIN source USING (source) LEFT JOIN site USING (provider, site)
-- A mention on the desk may lie in the period too.
QUALIFY row_number() OVER (PARTITION BY mention_id) = 1
ORDER BY created_at DESC, mention_id
