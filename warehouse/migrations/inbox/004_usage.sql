-- Up to where do the platform's own count and the ledger explain each other?
-- Grain: as before. Units: items, counted without end.

ALTER TABLE usage_check ADD COLUMN explained_items BIGINT;
ALTER TABLE usage_check ADD COLUMN settled_items BIGINT;
COMMENT ON COLUMN usage_check.explained_items IS 'The platform''s count, less what lost answers may still explain; NULL in old rows.';
COMMENT ON COLUMN usage_check.settled_items IS 'All settled items of the ledger at that moment; NULL in old rows.';
