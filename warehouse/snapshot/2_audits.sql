-- How often did people agree with the labellers, when they last looked?
-- Grain: one row per sample that was drawn for an audit and labeller that people judged.
-- Units: counts of mentions; times are naive UTC.

CREATE TABLE audit (
    sample_id INTEGER NOT NULL, provider VARCHAR NOT NULL, labeller VARCHAR NOT NULL, drawn_at TIMESTAMP NOT NULL,
    judged_at TIMESTAMP NOT NULL, sampled BIGINT NOT NULL, judged BIGINT NOT NULL, agreeing BIGINT NOT NULL,
    is_newest BOOLEAN NOT NULL,
    PRIMARY KEY (sample_id, labeller)
);
INSERT INTO audit
WITH said AS (
    -- What the labellers said when the sample was drawn, as the lists that people's labels are compared with.
    SELECT sample_id, mention_id, unnest([
        {'labeller': 'sentiment', 'labels': [sentiment]},
        {'labeller': 'theme', 'labels': list_sort(if(len(themes) = 0, ['none'], themes))},
        {'labeller': 'relevance', 'labels': [if(is_about_care, 'care', 'not care')]}
    ], recursive := true)
    FROM desk.audit_item
),
drawn AS (SELECT sample_id, count(*) AS sampled FROM desk.audit_item GROUP BY sample_id),
judged AS (
    -- The newest judgement of each mention and labeller; one that gives several labels has them at one time.
    SELECT mention_id, labeller, corrected_at, list_sort(list(DISTINCT label)) AS labels
    FROM desk.correction GROUP BY mention_id, labeller, corrected_by, corrected_at
    QUALIFY row_number() OVER (PARTITION BY mention_id, labeller ORDER BY corrected_at DESC, corrected_by) = 1
),
-- Of relevance only whether it is care or not is compared, whatever else the label is called.
compared AS (
    SELECT sample_id, said.labeller, corrected_at,
        if(said.labeller = 'relevance', (said.labels[1] = 'care') = (judged.labels[1] = 'care'), said.labels = judged.labels) AS agrees
    FROM said JOIN judged USING (mention_id, labeller) JOIN desk.audit_sample USING (sample_id)
    WHERE corrected_at >= drawn_at
)
SELECT c.sample_id, s.provider, c.labeller, s.drawn_at, max(c.corrected_at), any_value(d.sampled), count(*),
    count(*) FILTER (c.agrees), c.sample_id = max(c.sample_id) OVER (PARTITION BY s.provider)
FROM compared AS c
JOIN desk.audit_sample AS s ON s.sample_id = c.sample_id
JOIN drawn AS d ON d.sample_id = c.sample_id
GROUP BY c.sample_id, s.provider, c.labeller, s.drawn_at
ORDER BY c.sample_id, c.labeller;
COMMENT ON TABLE audit IS 'How often people agreed with the labellers in each sample that they judged. Unweighted: strata are not made good for.';
COMMENT ON COLUMN audit.sample_id IS 'Number of the sample, rising.';
COMMENT ON COLUMN audit.provider IS 'Organisation whose mentions were drawn.';
COMMENT ON COLUMN audit.labeller IS 'Labeller that was judged: sentiment, theme or relevance.';
COMMENT ON COLUMN audit.drawn_at IS 'When the sample was drawn, UTC.';
COMMENT ON COLUMN audit.judged_at IS 'When the last of it was judged, UTC.';
COMMENT ON COLUMN audit.sampled IS 'Mentions in the sample.';
COMMENT ON COLUMN audit.judged IS 'Those of them that people judged for this labeller since.';
COMMENT ON COLUMN audit.is_newest IS 'Whether the sample is the newest of its organisation that was judged.';
COMMENT ON COLUMN audit.agreeing IS 'Those judged as the labeller had said: the same sentiment, the same set of themes, about care or not.';
