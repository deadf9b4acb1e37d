-- How much was heard in the period, from how many writers?
-- Grain: one row. Units: counts, of mentions about care; not_about_care, claims and reposts are counted apart and nowhere else;
--   writers are distinct authors, a voice is one writer in one week.
SELECT
    count(*) FILTER (is_counted) AS mentions,
    count(sentiment) FILTER (is_counted) AS scored,
    count(*) FILTER (is_counted AND sentiment IS NULL AND language IS NOT NULL) AS not_supported,
    count(*) FILTER (is_counted AND language IS NULL) AS not_analysed,
    count(*) FILTER (is_repost) AS reposts,
    count(*) FILTER (NOT is_repost AND NOT is_about_care AND NOT is_claim) AS not_about_care,
    count(*) FILTER (NOT is_repost AND is_claim) AS claims,
    count(DISTINCT voice) FILTER (is_counted) AS writers,
    count(DISTINCT (voice, week)) FILTER (is_counted) AS voices,
    count(*) FILTER (is_counted AND sentiment IN ('negative', 'mixed')) AS complaints,
    count(DISTINCT voice) FILTER (is_counted AND sentiment IN ('negative', 'mixed')) AS complaining_writers,
    count(DISTINCT (voice, week)) FILTER (is_counted AND sentiment IN ('negative', 'mixed')) AS complaining_voices
FROM (SELECT *, NOT is_repost AND is_about_care AS is_counted FROM mention)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
