-- What a schema is: one query for each kind of entry, headed by its name in `plan::schema::Kind`.
--
-- Each gives object, part and facts. An object's name is quoted as SQL wants it, so no two objects have one name. A fact
-- that is null or empty is left out. `own` are the relations of the user, `place` the schemas that his objects lie in, and
-- `member` what an extension brought. `head` comes before each query. A query headed `since N` or `until N` is asked of
-- those majors alone.
--
-- What `pg_dump --schema-only` shows and is left out on purpose:
-- - the order of columns: a column that a way down adds again comes last;
-- - the owner of an extension and of what it brought, and its comment, which its owner alone may write: a restore makes it
--   the one who restores;
-- - subscriptions, which no restore brings back (they would write twice), and the plan refuses;
-- - the options of a user mapping: they hold secrets, and not every login may see them;
-- - the version of a collation, which is the server's;
-- - who granted a right: a restore makes it the owner;
-- - grants on information_schema and on the server's own languages, which `pg_dump` does not show;
-- - settings, grants and comments of the database itself: they hang on its name, and the swap carries them.
-- What it does not show and is in it all the same: indexes that are not valid or not ready.

-- head
WITH RECURSIVE place AS (
  SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), member AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), system AS (
  SELECT 'pg_class'::regclass AS classid, oid AS objid FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
  UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace
  UNION ALL SELECT 'pg_namespace'::regclass, 'pg_catalog'::regnamespace::oid
), based AS (
  -- Each domain with itself and all that it is made of.
  SELECT oid AS domain, oid AS base FROM pg_type WHERE typtype = 'd'
  UNION SELECT b.domain, t.typbasetype FROM based b JOIN pg_type t ON t.oid = b.base JOIN pg_type p ON p.oid = t.typbasetype AND p.typtype = 'd'
), own AS (
  SELECT c.*, format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN place n ON n.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
)

-- kind: schema
SELECT quote_ident(n.nspname), '', jsonb_build_object('owner', pg_get_userbyid(s.nspowner))
FROM place n JOIN pg_namespace s USING (oid)
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_namespace'::regclass AND m.objid = n.oid)

-- kind: table
SELECT c.name, '', jsonb_build_object(
  'owner', pg_get_userbyid(c.relowner), 'kind', nullif(c.relkind, 'r'), 'persistence', nullif(c.relpersistence, 'p'),
  'of type', nullif(c.reloftype, 0)::regtype::text, 'partition key', pg_get_partkeydef(c.oid),
  'parents', (SELECT array_agg(p.name ORDER BY i.inhseqno) FROM pg_inherits i JOIN own p ON p.oid = i.inhparent WHERE i.inhrelid = c.oid),
  'bound', pg_get_expr(c.relpartbound, c.oid),
  'options', (SELECT array_agg(o ORDER BY o) FROM unnest(c.reloptions) o),
  'toast options', (SELECT array_agg(o ORDER BY o) FROM pg_class t, unnest(t.reloptions) o WHERE t.oid = c.reltoastrelid),
  'access method', (SELECT a.amname FROM pg_am a WHERE a.oid = c.relam AND a.amname <> 'heap'),
  'tablespace', (SELECT t.spcname FROM pg_tablespace t WHERE t.oid = c.reltablespace),
  'row security', CASE WHEN c.relrowsecurity THEN CASE WHEN c.relforcerowsecurity THEN 'forced' ELSE 'on' END WHEN c.relforcerowsecurity THEN 'forced, off' END,
  'replica identity', CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full'
    WHEN 'i' THEN 'index ' || coalesce((SELECT r.relname::text FROM pg_index x JOIN pg_class r ON r.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisreplident), 'that is gone') END,
  'clustered on', (SELECT r.relname FROM pg_index x JOIN pg_class r ON r.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisclustered),
  'server', (SELECT s.srvname FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid),
  'server options', (SELECT array_agg(o ORDER BY o) FROM pg_foreign_table f, unnest(f.ftoptions) o WHERE f.ftrelid = c.oid))
FROM own c WHERE c.relkind IN ('r', 'p', 'f')

