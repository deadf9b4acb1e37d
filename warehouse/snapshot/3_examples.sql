-- Which mentions would show best what is complained about, and what is praised?
-- Grain: one row per theme and mention that complains about it; one per mention that praises; of each day, place, source and theme
--   the five surest only, for reports the forty surest of each month. Without their words, sorted by day; and what people say instead.
-- Units: probabilities 0-1; day is local to the site. Ranks are of all that is held, 1 first: whoever asks about some days takes the
--   surest of them by sure_rank, and of these shows the clearest by clear_rank.

CREATE TABLE complaint_example (
    day DATE NOT NULL, provider VARCHAR NOT NULL, theme VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL,
    mention_id BIGINT NOT NULL, probability DOUBLE NOT NULL, sure_rank INTEGER NOT NULL, clear_rank INTEGER NOT NULL,
    source_title VARCHAR NOT NULL, site_title VARCHAR
);
INSERT INTO complaint_example
WITH surest AS (
    SELECT
        t.day, t.provider, theme, t.site, t.source, mention_id, probability, t.sentiment = 'negative' AS is_negative,
        themes[1] = theme AS is_main, length(text) BETWEEN 40 AND 200 AS is_short, contains(text, '[') AS has_gap,
        probability * sentiment_probability AS sureness, source.title AS source_title, site.title AS site_title
    FROM mention_theme AS t JOIN mention AS m USING (mention_id) JOIN source ON source.source = t.source
    LEFT JOIN site ON site.provider = t.provider AND site.site = t.site
    -- Urgent mentions are read in Triage; they are no examples.
    WHERE complains(t.sentiment) AND len(urgency) = 0 AND text IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY t.day, t.provider, theme, t.site, t.source ORDER BY is_negative DESC, probability DESC, mention_id DESC
    ) <= 5
)
SELECT
    day, provider, theme, site, source, mention_id, probability,
    -- A mixed mention praises too, so negative ones come first; the number breaks ties, so that the answer is stable.
    row_number() OVER (PARTITION BY provider, theme ORDER BY is_negative DESC, probability DESC, mention_id DESC),
    row_number() OVER (
        PARTITION BY provider, theme
        ORDER BY is_main DESC, is_negative DESC, is_short DESC, has_gap, sureness DESC, day DESC, mention_id
    ),
    source_title, site_title
FROM surest ORDER BY day, provider, theme, mention_id;
COMMENT ON TABLE complaint_example IS 'Mentions that would show what is complained about: the five surest of each day, place, source and theme.';
COMMENT ON COLUMN complaint_example.day IS 'Local date of the site.';
COMMENT ON COLUMN complaint_example.provider IS 'Organisation.';
COMMENT ON COLUMN complaint_example.theme IS 'What it complains about.';
COMMENT ON COLUMN complaint_example.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN complaint_example.source IS 'Where it was said.';
COMMENT ON COLUMN complaint_example.mention_id IS 'The mention.';
COMMENT ON COLUMN complaint_example.probability IS 'Probability that it is about the theme, 0-1.';
COMMENT ON COLUMN complaint_example.sure_rank IS 'Its place among the theme''s, the surest first, negative before mixed.';
COMMENT ON COLUMN complaint_example.clear_rank IS 'Its place among the theme''s, the clearest first: about this theme most, negative, of 40 to 200 characters, without a placeholder, sure.';
COMMENT ON COLUMN complaint_example.source_title IS 'Name of the source as people know it.';
COMMENT ON COLUMN complaint_example.site_title IS 'Name of the place; NULL when unknown.';

CREATE TABLE paraphrase (mention_id BIGINT PRIMARY KEY, words VARCHAR NOT NULL);
INSERT INTO paraphrase SELECT mention_id, words FROM desk.paraphrase SEMI JOIN mention USING (mention_id);
COMMENT ON TABLE paraphrase IS 'What people say instead of quoting a mention; reports tell that.';
COMMENT ON COLUMN paraphrase.mention_id IS 'The mention it stands for.';
COMMENT ON COLUMN paraphrase.words IS 'The words of a person of the organisation, not of who wrote the mention.';

-- A report is of whole months, and chooses among the forty of each theme.
CREATE TABLE quotable_example (
    day DATE NOT NULL, provider VARCHAR NOT NULL, theme VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL,
    mention_id BIGINT NOT NULL, is_fit BOOLEAN NOT NULL, sure_rank INTEGER NOT NULL, clear_rank INTEGER NOT NULL,
    may_export BOOLEAN NOT NULL, source_title VARCHAR NOT NULL, paraphrase VARCHAR
);
INSERT INTO quotable_example
WITH surest AS (
    SELECT
        day, provider, theme, site, source, mention_id, words, words IS NOT NULL AS is_told, sentiment = 'negative' AS is_negative,
        probability
    FROM mention_theme LEFT JOIN paraphrase USING (mention_id)
    WHERE complains(sentiment)
    QUALIFY row_number() OVER (
        PARTITION BY date_trunc('month', day), provider, theme, site, source
        ORDER BY is_told DESC, is_negative DESC, probability DESC, mention_id DESC
    ) <= 40
)
SELECT
    t.day, t.provider, theme, t.site, t.source, mention_id,
    -- Urgent mentions are read in Triage; they are no examples. What sounds like praise is none of a complaint, whatever its label.
    len(urgency) = 0 AND NOT is_repost AND (is_told OR text IS NOT NULL AND coalesce(compound, 0) < 0.4),
    row_number() OVER (
        PARTITION BY t.provider, theme ORDER BY is_told DESC, is_negative DESC, probability DESC, mention_id DESC
    ),
    row_number() OVER (
        PARTITION BY t.provider, theme
        ORDER BY is_told DESC, may_export DESC, coalesce(compound, 0) < 0.05 DESC, themes[1] = theme DESC, is_negative DESC,
            length(text) BETWEEN 40 AND 200 DESC, contains(text, '['), probability * sentiment_probability DESC,
            t.day DESC, mention_id
    ),
    may_export, source.title, words
