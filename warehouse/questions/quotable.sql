-- Which mentions may stand for a theme in a report?
-- Grain: up to 12 rows per theme, those first whose words may leave, and of these the clearest. Units: may_export says
--   whether the text may leave as it is; paraphrase is what a person wrote instead, NULL where nobody did. Of days that are no whole
--   months the best may be missing.
WITH
likely AS (
    SELECT theme, unnest(max(
        {'is_told': is_told, 'is_negative': is_negative, 'probability': probability, 'mention_id': mention_id}, 40
    ), recursive := true)
    FROM quotable_example
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND list_contains($themes::VARCHAR[], theme)
    GROUP BY theme
),
worded AS (
    SELECT mention_id, text, day, source, themes, sentiment_probability, urgency, is_repost, compound
    -- By their numbers alone, which the index finds. All of them: the limit keeps what is asked below from being asked of every text.
    FROM mention SEMI JOIN likely USING (mention_id)
    LIMIT 40 * len($themes::VARCHAR[])
),
shown AS (
    SELECT
        theme, mention_id, text, may_export, source.title AS source_title, words AS paraphrase,
        row_number() OVER (
            PARTITION BY theme
            ORDER BY words IS NULL, may_export DESC, coalesce(compound, 0) < 0.05 DESC, themes[1] = theme DESC, is_negative DESC, length(text) BETWEEN 40 AND 200 DESC,
                contains(text, '[') ASC, probability * sentiment_probability DESC, day DESC, mention_id
        ) AS rank
    FROM likely
    JOIN worded USING (mention_id)
    JOIN source USING (source)
    LEFT JOIN paraphrase USING (mention_id)
    -- Urgent mentions are read in Triage; they are no examples.
    WHERE len(urgency) = 0 AND NOT is_repost AND (text IS NOT NULL OR words IS NOT NULL)
    -- What sounds like praise is no example of a complaint, whatever its label.
    AND (words IS NOT NULL OR coalesce(compound, 0) < 0.4)
    QUALIFY rank <= 12
)
SELECT theme, mention_id, text, may_export, source_title, paraphrase FROM shown ORDER BY theme, rank
