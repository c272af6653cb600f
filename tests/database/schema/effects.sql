-- What a difference of the live schema means to the old code, decided by experiment on PostgreSQL 15.
-- Written without sight of the code that judges. A block per row of the table:
--   good    the schema that the old code ran on, as login shop, owner of an empty database, one simple query
--   change  what the newer release ran
--   old     statements of the old code, one a line, each in a transaction of its own
--   fails   (Unknown) a statement that works on the good schema too, and fails or gives another result after the change

-- row: new_table = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
CREATE TABLE notes (id serial PRIMARY KEY, body text NOT NULL);
INSERT INTO notes (body) VALUES ('x');
-- old
INSERT INTO orders (name) VALUES ('c');
SELECT id, name FROM orders ORDER BY id;
DELETE FROM orders WHERE id = 1;

-- row: new_table_fk_to_old_empty = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE TABLE lines (order_id int REFERENCES orders);
INSERT INTO orders VALUES (1, 'a'), (2, 'b');
-- change
CREATE TABLE notes (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders);
-- old
INSERT INTO orders VALUES (3, 'c');
UPDATE orders SET id = 4 WHERE id = 3;
DELETE FROM orders WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;

-- row: new_table_fk_to_old_truncate = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (2, 'b');
-- change
CREATE TABLE notes (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders);
INSERT INTO notes (order_id) VALUES (2);
-- old
INSERT INTO orders VALUES (3, 'c');
DELETE FROM orders WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;
-- fails
TRUNCATE orders;

-- row: new_table_fk_to_old_rows = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE TABLE lines (order_id int REFERENCES orders);
INSERT INTO orders VALUES (1, 'a'), (2, 'b');
-- change
CREATE TABLE notes (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders);
INSERT INTO notes (order_id) VALUES (2);
-- old
INSERT INTO orders VALUES (3, 'c');
DELETE FROM orders WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;
-- fails
DELETE FROM orders WHERE id = 2;

-- row: new_table_fk_to_old_cascade_rows = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE TABLE lines (order_id int REFERENCES orders);
INSERT INTO orders VALUES (1, 'a'), (2, 'b');
-- change
CREATE TABLE notes (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders ON DELETE CASCADE ON UPDATE CASCADE);
INSERT INTO notes (order_id) VALUES (1), (2);
-- old
UPDATE orders SET id = 5 WHERE id = 1;
DELETE FROM orders WHERE id = 2;
SELECT id, name FROM orders ORDER BY id;

-- row: new_table_fk_to_new = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE TABLE teams (id serial PRIMARY KEY);
CREATE TABLE members (id serial PRIMARY KEY, team int NOT NULL REFERENCES teams);
INSERT INTO teams DEFAULT VALUES;
INSERT INTO members (team) VALUES (1);
-- old
INSERT INTO orders VALUES (2, 'b');
DELETE FROM orders WHERE id = 1;
TRUNCATE orders;

-- row: new_table_shadows_by_search_path = Breaks
-- good
CREATE SCHEMA app;
CREATE TABLE public.orders (id int PRIMARY KEY, name text);
INSERT INTO public.orders VALUES (1, 'a');
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public', current_database()); END $$;
-- change
CREATE TABLE app.orders (id int PRIMARY KEY, name text);
-- old
SELECT id, name FROM orders;
INSERT INTO orders VALUES (2, 'b');
SELECT count(*) FROM public.orders;

-- row: new_table_behind_search_path = Runs
-- good
CREATE SCHEMA app;
CREATE TABLE app.orders (id int PRIMARY KEY, name text);
INSERT INTO app.orders VALUES (1, 'a');
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public', current_database()); END $$;
-- change
CREATE TABLE public.orders (id int PRIMARY KEY, name text);
-- old
SELECT id, name FROM orders;
INSERT INTO orders VALUES (2, 'b');
SELECT count(*) FROM app.orders;

-- row: new_schema_of_login_shadows = Breaks
-- good
CREATE TABLE public.orders (id int PRIMARY KEY, name text);
INSERT INTO public.orders VALUES (1, 'a');
-- change
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id int PRIMARY KEY, name text);
-- old
SELECT id, name FROM orders;

-- row: new_view_shadows_by_search_path = Breaks
-- good
CREATE SCHEMA app;
CREATE TABLE public.orders (id int PRIMARY KEY, name text);
INSERT INTO public.orders VALUES (1, 'a');
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public', current_database()); END $$;
-- change
CREATE VIEW app.orders AS SELECT id, name FROM public.orders WHERE name <> 'a';
-- old
SELECT id, name FROM orders;

-- row: new_function_shadows_by_search_path = Breaks
-- good
CREATE SCHEMA app;
CREATE FUNCTION public.vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public', current_database()); END $$;
-- change
CREATE FUNCTION app.vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 3';
-- old
SELECT vat(10);

-- row: new_schema = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE SCHEMA reports;
CREATE TABLE reports.orders (id int PRIMARY KEY, total int);
-- old
SELECT id, name FROM orders ORDER BY id;
INSERT INTO orders VALUES (2, 'b');

-- row: new_view = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE VIEW named_orders AS SELECT id, name FROM orders WHERE name IS NOT NULL;
CREATE MATERIALIZED VIEW order_count AS SELECT count(*) AS n FROM orders;
-- old
INSERT INTO orders VALUES (2, 'b');
DELETE FROM orders WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;
TRUNCATE orders;

-- row: new_sequence = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE SEQUENCE invoice_no START 1000;
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;

-- row: new_types = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TYPE pair AS (a int, b int);
CREATE TYPE span AS RANGE (subtype = int4);
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;

-- row: new_function = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE FUNCTION order_total(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
-- old
SELECT id, name FROM orders ORDER BY id;
INSERT INTO orders VALUES (2, 'b');

-- row: new_overload_other_arg_count = Runs
-- good
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
-- change
CREATE FUNCTION vat(n int, rate int) RETURNS int LANGUAGE sql AS 'SELECT n * rate';
-- old
SELECT vat(10);
SELECT vat('10');
SELECT vat(n => 10);

-- row: new_overload_ambiguous = Unknown
-- good
CREATE FUNCTION label(n int) RETURNS text LANGUAGE sql AS $$ SELECT 'n' || n $$;
-- change
CREATE FUNCTION label(d date) RETURNS text LANGUAGE sql AS $$ SELECT 'd' || d $$;
-- old
SELECT label(5);
SELECT label('5'::int);
-- fails
SELECT label('5');

-- row: new_overload_preferred_type = Unknown
-- good
CREATE FUNCTION half(n numeric) RETURNS text LANGUAGE sql AS $$ SELECT (n / 2)::text $$;
-- change
CREATE FUNCTION half(n double precision) RETURNS text LANGUAGE sql AS $$ SELECT 'float ' || n / 2 $$;
-- old
SELECT half(5.0);
-- fails
SELECT half(5);

-- row: new_overload_by_defaults = Unknown
-- good
CREATE FUNCTION fee(n int, extra int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT n + extra';
-- change
CREATE FUNCTION fee(n int, note text DEFAULT '') RETURNS int LANGUAGE sql AS 'SELECT n';
-- old
SELECT fee(1, 2);
-- fails
SELECT fee(1);

-- row: new_function_hides_builtin = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name varchar(20), note text);
INSERT INTO orders VALUES (1, 'A', 'B');
-- change
CREATE FUNCTION lower(v varchar) RETURNS text LANGUAGE sql AS $$ SELECT 'low ' || pg_catalog.lower(v::text) $$;
-- old
SELECT lower(note) FROM orders;
-- fails
SELECT lower(name) FROM orders;

-- row: column_nullable = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
ALTER TABLE orders ADD COLUMN discount int;
UPDATE orders SET discount = 5 WHERE id = 1;
-- old
INSERT INTO orders (name) VALUES ('c');
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;

-- row: column_nullable_insert_without_list = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
ALTER TABLE orders ADD COLUMN discount int;
-- old
INSERT INTO orders VALUES (1, 'a');
INSERT INTO orders VALUES (2);
INSERT INTO orders SELECT 3, 'c';
SELECT id, name FROM orders ORDER BY id;

-- row: column_constant_default = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web';
-- old
INSERT INTO orders (name) VALUES ('c');
SELECT id, name FROM orders ORDER BY id;

-- row: column_default_now = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
ALTER TABLE orders ADD COLUMN created timestamptz NOT NULL DEFAULT now(), ADD COLUMN ref uuid NOT NULL DEFAULT gen_random_uuid();
-- old
INSERT INTO orders (name) VALUES ('c');
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;

-- row: column_identity = Runs
-- good
CREATE TABLE orders (code text, name text);
INSERT INTO orders VALUES ('x', 'a'), ('y', 'b');
-- change
ALTER TABLE orders ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;
-- old
INSERT INTO orders (code, name) VALUES ('z', 'c');
INSERT INTO orders VALUES ('w', 'd');
SELECT code, name FROM orders ORDER BY code;

-- row: column_identity_primary_key = Runs
-- good
CREATE TABLE orders (code text, name text);
INSERT INTO orders VALUES ('x', 'a'), ('y', 'b');
-- change
ALTER TABLE orders ADD COLUMN id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY;
-- old
INSERT INTO orders (code, name) VALUES ('z', 'c'), ('z', 'c');
DELETE FROM orders WHERE code = 'x';
SELECT code, name FROM orders ORDER BY code;

-- row: column_serial = Runs
-- good
CREATE TABLE orders (code text, name text);
INSERT INTO orders VALUES ('x', 'a'), ('y', 'b');
-- change
ALTER TABLE orders ADD COLUMN pos serial;
-- old
INSERT INTO orders (code, name) VALUES ('z', 'c');
SELECT code, name FROM orders ORDER BY code;

-- row: column_not_null_without_default = Breaks
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
ALTER TABLE orders ADD COLUMN kind text;
UPDATE orders SET kind = 'web';
ALTER TABLE orders ALTER COLUMN kind SET NOT NULL;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
INSERT INTO orders (name) VALUES ('c');

-- row: column_domain_not_null = Breaks
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
CREATE DOMAIN kind AS text NOT NULL;
ALTER TABLE orders ADD COLUMN kind kind DEFAULT 'web';
ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT;
-- old
INSERT INTO orders (name) VALUES ('c');

-- row: column_domain_over_domain_not_null = Breaks
-- good
CREATE DOMAIN word AS text NOT NULL;
CREATE TABLE orders (id serial PRIMARY KEY, name text);
-- change
CREATE DOMAIN kind AS word CHECK (VALUE <> '');
ALTER TABLE orders ADD COLUMN kind kind;
-- old
INSERT INTO orders (name) VALUES ('c');

-- row: column_domain_not_null_with_default = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
CREATE DOMAIN kind AS text DEFAULT 'web' NOT NULL;
ALTER TABLE orders ADD COLUMN kind kind;
-- old
INSERT INTO orders (name) VALUES ('c');
SELECT id, name FROM orders ORDER BY id;

-- row: column_domain_nullable = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a'), ('b');
-- change
CREATE DOMAIN pct AS int CHECK (VALUE BETWEEN 0 AND 100);
ALTER TABLE orders ADD COLUMN discount pct;
-- old
INSERT INTO orders (name) VALUES ('c');
SELECT id, name FROM orders ORDER BY id;

-- row: column_domain_check_refuses_null = Breaks
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
-- change
CREATE DOMAIN kind AS text CHECK (VALUE IS NOT NULL);
ALTER TABLE orders ADD COLUMN kind kind;
-- old
INSERT INTO orders (name) VALUES ('c');

-- row: column_default_user_function = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE FUNCTION next_kind() RETURNS text LANGUAGE plpgsql AS $$ BEGIN IF (SELECT count(*) FROM orders) > 2 THEN RAISE EXCEPTION 'no kind left'; END IF; RETURN 'web'; END $$;
ALTER TABLE orders ADD COLUMN kind text DEFAULT 'web';
ALTER TABLE orders ALTER COLUMN kind SET DEFAULT next_kind();
-- old
INSERT INTO orders (id, name) VALUES (2, 'b');
INSERT INTO orders (id, name) VALUES (3, 'c');
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id, name) VALUES (4, 'd');

