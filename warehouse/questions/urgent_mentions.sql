-- Which mentions need a person?
-- Grain: one row per urgent or gravest mention of the period, or asked for by number. Units: severity 0-3; times UTC.
-- The most urgent kind comes first, then the gravest, then the oldest.
SELECT
    mention_id, site, source, created_at, admitted_at, day, text, question, service, urgency, severity, most_negative,
    sentiment, themes, source.title AS source_title, site.title AS site_title
FROM mention JOIN source USING (source) LEFT JOIN site USING (provider, site)
WHERE provider = $provider
    AND (
        (NOT is_repost AND day BETWEEN $first_day AND $last_day AND (len(urgency) > 0 OR severity = 3)
            AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source)))
        OR list_contains($mention_ids::BIGINT[], mention_id)
    )
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY
    CASE
        WHEN list_contains(urgency, 'self_harm') THEN 0
        WHEN list_contains(urgency, 'safeguarding') THEN 1
        WHEN list_contains(urgency, 'medication_error') THEN 2
        WHEN list_contains(urgency, 'safety') THEN 3
        ELSE 4
    END, severity DESC NULLS LAST, most_negative NULLS LAST, admitted_at, created_at, mention_id
