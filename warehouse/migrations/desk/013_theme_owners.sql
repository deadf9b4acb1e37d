-- Who looks after the complaints about a theme, and is it in their control?
-- Grain: one row per provider and theme that somebody said this of. Units: changed_at is naive UTC. `provider_theme` is
-- both names with a stroke between them; an empty owner or control means that it is open.

CREATE TABLE theme_owner (
    provider_theme VARCHAR PRIMARY KEY,
    provider VARCHAR NOT NULL,
    theme VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    control VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
