-- Which organisations are listened to, and over which days?
-- Grain: one row per provider. Units: mentions and scored (counts, reposts left out); days are local dates; places
--   counts all of its sites, whoever asks.
SELECT
    provider, any_value(title) AS title, min(day) AS first_day, max(day) AS last_day,
    coalesce(sum(mentions), 0)::BIGINT AS mentions, coalesce(sum(scored), 0)::BIGINT AS scored,
    (SELECT count(*) FROM site WHERE site.provider = provider.provider) AS places
FROM provider LEFT JOIN day_rollup USING (provider)
GROUP BY provider
ORDER BY mentions DESC, provider
