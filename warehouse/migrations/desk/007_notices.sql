-- What was sent to whom, so that nobody is told twice?
-- Grain: one row per notice and place it goes to. Units: times are naive UTC; sent_at is NULL where heed was stopped while
--   sending and nobody knows whether it arrived. A notice holds no words of a mention, and neither does this table.

CREATE TABLE notice (
    subject VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    begun_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    PRIMARY KEY (subject, place)
);
