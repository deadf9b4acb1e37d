-- Which files and pages came in last?
-- Grain: one row per batch, newest first, at most 50. Units: items and rejected (counts of rows); times UTC.
SELECT batch_id, title AS source_title, origin, items, rejected, admitted_at
FROM batch JOIN source USING (source)
WHERE provider = $provider
ORDER BY admitted_at DESC, batch_id DESC
LIMIT 50
