-- Jobs, what each measures, and every visit. Visits are only ever added.
CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_fingerprint TEXT NOT NULL,
    input TEXT,
    target_id TEXT NOT NULL REFERENCES targets (id),
    seed BIGINT NOT NULL,
    options TEXT NOT NULL,
    state TEXT NOT NULL,
    table_id TEXT REFERENCES lookup_tables (id),
    created_at TEXT NOT NULL,
    finished_at TEXT
);

-- At most one unfinished job for one specification, whoever asks for it at the same time.
CREATE UNIQUE INDEX jobs_unfinished ON jobs (fingerprint) WHERE state = 'Running';
CREATE INDEX jobs_by_fingerprint ON jobs (fingerprint);

CREATE TABLE job_items (
    job_id TEXT NOT NULL REFERENCES jobs (id),
    item_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    workload TEXT NOT NULL,
    profiled BIGINT NOT NULL,
    state TEXT NOT NULL,
    error_code TEXT,
    error_message TEXT,
    error_advice TEXT,
    finished_at TEXT,
    PRIMARY KEY (job_id, item_id)
);

CREATE TABLE visits (
    job_id TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    round BIGINT NOT NULL,
    started_at TEXT NOT NULL,
    reference_before_ms TEXT NOT NULL,
    samples_ms TEXT NOT NULL,
    reference_after_ms TEXT NOT NULL,
    device_ms DOUBLE PRECISION NOT NULL,
    conditions TEXT NOT NULL,
    kernels BLOB,
    PRIMARY KEY (job_id, ordinal),
    FOREIGN KEY (job_id, item_id) REFERENCES job_items (job_id, item_id)
);

CREATE INDEX visits_by_item ON visits (job_id, item_id);
