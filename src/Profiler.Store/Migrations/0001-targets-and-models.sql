-- What measurements belong to, and the models that were measured.
-- Portable between SQLite and PostgreSQL: TEXT, BIGINT, DOUBLE PRECISION; ids are made by the program; times are
-- ISO 8601 text with their offset.

CREATE TABLE device_descriptions (
    id TEXT NOT NULL PRIMARY KEY,
    description TEXT NOT NULL
);

CREATE TABLE devices (
    name TEXT NOT NULL PRIMARY KEY,
    description_id TEXT NOT NULL REFERENCES device_descriptions (id),
    seen_at TEXT NOT NULL
);

CREATE TABLE targets (
    id TEXT NOT NULL PRIMARY KEY,
    device TEXT NOT NULL,
    runtime TEXT NOT NULL,
    runtime_version TEXT NOT NULL,
    provider TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    batch BIGINT NOT NULL,
    threads BIGINT NOT NULL,
    power_mode TEXT NOT NULL
);

CREATE TABLE models (
    sha256 TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    byte_size BIGINT NOT NULL,
    added_at TEXT NOT NULL
);

-- The reference's latency when a target was first measured: later sessions are judged against it, so it is set once.
CREATE TABLE calibrations (
    target_id TEXT NOT NULL REFERENCES targets (id),
    reference_sha256 TEXT NOT NULL,
    reference_ms DOUBLE PRECISION NOT NULL,
    calibrated_at TEXT NOT NULL,
    PRIMARY KEY (target_id, reference_sha256)
);
