-- A statement ends with a semicolon and a blank line.

-- A code over the head's id and hash and the beginning's id, made with a key that the database does
-- not hold (SqlAuditLog); empty until the first entry after this.
ALTER TABLE audit_head ADD COLUMN seal TEXT NOT NULL DEFAULT '';

-- Attempts that nobody answered, which are forgotten after a day (Retention).
CREATE INDEX login_attempts_unanswered ON login_attempts (updated_at)
    WHERE status = 'FAILED' AND failure_reason IN ('ATTEMPT_EXPIRED', 'CANCELLED')
        AND verified_phone IS NULL AND sender_lid = '' AND tenant_id IS NULL
        AND expected_phone IS NULL AND otp_code IS NULL;
