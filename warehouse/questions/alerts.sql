-- Which complaints emerged, and what did people decide about it?
-- Grain: one row per alert, oldest first. Units: as in the table alert; since is the Monday of the week that raised it;
--   site is NULL for all places together; mentions_behind counts the complaints it rests on.
SELECT
    alert_id, site, theme, title, site_title, since, kinds, complaints, mentions, recent_voices, usual_share, q_value,
    len(mention_ids) AS mentions_behind, versions, raised_at, dismissed_because
FROM alert
WHERE provider = $provider AND title IS NOT NULL AND since + 6 BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR site IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY since, alert_id