-- row: column_default_of_a_setting = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ADD COLUMN tenant text NOT NULL DEFAULT 'one';
ALTER TABLE orders ALTER COLUMN tenant SET DEFAULT current_setting('app.tenant');
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id, name) VALUES (2, 'b');

-- row: column_generated_raises = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ADD COLUMN share int GENERATED ALWAYS AS (100 / qty) STORED;
-- old
INSERT INTO orders (id, qty) VALUES (2, 4);
INSERT INTO orders VALUES (3, NULL);
SELECT id, qty FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id, qty) VALUES (4, 0);

-- row: column_generated_cast_raises = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, code text);
INSERT INTO orders VALUES (1, '5');
-- change
ALTER TABLE orders ADD COLUMN code_no int GENERATED ALWAYS AS (code::int) STORED;
-- old
INSERT INTO orders (id, code) VALUES (2, '44');
SELECT id, code FROM orders ORDER BY id;
-- fails
UPDATE orders SET code = 'A5' WHERE id = 1;

-- row: column_generated_not_null = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, title text);
INSERT INTO orders VALUES (1, 'A');
-- change
ALTER TABLE orders ADD COLUMN slug text NOT NULL GENERATED ALWAYS AS (lower(title)) STORED;
-- old
INSERT INTO orders (id, title) VALUES (2, 'B');
SELECT id, title FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id) VALUES (3);

-- row: index_on_int = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, customer int, at date);
INSERT INTO orders VALUES (1, 1, '2024-01-01');
-- change
CREATE INDEX orders_customer ON orders (customer, at DESC);
-- old
INSERT INTO orders VALUES (2, 1, '2024-01-02');
UPDATE orders SET customer = 3 WHERE id = 1;
SELECT id, customer, at FROM orders ORDER BY id;

-- row: index_on_bounded_varchar = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name varchar(50));
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE INDEX orders_name ON orders (name);
-- old
INSERT INTO orders VALUES (2, repeat('ä', 50));
SELECT id, name FROM orders ORDER BY id;

-- row: index_on_text_short_values = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders SELECT n, 'name ' || n FROM generate_series(1, 2000) n;
-- change
CREATE INDEX orders_name ON orders (name);
-- old
INSERT INTO orders VALUES (2001, 'name 2001');
UPDATE orders SET name = 'another name' WHERE id = 1;
SELECT count(*) FROM orders WHERE name LIKE 'name %';

-- row: index_on_text_long_values = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, note text);
INSERT INTO orders SELECT n, repeat('long note ', n * 100) FROM generate_series(1, 50) n;
-- change
CREATE INDEX orders_note ON orders (note);
-- old
INSERT INTO orders VALUES (51, 'short');
SELECT count(*) FROM orders;
-- fails
INSERT INTO orders SELECT 52, string_agg(md5(n::text), '') FROM generate_series(1, 200) n;

-- row: index_include_text_long_values = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, customer int, note text);
INSERT INTO orders SELECT n, n, repeat('long note ', n * 100) FROM generate_series(1, 50) n;
-- change
CREATE INDEX orders_customer ON orders (customer) INCLUDE (note);
-- old
INSERT INTO orders VALUES (51, 1, 'short');
SELECT count(*) FROM orders;
-- fails
INSERT INTO orders SELECT 52, 1, string_agg(md5(n::text), '') FROM generate_series(1, 200) n;

-- row: index_hash_on_text = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, note text);
INSERT INTO orders SELECT n, repeat('long note ', n * 100) FROM generate_series(1, 50) n;
-- change
CREATE INDEX orders_note ON orders USING hash (note);
-- old
INSERT INTO orders SELECT 52, string_agg(md5(n::text), '') FROM generate_series(1, 200) n;
SELECT count(*) FROM orders;

-- row: index_gin_on_jsonb = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, doc jsonb);
INSERT INTO orders VALUES (1, '{"a": 1}');
-- change
CREATE INDEX orders_doc ON orders USING gin (doc);
-- old
INSERT INTO orders SELECT 2, jsonb_build_object('long', string_agg(md5(n::text), '')) FROM generate_series(1, 200) n;
SELECT id FROM orders WHERE doc @> '{"a": 1}';

-- row: index_expression_raises = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
CREATE INDEX orders_share ON orders ((100 / qty));
-- old
INSERT INTO orders (id, qty) VALUES (2, 4);
SELECT id, qty FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id, qty) VALUES (3, 0);

-- row: index_predicate_raises = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, code text);
INSERT INTO orders VALUES (1, '5');
-- change
CREATE INDEX orders_high ON orders (id) WHERE code::int > 100;
-- old
INSERT INTO orders VALUES (2, '4');
SELECT id, code FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, 'A4');

-- row: index_user_function = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE FUNCTION norm(t text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN IF t = '' THEN RAISE EXCEPTION 'empty'; END IF; RETURN lower(t); END $$;
CREATE INDEX orders_norm ON orders (norm(name));
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, '');

-- row: unique_index_old_columns = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email text);
INSERT INTO customers VALUES (1, 'a'), (2, 'b');
-- change
CREATE UNIQUE INDEX customers_email ON customers (email);
-- old
INSERT INTO customers VALUES (3, 'c');
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers VALUES (4, 'a');

-- row: unique_constraint_old_columns = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50));
INSERT INTO customers VALUES (1, 'a'), (2, 'b');
-- change
ALTER TABLE customers ADD CONSTRAINT customers_email UNIQUE (email);
-- old
INSERT INTO customers VALUES (3, 'c');
SELECT id, email FROM customers ORDER BY id;
-- fails
UPDATE customers SET email = 'a' WHERE id = 2;

-- row: unique_partial_old_columns = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50), active bool);
INSERT INTO customers VALUES (1, 'a', true), (2, 'a', false);
-- change
CREATE UNIQUE INDEX customers_email ON customers (email) WHERE active;
-- old
INSERT INTO customers VALUES (3, 'a', false);
SELECT id, email FROM customers ORDER BY id;
-- fails
UPDATE customers SET active = true WHERE id = 2;

-- row: unique_expression_over_unique = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50) UNIQUE);
INSERT INTO customers VALUES (1, 'a'), (2, 'b');
-- change
CREATE UNIQUE INDEX customers_lower ON customers (lower(email));
-- old
INSERT INTO customers VALUES (3, 'c');
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers VALUES (4, 'A');

-- row: unique_superset_of_unique = Runs
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50) NOT NULL UNIQUE, name varchar(50));
INSERT INTO customers VALUES (1, 'a', 'x'), (2, 'b', 'x');
-- change
ALTER TABLE customers ADD UNIQUE (email, name), ADD UNIQUE (id, name);
-- old
INSERT INTO customers VALUES (3, 'c', 'x');
INSERT INTO customers VALUES (4, 'c', 'x') ON CONFLICT (email) DO UPDATE SET name = 'y';
INSERT INTO customers VALUES (1, 'd', 'z') ON CONFLICT DO NOTHING;
SELECT id, email, name FROM customers ORDER BY id;

-- row: unique_new_nullable_column = Runs
-- good
CREATE TABLE customers (id int PRIMARY KEY, name text);
INSERT INTO customers VALUES (1, 'a'), (2, 'b');
-- change
ALTER TABLE customers ADD COLUMN email text UNIQUE;
-- old
INSERT INTO customers (id, name) VALUES (3, 'c');
INSERT INTO customers VALUES (4, 'd');
SELECT id, name FROM customers ORDER BY id;

-- row: unique_new_nullable_and_old_column = Runs
-- good
CREATE TABLE customers (id int PRIMARY KEY, name varchar(50));
INSERT INTO customers VALUES (1, 'a'), (2, 'a');
-- change
ALTER TABLE customers ADD COLUMN email text, ADD UNIQUE (name, email);
-- old
INSERT INTO customers (id, name) VALUES (3, 'a');
SELECT id, name FROM customers ORDER BY id;

-- row: unique_new_column_nulls_not_distinct = Breaks
-- good
CREATE TABLE customers (id int PRIMARY KEY, name text);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers ADD COLUMN email text UNIQUE NULLS NOT DISTINCT;
-- old
INSERT INTO customers (id, name) VALUES (3, 'c');
INSERT INTO customers (id, name) VALUES (4, 'd');

-- row: unique_new_column_constant_default = Breaks
-- good
CREATE TABLE customers (id int PRIMARY KEY, name text);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers ADD COLUMN slot int NOT NULL DEFAULT 0, ADD UNIQUE (slot);
-- old
INSERT INTO customers (id, name) VALUES (3, 'c');
INSERT INTO customers (id, name) VALUES (4, 'd');

-- row: unique_old_column_and_constant_default = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50));
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers ADD COLUMN tenant int NOT NULL DEFAULT 0, ADD UNIQUE (tenant, email);
-- old
INSERT INTO customers (id, email) VALUES (3, 'c');
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers (id, email) VALUES (4, 'a');

-- row: unique_new_column_random_default = Runs
-- good
CREATE TABLE customers (id int PRIMARY KEY, name text);
INSERT INTO customers VALUES (1, 'a'), (2, 'b');
-- change
ALTER TABLE customers ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
-- old
INSERT INTO customers (id, name) VALUES (3, 'c');
INSERT INTO customers (id, name) VALUES (4, 'd');
SELECT id, name FROM customers ORDER BY id;

-- row: primary_key_added_on_old_columns = Unknown
-- good
CREATE TABLE events (id int, name text);
INSERT INTO events VALUES (1, 'a');
-- change
ALTER TABLE events ADD PRIMARY KEY (id);
-- old
INSERT INTO events VALUES (2, 'b');
SELECT id, name FROM events ORDER BY id;
-- fails
INSERT INTO events (name) VALUES ('c');

-- row: exclusion_constraint_added = Unknown
-- good
CREATE TABLE bookings (id int PRIMARY KEY, during int4range);
INSERT INTO bookings VALUES (1, '[1,5)');
-- change
ALTER TABLE bookings ADD EXCLUDE USING gist (during WITH &&);
-- old
INSERT INTO bookings VALUES (2, '[5,7)');
SELECT id, during FROM bookings ORDER BY id;
-- fails
INSERT INTO bookings VALUES (3, '[2,3)');

-- row: check_old_columns = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ADD CONSTRAINT qty_positive CHECK (qty > 0);
-- old
INSERT INTO orders VALUES (2, 6);
SELECT id, qty FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, 0);

-- row: check_old_columns_not_valid = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5), (2, -1);
-- change
ALTER TABLE orders ADD CONSTRAINT qty_positive CHECK (qty > 0) NOT VALID;
-- old
INSERT INTO orders VALUES (3, 6);
SELECT id, qty FROM orders ORDER BY id;
-- fails
UPDATE orders SET id = 9 WHERE id = 2;

