-- How many of the period's mentions are about care, by source?
-- Grain: one row per source. Units: counts, reposts and claims left out; judged are those that the relevance labeller saw;
--   not_about_care_share 0-1 of judged, NULL below 10.
SELECT
    source, any_value(title) AS title, sum(mentions + not_about_care)::BIGINT AS mentions, sum(judged)::BIGINT AS judged,
    sum(not_about_care)::BIGINT AS not_about_care, safe_share(sum(not_about_care), sum(judged)) AS not_about_care_share
FROM heard_rollup JOIN source USING (source)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY source HAVING sum(mentions + not_about_care) > 0
ORDER BY 3 DESC, source
