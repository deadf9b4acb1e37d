-- Which mentions of the period may need a person today?
-- Grain: one row per urgent or gravest mention, without its words, newest first. Units: kind is the first of self_harm,
--   safeguarding, medication_error, safety that its words suggest, else that it reads like, else `severe`; day is the local date.
SELECT
    mention_id, day, site.title AS site_title, len(urgency_in_words) > 0 OR len(urgency) = 0 AS is_in_words,
    coalesce(list_filter(
        ['self_harm', 'safeguarding', 'medication_error', 'safety'],
        lambda kind: list_contains(if(len(urgency_in_words) > 0, urgency_in_words, urgency), kind)
    )[1], 'severe') AS kind
FROM urgent LEFT JOIN site USING (provider, site)
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
ORDER BY created_at DESC, mention_id
