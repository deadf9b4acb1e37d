-- What do these mentions say?
-- Grain: one row per mention that may be displayed. Units: day is the local date.
WITH
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every mention.
named AS MATERIALIZED (
    SELECT mention_id, provider, site, source, text, day, sentiment, themes FROM mention
    WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    LIMIT len($mention_ids::BIGINT[])
)
SELECT mention_id, text, day, sentiment::VARCHAR AS sentiment, themes, source.title AS source_title, site.title AS site_title
FROM named JOIN source USING (source) LEFT JOIN site USING (provider, site)
WHERE text IS NOT NULL AND provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
ORDER BY list_position($mention_ids::BIGINT[], mention_id)
