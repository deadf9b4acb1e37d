-- Which tables does an analyst ask first?
-- Grain: named by each view. Units: as in the tables below them; shares 0-1 and NULL below 10 mentions.

CREATE MACRO safe_share(part, whole) AS CASE WHEN whole >= 10 THEN part / whole END;
COMMENT ON MACRO safe_share IS 'A share of a whole: 0-1, NULL where the whole is below 10.';

CREATE MACRO is_cut_off(day, first_day) AS day < date_trunc('week', first_day::DATE + 6)::DATE;
COMMENT ON MACRO is_cut_off IS 'Whether the week of a day begins before the first of some days: of such a week, voices count where they spoke last.';

CREATE MACRO is_rolled_up(week, first_day, last_day, sites) AS
    (sites IS NULL OR len(sites) = 1) AND week >= first_day AND week <= last_day - 6;
COMMENT ON MACRO is_rolled_up IS 'Whether rollups answer for a week of some days: it is whole, and of one place or of all.';

CREATE VIEW feedback AS
SELECT m.* EXCLUDE (topic_id), t.title AS topic
FROM mention AS m LEFT JOIN topic AS t USING (topic_id);
COMMENT ON VIEW feedback IS 'Mentions with their labels and the title of their topic: one row per mention.';

CREATE VIEW complaints AS
SELECT
    mention_id, t.provider, s.title AS site, source.title AS source, t.day, t.week, theme.title AS theme, t.sentiment,
    m.severity, t.voice, m.text
FROM mention_theme AS t
JOIN mention AS m USING (mention_id)
JOIN theme USING (theme)
JOIN source ON source.source = t.source
LEFT JOIN site AS s ON s.provider = t.provider AND s.site = t.site
WHERE t.sentiment IN ('negative', 'mixed');
COMMENT ON VIEW complaints IS 'Complaints with titles in place of short names: one row per mention and theme that it complains about.';

CREATE VIEW weekly_sentiment AS
SELECT provider, site, source, week, sum(mentions)::BIGINT AS mentions, sum(scored)::BIGINT AS scored,
    sum(negative)::BIGINT AS negative, sum(mixed)::BIGINT AS mixed, sum(neutral)::BIGINT AS neutral,
    sum(positive)::BIGINT AS positive, safe_share(sum(negative) + sum(mixed), sum(scored)) AS complaint_share
FROM day_rollup GROUP BY provider, site, source, week ORDER BY week;
COMMENT ON VIEW weekly_sentiment IS 'Counts by week, place and source; complaint_share is negative or mixed of scored, NULL below 10.';

CREATE VIEW weekly_complaints AS
SELECT provider, site, source, week, theme, count(*) AS complaints, count(DISTINCT voice) AS voices
FROM mention_theme WHERE sentiment IN ('negative', 'mixed')
GROUP BY provider, site, source, week, theme ORDER BY week, voices DESC;
COMMENT ON VIEW weekly_complaints IS 'Complaints by week, place, source and theme: mentions and distinct voices.';

CREATE VIEW monthly_themes AS
WITH heard AS (
    SELECT provider, date_trunc('month', day)::DATE AS month, sum(scored)::BIGINT AS scored
    FROM day_rollup GROUP BY ALL
),
said AS (
    SELECT provider, date_trunc('month', day)::DATE AS month, theme, count(*) AS mentions,
        count(*) FILTER (sentiment IN ('negative', 'mixed')) AS complaints,
        count(*) FILTER (sentiment = 'positive') AS praise,
        count(DISTINCT voice) AS writers
    FROM mention_theme GROUP BY ALL
)
SELECT provider, month, theme.title AS theme, mentions, complaints, praise, writers, scored,
    safe_share(complaints, scored) AS complaint_share
FROM said JOIN heard USING (provider, month) JOIN theme USING (theme) ORDER BY month, theme.position;
COMMENT ON VIEW monthly_themes IS 'What each theme was said about in each month, all places and sources together: one row per month and theme.';
