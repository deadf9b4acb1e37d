-- How many mentions complain about each theme, as the screen Read counts them?
-- Grain: one row per theme that was complained about. Units: complaints (count of mentions).
SELECT theme, sum(complaints)::BIGINT AS complaints FROM theme_rollup
WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND complaints > 0
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY theme ORDER BY theme