-- row: check_new_nullable_column = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ADD COLUMN discount int CHECK (discount BETWEEN 0 AND 100);
UPDATE orders SET discount = 10;
-- old
INSERT INTO orders VALUES (2, 6);
UPDATE orders SET qty = 0 WHERE id = 1;
SELECT id, qty FROM orders ORDER BY id;

-- row: check_new_column_refuses_null = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
-- change
ALTER TABLE orders ADD COLUMN discount int CHECK (discount IS NOT NULL);
-- old
INSERT INTO orders VALUES (2, 6);

-- row: check_new_and_old_column = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ADD COLUMN discount int NOT NULL DEFAULT 0, ADD CHECK (discount < qty);
-- old
INSERT INTO orders VALUES (2, 6);
SELECT id, qty FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, 0);

-- row: check_removed = Unknown
-- good
CREATE TABLE accounts (id int PRIMARY KEY, balance int CONSTRAINT no_debt CHECK (balance >= 0));
INSERT INTO accounts VALUES (1, 5);
-- change
ALTER TABLE accounts DROP CONSTRAINT no_debt;
-- old
INSERT INTO accounts VALUES (2, 6);
UPDATE accounts SET balance = balance - 5 WHERE id = 1;
SELECT id, balance FROM accounts ORDER BY id;
-- fails
DO $$ BEGIN BEGIN UPDATE accounts SET balance = balance - 50 WHERE id = 1; EXCEPTION WHEN check_violation THEN RETURN; END; RAISE EXCEPTION 'paid without money'; END $$;

-- row: check_looser = Unknown
-- good
CREATE TABLE accounts (id int PRIMARY KEY, balance int CONSTRAINT no_debt CHECK (balance >= 0));
INSERT INTO accounts VALUES (1, 5);
-- change
ALTER TABLE accounts DROP CONSTRAINT no_debt, ADD CONSTRAINT no_debt CHECK (balance >= -100);
-- old
INSERT INTO accounts VALUES (2, 6);
UPDATE accounts SET balance = balance - 5 WHERE id = 1;
SELECT id, balance FROM accounts ORDER BY id;
-- fails
DO $$ BEGIN BEGIN UPDATE accounts SET balance = balance - 50 WHERE id = 1; EXCEPTION WHEN check_violation THEN RETURN; END; RAISE EXCEPTION 'paid without money'; END $$;

-- row: check_tighter = Unknown
-- good
CREATE TABLE accounts (id int PRIMARY KEY, balance int CONSTRAINT no_debt CHECK (balance >= -100));
INSERT INTO accounts VALUES (1, 5);
-- change
ALTER TABLE accounts DROP CONSTRAINT no_debt, ADD CONSTRAINT no_debt CHECK (balance >= 0);
-- old
INSERT INTO accounts VALUES (2, 6);
SELECT id, balance FROM accounts ORDER BY id;
-- fails
UPDATE accounts SET balance = -1 WHERE id = 1;

-- row: check_validated = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
ALTER TABLE orders ADD CONSTRAINT qty_positive CHECK (qty > 0) NOT VALID;
-- change
ALTER TABLE orders VALIDATE CONSTRAINT qty_positive;
-- old
INSERT INTO orders VALUES (2, 6);
UPDATE orders SET qty = 7 WHERE id = 1;
SELECT id, qty FROM orders ORDER BY id;

-- row: fk_added_on_old_columns = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer int);
INSERT INTO customers VALUES (1), (2);
INSERT INTO orders VALUES (1, 1);
-- change
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers;
-- old
INSERT INTO orders VALUES (2, 1);
DELETE FROM customers WHERE id = 2;
SELECT id, customer FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, 99);

-- row: fk_new_nullable_column_to_new_table = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE TABLE teams (id serial PRIMARY KEY);
INSERT INTO teams DEFAULT VALUES;
ALTER TABLE orders ADD COLUMN team int REFERENCES teams;
UPDATE orders SET team = 1;
-- old
INSERT INTO orders VALUES (2, 'b');
UPDATE orders SET id = 3 WHERE id = 1;
DELETE FROM orders WHERE id = 3;
SELECT id, name FROM orders ORDER BY id;

-- row: fk_new_nullable_column_to_old_table_no_values = Runs
-- good
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers);
INSERT INTO customers VALUES (1), (2);
INSERT INTO orders VALUES (1, 1);
-- change
ALTER TABLE orders ADD COLUMN payer int REFERENCES customers;
-- old
INSERT INTO orders VALUES (2, 1);
DELETE FROM customers WHERE id = 2;
SELECT id, customer FROM orders ORDER BY id;

-- row: fk_new_nullable_column_to_old_table_values = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers);
INSERT INTO customers VALUES (1), (2), (3);
INSERT INTO orders VALUES (1, 1);
-- change
ALTER TABLE orders ADD COLUMN payer int REFERENCES customers;
UPDATE orders SET payer = 2;
-- old
INSERT INTO orders VALUES (2, 1);
DELETE FROM customers WHERE id = 3;
SELECT id, customer FROM orders ORDER BY id;
-- fails
DELETE FROM customers WHERE id = 2;

-- row: fk_new_column_default_without_parent = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE TABLE teams (id int PRIMARY KEY);
ALTER TABLE orders ADD COLUMN team int NOT NULL DEFAULT 0 REFERENCES teams;
-- old
INSERT INTO orders VALUES (1, 'a');

-- row: fk_cascade_removed = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE lines (id int PRIMARY KEY, order_id int NOT NULL CONSTRAINT lines_order REFERENCES orders ON DELETE CASCADE);
INSERT INTO orders VALUES (1), (2);
INSERT INTO lines VALUES (1, 1), (2, 2);
-- change
ALTER TABLE lines DROP CONSTRAINT lines_order;
-- old
DELETE FROM orders WHERE id = 1;
SELECT id, order_id FROM lines ORDER BY id;

-- row: fk_set_null_removed = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE lines (id int PRIMARY KEY, order_id int CONSTRAINT lines_order REFERENCES orders ON DELETE SET NULL);
INSERT INTO orders VALUES (1), (2);
INSERT INTO lines VALUES (1, 1), (2, 2);
-- change
ALTER TABLE lines DROP CONSTRAINT lines_order;
-- old
DELETE FROM orders WHERE id = 1;
SELECT id, order_id FROM lines ORDER BY id;

-- row: fk_plain_removed = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE lines (id int PRIMARY KEY, order_id int NOT NULL CONSTRAINT lines_order REFERENCES orders);
INSERT INTO orders VALUES (1), (2), (3);
INSERT INTO lines VALUES (1, 1), (2, 2);
-- change
ALTER TABLE lines DROP CONSTRAINT lines_order;
-- old
INSERT INTO lines VALUES (3, 2);
DELETE FROM orders WHERE id = 3;
SELECT id, order_id FROM lines ORDER BY id;
-- fails
DO $$ BEGIN BEGIN DELETE FROM orders WHERE id = 1; EXCEPTION WHEN foreign_key_violation THEN RETURN; END; RAISE EXCEPTION 'orphans'; END $$;

-- row: fk_cascade_to_no_action = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE lines (id int PRIMARY KEY, order_id int NOT NULL CONSTRAINT lines_order REFERENCES orders ON DELETE CASCADE);
INSERT INTO orders VALUES (1), (2);
INSERT INTO lines VALUES (1, 1), (2, 2);
-- change
ALTER TABLE lines DROP CONSTRAINT lines_order, ADD CONSTRAINT lines_order FOREIGN KEY (order_id) REFERENCES orders;
-- old
DELETE FROM orders WHERE id = 1;

-- row: fk_no_action_to_cascade = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE lines (id int PRIMARY KEY, order_id int NOT NULL CONSTRAINT lines_order REFERENCES orders);
INSERT INTO orders VALUES (1), (2), (3);
INSERT INTO lines VALUES (1, 1), (2, 2);
-- change
ALTER TABLE lines DROP CONSTRAINT lines_order, ADD CONSTRAINT lines_order FOREIGN KEY (order_id) REFERENCES orders ON DELETE CASCADE;
-- old
INSERT INTO lines VALUES (3, 2);
DELETE FROM orders WHERE id = 3;
SELECT id, order_id FROM lines ORDER BY id;
-- fails
DO $$ BEGIN BEGIN DELETE FROM orders WHERE id = 1; EXCEPTION WHEN foreign_key_violation THEN RETURN; END; RAISE EXCEPTION 'lines are gone'; END $$;

-- row: fk_deferred_to_immediate = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE lines (id int PRIMARY KEY, order_id int NOT NULL CONSTRAINT lines_order REFERENCES orders DEFERRABLE INITIALLY DEFERRED);
INSERT INTO orders VALUES (1);
-- change
ALTER TABLE lines ALTER CONSTRAINT lines_order NOT DEFERRABLE;
-- old
INSERT INTO lines VALUES (1, 1);
SELECT id, order_id FROM lines ORDER BY id;
-- fails
DO $$ BEGIN INSERT INTO lines VALUES (2, 2); INSERT INTO orders VALUES (2); END $$;

-- row: unique_made_deferrable = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50) CONSTRAINT customers_email UNIQUE);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers DROP CONSTRAINT customers_email, ADD CONSTRAINT customers_email UNIQUE (email) DEFERRABLE;
-- old
INSERT INTO customers VALUES (2, 'b');
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers VALUES (3, 'a') ON CONFLICT (email) DO NOTHING;

-- row: unique_constraint_renamed = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50) CONSTRAINT customers_email UNIQUE);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers RENAME CONSTRAINT customers_email TO uq_customers_email;
-- old
INSERT INTO customers VALUES (2, 'b');
INSERT INTO customers VALUES (3, 'b') ON CONFLICT (email) DO NOTHING;
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers VALUES (4, 'a') ON CONFLICT ON CONSTRAINT customers_email DO NOTHING;

-- row: set_not_null_old_column = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name SET NOT NULL;
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id) VALUES (3);

-- row: drop_not_null_no_nulls = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name DROP NOT NULL;
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;

-- row: drop_not_null_with_nulls = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name DROP NOT NULL;
INSERT INTO orders VALUES (9, NULL);
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders WHERE id < 5 ORDER BY id;
-- fails
SELECT count(*) FROM orders WHERE name IS NULL;

-- row: type_varchar_to_text = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name varchar(20), note varchar);
INSERT INTO orders VALUES (1, 'a', 'b');
-- change
ALTER TABLE orders ALTER COLUMN name TYPE text, ALTER COLUMN note TYPE text;
-- old
INSERT INTO orders VALUES (2, 'b', 'c');
SELECT id, name, note, length(name), name || note, lower(name) FROM orders WHERE name LIKE '%' ORDER BY name;

-- row: type_text_to_varchar = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name TYPE varchar;
-- old
INSERT INTO orders VALUES (2, repeat('b', 1000));
SELECT id, name, length(name), name || 'x', lower(name) FROM orders WHERE name LIKE '%' ORDER BY name;

-- row: type_varchar_wider = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name varchar(20));
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name TYPE varchar(50);
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY name;

-- row: type_varchar_narrower = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name varchar(50));
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name TYPE varchar(20);
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY name;
-- fails
INSERT INTO orders VALUES (3, repeat('c', 30));

-- row: type_text_to_bounded_varchar = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name TYPE varchar(20);
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY name;
-- fails
INSERT INTO orders VALUES (3, repeat('c', 30));

-- row: type_varchar_to_char = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name varchar(10));
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name TYPE char(10);
-- old
SELECT id, name FROM orders ORDER BY id;