-- kind: column
SELECT c.name, quote_ident(a.attname), jsonb_build_object(
  'type', format_type(a.atttypid, a.atttypmod),
  'not null', CASE WHEN a.attnotnull OR EXISTS (SELECT FROM based b JOIN pg_type t ON t.oid = b.base WHERE b.domain = y.oid AND t.typnotnull) THEN 'yes' END,
  'default', CASE WHEN a.attgenerated = '' THEN coalesce(pg_get_expr(d.adbin, d.adrelid), CASE WHEN y.typtype = 'd' THEN pg_get_expr(y.typdefaultbin, 0) END) END,
  'identity', CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,
  'generated', CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END,
  'virtual', CASE WHEN a.attgenerated = 'v' THEN 'yes' END,
  'domain', (SELECT string_agg(pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) FROM based b JOIN pg_constraint k ON k.contypid = b.base WHERE b.domain = y.oid AND k.contype = 'c'),
  'collation', (SELECT format('%I.%I', n.nspname, l.collname) FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace WHERE l.oid = a.attcollation AND l.oid <> y.typcollation),
  'storage', CASE WHEN a.attstorage <> y.typstorage THEN a.attstorage END,
  'compression', nullif(a.attcompression, ''),
  'statistics', CASE WHEN coalesce(a.attstattarget, -1) >= 0 THEN a.attstattarget END,
  -- What the server itself keeps there is nobody's schema.
  'options', (SELECT array_agg(o ORDER BY o) FROM unnest(a.attoptions) o WHERE o ~ '^n_distinct'),
  'server options', (SELECT array_agg(o ORDER BY o) FROM unnest(a.attfdwoptions) o))
FROM pg_attribute a JOIN own c ON c.oid = a.attrelid JOIN pg_type y ON y.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND (c.relkind IN ('r', 'p', 'f') OR (c.relkind IN ('v', 'm') AND (d.oid IS NOT NULL OR coalesce(a.attstattarget, -1) >= 0 OR a.attstorage <> y.typstorage)))

-- kind: index
SELECT c.name, quote_ident(i.relname), jsonb_build_object(
  'definition', pg_get_indexdef(x.indexrelid), 'method', (SELECT m.amname FROM pg_am m WHERE m.oid = i.relam), 'unique', CASE WHEN x.indisunique THEN 'yes' END,
  'columns', (SELECT array_agg(quote_ident(a.attname) ORDER BY k.n) FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(key, n) JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.key WHERE k.n <= x.indnkeyatts),
  'included', (SELECT array_agg(quote_ident(a.attname) ORDER BY k.n) FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(key, n) JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.key WHERE k.n > x.indnkeyatts),
  'partial', CASE WHEN x.indpred IS NOT NULL THEN 'yes' END, 'expressions', CASE WHEN x.indexprs IS NOT NULL THEN 'yes' END,
  'not valid', CASE WHEN NOT x.indisvalid AND i.relkind = 'i' THEN 'yes' END, 'not ready', CASE WHEN NOT (x.indisready AND x.indislive) THEN 'yes' END,
  'depends on', (SELECT array_agg(e.extname ORDER BY e.extname) FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid WHERE d.classid = 'pg_class'::regclass AND d.objid = i.oid AND d.deptype = 'x'),
  'partition of', (SELECT p.name FROM pg_inherits h JOIN own p ON p.oid = h.inhparent WHERE h.inhrelid = i.oid),
  'tablespace', (SELECT t.spcname FROM pg_tablespace t WHERE t.oid = i.reltablespace),
  'statistics', (SELECT array_agg(format('%s %s', a.attnum, a.attstattarget) ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = i.oid AND coalesce(a.attstattarget, -1) >= 0))
FROM pg_index x JOIN own c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
WHERE c.relkind IN ('r', 'p', 'm')

-- kind: constraint
SELECT c.name, quote_ident(k.conname), jsonb_build_object(
  'type', k.contype, 'definition', pg_get_constraintdef(k.oid), 'not valid', CASE WHEN NOT k.convalidated THEN 'yes' END,
  'columns', (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)),
  'references', (SELECT format('%I.%I', n.nspname, r.relname) FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = k.confrelid),
  'not enforced', CASE WHEN EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = k.oid AND t.tgenabled <> 'O') THEN 'yes' END,
  'on delete', CASE k.confdeltype WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' END,
  'on update', CASE k.confupdtype WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' END)
FROM pg_constraint k JOIN own c ON c.oid = k.conrelid
-- What the server makes for each partition of either side has a name that it gave, and is there where its parent is.
WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND NOT (k.contype = 'f' AND k.conparentid <> 0)

