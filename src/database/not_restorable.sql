-- What `pg_restore` will do that only a superuser, or only a member of some role, may. A superuser may do all of it.
-- What the server makes by itself with another object, as the functions of a range type, goes and comes with that, whoever has it.
WITH me AS (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
SELECT what, what ~ '^extension ' FROM me, (
  SELECT format('the login is no member of the owner %I', pg_get_userbyid(d.datdba)) AS what FROM pg_database d WHERE d.datname = current_database() AND NOT pg_has_role(d.datdba, 'USAGE')
  -- pg_restore makes things in the tablespace in which they were.
  UNION ALL SELECT format('it may make nothing in tablespace %I, in which %s of its tables and indexes lie (GRANT CREATE ON TABLESPACE %1$I TO …)', t.spcname, count(*)) FROM pg_class c
    JOIN pg_tablespace t ON t.oid = c.reltablespace JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT has_tablespace_privilege(t.oid, 'CREATE')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') GROUP BY t.spcname
  UNION ALL SELECT format('extension %I can be made by a superuser alone', e.extname) FROM pg_extension e
    JOIN pg_available_extension_versions v ON v.name = e.extname AND v.version = e.extversion WHERE v.superuser AND NOT v.trusted
  UNION ALL SELECT format('publication %I is for all tables, which a superuser alone may make', p.pubname) FROM pg_publication p WHERE p.puballtables
  UNION ALL SELECT format('publication %I is for whole schemas, which a superuser alone may make', p.pubname) FROM pg_publication p
    WHERE EXISTS (SELECT FROM pg_class c WHERE c.relname = 'pg_publication_namespace' AND c.relnamespace = 'pg_catalog'::regnamespace) AND EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_publication'::regclass AND d.refobjid = p.oid AND d.classid = to_regclass('pg_catalog.pg_publication_namespace'))
  UNION ALL SELECT format('event trigger %I can be made by a superuser alone', t.evtname) FROM pg_event_trigger t
    WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = t.oid AND d.deptype = 'e')
  UNION ALL SELECT format('foreign-data wrapper %I can be made by a superuser alone', f.fdwname) FROM pg_foreign_data_wrapper f
    WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_foreign_data_wrapper'::regclass AND d.objid = f.oid AND d.deptype = 'e')
  UNION ALL SELECT format('language %I can be made by a superuser alone', l.lanname) FROM pg_language l
    WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_language'::regclass AND d.objid = l.oid AND d.deptype = 'e')
  UNION ALL SELECT DISTINCT format('default privileges of role %I are his alone to set (GRANT %1$I TO …)', pg_get_userbyid(d.defaclrole)) FROM pg_default_acl d
    WHERE NOT pg_has_role(d.defaclrole, 'USAGE')
  UNION ALL SELECT format('%s objects belong to role %I, of which it is no member (GRANT %2$I TO …): %s', count(*), pg_get_userbyid(o.owner),
      array_to_string((array_agg(pg_describe_object(o.class, o.oid, 0) ORDER BY o.class, o.oid))[1:5], ', ')) FROM (
      SELECT c.relowner AS owner, c.relnamespace AS place, 'pg_class'::regclass AS class, c.oid FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
      UNION ALL SELECT p.proowner, p.pronamespace, 'pg_proc'::regclass, p.oid FROM pg_proc p
      UNION ALL SELECT t.typowner, t.typnamespace, 'pg_type'::regclass, t.oid FROM pg_type t WHERE t.typtype IN ('e', 'd', 'r')
      UNION ALL SELECT n.nspowner, n.oid, 'pg_namespace'::regclass, n.oid FROM pg_namespace n WHERE n.nspname <> 'public'
      UNION ALL SELECT l.lomowner, NULL, 'pg_largeobject'::regclass, l.oid FROM pg_largeobject_metadata l
      UNION ALL SELECT o.oprowner, o.oprnamespace, 'pg_operator'::regclass, o.oid FROM pg_operator o
      UNION ALL SELECT o.opcowner, o.opcnamespace, 'pg_opclass'::regclass, o.oid FROM pg_opclass o
      UNION ALL SELECT o.opfowner, o.opfnamespace, 'pg_opfamily'::regclass, o.oid FROM pg_opfamily o
      UNION ALL SELECT c.collowner, c.collnamespace, 'pg_collation'::regclass, c.oid FROM pg_collation c
      UNION ALL SELECT c.conowner, c.connamespace, 'pg_conversion'::regclass, c.oid FROM pg_conversion c
      UNION ALL SELECT t.cfgowner, t.cfgnamespace, 'pg_ts_config'::regclass, t.oid FROM pg_ts_config t
      UNION ALL SELECT t.dictowner, t.dictnamespace, 'pg_ts_dict'::regclass, t.oid FROM pg_ts_dict t
      UNION ALL SELECT s.stxowner, s.stxnamespace, 'pg_statistic_ext'::regclass, s.oid FROM pg_statistic_ext s
      UNION ALL SELECT s.srvowner, NULL, 'pg_foreign_server'::regclass, s.oid FROM pg_foreign_server s
      UNION ALL SELECT p.pubowner, NULL, 'pg_publication'::regclass, p.oid FROM pg_publication p
    ) o LEFT JOIN pg_namespace n ON n.oid = o.place
    WHERE coalesce(n.nspname !~ '^pg_' AND n.nspname <> 'information_schema', true) AND NOT pg_has_role(o.owner, 'USAGE')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype IN ('e', 'i')) GROUP BY o.owner
) all_of_it (what) WHERE NOT me.rolsuper ORDER BY 1
