-- How much was heard in the period, from how many writers?
-- Grain: one row. Units: counts, of mentions about care; not_about_care, claims and reposts are counted apart and nowhere else;
--   writers are distinct authors, a voice is one writer in one week. Rollups answer where they can.
WITH
spoken AS (
    SELECT DISTINCT voice, week FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT is_repost AND is_about_care
),
spoke AS (SELECT count(DISTINCT voice) AS writers, count(*) AS voices FROM spoken),
-- Of one place or all, of days that cut no week at both ends:
WITH
wrote AS (
    SELECT coalesce(sum(writers), 0)::BIGINT AS writers FROM return_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND (last_before IS NULL OR last_before < $first_day)
    AND site = coalesce(($sites::VARCHAR[])[1], '')
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
counted AS (
    SELECT coalesce(sum(if(is_cut_off(day, $first_day), last_voices, first_voices)), 0)::BIGINT AS voices FROM voice_day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND theme IS NULL
    AND site IS NOT DISTINCT FROM ($sites::VARCHAR[])[1]
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
spoke AS (FROM wrote CROSS JOIN counted),
-- Either way:
heard AS (
    SELECT
        coalesce(sum(mentions), 0)::BIGINT AS mentions, coalesce(sum(scored), 0)::BIGINT AS scored,
        coalesce(sum(not_supported), 0)::BIGINT AS not_supported, coalesce(sum(not_analysed), 0)::BIGINT AS not_analysed,
        coalesce(sum(complaints), 0)::BIGINT AS complaints, coalesce(sum(reposts), 0)::BIGINT AS reposts,
        coalesce(sum(not_about_care), 0)::BIGINT AS not_about_care, coalesce(sum(claims), 0)::BIGINT AS claims
    FROM heard_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
)
SELECT heard.*, spoke.* FROM heard CROSS JOIN spoke
