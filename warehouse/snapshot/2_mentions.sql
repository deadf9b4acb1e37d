-- What was said, and what do the current labellers make of each mention?
-- Grain: one row per mention, per opinion of a mention, per theme of a mention, per word of a mention,
--   per word.
-- Units: times are naive UTC; day and week (its Monday) are local to the site; probability and rating 0-1; compound -1..1.

CREATE TABLE label (
    mention_id BIGINT NOT NULL, labeller VARCHAR NOT NULL, version VARCHAR NOT NULL, label VARCHAR NOT NULL,
    value DOUBLE NOT NULL
);
INSERT INTO label
SELECT mention_id, labeller, version, label, value
FROM store.label JOIN store.labeller USING (labeller_id)
-- A copy's label is the number of its original: one that was erased leaves no number here.
WHERE labeller <> 'copy' OR label IN (SELECT mention_id::VARCHAR FROM store.mention)
QUALIFY labeller_id = max(labeller_id) OVER (PARTITION BY mention_id, labeller);
CREATE TEMP VIEW current_label AS SELECT mention_id, labeller, label, value FROM label;
COMMENT ON TABLE label IS 'The current labels as they were given, each with its labeller and version; the table mention holds the same, side by side.';
COMMENT ON COLUMN label.mention_id IS 'The mention.';
COMMENT ON COLUMN label.labeller IS 'Which labeller; the table labeller lists them.';
COMMENT ON COLUMN label.version IS 'Version of the labeller that gave it; more in the table labeller.';
COMMENT ON COLUMN label.label IS 'What it said; none where it found nothing.';
COMMENT ON COLUMN label.value IS 'Its probability, 0-1; of vader the compound, -1 to 1.';

-- Who repeats whom: word for word as the platform says, or nearly as the labeller of copies found. A copy whose original
-- was erased stands by itself; of reposts of what is not held the first stands for it.
CREATE TEMP TABLE repeated AS
WITH known AS (
    SELECT m.mention_id, coalesce(
        held.mention_id, first(m.mention_id) OVER (PARTITION BY m.repost_of ORDER BY m.created_at, m.mention_id)
    ) AS original
    FROM store.mention AS m LEFT JOIN store.mention AS held ON held.mention_id = m.repost_of
    WHERE m.repost_of IS NOT NULL
    UNION ALL
    SELECT mention_id, label::BIGINT FROM current_label
    WHERE labeller = 'copy' AND label::BIGINT <> mention_id AND label::BIGINT IN (SELECT mention_id FROM store.mention)
    -- What the platform says goes before what was found: a mention repeats one other.
    AND mention_id NOT IN (SELECT mention_id FROM store.mention WHERE repost_of IS NOT NULL)
)
SELECT known.mention_id, coalesce(further.original, known.original) AS original
FROM known LEFT JOIN known AS further ON further.mention_id = known.original
WHERE known.mention_id <> known.original;

