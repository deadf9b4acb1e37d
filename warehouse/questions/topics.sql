-- What did the newest search for topics find, and how much of it was heard in the period?
-- Grain: one row per topic, most mentions first. Units: counts; complaint_share 0-1 of scored, NULL below 10.
WITH counted AS (
    SELECT
        topic_id, count(*) AS mentions, count(sentiment) AS scored,
        count(*) FILTER (sentiment IN ('negative', 'mixed')) AS complaints, count(DISTINCT (voice, week)) AS voices
    FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND topic_id IS NOT NULL AND NOT is_repost AND is_about_care
    GROUP BY topic_id
)
SELECT
    topic_id, title, keywords, examples, counted.mentions AS mentions, voices, scored, complaints,
    safe_share(complaints, scored) AS complaint_share
FROM topic JOIN counted USING (topic_id)
ORDER BY counted.mentions DESC, topic_id
