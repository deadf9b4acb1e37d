-- Which counts of some quarters may leave in reports and in shareable sets?
-- Grain: one row per quarter, thing counted, place and month that has any, or had any when something left. Units: counts of mentions, NULL where hidden.
-- All places together where is_all_sites, the whole quarter where month is NULL. Asked of the quarters that begin in the days; of themes in those
-- from themes_since on. `warehouse.small_numbers.leaving_counts` hides, or where of_years is asked for `warehouse.small_numbers.leaving_years`, which gives one row per year and
-- theme that somebody complained about. They take out of the answer what they decide by: writers (distinct people),
-- was_hidden (in what left before), year_was_hidden (the year of its theme in what left before), is_decided (hidden when published).
SELECT
    quarter, what, site, is_all_sites, month, counted, writers, was_hidden, if(profile = $profile, is_hidden, NULL) AS is_decided, year_was_hidden
FROM leaving_cell
WHERE provider = $provider AND quarter BETWEEN $first_day AND $last_day AND (NOT is_theme OR quarter >= $themes_since)
-- As they lie, by quarter, what, place and month: a scan keeps the order of its table.
