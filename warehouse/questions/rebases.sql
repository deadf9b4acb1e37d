-- From which days on have charts, and alerts about the same, another usual, and why?
-- Grain: one row per rebase of the chart of one theme at one place, oldest first. Units: day is the local date; theme is
--   NULL for complaints about anything, site for all places together, which is none of some chosen ones.
SELECT site, theme, day, reason, decided_by FROM rebase
WHERE provider = $provider AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
ORDER BY day, rebase_id
