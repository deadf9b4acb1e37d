-- What do these mentions say, whenever they were written?
-- Grain: one row per mention that may be displayed. Units: none.
WITH
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every mention.
named AS (
    SELECT mention_id, provider, site, text FROM mention WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    LIMIT len($mention_ids::BIGINT[])
)
SELECT mention_id, text FROM named
WHERE provider = $provider AND text IS NOT NULL AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY mention_id
