-- base
-- One rich schema. Most of it belongs to the role "shop"; what only a superuser can make is made by postgres.
CREATE SCHEMA shop AUTHORIZATION shop;
CREATE SCHEMA sales AUTHORIZATION shop;
CREATE SCHEMA hollow AUTHORIZATION shop;
CREATE SCHEMA ext;
GRANT USAGE ON SCHEMA shop TO metabase;
GRANT USAGE, CREATE ON SCHEMA ext TO shop;
COMMENT ON SCHEMA shop IS 'the shop';
CREATE EXTENSION pg_trgm WITH SCHEMA ext VERSION '1.5';
CREATE EXTENSION hstore WITH SCHEMA ext;
COMMENT ON EXTENSION hstore IS 'keys and values';
GRANT EXECUTE ON FUNCTION ext.akeys(ext.hstore) TO metabase;
CREATE ACCESS METHOD heap_two TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD gist_two TYPE INDEX HANDLER gisthandler;
COMMENT ON ACCESS METHOD heap_two IS 'a second heap';

SET ROLE shop;

-- types
CREATE TYPE shop.status AS ENUM ('new', 'paid', 'sent');
CREATE TYPE shop.spare AS ENUM ('one', 'two');
CREATE DOMAIN shop.email AS text COLLATE "C" CONSTRAINT email_at CHECK (VALUE LIKE '%@%');
ALTER DOMAIN shop.email ADD CONSTRAINT email_short CHECK (length(VALUE) < 200) NOT VALID;
COMMENT ON CONSTRAINT email_at ON DOMAIN shop.email IS 'has an at sign';
CREATE DOMAIN shop.qty AS integer DEFAULT 1 NOT NULL CONSTRAINT qty_positive CHECK (VALUE > 0);
CREATE DOMAIN shop.code AS varchar(8) COLLATE "C";
CREATE DOMAIN shop.loose AS text;
CREATE TYPE shop.address AS (street text, zip varchar(10), city text COLLATE "C");
COMMENT ON COLUMN shop.address.zip IS 'postal code';
CREATE TYPE shop.pair AS (a integer, b integer);
CREATE TYPE shop.price_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = shop.price_ranges);
CREATE TYPE shop.text_range AS RANGE (SUBTYPE = text, COLLATION = "C");
COMMENT ON TYPE shop.status IS 'state of an order';
COMMENT ON DOMAIN shop.email IS 'mail address';
GRANT USAGE ON TYPE shop.status TO metabase;

