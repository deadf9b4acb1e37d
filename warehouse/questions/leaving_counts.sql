-- Which counts of some quarters may leave in reports and in shareable sets?
-- Grain: one row per quarter, thing counted, place and month that has any, or had any when something left. Units: counts of mentions, NULL where hidden.
-- All places together where is_all_sites, the whole quarter where month is NULL. Asked of the quarters that begin in the days; of themes in those
-- from themes_since on. `warehouse.small_numbers.leaving_counts` hides, or where of_years is asked for `warehouse.small_numbers.leaving_years`, which gives one row per year and
-- theme that somebody complained about. They take out of the answer what they decide by: writers (distinct people), profile (k10 or round5),
-- was_hidden (in what left before), year_was_hidden (the year of its theme in what left before), is_decided (hidden when published).
SELECT
    cell.quarter, cell.what, cell.site, cell.is_all_sites, cell.month, cell.counted, cell.writers, told_cell.is_hidden AS was_hidden,
    $profile AS profile, leaving_cell.is_hidden AS is_decided, told_year.is_hidden AS year_was_hidden
FROM (
    SELECT provider, quarter, what, is_theme, site, is_all_sites, month, counted, writers FROM quarter_rollup
    UNION ALL
    -- What was hidden and is 0 now stays hidden too: 0 would tell what it was.
    SELECT
        provider, date_trunc('quarter', first_day)::DATE, what, what LIKE 'complaints about %' OR what LIKE 'praise of %',
        nullif(site, ''), is_all_sites, if(is_quarter, NULL, first_day), 0, 0
    FROM told_cell WHERE is_hidden AND what NOT LIKE 'year of %' AND NOT EXISTS (
        FROM quarter_rollup AS held WHERE held.provider = told_cell.provider AND held.what = told_cell.what
        AND coalesce(held.site, '') = told_cell.site AND held.is_all_sites = told_cell.is_all_sites
        AND coalesce(held.month, held.quarter) = told_cell.first_day AND (held.month IS NULL) = told_cell.is_quarter
    )
) AS cell
LEFT JOIN told_cell ON told_cell.provider = cell.provider AND told_cell.what = cell.what
AND told_cell.site = coalesce(cell.site, '') AND told_cell.is_all_sites = cell.is_all_sites
AND told_cell.first_day = coalesce(cell.month, cell.quarter) AND told_cell.is_quarter = (cell.month IS NULL)
LEFT JOIN told_cell AS told_year ON told_year.provider = cell.provider AND told_year.what = concat('year of ', cell.what)
AND told_year.first_day = date_trunc('year', cell.quarter)
LEFT JOIN leaving_cell ON leaving_cell.provider = cell.provider AND leaving_cell.quarter = cell.quarter
AND leaving_cell.what = cell.what AND leaving_cell.site IS NOT DISTINCT FROM cell.site
AND leaving_cell.is_all_sites = cell.is_all_sites AND leaving_cell.month IS NOT DISTINCT FROM cell.month
AND leaving_cell.profile = $profile
WHERE cell.provider = $provider AND cell.quarter BETWEEN $first_day AND $last_day AND (NOT cell.is_theme OR cell.quarter >= $themes_since)
ORDER BY cell.quarter, cell.what, cell.is_all_sites, cell.site, cell.month
