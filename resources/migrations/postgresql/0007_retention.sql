-- A statement ends with a semicolon and a blank line.

-- The last row that was removed from the audit because of its age: what is left follows from it.
CREATE TABLE audit_beginning (
    one integer PRIMARY KEY CHECK (one = 1),
    id bigint NOT NULL,
    hash text NOT NULL
);

INSERT INTO audit_beginning (one, id, hash) VALUES (1, 0, '');

CREATE INDEX webhook_events_received ON webhook_events (received_at);

-- A session that goes takes its mark from these.
CREATE INDEX handoff_codes_session ON handoff_codes (session_id);
