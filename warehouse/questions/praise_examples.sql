-- Which redacted praise is worth reading out to the team?
-- Grain: one row per mention, one per writer, the surest first. Units: probability 0-1; day is the local date.
WITH
sure AS (
    SELECT mention_id FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND sentiment = 'positive'::sentiment AND NOT is_repost AND is_about_care AND len(themes) > 0
    -- Urgent mentions are read in Triage; they are no examples.
    AND NOT is_urgent
    ORDER BY sentiment_probability DESC, created_at DESC, mention_id
    LIMIT 200
),
-- Read by themselves before anything is joined to them: joined, the texts of the whole period would be read.
worded AS (
    SELECT provider, mention_id, text, day, source, site, themes, voice, sentiment_probability, created_at
    FROM mention SEMI JOIN sure USING (mention_id)
    WHERE day BETWEEN $first_day AND $last_day
    -- All of them; so that what is asked of the texts below is not asked of those of the whole period.
    LIMIT 200
)
SELECT
    mention_id, text, day, themes, source.title AS source_title, site.title AS site_title,
    sentiment_probability
FROM worded
JOIN source USING (source)
LEFT JOIN site USING (provider, site)
WHERE text IS NOT NULL AND length(text) >= 40
QUALIFY row_number() OVER (PARTITION BY voice ORDER BY sentiment_probability DESC, mention_id) = 1
-- One of each theme first, so that not all of it is about the same thing.
ORDER BY row_number() OVER (
    PARTITION BY themes[1]
    ORDER BY length(text) <= 200 DESC, contains(text, '[') ASC, sentiment_probability DESC, created_at DESC, mention_id
), length(text) <= 200 DESC, contains(text, '[') ASC, sentiment_probability DESC, created_at DESC, mention_id
LIMIT $limit
