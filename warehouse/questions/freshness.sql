-- How fresh is what we hold, and how much is it?
-- Grain: one row. Units: times UTC, last_day is local; mentions (counts of what is stored now: reposts and what is not
--   about care included), batches and rejected rows (counts of all that ever came in).
SELECT
    (SELECT last_day FROM provider_rollup WHERE provider = $provider) AS last_day,
    (
        SELECT coalesce(sum(mentions + reposts + not_about_care + claims), 0)::BIGINT FROM heard_rollup WHERE provider = $provider
    ) AS mentions,
    (SELECT coalesce(sum(reposts), 0)::BIGINT FROM heard_rollup WHERE provider = $provider) AS reposts,
    max(admitted_at) AS last_admitted_at, count(*) AS batches, coalesce(sum(rejected), 0)::BIGINT AS rejected
FROM batch WHERE provider = $provider
