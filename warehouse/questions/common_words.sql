-- Which words did so many people use that none of them can be told by one?
-- Grain: one row per word, in the order of the alphabet. Units: words are in small letters, without accents, and used by
--   10 voices or more, among the newest 5,000 mentions of the days: more would not make many more words common, and take
--   long to read.
WITH
-- The day from which on there were 5,000: to sort all mentions for it takes longer than all else here.
recent AS (
    SELECT coalesce(max(day) FILTER (later >= 5000), $first_day::DATE) AS since
    FROM (
        SELECT day, sum(sum(mentions + reposts + not_about_care + claims)) OVER (ORDER BY day DESC) AS later FROM heard_rollup
        WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
        AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
        GROUP BY day
    )
),
newest AS (
    SELECT mention_id, voice FROM mention
    WHERE provider = $provider AND day BETWEEN $first_day AND $last_day AND day >= (SELECT since FROM recent)
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
    ORDER BY created_at DESC, mention_id DESC
    LIMIT 5000
)
SELECT token FROM token JOIN newest USING (mention_id)
WHERE day BETWEEN (SELECT since FROM recent) AND $last_day
GROUP BY token
HAVING count(DISTINCT voice) >= 10
ORDER BY token
