-- Which complaints emerged, by which figures, in which mentions, judged by which labellers?
-- Grain: one row per alert: a theme at a place, raised in one week; rows are never changed.
-- Units: counts are voices of the week; shares 0-1; since is the Monday of the week that raised it; times naive UTC.

CREATE TABLE alert (
    alert_id BIGINT PRIMARY KEY,
    provider VARCHAR NOT NULL,
    site VARCHAR,
    theme VARCHAR NOT NULL,
    since DATE NOT NULL,
    kinds VARCHAR[] NOT NULL,
    complaints BIGINT NOT NULL,
    mentions BIGINT NOT NULL,
    recent_voices BIGINT NOT NULL,
    usual_share DOUBLE NOT NULL,
    over_dispersion DOUBLE NOT NULL,
    cusum DOUBLE,
    threshold DOUBLE NOT NULL,
    p_value DOUBLE,
    q_value DOUBLE,
    sentence VARCHAR NOT NULL,
    mention_ids BIGINT[] NOT NULL,
    versions VARCHAR[] NOT NULL,
    raised_at TIMESTAMP NOT NULL
);