CREATE TABLE mention (
    mention_id BIGINT PRIMARY KEY, provider VARCHAR NOT NULL, site VARCHAR, service VARCHAR, source VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL, admitted_at TIMESTAMP NOT NULL, day DATE NOT NULL, week DATE NOT NULL, text VARCHAR, voice BIGINT NOT NULL,
    question VARCHAR, rating DOUBLE, is_repost BOOLEAN NOT NULL, copies INTEGER NOT NULL, language VARCHAR, is_scored BOOLEAN NOT NULL,
    compound DOUBLE, sentiment sentiment, sentiment_probability DOUBLE, most_negative sentiment, severity UTINYINT,
    urgency VARCHAR[] NOT NULL, urgency_in_words VARCHAR[] NOT NULL, is_urgent BOOLEAN NOT NULL, is_about_care BOOLEAN NOT NULL, relevance_probability DOUBLE, is_claim BOOLEAN NOT NULL, claim_hint VARCHAR,
    themes VARCHAR[] NOT NULL, topic_id INTEGER
);
INSERT INTO mention
WITH
spoken AS (SELECT mention_id, label AS language FROM current_label WHERE labeller = 'language'),
vader AS (SELECT mention_id, value AS compound FROM current_label WHERE labeller = 'vader'),
felt AS (SELECT mention_id, label::sentiment AS sentiment, value FROM current_label WHERE labeller = 'sentiment'),
parted AS (SELECT mention_id, label::sentiment AS most_negative FROM current_label WHERE labeller = 'opinion'),
graded AS (SELECT mention_id, label::UTINYINT AS severity FROM current_label WHERE labeller = 'severity'),
urgent AS (
    -- What only resembles urgent texts has a value of 0.5 at most (MOST_BY_MEANING in analysis/urgency.py); one pattern of words gives 0.6.
    SELECT mention_id, list(label ORDER BY value DESC, label) AS urgency,
        list(label ORDER BY value DESC, label) FILTER (value > 0.5) AS urgency_in_words
    FROM current_label WHERE labeller = 'urgency' AND label <> 'none' GROUP BY mention_id
),
relevant AS (
    SELECT mention_id, label = 'care' AS is_about_care, value AS relevance_probability
    FROM current_label WHERE labeller = 'relevance'
),
about_theme AS (
    SELECT mention_id, list(label ORDER BY value DESC, label) AS themes
    FROM current_label WHERE labeller IN ('theme', 'own_theme') AND label IN (SELECT theme FROM theme) GROUP BY mention_id
),
hinted AS (SELECT mention_id, label AS claim_hint FROM current_label WHERE labeller = 'claim' AND label <> 'none'),
clustered AS (SELECT mention_id, label::INTEGER AS topic_id FROM current_label WHERE labeller = 'topic'),
copied AS (SELECT original AS mention_id, count(*) AS copies FROM repeated GROUP BY original),
-- What people put into the queue of claims says nothing about satisfaction, so it counts as little as what is not about care,
-- until they take it out or find it true (counts_again in warehouse/desk/claim.py).
claimed AS (
    SELECT mention_id, true AS is_claim FROM desk.claim
    WHERE status <> 'not a claim' AND NOT (status = 'checked' AND finding = 'the reference agrees with it')
),
labelled AS (
    SELECT
        mention_id, provider, site, service, m.source, created_at, admitted_at, day, week,
        CASE WHEN s.may_display AND text <> '' THEN text END AS text, voice, question, rating,
        repeated.original IS NOT NULL AS is_repost, coalesce(copied.copies, 0) AS copies, language,
        felt.sentiment IS NOT NULL AS is_scored, compound, felt.sentiment AS sentiment, felt.value AS sentiment_probability,
        most_negative, severity, coalesce(urgency, []) AS urgency,
        coalesce(urgency_in_words, []) AS urgency_in_words, urgency IS NOT NULL OR coalesce(severity = 3, false) AS is_urgent,
        coalesce(is_about_care, true) AND is_claim IS NULL AS is_about_care, relevance_probability,
        coalesce(is_claim, false) AS is_claim, claim_hint, coalesce(themes, []) AS themes, topic_id
    FROM store.mention AS m
    JOIN given_source AS s ON s.source = m.source
    LEFT JOIN repeated USING (mention_id)
    LEFT JOIN copied USING (mention_id)
    LEFT JOIN spoken USING (mention_id)
    LEFT JOIN vader USING (mention_id)
    LEFT JOIN felt USING (mention_id)
    LEFT JOIN parted USING (mention_id)
    LEFT JOIN graded USING (mention_id)
    LEFT JOIN urgent USING (mention_id)
    LEFT JOIN relevant USING (mention_id)
    LEFT JOIN about_theme USING (mention_id)
    LEFT JOIN hinted USING (mention_id)
    LEFT JOIN clustered USING (mention_id)
    LEFT JOIN claimed USING (mention_id)
)
FROM labelled
ORDER BY created_at, mention_id;
COMMENT ON TABLE mention IS 'One dated public text about a provider, redacted, with its current labels. Sorted by time.';
COMMENT ON COLUMN mention.mention_id IS 'Stable number of the mention.';
COMMENT ON COLUMN mention.provider IS 'Organisation it is about.';
COMMENT ON COLUMN mention.site IS 'Place it is about, by its short name (title in the table site); NULL when unknown.';
COMMENT ON COLUMN mention.service IS 'Department or service line; NULL when unknown.';
COMMENT ON COLUMN mention.source IS 'Where it was said, by its short name (title in the table source).';
COMMENT ON COLUMN mention.created_at IS 'When it was written, naive UTC; noon of the local day where the source gives a day alone.';
COMMENT ON COLUMN mention.admitted_at IS 'When it came into heed, naive UTC.';
COMMENT ON COLUMN mention.day IS 'Local date of the site when it was written.';
COMMENT ON COLUMN mention.week IS 'Monday of that local week.';
COMMENT ON COLUMN mention.text IS 'The words, identifiers replaced by placeholders; NULL where the source may not be displayed or the text has expired.';
COMMENT ON COLUMN mention.voice IS 'Keyed number of the author; one writer has one number in one source.';
COMMENT ON COLUMN mention.question IS 'The question that was asked; NULL outside surveys.';
COMMENT ON COLUMN mention.rating IS 'Rating from 0 (worst) to 1 (best); NULL when none was given.';
COMMENT ON COLUMN mention.is_repost IS 'Whether it repeats another mention, word for word or nearly; reposts are not counted in shares.';
COMMENT ON COLUMN mention.copies IS 'How many mentions repeat this one: with them it is one voice, heard so many times more.';
COMMENT ON COLUMN mention.language IS 'ISO 639-1 code found in the text; NULL while not analysed.';
COMMENT ON COLUMN mention.is_scored IS 'Whether it was scored: false while not analysed and for languages that are not supported.';
COMMENT ON COLUMN mention.compound IS 'VADER''s compound valence, -1 to 1.';
COMMENT ON COLUMN mention.sentiment IS 'negative, mixed, neutral or positive; NULL when not scored.';
COMMENT ON COLUMN mention.sentiment_probability IS 'Probability of that sentiment, 0-1.';
COMMENT ON COLUMN mention.most_negative IS 'Sentiment of its most negative opinion: how critical it is; NULL when not parted into opinions.';
COMMENT ON COLUMN mention.severity IS 'How severe its complaint is, after HCAT: 0 none, 1 low, 2 medium, 3 high; NULL when not judged.';
COMMENT ON COLUMN mention.urgency IS 'What a person must read today: self_harm, safeguarding, medication_error, safety; empty when nothing.';
COMMENT ON COLUMN mention.urgency_in_words IS 'Those of urgency that its words suggest; the others it only reads like, which is right less often.';
COMMENT ON COLUMN mention.is_urgent IS 'Whether a person should read it today: urgency holds something, or severity is 3.';
COMMENT ON COLUMN mention.is_about_care IS 'Whether it is about care here; shares count only those. True where it was not judged; false where is_claim is true.';
COMMENT ON COLUMN mention.relevance_probability IS 'Probability of that, 0-1, not calibrated; NULL where it was not judged.';
COMMENT ON COLUMN mention.is_claim IS 'Whether a person put it into the queue of claims that may be false or mislead, and nobody found that a reference agrees with it; it is counted nowhere else.';
COMMENT ON COLUMN mention.claim_hint IS 'medicine or us where rules found words of a claim that a person should check; NULL otherwise. No judgement.';
COMMENT ON COLUMN mention.themes IS 'Short names of the themes it is about (titles in the table theme), most probable first; empty when none was found.';
COMMENT ON COLUMN mention.topic_id IS 'Topic it belongs to; -1 for outliers, NULL when not assigned.';

