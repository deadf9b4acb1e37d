-- Which mentions of the period are newest?
-- Grain: one row per mention, newest first, one page. Rollups count where they can. Units: found (count on all pages); rating 0-1; compound -1..1.
WITH
chosen AS (
    SELECT mention_id, created_at FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
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
    AND NOT is_repost
    AND ($is_complex IS NOT TRUE OR mention_id IN (SELECT mention_id FROM complex_mention))
    -- search
),
counted AS (SELECT count(*) AS found FROM chosen),
page AS (SELECT mention_id FROM chosen ORDER BY created_at DESC, mention_id LIMIT $limit OFFSET $offset),
-- Of all themes, without a search:
WITH
heard AS (
    SELECT day, sum(mentions) AS mentions FROM sentiment_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND ($sentiments::VARCHAR[] IS NULL OR list_contains($sentiments::VARCHAR[], coalesce(sentiment::VARCHAR, 'not scored')))
    GROUP BY day
),
counted AS (SELECT coalesce(sum(mentions), 0)::BIGINT AS found FROM heard),
-- Days are local: two earlier ones may hold what was written later, elsewhere in the world.
recent AS (
    SELECT coalesce(max(day) FILTER (later >= $limit + $offset), $first_day::DATE) - 2 AS since
    FROM (SELECT day, sum(mentions) OVER (ORDER BY day DESC) AS later FROM heard)
),
page AS (
    SELECT mention_id FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND day >= (SELECT since FROM recent)
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND ($sentiments::VARCHAR[] IS NULL OR list_contains($sentiments::VARCHAR[], coalesce(sentiment::VARCHAR, 'not scored')))
    AND NOT is_repost
    ORDER BY created_at DESC, mention_id LIMIT $limit OFFSET $offset
),
-- Either way:
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
shown AS MATERIALIZED (FROM mention SEMI JOIN page USING (mention_id) LIMIT $limit)
SELECT
    mention_id, text, created_at, day, rating, question, language, sentiment::VARCHAR AS sentiment, sentiment_probability, compound, themes,
    source.title AS source_title, site.title AS site_title, service, complex_mention.reason AS complex_because,
    (SELECT found FROM counted) AS found
FROM shown JOIN source USING (source) LEFT JOIN site USING (provider, site)
    LEFT JOIN complex_mention USING (mention_id)
ORDER BY created_at DESC, mention_id