-- kind: view
SELECT c.name, '', jsonb_build_object(
  'owner', pg_get_userbyid(c.relowner), 'kind', c.relkind, 'definition', pg_get_viewdef(c.oid),
  'options', (SELECT array_agg(o ORDER BY o) FROM unnest(c.reloptions) o),
  'columns', (SELECT array_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
  'depends on', (SELECT array_agg(e.extname ORDER BY e.extname) FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'x'),
  'not populated', CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'yes' END,
  'access method', (SELECT a.amname FROM pg_am a WHERE a.oid = c.relam AND a.amname <> 'heap'),
  'tablespace', (SELECT t.spcname FROM pg_tablespace t WHERE t.oid = c.reltablespace),
  'clustered on', (SELECT r.relname FROM pg_index x JOIN pg_class r ON r.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisclustered))
FROM own c WHERE c.relkind IN ('v', 'm')

-- kind: sequence
SELECT c.name, '', jsonb_build_object(
  'owner', pg_get_userbyid(c.relowner), 'persistence', nullif(c.relpersistence, 'p'), 
  -- An identity's sequence is of its column's type, whatever it was made as.
  'type', format_type(coalesce((SELECT a.atttypid FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'), s.seqtypid), NULL), 'start', s.seqstart, 'increment', s.seqincrement,
  'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache, 'cycle', CASE WHEN s.seqcycle THEN 'yes' END,
  'owned by', (SELECT format('%I.%I.%I', n.nspname, t.relname, a.attname) FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')))
FROM pg_sequence s JOIN own c ON c.oid = s.seqrelid

-- kind: enum
SELECT t.name, '', jsonb_build_object('owner', t.owner, 'labels', (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
FROM (SELECT t.oid, format('%I.%I', n.nspname, t.typname) AS name, pg_get_userbyid(t.typowner) AS owner FROM pg_type t JOIN place n ON n.oid = t.typnamespace
  WHERE t.typtype = 'e' AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)) t

-- kind: domain
SELECT format('%I.%I', n.nspname, t.typname), '', jsonb_build_object(
  'owner', pg_get_userbyid(t.typowner), 'type', format_type(t.typbasetype, t.typtypmod), 'not null', CASE WHEN t.typnotnull THEN 'yes' END, 'default', pg_get_expr(t.typdefaultbin, 0),
  'collation', (SELECT format('%I.%I', ln.nspname, l.collname) FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace JOIN pg_type b ON b.oid = t.typbasetype WHERE l.oid = t.typcollation AND l.oid <> b.typcollation))
  || coalesce((SELECT jsonb_object_agg('check ' || quote_ident(k.conname), pg_get_constraintdef(k.oid)) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '{}')
FROM pg_type t JOIN place n ON n.oid = t.typnamespace
WHERE t.typtype = 'd' AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)

-- kind: composite
SELECT c.name, '', jsonb_build_object('owner', pg_get_userbyid(c.relowner), 'attributes',
  (SELECT array_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) || coalesce((SELECT format(' COLLATE %I.%I', n.nspname, l.collname) FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
    JOIN pg_type y ON y.oid = a.atttypid WHERE l.oid = a.attcollation AND l.oid <> y.typcollation), '') ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
FROM own c WHERE c.relkind = 'c' AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = c.reltype)

-- kind: range
SELECT format('%I.%I', n.nspname, t.typname), '', jsonb_build_object(
  'owner', pg_get_userbyid(t.typowner), 'subtype', format_type(r.rngsubtype, NULL), 'operator class', (SELECT format('%I.%I', o.nspname, p.opcname) FROM pg_opclass p JOIN pg_namespace o ON o.oid = p.opcnamespace WHERE p.oid = r.rngsubopc),
  'collation', (SELECT format('%I.%I', o.nspname, l.collname) FROM pg_collation l JOIN pg_namespace o ON o.oid = l.collnamespace WHERE l.oid = r.rngcollation),
  'canonical', nullif(r.rngcanonical, 0)::regprocedure::text, 'difference', nullif(r.rngsubdiff, 0)::regprocedure::text, 'multirange', nullif(r.rngmultitypid, 0)::regtype::text)
FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN place n ON n.oid = t.typnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)

-- kind: base type
SELECT format('%I.%I', n.nspname, t.typname), '', jsonb_build_object(
  'owner', pg_get_userbyid(t.typowner), 'shell', CASE WHEN NOT t.typisdefined THEN 'yes' END, 'length', t.typlen, 'by value', t.typbyval, 'alignment', t.typalign, 'storage', t.typstorage, 'category', t.typcategory, 'preferred', t.typispreferred,
  'delimiter', t.typdelim, 'element', nullif(t.typelem, 0)::regtype::text, 'default', t.typdefault, 'collatable', CASE WHEN t.typcollation <> 0 THEN 'yes' END, 'input', t.typinput::text, 'output', t.typoutput::text,
  'receive', t.typreceive::text, 'send', t.typsend::text, 'modifier in', t.typmodin::text, 'modifier out', t.typmodout::text, 'analyze', t.typanalyze::text, 'subscript', to_jsonb(t) ->> 'typsubscript')
FROM pg_type t JOIN place n ON n.oid = t.typnamespace
-- The array type of another type comes with that.
WHERE (t.typtype = 'b' OR NOT t.typisdefined) AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid) AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)

-- kind: function
SELECT format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)), '', jsonb_build_object(
  'owner', pg_get_userbyid(p.proowner), 'kind', nullif(p.prokind, 'f'), 'arguments', pg_get_function_arguments(p.oid), 'result', pg_get_function_result(p.oid),
  'language', l.lanname, 'volatility', p.provolatile, 'strict', CASE WHEN p.proisstrict THEN 'yes' END, 'security definer', CASE WHEN p.prosecdef THEN 'yes' END,
  'leakproof', CASE WHEN p.proleakproof THEN 'yes' END, 'parallel', p.proparallel, 'cost', p.procost, 'rows', nullif(p.prorows, 0), 'support', nullif(p.prosupport, 0)::regprocedure::text,
  'depends on', (SELECT array_agg(e.extname ORDER BY e.extname) FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'x'),
  'settings', p.proconfig, 'transforms', (SELECT array_agg(t::regtype::text) FROM unnest(p.protrftypes) t), 'library', p.probin,
  -- It may hold anything, also a secret: it is compared, and not kept.
  'body', CASE WHEN p.prosqlbody IS NULL THEN encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') END, 'sql body', pg_get_function_sqlbody(p.oid),
  'takes', CASE WHEN p.provariadic = 0 THEN format('%s to %s', p.pronargs - p.pronargdefaults, p.pronargs) ELSE 'any' END,
  'shadows', CASE WHEN EXISTS (SELECT FROM pg_proc s WHERE s.pronamespace = 'pg_catalog'::regnamespace AND s.proname = p.proname) THEN 'a function of the server' END)
FROM pg_proc p JOIN place n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE p.prokind <> 'a' AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)

-- kind: aggregate
SELECT format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)), '', jsonb_build_object(
  'owner', pg_get_userbyid(p.proowner), 'arguments', pg_get_function_arguments(p.oid), 'result', pg_get_function_result(p.oid), 'parallel', p.proparallel, 'kind', nullif(a.aggkind, 'n'), 'direct arguments', nullif(a.aggnumdirectargs, 0),
  'transition', a.aggtransfn::regprocedure::text, 'final', nullif(a.aggfinalfn, 0)::regprocedure::text, 'combine', nullif(a.aggcombinefn, 0)::regprocedure::text, 'serial', nullif(a.aggserialfn, 0)::regprocedure::text,
  'deserial', nullif(a.aggdeserialfn, 0)::regprocedure::text, 'moving transition', nullif(a.aggmtransfn, 0)::regprocedure::text, 'moving inverse', nullif(a.aggminvtransfn, 0)::regprocedure::text, 'moving final', nullif(a.aggmfinalfn, 0)::regprocedure::text,
  'final extra', CASE WHEN a.aggfinalextra THEN 'yes' END, 'moving final extra', CASE WHEN a.aggmfinalextra THEN 'yes' END, 'final modifies', a.aggfinalmodify, 'moving final modifies', a.aggmfinalmodify,
  'sort operator', nullif(a.aggsortop, 0)::regoperator::text, 'state', a.aggtranstype::regtype::text, 'state size', nullif(a.aggtransspace, 0), 'moving state', nullif(a.aggmtranstype, 0)::regtype::text, 'moving state size', nullif(a.aggmtransspace, 0),
  'initial', '=' || a.agginitval, 'moving initial', '=' || a.aggminitval)
FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN place n ON n.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)

-- kind: operator
SELECT format('%I.%s(%s, %s)', n.nspname, o.oprname, coalesce(nullif(o.oprleft, 0)::regtype::text, 'none'), coalesce(nullif(o.oprright, 0)::regtype::text, 'none')), '', jsonb_build_object(
  'owner', pg_get_userbyid(o.oprowner), 'function', o.oprcode::text, 'commutator', nullif(o.oprcom, 0)::regoperator::text, 'negator', nullif(o.oprnegate, 0)::regoperator::text, 'restrict', nullif(o.oprrest, 0)::text, 'join', nullif(o.oprjoin, 0)::text,
  'shadows', CASE WHEN EXISTS (SELECT FROM pg_operator s WHERE s.oprnamespace = 'pg_catalog'::regnamespace AND s.oprname = o.oprname) THEN 'an operator of the server' END,
  'merges', CASE WHEN o.oprcanmerge THEN 'yes' END, 'hashes', CASE WHEN o.oprcanhash THEN 'yes' END)
FROM pg_operator o JOIN place n ON n.oid = o.oprnamespace
WHERE o.oprcode <> 0 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_operator'::regclass AND m.objid = o.oid)

-- kind: operator class
SELECT format('%I.%I', n.nspname, p.opcname), quote_ident(a.amname), jsonb_build_object(
  'owner', pg_get_userbyid(p.opcowner), 'type', p.opcintype::regtype::text, 'key type', nullif(p.opckeytype, 0)::regtype::text, 'default', CASE WHEN p.opcdefault THEN 'yes' END,
  'family', (SELECT format('%I.%I', g.nspname, f.opfname) FROM pg_opfamily f JOIN pg_namespace g ON g.oid = f.opfnamespace WHERE f.oid = p.opcfamily))