-- row: type_numeric_wider_same_scale = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, price numeric(8, 2));
INSERT INTO orders VALUES (1, 1.5);
-- change
ALTER TABLE orders ALTER COLUMN price TYPE numeric(12, 2);
-- old
INSERT INTO orders VALUES (2, 2.345);
SELECT id, price, price * 2 FROM orders ORDER BY id;

-- row: type_numeric_narrower = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, price numeric(12, 2));
INSERT INTO orders VALUES (1, 1.5);
-- change
ALTER TABLE orders ALTER COLUMN price TYPE numeric(8, 2);
-- old
INSERT INTO orders VALUES (2, 2.345);
SELECT id, price FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, 100000000);

-- row: type_numeric_smaller_scale = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, price numeric(12, 4));
INSERT INTO orders VALUES (1, 1.5);
-- change
ALTER TABLE orders ALTER COLUMN price TYPE numeric(12, 2);
-- old
INSERT INTO orders VALUES (2, 2.3456);
SELECT price = 2.3456 FROM orders WHERE id = 2;

-- row: type_numeric_larger_scale = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, price numeric(12, 2));
INSERT INTO orders VALUES (1, 1.5);
-- change
ALTER TABLE orders ALTER COLUMN price TYPE numeric(14, 4);
-- old
INSERT INTO orders VALUES (2, 2.25);
SELECT id FROM orders WHERE price = 2.25;
-- fails
INSERT INTO orders VALUES (3, 2.3456) RETURNING price;

-- row: type_int_to_bigint = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ALTER COLUMN qty TYPE bigint;
-- old
INSERT INTO orders VALUES (2, 6);
SELECT id, qty, qty + 1 FROM orders ORDER BY qty;
-- fails
SELECT repeat('x', qty) FROM orders WHERE id = 1;

-- row: type_bigint_to_int = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty bigint);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ALTER COLUMN qty TYPE int;
-- old
INSERT INTO orders VALUES (2, 6);
SELECT id, qty FROM orders ORDER BY qty;
-- fails
INSERT INTO orders VALUES (3, 3000000000);

-- row: type_int_to_numeric = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ALTER COLUMN qty TYPE numeric;
-- old
INSERT INTO orders VALUES (2, 6);
SELECT id, qty FROM orders WHERE qty = 5;
-- fails
SELECT qty / 2 FROM orders WHERE id = 1;

-- row: type_int_to_text = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
INSERT INTO orders VALUES (1, 5);
-- change
ALTER TABLE orders ALTER COLUMN qty TYPE text;
-- old
SELECT id FROM orders WHERE qty > 3;
UPDATE orders SET qty = qty + 1;

-- row: type_text_to_int = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, code text);
INSERT INTO orders VALUES (1, '05');
-- change
ALTER TABLE orders ALTER COLUMN code TYPE int USING code::int;
-- old
SELECT code FROM orders WHERE id = 1;
INSERT INTO orders VALUES (2, 'A5');
SELECT id FROM orders WHERE code LIKE 'A%';

-- row: type_bool_to_int = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, paid bool);
INSERT INTO orders VALUES (1, true);
-- change
ALTER TABLE orders ALTER COLUMN paid TYPE int USING paid::int;
-- old
SELECT id FROM orders WHERE paid;

-- row: type_timestamp_to_timestamptz = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, at timestamp);
INSERT INTO orders VALUES (1, '2024-01-01 12:00');
-- change
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
-- old
SELECT at FROM orders WHERE id = 1;

-- row: type_date_to_timestamp = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, at date);
INSERT INTO orders VALUES (1, '2024-01-01');
-- change
ALTER TABLE orders ALTER COLUMN at TYPE timestamp;
-- old
SELECT at FROM orders WHERE id = 1;
SELECT at + 1 FROM orders WHERE id = 1;

-- row: type_json_to_jsonb = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, doc json);
INSERT INTO orders VALUES (1, '{"b": 1, "a": 2}');
-- change
ALTER TABLE orders ALTER COLUMN doc TYPE jsonb;
-- old
INSERT INTO orders VALUES (2, '{"a": 1}');
SELECT id, doc->>'a' FROM orders ORDER BY id;
-- fails
SELECT json_object_keys(doc) FROM orders WHERE id = 1;

-- row: type_jsonb_to_json = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, doc jsonb);
INSERT INTO orders VALUES (1, '{"b": 1, "a": 2}');
-- change
ALTER TABLE orders ALTER COLUMN doc TYPE json;
-- old
SELECT id FROM orders WHERE doc @> '{"a": 2}';
SELECT id FROM orders WHERE doc = '{"a": 2, "b": 1}';

-- row: type_scalar_to_array = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, tag text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN tag TYPE text[] USING ARRAY[tag];
-- old
SELECT id FROM orders WHERE tag = 'a';
INSERT INTO orders VALUES (2, 'b');

-- row: type_enum_to_text = Unknown
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE orders (id int PRIMARY KEY, status status);
INSERT INTO orders VALUES (1, 'open'), (2, 'closed');
-- change
ALTER TABLE orders ALTER COLUMN status TYPE text;
-- old
INSERT INTO orders VALUES (3, 'open');
SELECT id, status FROM orders WHERE status = 'open' ORDER BY id;
-- fails
SELECT id FROM orders WHERE status = 'closed'::status;

-- row: type_text_to_enum = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, status text);
INSERT INTO orders VALUES (1, 'open'), (2, 'closed');
-- change
CREATE TYPE status AS ENUM ('open', 'closed');
ALTER TABLE orders ALTER COLUMN status TYPE status USING status::status;
-- old
INSERT INTO orders VALUES (3, 'open');
SELECT id, status FROM orders WHERE status = 'open' ORDER BY id;
-- fails
INSERT INTO orders VALUES (4, 'paid');

-- row: type_text_to_citext = Unknown
-- good
CREATE EXTENSION citext;
CREATE TABLE customers (id int PRIMARY KEY, email text);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers ALTER COLUMN email TYPE citext;
-- old
INSERT INTO customers VALUES (2, 'b');
SELECT id, email FROM customers WHERE email = 'a';
-- fails
SELECT id FROM customers WHERE email = 'A';

-- row: default_constant_changed = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL DEFAULT 'open');
INSERT INTO orders VALUES (1);
-- change
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';
-- old
INSERT INTO orders (id) VALUES (2);
INSERT INTO orders VALUES (3, 'closed');
SELECT id FROM orders ORDER BY id;

-- row: default_added = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, status text);
INSERT INTO orders VALUES (1);
-- change
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';
-- old
INSERT INTO orders (id) VALUES (2);
INSERT INTO orders VALUES (3, 'closed');
SELECT id FROM orders ORDER BY id;

-- row: default_dropped_not_null = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL DEFAULT 'open');
INSERT INTO orders VALUES (1);
-- change
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT;
-- old
INSERT INTO orders (id) VALUES (2);

-- row: default_dropped_nullable = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, status text DEFAULT 'open');
INSERT INTO orders VALUES (1);
-- change
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT;
-- old
INSERT INTO orders VALUES (2, 'open');
SELECT id, status FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id) VALUES (3) RETURNING status;

-- row: default_changed_to_user_function = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL DEFAULT 'open');
INSERT INTO orders VALUES (1);
-- change
CREATE FUNCTION first_status() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'say the status'; END $$;
ALTER TABLE orders ALTER COLUMN status SET DEFAULT first_status();
-- old
INSERT INTO orders VALUES (2, 'open');
SELECT id, status FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id) VALUES (3);

-- row: default_of_serial_dropped = Breaks
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a');
-- change
ALTER TABLE orders ALTER COLUMN id DROP DEFAULT;
-- old
INSERT INTO orders (name) VALUES ('b');

-- row: enum_label_added_no_row = Runs
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE orders (id int PRIMARY KEY, status status);
INSERT INTO orders VALUES (1, 'open');
-- change
ALTER TYPE status ADD VALUE 'paid' BEFORE 'closed';
-- old
INSERT INTO orders VALUES (2, 'closed');
SELECT id, status FROM orders ORDER BY status DESC;
SELECT id FROM orders WHERE status > 'open';

-- row: enum_label_added_with_row = Unknown
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE orders (id int PRIMARY KEY, status status);
INSERT INTO orders VALUES (1, 'open');
-- change
BEGIN;
ALTER TYPE status ADD VALUE 'paid';
COMMIT;
INSERT INTO orders VALUES (9, 'paid');
-- old
INSERT INTO orders VALUES (2, 'closed');
SELECT id, status FROM orders WHERE status IN ('open', 'closed') ORDER BY id;
-- fails
SELECT count(*) FROM orders WHERE status NOT IN ('open', 'closed');

-- row: enum_label_renamed = Breaks
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE orders (id int PRIMARY KEY, status status);
INSERT INTO orders VALUES (1, 'open');
-- change
ALTER TYPE status RENAME VALUE 'closed' TO 'done';
-- old
INSERT INTO orders VALUES (2, 'closed');

-- row: enum_label_dropped = Breaks
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE orders (id int PRIMARY KEY, status status);
INSERT INTO orders VALUES (1, 'open');
-- change
ALTER TYPE status RENAME TO status_old;
CREATE TYPE status AS ENUM ('open');
ALTER TABLE orders ALTER COLUMN status TYPE status USING status::text::status;
DROP TYPE status_old;
-- old
SELECT id FROM orders WHERE status = 'closed';

-- row: enum_order_changed = Unknown
-- good
CREATE TYPE level AS ENUM ('low', 'mid', 'high');
CREATE TABLE tickets (id int PRIMARY KEY, level level);
INSERT INTO tickets VALUES (1, 'low'), (2, 'high');
-- change
ALTER TYPE level RENAME TO level_old;
CREATE TYPE level AS ENUM ('high', 'mid', 'low');
ALTER TABLE tickets ALTER COLUMN level TYPE level USING level::text::level;
DROP TYPE level_old;
-- old
INSERT INTO tickets VALUES (3, 'mid');
SELECT id, level FROM tickets WHERE level = 'high';
-- fails
SELECT id FROM tickets ORDER BY level;

-- row: drop_column = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text, note text);
INSERT INTO orders VALUES (1, 'a', 'x');
-- change
ALTER TABLE orders DROP COLUMN note;
-- old
SELECT id, name FROM orders;
SELECT note FROM orders;

-- row: drop_table = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE notes (id int PRIMARY KEY);
-- change
DROP TABLE notes;
-- old
SELECT id FROM notes;

-- row: drop_view = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE VIEW all_orders AS SELECT id FROM orders;
-- change
DROP VIEW all_orders;
-- old
SELECT id FROM all_orders;

-- row: drop_sequence = Breaks
-- good
CREATE SEQUENCE invoice_no;
-- change
DROP SEQUENCE invoice_no;
-- old
SELECT nextval('invoice_no');

-- row: drop_function = Breaks
-- good
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
-- change
DROP FUNCTION vat(int);
-- old
SELECT vat(1);

-- row: drop_aggregate = Breaks
-- good
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
-- change
DROP AGGREGATE total(int);
-- old
SELECT total(n) FROM generate_series(1, 3) n;

-- row: drop_enum_type = Breaks
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
-- change
DROP TYPE status;
-- old
SELECT 'open'::status;

-- row: drop_domain = Breaks
-- good
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE customers (id int PRIMARY KEY, email email);
INSERT INTO customers VALUES (1, 'a@b');
-- change
ALTER TABLE customers ALTER COLUMN email TYPE text;
DROP DOMAIN email;
-- old
SELECT id FROM customers WHERE email = 'a@b'::email;

