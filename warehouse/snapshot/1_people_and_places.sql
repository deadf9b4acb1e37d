-- Who is listened to, where, and under which rights?
-- Grain: one row per provider, site, source, theme, labeller version, batch, fact about the snapshot.
-- Units: times are naive UTC; retention in hours; cost in US dollars.

CREATE TYPE sentiment AS ENUM ('negative', 'mixed', 'neutral', 'positive');
CREATE MACRO complains(sentiment) AS sentiment <= 'mixed'::sentiment;
COMMENT ON MACRO complains IS 'Whether a sentiment is that of a complaint: negative or mixed.';

CREATE TABLE about (fact VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
INSERT INTO about SELECT fact, value FROM given_about;
COMMENT ON TABLE about IS 'Facts about this snapshot: its name, when it was published, by which version of heed.';
COMMENT ON COLUMN about.fact IS 'Name of the fact.';
COMMENT ON COLUMN about.value IS 'Its value, as text.';

CREATE TABLE provider (provider VARCHAR PRIMARY KEY, title VARCHAR NOT NULL);
INSERT INTO provider SELECT provider, title FROM given_provider;
COMMENT ON TABLE provider IS 'The organisations that are listened to.';
COMMENT ON COLUMN provider.provider IS 'Short name, as in heed.toml.';
COMMENT ON COLUMN provider.title IS 'Name as people know it.';

CREATE TABLE site (provider VARCHAR, site VARCHAR, title VARCHAR NOT NULL, PRIMARY KEY (provider, site));
INSERT INTO site SELECT provider, site, title FROM given_site;
COMMENT ON TABLE site IS 'The places of each provider.';
COMMENT ON COLUMN site.provider IS 'Organisation the place belongs to.';
COMMENT ON COLUMN site.site IS 'Short name, as in heed.toml or as the file named it.';
COMMENT ON COLUMN site.title IS 'Name as people know it.';

CREATE TABLE source (
    source VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, may_train BOOLEAN NOT NULL,
    may_display BOOLEAN NOT NULL, may_export BOOLEAN NOT NULL, raw_hours INTEGER,
    text_days INTEGER, approval_reference VARCHAR NOT NULL
);
INSERT INTO source SELECT source, title, may_train, may_display, may_export, raw_hours, text_days, approval_reference
FROM given_source;
COMMENT ON TABLE source IS 'The kinds of place that mentions come from, and what may be done with their text.';
COMMENT ON COLUMN source.source IS 'Short name of the source.';
COMMENT ON COLUMN source.title IS 'Name as people know it.';
COMMENT ON COLUMN source.may_train IS 'Whether a model may be fitted on its text.';
COMMENT ON COLUMN source.may_display IS 'Whether its redacted text may be shown on a screen.';
COMMENT ON COLUMN source.may_export IS 'Whether its redacted text may leave the organisation.';
COMMENT ON COLUMN source.raw_hours IS 'Hours that raw payloads are kept; NULL means no limit.';
COMMENT ON COLUMN source.text_days IS 'Days that redacted text is kept; NULL means no limit.';
COMMENT ON COLUMN source.approval_reference IS 'Reference of the platform''s approval, empty when none was given.';

CREATE TABLE theme (
    theme VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, meaning VARCHAR NOT NULL, parent VARCHAR NOT NULL,
    position INTEGER NOT NULL
);
INSERT INTO theme SELECT theme, title, meaning, parent, position FROM given_theme;
-- What people made of topics stands last; a theme of heed.toml that took the name meanwhile comes first.
INSERT INTO theme
SELECT name, any_value(title), any_value(meaning), 'Our own', 10000 + min(theme_id)
FROM desk.own_theme WHERE NOT is_withdrawn AND name NOT IN (SELECT theme FROM theme) GROUP BY name;
COMMENT ON TABLE theme IS 'The taxonomy, and what the organisation added to it: what a mention can be about.';
COMMENT ON COLUMN theme.theme IS 'Short name, as in config/taxonomy.toml, in heed.toml, or made of the title.';
COMMENT ON COLUMN theme.title IS 'Name as people know it.';
COMMENT ON COLUMN theme.meaning IS 'What belongs to it, in one line.';
COMMENT ON COLUMN theme.parent IS 'The group it belongs to.';
COMMENT ON COLUMN theme.position IS 'Order in the taxonomy.';

CREATE TABLE labeller (
    labeller VARCHAR, version VARCHAR, first_used_at TIMESTAMP NOT NULL, labels BIGINT NOT NULL, figures JSON,
    is_current BOOLEAN NOT NULL, is_mixed BOOLEAN NOT NULL,
    PRIMARY KEY (labeller, version)
);
INSERT INTO labeller
SELECT
    labeller, version, first_used_at, count(label.mention_id), any_value(figures),
    labeller_id = max(labeller_id) OVER (PARTITION BY labeller), false
FROM store.labeller LEFT JOIN store.label USING (labeller_id)
GROUP BY labeller_id, labeller, version, first_used_at;
COMMENT ON TABLE labeller IS 'Which labeller versions made the labels, and how well each did on labelled data.';
COMMENT ON COLUMN labeller.labeller IS 'Name: language, vader, sentiment, theme, opinion, urgency, severity, relevance, claim, topic, copy; own_theme for themes that the organisation added.';
COMMENT ON COLUMN labeller.version IS 'Version; a new version labels everything again.';
COMMENT ON COLUMN labeller.first_used_at IS 'When it first labelled a mention here, UTC.';
COMMENT ON COLUMN labeller.labels IS 'Labels it made.';
COMMENT ON COLUMN labeller.is_current IS 'Whether it is the newest version of its labeller.';
COMMENT ON COLUMN labeller.is_mixed IS 'Whether several versions of its labeller gave the labels that are counted (version_rollup).';
COMMENT ON COLUMN labeller.figures IS 'Its cross-validated figures as JSON; NULL where there are none.';

CREATE TABLE batch (
    batch_id BIGINT PRIMARY KEY, provider VARCHAR NOT NULL, source VARCHAR NOT NULL, origin VARCHAR NOT NULL,
    items BIGINT NOT NULL, rejected BIGINT NOT NULL, admitted_at TIMESTAMP NOT NULL
);
INSERT INTO batch SELECT batch_id, provider, source, origin, items, rejected, admitted_at FROM store.batch;
COMMENT ON TABLE batch IS 'The files and collected pages that the mentions came in.';
COMMENT ON COLUMN batch.batch_id IS 'Number of the batch, rising.';
COMMENT ON COLUMN batch.provider IS 'Organisation the items are about.';
COMMENT ON COLUMN batch.source IS 'Source of the items.';
COMMENT ON COLUMN batch.origin IS 'File name or query.';
COMMENT ON COLUMN batch.items IS 'Items it held that could be read.';
COMMENT ON COLUMN batch.rejected IS 'Rows of it that were refused.';
COMMENT ON COLUMN batch.admitted_at IS 'When its items had passed the gate, UTC.';