FROM pg_opclass p JOIN place n ON n.oid = p.opcnamespace JOIN pg_am a ON a.oid = p.opcmethod
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_opclass'::regclass AND m.objid = p.oid)

-- kind: operator family
SELECT format('%I.%I', n.nspname, f.opfname), quote_ident(a.amname), jsonb_build_object('owner', pg_get_userbyid(f.opfowner),
  'operators', (SELECT array_agg(format('%s %s %s', o.amopstrategy, o.amopopr::regoperator, o.amoppurpose) ORDER BY o.amopstrategy, o.amopopr::regoperator::text) FROM pg_amop o WHERE o.amopfamily = f.oid),
  'functions', (SELECT array_agg(format('%s %s (%s, %s)', x.amprocnum, x.amproc::regprocedure, x.amproclefttype::regtype, x.amprocrighttype::regtype) ORDER BY x.amprocnum, x.amproclefttype::regtype::text, x.amprocrighttype::regtype::text) FROM pg_amproc x WHERE x.amprocfamily = f.oid))
FROM pg_opfamily f JOIN place n ON n.oid = f.opfnamespace JOIN pg_am a ON a.oid = f.opfmethod
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_opfamily'::regclass AND m.objid = f.oid)

-- kind: cast
SELECT format('%s AS %s', k.castsource::regtype, k.casttarget::regtype), '', jsonb_build_object('function', nullif(k.castfunc, 0)::regprocedure::text, 'context', k.castcontext, 'method', k.castmethod)
FROM pg_cast k
-- A range's cast to its multirange comes with the range.
WHERE k.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_range r WHERE r.rngtypid = k.castsource AND r.rngmultitypid = k.casttarget)
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_cast'::regclass AND m.objid = k.oid)

-- kind: collation
SELECT format('%I.%I', n.nspname, l.collname), '', jsonb_build_object(
  'owner', pg_get_userbyid(l.collowner), 'provider', l.collprovider, 'not deterministic', CASE WHEN NOT l.collisdeterministic THEN 'yes' END, 'collate', l.collcollate, 'ctype', l.collctype,
  'locale', coalesce(to_jsonb(l) ->> 'colliculocale', to_jsonb(l) ->> 'colllocale'), 'rules', to_jsonb(l) ->> 'collicurules')
FROM pg_collation l JOIN place n ON n.oid = l.collnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_collation'::regclass AND m.objid = l.oid)

-- kind: conversion
SELECT format('%I.%I', n.nspname, v.conname), '', jsonb_build_object(
  'owner', pg_get_userbyid(v.conowner), 'from', pg_encoding_to_char(v.conforencoding), 'to', pg_encoding_to_char(v.contoencoding), 'function', v.conproc::text, 'default', CASE WHEN v.condefault THEN 'yes' END)
FROM pg_conversion v JOIN place n ON n.oid = v.connamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_conversion'::regclass AND m.objid = v.oid)

-- kind: trigger
SELECT c.name, quote_ident(t.tgname), jsonb_build_object('definition', pg_get_triggerdef(t.oid), 'enabled', nullif(t.tgenabled, 'O'),
  'depends on', (SELECT array_agg(e.extname ORDER BY e.extname) FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid AND d.deptype = 'x'))
FROM pg_trigger t JOIN own c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal

-- kind: event trigger
SELECT quote_ident(e.evtname), '', jsonb_build_object('owner', pg_get_userbyid(e.evtowner), 'event', e.evtevent, 'tags', e.evttags, 'function', e.evtfoid::regprocedure::text, 'enabled', nullif(e.evtenabled, 'O'))
FROM pg_event_trigger e WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_event_trigger'::regclass AND m.objid = e.oid)

-- kind: rule
SELECT c.name, quote_ident(r.rulename), jsonb_build_object('definition', pg_get_ruledef(r.oid), 'enabled', nullif(r.ev_enabled, 'O'))
FROM pg_rewrite r JOIN own c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'

