-- How many mentions came from each source, month by month?
-- Grain: one row per whole month and source that it has mentions from. Units: scored mentions about care.
SELECT date_trunc('month', day)::DATE AS month, title AS source, sum(scored)::BIGINT AS mentions
FROM day_rollup JOIN source USING (source) WHERE provider = $provider GROUP BY 1, 2
HAVING last_day(date_trunc('month', any_value(day))::DATE) <= (SELECT max(day) FROM day_rollup WHERE provider = $provider)
AND sum(scored) > 0
ORDER BY month, source
