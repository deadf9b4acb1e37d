-- Where do a provider's mentions come from, and when did each source start and stop?
-- Grain: one row per source with mentions. Units: mentions (count, all time, reposts left out); days are local dates.
SELECT source, title, mentions, first_day, last_day FROM source_rollup WHERE provider = $provider ORDER BY mentions DESC, source