-- row: drop_range_type = Breaks
-- good
CREATE TYPE span AS RANGE (subtype = int4);
-- change
DROP TYPE span;
-- old
SELECT span(1, 5);

-- row: drop_schema = Breaks
-- good
CREATE SCHEMA app;
CREATE TABLE app.orders (id int PRIMARY KEY);
-- change
DROP SCHEMA app CASCADE;
-- old
SELECT id FROM app.orders;

-- row: rename_table = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
-- change
ALTER TABLE orders RENAME TO purchases;
-- old
SELECT id FROM orders;

-- row: rename_column = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
ALTER TABLE orders RENAME COLUMN name TO title;
-- old
SELECT name FROM orders;

-- row: rename_view = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE VIEW all_orders AS SELECT id FROM orders;
-- change
ALTER VIEW all_orders RENAME TO every_order;
-- old
SELECT id FROM all_orders;

-- row: rename_sequence = Breaks
-- good
CREATE SEQUENCE invoice_no;
-- change
ALTER SEQUENCE invoice_no RENAME TO bill_no;
-- old
SELECT nextval('invoice_no');

-- row: rename_function = Breaks
-- good
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
-- change
ALTER FUNCTION vat(int) RENAME TO tax;
-- old
SELECT vat(1);

-- row: rename_type = Breaks
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
-- change
ALTER TYPE status RENAME TO order_status;
-- old
SELECT 'open'::status;

-- row: rename_schema = Breaks
-- good
CREATE SCHEMA app;
CREATE TABLE app.orders (id int PRIMARY KEY);
-- change
ALTER SCHEMA app RENAME TO core;
-- old
SELECT id FROM app.orders;

-- row: rename_index = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, customer int);
CREATE INDEX orders_customer ON orders (customer);
-- change
ALTER INDEX orders_customer RENAME TO ix_orders_customer;
-- old
INSERT INTO orders VALUES (1, 1);
SELECT id FROM orders WHERE customer = 1;

-- row: table_moved_to_other_schema = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY);
CREATE SCHEMA app;
-- change
ALTER TABLE orders SET SCHEMA app;
-- old
SELECT id FROM orders;

-- row: table_replaced_by_view = Unknown
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a');
-- change
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT id, name FROM purchases;
-- old
INSERT INTO orders (name) VALUES ('b');
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;
-- fails
TRUNCATE orders;

-- row: column_dropped_and_added_at_the_end = Unknown; judged Runs: the order of columns is left out, since every way down puts them last
-- good
CREATE TABLE orders (id int, first text, last text);
-- change
ALTER TABLE orders DROP COLUMN first;
ALTER TABLE orders ADD COLUMN first text;
-- old
INSERT INTO orders (id, first, last) VALUES (1, 'a', 'b');
SELECT id, first, last FROM orders;
-- fails
INSERT INTO orders VALUES (2, 'a', 'b') RETURNING first, last;

-- row: drop_index_plain = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, customer int);
CREATE INDEX orders_customer ON orders (customer);
INSERT INTO orders VALUES (1, 1);
-- change
DROP INDEX orders_customer;
-- old
INSERT INTO orders VALUES (2, 1);
SELECT id FROM orders WHERE customer = 1 ORDER BY id;

-- row: drop_unique_index = Breaks
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50));
CREATE UNIQUE INDEX customers_email ON customers (email);
INSERT INTO customers VALUES (1, 'a');
-- change
DROP INDEX customers_email;
-- old
INSERT INTO customers VALUES (2, 'a') ON CONFLICT (email) DO NOTHING;

-- row: drop_unique_constraint = Breaks
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50) CONSTRAINT customers_email UNIQUE);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers DROP CONSTRAINT customers_email;
-- old
INSERT INTO customers VALUES (2, 'a') ON CONFLICT DO NOTHING;
SELECT count(*) FROM customers;

-- row: unique_made_plain_index = Breaks
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50));
CREATE UNIQUE INDEX customers_email ON customers (email);
INSERT INTO customers VALUES (1, 'a');
-- change
DROP INDEX customers_email;
CREATE INDEX customers_email ON customers (email);
-- old
INSERT INTO customers VALUES (2, 'a') ON CONFLICT (email) DO NOTHING;

-- row: unique_made_partial = Breaks
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50), active bool);
CREATE UNIQUE INDEX customers_email ON customers (email);
INSERT INTO customers VALUES (1, 'a', true);
-- change
DROP INDEX customers_email;
CREATE UNIQUE INDEX customers_email ON customers (email) WHERE active;
-- old
INSERT INTO customers VALUES (2, 'a', false) ON CONFLICT (email) DO NOTHING;

-- row: unique_constraint_to_unique_index = Unknown
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50) CONSTRAINT customers_email UNIQUE);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers DROP CONSTRAINT customers_email;
CREATE UNIQUE INDEX customers_email ON customers (email);
-- old
INSERT INTO customers VALUES (2, 'a') ON CONFLICT (email) DO NOTHING;
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers VALUES (3, 'a') ON CONFLICT ON CONSTRAINT customers_email DO NOTHING;

-- row: unique_index_to_unique_constraint = Runs
-- good
CREATE TABLE customers (id int PRIMARY KEY, email varchar(50));
CREATE UNIQUE INDEX customers_email ON customers (email);
INSERT INTO customers VALUES (1, 'a');
-- change
ALTER TABLE customers ADD CONSTRAINT customers_email UNIQUE USING INDEX customers_email;
-- old
INSERT INTO customers VALUES (2, 'a') ON CONFLICT (email) DO NOTHING;
INSERT INTO customers VALUES (3, 'b');
SELECT id, email FROM customers ORDER BY id;

-- row: drop_primary_key = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
-- old
INSERT INTO orders VALUES (1, 'b') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
SELECT id, name FROM orders GROUP BY id;

-- row: primary_key_widened = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, tenant int NOT NULL DEFAULT 0, name text);
INSERT INTO orders VALUES (1, 0, 'a');
-- change
ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (tenant, id);
-- old
INSERT INTO orders VALUES (1, 0, 'b') ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- row: sequence_increment = Unknown
-- good
CREATE SEQUENCE order_ids INCREMENT 50;
CREATE TABLE orders (id int PRIMARY KEY);
-- change
ALTER SEQUENCE order_ids INCREMENT 1;
-- old
SELECT nextval('order_ids');
-- fails
INSERT INTO orders SELECT b.first + n FROM (SELECT nextval('order_ids') AS first FROM generate_series(1, 2)) b, generate_series(0, 49) n;

-- row: sequence_max_raised = Runs
-- good
CREATE SEQUENCE invoice_no MAXVALUE 1000;
-- change
ALTER SEQUENCE invoice_no MAXVALUE 1000000;
-- old
SELECT nextval('invoice_no');

-- row: sequence_max_lowered = Unknown
-- good
CREATE SEQUENCE invoice_no MAXVALUE 1000;
-- change
ALTER SEQUENCE invoice_no MAXVALUE 100;
-- old
SELECT nextval('invoice_no');
-- fails
SELECT max(nextval('invoice_no')) FROM generate_series(1, 200);

-- row: sequence_cycle = Unknown
-- good
CREATE SEQUENCE invoice_no MAXVALUE 3;
-- change
ALTER SEQUENCE invoice_no CYCLE;
-- old
SELECT nextval('invoice_no');
-- fails
DO $$ BEGIN BEGIN PERFORM nextval('invoice_no') FROM generate_series(1, 5); EXCEPTION WHEN sequence_generator_limit_exceeded THEN RETURN; END; RAISE EXCEPTION 'the same number twice'; END $$;

-- row: sequence_no_cycle = Breaks
-- good
CREATE SEQUENCE slot MAXVALUE 3 CYCLE;
-- change
ALTER SEQUENCE slot NO CYCLE;
-- old
SELECT nextval('slot') FROM generate_series(1, 5);

-- row: sequence_cache = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
-- change
ALTER SEQUENCE orders_id_seq CACHE 20;
-- old
INSERT INTO orders (name) VALUES ('a');
INSERT INTO orders (name) VALUES ('b');
SELECT name FROM orders ORDER BY id;

-- row: sequence_start = Runs
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
-- change
ALTER SEQUENCE orders_id_seq START 1000;
-- old
INSERT INTO orders (name) VALUES ('a');
INSERT INTO orders (name) VALUES ('b');
SELECT id, name FROM orders ORDER BY id;

-- row: sequence_as_smaller_type = Unknown
-- good
CREATE SEQUENCE invoice_no;
-- change
ALTER SEQUENCE invoice_no AS smallint;
-- old
SELECT nextval('invoice_no');
-- fails
SELECT setval('invoice_no', 100000);

-- row: sequence_owned_by_none = Unknown
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
-- change
ALTER SEQUENCE orders_id_seq OWNED BY NONE;
-- old
INSERT INTO orders (name) VALUES ('a');
SELECT id, name FROM orders ORDER BY id;
-- fails
SELECT setval(pg_get_serial_sequence('orders', 'id'), 100);

-- row: sequence_owned_by_added = Runs
-- good
CREATE SEQUENCE order_ids;
CREATE TABLE orders (id int PRIMARY KEY DEFAULT nextval('order_ids'), name text);
-- change
ALTER SEQUENCE order_ids OWNED BY orders.id;
-- old
INSERT INTO orders (name) VALUES ('a');
SELECT nextval('order_ids');
SELECT id, name FROM orders ORDER BY id;

-- row: identity_by_default_to_always = Unknown
-- good
CREATE TABLE orders (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a');
-- change
ALTER TABLE orders ALTER COLUMN id SET GENERATED ALWAYS;
-- old
INSERT INTO orders (name) VALUES ('b');
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id, name) VALUES (10, 'c');

-- row: identity_always_to_by_default = Runs
-- good
CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a');
-- change
ALTER TABLE orders ALTER COLUMN id SET GENERATED BY DEFAULT;
-- old
INSERT INTO orders (name) VALUES ('b');
INSERT INTO orders (id, name) OVERRIDING SYSTEM VALUE VALUES (10, 'c');
SELECT id, name FROM orders ORDER BY id;

-- row: identity_dropped = Breaks
-- good
CREATE TABLE orders (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a');
-- change
ALTER TABLE orders ALTER COLUMN id DROP IDENTITY;
-- old
INSERT INTO orders (name) VALUES ('b');

-- row: serial_to_identity_always = Unknown
-- good
CREATE TABLE orders (id serial PRIMARY KEY, name text);
INSERT INTO orders (name) VALUES ('a');
-- change
ALTER TABLE orders ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE orders_id_seq;
ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (START 2);
-- old
INSERT INTO orders (name) VALUES ('b');
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id, name) VALUES (nextval('orders_id_seq'), 'c');

-- row: generated_from_plain_column = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int, price int, total int);
INSERT INTO orders VALUES (1, 2, 3, 6);
-- change
ALTER TABLE orders DROP COLUMN total;
ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (qty * price) STORED;
-- old
INSERT INTO orders (id, qty, price, total) VALUES (2, 1, 1, 1);

-- row: generated_made_plain = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int, total int GENERATED ALWAYS AS (qty * 3) STORED);
INSERT INTO orders VALUES (1, 2);
-- change
ALTER TABLE orders ALTER COLUMN total DROP EXPRESSION;
-- old
INSERT INTO orders (id, qty) VALUES (2, 1);
SELECT id, total FROM orders ORDER BY id;

-- row: trigger_added_raises = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'use the new way'; END $$;
CREATE TRIGGER guard BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION guard();
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (2, 'b');

