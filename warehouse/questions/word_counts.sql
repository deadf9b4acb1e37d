-- In how many mentions does each of these words stand?
-- Grain: one row per word that does. Units: `words` are in small letters, without accents; mentions is a count, of all
--   providers and places.
SELECT token, mentions FROM token_rollup WHERE token IN (SELECT unnest($words::VARCHAR[])) ORDER BY token
