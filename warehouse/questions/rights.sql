-- What may be done with the text of each of a provider's sources?
-- Grain: one row per source with mentions, in the order of their titles. Units: retention in hours and days, NULL without limit.
SELECT title, may_display, may_train, may_export, approval_reference, raw_hours, text_days
FROM source SEMI JOIN (FROM source_rollup WHERE provider = $provider) USING (source) ORDER BY title
