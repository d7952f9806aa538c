-- A statement ends with a semicolon and a blank line.
-- Times are UTC, "2026-01-23T17:30:00.000Z", so that they compare as text.

CREATE TABLE tenants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    contact_person TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT UNIQUE,
    inn TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

CREATE TABLE login_attempts (
    id TEXT PRIMARY KEY,
    attempt_id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('NEW', 'VERIFIED', 'COMPLETED', 'FAILED')),
    failure_reason TEXT,
    verified_phone TEXT,
    expected_phone TEXT,
    otp_code TEXT,
    user_id INTEGER,
    metadata TEXT NOT NULL DEFAULT '{}',
    channel_token_hash TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    kiosk TEXT NOT NULL DEFAULT '',
    tenant_id INTEGER REFERENCES tenants (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK ((status = 'FAILED') = (failure_reason IS NOT NULL))
);

CREATE INDEX login_attempts_pending ON login_attempts (expires_at)
    WHERE status IN ('NEW', 'VERIFIED');

CREATE INDEX login_attempts_created ON login_attempts (created_at);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attempt_id TEXT UNIQUE REFERENCES login_attempts (attempt_id) ON DELETE SET NULL,
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    token_hash TEXT UNIQUE,
    idle_seconds INTEGER NOT NULL,
    is_acknowledged INTEGER NOT NULL DEFAULT 0 CHECK (is_acknowledged IN (0, 1)),
    created_at TEXT NOT NULL,
    last_used_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE TABLE webhook_events (
    instance INTEGER NOT NULL,
    chat TEXT NOT NULL,
    message_id TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (instance, chat, message_id)
) WITHOUT ROWID;
