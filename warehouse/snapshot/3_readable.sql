-- How many mentions of each sentiment are there to be read, day by day, whether they are about care or not?
-- Grain: one row per day, provider, site, source and sentiment.
-- Units: counts of mentions, reposts left out.

CREATE TABLE sentiment_rollup (
    day DATE NOT NULL, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, sentiment sentiment,
    mentions BIGINT NOT NULL
);
INSERT INTO sentiment_rollup
SELECT day, provider, site, source, sentiment, count(*) FROM mention WHERE NOT is_repost GROUP BY ALL ORDER BY ALL;
COMMENT ON TABLE sentiment_rollup IS 'Counts of all mentions, about care or not, by day, place, source and sentiment, reposts left out.';
COMMENT ON COLUMN sentiment_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN sentiment_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN sentiment_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN sentiment_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN sentiment_rollup.sentiment IS 'negative, mixed, neutral or positive; NULL when not scored.';
COMMENT ON COLUMN sentiment_rollup.mentions IS 'Mentions in all.';
