-- Which of these mentions are there still, and may their words be displayed?
-- Grain: one row per mention. Units: none.
-- Found by the index. All of them: the limit keeps what is asked below from being asked of every mention.
WITH named AS (
    SELECT mention_id, provider, site, text FROM mention WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
    LIMIT len($mention_ids::BIGINT[])
)
SELECT mention_id, provider, site, text IS NOT NULL AS has_words FROM named ORDER BY mention_id
