-- How much was heard in the period, from how many writers?
-- Grain: one row. Units: counts, of mentions about care; not_about_care, claims and reposts are counted apart and nowhere else;
--   writers are distinct authors, a voice is one writer in one week. A rollup holds the voices of whole weeks.
WITH
counted AS (
    SELECT
        count(*) FILTER (is_counted) AS mentions,
        count(sentiment) FILTER (is_counted) AS scored,
        count(*) FILTER (is_counted AND sentiment IS NULL AND language IS NOT NULL) AS not_supported,
        count(*) FILTER (is_counted AND language IS NULL) AS not_analysed,
        count(*) FILTER (is_repost) AS reposts,
        count(*) FILTER (NOT is_repost AND NOT is_about_care AND NOT is_claim) AS not_about_care,
        count(*) FILTER (NOT is_repost AND is_claim) AS claims,
        count(*) FILTER (is_counted AND sentiment IN ('negative', 'mixed')) AS complaints
    FROM (SELECT *, NOT is_repost AND is_about_care AS is_counted FROM mention)
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
wrote AS (
    SELECT count(*) AS writers, count(*) FILTER (complains) AS complaining_writers
    FROM (
        SELECT voice, bool_or(sentiment IN ('negative', 'mixed')) AS complains FROM mention
        WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
        AND NOT is_repost AND is_about_care
        GROUP BY voice
    )
),
cut AS (
    SELECT voice, week, sentiment IN ('negative', 'mixed') AS complains FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND counted_until($first_day, $last_day, $sites::VARCHAR[])
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT is_repost AND is_about_care
    UNION ALL
    SELECT voice, week, sentiment IN ('negative', 'mixed') AS complains FROM mention
    WHERE provider = $provider AND day BETWEEN counted_from($first_day, $last_day, $sites::VARCHAR[]) AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT is_repost AND is_about_care
),
spoke AS (
    SELECT count(*) AS voices, count(*) FILTER (complains) AS complaining_voices
    FROM (SELECT voice, week, bool_or(complains) AS complains FROM cut GROUP BY voice, week)
    UNION ALL
    SELECT sum(voices), sum(complaining_voices) FROM voice_rollup
    WHERE provider = $provider AND theme IS NULL
    AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
)
SELECT
    mentions, scored, not_supported, not_analysed, reposts, not_about_care, claims, writers,
    (SELECT coalesce(sum(voices), 0)::BIGINT FROM spoke) AS voices, complaints, complaining_writers,
    (SELECT coalesce(sum(complaining_voices), 0)::BIGINT FROM spoke) AS complaining_voices
FROM counted CROSS JOIN wrote
