-- Which mentions may hold a claim that a person should check?
-- Grain: one row per mention of the period that the rules found, or asked for by number, newest first. Units: day local.
SELECT
    mention_id, site, source, day, text, claim_hint, source.title AS source_title, site.title AS site_title
FROM mention JOIN source USING (source) LEFT JOIN site USING (provider, site)
WHERE provider = $provider
    AND (
        (claim_hint IS NOT NULL AND NOT is_repost AND day BETWEEN $first_day AND $last_day
            AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source)))
        OR list_contains($mention_ids::BIGINT[], mention_id)
    )
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY created_at DESC, mention_id
