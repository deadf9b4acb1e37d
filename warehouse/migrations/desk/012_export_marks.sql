-- By what are exported corrections known again after somebody edited them?
-- Grain: one more column of the export register. Units: none; a random word that every row of the file carries.

ALTER TABLE export ADD COLUMN mark VARCHAR;
