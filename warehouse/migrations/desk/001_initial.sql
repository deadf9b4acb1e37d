-- What have people decided, who did it and when?
-- Grain: one row per action, per entry of the audit trail.
-- Units: times are naive UTC, days are local to the site.

CREATE SEQUENCE action_number;
CREATE TABLE action (
    action_id INTEGER PRIMARY KEY DEFAULT nextval('action_number'),
    provider VARCHAR NOT NULL,
    site VARCHAR,
    theme VARCHAR,
    day DATE NOT NULL,
    title VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    note VARCHAR NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL
);
CREATE SEQUENCE trail_number;
CREATE TABLE audit_trail (
    entry_id BIGINT PRIMARY KEY DEFAULT nextval('trail_number'),
    done_at TIMESTAMP NOT NULL,
    person VARCHAR NOT NULL,
    deed VARCHAR NOT NULL,
    subject VARCHAR NOT NULL
);
