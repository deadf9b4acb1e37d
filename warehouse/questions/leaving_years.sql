-- Which counts of whole years may leave in shareable sets?
-- Grain: one row per year and theme that somebody complained about. Units: counts of mentions, NULL where hidden.
-- The quarters that begin in the days are to be those of whole years; what each of them holds is taken out of the answer, as in leaving_counts.
SELECT
    cell.quarter, cell.what, cell.site, cell.is_all_sites, cell.month, cell.counted, cell.writers, told_cell.is_hidden AS was_hidden,
    $profile AS profile, leaving_cell.is_hidden AS is_decided
FROM quarter_rollup AS cell
LEFT JOIN told_cell ON told_cell.provider = cell.provider AND told_cell.what = cell.what
AND told_cell.site = coalesce(cell.site, '') AND told_cell.is_all_sites = cell.is_all_sites
AND told_cell.first_day = coalesce(cell.month, cell.quarter) AND told_cell.is_quarter = (cell.month IS NULL)
-- One that has changed by so much is decided anew.
AND abs(told_cell.counted - cell.counted) < 10
LEFT JOIN leaving_cell ON leaving_cell.provider = cell.provider AND leaving_cell.quarter = cell.quarter
AND leaving_cell.what = cell.what AND leaving_cell.site IS NOT DISTINCT FROM cell.site
AND leaving_cell.is_all_sites = cell.is_all_sites AND leaving_cell.month IS NOT DISTINCT FROM cell.month
AND leaving_cell.profile = $profile
WHERE cell.provider = $provider AND cell.quarter BETWEEN $first_day AND $last_day AND cell.what NOT LIKE 'praise of %'
ORDER BY cell.quarter, cell.what, cell.is_all_sites, cell.site, cell.month
