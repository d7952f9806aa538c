-- A statement ends with a semicolon and a blank line.

-- The chat that the message came from: answers go there.
ALTER TABLE login_attempts ADD COLUMN chat TEXT NOT NULL DEFAULT '';

-- How long the number of a number match is.
ALTER TABLE login_attempts ADD COLUMN number_digits INTEGER NOT NULL DEFAULT 2;

-- Who asked for a code, as a keyed hash, and how many of the wrong codes count no longer.
ALTER TABLE login_attempts ADD COLUMN code_requester TEXT NOT NULL DEFAULT '';

ALTER TABLE login_attempts ADD COLUMN forgiven_numbers INTEGER NOT NULL DEFAULT 0;

-- Of all codes, whoever they went to: an index of those that went out would tell by its cost.
CREATE INDEX login_attempts_codes ON login_attempts (created_at, tenant_id)
    WHERE otp_code IS NOT NULL;
