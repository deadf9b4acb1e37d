-- What is known about this snapshot itself?
-- Grain: one row per fact. Units: none; values are text.
SELECT fact, value FROM about ORDER BY fact
