-- Which organisations are listened to, and over which days?
-- Grain: one row per provider. Units: mentions and scored (counts, reposts left out); days are local dates.
SELECT
    provider, any_value(title) AS title, min(day) AS first_day, max(day) AS last_day,
    coalesce(sum(mentions), 0)::BIGINT AS mentions, coalesce(sum(scored), 0)::BIGINT AS scored
FROM provider LEFT JOIN day_rollup USING (provider)
GROUP BY provider
ORDER BY mentions DESC, provider
