-- What do these mentions say, whenever they were written?
-- Grain: one row per mention that may be displayed. Units: none.
SELECT mention_id, text FROM mention
WHERE provider = $provider AND mention_id IN (SELECT unnest($mention_ids::BIGINT[])) AND text IS NOT NULL
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
