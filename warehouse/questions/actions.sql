-- Which service changes took effect in the period?
-- Grain: one row per action, oldest first. Units: day is the local date; site and theme are NULL, their titles
--   empty, where all are meant.
SELECT
    action_id, action.title AS title, day, owner, note, coalesce(site.title, '') AS site_title,
    coalesce(theme.title, '') AS theme_title, action.theme AS theme, action.site AS site
FROM action LEFT JOIN site USING (provider, site) LEFT JOIN theme USING (theme)
WHERE action.provider = $provider AND action.status <> 'planned' AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR action.site IS NULL OR list_contains($sites::VARCHAR[], action.site))
ORDER BY day, action_id
