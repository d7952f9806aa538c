-- A statement ends with a semicolon and a blank line.

-- The chat that the message came from: answers go there.
ALTER TABLE login_attempts ADD COLUMN chat TEXT NOT NULL DEFAULT '';
