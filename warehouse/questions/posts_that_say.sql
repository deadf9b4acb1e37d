-- Which of these runs of words stands in a text that may not leave as it was written?
-- Grain: one row per run that does. Units: `runs` are words in small letters, without accents, one blank between them;
--   `rarest` is the rarest word of each. Only texts that hold it are read, which are few.
WITH
held AS MATERIALIZED (
    SELECT run, mention_id
    FROM (SELECT unnest($runs::VARCHAR[]) AS run, unnest($rarest::VARCHAR[]) AS token) JOIN token USING (token)
),
read AS MATERIALIZED (
    SELECT mention_id, ' ' || array_to_string(words_of(text), ' ') || ' ' AS words
    FROM mention SEMI JOIN held USING (mention_id) JOIN source USING (source)
    WHERE provider = $provider AND NOT may_export
)
SELECT DISTINCT run FROM held JOIN read USING (mention_id) WHERE contains(words, ' ' || run || ' ') ORDER BY run
