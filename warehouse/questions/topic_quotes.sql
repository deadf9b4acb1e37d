-- What do some people say in each of these topics?
-- Grain: up to $limit rows per topic with mentions that may be displayed. Units: day is the local date.
-- Those of readable length come first, then the newest.
SELECT topic_id, mention_id, text, day, sentiment, source.title AS source_title
FROM mention JOIN source USING (source)
WHERE list_contains($topic_ids::INTEGER[], topic_id) AND text IS NOT NULL AND NOT is_repost AND is_about_care
    AND provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
QUALIFY row_number() OVER (
    PARTITION BY topic_id ORDER BY length(text) BETWEEN 40 AND 300 DESC, day DESC, mention_id DESC
) <= $limit
ORDER BY topic_id, length(text) BETWEEN 40 AND 300 DESC, day DESC, mention_id DESC