-- kind: policy
SELECT c.name, quote_ident(p.polname), jsonb_build_object(
  'command', p.polcmd, 'restrictive', CASE WHEN NOT p.polpermissive THEN 'yes' END, 'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid),
  'roles', (SELECT array_agg(CASE WHEN r = 0 THEN 'public' ELSE pg_get_userbyid(r)::text END ORDER BY CASE WHEN r = 0 THEN 'public' ELSE pg_get_userbyid(r)::text END) FROM unnest(p.polroles) r))
FROM pg_policy p JOIN own c ON c.oid = p.polrelid

-- kind: grant
SELECT a.what, CASE WHEN g.grantee = 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(g.grantee)) END, jsonb_object_agg(g.privilege_type, g.state)
FROM (
  SELECT CASE c.relkind WHEN 'S' THEN 'sequence ' ELSE 'table ' END || c.name AS what, c.relacl AS acl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS base, NULL::oid AS but FROM own c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
  UNION ALL SELECT 'column ' || c.name || '.' || quote_ident(a.attname), a.attacl, NULL, NULL FROM pg_attribute a JOIN own c ON c.oid = a.attrelid WHERE NOT a.attisdropped
  UNION ALL SELECT 'schema ' || quote_ident(n.nspname), CASE WHEN n.nspname = 'public' THEN coalesce(s.nspacl, acldefault('n', s.nspowner)) ELSE s.nspacl END, acldefault('n', s.nspowner) || CASE WHEN n.nspname = 'public' THEN ARRAY[makeaclitem(0, s.nspowner, 'USAGE', false)] || CASE WHEN current_setting('server_version_num')::int < 150000 THEN ARRAY[makeaclitem(0, s.nspowner, 'CREATE', false)] ELSE '{}' END ELSE '{}' END, NULL
    FROM place n JOIN pg_namespace s USING (oid) WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_namespace'::regclass AND m.objid = n.oid)
  UNION ALL SELECT format('function %I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)), p.proacl, acldefault('f', p.proowner), NULL FROM pg_proc p JOIN place n ON n.oid = p.pronamespace WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
  UNION ALL SELECT format('type %I.%I', n.nspname, t.typname), t.typacl, acldefault('T', t.typowner), NULL FROM pg_type t JOIN place n ON n.oid = t.typnamespace WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
  UNION ALL SELECT 'language ' || quote_ident(l.lanname), l.lanacl, acldefault('l', l.lanowner), NULL FROM pg_language l WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_language'::regclass AND m.objid = l.oid)
  UNION ALL SELECT 'foreign data wrapper ' || quote_ident(f.fdwname), f.fdwacl, acldefault('F', f.fdwowner), NULL FROM pg_foreign_data_wrapper f WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_foreign_data_wrapper'::regclass AND m.objid = f.oid)
  UNION ALL SELECT 'server ' || quote_ident(s.srvname), s.srvacl, acldefault('S', s.srvowner), NULL FROM pg_foreign_server s
  -- What was granted on what an extension or the server brought, beyond what they grant themselves. The owner of an extension is
  -- who made it.
  UNION ALL SELECT format('%s %s', i.type, i.identity), x.acl, coalesce((SELECT p.initprivs FROM pg_init_privs p WHERE p.classoid = m.classid AND p.objoid = m.objid AND p.objsubid = 0), acldefault(x.kind, x.owner)), x.owner FROM (
      SELECT 'pg_class'::regclass AS class, c.oid AS object, c.relacl AS acl, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char" AS kind, c.relowner AS owner FROM pg_class c
      UNION ALL SELECT 'pg_proc'::regclass, p.oid, p.proacl, 'f', p.proowner FROM pg_proc p UNION ALL SELECT 'pg_type'::regclass, t.oid, t.typacl, 'T', t.typowner FROM pg_type t
      UNION ALL SELECT 'pg_namespace'::regclass, s.oid, s.nspacl, 'n', s.nspowner FROM pg_namespace s UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, f.oid, f.fdwacl, 'F', f.fdwowner FROM pg_foreign_data_wrapper f
      UNION ALL SELECT 'pg_language'::regclass, l.oid, l.lanacl, 'l', l.lanowner FROM pg_language l) x
    JOIN (SELECT classid, objid FROM member UNION SELECT classid, objid FROM system) m ON m.classid = x.class AND m.objid = x.object CROSS JOIN LATERAL pg_identify_object(x.class, x.object, 0) i WHERE x.acl IS NOT NULL
  UNION ALL SELECT format('table column pg_catalog.%I.%I', c.relname, a.attname), a.attacl, coalesce((SELECT p.initprivs FROM pg_init_privs p WHERE p.classoid = 'pg_class'::regclass AND p.objoid = c.oid AND p.objsubid = a.attnum), NULL), NULL
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL AND c.relnamespace = 'pg_catalog'::regnamespace
) a CROSS JOIN LATERAL (
  SELECT grantee, privilege_type, max(state) AS state FROM (
    (SELECT grantee, privilege_type, CASE WHEN is_grantable THEN 'granted, grantable' ELSE 'granted' END AS state FROM aclexplode(a.acl)
      EXCEPT SELECT grantee, privilege_type, CASE WHEN is_grantable THEN 'granted, grantable' ELSE 'granted' END FROM aclexplode(a.base))
    UNION ALL SELECT grantee, privilege_type, 'revoked' FROM (SELECT grantee, privilege_type FROM aclexplode(a.base) EXCEPT SELECT grantee, privilege_type FROM aclexplode(a.acl)) r
  ) s GROUP BY 1, 2
) g
-- No explicit grants are the default ones.
WHERE a.acl IS NOT NULL AND g.grantee IS DISTINCT FROM a.but
GROUP BY 1, 2

-- kind: default privileges
SELECT quote_ident(pg_get_userbyid(d.defaclrole)), coalesce((SELECT 'in schema ' || quote_ident(n.nspname) || ' ' FROM pg_namespace n WHERE n.oid = d.defaclnamespace), '') || 'on ' ||
    CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE d.defaclobjtype::text END,
  coalesce((SELECT jsonb_object_agg(who, privileges) FROM (SELECT CASE WHEN g.grantee = 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(g.grantee)) END AS who, array_agg(g.privilege_type || CASE WHEN g.is_grantable THEN ' grantable' ELSE '' END ORDER BY g.privilege_type) AS privileges FROM aclexplode(d.defaclacl) g GROUP BY 1) x), '{}')
