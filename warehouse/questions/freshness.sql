-- How fresh is what we hold?
-- Grain: one row. Units: times UTC, last_day is local; counts of batches, items and rejected rows.
SELECT
    (SELECT max(day) FROM day_rollup WHERE provider = $provider) AS last_day,
    max(admitted_at) AS last_admitted_at, count(*) AS batches, coalesce(sum(items), 0)::BIGINT AS items,
    coalesce(sum(rejected), 0)::BIGINT AS rejected
FROM batch WHERE provider = $provider
