-- Which mentions of the period may need a person today?
-- Grain: one row per urgent or gravest mention, without its words, newest first. Units: kind is the first of self_harm,
--   safeguarding, medication_error, safety that it holds, else `severe`; day is the local date.
SELECT
    mention_id, day, site.title AS site_title,
    CASE
        WHEN len(urgency) = 0 THEN 'severe'
        WHEN list_contains(urgency, 'self_harm') THEN 'self_harm'
        WHEN list_contains(urgency, 'safeguarding') THEN 'safeguarding'
        WHEN list_contains(urgency, 'medication_error') THEN 'medication_error'
        WHEN list_contains(urgency, 'safety') THEN 'safety'
        ELSE 'severe'
    END AS kind
FROM urgent LEFT JOIN site USING (provider, site)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
ORDER BY created_at DESC, mention_id
