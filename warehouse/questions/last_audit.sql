-- What did people find when they last audited the labels?
-- Grain: one row per labeller of the newest sample that was judged. Units: counts of mentions; times naive UTC.
SELECT labeller, drawn_at, judged_at, sampled, judged, agreeing
FROM audit
WHERE provider = $provider AND is_newest
ORDER BY labeller
