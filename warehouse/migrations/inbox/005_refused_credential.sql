-- Which credentials did a platform refuse, so that it is left alone until a person has acted?
-- Grain: one row per source. Units: times are naive UTC. Private: this file never leaves the machine.

CREATE TABLE refused_credential (
    source VARCHAR PRIMARY KEY, refused_at TIMESTAMP NOT NULL, names VARCHAR NOT NULL, mark VARCHAR NOT NULL
);
COMMENT ON TABLE refused_credential IS 'Sources that answered 401: they are left alone until the credential changes or a person asks again.';
COMMENT ON COLUMN refused_credential.source IS 'Name of the source.';
COMMENT ON COLUMN refused_credential.refused_at IS 'When, UTC.';
COMMENT ON COLUMN refused_credential.names IS 'Names of the settings that hold the credential.';
COMMENT ON COLUMN refused_credential.mark IS 'A keyed hash of the credential, by which a changed one is known.';
