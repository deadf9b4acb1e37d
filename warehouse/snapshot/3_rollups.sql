-- How many mentions of each kind were there, day by day and theme by theme?
-- Grain: one row per day, provider, site and source, and theme where one is named; one per action, per alert, per rebase,
--   per theme that somebody looks after.
-- Units: counts of mentions about care, without reposts; shares 0-1; times naive UTC.

CREATE TABLE day_rollup (
    day DATE NOT NULL, week DATE NOT NULL, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL,
    mentions BIGINT NOT NULL, scored BIGINT NOT NULL, negative BIGINT NOT NULL, mixed BIGINT NOT NULL,
    neutral BIGINT NOT NULL, positive BIGINT NOT NULL
);
INSERT INTO day_rollup
SELECT
    day, any_value(week), provider, site, source, count(*), count(sentiment),
    count(*) FILTER (sentiment = 'negative'), count(*) FILTER (sentiment = 'mixed'),
    count(*) FILTER (sentiment = 'neutral'), count(*) FILTER (sentiment = 'positive')
FROM mention WHERE NOT is_repost AND is_about_care
GROUP BY day, provider, site, source
ORDER BY day, provider, site, source;
COMMENT ON TABLE day_rollup IS 'Counts of mentions about care by day, place and source, reposts left out.';
COMMENT ON COLUMN day_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN day_rollup.week IS 'Monday of that local week.';
COMMENT ON COLUMN day_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN day_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN day_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN day_rollup.mentions IS 'Mentions in all.';
COMMENT ON COLUMN day_rollup.scored IS 'Mentions that have a sentiment.';
COMMENT ON COLUMN day_rollup.negative IS 'Mentions that are negative.';
COMMENT ON COLUMN day_rollup.mixed IS 'Mentions that praise and complain.';
COMMENT ON COLUMN day_rollup.neutral IS 'Mentions that are neutral.';
COMMENT ON COLUMN day_rollup.positive IS 'Mentions that are positive.';

-- What the filters of every screen offer.
CREATE TABLE provider_rollup (
    provider VARCHAR NOT NULL, title VARCHAR NOT NULL, first_day DATE, last_day DATE, mentions BIGINT NOT NULL,
    scored BIGINT NOT NULL, places BIGINT NOT NULL
);
INSERT INTO provider_rollup
SELECT
    provider, title, min(day), max(day), coalesce(sum(mentions), 0)::BIGINT, coalesce(sum(scored), 0)::BIGINT,
    (SELECT count(*) FROM site WHERE site.provider = provider.provider)
FROM provider LEFT JOIN day_rollup USING (provider) GROUP BY provider, title ORDER BY provider;
COMMENT ON TABLE provider_rollup IS 'Counts of all mentions about care of each organisation, reposts left out, and over which days.';
COMMENT ON COLUMN provider_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN provider_rollup.title IS 'Its name as people know it.';
COMMENT ON COLUMN provider_rollup.first_day IS 'Local date of the first; NULL where there is none.';
COMMENT ON COLUMN provider_rollup.last_day IS 'Local date of the last.';
COMMENT ON COLUMN provider_rollup.mentions IS 'Mentions in all.';
COMMENT ON COLUMN provider_rollup.scored IS 'Mentions that have a sentiment.';
COMMENT ON COLUMN provider_rollup.places IS 'How many places it has.';

CREATE TABLE site_rollup (
    provider VARCHAR NOT NULL, site VARCHAR NOT NULL, title VARCHAR NOT NULL, mentions BIGINT NOT NULL
);
INSERT INTO site_rollup
SELECT provider, site, title, coalesce(sum(mentions), 0)::BIGINT
FROM site LEFT JOIN day_rollup USING (provider, site) GROUP BY provider, site, title ORDER BY provider, site;
COMMENT ON TABLE site_rollup IS 'Counts of all mentions about care of each place, reposts left out.';
COMMENT ON COLUMN site_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN site_rollup.site IS 'Place.';
COMMENT ON COLUMN site_rollup.title IS 'Its name as people know it.';
COMMENT ON COLUMN site_rollup.mentions IS 'Mentions in all.';

CREATE TABLE source_rollup (
    provider VARCHAR NOT NULL, source VARCHAR NOT NULL, title VARCHAR NOT NULL, mentions BIGINT NOT NULL,
    first_day DATE NOT NULL, last_day DATE NOT NULL
);
INSERT INTO source_rollup
SELECT provider, source, title, sum(mentions)::BIGINT, min(day), max(day)
FROM day_rollup JOIN source USING (source) GROUP BY provider, source, title ORDER BY provider, source;
COMMENT ON TABLE source_rollup IS 'Counts of all mentions about care by source, reposts left out, and over which days.';
COMMENT ON COLUMN source_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN source_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN source_rollup.title IS 'Its name as people know it.';
COMMENT ON COLUMN source_rollup.mentions IS 'Mentions in all.';
COMMENT ON COLUMN source_rollup.first_day IS 'Local date of the first.';
COMMENT ON COLUMN source_rollup.last_day IS 'Local date of the last.';

