-- In which languages do people write, and which of them were scored?
-- Grain: one row per language, most mentions first; those of fewer than 10 are one row. Units: mentions and scored (counts,
--   reposts left out).
WITH counted AS (
    SELECT coalesce(language, 'not analysed') AS language, sum(mentions)::BIGINT AS mentions, sum(scored)::BIGINT AS scored
    FROM language_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY ALL
)
SELECT
    CASE WHEN mentions >= 10 OR scored > 0 OR language = 'not analysed' THEN language ELSE 'others, few each' END AS language,
    sum(mentions)::BIGINT AS mentions, sum(scored)::BIGINT AS scored
FROM counted
GROUP BY ALL
ORDER BY mentions DESC, language