-- collations, conversions, text search
CREATE COLLATION shop.german (provider = icu, locale = 'de');
CREATE COLLATION shop.blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE CONVERSION shop.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE TEXT SEARCH DICTIONARY shop.stem (TEMPLATE = snowball, Language = english, StopWords = english);
CREATE TEXT SEARCH CONFIGURATION shop.search (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR asciiword, word WITH shop.stem, simple;

-- functions
CREATE FUNCTION shop.add(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION shop.add_strict(a integer) RETURNS integer LANGUAGE sql STABLE STRICT SECURITY DEFINER COST 50 PARALLEL SAFE SET search_path TO 'shop', 'pg_temp' SET work_mem TO '8MB' AS 'SELECT a + 1';
CREATE FUNCTION shop.list_numbers(n integer) RETURNS SETOF integer LANGUAGE sql ROWS 10 AS 'SELECT generate_series(1, n)';
CREATE FUNCTION shop.as_table(n integer) RETURNS TABLE (x integer, y text) LANGUAGE sql AS 'SELECT n, n::text';
CREATE FUNCTION shop.out_args(IN a integer, OUT b integer, OUT c text) LANGUAGE sql AS 'SELECT a, a::text';
CREATE FUNCTION shop.many(VARIADIC v integer[]) RETURNS integer LANGUAGE sql AS 'SELECT cardinality(v)';
CREATE FUNCTION shop.atomic(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END;
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE FUNCTION shop.touch_other() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE FUNCTION shop.near(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 2';
CREATE FUNCTION shop.nearer(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 1';
CREATE FUNCTION shop.far(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) >= 2';
CREATE FUNCTION shop.reverse_cmp(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT pg_catalog.btint4cmp(b, a)';
CREATE FUNCTION shop.status_number(s shop.status) RETURNS integer LANGUAGE sql STABLE AS 'SELECT 1';
CREATE FUNCTION shop.status_other(s shop.status) RETURNS integer LANGUAGE sql STABLE AS 'SELECT 2';
CREATE FUNCTION shop.plus_one(state integer, v integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT state + 1';
CREATE FUNCTION shop.negate(state integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT - state';
CREATE FUNCTION shop.positional(x integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION shop.secret() RETURNS integer LANGUAGE sql AS 'SELECT 42';
REVOKE EXECUTE ON FUNCTION shop.secret() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shop.secret() TO metabase;
CREATE PROCEDURE shop.ship(IN n integer) LANGUAGE plpgsql AS $$BEGIN PERFORM n; END$$;
COMMENT ON FUNCTION shop.add(integer, integer) IS 'adds';
COMMENT ON PROCEDURE shop.ship(integer) IS 'ships';
CREATE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE shop.total(integer) IS 'sums';
CREATE AGGREGATE shop.biggest(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >);
CREATE OPERATOR shop.<~> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.near, COMMUTATOR = OPERATOR(shop.<~>), RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR shop.<!> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.nearer);
COMMENT ON OPERATOR shop.<~> (integer, integer) IS 'near';

-- sequences
CREATE SEQUENCE shop.tickets AS bigint START WITH 10 INCREMENT BY 2 MINVALUE 1 MAXVALUE 1000000 CACHE 5;
CREATE SEQUENCE shop.orders_id_seq;
GRANT USAGE ON SEQUENCE shop.tickets TO metabase;
COMMENT ON SEQUENCE shop.tickets IS 'tickets';

-- tables
CREATE TABLE shop.customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    email shop.email,
    phone varchar(20),
    note text,
    vip boolean DEFAULT false NOT NULL,
    credit numeric(10,2) DEFAULT 0,
    tags text[],
    born date,
    street text COLLATE "C",
    loud text GENERATED ALWAYS AS (name || '!') STORED,
    created timestamptz DEFAULT now() NOT NULL,
    legacy char(3),
    CONSTRAINT customers_email_key UNIQUE (email),
    CONSTRAINT customers_credit_check CHECK (credit >= 0)
);
ALTER TABLE shop.customers ALTER COLUMN note SET STATISTICS 200;
ALTER TABLE shop.customers ALTER COLUMN phone SET (n_distinct = 100);
COMMENT ON TABLE shop.customers IS 'who buys';
COMMENT ON COLUMN shop.customers.email IS 'where to write';
COMMENT ON CONSTRAINT customers_credit_check ON shop.customers IS 'no debts';
GRANT SELECT ON shop.customers TO metabase;
GRANT SELECT, INSERT ON shop.customers TO rollback;
GRANT UPDATE (note) ON shop.customers TO metabase;

CREATE TABLE shop.orders (
    id integer DEFAULT nextval('shop.orders_id_seq'::regclass) NOT NULL,
    customer_id bigint,
    status shop.status DEFAULT 'new'::shop.status NOT NULL,
    placed timestamp(3) without time zone,
    total numeric(12,2),
    remark varchar(50),
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers (id) ON DELETE CASCADE
);
ALTER SEQUENCE shop.orders_id_seq OWNED BY shop.orders.id;
ALTER TABLE shop.orders ADD CONSTRAINT orders_total_check CHECK (total < 1000000) NOT VALID;

CREATE TABLE shop.items (
    order_id integer NOT NULL,
    line integer NOT NULL,
    sku text NOT NULL,
    qty shop.qty,
    price numeric,
    part_a integer,
    part_b integer,
    slot integer DEFAULT 0,
    CONSTRAINT items_pkey PRIMARY KEY (order_id, line),
    CONSTRAINT items_order_fkey FOREIGN KEY (order_id) REFERENCES shop.orders (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT items_slot_key UNIQUE (slot, order_id) DEFERRABLE
);
CREATE TABLE shop.parts (a integer NOT NULL, b integer NOT NULL, label text, CONSTRAINT parts_pkey PRIMARY KEY (a, b));
ALTER TABLE shop.items ADD CONSTRAINT items_part_fkey FOREIGN KEY (part_a, part_b) REFERENCES shop.parts (a, b) ON DELETE SET NULL;

CREATE TABLE shop.bookings (
    room integer,
    during tsrange,
    state text,
    CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&)
);
CREATE TABLE shop.logs (at timestamptz, line text, level integer);
CREATE TABLE shop.plain (id integer, a text, b integer, c integer);
CREATE UNLOGGED TABLE shop.cache (k text PRIMARY KEY, v text);
CREATE TABLE shop.tuned (id integer, body text) WITH (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false);
CREATE TABLE shop.typed OF shop.pair (a WITH OPTIONS DEFAULT 1);
CREATE TABLE shop.pair_like (a integer, b integer);
CREATE TABLE shop.idents (
    one integer GENERATED BY DEFAULT AS IDENTITY (START WITH 5 INCREMENT BY 5),
    two integer NOT NULL
);
CREATE TABLE shop.clustered (id integer NOT NULL, k integer NOT NULL);
CREATE UNIQUE INDEX clustered_id ON shop.clustered (id);
CREATE UNIQUE INDEX clustered_k ON shop.clustered (k);
ALTER TABLE shop.clustered CLUSTER ON clustered_id;
ALTER TABLE shop.clustered REPLICA IDENTITY USING INDEX clustered_id;

-- inheritance
CREATE TABLE shop.people (id integer, name text DEFAULT 'nobody', CONSTRAINT people_id CHECK (id > 0));
CREATE TABLE shop.staff (salary numeric) INHERITS (shop.people);
CREATE TABLE shop.guests (id integer, name text, room integer, CONSTRAINT people_id CHECK (id > 0));

-- partitions
CREATE TABLE shop.events (id bigint NOT NULL, at date NOT NULL, kind text, payload text) PARTITION BY RANGE (at);
CREATE TABLE shop.events_2024 PARTITION OF shop.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE shop.events_2025 PARTITION OF shop.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE shop.events_rest PARTITION OF shop.events DEFAULT;
CREATE TABLE shop.events_old (id bigint NOT NULL, at date NOT NULL, kind text, payload text);
ALTER TABLE shop.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
CREATE INDEX events_kind ON shop.events (kind);
CREATE INDEX events_payload ON ONLY shop.events (payload);
CREATE INDEX events_2024_payload ON shop.events_2024 (payload);
CREATE TRIGGER events_touch BEFORE INSERT ON shop.events FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE TABLE shop.regions (id integer, region text) PARTITION BY LIST (region);
CREATE TABLE shop.regions_eu PARTITION OF shop.regions FOR VALUES IN ('de', 'fr');
CREATE TABLE shop.hashed (id integer, v text) PARTITION BY HASH (id);
CREATE TABLE shop.hashed_0 PARTITION OF shop.hashed FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE shop.pieces (id integer, v text, customer_id bigint, CONSTRAINT pieces_pkey PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE shop.pieces_low PARTITION OF shop.pieces FOR VALUES FROM (MINVALUE) TO (100);
CREATE INDEX pieces_v ON shop.pieces (v);
ALTER TABLE shop.pieces ADD CONSTRAINT pieces_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers (id);
CREATE TRIGGER pieces_touch BEFORE INSERT ON shop.pieces FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- indexes
CREATE INDEX customers_name ON shop.customers (name);
CREATE INDEX customers_lower ON shop.customers (lower(name));
CREATE INDEX customers_vip ON shop.customers (born) WHERE vip;
CREATE INDEX customers_trgm ON shop.customers USING gin (name ext.gin_trgm_ops);
CREATE UNIQUE INDEX customers_legacy ON shop.customers (legacy, phone);
CREATE INDEX orders_customer ON shop.orders (customer_id) INCLUDE (total);
CREATE INDEX orders_placed ON shop.orders (placed DESC NULLS LAST) WITH (fillfactor = 70);
CREATE INDEX orders_expr ON shop.orders ((total * 2));
ALTER INDEX shop.orders_expr ALTER COLUMN 1 SET STATISTICS 500;
COMMENT ON INDEX shop.customers_name IS 'by name';

-- views
CREATE VIEW shop.v_customers AS SELECT id, name, vip FROM shop.customers WHERE vip;
COMMENT ON VIEW shop.v_customers IS 'important people';
COMMENT ON COLUMN shop.v_customers.name IS 'how to call them';
GRANT SELECT ON shop.v_customers TO metabase;
CREATE VIEW shop.v_orders WITH (security_barrier = true) AS SELECT id, customer_id, total FROM shop.orders WHERE total > 10;
CREATE VIEW shop.v_check AS SELECT id, a FROM shop.plain WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW shop.v_plain AS SELECT id, a, b FROM shop.plain;
ALTER VIEW shop.v_plain ALTER COLUMN b SET DEFAULT 7;
CREATE MATERIALIZED VIEW shop.mv_totals AS SELECT customer_id, sum(total) AS total FROM shop.orders GROUP BY customer_id;
CREATE UNIQUE INDEX mv_totals_customer ON shop.mv_totals (customer_id);
COMMENT ON MATERIALIZED VIEW shop.mv_totals IS 'sums';

-- rules
CREATE RULE plain_no_delete AS ON DELETE TO shop.plain WHERE old.id = 0 DO INSTEAD NOTHING;
COMMENT ON RULE plain_no_delete ON shop.plain IS 'keeps the zero';
CREATE RULE v_plain_insert AS ON INSERT TO shop.v_plain DO INSTEAD INSERT INTO shop.plain (id, a, b) VALUES (new.id, new.a, new.b);

-- triggers
CREATE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('one');
COMMENT ON TRIGGER customers_touch ON shop.customers IS 'touches';
CREATE TRIGGER customers_stmt AFTER INSERT ON shop.customers REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION shop.touch_other();
CREATE CONSTRAINT TRIGGER orders_late AFTER UPDATE ON shop.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE TRIGGER logs_off BEFORE INSERT ON shop.logs FOR EACH ROW EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.logs DISABLE TRIGGER logs_off;

-- row level security
CREATE TABLE shop.private (id integer, owner name, body text);
ALTER TABLE shop.private ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON shop.private FOR SELECT TO metabase USING (owner = current_user);
CREATE POLICY write_mine ON shop.private FOR UPDATE TO metabase USING (owner = current_user) WITH CHECK (id > 0);
CREATE POLICY limits ON shop.private AS RESTRICTIVE USING (id < 1000);
COMMENT ON POLICY mine ON shop.private IS 'own rows only';

-- statistics
CREATE STATISTICS shop.st_customers (ndistinct, dependencies) ON name, phone FROM shop.customers;
CREATE STATISTICS shop.st_expr ON (lower(name)) FROM shop.customers;
ALTER STATISTICS shop.st_customers SET STATISTICS 300;
COMMENT ON STATISTICS shop.st_customers IS 'names and phones';

-- casts
CREATE CAST (shop.status AS integer) WITH FUNCTION shop.status_number(shop.status) AS ASSIGNMENT;
COMMENT ON CAST (shop.status AS integer) IS 'to a number';

RESET ROLE;

-- only a superuser makes these
CREATE TYPE shop.cents;
CREATE FUNCTION shop.cents_input(cstring) RETURNS shop.cents LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION shop.cents_output(shop.cents) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION shop.cents_receive(internal) RETURNS shop.cents LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE TYPE shop.cents (INPUT = shop.cents_input, OUTPUT = shop.cents_output, LIKE = integer, CATEGORY = 'N', DEFAULT = '0');
ALTER TYPE shop.cents OWNER TO shop;
CREATE CAST (shop.cents AS integer) WITHOUT FUNCTION;
CREATE OPERATOR FAMILY shop.numbers USING btree;
ALTER OPERATOR FAMILY shop.numbers USING btree OWNER TO shop;
CREATE OPERATOR CLASS shop.reversed FOR TYPE integer USING btree FAMILY shop.numbers AS
    OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 shop.reverse_cmp(integer, integer);
ALTER OPERATOR CLASS shop.reversed USING btree OWNER TO shop;
CREATE FUNCTION shop.cents_cmp(shop.cents, shop.cents) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE OPERATOR CLASS shop.cents_ops FOR TYPE shop.cents USING btree AS FUNCTION 1 shop.cents_cmp(shop.cents, shop.cents);
CREATE FUNCTION shop.pl_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION shop.pl_inline(internal) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION shop.pl_check(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE plshop HANDLER shop.pl_handler VALIDATOR shop.pl_check;
COMMENT ON LANGUAGE plshop IS 'own language';
CREATE FUNCTION shop.hs_from(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION shop.hs_to(internal) RETURNS ext.hstore LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE TRANSFORM FOR ext.hstore LANGUAGE plshop (FROM SQL WITH FUNCTION shop.hs_from(internal), TO SQL WITH FUNCTION shop.hs_to(internal));
CREATE TEXT SEARCH PARSER shop.words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE shop.simpler (INIT = dsimple_init, LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH CONFIGURATION shop.search IS 'search';
COMMENT ON COLLATION shop.german IS 'german';

CREATE FOREIGN DATA WRAPPER shop_fdw OPTIONS (debug 'true');
CREATE SERVER far_server TYPE 'shop' VERSION '1' FOREIGN DATA WRAPPER shop_fdw OPTIONS (host 'far', port '5432');
ALTER SERVER far_server OWNER TO shop;
COMMENT ON SERVER far_server IS 'far away';
GRANT USAGE ON FOREIGN SERVER far_server TO metabase;
CREATE USER MAPPING FOR shop SERVER far_server OPTIONS (user 'shop', password 'one');
CREATE FOREIGN TABLE shop.far_items (id integer OPTIONS (column_name 'nr') NOT NULL, label text) SERVER far_server OPTIONS (table_name 'items');
ALTER FOREIGN TABLE shop.far_items OWNER TO shop;

CREATE PUBLICATION pub_shop FOR TABLE shop.customers (id, name), shop.orders WHERE (id > 0) WITH (publish = 'insert, update');
ALTER PUBLICATION pub_shop OWNER TO shop;
COMMENT ON PUBLICATION pub_shop IS 'shop';
CREATE PUBLICATION pub_schema FOR TABLES IN SCHEMA sales;
CREATE PUBLICATION pub_parts FOR TABLE shop.regions;

ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA sales GRANT SELECT ON TABLES TO metabase;
ALTER DEFAULT PRIVILEGES FOR ROLE rollback REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- a few rows
INSERT INTO shop.customers (name, email, phone, legacy) VALUES ('Ann', 'ann@example.com', '1', 'aaa'), ('Bob', 'bob@example.com', '2', 'bbb');
INSERT INTO shop.orders (customer_id, total) VALUES (1, 10), (1, 20), (2, 30);
INSERT INTO shop.plain VALUES (1, 'a', 1, 1), (2, 'b', 2, 2);
INSERT INTO shop.events VALUES (1, '2024-05-05', 'x', 'y'), (2, '2025-05-05', 'x', 'y');
REFRESH MATERIALIZED VIEW shop.mv_totals;

CREATE FUNCTION shop.watch() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
CREATE FUNCTION shop.watch_other() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE SEQUENCE', 'DROP SEQUENCE') EXECUTE FUNCTION shop.watch();
COMMENT ON EVENT TRIGGER watcher IS 'watches';

-- mutation: schema added
CREATE SCHEMA fresh;

-- mutation: schema dropped
DROP SCHEMA hollow;

-- mutation: schema renamed
ALTER SCHEMA hollow RENAME TO hollow_two;

-- mutation: schema owner
ALTER SCHEMA hollow OWNER TO rollback;

-- mutation: schema comment changed
COMMENT ON SCHEMA shop IS 'the other shop';

-- mutation: schema comment dropped
COMMENT ON SCHEMA shop IS NULL;

-- mutation: schema usage granted
GRANT USAGE ON SCHEMA hollow TO metabase;

-- mutation: schema create granted
GRANT CREATE ON SCHEMA shop TO metabase;

-- mutation: schema usage revoked
REVOKE USAGE ON SCHEMA shop FROM metabase;

-- mutation: schema usage grant option
GRANT USAGE ON SCHEMA shop TO metabase WITH GRANT OPTION;

-- mutation: schema owner privileges revoked
REVOKE CREATE ON SCHEMA hollow FROM shop;

-- mutation: public schema create granted
GRANT CREATE ON SCHEMA public TO PUBLIC;

-- mutation: public schema usage revoked
REVOKE USAGE ON SCHEMA public FROM PUBLIC;

-- mutation: public schema comment
COMMENT ON SCHEMA public IS 'nothing in here';

-- mutation: public schema owner
ALTER SCHEMA public OWNER TO shop;

-- mutation: public schema dropped
-- pg_dump does not show it
DROP SCHEMA public;

-- mutation: rule added
CREATE RULE plain_no_update AS ON UPDATE TO shop.plain WHERE old.id = 0 DO INSTEAD NOTHING;

-- mutation: rule also added
CREATE RULE plain_also AS ON INSERT TO shop.plain DO ALSO INSERT INTO shop.logs (line) VALUES ('x');

-- mutation: rule changed
CREATE OR REPLACE RULE plain_no_delete AS ON DELETE TO shop.plain WHERE old.id = 1 DO INSTEAD NOTHING;

-- mutation: rule made also
CREATE OR REPLACE RULE plain_no_delete AS ON DELETE TO shop.plain WHERE old.id = 0 DO ALSO NOTHING;

-- mutation: rule event changed
DROP RULE plain_no_delete ON shop.plain;
CREATE RULE plain_no_delete AS ON UPDATE TO shop.plain WHERE old.id = 0 DO INSTEAD NOTHING;
COMMENT ON RULE plain_no_delete ON shop.plain IS 'keeps the zero';

-- mutation: rule disabled
ALTER TABLE shop.plain DISABLE RULE plain_no_delete;

-- mutation: rule enabled always
ALTER TABLE shop.plain ENABLE ALWAYS RULE plain_no_delete;

-- mutation: rule enabled replica
ALTER TABLE shop.plain ENABLE REPLICA RULE plain_no_delete;

-- mutation: rule dropped
DROP RULE plain_no_delete ON shop.plain;

-- mutation: rule renamed
ALTER RULE plain_no_delete ON shop.plain RENAME TO plain_keep;

-- mutation: rule comment
COMMENT ON RULE plain_no_delete ON shop.plain IS 'other';

-- mutation: rule on a view changed
CREATE OR REPLACE RULE v_plain_insert AS ON INSERT TO shop.v_plain DO INSTEAD INSERT INTO shop.plain (id, a) VALUES (new.id, new.a);

-- mutation: rule on a view dropped
DROP RULE v_plain_insert ON shop.v_plain;

-- mutation: event trigger added
CREATE EVENT TRIGGER watcher_two ON sql_drop EXECUTE FUNCTION shop.watch();

-- mutation: event trigger dropped
DROP EVENT TRIGGER watcher;

-- mutation: event trigger disabled
ALTER EVENT TRIGGER watcher DISABLE;

-- mutation: event trigger replica
ALTER EVENT TRIGGER watcher ENABLE REPLICA;

-- mutation: event trigger always
ALTER EVENT TRIGGER watcher ENABLE ALWAYS;

-- mutation: event trigger renamed
ALTER EVENT TRIGGER watcher RENAME TO watchman;

-- mutation: event trigger comment
COMMENT ON EVENT TRIGGER watcher IS 'sleeps';

-- mutation: event trigger tags
DROP EVENT TRIGGER watcher;
CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE SEQUENCE') EXECUTE FUNCTION shop.watch();
COMMENT ON EVENT TRIGGER watcher IS 'watches';

-- mutation: event trigger without tags
DROP EVENT TRIGGER watcher;
CREATE EVENT TRIGGER watcher ON ddl_command_end EXECUTE FUNCTION shop.watch();
COMMENT ON EVENT TRIGGER watcher IS 'watches';

-- mutation: event trigger event
DROP EVENT TRIGGER watcher;
CREATE EVENT TRIGGER watcher ON ddl_command_start WHEN TAG IN ('CREATE SEQUENCE', 'DROP SEQUENCE') EXECUTE FUNCTION shop.watch();
COMMENT ON EVENT TRIGGER watcher IS 'watches';

-- mutation: event trigger function
DROP EVENT TRIGGER watcher;
CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE SEQUENCE', 'DROP SEQUENCE') EXECUTE FUNCTION shop.watch_other();
COMMENT ON EVENT TRIGGER watcher IS 'watches';

-- mutation: event trigger owner
UPDATE pg_catalog.pg_event_trigger SET evtowner = 'shop'::regrole WHERE evtname = 'watcher';

-- mutation: domain added
CREATE DOMAIN shop.fresh AS integer;

-- mutation: domain dropped
DROP DOMAIN shop.loose;

-- mutation: domain check added
ALTER DOMAIN shop.loose ADD CONSTRAINT loose_long CHECK (length(VALUE) > 3);

-- mutation: domain check dropped
ALTER DOMAIN shop.email DROP CONSTRAINT email_at;

-- mutation: domain check changed
ALTER DOMAIN shop.qty DROP CONSTRAINT qty_positive;
ALTER DOMAIN shop.qty ADD CONSTRAINT qty_positive CHECK (VALUE >= 0);

-- mutation: domain check added not valid
ALTER DOMAIN shop.loose ADD CONSTRAINT loose_long CHECK (length(VALUE) > 3) NOT VALID;

-- mutation: domain check validated
ALTER DOMAIN shop.email VALIDATE CONSTRAINT email_short;

-- mutation: domain check renamed
ALTER DOMAIN shop.email RENAME CONSTRAINT email_at TO email_has_at;

-- mutation: domain check comment
COMMENT ON CONSTRAINT email_at ON DOMAIN shop.email IS 'other';

-- mutation: domain not null set
ALTER DOMAIN shop.code SET NOT NULL;

-- mutation: domain not null dropped
ALTER DOMAIN shop.qty DROP NOT NULL;

-- mutation: domain default set
ALTER DOMAIN shop.code SET DEFAULT 'x';

-- mutation: domain default changed
ALTER DOMAIN shop.qty SET DEFAULT 2;

-- mutation: domain default dropped
ALTER DOMAIN shop.qty DROP DEFAULT;

-- mutation: domain base type
DROP DOMAIN shop.loose;
CREATE DOMAIN shop.loose AS integer;
ALTER DOMAIN shop.loose OWNER TO shop;

-- mutation: domain base typmod
DROP DOMAIN shop.code;
CREATE DOMAIN shop.code AS varchar(9) COLLATE "C";
ALTER DOMAIN shop.code OWNER TO shop;

-- mutation: domain base collation
DROP DOMAIN shop.code;
CREATE DOMAIN shop.code AS varchar(8) COLLATE "POSIX";
ALTER DOMAIN shop.code OWNER TO shop;

-- mutation: domain base collation dropped
DROP DOMAIN shop.code;
CREATE DOMAIN shop.code AS varchar(8);
ALTER DOMAIN shop.code OWNER TO shop;

-- mutation: domain renamed
ALTER DOMAIN shop.email RENAME TO mail;

-- mutation: domain schema
ALTER DOMAIN shop.loose SET SCHEMA sales;

-- mutation: domain owner
ALTER DOMAIN shop.email OWNER TO rollback;

-- mutation: domain comment
COMMENT ON DOMAIN shop.email IS 'other';

-- mutation: domain usage revoked
REVOKE USAGE ON DOMAIN shop.email FROM PUBLIC;

-- mutation: domain usage granted
GRANT USAGE ON DOMAIN shop.email TO metabase;

-- mutation: composite type added
CREATE TYPE shop.fresh AS (a integer);

-- mutation: composite type dropped
DROP TYPE shop.address;

-- mutation: composite attribute added
ALTER TYPE shop.address ADD ATTRIBUTE land text;

-- mutation: composite attribute dropped
ALTER TYPE shop.address DROP ATTRIBUTE city;

-- mutation: composite attribute type
ALTER TYPE shop.address ALTER ATTRIBUTE street TYPE varchar;

-- mutation: composite attribute typmod
ALTER TYPE shop.address ALTER ATTRIBUTE zip TYPE varchar(11);

-- mutation: composite attribute collation
ALTER TYPE shop.address ALTER ATTRIBUTE city TYPE text COLLATE "POSIX";

-- mutation: composite attribute renamed
ALTER TYPE shop.address RENAME ATTRIBUTE street TO road;

-- mutation: composite attribute comment
COMMENT ON COLUMN shop.address.zip IS 'other';

-- mutation: composite type renamed
ALTER TYPE shop.address RENAME TO place;

-- mutation: composite type owner
ALTER TYPE shop.address OWNER TO rollback;

-- mutation: composite type empty
CREATE TYPE shop.fresh AS ();

-- mutation: range type added
CREATE TYPE shop.fresh AS RANGE (SUBTYPE = integer);

-- mutation: range subtype
DROP TYPE shop.price_range;
CREATE TYPE shop.price_range AS RANGE (SUBTYPE = numeric, MULTIRANGE_TYPE_NAME = shop.price_ranges);
ALTER TYPE shop.price_range OWNER TO shop;

-- mutation: range subtype diff
DROP TYPE shop.price_range;
CREATE TYPE shop.price_range AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = shop.price_ranges);
ALTER TYPE shop.price_range OWNER TO shop;
ALTER TYPE shop.price_ranges OWNER TO shop;

-- mutation: range multirange name
DROP TYPE shop.price_range;
CREATE TYPE shop.price_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = shop.many_prices);
ALTER TYPE shop.price_range OWNER TO shop;
ALTER TYPE shop.many_prices OWNER TO shop;

-- mutation: range multirange renamed
ALTER TYPE shop.price_ranges RENAME TO more_prices;

-- mutation: range collation
DROP TYPE shop.text_range;
CREATE TYPE shop.text_range AS RANGE (SUBTYPE = text, COLLATION = "POSIX");
ALTER TYPE shop.text_range OWNER TO shop;
ALTER TYPE shop.text_multirange OWNER TO shop;

-- mutation: range opclass
DROP TYPE shop.text_range;
CREATE TYPE shop.text_range AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C");
ALTER TYPE shop.text_range OWNER TO shop;
ALTER TYPE shop.text_multirange OWNER TO shop;

-- mutation: enum added
CREATE TYPE shop.fresh AS ENUM ('a');

-- mutation: enum empty added
CREATE TYPE shop.fresh AS ENUM ();

-- mutation: enum dropped
DROP TYPE shop.spare;

-- mutation: enum label at the end
ALTER TYPE shop.status ADD VALUE 'lost';

-- mutation: enum label in the middle
ALTER TYPE shop.status ADD VALUE 'packed' BEFORE 'sent';

-- mutation: enum label at the start
ALTER TYPE shop.spare ADD VALUE 'zero' BEFORE 'one';

-- mutation: enum label renamed
ALTER TYPE shop.status RENAME VALUE 'sent' TO 'shipped';

-- mutation: enum order
DROP TYPE shop.spare;
CREATE TYPE shop.spare AS ENUM ('two', 'one');
ALTER TYPE shop.spare OWNER TO shop;

-- mutation: enum order by renames
ALTER TYPE shop.spare RENAME VALUE 'one' TO 'x';
ALTER TYPE shop.spare RENAME VALUE 'two' TO 'one';
ALTER TYPE shop.spare RENAME VALUE 'x' TO 'two';

-- mutation: enum renamed
ALTER TYPE shop.status RENAME TO state;

-- mutation: enum owner
ALTER TYPE shop.status OWNER TO rollback;

-- mutation: enum schema
ALTER TYPE shop.spare SET SCHEMA sales;

-- mutation: type comment
COMMENT ON TYPE shop.status IS 'other';

-- mutation: type comment added
COMMENT ON TYPE shop.price_range IS 'prices';

-- mutation: type usage granted
GRANT USAGE ON TYPE shop.spare TO metabase;

-- mutation: type usage revoked from public
REVOKE USAGE ON TYPE shop.spare FROM PUBLIC;

-- mutation: type usage revoked
REVOKE USAGE ON TYPE shop.status FROM metabase;

-- mutation: type usage grant option
GRANT USAGE ON TYPE shop.status TO metabase WITH GRANT OPTION;

-- mutation: base type receive
ALTER TYPE shop.cents SET (RECEIVE = shop.cents_receive);

-- mutation: base type default
UPDATE pg_catalog.pg_type SET typdefault = '1' WHERE oid = 'shop.cents'::regtype;

-- mutation: base type category
UPDATE pg_catalog.pg_type SET typcategory = 'U' WHERE oid = 'shop.cents'::regtype;

-- mutation: base type preferred
UPDATE pg_catalog.pg_type SET typispreferred = true WHERE oid = 'shop.cents'::regtype;

-- mutation: shell type added
CREATE TYPE shop.shell;

-- mutation: column added
ALTER TABLE shop.customers ADD COLUMN extra integer;

-- mutation: column dropped
ALTER TABLE shop.customers DROP COLUMN tags;

-- mutation: column renamed
ALTER TABLE shop.customers RENAME COLUMN note TO notes;

-- mutation: column type
ALTER TABLE shop.logs ALTER COLUMN level TYPE bigint;

-- mutation: column type text to varchar
ALTER TABLE shop.logs ALTER COLUMN line TYPE varchar;

-- mutation: column typmod length
ALTER TABLE shop.orders ALTER COLUMN remark TYPE varchar(51);

-- mutation: column typmod none
ALTER TABLE shop.orders ALTER COLUMN remark TYPE varchar;

-- mutation: column typmod scale
ALTER TABLE shop.customers ALTER COLUMN credit TYPE numeric(10,3);

-- mutation: column typmod timestamp
ALTER TABLE shop.orders ALTER COLUMN placed TYPE timestamp(6);

-- mutation: column type same shape domain
ALTER TABLE shop.items ALTER COLUMN sku TYPE shop.loose;

-- mutation: column array
ALTER TABLE shop.customers ALTER COLUMN tags TYPE varchar[];

-- mutation: column not null set
ALTER TABLE shop.logs ALTER COLUMN line SET NOT NULL;

-- mutation: column not null dropped
ALTER TABLE shop.customers ALTER COLUMN name DROP NOT NULL;

-- mutation: column default set
ALTER TABLE shop.logs ALTER COLUMN level SET DEFAULT 3;

-- mutation: column default changed
ALTER TABLE shop.customers ALTER COLUMN credit SET DEFAULT 1;

-- mutation: column default dropped
ALTER TABLE shop.customers ALTER COLUMN credit DROP DEFAULT;

-- mutation: column default over a domain
ALTER TABLE shop.items ALTER COLUMN qty SET DEFAULT 5;

-- mutation: column default nextval of another
ALTER TABLE shop.orders ALTER COLUMN id SET DEFAULT nextval('shop.tickets'::regclass);

-- mutation: column collation
ALTER TABLE shop.customers ALTER COLUMN street TYPE text COLLATE "POSIX";

-- mutation: column collation dropped
ALTER TABLE shop.customers ALTER COLUMN street TYPE text COLLATE "default";

-- mutation: column collation own
ALTER TABLE shop.logs ALTER COLUMN line TYPE text COLLATE shop.german;

-- mutation: column identity kind
ALTER TABLE shop.customers ALTER COLUMN id SET GENERATED BY DEFAULT;

-- mutation: column identity start
ALTER TABLE shop.idents ALTER COLUMN one SET START WITH 6;

-- mutation: column identity increment
ALTER TABLE shop.idents ALTER COLUMN one SET INCREMENT BY 6;

-- mutation: column identity cache
ALTER TABLE shop.idents ALTER COLUMN one SET CACHE 10;

-- mutation: column identity max
ALTER TABLE shop.idents ALTER COLUMN one SET MAXVALUE 1000;

-- mutation: column identity cycle
ALTER TABLE shop.idents ALTER COLUMN one SET CYCLE;

-- mutation: column identity added
ALTER TABLE shop.idents ALTER COLUMN two ADD GENERATED ALWAYS AS IDENTITY;

-- mutation: column identity dropped
ALTER TABLE shop.idents ALTER COLUMN one DROP IDENTITY;

-- mutation: column identity sequence renamed
ALTER SEQUENCE shop.idents_one_seq RENAME TO idents_first;

-- mutation: column identity sequence grant
GRANT USAGE ON SEQUENCE shop.idents_one_seq TO metabase;

-- mutation: column generated expression dropped
ALTER TABLE shop.customers ALTER COLUMN loud DROP EXPRESSION;

-- mutation: column generated added
ALTER TABLE shop.plain ADD COLUMN g integer GENERATED ALWAYS AS (b + 1) STORED;

-- mutation: column generated expression changed
ALTER TABLE shop.customers DROP COLUMN loud;
ALTER TABLE shop.customers ADD COLUMN loud text GENERATED ALWAYS AS (name || '?') STORED;

-- mutation: column storage
ALTER TABLE shop.logs ALTER COLUMN line SET STORAGE EXTERNAL;

-- mutation: column storage plain
ALTER TABLE shop.logs ALTER COLUMN line SET STORAGE PLAIN;

-- mutation: column storage main
ALTER TABLE shop.customers ALTER COLUMN note SET STORAGE MAIN;

-- mutation: column compression
ALTER TABLE shop.logs ALTER COLUMN line SET COMPRESSION lz4;

-- mutation: column compression pglz
ALTER TABLE shop.logs ALTER COLUMN line SET COMPRESSION pglz;

-- mutation: column statistics
ALTER TABLE shop.customers ALTER COLUMN note SET STATISTICS 201;

-- mutation: column statistics dropped
ALTER TABLE shop.customers ALTER COLUMN note SET STATISTICS -1;

-- mutation: column statistics zero
ALTER TABLE shop.logs ALTER COLUMN line SET STATISTICS 0;

-- mutation: column options n_distinct
ALTER TABLE shop.customers ALTER COLUMN phone SET (n_distinct = 101);

-- mutation: column options inherited
ALTER TABLE shop.customers ALTER COLUMN phone SET (n_distinct_inherited = 5);

-- mutation: column options reset
ALTER TABLE shop.customers ALTER COLUMN phone RESET (n_distinct);

-- mutation: column comment
COMMENT ON COLUMN shop.customers.email IS 'other';

-- mutation: column comment added
COMMENT ON COLUMN shop.customers.name IS 'the name';

-- mutation: column comment dropped
COMMENT ON COLUMN shop.customers.email IS NULL;

-- mutation: column comment moved
COMMENT ON COLUMN shop.customers.email IS NULL;
COMMENT ON COLUMN shop.customers.phone IS 'where to write';

-- mutation: column added with a default
ALTER TABLE shop.plain ADD COLUMN d integer NOT NULL DEFAULT 9;

-- mutation: column to serial
SET ROLE shop;
CREATE SEQUENCE shop.plain_id_seq OWNED BY shop.plain.id;
ALTER TABLE shop.plain ALTER COLUMN id SET DEFAULT nextval('shop.plain_id_seq'::regclass);
RESET ROLE;

-- mutation: table added
CREATE TABLE shop.fresh (id integer);

-- mutation: table added without columns
CREATE TABLE shop.fresh ();

-- mutation: table dropped
DROP TABLE shop.cache;

-- mutation: table renamed
ALTER TABLE shop.logs RENAME TO log_lines;

-- mutation: table schema
ALTER TABLE shop.logs SET SCHEMA sales;

-- mutation: table owner
ALTER TABLE shop.logs OWNER TO rollback;

-- mutation: table comment
COMMENT ON TABLE shop.customers IS 'who pays';

-- mutation: table comment added
COMMENT ON TABLE shop.logs IS 'lines';

-- mutation: table comment dropped
COMMENT ON TABLE shop.customers IS NULL;

-- mutation: table unlogged
ALTER TABLE shop.logs SET UNLOGGED;

-- mutation: table logged
ALTER TABLE shop.cache SET LOGGED;

-- mutation: table fillfactor added
ALTER TABLE shop.logs SET (fillfactor = 50);

-- mutation: table fillfactor changed
ALTER TABLE shop.tuned SET (fillfactor = 81);

-- mutation: table fillfactor reset
ALTER TABLE shop.tuned RESET (fillfactor);

-- mutation: table autovacuum
ALTER TABLE shop.logs SET (autovacuum_vacuum_scale_factor = 0.01);

-- mutation: table autovacuum enabled
ALTER TABLE shop.tuned SET (autovacuum_enabled = true);

-- mutation: table toast option added
ALTER TABLE shop.logs SET (toast.autovacuum_vacuum_threshold = 99);

-- mutation: table toast option changed
ALTER TABLE shop.tuned SET (toast.autovacuum_enabled = true);

-- mutation: table toast option reset
ALTER TABLE shop.tuned RESET (toast.autovacuum_enabled);

-- mutation: table toast tuple target
ALTER TABLE shop.logs SET (toast_tuple_target = 4000);

-- mutation: table parallel workers
ALTER TABLE shop.logs SET (parallel_workers = 3);

-- mutation: table user catalog
ALTER TABLE shop.logs SET (user_catalog_table = true);

-- mutation: replica identity full
ALTER TABLE shop.logs REPLICA IDENTITY FULL;

-- mutation: replica identity nothing
ALTER TABLE shop.logs REPLICA IDENTITY NOTHING;

-- mutation: replica identity other index
ALTER TABLE shop.clustered REPLICA IDENTITY USING INDEX clustered_k;

-- mutation: replica identity default
ALTER TABLE shop.clustered REPLICA IDENTITY DEFAULT;

-- mutation: cluster on other index
ALTER TABLE shop.clustered CLUSTER ON clustered_k;

-- mutation: cluster on dropped
ALTER TABLE shop.clustered SET WITHOUT CLUSTER;

-- mutation: table access method
ALTER TABLE shop.logs SET ACCESS METHOD heap_two;

-- mutation: table of a type
ALTER TABLE shop.pair_like OF shop.pair;

-- mutation: table not of a type
ALTER TABLE shop.typed NOT OF;

-- mutation: inheritance added
ALTER TABLE shop.guests INHERIT shop.people;

-- mutation: inheritance removed
ALTER TABLE shop.staff NO INHERIT shop.people;

-- mutation: inheritance of two
CREATE TABLE shop.base_two (salary numeric);
ALTER TABLE shop.staff INHERIT shop.base_two;

-- mutation: inherited column default
ALTER TABLE shop.staff ALTER COLUMN name SET DEFAULT 'somebody';

-- mutation: inherited column default dropped
ALTER TABLE shop.staff ALTER COLUMN name DROP DEFAULT;

-- mutation: inherited column not null
ALTER TABLE shop.staff ALTER COLUMN name SET NOT NULL;

-- mutation: inherited column made local
ALTER TABLE ONLY shop.people DROP COLUMN name;

-- mutation: inherited check no inherit
ALTER TABLE shop.people ADD CONSTRAINT people_local CHECK (id < 99) NO INHERIT;

-- mutation: inherited check made local
ALTER TABLE ONLY shop.people DROP CONSTRAINT people_id;

-- mutation: parent column added
ALTER TABLE shop.people ADD COLUMN age integer;

-- mutation: partition key
DROP TABLE shop.hashed;
CREATE TABLE shop.hashed (id integer, v text) PARTITION BY HASH (v);
ALTER TABLE shop.hashed OWNER TO shop;
CREATE TABLE shop.hashed_0 PARTITION OF shop.hashed FOR VALUES WITH (MODULUS 4, REMAINDER 0);
ALTER TABLE shop.hashed_0 OWNER TO shop;

-- mutation: partition key expression
DROP TABLE shop.regions;
CREATE TABLE shop.regions (id integer, region text) PARTITION BY LIST (lower(region));
ALTER TABLE shop.regions OWNER TO shop;
CREATE TABLE shop.regions_eu PARTITION OF shop.regions FOR VALUES IN ('de', 'fr');
ALTER TABLE shop.regions_eu OWNER TO shop;
ALTER PUBLICATION pub_parts ADD TABLE shop.regions;

-- mutation: partition key collation
DROP TABLE shop.regions;
CREATE TABLE shop.regions (id integer, region text) PARTITION BY LIST (region COLLATE "POSIX");
ALTER TABLE shop.regions OWNER TO shop;
CREATE TABLE shop.regions_eu PARTITION OF shop.regions FOR VALUES IN ('de', 'fr');
ALTER TABLE shop.regions_eu OWNER TO shop;
ALTER PUBLICATION pub_parts ADD TABLE shop.regions;

-- mutation: partition key opclass
DROP TABLE shop.regions;
CREATE TABLE shop.regions (id integer, region text) PARTITION BY LIST (region text_pattern_ops);
ALTER TABLE shop.regions OWNER TO shop;
CREATE TABLE shop.regions_eu PARTITION OF shop.regions FOR VALUES IN ('de', 'fr');
ALTER TABLE shop.regions_eu OWNER TO shop;
ALTER PUBLICATION pub_parts ADD TABLE shop.regions;

-- mutation: partition strategy
DROP TABLE shop.regions;
CREATE TABLE shop.regions (id integer, region text) PARTITION BY RANGE (region);
ALTER TABLE shop.regions OWNER TO shop;
ALTER PUBLICATION pub_parts ADD TABLE shop.regions;

-- mutation: partition bound range
ALTER TABLE shop.events DETACH PARTITION shop.events_2025;
ALTER TABLE shop.events ATTACH PARTITION shop.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2025-12-01');

-- mutation: partition bound list
ALTER TABLE shop.regions DETACH PARTITION shop.regions_eu;
ALTER TABLE shop.regions ATTACH PARTITION shop.regions_eu FOR VALUES IN ('de', 'fr', 'it');

-- mutation: partition bound hash
ALTER TABLE shop.hashed DETACH PARTITION shop.hashed_0;
ALTER TABLE shop.hashed ATTACH PARTITION shop.hashed_0 FOR VALUES WITH (MODULUS 4, REMAINDER 1);

-- mutation: partition bound null
ALTER TABLE shop.regions DETACH PARTITION shop.regions_eu;
ALTER TABLE shop.regions ATTACH PARTITION shop.regions_eu FOR VALUES IN ('de', 'fr', NULL);

-- mutation: partition detached
ALTER TABLE shop.events DETACH PARTITION shop.events_2025;

-- mutation: partition attached
ALTER TABLE shop.events ATTACH PARTITION shop.events_old FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');

-- mutation: partition added
CREATE TABLE shop.events_2026 PARTITION OF shop.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- mutation: partition dropped
DROP TABLE shop.events_2024;

-- mutation: default partition added
CREATE TABLE shop.regions_rest PARTITION OF shop.regions DEFAULT;

-- mutation: default partition detached
ALTER TABLE shop.events DETACH PARTITION shop.events_rest;

-- mutation: default partition made bounded
ALTER TABLE shop.events DETACH PARTITION shop.events_rest;
ALTER TABLE shop.events ATTACH PARTITION shop.events_rest FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- mutation: partition of its own kind
CREATE TABLE shop.regions_us PARTITION OF shop.regions FOR VALUES IN ('us') PARTITION BY RANGE (id);

-- mutation: partition column default
ALTER TABLE shop.events_2024 ALTER COLUMN kind SET DEFAULT 'old';

-- mutation: partition column not null
ALTER TABLE shop.events_2024 ALTER COLUMN kind SET NOT NULL;

-- mutation: foreign key of a partitioned table dropped
ALTER TABLE shop.pieces DROP CONSTRAINT pieces_customer_fkey;

-- mutation: partition bound minvalue
ALTER TABLE shop.pieces DETACH PARTITION shop.pieces_low;
ALTER TABLE shop.pieces ATTACH PARTITION shop.pieces_low FOR VALUES FROM (0) TO (100);

-- mutation: partition foreign key left after a detach
ALTER TABLE shop.pieces DETACH PARTITION shop.pieces_low;

-- mutation: partition check added
ALTER TABLE shop.events_2024 ADD CONSTRAINT events_2024_id CHECK (id > 0);

-- mutation: partition index attached
ALTER INDEX shop.events_payload ATTACH PARTITION shop.events_2024_payload;

-- mutation: partition index on the parent
CREATE INDEX events_id ON shop.events (id);

-- mutation: partition attached anew with an index more
ALTER TABLE shop.events DETACH PARTITION shop.events_2025;
ALTER TABLE shop.events ATTACH PARTITION shop.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- mutation: publication of one partition
ALTER PUBLICATION pub_parts ADD TABLE shop.regions_eu;

-- mutation: partition index on one only
CREATE INDEX events_2024_id ON shop.events_2024 (id);

-- mutation: partition of another access method
CREATE TABLE shop.events_2026 PARTITION OF shop.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') USING heap_two;

-- mutation: rls enabled
ALTER TABLE shop.logs ENABLE ROW LEVEL SECURITY;

-- mutation: rls disabled
ALTER TABLE shop.private DISABLE ROW LEVEL SECURITY;

-- mutation: rls forced
ALTER TABLE shop.private FORCE ROW LEVEL SECURITY;

-- mutation: policy added
CREATE POLICY more ON shop.private FOR INSERT TO metabase WITH CHECK (true);

-- mutation: policy dropped
DROP POLICY mine ON shop.private;

-- mutation: policy renamed
ALTER POLICY mine ON shop.private RENAME TO ours;

-- mutation: policy using
ALTER POLICY mine ON shop.private USING (owner = session_user);

-- mutation: policy check
ALTER POLICY write_mine ON shop.private WITH CHECK (id > 1);

-- mutation: policy check dropped
DROP POLICY write_mine ON shop.private;
CREATE POLICY write_mine ON shop.private FOR UPDATE TO metabase USING (owner = current_user);

-- mutation: policy roles
ALTER POLICY mine ON shop.private TO rollback;

-- mutation: policy roles two
ALTER POLICY mine ON shop.private TO metabase, rollback;

-- mutation: policy roles public
ALTER POLICY mine ON shop.private TO PUBLIC;

-- mutation: policy command
DROP POLICY limits ON shop.private;
CREATE POLICY limits ON shop.private AS RESTRICTIVE FOR SELECT USING (id < 1000);

-- mutation: policy permissive
DROP POLICY limits ON shop.private;
CREATE POLICY limits ON shop.private AS PERMISSIVE USING (id < 1000);

-- mutation: policy comment
COMMENT ON POLICY mine ON shop.private IS 'other';

-- mutation: policy on a table without rls
CREATE POLICY idle ON shop.logs USING (true);

-- mutation: index added
CREATE INDEX logs_at ON shop.logs (at);

-- mutation: index dropped
DROP INDEX shop.customers_name;

-- mutation: index renamed
ALTER INDEX shop.customers_name RENAME TO customers_by_name;

-- mutation: index column
DROP INDEX shop.customers_name;
CREATE INDEX customers_name ON shop.customers (note);
COMMENT ON INDEX shop.customers_name IS 'by name';

-- mutation: index column order
DROP INDEX shop.customers_legacy;
CREATE UNIQUE INDEX customers_legacy ON shop.customers (phone, legacy);

-- mutation: index expression
DROP INDEX shop.customers_lower;
CREATE INDEX customers_lower ON shop.customers (upper(name));

-- mutation: index predicate changed
DROP INDEX shop.customers_vip;
CREATE INDEX customers_vip ON shop.customers (born) WHERE NOT vip;

-- mutation: index predicate dropped
DROP INDEX shop.customers_vip;
CREATE INDEX customers_vip ON shop.customers (born);

-- mutation: index include added
DROP INDEX shop.orders_customer;
CREATE INDEX orders_customer ON shop.orders (customer_id) INCLUDE (total, placed);

-- mutation: index include made key
DROP INDEX shop.orders_customer;
CREATE INDEX orders_customer ON shop.orders (customer_id, total);

-- mutation: index include dropped
DROP INDEX shop.orders_customer;
CREATE INDEX orders_customer ON shop.orders (customer_id);

-- mutation: index direction
DROP INDEX shop.orders_placed;
CREATE INDEX orders_placed ON shop.orders (placed) WITH (fillfactor = 70);

-- mutation: index nulls order
DROP INDEX shop.orders_placed;
CREATE INDEX orders_placed ON shop.orders (placed DESC NULLS FIRST) WITH (fillfactor = 70);

-- mutation: index opclass
DROP INDEX shop.customers_name;
CREATE INDEX customers_name ON shop.customers (name text_pattern_ops);
COMMENT ON INDEX shop.customers_name IS 'by name';

-- mutation: index opclass own
CREATE INDEX parts_b ON shop.parts (b shop.reversed);

-- mutation: index opclass options
DROP INDEX shop.customers_trgm;
CREATE INDEX customers_trgm ON shop.customers USING gist (name ext.gist_trgm_ops (siglen = 32));

-- mutation: index collation
DROP INDEX shop.customers_name;
CREATE INDEX customers_name ON shop.customers (name COLLATE "POSIX");
COMMENT ON INDEX shop.customers_name IS 'by name';

-- mutation: index method
DROP INDEX shop.customers_name;
CREATE INDEX customers_name ON shop.customers USING hash (name);
COMMENT ON INDEX shop.customers_name IS 'by name';

-- mutation: index made unique
DROP INDEX shop.customers_name;
CREATE UNIQUE INDEX customers_name ON shop.customers (name);
COMMENT ON INDEX shop.customers_name IS 'by name';

-- mutation: index made not unique
DROP INDEX shop.customers_legacy;
CREATE INDEX customers_legacy ON shop.customers (legacy, phone);

-- mutation: index nulls not distinct
DROP INDEX shop.customers_legacy;
CREATE UNIQUE INDEX customers_legacy ON shop.customers (legacy, phone) NULLS NOT DISTINCT;

-- mutation: index fillfactor changed
ALTER INDEX shop.orders_placed SET (fillfactor = 71);

-- mutation: index fillfactor reset
ALTER INDEX shop.orders_placed RESET (fillfactor);

-- mutation: index fastupdate
ALTER INDEX shop.customers_trgm SET (fastupdate = off);

-- mutation: index deduplicate items
ALTER INDEX shop.customers_name SET (deduplicate_items = off);

-- mutation: index column statistics
ALTER INDEX shop.orders_expr ALTER COLUMN 1 SET STATISTICS 501;

-- mutation: index column statistics dropped
ALTER INDEX shop.orders_expr ALTER COLUMN 1 SET STATISTICS -1;

-- mutation: index comment
COMMENT ON INDEX shop.customers_name IS 'other';

-- mutation: index comment added
COMMENT ON INDEX shop.customers_vip IS 'important';

-- mutation: index comment on a key
COMMENT ON INDEX shop.orders_pkey IS 'the key';

-- mutation: index invalid
UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'shop.customers_name'::regclass;

-- mutation: index unique invalid
UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'shop.customers_legacy'::regclass;

-- mutation: index of a constraint invalid
UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'shop.customers_email_key'::regclass;

-- mutation: index not ready
UPDATE pg_catalog.pg_index SET indisready = false WHERE indexrelid = 'shop.customers_lower'::regclass;

-- mutation: index not live
-- pg_dump does not show it
UPDATE pg_catalog.pg_index SET indislive = false WHERE indexrelid = 'shop.customers_name'::regclass;

-- mutation: index on a matview dropped
DROP INDEX shop.mv_totals_customer;

-- mutation: index on a matview added
CREATE INDEX mv_totals_total ON shop.mv_totals (total);

-- mutation: check added
ALTER TABLE shop.logs ADD CONSTRAINT logs_level CHECK (level > 0);

-- mutation: check added not valid
ALTER TABLE shop.logs ADD CONSTRAINT logs_level CHECK (level > 0) NOT VALID;

-- mutation: check added no inherit
ALTER TABLE shop.logs ADD CONSTRAINT logs_level CHECK (level > 0) NO INHERIT;

-- mutation: check dropped
ALTER TABLE shop.customers DROP CONSTRAINT customers_credit_check;

-- mutation: check changed
ALTER TABLE shop.customers DROP CONSTRAINT customers_credit_check;
ALTER TABLE shop.customers ADD CONSTRAINT customers_credit_check CHECK (credit >= 1) NOT VALID;
COMMENT ON CONSTRAINT customers_credit_check ON shop.customers IS 'no debts';

-- mutation: check made not valid
ALTER TABLE shop.customers DROP CONSTRAINT customers_credit_check;
ALTER TABLE shop.customers ADD CONSTRAINT customers_credit_check CHECK (credit >= 0) NOT VALID;
COMMENT ON CONSTRAINT customers_credit_check ON shop.customers IS 'no debts';

-- mutation: check validated
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_total_check;

-- mutation: constraint renamed
ALTER TABLE shop.customers RENAME CONSTRAINT customers_credit_check TO credit_positive;

-- mutation: constraint comment
COMMENT ON CONSTRAINT customers_credit_check ON shop.customers IS 'other';

-- mutation: constraint comment on a foreign key
COMMENT ON CONSTRAINT orders_customer_fkey ON shop.orders IS 'buyer';

-- mutation: primary key dropped
ALTER TABLE shop.items DROP CONSTRAINT items_pkey;

-- mutation: primary key added
ALTER TABLE shop.clustered ADD CONSTRAINT clustered_pkey PRIMARY KEY (id, k);

-- mutation: primary key using index
ALTER TABLE shop.clustered ADD CONSTRAINT clustered_k PRIMARY KEY USING INDEX clustered_k;

-- mutation: primary key renamed
ALTER TABLE shop.items RENAME CONSTRAINT items_pkey TO items_key;

-- mutation: primary key columns
ALTER TABLE shop.items DROP CONSTRAINT items_pkey;
ALTER TABLE shop.items ADD CONSTRAINT items_pkey PRIMARY KEY (line, order_id);

-- mutation: unique added
ALTER TABLE shop.logs ADD CONSTRAINT logs_key UNIQUE (at, line);

-- mutation: unique dropped
ALTER TABLE shop.customers DROP CONSTRAINT customers_email_key;

-- mutation: unique constraint to index
ALTER TABLE shop.customers DROP CONSTRAINT customers_email_key;
CREATE UNIQUE INDEX customers_email_key ON shop.customers (email);

-- mutation: unique index to constraint
ALTER TABLE shop.customers ADD CONSTRAINT customers_legacy UNIQUE USING INDEX customers_legacy;

-- mutation: unique nulls not distinct
ALTER TABLE shop.customers DROP CONSTRAINT customers_email_key;
ALTER TABLE shop.customers ADD CONSTRAINT customers_email_key UNIQUE NULLS NOT DISTINCT (email);

-- mutation: unique include
ALTER TABLE shop.customers DROP CONSTRAINT customers_email_key;
ALTER TABLE shop.customers ADD CONSTRAINT customers_email_key UNIQUE (email) INCLUDE (name);

-- mutation: unique not deferrable
ALTER TABLE shop.items DROP CONSTRAINT items_slot_key;
ALTER TABLE shop.items ADD CONSTRAINT items_slot_key UNIQUE (slot, order_id);

-- mutation: unique initially deferred
ALTER TABLE shop.items DROP CONSTRAINT items_slot_key;
ALTER TABLE shop.items ADD CONSTRAINT items_slot_key UNIQUE (slot, order_id) DEFERRABLE INITIALLY DEFERRED;

-- mutation: foreign key added
ALTER TABLE shop.bookings ADD CONSTRAINT bookings_room_fkey FOREIGN KEY (room) REFERENCES shop.orders (id);

-- mutation: foreign key dropped
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_fkey;

-- mutation: foreign key not valid
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_fkey;
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers (id) ON DELETE CASCADE NOT VALID;

-- mutation: foreign key not deferrable
ALTER TABLE shop.items ALTER CONSTRAINT items_order_fkey NOT DEFERRABLE;

-- mutation: foreign key initially immediate
ALTER TABLE shop.items ALTER CONSTRAINT items_order_fkey DEFERRABLE INITIALLY IMMEDIATE;

-- mutation: foreign key deferrable
ALTER TABLE shop.orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE;

-- mutation: foreign key on delete
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_fkey;
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers (id) ON DELETE RESTRICT;

-- mutation: foreign key on delete none
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_fkey;
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers (id);

-- mutation: foreign key on update
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_fkey;
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers (id) ON UPDATE CASCADE ON DELETE CASCADE;

-- mutation: foreign key set null columns
ALTER TABLE shop.items DROP CONSTRAINT items_part_fkey;
ALTER TABLE shop.items ADD CONSTRAINT items_part_fkey FOREIGN KEY (part_a, part_b) REFERENCES shop.parts (a, b) ON DELETE SET NULL (part_b);

-- mutation: foreign key set default
ALTER TABLE shop.items DROP CONSTRAINT items_part_fkey;
ALTER TABLE shop.items ADD CONSTRAINT items_part_fkey FOREIGN KEY (part_a, part_b) REFERENCES shop.parts (a, b) ON DELETE SET DEFAULT;

-- mutation: foreign key match full
ALTER TABLE shop.items DROP CONSTRAINT items_part_fkey;
ALTER TABLE shop.items ADD CONSTRAINT items_part_fkey FOREIGN KEY (part_a, part_b) REFERENCES shop.parts (a, b) MATCH FULL ON DELETE SET NULL;

-- mutation: foreign key columns swapped
ALTER TABLE shop.items DROP CONSTRAINT items_part_fkey;
ALTER TABLE shop.items ADD CONSTRAINT items_part_fkey FOREIGN KEY (part_b, part_a) REFERENCES shop.parts (a, b) ON DELETE SET NULL;

-- mutation: foreign key to another table
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_fkey;
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.orders (id) ON DELETE CASCADE;

-- mutation: foreign key on a partitioned table
ALTER TABLE shop.events ADD CONSTRAINT events_cust FOREIGN KEY (id) REFERENCES shop.customers (id);

-- mutation: foreign key and own triggers disabled
ALTER TABLE shop.orders DISABLE TRIGGER ALL;

-- mutation: foreign key checks disabled
-- pg_dump does not show it
ALTER TABLE shop.items DISABLE TRIGGER ALL;

-- mutation: exclusion added
ALTER TABLE shop.bookings ADD CONSTRAINT bookings_hash EXCLUDE USING hash (state WITH =);

-- mutation: exclusion dropped
ALTER TABLE shop.bookings DROP CONSTRAINT bookings_no_overlap;

-- mutation: exclusion operator
ALTER TABLE shop.bookings DROP CONSTRAINT bookings_no_overlap;
ALTER TABLE shop.bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH -|-);

-- mutation: exclusion predicate
ALTER TABLE shop.bookings DROP CONSTRAINT bookings_no_overlap;
ALTER TABLE shop.bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&) WHERE (state <> 'gone');

-- mutation: exclusion deferrable
ALTER TABLE shop.bookings DROP CONSTRAINT bookings_no_overlap;
ALTER TABLE shop.bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&) DEFERRABLE;

-- mutation: view added
CREATE VIEW shop.v_fresh AS SELECT 1 AS one;

-- mutation: view dropped
DROP VIEW shop.v_orders;

-- mutation: view text
CREATE OR REPLACE VIEW shop.v_customers AS SELECT id, name, vip FROM shop.customers WHERE NOT vip;

-- mutation: view join
CREATE OR REPLACE VIEW shop.v_customers AS SELECT c.id, c.name, c.vip FROM shop.customers c JOIN shop.orders o ON o.customer_id = c.id WHERE c.vip;

-- mutation: view column added
CREATE OR REPLACE VIEW shop.v_customers AS SELECT id, name, vip, note FROM shop.customers WHERE vip;

-- mutation: view column renamed
ALTER VIEW shop.v_customers RENAME COLUMN vip TO important;

-- mutation: view column type
DROP VIEW shop.v_orders;
CREATE VIEW shop.v_orders WITH (security_barrier = true) AS SELECT id, customer_id, total::numeric AS total FROM shop.orders WHERE total > 10;
ALTER VIEW shop.v_orders OWNER TO shop;

-- mutation: view security invoker
ALTER VIEW shop.v_customers SET (security_invoker = true);

-- mutation: view security barrier added
ALTER VIEW shop.v_customers SET (security_barrier = true);

-- mutation: view security barrier off
ALTER VIEW shop.v_orders SET (security_barrier = false);

-- mutation: view security barrier reset
ALTER VIEW shop.v_orders RESET (security_barrier);

-- mutation: view check option added
ALTER VIEW shop.v_customers SET (check_option = cascaded);

-- mutation: view check option changed
ALTER VIEW shop.v_check SET (check_option = cascaded);

-- mutation: view check option dropped
ALTER VIEW shop.v_check RESET (check_option);

-- mutation: view column default set
ALTER VIEW shop.v_customers ALTER COLUMN vip SET DEFAULT true;

-- mutation: view column default changed
ALTER VIEW shop.v_plain ALTER COLUMN b SET DEFAULT 8;

-- mutation: view column default dropped
ALTER VIEW shop.v_plain ALTER COLUMN b DROP DEFAULT;

-- mutation: view renamed
ALTER VIEW shop.v_customers RENAME TO v_people;

-- mutation: view schema
ALTER VIEW shop.v_customers SET SCHEMA sales;

-- mutation: view owner
ALTER VIEW shop.v_customers OWNER TO rollback;

-- mutation: view comment
COMMENT ON VIEW shop.v_customers IS 'other';

-- mutation: view column comment
COMMENT ON COLUMN shop.v_customers.name IS 'other';

-- mutation: view trigger added
CREATE TRIGGER v_touch INSTEAD OF INSERT ON shop.v_orders FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: view made a table
DROP VIEW shop.v_orders;
CREATE TABLE shop.v_orders (id integer, customer_id bigint, total numeric(12,2));
ALTER TABLE shop.v_orders OWNER TO shop;

-- mutation: view recursive
CREATE RECURSIVE VIEW shop.v_count (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM v_count WHERE n < 5;

-- mutation: matview added
CREATE MATERIALIZED VIEW shop.mv_fresh AS SELECT 1 AS one;

-- mutation: matview dropped
DROP MATERIALIZED VIEW shop.mv_totals;

-- mutation: matview not populated
-- pg_dump does not show it
REFRESH MATERIALIZED VIEW shop.mv_totals WITH NO DATA;

-- mutation: matview text
DROP MATERIALIZED VIEW shop.mv_totals;
CREATE MATERIALIZED VIEW shop.mv_totals AS SELECT customer_id, avg(total) AS total FROM shop.orders GROUP BY customer_id;
ALTER MATERIALIZED VIEW shop.mv_totals OWNER TO shop;
CREATE UNIQUE INDEX mv_totals_customer ON shop.mv_totals (customer_id);
COMMENT ON MATERIALIZED VIEW shop.mv_totals IS 'sums';

-- mutation: matview fillfactor
ALTER MATERIALIZED VIEW shop.mv_totals SET (fillfactor = 90);

-- mutation: matview column statistics
ALTER MATERIALIZED VIEW shop.mv_totals ALTER COLUMN total SET STATISTICS 77;

-- mutation: matview column storage
ALTER MATERIALIZED VIEW shop.mv_totals ALTER COLUMN total SET STORAGE EXTERNAL;

-- mutation: matview column renamed
ALTER MATERIALIZED VIEW shop.mv_totals RENAME COLUMN total TO amount;

-- mutation: matview access method
ALTER MATERIALIZED VIEW shop.mv_totals SET ACCESS METHOD heap_two;

-- mutation: matview cluster on
ALTER MATERIALIZED VIEW shop.mv_totals CLUSTER ON mv_totals_customer;

-- mutation: matview renamed
ALTER MATERIALIZED VIEW shop.mv_totals RENAME TO mv_sums;

-- mutation: matview owner
ALTER MATERIALIZED VIEW shop.mv_totals OWNER TO rollback;

-- mutation: matview comment
COMMENT ON MATERIALIZED VIEW shop.mv_totals IS 'other';

-- mutation: matview granted
GRANT SELECT ON shop.mv_totals TO metabase;

-- mutation: sequence added
CREATE SEQUENCE shop.fresh;

-- mutation: sequence dropped
DROP SEQUENCE shop.tickets;

-- mutation: sequence start
ALTER SEQUENCE shop.tickets START WITH 11;

-- mutation: sequence increment
ALTER SEQUENCE shop.tickets INCREMENT BY 3;

-- mutation: sequence increment negative
ALTER SEQUENCE shop.tickets INCREMENT BY -2;

-- mutation: sequence min
ALTER SEQUENCE shop.tickets MINVALUE 2;

-- mutation: sequence max
ALTER SEQUENCE shop.tickets MAXVALUE 2000000;

-- mutation: sequence max none
ALTER SEQUENCE shop.tickets NO MAXVALUE;

-- mutation: sequence cache
ALTER SEQUENCE shop.tickets CACHE 6;

-- mutation: sequence cycle
ALTER SEQUENCE shop.tickets CYCLE;

-- mutation: sequence type
ALTER SEQUENCE shop.tickets AS integer;

-- mutation: sequence owned by
ALTER SEQUENCE shop.tickets OWNED BY shop.items.line;

-- mutation: sequence owned by none
ALTER SEQUENCE shop.orders_id_seq OWNED BY NONE;

-- mutation: sequence owned by another column
ALTER SEQUENCE shop.orders_id_seq OWNED BY shop.orders.customer_id;

-- mutation: sequence unlogged
ALTER SEQUENCE shop.tickets SET UNLOGGED;

-- mutation: sequence renamed
ALTER SEQUENCE shop.tickets RENAME TO numbers;

-- mutation: sequence schema
ALTER SEQUENCE shop.tickets SET SCHEMA sales;

-- mutation: sequence owner
ALTER SEQUENCE shop.tickets OWNER TO rollback;

-- mutation: sequence comment
COMMENT ON SEQUENCE shop.tickets IS 'other';

-- mutation: sequence granted
GRANT SELECT ON SEQUENCE shop.orders_id_seq TO metabase;

-- mutation: sequence revoked
REVOKE USAGE ON SEQUENCE shop.tickets FROM metabase;

-- mutation: function added
CREATE FUNCTION shop.fresh() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- mutation: function dropped
DROP FUNCTION shop.many(integer[]);

-- mutation: function overload added
CREATE FUNCTION shop.add(a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT a';

-- mutation: function body
CREATE OR REPLACE FUNCTION shop.add(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a - b';

-- mutation: function body whitespace
CREATE OR REPLACE FUNCTION shop.add(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a  + b';

-- mutation: function body plpgsql
CREATE OR REPLACE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN OLD; END$$;

-- mutation: function body atomic
CREATE OR REPLACE FUNCTION shop.atomic(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a + 2; END;

-- mutation: function body atomic to text
CREATE OR REPLACE FUNCTION shop.atomic(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + 1';

-- mutation: function volatility
ALTER FUNCTION shop.add(integer, integer) STABLE;

-- mutation: function strict
ALTER FUNCTION shop.add(integer, integer) STRICT;

-- mutation: function not strict
ALTER FUNCTION shop.add_strict(integer) CALLED ON NULL INPUT;

-- mutation: function security definer
ALTER FUNCTION shop.add(integer, integer) SECURITY DEFINER;

-- mutation: function security invoker
ALTER FUNCTION shop.add_strict(integer) SECURITY INVOKER;

-- mutation: function cost
ALTER FUNCTION shop.add_strict(integer) COST 51;

-- mutation: function rows
ALTER FUNCTION shop.list_numbers(integer) ROWS 11;

-- mutation: function parallel
ALTER FUNCTION shop.add_strict(integer) PARALLEL RESTRICTED;

-- mutation: function leakproof
ALTER FUNCTION shop.add(integer, integer) LEAKPROOF;

-- mutation: function set added
ALTER FUNCTION shop.add(integer, integer) SET search_path TO 'shop';

-- mutation: function set changed
ALTER FUNCTION shop.add_strict(integer) SET work_mem TO '9MB';

-- mutation: function set dropped
ALTER FUNCTION shop.add_strict(integer) RESET work_mem;

-- mutation: function support
ALTER FUNCTION shop.list_numbers(integer) SUPPORT generate_series_int4_support;

-- mutation: function language
CREATE OR REPLACE FUNCTION shop.touch() RETURNS trigger LANGUAGE plshop AS $$BEGIN RETURN NEW; END$$;

-- mutation: function argument name
DROP FUNCTION shop.many(integer[]);
CREATE FUNCTION shop.many(VARIADIC w integer[]) RETURNS integer LANGUAGE sql AS 'SELECT cardinality($1)';
ALTER FUNCTION shop.many(integer[]) OWNER TO shop;

-- mutation: function argument name only
DROP FUNCTION shop.positional(integer);
CREATE FUNCTION shop.positional(y integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
ALTER FUNCTION shop.positional(integer) OWNER TO shop;

-- mutation: function argument name dropped
DROP FUNCTION shop.positional(integer);
CREATE FUNCTION shop.positional(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
ALTER FUNCTION shop.positional(integer) OWNER TO shop;

-- mutation: function argument default
CREATE OR REPLACE FUNCTION shop.add(a integer, b integer DEFAULT 3) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';

-- mutation: function argument default added
CREATE OR REPLACE FUNCTION shop.add(a integer DEFAULT 1, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';

-- mutation: function argument type
DROP FUNCTION shop.list_numbers(integer);
CREATE FUNCTION shop.list_numbers(n bigint) RETURNS SETOF integer LANGUAGE sql ROWS 10 AS 'SELECT generate_series(1, n)::integer';
ALTER FUNCTION shop.list_numbers(bigint) OWNER TO shop;

-- mutation: function argument mode
DROP FUNCTION shop.out_args(integer);
CREATE FUNCTION shop.out_args(INOUT a integer, OUT c text) LANGUAGE sql AS 'SELECT a, a::text';
ALTER FUNCTION shop.out_args(integer) OWNER TO shop;

-- mutation: function variadic dropped
DROP FUNCTION shop.many(integer[]);
CREATE FUNCTION shop.many(v integer[]) RETURNS integer LANGUAGE sql AS 'SELECT cardinality(v)';
ALTER FUNCTION shop.many(integer[]) OWNER TO shop;

-- mutation: function return type
DROP FUNCTION shop.many(integer[]);
CREATE FUNCTION shop.many(VARIADIC v integer[]) RETURNS bigint LANGUAGE sql AS 'SELECT cardinality(v)';
ALTER FUNCTION shop.many(integer[]) OWNER TO shop;

-- mutation: function return set
DROP FUNCTION shop.many(integer[]);
CREATE FUNCTION shop.many(VARIADIC v integer[]) RETURNS SETOF integer LANGUAGE sql AS 'SELECT cardinality(v)';
ALTER FUNCTION shop.many(integer[]) OWNER TO shop;

-- mutation: function return table
DROP FUNCTION shop.as_table(integer);
CREATE FUNCTION shop.as_table(n integer) RETURNS TABLE (x integer, z text) LANGUAGE sql AS 'SELECT n, n::text';
ALTER FUNCTION shop.as_table(integer) OWNER TO shop;

-- mutation: function to procedure
DROP FUNCTION shop.many(integer[]);
CREATE PROCEDURE shop.many(VARIADIC v integer[]) LANGUAGE sql AS 'SELECT cardinality(v)';
ALTER PROCEDURE shop.many(integer[]) OWNER TO shop;

-- mutation: function transform
CREATE FUNCTION shop.fresh(h ext.hstore) RETURNS integer TRANSFORM FOR TYPE ext.hstore LANGUAGE plshop AS 'begin return 1; end';

-- mutation: function window
CREATE FUNCTION shop.rowno() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';

-- mutation: function renamed
ALTER FUNCTION shop.add(integer, integer) RENAME TO plus;

-- mutation: function schema
ALTER FUNCTION shop.add(integer, integer) SET SCHEMA sales;

-- mutation: function owner
ALTER FUNCTION shop.add(integer, integer) OWNER TO rollback;

-- mutation: function comment
COMMENT ON FUNCTION shop.add(integer, integer) IS 'other';

-- mutation: function comment added
COMMENT ON FUNCTION shop.touch() IS 'touches';

-- mutation: function execute revoked
REVOKE EXECUTE ON FUNCTION shop.add(integer, integer) FROM PUBLIC;

-- mutation: function execute granted
GRANT EXECUTE ON FUNCTION shop.add(integer, integer) TO metabase;

-- mutation: function execute granted back
GRANT EXECUTE ON FUNCTION shop.secret() TO PUBLIC;

-- mutation: function execute grant option
GRANT EXECUTE ON FUNCTION shop.secret() TO metabase WITH GRANT OPTION;

-- mutation: function extension dependency
ALTER FUNCTION shop.add(integer, integer) DEPENDS ON EXTENSION pg_trgm;

-- mutation: procedure added
CREATE PROCEDURE shop.fresh() LANGUAGE sql AS 'SELECT 1';

-- mutation: procedure dropped
DROP PROCEDURE shop.ship(integer);

-- mutation: procedure body
CREATE OR REPLACE PROCEDURE shop.ship(IN n integer) LANGUAGE plpgsql AS $$BEGIN PERFORM n + 1; END$$;

-- mutation: procedure out argument
DROP PROCEDURE shop.ship(integer);
CREATE PROCEDURE shop.ship(IN n integer, OUT m integer) LANGUAGE plpgsql AS $$BEGIN m := n; END$$;
ALTER PROCEDURE shop.ship(integer) OWNER TO shop;

-- mutation: procedure security definer
ALTER PROCEDURE shop.ship(integer) SECURITY DEFINER;

-- mutation: procedure set
ALTER PROCEDURE shop.ship(integer) SET lock_timeout TO '1s';

-- mutation: procedure comment
COMMENT ON PROCEDURE shop.ship(integer) IS 'other';

-- mutation: procedure owner
ALTER PROCEDURE shop.ship(integer) OWNER TO rollback;

-- mutation: procedure execute revoked
REVOKE EXECUTE ON PROCEDURE shop.ship(integer) FROM PUBLIC;

-- mutation: aggregate added
CREATE AGGREGATE shop.fresh(integer) (SFUNC = int4pl, STYPE = integer);

-- mutation: aggregate dropped
DROP AGGREGATE shop.total(integer);

-- mutation: aggregate sfunc
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = shop.plus_one, STYPE = integer, INITCOND = '0');

-- mutation: aggregate initcond
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1');

-- mutation: aggregate initcond dropped
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer);

-- mutation: aggregate finalfunc
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = shop.negate, INITCOND = '0');

-- mutation: aggregate finalfunc modify
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = shop.negate, FINALFUNC_MODIFY = SHAREABLE, INITCOND = '0');

-- mutation: aggregate combinefunc
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, COMBINEFUNC = int4pl, INITCOND = '0');

-- mutation: aggregate parallel
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', PARALLEL = SAFE);

-- mutation: aggregate sspace
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 64, INITCOND = '0');

-- mutation: aggregate moving
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '0');

-- mutation: aggregate sortop
CREATE OR REPLACE AGGREGATE shop.biggest(integer) (SFUNC = int4larger, STYPE = integer);

-- mutation: aggregate sortop changed
CREATE OR REPLACE AGGREGATE shop.biggest(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = <);

-- mutation: aggregate stype
DROP AGGREGATE shop.total(integer);
CREATE AGGREGATE shop.total(integer) (SFUNC = int84pl, STYPE = bigint, INITCOND = '0');
ALTER AGGREGATE shop.total(integer) OWNER TO shop;
COMMENT ON AGGREGATE shop.total(integer) IS 'sums';

-- mutation: aggregate ordered set
CREATE AGGREGATE shop.middle(ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);

-- mutation: aggregate hypothetical
CREATE AGGREGATE shop.place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);

-- mutation: aggregate renamed
ALTER AGGREGATE shop.total(integer) RENAME TO summed;

-- mutation: aggregate owner
ALTER AGGREGATE shop.total(integer) OWNER TO rollback;

-- mutation: aggregate comment
COMMENT ON AGGREGATE shop.total(integer) IS 'other';

-- mutation: aggregate execute revoked
REVOKE EXECUTE ON FUNCTION shop.total(integer) FROM PUBLIC;

-- mutation: operator added
CREATE OPERATOR shop.<#~> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.far);

-- mutation: operator prefix added
CREATE OPERATOR shop.!~~ (RIGHTARG = integer, FUNCTION = shop.negate);

-- mutation: operator dropped
DROP OPERATOR shop.<!> (integer, integer);

-- mutation: operator restrict
ALTER OPERATOR shop.<~> (integer, integer) SET (RESTRICT = neqsel);

-- mutation: operator restrict none
ALTER OPERATOR shop.<~> (integer, integer) SET (RESTRICT = NONE);

-- mutation: operator join
ALTER OPERATOR shop.<~> (integer, integer) SET (JOIN = neqjoinsel);

-- mutation: operator join none
ALTER OPERATOR shop.<~> (integer, integer) SET (JOIN = NONE);

-- mutation: operator commutator
DROP OPERATOR shop.<!> (integer, integer);
CREATE OPERATOR shop.<!> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.nearer, COMMUTATOR = OPERATOR(shop.<!>));
ALTER OPERATOR shop.<!> (integer, integer) OWNER TO shop;

-- mutation: operator negator
CREATE OPERATOR shop.<#~> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.far, NEGATOR = OPERATOR(shop.<!>));

-- mutation: operator procedure
DROP OPERATOR shop.<!> (integer, integer);
CREATE OPERATOR shop.<!> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.far);
ALTER OPERATOR shop.<!> (integer, integer) OWNER TO shop;

-- mutation: operator hashes
DROP OPERATOR shop.<!> (integer, integer);
CREATE OPERATOR shop.<!> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.nearer, HASHES);
ALTER OPERATOR shop.<!> (integer, integer) OWNER TO shop;

-- mutation: operator merges
DROP OPERATOR shop.<!> (integer, integer);
CREATE OPERATOR shop.<!> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.nearer, MERGES);
ALTER OPERATOR shop.<!> (integer, integer) OWNER TO shop;

-- mutation: operator schema
ALTER OPERATOR shop.<!> (integer, integer) SET SCHEMA sales;

-- mutation: operator owner
ALTER OPERATOR shop.<!> (integer, integer) OWNER TO rollback;

-- mutation: operator comment
COMMENT ON OPERATOR shop.<~> (integer, integer) IS 'other';

-- mutation: operator family added
CREATE OPERATOR FAMILY shop.more USING btree;

-- mutation: operator family member added
ALTER OPERATOR FAMILY shop.numbers USING btree ADD OPERATOR 1 > (integer, bigint), OPERATOR 3 = (integer, bigint);

-- mutation: operator family function added
CREATE FUNCTION shop.mixed_cmp(a integer, b bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
ALTER OPERATOR FAMILY shop.numbers USING btree ADD FUNCTION 1 (integer, bigint) shop.mixed_cmp(integer, bigint);

-- mutation: operator family renamed
ALTER OPERATOR FAMILY shop.numbers USING btree RENAME TO figures;

-- mutation: operator family owner
ALTER OPERATOR FAMILY shop.numbers USING btree OWNER TO rollback;

-- mutation: operator family comment
COMMENT ON OPERATOR FAMILY shop.numbers USING btree IS 'numbers';

-- mutation: operator class added
CREATE OPERATOR CLASS shop.more FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);

-- mutation: operator class dropped
DROP OPERATOR CLASS shop.reversed USING btree;

-- mutation: operator class function
DROP OPERATOR CLASS shop.reversed USING btree;
CREATE OPERATOR CLASS shop.reversed FOR TYPE integer USING btree FAMILY shop.numbers AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR CLASS shop.reversed USING btree OWNER TO shop;

-- mutation: operator class default
UPDATE pg_catalog.pg_opclass SET opcdefault = true WHERE opcname = 'cents_ops';

-- mutation: operator class of another family
DROP OPERATOR CLASS shop.reversed USING btree;
CREATE OPERATOR FAMILY shop.more USING btree;
CREATE OPERATOR CLASS shop.reversed FOR TYPE integer USING btree FAMILY shop.more AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 shop.reverse_cmp(integer, integer);
ALTER OPERATOR CLASS shop.reversed USING btree OWNER TO shop;

-- mutation: operator class operator dropped
DROP OPERATOR CLASS shop.reversed USING btree;
CREATE OPERATOR CLASS shop.reversed FOR TYPE integer USING btree FAMILY shop.numbers AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, FUNCTION 1 shop.reverse_cmp(integer, integer);
ALTER OPERATOR CLASS shop.reversed USING btree OWNER TO shop;

-- mutation: operator class renamed
ALTER OPERATOR CLASS shop.reversed USING btree RENAME TO backwards;

-- mutation: operator class owner
ALTER OPERATOR CLASS shop.reversed USING btree OWNER TO rollback;

-- mutation: operator class comment
COMMENT ON OPERATOR CLASS shop.reversed USING btree IS 'backwards';

-- mutation: cast added
CREATE CAST (shop.status AS text) WITH INOUT;

-- mutation: cast dropped
DROP CAST (shop.status AS integer);

-- mutation: cast context implicit
DROP CAST (shop.status AS integer);
CREATE CAST (shop.status AS integer) WITH FUNCTION shop.status_number(shop.status) AS IMPLICIT;
COMMENT ON CAST (shop.status AS integer) IS 'to a number';

-- mutation: cast context explicit
DROP CAST (shop.status AS integer);
CREATE CAST (shop.status AS integer) WITH FUNCTION shop.status_number(shop.status);
COMMENT ON CAST (shop.status AS integer) IS 'to a number';

-- mutation: cast function
DROP CAST (shop.status AS integer);
CREATE CAST (shop.status AS integer) WITH FUNCTION shop.status_other(shop.status) AS ASSIGNMENT;
COMMENT ON CAST (shop.status AS integer) IS 'to a number';

-- mutation: cast method
DROP CAST (shop.cents AS integer);
CREATE CAST (shop.cents AS integer) WITH INOUT;

-- mutation: cast comment
COMMENT ON CAST (shop.status AS integer) IS 'other';

-- mutation: conversion added
CREATE CONVERSION shop.back FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

-- mutation: conversion dropped
DROP CONVERSION shop.latin;

-- mutation: conversion default
DROP CONVERSION shop.latin;
CREATE DEFAULT CONVERSION shop.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
ALTER CONVERSION shop.latin OWNER TO shop;

-- mutation: conversion function
DROP CONVERSION shop.latin;
CREATE CONVERSION shop.latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
ALTER CONVERSION shop.latin OWNER TO shop;

-- mutation: conversion renamed
ALTER CONVERSION shop.latin RENAME TO roman;

-- mutation: conversion owner
ALTER CONVERSION shop.latin OWNER TO rollback;

-- mutation: conversion comment
COMMENT ON CONVERSION shop.latin IS 'latin';

-- mutation: collation added
CREATE COLLATION shop.plain_c FROM "C";

-- mutation: collation dropped
DROP COLLATION shop.blind;

-- mutation: collation provider
DROP COLLATION shop.german;
CREATE COLLATION shop.german (provider = libc, locale = 'C');
ALTER COLLATION shop.german OWNER TO shop;
COMMENT ON COLLATION shop.german IS 'german';

-- mutation: collation locale
DROP COLLATION shop.german;
CREATE COLLATION shop.german (provider = icu, locale = 'de-AT');
ALTER COLLATION shop.german OWNER TO shop;
COMMENT ON COLLATION shop.german IS 'german';

-- mutation: collation deterministic
DROP COLLATION shop.blind;
CREATE COLLATION shop.blind (provider = icu, locale = 'und-u-ks-level2');
ALTER COLLATION shop.blind OWNER TO shop;

-- mutation: collation renamed
ALTER COLLATION shop.german RENAME TO deutsch;

-- mutation: collation owner
ALTER COLLATION shop.german OWNER TO rollback;

-- mutation: collation comment
COMMENT ON COLLATION shop.german IS 'other';

-- mutation: collation schema
ALTER COLLATION shop.german SET SCHEMA sales;

-- mutation: ts configuration added
CREATE TEXT SEARCH CONFIGURATION shop.fresh (COPY = pg_catalog.simple);

-- mutation: ts configuration dropped
DROP TEXT SEARCH CONFIGURATION shop.search;

-- mutation: ts configuration mapping added
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR hword WITH shop.stem;

-- mutation: ts configuration mapping dropped
ALTER TEXT SEARCH CONFIGURATION shop.search DROP MAPPING FOR email;

-- mutation: ts configuration mapping order
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR asciiword WITH simple, shop.stem;

-- mutation: ts configuration mapping replaced
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING REPLACE shop.stem WITH pg_catalog.english_stem;

-- mutation: ts configuration parser
CREATE TEXT SEARCH CONFIGURATION shop.fresh (PARSER = shop.words);

-- mutation: ts configuration renamed
ALTER TEXT SEARCH CONFIGURATION shop.search RENAME TO find;

-- mutation: ts configuration owner
ALTER TEXT SEARCH CONFIGURATION shop.search OWNER TO rollback;

-- mutation: ts configuration comment
COMMENT ON TEXT SEARCH CONFIGURATION shop.search IS 'other';

-- mutation: ts dictionary added
CREATE TEXT SEARCH DICTIONARY shop.fresh (TEMPLATE = pg_catalog.simple);

-- mutation: ts dictionary dropped
DROP TEXT SEARCH DICTIONARY shop.stem CASCADE;

-- mutation: ts dictionary options
ALTER TEXT SEARCH DICTIONARY shop.stem (StopWords = german);

-- mutation: ts dictionary option dropped
ALTER TEXT SEARCH DICTIONARY shop.stem (StopWords);

-- mutation: ts dictionary template
CREATE TEXT SEARCH DICTIONARY shop.fresh (TEMPLATE = shop.simpler);

-- mutation: ts dictionary renamed
ALTER TEXT SEARCH DICTIONARY shop.stem RENAME TO root;

-- mutation: ts dictionary owner
ALTER TEXT SEARCH DICTIONARY shop.stem OWNER TO rollback;

-- mutation: ts dictionary comment
COMMENT ON TEXT SEARCH DICTIONARY shop.stem IS 'stem';

-- mutation: ts parser added
CREATE TEXT SEARCH PARSER shop.fresh (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

-- mutation: ts parser dropped
DROP TEXT SEARCH PARSER shop.words;

-- mutation: ts parser headline dropped
DROP TEXT SEARCH PARSER shop.words;
CREATE TEXT SEARCH PARSER shop.words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

-- mutation: ts parser renamed
ALTER TEXT SEARCH PARSER shop.words RENAME TO tokens;

-- mutation: ts parser comment
COMMENT ON TEXT SEARCH PARSER shop.words IS 'words';

-- mutation: ts template added
CREATE TEXT SEARCH TEMPLATE shop.fresh (INIT = dsimple_init, LEXIZE = dsimple_lexize);

-- mutation: ts template dropped
DROP TEXT SEARCH TEMPLATE shop.simpler;

-- mutation: ts template function
DROP TEXT SEARCH TEMPLATE shop.simpler;
CREATE TEXT SEARCH TEMPLATE shop.simpler (INIT = dsynonym_init, LEXIZE = dsynonym_lexize);

-- mutation: ts template renamed
ALTER TEXT SEARCH TEMPLATE shop.simpler RENAME TO simplest;

-- mutation: ts template comment
COMMENT ON TEXT SEARCH TEMPLATE shop.simpler IS 'simpler';

-- mutation: language added
CREATE LANGUAGE plfresh HANDLER shop.pl_handler;

-- mutation: language dropped
DROP TRANSFORM FOR ext.hstore LANGUAGE plshop;
DROP LANGUAGE plshop;

-- mutation: language not trusted
DROP TRANSFORM FOR ext.hstore LANGUAGE plshop;
DROP LANGUAGE plshop;
CREATE LANGUAGE plshop HANDLER shop.pl_handler VALIDATOR shop.pl_check;
CREATE TRANSFORM FOR ext.hstore LANGUAGE plshop (FROM SQL WITH FUNCTION shop.hs_from(internal), TO SQL WITH FUNCTION shop.hs_to(internal));
COMMENT ON LANGUAGE plshop IS 'own language';

-- mutation: language trusted only
UPDATE pg_catalog.pg_language SET lanpltrusted = false WHERE lanname = 'plshop';

-- mutation: language inline
CREATE OR REPLACE TRUSTED LANGUAGE plshop HANDLER shop.pl_handler INLINE shop.pl_inline VALIDATOR shop.pl_check;

-- mutation: language validator dropped
CREATE OR REPLACE TRUSTED LANGUAGE plshop HANDLER shop.pl_handler;

-- mutation: language owner
ALTER LANGUAGE plshop OWNER TO shop;

-- mutation: language renamed
ALTER LANGUAGE plshop RENAME TO plother;

-- mutation: language comment
COMMENT ON LANGUAGE plshop IS 'other';

-- mutation: language usage revoked
REVOKE USAGE ON LANGUAGE plshop FROM PUBLIC;

-- mutation: language usage granted
GRANT USAGE ON LANGUAGE plshop TO metabase WITH GRANT OPTION;

-- mutation: language plpgsql usage revoked
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;

-- mutation: transform dropped
DROP TRANSFORM FOR ext.hstore LANGUAGE plshop;

-- mutation: transform added
CREATE TRANSFORM FOR ext.hstore LANGUAGE plpgsql (FROM SQL WITH FUNCTION shop.hs_from(internal));

-- mutation: transform function dropped
CREATE OR REPLACE TRANSFORM FOR ext.hstore LANGUAGE plshop (FROM SQL WITH FUNCTION shop.hs_from(internal));

-- mutation: transform comment
COMMENT ON TRANSFORM FOR ext.hstore LANGUAGE plshop IS 'hstore';

-- mutation: access method added
CREATE ACCESS METHOD heap_three TYPE TABLE HANDLER heap_tableam_handler;

-- mutation: access method index added
CREATE ACCESS METHOD brin_two TYPE INDEX HANDLER brinhandler;

-- mutation: access method dropped
DROP ACCESS METHOD heap_two;

-- mutation: access method handler
DROP ACCESS METHOD gist_two;
CREATE ACCESS METHOD gist_two TYPE INDEX HANDLER brinhandler;

-- mutation: access method comment
COMMENT ON ACCESS METHOD heap_two IS 'other';

-- mutation: extension added
CREATE EXTENSION citext WITH SCHEMA ext;

-- mutation: extension dropped
DROP EXTENSION hstore CASCADE;

-- mutation: extension schema
ALTER EXTENSION pg_trgm SET SCHEMA sales;

-- mutation: extension updated
-- pg_dump does not show it
ALTER EXTENSION pg_trgm UPDATE TO '1.6';

-- mutation: extension member granted
GRANT EXECUTE ON FUNCTION ext.avals(ext.hstore) TO metabase;

-- mutation: extension member revoked
REVOKE EXECUTE ON FUNCTION ext.avals(ext.hstore) FROM PUBLIC;

-- mutation: extension member grant taken back
REVOKE EXECUTE ON FUNCTION ext.akeys(ext.hstore) FROM metabase;

-- mutation: extension member type granted
GRANT USAGE ON TYPE ext.hstore TO metabase;

-- mutation: extension member added
ALTER EXTENSION hstore ADD TABLE shop.logs;

-- mutation: extension member dropped
ALTER EXTENSION hstore DROP FUNCTION ext.avals(ext.hstore);

-- mutation: extension plpgsql dropped
DROP EXTENSION plpgsql CASCADE;

-- mutation: extension member with a policy
ALTER EXTENSION hstore ADD TABLE shop.logs;
CREATE POLICY of_extension ON shop.logs USING (true);

-- mutation: catalog function revoked
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;

-- mutation: catalog function granted
GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO shop;

-- mutation: catalog table granted
GRANT SELECT ON pg_catalog.pg_authid TO metabase;

-- mutation: catalog column granted
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO metabase;

-- mutation: catalog table revoked
REVOKE SELECT ON pg_catalog.pg_proc FROM PUBLIC;

-- mutation: catalog type revoked
REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;

-- mutation: fdw added
CREATE FOREIGN DATA WRAPPER fresh_fdw;

-- mutation: fdw dropped
DROP FOREIGN DATA WRAPPER shop_fdw CASCADE;

-- mutation: fdw options
ALTER FOREIGN DATA WRAPPER shop_fdw OPTIONS (SET debug 'false');

-- mutation: fdw option added
ALTER FOREIGN DATA WRAPPER shop_fdw OPTIONS (ADD more 'yes');

-- mutation: fdw validator
ALTER FOREIGN DATA WRAPPER shop_fdw VALIDATOR postgresql_fdw_validator;

-- mutation: fdw handler
CREATE FUNCTION shop.far_handler() RETURNS fdw_handler LANGUAGE c STRICT AS '$libdir/postgres_fdw', 'postgres_fdw_handler';
ALTER FOREIGN DATA WRAPPER shop_fdw HANDLER shop.far_handler;

-- mutation: fdw renamed
ALTER FOREIGN DATA WRAPPER shop_fdw RENAME TO other_fdw;

-- mutation: fdw owner
UPDATE pg_catalog.pg_foreign_data_wrapper SET fdwowner = 'shop'::regrole WHERE fdwname = 'shop_fdw';

-- mutation: fdw comment
COMMENT ON FOREIGN DATA WRAPPER shop_fdw IS 'wrapper';

-- mutation: fdw usage granted
GRANT USAGE ON FOREIGN DATA WRAPPER shop_fdw TO metabase;

-- mutation: fdw with a handler
CREATE EXTENSION postgres_fdw WITH SCHEMA ext;

-- mutation: server added
CREATE SERVER fresh_server FOREIGN DATA WRAPPER shop_fdw;

-- mutation: server dropped
DROP SERVER far_server CASCADE;

-- mutation: server option changed
ALTER SERVER far_server OPTIONS (SET host 'farther');

-- mutation: server option added
ALTER SERVER far_server OPTIONS (ADD dbname 'x');

-- mutation: server option dropped
ALTER SERVER far_server OPTIONS (DROP port);

-- mutation: server version
ALTER SERVER far_server VERSION '2';

-- mutation: server type
UPDATE pg_catalog.pg_foreign_server SET srvtype = 'other' WHERE srvname = 'far_server';

-- mutation: server renamed
ALTER SERVER far_server RENAME TO near_server;

-- mutation: server owner
ALTER SERVER far_server OWNER TO postgres;

-- mutation: server comment
COMMENT ON SERVER far_server IS 'other';

-- mutation: server usage granted
GRANT USAGE ON FOREIGN SERVER far_server TO rollback;

-- mutation: server usage revoked
REVOKE USAGE ON FOREIGN SERVER far_server FROM metabase;

-- mutation: user mapping added
CREATE USER MAPPING FOR metabase SERVER far_server OPTIONS (user 'm');

-- mutation: user mapping public
CREATE USER MAPPING FOR PUBLIC SERVER far_server;

-- mutation: user mapping dropped
DROP USER MAPPING FOR shop SERVER far_server;

-- mutation: foreign table added
CREATE FOREIGN TABLE shop.far_fresh (id integer) SERVER far_server;

-- mutation: foreign table dropped
DROP FOREIGN TABLE shop.far_items;

-- mutation: foreign table option changed
ALTER FOREIGN TABLE shop.far_items OPTIONS (SET table_name 'others');

-- mutation: foreign table option added
ALTER FOREIGN TABLE shop.far_items OPTIONS (ADD schema_name 'x');

-- mutation: foreign table column option changed
ALTER FOREIGN TABLE shop.far_items ALTER COLUMN id OPTIONS (SET column_name 'number');

-- mutation: foreign table column option added
ALTER FOREIGN TABLE shop.far_items ALTER COLUMN label OPTIONS (ADD column_name 'title');

-- mutation: foreign table column option dropped
ALTER FOREIGN TABLE shop.far_items ALTER COLUMN id OPTIONS (DROP column_name);

-- mutation: foreign table server
DROP FOREIGN TABLE shop.far_items;
CREATE SERVER near_server FOREIGN DATA WRAPPER shop_fdw;
CREATE FOREIGN TABLE shop.far_items (id integer OPTIONS (column_name 'nr') NOT NULL, label text) SERVER near_server OPTIONS (table_name 'items');
ALTER FOREIGN TABLE shop.far_items OWNER TO shop;

-- mutation: foreign table check
ALTER FOREIGN TABLE shop.far_items ADD CONSTRAINT far_positive CHECK (id > 0);

-- mutation: foreign table column default
ALTER FOREIGN TABLE shop.far_items ALTER COLUMN label SET DEFAULT 'x';

-- mutation: foreign table trigger
CREATE TRIGGER far_touch BEFORE INSERT ON shop.far_items FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: foreign table column
ALTER FOREIGN TABLE shop.far_items ADD COLUMN more text;

-- mutation: foreign table renamed
ALTER FOREIGN TABLE shop.far_items RENAME TO far_things;

-- mutation: foreign table owner
ALTER FOREIGN TABLE shop.far_items OWNER TO rollback;

-- mutation: foreign table comment
COMMENT ON FOREIGN TABLE shop.far_items IS 'far';

-- mutation: foreign table granted
GRANT SELECT ON shop.far_items TO metabase;

-- mutation: foreign table as a partition
CREATE FOREIGN TABLE shop.hashed_1 PARTITION OF shop.hashed FOR VALUES WITH (MODULUS 4, REMAINDER 1) SERVER far_server;

-- mutation: statistics added
CREATE STATISTICS shop.st_fresh ON at, line FROM shop.logs;

-- mutation: statistics dropped
DROP STATISTICS shop.st_customers;

-- mutation: statistics kinds
DROP STATISTICS shop.st_customers;
CREATE STATISTICS shop.st_customers (ndistinct, mcv) ON name, phone FROM shop.customers;
ALTER STATISTICS shop.st_customers OWNER TO shop;
ALTER STATISTICS shop.st_customers SET STATISTICS 300;
COMMENT ON STATISTICS shop.st_customers IS 'names and phones';

-- mutation: statistics columns
DROP STATISTICS shop.st_customers;
CREATE STATISTICS shop.st_customers (ndistinct, dependencies) ON name, note FROM shop.customers;
ALTER STATISTICS shop.st_customers OWNER TO shop;
ALTER STATISTICS shop.st_customers SET STATISTICS 300;
COMMENT ON STATISTICS shop.st_customers IS 'names and phones';

-- mutation: statistics expression
DROP STATISTICS shop.st_expr;
CREATE STATISTICS shop.st_expr ON (upper(name)) FROM shop.customers;
ALTER STATISTICS shop.st_expr OWNER TO shop;

-- mutation: statistics target
ALTER STATISTICS shop.st_customers SET STATISTICS 301;

-- mutation: statistics target dropped
ALTER STATISTICS shop.st_customers SET STATISTICS -1;

-- mutation: statistics renamed
ALTER STATISTICS shop.st_customers RENAME TO st_people;

-- mutation: statistics schema
ALTER STATISTICS shop.st_customers SET SCHEMA sales;

-- mutation: statistics owner
ALTER STATISTICS shop.st_customers OWNER TO rollback;

-- mutation: statistics comment
COMMENT ON STATISTICS shop.st_customers IS 'other';

-- mutation: publication added
CREATE PUBLICATION pub_fresh;

-- mutation: publication all tables
CREATE PUBLICATION pub_fresh FOR ALL TABLES;

-- mutation: publication made all tables
DROP PUBLICATION pub_parts;
CREATE PUBLICATION pub_parts FOR ALL TABLES;

-- mutation: publication dropped
DROP PUBLICATION pub_parts;

-- mutation: publication table added
ALTER PUBLICATION pub_shop ADD TABLE shop.parts;

-- mutation: publication table dropped
ALTER PUBLICATION pub_shop DROP TABLE shop.orders;

-- mutation: publication table of another
ALTER PUBLICATION pub_parts ADD TABLE shop.orders;

-- mutation: publication row filter
ALTER PUBLICATION pub_shop SET TABLE shop.customers (id, name), shop.orders WHERE (id > 1);

-- mutation: publication row filter dropped
ALTER PUBLICATION pub_shop SET TABLE shop.customers (id, name), shop.orders;

-- mutation: publication column list
ALTER PUBLICATION pub_shop SET TABLE shop.customers (id, name, vip), shop.orders WHERE (id > 0);

-- mutation: publication column list dropped
ALTER PUBLICATION pub_shop SET TABLE shop.customers, shop.orders WHERE (id > 0);

-- mutation: publication operations
ALTER PUBLICATION pub_shop SET (publish = 'insert, update, delete');

-- mutation: publication truncate
ALTER PUBLICATION pub_parts SET (publish = 'insert, update, delete');

-- mutation: publication via root
ALTER PUBLICATION pub_parts SET (publish_via_partition_root = true);

-- mutation: publication schema added
ALTER PUBLICATION pub_schema ADD TABLES IN SCHEMA hollow;

-- mutation: publication schema dropped
ALTER PUBLICATION pub_schema DROP TABLES IN SCHEMA sales;

-- mutation: publication renamed
ALTER PUBLICATION pub_shop RENAME TO pub_store;

-- mutation: publication owner
ALTER PUBLICATION pub_shop OWNER TO postgres;

-- mutation: publication comment
COMMENT ON PUBLICATION pub_shop IS 'other';

-- mutation: trigger added
CREATE TRIGGER logs_touch BEFORE INSERT ON shop.logs FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: trigger dropped
DROP TRIGGER customers_touch ON shop.customers;

-- mutation: trigger when
CREATE OR REPLACE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (NOT new.vip) EXECUTE FUNCTION shop.touch('one');

-- mutation: trigger when dropped
CREATE OR REPLACE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.touch('one');

-- mutation: trigger columns
CREATE OR REPLACE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('one');

-- mutation: trigger columns dropped
CREATE OR REPLACE TRIGGER customers_touch BEFORE INSERT OR UPDATE ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('one');

-- mutation: trigger timing
CREATE OR REPLACE TRIGGER customers_touch AFTER INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('one');

-- mutation: trigger events
CREATE OR REPLACE TRIGGER customers_touch BEFORE UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('one');

-- mutation: trigger level
DROP TRIGGER logs_off ON shop.logs;
CREATE TRIGGER logs_off BEFORE INSERT ON shop.logs FOR EACH STATEMENT EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.logs DISABLE TRIGGER logs_off;

-- mutation: trigger truncate
CREATE TRIGGER logs_truncate BEFORE TRUNCATE ON shop.logs EXECUTE FUNCTION shop.touch();

-- mutation: trigger function
CREATE OR REPLACE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch_other('one');

-- mutation: trigger argument
CREATE OR REPLACE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('two');

-- mutation: trigger argument added
CREATE OR REPLACE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('one', 'two');

-- mutation: trigger transition table name
CREATE OR REPLACE TRIGGER customers_stmt AFTER INSERT ON shop.customers REFERENCING NEW TABLE AS newest FOR EACH STATEMENT EXECUTE FUNCTION shop.touch_other();

-- mutation: trigger transition table dropped
CREATE OR REPLACE TRIGGER customers_stmt AFTER INSERT ON shop.customers FOR EACH STATEMENT EXECUTE FUNCTION shop.touch_other();

-- mutation: trigger disabled
ALTER TABLE shop.customers DISABLE TRIGGER customers_touch;

-- mutation: trigger enabled
ALTER TABLE shop.logs ENABLE TRIGGER logs_off;

-- mutation: trigger enabled replica
ALTER TABLE shop.customers ENABLE REPLICA TRIGGER customers_touch;

-- mutation: trigger enabled always
ALTER TABLE shop.customers ENABLE ALWAYS TRIGGER customers_touch;

-- mutation: trigger constraint initially immediate
DROP TRIGGER orders_late ON shop.orders;
CREATE CONSTRAINT TRIGGER orders_late AFTER UPDATE ON shop.orders DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: trigger constraint not deferrable
DROP TRIGGER orders_late ON shop.orders;
CREATE CONSTRAINT TRIGGER orders_late AFTER UPDATE ON shop.orders NOT DEFERRABLE FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: trigger constraint made plain
DROP TRIGGER orders_late ON shop.orders;
CREATE TRIGGER orders_late AFTER UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: trigger constraint from
DROP TRIGGER orders_late ON shop.orders;
CREATE CONSTRAINT TRIGGER orders_late AFTER UPDATE ON shop.orders FROM shop.customers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: trigger renamed
ALTER TRIGGER customers_touch ON shop.customers RENAME TO a_touch;

-- mutation: trigger comment
COMMENT ON TRIGGER customers_touch ON shop.customers IS 'other';

-- mutation: trigger of a partition disabled
ALTER TABLE shop.events_2024 DISABLE TRIGGER events_touch;

-- mutation: trigger of a partition always
ALTER TABLE shop.events_2025 ENABLE ALWAYS TRIGGER events_touch;

-- mutation: trigger of the parent only disabled
ALTER TABLE ONLY shop.events DISABLE TRIGGER events_touch;

-- mutation: trigger of all partitions disabled
ALTER TABLE shop.events DISABLE TRIGGER events_touch;

-- mutation: trigger on one partition
CREATE TRIGGER only_here BEFORE INSERT ON shop.events_2024 FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- mutation: trigger extension dependency
ALTER TRIGGER customers_touch ON shop.customers DEPENDS ON EXTENSION pg_trgm;

-- mutation: table granted
GRANT SELECT ON shop.logs TO metabase;

-- mutation: table granted to public
GRANT SELECT ON shop.logs TO PUBLIC;

-- mutation: table grant more
GRANT INSERT ON shop.customers TO metabase;

-- mutation: table grant truncate
GRANT TRUNCATE, TRIGGER, REFERENCES ON shop.customers TO metabase;

-- mutation: table grant option
GRANT SELECT ON shop.customers TO metabase WITH GRANT OPTION;

-- mutation: table grant by another
GRANT SELECT ON shop.orders TO rollback WITH GRANT OPTION;
SET ROLE rollback;
GRANT SELECT ON shop.orders TO metabase;
RESET ROLE;

-- mutation: table revoked
REVOKE SELECT ON shop.customers FROM metabase;

-- mutation: table revoked in part
REVOKE INSERT ON shop.customers FROM rollback;

-- mutation: table revoked from the owner
REVOKE DELETE ON shop.logs FROM shop;

-- mutation: table revoked from the owner all
REVOKE ALL ON shop.logs FROM shop;

-- mutation: table grant moved
REVOKE SELECT ON shop.customers FROM metabase;
GRANT SELECT ON shop.orders TO metabase;

-- mutation: column granted
GRANT SELECT (note) ON shop.customers TO metabase;

-- mutation: column revoked
REVOKE UPDATE (note) ON shop.customers FROM metabase;

-- mutation: column grant option
GRANT UPDATE (note) ON shop.customers TO metabase WITH GRANT OPTION;

-- mutation: column grant of a new column
GRANT SELECT (level) ON shop.logs TO metabase;

-- mutation: column of a view granted
GRANT SELECT (id) ON shop.v_orders TO metabase;

-- mutation: system column granted
GRANT SELECT (ctid) ON shop.logs TO metabase;

-- mutation: view granted
GRANT SELECT ON shop.v_orders TO metabase;

-- mutation: view revoked
REVOKE SELECT ON shop.v_customers FROM metabase;

-- mutation: default privileges tables
ALTER DEFAULT PRIVILEGES FOR ROLE shop GRANT SELECT ON TABLES TO metabase;

-- mutation: default privileges tables in schema
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA shop GRANT SELECT ON TABLES TO metabase;

-- mutation: default privileges tables more
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA sales GRANT INSERT ON TABLES TO metabase;

-- mutation: default privileges tables grant option
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA sales GRANT SELECT ON TABLES TO metabase WITH GRANT OPTION;

-- mutation: default privileges dropped
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA sales REVOKE SELECT ON TABLES FROM metabase;

-- mutation: default privileges functions
ALTER DEFAULT PRIVILEGES FOR ROLE shop REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- mutation: default privileges functions back
ALTER DEFAULT PRIVILEGES FOR ROLE rollback GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

-- mutation: default privileges functions in schema
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA sales GRANT EXECUTE ON FUNCTIONS TO metabase;

-- mutation: default privileges types
ALTER DEFAULT PRIVILEGES FOR ROLE shop REVOKE USAGE ON TYPES FROM PUBLIC;

-- mutation: default privileges schemas
ALTER DEFAULT PRIVILEGES FOR ROLE shop GRANT USAGE ON SCHEMAS TO metabase;

-- mutation: default privileges sequences
ALTER DEFAULT PRIVILEGES FOR ROLE shop GRANT USAGE ON SEQUENCES TO metabase;

-- mutation: default privileges for another role
ALTER DEFAULT PRIVILEGES FOR ROLE metabase GRANT SELECT ON TABLES TO shop;

-- mutation: default privileges owner revoked
ALTER DEFAULT PRIVILEGES FOR ROLE shop REVOKE DELETE ON TABLES FROM shop;

-- same: rows inserted
INSERT INTO shop.customers (name, email, phone, legacy) VALUES ('Cid', 'cid@example.com', '3', 'ccc');
INSERT INTO shop.logs VALUES (now(), 'line', 1);
INSERT INTO shop.events VALUES (3, '2024-06-06', 'a', 'b');

-- same: rows updated and deleted
UPDATE shop.customers SET note = 'x';
DELETE FROM shop.plain;

-- same: rows truncated
TRUNCATE shop.orders RESTART IDENTITY CASCADE;

-- same: nextval
SELECT nextval('shop.tickets'), nextval('shop.orders_id_seq'), nextval('shop.idents_one_seq');

-- same: setval
SELECT setval('shop.tickets', 500, false);

-- same: sequence restarted
ALTER SEQUENCE shop.tickets RESTART;
ALTER TABLE shop.idents ALTER COLUMN one RESTART WITH 77;

-- same: analyze
ANALYZE shop.customers;
ANALYZE shop.orders;
ANALYZE shop.events;

-- same: large object created
SELECT lo_create(0);

-- same: matview refreshed
REFRESH MATERIALIZED VIEW shop.mv_totals;

-- same: matview emptied and refreshed
REFRESH MATERIALIZED VIEW shop.mv_totals WITH NO DATA;
REFRESH MATERIALIZED VIEW shop.mv_totals;

-- same: table clustered
CLUSTER shop.clustered;

-- same: index rebuilt
REINDEX INDEX shop.customers_name;

-- same: table rebuilt
REINDEX TABLE shop.customers;

-- same: temporary objects
CREATE TEMPORARY TABLE scratch (id integer PRIMARY KEY);
CREATE TEMPORARY SEQUENCE scratch_seq;
CREATE TEMPORARY VIEW scratch_view AS SELECT 1 AS one;
CREATE FUNCTION pg_temp.scratch() RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- same: temporary table on a type of the schema
CREATE TEMPORARY TABLE scratch (LIKE shop.customers INCLUDING ALL);

-- same: session settings
SET search_path TO shop, ext, public;
SET quote_all_identifiers = on;
SET DateStyle TO 'German';
SET TimeZone TO 'Asia/Tokyo';
SET IntervalStyle TO 'iso_8601';
SET extra_float_digits TO 0;
SET bytea_output TO 'escape';

-- same: transaction ids burnt
SELECT pg_current_xact_id();

-- same: counters reset
SELECT pg_stat_reset();

-- same: table renamed and back
ALTER TABLE shop.logs RENAME TO other;
ALTER TABLE shop.other RENAME TO logs;

-- same: column renamed and back
ALTER TABLE shop.customers RENAME COLUMN name TO title;
ALTER TABLE shop.customers RENAME COLUMN title TO name;

-- same: index renamed and back
ALTER INDEX shop.customers_name RENAME TO other;
ALTER INDEX shop.other RENAME TO customers_name;

-- same: constraint renamed and back
ALTER TABLE shop.orders RENAME CONSTRAINT orders_pkey TO other;
ALTER TABLE shop.orders RENAME CONSTRAINT other TO orders_pkey;

-- same: function renamed and back
ALTER FUNCTION shop.touch() RENAME TO other;
ALTER FUNCTION shop.other() RENAME TO touch;

-- same: schema renamed and back
ALTER SCHEMA shop RENAME TO store;
ALTER SCHEMA store RENAME TO shop;

-- same: type renamed and back
ALTER TYPE shop.status RENAME TO other;
ALTER TYPE shop.other RENAME TO status;

-- same: table moved and back
ALTER TABLE shop.orders SET SCHEMA hollow;
ALTER TABLE hollow.orders SET SCHEMA shop;

-- same: owner changed and back
ALTER TABLE shop.customers OWNER TO postgres;
ALTER TABLE shop.customers OWNER TO shop;
ALTER FUNCTION shop.secret() OWNER TO rollback;
ALTER FUNCTION shop.secret() OWNER TO shop;
ALTER SCHEMA shop OWNER TO rollback;
ALTER SCHEMA shop OWNER TO shop;

-- same: column added and dropped
ALTER TABLE shop.customers ADD COLUMN extra text DEFAULT 'x';
ALTER TABLE shop.customers DROP COLUMN extra;

-- same: last column dropped and added
ALTER TABLE shop.customers DROP COLUMN legacy;
ALTER TABLE shop.customers ADD COLUMN legacy char(3);
CREATE UNIQUE INDEX customers_legacy ON shop.customers (legacy, phone);

-- same: columns shifted by a dropped one
ALTER TABLE shop.parts ADD COLUMN gone integer;
ALTER TABLE shop.parts DROP COLUMN gone;
ALTER TABLE shop.parts DROP COLUMN label;
ALTER TABLE shop.parts ADD COLUMN label text;

-- same: table with a dropped column made anew
DROP TABLE shop.logs;
SET ROLE shop;
CREATE TABLE shop.logs (gone integer, at timestamptz, line text, level integer);
ALTER TABLE shop.logs DROP COLUMN gone;
CREATE TRIGGER logs_off BEFORE INSERT ON shop.logs FOR EACH ROW EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.logs DISABLE TRIGGER logs_off;
RESET ROLE;

-- same: column default set and dropped
ALTER TABLE shop.logs ALTER COLUMN level SET DEFAULT 1;
ALTER TABLE shop.logs ALTER COLUMN level DROP DEFAULT;

-- same: column default dropped and set
ALTER TABLE shop.orders ALTER COLUMN status DROP DEFAULT;
ALTER TABLE shop.orders ALTER COLUMN status SET DEFAULT 'new';

-- same: column not null set and dropped
ALTER TABLE shop.logs ALTER COLUMN line SET NOT NULL;
ALTER TABLE shop.logs ALTER COLUMN line DROP NOT NULL;

-- same: column type there and back
ALTER TABLE shop.logs ALTER COLUMN level TYPE bigint;
ALTER TABLE shop.logs ALTER COLUMN level TYPE integer;
ALTER TABLE shop.orders ALTER COLUMN remark TYPE varchar(80);
ALTER TABLE shop.orders ALTER COLUMN remark TYPE varchar(50);

-- same: column identity dropped and added
ALTER TABLE shop.idents ALTER COLUMN one DROP IDENTITY;
ALTER TABLE shop.idents ALTER COLUMN one ADD GENERATED BY DEFAULT AS IDENTITY (START WITH 5 INCREMENT BY 5);

-- same: column storage the default
ALTER TABLE shop.logs ALTER COLUMN line SET STORAGE EXTERNAL;
ALTER TABLE shop.logs ALTER COLUMN line SET STORAGE EXTENDED;

-- same: column compression set and back
ALTER TABLE shop.logs ALTER COLUMN line SET COMPRESSION lz4;
ALTER TABLE shop.logs ALTER COLUMN line SET COMPRESSION default;

-- same: column statistics set and reset
ALTER TABLE shop.logs ALTER COLUMN line SET STATISTICS 5;
ALTER TABLE shop.logs ALTER COLUMN line SET STATISTICS -1;

-- same: column options set and reset
ALTER TABLE shop.logs ALTER COLUMN line SET (n_distinct = 5);
ALTER TABLE shop.logs ALTER COLUMN line RESET (n_distinct);

-- same: table options set and reset
ALTER TABLE shop.logs SET (fillfactor = 50, toast.autovacuum_enabled = false);
ALTER TABLE shop.logs RESET (fillfactor, toast.autovacuum_enabled);

-- same: index options set and reset
ALTER INDEX shop.customers_name SET (fillfactor = 50);
ALTER INDEX shop.customers_name RESET (fillfactor);

-- same: view options set and reset
ALTER VIEW shop.v_customers SET (security_invoker = true);
ALTER VIEW shop.v_customers RESET (security_invoker);

-- same: table unlogged and logged
ALTER TABLE shop.logs SET UNLOGGED;
ALTER TABLE shop.logs SET LOGGED;

-- same: table access method there and back
ALTER TABLE shop.logs SET ACCESS METHOD heap_two;
ALTER TABLE shop.logs SET ACCESS METHOD heap;

-- same: replica identity there and back
ALTER TABLE shop.logs REPLICA IDENTITY FULL;
ALTER TABLE shop.logs REPLICA IDENTITY DEFAULT;

-- same: cluster mark there and back
ALTER TABLE shop.clustered SET WITHOUT CLUSTER;
ALTER TABLE shop.clustered CLUSTER ON clustered_id;

-- same: rls toggled
ALTER TABLE shop.logs ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop.logs FORCE ROW LEVEL SECURITY;
ALTER TABLE shop.logs NO FORCE ROW LEVEL SECURITY;
ALTER TABLE shop.logs DISABLE ROW LEVEL SECURITY;

-- same: trigger toggled
ALTER TABLE shop.customers DISABLE TRIGGER customers_touch;
ALTER TABLE shop.customers ENABLE TRIGGER customers_touch;

-- same: all triggers toggled
ALTER TABLE shop.orders DISABLE TRIGGER ALL;
ALTER TABLE shop.orders ENABLE TRIGGER ALL;

-- same: partition trigger toggled
ALTER TABLE shop.events_2024 DISABLE TRIGGER events_touch;
ALTER TABLE shop.events_2024 ENABLE TRIGGER events_touch;

-- same: rule toggled
ALTER TABLE shop.plain DISABLE RULE plain_no_delete;
ALTER TABLE shop.plain ENABLE RULE plain_no_delete;

-- same: event trigger toggled
ALTER EVENT TRIGGER watcher DISABLE;
ALTER EVENT TRIGGER watcher ENABLE;

-- same: partition detached and attached
ALTER TABLE shop.regions DETACH PARTITION shop.regions_eu;
ALTER TABLE shop.regions ATTACH PARTITION shop.regions_eu FOR VALUES IN ('de', 'fr');

-- same: partition with keys detached and attached
ALTER TABLE shop.pieces DETACH PARTITION shop.pieces_low;
ALTER TABLE shop.pieces ATTACH PARTITION shop.pieces_low FOR VALUES FROM (MINVALUE) TO (100);

-- same: inheritance removed and added
ALTER TABLE shop.guests INHERIT shop.people;
ALTER TABLE shop.guests NO INHERIT shop.people;

-- same: typed table there and back
ALTER TABLE shop.pair_like OF shop.pair;
ALTER TABLE shop.pair_like NOT OF;

-- same: comment changed and back
COMMENT ON TABLE shop.customers IS 'x';
COMMENT ON TABLE shop.customers IS 'who buys';

-- same: comment set and dropped
COMMENT ON TABLE shop.logs IS 'x';
COMMENT ON TABLE shop.logs IS NULL;
COMMENT ON COLUMN shop.logs.line IS 'x';
COMMENT ON COLUMN shop.logs.line IS '';
COMMENT ON FUNCTION shop.touch() IS 'x';
COMMENT ON FUNCTION shop.touch() IS NULL;

-- same: foreign key made deferrable and back
ALTER TABLE shop.orders ALTER CONSTRAINT orders_customer_fkey DEFERRABLE;
ALTER TABLE shop.orders ALTER CONSTRAINT orders_customer_fkey NOT DEFERRABLE;

-- same: server option set and back
ALTER SERVER far_server OPTIONS (SET host 'x', ADD dbname 'y');
ALTER SERVER far_server OPTIONS (SET host 'far', DROP dbname);

-- same: publication table added and dropped
ALTER PUBLICATION pub_shop ADD TABLE shop.parts;
ALTER PUBLICATION pub_shop DROP TABLE shop.parts;

-- same: publication tables set in another order
ALTER PUBLICATION pub_shop SET TABLE shop.orders WHERE (id > 0), shop.customers (name, id);

-- same: extension moved and back
ALTER EXTENSION pg_trgm SET SCHEMA hollow;
ALTER EXTENSION pg_trgm SET SCHEMA ext;

-- same: extension member added and dropped
ALTER EXTENSION hstore ADD TABLE shop.logs;
ALTER EXTENSION hstore DROP TABLE shop.logs;

-- same: attribute added and dropped
ALTER TYPE shop.address ADD ATTRIBUTE land text;
ALTER TYPE shop.address DROP ATTRIBUTE land;

-- same: domain default there and back
ALTER DOMAIN shop.code SET DEFAULT 'x';
ALTER DOMAIN shop.code DROP DEFAULT;
ALTER DOMAIN shop.code SET NOT NULL;
ALTER DOMAIN shop.code DROP NOT NULL;

-- same: sequence options there and back
ALTER SEQUENCE shop.tickets INCREMENT BY 9 CYCLE;
ALTER SEQUENCE shop.tickets INCREMENT BY 2 NO CYCLE;

-- same: ts mapping there and back
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR email WITH shop.stem;
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR email WITH simple;

-- same: grant and revoke
GRANT SELECT ON shop.logs TO metabase;
REVOKE SELECT ON shop.logs FROM metabase;

-- same: grant twice
GRANT SELECT ON shop.customers TO metabase;
GRANT SELECT ON shop.customers TO metabase;

-- same: column grant and revoke
GRANT SELECT (line) ON shop.logs TO metabase;
REVOKE SELECT (line) ON shop.logs FROM metabase;

-- same: schema grant and revoke
GRANT USAGE ON SCHEMA hollow TO metabase;
REVOKE USAGE ON SCHEMA hollow FROM metabase;

-- same: owner granted what it has
GRANT ALL ON TABLE shop.logs TO shop;
GRANT ALL ON SCHEMA hollow TO shop;
GRANT ALL ON SEQUENCE shop.orders_id_seq TO shop;

-- same: public granted what it has
GRANT EXECUTE ON FUNCTION shop.add(integer, integer) TO PUBLIC;
GRANT USAGE ON TYPE shop.spare TO PUBLIC;
GRANT USAGE ON LANGUAGE plshop TO PUBLIC;

-- same: public execute revoked and granted
REVOKE EXECUTE ON FUNCTION shop.touch() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shop.touch() TO PUBLIC;

-- same: grants in another order
-- pg_dump prints the same grants in another order
REVOKE ALL ON shop.customers FROM metabase, rollback;
GRANT SELECT, INSERT ON shop.customers TO rollback;
GRANT UPDATE (note) ON shop.customers TO metabase;
GRANT SELECT ON shop.customers TO metabase;

-- same: grant option given and taken
GRANT SELECT ON shop.customers TO metabase WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON shop.customers FROM metabase;

-- same: owner revoked and granted
REVOKE DELETE ON shop.logs FROM shop;
GRANT DELETE ON shop.logs TO shop;

-- same: default privileges given and taken
ALTER DEFAULT PRIVILEGES FOR ROLE shop GRANT SELECT ON TABLES TO metabase;
ALTER DEFAULT PRIVILEGES FOR ROLE shop REVOKE SELECT ON TABLES FROM metabase;

-- same: default privileges the default
ALTER DEFAULT PRIVILEGES FOR ROLE shop GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

-- same: default privileges in schema given and taken
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA hollow GRANT EXECUTE ON FUNCTIONS TO metabase;
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA hollow REVOKE EXECUTE ON FUNCTIONS FROM metabase;

-- same: catalog grant and revoke
GRANT SELECT ON pg_catalog.pg_authid TO metabase;
REVOKE SELECT ON pg_catalog.pg_authid FROM metabase;

-- same: extension member grant and revoke
GRANT EXECUTE ON FUNCTION ext.avals(ext.hstore) TO metabase;
REVOKE EXECUTE ON FUNCTION ext.avals(ext.hstore) FROM metabase;

-- same: schema added and dropped
CREATE SCHEMA fresh;
DROP SCHEMA fresh;

-- same: schema made again
DROP SCHEMA hollow;
CREATE SCHEMA hollow AUTHORIZATION shop;

-- same: table made again
DROP TABLE shop.logs;
SET ROLE shop;
CREATE TABLE shop.logs (at timestamptz, line text, level integer);
CREATE TRIGGER logs_off BEFORE INSERT ON shop.logs FOR EACH ROW EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.logs DISABLE TRIGGER logs_off;
RESET ROLE;

-- same: tables made again in another order
DROP TABLE shop.tuned, shop.bookings;
SET ROLE shop;
CREATE TABLE shop.tuned (id integer, body text) WITH (toast.autovacuum_enabled = false, fillfactor = 80, autovacuum_enabled = false);
CREATE TABLE shop.bookings (room integer, during tsrange, state text, CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&));
RESET ROLE;

-- same: view made again
DROP VIEW shop.v_customers;
SET ROLE shop;
CREATE VIEW shop.v_customers AS SELECT id, name, vip FROM shop.customers WHERE vip;
COMMENT ON VIEW shop.v_customers IS 'important people';
COMMENT ON COLUMN shop.v_customers.name IS 'how to call them';
GRANT SELECT ON shop.v_customers TO metabase;
RESET ROLE;

-- same: view replaced with the same text
CREATE OR REPLACE VIEW shop.v_customers AS SELECT id, name, vip FROM shop.customers WHERE vip;

-- same: view replaced with other spelling
CREATE OR REPLACE VIEW shop.v_customers AS select customers.id, customers.name, customers.vip from shop.customers where (vip);

-- same: matview made again
DROP MATERIALIZED VIEW shop.mv_totals;
SET ROLE shop;
CREATE MATERIALIZED VIEW shop.mv_totals AS SELECT customer_id, sum(total) AS total FROM shop.orders GROUP BY customer_id;
CREATE UNIQUE INDEX mv_totals_customer ON shop.mv_totals (customer_id);
COMMENT ON MATERIALIZED VIEW shop.mv_totals IS 'sums';
RESET ROLE;

-- same: function replaced with the same
CREATE OR REPLACE FUNCTION shop.add(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';

-- same: function made again
DROP FUNCTION shop.secret();
SET ROLE shop;
CREATE FUNCTION shop.secret() RETURNS integer LANGUAGE sql AS 'SELECT 42';
REVOKE EXECUTE ON FUNCTION shop.secret() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shop.secret() TO metabase;
RESET ROLE;

-- same: function settings given again
ALTER FUNCTION shop.add_strict(integer) RESET ALL;
ALTER FUNCTION shop.add_strict(integer) SET search_path TO 'shop', 'pg_temp';
ALTER FUNCTION shop.add_strict(integer) SET work_mem TO '8MB';

-- same: aggregate made again
DROP AGGREGATE shop.total(integer);
SET ROLE shop;
CREATE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE shop.total(integer) IS 'sums';
RESET ROLE;

-- same: operator made again
DROP OPERATOR shop.<!> (integer, integer);
SET ROLE shop;
CREATE OPERATOR shop.<!> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.nearer);
RESET ROLE;

-- same: index made again
DROP INDEX shop.customers_name;
CREATE INDEX customers_name ON shop.customers (name);
COMMENT ON INDEX shop.customers_name IS 'by name';

-- same: indexes made again in another order
DROP INDEX shop.orders_expr, shop.orders_customer, shop.orders_placed;
CREATE INDEX orders_placed ON shop.orders (placed DESC NULLS LAST) WITH (fillfactor = 70);
CREATE INDEX orders_customer ON shop.orders (customer_id) INCLUDE (total);
CREATE INDEX orders_expr ON shop.orders ((total * 2));
ALTER INDEX shop.orders_expr ALTER COLUMN 1 SET STATISTICS 500;

-- same: constraint made again
ALTER TABLE shop.customers DROP CONSTRAINT customers_credit_check;
ALTER TABLE shop.customers ADD CONSTRAINT customers_credit_check CHECK (credit >= 0);
COMMENT ON CONSTRAINT customers_credit_check ON shop.customers IS 'no debts';

-- same: foreign key made again
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_fkey;
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers (id) ON DELETE CASCADE;

-- same: unique made again
ALTER TABLE shop.customers DROP CONSTRAINT customers_email_key;
ALTER TABLE shop.customers ADD CONSTRAINT customers_email_key UNIQUE (email);

-- same: trigger made again
DROP TRIGGER customers_touch ON shop.customers;
CREATE TRIGGER customers_touch BEFORE INSERT OR UPDATE OF name, email ON shop.customers FOR EACH ROW WHEN (new.vip) EXECUTE FUNCTION shop.touch('one');
COMMENT ON TRIGGER customers_touch ON shop.customers IS 'touches';

-- same: constraint trigger made again
DROP TRIGGER orders_late ON shop.orders;
CREATE CONSTRAINT TRIGGER orders_late AFTER UPDATE ON shop.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- same: partition trigger made again
DROP TRIGGER events_touch ON shop.events;
CREATE TRIGGER events_touch BEFORE INSERT ON shop.events FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- same: rule made again
DROP RULE plain_no_delete ON shop.plain;
CREATE RULE plain_no_delete AS ON DELETE TO shop.plain WHERE old.id = 0 DO INSTEAD NOTHING;
COMMENT ON RULE plain_no_delete ON shop.plain IS 'keeps the zero';

-- same: policy made again
DROP POLICY mine ON shop.private;
CREATE POLICY mine ON shop.private FOR SELECT TO metabase USING (owner = current_user);
COMMENT ON POLICY mine ON shop.private IS 'own rows only';

-- same: enum made again
DROP TYPE shop.spare;
SET ROLE shop;
CREATE TYPE shop.spare AS ENUM ('one', 'two');
RESET ROLE;

-- same: enum made again label by label
DROP TYPE shop.spare;
SET ROLE shop;
CREATE TYPE shop.spare AS ENUM ('two');
ALTER TYPE shop.spare ADD VALUE 'one' BEFORE 'two';
RESET ROLE;

-- same: composite type made again
DROP TYPE shop.address;
SET ROLE shop;
CREATE TYPE shop.address AS (street text, zip varchar(10), city text COLLATE "C");
COMMENT ON COLUMN shop.address.zip IS 'postal code';
RESET ROLE;

-- same: range made again
DROP TYPE shop.price_range;
SET ROLE shop;
CREATE TYPE shop.price_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = shop.price_ranges);
RESET ROLE;

-- same: domain made again
DROP DOMAIN shop.code;
SET ROLE shop;
CREATE DOMAIN shop.code AS varchar(8) COLLATE "C";
RESET ROLE;

-- same: domain check made again
ALTER DOMAIN shop.email DROP CONSTRAINT email_at;
ALTER DOMAIN shop.email ADD CONSTRAINT email_at CHECK (VALUE LIKE '%@%');
COMMENT ON CONSTRAINT email_at ON DOMAIN shop.email IS 'has an at sign';

-- same: sequence made again
DROP SEQUENCE shop.tickets;
SET ROLE shop;
CREATE SEQUENCE shop.tickets AS bigint START WITH 10 INCREMENT BY 2 MINVALUE 1 MAXVALUE 1000000 CACHE 5;
GRANT USAGE ON SEQUENCE shop.tickets TO metabase;
COMMENT ON SEQUENCE shop.tickets IS 'tickets';
RESET ROLE;

-- same: cast made again
DROP CAST (shop.status AS integer);
CREATE CAST (shop.status AS integer) WITH FUNCTION shop.status_number(shop.status) AS ASSIGNMENT;
COMMENT ON CAST (shop.status AS integer) IS 'to a number';

-- same: statistics made again
DROP STATISTICS shop.st_customers;
SET ROLE shop;
CREATE STATISTICS shop.st_customers (ndistinct, dependencies) ON name, phone FROM shop.customers;
ALTER STATISTICS shop.st_customers SET STATISTICS 300;
COMMENT ON STATISTICS shop.st_customers IS 'names and phones';
RESET ROLE;

-- same: publication made again
DROP PUBLICATION pub_shop;
CREATE PUBLICATION pub_shop FOR TABLE shop.customers (id, name), shop.orders WHERE (id > 0) WITH (publish = 'insert, update');
ALTER PUBLICATION pub_shop OWNER TO shop;
COMMENT ON PUBLICATION pub_shop IS 'shop';

-- same: event trigger made again
DROP EVENT TRIGGER watcher;
CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE SEQUENCE', 'DROP SEQUENCE') EXECUTE FUNCTION shop.watch();
COMMENT ON EVENT TRIGGER watcher IS 'watches';

-- same: user mapping made again
DROP USER MAPPING FOR shop SERVER far_server;
CREATE USER MAPPING FOR shop SERVER far_server OPTIONS (user 'shop', password 'one');

-- same: foreign table made again
DROP FOREIGN TABLE shop.far_items;
SET ROLE shop;
CREATE FOREIGN TABLE shop.far_items (id integer OPTIONS (column_name 'nr') NOT NULL, label text) SERVER far_server OPTIONS (table_name 'items');
RESET ROLE;

-- same: operator class made again
DROP OPERATOR CLASS shop.reversed USING btree;
CREATE OPERATOR CLASS shop.reversed FOR TYPE integer USING btree FAMILY shop.numbers AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 shop.reverse_cmp(integer, integer);
ALTER OPERATOR CLASS shop.reversed USING btree OWNER TO shop;

-- same: collation made again
DROP COLLATION shop.blind;
SET ROLE shop;
CREATE COLLATION shop.blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
RESET ROLE;

-- same: ts configuration made again
DROP TEXT SEARCH CONFIGURATION shop.search;
SET ROLE shop;
CREATE TEXT SEARCH CONFIGURATION shop.search (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR word, asciiword WITH shop.stem, simple;
COMMENT ON TEXT SEARCH CONFIGURATION shop.search IS 'search';
RESET ROLE;

-- same: extension made again
DROP EXTENSION pg_trgm CASCADE;
CREATE EXTENSION pg_trgm WITH SCHEMA ext VERSION '1.5';
CREATE INDEX customers_trgm ON shop.customers USING gin (name ext.gin_trgm_ops);

-- same: subscription made and dropped
CREATE SUBSCRIPTION sub_same CONNECTION 'host=nowhere dbname=shop' PUBLICATION pub_shop WITH (connect = false, slot_name = NONE);
DROP SUBSCRIPTION sub_same;
