-- Which share of each week's mentions were complaints?
-- Grain: one row per week with mentions. Units: counts; complaint_share 0-1 of scored, NULL below 10.
SELECT
    week, sum(mentions)::BIGINT AS mentions, sum(scored)::BIGINT AS scored,
    sum(negative + mixed)::BIGINT AS complaints, sum(positive)::BIGINT AS positive,
    safe_share(sum(negative + mixed), sum(scored)) AS complaint_share,
    week >= $first_day AND week + 6 <= $last_day AS is_whole
FROM day_rollup
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY week
ORDER BY week
