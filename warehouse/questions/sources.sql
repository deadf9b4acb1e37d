-- Where do a provider's mentions come from, and when did each source start and stop?
-- Grain: one row per source with mentions. Units: mentions (count, all time, reposts left out); days are local dates.
SELECT
    source, any_value(title) AS title, any_value(may_display) AS may_display, any_value(may_train) AS may_train,
    any_value(may_export) AS may_export, any_value(approval_reference) AS approval_reference,
    any_value(raw_hours) AS raw_hours, any_value(text_days) AS text_days,
    sum(mentions)::BIGINT AS mentions, min(first_day) AS first_day, max(last_day) AS last_day
FROM source JOIN place_rollup USING (source)
WHERE provider = $provider
GROUP BY source
ORDER BY mentions DESC, source
