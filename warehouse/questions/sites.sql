-- Which places of a provider were written about?
-- Grain: one row per site, most mentions first. Units: mentions (count, all time, reposts left out).
SELECT site, title, mentions FROM site_rollup WHERE provider = $provider ORDER BY mentions DESC, site
