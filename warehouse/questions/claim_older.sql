-- How many mentions that may hold a claim are older than the period, and not on the desk?
-- Grain: one row. Units: count of mentions; mention_ids are those on the desk.
SELECT count(*) AS mentions
FROM mention
WHERE provider = $provider AND day < $first_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    AND claim_hint IS NOT NULL AND NOT is_repost AND NOT list_contains($mention_ids::BIGINT[], mention_id)
