-- How much was heard in the period, from how many writers?
-- Grain: one row. Units: counts; voices are distinct writers; reposts are counted apart and nowhere else.
SELECT
    count(*) FILTER (NOT is_repost) AS mentions,
    count(sentiment) FILTER (NOT is_repost) AS scored,
    count(*) FILTER (NOT is_repost AND sentiment IS NULL AND language IS NOT NULL) AS not_supported,
    count(*) FILTER (NOT is_repost AND language IS NULL) AS not_analysed,
    count(*) FILTER (is_repost) AS reposts,
    count(DISTINCT voice) FILTER (NOT is_repost) AS voices,
    count(*) FILTER (NOT is_repost AND sentiment IN ('negative', 'mixed')) AS complaints,
    count(DISTINCT voice) FILTER (NOT is_repost AND sentiment IN ('negative', 'mixed')) AS complaining_voices
FROM mention
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
