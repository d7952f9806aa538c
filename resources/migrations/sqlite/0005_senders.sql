-- A statement ends with a semicolon and a blank line.

-- The hidden id that a message came from, where it came from one.
ALTER TABLE login_attempts ADD COLUMN sender_lid TEXT NOT NULL DEFAULT '';

-- Which number a hidden id has, as the gateway told. In another account of the gateway the same id
-- is somebody else's.
CREATE TABLE sender_numbers (
    instance INTEGER NOT NULL,
    lid TEXT NOT NULL,
    phone TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (instance, lid),
    UNIQUE (instance, phone)
) WITHOUT ROWID;

-- Who a sender is, as staff said: a number or a hidden id.
CREATE TABLE sender_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    instance INTEGER NOT NULL,
    phone TEXT UNIQUE,
    lid TEXT,
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    created_at TEXT NOT NULL,
    UNIQUE (instance, lid),
    CHECK ((phone IS NULL) <> (lid IS NULL))
);

-- Messages whose sender the gateway is being asked about. The attempt is in the key because a
-- message may come without an id.
CREATE TABLE deferred_messages (
    instance INTEGER NOT NULL,
    chat TEXT NOT NULL,
    message_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    lid TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (instance, chat, message_id, attempt_id)
) WITHOUT ROWID;

CREATE TABLE link_tickets (
    attempt_id TEXT PRIMARY KEY REFERENCES login_attempts (attempt_id) ON DELETE CASCADE,
    ticket TEXT NOT NULL,
    phone TEXT,
    lid TEXT NOT NULL DEFAULT '',
    kiosk TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) WITHOUT ROWID;

CREATE INDEX link_tickets_live ON link_tickets (ticket, expires_at) WHERE used_at IS NULL;
