-- Which counts of a quarter may leave in reports and in shareable sets?
-- Grain: one row per thing counted, place and month that has any. Units: counts of mentions, NULL where hidden.
-- All places together where is_all_sites, the whole quarter where month is NULL. Writers, distinct people, and the
-- profile that is asked for (k10 or round5) are taken out of the answer.
WITH
heard AS (
    SELECT site, date_trunc('month', day)::DATE AS month, voice, sentiment, source, language,
        NOT is_repost AND is_about_care AS is_counted, is_repost, is_about_care, is_claim
    FROM mention
    WHERE provider = $provider AND day >= $first_day AND day < $first_day::DATE + INTERVAL 3 MONTH
),
said AS (
    SELECT 'scored' AS what, site, month, voice FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT CASE WHEN sentiment IN ('negative', 'mixed') THEN 'complaints' ELSE 'no complaints' END, site, month, voice
    FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT concat('sentiment ', sentiment), site, month, voice FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT concat('source ', source), site, month, voice FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT 'not scored', site, month, voice FROM heard WHERE is_counted AND sentiment IS NULL
    UNION ALL
    SELECT 'reposts', site, month, voice FROM heard WHERE is_repost
    UNION ALL
    SELECT 'not about care', site, month, voice FROM heard WHERE NOT is_repost AND NOT is_about_care AND NOT is_claim
    UNION ALL
    SELECT
        CASE WHEN sentiment = 'positive' THEN concat('praise of ', theme) ELSE concat('complaints about ', theme) END,
        site, date_trunc('month', day)::DATE, voice
    FROM mention_theme
    WHERE $with_themes AND provider = $provider AND day >= $first_day AND day < $first_day::DATE + INTERVAL 3 MONTH
    AND sentiment IN ('negative', 'mixed', 'positive')
)
SELECT
    what, site, grouping(site) = 1 AS is_all_sites, month, count(*) AS counted, count(DISTINCT voice) AS writers,
    $profile AS profile
FROM said
GROUP BY GROUPING SETS ((what, site, month), (what, site), (what, month), (what))
ORDER BY what, is_all_sites, site, month
