-- How does collecting stand at each source that is fetched from?
-- Grain: one row per source. Units: as in the table `collecting`: items, US dollars, times UTC.
SELECT title, collecting.* FROM collecting JOIN source USING (source) ORDER BY is_enabled DESC, source DESC
