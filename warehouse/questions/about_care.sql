-- How many of the period's mentions are about care, by source?
-- Grain: one row per source. Units: counts, reposts left out; judged are those that the relevance labeller saw;
--   not_about_care_share 0-1 of judged, NULL below 10.
SELECT
    source, any_value(title) AS title, count(*) AS mentions, count(relevance_probability) AS judged,
    count(*) FILTER (NOT is_about_care) AS not_about_care,
    safe_share(count(*) FILTER (NOT is_about_care), count(relevance_probability)) AS not_about_care_share
FROM mention JOIN source USING (source)
WHERE NOT is_repost AND provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY source
ORDER BY mentions DESC, source
