-- Which counts were shown and which hidden in what has left, so that what leaves later hides the same?
-- Grain: told_cell has one row per thing counted, place and whole month or quarter; told_snapshot one per snapshot that
-- something left from and that was looked through. `counted` is what it was then. `site` is empty for all places, and where it is not known.

CREATE TABLE told_cell (
    provider VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    site VARCHAR NOT NULL,
    is_all_sites BOOLEAN NOT NULL,
    first_day DATE NOT NULL,
    is_quarter BOOLEAN NOT NULL,
    is_hidden BOOLEAN NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (provider, what, site, is_all_sites, first_day, is_quarter)
);
CREATE TABLE told_snapshot (snapshot VARCHAR PRIMARY KEY);
