-- Lookup tables are immutable: their text form, and columns to find them by.
CREATE TABLE lookup_tables (
    id TEXT NOT NULL PRIMARY KEY,
    space_name TEXT NOT NULL,
    space_fingerprint TEXT NOT NULL,
    input TEXT NOT NULL,
    target_id TEXT NOT NULL REFERENCES targets (id),
    method TEXT NOT NULL,
    entries BIGINT NOT NULL,
    device_seconds DOUBLE PRECISION NOT NULL,
    created_at TEXT NOT NULL,
    added_at TEXT NOT NULL,
    csv TEXT NOT NULL,
    provenance TEXT NOT NULL
);

CREATE INDEX lookup_tables_by_space ON lookup_tables (space_fingerprint, input);
