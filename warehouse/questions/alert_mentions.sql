-- Which complaints lie behind the alerts of each theme and place?
-- Grain: one row per complaint and theme, in order of time. Units: week is its Monday.
SELECT theme, site, week, mention_id
FROM mention_theme
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND sentiment IN ('negative', 'mixed')
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND list_contains($themes::VARCHAR[], theme)
ORDER BY week, mention_id, theme