FROM pg_default_acl d

-- kind: extension
SELECT quote_ident(e.extname), '', jsonb_build_object('version', e.extversion, 'schema', (SELECT n.nspname FROM pg_namespace n WHERE n.oid = e.extnamespace))
FROM pg_extension e WHERE e.extname <> 'plpgsql'

-- kind: language
SELECT quote_ident(l.lanname), '', jsonb_build_object('owner', pg_get_userbyid(l.lanowner), 'trusted', CASE WHEN l.lanpltrusted THEN 'yes' END, 'handler', nullif(l.lanplcallfoid, 0)::regprocedure::text, 'inline', nullif(l.laninline, 0)::regprocedure::text, 'validator', nullif(l.lanvalidator, 0)::regprocedure::text)
FROM pg_language l WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_language'::regclass AND m.objid = l.oid)

-- kind: transform
SELECT t.trftype::regtype::text, (SELECT l.lanname FROM pg_language l WHERE l.oid = t.trflang), jsonb_build_object('from sql', nullif(t.trffromsql, 0)::regprocedure::text, 'to sql', nullif(t.trftosql, 0)::regprocedure::text)
FROM pg_transform t WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_transform'::regclass AND m.objid = t.oid)

-- kind: access method
SELECT quote_ident(a.amname), '', jsonb_build_object('type', a.amtype, 'handler', a.amhandler::text)
FROM pg_am a WHERE a.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_am'::regclass AND m.objid = a.oid)

-- kind: text search parser
SELECT format('%I.%I', n.nspname, p.prsname), '', jsonb_build_object('start', p.prsstart::text, 'token', p.prstoken::text, 'end', p.prsend::text, 'headline', p.prsheadline::text, 'types', p.prslextype::text)
FROM pg_ts_parser p JOIN place n ON n.oid = p.prsnamespace WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_parser'::regclass AND m.objid = p.oid)

-- kind: text search template
SELECT format('%I.%I', n.nspname, t.tmplname), '', jsonb_build_object('init', t.tmplinit::text, 'lexize', t.tmpllexize::text)
FROM pg_ts_template t JOIN place n ON n.oid = t.tmplnamespace WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_template'::regclass AND m.objid = t.oid)

-- kind: text search dictionary
SELECT format('%I.%I', n.nspname, d.dictname), '', jsonb_build_object('owner', pg_get_userbyid(d.dictowner), 'options', d.dictinitoption, 'template', (SELECT format('%I.%I', g.nspname, t.tmplname) FROM pg_ts_template t JOIN pg_namespace g ON g.oid = t.tmplnamespace WHERE t.oid = d.dicttemplate))
FROM pg_ts_dict d JOIN place n ON n.oid = d.dictnamespace WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_dict'::regclass AND m.objid = d.oid)

