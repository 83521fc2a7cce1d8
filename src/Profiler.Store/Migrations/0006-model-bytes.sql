-- The bytes of models where several coordinators share a server and no folder; unused where the models lie beside a file.
CREATE TABLE model_chunks (
    sha256 TEXT NOT NULL,
    position BIGINT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (sha256, position)
);
