-- What did people find when they last audited the labels?
-- Grain: one row per labeller of the newest sample that was judged. Units: counts of mentions; times naive UTC.
SELECT labeller, drawn_at, judged_at, sampled, judged, agreeing
FROM audit
WHERE provider = $provider AND sample_id = (SELECT max(sample_id) FROM audit WHERE provider = $provider)
ORDER BY labeller
