-- How often was a place tried that did not take a notice, and when last?
-- Grain: two more columns of the register of notices. Units: naive UTC; refused_at is NULL where it was taken, or where nobody
--   knows whether it arrived: where heed was stopped while sending, or waited for an answer in vain.

ALTER TABLE notice ADD COLUMN tries INTEGER DEFAULT 0;
ALTER TABLE notice ADD COLUMN refused_at TIMESTAMP;
