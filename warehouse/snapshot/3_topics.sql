-- Which topics did the searches find, and how much was each heard, day by day and week by week?
-- Grain: one row per search; per topic of the newest; per change of a topic; per day, provider, site, source and topic; per week,
--   provider, site (and all), source and topic; per mention that may show what is said in a topic: of each day, provider, site,
--   source, topic and side, which complains or does not, the five newest only, those of readable length before; per day, provider,
--   site and source with words that fit no topic.
-- Units: counts of mentions about care, without reposts, and of voices: one writer in one week; shares 0-1; times naive UTC.

CREATE TABLE topic_rollup (
    provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, topic_id INTEGER NOT NULL, day DATE NOT NULL,
    mentions BIGINT NOT NULL, scored BIGINT NOT NULL, complaints BIGINT NOT NULL
);
INSERT INTO topic_rollup
SELECT provider, site, source, topic_id, day, count(*), count(sentiment), count(*) FILTER (complains(sentiment))
FROM mention WHERE topic_id IS NOT NULL AND NOT is_repost AND is_about_care
GROUP BY ALL ORDER BY day, provider, topic_id, site, source;
COMMENT ON TABLE topic_rollup IS 'Mentions about care of each topic by day, place and source, reposts left out.';
COMMENT ON COLUMN topic_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN topic_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN topic_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN topic_rollup.topic_id IS 'The topic; -1 for what is far from every topic.';
COMMENT ON COLUMN topic_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN topic_rollup.mentions IS 'Mentions assigned to it that day.';
COMMENT ON COLUMN topic_rollup.scored IS 'Those of them that have a sentiment.';
COMMENT ON COLUMN topic_rollup.complaints IS 'Those of them that are negative or mixed.';

CREATE TABLE topic_voice_rollup (
    provider VARCHAR NOT NULL, topic_id INTEGER NOT NULL, site VARCHAR, week DATE NOT NULL, source VARCHAR NOT NULL,
    voices BIGINT NOT NULL
);
INSERT INTO topic_voice_rollup
WITH
spoken AS (
    SELECT DISTINCT provider, topic_id, site, week, source, voice
    FROM mention WHERE topic_id >= 0 AND NOT is_repost AND is_about_care
),
placed AS (
    SELECT DISTINCT provider, topic_id, NULL AS site, week, source, voice FROM spoken
    UNION ALL
    FROM spoken WHERE site IS NOT NULL
)
SELECT provider, topic_id, site, week, source, count(*) FROM placed
GROUP BY ALL ORDER BY provider, topic_id, site NULLS FIRST, week, source;
COMMENT ON TABLE topic_voice_rollup IS 'Voices of each week that spoke of a topic, by place and source; one writer of a week is one voice.';
COMMENT ON COLUMN topic_voice_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN topic_voice_rollup.topic_id IS 'The topic; voices of two topics may be the same, so that they do not add up.';
COMMENT ON COLUMN topic_voice_rollup.site IS 'Place; NULL for all places together, known or not.';
COMMENT ON COLUMN topic_voice_rollup.week IS 'Monday of the local week.';
COMMENT ON COLUMN topic_voice_rollup.source IS 'Where it was said; sources add up, as a writer has one voice in one source.';
COMMENT ON COLUMN topic_voice_rollup.voices IS 'Distinct writers of that week.';

CREATE TABLE topic_example (
    day DATE NOT NULL, provider VARCHAR NOT NULL, topic_id INTEGER NOT NULL, site VARCHAR, source VARCHAR NOT NULL,
    mention_id BIGINT NOT NULL, is_complaint BOOLEAN NOT NULL, is_readable BOOLEAN NOT NULL, source_title VARCHAR NOT NULL
);
INSERT INTO topic_example
SELECT
    day, provider, topic_id, site, source, mention_id, coalesce(complains(sentiment), false) AS is_complaint,
    length(text) BETWEEN 40 AND 300 AS is_readable, source.title
FROM mention JOIN source USING (source)
WHERE topic_id >= 0 AND text IS NOT NULL AND NOT is_repost AND is_about_care
QUALIFY row_number() OVER (
    PARTITION BY day, provider, topic_id, site, source, is_complaint ORDER BY is_readable DESC, mention_id DESC
) <= 5
ORDER BY day, provider, topic_id, mention_id;
COMMENT ON TABLE topic_example IS 'Mentions that show what is said in a topic: of each day, place and source five that complain of something and five that do not.';
COMMENT ON COLUMN topic_example.day IS 'Local date of the site.';
COMMENT ON COLUMN topic_example.provider IS 'Organisation.';
COMMENT ON COLUMN topic_example.topic_id IS 'The topic; mentions that are far from every topic are no examples.';
COMMENT ON COLUMN topic_example.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN topic_example.source IS 'Where it was said.';
COMMENT ON COLUMN topic_example.mention_id IS 'The mention.';
COMMENT ON COLUMN topic_example.is_complaint IS 'Whether it is negative or mixed.';
COMMENT ON COLUMN topic_example.is_readable IS 'Whether it has 40 to 300 characters.';
COMMENT ON COLUMN topic_example.source_title IS 'Name of the source as people know it.';

