-- What do people decide about a mention, an action, a labeller; and who saw or changed what?
-- Grain: one row per action, per urgent mention taken up, per claim, per sample, per sampled mention, per correction.
-- Units: times are naive UTC, days are local to the site. No table holds a patient's words: mentions are numbers.

ALTER TABLE action ADD COLUMN status VARCHAR DEFAULT 'in place';
ALTER TABLE action ADD COLUMN version INTEGER DEFAULT 1;
ALTER TABLE action ADD COLUMN changed_by VARCHAR DEFAULT '';
ALTER TABLE action ADD COLUMN changed_at TIMESTAMP;
UPDATE action SET changed_at = created_at;

-- Each entry's hash is over the hash before it and the entry; those made before this column are chained by the first
-- entry that has one.
ALTER TABLE audit_trail ADD COLUMN hash VARCHAR;

CREATE TABLE triage (
    mention_id BIGINT PRIMARY KEY,
    provider VARCHAR NOT NULL,
    site VARCHAR,
    status VARCHAR NOT NULL CHECK (status IN ('new', 'acknowledged', 'in hand', 'closed')),
    owner VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    action_id INTEGER,
    acknowledged_at TIMESTAMP,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- A mention here makes a claim that may be false or mislead; publishing leaves it out of every count of satisfaction.
CREATE TABLE claim (
    mention_id BIGINT PRIMARY KEY,
    provider VARCHAR NOT NULL,
    site VARCHAR,
    about VARCHAR NOT NULL CHECK (about IN ('medicine', 'us')),
    status VARCHAR NOT NULL CHECK (status IN ('to check', 'checked', 'not a claim')),
    owner VARCHAR NOT NULL,
    finding VARCHAR NOT NULL,
    reference_title VARCHAR NOT NULL,
    reference_text VARCHAR NOT NULL,
    reference_url VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

CREATE SEQUENCE sample_number;
CREATE TABLE audit_sample (
    sample_id INTEGER PRIMARY KEY,
    provider VARCHAR NOT NULL,
    sites VARCHAR[],
    sources VARCHAR[],
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    snapshot VARCHAR NOT NULL,
    seed BIGINT NOT NULL,
    is_stratified BOOLEAN NOT NULL,
    drawn_by VARCHAR NOT NULL,
    drawn_at TIMESTAMP NOT NULL
);
-- What the labellers said when the sample was drawn; `stratum_mentions` is how many mentions the row's stratum held.
CREATE TABLE audit_item (
    sample_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    mention_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    stratum VARCHAR NOT NULL,
    stratum_mentions BIGINT NOT NULL,
    sentiment VARCHAR NOT NULL,
    themes VARCHAR[] NOT NULL,
    is_about_care BOOLEAN NOT NULL,
    PRIMARY KEY (sample_id, mention_id)
);

-- What a person says the label should be. Rows are never changed: of one person's rows on one mention and labeller the
-- newest `corrected_at` counts, and a labeller that gives several labels has a row for each of them at that time.
CREATE TABLE correction (
    mention_id BIGINT NOT NULL,
    labeller VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    corrected_by VARCHAR NOT NULL,
    corrected_at TIMESTAMP NOT NULL,
    purpose VARCHAR NOT NULL CHECK (purpose IN ('training', 'test')),
    PRIMARY KEY (mention_id, labeller, label, corrected_by, corrected_at)
);
