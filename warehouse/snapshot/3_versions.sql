-- Where did different versions of a labeller give the labels that are counted?
-- Grain: one row per week, provider, site, source, labeller and version; none of a labeller whose labels are all of one version.
-- Units: counts of scored mentions about care, without reposts.

CREATE TABLE version_rollup (
    week DATE NOT NULL, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, labeller VARCHAR NOT NULL,
    version VARCHAR NOT NULL, mentions BIGINT NOT NULL
);
-- A new version labels everything again whose text is still there, so that mostly there is no row at all.
INSERT INTO version_rollup
WITH mixed AS (
    SELECT labeller FROM label WHERE labeller IN ('sentiment', 'theme', 'own_theme', 'opinion', 'relevance')
    GROUP BY labeller HAVING min(version) < max(version)
)
SELECT week, provider, site, source, labeller, version, count(DISTINCT mention_id)
FROM label SEMI JOIN mixed USING (labeller) JOIN mention USING (mention_id)
WHERE sentiment IS NOT NULL AND NOT is_repost AND is_about_care
GROUP BY ALL ORDER BY week, provider, site, source, labeller, version;
UPDATE labeller SET is_mixed = labeller IN (SELECT labeller FROM version_rollup);
COMMENT ON TABLE version_rollup IS 'Which versions of a labeller gave the labels that are counted, where not one version gave all of them: texts that had expired keep the labels of a former one.';
COMMENT ON COLUMN version_rollup.week IS 'Monday of the local week.';
COMMENT ON COLUMN version_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN version_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN version_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN version_rollup.labeller IS 'Which labeller: sentiment, theme, own_theme, opinion or relevance.';
COMMENT ON COLUMN version_rollup.version IS 'Version that gave the labels.';
COMMENT ON COLUMN version_rollup.mentions IS 'Scored mentions about care that it labelled, reposts left out.';
