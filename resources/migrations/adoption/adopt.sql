-- A statement ends with a semicolon and a blank line.
-- Runs once, after the migrations, in a database of the original AMT site: our tables stand in the
-- schema amt_kiosk, and its tenants become ours. Nothing of theirs is named but in the bodies of
-- functions, so that the site can go on changing its own tables: PostgreSQL would refuse that for
-- what a view of ours stands on. A later migration of ours that changes tenants has to change these
-- functions instead where it finds them.

DROP TABLE amt_kiosk.tenants CASCADE;

CREATE TABLE amt_kiosk.tenant_states (
    tenant_id bigint PRIMARY KEY,
    is_active boolean NOT NULL
);

-- phone_key, the last six digits, is what every spelling of a number has in common: enough to find
-- a few rows by, which are then read as numbers.
CREATE FUNCTION amt_kiosk.their_tenants() RETURNS TABLE (
    id bigint, name text, type text, contact_person text, email text, phone text, phone_key text,
    inn text, address text, comment text, is_active boolean, created_at timestamptz,
    updated_at timestamptz
) LANGUAGE sql STABLE AS $$
    SELECT CAST(t.id AS bigint), coalesce(CAST(t.name AS text), ''),
        coalesce(CAST(t.type AS text), ''), coalesce(CAST(t.contact_person AS text), ''),
        coalesce(CAST(t.email AS text), ''), CAST(t.phone AS text),
        right(regexp_replace(CAST(t.phone AS text), '\D', '', 'g'), 6),
        coalesce(CAST(t.inn AS text), ''), coalesce(CAST(t.address AS text), ''),
        coalesce(CAST(t.comment AS text), ''), coalesce(s.is_active, true),
        CAST(t.created_at AS timestamptz), CAST(t.updated_at AS timestamptz)
    FROM public.tenants AS t
    LEFT JOIN amt_kiosk.tenant_states AS s ON s.tenant_id = t.id
$$;

CREATE VIEW amt_kiosk.tenants AS SELECT * FROM amt_kiosk.their_tenants();

-- Only the owner of a table may do that. Without it a login looks at every tenant.
DO $$
BEGIN
    CREATE INDEX amt_kiosk_phone_key ON public.tenants
        (right(regexp_replace(CAST(phone AS text), '\D', '', 'g'), 6));
EXCEPTION WHEN insufficient_privilege THEN
    NULL;
END
$$;

