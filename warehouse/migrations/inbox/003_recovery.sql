-- What did a request cost whose answer was lost, and what has an erasure still to look for?
-- Grain: as before. Units: as before; an item is charged under a 64-bit hash of its id, which is kept for two days.

ALTER TABLE ledger ADD COLUMN stream VARCHAR DEFAULT '';
ALTER TABLE ledger ADD COLUMN reserved_items BIGINT DEFAULT 0;
ALTER TABLE ledger ADD COLUMN is_read_again BOOLEAN DEFAULT false;
COMMENT ON COLUMN ledger.stream IS 'What was asked: provider and stream; empty where the answer is not landed.';
COMMENT ON COLUMN ledger.reserved_items IS 'Items it was reserved at.';
COMMENT ON COLUMN ledger.is_read_again IS 'Whether its answer was lost and what it held was read again on the same day, when that costs nothing.';

DROP TABLE charged_item;
CREATE TABLE charged_item (source VARCHAR, day DATE, item_hash UBIGINT, PRIMARY KEY (source, day, item_hash));
COMMENT ON TABLE charged_item IS 'What was charged already on a UTC day: X charges a post once a day. Kept for two days.';
COMMENT ON COLUMN charged_item.source IS 'Name of the source.';
COMMENT ON COLUMN charged_item.day IS 'UTC day.';
COMMENT ON COLUMN charged_item.item_hash IS 'Hash of the id at the source.';

ALTER TABLE erasure ADD COLUMN needles VARCHAR[] DEFAULT [];
COMMENT ON COLUMN erasure.needles IS 'Names of the writer to look for in other payloads; emptied when it is finished.';