-- What people were asked, where and when: another question gets other answers. Fewer than ten answers tell nothing.
CREATE TABLE question_rollup (
    provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, question VARCHAR NOT NULL, mentions BIGINT NOT NULL,
    first_day DATE NOT NULL, last_day DATE NOT NULL
);
INSERT INTO question_rollup
SELECT provider, site, source, question, count(*), min(day), max(day) FROM mention
WHERE question IS NOT NULL AND NOT is_repost AND is_about_care
GROUP BY provider, site, source, question HAVING count(*) >= 10 ORDER BY provider, site, source, question;
COMMENT ON TABLE question_rollup IS 'Counts of answers about care to each question, reposts left out, and over which days; from ten on.';
COMMENT ON COLUMN question_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN question_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN question_rollup.source IS 'Where it was asked.';
COMMENT ON COLUMN question_rollup.question IS 'The question.';
COMMENT ON COLUMN question_rollup.mentions IS 'Answers in all.';
COMMENT ON COLUMN question_rollup.first_day IS 'Local date of the first.';
COMMENT ON COLUMN question_rollup.last_day IS 'Local date of the last.';

-- The same with all places together, beside what was heard meanwhile.
CREATE TABLE asked_rollup (
    provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, title VARCHAR NOT NULL, question VARCHAR NOT NULL,
    first_day DATE NOT NULL, last_day DATE NOT NULL, source_first_day DATE NOT NULL, source_last_day DATE NOT NULL, share DOUBLE NOT NULL
);
INSERT INTO asked_rollup
WITH
heard AS (
    SELECT provider, NULL AS site, source, day, mentions FROM day_rollup
    UNION ALL
    SELECT provider, site, source, day, mentions FROM day_rollup WHERE site IS NOT NULL
),
asked AS (
    SELECT provider, NULL AS site, source, question, sum(mentions) AS answers, min(first_day) AS first_day, max(last_day) AS last_day
    FROM question_rollup GROUP BY ALL
    UNION ALL
    SELECT provider, site, source, question, mentions, first_day, last_day FROM question_rollup WHERE site IS NOT NULL
),
spans AS (SELECT provider, site, source, min(day) AS source_first_day, max(day) AS source_last_day FROM heard GROUP BY ALL),
days AS (SELECT provider, site, day, sum(mentions) AS mentions FROM heard GROUP BY ALL)
SELECT
    asked.provider, asked.site, asked.source, any_value(title), question, first_day, last_day, any_value(source_first_day),
    any_value(source_last_day), any_value(answers) / sum(days.mentions)
FROM asked JOIN source USING (source)
JOIN spans ON spans.provider = asked.provider AND spans.site IS NOT DISTINCT FROM asked.site AND spans.source = asked.source
JOIN days ON days.provider = asked.provider AND days.site IS NOT DISTINCT FROM asked.site AND day BETWEEN first_day AND last_day
GROUP BY asked.provider, asked.site, asked.source, question, first_day, last_day
ORDER BY asked.provider, asked.site NULLS FIRST, first_day, asked.source, question;
COMMENT ON TABLE asked_rollup IS 'Which questions were asked at each place and at all, from ten answers on: when each started and stopped.';
COMMENT ON COLUMN asked_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN asked_rollup.site IS 'Place; NULL for all places together, known or not.';
COMMENT ON COLUMN asked_rollup.source IS 'Where it was asked.';
COMMENT ON COLUMN asked_rollup.title IS 'Name of the source as people know it.';
COMMENT ON COLUMN asked_rollup.question IS 'The question.';
COMMENT ON COLUMN asked_rollup.first_day IS 'Local date of the first answer.';
COMMENT ON COLUMN asked_rollup.last_day IS 'Local date of the last.';
COMMENT ON COLUMN asked_rollup.source_first_day IS 'Local date of the first mention of its source there.';
COMMENT ON COLUMN asked_rollup.source_last_day IS 'Local date of the last.';
COMMENT ON COLUMN asked_rollup.share IS 'Its answers among all mentions of these days, 0-1.';

