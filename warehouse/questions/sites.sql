-- Which places of a provider were written about?
-- Grain: one row per site, most mentions first. Units: mentions (count, all time, reposts left out).
SELECT site, any_value(title) AS title, coalesce(sum(mentions), 0)::BIGINT AS mentions
FROM site LEFT JOIN place_rollup USING (provider, site)
WHERE provider = $provider
GROUP BY site
ORDER BY mentions DESC, site
