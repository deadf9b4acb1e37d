-- Which counts were shown and which hidden in reports and shareable sets that have left?
-- Grain: one row per thing counted, place and whole month or quarter.

CREATE TABLE told_cell (
    provider VARCHAR NOT NULL, what VARCHAR NOT NULL, site VARCHAR NOT NULL, is_all_sites BOOLEAN NOT NULL,
    first_day DATE NOT NULL, is_quarter BOOLEAN NOT NULL, is_hidden BOOLEAN NOT NULL,
    PRIMARY KEY (provider, what, site, is_all_sites, first_day, is_quarter)
);
INSERT INTO told_cell FROM desk.told_cell ORDER BY ALL;
COMMENT ON TABLE told_cell IS 'Which counts were shown, and which hidden, in reports and shareable sets that have left; later ones hide the same.';
COMMENT ON COLUMN told_cell.provider IS 'Organisation it is about.';
COMMENT ON COLUMN told_cell.what IS 'What is counted, as in the question leaving_counts: scored, complaints about waiting_time; with "year of" before it, in the whole year.';
COMMENT ON COLUMN told_cell.site IS 'Place; empty for all places together, and where it is not known.';
COMMENT ON COLUMN told_cell.is_all_sites IS 'Whether it is the count of all places together.';
COMMENT ON COLUMN told_cell.first_day IS 'First local day of the month, quarter or year.';
COMMENT ON COLUMN told_cell.is_quarter IS 'Whether it is the count of a quarter, else of a month or year.';
COMMENT ON COLUMN told_cell.is_hidden IS 'Whether it was hidden in anything that left; it then stays so.';
