-- A statement ends with a semicolon and a blank line.

-- A code over the head's id and hash and the beginning's id, made with a key that the database does
-- not hold (SqlAuditLog); empty until the first entry after this.
ALTER TABLE audit_head ADD COLUMN seal text NOT NULL DEFAULT '';

-- Attempts that nobody answered, which are forgotten after a day (Retention).
CREATE INDEX login_attempts_unanswered ON login_attempts (updated_at)
    WHERE status = 'FAILED' AND failure_reason IN ('ATTEMPT_EXPIRED', 'CANCELLED')
        AND verified_phone IS NULL AND sender_lid = '' AND tenant_id IS NULL
        AND expected_phone IS NULL AND otp_code IS NULL;

-- In a database of the original site, earlier versions copied each attempt into the site's own
-- login_attempts, with its number and under the id that a screen shows. An id is random, so a row
-- of theirs with an id of ours is such a copy. A refusal must not keep anybody out.
DO $$
BEGIN
    IF to_regproc('amt_kiosk.mirror_attempt') IS NULL THEN
        RETURN;
    END IF;
    DROP TRIGGER IF EXISTS login_attempts_mirror ON amt_kiosk.login_attempts;
    DROP FUNCTION amt_kiosk.mirror_attempt();
    IF to_regclass('public.login_attempts') IS NULL THEN
        RETURN;
    END IF;
    BEGIN
        EXECUTE 'DELETE FROM public.login_attempts AS theirs USING amt_kiosk.login_attempts AS ours '
            'WHERE CAST(theirs.attempt_id AS text) = CAST(ours.attempt_id AS text)';
    EXCEPTION WHEN OTHERS THEN
        RAISE WARNING 'amt_kiosk: copies of attempts are left in public.login_attempts (%); delete '
            'the rows whose attempt_id is in amt_kiosk.login_attempts', SQLSTATE;
    END;
END
$$;
