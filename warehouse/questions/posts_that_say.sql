-- Which of these runs of words stands in a text that may not leave as it was written?
-- Grain: one row per run that does. Units: `runs` are words in small letters, without accents, one blank between them.
WITH
asked AS (
    SELECT run, list_aggregate(list_transform(string_split(run, ' '), lambda word: lpad(length(word)::VARCHAR, 3, '0') || word), 'max')[4:] AS longest
    FROM (SELECT unnest($runs::VARCHAR[]) AS run)
),
held AS (
    SELECT text FROM mention JOIN source USING (source)
    WHERE provider = $provider AND NOT may_export AND text IS NOT NULL
)
SELECT DISTINCT run
FROM asked, held
-- Its longest word is looked for first: few texts hold that.
WHERE contains(lower(strip_accents(text)), longest)
AND contains(' ' || array_to_string(words_of(text), ' ') || ' ', ' ' || run || ' ')
ORDER BY run
