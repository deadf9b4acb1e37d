-- What do the clauses of these mentions say?
-- Grain: one row per opinion, in the order of the text. Units: start and stop are characters of the redacted text, half-open.
SELECT opinion.mention_id AS mention_id, start, stop, theme, opinion.sentiment AS sentiment
FROM opinion SEMI JOIN (
    SELECT mention_id FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
) AS asked ON asked.mention_id = opinion.mention_id
WHERE opinion.mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
ORDER BY opinion.mention_id, start, theme