-- What stands below every screen: all that was heard, counted or not.
CREATE TABLE heard_rollup (
    day DATE NOT NULL, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, mentions BIGINT NOT NULL,
    scored BIGINT NOT NULL, not_supported BIGINT NOT NULL, not_analysed BIGINT NOT NULL, complaints BIGINT NOT NULL,
    reposts BIGINT NOT NULL, not_about_care BIGINT NOT NULL, claims BIGINT NOT NULL,
    judged BIGINT NOT NULL
);
INSERT INTO heard_rollup
SELECT
    day, provider, site, source,
    count(*) FILTER (is_counted), count(sentiment) FILTER (is_counted),
    count(*) FILTER (is_counted AND sentiment IS NULL AND language IS NOT NULL),
    count(*) FILTER (is_counted AND language IS NULL), count(*) FILTER (is_counted AND sentiment IN ('negative', 'mixed')),
    count(*) FILTER (is_repost), count(*) FILTER (NOT is_repost AND NOT is_about_care AND NOT is_claim),
    count(*) FILTER (NOT is_repost AND is_claim),
    count(relevance_probability) FILTER (NOT is_repost AND NOT is_claim)
FROM (SELECT *, NOT is_repost AND is_about_care AS is_counted FROM mention)
GROUP BY day, provider, site, source
ORDER BY day, provider, site, source;
COMMENT ON TABLE heard_rollup IS 'All that was heard by day, place and source: mentions about care, and apart from them what is counted nowhere else.';
COMMENT ON COLUMN heard_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN heard_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN heard_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN heard_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN heard_rollup.mentions IS 'Mentions about care, reposts left out.';
COMMENT ON COLUMN heard_rollup.scored IS 'Those that have a sentiment.';
COMMENT ON COLUMN heard_rollup.not_supported IS 'Those in a language that is not scored.';
COMMENT ON COLUMN heard_rollup.not_analysed IS 'Those that were not analysed yet.';
COMMENT ON COLUMN heard_rollup.complaints IS 'Those that are negative or mixed.';
COMMENT ON COLUMN heard_rollup.reposts IS 'Mentions that repeat another, which are counted nowhere else.';
COMMENT ON COLUMN heard_rollup.not_about_care IS 'Mentions that are not about care here, neither reposts nor claims.';
COMMENT ON COLUMN heard_rollup.claims IS 'Mentions in the queue of claims, reposts and what a reference was found to agree with left out.';
COMMENT ON COLUMN heard_rollup.judged IS 'Mentions, about care or not, of which it was judged whether they are; reposts and claims left out.';

CREATE TABLE language_rollup (
    day DATE NOT NULL, provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, language VARCHAR, mentions BIGINT NOT NULL,
    scored BIGINT NOT NULL
);
INSERT INTO language_rollup
SELECT day, provider, site, source, language, count(*), count(sentiment) FROM mention WHERE NOT is_repost AND is_about_care
GROUP BY ALL ORDER BY day, provider, site, source, language;
COMMENT ON TABLE language_rollup IS 'Mentions about care by day, place, source and language, reposts left out.';
COMMENT ON COLUMN language_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN language_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN language_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN language_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN language_rollup.language IS 'ISO 639-1 code found in the text; NULL while not analysed.';
COMMENT ON COLUMN language_rollup.mentions IS 'Mentions in it.';
COMMENT ON COLUMN language_rollup.scored IS 'Those of them that have a sentiment.';

CREATE TABLE rating_rollup (
    provider VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL, week DATE NOT NULL, ratings BIGINT NOT NULL,
    rating_sum DOUBLE NOT NULL, rating_squares DOUBLE NOT NULL
);
INSERT INTO rating_rollup
WITH
given AS (
    SELECT provider, site, source, week, voice, sum(rating) AS rating, count(*) AS mentions
    FROM mention WHERE rating IS NOT NULL AND NOT is_repost AND is_about_care GROUP BY ALL
),
placed AS (
    SELECT provider, NULL AS site, source, week, voice, sum(rating) / sum(mentions) AS rating FROM given GROUP BY ALL
    UNION ALL
    SELECT provider, site, source, week, voice, rating / mentions FROM given WHERE site IS NOT NULL
)
SELECT provider, site, source, week, count(*), sum(rating), sum(rating * rating) FROM placed GROUP BY ALL
ORDER BY provider, site NULLS FIRST, source, week;
COMMENT ON TABLE rating_rollup IS 'Ratings of each week about care by place and source, reposts left out; a writer who rates often counts once, with the mean.';
COMMENT ON COLUMN rating_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN rating_rollup.site IS 'Place; NULL for all places together, known or not.';
COMMENT ON COLUMN rating_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN rating_rollup.week IS 'Monday of the local week.';
COMMENT ON COLUMN rating_rollup.ratings IS 'Writers of that week who gave one.';
COMMENT ON COLUMN rating_rollup.rating_sum IS 'Sum of their ratings, each 0 (worst) to 1 (best).';
COMMENT ON COLUMN rating_rollup.rating_squares IS 'Sum of the squares of these.';

