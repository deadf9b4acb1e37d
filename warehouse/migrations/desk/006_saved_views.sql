-- Which views of the screens have people kept, to open them again?
-- Grain: one row per view. Units: times are naive UTC. `address` is a screen and its query, relative to the first screen.

CREATE SEQUENCE saved_view_number;
CREATE TABLE saved_view (
    view_id INTEGER PRIMARY KEY DEFAULT nextval('saved_view_number'),
    name VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
