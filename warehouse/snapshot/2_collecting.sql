-- How does collecting stand, what of it was lost, and what was removed for good?
-- Grain: one row per source that is fetched from, per stretch of time that was lost, per removal.
-- Units: times are naive UTC, days and months of the budget are UTC; usd in US dollars; items are posts of X, requests of Reddit.

CREATE TABLE collecting (
    source VARCHAR PRIMARY KEY, is_enabled BOOLEAN NOT NULL, refusal VARCHAR, last_read_at TIMESTAMP,
    items_today BIGINT NOT NULL, items_month BIGINT NOT NULL, usd_today DOUBLE NOT NULL, usd_month DOUBLE NOT NULL,
    items_per_day BIGINT, items_per_month BIGINT, usd_per_day DOUBLE, usd_per_month DOUBLE,
    stopped_at TIMESTAMP, paused_until_at TIMESTAMP, pause_reason VARCHAR, lost_answers BIGINT NOT NULL, gaps BIGINT NOT NULL,
    quarantined BIGINT NOT NULL, turned_away BIGINT NOT NULL
);
INSERT INTO collecting BY NAME SELECT * FROM given_collecting;
COMMENT ON TABLE collecting IS 'How collecting stands at each source that is fetched from, when this snapshot was published.';
COMMENT ON COLUMN collecting.source IS 'Short name of the source.';
COMMENT ON COLUMN collecting.is_enabled IS 'Whether heed.toml switches it on.';
COMMENT ON COLUMN collecting.refusal IS 'What stands against fetching (a rule, or a refused credential) and what to do about it; NULL where nothing does.';
COMMENT ON COLUMN collecting.last_read_at IS 'When it was last read from, UTC; NULL before the first time.';
COMMENT ON COLUMN collecting.items_today IS 'Posts of X charged, or requests to Reddit, this UTC day.';
COMMENT ON COLUMN collecting.items_month IS 'The same for this UTC month.';
COMMENT ON COLUMN collecting.usd_today IS 'US dollars spent this UTC day.';
COMMENT ON COLUMN collecting.usd_month IS 'US dollars spent this UTC month.';
COMMENT ON COLUMN collecting.items_per_day IS 'Ceiling of a day in items; NULL where there is none.';
COMMENT ON COLUMN collecting.items_per_month IS 'Ceiling of a month in items; NULL where there is none.';
COMMENT ON COLUMN collecting.usd_per_day IS 'Ceiling of a day in US dollars; NULL where there is none.';
COMMENT ON COLUMN collecting.usd_per_month IS 'Ceiling of a month in US dollars; NULL where there is none.';
COMMENT ON COLUMN collecting.stopped_at IS 'When it refused its credential (401), UTC; it is left alone until a person acts. NULL where it has not.';
COMMENT ON COLUMN collecting.paused_until_at IS 'Until when it is left alone because a quota was used up, UTC; NULL where it is not.';
COMMENT ON COLUMN collecting.pause_reason IS 'Why it is left alone.';
COMMENT ON COLUMN collecting.lost_answers IS 'Requests whose answer was lost; they count in full until it is known what they cost.';
COMMENT ON COLUMN collecting.gaps IS 'Stretches of time that could not be read and no longer can.';
COMMENT ON COLUMN collecting.quarantined IS 'Answers and items kept aside because they could not be read, at most the newest 500 of all sources.';
COMMENT ON COLUMN collecting.turned_away IS 'Items that the platform returned and the full rule turned away; only their ids are kept.';

CREATE TABLE gap (
    source VARCHAR NOT NULL, provider VARCHAR NOT NULL, from_at TIMESTAMP NOT NULL, to_at TIMESTAMP NOT NULL,
    noted_at TIMESTAMP NOT NULL
);
INSERT INTO gap SELECT source, provider, from_at, to_at, noted_at FROM inbox.gap ORDER BY from_at, source, provider;
COMMENT ON TABLE gap IS 'Stretches of time that could not be read and no longer can: figures of those days are too low.';
COMMENT ON COLUMN gap.source IS 'Short name of the source.';
COMMENT ON COLUMN gap.provider IS 'Organisation that was listened for.';
COMMENT ON COLUMN gap.from_at IS 'Begin, UTC.';
COMMENT ON COLUMN gap.to_at IS 'End, UTC.';
COMMENT ON COLUMN gap.noted_at IS 'When it was found, UTC.';

CREATE TABLE removal (
    receipt VARCHAR PRIMARY KEY, begun_at TIMESTAMP NOT NULL, reason VARCHAR NOT NULL, mentions BIGINT NOT NULL,
    is_finished BOOLEAN NOT NULL
);
-- The removal that this snapshot is published for has nothing left but this.
INSERT INTO removal
SELECT erasure_id, begun_at, reason, coalesce((counts->>'mentions')::BIGINT, 0), len(mention_ids) = 0
FROM inbox.erasure ORDER BY begun_at;
COMMENT ON TABLE removal IS 'What was removed for good: receipts without text and without the item.';
COMMENT ON COLUMN removal.receipt IS 'Number of the receipt.';
COMMENT ON COLUMN removal.begun_at IS 'When, UTC.';
COMMENT ON COLUMN removal.reason IS 'Why.';
COMMENT ON COLUMN removal.mentions IS 'Mentions removed.';
COMMENT ON COLUMN removal.is_finished IS 'Whether nothing of it is left in any file; false where it was cut short and must be finished.';
