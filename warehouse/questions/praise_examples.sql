-- Which redacted praise is worth reading out to the team?
-- Grain: one row per mention, one per writer, the surest first. Units: probability 0-1; day is the local date.
WITH
sure AS (
    SELECT mention_id, day, theme, voice, probability, sure_rank, clear_rank, source_title, site_title FROM praise_example
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    ORDER BY sure_rank LIMIT 200
),
-- One of each writer; and one of each theme first, so that not all of it is about the same thing.
turned AS (
    SELECT *, row_number() OVER (PARTITION BY theme ORDER BY clear_rank) AS turn
    FROM sure WHERE sure_rank IN (SELECT min(sure_rank) FROM sure GROUP BY voice)
),
chosen AS (FROM turned ORDER BY turn, clear_rank LIMIT $limit),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
worded AS (
    SELECT mention_id, text, themes FROM mention SEMI JOIN chosen USING (mention_id)
    LIMIT $limit
)
SELECT mention_id, text, day, themes, source_title, site_title, probability AS sentiment_probability
FROM chosen JOIN worded USING (mention_id)
ORDER BY turn, clear_rank
