-- How was the newest search for topics made?
-- Grain: one row, or none before the first search. Units: mentions (count); outlier_share 0-1; times UTC.
SELECT fit_id, fitted_at, version, method, mentions, outlier_share, note
FROM topic_fit ORDER BY fit_id DESC LIMIT 1
