-- What do these mentions say?
-- Grain: one row per mention that may be displayed. Units: day is the local date.
SELECT mention_id, text, day, sentiment, themes, source.title AS source_title, site.title AS site_title
FROM mention JOIN source USING (source) LEFT JOIN site USING (provider, site)
WHERE list_contains($mention_ids::BIGINT[], mention_id) AND text IS NOT NULL
    AND provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
ORDER BY list_position($mention_ids::BIGINT[], mention_id)
