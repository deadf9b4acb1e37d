-- How much was heard in the period, from how many writers?
-- Grain: one row. Units: counts, of mentions about care; not_about_care, claims and reposts are counted apart and nowhere else;
--   writers are distinct authors, a voice is one writer in one week. A rollup holds the voices of whole weeks.
WITH
heard AS (
    SELECT coalesce(sum(COLUMNS(* EXCLUDE (day, provider, site, source))), 0)::BIGINT
    FROM heard_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
-- The first of a writer in these days is the first of all, or the one whose last before it lies before them; of some places
-- only, all are compared.
returned AS (
    SELECT count(*) AS writers FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND wrote_before < $first_day
    AND $sites::VARCHAR[] IS NULL AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
complained_again AS (
    SELECT count(*) AS writers FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND complained_before < $first_day
    AND $sites::VARCHAR[] IS NULL AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
compared AS (
    SELECT count(DISTINCT voice) AS writers, count(DISTINCT voice) FILTER (complains(sentiment)) AS complaining FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND $sites::VARCHAR[] IS NOT NULL AND list_contains($sites::VARCHAR[], site)
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT is_repost AND is_about_care
),
cut AS (
    SELECT voice, week, count(sentiment) > 0 AS is_scored, bool_or(complains(sentiment)) AS complains FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT is_rolled_up(week, $first_day::DATE, $last_day::DATE, $sites::VARCHAR[])
    AND NOT is_repost AND is_about_care
    GROUP BY voice, week
),
spoke AS (
    SELECT
        count(*) AS voices, count(*) FILTER (is_scored) AS scored_voices, count(*) FILTER (complains) AS complaining_voices
    FROM cut
    UNION ALL
    SELECT sum(voices), sum(scored_voices), sum(complaining_voices) FROM voice_rollup
    WHERE provider = $provider AND theme IS NULL
    AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
summed AS (
    SELECT
        coalesce(sum(voices), 0)::BIGINT AS voices, coalesce(sum(scored_voices), 0)::BIGINT AS scored_voices,
        coalesce(sum(complaining_voices), 0)::BIGINT AS complaining_voices
    FROM spoke
)
SELECT
    heard.* EXCLUDE (new_writers, new_complaining_writers, auditable, auditable_complaints),
    if($sites::VARCHAR[] IS NULL, new_writers + returned.writers, compared.writers) AS writers,
    if($sites::VARCHAR[] IS NULL, new_complaining_writers + complained_again.writers, compared.complaining) AS complaining_writers,
    voices, scored_voices, complaining_voices
FROM heard CROSS JOIN returned CROSS JOIN complained_again CROSS JOIN compared CROSS JOIN summed