-- kind: text search configuration
SELECT format('%I.%I', n.nspname, c.cfgname), '', jsonb_build_object('owner', pg_get_userbyid(c.cfgowner), 'parser', (SELECT format('%I.%I', g.nspname, p.prsname) FROM pg_ts_parser p JOIN pg_namespace g ON g.oid = p.prsnamespace WHERE p.oid = c.cfgparser),
  'mappings', (SELECT array_agg(format('%s %s', m.maptokentype, m.mapdict::regdictionary) ORDER BY m.maptokentype, m.mapseqno) FROM pg_ts_config_map m WHERE m.mapcfg = c.oid))
FROM pg_ts_config c JOIN place n ON n.oid = c.cfgnamespace WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_ts_config'::regclass AND m.objid = c.oid)

-- kind: foreign data wrapper
SELECT quote_ident(f.fdwname), '', jsonb_build_object('owner', pg_get_userbyid(f.fdwowner), 'handler', nullif(f.fdwhandler, 0)::regprocedure::text, 'validator', nullif(f.fdwvalidator, 0)::regprocedure::text, 'options', (SELECT array_agg(o ORDER BY o) FROM unnest(f.fdwoptions) o))
FROM pg_foreign_data_wrapper f WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_foreign_data_wrapper'::regclass AND m.objid = f.oid)

-- kind: server
SELECT quote_ident(s.srvname), '', jsonb_build_object('owner', pg_get_userbyid(s.srvowner), 'type', s.srvtype, 'version', s.srvversion, 'wrapper', (SELECT f.fdwname FROM pg_foreign_data_wrapper f WHERE f.oid = s.srvfdw), 'options', (SELECT array_agg(o ORDER BY o) FROM unnest(s.srvoptions) o))
FROM pg_foreign_server s WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_foreign_server'::regclass AND m.objid = s.oid)

-- kind: user mapping
SELECT quote_ident(u.srvname), quote_ident(u.usename), '{}'::jsonb
FROM pg_user_mappings u

-- kind: publication
SELECT quote_ident(p.pubname), '', jsonb_build_object('owner', pg_get_userbyid(p.pubowner), 'all tables', CASE WHEN p.puballtables THEN 'yes' END, 'insert', p.pubinsert, 'update', p.pubupdate, 'delete', p.pubdelete, 'truncate', p.pubtruncate, 'via root', CASE WHEN p.pubviaroot THEN 'yes' END, 'generated', nullif(to_jsonb(p) ->> 'pubgencols', 'n'))
FROM pg_publication p WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_publication'::regclass AND m.objid = p.oid)

-- kind: published table since 15
SELECT quote_ident(p.pubname), c.name, jsonb_build_object('where', pg_get_expr(r.prqual, r.prrelid),
  'columns', (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[])))
FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid JOIN own c ON c.oid = r.prrelid

-- kind: published table until 14
SELECT quote_ident(p.pubname), c.name, '{}'::jsonb
FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid JOIN own c ON c.oid = r.prrelid

-- kind: published schema since 15
SELECT quote_ident(p.pubname), quote_ident(n.nspname), '{}'::jsonb
FROM pg_publication_namespace r JOIN pg_publication p ON p.oid = r.pnpubid JOIN pg_namespace n ON n.oid = r.pnnspid

-- kind: statistics
SELECT format('%I.%I', n.nspname, s.stxname), '', jsonb_build_object('owner', pg_get_userbyid(s.stxowner), 'definition', pg_get_statisticsobjdef(s.oid), 'target', nullif(coalesce(s.stxstattarget, -1), -1))
FROM pg_statistic_ext s JOIN place n ON n.oid = s.stxnamespace WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_statistic_ext'::regclass AND m.objid = s.oid)

-- kind: comment
SELECT format('%s %s', i.type, i.identity), '', jsonb_build_object('text', d.description)
FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE (d.objoid >= 16384 OR (d.classoid = 'pg_namespace'::regclass AND d.objoid = (SELECT oid FROM place WHERE nspname = 'public') AND d.description <> 'standard public schema')) AND d.classoid NOT IN ('pg_largeobject'::regclass, 'pg_extension'::regclass) AND i.type IS NOT NULL AND i.identity !~ '(^| )pg_temp'
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classoid AND m.objid = d.objoid)

-- kind: security label
SELECT format('%s %s', i.type, i.identity), l.provider, jsonb_build_object('label', l.label)
FROM pg_seclabel l CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) i WHERE l.classoid <> 'pg_largeobject'::regclass AND i.type IS NOT NULL
