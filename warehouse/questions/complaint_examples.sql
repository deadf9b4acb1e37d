-- Which redacted words show best what is complained about?
-- Grain: one row per theme, its clearest short complaint. Units: probability 0-1; day is the local date.
WITH
likely AS (
    SELECT theme, mention_id, probability FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND list_contains($themes::VARCHAR[], theme)
    -- A mixed mention praises too, and its short form may be the praise.
    QUALIFY row_number() OVER (
        PARTITION BY theme ORDER BY sentiment = 'negative' DESC, probability DESC, day DESC, mention_id
    ) <= 40
)
SELECT theme, mention_id, text, day, source.title AS source_title, site.title AS site_title, probability
FROM likely
JOIN mention USING (mention_id)
JOIN source USING (source)
LEFT JOIN site USING (provider, site)
WHERE text IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY theme
    ORDER BY themes[1] = theme DESC, sentiment = 'negative' DESC, length(text) BETWEEN 40 AND 200 DESC,
        contains(text, '[') ASC, probability * sentiment_probability DESC, day DESC, mention_id
) = 1
ORDER BY theme
