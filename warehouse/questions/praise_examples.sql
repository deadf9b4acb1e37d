-- Which redacted praise is worth reading out to the team?
-- Grain: one row per mention, one per writer, the surest first. Units: probability 0-1; day is the local date.
WITH
sure AS (
    SELECT mention_id, day, theme, voice, created_at, probability, is_short, has_gap, source_title, site_title FROM praise_example
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    ORDER BY probability DESC, created_at DESC, mention_id
    LIMIT 200
),
each_writer AS (SELECT DISTINCT ON (voice) * FROM sure ORDER BY voice, probability DESC, mention_id),
-- One of each theme first, so that not all of it is about the same thing.
turned AS (
    SELECT *, row_number() OVER (
        PARTITION BY theme ORDER BY is_short DESC, has_gap, probability DESC, created_at DESC, mention_id
    ) AS turn
    FROM each_writer
),
chosen AS (
    FROM turned ORDER BY turn, is_short DESC, has_gap, probability DESC, created_at DESC, mention_id LIMIT $limit
),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
worded AS (
    SELECT mention_id, text, themes FROM mention SEMI JOIN chosen USING (mention_id)
    LIMIT $limit
)
SELECT mention_id, text, day, themes, source_title, site_title, probability AS sentiment_probability
FROM chosen JOIN worded USING (mention_id)
ORDER BY turn, is_short DESC, has_gap, probability DESC, created_at DESC, mention_id
