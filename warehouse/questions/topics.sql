-- What did the newest search for topics find, and how much of it was heard in the period?
-- Grain: one row per topic after merging, most mentions first. Units: counts; complaint_share 0-1 of scored, NULL below
-- 10; recent_mentions in the last 28 days of the period, earlier_mentions in all days before those. A rollup holds the voices
-- of whole weeks, but not those of topics that people merged.
WITH
merged AS (
    -- Only into a topic that is still there: where a search ended it, what it had taken in stands by itself again.
    SELECT * FROM (SELECT unnest($merged::INTEGER[]) AS topic_id, unnest($merged_into::INTEGER[]) AS whole_id)
    WHERE whole_id IN (SELECT topic_id FROM topic)
),
counted AS (
    SELECT
        coalesce(whole_id, topic_id) AS topic_id,
        coalesce(sum(mentions) FILTER (day >= $first_day), 0)::BIGINT AS mentions,
        coalesce(sum(scored) FILTER (day >= $first_day), 0)::BIGINT AS scored,
        coalesce(sum(complaints) FILTER (day >= $first_day), 0)::BIGINT AS complaints,
        coalesce(sum(mentions) FILTER (day > $last_day::DATE - 28), 0)::BIGINT AS recent_mentions,
        coalesce(sum(mentions) FILTER (day <= $last_day::DATE - 28), 0)::BIGINT AS earlier_mentions
    FROM topic_rollup LEFT JOIN merged USING (topic_id)
    WHERE provider = $provider AND day <= $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY ALL
),
spoken AS (
    SELECT DISTINCT coalesce(whole_id, topic_id) AS topic_id, voice, week
    FROM mention LEFT JOIN merged USING (topic_id)
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND topic_id >= 0 AND NOT is_repost AND is_about_care
    AND (
        NOT is_rolled_up(week, $first_day::DATE, $last_day::DATE, $sites::VARCHAR[])
        OR list_contains($merged::INTEGER[], topic_id) OR list_contains($merged_into::INTEGER[], topic_id)
    )
),
heard AS (
    SELECT topic_id, count(*) AS voices FROM spoken GROUP BY topic_id
    UNION ALL
    SELECT topic_id, voices FROM topic_voice_rollup
    WHERE provider = $provider AND week >= $first_day::DATE AND week <= $last_day::DATE - 6
    AND ($sites::VARCHAR[] IS NULL AND site IS NULL OR len($sites::VARCHAR[]) = 1 AND list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT list_contains($merged::INTEGER[], topic_id) AND NOT list_contains($merged_into::INTEGER[], topic_id)
),
voiced AS (SELECT topic_id, sum(voices)::BIGINT AS voices FROM heard GROUP BY topic_id)
SELECT
    topic_id, title, keywords, examples, counted.mentions AS mentions, voices, scored, complaints,
    safe_share(complaints, scored) AS complaint_share, recent_mentions, earlier_mentions, found_later_at
FROM topic JOIN counted USING (topic_id) JOIN voiced USING (topic_id)
WHERE counted.mentions > 0
ORDER BY counted.mentions DESC, topic_id
