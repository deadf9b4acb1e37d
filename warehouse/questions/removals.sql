-- What was removed for good, of all providers?
-- Grain: one row per removal, newest first, at most 50. Units: mentions (count); times UTC.
SELECT receipt, begun_at, reason, mentions, is_finished FROM removal ORDER BY begun_at DESC, receipt LIMIT 50
