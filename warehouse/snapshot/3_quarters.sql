-- How many mentions of each kind were there in each month and quarter, at each place and at all?
-- Grain: one row per provider, quarter, thing counted, place (and all) and month (and the whole quarter) that has any.
-- Units: counts of mentions and of their writers, distinct people.

CREATE TABLE quarter_rollup (
    provider VARCHAR NOT NULL, quarter DATE NOT NULL, what VARCHAR NOT NULL, is_theme BOOLEAN NOT NULL, site VARCHAR,
    is_all_sites BOOLEAN NOT NULL, month DATE, counted BIGINT NOT NULL, writers BIGINT NOT NULL
);
INSERT INTO quarter_rollup
WITH
heard AS (
    SELECT provider, site, date_trunc('month', day)::DATE AS month, voice, sentiment, source,
        NOT is_repost AND is_about_care AS is_counted, is_repost, is_about_care, is_claim
    FROM mention
),
said AS (
    SELECT false AS is_theme, 'scored' AS what, provider, site, month, voice FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT false, CASE WHEN sentiment IN ('negative', 'mixed') THEN 'complaints' ELSE 'no complaints' END, provider, site, month, voice
    FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT false, concat('sentiment ', sentiment), provider, site, month, voice FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT false, concat('source ', source), provider, site, month, voice FROM heard WHERE is_counted AND sentiment IS NOT NULL
    UNION ALL
    SELECT false, 'not scored', provider, site, month, voice FROM heard WHERE is_counted AND sentiment IS NULL
    UNION ALL
    SELECT false, 'reposts', provider, site, month, voice FROM heard WHERE is_repost
    UNION ALL
    SELECT false, 'not about care', provider, site, month, voice
    FROM heard WHERE NOT is_repost AND NOT is_about_care AND NOT is_claim
    UNION ALL
    SELECT true, concat(if(sentiment = 'positive', 'praise of ', 'complaints about '), theme),
        provider, site, date_trunc('month', day)::DATE, voice
    FROM mention_theme WHERE sentiment IN ('negative', 'mixed', 'positive')
),
wrote AS (SELECT *, date_trunc('quarter', month)::DATE AS quarter FROM said)
SELECT
    provider, quarter, what, is_theme, site, grouping(site) = 1 AS is_all_sites, month, count(*), count(DISTINCT voice)
FROM wrote
GROUP BY GROUPING SETS (
    (provider, quarter, is_theme, what, site, month), (provider, quarter, is_theme, what, site),
    (provider, quarter, is_theme, what, month), (provider, quarter, is_theme, what)
)
ORDER BY provider, quarter, what, is_all_sites, site, month;
COMMENT ON TABLE quarter_rollup IS 'Mentions and writers of each kind by place, month and quarter: what reports and shareable sets are counted from before small numbers are hidden.';
COMMENT ON COLUMN quarter_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN quarter_rollup.quarter IS 'First local day of the quarter.';
COMMENT ON COLUMN quarter_rollup.what IS 'What is counted, such as scored, complaints, source x, praise of staff.';
COMMENT ON COLUMN quarter_rollup.is_theme IS 'Whether that is of one theme.';
COMMENT ON COLUMN quarter_rollup.site IS 'Place; NULL when unknown, and for all places together.';
COMMENT ON COLUMN quarter_rollup.is_all_sites IS 'Whether it is of all places together.';
COMMENT ON COLUMN quarter_rollup.month IS 'First local day of the month; NULL for the whole quarter.';
COMMENT ON COLUMN quarter_rollup.counted IS 'Mentions.';
COMMENT ON COLUMN quarter_rollup.writers IS 'Distinct writers of them.';
