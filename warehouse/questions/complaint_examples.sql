-- Which redacted words show best what is complained about?
-- Grain: up to eight rows per theme, its clearest short complaint first. Units: probability 0-1; day is the local date.
WITH
likely AS (
    -- A mixed mention praises too, so negative ones come first; the number breaks ties, so that the answer is stable.
    SELECT theme, mention_id, day, is_negative, probability, is_main, is_short, has_gap, sureness, source_title, site_title
    FROM complaint_example
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND list_contains($themes::VARCHAR[], theme)
    QUALIFY row_number() OVER (PARTITION BY theme ORDER BY is_negative DESC, probability DESC, mention_id DESC) <= 40
),
chosen AS (
    SELECT theme, mention_id, day, source_title, site_title, probability, row_number() OVER (
        PARTITION BY theme ORDER BY is_main DESC, is_negative DESC, is_short DESC, has_gap, sureness DESC, day DESC, mention_id
    ) AS rank
    FROM likely QUALIFY rank <= 8
),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
worded AS (
    SELECT mention_id, text FROM mention SEMI JOIN chosen USING (mention_id)
    LIMIT 8 * len($themes::VARCHAR[])
)
SELECT theme, mention_id, text, day, source_title, site_title, probability, rank
FROM chosen JOIN worded USING (mention_id)
ORDER BY theme, rank
