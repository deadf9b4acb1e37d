-- Which mentions does a random sample of each source hold?
-- Grain: one row per drawn mention, at most $limit of each source. Units: stratum_mentions (count of its source).
-- The order is that of a hash of number and seed: the same seed draws the same mentions, whoever asks.
SELECT
    mention_id, source, count(*) OVER (PARTITION BY source) AS stratum_mentions, sentiment::VARCHAR AS sentiment, themes,
    is_about_care, row_number() OVER (PARTITION BY source ORDER BY md5(mention_id::VARCHAR || ' ' || $seed)) AS place
FROM mention
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND text IS NOT NULL AND NOT is_repost AND is_about_care
    AND NOT list_contains($mention_ids::BIGINT[], mention_id)
QUALIFY place <= $limit
ORDER BY source, place
