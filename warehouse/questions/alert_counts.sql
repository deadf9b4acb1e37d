-- How many writers complained about each theme in each whole week, and how many people stand behind it?
-- Grain: one row per place, theme and whole week with scored mentions. Units: complaints and mentions are voices, one
--   a writer and week; recent_voices are the distinct people of four weeks, that one the last; site is NULL for all
--   chosen places together. Rollups answer where every source and place is asked for.
WITH
heard AS (
    SELECT DISTINCT site, week, voice FROM mention
    WHERE provider = $provider AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care
),
weeks AS (
    SELECT '' AS place, week, count(DISTINCT voice) AS mentions FROM heard GROUP BY week
    UNION ALL
    SELECT site, week, count(*) FROM heard WHERE site IS NOT NULL GROUP BY site, week
),
-- Of three weeks more, whose voices are recent in the first.
spoken AS (
    SELECT DISTINCT coalesce(site, '') AS place, theme, week, voice FROM mention_theme
    WHERE provider = $provider AND week >= $first_day::DATE - 21 AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed')
),
placed AS (
    SELECT DISTINCT '' AS place, theme, week, voice FROM spoken
    UNION ALL
    SELECT place, theme, week, voice FROM spoken WHERE place <> ''
),
complained AS (SELECT place, theme, week, count(*) AS complaints FROM placed GROUP BY place, theme, week),
-- A voice counts among the recent of its week and the three after it, or until it speaks again.
lasting AS (
    SELECT place, theme, week, lead(week, 1, week + 28) OVER (PARTITION BY place, theme, voice ORDER BY week) AS again
    FROM placed
),
recent AS (
    SELECT place, theme, week + (7 * ahead)::INTEGER AS week, count(*) AS recent_voices
    FROM lasting, range(4) AS weeks(ahead)
    WHERE week + (7 * ahead)::INTEGER < again
    GROUP BY ALL
),
counted AS (
    SELECT place, theme, week, coalesce(complaints, 0) AS complaints, coalesce(recent_voices, 0) AS recent_voices
    FROM complained FULL JOIN recent USING (place, theme, week)
    WHERE week >= $first_day::DATE
)
SELECT
    nullif(place, '') AS site, theme, week, coalesce(complaints, 0) AS complaints, mentions,
    coalesce(recent_voices, 0) AS recent_voices
FROM (SELECT DISTINCT place, theme FROM counted WHERE complaints > 0) SEMI JOIN theme USING (theme)
JOIN weeks USING (place)
LEFT JOIN counted USING (place, theme, week)
ORDER BY place, theme, week
-- Of all places and sources:
SELECT site, theme, week, complaints, mentions, recent_voices FROM complaint_rollup
WHERE provider = $provider AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
-- Where it was complained about in one of these weeks.
AND (complained_until >= $first_day::DATE OR complains_from <= $last_day::DATE - 6)
-- As they lie, by place, theme and week: a scan keeps the order of its table, and to sort so many takes as long as to find them.
