-- What has been landed, from where, and how far did it get?
-- Grain: one row per batch (a file or a collected page), per raw item, per remembered column mapping.
-- Units: times are naive UTC; counts are rows. Private: this file never leaves the machine.

CREATE TABLE batch (
    batch_id BIGINT PRIMARY KEY,
    provider VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    options JSON NOT NULL,
    landed_at TIMESTAMP NOT NULL,
    admitted_at TIMESTAMP,
    items BIGINT NOT NULL CHECK (items >= 0),
    rejected BIGINT NOT NULL CHECK (rejected >= 0)
);
COMMENT ON TABLE batch IS 'One file or collected page that was landed in one transaction.';
COMMENT ON COLUMN batch.batch_id IS 'Number of the batch, rising.';
COMMENT ON COLUMN batch.provider IS 'Organisation the items are about.';
COMMENT ON COLUMN batch.source IS 'Name of the source on the board.';
COMMENT ON COLUMN batch.origin IS 'File name or query, without its folder.';
COMMENT ON COLUMN batch.options IS 'What parse needs to read the bodies again: column mapping, date order, default site.';
COMMENT ON COLUMN batch.landed_at IS 'When it was landed, UTC.';
COMMENT ON COLUMN batch.admitted_at IS 'When all its items had passed the gate into the store, UTC; NULL while that is still to do.';
COMMENT ON COLUMN batch.items IS 'Items landed.';
COMMENT ON COLUMN batch.rejected IS 'Rows refused, with their reasons in the reject file.';

CREATE TABLE raw_item (
    mention_id BIGINT PRIMARY KEY,
    batch_id BIGINT NOT NULL,
    item_id VARCHAR NOT NULL,
    body BLOB,
    landed_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE raw_item IS 'What the source sent, unedited, for as long as its rights allow.';
COMMENT ON COLUMN raw_item.mention_id IS 'The mention this item becomes.';
COMMENT ON COLUMN raw_item.batch_id IS 'The batch that last brought it.';
COMMENT ON COLUMN raw_item.item_id IS 'The id at the source; kept to ask whether it is still public.';
COMMENT ON COLUMN raw_item.body IS 'The payload as UTF-8 JSON; NULL once its retention has passed.';
COMMENT ON COLUMN raw_item.landed_at IS 'When it was landed, UTC.';

CREATE TABLE column_mapping (
    provider VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    mapping JSON NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    PRIMARY KEY (provider, source)
);
COMMENT ON TABLE column_mapping IS 'The columns a person chose with --map, remembered for the next file of that source.';
COMMENT ON COLUMN column_mapping.provider IS 'Organisation.';
COMMENT ON COLUMN column_mapping.source IS 'Name of the source on the board.';
COMMENT ON COLUMN column_mapping.mapping IS 'Field to column header, as JSON.';
COMMENT ON COLUMN column_mapping.saved_at IS 'When it was chosen, UTC.';