-- No rollup: its counts fall as words expire.
CREATE TABLE worded_outlier (
    day DATE NOT NULL, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, mentions BIGINT NOT NULL
);
INSERT INTO worded_outlier
SELECT day, provider, site, source, count(*)
FROM mention WHERE topic_id = -1 AND text IS NOT NULL AND NOT is_repost AND is_about_care
GROUP BY ALL ORDER BY ALL;
COMMENT ON TABLE worded_outlier IS 'How many mentions far from every topic may be displayed, by day, place and source.';
COMMENT ON COLUMN worded_outlier.day IS 'Local date of the site.';
COMMENT ON COLUMN worded_outlier.provider IS 'Organisation.';
COMMENT ON COLUMN worded_outlier.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN worded_outlier.source IS 'Where it was said.';
COMMENT ON COLUMN worded_outlier.mentions IS 'Mentions about care, reposts left out, whose words are held and may be displayed.';

CREATE TABLE topic_fit (
    fit_id INTEGER PRIMARY KEY, fitted_at TIMESTAMP NOT NULL, version VARCHAR NOT NULL, method VARCHAR NOT NULL,
    mentions BIGINT NOT NULL, outlier_share DOUBLE, note VARCHAR NOT NULL
);
INSERT INTO topic_fit SELECT fit_id, fitted_at, version, method, mentions, outlier_share, note FROM store.topic_fit;
COMMENT ON TABLE topic_fit IS 'The searches for topics that were made, newest is current.';
COMMENT ON COLUMN topic_fit.fit_id IS 'Number of the fit, rising.';
COMMENT ON COLUMN topic_fit.fitted_at IS 'When it was made, UTC.';
COMMENT ON COLUMN topic_fit.version IS 'Version of the topic code.';
COMMENT ON COLUMN topic_fit.method IS 'bertopic, or phrases where the corpus is too small for clusters.';
COMMENT ON COLUMN topic_fit.mentions IS 'Mentions it was fitted on.';
COMMENT ON COLUMN topic_fit.outlier_share IS 'Share of assigned mentions that fit no topic, 0-1; NULL for phrases.';
COMMENT ON COLUMN topic_fit.note IS 'What a reader must know about this fit.';

CREATE TABLE topic (
    topic_id INTEGER PRIMARY KEY, title VARCHAR NOT NULL, keywords VARCHAR[] NOT NULL, mentions BIGINT NOT NULL,
    negative BIGINT NOT NULL, examples BIGINT[] NOT NULL, found_later_at TIMESTAMP
);
INSERT INTO topic
WITH
found AS (SELECT topic_id, max(fit_id) AS fit_id FROM store.topic_change WHERE change = 'new' GROUP BY topic_id),
found_later AS (
    SELECT topic_id, fitted_at FROM found JOIN topic_fit USING (fit_id)
    WHERE fit_id > (SELECT min(fit_id) FROM topic_fit)
)
SELECT t.topic_id, title, keywords, count(m.mention_id), count(m.mention_id) FILTER (m.sentiment IN ('negative', 'mixed')),
    any_value(examples), any_value(fitted_at)
FROM store.topic AS t LEFT JOIN found_later USING (topic_id)
LEFT JOIN mention AS m ON m.topic_id = t.topic_id AND NOT m.is_repost AND m.is_about_care
WHERE fit_id = (SELECT max(fit_id) FROM store.topic_fit)
GROUP BY t.topic_id, title, keywords
ORDER BY count(m.mention_id) DESC;
COMMENT ON TABLE topic IS 'Clusters that the newest fit found, proposed until a person names them.';
COMMENT ON COLUMN topic.topic_id IS 'Number of the topic, the same in every fit that finds it.';
COMMENT ON COLUMN topic.title IS 'Label made of its words.';
COMMENT ON COLUMN topic.keywords IS 'Its most telling words, strongest first.';
COMMENT ON COLUMN topic.mentions IS 'Mentions assigned to it, reposts left out.';
COMMENT ON COLUMN topic.negative IS 'Those of them that are negative or mixed.';
COMMENT ON COLUMN topic.examples IS 'Mentions nearest to its centre.';
COMMENT ON COLUMN topic.found_later_at IS 'When a search after the first found it, UTC; NULL for what the first one found.';

CREATE TABLE topic_change (
    fit_id INTEGER NOT NULL, topic_id INTEGER NOT NULL, change VARCHAR NOT NULL, similarity DOUBLE, title VARCHAR NOT NULL,
    PRIMARY KEY (fit_id, topic_id)
);
INSERT INTO topic_change SELECT fit_id, topic_id, change, similarity, title FROM store.topic_change ORDER BY ALL;
COMMENT ON TABLE topic_change IS 'What became of each topic in each fit.';
COMMENT ON COLUMN topic_change.fit_id IS 'Number of the fit.';
COMMENT ON COLUMN topic_change.topic_id IS 'Number of the topic.';
COMMENT ON COLUMN topic_change.change IS 'kept, new or ended.';
COMMENT ON COLUMN topic_change.similarity IS 'Cosine of its centre before and after, 0-1; NULL unless a cluster was kept.';
COMMENT ON COLUMN topic_change.title IS 'Label made of its words.';
