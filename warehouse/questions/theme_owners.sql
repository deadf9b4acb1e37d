-- Who looks after the complaints about which theme?
-- Grain: one row per theme that somebody looks after, for the whole provider. Units: none; control is NULL where nobody said.
SELECT provider, theme, title, owner, control
FROM theme_owner JOIN theme USING (theme)
WHERE provider = $provider
ORDER BY position
