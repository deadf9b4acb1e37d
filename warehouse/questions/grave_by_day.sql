-- On which days did somebody say something grave: words of one kind of urgency, or a complaint about one theme?
-- Grain: one row per day with mentions. What only reads like that kind is left out, as it is right less often. Units: events are
--   writers of that day who said so; mentions are about care, reposts left out.
WITH
said AS (
    SELECT day, count(DISTINCT voice) AS events FROM urgent
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND is_about_care AND list_contains(urgency_in_words, $kind::VARCHAR)
    GROUP BY day
    UNION ALL
    SELECT day, count(DISTINCT voice) FROM mention_theme
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment IN ('negative', 'mixed') AND theme = $theme::VARCHAR
    GROUP BY day
),
heard AS (
    SELECT day, sum(mentions)::BIGINT AS mentions FROM day_rollup
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    GROUP BY day
)
SELECT day, coalesce(events, 0)::BIGINT AS events, mentions FROM heard LEFT JOIN said USING (day) ORDER BY day
