-- What an energy pass found of a job's item, with the pass as it was recorded.
CREATE TABLE energy_measurements (
    job_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    target_id TEXT NOT NULL REFERENCES targets (id),
    model_sha256 TEXT NOT NULL,
    mj_per_inference DOUBLE PRECISION NOT NULL,
    low_mj DOUBLE PRECISION NOT NULL,
    high_mj DOUBLE PRECISION NOT NULL,
    average_mw DOUBLE PRECISION NOT NULL,
    idle_mw DOUBLE PRECISION,
    summary TEXT NOT NULL,
    plan TEXT NOT NULL,
    conditions TEXT NOT NULL,
    program_version TEXT NOT NULL,
    device_description_id TEXT NOT NULL REFERENCES device_descriptions (id),
    measured_at TEXT NOT NULL,
    trace BLOB NOT NULL,
    PRIMARY KEY (job_id, item_id),
    FOREIGN KEY (job_id, item_id) REFERENCES job_items (job_id, item_id)
);

CREATE INDEX energy_measurements_by_model ON energy_measurements (model_sha256, target_id);
