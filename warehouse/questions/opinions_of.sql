-- What do the clauses of these mentions say?
-- Grain: one row per opinion, in the order of the text. Units: start and stop are characters of the redacted text, half-open.
WITH
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every mention.
named AS (
    SELECT mention_id, provider, site, day FROM mention WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    LIMIT len($mention_ids::BIGINT[])
),
asked AS (
    SELECT mention_id FROM named
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
)
SELECT mention_id, start, stop, theme, sentiment::VARCHAR AS sentiment
FROM opinion SEMI JOIN asked USING (mention_id)
ORDER BY mention_id, start, theme
