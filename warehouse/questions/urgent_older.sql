-- How many mentions that need a person are older than the period, and not taken up?
-- Grain: one row. Units: count of mentions; mention_ids are those taken up.
SELECT count(*) AS mentions
FROM urgent
WHERE provider = $provider AND day < $first_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND NOT list_contains($mention_ids::BIGINT[], mention_id)
