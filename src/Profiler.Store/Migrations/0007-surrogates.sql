-- Kernel surrogates, each a whole file, and the profiled networks that they are trained and judged on.
CREATE TABLE surrogates (
    id TEXT NOT NULL PRIMARY KEY,
    target_id TEXT NOT NULL REFERENCES targets (id),
    job_id TEXT NOT NULL REFERENCES jobs (id),
    seed BIGINT NOT NULL,
    device_seconds DOUBLE PRECISION NOT NULL,
    is_current BIGINT NOT NULL,
    report TEXT NOT NULL,
    created_at TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    content BLOB NOT NULL
);

-- At most one surrogate answers for a target.
CREATE UNIQUE INDEX surrogates_current ON surrogates (target_id) WHERE is_current = 1;

CREATE TABLE surrogate_samples (
    target_id TEXT NOT NULL REFERENCES targets (id),
    name TEXT NOT NULL,
    family TEXT NOT NULL,
    split TEXT NOT NULL,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    added_at TEXT NOT NULL,
    graph BLOB NOT NULL,
    PRIMARY KEY (target_id, name)
);
