-- How far has each source been read, what did it cost, and what was turned away, lost or taken back?
-- Grain: one row per stream, per ledger entry, per item charged on a day, per match, per reject, per gap, per pause,
--   per broken answer, per usage check, per item to look at again, per tombstone, per erasure.
-- Units: times are naive UTC; money in US dollars. Private: this file never leaves the machine.

CREATE TABLE cursor (
    source VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    stream VARCHAR NOT NULL,
    state JSON NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (source, provider, stream)
);
COMMENT ON TABLE cursor IS 'How far one query, subreddit or thread has been read; written in the transaction of its page.';
COMMENT ON COLUMN cursor.source IS 'Name of the source.';
COMMENT ON COLUMN cursor.provider IS 'Organisation that is listened for.';
COMMENT ON COLUMN cursor.changed_at IS 'When it was written, UTC.';
COMMENT ON COLUMN cursor.stream IS 'What is read: a query, comments of a subreddit, a thread.';
COMMENT ON COLUMN cursor.state IS 'Where the reading stands, as the collector of the source wrote it.';

CREATE TABLE ledger (
    entry_id VARCHAR PRIMARY KEY,
    source VARCHAR NOT NULL,
    reserved_at TIMESTAMP NOT NULL,
    items BIGINT NOT NULL CHECK (items >= 0),
    money DECIMAL(18, 6) NOT NULL CHECK (money >= 0),
    is_settled BOOLEAN NOT NULL
);
COMMENT ON TABLE ledger IS 'One request: reserved at its highest possible cost before it is sent, settled at its real one.';
COMMENT ON COLUMN ledger.entry_id IS 'Number of the request.';
COMMENT ON COLUMN ledger.source IS 'Name of the source.';
COMMENT ON COLUMN ledger.money IS 'Dollars.';
COMMENT ON COLUMN ledger.is_settled IS 'Whether the real cost is known.';
COMMENT ON COLUMN ledger.reserved_at IS 'When, by the clock of the platform; its day and month are charged.';
COMMENT ON COLUMN ledger.items IS 'Items of X, requests of Reddit.';

CREATE TABLE charged_item (source VARCHAR, item_id VARCHAR, day DATE, PRIMARY KEY (source, day, item_id));
COMMENT ON TABLE charged_item IS 'What was charged already on a UTC day: X charges a post once a day. Kept for two days.';
COMMENT ON COLUMN charged_item.source IS 'Name of the source.';
COMMENT ON COLUMN charged_item.item_id IS 'Id at the source.';
COMMENT ON COLUMN charged_item.day IS 'UTC day.';

