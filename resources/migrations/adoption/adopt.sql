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

CREATE FUNCTION amt_kiosk.add_tenant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.tenants (name, type, contact_person, email, phone, inn, address, comment,
            created_at, updated_at)
        VALUES (NEW.name, NEW.type, NEW.contact_person, NEW.email, NEW.phone, NEW.inn, NEW.address,
            NEW.comment, NEW.created_at, NEW.updated_at)
        RETURNING id INTO NEW.id;
    IF NOT coalesce(NEW.is_active, true) THEN
        INSERT INTO amt_kiosk.tenant_states (tenant_id, is_active) VALUES (NEW.id, false);
    END IF;
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

-- Our attempts appear among theirs, without codes; their own are not touched. Where their columns
-- have no room for NULL there is an empty text. A row that does not fit must keep nobody out: the
-- database's log tells of it.
DO $do$
DECLARE
    their record;
    ours text;
    names text[] := '{}';
    theirs text[] := '{}';
    key text := 'uuid';
BEGIN
    IF to_regclass('public.login_attempts') IS NULL THEN
        RETURN;
    END IF;
    FOR their IN
        SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS is_needed,
            atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) AS is_text
        FROM pg_attribute
        WHERE attrelid = 'public.login_attempts'::regclass AND attnum > 0 AND NOT attisdropped
            AND attname IN ('id', 'attempt_id', 'status', 'failure_reason', 'verified_phone',
                'expected_phone', 'otp_code', 'user_id', 'metadata', 'created_at', 'expires_at',
                'updated_at')
    LOOP
        ours := CASE WHEN their.name IN ('otp_code', 'user_id') THEN 'NULL'
            WHEN their.name = 'metadata' THEN 'CAST(NEW.metadata AS text)'
            ELSE 'NEW.' || their.name END;
        ours := format('CAST(%s AS %s)', ours, their.type);
        IF their.is_needed AND their.is_text THEN
            ours := format('coalesce(%s, '''')', ours);
        END IF;
        IF their.name = 'attempt_id' THEN
            key := their.type;
        END IF;
        names := names || format('%I', their.name);
        theirs := theirs || ours;
    END LOOP;
    EXECUTE format($f$
        CREATE FUNCTION amt_kiosk.mirror_attempt() RETURNS trigger LANGUAGE plpgsql AS $m$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                INSERT INTO public.login_attempts (%1$s) VALUES (%2$s);
            ELSIF TG_OP = 'UPDATE' THEN
                UPDATE public.login_attempts SET (%1$s) = ROW(%2$s)
                    WHERE attempt_id = CAST(OLD.attempt_id AS %3$s);
            ELSE
                DELETE FROM public.login_attempts WHERE attempt_id = CAST(OLD.attempt_id AS %3$s);
            END IF;
            RETURN NULL;
        EXCEPTION WHEN OTHERS THEN
            RAISE WARNING 'amt_kiosk: an attempt does not fit into login_attempts (%%)', SQLSTATE;
            RETURN NULL;
        END
        $m$
    $f$, array_to_string(names, ', '), array_to_string(theirs, ', '), key);
    CREATE TRIGGER login_attempts_mirror
        AFTER INSERT OR UPDATE OR DELETE ON amt_kiosk.login_attempts
        FOR EACH ROW EXECUTE FUNCTION amt_kiosk.mirror_attempt();
END
$do$;
