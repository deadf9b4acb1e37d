-- Which alerts did people dismiss, and where does a chart begin anew?
-- Grain: one row per alert that was decided upon; one per rebase of the chart of a theme at a place.
-- Units: days are local dates, times naive UTC. An empty reason means that the alert stands again.

CREATE TABLE dismissal (
    alert_id BIGINT PRIMARY KEY,
    provider VARCHAR NOT NULL,
    site VARCHAR,
    reason VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
CREATE SEQUENCE rebase_number;
CREATE TABLE rebase (
    rebase_id INTEGER PRIMARY KEY DEFAULT nextval('rebase_number'),
    provider VARCHAR NOT NULL,
    site VARCHAR,
    theme VARCHAR,
    day DATE NOT NULL,
    reason VARCHAR NOT NULL,
    is_withdrawn BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
