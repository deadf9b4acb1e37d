-- Which stretches of time were lost?
-- Grain: one row per stretch, newest first, at most 50. Units: times UTC.
SELECT title, from_at, to_at, noted_at FROM gap JOIN source USING (source)
WHERE provider = $provider ORDER BY from_at DESC, title LIMIT 50
