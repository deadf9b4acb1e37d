-- How many people spoke in each week, from and until each of its days, and how many of those who spoke on a day had spoken before?
-- Grain: one row per provider, theme (and all), site (and all), week and source; the same by day; the same by two days.
-- Units: voices, one a writer and week; writers are distinct people. A writer has one number in one source, so that sources may be
--   added up; places may not, and "all places" has rows of its own.

CREATE TEMP TABLE spoken AS
WITH
said AS (
    SELECT
        provider, NULL AS theme, site, week, source, voice, count(*) FILTER (complains(sentiment)) AS complaints,
        min(day) AS first_day, max(day) AS last_day,
        min(day) FILTER (sentiment IS NOT NULL) AS first_scored, max(day) FILTER (sentiment IS NOT NULL) AS last_scored,
        min(day) FILTER (complains(sentiment)) AS first_complaint, max(day) FILTER (complains(sentiment)) AS last_complaint
    FROM mention WHERE NOT is_repost AND is_about_care GROUP BY ALL
    UNION ALL
    SELECT
        provider, theme, site, week, source, voice, count(*) FILTER (complains(sentiment)), min(day), max(day), min(day), max(day),
        min(day) FILTER (complains(sentiment)), max(day) FILTER (complains(sentiment))
    FROM mention_theme GROUP BY ALL
)
SELECT
    provider, theme, NULL AS site, week, source, voice, sum(complaints) AS complaints, min(first_day) AS first_day, max(last_day) AS last_day,
    min(first_scored) AS first_scored, max(last_scored) AS last_scored, min(first_complaint) AS first_complaint, max(last_complaint) AS last_complaint
FROM said GROUP BY ALL
UNION ALL
FROM said WHERE site IS NOT NULL;

-- What charts and alerts are made of on every visit.
CREATE TABLE voice_rollup (
    provider VARCHAR NOT NULL, theme VARCHAR, site VARCHAR, week DATE NOT NULL, source VARCHAR NOT NULL, voices BIGINT NOT NULL,
    scored_voices BIGINT NOT NULL, complaining_voices BIGINT NOT NULL, complaints BIGINT NOT NULL
);
INSERT INTO voice_rollup
SELECT provider, theme, site, week, source, count(*), count(first_scored), count(first_complaint), sum(complaints)::BIGINT
FROM spoken GROUP BY ALL
ORDER BY provider, theme NULLS FIRST, site NULLS FIRST, week, source;
COMMENT ON TABLE voice_rollup IS 'Voices of each week about care, by place, source and theme, reposts left out; one writer of a week is one voice.';
COMMENT ON COLUMN voice_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN voice_rollup.theme IS 'What they spoke of; NULL for anything.';
COMMENT ON COLUMN voice_rollup.site IS 'Place; NULL for all places together, known or not.';
COMMENT ON COLUMN voice_rollup.week IS 'Monday of the local week.';
COMMENT ON COLUMN voice_rollup.source IS 'Where it was said; sources add up, as a writer has one voice in one source.';
COMMENT ON COLUMN voice_rollup.voices IS 'Distinct writers of that week.';
COMMENT ON COLUMN voice_rollup.scored_voices IS 'Those of them with a mention that has a sentiment.';
COMMENT ON COLUMN voice_rollup.complaining_voices IS 'Those of them who complained, about the theme where one is named.';
COMMENT ON COLUMN voice_rollup.complaints IS 'Mentions in which they did.';

-- What alerts are made of: a row too for a week without a complaint, where the place was heard in it.
CREATE TABLE complaint_rollup (
    provider VARCHAR NOT NULL, site VARCHAR, theme VARCHAR NOT NULL, week DATE NOT NULL,
    complaints BIGINT NOT NULL, mentions BIGINT NOT NULL, recent_voices BIGINT NOT NULL, complained_until DATE, complains_from DATE
);
INSERT INTO complaint_rollup
WITH
complained AS (
    SELECT DISTINCT provider, site, theme, week, voice FROM mention_theme WHERE sentiment IN ('negative', 'mixed')
),
placed AS (
    SELECT DISTINCT provider, NULL AS site, theme, week, voice FROM complained
    UNION ALL
    FROM complained WHERE site IS NOT NULL
),
-- A voice counts among the recent of its week and the three after it, or until it speaks again.
lasting AS (
    SELECT *, lead(week, 1, week + 28) OVER (PARTITION BY provider, site, theme, voice ORDER BY week) AS again FROM placed
),
counted AS (
    SELECT
        provider, coalesce(site, '') AS place, theme, week + (7 * ahead)::INTEGER AS week, count(*) FILTER (ahead = 0) AS complaints,
        count(*) AS recent_voices
    FROM lasting, range(4) AS weeks(ahead)
    WHERE week + (7 * ahead)::INTEGER < again
    GROUP BY ALL
),
heard AS (
    SELECT provider, coalesce(site, '') AS place, week, sum(scored_voices)::BIGINT AS mentions FROM voice_rollup
    WHERE theme IS NULL GROUP BY ALL HAVING sum(scored_voices) > 0
)
SELECT
    provider, nullif(place, ''), theme, week, coalesce(complaints, 0), mentions, coalesce(recent_voices, 0),
    max(week) FILTER (complaints > 0) OVER up_to, min(week) FILTER (complaints > 0) OVER from_then_on
