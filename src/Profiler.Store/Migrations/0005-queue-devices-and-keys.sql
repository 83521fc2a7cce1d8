-- Devices that jobs can be queued for. What an agent said about a device is in devices; this is how it is reached.
CREATE TABLE registered_devices (
    name TEXT NOT NULL PRIMARY KEY,
    connection TEXT NOT NULL,
    state TEXT NOT NULL,
    error_code TEXT,
    error_message TEXT,
    error_advice TEXT,
    probe_at TEXT,
    fingerprint TEXT,
    admission TEXT,
    registered_at TEXT NOT NULL,
    seen_at TEXT,
    version BIGINT NOT NULL
);

-- The place of each job in the queue; one row, so that places are given in the order in which jobs are committed.
CREATE TABLE queue_places (
    last BIGINT NOT NULL
);

INSERT INTO queue_places (last) VALUES (0);

CREATE TABLE queued_jobs (
    id TEXT NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    device TEXT NOT NULL,
    request TEXT NOT NULL,
    priority BIGINT NOT NULL,
    submitted_by TEXT NOT NULL,
    idempotency_key TEXT,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    not_before TEXT,
    cancel_requested BIGINT NOT NULL,
    activity TEXT,
    fraction DOUBLE PRECISION,
    remaining_seconds DOUBLE PRECISION,
    error_code TEXT,
    error_message TEXT,
    error_advice TEXT,
    result TEXT,
    submitted_at TEXT NOT NULL,
    granted_at TEXT,
    finished_at TEXT,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX queued_jobs_once ON queued_jobs (submitted_by, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX queued_jobs_due ON queued_jobs (priority, place) WHERE state = 'Queued';
CREATE INDEX queued_jobs_by_device ON queued_jobs (device, place);

CREATE TABLE queued_job_dependencies (
    job_id TEXT NOT NULL REFERENCES queued_jobs (id),
    position BIGINT NOT NULL,
    depends_on TEXT NOT NULL REFERENCES queued_jobs (id),
    PRIMARY KEY (job_id, depends_on)
);

CREATE INDEX queued_job_dependants ON queued_job_dependencies (depends_on);

-- What a queued job measured: a later attempt goes on with it, also where it was finished just before the interruption.
CREATE TABLE queued_job_work (
    queued_job_id TEXT NOT NULL REFERENCES queued_jobs (id),
    job_id TEXT NOT NULL REFERENCES jobs (id),
    PRIMARY KEY (queued_job_id, job_id)
);

-- One row a device that was ever registered; it outlives the registration, so that tokens never begin again.
CREATE TABLE lanes (
    device TEXT NOT NULL PRIMARY KEY,
    token BIGINT NOT NULL,
    job_id TEXT UNIQUE REFERENCES queued_jobs (id),
    holder TEXT,
    expires_at TEXT
);

CREATE TABLE api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    device TEXT,
    secret_sha256 TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
);
