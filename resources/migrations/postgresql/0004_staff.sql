-- A statement ends with a semicolon and a blank line.

-- Of a kiosk's thousand attempts a day few tell anything; the staff screen looks for those.
CREATE INDEX login_attempts_of_kiosk ON login_attempts (kiosk, created_at)
    WHERE status IN ('VERIFIED', 'COMPLETED') OR verified_phone IS NOT NULL
        OR failure_reason NOT IN ('ATTEMPT_EXPIRED', 'CANCELLED');
