-- A statement ends with a semicolon and a blank line.

-- As the audit writes actors: "kiosk:Desk" or "administrator". Empty where nobody wrote it down.
ALTER TABLE sender_links ADD COLUMN made_by text NOT NULL DEFAULT '';

-- A link and its row of the audit have the same time.
UPDATE sender_links SET made_by = coalesce((
    SELECT actor FROM audit_log
    WHERE action = 'sender.linked' AND subject = 'tenant:' || sender_links.tenant_id
        AND at = sender_links.created_at
    ORDER BY audit_log.id DESC LIMIT 1), '');

CREATE INDEX sender_links_made_by ON sender_links (made_by);
