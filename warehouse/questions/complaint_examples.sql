-- Which redacted words show best what is complained about?
-- Grain: up to eight rows per theme, its clearest short complaint first. Units: probability 0-1; day is the local date.
WITH
clearest AS (
    SELECT theme, list_sort(arg_min({
        'clear_rank': clear_rank, 'mention_id': mention_id, 'day': day, 'probability': probability,
        'source_title': source_title, 'site_title': site_title
    }, sure_rank, 40))[:8] AS examples
    FROM complaint_example
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND list_contains($themes::VARCHAR[], theme)
    GROUP BY theme
),
chosen AS (SELECT theme, unnest(examples, recursive := true), generate_subscripts(examples, 1) AS rank FROM clearest),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
worded AS (
    SELECT mention_id, text FROM mention SEMI JOIN chosen USING (mention_id)
    LIMIT 8 * len($themes::VARCHAR[])
)
SELECT theme, mention_id, text, day, source_title, site_title, probability, rank
FROM chosen JOIN worded USING (mention_id)
ORDER BY theme, rank
