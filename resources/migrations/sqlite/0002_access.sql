-- A statement ends with a semicolon and a blank line.

CREATE TABLE kiosks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE UNIQUE INDEX kiosks_name ON kiosks (name) WHERE revoked_at IS NULL;

-- redirects is a JSON array of texts.
CREATE TABLE services (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    redirects TEXT NOT NULL DEFAULT '[]',
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE UNIQUE INDEX services_name ON services (name) WHERE revoked_at IS NULL;

ALTER TABLE sessions ADD COLUMN kiosk TEXT NOT NULL DEFAULT '';

ALTER TABLE sessions ADD COLUMN service TEXT NOT NULL DEFAULT '';

CREATE INDEX sessions_tenant ON sessions (tenant_id) WHERE revoked_at IS NULL;

ALTER TABLE login_attempts ADD COLUMN confirmation_hash TEXT;

ALTER TABLE login_attempts ADD COLUMN wrong_numbers INTEGER NOT NULL DEFAULT 0;

CREATE INDEX login_attempts_kiosk ON login_attempts (kiosk) WHERE status IN ('NEW', 'VERIFIED');

CREATE TABLE handoff_codes (
    code_hash TEXT PRIMARY KEY,
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    kiosk TEXT NOT NULL DEFAULT '',
    service TEXT NOT NULL DEFAULT '',
    redirect_uri TEXT NOT NULL DEFAULT '',
    code_challenge TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    session_id INTEGER REFERENCES sessions (id) ON DELETE SET NULL
) WITHOUT ROWID;

-- Each row's hash covers the row and the hash of the row before it.
CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    origin TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

-- The last row's id and hash once more, so that a missing end shows, too.
CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id INTEGER NOT NULL,
    hash TEXT NOT NULL
);

INSERT INTO audit_head (one, id, hash) VALUES (1, 0, '');
