// What the database holds, as one number a table: whether an attempt changed anything.

/** Tables that note every attempt, a refused one too. */
const NOTES = /^(audit|login_failure)/;

/** Tables with columns that may change: of them the rest is read. Elsewhere each row is known by its version. */
const FINGERPRINTS = `
  select string_agg(relname || '=' || md5(query_to_xml(format(
           case when relname in ('session', 'municipality')
                then 'select r from madoguchi.%I t, lateral (select to_jsonb(t) - array[''seen_at'', ''version''] as r) as rows order by r::text'
                else 'select count(*), sum(hashtextextended(t.ctid || '':'' || t.xmin, 0)) from madoguchi.%I t' end,
           relname),
           true, false, '')::text), ',' order by relname)
    from pg_class where relnamespace = 'madoguchi'::regnamespace and relkind = 'r'`;

/**
 * {table: fingerprint} of every table but the trails. That a session was seen is no change, nor that an administrator
 * asked for one, which counts the version that caches go by.
 */
export async function fingerprints(instance) {
  const pairs = (await instance.psql(FINGERPRINTS)).split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.filter(([table]) => !NOTES.test(table)));
}

/** Names of the tables in which a text stands anywhere. */
export async function tablesHolding(instance, text) {
  const found = await instance.psql(`
    select coalesce(string_agg(relname, ',' order by relname), '')
      from pg_class
     where relnamespace = 'madoguchi'::regnamespace and relkind = 'r'
       and query_to_xml(format('select 1 from madoguchi.%I t where to_jsonb(t)::text like %L limit 1',
                               relname, '%${text}%'), true, false, '')::text like '%<row%'`);
  return found.split(',').filter(Boolean);
}
