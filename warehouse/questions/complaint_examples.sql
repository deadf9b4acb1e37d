-- Which redacted words show best what is complained about?
-- Grain: up to eight rows per theme, its clearest short complaint first. Units: probability 0-1; day is the local date.
WITH
likely AS (
    -- A mixed mention praises too, so negative ones come first; the number breaks ties, so that the answer is stable.
    SELECT theme, unnest(max(
        {'is_negative': sentiment = 'negative', 'probability': probability, 'mention_id': mention_id}, 40
    ), recursive := true)
    FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND complains(sentiment) AND list_contains($themes::VARCHAR[], theme)
    GROUP BY theme
),
-- Read by themselves before anything is joined to them: joined, the texts of the whole period would be read.
worded AS (
    SELECT provider, mention_id, text, day, source, site, themes, sentiment_probability, urgency
    FROM mention SEMI JOIN likely USING (mention_id)
    WHERE day BETWEEN $first_day AND $last_day
    -- All of them; so that what is asked of the texts below is not asked of those of the whole period.
    LIMIT 40 * len($themes::VARCHAR[])
)
SELECT
    theme, mention_id, text, day, source.title AS source_title, site.title AS site_title, probability,
    row_number() OVER clearest AS rank
FROM likely
JOIN worded USING (mention_id)
JOIN source USING (source)
LEFT JOIN site USING (provider, site)
-- Urgent mentions are read in Triage; they are no examples.
WHERE text IS NOT NULL AND len(urgency) = 0
WINDOW clearest AS (
    PARTITION BY theme
    ORDER BY themes[1] = theme DESC, is_negative DESC, length(text) BETWEEN 40 AND 200 DESC,
        contains(text, '[') ASC, probability * sentiment_probability DESC, day DESC, mention_id
)
QUALIFY rank <= 8
ORDER BY theme, rank