-- Their tables may have columns that the contract does not tell and that must not be NULL. Django
-- gives no defaults in the database, so they get what a new object of it would have: nothing.
CREATE FUNCTION amt_kiosk.nothing_of(type oid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN t.oid IN (CAST('json' AS regtype), CAST('jsonb' AS regtype)) THEN '''{}'''
        WHEN t.oid = CAST('uuid' AS regtype) THEN 'gen_random_uuid()'
        WHEN t.typcategory = 'S' THEN ''''''
        WHEN t.typcategory = 'N' THEN '0'
        WHEN t.typcategory = 'B' THEN 'false'
        WHEN t.typcategory = 'D' THEN 'now()'
        WHEN t.typcategory = 'A' THEN '''{}'''
    END
    FROM pg_catalog.pg_type AS t WHERE t.oid = nothing_of.type
$$;

-- The columns of a table that have to be given beside those that we know. A reference to somebody
-- else's row cannot be invented.
CREATE FUNCTION amt_kiosk.needed_columns(their_table regclass, known text[]) RETURNS TABLE (
    name text, nothing text
) LANGUAGE sql STABLE AS $$
    SELECT format('%I', a.attname), CASE WHEN NOT EXISTS (
            SELECT 1 FROM pg_catalog.pg_constraint AS c
            WHERE c.conrelid = their_table AND c.contype = 'f' AND a.attnum = ANY (c.conkey))
        THEN amt_kiosk.nothing_of(a.atttypid) END
    FROM pg_catalog.pg_attribute AS a
    WHERE a.attrelid = their_table AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
        AND NOT a.atthasdef AND a.attidentity = '' AND NOT a.attname = ANY (known)
$$;

CREATE FUNCTION amt_kiosk.add_tenant() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    names text;
    nothings text;
    impossible text;
BEGIN
    SELECT coalesce(string_agg(', ' || n.name, ''), ''),
            coalesce(string_agg(', ' || n.nothing, ''), ''),
            string_agg(n.name, ', ') FILTER (WHERE n.nothing IS NULL)
        INTO names, nothings, impossible
        FROM amt_kiosk.needed_columns('public.tenants', ARRAY['id', 'name', 'type',
            'contact_person', 'email', 'phone', 'inn', 'address', 'comment', 'created_at',
            'updated_at']) AS n;
    IF impossible IS NOT NULL THEN
        RAISE EXCEPTION 'the original site''s tenants need a value that only the site knows (%)',
            impossible;
    END IF;
    EXECUTE format('INSERT INTO public.tenants (name, type, contact_person, email, phone, inn, '
            'address, comment, created_at, updated_at%s) '
            'VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10%s) RETURNING id', names, nothings)
        INTO NEW.id
        USING NEW.name, NEW.type, NEW.contact_person, NEW.email, NEW.phone, NEW.inn, NEW.address,
            NEW.comment, NEW.created_at, NEW.updated_at;
    INSERT INTO amt_kiosk.tenant_states (tenant_id, is_active)
        VALUES (NEW.id, coalesce(NEW.is_active, true))
        ON CONFLICT (tenant_id) DO UPDATE SET is_active = EXCLUDED.is_active;
    RETURN NEW;
END
$$;

CREATE TRIGGER tenants_add INSTEAD OF INSERT ON amt_kiosk.tenants
    FOR EACH ROW EXECUTE FUNCTION amt_kiosk.add_tenant();

-- Theirs is touched only where something of theirs changes, and stays NULL where it was.
CREATE FUNCTION amt_kiosk.change_tenant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.name, NEW.type, NEW.contact_person, NEW.email, NEW.phone, NEW.inn, NEW.address,
            NEW.comment) IS DISTINCT FROM (OLD.name, OLD.type, OLD.contact_person, OLD.email,
            OLD.phone, OLD.inn, OLD.address, OLD.comment) THEN
        UPDATE public.tenants AS t SET
            name = CASE WHEN NEW.name = OLD.name THEN t.name ELSE NEW.name END,
            type = CASE WHEN NEW.type = OLD.type THEN t.type ELSE NEW.type END,
            contact_person = CASE WHEN NEW.contact_person = OLD.contact_person
                THEN t.contact_person ELSE NEW.contact_person END,
            email = CASE WHEN NEW.email = OLD.email THEN t.email ELSE NEW.email END,
            phone = CASE WHEN NEW.phone IS NOT DISTINCT FROM OLD.phone
                THEN t.phone ELSE NEW.phone END,
            inn = CASE WHEN NEW.inn = OLD.inn THEN t.inn ELSE NEW.inn END,
            address = CASE WHEN NEW.address = OLD.address THEN t.address ELSE NEW.address END,
            comment = CASE WHEN NEW.comment = OLD.comment THEN t.comment ELSE NEW.comment END,
            updated_at = NEW.updated_at
        WHERE t.id = OLD.id;
    END IF;
    IF NEW.is_active IS DISTINCT FROM OLD.is_active THEN
        INSERT INTO amt_kiosk.tenant_states (tenant_id, is_active) VALUES (OLD.id, NEW.is_active)
            ON CONFLICT (tenant_id) DO UPDATE SET is_active = EXCLUDED.is_active;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER tenants_change INSTEAD OF UPDATE ON amt_kiosk.tenants
    FOR EACH ROW EXECUTE FUNCTION amt_kiosk.change_tenant();