CREATE TABLE theme_rollup (
    day DATE NOT NULL, provider VARCHAR NOT NULL, theme VARCHAR NOT NULL, site VARCHAR, source VARCHAR NOT NULL,
    mentions BIGINT NOT NULL, complaints BIGINT NOT NULL, serious BIGINT NOT NULL, praise BIGINT NOT NULL
);
INSERT INTO theme_rollup
SELECT
    day, provider, theme, site, source, count(*), count(*) FILTER (complains(sentiment)),
    count(*) FILTER (complains(sentiment) AND severity >= 2), count(*) FILTER (sentiment = 'positive')
FROM mention_theme GROUP BY ALL ORDER BY day, provider, theme, site, source;
COMMENT ON TABLE theme_rollup IS 'Counts of scored mentions about each theme by day, place and source, reposts left out.';
COMMENT ON COLUMN theme_rollup.day IS 'Local date of the site.';
COMMENT ON COLUMN theme_rollup.provider IS 'Organisation.';
COMMENT ON COLUMN theme_rollup.theme IS 'What they are about.';
COMMENT ON COLUMN theme_rollup.site IS 'Place; NULL when unknown.';
COMMENT ON COLUMN theme_rollup.source IS 'Where it was said.';
COMMENT ON COLUMN theme_rollup.mentions IS 'Mentions in all.';
COMMENT ON COLUMN theme_rollup.complaints IS 'Those that complain about it: negative or mixed.';
COMMENT ON COLUMN theme_rollup.serious IS 'Complaints of severity 2 or 3.';
COMMENT ON COLUMN theme_rollup.praise IS 'Those that are positive about it.';

CREATE TABLE action (
    action_id INTEGER PRIMARY KEY, provider VARCHAR NOT NULL, site VARCHAR, theme VARCHAR, day DATE NOT NULL,
    title VARCHAR NOT NULL, owner VARCHAR NOT NULL, note VARCHAR NOT NULL, status VARCHAR NOT NULL,
    site_title VARCHAR NOT NULL, theme_title VARCHAR NOT NULL
);
INSERT INTO action
SELECT
    action_id, provider, a.site, a.theme, day, a.title, owner, note, status, coalesce(site.title, ''), coalesce(theme.title, '')
FROM desk.action AS a LEFT JOIN site USING (provider, site) LEFT JOIN theme USING (theme);
COMMENT ON TABLE action IS 'Service changes that people recorded: what, where, when, who.';
COMMENT ON COLUMN action.action_id IS 'Number of the action.';
COMMENT ON COLUMN action.provider IS 'Organisation that acted.';
COMMENT ON COLUMN action.site IS 'Place; NULL for all.';
COMMENT ON COLUMN action.theme IS 'Theme it is meant to help; NULL for all.';
COMMENT ON COLUMN action.day IS 'Local date it took effect.';
COMMENT ON COLUMN action.title IS 'What was done.';
COMMENT ON COLUMN action.owner IS 'Role or team that owns it.';
COMMENT ON COLUMN action.note IS 'Further words.';
COMMENT ON COLUMN action.site_title IS 'Name of the place as people know it; empty for all.';
COMMENT ON COLUMN action.theme_title IS 'Name of the theme; empty for all.';
COMMENT ON COLUMN action.status IS 'planned, in place or ended; only what is or was in place is compared before and after.';

