-- How many of the period's mentions come from each source?
-- Grain: one row per source. Units: mentions and scored (counts); complaint_share 0-1 of scored, NULL below 10.
SELECT
    source, any_value(title) AS title, sum(mentions)::BIGINT AS mentions, sum(scored)::BIGINT AS scored,
    sum(negative + mixed)::BIGINT AS complaints, safe_share(sum(negative + mixed), sum(scored)) AS complaint_share
FROM day_rollup JOIN source USING (source)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY source
ORDER BY mentions DESC, source
