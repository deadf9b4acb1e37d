-- Which mentions of the period are nearest in meaning?
-- Grain: one row per mention, nearest first by differing signs, at most 200. Units: apart 0-256 signs; rating 0-1; compound -1..1.
WITH
nearest AS (
    SELECT
        mention_id, bit_count(xor(code_1, $code_1::UBIGINT))::SMALLINT + bit_count(xor(code_2, $code_2::UBIGINT))
        + bit_count(xor(code_3, $code_3::UBIGINT)) + bit_count(xor(code_4, $code_4::UBIGINT)) AS apart
    FROM meaning
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND ($sentiments::VARCHAR[] IS NULL AND $theme::VARCHAR IS NULL AND $is_complex IS NOT TRUE OR mention_id IN (
        SELECT mention_id FROM mention
        WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
        -- Where a theme is chosen, the sentiment is that of what is said about it.
        AND CASE
            WHEN $theme::VARCHAR IS NULL THEN $sentiments::VARCHAR[] IS NULL
                OR list_contains($sentiments::VARCHAR[], coalesce(sentiment::VARCHAR, 'not scored'))
            WHEN $sentiments::VARCHAR[] IS NULL THEN list_contains(themes, $theme::VARCHAR)
            ELSE mention_id IN (
                SELECT mention_id FROM mention_theme
                WHERE theme = $theme::VARCHAR AND day BETWEEN $first_day AND $last_day
                AND list_contains($sentiments::VARCHAR[], sentiment::VARCHAR)
            )
        END
        AND ($is_complex IS NOT TRUE OR mention_id IN (SELECT mention_id FROM complex_mention))
    ))
    ORDER BY apart, mention_id
    LIMIT 200
),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
shown AS MATERIALIZED (FROM mention SEMI JOIN nearest USING (mention_id) LIMIT 200)
SELECT
    mention_id, text, created_at, day, rating, question, language, sentiment::VARCHAR AS sentiment, sentiment_probability, compound, themes,
    source.title AS source_title, site.title AS site_title, service, complex_mention.reason AS complex_because, apart
FROM nearest JOIN shown USING (mention_id) JOIN source USING (source) LEFT JOIN site USING (provider, site)
    LEFT JOIN complex_mention USING (mention_id)
ORDER BY apart, mention_id