FROM (SELECT DISTINCT provider, place, theme FROM counted) SEMI JOIN theme USING (theme) JOIN heard USING (provider, place)
LEFT JOIN counted USING (provider, place, theme, week)
WINDOW
    up_to AS (PARTITION BY provider, place, theme ORDER BY week),
    from_then_on AS (PARTITION BY provider, place, theme ORDER BY week ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
ORDER BY provider, place, theme, week;
COMMENT ON TABLE complaint_rollup IS 'Complaints about each theme by place and week, all sources together; every week with a scored mention at the place.';
COMMENT ON COLUMN complaint_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN complaint_rollup.site IS 'Place; NULL for all places together, known or not.';
COMMENT ON COLUMN complaint_rollup.theme IS 'What is complained about.';
COMMENT ON COLUMN complaint_rollup.week IS 'Monday of the local week.';
COMMENT ON COLUMN complaint_rollup.complaints IS 'Voices that complained in that week.';
COMMENT ON COLUMN complaint_rollup.mentions IS 'Voices of that week with a scored mention, whatever they spoke of.';
COMMENT ON COLUMN complaint_rollup.recent_voices IS 'Distinct people who complained in that week or the three before it.';
COMMENT ON COLUMN complaint_rollup.complained_until IS 'The last week with a complaint about it there, up to that week; NULL where there was none yet.';
COMMENT ON COLUMN complaint_rollup.complains_from IS 'The first week with one, from that week on; NULL where none followed.';

-- Who spoke from a Monday until some day spoke first by that day; who spoke from some day until a Sunday spoke last on it or later.
-- So the voices of any days are a sum, but of days that cut one week at both ends.
CREATE TABLE voice_day_rollup (
    provider VARCHAR NOT NULL, theme VARCHAR, site VARCHAR, day DATE NOT NULL, source VARCHAR NOT NULL,
    first_voices BIGINT NOT NULL, last_voices BIGINT NOT NULL, first_scored BIGINT NOT NULL, last_scored BIGINT NOT NULL,
    first_complaining BIGINT NOT NULL, last_complaining BIGINT NOT NULL, heard BIGINT NOT NULL
);
INSERT INTO voice_day_rollup
WITH
heard AS (
    SELECT provider, NULL AS theme, site, day, source, sum(1 + copies) AS heard FROM mention
    WHERE NOT is_repost AND is_about_care AND complains(sentiment) GROUP BY ALL
    UNION ALL
    SELECT provider, theme, site, day, source, sum(1 + copies) FROM mention_theme WHERE complains(sentiment) GROUP BY ALL
),
counted AS (
    SELECT provider, theme, site, source, first_day AS day, 'first_voices' AS what, count(*) AS voices FROM spoken GROUP BY ALL
    UNION ALL
    SELECT provider, theme, site, source, last_day, 'last_voices', count(*) FROM spoken GROUP BY ALL
    UNION ALL
    SELECT provider, theme, site, source, first_scored, 'first_scored', count(*) FROM spoken GROUP BY ALL
    UNION ALL
    SELECT provider, theme, site, source, last_scored, 'last_scored', count(*) FROM spoken GROUP BY ALL
    UNION ALL
    SELECT provider, theme, site, source, first_complaint, 'first_complaining', count(*) FROM spoken GROUP BY ALL
    UNION ALL
    SELECT provider, theme, site, source, last_complaint, 'last_complaining', count(*) FROM spoken GROUP BY ALL
    UNION ALL
    SELECT provider, theme, NULL, source, day, 'heard', sum(heard) FROM heard GROUP BY ALL
    UNION ALL
    SELECT provider, theme, site, source, day, 'heard', heard FROM heard WHERE site IS NOT NULL
)
SELECT
    provider, theme, site, day, source,
    coalesce(sum(voices) FILTER (what = 'first_voices'), 0)::BIGINT, coalesce(sum(voices) FILTER (what = 'last_voices'), 0)::BIGINT,
    coalesce(sum(voices) FILTER (what = 'first_scored'), 0)::BIGINT, coalesce(sum(voices) FILTER (what = 'last_scored'), 0)::BIGINT,
    coalesce(sum(voices) FILTER (what = 'first_complaining'), 0)::BIGINT, coalesce(sum(voices) FILTER (what = 'last_complaining'), 0)::BIGINT,
    coalesce(sum(voices) FILTER (what = 'heard'), 0)::BIGINT
FROM counted WHERE day IS NOT NULL GROUP BY provider, theme, site, day, source
ORDER BY site NULLS FIRST, day, provider, theme NULLS FIRST, source;
DROP TABLE spoken;
COMMENT ON TABLE voice_day_rollup IS 'Voices about care by the days on which they first and last spoke in a week, by place, source and theme, reposts left out.';
COMMENT ON COLUMN voice_day_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN voice_day_rollup.theme IS 'What they spoke of; NULL for anything.';
COMMENT ON COLUMN voice_day_rollup.site IS 'Place; NULL for all places together, known or not.';
COMMENT ON COLUMN voice_day_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN voice_day_rollup.source IS 'Where it was said; sources add up.';
COMMENT ON COLUMN voice_day_rollup.first_voices IS 'Writers who spoke on that day for the first time in its week.';
COMMENT ON COLUMN voice_day_rollup.last_voices IS 'Writers who did for the last time in its week.';
COMMENT ON COLUMN voice_day_rollup.first_scored IS 'The first such number, of mentions that have a sentiment.';
COMMENT ON COLUMN voice_day_rollup.last_scored IS 'The second one, of these.';
COMMENT ON COLUMN voice_day_rollup.first_complaining IS 'The first such number, of complaints, about the theme where one is named.';
COMMENT ON COLUMN voice_day_rollup.last_complaining IS 'The second one, of these.';
COMMENT ON COLUMN voice_day_rollup.heard IS 'Complaints of that day with all that repeat them.';

-- The writers of any days are those who spoke in them for the first time at all, or last spoke before they began.
CREATE TABLE return_rollup (
    provider VARCHAR NOT NULL, site VARCHAR NOT NULL, day DATE NOT NULL, source VARCHAR NOT NULL, last_before DATE, writers BIGINT NOT NULL
);
INSERT INTO return_rollup
WITH
said AS (SELECT DISTINCT provider, site, day, source, voice FROM mention WHERE NOT is_repost AND is_about_care),
placed AS (
    SELECT DISTINCT provider, '' AS site, day, source, voice FROM said
    UNION ALL
    FROM said WHERE site IS NOT NULL
),
returned AS (SELECT *, lag(day) OVER (PARTITION BY provider, site, voice ORDER BY day) AS last_before FROM placed)
SELECT provider, site, day, source, last_before, count(*) FROM returned GROUP BY ALL
ORDER BY day, site, provider, source, last_before NULLS FIRST;
COMMENT ON TABLE return_rollup IS 'Writers about care of each day, by when they had last written before, by place and source.';
COMMENT ON COLUMN return_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN return_rollup.site IS 'Place; empty for all places together, known or not.';
COMMENT ON COLUMN return_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN return_rollup.source IS 'Where it was said; sources add up.';
COMMENT ON COLUMN return_rollup.last_before IS 'Local date of what the same writers had last written before; NULL where it was their first.';
COMMENT ON COLUMN return_rollup.writers IS 'Distinct writers.';

CREATE TABLE theme_return_rollup (
    provider VARCHAR NOT NULL, site VARCHAR NOT NULL, theme VARCHAR, day DATE NOT NULL, source VARCHAR NOT NULL,
    last_before DATE, writers BIGINT NOT NULL
);
INSERT INTO theme_return_rollup
WITH
said AS (
    SELECT DISTINCT provider, site, NULL AS theme, day, source, voice FROM mention
    WHERE NOT is_repost AND is_about_care AND complains(sentiment)
    UNION ALL
    SELECT DISTINCT provider, site, theme, day, source, voice FROM mention_theme WHERE complains(sentiment)
),
placed AS (
    SELECT DISTINCT provider, '' AS site, theme, day, source, voice FROM said
    UNION ALL
    FROM said WHERE site IS NOT NULL
),
returned AS (SELECT *, lag(day) OVER (PARTITION BY provider, site, theme, voice ORDER BY day) AS last_before FROM placed)
SELECT provider, site, theme, day, source, last_before, count(*) FROM returned GROUP BY ALL
ORDER BY day, site, provider, theme, source, last_before NULLS FIRST;
COMMENT ON TABLE theme_return_rollup IS 'Writers who complained about each theme, or anything, on each day, by when they had last done so before, by place and source.';
COMMENT ON COLUMN theme_return_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN theme_return_rollup.site IS 'Place; empty for all places together, known or not.';
COMMENT ON COLUMN theme_return_rollup.theme IS 'What they complained about; NULL for anything.';
COMMENT ON COLUMN theme_return_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN theme_return_rollup.source IS 'Where it was said; sources add up.';
COMMENT ON COLUMN theme_return_rollup.last_before IS 'Local date on which the same writers had last complained about it before; NULL where it was their first time.';
COMMENT ON COLUMN theme_return_rollup.writers IS 'Distinct writers.';
