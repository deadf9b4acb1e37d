-- How many mentions does each day have, and so which days may be chosen without giving a few away?
-- Grain: one row per local day with mentions, oldest first. Units: mentions (count of those about care, reposts left out).
SELECT day, sum(mentions)::BIGINT AS mentions FROM day_rollup
WHERE provider = $provider
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY day
HAVING sum(mentions) > 0
ORDER BY day
