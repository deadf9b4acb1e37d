-- Which mentions say so much that a person should read them whole?
-- Grain: one row per scored mention that is complex, reposts left out. Units: none.

CREATE TABLE complex_mention (mention_id BIGINT PRIMARY KEY, reason VARCHAR NOT NULL);
INSERT INTO complex_mention
WITH told AS (
    SELECT mention_id, count(DISTINCT theme) FILTER (sentiment = 'positive') AS praised,
        count(DISTINCT theme) FILTER (complains(sentiment)) AS complained, count(DISTINCT theme) AS themes
    FROM opinion WHERE theme IS NOT NULL GROUP BY mention_id HAVING count(DISTINCT theme) > 1
),
judged AS (
    SELECT mention_id, created_at, CASE
        WHEN praised > 0 AND complained > 0 THEN 'praise and complaint'
        -- Four themes, and fifty words, as people who read such comments for the NHS found them hard to code.
        WHEN len(mention.themes) >= 4 THEN 'many themes'
        WHEN length(text) > 200 AND len(string_split_regex(trim(text), '\s+')) > 50 THEN 'long'
    END AS reason
    FROM mention LEFT JOIN told USING (mention_id) WHERE sentiment IS NOT NULL AND NOT is_repost AND text IS NOT NULL
)
SELECT mention_id, reason FROM judged WHERE reason IS NOT NULL ORDER BY created_at, mention_id;
COMMENT ON TABLE complex_mention IS 'Mentions to be read whole: they praise one theme and complain about another, touch four themes or more, or have more than 50 words.';
COMMENT ON COLUMN complex_mention.mention_id IS 'The mention.';
COMMENT ON COLUMN complex_mention.reason IS 'praise and complaint, many themes, or long: the first of these that holds.';
