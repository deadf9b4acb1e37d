-- Which questions were people asked, and when did each start and stop?
-- Grain: one row per source and question. Units: share 0-1 of all mentions of its days; days are local dates, source_first_day
--   and source_last_day those of the source's first and last mention. A rollup answers where it can.
WITH
heard AS (
    SELECT day, source, mentions FROM day_rollup
    WHERE provider = $provider
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
),
asked AS (
    SELECT source, question, sum(mentions) AS mentions, min(first_day) AS first_day, max(last_day) AS last_day
    FROM question_rollup
    WHERE provider = $provider
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY source, question
)
SELECT
    asked.source AS source, any_value(title) AS title, question, first_day, last_day,
    min(day) FILTER (heard.source = asked.source) AS source_first_day, max(day) FILTER (heard.source = asked.source) AS source_last_day,
    any_value(asked.mentions) / sum(heard.mentions) FILTER (day BETWEEN first_day AND last_day) AS share
FROM asked JOIN source USING (source) CROSS JOIN heard
GROUP BY ALL ORDER BY first_day, source, question
-- Of one place or all, and all sources:
SELECT source, title, question, first_day, last_day, source_first_day, source_last_day, share FROM asked_rollup
WHERE provider = $provider AND site IS NOT DISTINCT FROM ($sites::VARCHAR[])[1]
-- As they lie, by first day, source and question: a scan keeps the order of its table.
