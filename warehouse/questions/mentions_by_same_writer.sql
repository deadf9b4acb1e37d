-- What else did the writer of this mention write, on whatever day?
-- Grain: one row per mention that may be displayed, newest first, at most $limit. Units: found (count of all); rating 0-1; compound -1..1.
WITH
others AS (
    SELECT mention_id, created_at FROM mention
    WHERE provider = $provider AND mention_id <> $mention_id AND text IS NOT NULL
    -- A writer has one number in one source. Who may not see this mention learns nothing of its writer.
    AND voice = (
        SELECT voice FROM mention WHERE provider = $provider AND mention_id = $mention_id AND text IS NOT NULL
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    )
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
),
newest AS (SELECT mention_id FROM others ORDER BY created_at DESC, mention_id LIMIT $limit),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
shown AS MATERIALIZED (FROM mention SEMI JOIN newest USING (mention_id) LIMIT $limit)
SELECT
    mention_id, text, created_at, day, rating, question, language, sentiment::VARCHAR AS sentiment, sentiment_probability, compound, themes,
    source.title AS source_title, site.title AS site_title, service, complex_mention.reason AS complex_because, (SELECT count(*) FROM others) AS found
FROM shown JOIN source USING (source) LEFT JOIN site USING (provider, site)
    LEFT JOIN complex_mention USING (mention_id)
ORDER BY created_at DESC, mention_id
