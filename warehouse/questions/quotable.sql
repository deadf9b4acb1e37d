-- Which mentions may stand for a theme in a report, and which of their words did many use?
-- Grain: up to 12 rows per theme, the clearest first. Units: `common` are words that 10 voices or more used, among
--   the newest 5,000 mentions of the days: more would not make many more words common, and take long to read.
WITH
likely AS (
    SELECT theme, unnest(max(
        {'is_told': words IS NOT NULL, 'is_negative': sentiment = 'negative', 'probability': probability, 'mention_id': mention_id}, 40
    ), recursive := true)
    FROM mention_theme
    LEFT JOIN paraphrase USING (mention_id)
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND complains(sentiment) AND list_contains($themes::VARCHAR[], theme)
    GROUP BY theme
),
worded AS (
    SELECT mention_id, text, day, source, themes, sentiment_probability, urgency, is_repost
    FROM mention SEMI JOIN likely USING (mention_id)
    WHERE day BETWEEN $first_day AND $last_day
    -- All of them; so that what is asked of the texts below is not asked of those of the whole period.
    LIMIT 40 * len($themes::VARCHAR[])
),
shown AS (
    SELECT
        theme, mention_id, text, may_export, source.title AS source_title, words AS paraphrase,
        row_number() OVER (
            PARTITION BY theme
            ORDER BY words IS NULL, themes[1] = theme DESC, is_negative DESC, length(text) BETWEEN 40 AND 200 DESC,
                contains(text, '[') ASC, probability * sentiment_probability DESC, day DESC, mention_id
        ) AS rank
    FROM likely
    JOIN worded USING (mention_id)
    JOIN source USING (source)
    LEFT JOIN paraphrase USING (mention_id)
    -- Urgent mentions are read in Triage; they are no examples.
    WHERE len(urgency) = 0 AND NOT is_repost AND (text IS NOT NULL OR words IS NOT NULL)
    QUALIFY rank <= 12
),
-- The day from which on there were 5,000: to sort all mentions for it takes longer than all else here.
recent AS (
    SELECT coalesce(max(day) FILTER (later >= 5000), $first_day::DATE) AS since
    FROM (
        SELECT day, sum(sum(mentions + reposts + not_about_care + claims)) OVER (ORDER BY day DESC) AS later FROM heard_rollup
        WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
        GROUP BY day
    )
),
newest AS (
    SELECT voice, text FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND day >= (SELECT since FROM recent)
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    ORDER BY created_at DESC, mention_id DESC
    LIMIT 5000
),
common AS (
    SELECT token FROM (SELECT voice, unnest(words_of(text)) AS token FROM newest WHERE text IS NOT NULL)
    GROUP BY token
    HAVING count(DISTINCT voice) >= 10
),
used AS (
    SELECT mention_id, list(DISTINCT token ORDER BY token) AS common
    FROM (SELECT mention_id, unnest(words_of(text)) AS token FROM shown)
    SEMI JOIN common USING (token)
    GROUP BY mention_id
)
SELECT theme, mention_id, text, may_export, source_title, paraphrase, coalesce(common, []) AS common
FROM shown
LEFT JOIN used USING (mention_id)
ORDER BY theme, rank
