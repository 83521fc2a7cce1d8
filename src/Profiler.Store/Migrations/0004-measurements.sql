-- One measurement a finished item, written in the transaction that finishes it.
CREATE TABLE measurements (
    job_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    target_id TEXT NOT NULL REFERENCES targets (id),
    model_sha256 TEXT NOT NULL,
    median_ms DOUBLE PRECISION NOT NULL,
    low_ms DOUBLE PRECISION NOT NULL,
    high_ms DOUBLE PRECISION NOT NULL,
    p90_ms DOUBLE PRECISION NOT NULL,
    raw_median_ms DOUBLE PRECISION NOT NULL,
    ratio DOUBLE PRECISION NOT NULL,
    reference_ms DOUBLE PRECISION NOT NULL,
    samples BIGINT NOT NULL,
    visits BIGINT NOT NULL,
    bad_visits BIGINT NOT NULL,
    grade TEXT NOT NULL,
    findings TEXT NOT NULL,
    plan TEXT NOT NULL,
    program_version TEXT NOT NULL,
    reference_sha256 TEXT,
    device_description_id TEXT NOT NULL REFERENCES device_descriptions (id),
    measured_at TEXT NOT NULL,
    PRIMARY KEY (job_id, item_id),
    FOREIGN KEY (job_id, item_id) REFERENCES job_items (job_id, item_id)
);

CREATE INDEX measurements_by_model ON measurements (model_sha256, target_id);
