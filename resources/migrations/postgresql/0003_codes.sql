-- A statement ends with a semicolon and a blank line.
-- otp_code holds a hash (loginCodeHash()), NULL for an attempt by message.

CREATE INDEX login_attempts_expected ON login_attempts (expected_phone, expires_at)
    WHERE expected_phone IS NOT NULL;
