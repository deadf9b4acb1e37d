-- How many mentions of each sentiment were there, month by month?
-- Grain: one row per whole month and sentiment, none left out where the month has any. Units: scored mentions about care.
WITH months AS (
    SELECT date_trunc('month', day)::DATE AS month, sum(negative)::BIGINT AS negative, sum(mixed)::BIGINT AS mixed,
        sum(neutral)::BIGINT AS neutral, sum(positive)::BIGINT AS positive
    FROM day_rollup WHERE provider = $provider GROUP BY 1
    HAVING last_day(date_trunc('month', any_value(day))::DATE) <= (SELECT max(day) FROM day_rollup WHERE provider = $provider)
    AND sum(scored) > 0
)
SELECT month, sentiment, mentions FROM months UNPIVOT (mentions FOR sentiment IN (negative, mixed, neutral, positive))
ORDER BY month, sentiment