CREATE TABLE alert (
    alert_id BIGINT PRIMARY KEY, provider VARCHAR NOT NULL, site VARCHAR, theme VARCHAR NOT NULL, since DATE NOT NULL,
    kinds VARCHAR[] NOT NULL, complaints BIGINT NOT NULL, mentions BIGINT NOT NULL, recent_voices BIGINT NOT NULL,
    usual_share DOUBLE NOT NULL, over_dispersion DOUBLE NOT NULL, cusum DOUBLE, threshold DOUBLE NOT NULL, p_value DOUBLE,
    q_value DOUBLE, sentence VARCHAR NOT NULL, mention_ids BIGINT[] NOT NULL, versions VARCHAR[] NOT NULL,
    raised_at TIMESTAMP NOT NULL, dismissed_because VARCHAR, title VARCHAR, site_title VARCHAR NOT NULL
);
INSERT INTO alert
SELECT a.*, nullif(reason, ''), theme.title, coalesce(site.title, '')
FROM store.alert AS a LEFT JOIN desk.dismissal USING (alert_id)
LEFT JOIN theme ON theme.theme = a.theme LEFT JOIN site ON site.provider = a.provider AND site.site = a.site
ORDER BY since, alert_id;
COMMENT ON TABLE alert IS 'Complaints that emerged: one row per theme, place and event, with the figures of the week that raised it; late mentions may move it.';
COMMENT ON COLUMN alert.alert_id IS 'Stable number of the alert.';
COMMENT ON COLUMN alert.provider IS 'Organisation.';
COMMENT ON COLUMN alert.site IS 'Place; NULL for all places together.';
COMMENT ON COLUMN alert.theme IS 'What is complained about.';
COMMENT ON COLUMN alert.since IS 'Monday of the week that raised it.';
COMMENT ON COLUMN alert.kinds IS 'Why: cusum (a rise that lasts), test (a sudden one), safety (every complaint counts).';
COMMENT ON COLUMN alert.complaints IS 'Voices that complained about it in that week.';
COMMENT ON COLUMN alert.mentions IS 'Voices of that week, whatever they spoke of.';
COMMENT ON COLUMN alert.recent_voices IS 'Distinct people who complained about it in that week or the three before it.';
COMMENT ON COLUMN alert.usual_share IS 'Share of complaints in the baseline, 0-1.';
COMMENT ON COLUMN alert.over_dispersion IS 'How much more than chance the weeks of the baseline differ, 1 or more.';
COMMENT ON COLUMN alert.cusum IS 'Evidence of a lasting rise gathered so far; NULL without a baseline.';
COMMENT ON COLUMN alert.threshold IS 'What that evidence must exceed.';
COMMENT ON COLUMN alert.p_value IS 'Chance of so many complaints were nothing changed; NULL without a baseline.';
COMMENT ON COLUMN alert.q_value IS 'The same, corrected for the number of themes watched.';
COMMENT ON COLUMN alert.sentence IS 'What people were told.';
COMMENT ON COLUMN alert.mention_ids IS 'The complaints of that week and the three before it; those erased since are taken out.';
COMMENT ON COLUMN alert.versions IS 'Labellers whose labels it rests on, with their versions.';
COMMENT ON COLUMN alert.raised_at IS 'When heed first said so, UTC.';
COMMENT ON COLUMN alert.dismissed_because IS 'The reason for which a person dismissed it; NULL while it stands.';
COMMENT ON COLUMN alert.title IS 'Name of the theme as people know it; NULL where there is no such theme any more.';
COMMENT ON COLUMN alert.site_title IS 'Name of the place; empty for all places together.';

CREATE TABLE rebase (
    rebase_id INTEGER PRIMARY KEY, provider VARCHAR NOT NULL, site VARCHAR, theme VARCHAR, day DATE NOT NULL,
    reason VARCHAR NOT NULL, decided_by VARCHAR NOT NULL
);
INSERT INTO rebase
SELECT rebase_id, provider, site, theme, day, reason, changed_by FROM desk.rebase WHERE NOT is_withdrawn;
COMMENT ON TABLE rebase IS 'Days from which people gave the chart of a theme at a place, and alerts about it, another usual.';
COMMENT ON COLUMN rebase.rebase_id IS 'Number of the rebase.';
COMMENT ON COLUMN rebase.provider IS 'Organisation.';
COMMENT ON COLUMN rebase.site IS 'Place whose chart it is; NULL for all places together.';
COMMENT ON COLUMN rebase.theme IS 'Theme whose chart it is; NULL for complaints about anything.';
COMMENT ON COLUMN rebase.day IS 'First local day of what is usual from now on.';
COMMENT ON COLUMN rebase.reason IS 'What changed for good.';
COMMENT ON COLUMN rebase.decided_by IS 'Who said so.';

CREATE TABLE theme_owner (
    provider VARCHAR, theme VARCHAR, owner VARCHAR NOT NULL, control VARCHAR, PRIMARY KEY (provider, theme)
);
INSERT INTO theme_owner
SELECT provider, theme, owner, nullif(control, '') FROM desk.theme_owner
WHERE owner <> '' AND theme IN (SELECT theme FROM theme);
COMMENT ON TABLE theme_owner IS 'Who looks after the complaints about a theme, as people said on the screen Complaints.';
COMMENT ON COLUMN theme_owner.provider IS 'Organisation.';
COMMENT ON COLUMN theme_owner.theme IS 'Short name of the theme.';
COMMENT ON COLUMN theme_owner.owner IS 'Role or team.';
COMMENT ON COLUMN theme_owner.control IS 'in our control or needs escalation; NULL where nobody said.';
