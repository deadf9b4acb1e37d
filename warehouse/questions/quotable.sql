-- Which mentions may stand for a theme in a report?
-- Grain: up to 12 rows per theme, those first whose words may leave, and of these the clearest. Units: may_export says
--   whether the text may leave as it is; paraphrase is what a person wrote instead, NULL where nobody did. Of days that are no whole
--   months the best may be missing.
WITH
surest AS (
    SELECT theme, unnest(arg_min({
        'mention_id': mention_id, 'is_fit': is_fit, 'clear_rank': clear_rank, 'may_export': may_export,
        'source_title': source_title, 'paraphrase': paraphrase
    }, sure_rank, 40), recursive := true)
    FROM quotable_example
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND list_contains($themes::VARCHAR[], theme)
    GROUP BY theme
),
chosen AS (
    SELECT theme, mention_id, may_export, source_title, paraphrase, row_number() OVER (PARTITION BY theme ORDER BY clear_rank) AS rank
    FROM surest WHERE is_fit QUALIFY rank <= 12
),
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every text.
worded AS (
    SELECT mention_id, text FROM mention SEMI JOIN chosen USING (mention_id)
    LIMIT 12 * len($themes::VARCHAR[])
)
SELECT theme, mention_id, text, may_export, source_title, paraphrase
FROM chosen JOIN worded USING (mention_id)
ORDER BY theme, rank
