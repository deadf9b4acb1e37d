-- Which mentions may hold a claim that a person should check?
-- Grain: one row per mention that the rules found in the period, or asked for by number, newest first, wordless. Units: day local.
WITH
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every mention.
named AS MATERIALIZED (
    SELECT mention_id, provider, site, source, created_at, day, claim_hint FROM mention
    WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    LIMIT len($mention_ids::BIGINT[])
),
found AS (
    SELECT mention_id, provider, site, source, created_at, day, claim_hint FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND claim_hint IS NOT NULL AND NOT is_repost AND NOT list_contains($mention_ids::BIGINT[], mention_id)
    UNION ALL
    FROM named WHERE provider = $provider AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
)
SELECT mention_id, site, source, day, claim_hint, source.title AS source_title, site.title AS site_title
FROM found JOIN source USING (source) LEFT JOIN site USING (provider, site)
ORDER BY created_at DESC, mention_id
