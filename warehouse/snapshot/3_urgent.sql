-- Which mentions should a person read today?
-- Grain: one row per urgent or gravest mention, reposts left out, without its words. Sorted by time.
-- Units: severity 0-3; times are naive UTC; day is local to the site.

CREATE TABLE urgent (
    mention_id BIGINT PRIMARY KEY, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL,
    admitted_at TIMESTAMP NOT NULL, day DATE NOT NULL, voice BIGINT NOT NULL, is_about_care BOOLEAN NOT NULL,
    urgency VARCHAR[] NOT NULL, urgency_in_words VARCHAR[] NOT NULL, severity UTINYINT, most_negative sentiment
);
INSERT INTO urgent
SELECT mention_id, provider, site, source, created_at, admitted_at, day, voice, is_about_care, urgency, urgency_in_words, severity, most_negative
FROM mention WHERE is_urgent AND NOT is_repost ORDER BY created_at, mention_id;
COMMENT ON TABLE urgent IS 'Mentions that a person should read today: what the table mention says of them, apart, as they are few and asked for on every visit.';
COMMENT ON COLUMN urgent.mention_id IS 'The mention.';
COMMENT ON COLUMN urgent.provider IS 'Organisation it is about.';
COMMENT ON COLUMN urgent.site IS 'Place it is about; NULL when unknown.';
COMMENT ON COLUMN urgent.source IS 'Where it was said.';
COMMENT ON COLUMN urgent.created_at IS 'When it was written, naive UTC.';
COMMENT ON COLUMN urgent.admitted_at IS 'When it came into heed, naive UTC.';
COMMENT ON COLUMN urgent.day IS 'Local date of the site when it was written.';
COMMENT ON COLUMN urgent.voice IS 'Keyed number of the author; one writer has one number in one source.';
COMMENT ON COLUMN urgent.is_about_care IS 'Whether it is about care here; false for a claim that no reference was found to agree with.';
COMMENT ON COLUMN urgent.urgency IS 'Why: self_harm, safeguarding, medication_error, safety; empty where only its severity is 3.';
COMMENT ON COLUMN urgent.urgency_in_words IS 'Those that its words suggest; the others it only reads like.';
COMMENT ON COLUMN urgent.severity IS 'How severe its complaint is: 0 none to 3 high; NULL when not judged.';
COMMENT ON COLUMN urgent.most_negative IS 'Sentiment of its most negative opinion; NULL when not parted into opinions.';
