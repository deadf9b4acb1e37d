-- Which of these runs of words stands in a text that may not leave as it was written?
-- Grain: one row per run that does. Units: `runs` are words in small letters, without accents, one blank between them.
WITH
asked AS (SELECT run, unnest(string_split(run, ' ')) AS token FROM (SELECT unnest($runs::VARCHAR[]) AS run)),
frequent AS (SELECT token, count(*) AS texts FROM token WHERE token IN (SELECT token FROM asked) GROUP BY token),
-- Only texts that hold the rarest word of a run are read: few, and none where one of its words stands nowhere.
rarest AS MATERIALIZED (
    SELECT run, arg_min(token, coalesce(texts, 0)) AS token FROM asked LEFT JOIN frequent USING (token)
    GROUP BY run HAVING min(coalesce(texts, 0)) > 0
),
held AS MATERIALIZED (SELECT run, mention_id FROM rarest JOIN token USING (token)),
read AS MATERIALIZED (
    SELECT mention_id, ' ' || array_to_string(words_of(text), ' ') || ' ' AS words
    FROM mention SEMI JOIN held USING (mention_id) JOIN source USING (source)
    WHERE provider = $provider AND NOT may_export
)
SELECT DISTINCT run FROM held JOIN read USING (mention_id) WHERE contains(words, ' ' || run || ' ') ORDER BY run