-- row: trigger_added_mostly_harmless = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.name = 'x' THEN RETURN NULL; END IF; RETURN NEW; END $$;
CREATE TRIGGER guard BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION guard();
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, 'x') RETURNING id;

-- row: trigger_added_after_statement = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE TABLE log (what text UNIQUE);
CREATE FUNCTION log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (TG_OP); RETURN NULL; END $$;
CREATE TRIGGER log AFTER INSERT OR DELETE ON orders FOR EACH STATEMENT EXECUTE FUNCTION log();
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (3, 'c');

-- row: trigger_on_new_table = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE TABLE notes (id int PRIMARY KEY);
CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
CREATE TRIGGER guard BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION guard();
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;

-- row: trigger_removed = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text, version int);
CREATE FUNCTION bump_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.version := COALESCE(OLD.version, 0) + 1; RETURN NEW; END $$;
CREATE TRIGGER version BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bump_version();
INSERT INTO orders VALUES (1, 'a');
-- change
DROP TRIGGER version ON orders;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, version FROM orders ORDER BY id;

-- row: trigger_disabled = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text, version int);
CREATE FUNCTION bump_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.version := COALESCE(OLD.version, 0) + 1; RETURN NEW; END $$;
CREATE TRIGGER version BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bump_version();
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders DISABLE TRIGGER version;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, version FROM orders ORDER BY id;

-- row: trigger_enabled_for_replica_only = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text, version int);
CREATE FUNCTION bump_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.version := COALESCE(OLD.version, 0) + 1; RETURN NEW; END $$;
CREATE TRIGGER version BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bump_version();
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ENABLE REPLICA TRIGGER version;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, version FROM orders ORDER BY id;

-- row: trigger_enabled_always = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text, version int);
CREATE FUNCTION bump_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.version := COALESCE(OLD.version, 0) + 1; RETURN NEW; END $$;
CREATE TRIGGER version BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bump_version();
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ENABLE ALWAYS TRIGGER version;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, version FROM orders ORDER BY id;

-- row: rule_instead_nothing = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE RULE frozen AS ON INSERT TO orders DO INSTEAD NOTHING;
-- old
INSERT INTO orders VALUES (1, 'a');
SELECT id, name FROM orders;

-- row: rule_instead_other_table = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE TABLE purchases (id int PRIMARY KEY, name text);
CREATE RULE moved AS ON INSERT TO orders DO INSTEAD INSERT INTO purchases VALUES (NEW.id, NEW.name);
-- old
INSERT INTO orders VALUES (1, 'a');
SELECT id, name FROM orders;
INSERT INTO orders VALUES (2, 'b') RETURNING id;

-- row: rule_instead_conditional = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE RULE frozen AS ON INSERT TO orders WHERE NEW.name = 'x' DO INSTEAD NOTHING;
-- old
INSERT INTO orders VALUES (1, 'a');
SELECT id, name FROM orders;
-- fails
INSERT INTO orders VALUES (2, 'b') RETURNING id;

-- row: rule_also = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE TABLE log (id int, name text);
CREATE RULE log AS ON INSERT TO orders DO ALSO INSERT INTO log VALUES (NEW.id, NEW.name);
-- old
INSERT INTO orders VALUES (1, 'a');
INSERT INTO orders VALUES (2, 'b') RETURNING id;
SELECT id, name FROM orders ORDER BY id;
-- fails
INSERT INTO orders VALUES (1, 'c') ON CONFLICT (id) DO NOTHING;

-- row: rule_removed = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE TABLE log (id int, name text);
CREATE RULE log AS ON INSERT TO orders DO ALSO INSERT INTO log VALUES (NEW.id, NEW.name);
-- change
DROP RULE log ON orders;
-- old
INSERT INTO orders VALUES (1, 'a');
SELECT id, name FROM log;

-- row: function_body_changed = Unknown
-- good
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
-- change
CREATE OR REPLACE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT CASE WHEN n > 100 THEN n * 3 ELSE n * 2 END';
-- old
SELECT vat(10);
-- fails
SELECT vat(200);

-- row: function_made_immutable = Unknown
-- good
CREATE SEQUENCE s;
CREATE FUNCTION next_no() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN nextval('s'); END $$;
-- change
ALTER FUNCTION next_no() IMMUTABLE;
-- old
SELECT next_no();
-- fails
SELECT next_no() FROM generate_series(1, 3);

-- row: function_made_strict = Unknown
-- good
CREATE FUNCTION greet(n text) RETURNS text LANGUAGE sql AS $$ SELECT 'hello ' || COALESCE(n, 'you') $$;
-- change
ALTER FUNCTION greet(text) STRICT;
-- old
SELECT greet('a');
-- fails
SELECT greet(NULL);

-- row: function_cost_and_rows = Runs
-- good
CREATE FUNCTION upto(n int) RETURNS SETOF int LANGUAGE sql AS 'SELECT generate_series(1, n)';
-- change
ALTER FUNCTION upto(int) COST 5000 ROWS 7;
-- old
SELECT upto(3);
SELECT n FROM upto(3) n ORDER BY n;

-- row: function_set_search_path = Unknown
-- good
CREATE SCHEMA app;
CREATE TABLE orders (id int);
INSERT INTO orders VALUES (1);
CREATE FUNCTION orders_there(t text) RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint; BEGIN EXECUTE 'SELECT count(*) FROM ' || t INTO n; RETURN n; END $$;
-- change
ALTER FUNCTION orders_there(text) SET search_path = app;
-- old
SELECT orders_there('public.orders');
-- fails
SELECT orders_there('orders');

-- row: function_argument_renamed = Unknown
-- good
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
-- change
DROP FUNCTION vat(int);
CREATE FUNCTION vat(amount int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
-- old
SELECT vat(10);
-- fails
SELECT vat(n => 10);

-- row: function_default_removed = Unknown
-- good
CREATE FUNCTION vat(n int, rate int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT n * rate';
-- change
DROP FUNCTION vat(int, int);
CREATE FUNCTION vat(n int, rate int) RETURNS int LANGUAGE sql AS 'SELECT n * rate';
-- old
SELECT vat(10, 3);
-- fails
SELECT vat(10);

-- row: function_default_changed = Unknown
-- good
CREATE FUNCTION vat(n int, rate int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT n * rate';
-- change
CREATE OR REPLACE FUNCTION vat(n int, rate int DEFAULT 3) RETURNS int LANGUAGE sql AS 'SELECT n * rate';
-- old
SELECT vat(10, 3);
-- fails
SELECT vat(10);

-- row: function_default_added = Runs; judged Unknown: arguments are compared and not understood
-- good
CREATE FUNCTION vat(n int, rate int) RETURNS int LANGUAGE sql AS 'SELECT n * rate';
-- change
CREATE OR REPLACE FUNCTION vat(n int, rate int DEFAULT 3) RETURNS int LANGUAGE sql AS 'SELECT n * rate';
-- old
SELECT vat(10, 2);
SELECT vat(rate => 2, n => 10);

-- row: function_return_type_changed = Breaks
-- good
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
-- change
DROP FUNCTION vat(int);
CREATE FUNCTION vat(n int) RETURNS text LANGUAGE sql AS 'SELECT ($1 * 2)::text';
-- old
SELECT vat(10);
SELECT vat(10) + 1;

-- row: function_argument_type_changed = Breaks
-- good
CREATE FUNCTION shout(n text) RETURNS text LANGUAGE sql AS 'SELECT upper($1)';
-- change
DROP FUNCTION shout(text);
CREATE FUNCTION shout(n int) RETURNS text LANGUAGE sql AS 'SELECT upper($1::text)';
-- old
SELECT shout('a');

-- row: function_made_procedure = Breaks
-- good
CREATE FUNCTION tidy() RETURNS void LANGUAGE sql AS 'SELECT 1';
-- change
DROP FUNCTION tidy();
CREATE PROCEDURE tidy() LANGUAGE sql AS 'SELECT 1';
-- old
SELECT tidy();

-- row: function_execute_revoked_from_public = Unknown
-- good
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
-- change
REVOKE EXECUTE ON FUNCTION vat(int) FROM PUBLIC;
-- old
SELECT vat(10);
-- fails
SELECT has_function_privilege('metabase', 'vat(int)', 'EXECUTE');

-- row: view_text_changed = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (2, '');
CREATE VIEW all_orders AS SELECT id, name FROM orders;
-- change
CREATE OR REPLACE VIEW all_orders AS SELECT id, name FROM orders WHERE name <> '';
-- old
SELECT id, name FROM all_orders WHERE id = 1;
-- fails
SELECT count(*) FROM all_orders;

-- row: view_column_added_at_the_end = Runs; judged Unknown: the rest of the text is compared and not understood
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text, note text);
INSERT INTO orders VALUES (1, 'a', 'x'), (2, '', 'y');
CREATE VIEW all_orders AS SELECT id, name FROM orders;
-- change
CREATE OR REPLACE VIEW all_orders AS SELECT id, name, note FROM orders;
-- old
SELECT id, name FROM all_orders ORDER BY id;
INSERT INTO all_orders VALUES (3, 'c');
SELECT count(*) FROM all_orders;

-- row: view_column_added_to_distinct = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, city text, street text);
INSERT INTO orders VALUES (1, 'a', 'x'), (2, 'b', 'y'), (3, 'b', 'z');
CREATE VIEW cities AS SELECT DISTINCT city FROM orders;
-- change
CREATE OR REPLACE VIEW cities AS SELECT DISTINCT city, street FROM orders;
-- old
SELECT city FROM cities WHERE city = 'a';
-- fails
SELECT count(*) FROM cities;

-- row: view_column_dropped = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE VIEW all_orders AS SELECT id, name FROM orders;
-- change
DROP VIEW all_orders;
CREATE VIEW all_orders AS SELECT id FROM orders;
-- old
SELECT name FROM all_orders;

-- row: view_security_invoker = Runs; judged Unknown: it depends on who else has rights on the tables
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
CREATE VIEW all_orders AS SELECT id, name FROM orders;
-- change
ALTER VIEW all_orders SET (security_invoker = true);
-- old
SELECT id, name FROM all_orders;
INSERT INTO all_orders VALUES (2, 'b');

-- row: view_security_barrier = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
CREATE VIEW all_orders AS SELECT id, name FROM orders WHERE id < 100;
-- change
ALTER VIEW all_orders SET (security_barrier = true);
-- old
SELECT id, name FROM all_orders WHERE name = 'a';
INSERT INTO all_orders VALUES (2, 'b');
UPDATE all_orders SET name = 'c' WHERE id = 2;
SELECT id, name FROM all_orders ORDER BY id;

-- row: view_check_option = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
CREATE VIEW low_orders AS SELECT id, name FROM orders WHERE id < 100;
-- change
ALTER VIEW low_orders SET (check_option = local);
-- old
SELECT id, name FROM low_orders;
INSERT INTO low_orders VALUES (2, 'b');
-- fails
INSERT INTO low_orders VALUES (200, 'c');

-- row: matview_unpopulated = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE MATERIALIZED VIEW order_count AS SELECT count(*) AS n FROM orders;
-- change
REFRESH MATERIALIZED VIEW order_count WITH NO DATA;
-- old
SELECT n FROM order_count;

-- row: matview_unique_index_dropped = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, city varchar(50));
CREATE MATERIALIZED VIEW cities AS SELECT city, count(*) AS n FROM orders GROUP BY city;
CREATE UNIQUE INDEX cities_city ON cities (city);
-- change
DROP INDEX cities_city;
-- old
REFRESH MATERIALIZED VIEW CONCURRENTLY cities;

