-- Which promises of a snapshot are broken?
-- Grain: one row per broken promise, none when all hold. Units: counts of mentions.

SELECT 'the snapshot holds ' || (SELECT count(*) FROM mention) || ' mentions, the store '
    || (SELECT count(*) FROM store.mention) || ' (a source without rights?)' AS broken
WHERE (SELECT count(*) FROM mention) <> (SELECT count(*) FROM store.mention)
UNION ALL
SELECT 'the days add up to ' || (SELECT coalesce(sum(mentions), 0) FROM day_rollup) || ' mentions, not '
    || (SELECT count(*) FROM mention WHERE NOT is_repost AND is_about_care)
WHERE (SELECT coalesce(sum(mentions), 0) FROM day_rollup) <>
    (SELECT count(*) FROM mention WHERE NOT is_repost AND is_about_care)
UNION ALL
SELECT 'the sentiments to be read add up to ' || (SELECT coalesce(sum(mentions), 0) FROM sentiment_rollup) || ' mentions, not '
    || (SELECT count(*) FROM mention WHERE NOT is_repost)
WHERE (SELECT coalesce(sum(mentions), 0) FROM sentiment_rollup) <> (SELECT count(*) FROM mention WHERE NOT is_repost)
UNION ALL
SELECT 'the quarters add up to ' || (SELECT coalesce(sum(counted), 0) FROM quarter_rollup WHERE what = 'scored' AND is_all_sites AND month IS NULL)
    || ' scored mentions, not ' || (SELECT coalesce(sum(scored), 0) FROM day_rollup)
WHERE (SELECT coalesce(sum(counted), 0) FROM quarter_rollup WHERE what = 'scored' AND is_all_sites AND month IS NULL) <>
    (SELECT coalesce(sum(scored), 0) FROM day_rollup)
UNION ALL
SELECT 'a mean rating lies outside 0-1'
WHERE EXISTS (FROM rating_rollup WHERE rating_sum NOT BETWEEN 0 AND ratings + 1e-6)
UNION ALL
SELECT 'the sentiments of a day do not add up to its scored mentions'
WHERE EXISTS (FROM day_rollup WHERE negative + mixed + neutral + positive <> scored OR scored > mentions)
UNION ALL
SELECT 'a probability lies outside 0-1, or a compound outside -1..1'
WHERE EXISTS (FROM mention WHERE sentiment_probability NOT BETWEEN 0 AND 1 OR compound NOT BETWEEN -1 AND 1)
UNION ALL
SELECT 'an opinion lies outside the text of its mention'
WHERE EXISTS (FROM opinion JOIN store.mention AS m USING (mention_id) WHERE stop > length(m.text) AND m.text <> '')
UNION ALL
SELECT 'a theme stands in no taxonomy: ' || any_value(theme)
FROM mention_theme WHERE theme NOT IN (SELECT theme FROM theme) HAVING count(*) > 0
UNION ALL
SELECT 'a week is not a Monday, or does not hold its day'
WHERE EXISTS (FROM mention WHERE isodow(week) <> 1 OR day - week NOT BETWEEN 0 AND 6)
UNION ALL
SELECT 'a mention of a source that may not be displayed shows its text'
WHERE EXISTS (FROM mention JOIN source USING (source) WHERE NOT may_display AND text IS NOT NULL);
