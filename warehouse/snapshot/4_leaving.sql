-- Which counts of each month and quarter may leave in reports and shareable sets?
-- Grain: one row per row of quarter_rollup, and per count that was hidden when something left and is 0 now: 0 would tell what it was.
-- Units: counts of mentions and of their writers, distinct people.

CREATE TABLE leaving_cell (
    provider VARCHAR NOT NULL, quarter DATE NOT NULL, what VARCHAR NOT NULL, is_theme BOOLEAN NOT NULL, site VARCHAR,
    is_all_sites BOOLEAN NOT NULL, month DATE, counted BIGINT NOT NULL, writers BIGINT NOT NULL, was_hidden BOOLEAN,
    year_was_hidden BOOLEAN, profile VARCHAR, is_hidden BOOLEAN
);
INSERT INTO leaving_cell
WITH
held AS (
    SELECT
        provider, quarter, what, is_theme, coalesce(site, '') AS place, is_all_sites, coalesce(month, quarter) AS first_day,
        month IS NULL AS is_quarter, counted, writers
    FROM quarter_rollup
),
told AS (
    SELECT
        provider, date_trunc('quarter', first_day)::DATE AS quarter, what, what LIKE 'complaints about %' OR what LIKE 'praise of %' AS is_theme,
        site AS place, is_all_sites, first_day, is_quarter, is_hidden
    FROM told_cell WHERE what NOT LIKE 'year of %'
),
cell AS (
    SELECT * FROM held FULL JOIN told USING (provider, quarter, what, is_theme, place, is_all_sites, first_day, is_quarter)
    WHERE counted IS NOT NULL OR is_hidden
)
SELECT
    cell.provider, quarter, cell.what, is_theme, nullif(place, ''), cell.is_all_sites, if(cell.is_quarter, NULL, cell.first_day) AS month,
    coalesce(counted, 0), coalesce(writers, 0), cell.is_hidden, year.is_hidden, NULL, NULL
FROM cell
LEFT JOIN told_cell AS year
    ON year.provider = cell.provider AND year.what = concat('year of ', cell.what) AND year.first_day = date_trunc('year', quarter)
ORDER BY cell.provider, quarter, cell.what, cell.is_all_sites, nullif(place, ''), month;
COMMENT ON TABLE leaving_cell IS 'Which counts of quarter_rollup may not leave, decided when published for the newest quarters; those of others are decided when asked for.';
COMMENT ON COLUMN leaving_cell.provider IS 'Organisation.';
COMMENT ON COLUMN leaving_cell.quarter IS 'First local day of the quarter.';
COMMENT ON COLUMN leaving_cell.what IS 'What is counted, as in quarter_rollup.';
COMMENT ON COLUMN leaving_cell.is_theme IS 'Whether that is of one theme.';
COMMENT ON COLUMN leaving_cell.site IS 'Place; NULL when unknown, and for all places together.';
COMMENT ON COLUMN leaving_cell.is_all_sites IS 'Whether it is of all places together.';
COMMENT ON COLUMN leaving_cell.month IS 'First local day of the month; NULL for the whole quarter.';
COMMENT ON COLUMN leaving_cell.counted IS 'Mentions; 0 where it was hidden in what left before.';
COMMENT ON COLUMN leaving_cell.writers IS 'Distinct writers of them.';
COMMENT ON COLUMN leaving_cell.was_hidden IS 'Whether it was hidden in what left before (told_cell); NULL where nothing left of it.';
COMMENT ON COLUMN leaving_cell.year_was_hidden IS 'The same of the whole year of what is counted, all places together.';
COMMENT ON COLUMN leaving_cell.profile IS 'By which small numbers are hidden, k10 or round5; NULL where nothing is decided.';
COMMENT ON COLUMN leaving_cell.is_hidden IS 'Whether it is hidden by that: small, or one from which a small one would follow; NULL where it is not decided.';
