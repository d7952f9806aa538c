-- A statement ends with a semicolon and a blank line.

-- signed_out, disowned or revoked; NULL in a session that was not ended before its time.
ALTER TABLE sessions ADD COLUMN end_reason text;

-- The session that a hand-off code came from: the code opens nothing once that was taken away.
ALTER TABLE handoff_codes ADD COLUMN source_session_id bigint REFERENCES sessions (id) ON DELETE SET NULL;

CREATE INDEX handoff_codes_source ON handoff_codes (source_session_id);

-- A person who writes that it was not them ends these.
CREATE INDEX handoff_codes_unused ON handoff_codes (tenant_id) WHERE used_at IS NULL;