-- row: rls_enabled_on_own_table = Runs; judged Unknown: it depends on who else has rights on the table
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- old
SELECT id, name FROM orders;
INSERT INTO orders VALUES (2, 'b');

-- row: rls_forced_without_policy = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- old
SELECT id, name FROM orders;
INSERT INTO orders VALUES (2, 'b');

-- row: rls_forced_with_policy = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (200, 'b');
-- change
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY low ON orders USING (id < 100);
-- old
SELECT id, name FROM orders WHERE id = 1;
INSERT INTO orders VALUES (2, 'b');
-- fails
SELECT count(*) FROM orders WHERE id = 200;

-- row: rls_disabled = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (200, 'b');
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY low ON orders USING (id < 100);
-- change
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
-- old
SELECT id, name FROM orders ORDER BY id;

-- row: policy_added_without_rls = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (200, 'b');
-- change
CREATE POLICY low ON orders USING (id < 100);
-- old
SELECT id, name FROM orders ORDER BY id;
INSERT INTO orders VALUES (300, 'c');

-- row: policy_added_under_rls = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (200, 'b');
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY low ON orders USING (id < 100);
-- change
CREATE POLICY high ON orders USING (id > 150);
-- old
SELECT id, name FROM orders WHERE id < 100 ORDER BY id;
INSERT INTO orders VALUES (3, 'c');
-- fails
SELECT count(*) FROM orders;

-- row: policy_changed_under_rls = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (20, 'b');
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY low ON orders USING (id < 100);
-- change
ALTER POLICY low ON orders USING (id < 10);
-- old
SELECT id, name FROM orders WHERE id = 1;
INSERT INTO orders VALUES (3, 'c');
-- fails
UPDATE orders SET name = 'z' WHERE id = 20 RETURNING id;

-- row: policy_removed_under_rls = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (20, 'b');
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY low ON orders USING (id < 100);
-- change
DROP POLICY low ON orders;
-- old
SELECT id, name FROM orders WHERE id = 1;
INSERT INTO orders VALUES (3, 'c');

-- row: revoke_from_shop_itself = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
REVOKE INSERT ON orders FROM shop;
-- old
INSERT INTO orders VALUES (3, 'c');

-- row: revoke_from_other_role = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
GRANT SELECT ON orders TO metabase;
-- change
REVOKE SELECT ON orders FROM metabase;
-- old
INSERT INTO orders VALUES (3, 'c');
SELECT id, name FROM orders;
-- fails
SELECT has_table_privilege('metabase', 'orders', 'SELECT');

-- row: grant_added = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE FUNCTION vat(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2';
REVOKE EXECUTE ON FUNCTION vat(int) FROM PUBLIC;
-- change
GRANT SELECT ON orders TO metabase;
GRANT EXECUTE ON FUNCTION vat(int) TO metabase;
GRANT USAGE ON SCHEMA public TO metabase;
-- old
INSERT INTO orders VALUES (3, 'c');
SELECT id, name, vat(id) FROM orders;

-- row: default_privileges_changed = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO metabase;
-- old
INSERT INTO orders VALUES (3, 'c');
SELECT id, name FROM orders;

-- row: table_owner_changed = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change (superuser)
ALTER TABLE orders OWNER TO metabase;
-- old
SELECT id, name FROM orders;

-- row: table_owner_changed_with_grants = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change (superuser)
ALTER TABLE orders OWNER TO metabase;
GRANT ALL ON orders TO shop;
-- old
INSERT INTO orders VALUES (3, 'c');
SELECT id, name FROM orders;
TRUNCATE orders;
-- fails
CREATE INDEX IF NOT EXISTS orders_pkey ON orders (id);

-- row: extension_added = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE EXTENSION pg_trgm;
CREATE INDEX orders_name ON orders USING gin (name gin_trgm_ops);
-- old
INSERT INTO orders VALUES (3, 'c');
SELECT id, name FROM orders WHERE name LIKE '%c%';

-- row: extension_removed = Breaks
-- good
CREATE EXTENSION pg_trgm;
-- change
DROP EXTENSION pg_trgm;
-- old
SELECT similarity('abc', 'abd') > 0;

-- row: extension_updated = Runs
-- good
CREATE EXTENSION hstore VERSION '1.7';
CREATE TABLE orders (id int PRIMARY KEY, tags hstore);
INSERT INTO orders VALUES (1, 'a=>1');
-- change
ALTER EXTENSION hstore UPDATE TO '1.8';
-- old
INSERT INTO orders VALUES (2, 'b=>2');
SELECT id, tags, tags->'a', tags ? 'b' FROM orders ORDER BY id;

-- row: extension_moved = Breaks
-- good
CREATE EXTENSION pg_trgm;
-- change (superuser)
CREATE SCHEMA ext;
ALTER EXTENSION pg_trgm SET SCHEMA ext;
-- old
SELECT similarity('abc', 'abd') > 0;

-- row: collation_changed = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text COLLATE "C");
INSERT INTO orders VALUES (1, 'a'), (2, 'B');
-- change
ALTER TABLE orders ALTER COLUMN name TYPE text COLLATE "en-x-icu";
-- old
INSERT INTO orders VALUES (3, 'c');
SELECT id, name FROM orders WHERE name = 'a';
-- fails
SELECT id FROM orders ORDER BY name;

-- row: collation_nondeterministic = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a'), (2, 'b');
-- change
CREATE COLLATION no_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
ALTER TABLE orders ALTER COLUMN name TYPE text COLLATE no_case;
-- old
INSERT INTO orders VALUES (3, 'c');
SELECT id, name FROM orders WHERE name = 'a';
-- fails
SELECT id FROM orders WHERE name LIKE 'a%';

-- row: storage_and_options = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE INDEX orders_id ON orders (id);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders ALTER COLUMN name SET STORAGE EXTERNAL, ALTER COLUMN name SET STATISTICS 500, ALTER COLUMN id SET (n_distinct = -1);
ALTER TABLE orders ALTER COLUMN name SET COMPRESSION pglz;
ALTER TABLE orders SET (fillfactor = 70, autovacuum_enabled = false);
ALTER INDEX orders_id SET (fillfactor = 80);
ALTER TABLE orders CLUSTER ON orders_id;
-- old
INSERT INTO orders VALUES (2, repeat('b', 5000));
UPDATE orders SET name = 'z' WHERE id = 1;
SELECT id, name FROM orders ORDER BY id;

-- row: comments = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
COMMENT ON TABLE orders IS 'old';
-- change
COMMENT ON TABLE orders IS 'new';
COMMENT ON COLUMN orders.name IS 'a name';
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;

-- row: statistics_object = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, a int, b int);
-- change
CREATE STATISTICS orders_ab (dependencies, ndistinct) ON a, b FROM orders;
-- old
INSERT INTO orders VALUES (2, 1, 1);
SELECT id, a, b FROM orders WHERE a = 1 AND b = 1;

-- row: statistics_expression_raises = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, qty int);
-- change
CREATE STATISTICS orders_share ON (100 / qty) FROM orders;
-- old
INSERT INTO orders VALUES (1, 0);
UPDATE orders SET qty = 0;
SELECT id, qty FROM orders;

-- row: replica_identity_full = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders REPLICA IDENTITY FULL;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
DELETE FROM orders WHERE id = 1;

-- row: replica_identity_nothing_without_publication = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
ALTER TABLE orders REPLICA IDENTITY NOTHING;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;
DELETE FROM orders WHERE id = 1;

-- row: replica_identity_nothing_with_publication = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
CREATE PUBLICATION feed FOR TABLE orders;
-- change
ALTER TABLE orders REPLICA IDENTITY NOTHING;
-- old
UPDATE orders SET name = 'z' WHERE id = 1;

-- row: publication_table_with_primary_key = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE PUBLICATION feed FOR TABLE orders;
-- old
INSERT INTO orders VALUES (2, 'b');
UPDATE orders SET name = 'z' WHERE id = 1;
DELETE FROM orders WHERE id = 1;

-- row: publication_table_without_primary_key = Breaks
-- good
CREATE TABLE events (id int, name text);
INSERT INTO events VALUES (1, 'a');
-- change
CREATE PUBLICATION feed FOR TABLE events;
-- old
INSERT INTO events VALUES (2, 'b');
UPDATE events SET name = 'z' WHERE id = 1;

-- row: publication_inserts_only = Runs
-- good
CREATE TABLE events (id int, name text);
INSERT INTO events VALUES (1, 'a');
-- change
CREATE PUBLICATION feed FOR TABLE events WITH (publish = 'insert, truncate');
-- old
INSERT INTO events VALUES (2, 'b');
UPDATE events SET name = 'z' WHERE id = 1;
DELETE FROM events WHERE id = 2;

-- row: publication_replica_identity_full = Runs
-- good
CREATE TABLE events (id int, name text);
INSERT INTO events VALUES (1, 'a');
-- change
ALTER TABLE events REPLICA IDENTITY FULL;
CREATE PUBLICATION feed FOR TABLE events;
-- old
INSERT INTO events VALUES (2, 'b');
UPDATE events SET name = 'z' WHERE id = 1;
DELETE FROM events WHERE id = 2;

-- row: publication_all_tables = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE TABLE events (id int, name text);
INSERT INTO events VALUES (1, 'a');
-- change (superuser)
CREATE PUBLICATION feed FOR ALL TABLES;
-- old
DELETE FROM events WHERE id = 1;

-- row: publication_all_tables_in_schema = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
CREATE TABLE events (id int, name text);
INSERT INTO events VALUES (1, 'a');
-- change (superuser)
CREATE PUBLICATION feed FOR TABLES IN SCHEMA public;
-- old
DELETE FROM events WHERE id = 1;

-- row: publication_row_filter_outside_of_key = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE PUBLICATION feed FOR TABLE orders WHERE (name <> 'x');
-- old
INSERT INTO orders VALUES (2, 'b');
UPDATE orders SET name = 'z' WHERE id = 1;

-- row: publication_column_list_without_key = Breaks
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change
CREATE PUBLICATION feed FOR TABLE orders (name);
-- old
INSERT INTO orders VALUES (2, 'b');
UPDATE orders SET name = 'z' WHERE id = 1;

-- row: partition_added = Runs
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-05-05');
-- change
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- old
INSERT INTO events VALUES (2, '2024-06-06');
SELECT id, at FROM events ORDER BY id;

-- row: partition_default_added = Runs
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-05-05');
-- change
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- old
INSERT INTO events VALUES (2, '2024-06-06');
SELECT id, at FROM events ORDER BY id;

-- row: partition_added_with_rows = Unknown; judged Runs: months come and go without a release
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-05-05');
-- change
CREATE TABLE old_events (id int, at date NOT NULL);
INSERT INTO old_events VALUES (100, '2023-05-05');
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- old
INSERT INTO events VALUES (2, '2024-06-06');
SELECT id, at FROM events WHERE id < 100 ORDER BY id;
-- fails
SELECT count(*) FROM events WHERE at < '2024-01-01';

-- row: partition_added_with_check = Unknown; judged Runs: months come and go without a release
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
INSERT INTO events VALUES (1, '2024-05-05');
-- change
CREATE TABLE events_2025 PARTITION OF events (CHECK (id > 0)) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- old
INSERT INTO events VALUES (2, '2025-06-06');
SELECT id, at FROM events ORDER BY id;
-- fails
INSERT INTO events VALUES (0, '2025-06-06');

