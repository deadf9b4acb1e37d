-- Which tables does an analyst ask first?
-- Grain: named by each view. Units: as in the tables below them; shares 0-1 and NULL below 10 mentions.

CREATE MACRO safe_share(part, whole) AS CASE WHEN whole >= 10 THEN part / whole END;

CREATE VIEW feedback AS
SELECT m.* EXCLUDE (topic_id), t.title AS topic
FROM mention AS m LEFT JOIN topic AS t USING (topic_id);
COMMENT ON VIEW feedback IS 'Mentions with their labels and the title of their topic: one row per mention.';

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