CREATE TABLE opinion (
    mention_id BIGINT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, theme VARCHAR, sentiment sentiment NOT NULL,
    probability DOUBLE NOT NULL
);
INSERT INTO opinion
WITH spoken AS (
    SELECT * EXCLUDE (labeller, version) FROM store.opinion JOIN store.labeller USING (labeller_id)
    WHERE labeller = 'opinion' QUALIFY labeller_id = max(labeller_id) OVER (PARTITION BY mention_id)
),
own AS (
    -- Of themes that the organisation added. The labels tell which version is current: it may have found nothing.
    SELECT o.* FROM store.opinion AS o JOIN store.labeller AS l USING (labeller_id)
    SEMI JOIN (SELECT mention_id, version FROM label WHERE labeller = 'own_theme') AS now
        ON now.mention_id = o.mention_id AND now.version = l.version
    WHERE l.labeller = 'own_theme' AND theme IN (SELECT theme FROM theme)
),
current_opinion AS (
    SELECT mention_id, start, stop, theme, sentiment, probability FROM own
    UNION ALL
    -- Of a clause that names none of heed's themes, what it says about one of the organisation's own says all.
    SELECT mention_id, start, stop, theme, sentiment, probability FROM spoken
    WHERE theme <> 'none' OR (mention_id, start) NOT IN (SELECT (mention_id, start) FROM own)
)
SELECT mention_id, start, stop, nullif(o.theme, 'none'), o.sentiment::sentiment, o.probability
FROM current_opinion AS o
JOIN mention AS m USING (mention_id)
ORDER BY m.created_at, mention_id, start, o.theme;
COMMENT ON TABLE opinion IS 'What one clause of a mention says about one theme. Sorted by time of the mention, then place in it.';
COMMENT ON COLUMN opinion.mention_id IS 'The mention.';
COMMENT ON COLUMN opinion.start IS 'First character of the clause in the redacted text, from 0.';
COMMENT ON COLUMN opinion.stop IS 'The character after its last.';
COMMENT ON COLUMN opinion.theme IS 'What the clause is about; NULL when it names no theme.';
COMMENT ON COLUMN opinion.sentiment IS 'negative, mixed, neutral or positive: the clause''s own.';
COMMENT ON COLUMN opinion.probability IS 'Probability of that sentiment, 0-1.';