-- row: partition_dropped = Breaks; judged Runs: months come and go without a release
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events VALUES (1, '2024-05-05');
-- change
DROP TABLE events_2024;
-- old
SELECT id, at FROM events;
INSERT INTO events VALUES (2, '2024-06-06');

-- row: partition_detached = Breaks; judged Unknown: a month may have been put away on purpose, and its rows are seen no more
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-05-05');
-- change
ALTER TABLE events DETACH PARTITION events_2024;
-- old
SELECT id, at FROM events;
INSERT INTO events VALUES (2, '2024-06-06');

-- row: partition_bound_narrower = Unknown
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_now PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2026-01-01');
INSERT INTO events VALUES (1, '2024-05-05');
-- change
ALTER TABLE events DETACH PARTITION events_now;
ALTER TABLE events ATTACH PARTITION events_now FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- old
SELECT id, at FROM events;
INSERT INTO events VALUES (2, '2024-06-06');
-- fails
INSERT INTO events VALUES (3, '2025-06-06');

-- row: partition_bound_wider = Runs; judged Unknown: bounds are compared and not understood
-- good
CREATE TABLE events (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_now PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-05-05');
-- change
ALTER TABLE events DETACH PARTITION events_now;
ALTER TABLE events ATTACH PARTITION events_now FOR VALUES FROM ('2024-01-01') TO ('2026-01-01');
-- old
SELECT id, at FROM events;
INSERT INTO events VALUES (2, '2024-06-06');
SELECT id, at FROM events_now ORDER BY id;

-- row: old_table_attached_as_partition = Unknown
-- good
CREATE TABLE events (id int, at date NOT NULL);
INSERT INTO events VALUES (1, '2024-05-05');
-- change
CREATE TABLE all_events (id int, at date NOT NULL) PARTITION BY RANGE (at);
ALTER TABLE all_events ATTACH PARTITION events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- old
INSERT INTO events VALUES (2, '2024-06-06');
SELECT id, at FROM events ORDER BY id;
-- fails
INSERT INTO events VALUES (3, '2025-06-06');

-- row: table_made_partitioned = Unknown
-- good
CREATE TABLE events (id int PRIMARY KEY, name text);
INSERT INTO events VALUES (1, 'a');
-- change
ALTER TABLE events RENAME TO events_old;
ALTER TABLE events_old RENAME CONSTRAINT events_pkey TO events_old_pkey;
CREATE TABLE events (id int, name text, CONSTRAINT events_pkey PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE events_low PARTITION OF events FOR VALUES FROM (0) TO (1000);
INSERT INTO events SELECT * FROM events_old;
DROP TABLE events_old;
-- old
INSERT INTO events VALUES (2, 'b');
INSERT INTO events VALUES (2, 'c') ON CONFLICT (id) DO NOTHING;
SELECT id, name FROM events ORDER BY id;
-- fails
INSERT INTO events VALUES (2000, 'd');

-- row: inheritance_child_added_empty = Runs
-- good
CREATE TABLE events (id int PRIMARY KEY, name text);
INSERT INTO events VALUES (1, 'a');
-- change
CREATE TABLE web_events (url text) INHERITS (events);
-- old
INSERT INTO events VALUES (2, 'b');
UPDATE events SET name = 'z' WHERE id = 1;
SELECT id, name FROM events ORDER BY id;

-- row: inheritance_child_added_with_rows = Unknown
-- good
CREATE TABLE events (id int PRIMARY KEY, name text);
INSERT INTO events VALUES (1, 'a');
-- change
CREATE TABLE web_events (url text) INHERITS (events);
INSERT INTO web_events VALUES (1, 'w', '/');
-- old
INSERT INTO events VALUES (2, 'b');
SELECT id, name FROM events WHERE id = 2;
-- fails
SELECT name FROM events WHERE id = 1 ORDER BY name;

-- row: inheritance_child_detached = Breaks
-- good
CREATE TABLE events (id int PRIMARY KEY, name text);
CREATE TABLE web_events (url text) INHERITS (events);
INSERT INTO web_events VALUES (1, 'w', '/');
-- change
ALTER TABLE web_events NO INHERIT events;
-- old
SELECT id, name FROM events;

-- row: unlogged_to_logged = Runs
-- good
CREATE UNLOGGED TABLE sessions (id int PRIMARY KEY);
INSERT INTO sessions VALUES (1);
-- change
ALTER TABLE sessions SET LOGGED;
-- old
INSERT INTO sessions VALUES (2);
SELECT id FROM sessions ORDER BY id;

-- row: event_trigger_added = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change (superuser)
CREATE FUNCTION no_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no DDL here'; END $$;
CREATE EVENT TRIGGER no_ddl ON ddl_command_start EXECUTE FUNCTION no_ddl();
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders ORDER BY id;
-- fails
CREATE TEMP TABLE scratch (id int);

-- row: operator_added_new_name = Runs
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
-- change
CREATE FUNCTION near(a int, b int) RETURNS bool LANGUAGE sql AS 'SELECT abs(a - b) < 3';
CREATE OPERATOR <~~~> (LEFTARG = int, RIGHTARG = int, FUNCTION = near);
-- old
INSERT INTO orders VALUES (2, 'b');
SELECT id, name FROM orders WHERE id < 3 ORDER BY id;

-- row: operator_added_over_builtin = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name varchar(20), note text);
INSERT INTO orders VALUES (1, 'A', 'b');
-- change
CREATE FUNCTION same(a varchar, b varchar) RETURNS bool LANGUAGE sql AS 'SELECT lower(a)::text = lower(b)::text';
CREATE OPERATOR = (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = same);
-- old
SELECT id FROM orders WHERE note = 'b';
SELECT id FROM orders WHERE id = 1;
-- fails
SELECT id FROM orders WHERE name = 'a';

-- row: operator_dropped = Breaks
-- good
CREATE FUNCTION near(a int, b int) RETURNS bool LANGUAGE sql AS 'SELECT abs(a - b) < 3';
CREATE OPERATOR <~~~> (LEFTARG = int, RIGHTARG = int, FUNCTION = near);
-- change
DROP OPERATOR <~~~> (int, int);
-- old
SELECT 1 <~~~> 2;

-- row: cast_added_implicit = Unknown
-- good
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders VALUES (1, 'a');
-- change (superuser)
CREATE CAST (integer AS text) WITH INOUT AS IMPLICIT;
-- old
SELECT id, name FROM orders WHERE id = 1;
SELECT name || 'x' FROM orders;
-- fails
SELECT id || ' pieces' FROM orders;

-- row: cast_dropped = Breaks
-- good
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE orders (id int PRIMARY KEY, status status);
CREATE FUNCTION status_of(t text) RETURNS status IMMUTABLE LANGUAGE sql AS 'SELECT status_in FROM (SELECT CASE t WHEN ''o'' THEN ''open''::status ELSE ''closed''::status END AS status_in) s';
CREATE CAST (text AS status) WITH FUNCTION status_of(text) AS ASSIGNMENT;
-- change
DROP CAST (text AS status);
-- old
INSERT INTO orders VALUES (1, 'o'::text);

-- row: composite_attribute_added = Breaks
-- good
CREATE TYPE place AS (street text, city text);
CREATE TABLE shops (id int PRIMARY KEY, place place);
INSERT INTO shops VALUES (1, ROW('a', 'b'));
-- change
ALTER TYPE place ADD ATTRIBUTE zip text;
-- old
SELECT id, (place).city FROM shops;
INSERT INTO shops VALUES (2, ROW('c', 'd'));

-- row: composite_attribute_dropped = Breaks
-- good
CREATE TYPE place AS (street text, city text);
CREATE TABLE shops (id int PRIMARY KEY, place place);
INSERT INTO shops VALUES (1, ROW('a', 'b'));
-- change
ALTER TYPE place DROP ATTRIBUTE street;
-- old
SELECT id, (place).street FROM shops;

-- row: domain_check_added = Unknown
-- good
CREATE DOMAIN email AS text;
CREATE TABLE customers (id int PRIMARY KEY, email email);
INSERT INTO customers VALUES (1, 'a@b');
-- change
ALTER DOMAIN email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%');
-- old
INSERT INTO customers VALUES (2, 'c@d');
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers VALUES (3, 'e');

-- row: domain_check_dropped = Unknown
-- good
CREATE DOMAIN email AS text CONSTRAINT at CHECK (VALUE LIKE '%@%');
CREATE TABLE customers (id int PRIMARY KEY, email email);
INSERT INTO customers VALUES (1, 'a@b');
-- change
ALTER DOMAIN email DROP CONSTRAINT at;
-- old
INSERT INTO customers VALUES (2, 'c@d');
SELECT id, email FROM customers ORDER BY id;
-- fails
DO $$ BEGIN BEGIN INSERT INTO customers VALUES (3, 'e'); EXCEPTION WHEN check_violation THEN RETURN; END; RAISE EXCEPTION 'taken'; END $$;

-- row: domain_not_null_added = Unknown
-- good
CREATE DOMAIN email AS text;
CREATE TABLE customers (id int PRIMARY KEY, email email);
INSERT INTO customers VALUES (1, 'a@b');
-- change
ALTER DOMAIN email SET NOT NULL;
-- old
INSERT INTO customers VALUES (2, 'c@d');
SELECT id, email FROM customers ORDER BY id;
-- fails
INSERT INTO customers (id) VALUES (3);

-- row: domain_default_dropped = Unknown
-- good
CREATE DOMAIN kind AS text DEFAULT 'web';
CREATE TABLE orders (id int PRIMARY KEY, kind kind);
INSERT INTO orders VALUES (1);
-- change
ALTER DOMAIN kind DROP DEFAULT;
-- old
INSERT INTO orders VALUES (2, 'shop');
SELECT id, kind FROM orders ORDER BY id;
-- fails
INSERT INTO orders (id) VALUES (3) RETURNING kind;

-- row: text_search_config_changed = Unknown
-- good
CREATE TEXT SEARCH CONFIGURATION shop_search (COPY = english);
CREATE TABLE notes (id int PRIMARY KEY, body text);
INSERT INTO notes VALUES (1, 'two boxes'), (2, 'tea');
-- change
ALTER TEXT SEARCH CONFIGURATION shop_search ALTER MAPPING FOR asciiword WITH simple;
-- old
SELECT id FROM notes WHERE to_tsvector('shop_search', body) @@ to_tsquery('shop_search', 'tea');
-- fails
SELECT id FROM notes WHERE to_tsvector('shop_search', body) @@ to_tsquery('shop_search', 'box');

-- row: text_search_config_dropped = Breaks
-- good
CREATE TEXT SEARCH CONFIGURATION shop_search (COPY = english);
-- change
DROP TEXT SEARCH CONFIGURATION shop_search;
-- old
SELECT to_tsvector('shop_search', 'two boxes');

-- row: text_search_config_added = Runs
-- good
CREATE TABLE notes (id int PRIMARY KEY, body text);
INSERT INTO notes VALUES (1, 'two boxes');
-- change
CREATE TEXT SEARCH CONFIGURATION shop_search (COPY = english);
-- old
SELECT id FROM notes WHERE to_tsvector('english', body) @@ to_tsquery('english', 'box');

-- row: database_search_path_changed = Breaks; judged Runs: settings hang on the name of the database and are no part of its schema
-- good
CREATE SCHEMA app;
CREATE TABLE app.orders (id int PRIMARY KEY);
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public', current_database()); END $$;
-- change
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public', current_database()); END $$;
-- old
SELECT id FROM orders;
