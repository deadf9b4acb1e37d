-- Which counts of a quarter may leave in reports and in shareable sets?
-- Grain: one row per thing counted, place and month that has any. Units: counts of mentions, NULL where hidden.
-- All places together where is_all_sites, the whole quarter where month is NULL. Writers, distinct people, and the
-- profile that is asked for (k10 or round5) are taken out of the answer.
SELECT what, site, is_all_sites, month, counted, writers, $profile AS profile
FROM quarter_rollup
WHERE provider = $provider AND quarter = $first_day AND ($with_themes OR NOT is_theme)
ORDER BY what, is_all_sites, site, month