CREATE TABLE mention_theme (
    mention_id BIGINT NOT NULL, theme VARCHAR NOT NULL, probability DOUBLE NOT NULL, provider VARCHAR NOT NULL,
    site VARCHAR, source VARCHAR NOT NULL, day DATE NOT NULL, week DATE NOT NULL, voice BIGINT NOT NULL,
    sentiment sentiment NOT NULL, severity UTINYINT, copies INTEGER NOT NULL,
    PRIMARY KEY (mention_id, theme)
);
INSERT INTO mention_theme
WITH own AS (
    -- Praise in one clause and a complaint in another: mixed. Otherwise the most negative counts.
    SELECT mention_id, theme, CASE
        WHEN bool_or(sentiment = 'negative') AND bool_or(sentiment = 'positive') THEN 'mixed'::sentiment
        ELSE min(sentiment)
    END AS sentiment
    FROM opinion WHERE theme IS NOT NULL GROUP BY mention_id, theme
),
themed AS (
    SELECT
        mention_id, label AS theme, value, provider, site, source, day, week, voice,
        coalesce(own.sentiment, mention.sentiment) AS sentiment, severity, copies, created_at
    FROM current_label JOIN mention USING (mention_id)
    LEFT JOIN own ON own.mention_id = current_label.mention_id AND own.theme = current_label.label
    WHERE labeller IN ('theme', 'own_theme') AND label IN (SELECT theme FROM theme)
    AND mention.sentiment IS NOT NULL AND NOT is_repost AND is_about_care
)
SELECT * EXCLUDE (created_at) FROM themed
ORDER BY created_at, mention_id;
COMMENT ON TABLE mention_theme IS 'One theme of one scored mention about care, reposts left out. Sorted by time.';
COMMENT ON COLUMN mention_theme.mention_id IS 'The mention.';
COMMENT ON COLUMN mention_theme.theme IS 'What it is about, by its short name (title in the table theme).';
COMMENT ON COLUMN mention_theme.probability IS 'Probability that it is about this, 0-1.';
COMMENT ON COLUMN mention_theme.provider IS 'Organisation it is about.';
COMMENT ON COLUMN mention_theme.site IS 'Place it is about, by its short name (title in the table site); NULL when unknown.';
COMMENT ON COLUMN mention_theme.source IS 'Where it was said, by its short name (title in the table source).';
COMMENT ON COLUMN mention_theme.day IS 'Local date of the site when it was written.';
COMMENT ON COLUMN mention_theme.week IS 'Monday of that local week.';
COMMENT ON COLUMN mention_theme.voice IS 'Keyed number of the author.';
COMMENT ON COLUMN mention_theme.severity IS 'How severe the complaint of the whole mention is: 0 none to 3 high; NULL when not judged.';
COMMENT ON COLUMN mention_theme.copies IS 'How many mentions repeat the mention.';
COMMENT ON COLUMN mention_theme.sentiment IS 'Sentiment of what it says about this theme; that of the whole mention where it was not parted into opinions.';

