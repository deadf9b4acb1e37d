-- Which questions were people asked, and when did each start and stop?
-- Grain: one row per source and question. Units: share 0-1 of all mentions of its days; days are local dates, source_first_day
--   and source_last_day those of the source's first and last mention.
WITH
heard AS (
    FROM day_rollup
    WHERE provider = $provider
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
spans AS (SELECT source, min(day) AS source_first_day, max(day) AS source_last_day FROM heard GROUP BY source),
asked AS (
    SELECT source, question, sum(mentions) AS mentions, min(first_day) AS first_day, max(last_day) AS last_day
    FROM question_rollup
    WHERE provider = $provider
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY source, question
)
SELECT
    source, any_value(title) AS title, question, asked.first_day, asked.last_day, source_first_day, source_last_day,
    any_value(asked.mentions) / sum(heard.mentions) AS share
FROM asked JOIN spans USING (source) JOIN source USING (source)
JOIN heard ON heard.day BETWEEN asked.first_day AND asked.last_day
GROUP BY ALL ORDER BY asked.first_day, source, question
