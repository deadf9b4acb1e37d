-- Which organisations are listened to, and over which days?
-- Grain: one row per provider. Units: mentions and scored (counts, reposts left out); days are local dates; places
--   counts all of its sites, whoever asks.
SELECT
    provider, title, first_day, last_day, coalesce(mentions, 0) AS mentions, coalesce(scored, 0) AS scored,
    coalesce(places, 0) AS places
FROM provider
LEFT JOIN (
    SELECT
        provider, min(first_day) AS first_day, max(last_day) AS last_day, sum(mentions)::BIGINT AS mentions,
        sum(scored)::BIGINT AS scored
    FROM place_rollup GROUP BY provider
) USING (provider)
LEFT JOIN (SELECT provider, count(*) AS places FROM site GROUP BY provider) USING (provider)
ORDER BY mentions DESC, provider