FROM surest AS t JOIN mention USING (mention_id) JOIN source ON source.source = t.source
ORDER BY t.day, t.provider, theme, mention_id;
COMMENT ON TABLE quotable_example IS 'Mentions that may stand for a theme in a report: the forty surest complaints of each month, place, source and theme.';
COMMENT ON COLUMN quotable_example.day IS 'Local date of the site.';
COMMENT ON COLUMN quotable_example.provider IS 'Organisation.';
COMMENT ON COLUMN quotable_example.theme IS 'What it complains about.';
COMMENT ON COLUMN quotable_example.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN quotable_example.source IS 'Where it was said.';
COMMENT ON COLUMN quotable_example.mention_id IS 'The mention.';
COMMENT ON COLUMN quotable_example.sure_rank IS 'Its place among the theme''s, the surest first, what a person put in other words before all.';
COMMENT ON COLUMN quotable_example.clear_rank IS 'Its place among the theme''s, the clearest first: in other words, free to leave, sounding no better than level, about this theme most, negative, of 40 to 200 characters, without a placeholder, sure.';
COMMENT ON COLUMN quotable_example.is_fit IS 'Whether it may stand there: there are words, it is not urgent and does not sound like praise.';
COMMENT ON COLUMN quotable_example.may_export IS 'Whether texts of its source may leave as they are.';
COMMENT ON COLUMN quotable_example.source_title IS 'Name of the source as people know it.';
COMMENT ON COLUMN quotable_example.paraphrase IS 'What a person wrote to be said instead of its words; NULL where nobody did.';

CREATE TABLE praise_example (
    day DATE NOT NULL, provider VARCHAR NOT NULL, theme VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL,
    mention_id BIGINT PRIMARY KEY, voice BIGINT NOT NULL, probability DOUBLE NOT NULL, sure_rank INTEGER NOT NULL,
    clear_rank INTEGER NOT NULL, source_title VARCHAR NOT NULL, site_title VARCHAR
);
INSERT INTO praise_example
WITH surest AS (
    SELECT
        day, provider, themes[1] AS theme, site, source, mention_id, voice, created_at, sentiment_probability AS probability,
        length(text) <= 200 AS is_short, contains(text, '[') AS has_gap, source.title AS source_title, site.title AS site_title
    FROM mention JOIN source USING (source) LEFT JOIN site USING (provider, site)
    WHERE sentiment = 'positive' AND NOT is_repost AND is_about_care AND len(themes) > 0 AND length(text) >= 40
        -- Urgent mentions are read in Triage; they are no examples.
        AND NOT is_urgent
    QUALIFY row_number() OVER (
        PARTITION BY day, provider, themes[1], site, source ORDER BY probability DESC, created_at DESC, mention_id
    ) <= 5
)
SELECT
    day, provider, theme, site, source, mention_id, voice, probability,
    row_number() OVER (PARTITION BY provider ORDER BY probability DESC, created_at DESC, mention_id),
    row_number() OVER (
        PARTITION BY provider ORDER BY is_short DESC, has_gap, probability DESC, created_at DESC, mention_id
    ),
    source_title, site_title
FROM surest ORDER BY day, provider, theme, mention_id;
COMMENT ON TABLE praise_example IS 'Praise that is worth reading out: the five surest of each day, place, source and theme.';
COMMENT ON COLUMN praise_example.day IS 'Local date of the site.';
COMMENT ON COLUMN praise_example.provider IS 'Organisation.';
COMMENT ON COLUMN praise_example.theme IS 'What it is about most.';
COMMENT ON COLUMN praise_example.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN praise_example.source IS 'Where it was said.';
COMMENT ON COLUMN praise_example.mention_id IS 'The mention.';
COMMENT ON COLUMN praise_example.voice IS 'Keyed number of the author.';
COMMENT ON COLUMN praise_example.probability IS 'Probability that it is positive, 0-1.';
COMMENT ON COLUMN praise_example.sure_rank IS 'Its place among the provider''s, the surest first.';
COMMENT ON COLUMN praise_example.clear_rank IS 'Its place among the provider''s, the clearest first: of 40 to 200 characters, without a placeholder, sure.';
COMMENT ON COLUMN praise_example.source_title IS 'Name of the source as people know it.';
COMMENT ON COLUMN praise_example.site_title IS 'Name of the place; NULL when unknown.';
