-- Which service changes took effect in the period?
-- Grain: one row per action, oldest first. Units: day is the local date; site and theme are NULL, their titles
--   empty, where all are meant.
SELECT action_id, title, day, owner, note, site_title, theme_title, theme, site
FROM action
WHERE provider = $provider AND status <> 'planned' AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR site IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY day, action_id
