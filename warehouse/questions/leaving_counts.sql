-- Which counts of some quarters may leave in reports and in shareable sets?
-- Grain: one row per quarter, thing counted, place and month that has any, or had any when something left. Units: counts of mentions, NULL where hidden.
-- All places together where is_all_sites, the whole quarter where month is NULL. Asked of the quarters that begin in the days; of themes in those
-- from themes_since on. `warehouse.small_numbers.leaving_counts` hides, or where of_years is asked for `warehouse.small_numbers.leaving_years`, which gives one row per year and
-- theme that somebody complained about. They take out of the answer what they decide by: writers (distinct people),
-- was_hidden (in what left before), year_was_hidden (the year of its theme in what left before), is_decided (hidden when published).
WITH
held AS (
    SELECT
        quarter, what, is_theme, coalesce(site, '') AS place, is_all_sites, coalesce(month, quarter) AS first_day, month IS NULL AS is_quarter,
        counted, writers
    FROM quarter_rollup WHERE provider = $provider AND quarter BETWEEN $first_day AND $last_day AND (NOT is_theme OR quarter >= $themes_since)
),
told AS (
    SELECT
        date_trunc('quarter', first_day)::DATE AS quarter, what, what LIKE 'complaints about %' OR what LIKE 'praise of %' AS is_theme,
        site AS place, is_all_sites, first_day, is_quarter, is_hidden
    FROM told_cell WHERE provider = $provider AND what NOT LIKE 'year of %'
    AND date_trunc('quarter', first_day) BETWEEN $first_day AND $last_day
    AND (NOT is_theme OR date_trunc('quarter', first_day) >= $themes_since)
),
cell AS (
    SELECT
        quarter, what, nullif(place, '') AS site, is_all_sites, if(is_quarter, NULL, first_day) AS month, coalesce(counted, 0) AS counted,
        coalesce(writers, 0) AS writers, told.is_hidden AS was_hidden
    FROM held FULL JOIN told USING (quarter, what, is_theme, place, is_all_sites, first_day, is_quarter)
    -- What was hidden and is 0 now stays hidden too: 0 would tell what it was.
    WHERE (counted IS NOT NULL OR told.is_hidden)
)
SELECT
    cell.quarter, cell.what, cell.site, cell.is_all_sites, cell.month, cell.counted, cell.writers, was_hidden,
    leaving_cell.is_hidden AS is_decided, told_year.is_hidden AS year_was_hidden
FROM cell
LEFT JOIN told_cell AS told_year ON told_year.provider = $provider AND told_year.what = concat('year of ', cell.what)
AND told_year.first_day = date_trunc('year', cell.quarter)
LEFT JOIN leaving_cell ON leaving_cell.provider = $provider AND leaving_cell.quarter = cell.quarter
AND leaving_cell.what = cell.what AND leaving_cell.site IS NOT DISTINCT FROM cell.site
AND leaving_cell.is_all_sites = cell.is_all_sites AND leaving_cell.month IS NOT DISTINCT FROM cell.month
AND leaving_cell.profile = $profile
ORDER BY cell.quarter, cell.what, cell.is_all_sites, cell.site, cell.month
