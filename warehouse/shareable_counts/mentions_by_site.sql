-- How many mentions were about each site, month by month?
-- Grain: one row per whole month and site that has mentions in it. Units: scored mentions about care.
SELECT date_trunc('month', day)::DATE AS month, coalesce(title, 'not known') AS site, sum(scored)::BIGINT AS mentions
FROM day_rollup LEFT JOIN site USING (provider, site) WHERE provider = $provider GROUP BY 1, 2
HAVING last_day(date_trunc('month', any_value(day))::DATE) <= (SELECT max(day) FROM day_rollup WHERE provider = $provider)
AND sum(scored) > 0
ORDER BY month, site
