-- Which labeller versions made the labels, and how good were they on labelled data?
-- Grain: one row per labeller version, newest of each first. Units: labels (count, all providers); figures are JSON; is_mixed says
--   whether several versions gave the labels that are counted.
SELECT labeller, version, first_used_at, labels, figures::VARCHAR AS figures, is_current, is_mixed
FROM labeller ORDER BY labeller, first_used_at DESC
