-- Which clause of each of these mentions complains most, whenever they were written?
-- Grain: one row per mention that complains in some clause. Units: start and stop are characters of the redacted text, half-open.
WITH
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every mention.
named AS (
    SELECT mention_id, provider, site FROM mention WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    LIMIT len($mention_ids::BIGINT[])
),
asked AS (
    SELECT mention_id FROM named
    WHERE provider = $provider AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
)
SELECT mention_id, start, stop
FROM opinion SEMI JOIN asked USING (mention_id)
WHERE sentiment IN ('negative', 'mixed')
QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY sentiment, probability DESC, start) = 1
ORDER BY mention_id
