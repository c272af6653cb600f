-- shape: order status check
CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    status varchar(20) NOT NULL DEFAULT 'new' CHECK (status IN ('new','paid')),
    n integer CHECK (n BETWEEN 1 AND 5 AND id > 0),
    kind char(2) CHECK (kind NOT IN ('xx','yy')),
    total numeric(10,2) DEFAULT 0.0 CHECK (total >= 0),
    at timestamptz DEFAULT now()
);
CREATE INDEX orders_open ON orders (at DESC NULLS LAST) WHERE status IN ('new');
CREATE INDEX orders_some ON orders (n) WHERE status IN ('new','paid') AND n BETWEEN 1 AND 5 AND id > 0;
CREATE UNIQUE INDEX orders_lower ON orders (lower(status), (status IN ('new','paid'))) INCLUDE (total);

-- shape: range partitions with automatic names
CREATE TABLE customer (id integer PRIMARY KEY, country varchar(2) CHECK (country IN ('pl','de')));
CREATE TABLE sale (
    id bigint NOT NULL,
    at date NOT NULL,
    customer_id integer REFERENCES customer ON DELETE CASCADE,
    state varchar(10) DEFAULT 'new' CHECK (state IN ('new','old')),
    amount numeric(12,2) CHECK (amount BETWEEN 0 AND 1000000 AND id > 0),
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE sale_2020 PARTITION OF sale FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE sale_2021 PARTITION OF sale FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE sale_old PARTITION OF sale FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE sale_new PARTITION OF sale FOR VALUES FROM ('2022-01-01') TO (MAXVALUE);
CREATE TABLE sale_rest PARTITION OF sale DEFAULT;
CREATE INDEX ON sale (customer_id);
CREATE INDEX ON sale (state) WHERE state IN ('new','old');
CREATE UNIQUE INDEX ON sale (at, id, customer_id);

-- shape: list partitions with sub-partitions
CREATE TABLE place (id integer, region varchar(10) NOT NULL, y integer NOT NULL, note text COLLATE "C", CHECK (region IN ('eu','us','pl') AND y BETWEEN 1900 AND 2100))
    PARTITION BY LIST (region);
CREATE TABLE place_eu PARTITION OF place FOR VALUES IN ('eu','pl') PARTITION BY RANGE (y, id);
CREATE TABLE place_eu_1 PARTITION OF place_eu FOR VALUES FROM (1900, MINVALUE) TO (2000, MAXVALUE);
CREATE TABLE place_eu_2 PARTITION OF place_eu FOR VALUES FROM (2001, 0) TO (2101, 0) PARTITION BY HASH (id);
CREATE TABLE place_eu_2_0 PARTITION OF place_eu_2 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE place_eu_2_1 PARTITION OF place_eu_2 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE place_us PARTITION OF place FOR VALUES IN ('us');
CREATE TABLE place_none PARTITION OF place FOR VALUES IN (NULL, 'none');
CREATE TABLE place_rest PARTITION OF place DEFAULT PARTITION BY LIST (lower(region));
CREATE TABLE place_rest_a PARTITION OF place_rest FOR VALUES IN ('a', 'it''s');
CREATE INDEX ON place (y);
CREATE INDEX ON place_eu (id);

-- shape: partition keys of every kind
CREATE TABLE k_hash (a integer, b text, c uuid) PARTITION BY HASH (a, b text_ops, c);
CREATE TABLE k_hash_0 PARTITION OF k_hash FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE k_hash_1 PARTITION OF k_hash FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE k_expr (a varchar(10), b timestamp, n integer) PARTITION BY RANGE (lower(a) COLLATE "C", date_trunc('month', b), (n % 2), (CASE WHEN n BETWEEN 1 AND 5 AND a IN ('x','y') THEN 1 ELSE 0 END));
CREATE TABLE k_expr_1 PARTITION OF k_expr FOR VALUES FROM ('a', '2020-01-01', 0, 0) TO ('m', '2021-01-01', MAXVALUE, MAXVALUE);
CREATE TABLE k_ts (a timestamptz) PARTITION BY RANGE (a);
CREATE TABLE k_ts_1 PARTITION OF k_ts FOR VALUES FROM ('2020-01-01 00:00:00+00') TO ('2020-06-01 12:30:00.5+02');
CREATE TABLE k_num (a numeric(10,2)) PARTITION BY LIST (a);
CREATE TABLE k_num_1 PARTITION OF k_num FOR VALUES IN (1, 2.50, -3);
CREATE TABLE k_bool (a boolean) PARTITION BY LIST (a);
CREATE TABLE k_bool_t PARTITION OF k_bool FOR VALUES IN (true);
CREATE TABLE k_bool_f PARTITION OF k_bool FOR VALUES IN (false, NULL);
CREATE TYPE k_mood AS ENUM ('ok', 'not ok');
CREATE TABLE k_enum (a k_mood) PARTITION BY LIST (a);
CREATE TABLE k_enum_1 PARTITION OF k_enum FOR VALUES IN ('not ok');
CREATE TABLE k_fn (a date) PARTITION BY LIST (extract(year FROM a));
CREATE TABLE k_fn_1 PARTITION OF k_fn FOR VALUES IN (2020, 2021);
CREATE TABLE k_bytes (a bytea, b bit(3), c inet) PARTITION BY RANGE (a, b, c);
CREATE TABLE k_bytes_1 PARTITION OF k_bytes FOR VALUES FROM ('\x00', B'000', '10.0.0.0') TO ('\xff', B'111', '10.0.0.255');
CREATE TABLE k_big (a bigint, b interval) PARTITION BY RANGE (a, b);
CREATE TABLE k_big_1 PARTITION OF k_big FOR VALUES FROM (-9223372036854775808, '-1 day') TO (0, '1 mon 2 days');
CREATE TABLE k_now (a date) PARTITION BY RANGE (a);
CREATE TABLE k_now_1 PARTITION OF k_now FOR VALUES FROM (CAST('2020-01-01' AS date)) TO ('2020-01-01'::date + 366);

-- shape: foreign keys from a partitioned table
CREATE TABLE parent_a (id integer PRIMARY KEY, code varchar(5) UNIQUE);
CREATE TABLE part_a (id integer, parent_id integer, code varchar(5), k integer NOT NULL,
    FOREIGN KEY (parent_id) REFERENCES parent_a,
    FOREIGN KEY (code) REFERENCES parent_a (code) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "named key" FOREIGN KEY (parent_id) REFERENCES parent_a (id) ON DELETE SET NULL (parent_id)) PARTITION BY LIST (k);
CREATE TABLE part_a_1 PARTITION OF part_a FOR VALUES IN (1);
CREATE TABLE part_a_2 PARTITION OF part_a FOR VALUES IN (2) PARTITION BY RANGE (id);
CREATE TABLE part_a_2_x PARTITION OF part_a_2 FOR VALUES FROM (0) TO (10);
CREATE TABLE part_a_2_y PARTITION OF part_a_2 DEFAULT;
ALTER TABLE part_a_1 ADD FOREIGN KEY (parent_id) REFERENCES parent_a ON DELETE CASCADE;

-- shape: foreign keys to a partitioned table
CREATE TABLE target (id integer, k integer, v varchar(3), PRIMARY KEY (id, k), UNIQUE (k, id, v)) PARTITION BY RANGE (k);
CREATE TABLE target_1 PARTITION OF target FOR VALUES FROM (0) TO (10);
CREATE TABLE target_2 PARTITION OF target FOR VALUES FROM (10) TO (20) PARTITION BY HASH (id);
CREATE TABLE target_2_0 PARTITION OF target_2 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE target_2_1 PARTITION OF target_2 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE target_3 PARTITION OF target DEFAULT;
CREATE TABLE pointing (a integer, b integer, FOREIGN KEY (a, b) REFERENCES target);
CREATE TABLE pointing_too (a integer, b integer, v varchar(3), FOREIGN KEY (b, a, v) REFERENCES target (k, id, v) MATCH FULL ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE);
CREATE TABLE pointing_part (a integer, b integer, FOREIGN KEY (a, b) REFERENCES target (id, k)) PARTITION BY RANGE (a);
CREATE TABLE pointing_part_1 PARTITION OF pointing_part FOR VALUES FROM (0) TO (5);
CREATE TABLE pointing_part_2 PARTITION OF pointing_part FOR VALUES FROM (5) TO (50);
CREATE TABLE target_4 PARTITION OF target FOR VALUES FROM (30) TO (40);

-- shape: partitioned table with a key to itself
CREATE TABLE node (id integer, k integer, parent_id integer, parent_k integer, PRIMARY KEY (id, k),
    FOREIGN KEY (parent_id, parent_k) REFERENCES node (id, k)) PARTITION BY LIST (k);
CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1);
CREATE TABLE node_2 PARTITION OF node FOR VALUES IN (2);
CREATE TABLE node_3 PARTITION OF node DEFAULT;

-- shape: partition with its own things
CREATE TABLE own (id integer NOT NULL, k integer NOT NULL, v varchar(10) DEFAULT 'a', w integer DEFAULT 1, CONSTRAINT own_v CHECK (v IN ('a','b','c'))) PARTITION BY LIST (k);
CREATE FUNCTION own_fn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE own_1 PARTITION OF own (v DEFAULT 'b', w NOT NULL, CONSTRAINT own_1_w CHECK (w BETWEEN 1 AND 5 AND id > 0), UNIQUE (id)) FOR VALUES IN (1) WITH (fillfactor = 70);
CREATE TABLE own_2 PARTITION OF own FOR VALUES IN (2);
CREATE INDEX own_2_extra ON own_2 (v) WHERE v IN ('a','b');
ALTER TABLE own_2 ADD CHECK (w IN (1,2,3)), ALTER v SET DEFAULT lower('X'), ALTER w DROP DEFAULT, ALTER v SET NOT NULL, ALTER v SET STORAGE EXTERNAL;
ALTER TABLE own_2 ADD PRIMARY KEY (id), ADD EXCLUDE USING btree (w WITH =);
CREATE TRIGGER own_all AFTER INSERT ON own FOR EACH ROW WHEN (NEW.v IN ('a','b')) EXECUTE FUNCTION own_fn();
CREATE TRIGGER own_2_only BEFORE INSERT OR UPDATE OF v ON own_2 FOR EACH ROW WHEN (NEW.w BETWEEN 1 AND 5 AND NEW.id > 0) EXECUTE FUNCTION own_fn();
ALTER TABLE own_1 DISABLE TRIGGER own_all;
ALTER TABLE own_2 ENABLE ALWAYS TRIGGER own_all;
ALTER TABLE own_2 ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON own_2 USING (v IN ('a','b') AND w BETWEEN 1 AND 5 AND id > 0);
COMMENT ON TABLE own_2 IS 'second';
COMMENT ON COLUMN own_2.v IS 'letters';
COMMENT ON TRIGGER own_all ON own_1 IS 'cloned';
GRANT SELECT ON own_1 TO metabase;

-- shape: detached partition
CREATE TABLE ref (id integer PRIMARY KEY);
CREATE TABLE det (id integer, k integer, r integer REFERENCES ref, v varchar(3) CHECK (v IN ('a','b')), PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE TABLE det_1 PARTITION OF det FOR VALUES IN (1);
CREATE TABLE det_2 PARTITION OF det FOR VALUES IN (2);
CREATE INDEX ON det (r);
ALTER TABLE det DETACH PARTITION det_1;
CREATE TABLE det_3 PARTITION OF det FOR VALUES IN (1, 3);
ALTER TABLE det DETACH PARTITION det_3;
ALTER TABLE det ATTACH PARTITION det_3 FOR VALUES IN (3);

-- shape: partition attached with other column order
CREATE TABLE att (id integer NOT NULL, k integer NOT NULL, gone text, v varchar(10) DEFAULT 'x', w numeric(5,2)) PARTITION BY RANGE (k);
ALTER TABLE att DROP COLUMN gone;
CREATE TABLE att_1 (w numeric(5,2), old1 integer, v varchar(10), k integer NOT NULL, old2 text, id integer NOT NULL);
ALTER TABLE att_1 DROP COLUMN old1, DROP COLUMN old2;
ALTER TABLE att ADD CONSTRAINT att_w CHECK (w BETWEEN 0 AND 5 AND id > 0 AND v IN ('x','y'));
ALTER TABLE att_1 ADD CONSTRAINT att_w CHECK (w BETWEEN 0 AND 5 AND id > 0 AND v IN ('x','y'));
ALTER TABLE att ADD PRIMARY KEY (id, k);
ALTER TABLE att_1 ADD CONSTRAINT "my own pk" PRIMARY KEY (id, k);
CREATE INDEX att_lower ON att (lower(v), (w * 2)) WHERE v IN ('x','y');
CREATE INDEX "other name" ON att_1 (lower(v), (w * 2)) WHERE v IN ('x','y');
ALTER TABLE att ATTACH PARTITION att_1 FOR VALUES FROM (1) TO (2);
CREATE TABLE att_2 PARTITION OF att FOR VALUES FROM (2) TO (3);
ALTER TABLE att ADD COLUMN later integer DEFAULT -5;
CREATE TABLE att_ref (id integer, k integer, FOREIGN KEY (id, k) REFERENCES att);

-- shape: index on the partitioned table only
CREATE TABLE io (id integer, v varchar(5)) PARTITION BY RANGE (id);
CREATE TABLE io_1 PARTITION OF io FOR VALUES FROM (0) TO (10);
CREATE TABLE io_2 PARTITION OF io FOR VALUES FROM (10) TO (20);
CREATE INDEX io_v ON ONLY io (v) WHERE v IN ('a','b');
CREATE INDEX io_1_mine ON io_1 (v) WHERE v IN ('a','b');
ALTER INDEX io_v ATTACH PARTITION io_1_mine;
CREATE INDEX io_id ON io (id);
ALTER INDEX io_1_id_idx RENAME TO renamed_index;
ALTER TABLE io ALTER id SET NOT NULL;
ALTER TABLE ONLY io ADD CONSTRAINT io_pk PRIMARY KEY (id);

-- shape: triggers on partitioned tables
CREATE TABLE tp (id integer, k integer, v varchar(5)) PARTITION BY LIST (k);
CREATE TABLE tp_1 PARTITION OF tp FOR VALUES IN (1);
CREATE TABLE tp_2 PARTITION OF tp FOR VALUES IN (2) PARTITION BY LIST (id);
CREATE TABLE tp_2_1 PARTITION OF tp_2 FOR VALUES IN (1, 2);
CREATE FUNCTION tp_fn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER tp_row AFTER INSERT OR UPDATE OF v, id OR DELETE ON tp FOR EACH ROW EXECUTE FUNCTION tp_fn('a', 'it''s', E'b\\c');
CREATE TRIGGER tp_when BEFORE UPDATE ON tp FOR EACH ROW WHEN (OLD.v IS DISTINCT FROM NEW.v AND NEW.v NOT IN ('a','b')) EXECUTE FUNCTION tp_fn();
CREATE TRIGGER tp_stmt AFTER UPDATE ON tp REFERENCING OLD TABLE AS was NEW TABLE AS "is" FOR EACH STATEMENT EXECUTE FUNCTION tp_fn();
CREATE CONSTRAINT TRIGGER tp_con AFTER INSERT ON tp DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.k IN (1,2)) EXECUTE FUNCTION tp_fn();
ALTER TABLE tp_1 DISABLE TRIGGER tp_row;
ALTER TABLE tp_2 ENABLE REPLICA TRIGGER tp_row;
ALTER TABLE tp DISABLE TRIGGER tp_when;

-- shape: inheritance
CREATE TABLE animal (id serial PRIMARY KEY, name varchar(20) NOT NULL DEFAULT 'x', CONSTRAINT animal_name CHECK (name IN ('x','y','z')), CONSTRAINT not_below CHECK (id BETWEEN 0 AND 100 AND name <> '') NO INHERIT);
CREATE TABLE pet (owner text, age integer CHECK (age BETWEEN 0 AND 50 AND owner <> '')) ;
CREATE TABLE dog (name varchar(20) DEFAULT 'y', breed text, CONSTRAINT animal_name CHECK (name IN ('x','y','z')), CHECK (breed IN ('a','b')) NO INHERIT) INHERITS (animal, pet);
CREATE TABLE puppy (extra integer) INHERITS (dog);
CREATE TABLE cat () INHERITS (pet);
ALTER TABLE animal ADD COLUMN legs integer DEFAULT 4 CHECK (legs IN (2,4));
ALTER TABLE ONLY pet ADD CHECK (age IN (1,2)) NO INHERIT;
CREATE TABLE horse (owner text, id integer, name varchar(20) NOT NULL, legs integer, junk text);
ALTER TABLE horse DROP COLUMN junk;
ALTER TABLE horse ADD CONSTRAINT animal_name CHECK (name IN ('x','y','z')), ADD CONSTRAINT animal_legs_check CHECK (legs IN (2,4)), ALTER id SET NOT NULL;
ALTER TABLE horse INHERIT animal;
ALTER TABLE puppy ALTER name SET DEFAULT 'z', ALTER breed SET NOT NULL;
ALTER TABLE dog ALTER name DROP DEFAULT;
CREATE TABLE orphan () INHERITS (animal);
ALTER TABLE orphan NO INHERIT animal;

-- shape: inherited columns dropped and renamed
CREATE TABLE base1 (a integer, b text, c varchar(5) DEFAULT 'q');
CREATE TABLE base2 (c varchar(5), d numeric(4,1));
CREATE TABLE kid (e integer, b text) INHERITS (base1, base2);
ALTER TABLE base1 DROP COLUMN b;
ALTER TABLE base1 RENAME COLUMN a TO "A a";
ALTER TABLE ONLY base2 DROP COLUMN d;
ALTER TABLE base2 ADD COLUMN f integer GENERATED ALWAYS AS (length(c)) STORED;
ALTER TABLE kid ADD COLUMN g integer;
CREATE TABLE kid2 (LIKE kid INCLUDING ALL) INHERITS (base1);

-- shape: generated and identity columns
CREATE TABLE gi (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    small smallint GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "Odd seq" START WITH 10 INCREMENT BY -2 MINVALUE -100 MAXVALUE 50 CACHE 7 CYCLE),
    price numeric(10,2), vat numeric(4,2) DEFAULT 0.23, kind varchar(5), a text, b text,
    gross numeric(12,2) GENERATED ALWAYS AS (price * (1 + vat)) STORED,
    is_ok boolean GENERATED ALWAYS AS (kind IN ('a','b')) STORED,
    mid boolean GENERATED ALWAYS AS (price BETWEEN 1 AND 5 AND vat > 0) STORED,
    label text GENERATED ALWAYS AS (coalesce(a, '') || ' ' || coalesce(b, '')) STORED COLLATE "C",
    cat varchar(8) GENERATED ALWAYS AS (CASE WHEN kind IN ('a','b') THEN 'ab' WHEN kind = 'c' THEN 'c' ELSE kind END) STORED,
    search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', coalesce(a,'')), 'A') || to_tsvector('simple'::regconfig, coalesce(b,''))) STORED,
    five integer GENERATED ALWAYS AS (5) STORED
);
CREATE INDEX ON gi USING gin (search);
CREATE UNIQUE INDEX ON gi (label, is_ok) WHERE mid;
ALTER TABLE gi ALTER five DROP EXPRESSION;
ALTER TABLE gi ADD COLUMN late integer GENERATED BY DEFAULT AS IDENTITY;
ALTER TABLE gi ALTER late SET GENERATED ALWAYS SET INCREMENT BY 3 SET START WITH 4 RESTART;
COMMENT ON SEQUENCE "Odd seq" IS 'odd';
GRANT USAGE ON SEQUENCE "Odd seq" TO metabase;
COMMENT ON COLUMN gi.gross IS 'with VAT';

-- shape: sequences
CREATE SEQUENCE s1;
CREATE SEQUENCE s2 AS smallint INCREMENT -1 MINVALUE -5 MAXVALUE 5 START 5 CACHE 3 CYCLE;
CREATE SEQUENCE s3 AS integer START 100 NO MINVALUE NO MAXVALUE;
CREATE UNLOGGED SEQUENCE s4;
CREATE TABLE t (a serial, b bigserial, c smallserial, d integer DEFAULT nextval('s1'), e bigint DEFAULT nextval('s3'::regclass) + 1, f text DEFAULT 'X' || nextval('s1'::text::regclass), g integer DEFAULT nextval('public.s2'));
ALTER SEQUENCE s3 OWNED BY t.e;
ALTER SEQUENCE t_a_seq RENAME TO "renamed seq";
ALTER SEQUENCE t_b_seq OWNED BY NONE;
ALTER SEQUENCE t_c_seq INCREMENT 5 MAXVALUE 300;
ALTER TABLE t RENAME COLUMN a TO z;
SELECT nextval('s1'), setval('s3', 500), setval('s2', 1, false);
CREATE TABLE u (id integer DEFAULT currval('s1'));
ALTER TABLE u ALTER id SET DEFAULT nextval('"renamed seq"');

-- shape: domains
CREATE DOMAIN d_status AS varchar(10) DEFAULT 'new' NOT NULL CONSTRAINT known CHECK (VALUE IN ('new','paid')) CHECK (VALUE <> '') CHECK (length(VALUE) BETWEEN 1 AND 10 AND VALUE LIKE '%e%' OR true);
CREATE DOMAIN d_pos AS integer CHECK (VALUE > 0);
CREATE DOMAIN d_small AS d_pos DEFAULT 1 CHECK (VALUE BETWEEN 1 AND 9 AND VALUE <> 5) CHECK (VALUE IN (1,2,3));
CREATE DOMAIN d_arr AS varchar(5)[] CHECK (VALUE <@ ARRAY['a','b']::varchar[]) CHECK (array_length(VALUE, 1) IN (1,2));
CREATE DOMAIN d_bp AS char(3) COLLATE "C" CHECK (VALUE IN ('abc','def'));
CREATE DOMAIN d_num AS numeric(6,2) DEFAULT -1.5 CHECK (VALUE IN (1, 2.5)) CHECK (VALUE NOT BETWEEN 5 AND 6);
CREATE DOMAIN d_json AS jsonb CHECK (VALUE ? 'a' AND jsonb_typeof(VALUE) IN ('object','array'));
CREATE DOMAIN d_email AS text CHECK (VALUE ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$');
CREATE DOMAIN d_ts AS timestamp(0) DEFAULT '2020-01-01 10:00' CHECK (VALUE BETWEEN '2000-01-01' AND '2100-01-01');
CREATE DOMAIN d_null AS text NULL;
CREATE DOMAIN d_dom_arr AS d_small[] CHECK (VALUE[1] IN (1,2));
CREATE TABLE t (a d_status, b d_small DEFAULT 2, c d_arr, d d_bp, e d_num, f d_json, g d_email, h d_ts, i d_status[], j d_dom_arr,
    CHECK (a IN ('new','paid')), CHECK (b IN (1,2)), CHECK (b BETWEEN 1 AND 5 AND e > 0), CHECK (c[1] IN ('a','b')), CHECK (d IN ('abc','xyz')), CHECK (e IN (1, 2.5)), CHECK (a = 'new' OR g IN ('a','b')), CHECK (i[1] IN ('new','paid')), CHECK (i = ARRAY['new','paid']::d_status[]), CHECK (j[1] = ANY (ARRAY[1,2])));
CREATE INDEX ON t (b) WHERE a IN ('new','paid') AND e BETWEEN 1 AND 2 AND b > 0;
CREATE VIEW v AS SELECT a, b::integer + 1 AS b1, e::d_num AS e2, '5'::d_pos AS five, a IN ('new','paid') AS ok FROM t WHERE a NOT IN ('paid','new') AND h = '2020-01-01';
ALTER DOMAIN d_pos ADD CONSTRAINT less CHECK (VALUE < 1000) NOT VALID;
ALTER DOMAIN d_status RENAME CONSTRAINT known TO "really known";
COMMENT ON DOMAIN d_pos IS 'positive';
COMMENT ON CONSTRAINT less ON DOMAIN d_pos IS 'less';
GRANT USAGE ON DOMAIN d_pos TO metabase;

-- shape: enums
CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s fine', 'żółty', '');
ALTER TYPE mood ADD VALUE 'between' BEFORE 'ok';
ALTER TYPE mood ADD VALUE 'last';
ALTER TYPE mood RENAME VALUE 'sad' TO 'very sad';
CREATE TYPE "Empty Enum" AS ENUM ();
CREATE TABLE t (m mood DEFAULT 'ok', ms mood[] DEFAULT '{ok,"it''s fine"}', n integer,
    CHECK (m IN ('ok','very sad')), CHECK (m::text IN ('ok','x')), CHECK (m = 'ok' OR m <> 'very sad'), CHECK (m BETWEEN 'very sad' AND 'ok' AND n > 0), CHECK (m = ANY (ARRAY['ok','very sad']::mood[])), CHECK (ms <@ ARRAY['ok'::mood]), CHECK (ms[1] IN ('ok','very sad')), CHECK (m IS DISTINCT FROM 'ok'), CHECK (coalesce(m, 'ok') NOT IN ('very sad', 'ok')), CHECK (CASE m WHEN 'ok' THEN n = 1 ELSE n = 2 END));
CREATE INDEX ON t (m) WHERE m IN ('ok','very sad');
CREATE INDEX ON t ((m = 'ok'), n) WHERE m NOT IN ('ok');
CREATE VIEW v AS SELECT m, m IN ('ok','very sad') AS good, enum_range(NULL::mood) AS every, m::text || 'x' AS x FROM t WHERE m > 'very sad';
COMMENT ON TYPE mood IS 'moods';

-- shape: composite types
CREATE TYPE address AS (street varchar(40), "House No" integer, zip char(6) COLLATE "C");
CREATE TYPE person AS (name text, home address, phones varchar(12)[]);
ALTER TYPE address ADD ATTRIBUTE country varchar(2);
ALTER TYPE address DROP ATTRIBUTE zip;
ALTER TYPE address RENAME ATTRIBUTE street TO road;
CREATE TABLE t (id integer, p person, a address DEFAULT ROW('x', 1, 'pl'), many address[] DEFAULT ARRAY[ROW('a', 1, 'b')::address],
    CHECK ((a).country IN ('pl','de')), CHECK (((p).home).road <> ''), CHECK ((many[1])."House No" BETWEEN 1 AND 5 AND id > 0), CHECK (a IS NOT NULL), CHECK (a = ROW('x', 1, 'pl')::address), CHECK ((p).phones[1] IN ('1','2')), CHECK (NOT a IS NULL OR a IS DISTINCT FROM NULL));
CREATE INDEX ON t (((a).country)) WHERE (a).country IN ('pl','de');
CREATE VIEW v AS SELECT (a).*, ((p).home)."House No" AS no, t AS whole, ROW('q', id, 'pl')::address AS r, (t.p).name FROM t WHERE (a).country IN ('pl','de');
COMMENT ON TYPE address IS 'where';
COMMENT ON COLUMN address.road IS 'road';

-- shape: ranges and multiranges
CREATE FUNCTION time_diff(x time, y time) RETURNS double precision LANGUAGE sql STRICT IMMUTABLE AS 'SELECT EXTRACT(EPOCH FROM (x - y))::double precision';
CREATE TYPE timerange AS RANGE (subtype = time, subtype_diff = time_diff, multirange_type_name = "Many Times");
CREATE TYPE textrange AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TABLE t (id integer, a timerange DEFAULT '[08:00,16:00)', b textrange, c floatrange, d "Many Times", e textmultirange, f int4range[], g nummultirange, h timerange[],
    CHECK (a && '[10:00,11:00)'), CHECK (b @> 'x'::text), CHECK (c @> 1.5::float8 AND c <@ floatrange(0, 10, '[]')), CHECK (d @> time '10:00'), CHECK (a IN ('[08:00,16:00)', 'empty')), CHECK (lower(a) BETWEEN '08:00' AND '10:00' AND id > 0), CHECK (e = '{[a,b)}'), CHECK (f[1] @> 5), CHECK (upper(b) IN ('a','b')), CHECK (g @> 1.5));
CREATE INDEX ON t USING gist (a);
CREATE INDEX ON t USING spgist (b);
CREATE INDEX ON t USING gist (d) WHERE a && '[10:00,11:00)' AND upper(b) IN ('a','b');
CREATE VIEW v AS SELECT a * '[09:00,10:00)' AS x, d + '{[01:00,02:00)}' AS y, multirange(a) AS z, range_agg(a) OVER () AS w, unnest(g) AS u FROM t;

-- shape (superuser): canonical range type
CREATE TYPE "Shell Range";
SET ROLE shop;
CREATE DOMAIN plain AS integer CHECK (VALUE IN (1,2));
RESET ROLE;
DROP TYPE "Shell Range";
CREATE TYPE waiting;
CREATE TYPE box_like;
CREATE FUNCTION box_like_in(cstring) RETURNS box_like LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION box_like_out(box_like) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE box_like (INPUT = box_like_in, OUTPUT = box_like_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'N', PREFERRED = false, DEFAULT = '7', DELIMITER = ';', COLLATABLE = false);
CREATE TYPE canon;
CREATE FUNCTION canon_fn(canon) RETURNS canon LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE canon AS RANGE (subtype = integer, canonical = canon_fn, subtype_diff = int4range_subdiff);
CREATE TABLE t (a box_like DEFAULT '5', b canon CHECK (b IN ('[1,2)','[2,3)')));
COMMENT ON TYPE box_like IS 'own base type';

-- shape: row level security
CREATE TABLE account (id integer PRIMARY KEY, owner varchar(63) DEFAULT current_user, kind varchar(8), level integer, team_id integer);
CREATE TABLE team (id integer PRIMARY KEY, name text, kind char(3));
CREATE TABLE member (team_id integer, who name, since date);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON account FOR SELECT TO metabase, rollback USING (kind IN ('a','b') AND level BETWEEN 1 AND 5 AND id > 0);
CREATE POLICY mine ON account TO CURRENT_USER USING (owner = current_user) WITH CHECK (owner = current_user AND kind NOT IN ('x','y'));
CREATE POLICY ins ON account FOR INSERT WITH CHECK (team_id IN (SELECT t.id FROM team t WHERE t.kind IN ('abc','def')));
CREATE POLICY upd ON account AS RESTRICTIVE FOR UPDATE USING (EXISTS (SELECT 1 FROM member m JOIN team t ON t.id = m.team_id AND m.who = current_user WHERE m.team_id = account.team_id AND m.since BETWEEN '2020-01-01' AND current_date AND t.kind IN ('abc'))) WITH CHECK (level = ANY (SELECT id FROM team) OR level > ALL (SELECT id FROM team WHERE kind NOT IN ('x')));
CREATE POLICY del ON account FOR DELETE USING ((SELECT count(*) FROM member WHERE who = current_user) > 0 AND team_id = ANY (ARRAY(SELECT id FROM team)));
CREATE POLICY "odd ""name""" ON account USING (true);
CREATE POLICY cfg ON team USING (id = current_setting('app.team', true)::int OR kind IN ('a','b') AND NOT kind = 'c');
CREATE POLICY rowin ON member USING ((team_id, who) IN (SELECT id, name FROM team) OR (team_id, who) NOT IN ((1, 'a'), (2, 'b')));
COMMENT ON POLICY read ON account IS 'reading';

-- shape: large objects
SELECT lo_create(424242);
SELECT lo_from_bytea(424243, '\xdeadbeef00ff');
SELECT lo_from_bytea(424244, '');
SELECT lo_put(424242, 0, 'hello');
COMMENT ON LARGE OBJECT 424242 IS 'a large one, it''s';
GRANT SELECT ON LARGE OBJECT 424242 TO metabase;
GRANT SELECT, UPDATE ON LARGE OBJECT 424243 TO PUBLIC;
GRANT UPDATE ON LARGE OBJECT 424243 TO rollback WITH GRANT OPTION;
REVOKE UPDATE ON LARGE OBJECT 424244 FROM shop;
CREATE TABLE doc (id integer, body oid DEFAULT 424242 CHECK (body IN (424242, 424243)));
INSERT INTO doc VALUES (1, 424242), (2, 424243);

-- shape (superuser): large objects of other owners
SELECT lo_create(500001);
SELECT lo_from_bytea(500002, decode(repeat('ab', 5000), 'hex'));
ALTER LARGE OBJECT 500002 OWNER TO shop;
GRANT ALL ON LARGE OBJECT 500001 TO shop WITH GRANT OPTION;
SET ROLE shop;
GRANT SELECT ON LARGE OBJECT 500001 TO metabase;
RESET ROLE;
COMMENT ON LARGE OBJECT 500002 IS '';
COMMENT ON LARGE OBJECT 500001 IS E'two\nlines \\ "quoted"';

-- shape: chained materialized views
CREATE TABLE base (id integer, kind varchar(5), n numeric(8,2), at timestamptz);
CREATE VIEW v1 AS SELECT id, kind, n, at FROM base WHERE kind IN ('a','b') AND n BETWEEN 1 AND 5 AND id > 0;
CREATE MATERIALIZED VIEW m1 AS SELECT kind, sum(n) AS total, count(*) FILTER (WHERE kind IN ('a')) AS c FROM v1 GROUP BY kind;
CREATE MATERIALIZED VIEW m2 WITH (fillfactor = 80) AS SELECT kind, total * 2 AS twice, coalesce(c, 0) AS c FROM m1 WHERE kind NOT IN ('x','y') WITH DATA;
CREATE MATERIALIZED VIEW m3 AS SELECT m2.kind, m1.total FROM m2 JOIN m1 USING (kind) WITH NO DATA;
CREATE VIEW v2 AS SELECT * FROM m2 NATURAL JOIN m1;
CREATE MATERIALIZED VIEW a_first (x, "Y") AS SELECT kind, total FROM v2;
CREATE UNIQUE INDEX ON m1 (kind);
CREATE INDEX m2_part ON m2 (twice DESC) WHERE kind IN ('a','b');
CREATE INDEX ON m3 (lower(kind));
ALTER MATERIALIZED VIEW m2 RENAME COLUMN twice TO doubled;
ALTER MATERIALIZED VIEW m1 ALTER COLUMN total SET STATISTICS 500, CLUSTER ON m1_kind_idx;
CREATE STATISTICS m1_st (ndistinct) ON kind, total FROM m1;
COMMENT ON MATERIALIZED VIEW m1 IS 'first';
COMMENT ON COLUMN m2.doubled IS 'twice';
GRANT SELECT ON m1 TO metabase;
GRANT SELECT (kind) ON m2 TO metabase;
REFRESH MATERIALIZED VIEW m1;

-- shape: views with expressions
CREATE TABLE t (id integer, status varchar(20), n integer, d date, x numeric(6,2), b boolean, j jsonb, tags text[]);
CREATE VIEW v_in AS SELECT id, status IN ('new','paid') AS ok FROM t WHERE status IN ('new','paid') AND n BETWEEN 1 AND 5 AND id > 0;
CREATE VIEW v_case AS SELECT CASE WHEN status IN ('new') THEN 'N' WHEN n BETWEEN 1 AND 2 THEN status ELSE NULL END AS c, CASE status WHEN 'new' THEN 1 ELSE 2.5 END AS c2, coalesce(status, 'none') AS c3, coalesce(x, 0) AS c4, nullif(status, '') AS c5, greatest(n, x, 1) AS c6 FROM t;
CREATE VIEW v_win AS SELECT id, sum(x) OVER w AS s, row_number() OVER (PARTITION BY status, n > 1 ORDER BY d DESC NULLS LAST, id) AS rn, lag(n, 1, -1) OVER (ORDER BY id), avg(x) FILTER (WHERE status IN ('new','paid')) OVER (w ROWS BETWEEN 2 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS a, max(d) OVER (ORDER BY d RANGE BETWEEN '1 day'::interval PRECEDING AND '1 mon' FOLLOWING) AS m, count(*) OVER (ORDER BY n GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS g, first_value(status) OVER (ORDER BY n ROWS UNBOUNDED PRECEDING) AS f FROM t WINDOW w AS (PARTITION BY status ORDER BY id);
CREATE VIEW v_group AS SELECT status, n, grouping(status, n) AS g, sum(x), string_agg(status, ',' ORDER BY id DESC, status) AS sa, array_agg(DISTINCT n) FILTER (WHERE n BETWEEN 1 AND 5 AND b) AS aa, percentile_cont(0.5) WITHIN GROUP (ORDER BY x) AS p, mode() WITHIN GROUP (ORDER BY status) AS md, count(DISTINCT (n, status)) AS cd FROM t GROUP BY GROUPING SETS ((status, n), (status), ROLLUP (n), CUBE (status, n), ()) HAVING sum(x) > 5 AND count(*) IN (1,2,3);
CREATE VIEW v_roll AS SELECT status, n, count(*) FROM t GROUP BY DISTINCT ROLLUP (status, n), CUBE (n);
CREATE VIEW v_distinct AS SELECT DISTINCT ON (status, n + 1) status, n, d FROM t ORDER BY status, n + 1, d DESC;
CREATE VIEW v_limit AS SELECT id FROM t ORDER BY x DESC NULLS FIRST, 1 USING > OFFSET 2 FETCH FIRST 5 ROWS WITH TIES;
CREATE VIEW v_limit2 AS SELECT DISTINCT status FROM t ORDER BY status LIMIT 10 OFFSET 1;
CREATE VIEW v_values AS SELECT * FROM (VALUES (1, 'a', NULL), (2, 'b', 1.5)) AS x(a, b, c) WHERE b IN ('a','b');
CREATE VIEW v_values2 (p, q) AS VALUES (1, 'x'::varchar(3)), (2, 'y');
CREATE VIEW v_srf AS SELECT g, o, u.* FROM generate_series(1, 5) WITH ORDINALITY AS g(g, o), unnest(ARRAY[1,2], ARRAY['a','b']) AS u(m, k), ROWS FROM (generate_series(1,2), json_to_recordset('[]') AS (a integer, b varchar(3))) AS r(q, w, e);
CREATE VIEW v_rec AS SELECT r.* FROM jsonb_to_record('{}') AS r(a integer, b text[], c varchar(5)) WHERE r.c IN ('a','b');
CREATE VIEW v_sub AS SELECT id, (SELECT max(n) FROM t t2 WHERE t2.status = t.status AND t2.n BETWEEN t.n AND 5 AND t2.b) AS m, EXISTS (SELECT 1 FROM t t3 WHERE t3.id = t.id) AS e, n IN (SELECT n FROM t WHERE b) AS i, n NOT IN (SELECT n FROM t) AS ni, n > ALL (SELECT 1) AS al, (id, n) = ANY (SELECT id, n FROM t) AS rw, ARRAY(SELECT id FROM t ORDER BY 1) AS ar, ROW(id, status) IS NULL AS r, ROW(t.*) = ROW(t.*) AS r2 FROM t;
CREATE VIEW v_const AS SELECT 'text' AS a, 1 AS b, 1.50 AS c, NULL AS d, true AS e, '2020-01-01'::date AS f, ARRAY[1,2] AS g, E'a\\b\n' AS h, -1 AS i, - 1.5 AS j, B'101' AS k, '1 day'::interval AS l, now() AS m, '{}'::jsonb AS n, 'x'::varchar AS o, 'x'::varchar(3) AS p, 'x'::char(3) AS q, 5::bigint AS r, 5::numeric(4,1) AS s, ''::text AS t;
CREATE VIEW v_sample AS SELECT id FROM t TABLESAMPLE bernoulli (10) REPEATABLE (5);
CREATE VIEW v_lock AS SELECT id FROM t FOR UPDATE OF t SKIP LOCKED;
CREATE VIEW v_star AS SELECT t.*, t AS row FROM t;
CREATE VIEW v_col AS SELECT status COLLATE "C" AS s, status < 'a' COLLATE "POSIX" AS p FROM t ORDER BY status COLLATE "C";
CREATE VIEW v_order AS SELECT id FROM t ORDER BY status IN ('a','b'), n BETWEEN 1 AND 2 AND b, id;

-- shape: recursive and nested with queries
CREATE TABLE tree (id integer, parent integer, name varchar(9), kind varchar(3));
CREATE RECURSIVE VIEW nums (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM nums WHERE n < 100;
CREATE VIEW paths AS WITH RECURSIVE p AS (SELECT id, ARRAY[id] AS path, name::text AS full FROM tree WHERE parent IS NULL AND kind IN ('a','b') UNION ALL SELECT t.id, p.path || t.id, p.full || '/' || t.name FROM tree t JOIN p ON t.parent = p.id WHERE t.kind NOT IN ('x') AND t.id BETWEEN 1 AND 5 AND t.id <> ALL (p.path)) SELECT * FROM p;
CREATE VIEW found AS WITH RECURSIVE s(id, parent) AS (SELECT id, parent FROM tree UNION SELECT t.id, t.parent FROM tree t, s WHERE t.parent = s.id) SEARCH DEPTH FIRST BY id SET ord CYCLE id SET is_cycle USING path SELECT id, parent, is_cycle FROM s ORDER BY ord;
CREATE VIEW found2 AS WITH RECURSIVE s(id, parent) AS (SELECT id, parent FROM tree UNION ALL SELECT t.id, t.parent FROM tree t, s WHERE t.parent = s.id) SEARCH BREADTH FIRST BY parent, id SET ord CYCLE id, parent SET c TO 1 DEFAULT 0 USING p SELECT id FROM s;
CREATE VIEW mats AS WITH a AS MATERIALIZED (SELECT * FROM tree WHERE kind IN ('a','b')), b AS NOT MATERIALIZED (SELECT a.id FROM a WHERE a.id BETWEEN 1 AND 5 AND a.parent > 0), c (q) AS (WITH inner_c AS (SELECT 1 AS one) SELECT one FROM inner_c) SELECT a.id, b.id AS bid, q FROM a LEFT JOIN b USING (id) CROSS JOIN c;

-- shape: unions nested
CREATE TABLE a (x integer, y varchar(5), z char(2)); CREATE TABLE b (x bigint, y text, z varchar(2));
CREATE VIEW u1 AS SELECT x, y FROM a UNION SELECT x, y FROM b UNION ALL SELECT 1, 'c';
CREATE VIEW u2 AS (SELECT x FROM a UNION ALL SELECT x FROM b) EXCEPT (SELECT 5 INTERSECT SELECT x FROM a) ORDER BY 1 LIMIT 5;
CREATE VIEW u3 AS SELECT x FROM a UNION ALL (SELECT x FROM b UNION (SELECT 1 EXCEPT ALL SELECT 2));
CREATE VIEW u4 AS (SELECT x FROM a ORDER BY x LIMIT 1) UNION ALL (SELECT x FROM b ORDER BY x DESC LIMIT 1);
CREATE VIEW u5 (p, q) AS SELECT y, z FROM a WHERE y IN ('a','b') UNION SELECT y, z FROM b WHERE z IN ('a','b') AND x BETWEEN 1 AND 5 AND y <> '';
CREATE VIEW u6 AS SELECT NULL AS n, 'k' AS k, 1 AS i UNION ALL SELECT 'x', y, 1.5 FROM a UNION ALL SELECT NULL, NULL, NULL;
CREATE VIEW u7 AS SELECT * FROM (SELECT x FROM a UNION SELECT x FROM b) AS s WHERE x IN (1,2) INTERSECT ALL VALUES (1), (2);
CREATE MATERIALIZED VIEW u8 AS SELECT 'const' AS src, y FROM a UNION SELECT 'other', y FROM b;
CREATE TABLE u9 AS SELECT * FROM u1;

-- shape: joins with later changed columns
CREATE TABLE l (id integer, k integer, a varchar(5), gone integer, same integer); CREATE TABLE r (id integer, k integer, b text, same integer); CREATE TABLE r2 (id integer, c text);
CREATE VIEW j1 AS SELECT * FROM l JOIN r USING (id, k, same);
CREATE VIEW j2 AS SELECT id, l.a, r.b, x.id AS xid FROM l LEFT JOIN r USING (id) AS x;
CREATE VIEW j3 AS SELECT id, a, b, c FROM l FULL JOIN r USING (id) FULL JOIN r2 USING (id) WHERE a IN ('a','b');
CREATE VIEW j4 AS SELECT * FROM r NATURAL JOIN r2;
CREATE VIEW j5 AS SELECT l.id, s.n FROM l, LATERAL (SELECT count(*) AS n FROM r WHERE r.id = l.id AND r.k BETWEEN l.k AND 5 AND r.b <> '') AS s;
CREATE VIEW j6 AS SELECT l.id, q.m FROM l LEFT JOIN LATERAL (SELECT max(r.k) FROM r WHERE r.id = l.id) AS q(m) ON true CROSS JOIN LATERAL generate_series(1, l.k) AS g;
CREATE VIEW j7 AS SELECT l.id FROM l JOIN (r JOIN r2 ON r.id = r2.id) ON l.id = r.id AND l.a NOT IN ('a','b') RIGHT JOIN r AS "R 3" ON "R 3".id = l.id;
CREATE VIEW j8 AS SELECT * FROM (l JOIN r USING (id)) AS jj (aa, bb, cc, dd, ee, ff, gg);
CREATE VIEW j9 AS SELECT l.* FROM l CROSS JOIN r WHERE (l.id, l.k) = (r.id, r.k);
ALTER TABLE r RENAME COLUMN k TO kk;
ALTER TABLE r2 RENAME COLUMN id TO "New Id";
ALTER TABLE r2 ADD COLUMN b integer;
ALTER TABLE l ADD COLUMN b integer, ADD COLUMN c text, ADD COLUMN "New Id" integer;
ALTER TABLE l RENAME COLUMN a TO "A";
ALTER TABLE r RENAME TO renamed_r;

-- shape: view options and changed views
CREATE TABLE t (id integer, kind varchar(4), n integer, gone text);
CREATE VIEW v_bar WITH (security_barrier) AS SELECT id, kind FROM t WHERE kind IN ('a','b');
CREATE VIEW v_inv WITH (security_invoker = true, security_barrier = false) AS SELECT id FROM t;
CREATE VIEW v_loc AS SELECT id, n FROM t WHERE n BETWEEN 1 AND 5 AND id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW v_cas WITH (check_option = cascaded, security_barrier = true) AS SELECT id FROM v_loc WHERE id IN (1,2);
CREATE VIEW v_ren AS SELECT id AS one, kind AS two, n + 1 AS three FROM t;
ALTER VIEW v_ren RENAME COLUMN two TO "Two!";
ALTER VIEW v_ren RENAME TO v_ren2;
ALTER VIEW v_loc ALTER COLUMN n SET DEFAULT 5;
CREATE VIEW v_rep AS SELECT id FROM t;
CREATE OR REPLACE VIEW v_rep AS SELECT id, kind IN ('a','b') AS ok, n FROM t;
ALTER TABLE t RENAME COLUMN kind TO "Kind";
ALTER TABLE t RENAME COLUMN n TO "select";
ALTER TABLE t DROP COLUMN gone;
ALTER TABLE t ADD COLUMN extra integer;
ALTER TABLE t RENAME TO "T";
CREATE TEMP VIEW not_dumped AS SELECT 1;
CREATE SCHEMA other;
ALTER VIEW v_bar SET SCHEMA other;
COMMENT ON VIEW other.v_bar IS 'moved';
COMMENT ON COLUMN v_ren2."Two!" IS 'renamed';
GRANT SELECT, INSERT ON v_loc TO metabase;

-- shape: views depending on each other in a circle
CREATE TABLE t (id integer PRIMARY KEY, v varchar(5), w text);
CREATE VIEW g AS SELECT t.*, count(*) AS n FROM t GROUP BY t.id;
CREATE VIEW g2 AS SELECT id, v, n FROM g WHERE v IN ('a','b');
CREATE FUNCTION g2_count(g2) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT ($1).n';
CREATE OR REPLACE VIEW g2 AS SELECT id, v, n FROM g WHERE v IN ('a','c');
CREATE VIEW self1 AS SELECT 1::integer AS a;
CREATE VIEW self2 AS SELECT a FROM self1;
CREATE OR REPLACE VIEW self1 AS SELECT id AS a FROM t WHERE v IN ('a','b');
CREATE VIEW g3 AS SELECT g2_count(g2) FROM g2;

-- shape (superuser): extensions
CREATE SCHEMA ext;
CREATE SCHEMA "Ext 2";
CREATE EXTENSION citext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist;
CREATE EXTENSION pgcrypto SCHEMA "Ext 2";
CREATE EXTENSION ltree;
CREATE EXTENSION "uuid-ossp" SCHEMA ext;
CREATE EXTENSION unaccent SCHEMA ext;
GRANT USAGE ON SCHEMA ext, "Ext 2" TO shop;
SET ROLE shop;
CREATE TABLE t (
    id uuid PRIMARY KEY DEFAULT ext.uuid_generate_v4(),
    mail citext UNIQUE CHECK (mail IN ('a@b','c@d')),
    h ext.hstore DEFAULT '' CHECK (h OPERATOR(ext.->) 'a' IN ('x','y')),
    path ltree DEFAULT 'a.b' CHECK (path <@ 'a' AND path IN ('a','a.b')),
    secret bytea DEFAULT "Ext 2".digest('x'::text, 'sha256'),
    code varchar(10), n integer, during tsrange,
    mails citext[] CHECK (mails[1] IN ('a','b')),
    CHECK (mail::text = 'x' OR mail LIKE 'a%' OR mail ~ '^b' OR mail = code),
    CHECK (n BETWEEN 1 AND 5 AND mail <> 'q'),
    CHECK (path ~ '*.a.*' OR path @> '{a,b}'::ltree[] OR path @ 'a & b'),
    EXCLUDE USING gist (n WITH =, during WITH &&) WHERE (code IN ('a','b'))
);
CREATE INDEX ON t USING gin (code gin_trgm_ops);
CREATE INDEX ON t USING gist (code gist_trgm_ops (siglen = 32));
CREATE INDEX ON t USING gin (h);
CREATE INDEX ON t USING gist (path gist_ltree_ops (siglen = 100));
CREATE INDEX ON t (mail) WHERE mail IN ('a','b') AND code IN ('x','y');
CREATE VIEW v AS SELECT id, mail IN ('a','b') AS ok, mail = 'x' AS eq, mail::varchar(5) IN ('x','y') AS vc, h OPERATOR(ext.?) 'a' AS has, similarity(code, 'x') > 0.3 AS sim, code % 'abc' AS pc, 'abc' <-> code AS dist, nlevel(path) BETWEEN 1 AND 3 AND n > 0 AS nl FROM t WHERE mail NOT IN ('z'::citext);
RESET ROLE;

-- shape: extensions installed by the owner
CREATE EXTENSION citext;
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE TABLE c (mail citext, tags hstore, name text, v varchar(7), CHECK (mail IN ('a','b') AND v IN ('a','b')), CHECK (tags ? 'a' AND tags -> 'a' IN ('x','y')), CHECK (mail = v OR mail = name), CHECK (mail COLLATE "C" = 'a'), CHECK (coalesce(mail, '') IN ('x', 'y')));
CREATE UNIQUE INDEX ON c (mail) WHERE mail NOT IN ('a','b');
CREATE INDEX ON c USING gin (name gin_trgm_ops, tags);
CREATE VIEW cv AS SELECT mail, lower(mail) IN ('a','b') AS l, regexp_replace(mail, 'a'::citext, 'b') AS r FROM c;
CREATE DOMAIN mail_d AS citext CHECK (VALUE IN ('a','b')) CHECK (VALUE ~ '@');

-- shape (superuser): grants on members of extensions
CREATE EXTENSION pgcrypto;
CREATE EXTENSION "uuid-ossp";
CREATE EXTENSION pg_stat_statements;
REVOKE ALL ON FUNCTION gen_salt(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION crypt(text, text) TO metabase WITH GRANT OPTION;
REVOKE EXECUTE ON FUNCTION uuid_generate_v1() FROM PUBLIC, postgres;
GRANT SELECT ON pg_stat_statements TO shop;
REVOKE SELECT ON pg_stat_statements FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_stat_statements_reset(oid, oid, bigint) TO rollback;
COMMENT ON EXTENSION pgcrypto IS 'our own comment';

-- shape (superuser): grants on system objects
REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_read_file(text) TO shop;
GRANT SELECT ON pg_catalog.pg_authid TO metabase;
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO rollback;
REVOKE SELECT ON pg_catalog.pg_roles FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO shop WITH GRANT OPTION;
GRANT USAGE ON LANGUAGE sql TO metabase;
GRANT SELECT ON information_schema.tables TO metabase;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO metabase;
GRANT USAGE ON SCHEMA information_schema TO rollback WITH GRANT OPTION;

-- shape (superuser): foreign servers and tables
CREATE SCHEMA fdw;
CREATE EXTENSION postgres_fdw SCHEMA fdw;
CREATE EXTENSION file_fdw;
CREATE SERVER far TYPE 'pg' VERSION '15.1' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', dbname 'it''s', "port" '1');
CREATE SERVER "Odd Server" FOREIGN DATA WRAPPER postgres_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN DATA WRAPPER nothing OPTIONS (a 'b', c E'd\\e');
CREATE FOREIGN DATA WRAPPER nothing2 NO HANDLER NO VALIDATOR;
CREATE SERVER void FOREIGN DATA WRAPPER nothing;
GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO shop WITH GRANT OPTION;
GRANT USAGE ON FOREIGN SERVER far TO shop, metabase;
ALTER SERVER "Odd Server" OWNER TO shop;
CREATE USER MAPPING FOR shop SERVER far OPTIONS (user 'u', password 'p');
CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'anybody');
CREATE USER MAPPING FOR metabase SERVER "Odd Server";
SET ROLE shop;
CREATE FOREIGN TABLE ft (id integer OPTIONS (column_name 'ID') NOT NULL, v varchar(5) DEFAULT 'a' COLLATE "C", n integer GENERATED ALWAYS AS (length(v)) STORED, k integer, CONSTRAINT ft_v CHECK (v IN ('a','b')), CHECK (id BETWEEN 1 AND 5 AND k > 0)) SERVER far OPTIONS (schema_name 'public', table_name 'x''y', fetch_size '7');
CREATE TABLE fp (id integer, v varchar(5)) PARTITION BY LIST (id);
CREATE FOREIGN TABLE fp_1 PARTITION OF fp (v DEFAULT 'z') FOR VALUES IN (1) SERVER far OPTIONS (table_name 'fp_1');
CREATE TABLE fi (a integer);
CREATE FOREIGN TABLE fi_1 (b text) INHERITS (fi) SERVER far;
CREATE VIEW fv AS SELECT id FROM ft WHERE v IN ('a','b');
CREATE FUNCTION ftf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER ft_t BEFORE INSERT ON ft FOR EACH ROW WHEN (NEW.v IN ('a','b')) EXECUTE FUNCTION ftf();
ALTER FOREIGN TABLE ft ALTER id SET STATISTICS 50, ALTER v OPTIONS (ADD column_name 'V');
ALTER FOREIGN TABLE ft ALTER COLUMN v SET (n_distinct = 5);
COMMENT ON FOREIGN TABLE ft IS 'far';
COMMENT ON COLUMN ft.v IS 'letters';
GRANT SELECT (id) ON ft TO metabase;
RESET ROLE;
COMMENT ON SERVER far IS 'away';
COMMENT ON FOREIGN DATA WRAPPER nothing IS 'none';

-- shape: collations
CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION "Num Sort" (provider = icu, locale = 'en-u-kn-true');
CREATE COLLATION plain_c (provider = libc, locale = 'C');
CREATE COLLATION posix_copy FROM "POSIX";
CREATE COLLATION two_parts (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
CREATE COLLATION german FROM "de-x-icu";
CREATE TABLE t (a text COLLATE ci, b varchar(9) COLLATE "Num Sort", c char(4) COLLATE plain_c, d text COLLATE "C", e text[] COLLATE german, f name COLLATE "POSIX", g text COLLATE "default", n integer,
    CHECK (a IN ('x','y')), CHECK (b IN ('x','y')), CHECK (c NOT IN ('x','y')), CHECK (a = b COLLATE german), CHECK (d COLLATE ci = 'X'), CHECK (b BETWEEN 'a' AND 'b' COLLATE "C" AND n > 0), CHECK (lower(a COLLATE "und-x-icu") <> ''), CHECK (e[1] IN ('a','b')), CHECK ((a || d) COLLATE "C" > 'x'), CHECK ((a, b) > ('x', 'y')), UNIQUE (a, b));
CREATE INDEX ON t (a COLLATE "C", b text_pattern_ops DESC, (lower(d) COLLATE german) NULLS FIRST, c bpchar_pattern_ops);
CREATE INDEX ON t ((a COLLATE "C" IN ('x','y')));
CREATE VIEW v AS SELECT a COLLATE "C" AS a, b || 'x' AS b, max(d COLLATE ci) AS m, string_agg(b, ',' ORDER BY d COLLATE german DESC) AS s FROM t GROUP BY a COLLATE "C", b ORDER BY b COLLATE ci;
CREATE DOMAIN ci_text AS text COLLATE ci CHECK (VALUE IN ('a','b'));
CREATE TYPE ci_pair AS (x text COLLATE ci, y varchar(3) COLLATE "C");
CREATE TYPE ci_range AS RANGE (subtype = text, collation = german);
CREATE TABLE p (k text COLLATE "Num Sort") PARTITION BY RANGE (k COLLATE "C");
CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM ('a') TO ('b');
COMMENT ON COLLATION ci IS 'case does not matter';
ALTER COLLATION german RENAME TO "German";

-- shape: text search
CREATE SCHEMA fts;
CREATE TEXT SEARCH DICTIONARY simple_en (TEMPLATE = simple, STOPWORDS = english, ACCEPT = false);
CREATE TEXT SEARCH DICTIONARY fts."Stem" (TEMPLATE = snowball, LANGUAGE = 'english');
CREATE TEXT SEARCH CONFIGURATION conf (COPY = english);
CREATE TEXT SEARCH CONFIGURATION fts.bare (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION conf ALTER MAPPING FOR asciiword, word WITH simple_en, fts."Stem";
ALTER TEXT SEARCH CONFIGURATION conf DROP MAPPING FOR email, url;
ALTER TEXT SEARCH CONFIGURATION conf ALTER MAPPING REPLACE english_stem WITH simple;
ALTER TEXT SEARCH CONFIGURATION fts.bare ADD MAPPING FOR asciiword, int WITH simple;
CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('conf', a)) STORED, c regconfig DEFAULT 'fts.bare', CHECK (to_tsvector('fts.bare', a) @@ plainto_tsquery('conf', 'x')));
CREATE INDEX ON t USING gin (to_tsvector('conf', a));
CREATE INDEX ON t USING gist (v tsvector_ops (siglen = 64));
CREATE TRIGGER tsv BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger('v', 'public.conf', 'a');
COMMENT ON TEXT SEARCH CONFIGURATION conf IS 'ours';
COMMENT ON TEXT SEARCH DICTIONARY simple_en IS 'dict';

-- shape (superuser): text search parsers and templates
CREATE TEXT SEARCH PARSER own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE own_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY own_dict (TEMPLATE = own_template, STOPWORDS = 'english');
CREATE TEXT SEARCH CONFIGURATION own_conf (PARSER = own_parser);
ALTER TEXT SEARCH CONFIGURATION own_conf ADD MAPPING FOR word, asciiword WITH own_dict, simple;
COMMENT ON TEXT SEARCH PARSER own_parser IS 'parser';
COMMENT ON TEXT SEARCH TEMPLATE own_template IS 'template';

-- shape (superuser): conversions casts and languages
CREATE CONVERSION own_conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION "Default Conv" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
COMMENT ON CONVERSION own_conv IS 'conv';
CREATE FUNCTION myl_call() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION myl_inline(internal) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION myl_check(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE myl HANDLER myl_call INLINE myl_inline VALIDATOR myl_check;
GRANT USAGE ON LANGUAGE myl TO shop;
REVOKE USAGE ON LANGUAGE myl FROM PUBLIC;
COMMENT ON LANGUAGE myl IS 'copy';
SET ROLE shop;
CREATE TYPE pair AS (a integer, b integer);
CREATE TYPE color AS ENUM ('red', 'green');
CREATE FUNCTION pair_text(pair) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT ($1).a || '/' || ($1).b $$;
CREATE FUNCTION pair_int(pair) RETURNS integer LANGUAGE sql IMMUTABLE RETURN ($1).a + ($1).b;
CREATE FUNCTION color_int(color) RETURNS integer LANGUAGE sql IMMUTABLE RETURN CASE $1 WHEN 'red' THEN 1 ELSE 2 END;
CREATE FUNCTION in_myl(x varchar) RETURNS boolean LANGUAGE myl AS 'BEGIN RETURN x IN (''a'',''b''); END';
CREATE CAST (pair AS text) WITH FUNCTION pair_text(pair) AS ASSIGNMENT;
CREATE CAST (pair AS integer) WITH FUNCTION pair_int AS IMPLICIT;
CREATE CAST (color AS integer) WITH FUNCTION color_int AS ASSIGNMENT;
CREATE CAST (varchar AS color) WITH INOUT AS ASSIGNMENT;
RESET ROLE;
CREATE DOMAIN own_int AS integer;
CREATE CAST (bytea AS bit varying) WITHOUT FUNCTION;
COMMENT ON CAST (pair AS text) IS 'cast';
SET ROLE shop;
CREATE TABLE t (p pair, c color, v varchar(5), CHECK (c::integer IN (1, 2)), CHECK (p::text IN ('1/2','3/4')), CHECK (c::integer + 1 = 2), CHECK (p + 1 = 2 AND p % 2 IN (0, 1)), CHECK (c::integer BETWEEN 1 AND 5 AND v <> ''), CHECK (v::color IN ('red','green')));
CREATE VIEW w AS SELECT p::text AS t, c::integer AS i, c::integer < 5 AS lt, v::color AS k FROM t WHERE c::integer IN (1, 2) AND c IN ('red','green');
RESET ROLE;

-- shape (superuser): operators classes and families
CREATE SCHEMA ops;
GRANT ALL ON SCHEMA ops TO shop;
SET ROLE shop;
CREATE TYPE ops.cx AS (re double precision, im double precision);
CREATE FUNCTION ops.cx_lt(ops.cx, ops.cx) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN ($1).re < ($2).re;
CREATE FUNCTION ops.cx_le(ops.cx, ops.cx) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN ($1).re <= ($2).re;
CREATE FUNCTION ops.cx_eq(ops.cx, ops.cx) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN ($1).re = ($2).re;
CREATE FUNCTION ops.cx_ne(ops.cx, ops.cx) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN ($1).re <> ($2).re;
CREATE FUNCTION ops.cx_ge(ops.cx, ops.cx) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN ($1).re >= ($2).re;
CREATE FUNCTION ops.cx_gt(ops.cx, ops.cx) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT RETURN ($1).re > ($2).re;
CREATE FUNCTION ops.cx_cmp(ops.cx, ops.cx) RETURNS integer LANGUAGE sql IMMUTABLE STRICT RETURN CASE WHEN ($1).re < ($2).re THEN -1 WHEN ($1).re > ($2).re THEN 1 ELSE 0 END;
CREATE FUNCTION ops.cx_hash(ops.cx) RETURNS integer LANGUAGE sql IMMUTABLE STRICT RETURN hashfloat8(($1).re);
CREATE FUNCTION ops.cx_neg(ops.cx) RETURNS ops.cx LANGUAGE sql IMMUTABLE STRICT RETURN ROW(-($1).re, -($1).im)::ops.cx;
CREATE FUNCTION ops.in_list(varchar, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 IN ('a','b') AND $2 BETWEEN 1 AND 5;
CREATE OPERATOR ops.<# (LEFTARG = ops.cx, RIGHTARG = ops.cx, FUNCTION = ops.cx_lt, COMMUTATOR = OPERATOR(ops.>#), NEGATOR = OPERATOR(ops.>=#), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR ops.<=# (LEFTARG = ops.cx, RIGHTARG = ops.cx, FUNCTION = ops.cx_le, COMMUTATOR = OPERATOR(ops.>=#), NEGATOR = OPERATOR(ops.>#), RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE OPERATOR ops.=# (LEFTARG = ops.cx, RIGHTARG = ops.cx, FUNCTION = ops.cx_eq, COMMUTATOR = OPERATOR(ops.=#), NEGATOR = OPERATOR(ops.<>#), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR ops.<># (LEFTARG = ops.cx, RIGHTARG = ops.cx, FUNCTION = ops.cx_ne, COMMUTATOR = OPERATOR(ops.<>#), NEGATOR = OPERATOR(ops.=#), RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR ops.>=# (LEFTARG = ops.cx, RIGHTARG = ops.cx, FUNCTION = ops.cx_ge, COMMUTATOR = OPERATOR(ops.<=#), NEGATOR = OPERATOR(ops.<#), RESTRICT = scalargesel, JOIN = scalargejoinsel);
CREATE OPERATOR ops.># (LEFTARG = ops.cx, RIGHTARG = ops.cx, FUNCTION = ops.cx_gt, COMMUTATOR = OPERATOR(ops.<#), NEGATOR = OPERATOR(ops.<=#), RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE OPERATOR ops.!! (RIGHTARG = ops.cx, FUNCTION = ops.cx_neg);
CREATE OPERATOR public.=~~ (LEFTARG = varchar, RIGHTARG = integer, FUNCTION = ops.in_list);
CREATE OPERATOR ops.= (LEFTARG = varchar, RIGHTARG = integer, FUNCTION = ops.in_list);
RESET ROLE;
CREATE OPERATOR FAMILY ops.cx_fam USING btree;
CREATE OPERATOR CLASS ops.cx_btree DEFAULT FOR TYPE ops.cx USING btree FAMILY ops.cx_fam AS OPERATOR 1 ops.<#, OPERATOR 2 ops.<=#, OPERATOR 3 ops.=#, OPERATOR 4 ops.>=#, OPERATOR 5 ops.>#, FUNCTION 1 ops.cx_cmp(ops.cx, ops.cx);
CREATE OPERATOR CLASS ops.cx_hashing FOR TYPE ops.cx USING hash AS OPERATOR 1 ops.=#, FUNCTION 1 ops.cx_hash(ops.cx);
CREATE OPERATOR FAMILY ops."Loose Family" USING btree;
ALTER OPERATOR FAMILY ops."Loose Family" USING btree ADD OPERATOR 1 <(integer, bigint), OPERATOR 3 =(integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE OPERATOR CLASS ops.reverse_int FOR TYPE integer USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(integer, integer);
CREATE OPERATOR CLASS ops.tri FOR TYPE point USING gist AS OPERATOR 15 <->(point, point) FOR ORDER BY float_ops, FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_point_compress(internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal), FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal), STORAGE box;
COMMENT ON OPERATOR ops.=# (ops.cx, ops.cx) IS 'equal';
COMMENT ON OPERATOR ops.!! (NONE, ops.cx) IS 'minus';
COMMENT ON OPERATOR CLASS ops.cx_btree USING btree IS 'class';
COMMENT ON OPERATOR FAMILY ops.cx_fam USING btree IS 'family';
ALTER OPERATOR FAMILY ops.cx_fam USING btree OWNER TO shop;
SET ROLE shop;
CREATE TABLE t (c ops.cx, n integer, v varchar(5), CHECK (c OPERATOR(ops.=#) ROW(1,2)::ops.cx), CHECK (n OPERATOR(pg_catalog.=) ANY (ARRAY[1,2])), CHECK (v OPERATOR(public.=~~) 5), CHECK (v =~~ 5 AND n BETWEEN 1 AND 5 AND v IN ('a','b')), CHECK (v OPERATOR(ops.=) 5), CHECK (c OPERATOR(ops.<#) ANY (ARRAY[ROW(1,2)::ops.cx])), CHECK (OPERATOR(ops.!!) c IS NOT NULL));
CREATE INDEX ON t (c, n ops.reverse_int DESC);
CREATE INDEX ON t USING hash (c ops.cx_hashing);
CREATE INDEX ON t (n) WHERE c OPERATOR(ops.>#) ROW(1,2)::ops.cx AND v IN ('a','b');
CREATE VIEW w AS SELECT c OPERATOR(ops.<>#) c AS ne, OPERATOR(ops.!!) c AS neg, v OPERATOR(ops.=) n AS odd FROM t ORDER BY c USING OPERATOR(ops.>#), n;
RESET ROLE;

-- shape: aggregates
CREATE FUNCTION add2(numeric, integer, varchar DEFAULT 'x') RETURNS numeric LANGUAGE sql IMMUTABLE RETURN coalesce($1, 0) + $2;
CREATE FUNCTION acc(numeric, integer) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN CASE WHEN $2 IN (1,2) THEN $1 WHEN $2 BETWEEN 5 AND 9 AND $1 > 0 THEN $1 + $2 ELSE $1 END;
CREATE FUNCTION inv(numeric, integer) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN $1 - $2;
CREATE FUNCTION fin(numeric) RETURNS text LANGUAGE sql IMMUTABLE RETURN $1::text;
CREATE FUNCTION fin2(numeric, integer) RETURNS text LANGUAGE sql IMMUTABLE RETURN $1::text;
CREATE FUNCTION comb(numeric, numeric) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN $1 + $2;
CREATE AGGREGATE plain_sum (integer) (SFUNC = acc, STYPE = numeric, SSPACE = 16, FINALFUNC = fin, COMBINEFUNC = comb, INITCOND = '0', PARALLEL = SAFE, FINALFUNC_MODIFY = READ_ONLY);
CREATE AGGREGATE "Moving Sum" (x integer) (SFUNC = acc, STYPE = numeric, INITCOND = '-1.5', MSFUNC = acc, MINVFUNC = inv, MSTYPE = numeric, MSSPACE = 8, MFINALFUNC = fin2, MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = '3', FINALFUNC = fin2, FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE no_args (*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
CREATE AGGREGATE smallest (integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <);
CREATE FUNCTION arr_add(anycompatiblearray, anycompatible) RETURNS anycompatiblearray LANGUAGE sql IMMUTABLE AS 'SELECT array_append($1, $2)';
CREATE AGGREGATE arr (anycompatible) (SFUNC = arr_add, STYPE = anycompatiblearray, INITCOND = '{}');
CREATE FUNCTION va_larger(integer[], VARIADIC integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE RETURN $1 || $2;
CREATE AGGREGATE variadic_agg (VARIADIC integer[]) (SFUNC = va_larger, STYPE = integer[]);
CREATE FUNCTION os_fin(integer[], double precision) RETURNS double precision LANGUAGE sql IMMUTABLE RETURN $2;
CREATE FUNCTION os_add(integer[], integer) RETURNS integer[] LANGUAGE sql IMMUTABLE RETURN $1 || $2;
CREATE AGGREGATE os (double precision ORDER BY integer) (SFUNC = os_add, STYPE = integer[], FINALFUNC = os_fin, INITCOND = '{}');
CREATE TABLE t (n integer, v varchar(5));
CREATE VIEW w AS SELECT plain_sum(n) FILTER (WHERE v IN ('a','b')) AS a, "Moving Sum"(n) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS b, smallest(n) OVER () AS c, smallest(DISTINCT n) AS d FROM t GROUP BY n;
CREATE VIEW w2 AS SELECT os(0.5) WITHIN GROUP (ORDER BY n DESC) AS o, arr(v ORDER BY n, v DESC) AS a, variadic_agg(VARIADIC ARRAY[n]) AS va, no_args(*) FROM t;
COMMENT ON AGGREGATE plain_sum (integer) IS 'sum';
GRANT EXECUTE ON FUNCTION plain_sum(integer) TO metabase;
REVOKE EXECUTE ON FUNCTION no_args() FROM PUBLIC;

-- shape (superuser): hypothetical aggregates
CREATE AGGREGATE my_rank (VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE AGGREGATE my_percentile (double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA = true, FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE my_avg (bigint) (SFUNC = int8_avg_accum, STYPE = internal, FINALFUNC = numeric_poly_avg, COMBINEFUNC = int8_avg_combine, SERIALFUNC = int8_avg_serialize, DESERIALFUNC = int8_avg_deserialize, MSFUNC = int8_avg_accum, MINVFUNC = int8_avg_accum_inv, MSTYPE = internal, MFINALFUNC = numeric_poly_avg, PARALLEL = RESTRICTED);
CREATE TABLE t (a integer, b varchar(3));
CREATE VIEW v AS SELECT my_rank('a', 5) WITHIN GROUP (ORDER BY b, a DESC) AS r, my_percentile(0.5) WITHIN GROUP (ORDER BY b) AS p, my_avg(a) AS m, rank(3) WITHIN GROUP (ORDER BY a) FILTER (WHERE b IN ('a','b')) AS h FROM t;
COMMENT ON AGGREGATE my_rank (VARIADIC "any" ORDER BY VARIADIC "any") IS 'rank';

-- shape: functions with standard bodies
CREATE TABLE t (id integer, status varchar(20), n numeric(6,2), kind char(2), at date);
CREATE FUNCTION f1(s varchar) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN s IN ('new','paid');
CREATE FUNCTION f2(a integer, b integer DEFAULT 5, c varchar DEFAULT 'q') RETURNS boolean LANGUAGE sql RETURN a BETWEEN 1 AND 5 AND b > 0 OR c NOT IN ('x','y');
CREATE FUNCTION f3() RETURNS SETOF t LANGUAGE sql STABLE BEGIN ATOMIC SELECT * FROM t WHERE status IN ('new','paid') AND id BETWEEN 1 AND 5 AND n > 0; END;
CREATE FUNCTION f4(p varchar(5)) RETURNS TABLE (id integer, label text) LANGUAGE sql STABLE BEGIN ATOMIC SELECT t.id, CASE WHEN t.kind IN ('a','b') THEN p ELSE t.status END FROM t WHERE t.status = p ORDER BY 1; END;
CREATE PROCEDURE p1(a integer, INOUT b text DEFAULT NULL) LANGUAGE sql BEGIN ATOMIC
    INSERT INTO t (id, status) VALUES (a, 'new'), (a + 1, DEFAULT);
    UPDATE t SET status = 'paid', n = n + 1 WHERE status IN ('new','old') AND id BETWEEN a AND 5 AND n > 0;
    DELETE FROM t USING (VALUES (1), (2)) AS v(x) WHERE v.x = t.id AND t.kind NOT IN ('a','b');
    INSERT INTO t AS tt (id) SELECT 1 WHERE a IN (1,2) ON CONFLICT DO NOTHING RETURNING id;
    SELECT b;
END;
CREATE FUNCTION f5(VARIADIC v varchar[]) RETURNS integer LANGUAGE sql RETURN (SELECT count(*)::integer FROM unnest(v) AS u(x) WHERE u.x IN ('a','b'));
CREATE FUNCTION f6(x integer, OUT y text, OUT z numeric) LANGUAGE sql BEGIN ATOMIC SELECT x::varchar(3), x::numeric(5,2) WHERE x IN (1,2); END;
CREATE FUNCTION f7(r t) RETURNS boolean LANGUAGE sql RETURN (r).status IN ('new','paid') AND (r).n BETWEEN 1 AND 2 AND (r).id > 0;
CREATE FUNCTION f8() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
CREATE FUNCTION f9(INOUT b varchar, OUT a integer) LANGUAGE sql BEGIN ATOMIC SELECT upper(b)::varchar, 1; END;
CREATE FUNCTION f10() RETURNS bigint LANGUAGE sql BEGIN ATOMIC WITH x AS (UPDATE t SET n = 1 WHERE kind IN ('a') RETURNING id) SELECT count(*) FROM x WHERE id IN (1,2); END;
CREATE FUNCTION f11(date) RETURNS boolean LANGUAGE sql RETURN $1 BETWEEN '2020-01-01' AND current_date AND extract(dow FROM $1) IN (0,6);
CREATE FUNCTION f12(n numeric DEFAULT -1.5, s varchar[] DEFAULT ARRAY['a','b'], d date DEFAULT current_date - 1, b boolean DEFAULT 'x'::varchar IN ('x','y'), e boolean DEFAULT 5 BETWEEN 1 AND 9 AND 3 > 2) RETURNS text LANGUAGE sql RETURN n::text || s[1] || d;
CREATE TABLE uses (a varchar(20) CHECK (f1(a) AND a IN ('new','paid')), b integer DEFAULT f5('a', 'b'), c boolean GENERATED ALWAYS AS (f1(a)) STORED);
CREATE INDEX ON uses (f1(a)) WHERE f1(a);
CREATE VIEW vf AS SELECT f2(b), f2(1, c => 'z') AS named, f2(a => 1, c => 'w', b => 2) AS mixed, f5(VARIADIC ARRAY['a','b']) AS va, f7(t) AS whole, f12(s => '{q}') AS d FROM uses, t;

-- shape: functions with text bodies
CREATE FUNCTION g1(a integer, b text DEFAULT 'x') RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 5 AS $body$
BEGIN
    IF b IN ('new','paid') AND a BETWEEN 1 AND 5 THEN RETURN $q$it's "quoted" \ $q$; END IF;
    RETURN b; -- remark
END
$body$;
CREATE FUNCTION g2(integer) RETURNS SETOF integer LANGUAGE plpgsql STABLE ROWS 7 SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '8MB' SET datestyle FROM CURRENT AS 'BEGIN RETURN NEXT 1; END';
CREATE FUNCTION g3(anyelement, VARIADIC anyarray) RETURNS anyelement LANGUAGE sql CALLED ON NULL INPUT AS 'SELECT $1';
CREATE FUNCTION g4(x anycompatible, y anycompatiblearray, OUT a anycompatible) LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION g5() RETURNS TABLE ("Odd name" varchar(9), b numeric(5,2), c text[]) LANGUAGE sql PARALLEL RESTRICTED AS $$ SELECT 'a'::varchar, 1.5, NULL::text[] $$;
CREATE FUNCTION g6(INOUT a integer, IN b varchar DEFAULT 'x' || 'y', OUT c text) LANGUAGE plpgsql AS $$ BEGIN c := b; END $$;
CREATE PROCEDURE g7(INOUT a integer DEFAULT 5, b varchar DEFAULT NULL) LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = 0 AS $$ BEGIN NULL; END $$;
CREATE PROCEDURE g7(OUT a text) LANGUAGE plpgsql AS $$ BEGIN a := 'x'; END $$;
CREATE FUNCTION g8() RETURNS record LANGUAGE sql AS E'SELECT 1, \'two\'\n -- tab\there';
CREATE FUNCTION g9(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g9(bigint) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION g9(text, integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 3';
CREATE FUNCTION g10(r anyrange, m anymultirange) RETURNS boolean LANGUAGE sql AS 'SELECT r <@ m';
CREATE FUNCTION g11(c refcursor) RETURNS refcursor LANGUAGE plpgsql AS $_$ BEGIN RETURN $1; END $_$;
CREATE FUNCTION "G 12"("A b" integer, "select" text) RETURNS boolean LANGUAGE sql AS $$ SELECT "A b" > 1 $$;
CREATE TABLE t (a integer, b varchar(5), CHECK (g1(a, b) IN ('x','y')), CHECK (g9(a) = 1 AND g9(b) = 2 AND g9('x') = 3 AND g9(5::bigint) = 2), CHECK ("G 12"(a, b)));
CREATE VIEW v AS SELECT g1(a), g3(a, a, a) AS p, (g6(a)).c, x."Odd name", y.z, w.* FROM t, g5() AS x, g2(1) AS y(z), g8() AS w(q integer, r text) WHERE g1(a) NOT IN ('a','b');
COMMENT ON FUNCTION g1(integer, text) IS 'first';
COMMENT ON PROCEDURE g7(integer, varchar) IS 'proc';
REVOKE ALL ON FUNCTION g1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION g9(bigint) TO metabase, rollback WITH GRANT OPTION;
REVOKE EXECUTE ON PROCEDURE g7(integer, varchar) FROM shop;
GRANT EXECUTE ON FUNCTION g2 TO PUBLIC;

-- shape (superuser): functions only a superuser makes
CREATE FUNCTION internal_one(integer) RETURNS integer LANGUAGE internal STRICT IMMUTABLE LEAKPROOF PARALLEL SAFE AS 'int4abs';
CREATE FUNCTION c_one() RETURNS trigger LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION win_one() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION lag_one(anyelement, integer DEFAULT 1) RETURNS anyelement LANGUAGE internal WINDOW STRICT IMMUTABLE AS 'window_lag_with_offset';
CREATE FUNCTION odd_setting() RETURNS integer LANGUAGE sql SET "app.odd" = 'it''s "odd" \ ' SET "app.list" = 'a, b' SET search_path = "$user", public, "Odd Schema" SET role = shop SET session_preload_libraries = '' AS 'SELECT 1';
CREATE FUNCTION supp(integer[]) RETURNS SETOF integer LANGUAGE internal ROWS 5 SUPPORT array_unnest_support AS 'array_unnest';
ALTER FUNCTION internal_one(integer) OWNER TO shop;
CREATE TABLE t (a integer, CHECK (internal_one(a) IN (1,2)));
CREATE VIEW v AS SELECT win_one() OVER (ORDER BY a), lag_one(a) OVER (PARTITION BY a IN (1,2)) AS l FROM t;

-- shape: triggers
CREATE TABLE t (id integer, status varchar(20), kind char(3), n numeric(5,2), old integer, g integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE log (id integer, what text);
CREATE FUNCTION fn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION "Odd Fn"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER t1 BEFORE INSERT OR UPDATE OF status, "old" ON t FOR EACH ROW WHEN (NEW.status IN ('new','paid')) EXECUTE FUNCTION fn();
CREATE TRIGGER t2 AFTER UPDATE ON t FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION fn('a', 'b''c', E'd\\e', '', 'ż');
CREATE TRIGGER t3 AFTER DELETE ON t FOR EACH ROW WHEN (OLD.n BETWEEN 1 AND 5 AND OLD.id > 0 AND OLD.kind NOT IN ('abc','def')) EXECUTE PROCEDURE fn();
CREATE TRIGGER t4 BEFORE TRUNCATE ON t FOR EACH STATEMENT EXECUTE FUNCTION fn();
CREATE TRIGGER t5 AFTER INSERT ON t REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "Odd Fn"();
CREATE TRIGGER t6 AFTER UPDATE ON t REFERENCING OLD TABLE AS "Was" NEW TABLE AS "Is now" FOR EACH ROW WHEN (OLD.status <> NEW.status OR NEW.status IN ('x')) EXECUTE FUNCTION fn();
CREATE CONSTRAINT TRIGGER t7 AFTER INSERT OR UPDATE OR DELETE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fn();
CREATE CONSTRAINT TRIGGER t8 AFTER UPDATE OF n, kind ON t FROM log NOT DEFERRABLE FOR EACH ROW WHEN (NEW.kind IN ('a','b') AND NEW.n IN (1, 2.5)) EXECUTE FUNCTION fn();
CREATE CONSTRAINT TRIGGER t9 AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION fn();
CREATE TRIGGER "T ""10""" AFTER INSERT ON t FOR EACH STATEMENT WHEN (current_user IN ('a','b') AND pg_trigger_depth() < 1) EXECUTE FUNCTION fn();
CREATE TRIGGER t11 BEFORE UPDATE ON t FOR EACH ROW WHEN ((OLD.status, OLD.id) IS DISTINCT FROM (NEW.status, NEW.id)) EXECUTE FUNCTION fn();
CREATE TRIGGER t12 AFTER INSERT ON t FOR EACH ROW WHEN (NEW.g IN (1,2)) EXECUTE FUNCTION fn();
ALTER TABLE t DISABLE TRIGGER t1;
ALTER TABLE t ENABLE REPLICA TRIGGER t2;
ALTER TABLE t ENABLE ALWAYS TRIGGER t3;
CREATE VIEW v AS SELECT id, status FROM t WHERE status IN ('new','paid');
CREATE TRIGGER vi INSTEAD OF INSERT OR UPDATE OR DELETE ON v FOR EACH ROW EXECUTE FUNCTION fn();
CREATE TRIGGER vs AFTER UPDATE ON v FOR EACH STATEMENT EXECUTE FUNCTION fn();
ALTER TRIGGER t4 ON t RENAME TO "renamed trigger";
COMMENT ON TRIGGER t1 ON t IS 'one';
ALTER TABLE t RENAME COLUMN status TO "Status";

-- shape (superuser): event triggers
CREATE FUNCTION ev() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER e1 ON ddl_command_start EXECUTE FUNCTION ev();
CREATE EVENT TRIGGER "E 2" ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'DROP FUNCTION') EXECUTE FUNCTION ev();
CREATE EVENT TRIGGER e3 ON sql_drop EXECUTE FUNCTION ev();
CREATE EVENT TRIGGER e4 ON table_rewrite WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION ev();
ALTER EVENT TRIGGER e1 DISABLE;
ALTER EVENT TRIGGER "E 2" ENABLE ALWAYS;
ALTER EVENT TRIGGER e3 ENABLE REPLICA;
COMMENT ON EVENT TRIGGER e1 IS 'start';

-- shape: rules
CREATE TABLE t (id integer, status varchar(9), n integer, kind char(2));
CREATE TABLE arch (id integer, status varchar(9), who name DEFAULT current_user, at timestamptz DEFAULT now());
CREATE VIEW v AS SELECT id, status, n FROM t WHERE status IN ('a','b');
CREATE RULE r1 AS ON UPDATE TO t WHERE old.status IN ('a','b') AND new.n BETWEEN 1 AND 5 AND new.id > 0 DO ALSO INSERT INTO arch (id, status) VALUES (old.id, old.status);
CREATE RULE r2 AS ON DELETE TO t WHERE old.kind NOT IN ('aa','bb') DO INSTEAD NOTHING;
CREATE RULE r3 AS ON INSERT TO v DO INSTEAD INSERT INTO t (id, status, n) VALUES (new.id, coalesce(new.status, 'a'), new.n) RETURNING t.id, t.status, t.n;
CREATE RULE "R 4" AS ON UPDATE TO v DO INSTEAD (UPDATE t SET status = new.status, n = CASE WHEN new.status IN ('a','b') THEN 1 ELSE new.n END WHERE t.id = old.id AND t.status NOT IN ('x','y'); INSERT INTO arch SELECT old.id, x.s FROM (VALUES ('a'), ('b')) AS x(s) WHERE x.s IN ('a','b'); NOTIFY changed);
CREATE RULE r5 AS ON DELETE TO v DO INSTEAD DELETE FROM t USING arch WHERE t.id = old.id AND arch.id BETWEEN 1 AND 5 AND t.n > 0;
CREATE RULE r6 AS ON INSERT TO t DO ALSO NOTIFY "Odd Channel", 'it''s';
CREATE RULE r7 AS ON INSERT TO t WHERE EXISTS (SELECT 1 FROM arch WHERE arch.id = new.id AND arch.status IN ('a','b')) DO INSTEAD SELECT 1;
CREATE RULE r8 AS ON INSERT TO arch DO ALSO (DELETE FROM t WHERE kind IN ('aa') AND new.id IS NOT NULL; UPDATE t SET (n, status) = (SELECT 1, new.status), kind = DEFAULT WHERE t.id = new.id);
ALTER TABLE t DISABLE RULE r1;
ALTER TABLE t ENABLE ALWAYS RULE r2;
ALTER TABLE t ENABLE REPLICA RULE r6;
COMMENT ON RULE r1 ON t IS 'rule';
CREATE TABLE becomes (id integer, status varchar(9));
CREATE RULE "_RETURN" AS ON SELECT TO becomes DO INSTEAD SELECT id, status FROM t WHERE status IN ('a','b') AND n BETWEEN 1 AND 2 AND id > 0;

-- shape: extended statistics
CREATE TABLE t (a integer, b integer, c varchar(5), d date, e jsonb);
CREATE STATISTICS st1 (ndistinct) ON a, b FROM t;
CREATE STATISTICS st2 (dependencies, mcv) ON a, b, c FROM t;
CREATE STATISTICS st3 ON a, c, d FROM t;
CREATE STATISTICS "St 4" (mcv) ON (lower(c)), (c IN ('a','b')), (a BETWEEN 1 AND 5 AND b > 0), d FROM t;
CREATE STATISTICS st5 ON (a + b) FROM t;
CREATE STATISTICS st6 (ndistinct, mcv) ON (e ->> 'x'), (extract(year FROM d)), a FROM t;
CREATE SCHEMA other;
CREATE STATISTICS other.st7 ON b, d FROM t;
CREATE STATISTICS st8 ON (CASE WHEN c IN ('a','b') THEN 1 ELSE 2 END), (c || 'x') FROM t;
ALTER STATISTICS st1 SET STATISTICS 77;
COMMENT ON STATISTICS st1 IS 'distinct';
ALTER TABLE t ALTER a SET (n_distinct = -0.5, n_distinct_inherited = 10);

-- shape: publications of tables
CREATE TABLE a (id integer PRIMARY KEY, status text, n integer, secret text, code varchar(9));
CREATE TABLE b (id integer PRIMARY KEY, k integer) PARTITION BY RANGE (id);
CREATE TABLE b_1 PARTITION OF b FOR VALUES FROM (0) TO (9);
CREATE PUBLICATION p1 FOR TABLE a (id, status) WHERE (status IN ('new','paid')), b;
CREATE PUBLICATION p2 FOR TABLE a WHERE (n BETWEEN 1 AND 5 AND id > 0), b (id) WITH (publish = 'insert', publish_via_partition_root = true);
CREATE PUBLICATION "P 3" WITH (publish = 'insert, delete');
CREATE PUBLICATION p4 FOR TABLE ONLY a WITH (publish = '');
CREATE PUBLICATION p5 FOR TABLE a WHERE (status NOT IN ('x') AND (n = 1 OR n = 2 AND id = 3) AND status LIKE 'a%' AND code::text IN ('a','b') AND code BETWEEN 'a' AND 'z' AND (n = ANY (ARRAY[1,2]) OR NOT n = 5));
CREATE PUBLICATION p6 FOR TABLE b_1 WHERE (k IN (1,2));
COMMENT ON PUBLICATION p1 IS 'one';

-- shape (superuser): publications of schemas and everything
CREATE SCHEMA s AUTHORIZATION shop;
CREATE SCHEMA "S 2" AUTHORIZATION shop;
CREATE TABLE s.a (id integer PRIMARY KEY, v varchar(5));
CREATE TABLE public.b (id integer PRIMARY KEY, v varchar(5));
CREATE PUBLICATION every FOR ALL TABLES;
CREATE PUBLICATION sch FOR TABLES IN SCHEMA s, "S 2";
CREATE PUBLICATION mix FOR TABLE public.b WHERE (id BETWEEN 1 AND 5 AND v = 'a' AND id <> 3), TABLES IN SCHEMA "S 2" WITH (publish = 'insert');
CREATE PUBLICATION here FOR TABLES IN SCHEMA public, TABLE s.a;
ALTER PUBLICATION every OWNER TO postgres;

-- shape: storage and table options
CREATE TABLE a (id integer PRIMARY KEY, big text, lz text COMPRESSION lz4, pg text COMPRESSION pglz, num numeric, arr integer[], b bytea) WITH (fillfactor = 70, autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.01, parallel_workers = 2, toast.autovacuum_enabled = off, toast.vacuum_truncate = false, toast_tuple_target = 256, log_autovacuum_min_duration = 5, user_catalog_table = true);
ALTER TABLE a ALTER big SET STATISTICS 1000, ALTER big SET STORAGE EXTERNAL, ALTER id SET STATISTICS 0, ALTER num SET STORAGE PLAIN, ALTER arr SET STORAGE MAIN, ALTER pg SET (n_distinct = 100), ALTER b SET STORAGE EXTENDED;
ALTER TABLE a REPLICA IDENTITY FULL;
CREATE TABLE b (id integer NOT NULL, k integer NOT NULL, v varchar(3));
CREATE UNIQUE INDEX b_ident ON b (id, k);
ALTER TABLE b REPLICA IDENTITY USING INDEX b_ident;
CREATE INDEX b_clu ON b (k) WITH (fillfactor = 50, deduplicate_items = off);
ALTER TABLE b CLUSTER ON b_clu;
CREATE INDEX b_expr ON b ((k + 1), (v || 'x'), (v IN ('a','b')));
ALTER INDEX b_expr ALTER COLUMN 1 SET STATISTICS 300;
ALTER INDEX b_expr ALTER COLUMN 3 SET STATISTICS 5;
CREATE UNLOGGED TABLE c (id serial PRIMARY KEY, v varchar(4) CHECK (v IN ('a','b')));
CREATE TABLE d (id integer PRIMARY KEY);
ALTER TABLE d REPLICA IDENTITY NOTHING;
CREATE TABLE e () WITH (fillfactor = 11);
CREATE TABLE f (a integer); ALTER TABLE f DROP COLUMN a;
CREATE TABLE g (a integer, b integer, c integer); ALTER TABLE g DROP COLUMN b, ADD COLUMN b text DEFAULT 'back';
ALTER TABLE g SET (fillfactor = 90); ALTER TABLE g RESET (fillfactor);
CREATE TABLE h (id integer PRIMARY KEY); ALTER TABLE h REPLICA IDENTITY USING INDEX h_pkey; ALTER TABLE h CLUSTER ON h_pkey;
CREATE TABLE i (x integer) USING heap;
CREATE TEMP TABLE gone (x integer);

-- shape: typed tables
CREATE TYPE kind AS (id integer, status varchar(9), n numeric(4,1), c text COLLATE "C");
CREATE TABLE t1 OF kind;
CREATE TABLE t2 OF kind (PRIMARY KEY (id), status WITH OPTIONS DEFAULT 'a' NOT NULL CHECK (status IN ('a','b')), CHECK (n BETWEEN 1 AND 5 AND id > 0), UNIQUE (c)) WITH (fillfactor = 60);
CREATE TABLE t3 (id integer, status varchar(9), n numeric(4,1), c text COLLATE "C" DEFAULT 'q');
ALTER TABLE t3 OF kind;
CREATE TABLE t4 OF kind; ALTER TABLE t4 NOT OF;
ALTER TYPE kind ADD ATTRIBUTE later date CASCADE;
CREATE TABLE t5 OF kind PARTITION BY LIST (id);
CREATE TABLE t5_1 PARTITION OF t5 FOR VALUES IN (1);
CREATE TYPE arrs AS (k kind, many kind[]);
CREATE TABLE t6 OF arrs (k WITH OPTIONS CHECK ((k).status IN ('a','b')));

-- shape: constraints of every kind
CREATE TABLE a (id integer CONSTRAINT "A pk" PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, x integer, y integer, z varchar(5), r int4range, UNIQUE NULLS NOT DISTINCT (x), UNIQUE (y) INCLUDE (z) DEFERRABLE, CONSTRAINT "uniq ""q""" UNIQUE (x, y) WITH (fillfactor = 40), UNIQUE (z, x) DEFERRABLE INITIALLY DEFERRED,
    EXCLUDE USING gist (r WITH &&), EXCLUDE USING gist (r WITH &&, int4range(x, y) WITH &&) WHERE (z IN ('a','b')), EXCLUDE USING btree (x WITH =, lower(z) COLLATE "C" text_pattern_ops DESC NULLS LAST WITH =) INCLUDE (y) WITH (fillfactor = 50) WHERE (x BETWEEN 1 AND 5 AND y > 0) DEFERRABLE INITIALLY DEFERRED, EXCLUDE USING hash (x WITH =), EXCLUDE USING spgist (r range_ops WITH -|-));
CREATE TABLE p (a integer, b varchar(5), c text, PRIMARY KEY (a, b), UNIQUE (c), UNIQUE (b, a) INCLUDE (c));
CREATE TABLE c (id integer PRIMARY KEY, a integer, b varchar(5), c text, d integer, e bigint,
    FOREIGN KEY (a, b) REFERENCES p MATCH FULL ON DELETE SET NULL ON UPDATE SET DEFAULT,
    FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b),
    CONSTRAINT "odd fk.name" FOREIGN KEY (a, b) REFERENCES p ON DELETE SET DEFAULT (a, b) DEFERRABLE,
    FOREIGN KEY (b, a) REFERENCES p (b, a) ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (c) REFERENCES p (c) ON DELETE NO ACTION, FOREIGN KEY (d) REFERENCES c, FOREIGN KEY (b, a) REFERENCES p (b, a));
ALTER TABLE c ADD CHECK (b IN ('a','b')) NOT VALID, ADD CHECK (d BETWEEN 1 AND 5 AND e > 0) NOT VALID, ADD CONSTRAINT nv FOREIGN KEY (e) REFERENCES c (id) NOT VALID, ADD CHECK (d > 0) NO INHERIT, ADD CONSTRAINT late CHECK (e IN (1, 2)) NOT VALID;
ALTER TABLE c VALIDATE CONSTRAINT late;
ALTER TABLE c RENAME CONSTRAINT nv TO "still not valid";
CREATE UNIQUE INDEX c_made ON c (d, e);
ALTER TABLE c ADD CONSTRAINT c_from_index UNIQUE USING INDEX c_made;
CREATE TABLE x1 (id integer PRIMARY KEY, other integer); CREATE TABLE x2 (id integer PRIMARY KEY REFERENCES x1, other integer REFERENCES x1 (id));
ALTER TABLE x1 ADD FOREIGN KEY (other) REFERENCES x2;
CREATE UNIQUE INDEX x1_u ON x1 (other);
ALTER TABLE x2 ADD FOREIGN KEY (other) REFERENCES x1 (other);
CREATE TABLE chk (a integer CHECK (a > 0) CHECK (a < 100), b integer CHECK (b > a), c date DEFAULT now() CHECK (c >= '2020-01-01'), CHECK (a IS NOT NULL OR b IS NOT NULL), CONSTRAINT zz CHECK (true), CONSTRAINT aa CHECK (a <> 7 AND (b <> 7 AND c IS NOT NULL)), CHECK ((a > 1 AND b > 1) AND (a < 50 AND b < 50)));
ALTER TABLE chk RENAME COLUMN a TO "A b";
COMMENT ON CONSTRAINT "A pk" ON a IS 'pk';
COMMENT ON CONSTRAINT "odd fk.name" ON c IS 'fk';
COMMENT ON CONSTRAINT zz ON chk IS 'true';

-- shape: indexes of every kind
CREATE TABLE t (id integer, v varchar(20), x text, n numeric(6,2), at timestamptz, j jsonb, a integer[], p point, r tstzrange, ip inet, b boolean, k char(2), ts tsvector);
CREATE INDEX i01 ON t (id DESC NULLS LAST, v COLLATE "C" text_pattern_ops ASC NULLS FIRST, n DESC);
CREATE UNIQUE INDEX i02 ON t (lower(v)) WHERE v IN ('new','paid');
CREATE UNIQUE INDEX i03 ON t (id) INCLUDE (v, n) NULLS NOT DISTINCT WHERE id BETWEEN 1 AND 5 AND n > 0;
CREATE INDEX i04 ON t USING brin (at timestamptz_minmax_multi_ops (values_per_range = 16), id int4_bloom_ops (n_distinct_per_range = 100, false_positive_rate = 0.05)) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX i05 ON t USING gin (j jsonb_path_ops, a) WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX i06 ON t USING gist (r, p) WITH (buffering = on, fillfactor = 80);
CREATE INDEX i07 ON t USING hash (v) WITH (fillfactor = 60);
CREATE INDEX i08 ON t USING spgist (p quad_point_ops) INCLUDE (id);
CREATE INDEX i09 ON t USING spgist (x text_ops);
CREATE INDEX i10 ON t USING gist (ip inet_ops);
CREATE INDEX i11 ON t ((j ->> 'a'), ((j ->> 'n')::numeric(5,1)), (v IN ('a','b')), (id BETWEEN 1 AND 5 AND n > 0), (CASE WHEN v IN ('a') THEN 1 END));
CREATE INDEX i12 ON t ((v || x) COLLATE "C" DESC, coalesce(v, x), (id + 1) DESC NULLS LAST);
CREATE INDEX i13 ON t (k) WHERE k IN ('aa','bb') AND NOT b AND x IS NOT NULL;
CREATE INDEX i14 ON t ((at AT TIME ZONE 'UTC'), date_trunc('day', at AT TIME ZONE 'Europe/Warsaw'), extract(year FROM at AT TIME ZONE 'UTC'));
CREATE INDEX i15 ON t USING gin (to_tsvector('english', coalesce(v, '') || ' ' || coalesce(x, '')), ts);
CREATE INDEX i16 ON t ((t.v = x), (t.id)) WHERE (id, n) > (1, 2) AND v NOT IN ('q');
CREATE INDEX "I 17 ""q""" ON t (b) WHERE b;
CREATE INDEX i18 ON t (b) WHERE b IS TRUE AND v = 'x' AND n IN (1, 2.5) AND j @> '{"a": 1}';
CREATE INDEX ON t (id, v); CREATE INDEX ON t (id, v); CREATE INDEX ON t ((id + 1), (id + 2), lower(x), lower(v));
COMMENT ON INDEX i01 IS 'first';

-- shape: grants
CREATE SCHEMA s; CREATE SCHEMA closed;
CREATE TABLE t1 (a integer, b text, c serial, "D d" integer); CREATE TABLE t2 (a integer); CREATE TABLE t3 (a integer); CREATE TABLE t4 (a integer); CREATE TABLE t5 (a integer); CREATE TABLE s.t6 (a integer);
CREATE VIEW v AS SELECT * FROM t2; CREATE SEQUENCE q; CREATE SEQUENCE q2;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION f2() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION f3() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1';
CREATE TYPE ty AS ENUM ('a'); CREATE TYPE ty2 AS (a integer); CREATE DOMAIN d AS integer;
GRANT SELECT, INSERT (a, b), UPDATE (b), REFERENCES ("D d") ON t1 TO metabase;
GRANT ALL ON t1 TO rollback WITH GRANT OPTION;
GRANT SELECT ON t2 TO PUBLIC;
REVOKE ALL ON t3 FROM shop;
REVOKE DELETE, TRUNCATE ON t4 FROM shop;
GRANT ALL ON t5 TO shop;
GRANT SELECT (a) ON t5 TO metabase WITH GRANT OPTION;
REVOKE GRANT OPTION FOR ALL ON t5 FROM shop;
GRANT SELECT, TRIGGER ON t2 TO metabase;
GRANT USAGE ON SEQUENCE q TO metabase; GRANT SELECT, UPDATE ON SEQUENCE q2 TO PUBLIC; REVOKE UPDATE ON SEQUENCE q2 FROM shop;
GRANT USAGE ON SCHEMA s TO metabase; GRANT CREATE ON SCHEMA s TO rollback WITH GRANT OPTION; GRANT ALL ON SCHEMA closed TO shop; REVOKE CREATE ON SCHEMA closed FROM shop;
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC; GRANT EXECUTE ON FUNCTION f() TO metabase; GRANT EXECUTE ON FUNCTION f2() TO PUBLIC; REVOKE ALL ON FUNCTION f3() FROM PUBLIC, shop; REVOKE EXECUTE ON ROUTINE pr FROM PUBLIC;
REVOKE USAGE ON TYPE ty FROM PUBLIC; GRANT USAGE ON TYPE ty TO metabase WITH GRANT OPTION; GRANT USAGE ON TYPE ty2 TO PUBLIC; GRANT USAGE ON DOMAIN d TO shop; REVOKE USAGE ON DOMAIN d FROM shop;
GRANT SELECT ON v TO metabase, rollback; REVOKE SELECT ON v FROM rollback;
GRANT SELECT ON s.t6 TO shop; REVOKE ALL ON s.t6 FROM metabase;

-- shape (superuser): grants given by others
SET ROLE shop;
CREATE TABLE t (a integer, b integer); CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE SCHEMA s;
GRANT SELECT, INSERT ON t TO metabase WITH GRANT OPTION;
GRANT UPDATE (a) ON t TO metabase WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION f() TO metabase WITH GRANT OPTION;
GRANT USAGE ON SCHEMA s TO metabase WITH GRANT OPTION;
RESET ROLE;
SET ROLE metabase;
GRANT SELECT ON t TO rollback WITH GRANT OPTION;
GRANT INSERT ON t TO PUBLIC;
GRANT UPDATE (a) ON t TO rollback;
GRANT EXECUTE ON FUNCTION f() TO rollback;
GRANT USAGE ON SCHEMA s TO PUBLIC;
RESET ROLE;
SET ROLE rollback;
GRANT SELECT ON t TO PUBLIC;
RESET ROLE;
CREATE TABLE mine (a integer); ALTER TABLE mine OWNER TO metabase;
CREATE SCHEMA theirs AUTHORIZATION metabase;
CREATE VIEW theirs.v AS SELECT a FROM public.t WHERE a IN (1,2);
ALTER VIEW theirs.v OWNER TO metabase;
CREATE TABLE theirs.t (id serial PRIMARY KEY, v varchar(5) CHECK (v IN ('a','b')));
ALTER TABLE theirs.t OWNER TO rollback;
CREATE TABLE root_owned (a integer);
GRANT ALL ON root_owned TO postgres; REVOKE ALL ON root_owned FROM postgres;
CREATE FUNCTION theirs.f() RETURNS integer LANGUAGE sql SECURITY DEFINER RETURN 1;
ALTER FUNCTION theirs.f() OWNER TO metabase;
REVOKE ALL ON FUNCTION theirs.f() FROM PUBLIC;
CREATE TYPE theirs.e AS ENUM ('a'); ALTER TYPE theirs.e OWNER TO rollback;

-- shape: default privileges
CREATE SCHEMA a; CREATE SCHEMA "B b";
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO metabase;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE INSERT ON TABLES FROM shop;
ALTER DEFAULT PRIVILEGES IN SCHEMA a GRANT INSERT, UPDATE ON TABLES TO rollback WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES IN SCHEMA a, "B b" GRANT USAGE ON SEQUENCES TO metabase;
ALTER DEFAULT PRIVILEGES IN SCHEMA "B b" GRANT EXECUTE ON ROUTINES TO metabase;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT USAGE, CREATE ON SCHEMAS TO metabase;
CREATE TABLE a.t (id serial); CREATE TABLE public.t (id serial); CREATE TABLE "B b".t (id serial);
CREATE FUNCTION a.f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION "B b".f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE a.e AS ENUM ('x'); CREATE SCHEMA c;
REVOKE SELECT ON public.t FROM metabase;
GRANT EXECUTE ON FUNCTION a.f() TO PUBLIC;
GRANT INSERT ON a.t TO shop;
CREATE VIEW a.v AS SELECT id FROM a.t;
CREATE TABLE a.tp (id integer) PARTITION BY LIST (id); CREATE TABLE a.tp_1 PARTITION OF a.tp FOR VALUES IN (1);

-- shape (superuser): default privileges of several roles
CREATE SCHEMA x AUTHORIZATION shop;
ALTER DEFAULT PRIVILEGES FOR ROLE shop IN SCHEMA x GRANT SELECT ON TABLES TO metabase;
ALTER DEFAULT PRIVILEGES FOR ROLE metabase REVOKE ALL ON TABLES FROM metabase;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO shop;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO metabase;
ALTER DEFAULT PRIVILEGES FOR ROLE shop, rollback GRANT ALL ON SEQUENCES TO postgres;
ALTER DEFAULT PRIVILEGES FOR ROLE shop REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE USAGE ON TYPES FROM PUBLIC;
CREATE TABLE made_by_postgres (id serial);
SET ROLE shop;
CREATE TABLE x.made_by_shop (id serial, v varchar(5) CHECK (v IN ('a','b')));
CREATE FUNCTION x.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
RESET ROLE;
CREATE TABLE x.moved (id integer); ALTER TABLE x.moved OWNER TO shop;

-- shape: comments on everything
CREATE SCHEMA s; COMMENT ON SCHEMA s IS 'schema'; COMMENT ON SCHEMA public IS 'changed';
CREATE TABLE s.t (id serial PRIMARY KEY, v varchar(5) CONSTRAINT c CHECK (v IN ('a','b')), "Odd" integer);
COMMENT ON TABLE s.t IS E'line one\nline two\ttab \\ backslash ''quote'' "double" żółć 🐘 $$ -- ;';
COMMENT ON COLUMN s.t.id IS ''; COMMENT ON COLUMN s.t.v IS ' '; COMMENT ON COLUMN s.t."Odd" IS '-- shape like text';
COMMENT ON CONSTRAINT c ON s.t IS 'constraint'; COMMENT ON INDEX s.t_pkey IS 'index'; COMMENT ON SEQUENCE s.t_id_seq IS 'sequence'; COMMENT ON CONSTRAINT t_pkey ON s.t IS 'pk';
CREATE VIEW s.v AS SELECT * FROM s.t; COMMENT ON VIEW s.v IS 'view'; COMMENT ON COLUMN s.v.v IS 'view column';
CREATE TYPE s.e AS ENUM ('a'); COMMENT ON TYPE s.e IS 'enum'; CREATE DOMAIN s.d AS integer CONSTRAINT dc CHECK (VALUE IN (1,2)); COMMENT ON DOMAIN s.d IS 'domain'; COMMENT ON CONSTRAINT dc ON DOMAIN s.d IS 'check';
CREATE FUNCTION s.f(a integer, OUT b text) LANGUAGE sql AS 'SELECT ''x'''; COMMENT ON FUNCTION s.f(integer) IS 'function';
CREATE TYPE s.r AS RANGE (subtype = integer); COMMENT ON TYPE s.r IS 'range';
CREATE STATISTICS s.st ON id, v FROM s.t; COMMENT ON STATISTICS s.st IS 'statistics';
CREATE TEXT SEARCH CONFIGURATION s.ts (COPY = simple); COMMENT ON TEXT SEARCH CONFIGURATION s.ts IS 'ts';
CREATE COLLATION s.co FROM "C"; COMMENT ON COLLATION s.co IS 'collation';
CREATE PUBLICATION pub; COMMENT ON PUBLICATION pub IS 'publication';
COMMENT ON TABLE s.t IS NULL; COMMENT ON TABLE s.t IS 'again';

-- shape: odd names
CREATE SCHEMA "Odd Schema.with dot"; CREATE SCHEMA "select"; CREATE SCHEMA "a'b\c";
CREATE TABLE "Odd Schema.with dot"."Table ""quoted""" ("select" integer PRIMARY KEY, "UPPER" varchar(5) CHECK ("UPPER" IN ('a','b')), "a'b" integer, "back\slash" text, "new
line" varchar(5), "zażółć gęślą" numeric(4,1) DEFAULT 1.5, "日本" text, "dot.ted" varchar(3), " lead" integer, "trail " integer, "$1" integer, "a-b" integer, "1st" integer, "user" text DEFAULT current_user, "VALUE" varchar(5), "🐘" integer, "%s" integer, "/* c */" integer, "--" integer, ctid_ integer, "oid" integer,
    CHECK ("new
line" IN ('a','b') AND "a'b" BETWEEN 1 AND 5 AND "select" > 0), CONSTRAINT "con'straint ""x"" \ " CHECK ("dot.ted" NOT IN ('a','b') AND "日本" <> '日本'), UNIQUE ("zażółć gęślą", "$1"));
CREATE TABLE "select"."table" ("order" integer REFERENCES "Odd Schema.with dot"."Table ""quoted""", "group" varchar(3) DEFAULT 'a''b\c');
CREATE TABLE "a'b\c"."a'b" ("a'b" serial, "\" varchar(3) CHECK ("\" IN ('\','''')), "E'x'" integer GENERATED BY DEFAULT AS IDENTITY);
CREATE INDEX "In dex'""" ON "Odd Schema.with dot"."Table ""quoted""" ("UPPER", ("new
line" || 'x')) WHERE "VALUE" IN ('a','b');
CREATE VIEW "select"."view" AS SELECT "select", "UPPER" AS "from", "a'b" AS "?column?", "new
line", 1 AS "?column? ", "日本" FROM "Odd Schema.with dot"."Table ""quoted""" AS "A l.i""as" WHERE "UPPER" IN ('a','b');
CREATE FUNCTION "select"."fun ction"("A" integer, "b c" varchar DEFAULT 'x''y') RETURNS boolean LANGUAGE sql RETURN "b c" IN ('a','b') AND "A" BETWEEN 1 AND 5 AND "A" > 0;
CREATE TYPE "select"."Type" AS ENUM ('A b', 'c"d', 'e''f', 'g\h', 'i,j', '{k}');
CREATE DOMAIN "select"."varchar" AS varchar(5) CHECK (VALUE IN ('a','b'));
CREATE TABLE "select"."integer" (a "select"."Type" DEFAULT 'c"d', b "select"."varchar"[] DEFAULT '{a}', c "select"."Type"[] DEFAULT '{"A b","c\"d"}', CHECK (a IN ('A b','e''f')), CHECK (b[1] IN ('a','b')));
CREATE POLICY "Pol.icy" ON "select"."integer" USING (a IN ('A b','g\h'));
CREATE SEQUENCE "Seq.Uence ""q""";
CREATE TABLE "default" ("default" bigint DEFAULT nextval('"Seq.Uence ""q"""'), "check" regclass DEFAULT '"select"."table"'::regclass);
CREATE COLLATION "Col.lation" FROM "C";
CREATE TABLE "case" ("end" text COLLATE "Col.lation", "any" integer[], "all" varchar(3), CHECK ("all" = ANY (ARRAY['a','b'])), CHECK (CASE WHEN "end" IN ('a') THEN true END));
GRANT SELECT ("end") ON "case" TO metabase;
COMMENT ON COLUMN "Odd Schema.with dot"."Table ""quoted"""."new
line" IS 'new
line';
CREATE TABLE "Case" (a integer); CREATE TABLE "CASE" (a integer);
CREATE TABLE "café" (a integer); CREATE TABLE "café" (a integer);

-- shape: names of 63 bytes
CREATE SCHEMA sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss;
CREATE TABLE ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt (
    ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc serial PRIMARY KEY,
    ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd varchar(5) UNIQUE CHECK (ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd IN ('a','b')),
    "żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż" integer REFERENCES ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt,
    CHECK ("żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż" BETWEEN 1 AND 5 AND ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc > 0),
    CHECK ("żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż" > 0), CHECK ("żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż" < 0));
CREATE INDEX ON ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt ("żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż");
CREATE INDEX ON ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt ("żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż", ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd);
CREATE TABLE ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp (kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk integer, r integer REFERENCES ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt, PRIMARY KEY (kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk)) PARTITION BY RANGE (kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk);
CREATE TABLE qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq PARTITION OF ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp FOR VALUES FROM (0) TO (5);
CREATE TABLE qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqr PARTITION OF ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp FOR VALUES FROM (5) TO (9);
CREATE TYPE eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee AS ENUM ('lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll');
CREATE TYPE eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeef AS (a integer);
CREATE TYPE rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr AS RANGE (subtype = integer);
CREATE TABLE sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss.ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt (a integer, b integer, FOREIGN KEY (a) REFERENCES public.ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt);

-- shape: schemas with the same names inside
CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA empty1; CREATE SCHEMA "empty 2";
CREATE TABLE a.t (id serial PRIMARY KEY, v varchar(5) CHECK (v IN ('a','b'))); CREATE TABLE b.t (id serial PRIMARY KEY, v varchar(5) CHECK (v IN ('c','d')), a integer REFERENCES a.t); CREATE TABLE public.t (id integer PRIMARY KEY REFERENCES b.t, v a.t, w b.t[]);
CREATE TYPE a.e AS ENUM ('x','y'); CREATE TYPE b.e AS ENUM ('y','z'); CREATE DOMAIN public.e AS text CHECK (VALUE IN ('q','r'));
CREATE FUNCTION a.f(a.e) RETURNS boolean LANGUAGE sql RETURN $1 IN ('x','y'); CREATE FUNCTION b.f(b.e) RETURNS boolean LANGUAGE sql RETURN $1 IN ('y','z');
CREATE TABLE public.u (x a.e DEFAULT 'x' CHECK (x IN ('x','y')), y b.e CHECK (b.f(y) AND y IN ('y','z')), z public.e, CHECK (a.f(x) OR z IN ('q','r')));
CREATE VIEW a.w AS SELECT t.id, t2.v, t3.v AS v3 FROM a.t JOIN b.t AS t2 USING (id) JOIN public.t AS t3 ON t3.id = t2.a WHERE t.v IN ('a','b');
CREATE VIEW b.w AS SELECT t.id, t_1.v FROM a.t, b.t AS t_1, public.t AS t_2 WHERE t.id = t_1.id AND t_1.a = t_2.id AND t_1.v NOT IN ('c');
CREATE VIEW public.w AS SELECT w.id, x.id AS id2, (SELECT max(id) FROM b.t) AS m FROM a.w, b.w AS x WHERE EXISTS (SELECT 1 FROM a.t WHERE t.id = w.id);
CREATE INDEX t_idx ON a.t (v) WHERE v IN ('a','b'); CREATE INDEX t_idx ON b.t (v) WHERE v IN ('c','d');
CREATE COLLATION a.c FROM "C"; CREATE COLLATION b.c FROM "POSIX"; CREATE TABLE a.col (x text COLLATE a.c, y text COLLATE b.c, CHECK (x COLLATE b.c IN ('a','b')));
DROP SCHEMA empty1; CREATE SCHEMA empty1;
CREATE FUNCTION a.now() RETURNS text LANGUAGE sql RETURN 'fake'; CREATE TABLE a.d (n text DEFAULT a.now(), m timestamptz DEFAULT now());
CREATE TABLE a.pg_class (id integer); CREATE VIEW a.pgc AS SELECT p.id, c.relname FROM a.pg_class p, pg_class c WHERE c.relkind IN ('r','v');

-- shape: no public schema
DROP SCHEMA public;
CREATE SCHEMA app;
CREATE TABLE app.t (id serial PRIMARY KEY, v varchar(5) CHECK (v IN ('a','b')));

-- shape (superuser): public schema of another owner
ALTER SCHEMA public OWNER TO shop;
GRANT ALL ON SCHEMA public TO metabase;
COMMENT ON SCHEMA public IS NULL;
CREATE TABLE public.t (id integer CHECK (id IN (1,2)));

-- shape: an empty database
SELECT 1;

-- shape: very long constants
CREATE TABLE t (a text, n integer, v varchar(40));
DO $$ BEGIN
    EXECUTE format('ALTER TABLE t ADD CHECK (a <> %L)', repeat('it''s a long one \ ', 2000));
    EXECUTE format('ALTER TABLE t ALTER a SET DEFAULT %L', repeat('żółć ', 3000));
    EXECUTE 'ALTER TABLE t ADD CHECK (n IN (' || (SELECT string_agg(i::text, ',') FROM generate_series(1, 2000) AS i) || '))';
    EXECUTE 'ALTER TABLE t ADD CHECK (v IN (' || (SELECT string_agg(quote_literal('value ' || i), ',') FROM generate_series(1, 1000) AS i) || '))';
    EXECUTE 'CREATE VIEW v AS SELECT n FROM t WHERE ' || (SELECT string_agg('n = ' || i, ' OR ') FROM generate_series(1, 300) AS i);
    EXECUTE 'ALTER TABLE t ADD CHECK (' || repeat('(', 60) || 'n > 0' || (SELECT string_agg(' AND n <> ' || i || ')', '') FROM generate_series(1, 60) AS i) || ')';
    EXECUTE 'CREATE INDEX ON t (n) WHERE v IN (' || (SELECT string_agg(quote_literal('value ' || i), ',') FROM generate_series(1, 300) AS i) || ')';
    EXECUTE 'CREATE FUNCTION f(x varchar) RETURNS boolean LANGUAGE sql RETURN x IN (' || (SELECT string_agg(quote_literal('value ' || i), ',') FROM generate_series(1, 300) AS i) || ')';
    EXECUTE format('COMMENT ON TABLE t IS %L', repeat('long ', 5000));
END $$;

-- shape: many columns
DO $$ BEGIN
    EXECUTE 'CREATE TABLE wide (' || (SELECT string_agg(format('c%s varchar(%s) DEFAULT %L CHECK (c%s IN (''a'',''b''))', i, i, 'd' || i, i), ', ') FROM generate_series(1, 300) AS i) || ')';
    EXECUTE 'ALTER TABLE wide ' || (SELECT string_agg(format('DROP COLUMN c%s', i), ', ') FROM generate_series(1, 300, 7) AS i);
    EXECUTE 'CREATE VIEW v AS SELECT * FROM wide';
END $$;

-- shape: base types and defaults
CREATE TABLE t (a smallint DEFAULT -1, b integer DEFAULT -(5), c bigint DEFAULT 9223372036854775807, d numeric DEFAULT -1.50, e numeric(10,2) DEFAULT 0, f real DEFAULT 1.1, g double precision DEFAULT 'NaN', h money DEFAULT '12.34', i varchar DEFAULT 'x', j varchar(5) DEFAULT 'x'::text, k char DEFAULT 'x', l char(5) DEFAULT 'abc', m text DEFAULT E'a\\b\n''c', n name DEFAULT 'n', o "char" DEFAULT 'c', p bytea DEFAULT '\x00ff', q bit DEFAULT B'1', r bit(4) DEFAULT B'1010', s varbit DEFAULT '101', u varbit(6) DEFAULT X'F', v boolean DEFAULT 't', w date DEFAULT '2020-01-01', x time DEFAULT '10:00', y time(2) with time zone DEFAULT '10:00+02', z timestamp(3) DEFAULT 'infinity');
CREATE TABLE u (a timestamptz DEFAULT now(), b timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0), c interval DEFAULT '1 year -2 days', d interval year to month DEFAULT '1-2', e interval second(2) DEFAULT '1.239', f interval(1) DEFAULT '-00:00:01.25', g uuid DEFAULT gen_random_uuid(), h inet DEFAULT '10.0.0.1/8', i cidr DEFAULT '10.0.0.0/8', j macaddr DEFAULT '08:00:2b:01:02:03', k macaddr8, l json DEFAULT '{"a": [1, null]}', m jsonb DEFAULT '{"b": 1, "a": 2}', n jsonpath DEFAULT '$.a', o point DEFAULT '(1,2)', p line, q lseg, r box DEFAULT '(1,1),(0,0)', s path, t polygon, u circle DEFAULT '<(0,0),1>', v tsvector DEFAULT 'a b', w tsquery DEFAULT 'a & b', x pg_lsn DEFAULT '0/0', y oid DEFAULT 5, z regclass DEFAULT 'pg_class'::regclass);
CREATE TABLE v (a regtype DEFAULT 'integer'::regtype, b regprocedure DEFAULT 'int4in(cstring)'::regprocedure, c xid, d cid, e tid, f txid_snapshot, g pg_snapshot, h int4range DEFAULT '[1,5]', i nummultirange DEFAULT '{[1,2]}', j integer[][] DEFAULT '{{1,2},{3,4}}', k text[3] DEFAULT ARRAY['a', NULL, 'b,c'], l varchar(5)[] DEFAULT ARRAY['a']::varchar(5)[], m numeric(5,2)[] DEFAULT '{1.5}', n timestamptz(2)[], o date DEFAULT current_date + 1, p text DEFAULT upper('x') || 'y', q text DEFAULT CASE WHEN 1 IN (1,2) THEN 'a' ELSE 'b' END, r boolean DEFAULT ('x'::varchar IN ('x','y')), s boolean DEFAULT (1 BETWEEN 0 AND 2 AND true), u text DEFAULT NULL, w text DEFAULT NULL::varchar, x timestamp DEFAULT (now() AT TIME ZONE 'utc'), y timestamptz DEFAULT now() + interval '30 days', z integer DEFAULT extract(epoch FROM now())::integer);
CREATE TABLE w (a xid8 DEFAULT '5', b oidvector, c int2vector, d refcursor, e numeric(3,-2) DEFAULT 100, f numeric(2,5), g time(0), h timestamptz DEFAULT 'now', i date DEFAULT 'today', j text DEFAULT current_setting('server_version'), k integer DEFAULT (random() * 100)::int, l pg_catalog.varchar(3), m national character varying(4), n dec(4), o float(20), p float(30), q bit varying, r regrole, s regnamespace DEFAULT 'public'::regnamespace, t regconfig DEFAULT 'english', u regdictionary DEFAULT 'simple', v regcollation DEFAULT '"C"', x regoper, y regoperator DEFAULT '+(integer,integer)');

-- shape: xml
CREATE TABLE t (id integer, x xml DEFAULT '<a/>', v varchar(9), CHECK (xmlexists('//a[b="it''s"]' PASSING BY REF x)), CHECK (x IS DOCUMENT), CHECK (x IS NOT DOCUMENT OR v IN ('a','b')), CHECK (xml_is_well_formed(v)), CHECK ((xpath('/a/text()', x))[1]::text IN ('a','b')), CHECK (xmlserialize(CONTENT x AS text) <> ''), CHECK (xmlserialize(DOCUMENT x AS varchar(9)) IN ('a','b')));
CREATE VIEW w AS SELECT xmlelement(NAME "El em", xmlattributes(id AS "I d", v), 'text', xmlforest(v AS "V", id)) AS e, xmlconcat(x, '<b/>') AS c, xmlpi(NAME php, 'x') AS p, xmlroot(x, VERSION '1.0', STANDALONE YES) AS r, xmlparse(CONTENT v) AS pc, xmlparse(DOCUMENT '<a/>' PRESERVE WHITESPACE) AS pd, xmlcomment(v) AS cm FROM t WHERE v IN ('a','b');
CREATE VIEW w2 AS SELECT xt.* FROM t, XMLTABLE(XMLNAMESPACES('http://x' AS y), '/y:r' PASSING t.x COLUMNS a integer PATH '@a' NOT NULL, "B b" varchar(5) PATH 'b' DEFAULT 'q', n FOR ORDINALITY) AS xt WHERE xt."B b" IN ('a','b');
CREATE VIEW w3 AS SELECT xmlagg(x ORDER BY id DESC) AS g, xmlelement(NAME z) AS z FROM t GROUP BY v;

-- shape: row types and whole rows
CREATE TABLE t (id integer, v varchar(5), w numeric(4,2));
CREATE TABLE holder (r t, rs t[], CHECK ((r).v IN ('a','b')), CHECK (r IS NOT NULL), CHECK ((rs[1]).w BETWEEN 1 AND 5 AND (r).id > 0), CHECK (r <> ROW(1, 'a', 2.5)::t), CHECK (r *<> ROW(1, 'a', 2.5)::t), CHECK ((r).w IN (1, 2.5)));
CREATE VIEW v1 AS SELECT t AS whole, t.*::t AS again, ROW(t.*)::t AS built, (h.r).*, (t).v IN ('a','b') AS i FROM t, holder AS h WHERE t = h.r AND t IS NOT NULL AND t.* IS DISTINCT FROM h.r AND (t.id, t.v) IN (SELECT x.id, x.v FROM t AS x);
CREATE FUNCTION full_name(t) RETURNS text LANGUAGE sql STABLE RETURN ($1).v || ($1).w;
CREATE VIEW v2 AS SELECT t.full_name, full_name(t.*) AS f FROM t;
CREATE TABLE kids () INHERITS (t);
CREATE VIEW v3 AS SELECT tableoid::regclass::text AS tab, ctid, xmin, id FROM ONLY t WHERE tableoid = 't'::regclass AND v IN ('a','b');

-- shape: like and copied tables
CREATE TABLE src (id integer GENERATED ALWAYS AS IDENTITY, v varchar(5) DEFAULT 'a' CHECK (v IN ('a','b')), w integer GENERATED ALWAYS AS (length(v)) STORED, x serial, n integer CONSTRAINT n_between CHECK (n BETWEEN 1 AND 5 AND x > 0), UNIQUE (v, n));
CREATE INDEX ON src (lower(v)) WHERE v IN ('a','b');
CREATE STATISTICS src_st ON v, n FROM src;
COMMENT ON COLUMN src.v IS 'copied';
CREATE TABLE copy_all (LIKE src INCLUDING ALL);
CREATE TABLE copy_some (before integer, LIKE src INCLUDING CONSTRAINTS INCLUDING GENERATED, after integer);
CREATE TABLE copy_as AS SELECT v, n IN (1,2) AS i FROM src;
SELECT v, w INTO copy_into FROM src;
INSERT INTO src (v, n) VALUES ('a', 1), ('b', 2);
CREATE TABLE copy_view (LIKE copy_as);
CREATE TABLE many (a integer); ALTER TABLE many ALTER a TYPE bigint USING a::bigint, ADD CHECK (a IN (1,2)); ALTER TABLE many ALTER a TYPE numeric(5,1); ALTER TABLE many DROP CONSTRAINT many_a_check; ALTER TABLE many ALTER a TYPE varchar(9);
CREATE TABLE ret (v varchar(5) CHECK (v IN ('a','b')), k char(3) CHECK (k IN ('a','b')), n integer CHECK (n IN (1,2) AND n BETWEEN 1 AND 2));
CREATE INDEX ON ret (v) WHERE v IN ('a','b');
ALTER TABLE ret ALTER v TYPE text, ALTER k TYPE varchar(3), ALTER n TYPE bigint;
CREATE TABLE ret2 (v text CHECK (v IN ('a','b')), n bigint CHECK (n IN (1,2)));
ALTER TABLE ret2 ALTER v TYPE varchar(9), ALTER n TYPE numeric(5,1);

-- shape: policies with many conditions
CREATE TABLE t (id integer, tenant uuid, owner name DEFAULT current_user, kind varchar(8), level integer, tags varchar(5)[], at timestamptz, meta jsonb);
CREATE TABLE grants (who name, tenant uuid, kinds varchar(8)[], until timestamptz);
ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE grants ENABLE ROW LEVEL SECURITY;
CREATE POLICY p1 ON t USING (tenant = current_setting('app.tenant')::uuid AND kind IN ('a','b'));
CREATE POLICY p2 ON t FOR SELECT USING (kind = ANY (SELECT unnest(kinds) FROM grants WHERE who = current_user AND until > now() AND grants.tenant = t.tenant));
CREATE POLICY p3 ON t FOR UPDATE USING (level BETWEEN 1 AND 5 AND owner = session_user) WITH CHECK (level NOT BETWEEN 6 AND 9 AND kind NOT IN ('x','y') AND tags <@ ARRAY['a','b']::varchar[]);
CREATE POLICY p4 ON t FOR DELETE TO shop, metabase USING (CASE WHEN kind IN ('a','b') THEN owner = current_user ELSE meta ->> 'k' IN ('x','y') END);
CREATE POLICY p5 ON t AS RESTRICTIVE TO rollback USING (at BETWEEN now() - '1 day'::interval AND now() AND NOT (kind = 'x' OR kind = 'y') AND 'a' = ANY (tags));
CREATE POLICY p6 ON grants USING (EXISTS (SELECT FROM t JOIN grants g2 USING (tenant) WHERE g2.who IN (current_user, 'root') AND t.kind IN ('a','b') AND t.level BETWEEN 1 AND 5 AND t.id > 0));
CREATE POLICY p7 ON grants FOR INSERT TO PUBLIC, shop WITH CHECK (pg_has_role(who, 'member') OR (who, tenant) IN (SELECT g.who, g.tenant FROM grants g));
ALTER POLICY p1 ON t RENAME TO "P 1";
ALTER POLICY p2 ON t TO rollback;
CREATE TABLE off (a integer); CREATE POLICY unused ON off USING (a IN (1,2));
CREATE VIEW sec WITH (security_invoker) AS SELECT id FROM t WHERE kind IN ('a','b');

-- shape: partitions with expressions everywhere
CREATE TABLE e (id bigint NOT NULL, status varchar(20) NOT NULL DEFAULT 'new', n integer, at timestamptz NOT NULL DEFAULT now(), code char(3), g boolean GENERATED ALWAYS AS (status IN ('new','paid') AND n BETWEEN 1 AND 5 AND id > 0) STORED, CONSTRAINT e_status CHECK (status IN ('new','paid')), CHECK (n BETWEEN 1 AND 5 AND id > 0), CHECK (code NOT IN ('abc','def')), PRIMARY KEY (id, at, status)) PARTITION BY RANGE (at);
CREATE TABLE e_1 PARTITION OF e FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE e_2 PARTITION OF e (CONSTRAINT e_2_extra CHECK (status IN ('new'))) FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY LIST (status);
CREATE TABLE e_2_new PARTITION OF e_2 FOR VALUES IN ('new','open');
CREATE TABLE e_2_rest PARTITION OF e_2 DEFAULT;
CREATE INDEX ON e (status) WHERE status IN ('new','paid'); CREATE INDEX ON e ((status IN ('new','paid')), lower(code)); CREATE INDEX ON e (n) WHERE n BETWEEN 1 AND 5 AND id > 0;
CREATE FUNCTION e_fn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER e_t BEFORE INSERT ON e FOR EACH ROW WHEN (NEW.status IN ('new','paid') AND NEW.n BETWEEN 1 AND 5 AND NEW.id > 0) EXECUTE FUNCTION e_fn();
ALTER TABLE e ENABLE ROW LEVEL SECURITY; CREATE POLICY e_p ON e USING (status IN ('new','paid'));
CREATE TABLE e_3 (LIKE e INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING INDEXES);
ALTER TABLE e ATTACH PARTITION e_3 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
ALTER TABLE e DETACH PARTITION e_1;
CREATE VIEW e_v AS SELECT * FROM e WHERE status IN ('new','paid');
CREATE PUBLICATION e_pub FOR TABLE e WHERE (id IN (1,2)) WITH (publish = 'insert', publish_via_partition_root);
CREATE STATISTICS e_st ON (status IN ('new','paid')), n FROM e;

-- shape: web shop
CREATE TYPE order_state AS ENUM ('new', 'paid', 'sent', 'back');
CREATE DOMAIN email AS text CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email email NOT NULL UNIQUE, name varchar(100) NOT NULL CHECK (trim(name) <> ''), country char(2) DEFAULT 'PL' CHECK (country IN ('PL','DE','CZ')), kind varchar(10) CHECK (kind IN ('person','company')), nip varchar(13), born date CHECK (born BETWEEN '1900-01-01' AND current_date AND id > 0), CHECK ((kind = 'company') = (nip IS NOT NULL)));
CREATE TABLE products (id serial PRIMARY KEY, sku varchar(32) UNIQUE CHECK (sku ~ '^[A-Z0-9-]+$'), price numeric(10,2) NOT NULL CHECK (price >= 0 AND price < 1000000), vat numeric(4,2) DEFAULT 0.23 CHECK (vat IN (0, 0.05, 0.08, 0.23)), tags text[] DEFAULT '{}', meta jsonb DEFAULT '{}' CHECK (jsonb_typeof(meta) = 'object'), search tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(sku, ''))) STORED);
CREATE TABLE orders (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), customer_id bigint NOT NULL REFERENCES customers ON DELETE RESTRICT, state order_state NOT NULL DEFAULT 'new', placed timestamptz NOT NULL DEFAULT now(), total numeric(12,2) DEFAULT 0, note text, CHECK (state IN ('new','paid') OR total > 0));
CREATE TABLE order_lines (order_id uuid REFERENCES orders ON DELETE CASCADE, line smallint CHECK (line BETWEEN 1 AND 999 AND qty > 0), product_id integer REFERENCES products, qty integer DEFAULT 1, price numeric(10,2), PRIMARY KEY (order_id, line));
CREATE INDEX ON orders (customer_id, placed DESC); CREATE INDEX ON orders (placed) WHERE state IN ('new','paid'); CREATE INDEX ON products USING gin (tags); CREATE INDEX ON products USING gin (search); CREATE UNIQUE INDEX ON customers (lower(email)) WHERE kind IN ('person','company');
CREATE VIEW order_totals AS SELECT o.id, o.state, c.name, sum(l.qty * l.price) AS total, count(*) FILTER (WHERE p.vat IN (0.05, 0.08)) AS reduced FROM orders o JOIN customers c ON c.id = o.customer_id LEFT JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id WHERE o.state NOT IN ('back') AND c.country IN ('PL','DE') GROUP BY o.id, c.name HAVING sum(l.qty) BETWEEN 1 AND 100 AND count(*) > 0;
CREATE MATERIALIZED VIEW monthly AS SELECT date_trunc('month', o.placed) AS month, c.country, sum(t.total) AS total FROM orders o JOIN customers c ON c.id = o.customer_id JOIN order_totals t ON t.id = o.id WHERE c.kind IN ('person','company') GROUP BY 1, 2;
CREATE UNIQUE INDEX ON monthly (month, country);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.total := coalesce(NEW.total, 0); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state IN ('paid','sent')) EXECUTE FUNCTION touch();
GRANT SELECT ON ALL TABLES IN SCHEMA public TO metabase;
INSERT INTO customers (email, name, kind) VALUES ('a@b', 'Ala', 'person'); INSERT INTO products (sku, price) VALUES ('A-1', 9.99);

-- shape: casts of arrays upon casts of arrays
CREATE TABLE t (id integer, v varchar(9), k char(3), n numeric(5,1), b bigint, w varchar(9)[],
    CONSTRAINT c1 CHECK (v = ANY (ARRAY['a','b']::text[]::varchar[])),
    CONSTRAINT c2 CHECK (v = ANY (ARRAY['a','b']::text[]::varchar(5)[]::text[])),
    CONSTRAINT c3 CHECK (v = ANY (ARRAY['a','b']::text[]::varchar(5)[]::varchar(3)[]::text[]::varchar(2)[]::text[]::varchar(1)[])),
    CONSTRAINT c4 CHECK (k = ANY (ARRAY['a','b']::text[]::bpchar[])),
    CONSTRAINT c5 CHECK (k = ANY (ARRAY['a','b']::char(3)[]::text[]::char(2)[])),
    CONSTRAINT c6 CHECK (n = ANY (ARRAY[1,2]::bigint[]::numeric(5,1)[])),
    CONSTRAINT c7 CHECK (b = ANY (ARRAY[1,2]::smallint[]::integer[]::bigint[])),
    CONSTRAINT c8 CHECK (n = ANY (ARRAY['1','2']::text[]::integer[]::bigint[]::numeric[])),
    CONSTRAINT c9 CHECK (w <@ ARRAY['a','b']::text[]::varchar[] AND w && ARRAY['c']::varchar[]),
    CONSTRAINT c10 CHECK (v IN ('a'::varchar(3), 'b'::varchar(3)) AND v = ANY (CAST(ARRAY['x', NULL, k] AS varchar[]))),
    CONSTRAINT c11 CHECK (v = ANY (ARRAY[ARRAY['a','b'], ARRAY['c','d']]::text[]::varchar[])),
    CONSTRAINT c12 CHECK (v = ANY (ARRAY[]::varchar[]) OR v = ANY (ARRAY[]::text[]::varchar[])));
CREATE INDEX ON t (id) WHERE v = ANY (ARRAY['a','b']::text[]::varchar(5)[]);
CREATE VIEW x AS SELECT v = ANY (ARRAY['a','b']::text[]::varchar(5)[]) AS a, ARRAY['a','b']::text[]::varchar(5)[]::text[] AS b, ARRAY[[1,2],[3,4]]::integer[]::numeric[]::text[] AS c FROM t WHERE v <> ALL (ARRAY['a','b']::text[]::varchar(5)[]::text[]);
CREATE POLICY p ON t USING (v = ANY (ARRAY['a','b']::text[]::varchar(5)[]::text[]));
CREATE DOMAIN d AS varchar(5) CHECK (VALUE = ANY (ARRAY['a','b']::text[]::varchar(5)[]::text[]));
CREATE FUNCTION f(x varchar) RETURNS boolean LANGUAGE sql RETURN x = ANY (ARRAY['a','b']::text[]::varchar(5)[]::text[]);
ALTER TABLE t ADD g boolean GENERATED ALWAYS AS (v = ANY (ARRAY['a','b']::text[]::varchar(5)[]::text[])) STORED, ADD d varchar(5)[] DEFAULT ARRAY['a','b']::text[]::varchar(5)[];

-- shape: dropped defaults in children
CREATE TABLE p (id integer DEFAULT 1, a varchar(5) DEFAULT 'a', b char(3) DEFAULT 'b', c numeric(5,2) DEFAULT 1, d timestamp(0) DEFAULT now(), e interval second(1) DEFAULT '1', f bit(3) DEFAULT '101', g text DEFAULT 'g', h varchar(3)[] DEFAULT '{}', i varchar DEFAULT 'i', j text COLLATE "C" DEFAULT 'x');
CREATE DOMAIN dd AS varchar(4) DEFAULT 'dd';
ALTER TABLE p ADD k dd DEFAULT 'k', ADD l dd;
CREATE TABLE c1 () INHERITS (p);
CREATE TABLE c2 (a varchar(5) DEFAULT 'z', m integer) INHERITS (p);
ALTER TABLE c1 ALTER id DROP DEFAULT, ALTER a DROP DEFAULT, ALTER b DROP DEFAULT, ALTER c DROP DEFAULT, ALTER d DROP DEFAULT, ALTER e DROP DEFAULT, ALTER f DROP DEFAULT, ALTER g DROP DEFAULT, ALTER h DROP DEFAULT, ALTER i DROP DEFAULT, ALTER j DROP DEFAULT, ALTER l DROP DEFAULT;
ALTER TABLE c2 ALTER a DROP DEFAULT, ALTER c SET DEFAULT NULL, ALTER k SET DEFAULT NULL, ALTER l SET DEFAULT 'own';
CREATE TABLE q (k integer, a varchar(5) DEFAULT 'a', c numeric(5,2) DEFAULT 1, g integer DEFAULT 7) PARTITION BY LIST (k);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1);
CREATE TABLE q2 (k integer, a varchar(5), c numeric(5,2), g integer);
ALTER TABLE q ATTACH PARTITION q2 FOR VALUES IN (2);
ALTER TABLE q1 ALTER a DROP DEFAULT, ALTER c DROP DEFAULT, ALTER g DROP DEFAULT;
ALTER TABLE ONLY q ALTER a DROP DEFAULT;
CREATE TABLE lone (a varchar(5) DEFAULT NULL, b numeric(5,2) DEFAULT NULL, c integer DEFAULT NULL, d dd DEFAULT NULL, e char(2) DEFAULT NULL::bpchar);

-- shape: sequences of changed columns
CREATE TABLE t (a serial, b integer GENERATED ALWAYS AS IDENTITY, c smallint GENERATED BY DEFAULT AS IDENTITY (MAXVALUE 50), d bigserial);
ALTER TABLE t ALTER a TYPE bigint, ALTER b TYPE bigint, ALTER c TYPE integer, ALTER d TYPE integer;
CREATE TABLE u (a integer GENERATED ALWAYS AS IDENTITY (START 5 MINVALUE 5), b smallserial);
CREATE TABLE u_copy (LIKE u INCLUDING ALL);
CREATE TABLE u_copy2 (LIKE t INCLUDING IDENTITY);
ALTER SEQUENCE t_a_seq AS smallint;
ALTER TABLE u ALTER a TYPE smallint;
CREATE SEQUENCE s AS integer; ALTER SEQUENCE s AS bigint; CREATE SEQUENCE s2 AS bigint MAXVALUE 2147483647; CREATE SEQUENCE s3 AS bigint; ALTER SEQUENCE s3 AS integer;

-- shape: text expressions in checks indexes and generated columns
CREATE TABLE text (
    c_text text, c_vc varchar(20), c_vcn varchar, c_bp char(5), c_name name, c_char "char",
    CONSTRAINT text_c001 CHECK (c_vc IN ('new','paid')),
    g001 boolean GENERATED ALWAYS AS (c_vc IN ('new','paid')) STORED,
    CONSTRAINT text_c002 CHECK (c_vc NOT IN ('new','paid')),
    g002 boolean GENERATED ALWAYS AS (c_vc NOT IN ('new','paid')) STORED,
    CONSTRAINT text_c003 CHECK (c_vc IN ('one')),
    g003 boolean GENERATED ALWAYS AS (c_vc IN ('one')) STORED,
    CONSTRAINT text_c004 CHECK (c_vc IN ('a', NULL)),
    g004 boolean GENERATED ALWAYS AS (c_vc IN ('a', NULL)) STORED,
    CONSTRAINT text_c005 CHECK (c_vc = ANY (ARRAY['a','b'])),
    g005 boolean GENERATED ALWAYS AS (c_vc = ANY (ARRAY['a','b'])) STORED,
    CONSTRAINT text_c006 CHECK (c_vc = ANY ('{a,b}')),
    g006 boolean GENERATED ALWAYS AS (c_vc = ANY ('{a,b}')) STORED,
    CONSTRAINT text_c007 CHECK (c_vc = ANY (ARRAY['a','b']::varchar[])),
    g007 boolean GENERATED ALWAYS AS (c_vc = ANY (ARRAY['a','b']::varchar[])) STORED,
    CONSTRAINT text_c008 CHECK (c_vc = ANY (ARRAY['a','b']::varchar(20)[])),
    g008 boolean GENERATED ALWAYS AS (c_vc = ANY (ARRAY['a','b']::varchar(20)[])) STORED,
    CONSTRAINT text_c009 CHECK (c_vc = ANY (ARRAY['a','b']::text[])),
    g009 boolean GENERATED ALWAYS AS (c_vc = ANY (ARRAY['a','b']::text[])) STORED,
    CONSTRAINT text_c010 CHECK (c_vc <> ALL (ARRAY['a','b'])),
    g010 boolean GENERATED ALWAYS AS (c_vc <> ALL (ARRAY['a','b'])) STORED,
    CONSTRAINT text_c011 CHECK (c_vc IN ('a', c_vcn)),
    g011 boolean GENERATED ALWAYS AS (c_vc IN ('a', c_vcn)) STORED,
    CONSTRAINT text_c012 CHECK (c_vc IN ('a', c_text)),
    g012 boolean GENERATED ALWAYS AS (c_vc IN ('a', c_text)) STORED,
    CONSTRAINT text_c013 CHECK (c_vc IN ('a'::varchar, 'b'::text)),
    g013 boolean GENERATED ALWAYS AS (c_vc IN ('a'::varchar, 'b'::text)) STORED,
    CONSTRAINT text_c014 CHECK (c_vc = 'x'),
    g014 boolean GENERATED ALWAYS AS (c_vc = 'x') STORED,
    CONSTRAINT text_c015 CHECK (c_vc::text = 'x'::text),
    g015 boolean GENERATED ALWAYS AS (c_vc::text = 'x'::text) STORED,
    CONSTRAINT text_c016 CHECK (c_vc LIKE 'a%'),
    g016 boolean GENERATED ALWAYS AS (c_vc LIKE 'a%') STORED,
    CONSTRAINT text_c017 CHECK (c_vc NOT LIKE 'a%'),
    g017 boolean GENERATED ALWAYS AS (c_vc NOT LIKE 'a%') STORED,
    CONSTRAINT text_c018 CHECK (c_vc ILIKE 'a%' OR c_vc NOT ILIKE '%b'),
    g018 boolean GENERATED ALWAYS AS (c_vc ILIKE 'a%' OR c_vc NOT ILIKE '%b') STORED,
    CONSTRAINT text_c019 CHECK (c_vc SIMILAR TO '(a|b)%'),
    g019 boolean GENERATED ALWAYS AS (c_vc SIMILAR TO '(a|b)%') STORED,
    CONSTRAINT text_c020 CHECK (c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!'),
    g020 boolean GENERATED ALWAYS AS (c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!') STORED,
    CONSTRAINT text_c021 CHECK (c_text LIKE 'a!%b' ESCAPE '!'),
    g021 boolean GENERATED ALWAYS AS (c_text LIKE 'a!%b' ESCAPE '!') STORED,
    CONSTRAINT text_c022 CHECK (c_vc ~ '^[a-z]+$'),
    g022 boolean GENERATED ALWAYS AS (c_vc ~ '^[a-z]+$') STORED,
    CONSTRAINT text_c023 CHECK (c_vc ~* 'x' AND c_vc !~ 'y' AND c_vc !~* 'z'),
    g023 boolean GENERATED ALWAYS AS (c_vc ~* 'x' AND c_vc !~ 'y' AND c_vc !~* 'z') STORED,
    CONSTRAINT text_c024 CHECK (c_vc LIKE ANY (ARRAY['a%','b%'])),
    g024 boolean GENERATED ALWAYS AS (c_vc LIKE ANY (ARRAY['a%','b%'])) STORED,
    CONSTRAINT text_c025 CHECK (c_vc NOT LIKE ALL (ARRAY['a%','b%'])),
    g025 boolean GENERATED ALWAYS AS (c_vc NOT LIKE ALL (ARRAY['a%','b%'])) STORED,
    CONSTRAINT text_c026 CHECK (c_text IN ('a','b')),
    g026 boolean GENERATED ALWAYS AS (c_text IN ('a','b')) STORED,
    CONSTRAINT text_c027 CHECK (c_text = ANY (ARRAY['a','b']::varchar[])),
    g027 boolean GENERATED ALWAYS AS (c_text = ANY (ARRAY['a','b']::varchar[])) STORED,
    CONSTRAINT text_c028 CHECK (c_vcn IN ('a','b')),
    g028 boolean GENERATED ALWAYS AS (c_vcn IN ('a','b')) STORED,
    CONSTRAINT text_c029 CHECK (c_vcn BETWEEN 'a' AND 'm'),
    g029 boolean GENERATED ALWAYS AS (c_vcn BETWEEN 'a' AND 'm') STORED,
    CONSTRAINT text_c030 CHECK (c_bp IN ('ab','cd')),
    g030 boolean GENERATED ALWAYS AS (c_bp IN ('ab','cd')) STORED,
    CONSTRAINT text_c031 CHECK (c_bp NOT IN ('ab','cd')),
    g031 boolean GENERATED ALWAYS AS (c_bp NOT IN ('ab','cd')) STORED,
    CONSTRAINT text_c032 CHECK (c_bp = 'abc'),
    g032 boolean GENERATED ALWAYS AS (c_bp = 'abc') STORED,
    CONSTRAINT text_c033 CHECK (c_bp IN ('a', c_vc)),
    g033 boolean GENERATED ALWAYS AS (c_bp IN ('a', c_vc)) STORED,
    CONSTRAINT text_c034 CHECK (c_bp LIKE 'a%'),
    g034 boolean GENERATED ALWAYS AS (c_bp LIKE 'a%') STORED,
    CONSTRAINT text_c035 CHECK (c_bp = c_vc),
    g035 boolean GENERATED ALWAYS AS (c_bp = c_vc) STORED,
    CONSTRAINT text_c036 CHECK (c_bp::varchar(3) = 'abc'),
    g036 boolean GENERATED ALWAYS AS (c_bp::varchar(3) = 'abc') STORED,
    CONSTRAINT text_c037 CHECK (c_bp || 'x' = 'abx'),
    g037 boolean GENERATED ALWAYS AS (c_bp || 'x' = 'abx') STORED,
    CONSTRAINT text_c038 CHECK (c_name IN ('a','b')),
    g038 boolean GENERATED ALWAYS AS (c_name IN ('a','b')) STORED,
    CONSTRAINT text_c039 CHECK (c_name = 'x'),
    g039 boolean GENERATED ALWAYS AS (c_name = 'x') STORED,
    CONSTRAINT text_c040 CHECK (c_name = c_text),
    g040 boolean GENERATED ALWAYS AS (c_name = c_text) STORED,
    CONSTRAINT text_c041 CHECK (c_name <> c_vc),
    g041 boolean GENERATED ALWAYS AS (c_name <> c_vc) STORED,
    CONSTRAINT text_c042 CHECK (c_name LIKE 'pg\_%'),
    g042 boolean GENERATED ALWAYS AS (c_name LIKE 'pg\_%') STORED,
    CONSTRAINT text_c043 CHECK (c_char IN ('a','b')),
    g043 boolean GENERATED ALWAYS AS (c_char IN ('a','b')) STORED,
    CONSTRAINT text_c044 CHECK (c_char = 'r'),
    g044 boolean GENERATED ALWAYS AS (c_char = 'r') STORED,
    CONSTRAINT text_c045 CHECK (c_vc < c_text),
    g045 boolean GENERATED ALWAYS AS (c_vc < c_text) STORED,
    CONSTRAINT text_c046 CHECK (lower(c_vc) IN ('a','b')),
    g046 boolean GENERATED ALWAYS AS (lower(c_vc) IN ('a','b')) STORED,
    CONSTRAINT text_c047 CHECK (upper(c_vc) = 'A'),
    g047 boolean GENERATED ALWAYS AS (upper(c_vc) = 'A') STORED,
    CONSTRAINT text_c048 CHECK (lower(c_vc)::varchar(5) IN ('a','b')),
    g048 boolean GENERATED ALWAYS AS (lower(c_vc)::varchar(5) IN ('a','b')) STORED,
    CONSTRAINT text_c049 CHECK (c_vc COLLATE "C" < 'b'),
    g049 boolean GENERATED ALWAYS AS (c_vc COLLATE "C" < 'b') STORED,
    CONSTRAINT text_c050 CHECK ((c_text COLLATE "C") IN ('a','b')),
    g050 boolean GENERATED ALWAYS AS ((c_text COLLATE "C") IN ('a','b')) STORED,
    CONSTRAINT text_c051 CHECK (c_vc COLLATE "C" IN ('a', 'b')),
    g051 boolean GENERATED ALWAYS AS (c_vc COLLATE "C" IN ('a', 'b')) STORED,
    CONSTRAINT text_c052 CHECK (c_vc || 'x' = 'ax'),
    g052 boolean GENERATED ALWAYS AS (c_vc || 'x' = 'ax') STORED,
    CONSTRAINT text_c053 CHECK (length(c_vc) BETWEEN 1 AND 5),
    g053 boolean GENERATED ALWAYS AS (length(c_vc) BETWEEN 1 AND 5) STORED,
    CONSTRAINT text_c054 CHECK (char_length(c_bp) IN (1, 2)),
    g054 boolean GENERATED ALWAYS AS (char_length(c_bp) IN (1, 2)) STORED,
    CONSTRAINT text_c055 CHECK (c_vc BETWEEN 'a' AND 'b'),
    g055 boolean GENERATED ALWAYS AS (c_vc BETWEEN 'a' AND 'b') STORED,
    CONSTRAINT text_c056 CHECK (c_vc NOT BETWEEN 'a' AND 'b'),
    g056 boolean GENERATED ALWAYS AS (c_vc NOT BETWEEN 'a' AND 'b') STORED,
    CONSTRAINT text_c057 CHECK (c_vc BETWEEN SYMMETRIC 'z' AND 'b'),
    g057 boolean GENERATED ALWAYS AS (c_vc BETWEEN SYMMETRIC 'z' AND 'b') STORED,
    CONSTRAINT text_c058 CHECK (c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a'),
    g058 boolean GENERATED ALWAYS AS (c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a') STORED,
    CONSTRAINT text_c059 CHECK (c_vc IS DISTINCT FROM 'x'),
    g059 boolean GENERATED ALWAYS AS (c_vc IS DISTINCT FROM 'x') STORED,
    CONSTRAINT text_c060 CHECK (c_vc IS NOT DISTINCT FROM c_bp),
    g060 boolean GENERATED ALWAYS AS (c_vc IS NOT DISTINCT FROM c_bp) STORED,
    CONSTRAINT text_c061 CHECK (coalesce(c_vc,'') <> ''),
    g061 boolean GENERATED ALWAYS AS (coalesce(c_vc,'') <> '') STORED,
    CONSTRAINT text_c062 CHECK (coalesce(c_vc, c_bp) IN ('a','b')),
    g062 boolean GENERATED ALWAYS AS (coalesce(c_vc, c_bp) IN ('a','b')) STORED,
    CONSTRAINT text_c063 CHECK (coalesce(c_vc, c_text, 'n') = 'n'),
    g063 boolean GENERATED ALWAYS AS (coalesce(c_vc, c_text, 'n') = 'n') STORED,
    CONSTRAINT text_c064 CHECK (nullif(c_vc,'') IS NOT NULL),
    g064 boolean GENERATED ALWAYS AS (nullif(c_vc,'') IS NOT NULL) STORED,
    CONSTRAINT text_c065 CHECK (CASE c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END),
    g065 boolean GENERATED ALWAYS AS (CASE c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END) STORED,
    CONSTRAINT text_c066 CHECK (CASE WHEN c_vc = 'a' THEN 1 WHEN c_vc IN ('b','c') THEN 2 END = 1),
    g066 boolean GENERATED ALWAYS AS (CASE WHEN c_vc = 'a' THEN 1 WHEN c_vc IN ('b','c') THEN 2 END = 1) STORED,
    CONSTRAINT text_c067 CHECK (CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y')),
    g067 boolean GENERATED ALWAYS AS (CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y')) STORED,
    CONSTRAINT text_c068 CHECK (greatest(c_vc, 'a') = least(c_vc, c_vcn, 'b')),
    g068 boolean GENERATED ALWAYS AS (greatest(c_vc, 'a') = least(c_vc, c_vcn, 'b')) STORED,
    CONSTRAINT text_c069 CHECK (substring(c_vc FROM 1 FOR 2) IN ('ab','cd')),
    g069 boolean GENERATED ALWAYS AS (substring(c_vc FROM 1 FOR 2) IN ('ab','cd')) STORED,
    CONSTRAINT text_c070 CHECK (substring(c_text FROM '^a(.)') = 'b'),
    g070 boolean GENERATED ALWAYS AS (substring(c_text FROM '^a(.)') = 'b') STORED,
    CONSTRAINT text_c071 CHECK (substring(c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b'),
    g071 boolean GENERATED ALWAYS AS (substring(c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b') STORED,
    CONSTRAINT text_c072 CHECK (trim(c_vc) <> '' AND trim(BOTH 'x' FROM c_text) <> '' AND trim(LEADING FROM c_text) <> '' AND trim(TRAILING 'y' FROM c_vc) <> ''),
    g072 boolean GENERATED ALWAYS AS (trim(c_vc) <> '' AND trim(BOTH 'x' FROM c_text) <> '' AND trim(LEADING FROM c_text) <> '' AND trim(TRAILING 'y' FROM c_vc) <> '') STORED,
    CONSTRAINT text_c073 CHECK (position('a' IN c_vc) > 0),
    g073 boolean GENERATED ALWAYS AS (position('a' IN c_vc) > 0) STORED,
    CONSTRAINT text_c074 CHECK (overlay(c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx'),
    g074 boolean GENERATED ALWAYS AS (overlay(c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx') STORED,
    CONSTRAINT text_c075 CHECK (c_text IS NFC NORMALIZED),
    g075 boolean GENERATED ALWAYS AS (c_text IS NFC NORMALIZED) STORED,
    CONSTRAINT text_c076 CHECK (c_text IS NOT NORMALIZED),
    g076 boolean GENERATED ALWAYS AS (c_text IS NOT NORMALIZED) STORED,
    CONSTRAINT text_c077 CHECK (normalize(c_text, NFD) = c_text),
    g077 boolean GENERATED ALWAYS AS (normalize(c_text, NFD) = c_text) STORED,
    CONSTRAINT text_c078 CHECK (c_text ^@ 'ab'),
    g078 boolean GENERATED ALWAYS AS (c_text ^@ 'ab') STORED,
    CONSTRAINT text_c079 CHECK (c_text = E'a\\b''c\n\td'),
    g079 boolean GENERATED ALWAYS AS (c_text = E'a\\b''c\n\td') STORED,
    CONSTRAINT text_c080 CHECK (c_text = U&'\0441\043b\043E\043D'),
    g080 boolean GENERATED ALWAYS AS (c_text = U&'\0441\043b\043E\043D') STORED,
    CONSTRAINT text_c081 CHECK (c_text = 'żółć “quoted” 日本 🐘'),
    g081 boolean GENERATED ALWAYS AS (c_text = 'żółć “quoted” 日本 🐘') STORED,
    CONSTRAINT text_c082 CHECK (c_text IN ('it''s', 'back\slash', 'dollar $1 $$', '')),
    g082 boolean GENERATED ALWAYS AS (c_text IN ('it''s', 'back\slash', 'dollar $1 $$', '')) STORED,
    CONSTRAINT text_c083 CHECK (c_vc::char(3) IN ('a','b')),
    g083 boolean GENERATED ALWAYS AS (c_vc::char(3) IN ('a','b')) STORED,
    CONSTRAINT text_c084 CHECK (c_text::varchar(3) IN ('a','b')),
    g084 boolean GENERATED ALWAYS AS (c_text::varchar(3) IN ('a','b')) STORED,
    CONSTRAINT text_c085 CHECK (c_text::name = 'x'),
    g085 boolean GENERATED ALWAYS AS (c_text::name = 'x') STORED,
    CONSTRAINT text_c086 CHECK ((c_vc)::text IN ('a','b') AND (c_vc)::varchar(3) = 'a'),
    g086 boolean GENERATED ALWAYS AS ((c_vc)::text IN ('a','b') AND (c_vc)::varchar(3) = 'a') STORED,
    CONSTRAINT text_c087 CHECK (c_vc = 'a' OR c_vc = 'b' OR c_vc = 'c'),
    g087 boolean GENERATED ALWAYS AS (c_vc = 'a' OR c_vc = 'b' OR c_vc = 'c') STORED,
    CONSTRAINT text_c088 CHECK (NOT (c_vc = 'a' OR c_vc = 'b')),
    g088 boolean GENERATED ALWAYS AS (NOT (c_vc = 'a' OR c_vc = 'b')) STORED,
    CONSTRAINT text_c089 CHECK (c_vc IS NULL OR c_vc IN ('a','b') AND c_bp IS NOT NULL),
    g089 boolean GENERATED ALWAYS AS (c_vc IS NULL OR c_vc IN ('a','b') AND c_bp IS NOT NULL) STORED,
    CONSTRAINT text_c090 CHECK (concat(c_vc, c_bp, 1) = 'a'),
    CONSTRAINT text_c091 CHECK (format('%s-%s', c_vc, c_text) = 'a'),
    CONSTRAINT text_c092 CHECK (left(c_vc, -1) = 'a' AND right(c_text, 2) = 'b'),
    g092 boolean GENERATED ALWAYS AS (left(c_vc, -1) = 'a' AND right(c_text, 2) = 'b') STORED,
    CONSTRAINT text_c093 CHECK (c_vc > 'a' AND c_vc >= 'a' AND c_vc < 'z' AND c_vc <= 'z' AND c_vc != 'q'),
    g093 boolean GENERATED ALWAYS AS (c_vc > 'a' AND c_vc >= 'a' AND c_vc < 'z' AND c_vc <= 'z' AND c_vc != 'q') STORED,
    CONSTRAINT text_c094 CHECK (split_part(c_vc, '-', 1) IN ('a', 'b')),
    g094 boolean GENERATED ALWAYS AS (split_part(c_vc, '-', 1) IN ('a', 'b')) STORED,
    CONSTRAINT text_c095 CHECK (string_to_array(c_vc, ',') && ARRAY['a','b']),
    g095 boolean GENERATED ALWAYS AS (string_to_array(c_vc, ',') && ARRAY['a','b']) STORED,
    CONSTRAINT text_c096 CHECK (c_vc = ANY (string_to_array(c_text, ','))),
    g096 boolean GENERATED ALWAYS AS (c_vc = ANY (string_to_array(c_text, ','))) STORED,
    CONSTRAINT text_c097 CHECK (to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b')),
    g097 boolean GENERATED ALWAYS AS (to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b')) STORED,
    CONSTRAINT text_c098 CHECK (to_tsvector('simple'::regconfig, c_text) @@ 'a & b'::tsquery),
    g098 boolean GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, c_text) @@ 'a & b'::tsquery) STORED
);
CREATE INDEX text_p001 ON text ((1)) WHERE c_vc IN ('new','paid');
CREATE INDEX text_p002 ON text ((1)) WHERE c_vc NOT IN ('new','paid');
CREATE INDEX text_p003 ON text ((1)) WHERE c_vc IN ('one');
CREATE INDEX text_e003 ON text ((c_vc IN ('one')));
CREATE INDEX text_p004 ON text ((1)) WHERE c_vc IN ('a', NULL);
CREATE INDEX text_p005 ON text ((1)) WHERE c_vc = ANY (ARRAY['a','b']);
CREATE INDEX text_p006 ON text ((1)) WHERE c_vc = ANY ('{a,b}');
CREATE INDEX text_e006 ON text ((c_vc = ANY ('{a,b}')));
CREATE INDEX text_p007 ON text ((1)) WHERE c_vc = ANY (ARRAY['a','b']::varchar[]);
CREATE INDEX text_p008 ON text ((1)) WHERE c_vc = ANY (ARRAY['a','b']::varchar(20)[]);
CREATE INDEX text_p009 ON text ((1)) WHERE c_vc = ANY (ARRAY['a','b']::text[]);
CREATE INDEX text_e009 ON text ((c_vc = ANY (ARRAY['a','b']::text[])));
CREATE INDEX text_p010 ON text ((1)) WHERE c_vc <> ALL (ARRAY['a','b']);
CREATE INDEX text_p011 ON text ((1)) WHERE c_vc IN ('a', c_vcn);
CREATE INDEX text_p012 ON text ((1)) WHERE c_vc IN ('a', c_text);
CREATE INDEX text_e012 ON text ((c_vc IN ('a', c_text)));
CREATE INDEX text_p013 ON text ((1)) WHERE c_vc IN ('a'::varchar, 'b'::text);
CREATE INDEX text_p014 ON text ((1)) WHERE c_vc = 'x';
CREATE INDEX text_p015 ON text ((1)) WHERE c_vc::text = 'x'::text;
CREATE INDEX text_e015 ON text ((c_vc::text = 'x'::text));
CREATE INDEX text_p016 ON text ((1)) WHERE c_vc LIKE 'a%';
CREATE INDEX text_p017 ON text ((1)) WHERE c_vc NOT LIKE 'a%';
CREATE INDEX text_p018 ON text ((1)) WHERE c_vc ILIKE 'a%' OR c_vc NOT ILIKE '%b';
CREATE INDEX text_e018 ON text ((c_vc ILIKE 'a%' OR c_vc NOT ILIKE '%b'));
CREATE INDEX text_p019 ON text ((1)) WHERE c_vc SIMILAR TO '(a|b)%';
CREATE INDEX text_p020 ON text ((1)) WHERE c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!';
CREATE INDEX text_p021 ON text ((1)) WHERE c_text LIKE 'a!%b' ESCAPE '!';
CREATE INDEX text_e021 ON text ((c_text LIKE 'a!%b' ESCAPE '!'));
CREATE INDEX text_p022 ON text ((1)) WHERE c_vc ~ '^[a-z]+$';
CREATE INDEX text_p023 ON text ((1)) WHERE c_vc ~* 'x' AND c_vc !~ 'y' AND c_vc !~* 'z';
CREATE INDEX text_p024 ON text ((1)) WHERE c_vc LIKE ANY (ARRAY['a%','b%']);
CREATE INDEX text_e024 ON text ((c_vc LIKE ANY (ARRAY['a%','b%'])));
CREATE INDEX text_p025 ON text ((1)) WHERE c_vc NOT LIKE ALL (ARRAY['a%','b%']);
CREATE INDEX text_p026 ON text ((1)) WHERE c_text IN ('a','b');
CREATE INDEX text_p027 ON text ((1)) WHERE c_text = ANY (ARRAY['a','b']::varchar[]);
CREATE INDEX text_e027 ON text ((c_text = ANY (ARRAY['a','b']::varchar[])));
CREATE INDEX text_p028 ON text ((1)) WHERE c_vcn IN ('a','b');
CREATE INDEX text_p029 ON text ((1)) WHERE c_vcn BETWEEN 'a' AND 'm';
CREATE INDEX text_p030 ON text ((1)) WHERE c_bp IN ('ab','cd');
CREATE INDEX text_e030 ON text ((c_bp IN ('ab','cd')));
CREATE INDEX text_p031 ON text ((1)) WHERE c_bp NOT IN ('ab','cd');
CREATE INDEX text_p032 ON text ((1)) WHERE c_bp = 'abc';
CREATE INDEX text_p033 ON text ((1)) WHERE c_bp IN ('a', c_vc);
CREATE INDEX text_e033 ON text ((c_bp IN ('a', c_vc)));
CREATE INDEX text_p034 ON text ((1)) WHERE c_bp LIKE 'a%';
CREATE INDEX text_p035 ON text ((1)) WHERE c_bp = c_vc;
CREATE INDEX text_p036 ON text ((1)) WHERE c_bp::varchar(3) = 'abc';
CREATE INDEX text_e036 ON text ((c_bp::varchar(3) = 'abc'));
CREATE INDEX text_p037 ON text ((1)) WHERE c_bp || 'x' = 'abx';
CREATE INDEX text_p038 ON text ((1)) WHERE c_name IN ('a','b');
CREATE INDEX text_p039 ON text ((1)) WHERE c_name = 'x';
CREATE INDEX text_e039 ON text ((c_name = 'x'));
CREATE INDEX text_p040 ON text ((1)) WHERE c_name = c_text;
CREATE INDEX text_p041 ON text ((1)) WHERE c_name <> c_vc;
CREATE INDEX text_p042 ON text ((1)) WHERE c_name LIKE 'pg\_%';
CREATE INDEX text_e042 ON text ((c_name LIKE 'pg\_%'));
CREATE INDEX text_p043 ON text ((1)) WHERE c_char IN ('a','b');
CREATE INDEX text_p044 ON text ((1)) WHERE c_char = 'r';
CREATE INDEX text_p045 ON text ((1)) WHERE c_vc < c_text;
CREATE INDEX text_e045 ON text ((c_vc < c_text));
CREATE INDEX text_p046 ON text ((1)) WHERE lower(c_vc) IN ('a','b');
CREATE INDEX text_p047 ON text ((1)) WHERE upper(c_vc) = 'A';
CREATE INDEX text_p048 ON text ((1)) WHERE lower(c_vc)::varchar(5) IN ('a','b');
CREATE INDEX text_e048 ON text ((lower(c_vc)::varchar(5) IN ('a','b')));
CREATE INDEX text_p049 ON text ((1)) WHERE c_vc COLLATE "C" < 'b';
CREATE INDEX text_p050 ON text ((1)) WHERE (c_text COLLATE "C") IN ('a','b');
CREATE INDEX text_p051 ON text ((1)) WHERE c_vc COLLATE "C" IN ('a', 'b');
CREATE INDEX text_e051 ON text ((c_vc COLLATE "C" IN ('a', 'b')));
CREATE INDEX text_p052 ON text ((1)) WHERE c_vc || 'x' = 'ax';
CREATE INDEX text_p053 ON text ((1)) WHERE length(c_vc) BETWEEN 1 AND 5;
CREATE INDEX text_p054 ON text ((1)) WHERE char_length(c_bp) IN (1, 2);
CREATE INDEX text_e054 ON text ((char_length(c_bp) IN (1, 2)));
CREATE INDEX text_p055 ON text ((1)) WHERE c_vc BETWEEN 'a' AND 'b';
CREATE INDEX text_p056 ON text ((1)) WHERE c_vc NOT BETWEEN 'a' AND 'b';
CREATE INDEX text_p057 ON text ((1)) WHERE c_vc BETWEEN SYMMETRIC 'z' AND 'b';
CREATE INDEX text_e057 ON text ((c_vc BETWEEN SYMMETRIC 'z' AND 'b'));
CREATE INDEX text_p058 ON text ((1)) WHERE c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a';
CREATE INDEX text_p059 ON text ((1)) WHERE c_vc IS DISTINCT FROM 'x';
CREATE INDEX text_p060 ON text ((1)) WHERE c_vc IS NOT DISTINCT FROM c_bp;
CREATE INDEX text_e060 ON text ((c_vc IS NOT DISTINCT FROM c_bp));
CREATE INDEX text_p061 ON text ((1)) WHERE coalesce(c_vc,'') <> '';
CREATE INDEX text_p062 ON text ((1)) WHERE coalesce(c_vc, c_bp) IN ('a','b');
CREATE INDEX text_p063 ON text ((1)) WHERE coalesce(c_vc, c_text, 'n') = 'n';
CREATE INDEX text_e063 ON text ((coalesce(c_vc, c_text, 'n') = 'n'));
CREATE INDEX text_p064 ON text ((1)) WHERE nullif(c_vc,'') IS NOT NULL;
CREATE INDEX text_p065 ON text ((1)) WHERE CASE c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END;
CREATE INDEX text_p066 ON text ((1)) WHERE CASE WHEN c_vc = 'a' THEN 1 WHEN c_vc IN ('b','c') THEN 2 END = 1;
CREATE INDEX text_e066 ON text ((CASE WHEN c_vc = 'a' THEN 1 WHEN c_vc IN ('b','c') THEN 2 END = 1));
CREATE INDEX text_p067 ON text ((1)) WHERE CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y');
CREATE INDEX text_p068 ON text ((1)) WHERE greatest(c_vc, 'a') = least(c_vc, c_vcn, 'b');
CREATE INDEX text_p069 ON text ((1)) WHERE substring(c_vc FROM 1 FOR 2) IN ('ab','cd');
CREATE INDEX text_e069 ON text ((substring(c_vc FROM 1 FOR 2) IN ('ab','cd')));
CREATE INDEX text_p070 ON text ((1)) WHERE substring(c_text FROM '^a(.)') = 'b';
CREATE INDEX text_p071 ON text ((1)) WHERE substring(c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b';
CREATE INDEX text_p072 ON text ((1)) WHERE trim(c_vc) <> '' AND trim(BOTH 'x' FROM c_text) <> '' AND trim(LEADING FROM c_text) <> '' AND trim(TRAILING 'y' FROM c_vc) <> '';
CREATE INDEX text_e072 ON text ((trim(c_vc) <> '' AND trim(BOTH 'x' FROM c_text) <> '' AND trim(LEADING FROM c_text) <> '' AND trim(TRAILING 'y' FROM c_vc) <> ''));
CREATE INDEX text_p073 ON text ((1)) WHERE position('a' IN c_vc) > 0;
CREATE INDEX text_p074 ON text ((1)) WHERE overlay(c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx';
CREATE INDEX text_p075 ON text ((1)) WHERE c_text IS NFC NORMALIZED;
CREATE INDEX text_e075 ON text ((c_text IS NFC NORMALIZED));
CREATE INDEX text_p076 ON text ((1)) WHERE c_text IS NOT NORMALIZED;
CREATE INDEX text_p077 ON text ((1)) WHERE normalize(c_text, NFD) = c_text;
CREATE INDEX text_p078 ON text ((1)) WHERE c_text ^@ 'ab';
CREATE INDEX text_e078 ON text ((c_text ^@ 'ab'));
CREATE INDEX text_p079 ON text ((1)) WHERE c_text = E'a\\b''c\n\td';
CREATE INDEX text_p080 ON text ((1)) WHERE c_text = U&'\0441\043b\043E\043D';
CREATE INDEX text_p081 ON text ((1)) WHERE c_text = 'żółć “quoted” 日本 🐘';
CREATE INDEX text_e081 ON text ((c_text = 'żółć “quoted” 日本 🐘'));
CREATE INDEX text_p082 ON text ((1)) WHERE c_text IN ('it''s', 'back\slash', 'dollar $1 $$', '');
CREATE INDEX text_p083 ON text ((1)) WHERE c_vc::char(3) IN ('a','b');
CREATE INDEX text_p084 ON text ((1)) WHERE c_text::varchar(3) IN ('a','b');
CREATE INDEX text_e084 ON text ((c_text::varchar(3) IN ('a','b')));
CREATE INDEX text_p085 ON text ((1)) WHERE c_text::name = 'x';
CREATE INDEX text_p086 ON text ((1)) WHERE (c_vc)::text IN ('a','b') AND (c_vc)::varchar(3) = 'a';
CREATE INDEX text_p087 ON text ((1)) WHERE c_vc = 'a' OR c_vc = 'b' OR c_vc = 'c';
CREATE INDEX text_e087 ON text ((c_vc = 'a' OR c_vc = 'b' OR c_vc = 'c'));
CREATE INDEX text_p088 ON text ((1)) WHERE NOT (c_vc = 'a' OR c_vc = 'b');
CREATE INDEX text_p089 ON text ((1)) WHERE c_vc IS NULL OR c_vc IN ('a','b') AND c_bp IS NOT NULL;
CREATE INDEX text_p092 ON text ((1)) WHERE left(c_vc, -1) = 'a' AND right(c_text, 2) = 'b';
CREATE INDEX text_p093 ON text ((1)) WHERE c_vc > 'a' AND c_vc >= 'a' AND c_vc < 'z' AND c_vc <= 'z' AND c_vc != 'q';
CREATE INDEX text_e093 ON text ((c_vc > 'a' AND c_vc >= 'a' AND c_vc < 'z' AND c_vc <= 'z' AND c_vc != 'q'));
CREATE INDEX text_p094 ON text ((1)) WHERE split_part(c_vc, '-', 1) IN ('a', 'b');
CREATE INDEX text_p095 ON text ((1)) WHERE string_to_array(c_vc, ',') && ARRAY['a','b'];
CREATE INDEX text_p096 ON text ((1)) WHERE c_vc = ANY (string_to_array(c_text, ','));
CREATE INDEX text_e096 ON text ((c_vc = ANY (string_to_array(c_text, ','))));
CREATE INDEX text_p097 ON text ((1)) WHERE to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b');
CREATE INDEX text_p098 ON text ((1)) WHERE to_tsvector('simple'::regconfig, c_text) @@ 'a & b'::tsquery;

-- shape: text expressions in views policies triggers rules functions and domains
CREATE TABLE text (id integer, c_text text, c_vc varchar(20), c_vcn varchar, c_bp char(5), c_name name, c_char "char");
CREATE TABLE text_log (id integer, what text);
ALTER TABLE text ENABLE ROW LEVEL SECURITY;
CREATE VIEW text_view AS SELECT id,
    (c_vc IN ('new','paid')) AS v001,
    (c_vc NOT IN ('new','paid')) AS v002,
    (c_vc IN ('one')) AS v003,
    (c_vc IN ('a', NULL)) AS v004,
    (c_vc = ANY (ARRAY['a','b'])) AS v005,
    (c_vc = ANY ('{a,b}')) AS v006,
    (c_vc = ANY (ARRAY['a','b']::varchar[])) AS v007,
    (c_vc = ANY (ARRAY['a','b']::varchar(20)[])) AS v008,
    (c_vc = ANY (ARRAY['a','b']::text[])) AS v009,
    (c_vc <> ALL (ARRAY['a','b'])) AS v010,
    (c_vc IN ('a', c_vcn)) AS v011,
    (c_vc IN ('a', c_text)) AS v012,
    (c_vc IN ('a'::varchar, 'b'::text)) AS v013,
    (c_vc = 'x') AS v014,
    (c_vc::text = 'x'::text) AS v015,
    (c_vc LIKE 'a%') AS v016,
    (c_vc NOT LIKE 'a%') AS v017,
    (c_vc ILIKE 'a%' OR c_vc NOT ILIKE '%b') AS v018,
    (c_vc SIMILAR TO '(a|b)%') AS v019,
    (c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!') AS v020,
    (c_text LIKE 'a!%b' ESCAPE '!') AS v021,
    (c_vc ~ '^[a-z]+$') AS v022,
    (c_vc ~* 'x' AND c_vc !~ 'y' AND c_vc !~* 'z') AS v023,
    (c_vc LIKE ANY (ARRAY['a%','b%'])) AS v024,
    (c_vc NOT LIKE ALL (ARRAY['a%','b%'])) AS v025,
    (c_text IN ('a','b')) AS v026,
    (c_text = ANY (ARRAY['a','b']::varchar[])) AS v027,
    (c_vcn IN ('a','b')) AS v028,
    (c_vcn BETWEEN 'a' AND 'm') AS v029,
    (c_bp IN ('ab','cd')) AS v030,
    (c_bp NOT IN ('ab','cd')) AS v031,
    (c_bp = 'abc') AS v032,
    (c_bp IN ('a', c_vc)) AS v033,
    (c_bp LIKE 'a%') AS v034,
    (c_bp = c_vc) AS v035,
    (c_bp::varchar(3) = 'abc') AS v036,
    (c_bp || 'x' = 'abx') AS v037,
    (c_name IN ('a','b')) AS v038,
    (c_name = 'x') AS v039,
    (c_name = c_text) AS v040,
    (c_name <> c_vc) AS v041,
    (c_name LIKE 'pg\_%') AS v042,
    (c_char IN ('a','b')) AS v043,
    (c_char = 'r') AS v044,
    (c_vc < c_text) AS v045,
    (lower(c_vc) IN ('a','b')) AS v046,
    (upper(c_vc) = 'A') AS v047,
    (lower(c_vc)::varchar(5) IN ('a','b')) AS v048,
    (c_vc COLLATE "C" < 'b') AS v049,
    ((c_text COLLATE "C") IN ('a','b')) AS v050,
    (c_vc COLLATE "C" IN ('a', 'b')) AS v051,
    (c_vc || 'x' = 'ax') AS v052,
    (length(c_vc) BETWEEN 1 AND 5) AS v053,
    (char_length(c_bp) IN (1, 2)) AS v054,
    (c_vc BETWEEN 'a' AND 'b') AS v055,
    (c_vc NOT BETWEEN 'a' AND 'b') AS v056,
    (c_vc BETWEEN SYMMETRIC 'z' AND 'b') AS v057,
    (c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a') AS v058,
    (c_vc IS DISTINCT FROM 'x') AS v059,
    (c_vc IS NOT DISTINCT FROM c_bp) AS v060,
    (coalesce(c_vc,'') <> '') AS v061,
    (coalesce(c_vc, c_bp) IN ('a','b')) AS v062,
    (coalesce(c_vc, c_text, 'n') = 'n') AS v063,
    (nullif(c_vc,'') IS NOT NULL) AS v064,
    (CASE c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END) AS v065,
    (CASE WHEN c_vc = 'a' THEN 1 WHEN c_vc IN ('b','c') THEN 2 END = 1) AS v066,
    (CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y')) AS v067,
    (greatest(c_vc, 'a') = least(c_vc, c_vcn, 'b')) AS v068,
    (substring(c_vc FROM 1 FOR 2) IN ('ab','cd')) AS v069,
    (substring(c_text FROM '^a(.)') = 'b') AS v070,
    (substring(c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b') AS v071,
    (trim(c_vc) <> '' AND trim(BOTH 'x' FROM c_text) <> '' AND trim(LEADING FROM c_text) <> '' AND trim(TRAILING 'y' FROM c_vc) <> '') AS v072,
    (position('a' IN c_vc) > 0) AS v073,
    (overlay(c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx') AS v074,
    (c_text IS NFC NORMALIZED) AS v075,
    (c_text IS NOT NORMALIZED) AS v076,
    (normalize(c_text, NFD) = c_text) AS v077,
    (c_text ^@ 'ab') AS v078,
    (c_text = E'a\\b''c\n\td') AS v079,
    (c_text = U&'\0441\043b\043E\043D') AS v080,
    (c_text = 'żółć “quoted” 日本 🐘') AS v081,
    (c_text IN ('it''s', 'back\slash', 'dollar $1 $$', '')) AS v082,
    (c_vc::char(3) IN ('a','b')) AS v083,
    (c_text::varchar(3) IN ('a','b')) AS v084,
    (c_text::name = 'x') AS v085,
    ((c_vc)::text IN ('a','b') AND (c_vc)::varchar(3) = 'a') AS v086,
    (c_vc = 'a' OR c_vc = 'b' OR c_vc = 'c') AS v087,
    (NOT (c_vc = 'a' OR c_vc = 'b')) AS v088,
    (c_vc IS NULL OR c_vc IN ('a','b') AND c_bp IS NOT NULL) AS v089,
    (concat(c_vc, c_bp, 1) = 'a') AS v090,
    (format('%s-%s', c_vc, c_text) = 'a') AS v091,
    (left(c_vc, -1) = 'a' AND right(c_text, 2) = 'b') AS v092,
    (c_vc > 'a' AND c_vc >= 'a' AND c_vc < 'z' AND c_vc <= 'z' AND c_vc != 'q') AS v093,
    (split_part(c_vc, '-', 1) IN ('a', 'b')) AS v094,
    (string_to_array(c_vc, ',') && ARRAY['a','b']) AS v095,
    (c_vc = ANY (string_to_array(c_text, ','))) AS v096,
    (to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b')) AS v097,
    (to_tsvector('simple'::regconfig, c_text) @@ 'a & b'::tsquery) AS v098
FROM text;
CREATE FUNCTION text_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW text_w001 AS SELECT id FROM text WHERE c_vc IN ('new','paid');
CREATE POLICY text_l001 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc IN ('new','paid')) WITH CHECK (c_vc IN ('new','paid'));
CREATE TRIGGER text_t001 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IN ('new','paid')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc IN ('new','paid'); END;
CREATE DOMAIN text_d001 AS varchar(20) CONSTRAINT fits CHECK (VALUE IN ('new','paid'));
CREATE POLICY text_l002 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc NOT IN ('new','paid')) WITH CHECK (c_vc NOT IN ('new','paid'));
CREATE TRIGGER text_t002 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc NOT IN ('new','paid')) EXECUTE FUNCTION text_touch();
CREATE RULE text_r002 AS ON UPDATE TO text WHERE old.c_vc NOT IN ('new','paid') DO ALSO INSERT INTO text_log VALUES (old.id, 'r002');
CREATE FUNCTION text_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc NOT IN ('new','paid'); END;
CREATE DOMAIN text_d002 AS varchar(20) CONSTRAINT fits CHECK (VALUE NOT IN ('new','paid'));
CREATE MATERIALIZED VIEW text_m003 AS SELECT count(*) FILTER (WHERE text.c_vc IN ('one')) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l003 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc IN ('one')) WITH CHECK (c_vc IN ('one'));
CREATE TRIGGER text_t003 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IN ('one')) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d003 AS varchar(20) CONSTRAINT fits CHECK (VALUE IN ('one'));
CREATE VIEW text_w004 AS SELECT id FROM text WHERE c_vc IN ('a', NULL);
CREATE POLICY text_l004 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc IN ('a', NULL)) WITH CHECK (c_vc IN ('a', NULL));
CREATE TRIGGER text_t004 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IN ('a', NULL)) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc IN ('a', NULL); END;
CREATE DOMAIN text_d004 AS varchar(20) CONSTRAINT fits CHECK (VALUE IN ('a', NULL));
CREATE POLICY text_l005 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = ANY (ARRAY['a','b'])) WITH CHECK (c_vc = ANY (ARRAY['a','b']));
CREATE TRIGGER text_t005 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = ANY (ARRAY['a','b'])) EXECUTE FUNCTION text_touch();
CREATE RULE text_r005 AS ON UPDATE TO text WHERE old.c_vc = ANY (ARRAY['a','b']) DO ALSO INSERT INTO text_log VALUES (old.id, 'r005');
CREATE FUNCTION text_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc = ANY (ARRAY['a','b']); END;
CREATE DOMAIN text_d005 AS varchar(20) CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['a','b']));
CREATE MATERIALIZED VIEW text_m006 AS SELECT count(*) FILTER (WHERE text.c_vc = ANY ('{a,b}')) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l006 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = ANY ('{a,b}')) WITH CHECK (c_vc = ANY ('{a,b}'));
CREATE TRIGGER text_t006 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = ANY ('{a,b}')) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d006 AS varchar(20) CONSTRAINT fits CHECK (VALUE = ANY ('{a,b}'));
CREATE VIEW text_w007 AS SELECT id FROM text WHERE c_vc = ANY (ARRAY['a','b']::varchar[]);
CREATE POLICY text_l007 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = ANY (ARRAY['a','b']::varchar[])) WITH CHECK (c_vc = ANY (ARRAY['a','b']::varchar[]));
CREATE TRIGGER text_t007 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = ANY (ARRAY['a','b']::varchar[])) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc = ANY (ARRAY['a','b']::varchar[]); END;
CREATE DOMAIN text_d007 AS varchar(20) CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['a','b']::varchar[]));
CREATE POLICY text_l008 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc = ANY (ARRAY['a','b']::varchar(20)[])) WITH CHECK (c_vc = ANY (ARRAY['a','b']::varchar(20)[]));
CREATE TRIGGER text_t008 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = ANY (ARRAY['a','b']::varchar(20)[])) EXECUTE FUNCTION text_touch();
CREATE RULE text_r008 AS ON UPDATE TO text WHERE old.c_vc = ANY (ARRAY['a','b']::varchar(20)[]) DO ALSO INSERT INTO text_log VALUES (old.id, 'r008');
CREATE FUNCTION text_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc = ANY (ARRAY['a','b']::varchar(20)[]); END;
CREATE DOMAIN text_d008 AS varchar(20) CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['a','b']::varchar(20)[]));
CREATE MATERIALIZED VIEW text_m009 AS SELECT count(*) FILTER (WHERE text.c_vc = ANY (ARRAY['a','b']::text[])) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l009 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = ANY (ARRAY['a','b']::text[])) WITH CHECK (c_vc = ANY (ARRAY['a','b']::text[]));
CREATE TRIGGER text_t009 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = ANY (ARRAY['a','b']::text[])) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d009 AS varchar(20) CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['a','b']::text[]));
CREATE VIEW text_w010 AS SELECT id FROM text WHERE c_vc <> ALL (ARRAY['a','b']);
CREATE POLICY text_l010 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc <> ALL (ARRAY['a','b'])) WITH CHECK (c_vc <> ALL (ARRAY['a','b']));
CREATE TRIGGER text_t010 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc <> ALL (ARRAY['a','b'])) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc <> ALL (ARRAY['a','b']); END;
CREATE DOMAIN text_d010 AS varchar(20) CONSTRAINT fits CHECK (VALUE <> ALL (ARRAY['a','b']));
CREATE POLICY text_l011 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc IN ('a', c_vcn)) WITH CHECK (c_vc IN ('a', c_vcn));
CREATE TRIGGER text_t011 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IN ('a', NEW.c_vcn)) EXECUTE FUNCTION text_touch();
CREATE RULE text_r011 AS ON UPDATE TO text WHERE old.c_vc IN ('a', old.c_vcn) DO ALSO INSERT INTO text_log VALUES (old.id, 'r011');
CREATE FUNCTION text_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc IN ('a', c_vcn); END;
CREATE MATERIALIZED VIEW text_m012 AS SELECT count(*) FILTER (WHERE text.c_vc IN ('a', text.c_text)) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l012 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc IN ('a', c_text)) WITH CHECK (c_vc IN ('a', c_text));
CREATE TRIGGER text_t012 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IN ('a', NEW.c_text)) EXECUTE FUNCTION text_touch();
CREATE VIEW text_w013 AS SELECT id FROM text WHERE c_vc IN ('a'::varchar, 'b'::text);
CREATE POLICY text_l013 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc IN ('a'::varchar, 'b'::text)) WITH CHECK (c_vc IN ('a'::varchar, 'b'::text));
CREATE TRIGGER text_t013 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IN ('a'::varchar, 'b'::text)) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc IN ('a'::varchar, 'b'::text); END;
CREATE DOMAIN text_d013 AS varchar(20) CONSTRAINT fits CHECK (VALUE IN ('a'::varchar, 'b'::text));
CREATE POLICY text_l014 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = 'x') WITH CHECK (c_vc = 'x');
CREATE TRIGGER text_t014 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = 'x') EXECUTE FUNCTION text_touch();
CREATE RULE text_r014 AS ON UPDATE TO text WHERE old.c_vc = 'x' DO ALSO INSERT INTO text_log VALUES (old.id, 'r014');
CREATE FUNCTION text_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc = 'x'; END;
CREATE DOMAIN text_d014 AS varchar(20) CONSTRAINT fits CHECK (VALUE = 'x');
CREATE MATERIALIZED VIEW text_m015 AS SELECT count(*) FILTER (WHERE text.c_vc::text = 'x'::text) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l015 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc::text = 'x'::text) WITH CHECK (c_vc::text = 'x'::text);
CREATE TRIGGER text_t015 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc::text = 'x'::text) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d015 AS varchar(20) CONSTRAINT fits CHECK (VALUE::text = 'x'::text);
CREATE VIEW text_w016 AS SELECT id FROM text WHERE c_vc LIKE 'a%';
CREATE POLICY text_l016 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc LIKE 'a%') WITH CHECK (c_vc LIKE 'a%');
CREATE TRIGGER text_t016 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc LIKE 'a%') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc LIKE 'a%'; END;
CREATE DOMAIN text_d016 AS varchar(20) CONSTRAINT fits CHECK (VALUE LIKE 'a%');
CREATE POLICY text_l017 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc NOT LIKE 'a%') WITH CHECK (c_vc NOT LIKE 'a%');
CREATE TRIGGER text_t017 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc NOT LIKE 'a%') EXECUTE FUNCTION text_touch();
CREATE RULE text_r017 AS ON UPDATE TO text WHERE old.c_vc NOT LIKE 'a%' DO ALSO INSERT INTO text_log VALUES (old.id, 'r017');
CREATE FUNCTION text_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc NOT LIKE 'a%'; END;
CREATE DOMAIN text_d017 AS varchar(20) CONSTRAINT fits CHECK (VALUE NOT LIKE 'a%');
CREATE MATERIALIZED VIEW text_m018 AS SELECT count(*) FILTER (WHERE text.c_vc ILIKE 'a%' OR text.c_vc NOT ILIKE '%b') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l018 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc ILIKE 'a%' OR c_vc NOT ILIKE '%b') WITH CHECK (c_vc ILIKE 'a%' OR c_vc NOT ILIKE '%b');
CREATE TRIGGER text_t018 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc ILIKE 'a%' OR NEW.c_vc NOT ILIKE '%b') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d018 AS varchar(20) CONSTRAINT fits CHECK (VALUE ILIKE 'a%' OR VALUE NOT ILIKE '%b');
CREATE VIEW text_w019 AS SELECT id FROM text WHERE c_vc SIMILAR TO '(a|b)%';
CREATE POLICY text_l019 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc SIMILAR TO '(a|b)%') WITH CHECK (c_vc SIMILAR TO '(a|b)%');
CREATE TRIGGER text_t019 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc SIMILAR TO '(a|b)%') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc SIMILAR TO '(a|b)%'; END;
CREATE DOMAIN text_d019 AS varchar(20) CONSTRAINT fits CHECK (VALUE SIMILAR TO '(a|b)%');
CREATE POLICY text_l020 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!') WITH CHECK (c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!');
CREATE TRIGGER text_t020 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!') EXECUTE FUNCTION text_touch();
CREATE RULE text_r020 AS ON UPDATE TO text WHERE old.c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!' DO ALSO INSERT INTO text_log VALUES (old.id, 'r020');
CREATE FUNCTION text_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc NOT SIMILAR TO '(a|b)!%' ESCAPE '!'; END;
CREATE DOMAIN text_d020 AS varchar(20) CONSTRAINT fits CHECK (VALUE NOT SIMILAR TO '(a|b)!%' ESCAPE '!');
CREATE MATERIALIZED VIEW text_m021 AS SELECT count(*) FILTER (WHERE text.c_text LIKE 'a!%b' ESCAPE '!') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l021 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text LIKE 'a!%b' ESCAPE '!') WITH CHECK (c_text LIKE 'a!%b' ESCAPE '!');
CREATE TRIGGER text_t021 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text LIKE 'a!%b' ESCAPE '!') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d021 AS text CONSTRAINT fits CHECK (VALUE LIKE 'a!%b' ESCAPE '!');
CREATE VIEW text_w022 AS SELECT id FROM text WHERE c_vc ~ '^[a-z]+$';
CREATE POLICY text_l022 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc ~ '^[a-z]+$') WITH CHECK (c_vc ~ '^[a-z]+$');
CREATE TRIGGER text_t022 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc ~ '^[a-z]+$') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc ~ '^[a-z]+$'; END;
CREATE DOMAIN text_d022 AS varchar(20) CONSTRAINT fits CHECK (VALUE ~ '^[a-z]+$');
CREATE POLICY text_l023 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc ~* 'x' AND c_vc !~ 'y' AND c_vc !~* 'z') WITH CHECK (c_vc ~* 'x' AND c_vc !~ 'y' AND c_vc !~* 'z');
CREATE TRIGGER text_t023 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc ~* 'x' AND NEW.c_vc !~ 'y' AND NEW.c_vc !~* 'z') EXECUTE FUNCTION text_touch();
CREATE RULE text_r023 AS ON UPDATE TO text WHERE old.c_vc ~* 'x' AND old.c_vc !~ 'y' AND old.c_vc !~* 'z' DO ALSO INSERT INTO text_log VALUES (old.id, 'r023');
CREATE FUNCTION text_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc ~* 'x' AND c_vc !~ 'y' AND c_vc !~* 'z'; END;
CREATE DOMAIN text_d023 AS varchar(20) CONSTRAINT fits CHECK (VALUE ~* 'x' AND VALUE !~ 'y' AND VALUE !~* 'z');
CREATE MATERIALIZED VIEW text_m024 AS SELECT count(*) FILTER (WHERE text.c_vc LIKE ANY (ARRAY['a%','b%'])) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l024 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc LIKE ANY (ARRAY['a%','b%'])) WITH CHECK (c_vc LIKE ANY (ARRAY['a%','b%']));
CREATE TRIGGER text_t024 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc LIKE ANY (ARRAY['a%','b%'])) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d024 AS varchar(20) CONSTRAINT fits CHECK (VALUE LIKE ANY (ARRAY['a%','b%']));
CREATE VIEW text_w025 AS SELECT id FROM text WHERE c_vc NOT LIKE ALL (ARRAY['a%','b%']);
CREATE POLICY text_l025 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc NOT LIKE ALL (ARRAY['a%','b%'])) WITH CHECK (c_vc NOT LIKE ALL (ARRAY['a%','b%']));
CREATE TRIGGER text_t025 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc NOT LIKE ALL (ARRAY['a%','b%'])) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc NOT LIKE ALL (ARRAY['a%','b%']); END;
CREATE DOMAIN text_d025 AS varchar(20) CONSTRAINT fits CHECK (VALUE NOT LIKE ALL (ARRAY['a%','b%']));
CREATE POLICY text_l026 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text IN ('a','b')) WITH CHECK (c_text IN ('a','b'));
CREATE TRIGGER text_t026 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE RULE text_r026 AS ON UPDATE TO text WHERE old.c_text IN ('a','b') DO ALSO INSERT INTO text_log VALUES (old.id, 'r026');
CREATE FUNCTION text_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_text IN ('a','b'); END;
CREATE DOMAIN text_d026 AS text CONSTRAINT fits CHECK (VALUE IN ('a','b'));
CREATE MATERIALIZED VIEW text_m027 AS SELECT count(*) FILTER (WHERE text.c_text = ANY (ARRAY['a','b']::varchar[])) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l027 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text = ANY (ARRAY['a','b']::varchar[])) WITH CHECK (c_text = ANY (ARRAY['a','b']::varchar[]));
CREATE TRIGGER text_t027 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text = ANY (ARRAY['a','b']::varchar[])) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d027 AS text CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['a','b']::varchar[]));
CREATE VIEW text_w028 AS SELECT id FROM text WHERE c_vcn IN ('a','b');
CREATE POLICY text_l028 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vcn IN ('a','b')) WITH CHECK (c_vcn IN ('a','b'));
CREATE TRIGGER text_t028 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vcn IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vcn IN ('a','b'); END;
CREATE DOMAIN text_d028 AS varchar CONSTRAINT fits CHECK (VALUE IN ('a','b'));
CREATE POLICY text_l029 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vcn BETWEEN 'a' AND 'm') WITH CHECK (c_vcn BETWEEN 'a' AND 'm');
CREATE TRIGGER text_t029 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vcn BETWEEN 'a' AND 'm') EXECUTE FUNCTION text_touch();
CREATE RULE text_r029 AS ON UPDATE TO text WHERE old.c_vcn BETWEEN 'a' AND 'm' DO ALSO INSERT INTO text_log VALUES (old.id, 'r029');
CREATE FUNCTION text_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vcn BETWEEN 'a' AND 'm'; END;
CREATE DOMAIN text_d029 AS varchar CONSTRAINT fits CHECK (VALUE BETWEEN 'a' AND 'm');
CREATE MATERIALIZED VIEW text_m030 AS SELECT count(*) FILTER (WHERE text.c_bp IN ('ab','cd')) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l030 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bp IN ('ab','cd')) WITH CHECK (c_bp IN ('ab','cd'));
CREATE TRIGGER text_t030 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp IN ('ab','cd')) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d030 AS char(5) CONSTRAINT fits CHECK (VALUE IN ('ab','cd'));
CREATE VIEW text_w031 AS SELECT id FROM text WHERE c_bp NOT IN ('ab','cd');
CREATE POLICY text_l031 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bp NOT IN ('ab','cd')) WITH CHECK (c_bp NOT IN ('ab','cd'));
CREATE TRIGGER text_t031 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp NOT IN ('ab','cd')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f031() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_bp NOT IN ('ab','cd'); END;
CREATE DOMAIN text_d031 AS char(5) CONSTRAINT fits CHECK (VALUE NOT IN ('ab','cd'));
CREATE POLICY text_l032 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_bp = 'abc') WITH CHECK (c_bp = 'abc');
CREATE TRIGGER text_t032 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp = 'abc') EXECUTE FUNCTION text_touch();
CREATE RULE text_r032 AS ON UPDATE TO text WHERE old.c_bp = 'abc' DO ALSO INSERT INTO text_log VALUES (old.id, 'r032');
CREATE FUNCTION text_f032() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_bp = 'abc'; END;
CREATE DOMAIN text_d032 AS char(5) CONSTRAINT fits CHECK (VALUE = 'abc');
CREATE MATERIALIZED VIEW text_m033 AS SELECT count(*) FILTER (WHERE text.c_bp IN ('a', text.c_vc)) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l033 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bp IN ('a', c_vc)) WITH CHECK (c_bp IN ('a', c_vc));
CREATE TRIGGER text_t033 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp IN ('a', NEW.c_vc)) EXECUTE FUNCTION text_touch();
CREATE VIEW text_w034 AS SELECT id FROM text WHERE c_bp LIKE 'a%';
CREATE POLICY text_l034 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bp LIKE 'a%') WITH CHECK (c_bp LIKE 'a%');
CREATE TRIGGER text_t034 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp LIKE 'a%') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f034() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_bp LIKE 'a%'; END;
CREATE DOMAIN text_d034 AS char(5) CONSTRAINT fits CHECK (VALUE LIKE 'a%');
CREATE POLICY text_l035 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bp = c_vc) WITH CHECK (c_bp = c_vc);
CREATE TRIGGER text_t035 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp = NEW.c_vc) EXECUTE FUNCTION text_touch();
CREATE RULE text_r035 AS ON UPDATE TO text WHERE old.c_bp = old.c_vc DO ALSO INSERT INTO text_log VALUES (old.id, 'r035');
CREATE FUNCTION text_f035() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_bp = c_vc; END;
CREATE MATERIALIZED VIEW text_m036 AS SELECT count(*) FILTER (WHERE text.c_bp::varchar(3) = 'abc') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l036 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_bp::varchar(3) = 'abc') WITH CHECK (c_bp::varchar(3) = 'abc');
CREATE TRIGGER text_t036 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp::varchar(3) = 'abc') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d036 AS char(5) CONSTRAINT fits CHECK (VALUE::varchar(3) = 'abc');
CREATE VIEW text_w037 AS SELECT id FROM text WHERE c_bp || 'x' = 'abx';
CREATE POLICY text_l037 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bp || 'x' = 'abx') WITH CHECK (c_bp || 'x' = 'abx');
CREATE TRIGGER text_t037 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_bp || 'x' = 'abx') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f037() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_bp || 'x' = 'abx'; END;
CREATE DOMAIN text_d037 AS char(5) CONSTRAINT fits CHECK (VALUE || 'x' = 'abx');
CREATE POLICY text_l038 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_name IN ('a','b')) WITH CHECK (c_name IN ('a','b'));
CREATE TRIGGER text_t038 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_name IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE RULE text_r038 AS ON UPDATE TO text WHERE old.c_name IN ('a','b') DO ALSO INSERT INTO text_log VALUES (old.id, 'r038');
CREATE FUNCTION text_f038() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_name IN ('a','b'); END;
CREATE DOMAIN text_d038 AS name CONSTRAINT fits CHECK (VALUE IN ('a','b'));
CREATE MATERIALIZED VIEW text_m039 AS SELECT count(*) FILTER (WHERE text.c_name = 'x') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l039 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_name = 'x') WITH CHECK (c_name = 'x');
CREATE TRIGGER text_t039 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_name = 'x') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d039 AS name CONSTRAINT fits CHECK (VALUE = 'x');
CREATE VIEW text_w040 AS SELECT id FROM text WHERE c_name = c_text;
CREATE POLICY text_l040 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_name = c_text) WITH CHECK (c_name = c_text);
CREATE TRIGGER text_t040 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_name = NEW.c_text) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f040() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_name = c_text; END;
CREATE POLICY text_l041 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_name <> c_vc) WITH CHECK (c_name <> c_vc);
CREATE TRIGGER text_t041 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_name <> NEW.c_vc) EXECUTE FUNCTION text_touch();
CREATE RULE text_r041 AS ON UPDATE TO text WHERE old.c_name <> old.c_vc DO ALSO INSERT INTO text_log VALUES (old.id, 'r041');
CREATE FUNCTION text_f041() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_name <> c_vc; END;
CREATE MATERIALIZED VIEW text_m042 AS SELECT count(*) FILTER (WHERE text.c_name LIKE 'pg\_%') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l042 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_name LIKE 'pg\_%') WITH CHECK (c_name LIKE 'pg\_%');
CREATE TRIGGER text_t042 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_name LIKE 'pg\_%') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d042 AS name CONSTRAINT fits CHECK (VALUE LIKE 'pg\_%');
CREATE VIEW text_w043 AS SELECT id FROM text WHERE c_char IN ('a','b');
CREATE POLICY text_l043 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_char IN ('a','b')) WITH CHECK (c_char IN ('a','b'));
CREATE TRIGGER text_t043 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_char IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f043() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_char IN ('a','b'); END;
CREATE DOMAIN text_d043 AS "char" CONSTRAINT fits CHECK (VALUE IN ('a','b'));
CREATE POLICY text_l044 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_char = 'r') WITH CHECK (c_char = 'r');
CREATE TRIGGER text_t044 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_char = 'r') EXECUTE FUNCTION text_touch();
CREATE RULE text_r044 AS ON UPDATE TO text WHERE old.c_char = 'r' DO ALSO INSERT INTO text_log VALUES (old.id, 'r044');
CREATE FUNCTION text_f044() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_char = 'r'; END;
CREATE DOMAIN text_d044 AS "char" CONSTRAINT fits CHECK (VALUE = 'r');
CREATE MATERIALIZED VIEW text_m045 AS SELECT count(*) FILTER (WHERE text.c_vc < text.c_text) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l045 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc < c_text) WITH CHECK (c_vc < c_text);
CREATE TRIGGER text_t045 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc < NEW.c_text) EXECUTE FUNCTION text_touch();
CREATE VIEW text_w046 AS SELECT id FROM text WHERE lower(c_vc) IN ('a','b');
CREATE POLICY text_l046 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (lower(c_vc) IN ('a','b')) WITH CHECK (lower(c_vc) IN ('a','b'));
CREATE TRIGGER text_t046 BEFORE UPDATE ON text FOR EACH ROW WHEN (lower(NEW.c_vc) IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f046() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE lower(c_vc) IN ('a','b'); END;
CREATE DOMAIN text_d046 AS varchar(20) CONSTRAINT fits CHECK (lower(VALUE) IN ('a','b'));
CREATE POLICY text_l047 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (upper(c_vc) = 'A') WITH CHECK (upper(c_vc) = 'A');
CREATE TRIGGER text_t047 BEFORE UPDATE ON text FOR EACH ROW WHEN (upper(NEW.c_vc) = 'A') EXECUTE FUNCTION text_touch();
CREATE RULE text_r047 AS ON UPDATE TO text WHERE upper(old.c_vc) = 'A' DO ALSO INSERT INTO text_log VALUES (old.id, 'r047');
CREATE FUNCTION text_f047() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE upper(c_vc) = 'A'; END;
CREATE DOMAIN text_d047 AS varchar(20) CONSTRAINT fits CHECK (upper(VALUE) = 'A');
CREATE MATERIALIZED VIEW text_m048 AS SELECT count(*) FILTER (WHERE lower(text.c_vc)::varchar(5) IN ('a','b')) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l048 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (lower(c_vc)::varchar(5) IN ('a','b')) WITH CHECK (lower(c_vc)::varchar(5) IN ('a','b'));
CREATE TRIGGER text_t048 BEFORE UPDATE ON text FOR EACH ROW WHEN (lower(NEW.c_vc)::varchar(5) IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d048 AS varchar(20) CONSTRAINT fits CHECK (lower(VALUE)::varchar(5) IN ('a','b'));
CREATE VIEW text_w049 AS SELECT id FROM text WHERE c_vc COLLATE "C" < 'b';
CREATE POLICY text_l049 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc COLLATE "C" < 'b') WITH CHECK (c_vc COLLATE "C" < 'b');
CREATE TRIGGER text_t049 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc COLLATE "C" < 'b') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f049() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc COLLATE "C" < 'b'; END;
CREATE DOMAIN text_d049 AS varchar(20) CONSTRAINT fits CHECK (VALUE COLLATE "C" < 'b');
CREATE POLICY text_l050 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_text COLLATE "C") IN ('a','b')) WITH CHECK ((c_text COLLATE "C") IN ('a','b'));
CREATE TRIGGER text_t050 BEFORE UPDATE ON text FOR EACH ROW WHEN ((NEW.c_text COLLATE "C") IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE RULE text_r050 AS ON UPDATE TO text WHERE (old.c_text COLLATE "C") IN ('a','b') DO ALSO INSERT INTO text_log VALUES (old.id, 'r050');
CREATE FUNCTION text_f050() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE (c_text COLLATE "C") IN ('a','b'); END;
CREATE DOMAIN text_d050 AS text CONSTRAINT fits CHECK ((VALUE COLLATE "C") IN ('a','b'));
CREATE MATERIALIZED VIEW text_m051 AS SELECT count(*) FILTER (WHERE text.c_vc COLLATE "C" IN ('a', 'b')) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l051 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc COLLATE "C" IN ('a', 'b')) WITH CHECK (c_vc COLLATE "C" IN ('a', 'b'));
CREATE TRIGGER text_t051 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc COLLATE "C" IN ('a', 'b')) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d051 AS varchar(20) CONSTRAINT fits CHECK (VALUE COLLATE "C" IN ('a', 'b'));
CREATE VIEW text_w052 AS SELECT id FROM text WHERE c_vc || 'x' = 'ax';
CREATE POLICY text_l052 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc || 'x' = 'ax') WITH CHECK (c_vc || 'x' = 'ax');
CREATE TRIGGER text_t052 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc || 'x' = 'ax') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f052() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc || 'x' = 'ax'; END;
CREATE DOMAIN text_d052 AS varchar(20) CONSTRAINT fits CHECK (VALUE || 'x' = 'ax');
CREATE POLICY text_l053 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (length(c_vc) BETWEEN 1 AND 5) WITH CHECK (length(c_vc) BETWEEN 1 AND 5);
CREATE TRIGGER text_t053 BEFORE UPDATE ON text FOR EACH ROW WHEN (length(NEW.c_vc) BETWEEN 1 AND 5) EXECUTE FUNCTION text_touch();
CREATE RULE text_r053 AS ON UPDATE TO text WHERE length(old.c_vc) BETWEEN 1 AND 5 DO ALSO INSERT INTO text_log VALUES (old.id, 'r053');
CREATE FUNCTION text_f053() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE length(c_vc) BETWEEN 1 AND 5; END;
CREATE DOMAIN text_d053 AS varchar(20) CONSTRAINT fits CHECK (length(VALUE) BETWEEN 1 AND 5);
CREATE MATERIALIZED VIEW text_m054 AS SELECT count(*) FILTER (WHERE char_length(text.c_bp) IN (1, 2)) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l054 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (char_length(c_bp) IN (1, 2)) WITH CHECK (char_length(c_bp) IN (1, 2));
CREATE TRIGGER text_t054 BEFORE UPDATE ON text FOR EACH ROW WHEN (char_length(NEW.c_bp) IN (1, 2)) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d054 AS char(5) CONSTRAINT fits CHECK (char_length(VALUE) IN (1, 2));
CREATE VIEW text_w055 AS SELECT id FROM text WHERE c_vc BETWEEN 'a' AND 'b';
CREATE POLICY text_l055 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc BETWEEN 'a' AND 'b') WITH CHECK (c_vc BETWEEN 'a' AND 'b');
CREATE TRIGGER text_t055 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc BETWEEN 'a' AND 'b') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f055() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc BETWEEN 'a' AND 'b'; END;
CREATE DOMAIN text_d055 AS varchar(20) CONSTRAINT fits CHECK (VALUE BETWEEN 'a' AND 'b');
CREATE POLICY text_l056 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc NOT BETWEEN 'a' AND 'b') WITH CHECK (c_vc NOT BETWEEN 'a' AND 'b');
CREATE TRIGGER text_t056 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc NOT BETWEEN 'a' AND 'b') EXECUTE FUNCTION text_touch();
CREATE RULE text_r056 AS ON UPDATE TO text WHERE old.c_vc NOT BETWEEN 'a' AND 'b' DO ALSO INSERT INTO text_log VALUES (old.id, 'r056');
CREATE FUNCTION text_f056() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc NOT BETWEEN 'a' AND 'b'; END;
CREATE DOMAIN text_d056 AS varchar(20) CONSTRAINT fits CHECK (VALUE NOT BETWEEN 'a' AND 'b');
CREATE MATERIALIZED VIEW text_m057 AS SELECT count(*) FILTER (WHERE text.c_vc BETWEEN SYMMETRIC 'z' AND 'b') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l057 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc BETWEEN SYMMETRIC 'z' AND 'b') WITH CHECK (c_vc BETWEEN SYMMETRIC 'z' AND 'b');
CREATE TRIGGER text_t057 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc BETWEEN SYMMETRIC 'z' AND 'b') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d057 AS varchar(20) CONSTRAINT fits CHECK (VALUE BETWEEN SYMMETRIC 'z' AND 'b');
CREATE VIEW text_w058 AS SELECT id FROM text WHERE c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a';
CREATE POLICY text_l058 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a') WITH CHECK (c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a');
CREATE TRIGGER text_t058 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND NEW.c_text > 'a') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f058() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc NOT BETWEEN SYMMETRIC 'z' AND 'b' AND c_text > 'a'; END;
CREATE POLICY text_l059 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc IS DISTINCT FROM 'x') WITH CHECK (c_vc IS DISTINCT FROM 'x');
CREATE TRIGGER text_t059 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IS DISTINCT FROM 'x') EXECUTE FUNCTION text_touch();
CREATE RULE text_r059 AS ON UPDATE TO text WHERE old.c_vc IS DISTINCT FROM 'x' DO ALSO INSERT INTO text_log VALUES (old.id, 'r059');
CREATE FUNCTION text_f059() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc IS DISTINCT FROM 'x'; END;
CREATE DOMAIN text_d059 AS varchar(20) CONSTRAINT fits CHECK (VALUE IS DISTINCT FROM 'x');
CREATE MATERIALIZED VIEW text_m060 AS SELECT count(*) FILTER (WHERE text.c_vc IS NOT DISTINCT FROM text.c_bp) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l060 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc IS NOT DISTINCT FROM c_bp) WITH CHECK (c_vc IS NOT DISTINCT FROM c_bp);
CREATE TRIGGER text_t060 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IS NOT DISTINCT FROM NEW.c_bp) EXECUTE FUNCTION text_touch();
CREATE VIEW text_w061 AS SELECT id FROM text WHERE coalesce(c_vc,'') <> '';
CREATE POLICY text_l061 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_vc,'') <> '') WITH CHECK (coalesce(c_vc,'') <> '');
CREATE TRIGGER text_t061 BEFORE UPDATE ON text FOR EACH ROW WHEN (coalesce(NEW.c_vc,'') <> '') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f061() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE coalesce(c_vc,'') <> ''; END;
CREATE DOMAIN text_d061 AS varchar(20) CONSTRAINT fits CHECK (coalesce(VALUE,'') <> '');
CREATE POLICY text_l062 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_vc, c_bp) IN ('a','b')) WITH CHECK (coalesce(c_vc, c_bp) IN ('a','b'));
CREATE TRIGGER text_t062 BEFORE UPDATE ON text FOR EACH ROW WHEN (coalesce(NEW.c_vc, NEW.c_bp) IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE RULE text_r062 AS ON UPDATE TO text WHERE coalesce(old.c_vc, old.c_bp) IN ('a','b') DO ALSO INSERT INTO text_log VALUES (old.id, 'r062');
CREATE FUNCTION text_f062() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE coalesce(c_vc, c_bp) IN ('a','b'); END;
CREATE MATERIALIZED VIEW text_m063 AS SELECT count(*) FILTER (WHERE coalesce(text.c_vc, text.c_text, 'n') = 'n') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l063 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_vc, c_text, 'n') = 'n') WITH CHECK (coalesce(c_vc, c_text, 'n') = 'n');
CREATE TRIGGER text_t063 BEFORE UPDATE ON text FOR EACH ROW WHEN (coalesce(NEW.c_vc, NEW.c_text, 'n') = 'n') EXECUTE FUNCTION text_touch();
CREATE VIEW text_w064 AS SELECT id FROM text WHERE nullif(c_vc,'') IS NOT NULL;
CREATE POLICY text_l064 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (nullif(c_vc,'') IS NOT NULL) WITH CHECK (nullif(c_vc,'') IS NOT NULL);
CREATE TRIGGER text_t064 BEFORE UPDATE ON text FOR EACH ROW WHEN (nullif(NEW.c_vc,'') IS NOT NULL) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f064() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE nullif(c_vc,'') IS NOT NULL; END;
CREATE DOMAIN text_d064 AS varchar(20) CONSTRAINT fits CHECK (nullif(VALUE,'') IS NOT NULL);
CREATE POLICY text_l065 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END) WITH CHECK (CASE c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END);
CREATE TRIGGER text_t065 BEFORE UPDATE ON text FOR EACH ROW WHEN (CASE NEW.c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END) EXECUTE FUNCTION text_touch();
CREATE RULE text_r065 AS ON UPDATE TO text WHERE CASE old.c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END DO ALSO INSERT INTO text_log VALUES (old.id, 'r065');
CREATE FUNCTION text_f065() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE CASE c_vc WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END; END;
CREATE DOMAIN text_d065 AS varchar(20) CONSTRAINT fits CHECK (CASE VALUE WHEN 'a' THEN true WHEN 'b' THEN false ELSE NULL END);
CREATE MATERIALIZED VIEW text_m066 AS SELECT count(*) FILTER (WHERE CASE WHEN text.c_vc = 'a' THEN 1 WHEN text.c_vc IN ('b','c') THEN 2 END = 1) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l066 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE WHEN c_vc = 'a' THEN 1 WHEN c_vc IN ('b','c') THEN 2 END = 1) WITH CHECK (CASE WHEN c_vc = 'a' THEN 1 WHEN c_vc IN ('b','c') THEN 2 END = 1);
CREATE TRIGGER text_t066 BEFORE UPDATE ON text FOR EACH ROW WHEN (CASE WHEN NEW.c_vc = 'a' THEN 1 WHEN NEW.c_vc IN ('b','c') THEN 2 END = 1) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d066 AS varchar(20) CONSTRAINT fits CHECK (CASE WHEN VALUE = 'a' THEN 1 WHEN VALUE IN ('b','c') THEN 2 END = 1);
CREATE VIEW text_w067 AS SELECT id FROM text WHERE CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y');
CREATE POLICY text_l067 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y')) WITH CHECK (CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y'));
CREATE TRIGGER text_t067 BEFORE UPDATE ON text FOR EACH ROW WHEN (CASE NEW.c_bp WHEN 'a' THEN 'x' ELSE NEW.c_vc END IN ('x','y')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f067() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE CASE c_bp WHEN 'a' THEN 'x' ELSE c_vc END IN ('x','y'); END;
CREATE POLICY text_l068 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (greatest(c_vc, 'a') = least(c_vc, c_vcn, 'b')) WITH CHECK (greatest(c_vc, 'a') = least(c_vc, c_vcn, 'b'));
CREATE TRIGGER text_t068 BEFORE UPDATE ON text FOR EACH ROW WHEN (greatest(NEW.c_vc, 'a') = least(NEW.c_vc, NEW.c_vcn, 'b')) EXECUTE FUNCTION text_touch();
CREATE RULE text_r068 AS ON UPDATE TO text WHERE greatest(old.c_vc, 'a') = least(old.c_vc, old.c_vcn, 'b') DO ALSO INSERT INTO text_log VALUES (old.id, 'r068');
CREATE FUNCTION text_f068() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE greatest(c_vc, 'a') = least(c_vc, c_vcn, 'b'); END;
CREATE MATERIALIZED VIEW text_m069 AS SELECT count(*) FILTER (WHERE substring(text.c_vc FROM 1 FOR 2) IN ('ab','cd')) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l069 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (substring(c_vc FROM 1 FOR 2) IN ('ab','cd')) WITH CHECK (substring(c_vc FROM 1 FOR 2) IN ('ab','cd'));
CREATE TRIGGER text_t069 BEFORE UPDATE ON text FOR EACH ROW WHEN (substring(NEW.c_vc FROM 1 FOR 2) IN ('ab','cd')) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d069 AS varchar(20) CONSTRAINT fits CHECK (substring(VALUE FROM 1 FOR 2) IN ('ab','cd'));
CREATE VIEW text_w070 AS SELECT id FROM text WHERE substring(c_text FROM '^a(.)') = 'b';
CREATE POLICY text_l070 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (substring(c_text FROM '^a(.)') = 'b') WITH CHECK (substring(c_text FROM '^a(.)') = 'b');
CREATE TRIGGER text_t070 BEFORE UPDATE ON text FOR EACH ROW WHEN (substring(NEW.c_text FROM '^a(.)') = 'b') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f070() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE substring(c_text FROM '^a(.)') = 'b'; END;
CREATE DOMAIN text_d070 AS text CONSTRAINT fits CHECK (substring(VALUE FROM '^a(.)') = 'b');
CREATE POLICY text_l071 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (substring(c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b') WITH CHECK (substring(c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b');
CREATE TRIGGER text_t071 BEFORE UPDATE ON text FOR EACH ROW WHEN (substring(NEW.c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b') EXECUTE FUNCTION text_touch();
CREATE RULE text_r071 AS ON UPDATE TO text WHERE substring(old.c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b' DO ALSO INSERT INTO text_log VALUES (old.id, 'r071');
CREATE FUNCTION text_f071() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE substring(c_text SIMILAR 'a#"b#"c' ESCAPE '#') = 'b'; END;
CREATE DOMAIN text_d071 AS text CONSTRAINT fits CHECK (substring(VALUE SIMILAR 'a#"b#"c' ESCAPE '#') = 'b');
CREATE MATERIALIZED VIEW text_m072 AS SELECT count(*) FILTER (WHERE trim(text.c_vc) <> '' AND trim(BOTH 'x' FROM text.c_text) <> '' AND trim(LEADING FROM text.c_text) <> '' AND trim(TRAILING 'y' FROM text.c_vc) <> '') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l072 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (trim(c_vc) <> '' AND trim(BOTH 'x' FROM c_text) <> '' AND trim(LEADING FROM c_text) <> '' AND trim(TRAILING 'y' FROM c_vc) <> '') WITH CHECK (trim(c_vc) <> '' AND trim(BOTH 'x' FROM c_text) <> '' AND trim(LEADING FROM c_text) <> '' AND trim(TRAILING 'y' FROM c_vc) <> '');
CREATE TRIGGER text_t072 BEFORE UPDATE ON text FOR EACH ROW WHEN (trim(NEW.c_vc) <> '' AND trim(BOTH 'x' FROM NEW.c_text) <> '' AND trim(LEADING FROM NEW.c_text) <> '' AND trim(TRAILING 'y' FROM NEW.c_vc) <> '') EXECUTE FUNCTION text_touch();
CREATE VIEW text_w073 AS SELECT id FROM text WHERE position('a' IN c_vc) > 0;
CREATE POLICY text_l073 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (position('a' IN c_vc) > 0) WITH CHECK (position('a' IN c_vc) > 0);
CREATE TRIGGER text_t073 BEFORE UPDATE ON text FOR EACH ROW WHEN (position('a' IN NEW.c_vc) > 0) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f073() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE position('a' IN c_vc) > 0; END;
CREATE DOMAIN text_d073 AS varchar(20) CONSTRAINT fits CHECK (position('a' IN VALUE) > 0);
CREATE POLICY text_l074 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (overlay(c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx') WITH CHECK (overlay(c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx');
CREATE TRIGGER text_t074 BEFORE UPDATE ON text FOR EACH ROW WHEN (overlay(NEW.c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx') EXECUTE FUNCTION text_touch();
CREATE RULE text_r074 AS ON UPDATE TO text WHERE overlay(old.c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx' DO ALSO INSERT INTO text_log VALUES (old.id, 'r074');
CREATE FUNCTION text_f074() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE overlay(c_vc PLACING 'xx' FROM 2 FOR 1) = 'axx'; END;
CREATE DOMAIN text_d074 AS varchar(20) CONSTRAINT fits CHECK (overlay(VALUE PLACING 'xx' FROM 2 FOR 1) = 'axx');
CREATE MATERIALIZED VIEW text_m075 AS SELECT count(*) FILTER (WHERE text.c_text IS NFC NORMALIZED) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l075 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text IS NFC NORMALIZED) WITH CHECK (c_text IS NFC NORMALIZED);
CREATE TRIGGER text_t075 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text IS NFC NORMALIZED) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d075 AS text CONSTRAINT fits CHECK (VALUE IS NFC NORMALIZED);
CREATE VIEW text_w076 AS SELECT id FROM text WHERE c_text IS NOT NORMALIZED;
CREATE POLICY text_l076 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_text IS NOT NORMALIZED) WITH CHECK (c_text IS NOT NORMALIZED);
CREATE TRIGGER text_t076 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text IS NOT NORMALIZED) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f076() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_text IS NOT NORMALIZED; END;
CREATE DOMAIN text_d076 AS text CONSTRAINT fits CHECK (VALUE IS NOT NORMALIZED);
CREATE POLICY text_l077 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (normalize(c_text, NFD) = c_text) WITH CHECK (normalize(c_text, NFD) = c_text);
CREATE TRIGGER text_t077 BEFORE UPDATE ON text FOR EACH ROW WHEN (normalize(NEW.c_text, NFD) = NEW.c_text) EXECUTE FUNCTION text_touch();
CREATE RULE text_r077 AS ON UPDATE TO text WHERE normalize(old.c_text, NFD) = old.c_text DO ALSO INSERT INTO text_log VALUES (old.id, 'r077');
CREATE FUNCTION text_f077() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE normalize(c_text, NFD) = c_text; END;
CREATE DOMAIN text_d077 AS text CONSTRAINT fits CHECK (normalize(VALUE, NFD) = VALUE);
CREATE MATERIALIZED VIEW text_m078 AS SELECT count(*) FILTER (WHERE text.c_text ^@ 'ab') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l078 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text ^@ 'ab') WITH CHECK (c_text ^@ 'ab');
CREATE TRIGGER text_t078 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text ^@ 'ab') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d078 AS text CONSTRAINT fits CHECK (VALUE ^@ 'ab');
CREATE VIEW text_w079 AS SELECT id FROM text WHERE c_text = E'a\\b''c\n\td';
CREATE POLICY text_l079 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text = E'a\\b''c\n\td') WITH CHECK (c_text = E'a\\b''c\n\td');
CREATE TRIGGER text_t079 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text = E'a\\b''c\n\td') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f079() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_text = E'a\\b''c\n\td'; END;
CREATE DOMAIN text_d079 AS text CONSTRAINT fits CHECK (VALUE = E'a\\b''c\n\td');
CREATE POLICY text_l080 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_text = U&'\0441\043b\043E\043D') WITH CHECK (c_text = U&'\0441\043b\043E\043D');
CREATE TRIGGER text_t080 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text = U&'\0441\043b\043E\043D') EXECUTE FUNCTION text_touch();
CREATE RULE text_r080 AS ON UPDATE TO text WHERE old.c_text = U&'\0441\043b\043E\043D' DO ALSO INSERT INTO text_log VALUES (old.id, 'r080');
CREATE FUNCTION text_f080() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_text = U&'\0441\043b\043E\043D'; END;
CREATE DOMAIN text_d080 AS text CONSTRAINT fits CHECK (VALUE = U&'\0441\043b\043E\043D');
CREATE MATERIALIZED VIEW text_m081 AS SELECT count(*) FILTER (WHERE text.c_text = 'żółć “quoted” 日本 🐘') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l081 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text = 'żółć “quoted” 日本 🐘') WITH CHECK (c_text = 'żółć “quoted” 日本 🐘');
CREATE TRIGGER text_t081 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text = 'żółć “quoted” 日本 🐘') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d081 AS text CONSTRAINT fits CHECK (VALUE = 'żółć “quoted” 日本 🐘');
CREATE VIEW text_w082 AS SELECT id FROM text WHERE c_text IN ('it''s', 'back\slash', 'dollar $1 $$', '');
CREATE POLICY text_l082 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text IN ('it''s', 'back\slash', 'dollar $1 $$', '')) WITH CHECK (c_text IN ('it''s', 'back\slash', 'dollar $1 $$', ''));
CREATE TRIGGER text_t082 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text IN ('it''s', 'back\slash', 'dollar $1 $$', '')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f082() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_text IN ('it''s', 'back\slash', 'dollar $1 $$', ''); END;
CREATE DOMAIN text_d082 AS text CONSTRAINT fits CHECK (VALUE IN ('it''s', 'back\slash', 'dollar $1 $$', ''));
CREATE POLICY text_l083 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc::char(3) IN ('a','b')) WITH CHECK (c_vc::char(3) IN ('a','b'));
CREATE TRIGGER text_t083 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc::char(3) IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE RULE text_r083 AS ON UPDATE TO text WHERE old.c_vc::char(3) IN ('a','b') DO ALSO INSERT INTO text_log VALUES (old.id, 'r083');
CREATE FUNCTION text_f083() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc::char(3) IN ('a','b'); END;
CREATE DOMAIN text_d083 AS varchar(20) CONSTRAINT fits CHECK (VALUE::char(3) IN ('a','b'));
CREATE MATERIALIZED VIEW text_m084 AS SELECT count(*) FILTER (WHERE text.c_text::varchar(3) IN ('a','b')) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l084 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_text::varchar(3) IN ('a','b')) WITH CHECK (c_text::varchar(3) IN ('a','b'));
CREATE TRIGGER text_t084 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text::varchar(3) IN ('a','b')) EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d084 AS text CONSTRAINT fits CHECK (VALUE::varchar(3) IN ('a','b'));
CREATE VIEW text_w085 AS SELECT id FROM text WHERE c_text::name = 'x';
CREATE POLICY text_l085 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_text::name = 'x') WITH CHECK (c_text::name = 'x');
CREATE TRIGGER text_t085 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_text::name = 'x') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f085() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_text::name = 'x'; END;
CREATE DOMAIN text_d085 AS text CONSTRAINT fits CHECK (VALUE::name = 'x');
CREATE POLICY text_l086 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_vc)::text IN ('a','b') AND (c_vc)::varchar(3) = 'a') WITH CHECK ((c_vc)::text IN ('a','b') AND (c_vc)::varchar(3) = 'a');
CREATE TRIGGER text_t086 BEFORE UPDATE ON text FOR EACH ROW WHEN ((NEW.c_vc)::text IN ('a','b') AND (NEW.c_vc)::varchar(3) = 'a') EXECUTE FUNCTION text_touch();
CREATE RULE text_r086 AS ON UPDATE TO text WHERE (old.c_vc)::text IN ('a','b') AND (old.c_vc)::varchar(3) = 'a' DO ALSO INSERT INTO text_log VALUES (old.id, 'r086');
CREATE FUNCTION text_f086() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE (c_vc)::text IN ('a','b') AND (c_vc)::varchar(3) = 'a'; END;
CREATE DOMAIN text_d086 AS varchar(20) CONSTRAINT fits CHECK ((VALUE)::text IN ('a','b') AND (VALUE)::varchar(3) = 'a');
CREATE MATERIALIZED VIEW text_m087 AS SELECT count(*) FILTER (WHERE text.c_vc = 'a' OR text.c_vc = 'b' OR text.c_vc = 'c') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l087 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = 'a' OR c_vc = 'b' OR c_vc = 'c') WITH CHECK (c_vc = 'a' OR c_vc = 'b' OR c_vc = 'c');
CREATE TRIGGER text_t087 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = 'a' OR NEW.c_vc = 'b' OR NEW.c_vc = 'c') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d087 AS varchar(20) CONSTRAINT fits CHECK (VALUE = 'a' OR VALUE = 'b' OR VALUE = 'c');
CREATE VIEW text_w088 AS SELECT id FROM text WHERE NOT (c_vc = 'a' OR c_vc = 'b');
CREATE POLICY text_l088 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (NOT (c_vc = 'a' OR c_vc = 'b')) WITH CHECK (NOT (c_vc = 'a' OR c_vc = 'b'));
CREATE TRIGGER text_t088 BEFORE UPDATE ON text FOR EACH ROW WHEN (NOT (NEW.c_vc = 'a' OR NEW.c_vc = 'b')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f088() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE NOT (c_vc = 'a' OR c_vc = 'b'); END;
CREATE DOMAIN text_d088 AS varchar(20) CONSTRAINT fits CHECK (NOT (VALUE = 'a' OR VALUE = 'b'));
CREATE POLICY text_l089 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc IS NULL OR c_vc IN ('a','b') AND c_bp IS NOT NULL) WITH CHECK (c_vc IS NULL OR c_vc IN ('a','b') AND c_bp IS NOT NULL);
CREATE TRIGGER text_t089 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc IS NULL OR NEW.c_vc IN ('a','b') AND NEW.c_bp IS NOT NULL) EXECUTE FUNCTION text_touch();
CREATE RULE text_r089 AS ON UPDATE TO text WHERE old.c_vc IS NULL OR old.c_vc IN ('a','b') AND old.c_bp IS NOT NULL DO ALSO INSERT INTO text_log VALUES (old.id, 'r089');
CREATE FUNCTION text_f089() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE c_vc IS NULL OR c_vc IN ('a','b') AND c_bp IS NOT NULL; END;
CREATE MATERIALIZED VIEW text_m090 AS SELECT count(*) FILTER (WHERE concat(text.c_vc, text.c_bp, 1) = 'a') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l090 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (concat(c_vc, c_bp, 1) = 'a') WITH CHECK (concat(c_vc, c_bp, 1) = 'a');
CREATE TRIGGER text_t090 BEFORE UPDATE ON text FOR EACH ROW WHEN (concat(NEW.c_vc, NEW.c_bp, 1) = 'a') EXECUTE FUNCTION text_touch();
CREATE VIEW text_w091 AS SELECT id FROM text WHERE format('%s-%s', c_vc, c_text) = 'a';
CREATE POLICY text_l091 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (format('%s-%s', c_vc, c_text) = 'a') WITH CHECK (format('%s-%s', c_vc, c_text) = 'a');
CREATE TRIGGER text_t091 BEFORE UPDATE ON text FOR EACH ROW WHEN (format('%s-%s', NEW.c_vc, NEW.c_text) = 'a') EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f091() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE format('%s-%s', c_vc, c_text) = 'a'; END;
CREATE POLICY text_l092 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (left(c_vc, -1) = 'a' AND right(c_text, 2) = 'b') WITH CHECK (left(c_vc, -1) = 'a' AND right(c_text, 2) = 'b');
CREATE TRIGGER text_t092 BEFORE UPDATE ON text FOR EACH ROW WHEN (left(NEW.c_vc, -1) = 'a' AND right(NEW.c_text, 2) = 'b') EXECUTE FUNCTION text_touch();
CREATE RULE text_r092 AS ON UPDATE TO text WHERE left(old.c_vc, -1) = 'a' AND right(old.c_text, 2) = 'b' DO ALSO INSERT INTO text_log VALUES (old.id, 'r092');
CREATE FUNCTION text_f092() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE left(c_vc, -1) = 'a' AND right(c_text, 2) = 'b'; END;
CREATE MATERIALIZED VIEW text_m093 AS SELECT count(*) FILTER (WHERE text.c_vc > 'a' AND text.c_vc >= 'a' AND text.c_vc < 'z' AND text.c_vc <= 'z' AND text.c_vc != 'q') AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l093 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc > 'a' AND c_vc >= 'a' AND c_vc < 'z' AND c_vc <= 'z' AND c_vc != 'q') WITH CHECK (c_vc > 'a' AND c_vc >= 'a' AND c_vc < 'z' AND c_vc <= 'z' AND c_vc != 'q');
CREATE TRIGGER text_t093 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc > 'a' AND NEW.c_vc >= 'a' AND NEW.c_vc < 'z' AND NEW.c_vc <= 'z' AND NEW.c_vc != 'q') EXECUTE FUNCTION text_touch();
CREATE DOMAIN text_d093 AS varchar(20) CONSTRAINT fits CHECK (VALUE > 'a' AND VALUE >= 'a' AND VALUE < 'z' AND VALUE <= 'z' AND VALUE != 'q');
CREATE VIEW text_w094 AS SELECT id FROM text WHERE split_part(c_vc, '-', 1) IN ('a', 'b');
CREATE POLICY text_l094 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (split_part(c_vc, '-', 1) IN ('a', 'b')) WITH CHECK (split_part(c_vc, '-', 1) IN ('a', 'b'));
CREATE TRIGGER text_t094 BEFORE UPDATE ON text FOR EACH ROW WHEN (split_part(NEW.c_vc, '-', 1) IN ('a', 'b')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f094() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE split_part(c_vc, '-', 1) IN ('a', 'b'); END;
CREATE DOMAIN text_d094 AS varchar(20) CONSTRAINT fits CHECK (split_part(VALUE, '-', 1) IN ('a', 'b'));
CREATE POLICY text_l095 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (string_to_array(c_vc, ',') && ARRAY['a','b']) WITH CHECK (string_to_array(c_vc, ',') && ARRAY['a','b']);
CREATE TRIGGER text_t095 BEFORE UPDATE ON text FOR EACH ROW WHEN (string_to_array(NEW.c_vc, ',') && ARRAY['a','b']) EXECUTE FUNCTION text_touch();
CREATE RULE text_r095 AS ON UPDATE TO text WHERE string_to_array(old.c_vc, ',') && ARRAY['a','b'] DO ALSO INSERT INTO text_log VALUES (old.id, 'r095');
CREATE FUNCTION text_f095() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE string_to_array(c_vc, ',') && ARRAY['a','b']; END;
CREATE DOMAIN text_d095 AS varchar(20) CONSTRAINT fits CHECK (string_to_array(VALUE, ',') && ARRAY['a','b']);
CREATE MATERIALIZED VIEW text_m096 AS SELECT count(*) FILTER (WHERE text.c_vc = ANY (string_to_array(text.c_text, ','))) AS n FROM text JOIN text AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY text_l096 ON text AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc = ANY (string_to_array(c_text, ','))) WITH CHECK (c_vc = ANY (string_to_array(c_text, ',')));
CREATE TRIGGER text_t096 BEFORE UPDATE ON text FOR EACH ROW WHEN (NEW.c_vc = ANY (string_to_array(NEW.c_text, ','))) EXECUTE FUNCTION text_touch();
CREATE VIEW text_w097 AS SELECT id FROM text WHERE to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b');
CREATE POLICY text_l097 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b')) WITH CHECK (to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b'));
CREATE TRIGGER text_t097 BEFORE UPDATE ON text FOR EACH ROW WHEN (to_tsvector('simple', NEW.c_vc) @@ to_tsquery('simple', 'a & b')) EXECUTE FUNCTION text_touch();
CREATE FUNCTION text_f097() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE to_tsvector('simple', c_vc) @@ to_tsquery('simple', 'a & b'); END;
CREATE DOMAIN text_d097 AS varchar(20) CONSTRAINT fits CHECK (to_tsvector('simple', VALUE) @@ to_tsquery('simple', 'a & b'));
CREATE POLICY text_l098 ON text AS PERMISSIVE FOR ALL TO PUBLIC USING (to_tsvector('simple'::regconfig, c_text) @@ 'a & b'::tsquery) WITH CHECK (to_tsvector('simple'::regconfig, c_text) @@ 'a & b'::tsquery);
CREATE TRIGGER text_t098 BEFORE UPDATE ON text FOR EACH ROW WHEN (to_tsvector('simple'::regconfig, NEW.c_text) @@ 'a & b'::tsquery) EXECUTE FUNCTION text_touch();
CREATE RULE text_r098 AS ON UPDATE TO text WHERE to_tsvector('simple'::regconfig, old.c_text) @@ 'a & b'::tsquery DO ALSO INSERT INTO text_log VALUES (old.id, 'r098');
CREATE FUNCTION text_f098() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM text WHERE to_tsvector('simple'::regconfig, c_text) @@ 'a & b'::tsquery; END;
CREATE DOMAIN text_d098 AS text CONSTRAINT fits CHECK (to_tsvector('simple'::regconfig, VALUE) @@ 'a & b'::tsquery);

-- shape: number expressions in checks indexes and generated columns
CREATE TABLE number (
    c_i2 smallint, c_i4 integer, c_i8 bigint, c_num numeric, c_nps numeric(10,2), c_r real, c_d double precision, c_money money, c_oid oid,
    CONSTRAINT number_c001 CHECK (c_i8 IN (1,2)),
    g001 boolean GENERATED ALWAYS AS (c_i8 IN (1,2)) STORED,
    CONSTRAINT number_c002 CHECK (c_i2 IN (1,2)),
    g002 boolean GENERATED ALWAYS AS (c_i2 IN (1,2)) STORED,
    CONSTRAINT number_c003 CHECK (c_i4 IN (1, 2, 3)),
    g003 boolean GENERATED ALWAYS AS (c_i4 IN (1, 2, 3)) STORED,
    CONSTRAINT number_c004 CHECK (c_i4 IN (1, 5000000000)),
    g004 boolean GENERATED ALWAYS AS (c_i4 IN (1, 5000000000)) STORED,
    CONSTRAINT number_c005 CHECK (c_i4 IN (1, 2.5)),
    g005 boolean GENERATED ALWAYS AS (c_i4 IN (1, 2.5)) STORED,
    CONSTRAINT number_c006 CHECK (c_i2 NOT IN (1, -2)),
    g006 boolean GENERATED ALWAYS AS (c_i2 NOT IN (1, -2)) STORED,
    CONSTRAINT number_c007 CHECK (c_num IN (1, 2.5)),
    g007 boolean GENERATED ALWAYS AS (c_num IN (1, 2.5)) STORED,
    CONSTRAINT number_c008 CHECK (c_num IN (1, 2)),
    g008 boolean GENERATED ALWAYS AS (c_num IN (1, 2)) STORED,
    CONSTRAINT number_c009 CHECK (c_nps IN (0, 7, 19.00, 23)),
    g009 boolean GENERATED ALWAYS AS (c_nps IN (0, 7, 19.00, 23)) STORED,
    CONSTRAINT number_c010 CHECK (c_nps = ANY (ARRAY[0, 7.5])),
    g010 boolean GENERATED ALWAYS AS (c_nps = ANY (ARRAY[0, 7.5])) STORED,
    CONSTRAINT number_c011 CHECK (c_nps = ANY ('{0,7.5}')),
    g011 boolean GENERATED ALWAYS AS (c_nps = ANY ('{0,7.5}')) STORED,
    CONSTRAINT number_c012 CHECK (c_r IN (1, 2)),
    g012 boolean GENERATED ALWAYS AS (c_r IN (1, 2)) STORED,
    CONSTRAINT number_c013 CHECK (c_r IN (1.5, 2)),
    g013 boolean GENERATED ALWAYS AS (c_r IN (1.5, 2)) STORED,
    CONSTRAINT number_c014 CHECK (c_r = 1.5),
    g014 boolean GENERATED ALWAYS AS (c_r = 1.5) STORED,
    CONSTRAINT number_c015 CHECK (c_d IN (1, 2.5)),
    g015 boolean GENERATED ALWAYS AS (c_d IN (1, 2.5)) STORED,
    CONSTRAINT number_c016 CHECK (c_d IN (1, 2)),
    g016 boolean GENERATED ALWAYS AS (c_d IN (1, 2)) STORED,
    CONSTRAINT number_c017 CHECK (c_d = -1.5),
    g017 boolean GENERATED ALWAYS AS (c_d = -1.5) STORED,
    CONSTRAINT number_c018 CHECK (c_d = 'NaN' OR c_d = 'Infinity' OR c_d = '-Infinity'),
    g018 boolean GENERATED ALWAYS AS (c_d = 'NaN' OR c_d = 'Infinity' OR c_d = '-Infinity') STORED,
    CONSTRAINT number_c019 CHECK (c_num <> 'NaN'),
    g019 boolean GENERATED ALWAYS AS (c_num <> 'NaN') STORED,
    CONSTRAINT number_c020 CHECK (c_r = c_d),
    g020 boolean GENERATED ALWAYS AS (c_r = c_d) STORED,
    CONSTRAINT number_c021 CHECK (c_r > c_i4),
    g021 boolean GENERATED ALWAYS AS (c_r > c_i4) STORED,
    CONSTRAINT number_c022 CHECK (c_i4 = c_i8 AND c_i2 < c_i8),
    g022 boolean GENERATED ALWAYS AS (c_i4 = c_i8 AND c_i2 < c_i8) STORED,
    CONSTRAINT number_c023 CHECK (c_i8 = ANY (ARRAY[1,2])),
    g023 boolean GENERATED ALWAYS AS (c_i8 = ANY (ARRAY[1,2])) STORED,
    CONSTRAINT number_c024 CHECK (c_i8 = ANY ('{1,2}')),
    g024 boolean GENERATED ALWAYS AS (c_i8 = ANY ('{1,2}')) STORED,
    CONSTRAINT number_c025 CHECK (c_i8 = ANY (ARRAY[1,2]::bigint[])),
    g025 boolean GENERATED ALWAYS AS (c_i8 = ANY (ARRAY[1,2]::bigint[])) STORED,
    CONSTRAINT number_c026 CHECK (c_i8 <> ALL (ARRAY[1,2])),
    g026 boolean GENERATED ALWAYS AS (c_i8 <> ALL (ARRAY[1,2])) STORED,
    CONSTRAINT number_c027 CHECK (c_i4 BETWEEN 1 AND 5 AND c_i8 > 0),
    g027 boolean GENERATED ALWAYS AS (c_i4 BETWEEN 1 AND 5 AND c_i8 > 0) STORED,
    CONSTRAINT number_c028 CHECK (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5),
    g028 boolean GENERATED ALWAYS AS (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5) STORED,
    CONSTRAINT number_c029 CHECK (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5 AND c_i2 BETWEEN 0 AND 9),
    g029 boolean GENERATED ALWAYS AS (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5 AND c_i2 BETWEEN 0 AND 9) STORED,
    CONSTRAINT number_c030 CHECK (c_i4 NOT BETWEEN 1 AND 5 OR c_i8 > 0),
    g030 boolean GENERATED ALWAYS AS (c_i4 NOT BETWEEN 1 AND 5 OR c_i8 > 0) STORED,
    CONSTRAINT number_c031 CHECK (c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5),
    g031 boolean GENERATED ALWAYS AS (c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5) STORED,
    CONSTRAINT number_c032 CHECK (c_i4 BETWEEN SYMMETRIC 5 AND 1 AND c_i8 > 0),
    g032 boolean GENERATED ALWAYS AS (c_i4 BETWEEN SYMMETRIC 5 AND 1 AND c_i8 > 0) STORED,
    CONSTRAINT number_c033 CHECK (c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR c_i8 < 0),
    g033 boolean GENERATED ALWAYS AS (c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR c_i8 < 0) STORED,
    CONSTRAINT number_c034 CHECK (c_i8 BETWEEN 1 AND 10000000000),
    g034 boolean GENERATED ALWAYS AS (c_i8 BETWEEN 1 AND 10000000000) STORED,
    CONSTRAINT number_c035 CHECK (c_num BETWEEN 0 AND 1.5),
    g035 boolean GENERATED ALWAYS AS (c_num BETWEEN 0 AND 1.5) STORED,
    CONSTRAINT number_c036 CHECK (c_d BETWEEN 0 AND 1),
    g036 boolean GENERATED ALWAYS AS (c_d BETWEEN 0 AND 1) STORED,
    CONSTRAINT number_c037 CHECK (c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180),
    g037 boolean GENERATED ALWAYS AS (c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180) STORED,
    CONSTRAINT number_c038 CHECK (c_i4 > -1),
    g038 boolean GENERATED ALWAYS AS (c_i4 > -1) STORED,
    CONSTRAINT number_c039 CHECK (c_i4 > - 1),
    g039 boolean GENERATED ALWAYS AS (c_i4 > - 1) STORED,
    CONSTRAINT number_c040 CHECK (- c_i4 < 5),
    g040 boolean GENERATED ALWAYS AS (- c_i4 < 5) STORED,
    CONSTRAINT number_c041 CHECK (-(-1) < c_i4),
    g041 boolean GENERATED ALWAYS AS (-(-1) < c_i4) STORED,
    CONSTRAINT number_c042 CHECK ((-2147483648)::bigint < c_i8),
    g042 boolean GENERATED ALWAYS AS ((-2147483648)::bigint < c_i8) STORED,
    CONSTRAINT number_c043 CHECK (c_i4 > -2147483648),
    g043 boolean GENERATED ALWAYS AS (c_i4 > -2147483648) STORED,
    CONSTRAINT number_c044 CHECK (c_i8 > -9223372036854775808),
    g044 boolean GENERATED ALWAYS AS (c_i8 > -9223372036854775808) STORED,
    CONSTRAINT number_c045 CHECK (- c_i4::bigint < 0),
    g045 boolean GENERATED ALWAYS AS (- c_i4::bigint < 0) STORED,
    CONSTRAINT number_c046 CHECK ((-c_i4)::bigint < 0),
    g046 boolean GENERATED ALWAYS AS ((-c_i4)::bigint < 0) STORED,
    CONSTRAINT number_c047 CHECK ((-1)::smallint < c_i2),
    g047 boolean GENERATED ALWAYS AS ((-1)::smallint < c_i2) STORED,
    CONSTRAINT number_c048 CHECK ('-1'::integer < c_i4),
    g048 boolean GENERATED ALWAYS AS ('-1'::integer < c_i4) STORED,
    CONSTRAINT number_c049 CHECK (-1::numeric(5,2) < c_num),
    g049 boolean GENERATED ALWAYS AS (-1::numeric(5,2) < c_num) STORED,
    CONSTRAINT number_c050 CHECK (c_i4 + 1 - 2 > 0 AND c_i4 - (1 - 2) > 0),
    g050 boolean GENERATED ALWAYS AS (c_i4 + 1 - 2 > 0 AND c_i4 - (1 - 2) > 0) STORED,
    CONSTRAINT number_c051 CHECK (c_i4 * 2 + 3 > 0 AND c_i4 * (2 + 3) > 0),
    g051 boolean GENERATED ALWAYS AS (c_i4 * 2 + 3 > 0 AND c_i4 * (2 + 3) > 0) STORED,
    CONSTRAINT number_c052 CHECK (c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0),
    g052 boolean GENERATED ALWAYS AS (c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0) STORED,
    CONSTRAINT number_c053 CHECK (c_i4 % 2 = 0),
    g053 boolean GENERATED ALWAYS AS (c_i4 % 2 = 0) STORED,
    CONSTRAINT number_c054 CHECK (2 ^ c_i4 ^ 2 > 1 AND 2 ^ (c_i4 ^ 2) > 1),
    g054 boolean GENERATED ALWAYS AS (2 ^ c_i4 ^ 2 > 1 AND 2 ^ (c_i4 ^ 2) > 1) STORED,
    CONSTRAINT number_c055 CHECK (@ c_i4 > 1),
    g055 boolean GENERATED ALWAYS AS (@ c_i4 > 1) STORED,
    CONSTRAINT number_c056 CHECK (|/ c_d > 1 AND ||/ c_d > 1),
    g056 boolean GENERATED ALWAYS AS (|/ c_d > 1 AND ||/ c_d > 1) STORED,
    CONSTRAINT number_c057 CHECK (~ c_i4 > 1 AND c_i4 & 3 = 1 AND c_i4 | 1 > 0 AND c_i4 # 1 > 0 AND c_i4 << 1 > 2 AND c_i4 >> 1 > 2),
    g057 boolean GENERATED ALWAYS AS (~ c_i4 > 1 AND c_i4 & 3 = 1 AND c_i4 | 1 > 0 AND c_i4 # 1 > 0 AND c_i4 << 1 > 2 AND c_i4 >> 1 > 2) STORED,
    CONSTRAINT number_c058 CHECK (c_nps::numeric(5,1) > 0.5),
    g058 boolean GENERATED ALWAYS AS (c_nps::numeric(5,1) > 0.5) STORED,
    CONSTRAINT number_c059 CHECK (c_i4::numeric(10,2) > 1),
    g059 boolean GENERATED ALWAYS AS (c_i4::numeric(10,2) > 1) STORED,
    CONSTRAINT number_c060 CHECK (c_nps::integer IN (1,2)),
    g060 boolean GENERATED ALWAYS AS (c_nps::integer IN (1,2)) STORED,
    CONSTRAINT number_c061 CHECK (c_d::real = 1.5),
    g061 boolean GENERATED ALWAYS AS (c_d::real = 1.5) STORED,
    CONSTRAINT number_c062 CHECK (c_num = 1e10 AND c_num = 1.50 AND c_num = .5 AND c_num = 123456789012345678901234567890.123456789),
    g062 boolean GENERATED ALWAYS AS (c_num = 1e10 AND c_num = 1.50 AND c_num = .5 AND c_num = 123456789012345678901234567890.123456789) STORED,
    CONSTRAINT number_c063 CHECK (c_d = 1e-10 AND c_d = 1e300),
    g063 boolean GENERATED ALWAYS AS (c_d = 1e-10 AND c_d = 1e300) STORED,
    CONSTRAINT number_c064 CHECK (round(c_num, 2) = c_num),
    g064 boolean GENERATED ALWAYS AS (round(c_num, 2) = c_num) STORED,
    CONSTRAINT number_c065 CHECK (mod(c_i4, 2) IN (0, 1)),
    g065 boolean GENERATED ALWAYS AS (mod(c_i4, 2) IN (0, 1)) STORED,
    CONSTRAINT number_c066 CHECK (coalesce(c_i4, 0) > 0),
    g066 boolean GENERATED ALWAYS AS (coalesce(c_i4, 0) > 0) STORED,
    CONSTRAINT number_c067 CHECK (coalesce(c_i4, c_i8, 0) IN (1, 2)),
    g067 boolean GENERATED ALWAYS AS (coalesce(c_i4, c_i8, 0) IN (1, 2)) STORED,
    CONSTRAINT number_c068 CHECK (coalesce(c_nps, 0) >= 0),
    g068 boolean GENERATED ALWAYS AS (coalesce(c_nps, 0) >= 0) STORED,
    CONSTRAINT number_c069 CHECK (coalesce(c_num, 0.0, -1) >= 0),
    g069 boolean GENERATED ALWAYS AS (coalesce(c_num, 0.0, -1) >= 0) STORED,
    CONSTRAINT number_c070 CHECK (greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1)),
    g070 boolean GENERATED ALWAYS AS (greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1)) STORED,
    CONSTRAINT number_c071 CHECK (nullif(c_i4, 0) IS NOT NULL),
    g071 boolean GENERATED ALWAYS AS (nullif(c_i4, 0) IS NOT NULL) STORED,
    CONSTRAINT number_c072 CHECK (nullif(c_i4, 0) IN (1, 2)),
    g072 boolean GENERATED ALWAYS AS (nullif(c_i4, 0) IN (1, 2)) STORED,
    CONSTRAINT number_c073 CHECK (CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5),
    g073 boolean GENERATED ALWAYS AS (CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5) STORED,
    CONSTRAINT number_c074 CHECK (CASE c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1),
    g074 boolean GENERATED ALWAYS AS (CASE c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1) STORED,
    CONSTRAINT number_c075 CHECK (CASE c_i4 WHEN 1 THEN true END),
    g075 boolean GENERATED ALWAYS AS (CASE c_i4 WHEN 1 THEN true END) STORED,
    CONSTRAINT number_c076 CHECK (c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8),
    g076 boolean GENERATED ALWAYS AS (c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8) STORED,
    CONSTRAINT number_c077 CHECK (NOT (c_i4 IS DISTINCT FROM NULL)),
    g077 boolean GENERATED ALWAYS AS (NOT (c_i4 IS DISTINCT FROM NULL)) STORED,
    CONSTRAINT number_c078 CHECK (c_money > 1::money),
    CONSTRAINT number_c079 CHECK (c_money IN ('1.50', '2')),
    g079 boolean GENERATED ALWAYS AS (c_money IN ('1.50', '2')) STORED,
    CONSTRAINT number_c080 CHECK (c_money > '12.34'::money),
    g080 boolean GENERATED ALWAYS AS (c_money > '12.34'::money) STORED,
    CONSTRAINT number_c081 CHECK (c_money / 2 > '1'::money),
    g081 boolean GENERATED ALWAYS AS (c_money / 2 > '1'::money) STORED,
    CONSTRAINT number_c082 CHECK (c_money::numeric > 2),
    CONSTRAINT number_c083 CHECK (c_oid IN (1, 2)),
    g083 boolean GENERATED ALWAYS AS (c_oid IN (1, 2)) STORED,
    CONSTRAINT number_c084 CHECK (c_oid = 5),
    g084 boolean GENERATED ALWAYS AS (c_oid = 5) STORED,
    CONSTRAINT number_c085 CHECK (c_oid::regclass::text = 'pg_class'),
    CONSTRAINT number_c086 CHECK (c_i4::text = '5'),
    g086 boolean GENERATED ALWAYS AS (c_i4::text = '5') STORED,
    CONSTRAINT number_c087 CHECK (c_i4::varchar(5) = '5'),
    g087 boolean GENERATED ALWAYS AS (c_i4::varchar(5) = '5') STORED,
    CONSTRAINT number_c088 CHECK (c_i4::boolean),
    g088 boolean GENERATED ALWAYS AS (c_i4::boolean) STORED,
    CONSTRAINT number_c089 CHECK (c_i4::text IN ('1', '2')),
    g089 boolean GENERATED ALWAYS AS (c_i4::text IN ('1', '2')) STORED,
    CONSTRAINT number_c090 CHECK (ceil(c_d) = floor(c_d) AND abs(c_i4) = 3 AND sign(c_num) = 1),
    g090 boolean GENERATED ALWAYS AS (ceil(c_d) = floor(c_d) AND abs(c_i4) = 3 AND sign(c_num) = 1) STORED,
    CONSTRAINT number_c091 CHECK (width_bucket(c_num, 0, 10, 5) = 1),
    g091 boolean GENERATED ALWAYS AS (width_bucket(c_num, 0, 10, 5) = 1) STORED,
    CONSTRAINT number_c092 CHECK (c_i4 = 1 OR c_i4 = 2 AND c_i8 = 3 OR NOT c_i8 = 4),
    g092 boolean GENERATED ALWAYS AS (c_i4 = 1 OR c_i4 = 2 AND c_i8 = 3 OR NOT c_i8 = 4) STORED,
    CONSTRAINT number_c093 CHECK (c_i2 = 1::smallint AND c_i2 = '2' AND c_i2 < 3),
    g093 boolean GENERATED ALWAYS AS (c_i2 = 1::smallint AND c_i2 = '2' AND c_i2 < 3) STORED,
    CONSTRAINT number_c094 CHECK (c_i4 = '7'),
    g094 boolean GENERATED ALWAYS AS (c_i4 = '7') STORED,
    CONSTRAINT number_c095 CHECK (c_i8 = '7' AND c_i8 = 7::bigint AND c_i8 = 7),
    g095 boolean GENERATED ALWAYS AS (c_i8 = '7' AND c_i8 = 7::bigint AND c_i8 = 7) STORED,
    CONSTRAINT number_c096 CHECK (c_num = '7' AND c_num = 7 AND c_num = 7.0),
    g096 boolean GENERATED ALWAYS AS (c_num = '7' AND c_num = 7 AND c_num = 7.0) STORED
);
CREATE INDEX number_p001 ON number ((1)) WHERE c_i8 IN (1,2);
CREATE INDEX number_p002 ON number ((1)) WHERE c_i2 IN (1,2);
CREATE INDEX number_p003 ON number ((1)) WHERE c_i4 IN (1, 2, 3);
CREATE INDEX number_e003 ON number ((c_i4 IN (1, 2, 3)));
CREATE INDEX number_p004 ON number ((1)) WHERE c_i4 IN (1, 5000000000);
CREATE INDEX number_p005 ON number ((1)) WHERE c_i4 IN (1, 2.5);
CREATE INDEX number_p006 ON number ((1)) WHERE c_i2 NOT IN (1, -2);
CREATE INDEX number_e006 ON number ((c_i2 NOT IN (1, -2)));
CREATE INDEX number_p007 ON number ((1)) WHERE c_num IN (1, 2.5);
CREATE INDEX number_p008 ON number ((1)) WHERE c_num IN (1, 2);
CREATE INDEX number_p009 ON number ((1)) WHERE c_nps IN (0, 7, 19.00, 23);
CREATE INDEX number_e009 ON number ((c_nps IN (0, 7, 19.00, 23)));
CREATE INDEX number_p010 ON number ((1)) WHERE c_nps = ANY (ARRAY[0, 7.5]);
CREATE INDEX number_p011 ON number ((1)) WHERE c_nps = ANY ('{0,7.5}');
CREATE INDEX number_p012 ON number ((1)) WHERE c_r IN (1, 2);
CREATE INDEX number_e012 ON number ((c_r IN (1, 2)));
CREATE INDEX number_p013 ON number ((1)) WHERE c_r IN (1.5, 2);
CREATE INDEX number_p014 ON number ((1)) WHERE c_r = 1.5;
CREATE INDEX number_p015 ON number ((1)) WHERE c_d IN (1, 2.5);
CREATE INDEX number_e015 ON number ((c_d IN (1, 2.5)));
CREATE INDEX number_p016 ON number ((1)) WHERE c_d IN (1, 2);
CREATE INDEX number_p017 ON number ((1)) WHERE c_d = -1.5;
CREATE INDEX number_p018 ON number ((1)) WHERE c_d = 'NaN' OR c_d = 'Infinity' OR c_d = '-Infinity';
CREATE INDEX number_e018 ON number ((c_d = 'NaN' OR c_d = 'Infinity' OR c_d = '-Infinity'));
CREATE INDEX number_p019 ON number ((1)) WHERE c_num <> 'NaN';
CREATE INDEX number_p020 ON number ((1)) WHERE c_r = c_d;
CREATE INDEX number_p021 ON number ((1)) WHERE c_r > c_i4;
CREATE INDEX number_e021 ON number ((c_r > c_i4));
CREATE INDEX number_p022 ON number ((1)) WHERE c_i4 = c_i8 AND c_i2 < c_i8;
CREATE INDEX number_p023 ON number ((1)) WHERE c_i8 = ANY (ARRAY[1,2]);
CREATE INDEX number_p024 ON number ((1)) WHERE c_i8 = ANY ('{1,2}');
CREATE INDEX number_e024 ON number ((c_i8 = ANY ('{1,2}')));
CREATE INDEX number_p025 ON number ((1)) WHERE c_i8 = ANY (ARRAY[1,2]::bigint[]);
CREATE INDEX number_p026 ON number ((1)) WHERE c_i8 <> ALL (ARRAY[1,2]);
CREATE INDEX number_p027 ON number ((1)) WHERE c_i4 BETWEEN 1 AND 5 AND c_i8 > 0;
CREATE INDEX number_e027 ON number ((c_i4 BETWEEN 1 AND 5 AND c_i8 > 0));
CREATE INDEX number_p028 ON number ((1)) WHERE c_i8 > 0 AND c_i4 BETWEEN 1 AND 5;
CREATE INDEX number_p029 ON number ((1)) WHERE c_i8 > 0 AND c_i4 BETWEEN 1 AND 5 AND c_i2 BETWEEN 0 AND 9;
CREATE INDEX number_p030 ON number ((1)) WHERE c_i4 NOT BETWEEN 1 AND 5 OR c_i8 > 0;
CREATE INDEX number_e030 ON number ((c_i4 NOT BETWEEN 1 AND 5 OR c_i8 > 0));
CREATE INDEX number_p031 ON number ((1)) WHERE c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5;
CREATE INDEX number_p032 ON number ((1)) WHERE c_i4 BETWEEN SYMMETRIC 5 AND 1 AND c_i8 > 0;
CREATE INDEX number_p033 ON number ((1)) WHERE c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR c_i8 < 0;
CREATE INDEX number_e033 ON number ((c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR c_i8 < 0));
CREATE INDEX number_p034 ON number ((1)) WHERE c_i8 BETWEEN 1 AND 10000000000;
CREATE INDEX number_p035 ON number ((1)) WHERE c_num BETWEEN 0 AND 1.5;
CREATE INDEX number_p036 ON number ((1)) WHERE c_d BETWEEN 0 AND 1;
CREATE INDEX number_e036 ON number ((c_d BETWEEN 0 AND 1));
CREATE INDEX number_p037 ON number ((1)) WHERE c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180;
CREATE INDEX number_p038 ON number ((1)) WHERE c_i4 > -1;
CREATE INDEX number_p039 ON number ((1)) WHERE c_i4 > - 1;
CREATE INDEX number_e039 ON number ((c_i4 > - 1));
CREATE INDEX number_p040 ON number ((1)) WHERE - c_i4 < 5;
CREATE INDEX number_p041 ON number ((1)) WHERE -(-1) < c_i4;
CREATE INDEX number_p042 ON number ((1)) WHERE (-2147483648)::bigint < c_i8;
CREATE INDEX number_e042 ON number (((-2147483648)::bigint < c_i8));
CREATE INDEX number_p043 ON number ((1)) WHERE c_i4 > -2147483648;
CREATE INDEX number_p044 ON number ((1)) WHERE c_i8 > -9223372036854775808;
CREATE INDEX number_p045 ON number ((1)) WHERE - c_i4::bigint < 0;
CREATE INDEX number_e045 ON number ((- c_i4::bigint < 0));
CREATE INDEX number_p046 ON number ((1)) WHERE (-c_i4)::bigint < 0;
CREATE INDEX number_p047 ON number ((1)) WHERE (-1)::smallint < c_i2;
CREATE INDEX number_p048 ON number ((1)) WHERE '-1'::integer < c_i4;
CREATE INDEX number_e048 ON number (('-1'::integer < c_i4));
CREATE INDEX number_p049 ON number ((1)) WHERE -1::numeric(5,2) < c_num;
CREATE INDEX number_p050 ON number ((1)) WHERE c_i4 + 1 - 2 > 0 AND c_i4 - (1 - 2) > 0;
CREATE INDEX number_p051 ON number ((1)) WHERE c_i4 * 2 + 3 > 0 AND c_i4 * (2 + 3) > 0;
CREATE INDEX number_e051 ON number ((c_i4 * 2 + 3 > 0 AND c_i4 * (2 + 3) > 0));
CREATE INDEX number_p052 ON number ((1)) WHERE c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0;
CREATE INDEX number_p053 ON number ((1)) WHERE c_i4 % 2 = 0;
CREATE INDEX number_p054 ON number ((1)) WHERE 2 ^ c_i4 ^ 2 > 1 AND 2 ^ (c_i4 ^ 2) > 1;
CREATE INDEX number_e054 ON number ((2 ^ c_i4 ^ 2 > 1 AND 2 ^ (c_i4 ^ 2) > 1));
CREATE INDEX number_p055 ON number ((1)) WHERE @ c_i4 > 1;
CREATE INDEX number_p056 ON number ((1)) WHERE |/ c_d > 1 AND ||/ c_d > 1;
CREATE INDEX number_p057 ON number ((1)) WHERE ~ c_i4 > 1 AND c_i4 & 3 = 1 AND c_i4 | 1 > 0 AND c_i4 # 1 > 0 AND c_i4 << 1 > 2 AND c_i4 >> 1 > 2;
CREATE INDEX number_e057 ON number ((~ c_i4 > 1 AND c_i4 & 3 = 1 AND c_i4 | 1 > 0 AND c_i4 # 1 > 0 AND c_i4 << 1 > 2 AND c_i4 >> 1 > 2));
CREATE INDEX number_p058 ON number ((1)) WHERE c_nps::numeric(5,1) > 0.5;
CREATE INDEX number_p059 ON number ((1)) WHERE c_i4::numeric(10,2) > 1;
CREATE INDEX number_p060 ON number ((1)) WHERE c_nps::integer IN (1,2);
CREATE INDEX number_e060 ON number ((c_nps::integer IN (1,2)));
CREATE INDEX number_p061 ON number ((1)) WHERE c_d::real = 1.5;
CREATE INDEX number_p062 ON number ((1)) WHERE c_num = 1e10 AND c_num = 1.50 AND c_num = .5 AND c_num = 123456789012345678901234567890.123456789;
CREATE INDEX number_p063 ON number ((1)) WHERE c_d = 1e-10 AND c_d = 1e300;
CREATE INDEX number_e063 ON number ((c_d = 1e-10 AND c_d = 1e300));
CREATE INDEX number_p064 ON number ((1)) WHERE round(c_num, 2) = c_num;
CREATE INDEX number_p065 ON number ((1)) WHERE mod(c_i4, 2) IN (0, 1);
CREATE INDEX number_p066 ON number ((1)) WHERE coalesce(c_i4, 0) > 0;
CREATE INDEX number_e066 ON number ((coalesce(c_i4, 0) > 0));
CREATE INDEX number_p067 ON number ((1)) WHERE coalesce(c_i4, c_i8, 0) IN (1, 2);
CREATE INDEX number_p068 ON number ((1)) WHERE coalesce(c_nps, 0) >= 0;
CREATE INDEX number_p069 ON number ((1)) WHERE coalesce(c_num, 0.0, -1) >= 0;
CREATE INDEX number_e069 ON number ((coalesce(c_num, 0.0, -1) >= 0));
CREATE INDEX number_p070 ON number ((1)) WHERE greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1);
CREATE INDEX number_p071 ON number ((1)) WHERE nullif(c_i4, 0) IS NOT NULL;
CREATE INDEX number_p072 ON number ((1)) WHERE nullif(c_i4, 0) IN (1, 2);
CREATE INDEX number_e072 ON number ((nullif(c_i4, 0) IN (1, 2)));
CREATE INDEX number_p073 ON number ((1)) WHERE CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5;
CREATE INDEX number_p074 ON number ((1)) WHERE CASE c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1;
CREATE INDEX number_p075 ON number ((1)) WHERE CASE c_i4 WHEN 1 THEN true END;
CREATE INDEX number_e075 ON number ((CASE c_i4 WHEN 1 THEN true END));
CREATE INDEX number_p076 ON number ((1)) WHERE c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8;
CREATE INDEX number_p077 ON number ((1)) WHERE NOT (c_i4 IS DISTINCT FROM NULL);
CREATE INDEX number_p079 ON number ((1)) WHERE c_money IN ('1.50', '2');
CREATE INDEX number_p080 ON number ((1)) WHERE c_money > '12.34'::money;
CREATE INDEX number_p081 ON number ((1)) WHERE c_money / 2 > '1'::money;
CREATE INDEX number_e081 ON number ((c_money / 2 > '1'::money));
CREATE INDEX number_p083 ON number ((1)) WHERE c_oid IN (1, 2);
CREATE INDEX number_p084 ON number ((1)) WHERE c_oid = 5;
CREATE INDEX number_e084 ON number ((c_oid = 5));
CREATE INDEX number_p086 ON number ((1)) WHERE c_i4::text = '5';
CREATE INDEX number_p087 ON number ((1)) WHERE c_i4::varchar(5) = '5';
CREATE INDEX number_e087 ON number ((c_i4::varchar(5) = '5'));
CREATE INDEX number_p088 ON number ((1)) WHERE c_i4::boolean;
CREATE INDEX number_p089 ON number ((1)) WHERE c_i4::text IN ('1', '2');
CREATE INDEX number_p090 ON number ((1)) WHERE ceil(c_d) = floor(c_d) AND abs(c_i4) = 3 AND sign(c_num) = 1;
CREATE INDEX number_e090 ON number ((ceil(c_d) = floor(c_d) AND abs(c_i4) = 3 AND sign(c_num) = 1));
CREATE INDEX number_p091 ON number ((1)) WHERE width_bucket(c_num, 0, 10, 5) = 1;
CREATE INDEX number_p092 ON number ((1)) WHERE c_i4 = 1 OR c_i4 = 2 AND c_i8 = 3 OR NOT c_i8 = 4;
CREATE INDEX number_p093 ON number ((1)) WHERE c_i2 = 1::smallint AND c_i2 = '2' AND c_i2 < 3;
CREATE INDEX number_e093 ON number ((c_i2 = 1::smallint AND c_i2 = '2' AND c_i2 < 3));
CREATE INDEX number_p094 ON number ((1)) WHERE c_i4 = '7';
CREATE INDEX number_p095 ON number ((1)) WHERE c_i8 = '7' AND c_i8 = 7::bigint AND c_i8 = 7;
CREATE INDEX number_p096 ON number ((1)) WHERE c_num = '7' AND c_num = 7 AND c_num = 7.0;
CREATE INDEX number_e096 ON number ((c_num = '7' AND c_num = 7 AND c_num = 7.0));

-- shape: number expressions in views policies triggers rules functions and domains
CREATE TABLE number (id integer, c_i2 smallint, c_i4 integer, c_i8 bigint, c_num numeric, c_nps numeric(10,2), c_r real, c_d double precision, c_money money, c_oid oid);
CREATE TABLE number_log (id integer, what text);
ALTER TABLE number ENABLE ROW LEVEL SECURITY;
CREATE VIEW number_view AS SELECT id,
    (c_i8 IN (1,2)) AS v001,
    (c_i2 IN (1,2)) AS v002,
    (c_i4 IN (1, 2, 3)) AS v003,
    (c_i4 IN (1, 5000000000)) AS v004,
    (c_i4 IN (1, 2.5)) AS v005,
    (c_i2 NOT IN (1, -2)) AS v006,
    (c_num IN (1, 2.5)) AS v007,
    (c_num IN (1, 2)) AS v008,
    (c_nps IN (0, 7, 19.00, 23)) AS v009,
    (c_nps = ANY (ARRAY[0, 7.5])) AS v010,
    (c_nps = ANY ('{0,7.5}')) AS v011,
    (c_r IN (1, 2)) AS v012,
    (c_r IN (1.5, 2)) AS v013,
    (c_r = 1.5) AS v014,
    (c_d IN (1, 2.5)) AS v015,
    (c_d IN (1, 2)) AS v016,
    (c_d = -1.5) AS v017,
    (c_d = 'NaN' OR c_d = 'Infinity' OR c_d = '-Infinity') AS v018,
    (c_num <> 'NaN') AS v019,
    (c_r = c_d) AS v020,
    (c_r > c_i4) AS v021,
    (c_i4 = c_i8 AND c_i2 < c_i8) AS v022,
    (c_i8 = ANY (ARRAY[1,2])) AS v023,
    (c_i8 = ANY ('{1,2}')) AS v024,
    (c_i8 = ANY (ARRAY[1,2]::bigint[])) AS v025,
    (c_i8 <> ALL (ARRAY[1,2])) AS v026,
    (c_i4 BETWEEN 1 AND 5 AND c_i8 > 0) AS v027,
    (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5) AS v028,
    (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5 AND c_i2 BETWEEN 0 AND 9) AS v029,
    (c_i4 NOT BETWEEN 1 AND 5 OR c_i8 > 0) AS v030,
    (c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5) AS v031,
    (c_i4 BETWEEN SYMMETRIC 5 AND 1 AND c_i8 > 0) AS v032,
    (c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR c_i8 < 0) AS v033,
    (c_i8 BETWEEN 1 AND 10000000000) AS v034,
    (c_num BETWEEN 0 AND 1.5) AS v035,
    (c_d BETWEEN 0 AND 1) AS v036,
    (c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180) AS v037,
    (c_i4 > -1) AS v038,
    (c_i4 > - 1) AS v039,
    (- c_i4 < 5) AS v040,
    (-(-1) < c_i4) AS v041,
    ((-2147483648)::bigint < c_i8) AS v042,
    (c_i4 > -2147483648) AS v043,
    (c_i8 > -9223372036854775808) AS v044,
    (- c_i4::bigint < 0) AS v045,
    ((-c_i4)::bigint < 0) AS v046,
    ((-1)::smallint < c_i2) AS v047,
    ('-1'::integer < c_i4) AS v048,
    (-1::numeric(5,2) < c_num) AS v049,
    (c_i4 + 1 - 2 > 0 AND c_i4 - (1 - 2) > 0) AS v050,
    (c_i4 * 2 + 3 > 0 AND c_i4 * (2 + 3) > 0) AS v051,
    (c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0) AS v052,
    (c_i4 % 2 = 0) AS v053,
    (2 ^ c_i4 ^ 2 > 1 AND 2 ^ (c_i4 ^ 2) > 1) AS v054,
    (@ c_i4 > 1) AS v055,
    (|/ c_d > 1 AND ||/ c_d > 1) AS v056,
    (~ c_i4 > 1 AND c_i4 & 3 = 1 AND c_i4 | 1 > 0 AND c_i4 # 1 > 0 AND c_i4 << 1 > 2 AND c_i4 >> 1 > 2) AS v057,
    (c_nps::numeric(5,1) > 0.5) AS v058,
    (c_i4::numeric(10,2) > 1) AS v059,
    (c_nps::integer IN (1,2)) AS v060,
    (c_d::real = 1.5) AS v061,
    (c_num = 1e10 AND c_num = 1.50 AND c_num = .5 AND c_num = 123456789012345678901234567890.123456789) AS v062,
    (c_d = 1e-10 AND c_d = 1e300) AS v063,
    (round(c_num, 2) = c_num) AS v064,
    (mod(c_i4, 2) IN (0, 1)) AS v065,
    (coalesce(c_i4, 0) > 0) AS v066,
    (coalesce(c_i4, c_i8, 0) IN (1, 2)) AS v067,
    (coalesce(c_nps, 0) >= 0) AS v068,
    (coalesce(c_num, 0.0, -1) >= 0) AS v069,
    (greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1)) AS v070,
    (nullif(c_i4, 0) IS NOT NULL) AS v071,
    (nullif(c_i4, 0) IN (1, 2)) AS v072,
    (CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5) AS v073,
    (CASE c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1) AS v074,
    (CASE c_i4 WHEN 1 THEN true END) AS v075,
    (c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8) AS v076,
    (NOT (c_i4 IS DISTINCT FROM NULL)) AS v077,
    (c_money > 1::money) AS v078,
    (c_money IN ('1.50', '2')) AS v079,
    (c_money > '12.34'::money) AS v080,
    (c_money / 2 > '1'::money) AS v081,
    (c_money::numeric > 2) AS v082,
    (c_oid IN (1, 2)) AS v083,
    (c_oid = 5) AS v084,
    (c_oid::regclass::text = 'pg_class') AS v085,
    (c_i4::text = '5') AS v086,
    (c_i4::varchar(5) = '5') AS v087,
    (c_i4::boolean) AS v088,
    (c_i4::text IN ('1', '2')) AS v089,
    (ceil(c_d) = floor(c_d) AND abs(c_i4) = 3 AND sign(c_num) = 1) AS v090,
    (width_bucket(c_num, 0, 10, 5) = 1) AS v091,
    (c_i4 = 1 OR c_i4 = 2 AND c_i8 = 3 OR NOT c_i8 = 4) AS v092,
    (c_i2 = 1::smallint AND c_i2 = '2' AND c_i2 < 3) AS v093,
    (c_i4 = '7') AS v094,
    (c_i8 = '7' AND c_i8 = 7::bigint AND c_i8 = 7) AS v095,
    (c_num = '7' AND c_num = 7 AND c_num = 7.0) AS v096
FROM number;
CREATE FUNCTION number_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW number_w001 AS SELECT id FROM number WHERE c_i8 IN (1,2);
CREATE POLICY number_l001 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 IN (1,2)) WITH CHECK (c_i8 IN (1,2));
CREATE TRIGGER number_t001 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 IN (1,2)) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 IN (1,2); END;
CREATE DOMAIN number_d001 AS bigint CONSTRAINT fits CHECK (VALUE IN (1,2));
CREATE POLICY number_l002 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i2 IN (1,2)) WITH CHECK (c_i2 IN (1,2));
CREATE TRIGGER number_t002 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i2 IN (1,2)) EXECUTE FUNCTION number_touch();
CREATE RULE number_r002 AS ON UPDATE TO number WHERE old.c_i2 IN (1,2) DO ALSO INSERT INTO number_log VALUES (old.id, 'r002');
CREATE FUNCTION number_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i2 IN (1,2); END;
CREATE DOMAIN number_d002 AS smallint CONSTRAINT fits CHECK (VALUE IN (1,2));
CREATE MATERIALIZED VIEW number_m003 AS SELECT count(*) FILTER (WHERE number.c_i4 IN (1, 2, 3)) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l003 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 IN (1, 2, 3)) WITH CHECK (c_i4 IN (1, 2, 3));
CREATE TRIGGER number_t003 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 IN (1, 2, 3)) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d003 AS integer CONSTRAINT fits CHECK (VALUE IN (1, 2, 3));
CREATE VIEW number_w004 AS SELECT id FROM number WHERE c_i4 IN (1, 5000000000);
CREATE POLICY number_l004 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i4 IN (1, 5000000000)) WITH CHECK (c_i4 IN (1, 5000000000));
CREATE TRIGGER number_t004 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 IN (1, 5000000000)) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 IN (1, 5000000000); END;
CREATE DOMAIN number_d004 AS integer CONSTRAINT fits CHECK (VALUE IN (1, 5000000000));
CREATE POLICY number_l005 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 IN (1, 2.5)) WITH CHECK (c_i4 IN (1, 2.5));
CREATE TRIGGER number_t005 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 IN (1, 2.5)) EXECUTE FUNCTION number_touch();
CREATE RULE number_r005 AS ON UPDATE TO number WHERE old.c_i4 IN (1, 2.5) DO ALSO INSERT INTO number_log VALUES (old.id, 'r005');
CREATE FUNCTION number_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 IN (1, 2.5); END;
CREATE DOMAIN number_d005 AS integer CONSTRAINT fits CHECK (VALUE IN (1, 2.5));
CREATE MATERIALIZED VIEW number_m006 AS SELECT count(*) FILTER (WHERE number.c_i2 NOT IN (1, -2)) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l006 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i2 NOT IN (1, -2)) WITH CHECK (c_i2 NOT IN (1, -2));
CREATE TRIGGER number_t006 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i2 NOT IN (1, -2)) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d006 AS smallint CONSTRAINT fits CHECK (VALUE NOT IN (1, -2));
CREATE VIEW number_w007 AS SELECT id FROM number WHERE c_num IN (1, 2.5);
CREATE POLICY number_l007 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_num IN (1, 2.5)) WITH CHECK (c_num IN (1, 2.5));
CREATE TRIGGER number_t007 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_num IN (1, 2.5)) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_num IN (1, 2.5); END;
CREATE DOMAIN number_d007 AS numeric CONSTRAINT fits CHECK (VALUE IN (1, 2.5));
CREATE POLICY number_l008 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_num IN (1, 2)) WITH CHECK (c_num IN (1, 2));
CREATE TRIGGER number_t008 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_num IN (1, 2)) EXECUTE FUNCTION number_touch();
CREATE RULE number_r008 AS ON UPDATE TO number WHERE old.c_num IN (1, 2) DO ALSO INSERT INTO number_log VALUES (old.id, 'r008');
CREATE FUNCTION number_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_num IN (1, 2); END;
CREATE DOMAIN number_d008 AS numeric CONSTRAINT fits CHECK (VALUE IN (1, 2));
CREATE MATERIALIZED VIEW number_m009 AS SELECT count(*) FILTER (WHERE number.c_nps IN (0, 7, 19.00, 23)) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l009 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_nps IN (0, 7, 19.00, 23)) WITH CHECK (c_nps IN (0, 7, 19.00, 23));
CREATE TRIGGER number_t009 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_nps IN (0, 7, 19.00, 23)) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d009 AS numeric(10,2) CONSTRAINT fits CHECK (VALUE IN (0, 7, 19.00, 23));
CREATE VIEW number_w010 AS SELECT id FROM number WHERE c_nps = ANY (ARRAY[0, 7.5]);
CREATE POLICY number_l010 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_nps = ANY (ARRAY[0, 7.5])) WITH CHECK (c_nps = ANY (ARRAY[0, 7.5]));
CREATE TRIGGER number_t010 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_nps = ANY (ARRAY[0, 7.5])) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_nps = ANY (ARRAY[0, 7.5]); END;
CREATE DOMAIN number_d010 AS numeric(10,2) CONSTRAINT fits CHECK (VALUE = ANY (ARRAY[0, 7.5]));
CREATE POLICY number_l011 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_nps = ANY ('{0,7.5}')) WITH CHECK (c_nps = ANY ('{0,7.5}'));
CREATE TRIGGER number_t011 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_nps = ANY ('{0,7.5}')) EXECUTE FUNCTION number_touch();
CREATE RULE number_r011 AS ON UPDATE TO number WHERE old.c_nps = ANY ('{0,7.5}') DO ALSO INSERT INTO number_log VALUES (old.id, 'r011');
CREATE FUNCTION number_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_nps = ANY ('{0,7.5}'); END;
CREATE DOMAIN number_d011 AS numeric(10,2) CONSTRAINT fits CHECK (VALUE = ANY ('{0,7.5}'));
CREATE MATERIALIZED VIEW number_m012 AS SELECT count(*) FILTER (WHERE number.c_r IN (1, 2)) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l012 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_r IN (1, 2)) WITH CHECK (c_r IN (1, 2));
CREATE TRIGGER number_t012 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_r IN (1, 2)) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d012 AS real CONSTRAINT fits CHECK (VALUE IN (1, 2));
CREATE VIEW number_w013 AS SELECT id FROM number WHERE c_r IN (1.5, 2);
CREATE POLICY number_l013 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_r IN (1.5, 2)) WITH CHECK (c_r IN (1.5, 2));
CREATE TRIGGER number_t013 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_r IN (1.5, 2)) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_r IN (1.5, 2); END;
CREATE DOMAIN number_d013 AS real CONSTRAINT fits CHECK (VALUE IN (1.5, 2));
CREATE POLICY number_l014 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_r = 1.5) WITH CHECK (c_r = 1.5);
CREATE TRIGGER number_t014 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_r = 1.5) EXECUTE FUNCTION number_touch();
CREATE RULE number_r014 AS ON UPDATE TO number WHERE old.c_r = 1.5 DO ALSO INSERT INTO number_log VALUES (old.id, 'r014');
CREATE FUNCTION number_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_r = 1.5; END;
CREATE DOMAIN number_d014 AS real CONSTRAINT fits CHECK (VALUE = 1.5);
CREATE MATERIALIZED VIEW number_m015 AS SELECT count(*) FILTER (WHERE number.c_d IN (1, 2.5)) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l015 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d IN (1, 2.5)) WITH CHECK (c_d IN (1, 2.5));
CREATE TRIGGER number_t015 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d IN (1, 2.5)) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d015 AS double precision CONSTRAINT fits CHECK (VALUE IN (1, 2.5));
CREATE VIEW number_w016 AS SELECT id FROM number WHERE c_d IN (1, 2);
CREATE POLICY number_l016 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_d IN (1, 2)) WITH CHECK (c_d IN (1, 2));
CREATE TRIGGER number_t016 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d IN (1, 2)) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_d IN (1, 2); END;
CREATE DOMAIN number_d016 AS double precision CONSTRAINT fits CHECK (VALUE IN (1, 2));
CREATE POLICY number_l017 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d = -1.5) WITH CHECK (c_d = -1.5);
CREATE TRIGGER number_t017 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d = -1.5) EXECUTE FUNCTION number_touch();
CREATE RULE number_r017 AS ON UPDATE TO number WHERE old.c_d = -1.5 DO ALSO INSERT INTO number_log VALUES (old.id, 'r017');
CREATE FUNCTION number_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_d = -1.5; END;
CREATE DOMAIN number_d017 AS double precision CONSTRAINT fits CHECK (VALUE = -1.5);
CREATE MATERIALIZED VIEW number_m018 AS SELECT count(*) FILTER (WHERE number.c_d = 'NaN' OR number.c_d = 'Infinity' OR number.c_d = '-Infinity') AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l018 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d = 'NaN' OR c_d = 'Infinity' OR c_d = '-Infinity') WITH CHECK (c_d = 'NaN' OR c_d = 'Infinity' OR c_d = '-Infinity');
CREATE TRIGGER number_t018 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d = 'NaN' OR NEW.c_d = 'Infinity' OR NEW.c_d = '-Infinity') EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d018 AS double precision CONSTRAINT fits CHECK (VALUE = 'NaN' OR VALUE = 'Infinity' OR VALUE = '-Infinity');
CREATE VIEW number_w019 AS SELECT id FROM number WHERE c_num <> 'NaN';
CREATE POLICY number_l019 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_num <> 'NaN') WITH CHECK (c_num <> 'NaN');
CREATE TRIGGER number_t019 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_num <> 'NaN') EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_num <> 'NaN'; END;
CREATE DOMAIN number_d019 AS numeric CONSTRAINT fits CHECK (VALUE <> 'NaN');
CREATE POLICY number_l020 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_r = c_d) WITH CHECK (c_r = c_d);
CREATE TRIGGER number_t020 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_r = NEW.c_d) EXECUTE FUNCTION number_touch();
CREATE RULE number_r020 AS ON UPDATE TO number WHERE old.c_r = old.c_d DO ALSO INSERT INTO number_log VALUES (old.id, 'r020');
CREATE FUNCTION number_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_r = c_d; END;
CREATE MATERIALIZED VIEW number_m021 AS SELECT count(*) FILTER (WHERE number.c_r > number.c_i4) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l021 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_r > c_i4) WITH CHECK (c_r > c_i4);
CREATE TRIGGER number_t021 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_r > NEW.c_i4) EXECUTE FUNCTION number_touch();
CREATE VIEW number_w022 AS SELECT id FROM number WHERE c_i4 = c_i8 AND c_i2 < c_i8;
CREATE POLICY number_l022 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 = c_i8 AND c_i2 < c_i8) WITH CHECK (c_i4 = c_i8 AND c_i2 < c_i8);
CREATE TRIGGER number_t022 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 = NEW.c_i8 AND NEW.c_i2 < NEW.c_i8) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 = c_i8 AND c_i2 < c_i8; END;
CREATE POLICY number_l023 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 = ANY (ARRAY[1,2])) WITH CHECK (c_i8 = ANY (ARRAY[1,2]));
CREATE TRIGGER number_t023 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 = ANY (ARRAY[1,2])) EXECUTE FUNCTION number_touch();
CREATE RULE number_r023 AS ON UPDATE TO number WHERE old.c_i8 = ANY (ARRAY[1,2]) DO ALSO INSERT INTO number_log VALUES (old.id, 'r023');
CREATE FUNCTION number_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 = ANY (ARRAY[1,2]); END;
CREATE DOMAIN number_d023 AS bigint CONSTRAINT fits CHECK (VALUE = ANY (ARRAY[1,2]));
CREATE MATERIALIZED VIEW number_m024 AS SELECT count(*) FILTER (WHERE number.c_i8 = ANY ('{1,2}')) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l024 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i8 = ANY ('{1,2}')) WITH CHECK (c_i8 = ANY ('{1,2}'));
CREATE TRIGGER number_t024 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 = ANY ('{1,2}')) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d024 AS bigint CONSTRAINT fits CHECK (VALUE = ANY ('{1,2}'));
CREATE VIEW number_w025 AS SELECT id FROM number WHERE c_i8 = ANY (ARRAY[1,2]::bigint[]);
CREATE POLICY number_l025 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 = ANY (ARRAY[1,2]::bigint[])) WITH CHECK (c_i8 = ANY (ARRAY[1,2]::bigint[]));
CREATE TRIGGER number_t025 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 = ANY (ARRAY[1,2]::bigint[])) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 = ANY (ARRAY[1,2]::bigint[]); END;
CREATE DOMAIN number_d025 AS bigint CONSTRAINT fits CHECK (VALUE = ANY (ARRAY[1,2]::bigint[]));
CREATE POLICY number_l026 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 <> ALL (ARRAY[1,2])) WITH CHECK (c_i8 <> ALL (ARRAY[1,2]));
CREATE TRIGGER number_t026 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 <> ALL (ARRAY[1,2])) EXECUTE FUNCTION number_touch();
CREATE RULE number_r026 AS ON UPDATE TO number WHERE old.c_i8 <> ALL (ARRAY[1,2]) DO ALSO INSERT INTO number_log VALUES (old.id, 'r026');
CREATE FUNCTION number_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 <> ALL (ARRAY[1,2]); END;
CREATE DOMAIN number_d026 AS bigint CONSTRAINT fits CHECK (VALUE <> ALL (ARRAY[1,2]));
CREATE MATERIALIZED VIEW number_m027 AS SELECT count(*) FILTER (WHERE number.c_i4 BETWEEN 1 AND 5 AND number.c_i8 > 0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l027 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 BETWEEN 1 AND 5 AND c_i8 > 0) WITH CHECK (c_i4 BETWEEN 1 AND 5 AND c_i8 > 0);
CREATE TRIGGER number_t027 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 BETWEEN 1 AND 5 AND NEW.c_i8 > 0) EXECUTE FUNCTION number_touch();
CREATE VIEW number_w028 AS SELECT id FROM number WHERE c_i8 > 0 AND c_i4 BETWEEN 1 AND 5;
CREATE POLICY number_l028 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5) WITH CHECK (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5);
CREATE TRIGGER number_t028 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 > 0 AND NEW.c_i4 BETWEEN 1 AND 5) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 > 0 AND c_i4 BETWEEN 1 AND 5; END;
CREATE POLICY number_l029 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5 AND c_i2 BETWEEN 0 AND 9) WITH CHECK (c_i8 > 0 AND c_i4 BETWEEN 1 AND 5 AND c_i2 BETWEEN 0 AND 9);
CREATE TRIGGER number_t029 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 > 0 AND NEW.c_i4 BETWEEN 1 AND 5 AND NEW.c_i2 BETWEEN 0 AND 9) EXECUTE FUNCTION number_touch();
CREATE RULE number_r029 AS ON UPDATE TO number WHERE old.c_i8 > 0 AND old.c_i4 BETWEEN 1 AND 5 AND old.c_i2 BETWEEN 0 AND 9 DO ALSO INSERT INTO number_log VALUES (old.id, 'r029');
CREATE FUNCTION number_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 > 0 AND c_i4 BETWEEN 1 AND 5 AND c_i2 BETWEEN 0 AND 9; END;
CREATE MATERIALIZED VIEW number_m030 AS SELECT count(*) FILTER (WHERE number.c_i4 NOT BETWEEN 1 AND 5 OR number.c_i8 > 0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l030 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 NOT BETWEEN 1 AND 5 OR c_i8 > 0) WITH CHECK (c_i4 NOT BETWEEN 1 AND 5 OR c_i8 > 0);
CREATE TRIGGER number_t030 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 NOT BETWEEN 1 AND 5 OR NEW.c_i8 > 0) EXECUTE FUNCTION number_touch();
CREATE VIEW number_w031 AS SELECT id FROM number WHERE c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5;
CREATE POLICY number_l031 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5) WITH CHECK (c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5);
CREATE TRIGGER number_t031 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 > 0 OR NEW.c_i4 NOT BETWEEN 1 AND 5) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f031() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 > 0 OR c_i4 NOT BETWEEN 1 AND 5; END;
CREATE POLICY number_l032 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i4 BETWEEN SYMMETRIC 5 AND 1 AND c_i8 > 0) WITH CHECK (c_i4 BETWEEN SYMMETRIC 5 AND 1 AND c_i8 > 0);
CREATE TRIGGER number_t032 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 BETWEEN SYMMETRIC 5 AND 1 AND NEW.c_i8 > 0) EXECUTE FUNCTION number_touch();
CREATE RULE number_r032 AS ON UPDATE TO number WHERE old.c_i4 BETWEEN SYMMETRIC 5 AND 1 AND old.c_i8 > 0 DO ALSO INSERT INTO number_log VALUES (old.id, 'r032');
CREATE FUNCTION number_f032() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 BETWEEN SYMMETRIC 5 AND 1 AND c_i8 > 0; END;
CREATE MATERIALIZED VIEW number_m033 AS SELECT count(*) FILTER (WHERE number.c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR number.c_i8 < 0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l033 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR c_i8 < 0) WITH CHECK (c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR c_i8 < 0);
CREATE TRIGGER number_t033 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 NOT BETWEEN SYMMETRIC 5 AND 1 OR NEW.c_i8 < 0) EXECUTE FUNCTION number_touch();
CREATE VIEW number_w034 AS SELECT id FROM number WHERE c_i8 BETWEEN 1 AND 10000000000;
CREATE POLICY number_l034 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 BETWEEN 1 AND 10000000000) WITH CHECK (c_i8 BETWEEN 1 AND 10000000000);
CREATE TRIGGER number_t034 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 BETWEEN 1 AND 10000000000) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f034() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 BETWEEN 1 AND 10000000000; END;
CREATE DOMAIN number_d034 AS bigint CONSTRAINT fits CHECK (VALUE BETWEEN 1 AND 10000000000);
CREATE POLICY number_l035 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_num BETWEEN 0 AND 1.5) WITH CHECK (c_num BETWEEN 0 AND 1.5);
CREATE TRIGGER number_t035 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_num BETWEEN 0 AND 1.5) EXECUTE FUNCTION number_touch();
CREATE RULE number_r035 AS ON UPDATE TO number WHERE old.c_num BETWEEN 0 AND 1.5 DO ALSO INSERT INTO number_log VALUES (old.id, 'r035');
CREATE FUNCTION number_f035() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_num BETWEEN 0 AND 1.5; END;
CREATE DOMAIN number_d035 AS numeric CONSTRAINT fits CHECK (VALUE BETWEEN 0 AND 1.5);
CREATE MATERIALIZED VIEW number_m036 AS SELECT count(*) FILTER (WHERE number.c_d BETWEEN 0 AND 1) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l036 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_d BETWEEN 0 AND 1) WITH CHECK (c_d BETWEEN 0 AND 1);
CREATE TRIGGER number_t036 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d BETWEEN 0 AND 1) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d036 AS double precision CONSTRAINT fits CHECK (VALUE BETWEEN 0 AND 1);
CREATE VIEW number_w037 AS SELECT id FROM number WHERE c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180;
CREATE POLICY number_l037 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180) WITH CHECK (c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180);
CREATE TRIGGER number_t037 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d BETWEEN -90 AND 90 AND NEW.c_r BETWEEN -180 AND 180) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f037() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_d BETWEEN -90 AND 90 AND c_r BETWEEN -180 AND 180; END;
CREATE POLICY number_l038 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 > -1) WITH CHECK (c_i4 > -1);
CREATE TRIGGER number_t038 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 > -1) EXECUTE FUNCTION number_touch();
CREATE RULE number_r038 AS ON UPDATE TO number WHERE old.c_i4 > -1 DO ALSO INSERT INTO number_log VALUES (old.id, 'r038');
CREATE FUNCTION number_f038() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 > -1; END;
CREATE DOMAIN number_d038 AS integer CONSTRAINT fits CHECK (VALUE > -1);
CREATE MATERIALIZED VIEW number_m039 AS SELECT count(*) FILTER (WHERE number.c_i4 > - 1) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l039 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 > - 1) WITH CHECK (c_i4 > - 1);
CREATE TRIGGER number_t039 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 > - 1) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d039 AS integer CONSTRAINT fits CHECK (VALUE > - 1);
CREATE VIEW number_w040 AS SELECT id FROM number WHERE - c_i4 < 5;
CREATE POLICY number_l040 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (- c_i4 < 5) WITH CHECK (- c_i4 < 5);
CREATE TRIGGER number_t040 BEFORE UPDATE ON number FOR EACH ROW WHEN (- NEW.c_i4 < 5) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f040() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE - c_i4 < 5; END;
CREATE DOMAIN number_d040 AS integer CONSTRAINT fits CHECK (- VALUE < 5);
CREATE POLICY number_l041 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (-(-1) < c_i4) WITH CHECK (-(-1) < c_i4);
CREATE TRIGGER number_t041 BEFORE UPDATE ON number FOR EACH ROW WHEN (-(-1) < NEW.c_i4) EXECUTE FUNCTION number_touch();
CREATE RULE number_r041 AS ON UPDATE TO number WHERE -(-1) < old.c_i4 DO ALSO INSERT INTO number_log VALUES (old.id, 'r041');
CREATE FUNCTION number_f041() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE -(-1) < c_i4; END;
CREATE DOMAIN number_d041 AS integer CONSTRAINT fits CHECK (-(-1) < VALUE);
CREATE MATERIALIZED VIEW number_m042 AS SELECT count(*) FILTER (WHERE (-2147483648)::bigint < number.c_i8) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l042 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING ((-2147483648)::bigint < c_i8) WITH CHECK ((-2147483648)::bigint < c_i8);
CREATE TRIGGER number_t042 BEFORE UPDATE ON number FOR EACH ROW WHEN ((-2147483648)::bigint < NEW.c_i8) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d042 AS bigint CONSTRAINT fits CHECK ((-2147483648)::bigint < VALUE);
CREATE VIEW number_w043 AS SELECT id FROM number WHERE c_i4 > -2147483648;
CREATE POLICY number_l043 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 > -2147483648) WITH CHECK (c_i4 > -2147483648);
CREATE TRIGGER number_t043 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 > -2147483648) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f043() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 > -2147483648; END;
CREATE DOMAIN number_d043 AS integer CONSTRAINT fits CHECK (VALUE > -2147483648);
CREATE POLICY number_l044 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i8 > -9223372036854775808) WITH CHECK (c_i8 > -9223372036854775808);
CREATE TRIGGER number_t044 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 > -9223372036854775808) EXECUTE FUNCTION number_touch();
CREATE RULE number_r044 AS ON UPDATE TO number WHERE old.c_i8 > -9223372036854775808 DO ALSO INSERT INTO number_log VALUES (old.id, 'r044');
CREATE FUNCTION number_f044() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 > -9223372036854775808; END;
CREATE DOMAIN number_d044 AS bigint CONSTRAINT fits CHECK (VALUE > -9223372036854775808);
CREATE MATERIALIZED VIEW number_m045 AS SELECT count(*) FILTER (WHERE - number.c_i4::bigint < 0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l045 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (- c_i4::bigint < 0) WITH CHECK (- c_i4::bigint < 0);
CREATE TRIGGER number_t045 BEFORE UPDATE ON number FOR EACH ROW WHEN (- NEW.c_i4::bigint < 0) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d045 AS integer CONSTRAINT fits CHECK (- VALUE::bigint < 0);
CREATE VIEW number_w046 AS SELECT id FROM number WHERE (-c_i4)::bigint < 0;
CREATE POLICY number_l046 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING ((-c_i4)::bigint < 0) WITH CHECK ((-c_i4)::bigint < 0);
CREATE TRIGGER number_t046 BEFORE UPDATE ON number FOR EACH ROW WHEN ((-NEW.c_i4)::bigint < 0) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f046() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE (-c_i4)::bigint < 0; END;
CREATE DOMAIN number_d046 AS integer CONSTRAINT fits CHECK ((-VALUE)::bigint < 0);
CREATE POLICY number_l047 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING ((-1)::smallint < c_i2) WITH CHECK ((-1)::smallint < c_i2);
CREATE TRIGGER number_t047 BEFORE UPDATE ON number FOR EACH ROW WHEN ((-1)::smallint < NEW.c_i2) EXECUTE FUNCTION number_touch();
CREATE RULE number_r047 AS ON UPDATE TO number WHERE (-1)::smallint < old.c_i2 DO ALSO INSERT INTO number_log VALUES (old.id, 'r047');
CREATE FUNCTION number_f047() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE (-1)::smallint < c_i2; END;
CREATE DOMAIN number_d047 AS smallint CONSTRAINT fits CHECK ((-1)::smallint < VALUE);
CREATE MATERIALIZED VIEW number_m048 AS SELECT count(*) FILTER (WHERE '-1'::integer < number.c_i4) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l048 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING ('-1'::integer < c_i4) WITH CHECK ('-1'::integer < c_i4);
CREATE TRIGGER number_t048 BEFORE UPDATE ON number FOR EACH ROW WHEN ('-1'::integer < NEW.c_i4) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d048 AS integer CONSTRAINT fits CHECK ('-1'::integer < VALUE);
CREATE VIEW number_w049 AS SELECT id FROM number WHERE -1::numeric(5,2) < c_num;
CREATE POLICY number_l049 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (-1::numeric(5,2) < c_num) WITH CHECK (-1::numeric(5,2) < c_num);
CREATE TRIGGER number_t049 BEFORE UPDATE ON number FOR EACH ROW WHEN (-1::numeric(5,2) < NEW.c_num) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f049() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE -1::numeric(5,2) < c_num; END;
CREATE DOMAIN number_d049 AS numeric CONSTRAINT fits CHECK (-1::numeric(5,2) < VALUE);
CREATE POLICY number_l050 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 + 1 - 2 > 0 AND c_i4 - (1 - 2) > 0) WITH CHECK (c_i4 + 1 - 2 > 0 AND c_i4 - (1 - 2) > 0);
CREATE TRIGGER number_t050 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 + 1 - 2 > 0 AND NEW.c_i4 - (1 - 2) > 0) EXECUTE FUNCTION number_touch();
CREATE RULE number_r050 AS ON UPDATE TO number WHERE old.c_i4 + 1 - 2 > 0 AND old.c_i4 - (1 - 2) > 0 DO ALSO INSERT INTO number_log VALUES (old.id, 'r050');
CREATE FUNCTION number_f050() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 + 1 - 2 > 0 AND c_i4 - (1 - 2) > 0; END;
CREATE DOMAIN number_d050 AS integer CONSTRAINT fits CHECK (VALUE + 1 - 2 > 0 AND VALUE - (1 - 2) > 0);
CREATE MATERIALIZED VIEW number_m051 AS SELECT count(*) FILTER (WHERE number.c_i4 * 2 + 3 > 0 AND number.c_i4 * (2 + 3) > 0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l051 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 * 2 + 3 > 0 AND c_i4 * (2 + 3) > 0) WITH CHECK (c_i4 * 2 + 3 > 0 AND c_i4 * (2 + 3) > 0);
CREATE TRIGGER number_t051 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 * 2 + 3 > 0 AND NEW.c_i4 * (2 + 3) > 0) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d051 AS integer CONSTRAINT fits CHECK (VALUE * 2 + 3 > 0 AND VALUE * (2 + 3) > 0);
CREATE VIEW number_w052 AS SELECT id FROM number WHERE c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0;
CREATE POLICY number_l052 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0) WITH CHECK (c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0);
CREATE TRIGGER number_t052 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 / 2 * 3 > 0 AND NEW.c_i4 / (2 * 3) > 0) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f052() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 / 2 * 3 > 0 AND c_i4 / (2 * 3) > 0; END;
CREATE DOMAIN number_d052 AS integer CONSTRAINT fits CHECK (VALUE / 2 * 3 > 0 AND VALUE / (2 * 3) > 0);
CREATE POLICY number_l053 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 % 2 = 0) WITH CHECK (c_i4 % 2 = 0);
CREATE TRIGGER number_t053 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 % 2 = 0) EXECUTE FUNCTION number_touch();
CREATE RULE number_r053 AS ON UPDATE TO number WHERE old.c_i4 % 2 = 0 DO ALSO INSERT INTO number_log VALUES (old.id, 'r053');
CREATE FUNCTION number_f053() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 % 2 = 0; END;
CREATE DOMAIN number_d053 AS integer CONSTRAINT fits CHECK (VALUE % 2 = 0);
CREATE MATERIALIZED VIEW number_m054 AS SELECT count(*) FILTER (WHERE 2 ^ number.c_i4 ^ 2 > 1 AND 2 ^ (number.c_i4 ^ 2) > 1) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l054 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (2 ^ c_i4 ^ 2 > 1 AND 2 ^ (c_i4 ^ 2) > 1) WITH CHECK (2 ^ c_i4 ^ 2 > 1 AND 2 ^ (c_i4 ^ 2) > 1);
CREATE TRIGGER number_t054 BEFORE UPDATE ON number FOR EACH ROW WHEN (2 ^ NEW.c_i4 ^ 2 > 1 AND 2 ^ (NEW.c_i4 ^ 2) > 1) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d054 AS integer CONSTRAINT fits CHECK (2 ^ VALUE ^ 2 > 1 AND 2 ^ (VALUE ^ 2) > 1);
CREATE VIEW number_w055 AS SELECT id FROM number WHERE @ c_i4 > 1;
CREATE POLICY number_l055 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (@ c_i4 > 1) WITH CHECK (@ c_i4 > 1);
CREATE TRIGGER number_t055 BEFORE UPDATE ON number FOR EACH ROW WHEN (@ NEW.c_i4 > 1) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f055() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE @ c_i4 > 1; END;
CREATE DOMAIN number_d055 AS integer CONSTRAINT fits CHECK (@ VALUE > 1);
CREATE POLICY number_l056 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (|/ c_d > 1 AND ||/ c_d > 1) WITH CHECK (|/ c_d > 1 AND ||/ c_d > 1);
CREATE TRIGGER number_t056 BEFORE UPDATE ON number FOR EACH ROW WHEN (|/ NEW.c_d > 1 AND ||/ NEW.c_d > 1) EXECUTE FUNCTION number_touch();
CREATE RULE number_r056 AS ON UPDATE TO number WHERE |/ old.c_d > 1 AND ||/ old.c_d > 1 DO ALSO INSERT INTO number_log VALUES (old.id, 'r056');
CREATE FUNCTION number_f056() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE |/ c_d > 1 AND ||/ c_d > 1; END;
CREATE DOMAIN number_d056 AS double precision CONSTRAINT fits CHECK (|/ VALUE > 1 AND ||/ VALUE > 1);
CREATE MATERIALIZED VIEW number_m057 AS SELECT count(*) FILTER (WHERE ~ number.c_i4 > 1 AND number.c_i4 & 3 = 1 AND number.c_i4 | 1 > 0 AND number.c_i4 # 1 > 0 AND number.c_i4 << 1 > 2 AND number.c_i4 >> 1 > 2) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l057 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (~ c_i4 > 1 AND c_i4 & 3 = 1 AND c_i4 | 1 > 0 AND c_i4 # 1 > 0 AND c_i4 << 1 > 2 AND c_i4 >> 1 > 2) WITH CHECK (~ c_i4 > 1 AND c_i4 & 3 = 1 AND c_i4 | 1 > 0 AND c_i4 # 1 > 0 AND c_i4 << 1 > 2 AND c_i4 >> 1 > 2);
CREATE TRIGGER number_t057 BEFORE UPDATE ON number FOR EACH ROW WHEN (~ NEW.c_i4 > 1 AND NEW.c_i4 & 3 = 1 AND NEW.c_i4 | 1 > 0 AND NEW.c_i4 # 1 > 0 AND NEW.c_i4 << 1 > 2 AND NEW.c_i4 >> 1 > 2) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d057 AS integer CONSTRAINT fits CHECK (~ VALUE > 1 AND VALUE & 3 = 1 AND VALUE | 1 > 0 AND VALUE # 1 > 0 AND VALUE << 1 > 2 AND VALUE >> 1 > 2);
CREATE VIEW number_w058 AS SELECT id FROM number WHERE c_nps::numeric(5,1) > 0.5;
CREATE POLICY number_l058 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_nps::numeric(5,1) > 0.5) WITH CHECK (c_nps::numeric(5,1) > 0.5);
CREATE TRIGGER number_t058 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_nps::numeric(5,1) > 0.5) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f058() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_nps::numeric(5,1) > 0.5; END;
CREATE DOMAIN number_d058 AS numeric(10,2) CONSTRAINT fits CHECK (VALUE::numeric(5,1) > 0.5);
CREATE POLICY number_l059 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4::numeric(10,2) > 1) WITH CHECK (c_i4::numeric(10,2) > 1);
CREATE TRIGGER number_t059 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4::numeric(10,2) > 1) EXECUTE FUNCTION number_touch();
CREATE RULE number_r059 AS ON UPDATE TO number WHERE old.c_i4::numeric(10,2) > 1 DO ALSO INSERT INTO number_log VALUES (old.id, 'r059');
CREATE FUNCTION number_f059() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4::numeric(10,2) > 1; END;
CREATE DOMAIN number_d059 AS integer CONSTRAINT fits CHECK (VALUE::numeric(10,2) > 1);
CREATE MATERIALIZED VIEW number_m060 AS SELECT count(*) FILTER (WHERE number.c_nps::integer IN (1,2)) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l060 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_nps::integer IN (1,2)) WITH CHECK (c_nps::integer IN (1,2));
CREATE TRIGGER number_t060 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_nps::integer IN (1,2)) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d060 AS numeric(10,2) CONSTRAINT fits CHECK (VALUE::integer IN (1,2));
CREATE VIEW number_w061 AS SELECT id FROM number WHERE c_d::real = 1.5;
CREATE POLICY number_l061 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d::real = 1.5) WITH CHECK (c_d::real = 1.5);
CREATE TRIGGER number_t061 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d::real = 1.5) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f061() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_d::real = 1.5; END;
CREATE DOMAIN number_d061 AS double precision CONSTRAINT fits CHECK (VALUE::real = 1.5);
CREATE POLICY number_l062 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_num = 1e10 AND c_num = 1.50 AND c_num = .5 AND c_num = 123456789012345678901234567890.123456789) WITH CHECK (c_num = 1e10 AND c_num = 1.50 AND c_num = .5 AND c_num = 123456789012345678901234567890.123456789);
CREATE TRIGGER number_t062 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_num = 1e10 AND NEW.c_num = 1.50 AND NEW.c_num = .5 AND NEW.c_num = 123456789012345678901234567890.123456789) EXECUTE FUNCTION number_touch();
CREATE RULE number_r062 AS ON UPDATE TO number WHERE old.c_num = 1e10 AND old.c_num = 1.50 AND old.c_num = .5 AND old.c_num = 123456789012345678901234567890.123456789 DO ALSO INSERT INTO number_log VALUES (old.id, 'r062');
CREATE FUNCTION number_f062() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_num = 1e10 AND c_num = 1.50 AND c_num = .5 AND c_num = 123456789012345678901234567890.123456789; END;
CREATE DOMAIN number_d062 AS numeric CONSTRAINT fits CHECK (VALUE = 1e10 AND VALUE = 1.50 AND VALUE = .5 AND VALUE = 123456789012345678901234567890.123456789);
CREATE MATERIALIZED VIEW number_m063 AS SELECT count(*) FILTER (WHERE number.c_d = 1e-10 AND number.c_d = 1e300) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l063 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d = 1e-10 AND c_d = 1e300) WITH CHECK (c_d = 1e-10 AND c_d = 1e300);
CREATE TRIGGER number_t063 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_d = 1e-10 AND NEW.c_d = 1e300) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d063 AS double precision CONSTRAINT fits CHECK (VALUE = 1e-10 AND VALUE = 1e300);
CREATE VIEW number_w064 AS SELECT id FROM number WHERE round(c_num, 2) = c_num;
CREATE POLICY number_l064 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (round(c_num, 2) = c_num) WITH CHECK (round(c_num, 2) = c_num);
CREATE TRIGGER number_t064 BEFORE UPDATE ON number FOR EACH ROW WHEN (round(NEW.c_num, 2) = NEW.c_num) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f064() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE round(c_num, 2) = c_num; END;
CREATE DOMAIN number_d064 AS numeric CONSTRAINT fits CHECK (round(VALUE, 2) = VALUE);
CREATE POLICY number_l065 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (mod(c_i4, 2) IN (0, 1)) WITH CHECK (mod(c_i4, 2) IN (0, 1));
CREATE TRIGGER number_t065 BEFORE UPDATE ON number FOR EACH ROW WHEN (mod(NEW.c_i4, 2) IN (0, 1)) EXECUTE FUNCTION number_touch();
CREATE RULE number_r065 AS ON UPDATE TO number WHERE mod(old.c_i4, 2) IN (0, 1) DO ALSO INSERT INTO number_log VALUES (old.id, 'r065');
CREATE FUNCTION number_f065() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE mod(c_i4, 2) IN (0, 1); END;
CREATE DOMAIN number_d065 AS integer CONSTRAINT fits CHECK (mod(VALUE, 2) IN (0, 1));
CREATE MATERIALIZED VIEW number_m066 AS SELECT count(*) FILTER (WHERE coalesce(number.c_i4, 0) > 0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l066 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_i4, 0) > 0) WITH CHECK (coalesce(c_i4, 0) > 0);
CREATE TRIGGER number_t066 BEFORE UPDATE ON number FOR EACH ROW WHEN (coalesce(NEW.c_i4, 0) > 0) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d066 AS integer CONSTRAINT fits CHECK (coalesce(VALUE, 0) > 0);
CREATE VIEW number_w067 AS SELECT id FROM number WHERE coalesce(c_i4, c_i8, 0) IN (1, 2);
CREATE POLICY number_l067 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_i4, c_i8, 0) IN (1, 2)) WITH CHECK (coalesce(c_i4, c_i8, 0) IN (1, 2));
CREATE TRIGGER number_t067 BEFORE UPDATE ON number FOR EACH ROW WHEN (coalesce(NEW.c_i4, NEW.c_i8, 0) IN (1, 2)) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f067() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE coalesce(c_i4, c_i8, 0) IN (1, 2); END;
CREATE POLICY number_l068 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (coalesce(c_nps, 0) >= 0) WITH CHECK (coalesce(c_nps, 0) >= 0);
CREATE TRIGGER number_t068 BEFORE UPDATE ON number FOR EACH ROW WHEN (coalesce(NEW.c_nps, 0) >= 0) EXECUTE FUNCTION number_touch();
CREATE RULE number_r068 AS ON UPDATE TO number WHERE coalesce(old.c_nps, 0) >= 0 DO ALSO INSERT INTO number_log VALUES (old.id, 'r068');
CREATE FUNCTION number_f068() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE coalesce(c_nps, 0) >= 0; END;
CREATE DOMAIN number_d068 AS numeric(10,2) CONSTRAINT fits CHECK (coalesce(VALUE, 0) >= 0);
CREATE MATERIALIZED VIEW number_m069 AS SELECT count(*) FILTER (WHERE coalesce(number.c_num, 0.0, -1) >= 0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l069 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_num, 0.0, -1) >= 0) WITH CHECK (coalesce(c_num, 0.0, -1) >= 0);
CREATE TRIGGER number_t069 BEFORE UPDATE ON number FOR EACH ROW WHEN (coalesce(NEW.c_num, 0.0, -1) >= 0) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d069 AS numeric CONSTRAINT fits CHECK (coalesce(VALUE, 0.0, -1) >= 0);
CREATE VIEW number_w070 AS SELECT id FROM number WHERE greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1);
CREATE POLICY number_l070 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1)) WITH CHECK (greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1));
CREATE TRIGGER number_t070 BEFORE UPDATE ON number FOR EACH ROW WHEN (greatest(NEW.c_i4, NEW.c_i8, 1) > least(NEW.c_num, 2.5, 1)) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f070() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE greatest(c_i4, c_i8, 1) > least(c_num, 2.5, 1); END;
CREATE POLICY number_l071 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (nullif(c_i4, 0) IS NOT NULL) WITH CHECK (nullif(c_i4, 0) IS NOT NULL);
CREATE TRIGGER number_t071 BEFORE UPDATE ON number FOR EACH ROW WHEN (nullif(NEW.c_i4, 0) IS NOT NULL) EXECUTE FUNCTION number_touch();
CREATE RULE number_r071 AS ON UPDATE TO number WHERE nullif(old.c_i4, 0) IS NOT NULL DO ALSO INSERT INTO number_log VALUES (old.id, 'r071');
CREATE FUNCTION number_f071() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE nullif(c_i4, 0) IS NOT NULL; END;
CREATE DOMAIN number_d071 AS integer CONSTRAINT fits CHECK (nullif(VALUE, 0) IS NOT NULL);
CREATE MATERIALIZED VIEW number_m072 AS SELECT count(*) FILTER (WHERE nullif(number.c_i4, 0) IN (1, 2)) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l072 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (nullif(c_i4, 0) IN (1, 2)) WITH CHECK (nullif(c_i4, 0) IN (1, 2));
CREATE TRIGGER number_t072 BEFORE UPDATE ON number FOR EACH ROW WHEN (nullif(NEW.c_i4, 0) IN (1, 2)) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d072 AS integer CONSTRAINT fits CHECK (nullif(VALUE, 0) IN (1, 2));
CREATE VIEW number_w073 AS SELECT id FROM number WHERE CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5;
CREATE POLICY number_l073 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5) WITH CHECK (CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5);
CREATE TRIGGER number_t073 BEFORE UPDATE ON number FOR EACH ROW WHEN (CASE WHEN NEW.c_i4 > 0 THEN NEW.c_i4 ELSE NEW.c_i8 END > 5) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f073() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE CASE WHEN c_i4 > 0 THEN c_i4 ELSE c_i8 END > 5; END;
CREATE POLICY number_l074 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1) WITH CHECK (CASE c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1);
CREATE TRIGGER number_t074 BEFORE UPDATE ON number FOR EACH ROW WHEN (CASE NEW.c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1) EXECUTE FUNCTION number_touch();
CREATE RULE number_r074 AS ON UPDATE TO number WHERE CASE old.c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1 DO ALSO INSERT INTO number_log VALUES (old.id, 'r074');
CREATE FUNCTION number_f074() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE CASE c_i4 WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1; END;
CREATE DOMAIN number_d074 AS integer CONSTRAINT fits CHECK (CASE VALUE WHEN 1 THEN 1.5 WHEN 2 THEN 2 ELSE 0 END > 1);
CREATE MATERIALIZED VIEW number_m075 AS SELECT count(*) FILTER (WHERE CASE number.c_i4 WHEN 1 THEN true END) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l075 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE c_i4 WHEN 1 THEN true END) WITH CHECK (CASE c_i4 WHEN 1 THEN true END);
CREATE TRIGGER number_t075 BEFORE UPDATE ON number FOR EACH ROW WHEN (CASE NEW.c_i4 WHEN 1 THEN true END) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d075 AS integer CONSTRAINT fits CHECK (CASE VALUE WHEN 1 THEN true END);
CREATE VIEW number_w076 AS SELECT id FROM number WHERE c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8;
CREATE POLICY number_l076 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8) WITH CHECK (c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8);
CREATE TRIGGER number_t076 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 IS DISTINCT FROM 5 AND NEW.c_i4 IS NOT DISTINCT FROM NEW.c_i8) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f076() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 IS DISTINCT FROM 5 AND c_i4 IS NOT DISTINCT FROM c_i8; END;
CREATE POLICY number_l077 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (NOT (c_i4 IS DISTINCT FROM NULL)) WITH CHECK (NOT (c_i4 IS DISTINCT FROM NULL));
CREATE TRIGGER number_t077 BEFORE UPDATE ON number FOR EACH ROW WHEN (NOT (NEW.c_i4 IS DISTINCT FROM NULL)) EXECUTE FUNCTION number_touch();
CREATE RULE number_r077 AS ON UPDATE TO number WHERE NOT (old.c_i4 IS DISTINCT FROM NULL) DO ALSO INSERT INTO number_log VALUES (old.id, 'r077');
CREATE FUNCTION number_f077() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE NOT (c_i4 IS DISTINCT FROM NULL); END;
CREATE DOMAIN number_d077 AS integer CONSTRAINT fits CHECK (NOT (VALUE IS DISTINCT FROM NULL));
CREATE MATERIALIZED VIEW number_m078 AS SELECT count(*) FILTER (WHERE number.c_money > 1::money) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l078 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_money > 1::money) WITH CHECK (c_money > 1::money);
CREATE TRIGGER number_t078 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_money > 1::money) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d078 AS money CONSTRAINT fits CHECK (VALUE > 1::money);
CREATE VIEW number_w079 AS SELECT id FROM number WHERE c_money IN ('1.50', '2');
CREATE POLICY number_l079 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_money IN ('1.50', '2')) WITH CHECK (c_money IN ('1.50', '2'));
CREATE TRIGGER number_t079 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_money IN ('1.50', '2')) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f079() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_money IN ('1.50', '2'); END;
CREATE DOMAIN number_d079 AS money CONSTRAINT fits CHECK (VALUE IN ('1.50', '2'));
CREATE POLICY number_l080 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_money > '12.34'::money) WITH CHECK (c_money > '12.34'::money);
CREATE TRIGGER number_t080 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_money > '12.34'::money) EXECUTE FUNCTION number_touch();
CREATE RULE number_r080 AS ON UPDATE TO number WHERE old.c_money > '12.34'::money DO ALSO INSERT INTO number_log VALUES (old.id, 'r080');
CREATE FUNCTION number_f080() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_money > '12.34'::money; END;
CREATE DOMAIN number_d080 AS money CONSTRAINT fits CHECK (VALUE > '12.34'::money);
CREATE MATERIALIZED VIEW number_m081 AS SELECT count(*) FILTER (WHERE number.c_money / 2 > '1'::money) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l081 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_money / 2 > '1'::money) WITH CHECK (c_money / 2 > '1'::money);
CREATE TRIGGER number_t081 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_money / 2 > '1'::money) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d081 AS money CONSTRAINT fits CHECK (VALUE / 2 > '1'::money);
CREATE VIEW number_w082 AS SELECT id FROM number WHERE c_money::numeric > 2;
CREATE POLICY number_l082 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_money::numeric > 2) WITH CHECK (c_money::numeric > 2);
CREATE TRIGGER number_t082 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_money::numeric > 2) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f082() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_money::numeric > 2; END;
CREATE DOMAIN number_d082 AS money CONSTRAINT fits CHECK (VALUE::numeric > 2);
CREATE POLICY number_l083 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_oid IN (1, 2)) WITH CHECK (c_oid IN (1, 2));
CREATE TRIGGER number_t083 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_oid IN (1, 2)) EXECUTE FUNCTION number_touch();
CREATE RULE number_r083 AS ON UPDATE TO number WHERE old.c_oid IN (1, 2) DO ALSO INSERT INTO number_log VALUES (old.id, 'r083');
CREATE FUNCTION number_f083() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_oid IN (1, 2); END;
CREATE DOMAIN number_d083 AS oid CONSTRAINT fits CHECK (VALUE IN (1, 2));
CREATE MATERIALIZED VIEW number_m084 AS SELECT count(*) FILTER (WHERE number.c_oid = 5) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l084 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_oid = 5) WITH CHECK (c_oid = 5);
CREATE TRIGGER number_t084 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_oid = 5) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d084 AS oid CONSTRAINT fits CHECK (VALUE = 5);
CREATE VIEW number_w085 AS SELECT id FROM number WHERE c_oid::regclass::text = 'pg_class';
CREATE POLICY number_l085 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_oid::regclass::text = 'pg_class') WITH CHECK (c_oid::regclass::text = 'pg_class');
CREATE TRIGGER number_t085 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_oid::regclass::text = 'pg_class') EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f085() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_oid::regclass::text = 'pg_class'; END;
CREATE DOMAIN number_d085 AS oid CONSTRAINT fits CHECK (VALUE::regclass::text = 'pg_class');
CREATE POLICY number_l086 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4::text = '5') WITH CHECK (c_i4::text = '5');
CREATE TRIGGER number_t086 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4::text = '5') EXECUTE FUNCTION number_touch();
CREATE RULE number_r086 AS ON UPDATE TO number WHERE old.c_i4::text = '5' DO ALSO INSERT INTO number_log VALUES (old.id, 'r086');
CREATE FUNCTION number_f086() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4::text = '5'; END;
CREATE DOMAIN number_d086 AS integer CONSTRAINT fits CHECK (VALUE::text = '5');
CREATE MATERIALIZED VIEW number_m087 AS SELECT count(*) FILTER (WHERE number.c_i4::varchar(5) = '5') AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l087 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4::varchar(5) = '5') WITH CHECK (c_i4::varchar(5) = '5');
CREATE TRIGGER number_t087 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4::varchar(5) = '5') EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d087 AS integer CONSTRAINT fits CHECK (VALUE::varchar(5) = '5');
CREATE VIEW number_w088 AS SELECT id FROM number WHERE c_i4::boolean;
CREATE POLICY number_l088 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i4::boolean) WITH CHECK (c_i4::boolean);
CREATE TRIGGER number_t088 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4::boolean) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f088() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4::boolean; END;
CREATE DOMAIN number_d088 AS integer CONSTRAINT fits CHECK (VALUE::boolean);
CREATE POLICY number_l089 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4::text IN ('1', '2')) WITH CHECK (c_i4::text IN ('1', '2'));
CREATE TRIGGER number_t089 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4::text IN ('1', '2')) EXECUTE FUNCTION number_touch();
CREATE RULE number_r089 AS ON UPDATE TO number WHERE old.c_i4::text IN ('1', '2') DO ALSO INSERT INTO number_log VALUES (old.id, 'r089');
CREATE FUNCTION number_f089() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4::text IN ('1', '2'); END;
CREATE DOMAIN number_d089 AS integer CONSTRAINT fits CHECK (VALUE::text IN ('1', '2'));
CREATE MATERIALIZED VIEW number_m090 AS SELECT count(*) FILTER (WHERE ceil(number.c_d) = floor(number.c_d) AND abs(number.c_i4) = 3 AND sign(number.c_num) = 1) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l090 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (ceil(c_d) = floor(c_d) AND abs(c_i4) = 3 AND sign(c_num) = 1) WITH CHECK (ceil(c_d) = floor(c_d) AND abs(c_i4) = 3 AND sign(c_num) = 1);
CREATE TRIGGER number_t090 BEFORE UPDATE ON number FOR EACH ROW WHEN (ceil(NEW.c_d) = floor(NEW.c_d) AND abs(NEW.c_i4) = 3 AND sign(NEW.c_num) = 1) EXECUTE FUNCTION number_touch();
CREATE VIEW number_w091 AS SELECT id FROM number WHERE width_bucket(c_num, 0, 10, 5) = 1;
CREATE POLICY number_l091 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (width_bucket(c_num, 0, 10, 5) = 1) WITH CHECK (width_bucket(c_num, 0, 10, 5) = 1);
CREATE TRIGGER number_t091 BEFORE UPDATE ON number FOR EACH ROW WHEN (width_bucket(NEW.c_num, 0, 10, 5) = 1) EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f091() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE width_bucket(c_num, 0, 10, 5) = 1; END;
CREATE DOMAIN number_d091 AS numeric CONSTRAINT fits CHECK (width_bucket(VALUE, 0, 10, 5) = 1);
CREATE POLICY number_l092 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_i4 = 1 OR c_i4 = 2 AND c_i8 = 3 OR NOT c_i8 = 4) WITH CHECK (c_i4 = 1 OR c_i4 = 2 AND c_i8 = 3 OR NOT c_i8 = 4);
CREATE TRIGGER number_t092 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 = 1 OR NEW.c_i4 = 2 AND NEW.c_i8 = 3 OR NOT NEW.c_i8 = 4) EXECUTE FUNCTION number_touch();
CREATE RULE number_r092 AS ON UPDATE TO number WHERE old.c_i4 = 1 OR old.c_i4 = 2 AND old.c_i8 = 3 OR NOT old.c_i8 = 4 DO ALSO INSERT INTO number_log VALUES (old.id, 'r092');
CREATE FUNCTION number_f092() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 = 1 OR c_i4 = 2 AND c_i8 = 3 OR NOT c_i8 = 4; END;
CREATE MATERIALIZED VIEW number_m093 AS SELECT count(*) FILTER (WHERE number.c_i2 = 1::smallint AND number.c_i2 = '2' AND number.c_i2 < 3) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l093 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i2 = 1::smallint AND c_i2 = '2' AND c_i2 < 3) WITH CHECK (c_i2 = 1::smallint AND c_i2 = '2' AND c_i2 < 3);
CREATE TRIGGER number_t093 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i2 = 1::smallint AND NEW.c_i2 = '2' AND NEW.c_i2 < 3) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d093 AS smallint CONSTRAINT fits CHECK (VALUE = 1::smallint AND VALUE = '2' AND VALUE < 3);
CREATE VIEW number_w094 AS SELECT id FROM number WHERE c_i4 = '7';
CREATE POLICY number_l094 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i4 = '7') WITH CHECK (c_i4 = '7');
CREATE TRIGGER number_t094 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i4 = '7') EXECUTE FUNCTION number_touch();
CREATE FUNCTION number_f094() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i4 = '7'; END;
CREATE DOMAIN number_d094 AS integer CONSTRAINT fits CHECK (VALUE = '7');
CREATE POLICY number_l095 ON number AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8 = '7' AND c_i8 = 7::bigint AND c_i8 = 7) WITH CHECK (c_i8 = '7' AND c_i8 = 7::bigint AND c_i8 = 7);
CREATE TRIGGER number_t095 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_i8 = '7' AND NEW.c_i8 = 7::bigint AND NEW.c_i8 = 7) EXECUTE FUNCTION number_touch();
CREATE RULE number_r095 AS ON UPDATE TO number WHERE old.c_i8 = '7' AND old.c_i8 = 7::bigint AND old.c_i8 = 7 DO ALSO INSERT INTO number_log VALUES (old.id, 'r095');
CREATE FUNCTION number_f095() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM number WHERE c_i8 = '7' AND c_i8 = 7::bigint AND c_i8 = 7; END;
CREATE DOMAIN number_d095 AS bigint CONSTRAINT fits CHECK (VALUE = '7' AND VALUE = 7::bigint AND VALUE = 7);
CREATE MATERIALIZED VIEW number_m096 AS SELECT count(*) FILTER (WHERE number.c_num = '7' AND number.c_num = 7 AND number.c_num = 7.0) AS n FROM number JOIN number AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY number_l096 ON number AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_num = '7' AND c_num = 7 AND c_num = 7.0) WITH CHECK (c_num = '7' AND c_num = 7 AND c_num = 7.0);
CREATE TRIGGER number_t096 BEFORE UPDATE ON number FOR EACH ROW WHEN (NEW.c_num = '7' AND NEW.c_num = 7 AND NEW.c_num = 7.0) EXECUTE FUNCTION number_touch();
CREATE DOMAIN number_d096 AS numeric CONSTRAINT fits CHECK (VALUE = '7' AND VALUE = 7 AND VALUE = 7.0);

-- shape: logic expressions in checks indexes and generated columns
CREATE TABLE logic (
    c_a boolean, c_b boolean, c_c boolean, c_d boolean, c_n integer, c_m integer, c_s varchar(9),
    CONSTRAINT logic_c001 CHECK (c_a AND c_b AND c_c AND c_d),
    g001 boolean GENERATED ALWAYS AS (c_a AND c_b AND c_c AND c_d) STORED,
    CONSTRAINT logic_c002 CHECK (c_a AND (c_b AND (c_c AND c_d))),
    g002 boolean GENERATED ALWAYS AS (c_a AND (c_b AND (c_c AND c_d))) STORED,
    CONSTRAINT logic_c003 CHECK ((c_a AND c_b) AND (c_c AND c_d)),
    g003 boolean GENERATED ALWAYS AS ((c_a AND c_b) AND (c_c AND c_d)) STORED,
    CONSTRAINT logic_c004 CHECK (((c_a AND c_b) AND c_c) AND c_d),
    g004 boolean GENERATED ALWAYS AS (((c_a AND c_b) AND c_c) AND c_d) STORED,
    CONSTRAINT logic_c005 CHECK ((c_a AND (c_b AND c_c)) AND c_d),
    g005 boolean GENERATED ALWAYS AS ((c_a AND (c_b AND c_c)) AND c_d) STORED,
    CONSTRAINT logic_c006 CHECK (c_a AND (c_b AND c_c) AND c_d),
    g006 boolean GENERATED ALWAYS AS (c_a AND (c_b AND c_c) AND c_d) STORED,
    CONSTRAINT logic_c007 CHECK (c_a OR c_b OR c_c OR c_d),
    g007 boolean GENERATED ALWAYS AS (c_a OR c_b OR c_c OR c_d) STORED,
    CONSTRAINT logic_c008 CHECK (c_a OR (c_b OR (c_c OR c_d))),
    g008 boolean GENERATED ALWAYS AS (c_a OR (c_b OR (c_c OR c_d))) STORED,
    CONSTRAINT logic_c009 CHECK ((c_a OR c_b) OR (c_c OR c_d)),
    g009 boolean GENERATED ALWAYS AS ((c_a OR c_b) OR (c_c OR c_d)) STORED,
    CONSTRAINT logic_c010 CHECK ((c_a OR (c_b OR c_c)) OR c_d),
    g010 boolean GENERATED ALWAYS AS ((c_a OR (c_b OR c_c)) OR c_d) STORED,
    CONSTRAINT logic_c011 CHECK (c_a OR c_b AND c_c OR c_d),
    g011 boolean GENERATED ALWAYS AS (c_a OR c_b AND c_c OR c_d) STORED,
    CONSTRAINT logic_c012 CHECK ((c_a OR c_b) AND (c_c OR c_d)),
    g012 boolean GENERATED ALWAYS AS ((c_a OR c_b) AND (c_c OR c_d)) STORED,
    CONSTRAINT logic_c013 CHECK (c_a AND (c_b OR c_c AND (c_d OR NOT c_a))),
    g013 boolean GENERATED ALWAYS AS (c_a AND (c_b OR c_c AND (c_d OR NOT c_a))) STORED,
    CONSTRAINT logic_c014 CHECK (NOT c_a AND NOT (c_b AND NOT (c_c OR NOT c_d))),
    g014 boolean GENERATED ALWAYS AS (NOT c_a AND NOT (c_b AND NOT (c_c OR NOT c_d))) STORED,
    CONSTRAINT logic_c015 CHECK (NOT NOT c_a),
    g015 boolean GENERATED ALWAYS AS (NOT NOT c_a) STORED,
    CONSTRAINT logic_c016 CHECK (NOT (NOT (c_a AND c_b))),
    g016 boolean GENERATED ALWAYS AS (NOT (NOT (c_a AND c_b))) STORED,
    CONSTRAINT logic_c017 CHECK (c_a = true AND c_b <> false),
    g017 boolean GENERATED ALWAYS AS (c_a = true AND c_b <> false) STORED,
    CONSTRAINT logic_c018 CHECK (c_a IS TRUE),
    g018 boolean GENERATED ALWAYS AS (c_a IS TRUE) STORED,
    CONSTRAINT logic_c019 CHECK (c_a IS NOT TRUE),
    g019 boolean GENERATED ALWAYS AS (c_a IS NOT TRUE) STORED,
    CONSTRAINT logic_c020 CHECK (c_a IS FALSE OR c_a IS NOT FALSE),
    g020 boolean GENERATED ALWAYS AS (c_a IS FALSE OR c_a IS NOT FALSE) STORED,
    CONSTRAINT logic_c021 CHECK (c_a IS UNKNOWN OR c_a IS NOT UNKNOWN),
    g021 boolean GENERATED ALWAYS AS (c_a IS UNKNOWN OR c_a IS NOT UNKNOWN) STORED,
    CONSTRAINT logic_c022 CHECK ((c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE),
    g022 boolean GENERATED ALWAYS AS ((c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE) STORED,
    CONSTRAINT logic_c023 CHECK (c_a IS NULL),
    g023 boolean GENERATED ALWAYS AS (c_a IS NULL) STORED,
    CONSTRAINT logic_c024 CHECK ((c_a OR c_b) IS NOT NULL),
    g024 boolean GENERATED ALWAYS AS ((c_a OR c_b) IS NOT NULL) STORED,
    CONSTRAINT logic_c025 CHECK (c_a IN (true, false)),
    g025 boolean GENERATED ALWAYS AS (c_a IN (true, false)) STORED,
    CONSTRAINT logic_c026 CHECK (c_a IN (c_b, c_c)),
    g026 boolean GENERATED ALWAYS AS (c_a IN (c_b, c_c)) STORED,
    CONSTRAINT logic_c027 CHECK ((c_n > 1) = (c_m > 1)),
    g027 boolean GENERATED ALWAYS AS ((c_n > 1) = (c_m > 1)) STORED,
    CONSTRAINT logic_c028 CHECK ((c_n > 1) <> (c_m IS NULL)),
    g028 boolean GENERATED ALWAYS AS ((c_n > 1) <> (c_m IS NULL)) STORED,
    CONSTRAINT logic_c029 CHECK (c_a > c_b),
    g029 boolean GENERATED ALWAYS AS (c_a > c_b) STORED,
    CONSTRAINT logic_c030 CHECK (c_a = (c_b = c_c)),
    g030 boolean GENERATED ALWAYS AS (c_a = (c_b = c_c)) STORED,
    CONSTRAINT logic_c031 CHECK ((c_a = c_b) = c_c),
    g031 boolean GENERATED ALWAYS AS ((c_a = c_b) = c_c) STORED,
    CONSTRAINT logic_c032 CHECK (true),
    g032 boolean GENERATED ALWAYS AS (true) STORED,
    CONSTRAINT logic_c033 CHECK (false OR c_a),
    g033 boolean GENERATED ALWAYS AS (false OR c_a) STORED,
    CONSTRAINT logic_c034 CHECK (c_n BETWEEN 1 AND 5 AND c_m > 0),
    g034 boolean GENERATED ALWAYS AS (c_n BETWEEN 1 AND 5 AND c_m > 0) STORED,
    CONSTRAINT logic_c035 CHECK (c_n BETWEEN 1 AND 5 AND c_m > 0 AND c_a),
    g035 boolean GENERATED ALWAYS AS (c_n BETWEEN 1 AND 5 AND c_m > 0 AND c_a) STORED,
    CONSTRAINT logic_c036 CHECK (c_a AND c_n BETWEEN 1 AND 5),
    g036 boolean GENERATED ALWAYS AS (c_a AND c_n BETWEEN 1 AND 5) STORED,
    CONSTRAINT logic_c037 CHECK (c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b),
    g037 boolean GENERATED ALWAYS AS (c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b) STORED,
    CONSTRAINT logic_c038 CHECK ((c_n BETWEEN 1 AND 5) = c_a),
    g038 boolean GENERATED ALWAYS AS ((c_n BETWEEN 1 AND 5) = c_a) STORED,
    CONSTRAINT logic_c039 CHECK (NOT c_n BETWEEN 1 AND 5),
    g039 boolean GENERATED ALWAYS AS (NOT c_n BETWEEN 1 AND 5) STORED,
    CONSTRAINT logic_c040 CHECK (NOT (c_n BETWEEN 1 AND 5 AND c_a)),
    g040 boolean GENERATED ALWAYS AS (NOT (c_n BETWEEN 1 AND 5 AND c_a)) STORED,
    CONSTRAINT logic_c041 CHECK ((c_n BETWEEN 1 AND 5 OR c_m BETWEEN 1 AND 5) AND c_a),
    g041 boolean GENERATED ALWAYS AS ((c_n BETWEEN 1 AND 5 OR c_m BETWEEN 1 AND 5) AND c_a) STORED,
    CONSTRAINT logic_c042 CHECK (c_n NOT BETWEEN 1 AND 5 OR c_a OR c_b),
    g042 boolean GENERATED ALWAYS AS (c_n NOT BETWEEN 1 AND 5 OR c_a OR c_b) STORED,
    CONSTRAINT logic_c043 CHECK (c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b),
    g043 boolean GENERATED ALWAYS AS (c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b) STORED,
    CONSTRAINT logic_c044 CHECK (c_n BETWEEN SYMMETRIC 1 AND 5),
    g044 boolean GENERATED ALWAYS AS (c_n BETWEEN SYMMETRIC 1 AND 5) STORED,
    CONSTRAINT logic_c045 CHECK (c_n BETWEEN c_m AND c_m + 10 AND c_a),
    g045 boolean GENERATED ALWAYS AS (c_n BETWEEN c_m AND c_m + 10 AND c_a) STORED,
    CONSTRAINT logic_c046 CHECK (c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5),
    g046 boolean GENERATED ALWAYS AS (c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5) STORED,
    CONSTRAINT logic_c047 CHECK (c_n IN (1,2) AND c_m IN (1,2) OR c_s IN ('a','b')),
    g047 boolean GENERATED ALWAYS AS (c_n IN (1,2) AND c_m IN (1,2) OR c_s IN ('a','b')) STORED,
    CONSTRAINT logic_c048 CHECK (c_s IN ('a','b') AND (c_n = 1 OR c_s NOT IN ('c','d')) AND c_a),
    g048 boolean GENERATED ALWAYS AS (c_s IN ('a','b') AND (c_n = 1 OR c_s NOT IN ('c','d')) AND c_a) STORED,
    CONSTRAINT logic_c049 CHECK ((c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL)),
    g049 boolean GENERATED ALWAYS AS ((c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL)) STORED,
    CONSTRAINT logic_c050 CHECK ((c_s IN ('a','b')) = (c_n IS NOT NULL)),
    g050 boolean GENERATED ALWAYS AS ((c_s IN ('a','b')) = (c_n IS NOT NULL)) STORED,
    CONSTRAINT logic_c051 CHECK ((c_s IN ('a','b')) IS NOT FALSE),
    g051 boolean GENERATED ALWAYS AS ((c_s IN ('a','b')) IS NOT FALSE) STORED,
    CONSTRAINT logic_c052 CHECK (CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END),
    g052 boolean GENERATED ALWAYS AS (CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END) STORED,
    CONSTRAINT logic_c053 CHECK (CASE c_a WHEN true THEN c_b ELSE false END),
    g053 boolean GENERATED ALWAYS AS (CASE c_a WHEN true THEN c_b ELSE false END) STORED,
    CONSTRAINT logic_c054 CHECK (CASE WHEN c_s IN ('a','b') THEN c_n BETWEEN 1 AND 2 ELSE c_n IS NULL END),
    g054 boolean GENERATED ALWAYS AS (CASE WHEN c_s IN ('a','b') THEN c_n BETWEEN 1 AND 2 ELSE c_n IS NULL END) STORED,
    CONSTRAINT logic_c055 CHECK (CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x'),
    g055 boolean GENERATED ALWAYS AS (CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x') STORED,
    CONSTRAINT logic_c056 CHECK (CASE WHEN c_a THEN CASE c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE c_s END IN ('one', 'two')),
    g056 boolean GENERATED ALWAYS AS (CASE WHEN c_a THEN CASE c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE c_s END IN ('one', 'two')) STORED,
    CONSTRAINT logic_c057 CHECK (coalesce(c_a, c_b, false)),
    g057 boolean GENERATED ALWAYS AS (coalesce(c_a, c_b, false)) STORED,
    CONSTRAINT logic_c058 CHECK (coalesce(c_n BETWEEN 1 AND 3 AND c_a, true)),
    g058 boolean GENERATED ALWAYS AS (coalesce(c_n BETWEEN 1 AND 3 AND c_a, true)) STORED,
    CONSTRAINT logic_c059 CHECK ((c_n, c_m) = (1, 2)),
    g059 boolean GENERATED ALWAYS AS ((c_n, c_m) = (1, 2)) STORED,
    CONSTRAINT logic_c060 CHECK ((c_n, c_m) <> (1, 2)),
    g060 boolean GENERATED ALWAYS AS ((c_n, c_m) <> (1, 2)) STORED,
    CONSTRAINT logic_c061 CHECK ((c_n, c_m) < (1, 2)),
    g061 boolean GENERATED ALWAYS AS ((c_n, c_m) < (1, 2)) STORED,
    CONSTRAINT logic_c062 CHECK ((c_n, c_s) >= (1, 'a')),
    g062 boolean GENERATED ALWAYS AS ((c_n, c_s) >= (1, 'a')) STORED,
    CONSTRAINT logic_c063 CHECK (ROW(c_n, c_m, c_s) > ROW(1, 2, 'a')),
    g063 boolean GENERATED ALWAYS AS (ROW(c_n, c_m, c_s) > ROW(1, 2, 'a')) STORED,
    CONSTRAINT logic_c064 CHECK ((c_n, c_s) IN ((1, 'a'), (2, 'b'))),
    g064 boolean GENERATED ALWAYS AS ((c_n, c_s) IN ((1, 'a'), (2, 'b'))) STORED,
    CONSTRAINT logic_c065 CHECK ((c_n, c_m) NOT IN ((1, 2), (3, 4))),
    g065 boolean GENERATED ALWAYS AS ((c_n, c_m) NOT IN ((1, 2), (3, 4))) STORED,
    CONSTRAINT logic_c066 CHECK (ROW(c_n, c_m) IS NULL),
    g066 boolean GENERATED ALWAYS AS (ROW(c_n, c_m) IS NULL) STORED,
    CONSTRAINT logic_c067 CHECK (ROW(c_n, c_m) IS NOT NULL),
    g067 boolean GENERATED ALWAYS AS (ROW(c_n, c_m) IS NOT NULL) STORED,
    CONSTRAINT logic_c068 CHECK (ROW(c_n, c_s) IS DISTINCT FROM ROW(1, 'a')),
    g068 boolean GENERATED ALWAYS AS (ROW(c_n, c_s) IS DISTINCT FROM ROW(1, 'a')) STORED,
    CONSTRAINT logic_c069 CHECK ((c_n, c_s) IS NOT DISTINCT FROM (c_m, 'x')),
    g069 boolean GENERATED ALWAYS AS ((c_n, c_s) IS NOT DISTINCT FROM (c_m, 'x')) STORED,
    CONSTRAINT logic_c070 CHECK (num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2),
    g070 boolean GENERATED ALWAYS AS (num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2) STORED,
    CONSTRAINT logic_c071 CHECK (c_n OPERATOR(pg_catalog.=) 5),
    g071 boolean GENERATED ALWAYS AS (c_n OPERATOR(pg_catalog.=) 5) STORED,
    CONSTRAINT logic_c072 CHECK (c_n OPERATOR(pg_catalog.+) c_m OPERATOR(pg_catalog.>) 5),
    g072 boolean GENERATED ALWAYS AS (c_n OPERATOR(pg_catalog.+) c_m OPERATOR(pg_catalog.>) 5) STORED,
    CONSTRAINT logic_c073 CHECK (c_n + c_m OPERATOR(pg_catalog.*) 2 > 5),
    g073 boolean GENERATED ALWAYS AS (c_n + c_m OPERATOR(pg_catalog.*) 2 > 5) STORED,
    CONSTRAINT logic_c074 CHECK (c_n IS NULL AND c_m NOTNULL OR c_s ISNULL),
    g074 boolean GENERATED ALWAYS AS (c_n IS NULL AND c_m NOTNULL OR c_s ISNULL) STORED,
    CONSTRAINT logic_c075 CHECK (c_n = 1 IS TRUE),
    g075 boolean GENERATED ALWAYS AS (c_n = 1 IS TRUE) STORED
);
CREATE INDEX logic_p001 ON logic ((1)) WHERE c_a AND c_b AND c_c AND c_d;
CREATE INDEX logic_p002 ON logic ((1)) WHERE c_a AND (c_b AND (c_c AND c_d));
CREATE INDEX logic_p003 ON logic ((1)) WHERE (c_a AND c_b) AND (c_c AND c_d);
CREATE INDEX logic_e003 ON logic (((c_a AND c_b) AND (c_c AND c_d)));
CREATE INDEX logic_p004 ON logic ((1)) WHERE ((c_a AND c_b) AND c_c) AND c_d;
CREATE INDEX logic_p005 ON logic ((1)) WHERE (c_a AND (c_b AND c_c)) AND c_d;
CREATE INDEX logic_p006 ON logic ((1)) WHERE c_a AND (c_b AND c_c) AND c_d;
CREATE INDEX logic_e006 ON logic ((c_a AND (c_b AND c_c) AND c_d));
CREATE INDEX logic_p007 ON logic ((1)) WHERE c_a OR c_b OR c_c OR c_d;
CREATE INDEX logic_p008 ON logic ((1)) WHERE c_a OR (c_b OR (c_c OR c_d));
CREATE INDEX logic_p009 ON logic ((1)) WHERE (c_a OR c_b) OR (c_c OR c_d);
CREATE INDEX logic_e009 ON logic (((c_a OR c_b) OR (c_c OR c_d)));
CREATE INDEX logic_p010 ON logic ((1)) WHERE (c_a OR (c_b OR c_c)) OR c_d;
CREATE INDEX logic_p011 ON logic ((1)) WHERE c_a OR c_b AND c_c OR c_d;
CREATE INDEX logic_p012 ON logic ((1)) WHERE (c_a OR c_b) AND (c_c OR c_d);
CREATE INDEX logic_e012 ON logic (((c_a OR c_b) AND (c_c OR c_d)));
CREATE INDEX logic_p013 ON logic ((1)) WHERE c_a AND (c_b OR c_c AND (c_d OR NOT c_a));
CREATE INDEX logic_p014 ON logic ((1)) WHERE NOT c_a AND NOT (c_b AND NOT (c_c OR NOT c_d));
CREATE INDEX logic_p015 ON logic ((1)) WHERE NOT NOT c_a;
CREATE INDEX logic_e015 ON logic ((NOT NOT c_a));
CREATE INDEX logic_p016 ON logic ((1)) WHERE NOT (NOT (c_a AND c_b));
CREATE INDEX logic_p017 ON logic ((1)) WHERE c_a = true AND c_b <> false;
CREATE INDEX logic_p018 ON logic ((1)) WHERE c_a IS TRUE;
CREATE INDEX logic_e018 ON logic ((c_a IS TRUE));
CREATE INDEX logic_p019 ON logic ((1)) WHERE c_a IS NOT TRUE;
CREATE INDEX logic_p020 ON logic ((1)) WHERE c_a IS FALSE OR c_a IS NOT FALSE;
CREATE INDEX logic_p021 ON logic ((1)) WHERE c_a IS UNKNOWN OR c_a IS NOT UNKNOWN;
CREATE INDEX logic_e021 ON logic ((c_a IS UNKNOWN OR c_a IS NOT UNKNOWN));
CREATE INDEX logic_p022 ON logic ((1)) WHERE (c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE;
CREATE INDEX logic_p023 ON logic ((1)) WHERE c_a IS NULL;
CREATE INDEX logic_p024 ON logic ((1)) WHERE (c_a OR c_b) IS NOT NULL;
CREATE INDEX logic_e024 ON logic (((c_a OR c_b) IS NOT NULL));
CREATE INDEX logic_p025 ON logic ((1)) WHERE c_a IN (true, false);
CREATE INDEX logic_p026 ON logic ((1)) WHERE c_a IN (c_b, c_c);
CREATE INDEX logic_p027 ON logic ((1)) WHERE (c_n > 1) = (c_m > 1);
CREATE INDEX logic_e027 ON logic (((c_n > 1) = (c_m > 1)));
CREATE INDEX logic_p028 ON logic ((1)) WHERE (c_n > 1) <> (c_m IS NULL);
CREATE INDEX logic_p029 ON logic ((1)) WHERE c_a > c_b;
CREATE INDEX logic_p030 ON logic ((1)) WHERE c_a = (c_b = c_c);
CREATE INDEX logic_e030 ON logic ((c_a = (c_b = c_c)));
CREATE INDEX logic_p031 ON logic ((1)) WHERE (c_a = c_b) = c_c;
CREATE INDEX logic_p032 ON logic ((1)) WHERE true;
CREATE INDEX logic_p033 ON logic ((1)) WHERE false OR c_a;
CREATE INDEX logic_e033 ON logic ((false OR c_a));
CREATE INDEX logic_p034 ON logic ((1)) WHERE c_n BETWEEN 1 AND 5 AND c_m > 0;
CREATE INDEX logic_p035 ON logic ((1)) WHERE c_n BETWEEN 1 AND 5 AND c_m > 0 AND c_a;
CREATE INDEX logic_p036 ON logic ((1)) WHERE c_a AND c_n BETWEEN 1 AND 5;
CREATE INDEX logic_e036 ON logic ((c_a AND c_n BETWEEN 1 AND 5));
CREATE INDEX logic_p037 ON logic ((1)) WHERE c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b;
CREATE INDEX logic_p038 ON logic ((1)) WHERE (c_n BETWEEN 1 AND 5) = c_a;
CREATE INDEX logic_p039 ON logic ((1)) WHERE NOT c_n BETWEEN 1 AND 5;
CREATE INDEX logic_e039 ON logic ((NOT c_n BETWEEN 1 AND 5));
CREATE INDEX logic_p040 ON logic ((1)) WHERE NOT (c_n BETWEEN 1 AND 5 AND c_a);
CREATE INDEX logic_p041 ON logic ((1)) WHERE (c_n BETWEEN 1 AND 5 OR c_m BETWEEN 1 AND 5) AND c_a;
CREATE INDEX logic_p042 ON logic ((1)) WHERE c_n NOT BETWEEN 1 AND 5 OR c_a OR c_b;
CREATE INDEX logic_e042 ON logic ((c_n NOT BETWEEN 1 AND 5 OR c_a OR c_b));
CREATE INDEX logic_p043 ON logic ((1)) WHERE c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b;
CREATE INDEX logic_p044 ON logic ((1)) WHERE c_n BETWEEN SYMMETRIC 1 AND 5;
CREATE INDEX logic_p045 ON logic ((1)) WHERE c_n BETWEEN c_m AND c_m + 10 AND c_a;
CREATE INDEX logic_e045 ON logic ((c_n BETWEEN c_m AND c_m + 10 AND c_a));
CREATE INDEX logic_p046 ON logic ((1)) WHERE c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5;
CREATE INDEX logic_p047 ON logic ((1)) WHERE c_n IN (1,2) AND c_m IN (1,2) OR c_s IN ('a','b');
CREATE INDEX logic_p048 ON logic ((1)) WHERE c_s IN ('a','b') AND (c_n = 1 OR c_s NOT IN ('c','d')) AND c_a;
CREATE INDEX logic_e048 ON logic ((c_s IN ('a','b') AND (c_n = 1 OR c_s NOT IN ('c','d')) AND c_a));
CREATE INDEX logic_p049 ON logic ((1)) WHERE (c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL);
CREATE INDEX logic_p050 ON logic ((1)) WHERE (c_s IN ('a','b')) = (c_n IS NOT NULL);
CREATE INDEX logic_p051 ON logic ((1)) WHERE (c_s IN ('a','b')) IS NOT FALSE;
CREATE INDEX logic_e051 ON logic (((c_s IN ('a','b')) IS NOT FALSE));
CREATE INDEX logic_p052 ON logic ((1)) WHERE CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END;
CREATE INDEX logic_p053 ON logic ((1)) WHERE CASE c_a WHEN true THEN c_b ELSE false END;
CREATE INDEX logic_p054 ON logic ((1)) WHERE CASE WHEN c_s IN ('a','b') THEN c_n BETWEEN 1 AND 2 ELSE c_n IS NULL END;
CREATE INDEX logic_e054 ON logic ((CASE WHEN c_s IN ('a','b') THEN c_n BETWEEN 1 AND 2 ELSE c_n IS NULL END));
CREATE INDEX logic_p055 ON logic ((1)) WHERE CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x';
CREATE INDEX logic_p056 ON logic ((1)) WHERE CASE WHEN c_a THEN CASE c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE c_s END IN ('one', 'two');
CREATE INDEX logic_p057 ON logic ((1)) WHERE coalesce(c_a, c_b, false);
CREATE INDEX logic_e057 ON logic ((coalesce(c_a, c_b, false)));
CREATE INDEX logic_p058 ON logic ((1)) WHERE coalesce(c_n BETWEEN 1 AND 3 AND c_a, true);
CREATE INDEX logic_p059 ON logic ((1)) WHERE (c_n, c_m) = (1, 2);
CREATE INDEX logic_p060 ON logic ((1)) WHERE (c_n, c_m) <> (1, 2);
CREATE INDEX logic_e060 ON logic (((c_n, c_m) <> (1, 2)));
CREATE INDEX logic_p061 ON logic ((1)) WHERE (c_n, c_m) < (1, 2);
CREATE INDEX logic_p062 ON logic ((1)) WHERE (c_n, c_s) >= (1, 'a');
CREATE INDEX logic_p063 ON logic ((1)) WHERE ROW(c_n, c_m, c_s) > ROW(1, 2, 'a');
CREATE INDEX logic_e063 ON logic ((ROW(c_n, c_m, c_s) > ROW(1, 2, 'a')));
CREATE INDEX logic_p064 ON logic ((1)) WHERE (c_n, c_s) IN ((1, 'a'), (2, 'b'));
CREATE INDEX logic_p065 ON logic ((1)) WHERE (c_n, c_m) NOT IN ((1, 2), (3, 4));
CREATE INDEX logic_p066 ON logic ((1)) WHERE ROW(c_n, c_m) IS NULL;
CREATE INDEX logic_e066 ON logic ((ROW(c_n, c_m) IS NULL));
CREATE INDEX logic_p067 ON logic ((1)) WHERE ROW(c_n, c_m) IS NOT NULL;
CREATE INDEX logic_p068 ON logic ((1)) WHERE ROW(c_n, c_s) IS DISTINCT FROM ROW(1, 'a');
CREATE INDEX logic_p069 ON logic ((1)) WHERE (c_n, c_s) IS NOT DISTINCT FROM (c_m, 'x');
CREATE INDEX logic_e069 ON logic (((c_n, c_s) IS NOT DISTINCT FROM (c_m, 'x')));
CREATE INDEX logic_p070 ON logic ((1)) WHERE num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2;
CREATE INDEX logic_p071 ON logic ((1)) WHERE c_n OPERATOR(pg_catalog.=) 5;
CREATE INDEX logic_p072 ON logic ((1)) WHERE c_n OPERATOR(pg_catalog.+) c_m OPERATOR(pg_catalog.>) 5;
CREATE INDEX logic_e072 ON logic ((c_n OPERATOR(pg_catalog.+) c_m OPERATOR(pg_catalog.>) 5));
CREATE INDEX logic_p073 ON logic ((1)) WHERE c_n + c_m OPERATOR(pg_catalog.*) 2 > 5;
CREATE INDEX logic_p074 ON logic ((1)) WHERE c_n IS NULL AND c_m NOTNULL OR c_s ISNULL;
CREATE INDEX logic_p075 ON logic ((1)) WHERE c_n = 1 IS TRUE;
CREATE INDEX logic_e075 ON logic ((c_n = 1 IS TRUE));

-- shape: logic expressions in views policies triggers rules functions and domains
CREATE TABLE logic (id integer, c_a boolean, c_b boolean, c_c boolean, c_d boolean, c_n integer, c_m integer, c_s varchar(9));
CREATE TABLE logic_log (id integer, what text);
ALTER TABLE logic ENABLE ROW LEVEL SECURITY;
CREATE VIEW logic_view AS SELECT id,
    (c_a AND c_b AND c_c AND c_d) AS v001,
    (c_a AND (c_b AND (c_c AND c_d))) AS v002,
    ((c_a AND c_b) AND (c_c AND c_d)) AS v003,
    (((c_a AND c_b) AND c_c) AND c_d) AS v004,
    ((c_a AND (c_b AND c_c)) AND c_d) AS v005,
    (c_a AND (c_b AND c_c) AND c_d) AS v006,
    (c_a OR c_b OR c_c OR c_d) AS v007,
    (c_a OR (c_b OR (c_c OR c_d))) AS v008,
    ((c_a OR c_b) OR (c_c OR c_d)) AS v009,
    ((c_a OR (c_b OR c_c)) OR c_d) AS v010,
    (c_a OR c_b AND c_c OR c_d) AS v011,
    ((c_a OR c_b) AND (c_c OR c_d)) AS v012,
    (c_a AND (c_b OR c_c AND (c_d OR NOT c_a))) AS v013,
    (NOT c_a AND NOT (c_b AND NOT (c_c OR NOT c_d))) AS v014,
    (NOT NOT c_a) AS v015,
    (NOT (NOT (c_a AND c_b))) AS v016,
    (c_a = true AND c_b <> false) AS v017,
    (c_a IS TRUE) AS v018,
    (c_a IS NOT TRUE) AS v019,
    (c_a IS FALSE OR c_a IS NOT FALSE) AS v020,
    (c_a IS UNKNOWN OR c_a IS NOT UNKNOWN) AS v021,
    ((c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE) AS v022,
    (c_a IS NULL) AS v023,
    ((c_a OR c_b) IS NOT NULL) AS v024,
    (c_a IN (true, false)) AS v025,
    (c_a IN (c_b, c_c)) AS v026,
    ((c_n > 1) = (c_m > 1)) AS v027,
    ((c_n > 1) <> (c_m IS NULL)) AS v028,
    (c_a > c_b) AS v029,
    (c_a = (c_b = c_c)) AS v030,
    ((c_a = c_b) = c_c) AS v031,
    (true) AS v032,
    (false OR c_a) AS v033,
    (c_n BETWEEN 1 AND 5 AND c_m > 0) AS v034,
    (c_n BETWEEN 1 AND 5 AND c_m > 0 AND c_a) AS v035,
    (c_a AND c_n BETWEEN 1 AND 5) AS v036,
    (c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b) AS v037,
    ((c_n BETWEEN 1 AND 5) = c_a) AS v038,
    (NOT c_n BETWEEN 1 AND 5) AS v039,
    (NOT (c_n BETWEEN 1 AND 5 AND c_a)) AS v040,
    ((c_n BETWEEN 1 AND 5 OR c_m BETWEEN 1 AND 5) AND c_a) AS v041,
    (c_n NOT BETWEEN 1 AND 5 OR c_a OR c_b) AS v042,
    (c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b) AS v043,
    (c_n BETWEEN SYMMETRIC 1 AND 5) AS v044,
    (c_n BETWEEN c_m AND c_m + 10 AND c_a) AS v045,
    (c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5) AS v046,
    (c_n IN (1,2) AND c_m IN (1,2) OR c_s IN ('a','b')) AS v047,
    (c_s IN ('a','b') AND (c_n = 1 OR c_s NOT IN ('c','d')) AND c_a) AS v048,
    ((c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL)) AS v049,
    ((c_s IN ('a','b')) = (c_n IS NOT NULL)) AS v050,
    ((c_s IN ('a','b')) IS NOT FALSE) AS v051,
    (CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END) AS v052,
    (CASE c_a WHEN true THEN c_b ELSE false END) AS v053,
    (CASE WHEN c_s IN ('a','b') THEN c_n BETWEEN 1 AND 2 ELSE c_n IS NULL END) AS v054,
    (CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x') AS v055,
    (CASE WHEN c_a THEN CASE c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE c_s END IN ('one', 'two')) AS v056,
    (coalesce(c_a, c_b, false)) AS v057,
    (coalesce(c_n BETWEEN 1 AND 3 AND c_a, true)) AS v058,
    ((c_n, c_m) = (1, 2)) AS v059,
    ((c_n, c_m) <> (1, 2)) AS v060,
    ((c_n, c_m) < (1, 2)) AS v061,
    ((c_n, c_s) >= (1, 'a')) AS v062,
    (ROW(c_n, c_m, c_s) > ROW(1, 2, 'a')) AS v063,
    ((c_n, c_s) IN ((1, 'a'), (2, 'b'))) AS v064,
    ((c_n, c_m) NOT IN ((1, 2), (3, 4))) AS v065,
    (ROW(c_n, c_m) IS NULL) AS v066,
    (ROW(c_n, c_m) IS NOT NULL) AS v067,
    (ROW(c_n, c_s) IS DISTINCT FROM ROW(1, 'a')) AS v068,
    ((c_n, c_s) IS NOT DISTINCT FROM (c_m, 'x')) AS v069,
    (num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2) AS v070,
    (c_n OPERATOR(pg_catalog.=) 5) AS v071,
    (c_n OPERATOR(pg_catalog.+) c_m OPERATOR(pg_catalog.>) 5) AS v072,
    (c_n + c_m OPERATOR(pg_catalog.*) 2 > 5) AS v073,
    (c_n IS NULL AND c_m NOTNULL OR c_s ISNULL) AS v074,
    (c_n = 1 IS TRUE) AS v075
FROM logic;
CREATE FUNCTION logic_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW logic_w001 AS SELECT id FROM logic WHERE c_a AND c_b AND c_c AND c_d;
CREATE POLICY logic_l001 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a AND c_b AND c_c AND c_d) WITH CHECK (c_a AND c_b AND c_c AND c_d);
CREATE TRIGGER logic_t001 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a AND NEW.c_b AND NEW.c_c AND NEW.c_d) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a AND c_b AND c_c AND c_d; END;
CREATE POLICY logic_l002 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a AND (c_b AND (c_c AND c_d))) WITH CHECK (c_a AND (c_b AND (c_c AND c_d)));
CREATE TRIGGER logic_t002 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a AND (NEW.c_b AND (NEW.c_c AND NEW.c_d))) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r002 AS ON UPDATE TO logic WHERE old.c_a AND (old.c_b AND (old.c_c AND old.c_d)) DO ALSO INSERT INTO logic_log VALUES (old.id, 'r002');
CREATE FUNCTION logic_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a AND (c_b AND (c_c AND c_d)); END;
CREATE MATERIALIZED VIEW logic_m003 AS SELECT count(*) FILTER (WHERE (logic.c_a AND logic.c_b) AND (logic.c_c AND logic.c_d)) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l003 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_a AND c_b) AND (c_c AND c_d)) WITH CHECK ((c_a AND c_b) AND (c_c AND c_d));
CREATE TRIGGER logic_t003 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a AND NEW.c_b) AND (NEW.c_c AND NEW.c_d)) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w004 AS SELECT id FROM logic WHERE ((c_a AND c_b) AND c_c) AND c_d;
CREATE POLICY logic_l004 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (((c_a AND c_b) AND c_c) AND c_d) WITH CHECK (((c_a AND c_b) AND c_c) AND c_d);
CREATE TRIGGER logic_t004 BEFORE UPDATE ON logic FOR EACH ROW WHEN (((NEW.c_a AND NEW.c_b) AND NEW.c_c) AND NEW.c_d) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE ((c_a AND c_b) AND c_c) AND c_d; END;
CREATE POLICY logic_l005 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_a AND (c_b AND c_c)) AND c_d) WITH CHECK ((c_a AND (c_b AND c_c)) AND c_d);
CREATE TRIGGER logic_t005 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a AND (NEW.c_b AND NEW.c_c)) AND NEW.c_d) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r005 AS ON UPDATE TO logic WHERE (old.c_a AND (old.c_b AND old.c_c)) AND old.c_d DO ALSO INSERT INTO logic_log VALUES (old.id, 'r005');
CREATE FUNCTION logic_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_a AND (c_b AND c_c)) AND c_d; END;
CREATE MATERIALIZED VIEW logic_m006 AS SELECT count(*) FILTER (WHERE logic.c_a AND (logic.c_b AND logic.c_c) AND logic.c_d) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l006 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a AND (c_b AND c_c) AND c_d) WITH CHECK (c_a AND (c_b AND c_c) AND c_d);
CREATE TRIGGER logic_t006 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a AND (NEW.c_b AND NEW.c_c) AND NEW.c_d) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w007 AS SELECT id FROM logic WHERE c_a OR c_b OR c_c OR c_d;
CREATE POLICY logic_l007 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a OR c_b OR c_c OR c_d) WITH CHECK (c_a OR c_b OR c_c OR c_d);
CREATE TRIGGER logic_t007 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a OR NEW.c_b OR NEW.c_c OR NEW.c_d) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a OR c_b OR c_c OR c_d; END;
CREATE POLICY logic_l008 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_a OR (c_b OR (c_c OR c_d))) WITH CHECK (c_a OR (c_b OR (c_c OR c_d)));
CREATE TRIGGER logic_t008 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a OR (NEW.c_b OR (NEW.c_c OR NEW.c_d))) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r008 AS ON UPDATE TO logic WHERE old.c_a OR (old.c_b OR (old.c_c OR old.c_d)) DO ALSO INSERT INTO logic_log VALUES (old.id, 'r008');
CREATE FUNCTION logic_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a OR (c_b OR (c_c OR c_d)); END;
CREATE MATERIALIZED VIEW logic_m009 AS SELECT count(*) FILTER (WHERE (logic.c_a OR logic.c_b) OR (logic.c_c OR logic.c_d)) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l009 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_a OR c_b) OR (c_c OR c_d)) WITH CHECK ((c_a OR c_b) OR (c_c OR c_d));
CREATE TRIGGER logic_t009 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a OR NEW.c_b) OR (NEW.c_c OR NEW.c_d)) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w010 AS SELECT id FROM logic WHERE (c_a OR (c_b OR c_c)) OR c_d;
CREATE POLICY logic_l010 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_a OR (c_b OR c_c)) OR c_d) WITH CHECK ((c_a OR (c_b OR c_c)) OR c_d);
CREATE TRIGGER logic_t010 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a OR (NEW.c_b OR NEW.c_c)) OR NEW.c_d) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_a OR (c_b OR c_c)) OR c_d; END;
CREATE POLICY logic_l011 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a OR c_b AND c_c OR c_d) WITH CHECK (c_a OR c_b AND c_c OR c_d);
CREATE TRIGGER logic_t011 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a OR NEW.c_b AND NEW.c_c OR NEW.c_d) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r011 AS ON UPDATE TO logic WHERE old.c_a OR old.c_b AND old.c_c OR old.c_d DO ALSO INSERT INTO logic_log VALUES (old.id, 'r011');
CREATE FUNCTION logic_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a OR c_b AND c_c OR c_d; END;
CREATE MATERIALIZED VIEW logic_m012 AS SELECT count(*) FILTER (WHERE (logic.c_a OR logic.c_b) AND (logic.c_c OR logic.c_d)) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l012 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING ((c_a OR c_b) AND (c_c OR c_d)) WITH CHECK ((c_a OR c_b) AND (c_c OR c_d));
CREATE TRIGGER logic_t012 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a OR NEW.c_b) AND (NEW.c_c OR NEW.c_d)) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w013 AS SELECT id FROM logic WHERE c_a AND (c_b OR c_c AND (c_d OR NOT c_a));
CREATE POLICY logic_l013 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a AND (c_b OR c_c AND (c_d OR NOT c_a))) WITH CHECK (c_a AND (c_b OR c_c AND (c_d OR NOT c_a)));
CREATE TRIGGER logic_t013 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a AND (NEW.c_b OR NEW.c_c AND (NEW.c_d OR NOT NEW.c_a))) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a AND (c_b OR c_c AND (c_d OR NOT c_a)); END;
CREATE POLICY logic_l014 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (NOT c_a AND NOT (c_b AND NOT (c_c OR NOT c_d))) WITH CHECK (NOT c_a AND NOT (c_b AND NOT (c_c OR NOT c_d)));
CREATE TRIGGER logic_t014 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NOT NEW.c_a AND NOT (NEW.c_b AND NOT (NEW.c_c OR NOT NEW.c_d))) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r014 AS ON UPDATE TO logic WHERE NOT old.c_a AND NOT (old.c_b AND NOT (old.c_c OR NOT old.c_d)) DO ALSO INSERT INTO logic_log VALUES (old.id, 'r014');
CREATE FUNCTION logic_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE NOT c_a AND NOT (c_b AND NOT (c_c OR NOT c_d)); END;
CREATE MATERIALIZED VIEW logic_m015 AS SELECT count(*) FILTER (WHERE NOT NOT logic.c_a) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l015 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (NOT NOT c_a) WITH CHECK (NOT NOT c_a);
CREATE TRIGGER logic_t015 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NOT NOT NEW.c_a) EXECUTE FUNCTION logic_touch();
CREATE DOMAIN logic_d015 AS boolean CONSTRAINT fits CHECK (NOT NOT VALUE);
CREATE VIEW logic_w016 AS SELECT id FROM logic WHERE NOT (NOT (c_a AND c_b));
CREATE POLICY logic_l016 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (NOT (NOT (c_a AND c_b))) WITH CHECK (NOT (NOT (c_a AND c_b)));
CREATE TRIGGER logic_t016 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NOT (NOT (NEW.c_a AND NEW.c_b))) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE NOT (NOT (c_a AND c_b)); END;
CREATE POLICY logic_l017 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a = true AND c_b <> false) WITH CHECK (c_a = true AND c_b <> false);
CREATE TRIGGER logic_t017 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a = true AND NEW.c_b <> false) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r017 AS ON UPDATE TO logic WHERE old.c_a = true AND old.c_b <> false DO ALSO INSERT INTO logic_log VALUES (old.id, 'r017');
CREATE FUNCTION logic_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a = true AND c_b <> false; END;
CREATE MATERIALIZED VIEW logic_m018 AS SELECT count(*) FILTER (WHERE logic.c_a IS TRUE) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l018 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a IS TRUE) WITH CHECK (c_a IS TRUE);
CREATE TRIGGER logic_t018 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a IS TRUE) EXECUTE FUNCTION logic_touch();
CREATE DOMAIN logic_d018 AS boolean CONSTRAINT fits CHECK (VALUE IS TRUE);
CREATE VIEW logic_w019 AS SELECT id FROM logic WHERE c_a IS NOT TRUE;
CREATE POLICY logic_l019 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a IS NOT TRUE) WITH CHECK (c_a IS NOT TRUE);
CREATE TRIGGER logic_t019 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a IS NOT TRUE) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a IS NOT TRUE; END;
CREATE DOMAIN logic_d019 AS boolean CONSTRAINT fits CHECK (VALUE IS NOT TRUE);
CREATE POLICY logic_l020 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_a IS FALSE OR c_a IS NOT FALSE) WITH CHECK (c_a IS FALSE OR c_a IS NOT FALSE);
CREATE TRIGGER logic_t020 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a IS FALSE OR NEW.c_a IS NOT FALSE) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r020 AS ON UPDATE TO logic WHERE old.c_a IS FALSE OR old.c_a IS NOT FALSE DO ALSO INSERT INTO logic_log VALUES (old.id, 'r020');
CREATE FUNCTION logic_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a IS FALSE OR c_a IS NOT FALSE; END;
CREATE DOMAIN logic_d020 AS boolean CONSTRAINT fits CHECK (VALUE IS FALSE OR VALUE IS NOT FALSE);
CREATE MATERIALIZED VIEW logic_m021 AS SELECT count(*) FILTER (WHERE logic.c_a IS UNKNOWN OR logic.c_a IS NOT UNKNOWN) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l021 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a IS UNKNOWN OR c_a IS NOT UNKNOWN) WITH CHECK (c_a IS UNKNOWN OR c_a IS NOT UNKNOWN);
CREATE TRIGGER logic_t021 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a IS UNKNOWN OR NEW.c_a IS NOT UNKNOWN) EXECUTE FUNCTION logic_touch();
CREATE DOMAIN logic_d021 AS boolean CONSTRAINT fits CHECK (VALUE IS UNKNOWN OR VALUE IS NOT UNKNOWN);
CREATE VIEW logic_w022 AS SELECT id FROM logic WHERE (c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE;
CREATE POLICY logic_l022 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE) WITH CHECK ((c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE);
CREATE TRIGGER logic_t022 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a AND NEW.c_b) IS TRUE AND (NEW.c_n > 1) IS NOT FALSE) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_a AND c_b) IS TRUE AND (c_n > 1) IS NOT FALSE; END;
CREATE POLICY logic_l023 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a IS NULL) WITH CHECK (c_a IS NULL);
CREATE TRIGGER logic_t023 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a IS NULL) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r023 AS ON UPDATE TO logic WHERE old.c_a IS NULL DO ALSO INSERT INTO logic_log VALUES (old.id, 'r023');
CREATE FUNCTION logic_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a IS NULL; END;
CREATE DOMAIN logic_d023 AS boolean CONSTRAINT fits CHECK (VALUE IS NULL);
CREATE MATERIALIZED VIEW logic_m024 AS SELECT count(*) FILTER (WHERE (logic.c_a OR logic.c_b) IS NOT NULL) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l024 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING ((c_a OR c_b) IS NOT NULL) WITH CHECK ((c_a OR c_b) IS NOT NULL);
CREATE TRIGGER logic_t024 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a OR NEW.c_b) IS NOT NULL) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w025 AS SELECT id FROM logic WHERE c_a IN (true, false);
CREATE POLICY logic_l025 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a IN (true, false)) WITH CHECK (c_a IN (true, false));
CREATE TRIGGER logic_t025 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a IN (true, false)) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a IN (true, false); END;
CREATE DOMAIN logic_d025 AS boolean CONSTRAINT fits CHECK (VALUE IN (true, false));
CREATE POLICY logic_l026 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a IN (c_b, c_c)) WITH CHECK (c_a IN (c_b, c_c));
CREATE TRIGGER logic_t026 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a IN (NEW.c_b, NEW.c_c)) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r026 AS ON UPDATE TO logic WHERE old.c_a IN (old.c_b, old.c_c) DO ALSO INSERT INTO logic_log VALUES (old.id, 'r026');
CREATE FUNCTION logic_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a IN (c_b, c_c); END;
CREATE MATERIALIZED VIEW logic_m027 AS SELECT count(*) FILTER (WHERE (logic.c_n > 1) = (logic.c_m > 1)) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l027 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n > 1) = (c_m > 1)) WITH CHECK ((c_n > 1) = (c_m > 1));
CREATE TRIGGER logic_t027 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n > 1) = (NEW.c_m > 1)) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w028 AS SELECT id FROM logic WHERE (c_n > 1) <> (c_m IS NULL);
CREATE POLICY logic_l028 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING ((c_n > 1) <> (c_m IS NULL)) WITH CHECK ((c_n > 1) <> (c_m IS NULL));
CREATE TRIGGER logic_t028 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n > 1) <> (NEW.c_m IS NULL)) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n > 1) <> (c_m IS NULL); END;
CREATE POLICY logic_l029 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a > c_b) WITH CHECK (c_a > c_b);
CREATE TRIGGER logic_t029 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a > NEW.c_b) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r029 AS ON UPDATE TO logic WHERE old.c_a > old.c_b DO ALSO INSERT INTO logic_log VALUES (old.id, 'r029');
CREATE FUNCTION logic_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a > c_b; END;
CREATE MATERIALIZED VIEW logic_m030 AS SELECT count(*) FILTER (WHERE logic.c_a = (logic.c_b = logic.c_c)) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l030 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a = (c_b = c_c)) WITH CHECK (c_a = (c_b = c_c));
CREATE TRIGGER logic_t030 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a = (NEW.c_b = NEW.c_c)) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w031 AS SELECT id FROM logic WHERE (c_a = c_b) = c_c;
CREATE POLICY logic_l031 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_a = c_b) = c_c) WITH CHECK ((c_a = c_b) = c_c);
CREATE TRIGGER logic_t031 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_a = NEW.c_b) = NEW.c_c) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f031() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_a = c_b) = c_c; END;
CREATE POLICY logic_l032 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (true) WITH CHECK (true);
CREATE TRIGGER logic_t032 BEFORE UPDATE ON logic FOR EACH ROW WHEN (true) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r032 AS ON UPDATE TO logic WHERE true DO ALSO INSERT INTO logic_log VALUES (old.id, 'r032');
CREATE FUNCTION logic_f032() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE true; END;
CREATE MATERIALIZED VIEW logic_m033 AS SELECT count(*) FILTER (WHERE false OR logic.c_a) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l033 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (false OR c_a) WITH CHECK (false OR c_a);
CREATE TRIGGER logic_t033 BEFORE UPDATE ON logic FOR EACH ROW WHEN (false OR NEW.c_a) EXECUTE FUNCTION logic_touch();
CREATE DOMAIN logic_d033 AS boolean CONSTRAINT fits CHECK (false OR VALUE);
CREATE VIEW logic_w034 AS SELECT id FROM logic WHERE c_n BETWEEN 1 AND 5 AND c_m > 0;
CREATE POLICY logic_l034 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n BETWEEN 1 AND 5 AND c_m > 0) WITH CHECK (c_n BETWEEN 1 AND 5 AND c_m > 0);
CREATE TRIGGER logic_t034 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n BETWEEN 1 AND 5 AND NEW.c_m > 0) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f034() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n BETWEEN 1 AND 5 AND c_m > 0; END;
CREATE POLICY logic_l035 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n BETWEEN 1 AND 5 AND c_m > 0 AND c_a) WITH CHECK (c_n BETWEEN 1 AND 5 AND c_m > 0 AND c_a);
CREATE TRIGGER logic_t035 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n BETWEEN 1 AND 5 AND NEW.c_m > 0 AND NEW.c_a) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r035 AS ON UPDATE TO logic WHERE old.c_n BETWEEN 1 AND 5 AND old.c_m > 0 AND old.c_a DO ALSO INSERT INTO logic_log VALUES (old.id, 'r035');
CREATE FUNCTION logic_f035() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n BETWEEN 1 AND 5 AND c_m > 0 AND c_a; END;
CREATE MATERIALIZED VIEW logic_m036 AS SELECT count(*) FILTER (WHERE logic.c_a AND logic.c_n BETWEEN 1 AND 5) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l036 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_a AND c_n BETWEEN 1 AND 5) WITH CHECK (c_a AND c_n BETWEEN 1 AND 5);
CREATE TRIGGER logic_t036 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a AND NEW.c_n BETWEEN 1 AND 5) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w037 AS SELECT id FROM logic WHERE c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b;
CREATE POLICY logic_l037 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b) WITH CHECK (c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b);
CREATE TRIGGER logic_t037 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a AND NEW.c_n BETWEEN 1 AND 5 AND NEW.c_m BETWEEN 2 AND 3 AND NEW.c_b) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f037() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a AND c_n BETWEEN 1 AND 5 AND c_m BETWEEN 2 AND 3 AND c_b; END;
CREATE POLICY logic_l038 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n BETWEEN 1 AND 5) = c_a) WITH CHECK ((c_n BETWEEN 1 AND 5) = c_a);
CREATE TRIGGER logic_t038 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n BETWEEN 1 AND 5) = NEW.c_a) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r038 AS ON UPDATE TO logic WHERE (old.c_n BETWEEN 1 AND 5) = old.c_a DO ALSO INSERT INTO logic_log VALUES (old.id, 'r038');
CREATE FUNCTION logic_f038() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n BETWEEN 1 AND 5) = c_a; END;
CREATE MATERIALIZED VIEW logic_m039 AS SELECT count(*) FILTER (WHERE NOT logic.c_n BETWEEN 1 AND 5) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l039 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (NOT c_n BETWEEN 1 AND 5) WITH CHECK (NOT c_n BETWEEN 1 AND 5);
CREATE TRIGGER logic_t039 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NOT NEW.c_n BETWEEN 1 AND 5) EXECUTE FUNCTION logic_touch();
CREATE DOMAIN logic_d039 AS integer CONSTRAINT fits CHECK (NOT VALUE BETWEEN 1 AND 5);
CREATE VIEW logic_w040 AS SELECT id FROM logic WHERE NOT (c_n BETWEEN 1 AND 5 AND c_a);
CREATE POLICY logic_l040 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (NOT (c_n BETWEEN 1 AND 5 AND c_a)) WITH CHECK (NOT (c_n BETWEEN 1 AND 5 AND c_a));
CREATE TRIGGER logic_t040 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NOT (NEW.c_n BETWEEN 1 AND 5 AND NEW.c_a)) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f040() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE NOT (c_n BETWEEN 1 AND 5 AND c_a); END;
CREATE POLICY logic_l041 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n BETWEEN 1 AND 5 OR c_m BETWEEN 1 AND 5) AND c_a) WITH CHECK ((c_n BETWEEN 1 AND 5 OR c_m BETWEEN 1 AND 5) AND c_a);
CREATE TRIGGER logic_t041 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n BETWEEN 1 AND 5 OR NEW.c_m BETWEEN 1 AND 5) AND NEW.c_a) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r041 AS ON UPDATE TO logic WHERE (old.c_n BETWEEN 1 AND 5 OR old.c_m BETWEEN 1 AND 5) AND old.c_a DO ALSO INSERT INTO logic_log VALUES (old.id, 'r041');
CREATE FUNCTION logic_f041() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n BETWEEN 1 AND 5 OR c_m BETWEEN 1 AND 5) AND c_a; END;
CREATE MATERIALIZED VIEW logic_m042 AS SELECT count(*) FILTER (WHERE logic.c_n NOT BETWEEN 1 AND 5 OR logic.c_a OR logic.c_b) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l042 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n NOT BETWEEN 1 AND 5 OR c_a OR c_b) WITH CHECK (c_n NOT BETWEEN 1 AND 5 OR c_a OR c_b);
CREATE TRIGGER logic_t042 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n NOT BETWEEN 1 AND 5 OR NEW.c_a OR NEW.c_b) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w043 AS SELECT id FROM logic WHERE c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b;
CREATE POLICY logic_l043 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b) WITH CHECK (c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b);
CREATE TRIGGER logic_t043 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_a OR NEW.c_n NOT BETWEEN 1 AND 5 OR NEW.c_b) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f043() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_a OR c_n NOT BETWEEN 1 AND 5 OR c_b; END;
CREATE POLICY logic_l044 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_n BETWEEN SYMMETRIC 1 AND 5) WITH CHECK (c_n BETWEEN SYMMETRIC 1 AND 5);
CREATE TRIGGER logic_t044 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n BETWEEN SYMMETRIC 1 AND 5) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r044 AS ON UPDATE TO logic WHERE old.c_n BETWEEN SYMMETRIC 1 AND 5 DO ALSO INSERT INTO logic_log VALUES (old.id, 'r044');
CREATE FUNCTION logic_f044() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n BETWEEN SYMMETRIC 1 AND 5; END;
CREATE DOMAIN logic_d044 AS integer CONSTRAINT fits CHECK (VALUE BETWEEN SYMMETRIC 1 AND 5);
CREATE MATERIALIZED VIEW logic_m045 AS SELECT count(*) FILTER (WHERE logic.c_n BETWEEN logic.c_m AND logic.c_m + 10 AND logic.c_a) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l045 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n BETWEEN c_m AND c_m + 10 AND c_a) WITH CHECK (c_n BETWEEN c_m AND c_m + 10 AND c_a);
CREATE TRIGGER logic_t045 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n BETWEEN NEW.c_m AND NEW.c_m + 10 AND NEW.c_a) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w046 AS SELECT id FROM logic WHERE c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5;
CREATE POLICY logic_l046 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5) WITH CHECK (c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5);
CREATE TRIGGER logic_t046 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n > 1 AND NEW.c_n < 5 OR NEW.c_m > 1 AND NEW.c_m < 5) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f046() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n > 1 AND c_n < 5 OR c_m > 1 AND c_m < 5; END;
CREATE POLICY logic_l047 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n IN (1,2) AND c_m IN (1,2) OR c_s IN ('a','b')) WITH CHECK (c_n IN (1,2) AND c_m IN (1,2) OR c_s IN ('a','b'));
CREATE TRIGGER logic_t047 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n IN (1,2) AND NEW.c_m IN (1,2) OR NEW.c_s IN ('a','b')) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r047 AS ON UPDATE TO logic WHERE old.c_n IN (1,2) AND old.c_m IN (1,2) OR old.c_s IN ('a','b') DO ALSO INSERT INTO logic_log VALUES (old.id, 'r047');
CREATE FUNCTION logic_f047() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n IN (1,2) AND c_m IN (1,2) OR c_s IN ('a','b'); END;
CREATE MATERIALIZED VIEW logic_m048 AS SELECT count(*) FILTER (WHERE logic.c_s IN ('a','b') AND (logic.c_n = 1 OR logic.c_s NOT IN ('c','d')) AND logic.c_a) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l048 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_s IN ('a','b') AND (c_n = 1 OR c_s NOT IN ('c','d')) AND c_a) WITH CHECK (c_s IN ('a','b') AND (c_n = 1 OR c_s NOT IN ('c','d')) AND c_a);
CREATE TRIGGER logic_t048 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_s IN ('a','b') AND (NEW.c_n = 1 OR NEW.c_s NOT IN ('c','d')) AND NEW.c_a) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w049 AS SELECT id FROM logic WHERE (c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL);
CREATE POLICY logic_l049 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL)) WITH CHECK ((c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL));
CREATE TRIGGER logic_t049 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_s = 'a' AND NEW.c_n IS NOT NULL) OR (NEW.c_s <> 'a' AND NEW.c_n IS NULL)) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f049() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_s = 'a' AND c_n IS NOT NULL) OR (c_s <> 'a' AND c_n IS NULL); END;
CREATE POLICY logic_l050 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_s IN ('a','b')) = (c_n IS NOT NULL)) WITH CHECK ((c_s IN ('a','b')) = (c_n IS NOT NULL));
CREATE TRIGGER logic_t050 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_s IN ('a','b')) = (NEW.c_n IS NOT NULL)) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r050 AS ON UPDATE TO logic WHERE (old.c_s IN ('a','b')) = (old.c_n IS NOT NULL) DO ALSO INSERT INTO logic_log VALUES (old.id, 'r050');
CREATE FUNCTION logic_f050() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_s IN ('a','b')) = (c_n IS NOT NULL); END;
CREATE MATERIALIZED VIEW logic_m051 AS SELECT count(*) FILTER (WHERE (logic.c_s IN ('a','b')) IS NOT FALSE) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l051 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_s IN ('a','b')) IS NOT FALSE) WITH CHECK ((c_s IN ('a','b')) IS NOT FALSE);
CREATE TRIGGER logic_t051 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_s IN ('a','b')) IS NOT FALSE) EXECUTE FUNCTION logic_touch();
CREATE DOMAIN logic_d051 AS varchar(9) CONSTRAINT fits CHECK ((VALUE IN ('a','b')) IS NOT FALSE);
CREATE VIEW logic_w052 AS SELECT id FROM logic WHERE CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END;
CREATE POLICY logic_l052 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END) WITH CHECK (CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END);
CREATE TRIGGER logic_t052 BEFORE UPDATE ON logic FOR EACH ROW WHEN (CASE WHEN NEW.c_a THEN NEW.c_b WHEN NEW.c_b IS NULL THEN NEW.c_c ELSE NOT NEW.c_d END) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f052() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE CASE WHEN c_a THEN c_b WHEN c_b IS NULL THEN c_c ELSE NOT c_d END; END;
CREATE POLICY logic_l053 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE c_a WHEN true THEN c_b ELSE false END) WITH CHECK (CASE c_a WHEN true THEN c_b ELSE false END);
CREATE TRIGGER logic_t053 BEFORE UPDATE ON logic FOR EACH ROW WHEN (CASE NEW.c_a WHEN true THEN NEW.c_b ELSE false END) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r053 AS ON UPDATE TO logic WHERE CASE old.c_a WHEN true THEN old.c_b ELSE false END DO ALSO INSERT INTO logic_log VALUES (old.id, 'r053');
CREATE FUNCTION logic_f053() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE CASE c_a WHEN true THEN c_b ELSE false END; END;
CREATE MATERIALIZED VIEW logic_m054 AS SELECT count(*) FILTER (WHERE CASE WHEN logic.c_s IN ('a','b') THEN logic.c_n BETWEEN 1 AND 2 ELSE logic.c_n IS NULL END) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l054 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE WHEN c_s IN ('a','b') THEN c_n BETWEEN 1 AND 2 ELSE c_n IS NULL END) WITH CHECK (CASE WHEN c_s IN ('a','b') THEN c_n BETWEEN 1 AND 2 ELSE c_n IS NULL END);
CREATE TRIGGER logic_t054 BEFORE UPDATE ON logic FOR EACH ROW WHEN (CASE WHEN NEW.c_s IN ('a','b') THEN NEW.c_n BETWEEN 1 AND 2 ELSE NEW.c_n IS NULL END) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w055 AS SELECT id FROM logic WHERE CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x';
CREATE POLICY logic_l055 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x') WITH CHECK (CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x');
CREATE TRIGGER logic_t055 BEFORE UPDATE ON logic FOR EACH ROW WHEN (CASE WHEN NEW.c_n BETWEEN 1 AND 2 AND NEW.c_a THEN 'x' ELSE 'y' END = 'x') EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f055() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE CASE WHEN c_n BETWEEN 1 AND 2 AND c_a THEN 'x' ELSE 'y' END = 'x'; END;
CREATE POLICY logic_l056 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (CASE WHEN c_a THEN CASE c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE c_s END IN ('one', 'two')) WITH CHECK (CASE WHEN c_a THEN CASE c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE c_s END IN ('one', 'two'));
CREATE TRIGGER logic_t056 BEFORE UPDATE ON logic FOR EACH ROW WHEN (CASE WHEN NEW.c_a THEN CASE NEW.c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE NEW.c_s END IN ('one', 'two')) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r056 AS ON UPDATE TO logic WHERE CASE WHEN old.c_a THEN CASE old.c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE old.c_s END IN ('one', 'two') DO ALSO INSERT INTO logic_log VALUES (old.id, 'r056');
CREATE FUNCTION logic_f056() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE CASE WHEN c_a THEN CASE c_n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ELSE c_s END IN ('one', 'two'); END;
CREATE MATERIALIZED VIEW logic_m057 AS SELECT count(*) FILTER (WHERE coalesce(logic.c_a, logic.c_b, false)) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l057 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_a, c_b, false)) WITH CHECK (coalesce(c_a, c_b, false));
CREATE TRIGGER logic_t057 BEFORE UPDATE ON logic FOR EACH ROW WHEN (coalesce(NEW.c_a, NEW.c_b, false)) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w058 AS SELECT id FROM logic WHERE coalesce(c_n BETWEEN 1 AND 3 AND c_a, true);
CREATE POLICY logic_l058 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_n BETWEEN 1 AND 3 AND c_a, true)) WITH CHECK (coalesce(c_n BETWEEN 1 AND 3 AND c_a, true));
CREATE TRIGGER logic_t058 BEFORE UPDATE ON logic FOR EACH ROW WHEN (coalesce(NEW.c_n BETWEEN 1 AND 3 AND NEW.c_a, true)) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f058() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE coalesce(c_n BETWEEN 1 AND 3 AND c_a, true); END;
CREATE POLICY logic_l059 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n, c_m) = (1, 2)) WITH CHECK ((c_n, c_m) = (1, 2));
CREATE TRIGGER logic_t059 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n, NEW.c_m) = (1, 2)) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r059 AS ON UPDATE TO logic WHERE (old.c_n, old.c_m) = (1, 2) DO ALSO INSERT INTO logic_log VALUES (old.id, 'r059');
CREATE FUNCTION logic_f059() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n, c_m) = (1, 2); END;
CREATE MATERIALIZED VIEW logic_m060 AS SELECT count(*) FILTER (WHERE (logic.c_n, logic.c_m) <> (1, 2)) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l060 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING ((c_n, c_m) <> (1, 2)) WITH CHECK ((c_n, c_m) <> (1, 2));
CREATE TRIGGER logic_t060 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n, NEW.c_m) <> (1, 2)) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w061 AS SELECT id FROM logic WHERE (c_n, c_m) < (1, 2);
CREATE POLICY logic_l061 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n, c_m) < (1, 2)) WITH CHECK ((c_n, c_m) < (1, 2));
CREATE TRIGGER logic_t061 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n, NEW.c_m) < (1, 2)) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f061() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n, c_m) < (1, 2); END;
CREATE POLICY logic_l062 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n, c_s) >= (1, 'a')) WITH CHECK ((c_n, c_s) >= (1, 'a'));
CREATE TRIGGER logic_t062 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n, NEW.c_s) >= (1, 'a')) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r062 AS ON UPDATE TO logic WHERE (old.c_n, old.c_s) >= (1, 'a') DO ALSO INSERT INTO logic_log VALUES (old.id, 'r062');
CREATE FUNCTION logic_f062() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n, c_s) >= (1, 'a'); END;
CREATE MATERIALIZED VIEW logic_m063 AS SELECT count(*) FILTER (WHERE ROW(logic.c_n, logic.c_m, logic.c_s) > ROW(1, 2, 'a')) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l063 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (ROW(c_n, c_m, c_s) > ROW(1, 2, 'a')) WITH CHECK (ROW(c_n, c_m, c_s) > ROW(1, 2, 'a'));
CREATE TRIGGER logic_t063 BEFORE UPDATE ON logic FOR EACH ROW WHEN (ROW(NEW.c_n, NEW.c_m, NEW.c_s) > ROW(1, 2, 'a')) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w064 AS SELECT id FROM logic WHERE (c_n, c_s) IN ((1, 'a'), (2, 'b'));
CREATE POLICY logic_l064 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING ((c_n, c_s) IN ((1, 'a'), (2, 'b'))) WITH CHECK ((c_n, c_s) IN ((1, 'a'), (2, 'b')));
CREATE TRIGGER logic_t064 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n, NEW.c_s) IN ((1, 'a'), (2, 'b'))) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f064() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n, c_s) IN ((1, 'a'), (2, 'b')); END;
CREATE POLICY logic_l065 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n, c_m) NOT IN ((1, 2), (3, 4))) WITH CHECK ((c_n, c_m) NOT IN ((1, 2), (3, 4)));
CREATE TRIGGER logic_t065 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n, NEW.c_m) NOT IN ((1, 2), (3, 4))) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r065 AS ON UPDATE TO logic WHERE (old.c_n, old.c_m) NOT IN ((1, 2), (3, 4)) DO ALSO INSERT INTO logic_log VALUES (old.id, 'r065');
CREATE FUNCTION logic_f065() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE (c_n, c_m) NOT IN ((1, 2), (3, 4)); END;
CREATE MATERIALIZED VIEW logic_m066 AS SELECT count(*) FILTER (WHERE ROW(logic.c_n, logic.c_m) IS NULL) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l066 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (ROW(c_n, c_m) IS NULL) WITH CHECK (ROW(c_n, c_m) IS NULL);
CREATE TRIGGER logic_t066 BEFORE UPDATE ON logic FOR EACH ROW WHEN (ROW(NEW.c_n, NEW.c_m) IS NULL) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w067 AS SELECT id FROM logic WHERE ROW(c_n, c_m) IS NOT NULL;
CREATE POLICY logic_l067 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (ROW(c_n, c_m) IS NOT NULL) WITH CHECK (ROW(c_n, c_m) IS NOT NULL);
CREATE TRIGGER logic_t067 BEFORE UPDATE ON logic FOR EACH ROW WHEN (ROW(NEW.c_n, NEW.c_m) IS NOT NULL) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f067() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE ROW(c_n, c_m) IS NOT NULL; END;
CREATE POLICY logic_l068 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (ROW(c_n, c_s) IS DISTINCT FROM ROW(1, 'a')) WITH CHECK (ROW(c_n, c_s) IS DISTINCT FROM ROW(1, 'a'));
CREATE TRIGGER logic_t068 BEFORE UPDATE ON logic FOR EACH ROW WHEN (ROW(NEW.c_n, NEW.c_s) IS DISTINCT FROM ROW(1, 'a')) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r068 AS ON UPDATE TO logic WHERE ROW(old.c_n, old.c_s) IS DISTINCT FROM ROW(1, 'a') DO ALSO INSERT INTO logic_log VALUES (old.id, 'r068');
CREATE FUNCTION logic_f068() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE ROW(c_n, c_s) IS DISTINCT FROM ROW(1, 'a'); END;
CREATE MATERIALIZED VIEW logic_m069 AS SELECT count(*) FILTER (WHERE (logic.c_n, logic.c_s) IS NOT DISTINCT FROM (logic.c_m, 'x')) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l069 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_n, c_s) IS NOT DISTINCT FROM (c_m, 'x')) WITH CHECK ((c_n, c_s) IS NOT DISTINCT FROM (c_m, 'x'));
CREATE TRIGGER logic_t069 BEFORE UPDATE ON logic FOR EACH ROW WHEN ((NEW.c_n, NEW.c_s) IS NOT DISTINCT FROM (NEW.c_m, 'x')) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w070 AS SELECT id FROM logic WHERE num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2;
CREATE POLICY logic_l070 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2) WITH CHECK (num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2);
CREATE TRIGGER logic_t070 BEFORE UPDATE ON logic FOR EACH ROW WHEN (num_nonnulls(NEW.c_n, NEW.c_m) = 1 AND num_nulls(NEW.c_a, NEW.c_b, NEW.c_s) <= 2) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f070() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE num_nonnulls(c_n, c_m) = 1 AND num_nulls(c_a, c_b, c_s) <= 2; END;
CREATE POLICY logic_l071 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n OPERATOR(pg_catalog.=) 5) WITH CHECK (c_n OPERATOR(pg_catalog.=) 5);
CREATE TRIGGER logic_t071 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n OPERATOR(pg_catalog.=) 5) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r071 AS ON UPDATE TO logic WHERE old.c_n OPERATOR(pg_catalog.=) 5 DO ALSO INSERT INTO logic_log VALUES (old.id, 'r071');
CREATE FUNCTION logic_f071() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n OPERATOR(pg_catalog.=) 5; END;
CREATE DOMAIN logic_d071 AS integer CONSTRAINT fits CHECK (VALUE OPERATOR(pg_catalog.=) 5);
CREATE MATERIALIZED VIEW logic_m072 AS SELECT count(*) FILTER (WHERE logic.c_n OPERATOR(pg_catalog.+) logic.c_m OPERATOR(pg_catalog.>) 5) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l072 ON logic AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_n OPERATOR(pg_catalog.+) c_m OPERATOR(pg_catalog.>) 5) WITH CHECK (c_n OPERATOR(pg_catalog.+) c_m OPERATOR(pg_catalog.>) 5);
CREATE TRIGGER logic_t072 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n OPERATOR(pg_catalog.+) NEW.c_m OPERATOR(pg_catalog.>) 5) EXECUTE FUNCTION logic_touch();
CREATE VIEW logic_w073 AS SELECT id FROM logic WHERE c_n + c_m OPERATOR(pg_catalog.*) 2 > 5;
CREATE POLICY logic_l073 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n + c_m OPERATOR(pg_catalog.*) 2 > 5) WITH CHECK (c_n + c_m OPERATOR(pg_catalog.*) 2 > 5);
CREATE TRIGGER logic_t073 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n + NEW.c_m OPERATOR(pg_catalog.*) 2 > 5) EXECUTE FUNCTION logic_touch();
CREATE FUNCTION logic_f073() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n + c_m OPERATOR(pg_catalog.*) 2 > 5; END;
CREATE POLICY logic_l074 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n IS NULL AND c_m NOTNULL OR c_s ISNULL) WITH CHECK (c_n IS NULL AND c_m NOTNULL OR c_s ISNULL);
CREATE TRIGGER logic_t074 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n IS NULL AND NEW.c_m NOTNULL OR NEW.c_s ISNULL) EXECUTE FUNCTION logic_touch();
CREATE RULE logic_r074 AS ON UPDATE TO logic WHERE old.c_n IS NULL AND old.c_m NOTNULL OR old.c_s ISNULL DO ALSO INSERT INTO logic_log VALUES (old.id, 'r074');
CREATE FUNCTION logic_f074() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM logic WHERE c_n IS NULL AND c_m NOTNULL OR c_s ISNULL; END;
CREATE MATERIALIZED VIEW logic_m075 AS SELECT count(*) FILTER (WHERE logic.c_n = 1 IS TRUE) AS n FROM logic JOIN logic AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY logic_l075 ON logic AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n = 1 IS TRUE) WITH CHECK (c_n = 1 IS TRUE);
CREATE TRIGGER logic_t075 BEFORE UPDATE ON logic FOR EACH ROW WHEN (NEW.c_n = 1 IS TRUE) EXECUTE FUNCTION logic_touch();
CREATE DOMAIN logic_d075 AS integer CONSTRAINT fits CHECK (VALUE = 1 IS TRUE);

-- shape: moment expressions in checks indexes and generated columns
CREATE TABLE moment (
    c_date date, c_ts timestamp, c_tz timestamptz, c_ts0 timestamp(0), c_tz3 timestamptz(3), c_time time, c_ttz timetz, c_iv interval, c_ivd interval day to second(2),
    CONSTRAINT moment_c001 CHECK (c_date > '2020-01-01'),
    g001 boolean GENERATED ALWAYS AS (c_date > '2020-01-01') STORED,
    CONSTRAINT moment_c002 CHECK (c_date > DATE '2020-01-01'),
    g002 boolean GENERATED ALWAYS AS (c_date > DATE '2020-01-01') STORED,
    CONSTRAINT moment_c003 CHECK (c_date IN ('2020-01-01', '2021-01-01')),
    g003 boolean GENERATED ALWAYS AS (c_date IN ('2020-01-01', '2021-01-01')) STORED,
    CONSTRAINT moment_c004 CHECK (c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date)),
    g004 boolean GENERATED ALWAYS AS (c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date)) STORED,
    CONSTRAINT moment_c005 CHECK (c_date BETWEEN '2020-01-01' AND '2020-12-31'),
    g005 boolean GENERATED ALWAYS AS (c_date BETWEEN '2020-01-01' AND '2020-12-31') STORED,
    CONSTRAINT moment_c006 CHECK (c_date BETWEEN '2020-01-01' AND '2020-12-31' AND c_iv > '1 day'),
    g006 boolean GENERATED ALWAYS AS (c_date BETWEEN '2020-01-01' AND '2020-12-31' AND c_iv > '1 day') STORED,
    CONSTRAINT moment_c007 CHECK (c_date IN ('2020-01-01'::timestamp, c_tz)),
    CONSTRAINT moment_c008 CHECK (c_date < 'infinity' AND c_date > '-infinity' AND c_date <> '0044-03-15 BC'),
    g008 boolean GENERATED ALWAYS AS (c_date < 'infinity' AND c_date > '-infinity' AND c_date <> '0044-03-15 BC') STORED,
    CONSTRAINT moment_c009 CHECK (c_ts > '2020-01-01 10:00'),
    g009 boolean GENERATED ALWAYS AS (c_ts > '2020-01-01 10:00') STORED,
    CONSTRAINT moment_c010 CHECK (c_ts > TIMESTAMP '2020-01-01 10:00:00.123456'),
    g010 boolean GENERATED ALWAYS AS (c_ts > TIMESTAMP '2020-01-01 10:00:00.123456') STORED,
    CONSTRAINT moment_c011 CHECK (c_ts IN ('2020-01-01', '2021-01-01 12:00')),
    g011 boolean GENERATED ALWAYS AS (c_ts IN ('2020-01-01', '2021-01-01 12:00')) STORED,
    CONSTRAINT moment_c012 CHECK (c_tz > '2020-01-01 10:00+02'),
    g012 boolean GENERATED ALWAYS AS (c_tz > '2020-01-01 10:00+02') STORED,
    CONSTRAINT moment_c013 CHECK (c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw'),
    g013 boolean GENERATED ALWAYS AS (c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw') STORED,
    CONSTRAINT moment_c014 CHECK (c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05')),
    g014 boolean GENERATED ALWAYS AS (c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05')) STORED,
    CONSTRAINT moment_c015 CHECK (c_tz < now()),
    CONSTRAINT moment_c016 CHECK (c_tz BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon'),
    CONSTRAINT moment_c017 CHECK (c_tz BETWEEN '-infinity' AND 'infinity'),
    g017 boolean GENERATED ALWAYS AS (c_tz BETWEEN '-infinity' AND 'infinity') STORED,
    CONSTRAINT moment_c018 CHECK (c_date <= current_date),
    CONSTRAINT moment_c019 CHECK (c_date <= current_date + 1),
    CONSTRAINT moment_c020 CHECK (c_date > current_date - interval '1 month 2 days'),
    CONSTRAINT moment_c021 CHECK (c_time < current_time),
    CONSTRAINT moment_c022 CHECK (c_time < localtime AND c_ts < localtimestamp AND c_ts < localtimestamp(0) AND c_tz < current_timestamp(3)),
    CONSTRAINT moment_c023 CHECK (c_time = '10:00' AND c_time BETWEEN '08:00' AND '18:00:00.5'),
    g023 boolean GENERATED ALWAYS AS (c_time = '10:00' AND c_time BETWEEN '08:00' AND '18:00:00.5') STORED,
    CONSTRAINT moment_c024 CHECK (c_time IN ('10:00', '11:00')),
    g024 boolean GENERATED ALWAYS AS (c_time IN ('10:00', '11:00')) STORED,
    CONSTRAINT moment_c025 CHECK (c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30'),
    g025 boolean GENERATED ALWAYS AS (c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30') STORED,
    CONSTRAINT moment_c026 CHECK (c_iv > '1 day' AND c_iv < '-1 day'),
    g026 boolean GENERATED ALWAYS AS (c_iv > '1 day' AND c_iv < '-1 day') STORED,
    CONSTRAINT moment_c027 CHECK (c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789'),
    g027 boolean GENERATED ALWAYS AS (c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789') STORED,
    CONSTRAINT moment_c028 CHECK (c_iv = INTERVAL '-1 year +2 days -04:05:06'),
    g028 boolean GENERATED ALWAYS AS (c_iv = INTERVAL '-1 year +2 days -04:05:06') STORED,
    CONSTRAINT moment_c029 CHECK (c_iv = INTERVAL '1-2' YEAR TO MONTH),
    g029 boolean GENERATED ALWAYS AS (c_iv = INTERVAL '1-2' YEAR TO MONTH) STORED,
    CONSTRAINT moment_c030 CHECK (c_iv = INTERVAL '3' DAY AND c_iv = INTERVAL '5' HOUR AND c_iv = INTERVAL '1.5' SECOND(1)),
    g030 boolean GENERATED ALWAYS AS (c_iv = INTERVAL '3' DAY AND c_iv = INTERVAL '5' HOUR AND c_iv = INTERVAL '1.5' SECOND(1)) STORED,
    CONSTRAINT moment_c031 CHECK (c_iv IN ('1 day', '1 mon', '24:00:00')),
    g031 boolean GENERATED ALWAYS AS (c_iv IN ('1 day', '1 mon', '24:00:00')) STORED,
    CONSTRAINT moment_c032 CHECK (c_iv BETWEEN '0' AND '1 week' AND c_date > '2000-01-01'),
    g032 boolean GENERATED ALWAYS AS (c_iv BETWEEN '0' AND '1 week' AND c_date > '2000-01-01') STORED,
    CONSTRAINT moment_c033 CHECK (c_iv = INTERVAL(2) '1.239 sec'),
    g033 boolean GENERATED ALWAYS AS (c_iv = INTERVAL(2) '1.239 sec') STORED,
    CONSTRAINT moment_c034 CHECK (c_iv::interval day = '1 day'),
    g034 boolean GENERATED ALWAYS AS (c_iv::interval day = '1 day') STORED,
    CONSTRAINT moment_c035 CHECK (c_iv::interval second(3) = c_ivd),
    g035 boolean GENERATED ALWAYS AS (c_iv::interval second(3) = c_ivd) STORED,
    CONSTRAINT moment_c036 CHECK (c_iv = - interval '1 day'),
    g036 boolean GENERATED ALWAYS AS (c_iv = - interval '1 day') STORED,
    CONSTRAINT moment_c037 CHECK (c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days'),
    g037 boolean GENERATED ALWAYS AS (c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days') STORED,
    CONSTRAINT moment_c038 CHECK (c_ts0 = c_ts::timestamp(0)),
    g038 boolean GENERATED ALWAYS AS (c_ts0 = c_ts::timestamp(0)) STORED,
    CONSTRAINT moment_c039 CHECK (c_tz3 = c_ts::timestamptz(3)),
    CONSTRAINT moment_c040 CHECK (c_ts::date = '2020-01-01'),
    g040 boolean GENERATED ALWAYS AS (c_ts::date = '2020-01-01') STORED,
    CONSTRAINT moment_c041 CHECK (c_ts::time(0) = '10:00'),
    g041 boolean GENERATED ALWAYS AS (c_ts::time(0) = '10:00') STORED,
    CONSTRAINT moment_c042 CHECK (c_tz::date = '2020-01-01'),
    CONSTRAINT moment_c043 CHECK ((c_tz AT TIME ZONE 'UTC')::date = '2020-01-01'),
    g043 boolean GENERATED ALWAYS AS ((c_tz AT TIME ZONE 'UTC')::date = '2020-01-01') STORED,
    CONSTRAINT moment_c044 CHECK (c_tz AT TIME ZONE 'UTC' > '2020-01-01'),
    g044 boolean GENERATED ALWAYS AS (c_tz AT TIME ZONE 'UTC' > '2020-01-01') STORED,
    CONSTRAINT moment_c045 CHECK (c_ts AT TIME ZONE 'Europe/Warsaw' > c_tz),
    g045 boolean GENERATED ALWAYS AS (c_ts AT TIME ZONE 'Europe/Warsaw' > c_tz) STORED,
    CONSTRAINT moment_c046 CHECK (c_ttz AT TIME ZONE interval '2 hours' = '10:00+00'),
    g046 boolean GENERATED ALWAYS AS (c_ttz AT TIME ZONE interval '2 hours' = '10:00+00') STORED,
    CONSTRAINT moment_c047 CHECK (c_tz AT TIME ZONE INTERVAL '-02:00' > c_ts),
    g047 boolean GENERATED ALWAYS AS (c_tz AT TIME ZONE INTERVAL '-02:00' > c_ts) STORED,
    CONSTRAINT moment_c048 CHECK (extract(year FROM c_date) = 2020),
    g048 boolean GENERATED ALWAYS AS (extract(year FROM c_date) = 2020) STORED,
    CONSTRAINT moment_c049 CHECK (extract(dow FROM c_ts) IN (0, 6)),
    g049 boolean GENERATED ALWAYS AS (extract(dow FROM c_ts) IN (0, 6)) STORED,
    CONSTRAINT moment_c050 CHECK (extract(dow FROM c_ts) NOT IN (0, 6) AND extract(hour FROM c_time) BETWEEN 8 AND 18),
    g050 boolean GENERATED ALWAYS AS (extract(dow FROM c_ts) NOT IN (0, 6) AND extract(hour FROM c_time) BETWEEN 8 AND 18) STORED,
    CONSTRAINT moment_c051 CHECK (extract(epoch FROM c_tz - now()) > 0.5),
    CONSTRAINT moment_c052 CHECK (date_part('month', c_ts) IN (1, 2)),
    g052 boolean GENERATED ALWAYS AS (date_part('month', c_ts) IN (1, 2)) STORED,
    CONSTRAINT moment_c053 CHECK (date_trunc('month', c_ts) = c_ts),
    g053 boolean GENERATED ALWAYS AS (date_trunc('month', c_ts) = c_ts) STORED,
    CONSTRAINT moment_c054 CHECK (date_trunc('day', c_tz) = c_tz),
    CONSTRAINT moment_c055 CHECK (date_trunc('day', c_tz, 'UTC') = c_tz),
    CONSTRAINT moment_c056 CHECK ((c_ts, c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp)),
    g056 boolean GENERATED ALWAYS AS ((c_ts, c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp)) STORED,
    CONSTRAINT moment_c057 CHECK ((c_date, c_date) OVERLAPS (DATE '2020-01-01', INTERVAL '1 day')),
    CONSTRAINT moment_c058 CHECK (c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts),
    g058 boolean GENERATED ALWAYS AS (c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts) STORED,
    CONSTRAINT moment_c059 CHECK (c_date + interval '1 day' > c_ts),
    g059 boolean GENERATED ALWAYS AS (c_date + interval '1 day' > c_ts) STORED,
    CONSTRAINT moment_c060 CHECK (c_ts - c_ts < '1 day'),
    g060 boolean GENERATED ALWAYS AS (c_ts - c_ts < '1 day') STORED,
    CONSTRAINT moment_c061 CHECK (c_ts > c_date),
    g061 boolean GENERATED ALWAYS AS (c_ts > c_date) STORED,
    CONSTRAINT moment_c062 CHECK (c_tz > c_date AND c_tz > c_ts),
    CONSTRAINT moment_c063 CHECK (c_date IS DISTINCT FROM DATE '2020-01-01'),
    g063 boolean GENERATED ALWAYS AS (c_date IS DISTINCT FROM DATE '2020-01-01') STORED,
    CONSTRAINT moment_c064 CHECK (coalesce(c_date, '2020-01-01') > '2019-01-01'),
    g064 boolean GENERATED ALWAYS AS (coalesce(c_date, '2020-01-01') > '2019-01-01') STORED,
    CONSTRAINT moment_c065 CHECK (coalesce(c_date, c_ts, c_tz) > '2019-01-01'),
    CONSTRAINT moment_c066 CHECK (coalesce(c_ts, '-infinity') < coalesce(c_ts, 'infinity')),
    g066 boolean GENERATED ALWAYS AS (coalesce(c_ts, '-infinity') < coalesce(c_ts, 'infinity')) STORED,
    CONSTRAINT moment_c067 CHECK (greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01')),
    g067 boolean GENERATED ALWAYS AS (greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01')) STORED,
    CONSTRAINT moment_c068 CHECK (nullif(c_date, '2020-01-01') IS NULL),
    g068 boolean GENERATED ALWAYS AS (nullif(c_date, '2020-01-01') IS NULL) STORED,
    CONSTRAINT moment_c069 CHECK (CASE c_date WHEN '2020-01-01' THEN true ELSE false END),
    g069 boolean GENERATED ALWAYS AS (CASE c_date WHEN '2020-01-01' THEN true ELSE false END) STORED,
    CONSTRAINT moment_c070 CHECK (to_char(c_ts, 'YYYY') IN ('2020', '2021')),
    CONSTRAINT moment_c071 CHECK (make_interval(days => 5) > c_iv AND make_date(2020, 1, 2) < c_date),
    g071 boolean GENERATED ALWAYS AS (make_interval(days => 5) > c_iv AND make_date(2020, 1, 2) < c_date) STORED,
    CONSTRAINT moment_c072 CHECK (isfinite(c_date) AND justify_days(c_iv) > '1 mon'),
    g072 boolean GENERATED ALWAYS AS (isfinite(c_date) AND justify_days(c_iv) > '1 mon') STORED,
    CONSTRAINT moment_c073 CHECK (age(c_ts) > '18 years'),
    CONSTRAINT moment_c074 CHECK (c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[])),
    g074 boolean GENERATED ALWAYS AS (c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[])) STORED,
    CONSTRAINT moment_c075 CHECK (c_date = ANY ('{2020-01-01,2021-01-01}')),
    g075 boolean GENERATED ALWAYS AS (c_date = ANY ('{2020-01-01,2021-01-01}')) STORED,
    CONSTRAINT moment_c076 CHECK (c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01'])),
    g076 boolean GENERATED ALWAYS AS (c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01'])) STORED
);
CREATE INDEX moment_p001 ON moment ((1)) WHERE c_date > '2020-01-01';
CREATE INDEX moment_p002 ON moment ((1)) WHERE c_date > DATE '2020-01-01';
CREATE INDEX moment_p003 ON moment ((1)) WHERE c_date IN ('2020-01-01', '2021-01-01');
CREATE INDEX moment_e003 ON moment ((c_date IN ('2020-01-01', '2021-01-01')));
CREATE INDEX moment_p004 ON moment ((1)) WHERE c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date);
CREATE INDEX moment_p005 ON moment ((1)) WHERE c_date BETWEEN '2020-01-01' AND '2020-12-31';
CREATE INDEX moment_p006 ON moment ((1)) WHERE c_date BETWEEN '2020-01-01' AND '2020-12-31' AND c_iv > '1 day';
CREATE INDEX moment_e006 ON moment ((c_date BETWEEN '2020-01-01' AND '2020-12-31' AND c_iv > '1 day'));
CREATE INDEX moment_p008 ON moment ((1)) WHERE c_date < 'infinity' AND c_date > '-infinity' AND c_date <> '0044-03-15 BC';
CREATE INDEX moment_p009 ON moment ((1)) WHERE c_ts > '2020-01-01 10:00';
CREATE INDEX moment_e009 ON moment ((c_ts > '2020-01-01 10:00'));
CREATE INDEX moment_p010 ON moment ((1)) WHERE c_ts > TIMESTAMP '2020-01-01 10:00:00.123456';
CREATE INDEX moment_p011 ON moment ((1)) WHERE c_ts IN ('2020-01-01', '2021-01-01 12:00');
CREATE INDEX moment_p012 ON moment ((1)) WHERE c_tz > '2020-01-01 10:00+02';
CREATE INDEX moment_e012 ON moment ((c_tz > '2020-01-01 10:00+02'));
CREATE INDEX moment_p013 ON moment ((1)) WHERE c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw';
CREATE INDEX moment_p014 ON moment ((1)) WHERE c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05');
CREATE INDEX moment_p017 ON moment ((1)) WHERE c_tz BETWEEN '-infinity' AND 'infinity';
CREATE INDEX moment_p023 ON moment ((1)) WHERE c_time = '10:00' AND c_time BETWEEN '08:00' AND '18:00:00.5';
CREATE INDEX moment_p024 ON moment ((1)) WHERE c_time IN ('10:00', '11:00');
CREATE INDEX moment_e024 ON moment ((c_time IN ('10:00', '11:00')));
CREATE INDEX moment_p025 ON moment ((1)) WHERE c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30';
CREATE INDEX moment_p026 ON moment ((1)) WHERE c_iv > '1 day' AND c_iv < '-1 day';
CREATE INDEX moment_p027 ON moment ((1)) WHERE c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789';
CREATE INDEX moment_e027 ON moment ((c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789'));
CREATE INDEX moment_p028 ON moment ((1)) WHERE c_iv = INTERVAL '-1 year +2 days -04:05:06';
CREATE INDEX moment_p029 ON moment ((1)) WHERE c_iv = INTERVAL '1-2' YEAR TO MONTH;
CREATE INDEX moment_p030 ON moment ((1)) WHERE c_iv = INTERVAL '3' DAY AND c_iv = INTERVAL '5' HOUR AND c_iv = INTERVAL '1.5' SECOND(1);
CREATE INDEX moment_e030 ON moment ((c_iv = INTERVAL '3' DAY AND c_iv = INTERVAL '5' HOUR AND c_iv = INTERVAL '1.5' SECOND(1)));
CREATE INDEX moment_p031 ON moment ((1)) WHERE c_iv IN ('1 day', '1 mon', '24:00:00');
CREATE INDEX moment_p032 ON moment ((1)) WHERE c_iv BETWEEN '0' AND '1 week' AND c_date > '2000-01-01';
CREATE INDEX moment_p033 ON moment ((1)) WHERE c_iv = INTERVAL(2) '1.239 sec';
CREATE INDEX moment_e033 ON moment ((c_iv = INTERVAL(2) '1.239 sec'));
CREATE INDEX moment_p034 ON moment ((1)) WHERE c_iv::interval day = '1 day';
CREATE INDEX moment_p035 ON moment ((1)) WHERE c_iv::interval second(3) = c_ivd;
CREATE INDEX moment_p036 ON moment ((1)) WHERE c_iv = - interval '1 day';
CREATE INDEX moment_e036 ON moment ((c_iv = - interval '1 day'));
CREATE INDEX moment_p037 ON moment ((1)) WHERE c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days';
CREATE INDEX moment_p038 ON moment ((1)) WHERE c_ts0 = c_ts::timestamp(0);
CREATE INDEX moment_p040 ON moment ((1)) WHERE c_ts::date = '2020-01-01';
CREATE INDEX moment_p041 ON moment ((1)) WHERE c_ts::time(0) = '10:00';
CREATE INDEX moment_p043 ON moment ((1)) WHERE (c_tz AT TIME ZONE 'UTC')::date = '2020-01-01';
CREATE INDEX moment_p044 ON moment ((1)) WHERE c_tz AT TIME ZONE 'UTC' > '2020-01-01';
CREATE INDEX moment_p045 ON moment ((1)) WHERE c_ts AT TIME ZONE 'Europe/Warsaw' > c_tz;
CREATE INDEX moment_e045 ON moment ((c_ts AT TIME ZONE 'Europe/Warsaw' > c_tz));
CREATE INDEX moment_p046 ON moment ((1)) WHERE c_ttz AT TIME ZONE interval '2 hours' = '10:00+00';
CREATE INDEX moment_p047 ON moment ((1)) WHERE c_tz AT TIME ZONE INTERVAL '-02:00' > c_ts;
CREATE INDEX moment_p048 ON moment ((1)) WHERE extract(year FROM c_date) = 2020;
CREATE INDEX moment_e048 ON moment ((extract(year FROM c_date) = 2020));
CREATE INDEX moment_p049 ON moment ((1)) WHERE extract(dow FROM c_ts) IN (0, 6);
CREATE INDEX moment_p050 ON moment ((1)) WHERE extract(dow FROM c_ts) NOT IN (0, 6) AND extract(hour FROM c_time) BETWEEN 8 AND 18;
CREATE INDEX moment_p052 ON moment ((1)) WHERE date_part('month', c_ts) IN (1, 2);
CREATE INDEX moment_p053 ON moment ((1)) WHERE date_trunc('month', c_ts) = c_ts;
CREATE INDEX moment_p056 ON moment ((1)) WHERE (c_ts, c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp);
CREATE INDEX moment_p058 ON moment ((1)) WHERE c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts;
CREATE INDEX moment_p059 ON moment ((1)) WHERE c_date + interval '1 day' > c_ts;
CREATE INDEX moment_p060 ON moment ((1)) WHERE c_ts - c_ts < '1 day';
CREATE INDEX moment_e060 ON moment ((c_ts - c_ts < '1 day'));
CREATE INDEX moment_p061 ON moment ((1)) WHERE c_ts > c_date;
CREATE INDEX moment_p063 ON moment ((1)) WHERE c_date IS DISTINCT FROM DATE '2020-01-01';
CREATE INDEX moment_e063 ON moment ((c_date IS DISTINCT FROM DATE '2020-01-01'));
CREATE INDEX moment_p064 ON moment ((1)) WHERE coalesce(c_date, '2020-01-01') > '2019-01-01';
CREATE INDEX moment_p066 ON moment ((1)) WHERE coalesce(c_ts, '-infinity') < coalesce(c_ts, 'infinity');
CREATE INDEX moment_e066 ON moment ((coalesce(c_ts, '-infinity') < coalesce(c_ts, 'infinity')));
CREATE INDEX moment_p067 ON moment ((1)) WHERE greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01');
CREATE INDEX moment_p068 ON moment ((1)) WHERE nullif(c_date, '2020-01-01') IS NULL;
CREATE INDEX moment_p069 ON moment ((1)) WHERE CASE c_date WHEN '2020-01-01' THEN true ELSE false END;
CREATE INDEX moment_e069 ON moment ((CASE c_date WHEN '2020-01-01' THEN true ELSE false END));
CREATE INDEX moment_p071 ON moment ((1)) WHERE make_interval(days => 5) > c_iv AND make_date(2020, 1, 2) < c_date;
CREATE INDEX moment_p072 ON moment ((1)) WHERE isfinite(c_date) AND justify_days(c_iv) > '1 mon';
CREATE INDEX moment_e072 ON moment ((isfinite(c_date) AND justify_days(c_iv) > '1 mon'));
CREATE INDEX moment_p074 ON moment ((1)) WHERE c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[]);
CREATE INDEX moment_p075 ON moment ((1)) WHERE c_date = ANY ('{2020-01-01,2021-01-01}');
CREATE INDEX moment_e075 ON moment ((c_date = ANY ('{2020-01-01,2021-01-01}')));
CREATE INDEX moment_p076 ON moment ((1)) WHERE c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01']);

-- shape: moment expressions in views policies triggers rules functions and domains
CREATE TABLE moment (id integer, c_date date, c_ts timestamp, c_tz timestamptz, c_ts0 timestamp(0), c_tz3 timestamptz(3), c_time time, c_ttz timetz, c_iv interval, c_ivd interval day to second(2));
CREATE TABLE moment_log (id integer, what text);
ALTER TABLE moment ENABLE ROW LEVEL SECURITY;
CREATE VIEW moment_view AS SELECT id,
    (c_date > '2020-01-01') AS v001,
    (c_date > DATE '2020-01-01') AS v002,
    (c_date IN ('2020-01-01', '2021-01-01')) AS v003,
    (c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date)) AS v004,
    (c_date BETWEEN '2020-01-01' AND '2020-12-31') AS v005,
    (c_date BETWEEN '2020-01-01' AND '2020-12-31' AND c_iv > '1 day') AS v006,
    (c_date IN ('2020-01-01'::timestamp, c_tz)) AS v007,
    (c_date < 'infinity' AND c_date > '-infinity' AND c_date <> '0044-03-15 BC') AS v008,
    (c_ts > '2020-01-01 10:00') AS v009,
    (c_ts > TIMESTAMP '2020-01-01 10:00:00.123456') AS v010,
    (c_ts IN ('2020-01-01', '2021-01-01 12:00')) AS v011,
    (c_tz > '2020-01-01 10:00+02') AS v012,
    (c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw') AS v013,
    (c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05')) AS v014,
    (c_tz < now()) AS v015,
    (c_tz BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon') AS v016,
    (c_tz BETWEEN '-infinity' AND 'infinity') AS v017,
    (c_date <= current_date) AS v018,
    (c_date <= current_date + 1) AS v019,
    (c_date > current_date - interval '1 month 2 days') AS v020,
    (c_time < current_time) AS v021,
    (c_time < localtime AND c_ts < localtimestamp AND c_ts < localtimestamp(0) AND c_tz < current_timestamp(3)) AS v022,
    (c_time = '10:00' AND c_time BETWEEN '08:00' AND '18:00:00.5') AS v023,
    (c_time IN ('10:00', '11:00')) AS v024,
    (c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30') AS v025,
    (c_iv > '1 day' AND c_iv < '-1 day') AS v026,
    (c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789') AS v027,
    (c_iv = INTERVAL '-1 year +2 days -04:05:06') AS v028,
    (c_iv = INTERVAL '1-2' YEAR TO MONTH) AS v029,
    (c_iv = INTERVAL '3' DAY AND c_iv = INTERVAL '5' HOUR AND c_iv = INTERVAL '1.5' SECOND(1)) AS v030,
    (c_iv IN ('1 day', '1 mon', '24:00:00')) AS v031,
    (c_iv BETWEEN '0' AND '1 week' AND c_date > '2000-01-01') AS v032,
    (c_iv = INTERVAL(2) '1.239 sec') AS v033,
    (c_iv::interval day = '1 day') AS v034,
    (c_iv::interval second(3) = c_ivd) AS v035,
    (c_iv = - interval '1 day') AS v036,
    (c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days') AS v037,
    (c_ts0 = c_ts::timestamp(0)) AS v038,
    (c_tz3 = c_ts::timestamptz(3)) AS v039,
    (c_ts::date = '2020-01-01') AS v040,
    (c_ts::time(0) = '10:00') AS v041,
    (c_tz::date = '2020-01-01') AS v042,
    ((c_tz AT TIME ZONE 'UTC')::date = '2020-01-01') AS v043,
    (c_tz AT TIME ZONE 'UTC' > '2020-01-01') AS v044,
    (c_ts AT TIME ZONE 'Europe/Warsaw' > c_tz) AS v045,
    (c_ttz AT TIME ZONE interval '2 hours' = '10:00+00') AS v046,
    (c_tz AT TIME ZONE INTERVAL '-02:00' > c_ts) AS v047,
    (extract(year FROM c_date) = 2020) AS v048,
    (extract(dow FROM c_ts) IN (0, 6)) AS v049,
    (extract(dow FROM c_ts) NOT IN (0, 6) AND extract(hour FROM c_time) BETWEEN 8 AND 18) AS v050,
    (extract(epoch FROM c_tz - now()) > 0.5) AS v051,
    (date_part('month', c_ts) IN (1, 2)) AS v052,
    (date_trunc('month', c_ts) = c_ts) AS v053,
    (date_trunc('day', c_tz) = c_tz) AS v054,
    (date_trunc('day', c_tz, 'UTC') = c_tz) AS v055,
    ((c_ts, c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp)) AS v056,
    ((c_date, c_date) OVERLAPS (DATE '2020-01-01', INTERVAL '1 day')) AS v057,
    (c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts) AS v058,
    (c_date + interval '1 day' > c_ts) AS v059,
    (c_ts - c_ts < '1 day') AS v060,
    (c_ts > c_date) AS v061,
    (c_tz > c_date AND c_tz > c_ts) AS v062,
    (c_date IS DISTINCT FROM DATE '2020-01-01') AS v063,
    (coalesce(c_date, '2020-01-01') > '2019-01-01') AS v064,
    (coalesce(c_date, c_ts, c_tz) > '2019-01-01') AS v065,
    (coalesce(c_ts, '-infinity') < coalesce(c_ts, 'infinity')) AS v066,
    (greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01')) AS v067,
    (nullif(c_date, '2020-01-01') IS NULL) AS v068,
    (CASE c_date WHEN '2020-01-01' THEN true ELSE false END) AS v069,
    (to_char(c_ts, 'YYYY') IN ('2020', '2021')) AS v070,
    (make_interval(days => 5) > c_iv AND make_date(2020, 1, 2) < c_date) AS v071,
    (isfinite(c_date) AND justify_days(c_iv) > '1 mon') AS v072,
    (age(c_ts) > '18 years') AS v073,
    (c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[])) AS v074,
    (c_date = ANY ('{2020-01-01,2021-01-01}')) AS v075,
    (c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01'])) AS v076
FROM moment;
CREATE FUNCTION moment_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW moment_w001 AS SELECT id FROM moment WHERE c_date > '2020-01-01';
CREATE POLICY moment_l001 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date > '2020-01-01') WITH CHECK (c_date > '2020-01-01');
CREATE TRIGGER moment_t001 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date > '2020-01-01') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date > '2020-01-01'; END;
CREATE DOMAIN moment_d001 AS date CONSTRAINT fits CHECK (VALUE > '2020-01-01');
CREATE POLICY moment_l002 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date > DATE '2020-01-01') WITH CHECK (c_date > DATE '2020-01-01');
CREATE TRIGGER moment_t002 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date > DATE '2020-01-01') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r002 AS ON UPDATE TO moment WHERE old.c_date > DATE '2020-01-01' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r002');
CREATE FUNCTION moment_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date > DATE '2020-01-01'; END;
CREATE DOMAIN moment_d002 AS date CONSTRAINT fits CHECK (VALUE > DATE '2020-01-01');
CREATE MATERIALIZED VIEW moment_m003 AS SELECT count(*) FILTER (WHERE moment.c_date IN ('2020-01-01', '2021-01-01')) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l003 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date IN ('2020-01-01', '2021-01-01')) WITH CHECK (c_date IN ('2020-01-01', '2021-01-01'));
CREATE TRIGGER moment_t003 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date IN ('2020-01-01', '2021-01-01')) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d003 AS date CONSTRAINT fits CHECK (VALUE IN ('2020-01-01', '2021-01-01'));
CREATE VIEW moment_w004 AS SELECT id FROM moment WHERE c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date);
CREATE POLICY moment_l004 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date)) WITH CHECK (c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date));
CREATE TRIGGER moment_t004 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date)) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date NOT IN ('2020-01-01'::date, '2021-01-01'::date); END;
CREATE DOMAIN moment_d004 AS date CONSTRAINT fits CHECK (VALUE NOT IN ('2020-01-01'::date, '2021-01-01'::date));
CREATE POLICY moment_l005 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date BETWEEN '2020-01-01' AND '2020-12-31') WITH CHECK (c_date BETWEEN '2020-01-01' AND '2020-12-31');
CREATE TRIGGER moment_t005 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date BETWEEN '2020-01-01' AND '2020-12-31') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r005 AS ON UPDATE TO moment WHERE old.c_date BETWEEN '2020-01-01' AND '2020-12-31' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r005');
CREATE FUNCTION moment_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date BETWEEN '2020-01-01' AND '2020-12-31'; END;
CREATE DOMAIN moment_d005 AS date CONSTRAINT fits CHECK (VALUE BETWEEN '2020-01-01' AND '2020-12-31');
CREATE MATERIALIZED VIEW moment_m006 AS SELECT count(*) FILTER (WHERE moment.c_date BETWEEN '2020-01-01' AND '2020-12-31' AND moment.c_iv > '1 day') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l006 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date BETWEEN '2020-01-01' AND '2020-12-31' AND c_iv > '1 day') WITH CHECK (c_date BETWEEN '2020-01-01' AND '2020-12-31' AND c_iv > '1 day');
CREATE TRIGGER moment_t006 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date BETWEEN '2020-01-01' AND '2020-12-31' AND NEW.c_iv > '1 day') EXECUTE FUNCTION moment_touch();
CREATE VIEW moment_w007 AS SELECT id FROM moment WHERE c_date IN ('2020-01-01'::timestamp, c_tz);
CREATE POLICY moment_l007 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date IN ('2020-01-01'::timestamp, c_tz)) WITH CHECK (c_date IN ('2020-01-01'::timestamp, c_tz));
CREATE TRIGGER moment_t007 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date IN ('2020-01-01'::timestamp, NEW.c_tz)) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date IN ('2020-01-01'::timestamp, c_tz); END;
CREATE POLICY moment_l008 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_date < 'infinity' AND c_date > '-infinity' AND c_date <> '0044-03-15 BC') WITH CHECK (c_date < 'infinity' AND c_date > '-infinity' AND c_date <> '0044-03-15 BC');
CREATE TRIGGER moment_t008 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date < 'infinity' AND NEW.c_date > '-infinity' AND NEW.c_date <> '0044-03-15 BC') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r008 AS ON UPDATE TO moment WHERE old.c_date < 'infinity' AND old.c_date > '-infinity' AND old.c_date <> '0044-03-15 BC' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r008');
CREATE FUNCTION moment_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date < 'infinity' AND c_date > '-infinity' AND c_date <> '0044-03-15 BC'; END;
CREATE DOMAIN moment_d008 AS date CONSTRAINT fits CHECK (VALUE < 'infinity' AND VALUE > '-infinity' AND VALUE <> '0044-03-15 BC');
CREATE MATERIALIZED VIEW moment_m009 AS SELECT count(*) FILTER (WHERE moment.c_ts > '2020-01-01 10:00') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l009 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts > '2020-01-01 10:00') WITH CHECK (c_ts > '2020-01-01 10:00');
CREATE TRIGGER moment_t009 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts > '2020-01-01 10:00') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d009 AS timestamp CONSTRAINT fits CHECK (VALUE > '2020-01-01 10:00');
CREATE VIEW moment_w010 AS SELECT id FROM moment WHERE c_ts > TIMESTAMP '2020-01-01 10:00:00.123456';
CREATE POLICY moment_l010 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts > TIMESTAMP '2020-01-01 10:00:00.123456') WITH CHECK (c_ts > TIMESTAMP '2020-01-01 10:00:00.123456');
CREATE TRIGGER moment_t010 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts > TIMESTAMP '2020-01-01 10:00:00.123456') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ts > TIMESTAMP '2020-01-01 10:00:00.123456'; END;
CREATE DOMAIN moment_d010 AS timestamp CONSTRAINT fits CHECK (VALUE > TIMESTAMP '2020-01-01 10:00:00.123456');
CREATE POLICY moment_l011 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts IN ('2020-01-01', '2021-01-01 12:00')) WITH CHECK (c_ts IN ('2020-01-01', '2021-01-01 12:00'));
CREATE TRIGGER moment_t011 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts IN ('2020-01-01', '2021-01-01 12:00')) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r011 AS ON UPDATE TO moment WHERE old.c_ts IN ('2020-01-01', '2021-01-01 12:00') DO ALSO INSERT INTO moment_log VALUES (old.id, 'r011');
CREATE FUNCTION moment_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ts IN ('2020-01-01', '2021-01-01 12:00'); END;
CREATE DOMAIN moment_d011 AS timestamp CONSTRAINT fits CHECK (VALUE IN ('2020-01-01', '2021-01-01 12:00'));
CREATE MATERIALIZED VIEW moment_m012 AS SELECT count(*) FILTER (WHERE moment.c_tz > '2020-01-01 10:00+02') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l012 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_tz > '2020-01-01 10:00+02') WITH CHECK (c_tz > '2020-01-01 10:00+02');
CREATE TRIGGER moment_t012 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz > '2020-01-01 10:00+02') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d012 AS timestamptz CONSTRAINT fits CHECK (VALUE > '2020-01-01 10:00+02');
CREATE VIEW moment_w013 AS SELECT id FROM moment WHERE c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw';
CREATE POLICY moment_l013 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw') WITH CHECK (c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw');
CREATE TRIGGER moment_t013 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_tz > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw'; END;
CREATE DOMAIN moment_d013 AS timestamptz CONSTRAINT fits CHECK (VALUE > TIMESTAMPTZ '2020-01-01 10:00 Europe/Warsaw');
CREATE POLICY moment_l014 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05')) WITH CHECK (c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05'));
CREATE TRIGGER moment_t014 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05')) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r014 AS ON UPDATE TO moment WHERE old.c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05') DO ALSO INSERT INTO moment_log VALUES (old.id, 'r014');
CREATE FUNCTION moment_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_tz IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05'); END;
CREATE DOMAIN moment_d014 AS timestamptz CONSTRAINT fits CHECK (VALUE IN ('2020-01-01 00:00Z', '2021-06-01 12:00-05'));
CREATE MATERIALIZED VIEW moment_m015 AS SELECT count(*) FILTER (WHERE moment.c_tz < now()) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l015 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz < now()) WITH CHECK (c_tz < now());
CREATE TRIGGER moment_t015 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz < now()) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d015 AS timestamptz CONSTRAINT fits CHECK (VALUE < now());
CREATE VIEW moment_w016 AS SELECT id FROM moment WHERE c_tz BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon';
CREATE POLICY moment_l016 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_tz BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon') WITH CHECK (c_tz BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon');
CREATE TRIGGER moment_t016 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_tz BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon'; END;
CREATE DOMAIN moment_d016 AS timestamptz CONSTRAINT fits CHECK (VALUE BETWEEN now() - interval '1 year' AND current_timestamp + '1 mon');
CREATE POLICY moment_l017 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz BETWEEN '-infinity' AND 'infinity') WITH CHECK (c_tz BETWEEN '-infinity' AND 'infinity');
CREATE TRIGGER moment_t017 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz BETWEEN '-infinity' AND 'infinity') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r017 AS ON UPDATE TO moment WHERE old.c_tz BETWEEN '-infinity' AND 'infinity' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r017');
CREATE FUNCTION moment_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_tz BETWEEN '-infinity' AND 'infinity'; END;
CREATE DOMAIN moment_d017 AS timestamptz CONSTRAINT fits CHECK (VALUE BETWEEN '-infinity' AND 'infinity');
CREATE MATERIALIZED VIEW moment_m018 AS SELECT count(*) FILTER (WHERE moment.c_date <= current_date) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l018 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date <= current_date) WITH CHECK (c_date <= current_date);
CREATE TRIGGER moment_t018 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date <= current_date) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d018 AS date CONSTRAINT fits CHECK (VALUE <= current_date);
CREATE VIEW moment_w019 AS SELECT id FROM moment WHERE c_date <= current_date + 1;
CREATE POLICY moment_l019 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date <= current_date + 1) WITH CHECK (c_date <= current_date + 1);
CREATE TRIGGER moment_t019 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date <= current_date + 1) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date <= current_date + 1; END;
CREATE DOMAIN moment_d019 AS date CONSTRAINT fits CHECK (VALUE <= current_date + 1);
CREATE POLICY moment_l020 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_date > current_date - interval '1 month 2 days') WITH CHECK (c_date > current_date - interval '1 month 2 days');
CREATE TRIGGER moment_t020 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date > current_date - interval '1 month 2 days') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r020 AS ON UPDATE TO moment WHERE old.c_date > current_date - interval '1 month 2 days' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r020');
CREATE FUNCTION moment_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date > current_date - interval '1 month 2 days'; END;
CREATE DOMAIN moment_d020 AS date CONSTRAINT fits CHECK (VALUE > current_date - interval '1 month 2 days');
CREATE MATERIALIZED VIEW moment_m021 AS SELECT count(*) FILTER (WHERE moment.c_time < current_time) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l021 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_time < current_time) WITH CHECK (c_time < current_time);
CREATE TRIGGER moment_t021 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_time < current_time) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d021 AS time CONSTRAINT fits CHECK (VALUE < current_time);
CREATE VIEW moment_w022 AS SELECT id FROM moment WHERE c_time < localtime AND c_ts < localtimestamp AND c_ts < localtimestamp(0) AND c_tz < current_timestamp(3);
CREATE POLICY moment_l022 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_time < localtime AND c_ts < localtimestamp AND c_ts < localtimestamp(0) AND c_tz < current_timestamp(3)) WITH CHECK (c_time < localtime AND c_ts < localtimestamp AND c_ts < localtimestamp(0) AND c_tz < current_timestamp(3));
CREATE TRIGGER moment_t022 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_time < localtime AND NEW.c_ts < localtimestamp AND NEW.c_ts < localtimestamp(0) AND NEW.c_tz < current_timestamp(3)) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_time < localtime AND c_ts < localtimestamp AND c_ts < localtimestamp(0) AND c_tz < current_timestamp(3); END;
CREATE POLICY moment_l023 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_time = '10:00' AND c_time BETWEEN '08:00' AND '18:00:00.5') WITH CHECK (c_time = '10:00' AND c_time BETWEEN '08:00' AND '18:00:00.5');
CREATE TRIGGER moment_t023 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_time = '10:00' AND NEW.c_time BETWEEN '08:00' AND '18:00:00.5') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r023 AS ON UPDATE TO moment WHERE old.c_time = '10:00' AND old.c_time BETWEEN '08:00' AND '18:00:00.5' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r023');
CREATE FUNCTION moment_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_time = '10:00' AND c_time BETWEEN '08:00' AND '18:00:00.5'; END;
CREATE DOMAIN moment_d023 AS time CONSTRAINT fits CHECK (VALUE = '10:00' AND VALUE BETWEEN '08:00' AND '18:00:00.5');
CREATE MATERIALIZED VIEW moment_m024 AS SELECT count(*) FILTER (WHERE moment.c_time IN ('10:00', '11:00')) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l024 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_time IN ('10:00', '11:00')) WITH CHECK (c_time IN ('10:00', '11:00'));
CREATE TRIGGER moment_t024 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_time IN ('10:00', '11:00')) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d024 AS time CONSTRAINT fits CHECK (VALUE IN ('10:00', '11:00'));
CREATE VIEW moment_w025 AS SELECT id FROM moment WHERE c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30';
CREATE POLICY moment_l025 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30') WITH CHECK (c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30');
CREATE TRIGGER moment_t025 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ttz = '10:00+02' AND NEW.c_ttz <> TIMETZ '10:00:00-05:30') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ttz = '10:00+02' AND c_ttz <> TIMETZ '10:00:00-05:30'; END;
CREATE DOMAIN moment_d025 AS timetz CONSTRAINT fits CHECK (VALUE = '10:00+02' AND VALUE <> TIMETZ '10:00:00-05:30');
CREATE POLICY moment_l026 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv > '1 day' AND c_iv < '-1 day') WITH CHECK (c_iv > '1 day' AND c_iv < '-1 day');
CREATE TRIGGER moment_t026 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv > '1 day' AND NEW.c_iv < '-1 day') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r026 AS ON UPDATE TO moment WHERE old.c_iv > '1 day' AND old.c_iv < '-1 day' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r026');
CREATE FUNCTION moment_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv > '1 day' AND c_iv < '-1 day'; END;
CREATE DOMAIN moment_d026 AS interval CONSTRAINT fits CHECK (VALUE > '1 day' AND VALUE < '-1 day');
CREATE MATERIALIZED VIEW moment_m027 AS SELECT count(*) FILTER (WHERE moment.c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l027 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789') WITH CHECK (c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789');
CREATE TRIGGER moment_t027 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv = INTERVAL '1 year 2 months 3 days 04:05:06.789') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d027 AS interval CONSTRAINT fits CHECK (VALUE = INTERVAL '1 year 2 months 3 days 04:05:06.789');
CREATE VIEW moment_w028 AS SELECT id FROM moment WHERE c_iv = INTERVAL '-1 year +2 days -04:05:06';
CREATE POLICY moment_l028 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_iv = INTERVAL '-1 year +2 days -04:05:06') WITH CHECK (c_iv = INTERVAL '-1 year +2 days -04:05:06');
CREATE TRIGGER moment_t028 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv = INTERVAL '-1 year +2 days -04:05:06') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv = INTERVAL '-1 year +2 days -04:05:06'; END;
CREATE DOMAIN moment_d028 AS interval CONSTRAINT fits CHECK (VALUE = INTERVAL '-1 year +2 days -04:05:06');
CREATE POLICY moment_l029 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv = INTERVAL '1-2' YEAR TO MONTH) WITH CHECK (c_iv = INTERVAL '1-2' YEAR TO MONTH);
CREATE TRIGGER moment_t029 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv = INTERVAL '1-2' YEAR TO MONTH) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r029 AS ON UPDATE TO moment WHERE old.c_iv = INTERVAL '1-2' YEAR TO MONTH DO ALSO INSERT INTO moment_log VALUES (old.id, 'r029');
CREATE FUNCTION moment_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv = INTERVAL '1-2' YEAR TO MONTH; END;
CREATE DOMAIN moment_d029 AS interval CONSTRAINT fits CHECK (VALUE = INTERVAL '1-2' YEAR TO MONTH);
CREATE MATERIALIZED VIEW moment_m030 AS SELECT count(*) FILTER (WHERE moment.c_iv = INTERVAL '3' DAY AND moment.c_iv = INTERVAL '5' HOUR AND moment.c_iv = INTERVAL '1.5' SECOND(1)) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l030 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv = INTERVAL '3' DAY AND c_iv = INTERVAL '5' HOUR AND c_iv = INTERVAL '1.5' SECOND(1)) WITH CHECK (c_iv = INTERVAL '3' DAY AND c_iv = INTERVAL '5' HOUR AND c_iv = INTERVAL '1.5' SECOND(1));
CREATE TRIGGER moment_t030 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv = INTERVAL '3' DAY AND NEW.c_iv = INTERVAL '5' HOUR AND NEW.c_iv = INTERVAL '1.5' SECOND(1)) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d030 AS interval CONSTRAINT fits CHECK (VALUE = INTERVAL '3' DAY AND VALUE = INTERVAL '5' HOUR AND VALUE = INTERVAL '1.5' SECOND(1));
CREATE VIEW moment_w031 AS SELECT id FROM moment WHERE c_iv IN ('1 day', '1 mon', '24:00:00');
CREATE POLICY moment_l031 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv IN ('1 day', '1 mon', '24:00:00')) WITH CHECK (c_iv IN ('1 day', '1 mon', '24:00:00'));
CREATE TRIGGER moment_t031 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv IN ('1 day', '1 mon', '24:00:00')) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f031() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv IN ('1 day', '1 mon', '24:00:00'); END;
CREATE DOMAIN moment_d031 AS interval CONSTRAINT fits CHECK (VALUE IN ('1 day', '1 mon', '24:00:00'));
CREATE POLICY moment_l032 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_iv BETWEEN '0' AND '1 week' AND c_date > '2000-01-01') WITH CHECK (c_iv BETWEEN '0' AND '1 week' AND c_date > '2000-01-01');
CREATE TRIGGER moment_t032 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv BETWEEN '0' AND '1 week' AND NEW.c_date > '2000-01-01') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r032 AS ON UPDATE TO moment WHERE old.c_iv BETWEEN '0' AND '1 week' AND old.c_date > '2000-01-01' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r032');
CREATE FUNCTION moment_f032() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv BETWEEN '0' AND '1 week' AND c_date > '2000-01-01'; END;
CREATE MATERIALIZED VIEW moment_m033 AS SELECT count(*) FILTER (WHERE moment.c_iv = INTERVAL(2) '1.239 sec') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l033 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv = INTERVAL(2) '1.239 sec') WITH CHECK (c_iv = INTERVAL(2) '1.239 sec');
CREATE TRIGGER moment_t033 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv = INTERVAL(2) '1.239 sec') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d033 AS interval CONSTRAINT fits CHECK (VALUE = INTERVAL(2) '1.239 sec');
CREATE VIEW moment_w034 AS SELECT id FROM moment WHERE c_iv::interval day = '1 day';
CREATE POLICY moment_l034 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv::interval day = '1 day') WITH CHECK (c_iv::interval day = '1 day');
CREATE TRIGGER moment_t034 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv::interval day = '1 day') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f034() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv::interval day = '1 day'; END;
CREATE DOMAIN moment_d034 AS interval CONSTRAINT fits CHECK (VALUE::interval day = '1 day');
CREATE POLICY moment_l035 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv::interval second(3) = c_ivd) WITH CHECK (c_iv::interval second(3) = c_ivd);
CREATE TRIGGER moment_t035 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv::interval second(3) = NEW.c_ivd) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r035 AS ON UPDATE TO moment WHERE old.c_iv::interval second(3) = old.c_ivd DO ALSO INSERT INTO moment_log VALUES (old.id, 'r035');
CREATE FUNCTION moment_f035() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv::interval second(3) = c_ivd; END;
CREATE MATERIALIZED VIEW moment_m036 AS SELECT count(*) FILTER (WHERE moment.c_iv = - interval '1 day') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l036 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_iv = - interval '1 day') WITH CHECK (c_iv = - interval '1 day');
CREATE TRIGGER moment_t036 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv = - interval '1 day') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d036 AS interval CONSTRAINT fits CHECK (VALUE = - interval '1 day');
CREATE VIEW moment_w037 AS SELECT id FROM moment WHERE c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days';
CREATE POLICY moment_l037 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days') WITH CHECK (c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days');
CREATE TRIGGER moment_t037 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_iv * 2 > '1 day' AND NEW.c_iv / 1.5 < '5 days') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f037() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_iv * 2 > '1 day' AND c_iv / 1.5 < '5 days'; END;
CREATE DOMAIN moment_d037 AS interval CONSTRAINT fits CHECK (VALUE * 2 > '1 day' AND VALUE / 1.5 < '5 days');
CREATE POLICY moment_l038 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts0 = c_ts::timestamp(0)) WITH CHECK (c_ts0 = c_ts::timestamp(0));
CREATE TRIGGER moment_t038 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts0 = NEW.c_ts::timestamp(0)) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r038 AS ON UPDATE TO moment WHERE old.c_ts0 = old.c_ts::timestamp(0) DO ALSO INSERT INTO moment_log VALUES (old.id, 'r038');
CREATE FUNCTION moment_f038() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ts0 = c_ts::timestamp(0); END;
CREATE MATERIALIZED VIEW moment_m039 AS SELECT count(*) FILTER (WHERE moment.c_tz3 = moment.c_ts::timestamptz(3)) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l039 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz3 = c_ts::timestamptz(3)) WITH CHECK (c_tz3 = c_ts::timestamptz(3));
CREATE TRIGGER moment_t039 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz3 = NEW.c_ts::timestamptz(3)) EXECUTE FUNCTION moment_touch();
CREATE VIEW moment_w040 AS SELECT id FROM moment WHERE c_ts::date = '2020-01-01';
CREATE POLICY moment_l040 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_ts::date = '2020-01-01') WITH CHECK (c_ts::date = '2020-01-01');
CREATE TRIGGER moment_t040 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts::date = '2020-01-01') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f040() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ts::date = '2020-01-01'; END;
CREATE DOMAIN moment_d040 AS timestamp CONSTRAINT fits CHECK (VALUE::date = '2020-01-01');
CREATE POLICY moment_l041 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts::time(0) = '10:00') WITH CHECK (c_ts::time(0) = '10:00');
CREATE TRIGGER moment_t041 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts::time(0) = '10:00') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r041 AS ON UPDATE TO moment WHERE old.c_ts::time(0) = '10:00' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r041');
CREATE FUNCTION moment_f041() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ts::time(0) = '10:00'; END;
CREATE DOMAIN moment_d041 AS timestamp CONSTRAINT fits CHECK (VALUE::time(0) = '10:00');
CREATE MATERIALIZED VIEW moment_m042 AS SELECT count(*) FILTER (WHERE moment.c_tz::date = '2020-01-01') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l042 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz::date = '2020-01-01') WITH CHECK (c_tz::date = '2020-01-01');
CREATE TRIGGER moment_t042 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz::date = '2020-01-01') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d042 AS timestamptz CONSTRAINT fits CHECK (VALUE::date = '2020-01-01');
CREATE VIEW moment_w043 AS SELECT id FROM moment WHERE (c_tz AT TIME ZONE 'UTC')::date = '2020-01-01';
CREATE POLICY moment_l043 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_tz AT TIME ZONE 'UTC')::date = '2020-01-01') WITH CHECK ((c_tz AT TIME ZONE 'UTC')::date = '2020-01-01');
CREATE TRIGGER moment_t043 BEFORE UPDATE ON moment FOR EACH ROW WHEN ((NEW.c_tz AT TIME ZONE 'UTC')::date = '2020-01-01') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f043() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE (c_tz AT TIME ZONE 'UTC')::date = '2020-01-01'; END;
CREATE DOMAIN moment_d043 AS timestamptz CONSTRAINT fits CHECK ((VALUE AT TIME ZONE 'UTC')::date = '2020-01-01');
CREATE POLICY moment_l044 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_tz AT TIME ZONE 'UTC' > '2020-01-01') WITH CHECK (c_tz AT TIME ZONE 'UTC' > '2020-01-01');
CREATE TRIGGER moment_t044 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz AT TIME ZONE 'UTC' > '2020-01-01') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r044 AS ON UPDATE TO moment WHERE old.c_tz AT TIME ZONE 'UTC' > '2020-01-01' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r044');
CREATE FUNCTION moment_f044() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_tz AT TIME ZONE 'UTC' > '2020-01-01'; END;
CREATE DOMAIN moment_d044 AS timestamptz CONSTRAINT fits CHECK (VALUE AT TIME ZONE 'UTC' > '2020-01-01');
CREATE MATERIALIZED VIEW moment_m045 AS SELECT count(*) FILTER (WHERE moment.c_ts AT TIME ZONE 'Europe/Warsaw' > moment.c_tz) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l045 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts AT TIME ZONE 'Europe/Warsaw' > c_tz) WITH CHECK (c_ts AT TIME ZONE 'Europe/Warsaw' > c_tz);
CREATE TRIGGER moment_t045 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts AT TIME ZONE 'Europe/Warsaw' > NEW.c_tz) EXECUTE FUNCTION moment_touch();
CREATE VIEW moment_w046 AS SELECT id FROM moment WHERE c_ttz AT TIME ZONE interval '2 hours' = '10:00+00';
CREATE POLICY moment_l046 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ttz AT TIME ZONE interval '2 hours' = '10:00+00') WITH CHECK (c_ttz AT TIME ZONE interval '2 hours' = '10:00+00');
CREATE TRIGGER moment_t046 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ttz AT TIME ZONE interval '2 hours' = '10:00+00') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f046() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ttz AT TIME ZONE interval '2 hours' = '10:00+00'; END;
CREATE DOMAIN moment_d046 AS timetz CONSTRAINT fits CHECK (VALUE AT TIME ZONE interval '2 hours' = '10:00+00');
CREATE POLICY moment_l047 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz AT TIME ZONE INTERVAL '-02:00' > c_ts) WITH CHECK (c_tz AT TIME ZONE INTERVAL '-02:00' > c_ts);
CREATE TRIGGER moment_t047 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz AT TIME ZONE INTERVAL '-02:00' > NEW.c_ts) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r047 AS ON UPDATE TO moment WHERE old.c_tz AT TIME ZONE INTERVAL '-02:00' > old.c_ts DO ALSO INSERT INTO moment_log VALUES (old.id, 'r047');
CREATE FUNCTION moment_f047() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_tz AT TIME ZONE INTERVAL '-02:00' > c_ts; END;
CREATE MATERIALIZED VIEW moment_m048 AS SELECT count(*) FILTER (WHERE extract(year FROM moment.c_date) = 2020) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l048 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (extract(year FROM c_date) = 2020) WITH CHECK (extract(year FROM c_date) = 2020);
CREATE TRIGGER moment_t048 BEFORE UPDATE ON moment FOR EACH ROW WHEN (extract(year FROM NEW.c_date) = 2020) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d048 AS date CONSTRAINT fits CHECK (extract(year FROM VALUE) = 2020);
CREATE VIEW moment_w049 AS SELECT id FROM moment WHERE extract(dow FROM c_ts) IN (0, 6);
CREATE POLICY moment_l049 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (extract(dow FROM c_ts) IN (0, 6)) WITH CHECK (extract(dow FROM c_ts) IN (0, 6));
CREATE TRIGGER moment_t049 BEFORE UPDATE ON moment FOR EACH ROW WHEN (extract(dow FROM NEW.c_ts) IN (0, 6)) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f049() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE extract(dow FROM c_ts) IN (0, 6); END;
CREATE DOMAIN moment_d049 AS timestamp CONSTRAINT fits CHECK (extract(dow FROM VALUE) IN (0, 6));
CREATE POLICY moment_l050 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (extract(dow FROM c_ts) NOT IN (0, 6) AND extract(hour FROM c_time) BETWEEN 8 AND 18) WITH CHECK (extract(dow FROM c_ts) NOT IN (0, 6) AND extract(hour FROM c_time) BETWEEN 8 AND 18);
CREATE TRIGGER moment_t050 BEFORE UPDATE ON moment FOR EACH ROW WHEN (extract(dow FROM NEW.c_ts) NOT IN (0, 6) AND extract(hour FROM NEW.c_time) BETWEEN 8 AND 18) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r050 AS ON UPDATE TO moment WHERE extract(dow FROM old.c_ts) NOT IN (0, 6) AND extract(hour FROM old.c_time) BETWEEN 8 AND 18 DO ALSO INSERT INTO moment_log VALUES (old.id, 'r050');
CREATE FUNCTION moment_f050() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE extract(dow FROM c_ts) NOT IN (0, 6) AND extract(hour FROM c_time) BETWEEN 8 AND 18; END;
CREATE MATERIALIZED VIEW moment_m051 AS SELECT count(*) FILTER (WHERE extract(epoch FROM moment.c_tz - now()) > 0.5) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l051 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (extract(epoch FROM c_tz - now()) > 0.5) WITH CHECK (extract(epoch FROM c_tz - now()) > 0.5);
CREATE TRIGGER moment_t051 BEFORE UPDATE ON moment FOR EACH ROW WHEN (extract(epoch FROM NEW.c_tz - now()) > 0.5) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d051 AS timestamptz CONSTRAINT fits CHECK (extract(epoch FROM VALUE - now()) > 0.5);
CREATE VIEW moment_w052 AS SELECT id FROM moment WHERE date_part('month', c_ts) IN (1, 2);
CREATE POLICY moment_l052 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (date_part('month', c_ts) IN (1, 2)) WITH CHECK (date_part('month', c_ts) IN (1, 2));
CREATE TRIGGER moment_t052 BEFORE UPDATE ON moment FOR EACH ROW WHEN (date_part('month', NEW.c_ts) IN (1, 2)) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f052() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE date_part('month', c_ts) IN (1, 2); END;
CREATE DOMAIN moment_d052 AS timestamp CONSTRAINT fits CHECK (date_part('month', VALUE) IN (1, 2));
CREATE POLICY moment_l053 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (date_trunc('month', c_ts) = c_ts) WITH CHECK (date_trunc('month', c_ts) = c_ts);
CREATE TRIGGER moment_t053 BEFORE UPDATE ON moment FOR EACH ROW WHEN (date_trunc('month', NEW.c_ts) = NEW.c_ts) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r053 AS ON UPDATE TO moment WHERE date_trunc('month', old.c_ts) = old.c_ts DO ALSO INSERT INTO moment_log VALUES (old.id, 'r053');
CREATE FUNCTION moment_f053() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE date_trunc('month', c_ts) = c_ts; END;
CREATE DOMAIN moment_d053 AS timestamp CONSTRAINT fits CHECK (date_trunc('month', VALUE) = VALUE);
CREATE MATERIALIZED VIEW moment_m054 AS SELECT count(*) FILTER (WHERE date_trunc('day', moment.c_tz) = moment.c_tz) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l054 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (date_trunc('day', c_tz) = c_tz) WITH CHECK (date_trunc('day', c_tz) = c_tz);
CREATE TRIGGER moment_t054 BEFORE UPDATE ON moment FOR EACH ROW WHEN (date_trunc('day', NEW.c_tz) = NEW.c_tz) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d054 AS timestamptz CONSTRAINT fits CHECK (date_trunc('day', VALUE) = VALUE);
CREATE VIEW moment_w055 AS SELECT id FROM moment WHERE date_trunc('day', c_tz, 'UTC') = c_tz;
CREATE POLICY moment_l055 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (date_trunc('day', c_tz, 'UTC') = c_tz) WITH CHECK (date_trunc('day', c_tz, 'UTC') = c_tz);
CREATE TRIGGER moment_t055 BEFORE UPDATE ON moment FOR EACH ROW WHEN (date_trunc('day', NEW.c_tz, 'UTC') = NEW.c_tz) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f055() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE date_trunc('day', c_tz, 'UTC') = c_tz; END;
CREATE DOMAIN moment_d055 AS timestamptz CONSTRAINT fits CHECK (date_trunc('day', VALUE, 'UTC') = VALUE);
CREATE POLICY moment_l056 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING ((c_ts, c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp)) WITH CHECK ((c_ts, c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp));
CREATE TRIGGER moment_t056 BEFORE UPDATE ON moment FOR EACH ROW WHEN ((NEW.c_ts, NEW.c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp)) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r056 AS ON UPDATE TO moment WHERE (old.c_ts, old.c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp) DO ALSO INSERT INTO moment_log VALUES (old.id, 'r056');
CREATE FUNCTION moment_f056() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE (c_ts, c_ts + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp); END;
CREATE DOMAIN moment_d056 AS timestamp CONSTRAINT fits CHECK ((VALUE, VALUE + interval '1 day') OVERLAPS ('2020-01-01'::timestamp, '2020-02-01'::timestamp));
CREATE MATERIALIZED VIEW moment_m057 AS SELECT count(*) FILTER (WHERE (moment.c_date, moment.c_date) OVERLAPS (DATE '2020-01-01', INTERVAL '1 day')) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l057 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_date, c_date) OVERLAPS (DATE '2020-01-01', INTERVAL '1 day')) WITH CHECK ((c_date, c_date) OVERLAPS (DATE '2020-01-01', INTERVAL '1 day'));
CREATE TRIGGER moment_t057 BEFORE UPDATE ON moment FOR EACH ROW WHEN ((NEW.c_date, NEW.c_date) OVERLAPS (DATE '2020-01-01', INTERVAL '1 day')) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d057 AS date CONSTRAINT fits CHECK ((VALUE, VALUE) OVERLAPS (DATE '2020-01-01', INTERVAL '1 day'));
CREATE VIEW moment_w058 AS SELECT id FROM moment WHERE c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts;
CREATE POLICY moment_l058 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts) WITH CHECK (c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts);
CREATE TRIGGER moment_t058 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date + 5 > '2020-01-01' AND NEW.c_date - NEW.c_date > 5 AND NEW.c_date + NEW.c_time > NEW.c_ts) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f058() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date + 5 > '2020-01-01' AND c_date - c_date > 5 AND c_date + c_time > c_ts; END;
CREATE POLICY moment_l059 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date + interval '1 day' > c_ts) WITH CHECK (c_date + interval '1 day' > c_ts);
CREATE TRIGGER moment_t059 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date + interval '1 day' > NEW.c_ts) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r059 AS ON UPDATE TO moment WHERE old.c_date + interval '1 day' > old.c_ts DO ALSO INSERT INTO moment_log VALUES (old.id, 'r059');
CREATE FUNCTION moment_f059() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date + interval '1 day' > c_ts; END;
CREATE MATERIALIZED VIEW moment_m060 AS SELECT count(*) FILTER (WHERE moment.c_ts - moment.c_ts < '1 day') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l060 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_ts - c_ts < '1 day') WITH CHECK (c_ts - c_ts < '1 day');
CREATE TRIGGER moment_t060 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts - NEW.c_ts < '1 day') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d060 AS timestamp CONSTRAINT fits CHECK (VALUE - VALUE < '1 day');
CREATE VIEW moment_w061 AS SELECT id FROM moment WHERE c_ts > c_date;
CREATE POLICY moment_l061 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts > c_date) WITH CHECK (c_ts > c_date);
CREATE TRIGGER moment_t061 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts > NEW.c_date) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f061() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ts > c_date; END;
CREATE POLICY moment_l062 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tz > c_date AND c_tz > c_ts) WITH CHECK (c_tz > c_date AND c_tz > c_ts);
CREATE TRIGGER moment_t062 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_tz > NEW.c_date AND NEW.c_tz > NEW.c_ts) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r062 AS ON UPDATE TO moment WHERE old.c_tz > old.c_date AND old.c_tz > old.c_ts DO ALSO INSERT INTO moment_log VALUES (old.id, 'r062');
CREATE FUNCTION moment_f062() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_tz > c_date AND c_tz > c_ts; END;
CREATE MATERIALIZED VIEW moment_m063 AS SELECT count(*) FILTER (WHERE moment.c_date IS DISTINCT FROM DATE '2020-01-01') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l063 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date IS DISTINCT FROM DATE '2020-01-01') WITH CHECK (c_date IS DISTINCT FROM DATE '2020-01-01');
CREATE TRIGGER moment_t063 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date IS DISTINCT FROM DATE '2020-01-01') EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d063 AS date CONSTRAINT fits CHECK (VALUE IS DISTINCT FROM DATE '2020-01-01');
CREATE VIEW moment_w064 AS SELECT id FROM moment WHERE coalesce(c_date, '2020-01-01') > '2019-01-01';
CREATE POLICY moment_l064 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (coalesce(c_date, '2020-01-01') > '2019-01-01') WITH CHECK (coalesce(c_date, '2020-01-01') > '2019-01-01');
CREATE TRIGGER moment_t064 BEFORE UPDATE ON moment FOR EACH ROW WHEN (coalesce(NEW.c_date, '2020-01-01') > '2019-01-01') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f064() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE coalesce(c_date, '2020-01-01') > '2019-01-01'; END;
CREATE DOMAIN moment_d064 AS date CONSTRAINT fits CHECK (coalesce(VALUE, '2020-01-01') > '2019-01-01');
CREATE POLICY moment_l065 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_date, c_ts, c_tz) > '2019-01-01') WITH CHECK (coalesce(c_date, c_ts, c_tz) > '2019-01-01');
CREATE TRIGGER moment_t065 BEFORE UPDATE ON moment FOR EACH ROW WHEN (coalesce(NEW.c_date, NEW.c_ts, NEW.c_tz) > '2019-01-01') EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r065 AS ON UPDATE TO moment WHERE coalesce(old.c_date, old.c_ts, old.c_tz) > '2019-01-01' DO ALSO INSERT INTO moment_log VALUES (old.id, 'r065');
CREATE FUNCTION moment_f065() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE coalesce(c_date, c_ts, c_tz) > '2019-01-01'; END;
CREATE MATERIALIZED VIEW moment_m066 AS SELECT count(*) FILTER (WHERE coalesce(moment.c_ts, '-infinity') < coalesce(moment.c_ts, 'infinity')) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l066 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_ts, '-infinity') < coalesce(c_ts, 'infinity')) WITH CHECK (coalesce(c_ts, '-infinity') < coalesce(c_ts, 'infinity'));
CREATE TRIGGER moment_t066 BEFORE UPDATE ON moment FOR EACH ROW WHEN (coalesce(NEW.c_ts, '-infinity') < coalesce(NEW.c_ts, 'infinity')) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d066 AS timestamp CONSTRAINT fits CHECK (coalesce(VALUE, '-infinity') < coalesce(VALUE, 'infinity'));
CREATE VIEW moment_w067 AS SELECT id FROM moment WHERE greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01');
CREATE POLICY moment_l067 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01')) WITH CHECK (greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01'));
CREATE TRIGGER moment_t067 BEFORE UPDATE ON moment FOR EACH ROW WHEN (greatest(NEW.c_date, '2020-01-01') = least(NEW.c_ts, '2020-01-01')) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f067() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE greatest(c_date, '2020-01-01') = least(c_ts, '2020-01-01'); END;
CREATE POLICY moment_l068 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (nullif(c_date, '2020-01-01') IS NULL) WITH CHECK (nullif(c_date, '2020-01-01') IS NULL);
CREATE TRIGGER moment_t068 BEFORE UPDATE ON moment FOR EACH ROW WHEN (nullif(NEW.c_date, '2020-01-01') IS NULL) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r068 AS ON UPDATE TO moment WHERE nullif(old.c_date, '2020-01-01') IS NULL DO ALSO INSERT INTO moment_log VALUES (old.id, 'r068');
CREATE FUNCTION moment_f068() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE nullif(c_date, '2020-01-01') IS NULL; END;
CREATE DOMAIN moment_d068 AS date CONSTRAINT fits CHECK (nullif(VALUE, '2020-01-01') IS NULL);
CREATE MATERIALIZED VIEW moment_m069 AS SELECT count(*) FILTER (WHERE CASE moment.c_date WHEN '2020-01-01' THEN true ELSE false END) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l069 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (CASE c_date WHEN '2020-01-01' THEN true ELSE false END) WITH CHECK (CASE c_date WHEN '2020-01-01' THEN true ELSE false END);
CREATE TRIGGER moment_t069 BEFORE UPDATE ON moment FOR EACH ROW WHEN (CASE NEW.c_date WHEN '2020-01-01' THEN true ELSE false END) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d069 AS date CONSTRAINT fits CHECK (CASE VALUE WHEN '2020-01-01' THEN true ELSE false END);
CREATE VIEW moment_w070 AS SELECT id FROM moment WHERE to_char(c_ts, 'YYYY') IN ('2020', '2021');
CREATE POLICY moment_l070 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (to_char(c_ts, 'YYYY') IN ('2020', '2021')) WITH CHECK (to_char(c_ts, 'YYYY') IN ('2020', '2021'));
CREATE TRIGGER moment_t070 BEFORE UPDATE ON moment FOR EACH ROW WHEN (to_char(NEW.c_ts, 'YYYY') IN ('2020', '2021')) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f070() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE to_char(c_ts, 'YYYY') IN ('2020', '2021'); END;
CREATE DOMAIN moment_d070 AS timestamp CONSTRAINT fits CHECK (to_char(VALUE, 'YYYY') IN ('2020', '2021'));
CREATE POLICY moment_l071 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (make_interval(days => 5) > c_iv AND make_date(2020, 1, 2) < c_date) WITH CHECK (make_interval(days => 5) > c_iv AND make_date(2020, 1, 2) < c_date);
CREATE TRIGGER moment_t071 BEFORE UPDATE ON moment FOR EACH ROW WHEN (make_interval(days => 5) > NEW.c_iv AND make_date(2020, 1, 2) < NEW.c_date) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r071 AS ON UPDATE TO moment WHERE make_interval(days => 5) > old.c_iv AND make_date(2020, 1, 2) < old.c_date DO ALSO INSERT INTO moment_log VALUES (old.id, 'r071');
CREATE FUNCTION moment_f071() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE make_interval(days => 5) > c_iv AND make_date(2020, 1, 2) < c_date; END;
CREATE MATERIALIZED VIEW moment_m072 AS SELECT count(*) FILTER (WHERE isfinite(moment.c_date) AND justify_days(moment.c_iv) > '1 mon') AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l072 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (isfinite(c_date) AND justify_days(c_iv) > '1 mon') WITH CHECK (isfinite(c_date) AND justify_days(c_iv) > '1 mon');
CREATE TRIGGER moment_t072 BEFORE UPDATE ON moment FOR EACH ROW WHEN (isfinite(NEW.c_date) AND justify_days(NEW.c_iv) > '1 mon') EXECUTE FUNCTION moment_touch();
CREATE VIEW moment_w073 AS SELECT id FROM moment WHERE age(c_ts) > '18 years';
CREATE POLICY moment_l073 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (age(c_ts) > '18 years') WITH CHECK (age(c_ts) > '18 years');
CREATE TRIGGER moment_t073 BEFORE UPDATE ON moment FOR EACH ROW WHEN (age(NEW.c_ts) > '18 years') EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f073() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE age(c_ts) > '18 years'; END;
CREATE DOMAIN moment_d073 AS timestamp CONSTRAINT fits CHECK (age(VALUE) > '18 years');
CREATE POLICY moment_l074 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[])) WITH CHECK (c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[]));
CREATE TRIGGER moment_t074 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[])) EXECUTE FUNCTION moment_touch();
CREATE RULE moment_r074 AS ON UPDATE TO moment WHERE old.c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[]) DO ALSO INSERT INTO moment_log VALUES (old.id, 'r074');
CREATE FUNCTION moment_f074() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_ts = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[]); END;
CREATE DOMAIN moment_d074 AS timestamp CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['2020-01-01', '2021-01-01']::timestamp[]));
CREATE MATERIALIZED VIEW moment_m075 AS SELECT count(*) FILTER (WHERE moment.c_date = ANY ('{2020-01-01,2021-01-01}')) AS n FROM moment JOIN moment AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY moment_l075 ON moment AS PERMISSIVE FOR ALL TO PUBLIC USING (c_date = ANY ('{2020-01-01,2021-01-01}')) WITH CHECK (c_date = ANY ('{2020-01-01,2021-01-01}'));
CREATE TRIGGER moment_t075 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date = ANY ('{2020-01-01,2021-01-01}')) EXECUTE FUNCTION moment_touch();
CREATE DOMAIN moment_d075 AS date CONSTRAINT fits CHECK (VALUE = ANY ('{2020-01-01,2021-01-01}'));
CREATE VIEW moment_w076 AS SELECT id FROM moment WHERE c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01']);
CREATE POLICY moment_l076 ON moment AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01'])) WITH CHECK (c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01']));
CREATE TRIGGER moment_t076 BEFORE UPDATE ON moment FOR EACH ROW WHEN (NEW.c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01'])) EXECUTE FUNCTION moment_touch();
CREATE FUNCTION moment_f076() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM moment WHERE c_date <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01']); END;
CREATE DOMAIN moment_d076 AS date CONSTRAINT fits CHECK (VALUE <> ALL (ARRAY['2020-01-01'::date, DATE '2021-01-01']));

-- shape: session expressions in checks indexes and generated columns
CREATE TABLE session (
    c_user text, c_name name, c_n integer, c_vc varchar(63),
    CONSTRAINT session_c001 CHECK (c_user = current_user),
    CONSTRAINT session_c002 CHECK (c_name = session_user),
    CONSTRAINT session_c003 CHECK (c_user = CURRENT_ROLE AND c_user <> user),
    CONSTRAINT session_c004 CHECK (c_vc = current_user),
    CONSTRAINT session_c005 CHECK (c_vc IN (current_user, session_user, 'x')),
    CONSTRAINT session_c006 CHECK (c_user IN (current_user, 'x')),
    CONSTRAINT session_c007 CHECK (c_user = current_catalog AND c_user <> current_schema),
    CONSTRAINT session_c008 CHECK (c_user = current_schema()),
    CONSTRAINT session_c009 CHECK (c_user = current_setting('app.tenant', true)),
    CONSTRAINT session_c010 CHECK (c_n = current_setting('app.tenant')::int),
    CONSTRAINT session_c011 CHECK (c_n = nullif(current_setting('app.tenant', true), '')::integer),
    CONSTRAINT session_c012 CHECK (pg_has_role(current_user, 'shop', 'MEMBER')),
    CONSTRAINT session_c013 CHECK (c_n = (random() * 10)::int),
    CONSTRAINT session_c014 CHECK (c_n <> pg_backend_pid()),
    CONSTRAINT session_c015 CHECK (has_table_privilege('pg_catalog.pg_class', 'select') AND c_vc <> ''),
    CONSTRAINT session_c016 CHECK (c_n = 'pg_catalog.pg_class'::regclass::oid::int),
    g016 boolean GENERATED ALWAYS AS (c_n = 'pg_catalog.pg_class'::regclass::oid::int) STORED,
    CONSTRAINT session_c017 CHECK (c_user = ANY (ARRAY[current_user, session_user]::text[])),
    CONSTRAINT session_c018 CHECK (c_user = ANY (ARRAY[current_user, 'a']))
);
CREATE INDEX session_p016 ON session ((1)) WHERE c_n = 'pg_catalog.pg_class'::regclass::oid::int;

-- shape: session expressions in views policies triggers rules functions and domains
CREATE TABLE session (id integer, c_user text, c_name name, c_n integer, c_vc varchar(63));
CREATE TABLE session_log (id integer, what text);
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE VIEW session_view AS SELECT id,
    (c_user = current_user) AS v001,
    (c_name = session_user) AS v002,
    (c_user = CURRENT_ROLE AND c_user <> user) AS v003,
    (c_vc = current_user) AS v004,
    (c_vc IN (current_user, session_user, 'x')) AS v005,
    (c_user IN (current_user, 'x')) AS v006,
    (c_user = current_catalog AND c_user <> current_schema) AS v007,
    (c_user = current_schema()) AS v008,
    (c_user = current_setting('app.tenant', true)) AS v009,
    (c_n = current_setting('app.tenant')::int) AS v010,
    (c_n = nullif(current_setting('app.tenant', true), '')::integer) AS v011,
    (pg_has_role(current_user, 'shop', 'MEMBER')) AS v012,
    (c_n = (random() * 10)::int) AS v013,
    (c_n <> pg_backend_pid()) AS v014,
    (has_table_privilege('pg_catalog.pg_class', 'select') AND c_vc <> '') AS v015,
    (c_n = 'pg_catalog.pg_class'::regclass::oid::int) AS v016,
    (c_user = ANY (ARRAY[current_user, session_user]::text[])) AS v017,
    (c_user = ANY (ARRAY[current_user, 'a'])) AS v018
FROM session;
CREATE FUNCTION session_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW session_w001 AS SELECT id FROM session WHERE c_user = current_user;
CREATE POLICY session_l001 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_user = current_user) WITH CHECK (c_user = current_user);
CREATE TRIGGER session_t001 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user = current_user) EXECUTE FUNCTION session_touch();
CREATE FUNCTION session_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_user = current_user; END;
CREATE DOMAIN session_d001 AS text CONSTRAINT fits CHECK (VALUE = current_user);
CREATE POLICY session_l002 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_name = session_user) WITH CHECK (c_name = session_user);
CREATE TRIGGER session_t002 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_name = session_user) EXECUTE FUNCTION session_touch();
CREATE RULE session_r002 AS ON UPDATE TO session WHERE old.c_name = session_user DO ALSO INSERT INTO session_log VALUES (old.id, 'r002');
CREATE FUNCTION session_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_name = session_user; END;
CREATE DOMAIN session_d002 AS name CONSTRAINT fits CHECK (VALUE = session_user);
CREATE MATERIALIZED VIEW session_m003 AS SELECT count(*) FILTER (WHERE session.c_user = CURRENT_ROLE AND session.c_user <> user) AS n FROM session JOIN session AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY session_l003 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_user = CURRENT_ROLE AND c_user <> user) WITH CHECK (c_user = CURRENT_ROLE AND c_user <> user);
CREATE TRIGGER session_t003 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user = CURRENT_ROLE AND NEW.c_user <> user) EXECUTE FUNCTION session_touch();
CREATE DOMAIN session_d003 AS text CONSTRAINT fits CHECK (VALUE = CURRENT_ROLE AND VALUE <> user);
CREATE VIEW session_w004 AS SELECT id FROM session WHERE c_vc = current_user;
CREATE POLICY session_l004 ON session AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc = current_user) WITH CHECK (c_vc = current_user);
CREATE TRIGGER session_t004 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_vc = current_user) EXECUTE FUNCTION session_touch();
CREATE FUNCTION session_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_vc = current_user; END;
CREATE DOMAIN session_d004 AS varchar(63) CONSTRAINT fits CHECK (VALUE = current_user);
CREATE POLICY session_l005 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc IN (current_user, session_user, 'x')) WITH CHECK (c_vc IN (current_user, session_user, 'x'));
CREATE TRIGGER session_t005 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_vc IN (current_user, session_user, 'x')) EXECUTE FUNCTION session_touch();
CREATE RULE session_r005 AS ON UPDATE TO session WHERE old.c_vc IN (current_user, session_user, 'x') DO ALSO INSERT INTO session_log VALUES (old.id, 'r005');
CREATE FUNCTION session_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_vc IN (current_user, session_user, 'x'); END;
CREATE DOMAIN session_d005 AS varchar(63) CONSTRAINT fits CHECK (VALUE IN (current_user, session_user, 'x'));
CREATE MATERIALIZED VIEW session_m006 AS SELECT count(*) FILTER (WHERE session.c_user IN (current_user, 'x')) AS n FROM session JOIN session AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY session_l006 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_user IN (current_user, 'x')) WITH CHECK (c_user IN (current_user, 'x'));
CREATE TRIGGER session_t006 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user IN (current_user, 'x')) EXECUTE FUNCTION session_touch();
CREATE DOMAIN session_d006 AS text CONSTRAINT fits CHECK (VALUE IN (current_user, 'x'));
CREATE VIEW session_w007 AS SELECT id FROM session WHERE c_user = current_catalog AND c_user <> current_schema;
CREATE POLICY session_l007 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_user = current_catalog AND c_user <> current_schema) WITH CHECK (c_user = current_catalog AND c_user <> current_schema);
CREATE TRIGGER session_t007 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user = current_catalog AND NEW.c_user <> current_schema) EXECUTE FUNCTION session_touch();
CREATE FUNCTION session_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_user = current_catalog AND c_user <> current_schema; END;
CREATE DOMAIN session_d007 AS text CONSTRAINT fits CHECK (VALUE = current_catalog AND VALUE <> current_schema);
CREATE POLICY session_l008 ON session AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_user = current_schema()) WITH CHECK (c_user = current_schema());
CREATE TRIGGER session_t008 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user = current_schema()) EXECUTE FUNCTION session_touch();
CREATE RULE session_r008 AS ON UPDATE TO session WHERE old.c_user = current_schema() DO ALSO INSERT INTO session_log VALUES (old.id, 'r008');
CREATE FUNCTION session_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_user = current_schema(); END;
CREATE DOMAIN session_d008 AS text CONSTRAINT fits CHECK (VALUE = current_schema());
CREATE MATERIALIZED VIEW session_m009 AS SELECT count(*) FILTER (WHERE session.c_user = current_setting('app.tenant', true)) AS n FROM session JOIN session AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY session_l009 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_user = current_setting('app.tenant', true)) WITH CHECK (c_user = current_setting('app.tenant', true));
CREATE TRIGGER session_t009 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user = current_setting('app.tenant', true)) EXECUTE FUNCTION session_touch();
CREATE DOMAIN session_d009 AS text CONSTRAINT fits CHECK (VALUE = current_setting('app.tenant', true));
CREATE VIEW session_w010 AS SELECT id FROM session WHERE c_n = current_setting('app.tenant')::int;
CREATE POLICY session_l010 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n = current_setting('app.tenant')::int) WITH CHECK (c_n = current_setting('app.tenant')::int);
CREATE TRIGGER session_t010 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_n = current_setting('app.tenant')::int) EXECUTE FUNCTION session_touch();
CREATE FUNCTION session_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_n = current_setting('app.tenant')::int; END;
CREATE DOMAIN session_d010 AS integer CONSTRAINT fits CHECK (VALUE = current_setting('app.tenant')::int);
CREATE POLICY session_l011 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n = nullif(current_setting('app.tenant', true), '')::integer) WITH CHECK (c_n = nullif(current_setting('app.tenant', true), '')::integer);
CREATE TRIGGER session_t011 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_n = nullif(current_setting('app.tenant', true), '')::integer) EXECUTE FUNCTION session_touch();
CREATE RULE session_r011 AS ON UPDATE TO session WHERE old.c_n = nullif(current_setting('app.tenant', true), '')::integer DO ALSO INSERT INTO session_log VALUES (old.id, 'r011');
CREATE FUNCTION session_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_n = nullif(current_setting('app.tenant', true), '')::integer; END;
CREATE DOMAIN session_d011 AS integer CONSTRAINT fits CHECK (VALUE = nullif(current_setting('app.tenant', true), '')::integer);
CREATE MATERIALIZED VIEW session_m012 AS SELECT count(*) FILTER (WHERE pg_has_role(current_user, 'shop', 'MEMBER')) AS n FROM session JOIN session AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY session_l012 ON session AS RESTRICTIVE FOR ALL TO PUBLIC USING (pg_has_role(current_user, 'shop', 'MEMBER')) WITH CHECK (pg_has_role(current_user, 'shop', 'MEMBER'));
CREATE TRIGGER session_t012 BEFORE UPDATE ON session FOR EACH ROW WHEN (pg_has_role(current_user, 'shop', 'MEMBER')) EXECUTE FUNCTION session_touch();
CREATE VIEW session_w013 AS SELECT id FROM session WHERE c_n = (random() * 10)::int;
CREATE POLICY session_l013 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n = (random() * 10)::int) WITH CHECK (c_n = (random() * 10)::int);
CREATE TRIGGER session_t013 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_n = (random() * 10)::int) EXECUTE FUNCTION session_touch();
CREATE FUNCTION session_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_n = (random() * 10)::int; END;
CREATE DOMAIN session_d013 AS integer CONSTRAINT fits CHECK (VALUE = (random() * 10)::int);
CREATE POLICY session_l014 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n <> pg_backend_pid()) WITH CHECK (c_n <> pg_backend_pid());
CREATE TRIGGER session_t014 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_n <> pg_backend_pid()) EXECUTE FUNCTION session_touch();
CREATE RULE session_r014 AS ON UPDATE TO session WHERE old.c_n <> pg_backend_pid() DO ALSO INSERT INTO session_log VALUES (old.id, 'r014');
CREATE FUNCTION session_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_n <> pg_backend_pid(); END;
CREATE DOMAIN session_d014 AS integer CONSTRAINT fits CHECK (VALUE <> pg_backend_pid());
CREATE MATERIALIZED VIEW session_m015 AS SELECT count(*) FILTER (WHERE has_table_privilege('pg_catalog.pg_class', 'select') AND session.c_vc <> '') AS n FROM session JOIN session AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY session_l015 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (has_table_privilege('pg_catalog.pg_class', 'select') AND c_vc <> '') WITH CHECK (has_table_privilege('pg_catalog.pg_class', 'select') AND c_vc <> '');
CREATE TRIGGER session_t015 BEFORE UPDATE ON session FOR EACH ROW WHEN (has_table_privilege('pg_catalog.pg_class', 'select') AND NEW.c_vc <> '') EXECUTE FUNCTION session_touch();
CREATE DOMAIN session_d015 AS varchar(63) CONSTRAINT fits CHECK (has_table_privilege('pg_catalog.pg_class', 'select') AND VALUE <> '');
CREATE VIEW session_w016 AS SELECT id FROM session WHERE c_n = 'pg_catalog.pg_class'::regclass::oid::int;
CREATE POLICY session_l016 ON session AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_n = 'pg_catalog.pg_class'::regclass::oid::int) WITH CHECK (c_n = 'pg_catalog.pg_class'::regclass::oid::int);
CREATE TRIGGER session_t016 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_n = 'pg_catalog.pg_class'::regclass::oid::int) EXECUTE FUNCTION session_touch();
CREATE FUNCTION session_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_n = 'pg_catalog.pg_class'::regclass::oid::int; END;
CREATE DOMAIN session_d016 AS integer CONSTRAINT fits CHECK (VALUE = 'pg_catalog.pg_class'::regclass::oid::int);
CREATE POLICY session_l017 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_user = ANY (ARRAY[current_user, session_user]::text[])) WITH CHECK (c_user = ANY (ARRAY[current_user, session_user]::text[]));
CREATE TRIGGER session_t017 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user = ANY (ARRAY[current_user, session_user]::text[])) EXECUTE FUNCTION session_touch();
CREATE RULE session_r017 AS ON UPDATE TO session WHERE old.c_user = ANY (ARRAY[current_user, session_user]::text[]) DO ALSO INSERT INTO session_log VALUES (old.id, 'r017');
CREATE FUNCTION session_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM session WHERE c_user = ANY (ARRAY[current_user, session_user]::text[]); END;
CREATE DOMAIN session_d017 AS text CONSTRAINT fits CHECK (VALUE = ANY (ARRAY[current_user, session_user]::text[]));
CREATE MATERIALIZED VIEW session_m018 AS SELECT count(*) FILTER (WHERE session.c_user = ANY (ARRAY[current_user, 'a'])) AS n FROM session JOIN session AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY session_l018 ON session AS PERMISSIVE FOR ALL TO PUBLIC USING (c_user = ANY (ARRAY[current_user, 'a'])) WITH CHECK (c_user = ANY (ARRAY[current_user, 'a']));
CREATE TRIGGER session_t018 BEFORE UPDATE ON session FOR EACH ROW WHEN (NEW.c_user = ANY (ARRAY[current_user, 'a'])) EXECUTE FUNCTION session_touch();
CREATE DOMAIN session_d018 AS text CONSTRAINT fits CHECK (VALUE = ANY (ARRAY[current_user, 'a']));

-- shape: json expressions in checks indexes and generated columns
CREATE TABLE json (
    c_json json, c_jsonb jsonb, c_jp jsonpath, c_text text, c_vc varchar(9), c_hs jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT json_c001 CHECK (c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b']),
    g001 boolean GENERATED ALWAYS AS (c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b']) STORED,
    CONSTRAINT json_c002 CHECK (c_jsonb @> '{"a": 1}' AND c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb),
    g002 boolean GENERATED ALWAYS AS (c_jsonb @> '{"a": 1}' AND c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb) STORED,
    CONSTRAINT json_c003 CHECK (c_jsonb -> 'a' = '1' AND c_jsonb -> 0 = '"x"'),
    g003 boolean GENERATED ALWAYS AS (c_jsonb -> 'a' = '1' AND c_jsonb -> 0 = '"x"') STORED,
    CONSTRAINT json_c004 CHECK (c_jsonb ->> 'a' = 'x'),
    g004 boolean GENERATED ALWAYS AS (c_jsonb ->> 'a' = 'x') STORED,
    CONSTRAINT json_c005 CHECK ((c_jsonb ->> 'a') IN ('x','y')),
    g005 boolean GENERATED ALWAYS AS ((c_jsonb ->> 'a') IN ('x','y')) STORED,
    CONSTRAINT json_c006 CHECK (c_jsonb ->> 'a' IN ('x','y')),
    g006 boolean GENERATED ALWAYS AS (c_jsonb ->> 'a' IN ('x','y')) STORED,
    CONSTRAINT json_c007 CHECK ((c_jsonb ->> 'a')::varchar(5) IN ('x','y')),
    g007 boolean GENERATED ALWAYS AS ((c_jsonb ->> 'a')::varchar(5) IN ('x','y')) STORED,
    CONSTRAINT json_c008 CHECK ((c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND c_text <> ''),
    g008 boolean GENERATED ALWAYS AS ((c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND c_text <> '') STORED,
    CONSTRAINT json_c009 CHECK (c_jsonb #>> '{a,b}' = 'x'),
    g009 boolean GENERATED ALWAYS AS (c_jsonb #>> '{a,b}' = 'x') STORED,
    CONSTRAINT json_c010 CHECK (c_jsonb #> ARRAY['a','0'] IS NOT NULL),
    g010 boolean GENERATED ALWAYS AS (c_jsonb #> ARRAY['a','0'] IS NOT NULL) STORED,
    CONSTRAINT json_c011 CHECK (c_jsonb['a']['b'] = '1'),
    g011 boolean GENERATED ALWAYS AS (c_jsonb['a']['b'] = '1') STORED,
    CONSTRAINT json_c012 CHECK (c_jsonb['a'] IN ('1', '2')),
    g012 boolean GENERATED ALWAYS AS (c_jsonb['a'] IN ('1', '2')) STORED,
    CONSTRAINT json_c013 CHECK (c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")'),
    g013 boolean GENERATED ALWAYS AS (c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")') STORED,
    CONSTRAINT json_c014 CHECK (c_jsonb @@ '$.a == 1'),
    g014 boolean GENERATED ALWAYS AS (c_jsonb @@ '$.a == 1') STORED,
    CONSTRAINT json_c015 CHECK (jsonb_typeof(c_jsonb) IN ('object','array')),
    g015 boolean GENERATED ALWAYS AS (jsonb_typeof(c_jsonb) IN ('object','array')) STORED,
    CONSTRAINT json_c016 CHECK (jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x'),
    g016 boolean GENERATED ALWAYS AS (jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x') STORED,
    CONSTRAINT json_c017 CHECK (c_jsonb || '{"a":1}' <> c_jsonb - 'a'),
    g017 boolean GENERATED ALWAYS AS (c_jsonb || '{"a":1}' <> c_jsonb - 'a') STORED,
    CONSTRAINT json_c018 CHECK (c_jsonb - ARRAY['a','b'] = '{}'),
    g018 boolean GENERATED ALWAYS AS (c_jsonb - ARRAY['a','b'] = '{}') STORED,
    CONSTRAINT json_c019 CHECK (c_jsonb #- '{a,b}' = '{}'),
    g019 boolean GENERATED ALWAYS AS (c_jsonb #- '{a,b}' = '{}') STORED,
    CONSTRAINT json_c020 CHECK (c_json ->> 'a' = 'x' AND (c_json -> 'a' ->> 'b')::boolean),
    g020 boolean GENERATED ALWAYS AS (c_json ->> 'a' = 'x' AND (c_json -> 'a' ->> 'b')::boolean) STORED,
    CONSTRAINT json_c021 CHECK (jsonb_path_exists(c_jsonb, '$.a ? (@ > $x)', '{"x": 1}')),
    g021 boolean GENERATED ALWAYS AS (jsonb_path_exists(c_jsonb, '$.a ? (@ > $x)', '{"x": 1}')) STORED,
    CONSTRAINT json_c022 CHECK (c_jsonb IN ('{}', '[]', 'null')),
    g022 boolean GENERATED ALWAYS AS (c_jsonb IN ('{}', '[]', 'null')) STORED,
    CONSTRAINT json_c023 CHECK (c_jsonb = ANY (ARRAY['{}','[]']::jsonb[])),
    g023 boolean GENERATED ALWAYS AS (c_jsonb = ANY (ARRAY['{}','[]']::jsonb[])) STORED,
    CONSTRAINT json_c024 CHECK (coalesce(c_jsonb, '{}') = '{}'),
    g024 boolean GENERATED ALWAYS AS (coalesce(c_jsonb, '{}') = '{}') STORED,
    CONSTRAINT json_c025 CHECK (c_jsonb IS DISTINCT FROM 'null'),
    g025 boolean GENERATED ALWAYS AS (c_jsonb IS DISTINCT FROM 'null') STORED,
    CONSTRAINT json_c026 CHECK (c_jsonb::text IN ('{}', '[]')),
    g026 boolean GENERATED ALWAYS AS (c_jsonb::text IN ('{}', '[]')) STORED,
    CONSTRAINT json_c027 CHECK (c_jp::text = '$."a"'),
    g027 boolean GENERATED ALWAYS AS (c_jp::text = '$."a"') STORED,
    CONSTRAINT json_c028 CHECK (c_jsonb @> jsonb_build_object('a', 1) OR c_text = ''),
    CONSTRAINT json_c029 CHECK (c_jsonb ->> 'it''s "q" \n' = E'\\'),
    g029 boolean GENERATED ALWAYS AS (c_jsonb ->> 'it''s "q" \n' = E'\\') STORED
);
CREATE INDEX json_p001 ON json ((1)) WHERE c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b'];
CREATE INDEX json_p002 ON json ((1)) WHERE c_jsonb @> '{"a": 1}' AND c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb;
CREATE INDEX json_p003 ON json ((1)) WHERE c_jsonb -> 'a' = '1' AND c_jsonb -> 0 = '"x"';
CREATE INDEX json_e003 ON json ((c_jsonb -> 'a' = '1' AND c_jsonb -> 0 = '"x"'));
CREATE INDEX json_p004 ON json ((1)) WHERE c_jsonb ->> 'a' = 'x';
CREATE INDEX json_p005 ON json ((1)) WHERE (c_jsonb ->> 'a') IN ('x','y');
CREATE INDEX json_p006 ON json ((1)) WHERE c_jsonb ->> 'a' IN ('x','y');
CREATE INDEX json_e006 ON json ((c_jsonb ->> 'a' IN ('x','y')));
CREATE INDEX json_p007 ON json ((1)) WHERE (c_jsonb ->> 'a')::varchar(5) IN ('x','y');
CREATE INDEX json_p008 ON json ((1)) WHERE (c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND c_text <> '';
CREATE INDEX json_p009 ON json ((1)) WHERE c_jsonb #>> '{a,b}' = 'x';
CREATE INDEX json_e009 ON json ((c_jsonb #>> '{a,b}' = 'x'));
CREATE INDEX json_p010 ON json ((1)) WHERE c_jsonb #> ARRAY['a','0'] IS NOT NULL;
CREATE INDEX json_p011 ON json ((1)) WHERE c_jsonb['a']['b'] = '1';
CREATE INDEX json_p012 ON json ((1)) WHERE c_jsonb['a'] IN ('1', '2');
CREATE INDEX json_e012 ON json ((c_jsonb['a'] IN ('1', '2')));
CREATE INDEX json_p013 ON json ((1)) WHERE c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")';
CREATE INDEX json_p014 ON json ((1)) WHERE c_jsonb @@ '$.a == 1';
CREATE INDEX json_p015 ON json ((1)) WHERE jsonb_typeof(c_jsonb) IN ('object','array');
CREATE INDEX json_e015 ON json ((jsonb_typeof(c_jsonb) IN ('object','array')));
CREATE INDEX json_p016 ON json ((1)) WHERE jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x';
CREATE INDEX json_p017 ON json ((1)) WHERE c_jsonb || '{"a":1}' <> c_jsonb - 'a';
CREATE INDEX json_p018 ON json ((1)) WHERE c_jsonb - ARRAY['a','b'] = '{}';
CREATE INDEX json_e018 ON json ((c_jsonb - ARRAY['a','b'] = '{}'));
CREATE INDEX json_p019 ON json ((1)) WHERE c_jsonb #- '{a,b}' = '{}';
CREATE INDEX json_p020 ON json ((1)) WHERE c_json ->> 'a' = 'x' AND (c_json -> 'a' ->> 'b')::boolean;
CREATE INDEX json_p021 ON json ((1)) WHERE jsonb_path_exists(c_jsonb, '$.a ? (@ > $x)', '{"x": 1}');
CREATE INDEX json_e021 ON json ((jsonb_path_exists(c_jsonb, '$.a ? (@ > $x)', '{"x": 1}')));
CREATE INDEX json_p022 ON json ((1)) WHERE c_jsonb IN ('{}', '[]', 'null');
CREATE INDEX json_p023 ON json ((1)) WHERE c_jsonb = ANY (ARRAY['{}','[]']::jsonb[]);
CREATE INDEX json_p024 ON json ((1)) WHERE coalesce(c_jsonb, '{}') = '{}';
CREATE INDEX json_e024 ON json ((coalesce(c_jsonb, '{}') = '{}'));
CREATE INDEX json_p025 ON json ((1)) WHERE c_jsonb IS DISTINCT FROM 'null';
CREATE INDEX json_p026 ON json ((1)) WHERE c_jsonb::text IN ('{}', '[]');
CREATE INDEX json_p027 ON json ((1)) WHERE c_jp::text = '$."a"';
CREATE INDEX json_e027 ON json ((c_jp::text = '$."a"'));
CREATE INDEX json_p029 ON json ((1)) WHERE c_jsonb ->> 'it''s "q" \n' = E'\\';

-- shape: json expressions in views policies triggers rules functions and domains
CREATE TABLE json (id integer, c_json json, c_jsonb jsonb, c_jp jsonpath, c_text text, c_vc varchar(9), c_hs jsonb NOT NULL DEFAULT '{}');
CREATE TABLE json_log (id integer, what text);
ALTER TABLE json ENABLE ROW LEVEL SECURITY;
CREATE VIEW json_view AS SELECT id,
    (c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b']) AS v001,
    (c_jsonb @> '{"a": 1}' AND c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb) AS v002,
    (c_jsonb -> 'a' = '1' AND c_jsonb -> 0 = '"x"') AS v003,
    (c_jsonb ->> 'a' = 'x') AS v004,
    ((c_jsonb ->> 'a') IN ('x','y')) AS v005,
    (c_jsonb ->> 'a' IN ('x','y')) AS v006,
    ((c_jsonb ->> 'a')::varchar(5) IN ('x','y')) AS v007,
    ((c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND c_text <> '') AS v008,
    (c_jsonb #>> '{a,b}' = 'x') AS v009,
    (c_jsonb #> ARRAY['a','0'] IS NOT NULL) AS v010,
    (c_jsonb['a']['b'] = '1') AS v011,
    (c_jsonb['a'] IN ('1', '2')) AS v012,
    (c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")') AS v013,
    (c_jsonb @@ '$.a == 1') AS v014,
    (jsonb_typeof(c_jsonb) IN ('object','array')) AS v015,
    (jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x') AS v016,
    (c_jsonb || '{"a":1}' <> c_jsonb - 'a') AS v017,
    (c_jsonb - ARRAY['a','b'] = '{}') AS v018,
    (c_jsonb #- '{a,b}' = '{}') AS v019,
    (c_json ->> 'a' = 'x' AND (c_json -> 'a' ->> 'b')::boolean) AS v020,
    (jsonb_path_exists(c_jsonb, '$.a ? (@ > $x)', '{"x": 1}')) AS v021,
    (c_jsonb IN ('{}', '[]', 'null')) AS v022,
    (c_jsonb = ANY (ARRAY['{}','[]']::jsonb[])) AS v023,
    (coalesce(c_jsonb, '{}') = '{}') AS v024,
    (c_jsonb IS DISTINCT FROM 'null') AS v025,
    (c_jsonb::text IN ('{}', '[]')) AS v026,
    (c_jp::text = '$."a"') AS v027,
    (c_jsonb @> jsonb_build_object('a', 1) OR c_text = '') AS v028,
    (c_jsonb ->> 'it''s "q" \n' = E'\\') AS v029
FROM json;
CREATE FUNCTION json_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW json_w001 AS SELECT id FROM json WHERE c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b'];
CREATE POLICY json_l001 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b']) WITH CHECK (c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b']);
CREATE TRIGGER json_t001 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb ? 'a' AND NEW.c_jsonb ?| ARRAY['a','b'] AND NEW.c_jsonb ?& ARRAY['a','b']) EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb ? 'a' AND c_jsonb ?| ARRAY['a','b'] AND c_jsonb ?& ARRAY['a','b']; END;
CREATE DOMAIN json_d001 AS jsonb CONSTRAINT fits CHECK (VALUE ? 'a' AND VALUE ?| ARRAY['a','b'] AND VALUE ?& ARRAY['a','b']);
CREATE POLICY json_l002 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb @> '{"a": 1}' AND c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb) WITH CHECK (c_jsonb @> '{"a": 1}' AND c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb);
CREATE TRIGGER json_t002 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb @> '{"a": 1}' AND NEW.c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb) EXECUTE FUNCTION json_touch();
CREATE RULE json_r002 AS ON UPDATE TO json WHERE old.c_jsonb @> '{"a": 1}' AND old.c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb DO ALSO INSERT INTO json_log VALUES (old.id, 'r002');
CREATE FUNCTION json_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb @> '{"a": 1}' AND c_jsonb <@ '{"a": [1, 2, {"b": null}]}'::jsonb; END;
CREATE DOMAIN json_d002 AS jsonb CONSTRAINT fits CHECK (VALUE @> '{"a": 1}' AND VALUE <@ '{"a": [1, 2, {"b": null}]}'::jsonb);
CREATE MATERIALIZED VIEW json_m003 AS SELECT count(*) FILTER (WHERE json.c_jsonb -> 'a' = '1' AND json.c_jsonb -> 0 = '"x"') AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l003 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb -> 'a' = '1' AND c_jsonb -> 0 = '"x"') WITH CHECK (c_jsonb -> 'a' = '1' AND c_jsonb -> 0 = '"x"');
CREATE TRIGGER json_t003 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb -> 'a' = '1' AND NEW.c_jsonb -> 0 = '"x"') EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d003 AS jsonb CONSTRAINT fits CHECK (VALUE -> 'a' = '1' AND VALUE -> 0 = '"x"');
CREATE VIEW json_w004 AS SELECT id FROM json WHERE c_jsonb ->> 'a' = 'x';
CREATE POLICY json_l004 ON json AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_jsonb ->> 'a' = 'x') WITH CHECK (c_jsonb ->> 'a' = 'x');
CREATE TRIGGER json_t004 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb ->> 'a' = 'x') EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb ->> 'a' = 'x'; END;
CREATE DOMAIN json_d004 AS jsonb CONSTRAINT fits CHECK (VALUE ->> 'a' = 'x');
CREATE POLICY json_l005 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_jsonb ->> 'a') IN ('x','y')) WITH CHECK ((c_jsonb ->> 'a') IN ('x','y'));
CREATE TRIGGER json_t005 BEFORE UPDATE ON json FOR EACH ROW WHEN ((NEW.c_jsonb ->> 'a') IN ('x','y')) EXECUTE FUNCTION json_touch();
CREATE RULE json_r005 AS ON UPDATE TO json WHERE (old.c_jsonb ->> 'a') IN ('x','y') DO ALSO INSERT INTO json_log VALUES (old.id, 'r005');
CREATE FUNCTION json_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE (c_jsonb ->> 'a') IN ('x','y'); END;
CREATE DOMAIN json_d005 AS jsonb CONSTRAINT fits CHECK ((VALUE ->> 'a') IN ('x','y'));
CREATE MATERIALIZED VIEW json_m006 AS SELECT count(*) FILTER (WHERE json.c_jsonb ->> 'a' IN ('x','y')) AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l006 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb ->> 'a' IN ('x','y')) WITH CHECK (c_jsonb ->> 'a' IN ('x','y'));
CREATE TRIGGER json_t006 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb ->> 'a' IN ('x','y')) EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d006 AS jsonb CONSTRAINT fits CHECK (VALUE ->> 'a' IN ('x','y'));
CREATE VIEW json_w007 AS SELECT id FROM json WHERE (c_jsonb ->> 'a')::varchar(5) IN ('x','y');
CREATE POLICY json_l007 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING ((c_jsonb ->> 'a')::varchar(5) IN ('x','y')) WITH CHECK ((c_jsonb ->> 'a')::varchar(5) IN ('x','y'));
CREATE TRIGGER json_t007 BEFORE UPDATE ON json FOR EACH ROW WHEN ((NEW.c_jsonb ->> 'a')::varchar(5) IN ('x','y')) EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE (c_jsonb ->> 'a')::varchar(5) IN ('x','y'); END;
CREATE DOMAIN json_d007 AS jsonb CONSTRAINT fits CHECK ((VALUE ->> 'a')::varchar(5) IN ('x','y'));
CREATE POLICY json_l008 ON json AS RESTRICTIVE FOR ALL TO PUBLIC USING ((c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND c_text <> '') WITH CHECK ((c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND c_text <> '');
CREATE TRIGGER json_t008 BEFORE UPDATE ON json FOR EACH ROW WHEN ((NEW.c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND NEW.c_text <> '') EXECUTE FUNCTION json_touch();
CREATE RULE json_r008 AS ON UPDATE TO json WHERE (old.c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND old.c_text <> '' DO ALSO INSERT INTO json_log VALUES (old.id, 'r008');
CREATE FUNCTION json_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE (c_jsonb ->> 'a')::int BETWEEN 1 AND 5 AND c_text <> ''; END;
CREATE MATERIALIZED VIEW json_m009 AS SELECT count(*) FILTER (WHERE json.c_jsonb #>> '{a,b}' = 'x') AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l009 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb #>> '{a,b}' = 'x') WITH CHECK (c_jsonb #>> '{a,b}' = 'x');
CREATE TRIGGER json_t009 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb #>> '{a,b}' = 'x') EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d009 AS jsonb CONSTRAINT fits CHECK (VALUE #>> '{a,b}' = 'x');
CREATE VIEW json_w010 AS SELECT id FROM json WHERE c_jsonb #> ARRAY['a','0'] IS NOT NULL;
CREATE POLICY json_l010 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb #> ARRAY['a','0'] IS NOT NULL) WITH CHECK (c_jsonb #> ARRAY['a','0'] IS NOT NULL);
CREATE TRIGGER json_t010 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb #> ARRAY['a','0'] IS NOT NULL) EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb #> ARRAY['a','0'] IS NOT NULL; END;
CREATE DOMAIN json_d010 AS jsonb CONSTRAINT fits CHECK (VALUE #> ARRAY['a','0'] IS NOT NULL);
CREATE POLICY json_l011 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb['a']['b'] = '1') WITH CHECK (c_jsonb['a']['b'] = '1');
CREATE TRIGGER json_t011 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb['a']['b'] = '1') EXECUTE FUNCTION json_touch();
CREATE RULE json_r011 AS ON UPDATE TO json WHERE old.c_jsonb['a']['b'] = '1' DO ALSO INSERT INTO json_log VALUES (old.id, 'r011');
CREATE FUNCTION json_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb['a']['b'] = '1'; END;
CREATE DOMAIN json_d011 AS jsonb CONSTRAINT fits CHECK (VALUE['a']['b'] = '1');
CREATE MATERIALIZED VIEW json_m012 AS SELECT count(*) FILTER (WHERE json.c_jsonb['a'] IN ('1', '2')) AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l012 ON json AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_jsonb['a'] IN ('1', '2')) WITH CHECK (c_jsonb['a'] IN ('1', '2'));
CREATE TRIGGER json_t012 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb['a'] IN ('1', '2')) EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d012 AS jsonb CONSTRAINT fits CHECK (VALUE['a'] IN ('1', '2'));
CREATE VIEW json_w013 AS SELECT id FROM json WHERE c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")';
CREATE POLICY json_l013 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")') WITH CHECK (c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")');
CREATE TRIGGER json_t013 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")') EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")'; END;
CREATE DOMAIN json_d013 AS jsonb CONSTRAINT fits CHECK (VALUE @? '$.a[*] ? (@.b > 1 && @.c like_regex "^x" flag "i")');
CREATE POLICY json_l014 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb @@ '$.a == 1') WITH CHECK (c_jsonb @@ '$.a == 1');
CREATE TRIGGER json_t014 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb @@ '$.a == 1') EXECUTE FUNCTION json_touch();
CREATE RULE json_r014 AS ON UPDATE TO json WHERE old.c_jsonb @@ '$.a == 1' DO ALSO INSERT INTO json_log VALUES (old.id, 'r014');
CREATE FUNCTION json_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb @@ '$.a == 1'; END;
CREATE DOMAIN json_d014 AS jsonb CONSTRAINT fits CHECK (VALUE @@ '$.a == 1');
CREATE MATERIALIZED VIEW json_m015 AS SELECT count(*) FILTER (WHERE jsonb_typeof(json.c_jsonb) IN ('object','array')) AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l015 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (jsonb_typeof(c_jsonb) IN ('object','array')) WITH CHECK (jsonb_typeof(c_jsonb) IN ('object','array'));
CREATE TRIGGER json_t015 BEFORE UPDATE ON json FOR EACH ROW WHEN (jsonb_typeof(NEW.c_jsonb) IN ('object','array')) EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d015 AS jsonb CONSTRAINT fits CHECK (jsonb_typeof(VALUE) IN ('object','array'));
CREATE VIEW json_w016 AS SELECT id FROM json WHERE jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x';
CREATE POLICY json_l016 ON json AS RESTRICTIVE FOR ALL TO PUBLIC USING (jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x') WITH CHECK (jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x');
CREATE TRIGGER json_t016 BEFORE UPDATE ON json FOR EACH ROW WHEN (jsonb_typeof(NEW.c_jsonb -> 'x') = 'number' OR NOT NEW.c_jsonb ? 'x') EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE jsonb_typeof(c_jsonb -> 'x') = 'number' OR NOT c_jsonb ? 'x'; END;
CREATE DOMAIN json_d016 AS jsonb CONSTRAINT fits CHECK (jsonb_typeof(VALUE -> 'x') = 'number' OR NOT VALUE ? 'x');
CREATE POLICY json_l017 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb || '{"a":1}' <> c_jsonb - 'a') WITH CHECK (c_jsonb || '{"a":1}' <> c_jsonb - 'a');
CREATE TRIGGER json_t017 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb || '{"a":1}' <> NEW.c_jsonb - 'a') EXECUTE FUNCTION json_touch();
CREATE RULE json_r017 AS ON UPDATE TO json WHERE old.c_jsonb || '{"a":1}' <> old.c_jsonb - 'a' DO ALSO INSERT INTO json_log VALUES (old.id, 'r017');
CREATE FUNCTION json_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb || '{"a":1}' <> c_jsonb - 'a'; END;
CREATE DOMAIN json_d017 AS jsonb CONSTRAINT fits CHECK (VALUE || '{"a":1}' <> VALUE - 'a');
CREATE MATERIALIZED VIEW json_m018 AS SELECT count(*) FILTER (WHERE json.c_jsonb - ARRAY['a','b'] = '{}') AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l018 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb - ARRAY['a','b'] = '{}') WITH CHECK (c_jsonb - ARRAY['a','b'] = '{}');
CREATE TRIGGER json_t018 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb - ARRAY['a','b'] = '{}') EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d018 AS jsonb CONSTRAINT fits CHECK (VALUE - ARRAY['a','b'] = '{}');
CREATE VIEW json_w019 AS SELECT id FROM json WHERE c_jsonb #- '{a,b}' = '{}';
CREATE POLICY json_l019 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb #- '{a,b}' = '{}') WITH CHECK (c_jsonb #- '{a,b}' = '{}');
CREATE TRIGGER json_t019 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb #- '{a,b}' = '{}') EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb #- '{a,b}' = '{}'; END;
CREATE DOMAIN json_d019 AS jsonb CONSTRAINT fits CHECK (VALUE #- '{a,b}' = '{}');
CREATE POLICY json_l020 ON json AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_json ->> 'a' = 'x' AND (c_json -> 'a' ->> 'b')::boolean) WITH CHECK (c_json ->> 'a' = 'x' AND (c_json -> 'a' ->> 'b')::boolean);
CREATE TRIGGER json_t020 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_json ->> 'a' = 'x' AND (NEW.c_json -> 'a' ->> 'b')::boolean) EXECUTE FUNCTION json_touch();
CREATE RULE json_r020 AS ON UPDATE TO json WHERE old.c_json ->> 'a' = 'x' AND (old.c_json -> 'a' ->> 'b')::boolean DO ALSO INSERT INTO json_log VALUES (old.id, 'r020');
CREATE FUNCTION json_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_json ->> 'a' = 'x' AND (c_json -> 'a' ->> 'b')::boolean; END;
CREATE DOMAIN json_d020 AS json CONSTRAINT fits CHECK (VALUE ->> 'a' = 'x' AND (VALUE -> 'a' ->> 'b')::boolean);
CREATE MATERIALIZED VIEW json_m021 AS SELECT count(*) FILTER (WHERE jsonb_path_exists(json.c_jsonb, '$.a ? (@ > $x)', '{"x": 1}')) AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l021 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (jsonb_path_exists(c_jsonb, '$.a ? (@ > $x)', '{"x": 1}')) WITH CHECK (jsonb_path_exists(c_jsonb, '$.a ? (@ > $x)', '{"x": 1}'));
CREATE TRIGGER json_t021 BEFORE UPDATE ON json FOR EACH ROW WHEN (jsonb_path_exists(NEW.c_jsonb, '$.a ? (@ > $x)', '{"x": 1}')) EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d021 AS jsonb CONSTRAINT fits CHECK (jsonb_path_exists(VALUE, '$.a ? (@ > $x)', '{"x": 1}'));
CREATE VIEW json_w022 AS SELECT id FROM json WHERE c_jsonb IN ('{}', '[]', 'null');
CREATE POLICY json_l022 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb IN ('{}', '[]', 'null')) WITH CHECK (c_jsonb IN ('{}', '[]', 'null'));
CREATE TRIGGER json_t022 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb IN ('{}', '[]', 'null')) EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb IN ('{}', '[]', 'null'); END;
CREATE DOMAIN json_d022 AS jsonb CONSTRAINT fits CHECK (VALUE IN ('{}', '[]', 'null'));
CREATE POLICY json_l023 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb = ANY (ARRAY['{}','[]']::jsonb[])) WITH CHECK (c_jsonb = ANY (ARRAY['{}','[]']::jsonb[]));
CREATE TRIGGER json_t023 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb = ANY (ARRAY['{}','[]']::jsonb[])) EXECUTE FUNCTION json_touch();
CREATE RULE json_r023 AS ON UPDATE TO json WHERE old.c_jsonb = ANY (ARRAY['{}','[]']::jsonb[]) DO ALSO INSERT INTO json_log VALUES (old.id, 'r023');
CREATE FUNCTION json_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb = ANY (ARRAY['{}','[]']::jsonb[]); END;
CREATE DOMAIN json_d023 AS jsonb CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['{}','[]']::jsonb[]));
CREATE MATERIALIZED VIEW json_m024 AS SELECT count(*) FILTER (WHERE coalesce(json.c_jsonb, '{}') = '{}') AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l024 ON json AS RESTRICTIVE FOR ALL TO PUBLIC USING (coalesce(c_jsonb, '{}') = '{}') WITH CHECK (coalesce(c_jsonb, '{}') = '{}');
CREATE TRIGGER json_t024 BEFORE UPDATE ON json FOR EACH ROW WHEN (coalesce(NEW.c_jsonb, '{}') = '{}') EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d024 AS jsonb CONSTRAINT fits CHECK (coalesce(VALUE, '{}') = '{}');
CREATE VIEW json_w025 AS SELECT id FROM json WHERE c_jsonb IS DISTINCT FROM 'null';
CREATE POLICY json_l025 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb IS DISTINCT FROM 'null') WITH CHECK (c_jsonb IS DISTINCT FROM 'null');
CREATE TRIGGER json_t025 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb IS DISTINCT FROM 'null') EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb IS DISTINCT FROM 'null'; END;
CREATE DOMAIN json_d025 AS jsonb CONSTRAINT fits CHECK (VALUE IS DISTINCT FROM 'null');
CREATE POLICY json_l026 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb::text IN ('{}', '[]')) WITH CHECK (c_jsonb::text IN ('{}', '[]'));
CREATE TRIGGER json_t026 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb::text IN ('{}', '[]')) EXECUTE FUNCTION json_touch();
CREATE RULE json_r026 AS ON UPDATE TO json WHERE old.c_jsonb::text IN ('{}', '[]') DO ALSO INSERT INTO json_log VALUES (old.id, 'r026');
CREATE FUNCTION json_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb::text IN ('{}', '[]'); END;
CREATE DOMAIN json_d026 AS jsonb CONSTRAINT fits CHECK (VALUE::text IN ('{}', '[]'));
CREATE MATERIALIZED VIEW json_m027 AS SELECT count(*) FILTER (WHERE json.c_jp::text = '$."a"') AS n FROM json JOIN json AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY json_l027 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jp::text = '$."a"') WITH CHECK (c_jp::text = '$."a"');
CREATE TRIGGER json_t027 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jp::text = '$."a"') EXECUTE FUNCTION json_touch();
CREATE DOMAIN json_d027 AS jsonpath CONSTRAINT fits CHECK (VALUE::text = '$."a"');
CREATE VIEW json_w028 AS SELECT id FROM json WHERE c_jsonb @> jsonb_build_object('a', 1) OR c_text = '';
CREATE POLICY json_l028 ON json AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_jsonb @> jsonb_build_object('a', 1) OR c_text = '') WITH CHECK (c_jsonb @> jsonb_build_object('a', 1) OR c_text = '');
CREATE TRIGGER json_t028 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb @> jsonb_build_object('a', 1) OR NEW.c_text = '') EXECUTE FUNCTION json_touch();
CREATE FUNCTION json_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb @> jsonb_build_object('a', 1) OR c_text = ''; END;
CREATE POLICY json_l029 ON json AS PERMISSIVE FOR ALL TO PUBLIC USING (c_jsonb ->> 'it''s "q" \n' = E'\\') WITH CHECK (c_jsonb ->> 'it''s "q" \n' = E'\\');
CREATE TRIGGER json_t029 BEFORE UPDATE ON json FOR EACH ROW WHEN (NEW.c_jsonb ->> 'it''s "q" \n' = E'\\') EXECUTE FUNCTION json_touch();
CREATE RULE json_r029 AS ON UPDATE TO json WHERE old.c_jsonb ->> 'it''s "q" \n' = E'\\' DO ALSO INSERT INTO json_log VALUES (old.id, 'r029');
CREATE FUNCTION json_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM json WHERE c_jsonb ->> 'it''s "q" \n' = E'\\'; END;
CREATE DOMAIN json_d029 AS jsonb CONSTRAINT fits CHECK (VALUE ->> 'it''s "q" \n' = E'\\');

-- shape: bytes expressions in checks indexes and generated columns
CREATE TABLE bytes (
    c_by bytea, c_bit bit(4), c_vb varbit(8), c_uuid uuid, c_inet inet, c_cidr cidr, c_mac macaddr, c_mac8 macaddr8, c_lsn pg_lsn, c_tsv tsvector, c_tsq tsquery, c_xid xid8, c_tid tid,
    CONSTRAINT bytes_c001 CHECK (c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea),
    g001 boolean GENERATED ALWAYS AS (c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea) STORED,
    CONSTRAINT bytes_c002 CHECK (c_by IN ('\x00', '\x01')),
    g002 boolean GENERATED ALWAYS AS (c_by IN ('\x00', '\x01')) STORED,
    CONSTRAINT bytes_c003 CHECK (c_by = E'\\\\x' OR c_by = ''),
    g003 boolean GENERATED ALWAYS AS (c_by = E'\\\\x' OR c_by = '') STORED,
    CONSTRAINT bytes_c004 CHECK (length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL),
    g004 boolean GENERATED ALWAYS AS (length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL) STORED,
    CONSTRAINT bytes_c005 CHECK (substring(c_by FROM 1 FOR 2) = '\x0102' AND overlay(c_by PLACING '\x00' FROM 1) = c_by),
    g005 boolean GENERATED ALWAYS AS (substring(c_by FROM 1 FOR 2) = '\x0102' AND overlay(c_by PLACING '\x00' FROM 1) = c_by) STORED,
    CONSTRAINT bytes_c006 CHECK (trim(BOTH '\x00' FROM c_by) <> '' AND position('\x00'::bytea IN c_by) = 0),
    g006 boolean GENERATED ALWAYS AS (trim(BOTH '\x00' FROM c_by) <> '' AND position('\x00'::bytea IN c_by) = 0) STORED,
    CONSTRAINT bytes_c007 CHECK (octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2)),
    g007 boolean GENERATED ALWAYS AS (octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2)) STORED,
    CONSTRAINT bytes_c008 CHECK (encode(c_by, 'hex') LIKE 'de%' AND sha256(c_by) <> '\x'),
    g008 boolean GENERATED ALWAYS AS (encode(c_by, 'hex') LIKE 'de%' AND sha256(c_by) <> '\x') STORED,
    CONSTRAINT bytes_c009 CHECK (c_bit = B'1010' AND c_bit <> X'F' AND c_bit IN ('1111', '0000')),
    g009 boolean GENERATED ALWAYS AS (c_bit = B'1010' AND c_bit <> X'F' AND c_bit IN ('1111', '0000')) STORED,
    CONSTRAINT bytes_c010 CHECK (c_bit IN (B'1111', B'0000')),
    g010 boolean GENERATED ALWAYS AS (c_bit IN (B'1111', B'0000')) STORED,
    CONSTRAINT bytes_c011 CHECK (c_vb = B'101' AND c_vb::bit(4) = B'1010' AND c_vb <> ''),
    g011 boolean GENERATED ALWAYS AS (c_vb = B'101' AND c_vb::bit(4) = B'1010' AND c_vb <> '') STORED,
    CONSTRAINT bytes_c012 CHECK (c_vb IN ('1', '0')),
    g012 boolean GENERATED ALWAYS AS (c_vb IN ('1', '0')) STORED,
    CONSTRAINT bytes_c013 CHECK (c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit),
    g013 boolean GENERATED ALWAYS AS (c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit) STORED,
    CONSTRAINT bytes_c014 CHECK (c_bit::integer BETWEEN 0 AND 7 AND c_vb || '1' <> '1'),
    g014 boolean GENERATED ALWAYS AS (c_bit::integer BETWEEN 0 AND 7 AND c_vb || '1' <> '1') STORED,
    CONSTRAINT bytes_c015 CHECK (5::bit(4) = c_bit),
    g015 boolean GENERATED ALWAYS AS (5::bit(4) = c_bit) STORED,
    CONSTRAINT bytes_c016 CHECK (c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
    g016 boolean GENERATED ALWAYS AS (c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11') STORED,
    CONSTRAINT bytes_c017 CHECK (c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12')),
    g017 boolean GENERATED ALWAYS AS (c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12')) STORED,
    CONSTRAINT bytes_c018 CHECK (c_uuid <> gen_random_uuid()),
    CONSTRAINT bytes_c019 CHECK (c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8'),
    g019 boolean GENERATED ALWAYS AS (c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8') STORED,
    CONSTRAINT bytes_c020 CHECK (c_inet IN ('10.0.0.1', '::1')),
    g020 boolean GENERATED ALWAYS AS (c_inet IN ('10.0.0.1', '::1')) STORED,
    CONSTRAINT bytes_c021 CHECK (c_inet = c_cidr AND c_cidr IN ('10.0.0.0/8', '2001:db8::/32')),
    g021 boolean GENERATED ALWAYS AS (c_inet = c_cidr AND c_cidr IN ('10.0.0.0/8', '2001:db8::/32')) STORED,
    CONSTRAINT bytes_c022 CHECK (c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6)),
    g022 boolean GENERATED ALWAYS AS (c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6)) STORED,
    CONSTRAINT bytes_c023 CHECK (host(c_inet)::varchar(20) IN ('a', 'b') AND masklen(c_cidr) BETWEEN 8 AND 24),
    g023 boolean GENERATED ALWAYS AS (host(c_inet)::varchar(20) IN ('a', 'b') AND masklen(c_cidr) BETWEEN 8 AND 24) STORED,
    CONSTRAINT bytes_c024 CHECK (c_mac = '08:00:2b:01:02:03' AND c_mac IN ('08002b010203', '08-00-2b-01-02-04')),
    g024 boolean GENERATED ALWAYS AS (c_mac = '08:00:2b:01:02:03' AND c_mac IN ('08002b010203', '08-00-2b-01-02-04')) STORED,
    CONSTRAINT bytes_c025 CHECK (c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8),
    g025 boolean GENERATED ALWAYS AS (c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8) STORED,
    CONSTRAINT bytes_c026 CHECK (c_lsn > '0/16B3748' AND c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF')),
    g026 boolean GENERATED ALWAYS AS (c_lsn > '0/16B3748' AND c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF')) STORED,
    CONSTRAINT bytes_c027 CHECK (c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND c_tsv @@ c_tsq AND c_tsq <> '''it''''s'' <-> b:*A'),
    g027 boolean GENERATED ALWAYS AS (c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND c_tsv @@ c_tsq AND c_tsq <> '''it''''s'' <-> b:*A') STORED,
    CONSTRAINT bytes_c028 CHECK (c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq),
    g028 boolean GENERATED ALWAYS AS (c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq) STORED,
    CONSTRAINT bytes_c029 CHECK (c_xid > '5' AND c_tid = '(0,1)'),
    g029 boolean GENERATED ALWAYS AS (c_xid > '5' AND c_tid = '(0,1)') STORED,
    CONSTRAINT bytes_c030 CHECK (coalesce(c_uuid, '00000000-0000-0000-0000-000000000000') = c_uuid AND greatest(c_inet, '10.0.0.1') = c_inet),
    g030 boolean GENERATED ALWAYS AS (coalesce(c_uuid, '00000000-0000-0000-0000-000000000000') = c_uuid AND greatest(c_inet, '10.0.0.1') = c_inet) STORED
);
CREATE INDEX bytes_p001 ON bytes ((1)) WHERE c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea;
CREATE INDEX bytes_p002 ON bytes ((1)) WHERE c_by IN ('\x00', '\x01');
CREATE INDEX bytes_p003 ON bytes ((1)) WHERE c_by = E'\\\\x' OR c_by = '';
CREATE INDEX bytes_e003 ON bytes ((c_by = E'\\\\x' OR c_by = ''));
CREATE INDEX bytes_p004 ON bytes ((1)) WHERE length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL;
CREATE INDEX bytes_p005 ON bytes ((1)) WHERE substring(c_by FROM 1 FOR 2) = '\x0102' AND overlay(c_by PLACING '\x00' FROM 1) = c_by;
CREATE INDEX bytes_p006 ON bytes ((1)) WHERE trim(BOTH '\x00' FROM c_by) <> '' AND position('\x00'::bytea IN c_by) = 0;
CREATE INDEX bytes_e006 ON bytes ((trim(BOTH '\x00' FROM c_by) <> '' AND position('\x00'::bytea IN c_by) = 0));
CREATE INDEX bytes_p007 ON bytes ((1)) WHERE octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2);
CREATE INDEX bytes_p008 ON bytes ((1)) WHERE encode(c_by, 'hex') LIKE 'de%' AND sha256(c_by) <> '\x';
CREATE INDEX bytes_p009 ON bytes ((1)) WHERE c_bit = B'1010' AND c_bit <> X'F' AND c_bit IN ('1111', '0000');
CREATE INDEX bytes_e009 ON bytes ((c_bit = B'1010' AND c_bit <> X'F' AND c_bit IN ('1111', '0000')));
CREATE INDEX bytes_p010 ON bytes ((1)) WHERE c_bit IN (B'1111', B'0000');
CREATE INDEX bytes_p011 ON bytes ((1)) WHERE c_vb = B'101' AND c_vb::bit(4) = B'1010' AND c_vb <> '';
CREATE INDEX bytes_p012 ON bytes ((1)) WHERE c_vb IN ('1', '0');
CREATE INDEX bytes_e012 ON bytes ((c_vb IN ('1', '0')));
CREATE INDEX bytes_p013 ON bytes ((1)) WHERE c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit;
CREATE INDEX bytes_p014 ON bytes ((1)) WHERE c_bit::integer BETWEEN 0 AND 7 AND c_vb || '1' <> '1';
CREATE INDEX bytes_p015 ON bytes ((1)) WHERE 5::bit(4) = c_bit;
CREATE INDEX bytes_e015 ON bytes ((5::bit(4) = c_bit));
CREATE INDEX bytes_p016 ON bytes ((1)) WHERE c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';
CREATE INDEX bytes_p017 ON bytes ((1)) WHERE c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12');
CREATE INDEX bytes_p019 ON bytes ((1)) WHERE c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8';
CREATE INDEX bytes_p020 ON bytes ((1)) WHERE c_inet IN ('10.0.0.1', '::1');
CREATE INDEX bytes_p021 ON bytes ((1)) WHERE c_inet = c_cidr AND c_cidr IN ('10.0.0.0/8', '2001:db8::/32');
CREATE INDEX bytes_e021 ON bytes ((c_inet = c_cidr AND c_cidr IN ('10.0.0.0/8', '2001:db8::/32')));
CREATE INDEX bytes_p022 ON bytes ((1)) WHERE c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6);
CREATE INDEX bytes_p023 ON bytes ((1)) WHERE host(c_inet)::varchar(20) IN ('a', 'b') AND masklen(c_cidr) BETWEEN 8 AND 24;
CREATE INDEX bytes_p024 ON bytes ((1)) WHERE c_mac = '08:00:2b:01:02:03' AND c_mac IN ('08002b010203', '08-00-2b-01-02-04');
CREATE INDEX bytes_e024 ON bytes ((c_mac = '08:00:2b:01:02:03' AND c_mac IN ('08002b010203', '08-00-2b-01-02-04')));
CREATE INDEX bytes_p025 ON bytes ((1)) WHERE c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8;
CREATE INDEX bytes_p026 ON bytes ((1)) WHERE c_lsn > '0/16B3748' AND c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF');
CREATE INDEX bytes_p027 ON bytes ((1)) WHERE c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND c_tsv @@ c_tsq AND c_tsq <> '''it''''s'' <-> b:*A';
CREATE INDEX bytes_e027 ON bytes ((c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND c_tsv @@ c_tsq AND c_tsq <> '''it''''s'' <-> b:*A'));
CREATE INDEX bytes_p028 ON bytes ((1)) WHERE c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq;
CREATE INDEX bytes_p029 ON bytes ((1)) WHERE c_xid > '5' AND c_tid = '(0,1)';
CREATE INDEX bytes_p030 ON bytes ((1)) WHERE coalesce(c_uuid, '00000000-0000-0000-0000-000000000000') = c_uuid AND greatest(c_inet, '10.0.0.1') = c_inet;
CREATE INDEX bytes_e030 ON bytes ((coalesce(c_uuid, '00000000-0000-0000-0000-000000000000') = c_uuid AND greatest(c_inet, '10.0.0.1') = c_inet));

-- shape: bytes expressions in views policies triggers rules functions and domains
CREATE TABLE bytes (id integer, c_by bytea, c_bit bit(4), c_vb varbit(8), c_uuid uuid, c_inet inet, c_cidr cidr, c_mac macaddr, c_mac8 macaddr8, c_lsn pg_lsn, c_tsv tsvector, c_tsq tsquery, c_xid xid8, c_tid tid);
CREATE TABLE bytes_log (id integer, what text);
ALTER TABLE bytes ENABLE ROW LEVEL SECURITY;
CREATE VIEW bytes_view AS SELECT id,
    (c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea) AS v001,
    (c_by IN ('\x00', '\x01')) AS v002,
    (c_by = E'\\\\x' OR c_by = '') AS v003,
    (length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL) AS v004,
    (substring(c_by FROM 1 FOR 2) = '\x0102' AND overlay(c_by PLACING '\x00' FROM 1) = c_by) AS v005,
    (trim(BOTH '\x00' FROM c_by) <> '' AND position('\x00'::bytea IN c_by) = 0) AS v006,
    (octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2)) AS v007,
    (encode(c_by, 'hex') LIKE 'de%' AND sha256(c_by) <> '\x') AS v008,
    (c_bit = B'1010' AND c_bit <> X'F' AND c_bit IN ('1111', '0000')) AS v009,
    (c_bit IN (B'1111', B'0000')) AS v010,
    (c_vb = B'101' AND c_vb::bit(4) = B'1010' AND c_vb <> '') AS v011,
    (c_vb IN ('1', '0')) AS v012,
    (c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit) AS v013,
    (c_bit::integer BETWEEN 0 AND 7 AND c_vb || '1' <> '1') AS v014,
    (5::bit(4) = c_bit) AS v015,
    (c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11') AS v016,
    (c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12')) AS v017,
    (c_uuid <> gen_random_uuid()) AS v018,
    (c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8') AS v019,
    (c_inet IN ('10.0.0.1', '::1')) AS v020,
    (c_inet = c_cidr AND c_cidr IN ('10.0.0.0/8', '2001:db8::/32')) AS v021,
    (c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6)) AS v022,
    (host(c_inet)::varchar(20) IN ('a', 'b') AND masklen(c_cidr) BETWEEN 8 AND 24) AS v023,
    (c_mac = '08:00:2b:01:02:03' AND c_mac IN ('08002b010203', '08-00-2b-01-02-04')) AS v024,
    (c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8) AS v025,
    (c_lsn > '0/16B3748' AND c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF')) AS v026,
    (c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND c_tsv @@ c_tsq AND c_tsq <> '''it''''s'' <-> b:*A') AS v027,
    (c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq) AS v028,
    (c_xid > '5' AND c_tid = '(0,1)') AS v029,
    (coalesce(c_uuid, '00000000-0000-0000-0000-000000000000') = c_uuid AND greatest(c_inet, '10.0.0.1') = c_inet) AS v030
FROM bytes;
CREATE FUNCTION bytes_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW bytes_w001 AS SELECT id FROM bytes WHERE c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea;
CREATE POLICY bytes_l001 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea) WITH CHECK (c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea);
CREATE TRIGGER bytes_t001 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_by = '\xdeadbeef' AND NEW.c_by <> 'abc\000'::bytea) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_by = '\xdeadbeef' AND c_by <> 'abc\000'::bytea; END;
CREATE DOMAIN bytes_d001 AS bytea CONSTRAINT fits CHECK (VALUE = '\xdeadbeef' AND VALUE <> 'abc\000'::bytea);
CREATE POLICY bytes_l002 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_by IN ('\x00', '\x01')) WITH CHECK (c_by IN ('\x00', '\x01'));
CREATE TRIGGER bytes_t002 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_by IN ('\x00', '\x01')) EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r002 AS ON UPDATE TO bytes WHERE old.c_by IN ('\x00', '\x01') DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r002');
CREATE FUNCTION bytes_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_by IN ('\x00', '\x01'); END;
CREATE DOMAIN bytes_d002 AS bytea CONSTRAINT fits CHECK (VALUE IN ('\x00', '\x01'));
CREATE MATERIALIZED VIEW bytes_m003 AS SELECT count(*) FILTER (WHERE bytes.c_by = E'\\\\x' OR bytes.c_by = '') AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l003 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_by = E'\\\\x' OR c_by = '') WITH CHECK (c_by = E'\\\\x' OR c_by = '');
CREATE TRIGGER bytes_t003 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_by = E'\\\\x' OR NEW.c_by = '') EXECUTE FUNCTION bytes_touch();
CREATE DOMAIN bytes_d003 AS bytea CONSTRAINT fits CHECK (VALUE = E'\\\\x' OR VALUE = '');
CREATE VIEW bytes_w004 AS SELECT id FROM bytes WHERE length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL;
CREATE POLICY bytes_l004 ON bytes AS RESTRICTIVE FOR ALL TO PUBLIC USING (length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL) WITH CHECK (length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL);
CREATE TRIGGER bytes_t004 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (length(NEW.c_by) BETWEEN 1 AND 32 AND NEW.c_uuid IS NOT NULL) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE length(c_by) BETWEEN 1 AND 32 AND c_uuid IS NOT NULL; END;
CREATE POLICY bytes_l005 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (substring(c_by FROM 1 FOR 2) = '\x0102' AND overlay(c_by PLACING '\x00' FROM 1) = c_by) WITH CHECK (substring(c_by FROM 1 FOR 2) = '\x0102' AND overlay(c_by PLACING '\x00' FROM 1) = c_by);
CREATE TRIGGER bytes_t005 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (substring(NEW.c_by FROM 1 FOR 2) = '\x0102' AND overlay(NEW.c_by PLACING '\x00' FROM 1) = NEW.c_by) EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r005 AS ON UPDATE TO bytes WHERE substring(old.c_by FROM 1 FOR 2) = '\x0102' AND overlay(old.c_by PLACING '\x00' FROM 1) = old.c_by DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r005');
CREATE FUNCTION bytes_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE substring(c_by FROM 1 FOR 2) = '\x0102' AND overlay(c_by PLACING '\x00' FROM 1) = c_by; END;
CREATE DOMAIN bytes_d005 AS bytea CONSTRAINT fits CHECK (substring(VALUE FROM 1 FOR 2) = '\x0102' AND overlay(VALUE PLACING '\x00' FROM 1) = VALUE);
CREATE MATERIALIZED VIEW bytes_m006 AS SELECT count(*) FILTER (WHERE trim(BOTH '\x00' FROM bytes.c_by) <> '' AND position('\x00'::bytea IN bytes.c_by) = 0) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l006 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (trim(BOTH '\x00' FROM c_by) <> '' AND position('\x00'::bytea IN c_by) = 0) WITH CHECK (trim(BOTH '\x00' FROM c_by) <> '' AND position('\x00'::bytea IN c_by) = 0);
CREATE TRIGGER bytes_t006 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (trim(BOTH '\x00' FROM NEW.c_by) <> '' AND position('\x00'::bytea IN NEW.c_by) = 0) EXECUTE FUNCTION bytes_touch();
CREATE DOMAIN bytes_d006 AS bytea CONSTRAINT fits CHECK (trim(BOTH '\x00' FROM VALUE) <> '' AND position('\x00'::bytea IN VALUE) = 0);
CREATE VIEW bytes_w007 AS SELECT id FROM bytes WHERE octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2);
CREATE POLICY bytes_l007 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2)) WITH CHECK (octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2));
CREATE TRIGGER bytes_t007 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (octet_length(NEW.c_by) = 4 AND get_byte(NEW.c_by, 0) IN (1, 2)) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE octet_length(c_by) = 4 AND get_byte(c_by, 0) IN (1, 2); END;
CREATE DOMAIN bytes_d007 AS bytea CONSTRAINT fits CHECK (octet_length(VALUE) = 4 AND get_byte(VALUE, 0) IN (1, 2));
CREATE POLICY bytes_l008 ON bytes AS RESTRICTIVE FOR ALL TO PUBLIC USING (encode(c_by, 'hex') LIKE 'de%' AND sha256(c_by) <> '\x') WITH CHECK (encode(c_by, 'hex') LIKE 'de%' AND sha256(c_by) <> '\x');
CREATE TRIGGER bytes_t008 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (encode(NEW.c_by, 'hex') LIKE 'de%' AND sha256(NEW.c_by) <> '\x') EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r008 AS ON UPDATE TO bytes WHERE encode(old.c_by, 'hex') LIKE 'de%' AND sha256(old.c_by) <> '\x' DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r008');
CREATE FUNCTION bytes_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE encode(c_by, 'hex') LIKE 'de%' AND sha256(c_by) <> '\x'; END;
CREATE DOMAIN bytes_d008 AS bytea CONSTRAINT fits CHECK (encode(VALUE, 'hex') LIKE 'de%' AND sha256(VALUE) <> '\x');
CREATE MATERIALIZED VIEW bytes_m009 AS SELECT count(*) FILTER (WHERE bytes.c_bit = B'1010' AND bytes.c_bit <> X'F' AND bytes.c_bit IN ('1111', '0000')) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l009 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bit = B'1010' AND c_bit <> X'F' AND c_bit IN ('1111', '0000')) WITH CHECK (c_bit = B'1010' AND c_bit <> X'F' AND c_bit IN ('1111', '0000'));
CREATE TRIGGER bytes_t009 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_bit = B'1010' AND NEW.c_bit <> X'F' AND NEW.c_bit IN ('1111', '0000')) EXECUTE FUNCTION bytes_touch();
CREATE DOMAIN bytes_d009 AS bit(4) CONSTRAINT fits CHECK (VALUE = B'1010' AND VALUE <> X'F' AND VALUE IN ('1111', '0000'));
CREATE VIEW bytes_w010 AS SELECT id FROM bytes WHERE c_bit IN (B'1111', B'0000');
CREATE POLICY bytes_l010 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bit IN (B'1111', B'0000')) WITH CHECK (c_bit IN (B'1111', B'0000'));
CREATE TRIGGER bytes_t010 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_bit IN (B'1111', B'0000')) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_bit IN (B'1111', B'0000'); END;
CREATE DOMAIN bytes_d010 AS bit(4) CONSTRAINT fits CHECK (VALUE IN (B'1111', B'0000'));
CREATE POLICY bytes_l011 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vb = B'101' AND c_vb::bit(4) = B'1010' AND c_vb <> '') WITH CHECK (c_vb = B'101' AND c_vb::bit(4) = B'1010' AND c_vb <> '');
CREATE TRIGGER bytes_t011 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_vb = B'101' AND NEW.c_vb::bit(4) = B'1010' AND NEW.c_vb <> '') EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r011 AS ON UPDATE TO bytes WHERE old.c_vb = B'101' AND old.c_vb::bit(4) = B'1010' AND old.c_vb <> '' DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r011');
CREATE FUNCTION bytes_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_vb = B'101' AND c_vb::bit(4) = B'1010' AND c_vb <> ''; END;
CREATE DOMAIN bytes_d011 AS varbit(8) CONSTRAINT fits CHECK (VALUE = B'101' AND VALUE::bit(4) = B'1010' AND VALUE <> '');
CREATE MATERIALIZED VIEW bytes_m012 AS SELECT count(*) FILTER (WHERE bytes.c_vb IN ('1', '0')) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l012 ON bytes AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vb IN ('1', '0')) WITH CHECK (c_vb IN ('1', '0'));
CREATE TRIGGER bytes_t012 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_vb IN ('1', '0')) EXECUTE FUNCTION bytes_touch();
CREATE DOMAIN bytes_d012 AS varbit(8) CONSTRAINT fits CHECK (VALUE IN ('1', '0'));
CREATE VIEW bytes_w013 AS SELECT id FROM bytes WHERE c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit;
CREATE POLICY bytes_l013 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit) WITH CHECK (c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit);
CREATE TRIGGER bytes_t013 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_bit & B'1000' <> B'0000' AND ~ NEW.c_bit = '0000' AND NEW.c_bit # NEW.c_bit = '0000' AND NEW.c_bit << 1 <> NEW.c_bit) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_bit & B'1000' <> B'0000' AND ~ c_bit = '0000' AND c_bit # c_bit = '0000' AND c_bit << 1 <> c_bit; END;
CREATE DOMAIN bytes_d013 AS bit(4) CONSTRAINT fits CHECK (VALUE & B'1000' <> B'0000' AND ~ VALUE = '0000' AND VALUE # VALUE = '0000' AND VALUE << 1 <> VALUE);
CREATE POLICY bytes_l014 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bit::integer BETWEEN 0 AND 7 AND c_vb || '1' <> '1') WITH CHECK (c_bit::integer BETWEEN 0 AND 7 AND c_vb || '1' <> '1');
CREATE TRIGGER bytes_t014 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_bit::integer BETWEEN 0 AND 7 AND NEW.c_vb || '1' <> '1') EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r014 AS ON UPDATE TO bytes WHERE old.c_bit::integer BETWEEN 0 AND 7 AND old.c_vb || '1' <> '1' DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r014');
CREATE FUNCTION bytes_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_bit::integer BETWEEN 0 AND 7 AND c_vb || '1' <> '1'; END;
CREATE MATERIALIZED VIEW bytes_m015 AS SELECT count(*) FILTER (WHERE 5::bit(4) = bytes.c_bit) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l015 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (5::bit(4) = c_bit) WITH CHECK (5::bit(4) = c_bit);
CREATE TRIGGER bytes_t015 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (5::bit(4) = NEW.c_bit) EXECUTE FUNCTION bytes_touch();
CREATE DOMAIN bytes_d015 AS bit(4) CONSTRAINT fits CHECK (5::bit(4) = VALUE);
CREATE VIEW bytes_w016 AS SELECT id FROM bytes WHERE c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';
CREATE POLICY bytes_l016 ON bytes AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11') WITH CHECK (c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11');
CREATE TRIGGER bytes_t016 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11') EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'; END;
CREATE DOMAIN bytes_d016 AS uuid CONSTRAINT fits CHECK (VALUE = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11');
CREATE POLICY bytes_l017 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12')) WITH CHECK (c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12'));
CREATE TRIGGER bytes_t017 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12')) EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r017 AS ON UPDATE TO bytes WHERE old.c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12') DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r017');
CREATE FUNCTION bytes_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_uuid IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12'); END;
CREATE DOMAIN bytes_d017 AS uuid CONSTRAINT fits CHECK (VALUE IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'A0EEBC999C0B4EF8BB6D6BB9BD380A12'));
CREATE MATERIALIZED VIEW bytes_m018 AS SELECT count(*) FILTER (WHERE bytes.c_uuid <> gen_random_uuid()) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l018 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_uuid <> gen_random_uuid()) WITH CHECK (c_uuid <> gen_random_uuid());
CREATE TRIGGER bytes_t018 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_uuid <> gen_random_uuid()) EXECUTE FUNCTION bytes_touch();
CREATE DOMAIN bytes_d018 AS uuid CONSTRAINT fits CHECK (VALUE <> gen_random_uuid());
CREATE VIEW bytes_w019 AS SELECT id FROM bytes WHERE c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8';
CREATE POLICY bytes_l019 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8') WITH CHECK (c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8');
CREATE TRIGGER bytes_t019 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_inet << '10.0.0.0/8' AND NEW.c_inet <<= '10.0.0.0/8' AND NOT NEW.c_inet >> '::1' AND NEW.c_inet && '10.0.0.0/8') EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_inet << '10.0.0.0/8' AND c_inet <<= '10.0.0.0/8' AND NOT c_inet >> '::1' AND c_inet && '10.0.0.0/8'; END;
CREATE DOMAIN bytes_d019 AS inet CONSTRAINT fits CHECK (VALUE << '10.0.0.0/8' AND VALUE <<= '10.0.0.0/8' AND NOT VALUE >> '::1' AND VALUE && '10.0.0.0/8');
CREATE POLICY bytes_l020 ON bytes AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_inet IN ('10.0.0.1', '::1')) WITH CHECK (c_inet IN ('10.0.0.1', '::1'));
CREATE TRIGGER bytes_t020 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_inet IN ('10.0.0.1', '::1')) EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r020 AS ON UPDATE TO bytes WHERE old.c_inet IN ('10.0.0.1', '::1') DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r020');
CREATE FUNCTION bytes_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_inet IN ('10.0.0.1', '::1'); END;
CREATE DOMAIN bytes_d020 AS inet CONSTRAINT fits CHECK (VALUE IN ('10.0.0.1', '::1'));
CREATE MATERIALIZED VIEW bytes_m021 AS SELECT count(*) FILTER (WHERE bytes.c_inet = bytes.c_cidr AND bytes.c_cidr IN ('10.0.0.0/8', '2001:db8::/32')) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l021 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_inet = c_cidr AND c_cidr IN ('10.0.0.0/8', '2001:db8::/32')) WITH CHECK (c_inet = c_cidr AND c_cidr IN ('10.0.0.0/8', '2001:db8::/32'));
CREATE TRIGGER bytes_t021 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_inet = NEW.c_cidr AND NEW.c_cidr IN ('10.0.0.0/8', '2001:db8::/32')) EXECUTE FUNCTION bytes_touch();
CREATE VIEW bytes_w022 AS SELECT id FROM bytes WHERE c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6);
CREATE POLICY bytes_l022 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6)) WITH CHECK (c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6));
CREATE TRIGGER bytes_t022 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_inet <> '192.168.0.1/24' AND NEW.c_inet + 5 > NEW.c_inet - 2 AND family(NEW.c_inet) IN (4, 6)) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_inet <> '192.168.0.1/24' AND c_inet + 5 > c_inet - 2 AND family(c_inet) IN (4, 6); END;
CREATE DOMAIN bytes_d022 AS inet CONSTRAINT fits CHECK (VALUE <> '192.168.0.1/24' AND VALUE + 5 > VALUE - 2 AND family(VALUE) IN (4, 6));
CREATE POLICY bytes_l023 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (host(c_inet)::varchar(20) IN ('a', 'b') AND masklen(c_cidr) BETWEEN 8 AND 24) WITH CHECK (host(c_inet)::varchar(20) IN ('a', 'b') AND masklen(c_cidr) BETWEEN 8 AND 24);
CREATE TRIGGER bytes_t023 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (host(NEW.c_inet)::varchar(20) IN ('a', 'b') AND masklen(NEW.c_cidr) BETWEEN 8 AND 24) EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r023 AS ON UPDATE TO bytes WHERE host(old.c_inet)::varchar(20) IN ('a', 'b') AND masklen(old.c_cidr) BETWEEN 8 AND 24 DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r023');
CREATE FUNCTION bytes_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE host(c_inet)::varchar(20) IN ('a', 'b') AND masklen(c_cidr) BETWEEN 8 AND 24; END;
CREATE MATERIALIZED VIEW bytes_m024 AS SELECT count(*) FILTER (WHERE bytes.c_mac = '08:00:2b:01:02:03' AND bytes.c_mac IN ('08002b010203', '08-00-2b-01-02-04')) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l024 ON bytes AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_mac = '08:00:2b:01:02:03' AND c_mac IN ('08002b010203', '08-00-2b-01-02-04')) WITH CHECK (c_mac = '08:00:2b:01:02:03' AND c_mac IN ('08002b010203', '08-00-2b-01-02-04'));
CREATE TRIGGER bytes_t024 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_mac = '08:00:2b:01:02:03' AND NEW.c_mac IN ('08002b010203', '08-00-2b-01-02-04')) EXECUTE FUNCTION bytes_touch();
CREATE DOMAIN bytes_d024 AS macaddr CONSTRAINT fits CHECK (VALUE = '08:00:2b:01:02:03' AND VALUE IN ('08002b010203', '08-00-2b-01-02-04'));
CREATE VIEW bytes_w025 AS SELECT id FROM bytes WHERE c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8;
CREATE POLICY bytes_l025 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8) WITH CHECK (c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8);
CREATE TRIGGER bytes_t025 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_mac8 = '08:00:2b:01:02:03:04:05' AND NEW.c_mac8 <> NEW.c_mac::macaddr8) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_mac8 = '08:00:2b:01:02:03:04:05' AND c_mac8 <> c_mac::macaddr8; END;
CREATE POLICY bytes_l026 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_lsn > '0/16B3748' AND c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF')) WITH CHECK (c_lsn > '0/16B3748' AND c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF'));
CREATE TRIGGER bytes_t026 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_lsn > '0/16B3748' AND NEW.c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF')) EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r026 AS ON UPDATE TO bytes WHERE old.c_lsn > '0/16B3748' AND old.c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF') DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r026');
CREATE FUNCTION bytes_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_lsn > '0/16B3748' AND c_lsn IN ('0/0', 'FFFFFFFF/FFFFFFFF'); END;
CREATE DOMAIN bytes_d026 AS pg_lsn CONSTRAINT fits CHECK (VALUE > '0/16B3748' AND VALUE IN ('0/0', 'FFFFFFFF/FFFFFFFF'));
CREATE MATERIALIZED VIEW bytes_m027 AS SELECT count(*) FILTER (WHERE bytes.c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND bytes.c_tsv @@ bytes.c_tsq AND bytes.c_tsq <> '''it''''s'' <-> b:*A') AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l027 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND c_tsv @@ c_tsq AND c_tsq <> '''it''''s'' <-> b:*A') WITH CHECK (c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND c_tsv @@ c_tsq AND c_tsq <> '''it''''s'' <-> b:*A');
CREATE TRIGGER bytes_t027 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_tsv @@ 'fat & (rat | cat) & !dog'::tsquery AND NEW.c_tsv @@ NEW.c_tsq AND NEW.c_tsq <> '''it''''s'' <-> b:*A') EXECUTE FUNCTION bytes_touch();
CREATE VIEW bytes_w028 AS SELECT id FROM bytes WHERE c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq;
CREATE POLICY bytes_l028 ON bytes AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq) WITH CHECK (c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq);
CREATE TRIGGER bytes_t028 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_tsv = 'a:1A b:2,3C' OR NEW.c_tsq @> 'a' OR NEW.c_tsq && 'b' = NEW.c_tsq) EXECUTE FUNCTION bytes_touch();
CREATE FUNCTION bytes_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_tsv = 'a:1A b:2,3C' OR c_tsq @> 'a' OR c_tsq && 'b' = c_tsq; END;
CREATE POLICY bytes_l029 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (c_xid > '5' AND c_tid = '(0,1)') WITH CHECK (c_xid > '5' AND c_tid = '(0,1)');
CREATE TRIGGER bytes_t029 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (NEW.c_xid > '5' AND NEW.c_tid = '(0,1)') EXECUTE FUNCTION bytes_touch();
CREATE RULE bytes_r029 AS ON UPDATE TO bytes WHERE old.c_xid > '5' AND old.c_tid = '(0,1)' DO ALSO INSERT INTO bytes_log VALUES (old.id, 'r029');
CREATE FUNCTION bytes_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM bytes WHERE c_xid > '5' AND c_tid = '(0,1)'; END;
CREATE MATERIALIZED VIEW bytes_m030 AS SELECT count(*) FILTER (WHERE coalesce(bytes.c_uuid, '00000000-0000-0000-0000-000000000000') = bytes.c_uuid AND greatest(bytes.c_inet, '10.0.0.1') = bytes.c_inet) AS n FROM bytes JOIN bytes AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY bytes_l030 ON bytes AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_uuid, '00000000-0000-0000-0000-000000000000') = c_uuid AND greatest(c_inet, '10.0.0.1') = c_inet) WITH CHECK (coalesce(c_uuid, '00000000-0000-0000-0000-000000000000') = c_uuid AND greatest(c_inet, '10.0.0.1') = c_inet);
CREATE TRIGGER bytes_t030 BEFORE UPDATE ON bytes FOR EACH ROW WHEN (coalesce(NEW.c_uuid, '00000000-0000-0000-0000-000000000000') = NEW.c_uuid AND greatest(NEW.c_inet, '10.0.0.1') = NEW.c_inet) EXECUTE FUNCTION bytes_touch();

-- shape: geometry expressions in checks indexes and generated columns
CREATE TABLE geometry (
    c_pt point, c_ln line, c_ls lseg, c_box box, c_path path, c_poly polygon, c_circ circle, c_d double precision,
    CONSTRAINT geometry_c001 CHECK (c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box),
    g001 boolean GENERATED ALWAYS AS (c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box) STORED,
    CONSTRAINT geometry_c002 CHECK (c_pt ~= '(1,2)' AND c_pt << '(3,3)' AND c_pt |>> point '(0,0)'),
    g002 boolean GENERATED ALWAYS AS (c_pt ~= '(1,2)' AND c_pt << '(3,3)' AND c_pt |>> point '(0,0)') STORED,
    CONSTRAINT geometry_c003 CHECK (c_pt[0] BETWEEN -180 AND 180 AND c_pt[1] BETWEEN -90 AND 90),
    g003 boolean GENERATED ALWAYS AS (c_pt[0] BETWEEN -180 AND 180 AND c_pt[1] BETWEEN -90 AND 90) STORED,
    CONSTRAINT geometry_c004 CHECK (c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5),
    g004 boolean GENERATED ALWAYS AS (c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5) STORED,
    CONSTRAINT geometry_c005 CHECK (c_ls ?# '[(0,0),(1,1)]' AND ?- c_ls AND ?| c_ls AND c_ls ?|| lseg '[(0,0),(1,1)]' AND c_ls ?-| c_ls),
    g005 boolean GENERATED ALWAYS AS (c_ls ?# '[(0,0),(1,1)]' AND ?- c_ls AND ?| c_ls AND c_ls ?|| lseg '[(0,0),(1,1)]' AND c_ls ?-| c_ls) STORED,
    CONSTRAINT geometry_c006 CHECK (c_box && '(1,1),(0,0)' AND c_box @> point '(0.5,0.5)' AND c_box # c_box = c_box),
    g006 boolean GENERATED ALWAYS AS (c_box && '(1,1),(0,0)' AND c_box @> point '(0.5,0.5)' AND c_box # c_box = c_box) STORED,
    CONSTRAINT geometry_c007 CHECK (NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2),
    g007 boolean GENERATED ALWAYS AS (NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2) STORED,
    CONSTRAINT geometry_c008 CHECK (c_poly @> '((0,0),(1,1),(2,0))' AND c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(c_poly) BETWEEN 3 AND 9 AND c_d > 0),
    g008 boolean GENERATED ALWAYS AS (c_poly @> '((0,0),(1,1),(2,0))' AND c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(c_poly) BETWEEN 3 AND 9 AND c_d > 0) STORED,
    CONSTRAINT geometry_c009 CHECK (c_circ @> point(0,0) AND c_circ <> '<(0,0),5>'::circle AND radius(c_circ) BETWEEN 0 AND 1),
    g009 boolean GENERATED ALWAYS AS (c_circ @> point(0,0) AND c_circ <> '<(0,0),5>'::circle AND radius(c_circ) BETWEEN 0 AND 1) STORED,
    CONSTRAINT geometry_c010 CHECK (@@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line),
    g010 boolean GENERATED ALWAYS AS (@@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line) STORED,
    CONSTRAINT geometry_c011 CHECK (c_pt + point(1,1) ~= c_pt * '(2,0)'::point),
    g011 boolean GENERATED ALWAYS AS (c_pt + point(1,1) ~= c_pt * '(2,0)'::point) STORED,
    CONSTRAINT geometry_c012 CHECK (area(c_box) > 0.1 AND diameter(c_circ) < 1e3),
    g012 boolean GENERATED ALWAYS AS (area(c_box) > 0.1 AND diameter(c_circ) < 1e3) STORED,
    CONSTRAINT geometry_c013 CHECK (c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[])),
    g013 boolean GENERATED ALWAYS AS (c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[])) STORED
);
CREATE INDEX geometry_p001 ON geometry ((1)) WHERE c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box;
CREATE INDEX geometry_p002 ON geometry ((1)) WHERE c_pt ~= '(1,2)' AND c_pt << '(3,3)' AND c_pt |>> point '(0,0)';
CREATE INDEX geometry_p003 ON geometry ((1)) WHERE c_pt[0] BETWEEN -180 AND 180 AND c_pt[1] BETWEEN -90 AND 90;
CREATE INDEX geometry_e003 ON geometry ((c_pt[0] BETWEEN -180 AND 180 AND c_pt[1] BETWEEN -90 AND 90));
CREATE INDEX geometry_p004 ON geometry ((1)) WHERE c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5;
CREATE INDEX geometry_p005 ON geometry ((1)) WHERE c_ls ?# '[(0,0),(1,1)]' AND ?- c_ls AND ?| c_ls AND c_ls ?|| lseg '[(0,0),(1,1)]' AND c_ls ?-| c_ls;
CREATE INDEX geometry_p006 ON geometry ((1)) WHERE c_box && '(1,1),(0,0)' AND c_box @> point '(0.5,0.5)' AND c_box # c_box = c_box;
CREATE INDEX geometry_e006 ON geometry ((c_box && '(1,1),(0,0)' AND c_box @> point '(0.5,0.5)' AND c_box # c_box = c_box));
CREATE INDEX geometry_p007 ON geometry ((1)) WHERE NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2;
CREATE INDEX geometry_p008 ON geometry ((1)) WHERE c_poly @> '((0,0),(1,1),(2,0))' AND c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(c_poly) BETWEEN 3 AND 9 AND c_d > 0;
CREATE INDEX geometry_p009 ON geometry ((1)) WHERE c_circ @> point(0,0) AND c_circ <> '<(0,0),5>'::circle AND radius(c_circ) BETWEEN 0 AND 1;
CREATE INDEX geometry_e009 ON geometry ((c_circ @> point(0,0) AND c_circ <> '<(0,0),5>'::circle AND radius(c_circ) BETWEEN 0 AND 1));
CREATE INDEX geometry_p010 ON geometry ((1)) WHERE @@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line;
CREATE INDEX geometry_p011 ON geometry ((1)) WHERE c_pt + point(1,1) ~= c_pt * '(2,0)'::point;
CREATE INDEX geometry_p012 ON geometry ((1)) WHERE area(c_box) > 0.1 AND diameter(c_circ) < 1e3;
CREATE INDEX geometry_e012 ON geometry ((area(c_box) > 0.1 AND diameter(c_circ) < 1e3));
CREATE INDEX geometry_p013 ON geometry ((1)) WHERE c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[]);

-- shape: geometry expressions in views policies triggers rules functions and domains
CREATE TABLE geometry (id integer, c_pt point, c_ln line, c_ls lseg, c_box box, c_path path, c_poly polygon, c_circ circle, c_d double precision);
CREATE TABLE geometry_log (id integer, what text);
ALTER TABLE geometry ENABLE ROW LEVEL SECURITY;
CREATE VIEW geometry_view AS SELECT id,
    (c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box) AS v001,
    (c_pt ~= '(1,2)' AND c_pt << '(3,3)' AND c_pt |>> point '(0,0)') AS v002,
    (c_pt[0] BETWEEN -180 AND 180 AND c_pt[1] BETWEEN -90 AND 90) AS v003,
    (c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5) AS v004,
    (c_ls ?# '[(0,0),(1,1)]' AND ?- c_ls AND ?| c_ls AND c_ls ?|| lseg '[(0,0),(1,1)]' AND c_ls ?-| c_ls) AS v005,
    (c_box && '(1,1),(0,0)' AND c_box @> point '(0.5,0.5)' AND c_box # c_box = c_box) AS v006,
    (NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2) AS v007,
    (c_poly @> '((0,0),(1,1),(2,0))' AND c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(c_poly) BETWEEN 3 AND 9 AND c_d > 0) AS v008,
    (c_circ @> point(0,0) AND c_circ <> '<(0,0),5>'::circle AND radius(c_circ) BETWEEN 0 AND 1) AS v009,
    (@@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line) AS v010,
    (c_pt + point(1,1) ~= c_pt * '(2,0)'::point) AS v011,
    (area(c_box) > 0.1 AND diameter(c_circ) < 1e3) AS v012,
    (c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[])) AS v013
FROM geometry;
CREATE FUNCTION geometry_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW geometry_w001 AS SELECT id FROM geometry WHERE c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box;
CREATE POLICY geometry_l001 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box) WITH CHECK (c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box);
CREATE TRIGGER geometry_t001 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_pt <-> '(0,0)' < 10 AND NEW.c_pt <@ '((0,0),(1,1))'::box) EXECUTE FUNCTION geometry_touch();
CREATE FUNCTION geometry_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE c_pt <-> '(0,0)' < 10 AND c_pt <@ '((0,0),(1,1))'::box; END;
CREATE DOMAIN geometry_d001 AS point CONSTRAINT fits CHECK (VALUE <-> '(0,0)' < 10 AND VALUE <@ '((0,0),(1,1))'::box);
CREATE POLICY geometry_l002 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_pt ~= '(1,2)' AND c_pt << '(3,3)' AND c_pt |>> point '(0,0)') WITH CHECK (c_pt ~= '(1,2)' AND c_pt << '(3,3)' AND c_pt |>> point '(0,0)');
CREATE TRIGGER geometry_t002 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_pt ~= '(1,2)' AND NEW.c_pt << '(3,3)' AND NEW.c_pt |>> point '(0,0)') EXECUTE FUNCTION geometry_touch();
CREATE RULE geometry_r002 AS ON UPDATE TO geometry WHERE old.c_pt ~= '(1,2)' AND old.c_pt << '(3,3)' AND old.c_pt |>> point '(0,0)' DO ALSO INSERT INTO geometry_log VALUES (old.id, 'r002');
CREATE FUNCTION geometry_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE c_pt ~= '(1,2)' AND c_pt << '(3,3)' AND c_pt |>> point '(0,0)'; END;
CREATE DOMAIN geometry_d002 AS point CONSTRAINT fits CHECK (VALUE ~= '(1,2)' AND VALUE << '(3,3)' AND VALUE |>> point '(0,0)');
CREATE MATERIALIZED VIEW geometry_m003 AS SELECT count(*) FILTER (WHERE geometry.c_pt[0] BETWEEN -180 AND 180 AND geometry.c_pt[1] BETWEEN -90 AND 90) AS n FROM geometry JOIN geometry AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY geometry_l003 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_pt[0] BETWEEN -180 AND 180 AND c_pt[1] BETWEEN -90 AND 90) WITH CHECK (c_pt[0] BETWEEN -180 AND 180 AND c_pt[1] BETWEEN -90 AND 90);
CREATE TRIGGER geometry_t003 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_pt[0] BETWEEN -180 AND 180 AND NEW.c_pt[1] BETWEEN -90 AND 90) EXECUTE FUNCTION geometry_touch();
CREATE DOMAIN geometry_d003 AS point CONSTRAINT fits CHECK (VALUE[0] BETWEEN -180 AND 180 AND VALUE[1] BETWEEN -90 AND 90);
CREATE VIEW geometry_w004 AS SELECT id FROM geometry WHERE c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5;
CREATE POLICY geometry_l004 ON geometry AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5) WITH CHECK (c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5);
CREATE TRIGGER geometry_t004 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_pt[0] IN (1, 2.5) AND NEW.c_pt[1] > -1e-5) EXECUTE FUNCTION geometry_touch();
CREATE FUNCTION geometry_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE c_pt[0] IN (1, 2.5) AND c_pt[1] > -1e-5; END;
CREATE DOMAIN geometry_d004 AS point CONSTRAINT fits CHECK (VALUE[0] IN (1, 2.5) AND VALUE[1] > -1e-5);
CREATE POLICY geometry_l005 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ls ?# '[(0,0),(1,1)]' AND ?- c_ls AND ?| c_ls AND c_ls ?|| lseg '[(0,0),(1,1)]' AND c_ls ?-| c_ls) WITH CHECK (c_ls ?# '[(0,0),(1,1)]' AND ?- c_ls AND ?| c_ls AND c_ls ?|| lseg '[(0,0),(1,1)]' AND c_ls ?-| c_ls);
CREATE TRIGGER geometry_t005 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_ls ?# '[(0,0),(1,1)]' AND ?- NEW.c_ls AND ?| NEW.c_ls AND NEW.c_ls ?|| lseg '[(0,0),(1,1)]' AND NEW.c_ls ?-| NEW.c_ls) EXECUTE FUNCTION geometry_touch();
CREATE RULE geometry_r005 AS ON UPDATE TO geometry WHERE old.c_ls ?# '[(0,0),(1,1)]' AND ?- old.c_ls AND ?| old.c_ls AND old.c_ls ?|| lseg '[(0,0),(1,1)]' AND old.c_ls ?-| old.c_ls DO ALSO INSERT INTO geometry_log VALUES (old.id, 'r005');
CREATE FUNCTION geometry_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE c_ls ?# '[(0,0),(1,1)]' AND ?- c_ls AND ?| c_ls AND c_ls ?|| lseg '[(0,0),(1,1)]' AND c_ls ?-| c_ls; END;
CREATE DOMAIN geometry_d005 AS lseg CONSTRAINT fits CHECK (VALUE ?# '[(0,0),(1,1)]' AND ?- VALUE AND ?| VALUE AND VALUE ?|| lseg '[(0,0),(1,1)]' AND VALUE ?-| VALUE);
CREATE MATERIALIZED VIEW geometry_m006 AS SELECT count(*) FILTER (WHERE geometry.c_box && '(1,1),(0,0)' AND geometry.c_box @> point '(0.5,0.5)' AND geometry.c_box # geometry.c_box = geometry.c_box) AS n FROM geometry JOIN geometry AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY geometry_l006 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_box && '(1,1),(0,0)' AND c_box @> point '(0.5,0.5)' AND c_box # c_box = c_box) WITH CHECK (c_box && '(1,1),(0,0)' AND c_box @> point '(0.5,0.5)' AND c_box # c_box = c_box);
CREATE TRIGGER geometry_t006 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_box && '(1,1),(0,0)' AND NEW.c_box @> point '(0.5,0.5)' AND NEW.c_box # NEW.c_box = NEW.c_box) EXECUTE FUNCTION geometry_touch();
CREATE DOMAIN geometry_d006 AS box CONSTRAINT fits CHECK (VALUE && '(1,1),(0,0)' AND VALUE @> point '(0.5,0.5)' AND VALUE # VALUE = VALUE);
CREATE VIEW geometry_w007 AS SELECT id FROM geometry WHERE NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2;
CREATE POLICY geometry_l007 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2) WITH CHECK (NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2);
CREATE TRIGGER geometry_t007 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NOT NEW.c_path = '[(0,0),(1,1)]'::path AND isclosed(NEW.c_path) AND # NEW.c_path > 2) EXECUTE FUNCTION geometry_touch();
CREATE FUNCTION geometry_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE NOT c_path = '[(0,0),(1,1)]'::path AND isclosed(c_path) AND # c_path > 2; END;
CREATE DOMAIN geometry_d007 AS path CONSTRAINT fits CHECK (NOT VALUE = '[(0,0),(1,1)]'::path AND isclosed(VALUE) AND # VALUE > 2);
CREATE POLICY geometry_l008 ON geometry AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_poly @> '((0,0),(1,1),(2,0))' AND c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(c_poly) BETWEEN 3 AND 9 AND c_d > 0) WITH CHECK (c_poly @> '((0,0),(1,1),(2,0))' AND c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(c_poly) BETWEEN 3 AND 9 AND c_d > 0);
CREATE TRIGGER geometry_t008 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_poly @> '((0,0),(1,1),(2,0))' AND NEW.c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(NEW.c_poly) BETWEEN 3 AND 9 AND NEW.c_d > 0) EXECUTE FUNCTION geometry_touch();
CREATE RULE geometry_r008 AS ON UPDATE TO geometry WHERE old.c_poly @> '((0,0),(1,1),(2,0))' AND old.c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(old.c_poly) BETWEEN 3 AND 9 AND old.c_d > 0 DO ALSO INSERT INTO geometry_log VALUES (old.id, 'r008');
CREATE FUNCTION geometry_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE c_poly @> '((0,0),(1,1),(2,0))' AND c_poly ~= '((0,0),(1,1),(2,0))' AND npoints(c_poly) BETWEEN 3 AND 9 AND c_d > 0; END;
CREATE MATERIALIZED VIEW geometry_m009 AS SELECT count(*) FILTER (WHERE geometry.c_circ @> point(0,0) AND geometry.c_circ <> '<(0,0),5>'::circle AND radius(geometry.c_circ) BETWEEN 0 AND 1) AS n FROM geometry JOIN geometry AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY geometry_l009 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_circ @> point(0,0) AND c_circ <> '<(0,0),5>'::circle AND radius(c_circ) BETWEEN 0 AND 1) WITH CHECK (c_circ @> point(0,0) AND c_circ <> '<(0,0),5>'::circle AND radius(c_circ) BETWEEN 0 AND 1);
CREATE TRIGGER geometry_t009 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_circ @> point(0,0) AND NEW.c_circ <> '<(0,0),5>'::circle AND radius(NEW.c_circ) BETWEEN 0 AND 1) EXECUTE FUNCTION geometry_touch();
CREATE DOMAIN geometry_d009 AS circle CONSTRAINT fits CHECK (VALUE @> point(0,0) AND VALUE <> '<(0,0),5>'::circle AND radius(VALUE) BETWEEN 0 AND 1);
CREATE VIEW geometry_w010 AS SELECT id FROM geometry WHERE @@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line;
CREATE POLICY geometry_l010 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (@@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line) WITH CHECK (@@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line);
CREATE TRIGGER geometry_t010 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (@@ NEW.c_circ ~= NEW.c_pt AND @-@ NEW.c_path > 1 AND NEW.c_ln ?|| '{1,2,3}'::line) EXECUTE FUNCTION geometry_touch();
CREATE FUNCTION geometry_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE @@ c_circ ~= c_pt AND @-@ c_path > 1 AND c_ln ?|| '{1,2,3}'::line; END;
CREATE POLICY geometry_l011 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_pt + point(1,1) ~= c_pt * '(2,0)'::point) WITH CHECK (c_pt + point(1,1) ~= c_pt * '(2,0)'::point);
CREATE TRIGGER geometry_t011 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_pt + point(1,1) ~= NEW.c_pt * '(2,0)'::point) EXECUTE FUNCTION geometry_touch();
CREATE RULE geometry_r011 AS ON UPDATE TO geometry WHERE old.c_pt + point(1,1) ~= old.c_pt * '(2,0)'::point DO ALSO INSERT INTO geometry_log VALUES (old.id, 'r011');
CREATE FUNCTION geometry_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE c_pt + point(1,1) ~= c_pt * '(2,0)'::point; END;
CREATE DOMAIN geometry_d011 AS point CONSTRAINT fits CHECK (VALUE + point(1,1) ~= VALUE * '(2,0)'::point);
CREATE MATERIALIZED VIEW geometry_m012 AS SELECT count(*) FILTER (WHERE area(geometry.c_box) > 0.1 AND diameter(geometry.c_circ) < 1e3) AS n FROM geometry JOIN geometry AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY geometry_l012 ON geometry AS RESTRICTIVE FOR ALL TO PUBLIC USING (area(c_box) > 0.1 AND diameter(c_circ) < 1e3) WITH CHECK (area(c_box) > 0.1 AND diameter(c_circ) < 1e3);
CREATE TRIGGER geometry_t012 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (area(NEW.c_box) > 0.1 AND diameter(NEW.c_circ) < 1e3) EXECUTE FUNCTION geometry_touch();
CREATE VIEW geometry_w013 AS SELECT id FROM geometry WHERE c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[]);
CREATE POLICY geometry_l013 ON geometry AS PERMISSIVE FOR ALL TO PUBLIC USING (c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[])) WITH CHECK (c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[]));
CREATE TRIGGER geometry_t013 BEFORE UPDATE ON geometry FOR EACH ROW WHEN (NEW.c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[])) EXECUTE FUNCTION geometry_touch();
CREATE FUNCTION geometry_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM geometry WHERE c_box = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[]); END;
CREATE DOMAIN geometry_d013 AS box CONSTRAINT fits CHECK (VALUE = ANY (ARRAY['(1,1),(0,0)', '(2,2),(1,1)']::box[]));

-- shape: list expressions in checks indexes and generated columns
CREATE TABLE list (
    c_ia integer[], c_i8a bigint[], c_ta text[], c_va varchar(10)[], c_bpa char(3)[], c_na numeric(6,2)[], c_m integer[][], c_vc varchar(10), c_n integer, c_da date[],
    CONSTRAINT list_c001 CHECK (c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}'),
    g001 boolean GENERATED ALWAYS AS (c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}') STORED,
    CONSTRAINT list_c002 CHECK (c_ia @> ARRAY[1] AND c_ia <@ '{1,2,3}' AND c_ia && ARRAY[5,6]),
    g002 boolean GENERATED ALWAYS AS (c_ia @> ARRAY[1] AND c_ia <@ '{1,2,3}' AND c_ia && ARRAY[5,6]) STORED,
    CONSTRAINT list_c003 CHECK (c_i8a @> ARRAY[1,2]::bigint[] AND c_i8a = '{1}'),
    g003 boolean GENERATED ALWAYS AS (c_i8a @> ARRAY[1,2]::bigint[] AND c_i8a = '{1}') STORED,
    CONSTRAINT list_c004 CHECK (c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}'),
    g004 boolean GENERATED ALWAYS AS (c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}') STORED,
    CONSTRAINT list_c005 CHECK (c_ta <@ ARRAY['a','b']::text[]),
    g005 boolean GENERATED ALWAYS AS (c_ta <@ ARRAY['a','b']::text[]) STORED,
    CONSTRAINT list_c006 CHECK (c_va <@ ARRAY['a','b']::varchar[]),
    g006 boolean GENERATED ALWAYS AS (c_va <@ ARRAY['a','b']::varchar[]) STORED,
    CONSTRAINT list_c007 CHECK (c_va <@ '{a,b}'),
    g007 boolean GENERATED ALWAYS AS (c_va <@ '{a,b}') STORED,
    CONSTRAINT list_c008 CHECK (c_va <@ ARRAY['a','b']::varchar(10)[]),
    g008 boolean GENERATED ALWAYS AS (c_va <@ ARRAY['a','b']::varchar(10)[]) STORED,
    CONSTRAINT list_c009 CHECK (c_va = ARRAY['a','b']::varchar[]),
    g009 boolean GENERATED ALWAYS AS (c_va = ARRAY['a','b']::varchar[]) STORED,
    CONSTRAINT list_c010 CHECK (c_va::text[] <@ ARRAY['a','b']),
    g010 boolean GENERATED ALWAYS AS (c_va::text[] <@ ARRAY['a','b']) STORED,
    CONSTRAINT list_c011 CHECK (c_va[1] IN ('a','b')),
    g011 boolean GENERATED ALWAYS AS (c_va[1] IN ('a','b')) STORED,
    CONSTRAINT list_c012 CHECK (c_va[1] = 'a' OR c_va[1:2] = '{a,b}' OR c_ta[:2] = ARRAY['a'] OR c_ta[2:] = '{}'),
    g012 boolean GENERATED ALWAYS AS (c_va[1] = 'a' OR c_va[1:2] = '{a,b}' OR c_ta[:2] = ARRAY['a'] OR c_ta[2:] = '{}') STORED,
    CONSTRAINT list_c013 CHECK (c_bpa[1] IN ('a','b')),
    g013 boolean GENERATED ALWAYS AS (c_bpa[1] IN ('a','b')) STORED,
    CONSTRAINT list_c014 CHECK (c_bpa = ARRAY['a','b']::bpchar[] OR c_bpa && ARRAY['a']::char(3)[]),
    g014 boolean GENERATED ALWAYS AS (c_bpa = ARRAY['a','b']::bpchar[] OR c_bpa && ARRAY['a']::char(3)[]) STORED,
    CONSTRAINT list_c015 CHECK (c_na[1] IN (1, 2.5) AND c_na <> ARRAY[1, 2.5]),
    g015 boolean GENERATED ALWAYS AS (c_na[1] IN (1, 2.5) AND c_na <> ARRAY[1, 2.5]) STORED,
    CONSTRAINT list_c016 CHECK (c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}'),
    g016 boolean GENERATED ALWAYS AS (c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}') STORED,
    CONSTRAINT list_c017 CHECK (1 = ANY (c_ia) AND 5 <> ALL (c_ia)),
    g017 boolean GENERATED ALWAYS AS (1 = ANY (c_ia) AND 5 <> ALL (c_ia)) STORED,
    CONSTRAINT list_c018 CHECK (c_n = ANY (c_ia) AND NOT c_n > ALL (c_i8a)),
    g018 boolean GENERATED ALWAYS AS (c_n = ANY (c_ia) AND NOT c_n > ALL (c_i8a)) STORED,
    CONSTRAINT list_c019 CHECK (c_vc = ANY (c_va)),
    g019 boolean GENERATED ALWAYS AS (c_vc = ANY (c_va)) STORED,
    CONSTRAINT list_c020 CHECK (c_vc = ANY (c_ta)),
    g020 boolean GENERATED ALWAYS AS (c_vc = ANY (c_ta)) STORED,
    CONSTRAINT list_c021 CHECK ('a' = ANY (c_va)),
    g021 boolean GENERATED ALWAYS AS ('a' = ANY (c_va)) STORED,
    CONSTRAINT list_c022 CHECK ('a' = ANY (c_ta) AND 'b' <> ALL (c_va)),
    g022 boolean GENERATED ALWAYS AS ('a' = ANY (c_ta) AND 'b' <> ALL (c_va)) STORED,
    CONSTRAINT list_c023 CHECK (c_vc = ANY (c_va || 'x'::varchar)),
    g023 boolean GENERATED ALWAYS AS (c_vc = ANY (c_va || 'x'::varchar)) STORED,
    CONSTRAINT list_c024 CHECK (c_vc = ANY (ARRAY['a', 'b'] || c_ta)),
    g024 boolean GENERATED ALWAYS AS (c_vc = ANY (ARRAY['a', 'b'] || c_ta)) STORED,
    CONSTRAINT list_c025 CHECK (array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0),
    g025 boolean GENERATED ALWAYS AS (array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0) STORED,
    CONSTRAINT list_c026 CHECK (cardinality(c_ia) IN (1, 2) AND array_position(c_ta, 'a') IS NOT NULL AND array_position(c_ia, NULL) IS NULL),
    g026 boolean GENERATED ALWAYS AS (cardinality(c_ia) IN (1, 2) AND array_position(c_ta, 'a') IS NOT NULL AND array_position(c_ia, NULL) IS NULL) STORED,
    CONSTRAINT list_c027 CHECK (coalesce(c_ia, '{}') = '{}' AND coalesce(c_ta, ARRAY[]::text[]) = '{}'),
    g027 boolean GENERATED ALWAYS AS (coalesce(c_ia, '{}') = '{}' AND coalesce(c_ta, ARRAY[]::text[]) = '{}') STORED,
    CONSTRAINT list_c028 CHECK (c_ia IS DISTINCT FROM ARRAY[]::integer[]),
    g028 boolean GENERATED ALWAYS AS (c_ia IS DISTINCT FROM ARRAY[]::integer[]) STORED,
    CONSTRAINT list_c029 CHECK (c_ia IN ('{1}', '{2}')),
    g029 boolean GENERATED ALWAYS AS (c_ia IN ('{1}', '{2}')) STORED,
    CONSTRAINT list_c030 CHECK (c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR c_n = ANY (ARRAY[[1,2],[3,4]])),
    g030 boolean GENERATED ALWAYS AS (c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR c_n = ANY (ARRAY[[1,2],[3,4]])) STORED,
    CONSTRAINT list_c031 CHECK (ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta),
    g031 boolean GENERATED ALWAYS AS (ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta) STORED,
    CONSTRAINT list_c032 CHECK (c_ia || 5 = c_ia AND 5 || c_ia = c_ia AND c_ia || ARRAY[1] = c_ia),
    g032 boolean GENERATED ALWAYS AS (c_ia || 5 = c_ia AND 5 || c_ia = c_ia AND c_ia || ARRAY[1] = c_ia) STORED,
    CONSTRAINT list_c033 CHECK (c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND c_da[1] IN ('2020-01-01', '2020-01-02')),
    g033 boolean GENERATED ALWAYS AS (c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND c_da[1] IN ('2020-01-01', '2020-01-02')) STORED,
    CONSTRAINT list_c034 CHECK (c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}'),
    g034 boolean GENERATED ALWAYS AS (c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}') STORED
);
CREATE INDEX list_p001 ON list ((1)) WHERE c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}';
CREATE INDEX list_p002 ON list ((1)) WHERE c_ia @> ARRAY[1] AND c_ia <@ '{1,2,3}' AND c_ia && ARRAY[5,6];
CREATE INDEX list_p003 ON list ((1)) WHERE c_i8a @> ARRAY[1,2]::bigint[] AND c_i8a = '{1}';
CREATE INDEX list_e003 ON list ((c_i8a @> ARRAY[1,2]::bigint[] AND c_i8a = '{1}'));
CREATE INDEX list_p004 ON list ((1)) WHERE c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}';
CREATE INDEX list_p005 ON list ((1)) WHERE c_ta <@ ARRAY['a','b']::text[];
CREATE INDEX list_p006 ON list ((1)) WHERE c_va <@ ARRAY['a','b']::varchar[];
CREATE INDEX list_e006 ON list ((c_va <@ ARRAY['a','b']::varchar[]));
CREATE INDEX list_p007 ON list ((1)) WHERE c_va <@ '{a,b}';
CREATE INDEX list_p008 ON list ((1)) WHERE c_va <@ ARRAY['a','b']::varchar(10)[];
CREATE INDEX list_p009 ON list ((1)) WHERE c_va = ARRAY['a','b']::varchar[];
CREATE INDEX list_e009 ON list ((c_va = ARRAY['a','b']::varchar[]));
CREATE INDEX list_p010 ON list ((1)) WHERE c_va::text[] <@ ARRAY['a','b'];
CREATE INDEX list_p011 ON list ((1)) WHERE c_va[1] IN ('a','b');
CREATE INDEX list_p012 ON list ((1)) WHERE c_va[1] = 'a' OR c_va[1:2] = '{a,b}' OR c_ta[:2] = ARRAY['a'] OR c_ta[2:] = '{}';
CREATE INDEX list_e012 ON list ((c_va[1] = 'a' OR c_va[1:2] = '{a,b}' OR c_ta[:2] = ARRAY['a'] OR c_ta[2:] = '{}'));
CREATE INDEX list_p013 ON list ((1)) WHERE c_bpa[1] IN ('a','b');
CREATE INDEX list_p014 ON list ((1)) WHERE c_bpa = ARRAY['a','b']::bpchar[] OR c_bpa && ARRAY['a']::char(3)[];
CREATE INDEX list_p015 ON list ((1)) WHERE c_na[1] IN (1, 2.5) AND c_na <> ARRAY[1, 2.5];
CREATE INDEX list_e015 ON list ((c_na[1] IN (1, 2.5) AND c_na <> ARRAY[1, 2.5]));
CREATE INDEX list_p016 ON list ((1)) WHERE c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}';
CREATE INDEX list_p017 ON list ((1)) WHERE 1 = ANY (c_ia) AND 5 <> ALL (c_ia);
CREATE INDEX list_p018 ON list ((1)) WHERE c_n = ANY (c_ia) AND NOT c_n > ALL (c_i8a);
CREATE INDEX list_e018 ON list ((c_n = ANY (c_ia) AND NOT c_n > ALL (c_i8a)));
CREATE INDEX list_p019 ON list ((1)) WHERE c_vc = ANY (c_va);
CREATE INDEX list_p020 ON list ((1)) WHERE c_vc = ANY (c_ta);
CREATE INDEX list_p021 ON list ((1)) WHERE 'a' = ANY (c_va);
CREATE INDEX list_e021 ON list (('a' = ANY (c_va)));
CREATE INDEX list_p022 ON list ((1)) WHERE 'a' = ANY (c_ta) AND 'b' <> ALL (c_va);
CREATE INDEX list_p023 ON list ((1)) WHERE c_vc = ANY (c_va || 'x'::varchar);
CREATE INDEX list_p024 ON list ((1)) WHERE c_vc = ANY (ARRAY['a', 'b'] || c_ta);
CREATE INDEX list_e024 ON list ((c_vc = ANY (ARRAY['a', 'b'] || c_ta)));
CREATE INDEX list_p025 ON list ((1)) WHERE array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0;
CREATE INDEX list_p026 ON list ((1)) WHERE cardinality(c_ia) IN (1, 2) AND array_position(c_ta, 'a') IS NOT NULL AND array_position(c_ia, NULL) IS NULL;
CREATE INDEX list_p027 ON list ((1)) WHERE coalesce(c_ia, '{}') = '{}' AND coalesce(c_ta, ARRAY[]::text[]) = '{}';
CREATE INDEX list_e027 ON list ((coalesce(c_ia, '{}') = '{}' AND coalesce(c_ta, ARRAY[]::text[]) = '{}'));
CREATE INDEX list_p028 ON list ((1)) WHERE c_ia IS DISTINCT FROM ARRAY[]::integer[];
CREATE INDEX list_p029 ON list ((1)) WHERE c_ia IN ('{1}', '{2}');
CREATE INDEX list_p030 ON list ((1)) WHERE c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR c_n = ANY (ARRAY[[1,2],[3,4]]);
CREATE INDEX list_e030 ON list ((c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR c_n = ANY (ARRAY[[1,2],[3,4]])));
CREATE INDEX list_p031 ON list ((1)) WHERE ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta;
CREATE INDEX list_p032 ON list ((1)) WHERE c_ia || 5 = c_ia AND 5 || c_ia = c_ia AND c_ia || ARRAY[1] = c_ia;
CREATE INDEX list_p033 ON list ((1)) WHERE c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND c_da[1] IN ('2020-01-01', '2020-01-02');
CREATE INDEX list_e033 ON list ((c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND c_da[1] IN ('2020-01-01', '2020-01-02')));
CREATE INDEX list_p034 ON list ((1)) WHERE c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}';

-- shape: list expressions in views policies triggers rules functions and domains
CREATE TABLE list (id integer, c_ia integer[], c_i8a bigint[], c_ta text[], c_va varchar(10)[], c_bpa char(3)[], c_na numeric(6,2)[], c_m integer[][], c_vc varchar(10), c_n integer, c_da date[]);
CREATE TABLE list_log (id integer, what text);
ALTER TABLE list ENABLE ROW LEVEL SECURITY;
CREATE VIEW list_view AS SELECT id,
    (c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}') AS v001,
    (c_ia @> ARRAY[1] AND c_ia <@ '{1,2,3}' AND c_ia && ARRAY[5,6]) AS v002,
    (c_i8a @> ARRAY[1,2]::bigint[] AND c_i8a = '{1}') AS v003,
    (c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}') AS v004,
    (c_ta <@ ARRAY['a','b']::text[]) AS v005,
    (c_va <@ ARRAY['a','b']::varchar[]) AS v006,
    (c_va <@ '{a,b}') AS v007,
    (c_va <@ ARRAY['a','b']::varchar(10)[]) AS v008,
    (c_va = ARRAY['a','b']::varchar[]) AS v009,
    (c_va::text[] <@ ARRAY['a','b']) AS v010,
    (c_va[1] IN ('a','b')) AS v011,
    (c_va[1] = 'a' OR c_va[1:2] = '{a,b}' OR c_ta[:2] = ARRAY['a'] OR c_ta[2:] = '{}') AS v012,
    (c_bpa[1] IN ('a','b')) AS v013,
    (c_bpa = ARRAY['a','b']::bpchar[] OR c_bpa && ARRAY['a']::char(3)[]) AS v014,
    (c_na[1] IN (1, 2.5) AND c_na <> ARRAY[1, 2.5]) AS v015,
    (c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}') AS v016,
    (1 = ANY (c_ia) AND 5 <> ALL (c_ia)) AS v017,
    (c_n = ANY (c_ia) AND NOT c_n > ALL (c_i8a)) AS v018,
    (c_vc = ANY (c_va)) AS v019,
    (c_vc = ANY (c_ta)) AS v020,
    ('a' = ANY (c_va)) AS v021,
    ('a' = ANY (c_ta) AND 'b' <> ALL (c_va)) AS v022,
    (c_vc = ANY (c_va || 'x'::varchar)) AS v023,
    (c_vc = ANY (ARRAY['a', 'b'] || c_ta)) AS v024,
    (array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0) AS v025,
    (cardinality(c_ia) IN (1, 2) AND array_position(c_ta, 'a') IS NOT NULL AND array_position(c_ia, NULL) IS NULL) AS v026,
    (coalesce(c_ia, '{}') = '{}' AND coalesce(c_ta, ARRAY[]::text[]) = '{}') AS v027,
    (c_ia IS DISTINCT FROM ARRAY[]::integer[]) AS v028,
    (c_ia IN ('{1}', '{2}')) AS v029,
    (c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR c_n = ANY (ARRAY[[1,2],[3,4]])) AS v030,
    (ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta) AS v031,
    (c_ia || 5 = c_ia AND 5 || c_ia = c_ia AND c_ia || ARRAY[1] = c_ia) AS v032,
    (c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND c_da[1] IN ('2020-01-01', '2020-01-02')) AS v033,
    (c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}') AS v034
FROM list;
CREATE FUNCTION list_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW list_w001 AS SELECT id FROM list WHERE c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}';
CREATE POLICY list_l001 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}') WITH CHECK (c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}');
CREATE TRIGGER list_t001 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ia = '{1,2}' AND NEW.c_ia = ARRAY[1,2] AND NEW.c_ia <> '{}') EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ia = '{1,2}' AND c_ia = ARRAY[1,2] AND c_ia <> '{}'; END;
CREATE DOMAIN list_d001 AS integer[] CONSTRAINT fits CHECK (VALUE = '{1,2}' AND VALUE = ARRAY[1,2] AND VALUE <> '{}');
CREATE POLICY list_l002 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ia @> ARRAY[1] AND c_ia <@ '{1,2,3}' AND c_ia && ARRAY[5,6]) WITH CHECK (c_ia @> ARRAY[1] AND c_ia <@ '{1,2,3}' AND c_ia && ARRAY[5,6]);
CREATE TRIGGER list_t002 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ia @> ARRAY[1] AND NEW.c_ia <@ '{1,2,3}' AND NEW.c_ia && ARRAY[5,6]) EXECUTE FUNCTION list_touch();
CREATE RULE list_r002 AS ON UPDATE TO list WHERE old.c_ia @> ARRAY[1] AND old.c_ia <@ '{1,2,3}' AND old.c_ia && ARRAY[5,6] DO ALSO INSERT INTO list_log VALUES (old.id, 'r002');
CREATE FUNCTION list_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ia @> ARRAY[1] AND c_ia <@ '{1,2,3}' AND c_ia && ARRAY[5,6]; END;
CREATE DOMAIN list_d002 AS integer[] CONSTRAINT fits CHECK (VALUE @> ARRAY[1] AND VALUE <@ '{1,2,3}' AND VALUE && ARRAY[5,6]);
CREATE MATERIALIZED VIEW list_m003 AS SELECT count(*) FILTER (WHERE list.c_i8a @> ARRAY[1,2]::bigint[] AND list.c_i8a = '{1}') AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l003 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_i8a @> ARRAY[1,2]::bigint[] AND c_i8a = '{1}') WITH CHECK (c_i8a @> ARRAY[1,2]::bigint[] AND c_i8a = '{1}');
CREATE TRIGGER list_t003 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_i8a @> ARRAY[1,2]::bigint[] AND NEW.c_i8a = '{1}') EXECUTE FUNCTION list_touch();
CREATE DOMAIN list_d003 AS bigint[] CONSTRAINT fits CHECK (VALUE @> ARRAY[1,2]::bigint[] AND VALUE = '{1}');
CREATE VIEW list_w004 AS SELECT id FROM list WHERE c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}';
CREATE POLICY list_l004 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}') WITH CHECK (c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}');
CREATE TRIGGER list_t004 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ta <@ ARRAY['a','b'] AND NEW.c_ta @> '{x}') EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ta <@ ARRAY['a','b'] AND c_ta @> '{x}'; END;
CREATE DOMAIN list_d004 AS text[] CONSTRAINT fits CHECK (VALUE <@ ARRAY['a','b'] AND VALUE @> '{x}');
CREATE POLICY list_l005 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ta <@ ARRAY['a','b']::text[]) WITH CHECK (c_ta <@ ARRAY['a','b']::text[]);
CREATE TRIGGER list_t005 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ta <@ ARRAY['a','b']::text[]) EXECUTE FUNCTION list_touch();
CREATE RULE list_r005 AS ON UPDATE TO list WHERE old.c_ta <@ ARRAY['a','b']::text[] DO ALSO INSERT INTO list_log VALUES (old.id, 'r005');
CREATE FUNCTION list_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ta <@ ARRAY['a','b']::text[]; END;
CREATE DOMAIN list_d005 AS text[] CONSTRAINT fits CHECK (VALUE <@ ARRAY['a','b']::text[]);
CREATE MATERIALIZED VIEW list_m006 AS SELECT count(*) FILTER (WHERE list.c_va <@ ARRAY['a','b']::varchar[]) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l006 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_va <@ ARRAY['a','b']::varchar[]) WITH CHECK (c_va <@ ARRAY['a','b']::varchar[]);
CREATE TRIGGER list_t006 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_va <@ ARRAY['a','b']::varchar[]) EXECUTE FUNCTION list_touch();
CREATE DOMAIN list_d006 AS varchar(10)[] CONSTRAINT fits CHECK (VALUE <@ ARRAY['a','b']::varchar[]);
CREATE VIEW list_w007 AS SELECT id FROM list WHERE c_va <@ '{a,b}';
CREATE POLICY list_l007 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_va <@ '{a,b}') WITH CHECK (c_va <@ '{a,b}');
CREATE TRIGGER list_t007 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_va <@ '{a,b}') EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_va <@ '{a,b}'; END;
CREATE DOMAIN list_d007 AS varchar(10)[] CONSTRAINT fits CHECK (VALUE <@ '{a,b}');
CREATE POLICY list_l008 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_va <@ ARRAY['a','b']::varchar(10)[]) WITH CHECK (c_va <@ ARRAY['a','b']::varchar(10)[]);
CREATE TRIGGER list_t008 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_va <@ ARRAY['a','b']::varchar(10)[]) EXECUTE FUNCTION list_touch();
CREATE RULE list_r008 AS ON UPDATE TO list WHERE old.c_va <@ ARRAY['a','b']::varchar(10)[] DO ALSO INSERT INTO list_log VALUES (old.id, 'r008');
CREATE FUNCTION list_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_va <@ ARRAY['a','b']::varchar(10)[]; END;
CREATE DOMAIN list_d008 AS varchar(10)[] CONSTRAINT fits CHECK (VALUE <@ ARRAY['a','b']::varchar(10)[]);
CREATE MATERIALIZED VIEW list_m009 AS SELECT count(*) FILTER (WHERE list.c_va = ARRAY['a','b']::varchar[]) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l009 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_va = ARRAY['a','b']::varchar[]) WITH CHECK (c_va = ARRAY['a','b']::varchar[]);
CREATE TRIGGER list_t009 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_va = ARRAY['a','b']::varchar[]) EXECUTE FUNCTION list_touch();
CREATE DOMAIN list_d009 AS varchar(10)[] CONSTRAINT fits CHECK (VALUE = ARRAY['a','b']::varchar[]);
CREATE VIEW list_w010 AS SELECT id FROM list WHERE c_va::text[] <@ ARRAY['a','b'];
CREATE POLICY list_l010 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_va::text[] <@ ARRAY['a','b']) WITH CHECK (c_va::text[] <@ ARRAY['a','b']);
CREATE TRIGGER list_t010 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_va::text[] <@ ARRAY['a','b']) EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_va::text[] <@ ARRAY['a','b']; END;
CREATE DOMAIN list_d010 AS varchar(10)[] CONSTRAINT fits CHECK (VALUE::text[] <@ ARRAY['a','b']);
CREATE POLICY list_l011 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_va[1] IN ('a','b')) WITH CHECK (c_va[1] IN ('a','b'));
CREATE TRIGGER list_t011 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_va[1] IN ('a','b')) EXECUTE FUNCTION list_touch();
CREATE RULE list_r011 AS ON UPDATE TO list WHERE old.c_va[1] IN ('a','b') DO ALSO INSERT INTO list_log VALUES (old.id, 'r011');
CREATE FUNCTION list_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_va[1] IN ('a','b'); END;
CREATE DOMAIN list_d011 AS varchar(10)[] CONSTRAINT fits CHECK (VALUE[1] IN ('a','b'));
CREATE MATERIALIZED VIEW list_m012 AS SELECT count(*) FILTER (WHERE list.c_va[1] = 'a' OR list.c_va[1:2] = '{a,b}' OR list.c_ta[:2] = ARRAY['a'] OR list.c_ta[2:] = '{}') AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l012 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_va[1] = 'a' OR c_va[1:2] = '{a,b}' OR c_ta[:2] = ARRAY['a'] OR c_ta[2:] = '{}') WITH CHECK (c_va[1] = 'a' OR c_va[1:2] = '{a,b}' OR c_ta[:2] = ARRAY['a'] OR c_ta[2:] = '{}');
CREATE TRIGGER list_t012 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_va[1] = 'a' OR NEW.c_va[1:2] = '{a,b}' OR NEW.c_ta[:2] = ARRAY['a'] OR NEW.c_ta[2:] = '{}') EXECUTE FUNCTION list_touch();
CREATE VIEW list_w013 AS SELECT id FROM list WHERE c_bpa[1] IN ('a','b');
CREATE POLICY list_l013 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bpa[1] IN ('a','b')) WITH CHECK (c_bpa[1] IN ('a','b'));
CREATE TRIGGER list_t013 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_bpa[1] IN ('a','b')) EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_bpa[1] IN ('a','b'); END;
CREATE DOMAIN list_d013 AS char(3)[] CONSTRAINT fits CHECK (VALUE[1] IN ('a','b'));
CREATE POLICY list_l014 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_bpa = ARRAY['a','b']::bpchar[] OR c_bpa && ARRAY['a']::char(3)[]) WITH CHECK (c_bpa = ARRAY['a','b']::bpchar[] OR c_bpa && ARRAY['a']::char(3)[]);
CREATE TRIGGER list_t014 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_bpa = ARRAY['a','b']::bpchar[] OR NEW.c_bpa && ARRAY['a']::char(3)[]) EXECUTE FUNCTION list_touch();
CREATE RULE list_r014 AS ON UPDATE TO list WHERE old.c_bpa = ARRAY['a','b']::bpchar[] OR old.c_bpa && ARRAY['a']::char(3)[] DO ALSO INSERT INTO list_log VALUES (old.id, 'r014');
CREATE FUNCTION list_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_bpa = ARRAY['a','b']::bpchar[] OR c_bpa && ARRAY['a']::char(3)[]; END;
CREATE DOMAIN list_d014 AS char(3)[] CONSTRAINT fits CHECK (VALUE = ARRAY['a','b']::bpchar[] OR VALUE && ARRAY['a']::char(3)[]);
CREATE MATERIALIZED VIEW list_m015 AS SELECT count(*) FILTER (WHERE list.c_na[1] IN (1, 2.5) AND list.c_na <> ARRAY[1, 2.5]) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l015 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_na[1] IN (1, 2.5) AND c_na <> ARRAY[1, 2.5]) WITH CHECK (c_na[1] IN (1, 2.5) AND c_na <> ARRAY[1, 2.5]);
CREATE TRIGGER list_t015 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_na[1] IN (1, 2.5) AND NEW.c_na <> ARRAY[1, 2.5]) EXECUTE FUNCTION list_touch();
CREATE DOMAIN list_d015 AS numeric(6,2)[] CONSTRAINT fits CHECK (VALUE[1] IN (1, 2.5) AND VALUE <> ARRAY[1, 2.5]);
CREATE VIEW list_w016 AS SELECT id FROM list WHERE c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}';
CREATE POLICY list_l016 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}') WITH CHECK (c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}');
CREATE TRIGGER list_t016 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_m[1][2] > 0 AND NEW.c_m[1:2][1:1] = '{{1},{2}}' AND NEW.c_m = ARRAY[[1,2],[3,4]] AND NEW.c_m <> '[0:1]={1,2}') EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_m[1][2] > 0 AND c_m[1:2][1:1] = '{{1},{2}}' AND c_m = ARRAY[[1,2],[3,4]] AND c_m <> '[0:1]={1,2}'; END;
CREATE DOMAIN list_d016 AS integer[][] CONSTRAINT fits CHECK (VALUE[1][2] > 0 AND VALUE[1:2][1:1] = '{{1},{2}}' AND VALUE = ARRAY[[1,2],[3,4]] AND VALUE <> '[0:1]={1,2}');
CREATE POLICY list_l017 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (1 = ANY (c_ia) AND 5 <> ALL (c_ia)) WITH CHECK (1 = ANY (c_ia) AND 5 <> ALL (c_ia));
CREATE TRIGGER list_t017 BEFORE UPDATE ON list FOR EACH ROW WHEN (1 = ANY (NEW.c_ia) AND 5 <> ALL (NEW.c_ia)) EXECUTE FUNCTION list_touch();
CREATE RULE list_r017 AS ON UPDATE TO list WHERE 1 = ANY (old.c_ia) AND 5 <> ALL (old.c_ia) DO ALSO INSERT INTO list_log VALUES (old.id, 'r017');
CREATE FUNCTION list_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE 1 = ANY (c_ia) AND 5 <> ALL (c_ia); END;
CREATE DOMAIN list_d017 AS integer[] CONSTRAINT fits CHECK (1 = ANY (VALUE) AND 5 <> ALL (VALUE));
CREATE MATERIALIZED VIEW list_m018 AS SELECT count(*) FILTER (WHERE list.c_n = ANY (list.c_ia) AND NOT list.c_n > ALL (list.c_i8a)) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l018 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n = ANY (c_ia) AND NOT c_n > ALL (c_i8a)) WITH CHECK (c_n = ANY (c_ia) AND NOT c_n > ALL (c_i8a));
CREATE TRIGGER list_t018 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_n = ANY (NEW.c_ia) AND NOT NEW.c_n > ALL (NEW.c_i8a)) EXECUTE FUNCTION list_touch();
CREATE VIEW list_w019 AS SELECT id FROM list WHERE c_vc = ANY (c_va);
CREATE POLICY list_l019 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = ANY (c_va)) WITH CHECK (c_vc = ANY (c_va));
CREATE TRIGGER list_t019 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_vc = ANY (NEW.c_va)) EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_vc = ANY (c_va); END;
CREATE POLICY list_l020 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc = ANY (c_ta)) WITH CHECK (c_vc = ANY (c_ta));
CREATE TRIGGER list_t020 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_vc = ANY (NEW.c_ta)) EXECUTE FUNCTION list_touch();
CREATE RULE list_r020 AS ON UPDATE TO list WHERE old.c_vc = ANY (old.c_ta) DO ALSO INSERT INTO list_log VALUES (old.id, 'r020');
CREATE FUNCTION list_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_vc = ANY (c_ta); END;
CREATE MATERIALIZED VIEW list_m021 AS SELECT count(*) FILTER (WHERE 'a' = ANY (list.c_va)) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l021 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING ('a' = ANY (c_va)) WITH CHECK ('a' = ANY (c_va));
CREATE TRIGGER list_t021 BEFORE UPDATE ON list FOR EACH ROW WHEN ('a' = ANY (NEW.c_va)) EXECUTE FUNCTION list_touch();
CREATE DOMAIN list_d021 AS varchar(10)[] CONSTRAINT fits CHECK ('a' = ANY (VALUE));
CREATE VIEW list_w022 AS SELECT id FROM list WHERE 'a' = ANY (c_ta) AND 'b' <> ALL (c_va);
CREATE POLICY list_l022 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING ('a' = ANY (c_ta) AND 'b' <> ALL (c_va)) WITH CHECK ('a' = ANY (c_ta) AND 'b' <> ALL (c_va));
CREATE TRIGGER list_t022 BEFORE UPDATE ON list FOR EACH ROW WHEN ('a' = ANY (NEW.c_ta) AND 'b' <> ALL (NEW.c_va)) EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE 'a' = ANY (c_ta) AND 'b' <> ALL (c_va); END;
CREATE POLICY list_l023 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_vc = ANY (c_va || 'x'::varchar)) WITH CHECK (c_vc = ANY (c_va || 'x'::varchar));
CREATE TRIGGER list_t023 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_vc = ANY (NEW.c_va || 'x'::varchar)) EXECUTE FUNCTION list_touch();
CREATE RULE list_r023 AS ON UPDATE TO list WHERE old.c_vc = ANY (old.c_va || 'x'::varchar) DO ALSO INSERT INTO list_log VALUES (old.id, 'r023');
CREATE FUNCTION list_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_vc = ANY (c_va || 'x'::varchar); END;
CREATE MATERIALIZED VIEW list_m024 AS SELECT count(*) FILTER (WHERE list.c_vc = ANY (ARRAY['a', 'b'] || list.c_ta)) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l024 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_vc = ANY (ARRAY['a', 'b'] || c_ta)) WITH CHECK (c_vc = ANY (ARRAY['a', 'b'] || c_ta));
CREATE TRIGGER list_t024 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_vc = ANY (ARRAY['a', 'b'] || NEW.c_ta)) EXECUTE FUNCTION list_touch();
CREATE VIEW list_w025 AS SELECT id FROM list WHERE array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0;
CREATE POLICY list_l025 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0) WITH CHECK (array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0);
CREATE TRIGGER list_t025 BEFORE UPDATE ON list FOR EACH ROW WHEN (array_length(NEW.c_ia, 1) BETWEEN 1 AND 5 AND NEW.c_n > 0) EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE array_length(c_ia, 1) BETWEEN 1 AND 5 AND c_n > 0; END;
CREATE POLICY list_l026 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (cardinality(c_ia) IN (1, 2) AND array_position(c_ta, 'a') IS NOT NULL AND array_position(c_ia, NULL) IS NULL) WITH CHECK (cardinality(c_ia) IN (1, 2) AND array_position(c_ta, 'a') IS NOT NULL AND array_position(c_ia, NULL) IS NULL);
CREATE TRIGGER list_t026 BEFORE UPDATE ON list FOR EACH ROW WHEN (cardinality(NEW.c_ia) IN (1, 2) AND array_position(NEW.c_ta, 'a') IS NOT NULL AND array_position(NEW.c_ia, NULL) IS NULL) EXECUTE FUNCTION list_touch();
CREATE RULE list_r026 AS ON UPDATE TO list WHERE cardinality(old.c_ia) IN (1, 2) AND array_position(old.c_ta, 'a') IS NOT NULL AND array_position(old.c_ia, NULL) IS NULL DO ALSO INSERT INTO list_log VALUES (old.id, 'r026');
CREATE FUNCTION list_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE cardinality(c_ia) IN (1, 2) AND array_position(c_ta, 'a') IS NOT NULL AND array_position(c_ia, NULL) IS NULL; END;
CREATE MATERIALIZED VIEW list_m027 AS SELECT count(*) FILTER (WHERE coalesce(list.c_ia, '{}') = '{}' AND coalesce(list.c_ta, ARRAY[]::text[]) = '{}') AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l027 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (coalesce(c_ia, '{}') = '{}' AND coalesce(c_ta, ARRAY[]::text[]) = '{}') WITH CHECK (coalesce(c_ia, '{}') = '{}' AND coalesce(c_ta, ARRAY[]::text[]) = '{}');
CREATE TRIGGER list_t027 BEFORE UPDATE ON list FOR EACH ROW WHEN (coalesce(NEW.c_ia, '{}') = '{}' AND coalesce(NEW.c_ta, ARRAY[]::text[]) = '{}') EXECUTE FUNCTION list_touch();
CREATE VIEW list_w028 AS SELECT id FROM list WHERE c_ia IS DISTINCT FROM ARRAY[]::integer[];
CREATE POLICY list_l028 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_ia IS DISTINCT FROM ARRAY[]::integer[]) WITH CHECK (c_ia IS DISTINCT FROM ARRAY[]::integer[]);
CREATE TRIGGER list_t028 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ia IS DISTINCT FROM ARRAY[]::integer[]) EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ia IS DISTINCT FROM ARRAY[]::integer[]; END;
CREATE DOMAIN list_d028 AS integer[] CONSTRAINT fits CHECK (VALUE IS DISTINCT FROM ARRAY[]::integer[]);
CREATE POLICY list_l029 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ia IN ('{1}', '{2}')) WITH CHECK (c_ia IN ('{1}', '{2}'));
CREATE TRIGGER list_t029 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ia IN ('{1}', '{2}')) EXECUTE FUNCTION list_touch();
CREATE RULE list_r029 AS ON UPDATE TO list WHERE old.c_ia IN ('{1}', '{2}') DO ALSO INSERT INTO list_log VALUES (old.id, 'r029');
CREATE FUNCTION list_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ia IN ('{1}', '{2}'); END;
CREATE DOMAIN list_d029 AS integer[] CONSTRAINT fits CHECK (VALUE IN ('{1}', '{2}'));
CREATE MATERIALIZED VIEW list_m030 AS SELECT count(*) FILTER (WHERE list.c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR list.c_n = ANY (ARRAY[[1,2],[3,4]])) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l030 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR c_n = ANY (ARRAY[[1,2],[3,4]])) WITH CHECK (c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR c_n = ANY (ARRAY[[1,2],[3,4]]));
CREATE TRIGGER list_t030 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_n <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR NEW.c_n = ANY (ARRAY[[1,2],[3,4]])) EXECUTE FUNCTION list_touch();
CREATE DOMAIN list_d030 AS integer CONSTRAINT fits CHECK (VALUE <> ALL (ARRAY[[1,2],[3,4]]::integer[]) IS NULL OR VALUE = ANY (ARRAY[[1,2],[3,4]]));
CREATE VIEW list_w031 AS SELECT id FROM list WHERE ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta;
CREATE POLICY list_l031 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta) WITH CHECK (ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta);
CREATE TRIGGER list_t031 BEFORE UPDATE ON list FOR EACH ROW WHEN (ARRAY[NEW.c_n, 1, NULL] = NEW.c_ia AND ARRAY[NEW.c_vc, 'b'] && NEW.c_va AND ARRAY[NEW.c_vc, 'b']::text[] && NEW.c_ta) EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f031() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE ARRAY[c_n, 1, NULL] = c_ia AND ARRAY[c_vc, 'b'] && c_va AND ARRAY[c_vc, 'b']::text[] && c_ta; END;
CREATE POLICY list_l032 ON list AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_ia || 5 = c_ia AND 5 || c_ia = c_ia AND c_ia || ARRAY[1] = c_ia) WITH CHECK (c_ia || 5 = c_ia AND 5 || c_ia = c_ia AND c_ia || ARRAY[1] = c_ia);
CREATE TRIGGER list_t032 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ia || 5 = NEW.c_ia AND 5 || NEW.c_ia = NEW.c_ia AND NEW.c_ia || ARRAY[1] = NEW.c_ia) EXECUTE FUNCTION list_touch();
CREATE RULE list_r032 AS ON UPDATE TO list WHERE old.c_ia || 5 = old.c_ia AND 5 || old.c_ia = old.c_ia AND old.c_ia || ARRAY[1] = old.c_ia DO ALSO INSERT INTO list_log VALUES (old.id, 'r032');
CREATE FUNCTION list_f032() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ia || 5 = c_ia AND 5 || c_ia = c_ia AND c_ia || ARRAY[1] = c_ia; END;
CREATE DOMAIN list_d032 AS integer[] CONSTRAINT fits CHECK (VALUE || 5 = VALUE AND 5 || VALUE = VALUE AND VALUE || ARRAY[1] = VALUE);
CREATE MATERIALIZED VIEW list_m033 AS SELECT count(*) FILTER (WHERE list.c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND list.c_da[1] IN ('2020-01-01', '2020-01-02')) AS n FROM list JOIN list AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY list_l033 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND c_da[1] IN ('2020-01-01', '2020-01-02')) WITH CHECK (c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND c_da[1] IN ('2020-01-01', '2020-01-02'));
CREATE TRIGGER list_t033 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_da && ARRAY['2020-01-01', '2021-01-01']::date[] AND NEW.c_da[1] IN ('2020-01-01', '2020-01-02')) EXECUTE FUNCTION list_touch();
CREATE DOMAIN list_d033 AS date[] CONSTRAINT fits CHECK (VALUE && ARRAY['2020-01-01', '2021-01-01']::date[] AND VALUE[1] IN ('2020-01-01', '2020-01-02'));
CREATE VIEW list_w034 AS SELECT id FROM list WHERE c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}';
CREATE POLICY list_l034 ON list AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}') WITH CHECK (c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}');
CREATE TRIGGER list_t034 BEFORE UPDATE ON list FOR EACH ROW WHEN (NEW.c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}') EXECUTE FUNCTION list_touch();
CREATE FUNCTION list_f034() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM list WHERE c_ta = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}'; END;
CREATE DOMAIN list_d034 AS text[] CONSTRAINT fits CHECK (VALUE = '{"a b",NULL,"NULL","",it''s,"q\"q","b\\s"}');

-- shape: range expressions in checks indexes and generated columns
CREATE TABLE range (
    c_ir int4range, c_i8r int8range, c_nr numrange, c_dr daterange, c_tr tsrange, c_tzr tstzrange, c_imr int4multirange, c_dmr datemultirange, c_n integer, c_d date,
    CONSTRAINT range_c001 CHECK (c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir),
    g001 boolean GENERATED ALWAYS AS (c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir) STORED,
    CONSTRAINT range_c002 CHECK (c_ir @> '[1,5]' AND c_ir <@ int4range(1, 10) AND c_ir && int4range(1, 5, '[]')),
    g002 boolean GENERATED ALWAYS AS (c_ir @> '[1,5]' AND c_ir <@ int4range(1, 10) AND c_ir && int4range(1, 5, '[]')) STORED,
    CONSTRAINT range_c003 CHECK (c_ir = '[1,5]' OR c_ir = 'empty' OR c_ir = '(,5)' OR c_ir = '[1,)'),
    g003 boolean GENERATED ALWAYS AS (c_ir = '[1,5]' OR c_ir = 'empty' OR c_ir = '(,5)' OR c_ir = '[1,)') STORED,
    CONSTRAINT range_c004 CHECK (c_ir IN ('[1,2)', '[3,4)')),
    g004 boolean GENERATED ALWAYS AS (c_ir IN ('[1,2)', '[3,4)')) STORED,
    CONSTRAINT range_c005 CHECK (c_nr @> 1.5 AND c_nr <> '[1.5,2.5]' AND c_nr * '[0,1]' = 'empty'),
    g005 boolean GENERATED ALWAYS AS (c_nr @> 1.5 AND c_nr <> '[1.5,2.5]' AND c_nr * '[0,1]' = 'empty') STORED,
    CONSTRAINT range_c006 CHECK (c_nr @> 1::numeric AND NOT isempty(c_nr)),
    g006 boolean GENERATED ALWAYS AS (c_nr @> 1::numeric AND NOT isempty(c_nr)) STORED,
    CONSTRAINT range_c007 CHECK (c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01')),
    g007 boolean GENERATED ALWAYS AS (c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01')) STORED,
    CONSTRAINT range_c008 CHECK (c_dr <@ '[2020-01-01,2020-12-31]' AND c_dr -|- '[2021-01-01,)'),
    g008 boolean GENERATED ALWAYS AS (c_dr <@ '[2020-01-01,2020-12-31]' AND c_dr -|- '[2021-01-01,)') STORED,
    CONSTRAINT range_c009 CHECK (c_tr @> timestamp '2020-01-01' AND upper(c_tr) > lower(c_tr)),
    g009 boolean GENERATED ALWAYS AS (c_tr @> timestamp '2020-01-01' AND upper(c_tr) > lower(c_tr)) STORED,
    CONSTRAINT range_c010 CHECK (c_tzr && tstzrange(now(), NULL) AND upper_inf(c_tzr)),
    CONSTRAINT range_c011 CHECK (lower(c_ir) BETWEEN 1 AND 5 AND c_n > 0),
    g011 boolean GENERATED ALWAYS AS (lower(c_ir) BETWEEN 1 AND 5 AND c_n > 0) STORED,
    CONSTRAINT range_c012 CHECK (upper(c_dr) - lower(c_dr) IN (1, 7)),
    g012 boolean GENERATED ALWAYS AS (upper(c_dr) - lower(c_dr) IN (1, 7)) STORED,
    CONSTRAINT range_c013 CHECK (c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)'),
    g013 boolean GENERATED ALWAYS AS (c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)') STORED,
    CONSTRAINT range_c014 CHECK (c_ir + '[1,2)' = c_ir - '[5,6)'),
    g014 boolean GENERATED ALWAYS AS (c_ir + '[1,2)' = c_ir - '[5,6)') STORED,
    CONSTRAINT range_c015 CHECK (c_imr @> 5 AND c_imr && '{[1,2),[5,6)}' AND c_imr @> c_ir AND c_ir <@ c_imr),
    g015 boolean GENERATED ALWAYS AS (c_imr @> 5 AND c_imr && '{[1,2),[5,6)}' AND c_imr @> c_ir AND c_ir <@ c_imr) STORED,
    CONSTRAINT range_c016 CHECK (c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}'),
    g016 boolean GENERATED ALWAYS AS (c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}') STORED,
    CONSTRAINT range_c017 CHECK (c_dmr && c_dr AND c_dmr <> '{[2020-01-01,2020-02-01)}'),
    g017 boolean GENERATED ALWAYS AS (c_dmr && c_dr AND c_dmr <> '{[2020-01-01,2020-02-01)}') STORED,
    CONSTRAINT range_c018 CHECK (range_merge(c_ir, '[1,2)') = c_ir),
    g018 boolean GENERATED ALWAYS AS (range_merge(c_ir, '[1,2)') = c_ir) STORED,
    CONSTRAINT range_c019 CHECK (c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint),
    g019 boolean GENERATED ALWAYS AS (c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint) STORED,
    CONSTRAINT range_c020 CHECK (coalesce(c_ir, 'empty') = 'empty'),
    g020 boolean GENERATED ALWAYS AS (coalesce(c_ir, 'empty') = 'empty') STORED
);
CREATE INDEX range_p001 ON range ((1)) WHERE c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir;
CREATE INDEX range_p002 ON range ((1)) WHERE c_ir @> '[1,5]' AND c_ir <@ int4range(1, 10) AND c_ir && int4range(1, 5, '[]');
CREATE INDEX range_p003 ON range ((1)) WHERE c_ir = '[1,5]' OR c_ir = 'empty' OR c_ir = '(,5)' OR c_ir = '[1,)';
CREATE INDEX range_e003 ON range ((c_ir = '[1,5]' OR c_ir = 'empty' OR c_ir = '(,5)' OR c_ir = '[1,)'));
CREATE INDEX range_p004 ON range ((1)) WHERE c_ir IN ('[1,2)', '[3,4)');
CREATE INDEX range_p005 ON range ((1)) WHERE c_nr @> 1.5 AND c_nr <> '[1.5,2.5]' AND c_nr * '[0,1]' = 'empty';
CREATE INDEX range_p006 ON range ((1)) WHERE c_nr @> 1::numeric AND NOT isempty(c_nr);
CREATE INDEX range_e006 ON range ((c_nr @> 1::numeric AND NOT isempty(c_nr)));
CREATE INDEX range_p007 ON range ((1)) WHERE c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01');
CREATE INDEX range_p008 ON range ((1)) WHERE c_dr <@ '[2020-01-01,2020-12-31]' AND c_dr -|- '[2021-01-01,)';
CREATE INDEX range_p009 ON range ((1)) WHERE c_tr @> timestamp '2020-01-01' AND upper(c_tr) > lower(c_tr);
CREATE INDEX range_e009 ON range ((c_tr @> timestamp '2020-01-01' AND upper(c_tr) > lower(c_tr)));
CREATE INDEX range_p011 ON range ((1)) WHERE lower(c_ir) BETWEEN 1 AND 5 AND c_n > 0;
CREATE INDEX range_p012 ON range ((1)) WHERE upper(c_dr) - lower(c_dr) IN (1, 7);
CREATE INDEX range_e012 ON range ((upper(c_dr) - lower(c_dr) IN (1, 7)));
CREATE INDEX range_p013 ON range ((1)) WHERE c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)';
CREATE INDEX range_p014 ON range ((1)) WHERE c_ir + '[1,2)' = c_ir - '[5,6)';
CREATE INDEX range_p015 ON range ((1)) WHERE c_imr @> 5 AND c_imr && '{[1,2),[5,6)}' AND c_imr @> c_ir AND c_ir <@ c_imr;
CREATE INDEX range_e015 ON range ((c_imr @> 5 AND c_imr && '{[1,2),[5,6)}' AND c_imr @> c_ir AND c_ir <@ c_imr));
CREATE INDEX range_p016 ON range ((1)) WHERE c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}';
CREATE INDEX range_p017 ON range ((1)) WHERE c_dmr && c_dr AND c_dmr <> '{[2020-01-01,2020-02-01)}';
CREATE INDEX range_p018 ON range ((1)) WHERE range_merge(c_ir, '[1,2)') = c_ir;
CREATE INDEX range_e018 ON range ((range_merge(c_ir, '[1,2)') = c_ir));
CREATE INDEX range_p019 ON range ((1)) WHERE c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint;
CREATE INDEX range_p020 ON range ((1)) WHERE coalesce(c_ir, 'empty') = 'empty';

-- shape: range expressions in views policies triggers rules functions and domains
CREATE TABLE range (id integer, c_ir int4range, c_i8r int8range, c_nr numrange, c_dr daterange, c_tr tsrange, c_tzr tstzrange, c_imr int4multirange, c_dmr datemultirange, c_n integer, c_d date);
CREATE TABLE range_log (id integer, what text);
ALTER TABLE range ENABLE ROW LEVEL SECURITY;
CREATE VIEW range_view AS SELECT id,
    (c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir) AS v001,
    (c_ir @> '[1,5]' AND c_ir <@ int4range(1, 10) AND c_ir && int4range(1, 5, '[]')) AS v002,
    (c_ir = '[1,5]' OR c_ir = 'empty' OR c_ir = '(,5)' OR c_ir = '[1,)') AS v003,
    (c_ir IN ('[1,2)', '[3,4)')) AS v004,
    (c_nr @> 1.5 AND c_nr <> '[1.5,2.5]' AND c_nr * '[0,1]' = 'empty') AS v005,
    (c_nr @> 1::numeric AND NOT isempty(c_nr)) AS v006,
    (c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01')) AS v007,
    (c_dr <@ '[2020-01-01,2020-12-31]' AND c_dr -|- '[2021-01-01,)') AS v008,
    (c_tr @> timestamp '2020-01-01' AND upper(c_tr) > lower(c_tr)) AS v009,
    (c_tzr && tstzrange(now(), NULL) AND upper_inf(c_tzr)) AS v010,
    (lower(c_ir) BETWEEN 1 AND 5 AND c_n > 0) AS v011,
    (upper(c_dr) - lower(c_dr) IN (1, 7)) AS v012,
    (c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)') AS v013,
    (c_ir + '[1,2)' = c_ir - '[5,6)') AS v014,
    (c_imr @> 5 AND c_imr && '{[1,2),[5,6)}' AND c_imr @> c_ir AND c_ir <@ c_imr) AS v015,
    (c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}') AS v016,
    (c_dmr && c_dr AND c_dmr <> '{[2020-01-01,2020-02-01)}') AS v017,
    (range_merge(c_ir, '[1,2)') = c_ir) AS v018,
    (c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint) AS v019,
    (coalesce(c_ir, 'empty') = 'empty') AS v020
FROM range;
CREATE FUNCTION range_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW range_w001 AS SELECT id FROM range WHERE c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir;
CREATE POLICY range_l001 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir) WITH CHECK (c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir);
CREATE TRIGGER range_t001 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_ir @> 5 AND NEW.c_ir @> NEW.c_n AND NEW.c_n <@ NEW.c_ir) EXECUTE FUNCTION range_touch();
CREATE FUNCTION range_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_ir @> 5 AND c_ir @> c_n AND c_n <@ c_ir; END;
CREATE POLICY range_l002 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ir @> '[1,5]' AND c_ir <@ int4range(1, 10) AND c_ir && int4range(1, 5, '[]')) WITH CHECK (c_ir @> '[1,5]' AND c_ir <@ int4range(1, 10) AND c_ir && int4range(1, 5, '[]'));
CREATE TRIGGER range_t002 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_ir @> '[1,5]' AND NEW.c_ir <@ int4range(1, 10) AND NEW.c_ir && int4range(1, 5, '[]')) EXECUTE FUNCTION range_touch();
CREATE RULE range_r002 AS ON UPDATE TO range WHERE old.c_ir @> '[1,5]' AND old.c_ir <@ int4range(1, 10) AND old.c_ir && int4range(1, 5, '[]') DO ALSO INSERT INTO range_log VALUES (old.id, 'r002');
CREATE FUNCTION range_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_ir @> '[1,5]' AND c_ir <@ int4range(1, 10) AND c_ir && int4range(1, 5, '[]'); END;
CREATE DOMAIN range_d002 AS int4range CONSTRAINT fits CHECK (VALUE @> '[1,5]' AND VALUE <@ int4range(1, 10) AND VALUE && int4range(1, 5, '[]'));
CREATE MATERIALIZED VIEW range_m003 AS SELECT count(*) FILTER (WHERE range.c_ir = '[1,5]' OR range.c_ir = 'empty' OR range.c_ir = '(,5)' OR range.c_ir = '[1,)') AS n FROM range JOIN range AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY range_l003 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ir = '[1,5]' OR c_ir = 'empty' OR c_ir = '(,5)' OR c_ir = '[1,)') WITH CHECK (c_ir = '[1,5]' OR c_ir = 'empty' OR c_ir = '(,5)' OR c_ir = '[1,)');
CREATE TRIGGER range_t003 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_ir = '[1,5]' OR NEW.c_ir = 'empty' OR NEW.c_ir = '(,5)' OR NEW.c_ir = '[1,)') EXECUTE FUNCTION range_touch();
CREATE DOMAIN range_d003 AS int4range CONSTRAINT fits CHECK (VALUE = '[1,5]' OR VALUE = 'empty' OR VALUE = '(,5)' OR VALUE = '[1,)');
CREATE VIEW range_w004 AS SELECT id FROM range WHERE c_ir IN ('[1,2)', '[3,4)');
CREATE POLICY range_l004 ON range AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_ir IN ('[1,2)', '[3,4)')) WITH CHECK (c_ir IN ('[1,2)', '[3,4)'));
CREATE TRIGGER range_t004 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_ir IN ('[1,2)', '[3,4)')) EXECUTE FUNCTION range_touch();
CREATE FUNCTION range_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_ir IN ('[1,2)', '[3,4)'); END;
CREATE DOMAIN range_d004 AS int4range CONSTRAINT fits CHECK (VALUE IN ('[1,2)', '[3,4)'));
CREATE POLICY range_l005 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_nr @> 1.5 AND c_nr <> '[1.5,2.5]' AND c_nr * '[0,1]' = 'empty') WITH CHECK (c_nr @> 1.5 AND c_nr <> '[1.5,2.5]' AND c_nr * '[0,1]' = 'empty');
CREATE TRIGGER range_t005 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_nr @> 1.5 AND NEW.c_nr <> '[1.5,2.5]' AND NEW.c_nr * '[0,1]' = 'empty') EXECUTE FUNCTION range_touch();
CREATE RULE range_r005 AS ON UPDATE TO range WHERE old.c_nr @> 1.5 AND old.c_nr <> '[1.5,2.5]' AND old.c_nr * '[0,1]' = 'empty' DO ALSO INSERT INTO range_log VALUES (old.id, 'r005');
CREATE FUNCTION range_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_nr @> 1.5 AND c_nr <> '[1.5,2.5]' AND c_nr * '[0,1]' = 'empty'; END;
CREATE DOMAIN range_d005 AS numrange CONSTRAINT fits CHECK (VALUE @> 1.5 AND VALUE <> '[1.5,2.5]' AND VALUE * '[0,1]' = 'empty');
CREATE MATERIALIZED VIEW range_m006 AS SELECT count(*) FILTER (WHERE range.c_nr @> 1::numeric AND NOT isempty(range.c_nr)) AS n FROM range JOIN range AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY range_l006 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_nr @> 1::numeric AND NOT isempty(c_nr)) WITH CHECK (c_nr @> 1::numeric AND NOT isempty(c_nr));
CREATE TRIGGER range_t006 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_nr @> 1::numeric AND NOT isempty(NEW.c_nr)) EXECUTE FUNCTION range_touch();
CREATE DOMAIN range_d006 AS numrange CONSTRAINT fits CHECK (VALUE @> 1::numeric AND NOT isempty(VALUE));
CREATE VIEW range_w007 AS SELECT id FROM range WHERE c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01');
CREATE POLICY range_l007 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01')) WITH CHECK (c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01'));
CREATE TRIGGER range_t007 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_dr @> '2020-01-01'::date AND NEW.c_dr && daterange('2020-01-01', '2021-01-01')) EXECUTE FUNCTION range_touch();
CREATE FUNCTION range_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_dr @> '2020-01-01'::date AND c_dr && daterange('2020-01-01', '2021-01-01'); END;
CREATE DOMAIN range_d007 AS daterange CONSTRAINT fits CHECK (VALUE @> '2020-01-01'::date AND VALUE && daterange('2020-01-01', '2021-01-01'));
CREATE POLICY range_l008 ON range AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_dr <@ '[2020-01-01,2020-12-31]' AND c_dr -|- '[2021-01-01,)') WITH CHECK (c_dr <@ '[2020-01-01,2020-12-31]' AND c_dr -|- '[2021-01-01,)');
CREATE TRIGGER range_t008 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_dr <@ '[2020-01-01,2020-12-31]' AND NEW.c_dr -|- '[2021-01-01,)') EXECUTE FUNCTION range_touch();
CREATE RULE range_r008 AS ON UPDATE TO range WHERE old.c_dr <@ '[2020-01-01,2020-12-31]' AND old.c_dr -|- '[2021-01-01,)' DO ALSO INSERT INTO range_log VALUES (old.id, 'r008');
CREATE FUNCTION range_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_dr <@ '[2020-01-01,2020-12-31]' AND c_dr -|- '[2021-01-01,)'; END;
CREATE DOMAIN range_d008 AS daterange CONSTRAINT fits CHECK (VALUE <@ '[2020-01-01,2020-12-31]' AND VALUE -|- '[2021-01-01,)');
CREATE MATERIALIZED VIEW range_m009 AS SELECT count(*) FILTER (WHERE range.c_tr @> timestamp '2020-01-01' AND upper(range.c_tr) > lower(range.c_tr)) AS n FROM range JOIN range AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY range_l009 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tr @> timestamp '2020-01-01' AND upper(c_tr) > lower(c_tr)) WITH CHECK (c_tr @> timestamp '2020-01-01' AND upper(c_tr) > lower(c_tr));
CREATE TRIGGER range_t009 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_tr @> timestamp '2020-01-01' AND upper(NEW.c_tr) > lower(NEW.c_tr)) EXECUTE FUNCTION range_touch();
CREATE DOMAIN range_d009 AS tsrange CONSTRAINT fits CHECK (VALUE @> timestamp '2020-01-01' AND upper(VALUE) > lower(VALUE));
CREATE VIEW range_w010 AS SELECT id FROM range WHERE c_tzr && tstzrange(now(), NULL) AND upper_inf(c_tzr);
CREATE POLICY range_l010 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_tzr && tstzrange(now(), NULL) AND upper_inf(c_tzr)) WITH CHECK (c_tzr && tstzrange(now(), NULL) AND upper_inf(c_tzr));
CREATE TRIGGER range_t010 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_tzr && tstzrange(now(), NULL) AND upper_inf(NEW.c_tzr)) EXECUTE FUNCTION range_touch();
CREATE FUNCTION range_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_tzr && tstzrange(now(), NULL) AND upper_inf(c_tzr); END;
CREATE DOMAIN range_d010 AS tstzrange CONSTRAINT fits CHECK (VALUE && tstzrange(now(), NULL) AND upper_inf(VALUE));
CREATE POLICY range_l011 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (lower(c_ir) BETWEEN 1 AND 5 AND c_n > 0) WITH CHECK (lower(c_ir) BETWEEN 1 AND 5 AND c_n > 0);
CREATE TRIGGER range_t011 BEFORE UPDATE ON range FOR EACH ROW WHEN (lower(NEW.c_ir) BETWEEN 1 AND 5 AND NEW.c_n > 0) EXECUTE FUNCTION range_touch();
CREATE RULE range_r011 AS ON UPDATE TO range WHERE lower(old.c_ir) BETWEEN 1 AND 5 AND old.c_n > 0 DO ALSO INSERT INTO range_log VALUES (old.id, 'r011');
CREATE FUNCTION range_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE lower(c_ir) BETWEEN 1 AND 5 AND c_n > 0; END;
CREATE MATERIALIZED VIEW range_m012 AS SELECT count(*) FILTER (WHERE upper(range.c_dr) - lower(range.c_dr) IN (1, 7)) AS n FROM range JOIN range AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY range_l012 ON range AS RESTRICTIVE FOR ALL TO PUBLIC USING (upper(c_dr) - lower(c_dr) IN (1, 7)) WITH CHECK (upper(c_dr) - lower(c_dr) IN (1, 7));
CREATE TRIGGER range_t012 BEFORE UPDATE ON range FOR EACH ROW WHEN (upper(NEW.c_dr) - lower(NEW.c_dr) IN (1, 7)) EXECUTE FUNCTION range_touch();
CREATE DOMAIN range_d012 AS daterange CONSTRAINT fits CHECK (upper(VALUE) - lower(VALUE) IN (1, 7));
CREATE VIEW range_w013 AS SELECT id FROM range WHERE c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)';
CREATE POLICY range_l013 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)') WITH CHECK (c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)');
CREATE TRIGGER range_t013 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_ir << '[10,20)' OR NEW.c_ir >> '[0,1)' OR NEW.c_ir &< '[5,6)' OR NEW.c_ir &> '[5,6)') EXECUTE FUNCTION range_touch();
CREATE FUNCTION range_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_ir << '[10,20)' OR c_ir >> '[0,1)' OR c_ir &< '[5,6)' OR c_ir &> '[5,6)'; END;
CREATE DOMAIN range_d013 AS int4range CONSTRAINT fits CHECK (VALUE << '[10,20)' OR VALUE >> '[0,1)' OR VALUE &< '[5,6)' OR VALUE &> '[5,6)');
CREATE POLICY range_l014 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_ir + '[1,2)' = c_ir - '[5,6)') WITH CHECK (c_ir + '[1,2)' = c_ir - '[5,6)');
CREATE TRIGGER range_t014 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_ir + '[1,2)' = NEW.c_ir - '[5,6)') EXECUTE FUNCTION range_touch();
CREATE RULE range_r014 AS ON UPDATE TO range WHERE old.c_ir + '[1,2)' = old.c_ir - '[5,6)' DO ALSO INSERT INTO range_log VALUES (old.id, 'r014');
CREATE FUNCTION range_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_ir + '[1,2)' = c_ir - '[5,6)'; END;
CREATE DOMAIN range_d014 AS int4range CONSTRAINT fits CHECK (VALUE + '[1,2)' = VALUE - '[5,6)');
CREATE MATERIALIZED VIEW range_m015 AS SELECT count(*) FILTER (WHERE range.c_imr @> 5 AND range.c_imr && '{[1,2),[5,6)}' AND range.c_imr @> range.c_ir AND range.c_ir <@ range.c_imr) AS n FROM range JOIN range AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY range_l015 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_imr @> 5 AND c_imr && '{[1,2),[5,6)}' AND c_imr @> c_ir AND c_ir <@ c_imr) WITH CHECK (c_imr @> 5 AND c_imr && '{[1,2),[5,6)}' AND c_imr @> c_ir AND c_ir <@ c_imr);
CREATE TRIGGER range_t015 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_imr @> 5 AND NEW.c_imr && '{[1,2),[5,6)}' AND NEW.c_imr @> NEW.c_ir AND NEW.c_ir <@ NEW.c_imr) EXECUTE FUNCTION range_touch();
CREATE VIEW range_w016 AS SELECT id FROM range WHERE c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}';
CREATE POLICY range_l016 ON range AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}') WITH CHECK (c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}');
CREATE TRIGGER range_t016 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR NEW.c_imr = '{}') EXECUTE FUNCTION range_touch();
CREATE FUNCTION range_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_imr = int4multirange(int4range(1,2), int4range(5,6)) OR c_imr = '{}'; END;
CREATE DOMAIN range_d016 AS int4multirange CONSTRAINT fits CHECK (VALUE = int4multirange(int4range(1,2), int4range(5,6)) OR VALUE = '{}');
CREATE POLICY range_l017 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_dmr && c_dr AND c_dmr <> '{[2020-01-01,2020-02-01)}') WITH CHECK (c_dmr && c_dr AND c_dmr <> '{[2020-01-01,2020-02-01)}');
CREATE TRIGGER range_t017 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_dmr && NEW.c_dr AND NEW.c_dmr <> '{[2020-01-01,2020-02-01)}') EXECUTE FUNCTION range_touch();
CREATE RULE range_r017 AS ON UPDATE TO range WHERE old.c_dmr && old.c_dr AND old.c_dmr <> '{[2020-01-01,2020-02-01)}' DO ALSO INSERT INTO range_log VALUES (old.id, 'r017');
CREATE FUNCTION range_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_dmr && c_dr AND c_dmr <> '{[2020-01-01,2020-02-01)}'; END;
CREATE MATERIALIZED VIEW range_m018 AS SELECT count(*) FILTER (WHERE range_merge(range.c_ir, '[1,2)') = range.c_ir) AS n FROM range JOIN range AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY range_l018 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (range_merge(c_ir, '[1,2)') = c_ir) WITH CHECK (range_merge(c_ir, '[1,2)') = c_ir);
CREATE TRIGGER range_t018 BEFORE UPDATE ON range FOR EACH ROW WHEN (range_merge(NEW.c_ir, '[1,2)') = NEW.c_ir) EXECUTE FUNCTION range_touch();
CREATE DOMAIN range_d018 AS int4range CONSTRAINT fits CHECK (range_merge(VALUE, '[1,2)') = VALUE);
CREATE VIEW range_w019 AS SELECT id FROM range WHERE c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint;
CREATE POLICY range_l019 ON range AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint) WITH CHECK (c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint);
CREATE TRIGGER range_t019 BEFORE UPDATE ON range FOR EACH ROW WHEN (NEW.c_n = ANY (ARRAY[lower(NEW.c_ir), upper(NEW.c_ir)]) AND NEW.c_i8r @> 5::bigint) EXECUTE FUNCTION range_touch();
CREATE FUNCTION range_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE c_n = ANY (ARRAY[lower(c_ir), upper(c_ir)]) AND c_i8r @> 5::bigint; END;
CREATE POLICY range_l020 ON range AS RESTRICTIVE FOR ALL TO PUBLIC USING (coalesce(c_ir, 'empty') = 'empty') WITH CHECK (coalesce(c_ir, 'empty') = 'empty');
CREATE TRIGGER range_t020 BEFORE UPDATE ON range FOR EACH ROW WHEN (coalesce(NEW.c_ir, 'empty') = 'empty') EXECUTE FUNCTION range_touch();
CREATE RULE range_r020 AS ON UPDATE TO range WHERE coalesce(old.c_ir, 'empty') = 'empty' DO ALSO INSERT INTO range_log VALUES (old.id, 'r020');
CREATE FUNCTION range_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM range WHERE coalesce(c_ir, 'empty') = 'empty'; END;
CREATE DOMAIN range_d020 AS int4range CONSTRAINT fits CHECK (coalesce(VALUE, 'empty') = 'empty');

-- shape: casting expressions in checks indexes and generated columns
CREATE TABLE casting (
    c_t text, c_n integer, c_v varchar(10), c_d double precision, c_ts timestamp, c_j jsonb,
    CONSTRAINT casting_c001 CHECK (c_t::varchar(3) = 'abc'),
    g001 boolean GENERATED ALWAYS AS (c_t::varchar(3) = 'abc') STORED,
    CONSTRAINT casting_c002 CHECK (c_t::varchar = 'abc'),
    g002 boolean GENERATED ALWAYS AS (c_t::varchar = 'abc') STORED,
    CONSTRAINT casting_c003 CHECK (c_t::char(3) = 'abc'),
    g003 boolean GENERATED ALWAYS AS (c_t::char(3) = 'abc') STORED,
    CONSTRAINT casting_c004 CHECK (c_t::bpchar = 'abc'),
    g004 boolean GENERATED ALWAYS AS (c_t::bpchar = 'abc') STORED,
    CONSTRAINT casting_c005 CHECK (c_t::char = 'a'),
    g005 boolean GENERATED ALWAYS AS (c_t::char = 'a') STORED,
    CONSTRAINT casting_c006 CHECK (c_t::"char" = 'a'),
    g006 boolean GENERATED ALWAYS AS (c_t::"char" = 'a') STORED,
    CONSTRAINT casting_c007 CHECK (CAST(c_t AS character varying(5)) IN ('a', 'b')),
    g007 boolean GENERATED ALWAYS AS (CAST(c_t AS character varying(5)) IN ('a', 'b')) STORED,
    CONSTRAINT casting_c008 CHECK (c_v::varchar(10) IN ('a','b')),
    g008 boolean GENERATED ALWAYS AS (c_v::varchar(10) IN ('a','b')) STORED,
    CONSTRAINT casting_c009 CHECK (c_v::varchar(5)::text = 'a'),
    g009 boolean GENERATED ALWAYS AS (c_v::varchar(5)::text = 'a') STORED,
    CONSTRAINT casting_c010 CHECK (c_v::varchar(5)::varchar(3) = 'a'),
    g010 boolean GENERATED ALWAYS AS (c_v::varchar(5)::varchar(3) = 'a') STORED,
    CONSTRAINT casting_c011 CHECK (c_v::char(5)::varchar(3) = 'a'),
    g011 boolean GENERATED ALWAYS AS (c_v::char(5)::varchar(3) = 'a') STORED,
    CONSTRAINT casting_c012 CHECK (c_t::numeric(5,2) IN (1, 2.5)),
    g012 boolean GENERATED ALWAYS AS (c_t::numeric(5,2) IN (1, 2.5)) STORED,
    CONSTRAINT casting_c013 CHECK (c_d::numeric(5,2) = 1.5),
    g013 boolean GENERATED ALWAYS AS (c_d::numeric(5,2) = 1.5) STORED,
    CONSTRAINT casting_c014 CHECK (c_d::numeric(5,2)::numeric(5,1) = 1.5),
    g014 boolean GENERATED ALWAYS AS (c_d::numeric(5,2)::numeric(5,1) = 1.5) STORED,
    CONSTRAINT casting_c015 CHECK (c_n::numeric(5) = 1),
    g015 boolean GENERATED ALWAYS AS (c_n::numeric(5) = 1) STORED,
    CONSTRAINT casting_c016 CHECK (c_t::integer = c_n),
    g016 boolean GENERATED ALWAYS AS (c_t::integer = c_n) STORED,
    CONSTRAINT casting_c017 CHECK (c_n::text::varchar(5) IN ('1','2')),
    g017 boolean GENERATED ALWAYS AS (c_n::text::varchar(5) IN ('1','2')) STORED,
    CONSTRAINT casting_c018 CHECK (c_t::float(10) = 1.5 AND c_t::float(40) = 1.5),
    g018 boolean GENERATED ALWAYS AS (c_t::float(10) = 1.5 AND c_t::float(40) = 1.5) STORED,
    CONSTRAINT casting_c019 CHECK (c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1'),
    g019 boolean GENERATED ALWAYS AS (c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1') STORED,
    CONSTRAINT casting_c020 CHECK (c_t::boolean),
    g020 boolean GENERATED ALWAYS AS (c_t::boolean) STORED,
    CONSTRAINT casting_c021 CHECK (c_t::interval day to minute = '1 day'),
    CONSTRAINT casting_c022 CHECK (c_t::interval(3) = '1.234 s'),
    CONSTRAINT casting_c023 CHECK (c_t::timestamp(0) = c_ts),
    CONSTRAINT casting_c024 CHECK (c_t::date = '2020-01-01'),
    CONSTRAINT casting_c025 CHECK (c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}'),
    g025 boolean GENERATED ALWAYS AS (c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}') STORED,
    CONSTRAINT casting_c026 CHECK (c_j::integer = 1 AND (c_j ->> 0)::numeric(4,1) = 1),
    g026 boolean GENERATED ALWAYS AS (c_j::integer = 1 AND (c_j ->> 0)::numeric(4,1) = 1) STORED,
    CONSTRAINT casting_c027 CHECK (c_t::text[] = '{a}' AND c_t::varchar(5)[] = '{a}' AND c_t::integer[] = '{1}'),
    CONSTRAINT casting_c028 CHECK (('x' || c_n)::varchar(5) IN ('x1','x2')),
    g028 boolean GENERATED ALWAYS AS (('x' || c_n)::varchar(5) IN ('x1','x2')) STORED,
    CONSTRAINT casting_c029 CHECK ('5'::varchar(5) = c_v AND '5'::char(5) = c_v AND '5.55'::numeric(4,1) < c_d AND '1'::bit(3) = B'100'),
    g029 boolean GENERATED ALWAYS AS ('5'::varchar(5) = c_v AND '5'::char(5) = c_v AND '5.55'::numeric(4,1) < c_d AND '1'::bit(3) = B'100') STORED,
    CONSTRAINT casting_c030 CHECK (c_v = '5'::text AND c_v = '5'::varchar AND c_v = CAST('5' AS varchar(3))),
    g030 boolean GENERATED ALWAYS AS (c_v = '5'::text AND c_v = '5'::varchar AND c_v = CAST('5' AS varchar(3))) STORED,
    CONSTRAINT casting_c031 CHECK (NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL),
    g031 boolean GENERATED ALWAYS AS (NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL) STORED,
    CONSTRAINT casting_c032 CHECK (text 'abc' = c_t AND integer '5' = c_n AND varchar(5) 'abc' = c_v AND float8 '1.5' = c_d),
    g032 boolean GENERATED ALWAYS AS (text 'abc' = c_t AND integer '5' = c_n AND varchar(5) 'abc' = c_v AND float8 '1.5' = c_d) STORED,
    CONSTRAINT casting_c033 CHECK (int4(c_d) = 5 AND text(c_v) = 'a' AND "varchar"(c_v, 7, true) = 'a' AND pg_catalog."numeric"(c_n) = 5),
    g033 boolean GENERATED ALWAYS AS (int4(c_d) = 5 AND text(c_v) = 'a' AND "varchar"(c_v, 7, true) = 'a' AND pg_catalog."numeric"(c_n) = 5) STORED,
    CONSTRAINT casting_c034 CHECK (c_t::regclass = 'pg_class'::regclass),
    CONSTRAINT casting_c035 CHECK (c_t::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0)
);
CREATE INDEX casting_p001 ON casting ((1)) WHERE c_t::varchar(3) = 'abc';
CREATE INDEX casting_p002 ON casting ((1)) WHERE c_t::varchar = 'abc';
CREATE INDEX casting_p003 ON casting ((1)) WHERE c_t::char(3) = 'abc';
CREATE INDEX casting_e003 ON casting ((c_t::char(3) = 'abc'));
CREATE INDEX casting_p004 ON casting ((1)) WHERE c_t::bpchar = 'abc';
CREATE INDEX casting_p005 ON casting ((1)) WHERE c_t::char = 'a';
CREATE INDEX casting_p006 ON casting ((1)) WHERE c_t::"char" = 'a';
CREATE INDEX casting_e006 ON casting ((c_t::"char" = 'a'));
CREATE INDEX casting_p007 ON casting ((1)) WHERE CAST(c_t AS character varying(5)) IN ('a', 'b');
CREATE INDEX casting_p008 ON casting ((1)) WHERE c_v::varchar(10) IN ('a','b');
CREATE INDEX casting_p009 ON casting ((1)) WHERE c_v::varchar(5)::text = 'a';
CREATE INDEX casting_e009 ON casting ((c_v::varchar(5)::text = 'a'));
CREATE INDEX casting_p010 ON casting ((1)) WHERE c_v::varchar(5)::varchar(3) = 'a';
CREATE INDEX casting_p011 ON casting ((1)) WHERE c_v::char(5)::varchar(3) = 'a';
CREATE INDEX casting_p012 ON casting ((1)) WHERE c_t::numeric(5,2) IN (1, 2.5);
CREATE INDEX casting_e012 ON casting ((c_t::numeric(5,2) IN (1, 2.5)));
CREATE INDEX casting_p013 ON casting ((1)) WHERE c_d::numeric(5,2) = 1.5;
CREATE INDEX casting_p014 ON casting ((1)) WHERE c_d::numeric(5,2)::numeric(5,1) = 1.5;
CREATE INDEX casting_p015 ON casting ((1)) WHERE c_n::numeric(5) = 1;
CREATE INDEX casting_e015 ON casting ((c_n::numeric(5) = 1));
CREATE INDEX casting_p016 ON casting ((1)) WHERE c_t::integer = c_n;
CREATE INDEX casting_p017 ON casting ((1)) WHERE c_n::text::varchar(5) IN ('1','2');
CREATE INDEX casting_p018 ON casting ((1)) WHERE c_t::float(10) = 1.5 AND c_t::float(40) = 1.5;
CREATE INDEX casting_e018 ON casting ((c_t::float(10) = 1.5 AND c_t::float(40) = 1.5));
CREATE INDEX casting_p019 ON casting ((1)) WHERE c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1';
CREATE INDEX casting_p020 ON casting ((1)) WHERE c_t::boolean;
CREATE INDEX casting_p025 ON casting ((1)) WHERE c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}';
CREATE INDEX casting_p026 ON casting ((1)) WHERE c_j::integer = 1 AND (c_j ->> 0)::numeric(4,1) = 1;
CREATE INDEX casting_p028 ON casting ((1)) WHERE ('x' || c_n)::varchar(5) IN ('x1','x2');
CREATE INDEX casting_p029 ON casting ((1)) WHERE '5'::varchar(5) = c_v AND '5'::char(5) = c_v AND '5.55'::numeric(4,1) < c_d AND '1'::bit(3) = B'100';
CREATE INDEX casting_p030 ON casting ((1)) WHERE c_v = '5'::text AND c_v = '5'::varchar AND c_v = CAST('5' AS varchar(3));
CREATE INDEX casting_e030 ON casting ((c_v = '5'::text AND c_v = '5'::varchar AND c_v = CAST('5' AS varchar(3))));
CREATE INDEX casting_p031 ON casting ((1)) WHERE NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL;
CREATE INDEX casting_p032 ON casting ((1)) WHERE text 'abc' = c_t AND integer '5' = c_n AND varchar(5) 'abc' = c_v AND float8 '1.5' = c_d;
CREATE INDEX casting_p033 ON casting ((1)) WHERE int4(c_d) = 5 AND text(c_v) = 'a' AND "varchar"(c_v, 7, true) = 'a' AND pg_catalog."numeric"(c_n) = 5;
CREATE INDEX casting_e033 ON casting ((int4(c_d) = 5 AND text(c_v) = 'a' AND "varchar"(c_v, 7, true) = 'a' AND pg_catalog."numeric"(c_n) = 5));

-- shape: casting expressions in views policies triggers rules functions and domains
CREATE TABLE casting (id integer, c_t text, c_n integer, c_v varchar(10), c_d double precision, c_ts timestamp, c_j jsonb);
CREATE TABLE casting_log (id integer, what text);
ALTER TABLE casting ENABLE ROW LEVEL SECURITY;
CREATE VIEW casting_view AS SELECT id,
    (c_t::varchar(3) = 'abc') AS v001,
    (c_t::varchar = 'abc') AS v002,
    (c_t::char(3) = 'abc') AS v003,
    (c_t::bpchar = 'abc') AS v004,
    (c_t::char = 'a') AS v005,
    (c_t::"char" = 'a') AS v006,
    (CAST(c_t AS character varying(5)) IN ('a', 'b')) AS v007,
    (c_v::varchar(10) IN ('a','b')) AS v008,
    (c_v::varchar(5)::text = 'a') AS v009,
    (c_v::varchar(5)::varchar(3) = 'a') AS v010,
    (c_v::char(5)::varchar(3) = 'a') AS v011,
    (c_t::numeric(5,2) IN (1, 2.5)) AS v012,
    (c_d::numeric(5,2) = 1.5) AS v013,
    (c_d::numeric(5,2)::numeric(5,1) = 1.5) AS v014,
    (c_n::numeric(5) = 1) AS v015,
    (c_t::integer = c_n) AS v016,
    (c_n::text::varchar(5) IN ('1','2')) AS v017,
    (c_t::float(10) = 1.5 AND c_t::float(40) = 1.5) AS v018,
    (c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1') AS v019,
    (c_t::boolean) AS v020,
    (c_t::interval day to minute = '1 day') AS v021,
    (c_t::interval(3) = '1.234 s') AS v022,
    (c_t::timestamp(0) = c_ts) AS v023,
    (c_t::date = '2020-01-01') AS v024,
    (c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}') AS v025,
    (c_j::integer = 1 AND (c_j ->> 0)::numeric(4,1) = 1) AS v026,
    (c_t::text[] = '{a}' AND c_t::varchar(5)[] = '{a}' AND c_t::integer[] = '{1}') AS v027,
    (('x' || c_n)::varchar(5) IN ('x1','x2')) AS v028,
    ('5'::varchar(5) = c_v AND '5'::char(5) = c_v AND '5.55'::numeric(4,1) < c_d AND '1'::bit(3) = B'100') AS v029,
    (c_v = '5'::text AND c_v = '5'::varchar AND c_v = CAST('5' AS varchar(3))) AS v030,
    (NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL) AS v031,
    (text 'abc' = c_t AND integer '5' = c_n AND varchar(5) 'abc' = c_v AND float8 '1.5' = c_d) AS v032,
    (int4(c_d) = 5 AND text(c_v) = 'a' AND "varchar"(c_v, 7, true) = 'a' AND pg_catalog."numeric"(c_n) = 5) AS v033,
    (c_t::regclass = 'pg_class'::regclass) AS v034,
    (c_t::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0) AS v035
FROM casting;
CREATE FUNCTION casting_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW casting_w001 AS SELECT id FROM casting WHERE c_t::varchar(3) = 'abc';
CREATE POLICY casting_l001 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::varchar(3) = 'abc') WITH CHECK (c_t::varchar(3) = 'abc');
CREATE TRIGGER casting_t001 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::varchar(3) = 'abc') EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f001() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::varchar(3) = 'abc'; END;
CREATE DOMAIN casting_d001 AS text CONSTRAINT fits CHECK (VALUE::varchar(3) = 'abc');
CREATE POLICY casting_l002 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::varchar = 'abc') WITH CHECK (c_t::varchar = 'abc');
CREATE TRIGGER casting_t002 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::varchar = 'abc') EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r002 AS ON UPDATE TO casting WHERE old.c_t::varchar = 'abc' DO ALSO INSERT INTO casting_log VALUES (old.id, 'r002');
CREATE FUNCTION casting_f002() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::varchar = 'abc'; END;
CREATE DOMAIN casting_d002 AS text CONSTRAINT fits CHECK (VALUE::varchar = 'abc');
CREATE MATERIALIZED VIEW casting_m003 AS SELECT count(*) FILTER (WHERE casting.c_t::char(3) = 'abc') AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l003 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::char(3) = 'abc') WITH CHECK (c_t::char(3) = 'abc');
CREATE TRIGGER casting_t003 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::char(3) = 'abc') EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d003 AS text CONSTRAINT fits CHECK (VALUE::char(3) = 'abc');
CREATE VIEW casting_w004 AS SELECT id FROM casting WHERE c_t::bpchar = 'abc';
CREATE POLICY casting_l004 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_t::bpchar = 'abc') WITH CHECK (c_t::bpchar = 'abc');
CREATE TRIGGER casting_t004 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::bpchar = 'abc') EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f004() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::bpchar = 'abc'; END;
CREATE DOMAIN casting_d004 AS text CONSTRAINT fits CHECK (VALUE::bpchar = 'abc');
CREATE POLICY casting_l005 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::char = 'a') WITH CHECK (c_t::char = 'a');
CREATE TRIGGER casting_t005 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::char = 'a') EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r005 AS ON UPDATE TO casting WHERE old.c_t::char = 'a' DO ALSO INSERT INTO casting_log VALUES (old.id, 'r005');
CREATE FUNCTION casting_f005() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::char = 'a'; END;
CREATE DOMAIN casting_d005 AS text CONSTRAINT fits CHECK (VALUE::char = 'a');
CREATE MATERIALIZED VIEW casting_m006 AS SELECT count(*) FILTER (WHERE casting.c_t::"char" = 'a') AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l006 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::"char" = 'a') WITH CHECK (c_t::"char" = 'a');
CREATE TRIGGER casting_t006 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::"char" = 'a') EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d006 AS text CONSTRAINT fits CHECK (VALUE::"char" = 'a');
CREATE VIEW casting_w007 AS SELECT id FROM casting WHERE CAST(c_t AS character varying(5)) IN ('a', 'b');
CREATE POLICY casting_l007 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (CAST(c_t AS character varying(5)) IN ('a', 'b')) WITH CHECK (CAST(c_t AS character varying(5)) IN ('a', 'b'));
CREATE TRIGGER casting_t007 BEFORE UPDATE ON casting FOR EACH ROW WHEN (CAST(NEW.c_t AS character varying(5)) IN ('a', 'b')) EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f007() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE CAST(c_t AS character varying(5)) IN ('a', 'b'); END;
CREATE DOMAIN casting_d007 AS text CONSTRAINT fits CHECK (CAST(VALUE AS character varying(5)) IN ('a', 'b'));
CREATE POLICY casting_l008 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_v::varchar(10) IN ('a','b')) WITH CHECK (c_v::varchar(10) IN ('a','b'));
CREATE TRIGGER casting_t008 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_v::varchar(10) IN ('a','b')) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r008 AS ON UPDATE TO casting WHERE old.c_v::varchar(10) IN ('a','b') DO ALSO INSERT INTO casting_log VALUES (old.id, 'r008');
CREATE FUNCTION casting_f008() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_v::varchar(10) IN ('a','b'); END;
CREATE DOMAIN casting_d008 AS varchar(10) CONSTRAINT fits CHECK (VALUE::varchar(10) IN ('a','b'));
CREATE MATERIALIZED VIEW casting_m009 AS SELECT count(*) FILTER (WHERE casting.c_v::varchar(5)::text = 'a') AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l009 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_v::varchar(5)::text = 'a') WITH CHECK (c_v::varchar(5)::text = 'a');
CREATE TRIGGER casting_t009 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_v::varchar(5)::text = 'a') EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d009 AS varchar(10) CONSTRAINT fits CHECK (VALUE::varchar(5)::text = 'a');
CREATE VIEW casting_w010 AS SELECT id FROM casting WHERE c_v::varchar(5)::varchar(3) = 'a';
CREATE POLICY casting_l010 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_v::varchar(5)::varchar(3) = 'a') WITH CHECK (c_v::varchar(5)::varchar(3) = 'a');
CREATE TRIGGER casting_t010 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_v::varchar(5)::varchar(3) = 'a') EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f010() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_v::varchar(5)::varchar(3) = 'a'; END;
CREATE DOMAIN casting_d010 AS varchar(10) CONSTRAINT fits CHECK (VALUE::varchar(5)::varchar(3) = 'a');
CREATE POLICY casting_l011 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_v::char(5)::varchar(3) = 'a') WITH CHECK (c_v::char(5)::varchar(3) = 'a');
CREATE TRIGGER casting_t011 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_v::char(5)::varchar(3) = 'a') EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r011 AS ON UPDATE TO casting WHERE old.c_v::char(5)::varchar(3) = 'a' DO ALSO INSERT INTO casting_log VALUES (old.id, 'r011');
CREATE FUNCTION casting_f011() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_v::char(5)::varchar(3) = 'a'; END;
CREATE DOMAIN casting_d011 AS varchar(10) CONSTRAINT fits CHECK (VALUE::char(5)::varchar(3) = 'a');
CREATE MATERIALIZED VIEW casting_m012 AS SELECT count(*) FILTER (WHERE casting.c_t::numeric(5,2) IN (1, 2.5)) AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l012 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_t::numeric(5,2) IN (1, 2.5)) WITH CHECK (c_t::numeric(5,2) IN (1, 2.5));
CREATE TRIGGER casting_t012 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::numeric(5,2) IN (1, 2.5)) EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d012 AS text CONSTRAINT fits CHECK (VALUE::numeric(5,2) IN (1, 2.5));
CREATE VIEW casting_w013 AS SELECT id FROM casting WHERE c_d::numeric(5,2) = 1.5;
CREATE POLICY casting_l013 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d::numeric(5,2) = 1.5) WITH CHECK (c_d::numeric(5,2) = 1.5);
CREATE TRIGGER casting_t013 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_d::numeric(5,2) = 1.5) EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f013() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_d::numeric(5,2) = 1.5; END;
CREATE DOMAIN casting_d013 AS double precision CONSTRAINT fits CHECK (VALUE::numeric(5,2) = 1.5);
CREATE POLICY casting_l014 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_d::numeric(5,2)::numeric(5,1) = 1.5) WITH CHECK (c_d::numeric(5,2)::numeric(5,1) = 1.5);
CREATE TRIGGER casting_t014 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_d::numeric(5,2)::numeric(5,1) = 1.5) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r014 AS ON UPDATE TO casting WHERE old.c_d::numeric(5,2)::numeric(5,1) = 1.5 DO ALSO INSERT INTO casting_log VALUES (old.id, 'r014');
CREATE FUNCTION casting_f014() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_d::numeric(5,2)::numeric(5,1) = 1.5; END;
CREATE DOMAIN casting_d014 AS double precision CONSTRAINT fits CHECK (VALUE::numeric(5,2)::numeric(5,1) = 1.5);
CREATE MATERIALIZED VIEW casting_m015 AS SELECT count(*) FILTER (WHERE casting.c_n::numeric(5) = 1) AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l015 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n::numeric(5) = 1) WITH CHECK (c_n::numeric(5) = 1);
CREATE TRIGGER casting_t015 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_n::numeric(5) = 1) EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d015 AS integer CONSTRAINT fits CHECK (VALUE::numeric(5) = 1);
CREATE VIEW casting_w016 AS SELECT id FROM casting WHERE c_t::integer = c_n;
CREATE POLICY casting_l016 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_t::integer = c_n) WITH CHECK (c_t::integer = c_n);
CREATE TRIGGER casting_t016 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::integer = NEW.c_n) EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f016() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::integer = c_n; END;
CREATE POLICY casting_l017 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_n::text::varchar(5) IN ('1','2')) WITH CHECK (c_n::text::varchar(5) IN ('1','2'));
CREATE TRIGGER casting_t017 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_n::text::varchar(5) IN ('1','2')) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r017 AS ON UPDATE TO casting WHERE old.c_n::text::varchar(5) IN ('1','2') DO ALSO INSERT INTO casting_log VALUES (old.id, 'r017');
CREATE FUNCTION casting_f017() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_n::text::varchar(5) IN ('1','2'); END;
CREATE DOMAIN casting_d017 AS integer CONSTRAINT fits CHECK (VALUE::text::varchar(5) IN ('1','2'));
CREATE MATERIALIZED VIEW casting_m018 AS SELECT count(*) FILTER (WHERE casting.c_t::float(10) = 1.5 AND casting.c_t::float(40) = 1.5) AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l018 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::float(10) = 1.5 AND c_t::float(40) = 1.5) WITH CHECK (c_t::float(10) = 1.5 AND c_t::float(40) = 1.5);
CREATE TRIGGER casting_t018 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::float(10) = 1.5 AND NEW.c_t::float(40) = 1.5) EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d018 AS text CONSTRAINT fits CHECK (VALUE::float(10) = 1.5 AND VALUE::float(40) = 1.5);
CREATE VIEW casting_w019 AS SELECT id FROM casting WHERE c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1';
CREATE POLICY casting_l019 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1') WITH CHECK (c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1');
CREATE TRIGGER casting_t019 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::bit(3) = B'101' AND NEW.c_n::bit(8) = B'00000001' AND NEW.c_t::varbit(5) = B'1') EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f019() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::bit(3) = B'101' AND c_n::bit(8) = B'00000001' AND c_t::varbit(5) = B'1'; END;
CREATE POLICY casting_l020 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_t::boolean) WITH CHECK (c_t::boolean);
CREATE TRIGGER casting_t020 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::boolean) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r020 AS ON UPDATE TO casting WHERE old.c_t::boolean DO ALSO INSERT INTO casting_log VALUES (old.id, 'r020');
CREATE FUNCTION casting_f020() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::boolean; END;
CREATE DOMAIN casting_d020 AS text CONSTRAINT fits CHECK (VALUE::boolean);
CREATE MATERIALIZED VIEW casting_m021 AS SELECT count(*) FILTER (WHERE casting.c_t::interval day to minute = '1 day') AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l021 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::interval day to minute = '1 day') WITH CHECK (c_t::interval day to minute = '1 day');
CREATE TRIGGER casting_t021 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::interval day to minute = '1 day') EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d021 AS text CONSTRAINT fits CHECK (VALUE::interval day to minute = '1 day');
CREATE VIEW casting_w022 AS SELECT id FROM casting WHERE c_t::interval(3) = '1.234 s';
CREATE POLICY casting_l022 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::interval(3) = '1.234 s') WITH CHECK (c_t::interval(3) = '1.234 s');
CREATE TRIGGER casting_t022 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::interval(3) = '1.234 s') EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f022() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::interval(3) = '1.234 s'; END;
CREATE DOMAIN casting_d022 AS text CONSTRAINT fits CHECK (VALUE::interval(3) = '1.234 s');
CREATE POLICY casting_l023 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::timestamp(0) = c_ts) WITH CHECK (c_t::timestamp(0) = c_ts);
CREATE TRIGGER casting_t023 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::timestamp(0) = NEW.c_ts) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r023 AS ON UPDATE TO casting WHERE old.c_t::timestamp(0) = old.c_ts DO ALSO INSERT INTO casting_log VALUES (old.id, 'r023');
CREATE FUNCTION casting_f023() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::timestamp(0) = c_ts; END;
CREATE MATERIALIZED VIEW casting_m024 AS SELECT count(*) FILTER (WHERE casting.c_t::date = '2020-01-01') AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l024 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (c_t::date = '2020-01-01') WITH CHECK (c_t::date = '2020-01-01');
CREATE TRIGGER casting_t024 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::date = '2020-01-01') EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d024 AS text CONSTRAINT fits CHECK (VALUE::date = '2020-01-01');
CREATE VIEW casting_w025 AS SELECT id FROM casting WHERE c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}';
CREATE POLICY casting_l025 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}') WITH CHECK (c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}');
CREATE TRIGGER casting_t025 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND NEW.c_t::inet = '10.0.0.1' AND NEW.c_t::jsonb = '{}') EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f025() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND c_t::inet = '10.0.0.1' AND c_t::jsonb = '{}'; END;
CREATE DOMAIN casting_d025 AS text CONSTRAINT fits CHECK (VALUE::uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AND VALUE::inet = '10.0.0.1' AND VALUE::jsonb = '{}');
CREATE POLICY casting_l026 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_j::integer = 1 AND (c_j ->> 0)::numeric(4,1) = 1) WITH CHECK (c_j::integer = 1 AND (c_j ->> 0)::numeric(4,1) = 1);
CREATE TRIGGER casting_t026 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_j::integer = 1 AND (NEW.c_j ->> 0)::numeric(4,1) = 1) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r026 AS ON UPDATE TO casting WHERE old.c_j::integer = 1 AND (old.c_j ->> 0)::numeric(4,1) = 1 DO ALSO INSERT INTO casting_log VALUES (old.id, 'r026');
CREATE FUNCTION casting_f026() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_j::integer = 1 AND (c_j ->> 0)::numeric(4,1) = 1; END;
CREATE DOMAIN casting_d026 AS jsonb CONSTRAINT fits CHECK (VALUE::integer = 1 AND (VALUE ->> 0)::numeric(4,1) = 1);
CREATE MATERIALIZED VIEW casting_m027 AS SELECT count(*) FILTER (WHERE casting.c_t::text[] = '{a}' AND casting.c_t::varchar(5)[] = '{a}' AND casting.c_t::integer[] = '{1}') AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l027 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::text[] = '{a}' AND c_t::varchar(5)[] = '{a}' AND c_t::integer[] = '{1}') WITH CHECK (c_t::text[] = '{a}' AND c_t::varchar(5)[] = '{a}' AND c_t::integer[] = '{1}');
CREATE TRIGGER casting_t027 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::text[] = '{a}' AND NEW.c_t::varchar(5)[] = '{a}' AND NEW.c_t::integer[] = '{1}') EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d027 AS text CONSTRAINT fits CHECK (VALUE::text[] = '{a}' AND VALUE::varchar(5)[] = '{a}' AND VALUE::integer[] = '{1}');
CREATE VIEW casting_w028 AS SELECT id FROM casting WHERE ('x' || c_n)::varchar(5) IN ('x1','x2');
CREATE POLICY casting_l028 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (('x' || c_n)::varchar(5) IN ('x1','x2')) WITH CHECK (('x' || c_n)::varchar(5) IN ('x1','x2'));
CREATE TRIGGER casting_t028 BEFORE UPDATE ON casting FOR EACH ROW WHEN (('x' || NEW.c_n)::varchar(5) IN ('x1','x2')) EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f028() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE ('x' || c_n)::varchar(5) IN ('x1','x2'); END;
CREATE DOMAIN casting_d028 AS integer CONSTRAINT fits CHECK (('x' || VALUE)::varchar(5) IN ('x1','x2'));
CREATE POLICY casting_l029 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING ('5'::varchar(5) = c_v AND '5'::char(5) = c_v AND '5.55'::numeric(4,1) < c_d AND '1'::bit(3) = B'100') WITH CHECK ('5'::varchar(5) = c_v AND '5'::char(5) = c_v AND '5.55'::numeric(4,1) < c_d AND '1'::bit(3) = B'100');
CREATE TRIGGER casting_t029 BEFORE UPDATE ON casting FOR EACH ROW WHEN ('5'::varchar(5) = NEW.c_v AND '5'::char(5) = NEW.c_v AND '5.55'::numeric(4,1) < NEW.c_d AND '1'::bit(3) = B'100') EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r029 AS ON UPDATE TO casting WHERE '5'::varchar(5) = old.c_v AND '5'::char(5) = old.c_v AND '5.55'::numeric(4,1) < old.c_d AND '1'::bit(3) = B'100' DO ALSO INSERT INTO casting_log VALUES (old.id, 'r029');
CREATE FUNCTION casting_f029() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE '5'::varchar(5) = c_v AND '5'::char(5) = c_v AND '5.55'::numeric(4,1) < c_d AND '1'::bit(3) = B'100'; END;
CREATE MATERIALIZED VIEW casting_m030 AS SELECT count(*) FILTER (WHERE casting.c_v = '5'::text AND casting.c_v = '5'::varchar AND casting.c_v = CAST('5' AS varchar(3))) AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l030 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_v = '5'::text AND c_v = '5'::varchar AND c_v = CAST('5' AS varchar(3))) WITH CHECK (c_v = '5'::text AND c_v = '5'::varchar AND c_v = CAST('5' AS varchar(3)));
CREATE TRIGGER casting_t030 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_v = '5'::text AND NEW.c_v = '5'::varchar AND NEW.c_v = CAST('5' AS varchar(3))) EXECUTE FUNCTION casting_touch();
CREATE DOMAIN casting_d030 AS varchar(10) CONSTRAINT fits CHECK (VALUE = '5'::text AND VALUE = '5'::varchar AND VALUE = CAST('5' AS varchar(3)));
CREATE VIEW casting_w031 AS SELECT id FROM casting WHERE NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL;
CREATE POLICY casting_l031 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL) WITH CHECK (NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL);
CREATE TRIGGER casting_t031 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NULL::integer IS NULL AND NEW.c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL) EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f031() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE NULL::integer IS NULL AND c_v IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL; END;
CREATE DOMAIN casting_d031 AS varchar(10) CONSTRAINT fits CHECK (NULL::integer IS NULL AND VALUE IS NOT DISTINCT FROM NULL::varchar AND NULL::varchar(5) IS NULL);
CREATE POLICY casting_l032 ON casting AS RESTRICTIVE FOR ALL TO PUBLIC USING (text 'abc' = c_t AND integer '5' = c_n AND varchar(5) 'abc' = c_v AND float8 '1.5' = c_d) WITH CHECK (text 'abc' = c_t AND integer '5' = c_n AND varchar(5) 'abc' = c_v AND float8 '1.5' = c_d);
CREATE TRIGGER casting_t032 BEFORE UPDATE ON casting FOR EACH ROW WHEN (text 'abc' = NEW.c_t AND integer '5' = NEW.c_n AND varchar(5) 'abc' = NEW.c_v AND float8 '1.5' = NEW.c_d) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r032 AS ON UPDATE TO casting WHERE text 'abc' = old.c_t AND integer '5' = old.c_n AND varchar(5) 'abc' = old.c_v AND float8 '1.5' = old.c_d DO ALSO INSERT INTO casting_log VALUES (old.id, 'r032');
CREATE FUNCTION casting_f032() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE text 'abc' = c_t AND integer '5' = c_n AND varchar(5) 'abc' = c_v AND float8 '1.5' = c_d; END;
CREATE MATERIALIZED VIEW casting_m033 AS SELECT count(*) FILTER (WHERE int4(casting.c_d) = 5 AND text(casting.c_v) = 'a' AND "varchar"(casting.c_v, 7, true) = 'a' AND pg_catalog."numeric"(casting.c_n) = 5) AS n FROM casting JOIN casting AS o USING (id) WHERE o.id > 0 WITH NO DATA;
CREATE POLICY casting_l033 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (int4(c_d) = 5 AND text(c_v) = 'a' AND "varchar"(c_v, 7, true) = 'a' AND pg_catalog."numeric"(c_n) = 5) WITH CHECK (int4(c_d) = 5 AND text(c_v) = 'a' AND "varchar"(c_v, 7, true) = 'a' AND pg_catalog."numeric"(c_n) = 5);
CREATE TRIGGER casting_t033 BEFORE UPDATE ON casting FOR EACH ROW WHEN (int4(NEW.c_d) = 5 AND text(NEW.c_v) = 'a' AND "varchar"(NEW.c_v, 7, true) = 'a' AND pg_catalog."numeric"(NEW.c_n) = 5) EXECUTE FUNCTION casting_touch();
CREATE VIEW casting_w034 AS SELECT id FROM casting WHERE c_t::regclass = 'pg_class'::regclass;
CREATE POLICY casting_l034 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::regclass = 'pg_class'::regclass) WITH CHECK (c_t::regclass = 'pg_class'::regclass);
CREATE TRIGGER casting_t034 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::regclass = 'pg_class'::regclass) EXECUTE FUNCTION casting_touch();
CREATE FUNCTION casting_f034() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::regclass = 'pg_class'::regclass; END;
CREATE DOMAIN casting_d034 AS text CONSTRAINT fits CHECK (VALUE::regclass = 'pg_class'::regclass);
CREATE POLICY casting_l035 ON casting AS PERMISSIVE FOR ALL TO PUBLIC USING (c_t::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0) WITH CHECK (c_t::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0);
CREATE TRIGGER casting_t035 BEFORE UPDATE ON casting FOR EACH ROW WHEN (NEW.c_t::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0) EXECUTE FUNCTION casting_touch();
CREATE RULE casting_r035 AS ON UPDATE TO casting WHERE old.c_t::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0 DO ALSO INSERT INTO casting_log VALUES (old.id, 'r035');
CREATE FUNCTION casting_f035() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM casting WHERE c_t::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0; END;
CREATE DOMAIN casting_d035 AS text CONSTRAINT fits CHECK (VALUE::regtype = 'integer'::regtype AND 'int4in(cstring)'::regprocedure <> 0 AND 'pg_catalog'::regnamespace <> 0 AND 'simple'::regconfig <> 0);