CREATE MACRO words_of(text) AS regexp_extract_all(lower(strip_accents(text)), '[\p{L}\p{N}]+');
COMMENT ON MACRO words_of IS 'The words of a text as the table token has them: small letters, without accents.';

CREATE TABLE token (token VARCHAR NOT NULL, mention_id BIGINT NOT NULL, day DATE NOT NULL);
INSERT INTO token
SELECT DISTINCT unnest(words_of(text)) AS token, mention_id, day
FROM mention WHERE text IS NOT NULL
ORDER BY token, day, mention_id;
COMMENT ON TABLE token IS 'Which words stand in which mention, for search. Sorted by word.';
COMMENT ON COLUMN token.token IS 'A word, lower case, accents removed.';
COMMENT ON COLUMN token.mention_id IS 'A mention that holds it.';
COMMENT ON COLUMN token.day IS 'Local date of that mention.';

-- To find the rarest of some words in the table of all would take longer than to read the texts that hold it.
CREATE TABLE token_rollup (token VARCHAR PRIMARY KEY, mentions BIGINT NOT NULL);
INSERT INTO token_rollup SELECT token, count(*) FROM token GROUP BY token ORDER BY token;
COMMENT ON TABLE token_rollup IS 'How many mentions hold each word. Sorted by word.';
COMMENT ON COLUMN token_rollup.token IS 'A word, lower case, accents removed.';
COMMENT ON COLUMN token_rollup.mentions IS 'Mentions that hold it.';

CREATE TABLE meaning (
    mention_id BIGINT NOT NULL, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, day DATE NOT NULL,
    code_1 UBIGINT NOT NULL, code_2 UBIGINT NOT NULL, code_3 UBIGINT NOT NULL, code_4 UBIGINT NOT NULL
);
INSERT INTO meaning
SELECT
    mention_id, provider, site, source, day, ('0x' || label[1:16])::UBIGINT, ('0x' || label[17:32])::UBIGINT,
    ('0x' || label[33:48])::UBIGINT, ('0x' || label[49:64])::UBIGINT
FROM current_label JOIN mention USING (mention_id)
WHERE labeller = 'meaning' AND text IS NOT NULL AND NOT is_repost
ORDER BY created_at, mention_id;
COMMENT ON TABLE meaning IS 'What a mention means, as 256 signs: the fewer differ, the more alike. Sorted by time; reposts left out.';
COMMENT ON COLUMN meaning.mention_id IS 'The mention.';
COMMENT ON COLUMN meaning.provider IS 'Organisation it is about.';
COMMENT ON COLUMN meaning.site IS 'Place it is about; NULL when unknown.';
COMMENT ON COLUMN meaning.source IS 'Where it was said.';
COMMENT ON COLUMN meaning.day IS 'Local date of the site when it was written.';
COMMENT ON COLUMN meaning.code_1 IS 'Signs 1 to 64 of its vector, as one number.';
COMMENT ON COLUMN meaning.code_2 IS 'Signs 65 to 128.';
COMMENT ON COLUMN meaning.code_3 IS 'Signs 129 to 192.';
COMMENT ON COLUMN meaning.code_4 IS 'Signs 193 to 256.';
