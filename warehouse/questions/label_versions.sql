-- Which versions of a labeller gave the labels of each week, where not one version gave all of them?
-- Grain: one row per week, source, labeller and version, of all days. Units: mentions (count of scored ones about care, reposts left out).
SELECT week, source, labeller, version, sum(mentions)::BIGINT AS mentions FROM version_rollup
WHERE provider = $provider
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
GROUP BY ALL ORDER BY ALL
