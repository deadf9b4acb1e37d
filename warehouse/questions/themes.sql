-- What can a mention be about?
-- Grain: one row per theme, in the order of the taxonomy. Units: none.
SELECT theme, title, meaning, parent FROM theme ORDER BY position