CREATE TABLE match (
    mention_id BIGINT PRIMARY KEY,
    source VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    version_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    score DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    matched_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE match IS 'Why an item that was collected is about its provider.';
COMMENT ON COLUMN match.mention_id IS 'The mention.';
COMMENT ON COLUMN match.source IS 'Name of the source.';
COMMENT ON COLUMN match.item_id IS 'Id at the source.';
COMMENT ON COLUMN match.score IS 'How sure it is, 0-1; 1 is certain.';
COMMENT ON COLUMN match.matched_at IS 'When it was decided, UTC.';
COMMENT ON COLUMN match.version_id IS 'Id of the version that is held: every edit on X has an id of its own.';
COMMENT ON COLUMN match.rule IS 'The rule that decided; it quotes the rule, never the text.';

CREATE TABLE reject (
    provider VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    rejected_at TIMESTAMP NOT NULL,
    PRIMARY KEY (provider, source, item_id)
);
COMMENT ON TABLE reject IS 'Items that a platform returned and the full rule turned away: their ids only, to audit the recall.';
COMMENT ON COLUMN reject.provider IS 'Organisation that was listened for.';
COMMENT ON COLUMN reject.source IS 'Name of the source.';
COMMENT ON COLUMN reject.item_id IS 'Id at the source.';
COMMENT ON COLUMN reject.reason IS 'The rule that decided.';
COMMENT ON COLUMN reject.rejected_at IS 'When, UTC.';

CREATE TABLE gap (
    source VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    stream VARCHAR NOT NULL,
    from_at TIMESTAMP NOT NULL,
    to_at TIMESTAMP NOT NULL,
    noted_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE gap IS 'Stretches of time that could not be read and no longer can.';
COMMENT ON COLUMN gap.source IS 'Name of the source.';
COMMENT ON COLUMN gap.provider IS 'Organisation.';
COMMENT ON COLUMN gap.stream IS 'What was read.';
COMMENT ON COLUMN gap.from_at IS 'Begin, UTC.';
COMMENT ON COLUMN gap.to_at IS 'End, UTC.';
COMMENT ON COLUMN gap.noted_at IS 'When it was found, UTC.';

CREATE TABLE pause (source VARCHAR PRIMARY KEY, until_at TIMESTAMP NOT NULL, reason VARCHAR NOT NULL);
COMMENT ON TABLE pause IS 'Sources that are left alone until a quota is counted anew.';
COMMENT ON COLUMN pause.source IS 'Name of the source.';
COMMENT ON COLUMN pause.until_at IS 'When it may be asked again, UTC.';
COMMENT ON COLUMN pause.reason IS 'Why.';

CREATE SEQUENCE quarantine_number;
CREATE TABLE quarantine (
    quarantine_id BIGINT PRIMARY KEY DEFAULT nextval('quarantine_number'),
    source VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    problem VARCHAR NOT NULL,
    body BLOB,
    noted_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quarantine IS 'Answers and items that could not be read; the bytes go with the raw payloads of their source.';
COMMENT ON COLUMN quarantine.quarantine_id IS 'Rising number.';
COMMENT ON COLUMN quarantine.source IS 'Name of the source.';
COMMENT ON COLUMN quarantine.address IS 'Where it came from, without its query.';
COMMENT ON COLUMN quarantine.problem IS 'What is wrong with it.';
COMMENT ON COLUMN quarantine.body IS 'The bytes, at most 64 KiB; NULL once their retention has passed.';
COMMENT ON COLUMN quarantine.noted_at IS 'When, UTC.';

CREATE TABLE usage_check (
    source VARCHAR NOT NULL, asked_at TIMESTAMP NOT NULL, platform_items BIGINT NOT NULL, ledger_items BIGINT NOT NULL
);
COMMENT ON TABLE usage_check IS 'What a platform says it has charged this month, beside what the ledger says.';
COMMENT ON COLUMN usage_check.source IS 'Name of the source.';
COMMENT ON COLUMN usage_check.asked_at IS 'When, UTC.';
COMMENT ON COLUMN usage_check.platform_items IS 'Items that the platform says it has charged.';
COMMENT ON COLUMN usage_check.ledger_items IS 'Items of the month in the ledger.';

CREATE TABLE watch (
    mention_id BIGINT PRIMARY KEY,
    checked_at TIMESTAMP NOT NULL,
    next_check_at TIMESTAMP NOT NULL,
    absent_at TIMESTAMP
);
COMMENT ON TABLE watch IS 'When an item was last asked about, and since when the platform no longer shows it.';
COMMENT ON COLUMN watch.mention_id IS 'The mention.';
COMMENT ON COLUMN watch.checked_at IS 'When it was last asked about, UTC.';
COMMENT ON COLUMN watch.next_check_at IS 'When it is due again, UTC.';
COMMENT ON COLUMN watch.absent_at IS 'Since when the platform no longer shows it, UTC; NULL while it does.';

CREATE TABLE tombstone (
    item_hash VARCHAR PRIMARY KEY, source VARCHAR NOT NULL, erased_at TIMESTAMP NOT NULL, reason VARCHAR NOT NULL
);
COMMENT ON TABLE tombstone IS 'What was removed and must not come back: SHA-256 of source and id, no text, no id.';
COMMENT ON COLUMN tombstone.item_hash IS 'SHA-256 of `source:item_id`.';
COMMENT ON COLUMN tombstone.source IS 'Name of the source.';
COMMENT ON COLUMN tombstone.erased_at IS 'When, UTC.';
COMMENT ON COLUMN tombstone.reason IS 'Why.';

CREATE TABLE erasure (
    erasure_id VARCHAR PRIMARY KEY,
    begun_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    reason VARCHAR NOT NULL,
    mention_ids BIGINT[] NOT NULL,
    counts JSON NOT NULL
);
COMMENT ON TABLE erasure IS 'Receipts; one that is not finished was cut short and is taken up again.';
COMMENT ON COLUMN erasure.erasure_id IS 'Number of the receipt.';
COMMENT ON COLUMN erasure.begun_at IS 'When, UTC.';
COMMENT ON COLUMN erasure.finished_at IS 'When nothing was left, UTC; NULL before.';
COMMENT ON COLUMN erasure.reason IS 'Why.';
COMMENT ON COLUMN erasure.counts IS 'What was removed, as JSON.';
COMMENT ON COLUMN erasure.mention_ids IS 'What is to be removed; emptied when it is finished.';
