-- From which days on do alerts take what follows as usual?
-- Grain: one row per rebase of the chart of a theme, at a place or, where site is NULL, of all together. Units: day is the
--   local date.
SELECT site, theme, day FROM rebase
WHERE provider = $provider AND theme IS NOT NULL
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY site, theme, day
