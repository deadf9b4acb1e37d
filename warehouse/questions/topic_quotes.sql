-- What do some people say in each of these topics?
-- Grain: up to $limit rows per topic that complain and as many that do not, of mentions that may be displayed. Units: day
--   is the local date. Those of readable length come first, then the newest.
WITH
chosen AS (
    SELECT topic_id, mention_id, day, is_complaint, is_readable, source_title
    FROM topic_example
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND list_contains($topic_ids::INTEGER[], topic_id)
    QUALIFY row_number() OVER (
        PARTITION BY topic_id, is_complaint ORDER BY is_readable DESC, day DESC, mention_id DESC
    ) <= $limit
),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
worded AS (
    SELECT mention_id, text, sentiment FROM mention SEMI JOIN chosen USING (mention_id)
    LIMIT 2 * $limit * len($topic_ids::INTEGER[])
)
SELECT topic_id, mention_id, text, day, sentiment::VARCHAR AS sentiment, source_title
FROM chosen JOIN worded USING (mention_id)
ORDER BY topic_id, is_readable DESC, day DESC, mention_id DESC
