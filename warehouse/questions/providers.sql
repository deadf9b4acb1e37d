-- Which organisations are listened to, and over which days?
-- Grain: one row per provider. Units: mentions and scored (counts, reposts left out); days are local dates; places
--   counts all of its sites, whoever asks.
SELECT provider, title, first_day, last_day, mentions, scored, places FROM provider_rollup ORDER BY mentions DESC, provider
