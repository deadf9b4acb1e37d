-- From which days on has a chart new limits, and why?
-- Grain: one row per rebase of the chart of one theme at one place, oldest first. Units: day is the local date; theme is
--   NULL for complaints about anything; a choice of several places has no chart of its own.
SELECT day, reason, decided_by FROM rebase
WHERE provider = $provider AND theme IS NOT DISTINCT FROM $theme::VARCHAR
    AND CASE
        WHEN $sites::VARCHAR[] IS NULL THEN site IS NULL
        ELSE len($sites::VARCHAR[]) = 1 AND site = ($sites::VARCHAR[])[1]
    END
ORDER BY day
