-- Which mentions need a person?
-- Grain: one row per urgent or gravest mention of the period, or asked for by number, without its words. Units: severity 0-3;
--   times UTC. What words suggest comes before what a text only reads like, and that before what is grave alone; then the
--   most urgent kind, the gravest, the oldest. `kind` is the first of self_harm, safeguarding, medication_error, safety that its
--   words suggest (`is_in_words`), else that it reads like, else `severe`, else what a person put there, `by hand`.
WITH
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every mention.
named AS MATERIALIZED (
    SELECT mention_id, provider, site, source, created_at, admitted_at, day, urgency, urgency_in_words, severity, most_negative FROM mention
    WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    LIMIT len($mention_ids::BIGINT[])
),
found AS (
    SELECT mention_id, provider, site, source, created_at, admitted_at, day, urgency, urgency_in_words, severity, most_negative FROM urgent
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT list_contains($mention_ids::BIGINT[], mention_id)
    UNION ALL
    FROM named WHERE provider = $provider AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
)
SELECT
    mention_id, site, source, created_at, admitted_at, day, urgency, urgency_in_words, severity, most_negative::VARCHAR AS most_negative,
    source.title AS source_title, site.title AS site_title,
    coalesce(list_filter(
        ['self_harm', 'safeguarding', 'medication_error', 'safety'],
        lambda kind: list_contains(if(len(urgency_in_words) > 0, urgency_in_words, urgency), kind)
    )[1], if(severity = 3, 'severe', 'by hand')) AS kind,
    kind = 'severe' OR len(urgency_in_words) > 0 AS is_in_words
FROM found JOIN source USING (source) LEFT JOIN site USING (provider, site)
ORDER BY
    CASE WHEN len(urgency_in_words) > 0 THEN 0 WHEN len(urgency) > 0 THEN 1 ELSE 2 END,
    list_min(list_transform(
        if(len(urgency_in_words) > 0, urgency_in_words, urgency),
        lambda kind: list_position(['self_harm', 'safeguarding', 'medication_error', 'safety'], kind)
    )) NULLS LAST, severity DESC NULLS LAST, found.most_negative NULLS LAST, admitted_at, created_at, mention_id
