-- A statement ends with a semicolon and a blank line.

-- The number that a gateway's account had when it was last seen.
CREATE TABLE gateway_numbers (
    instance bigint PRIMARY KEY,
    phone text NOT NULL,
    seen_at timestamptz NOT NULL
);
