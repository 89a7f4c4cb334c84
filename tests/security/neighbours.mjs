// A second municipality in the same database: the twin of the first, so that every table has rows of both.

export const HERE = '139998';
export const THERE = '131121';

const TWIN = `
  do $$
  declare
    t record;
  begin
    -- As restoring a copy does: no trigger, no order of tables.
    perform set_config('session_replication_role', 'replica', true);
    for t in
      select c.relname, string_agg(quote_ident(a.attname), ', ') as columns
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                           and a.attgenerated = '' and a.attname <> 'municipality'
       where c.relnamespace = 'madoguchi'::regnamespace and c.relkind = 'r'
         and exists (select from pg_attribute m where m.attrelid = c.oid and m.attname = 'municipality')
       group by c.relname
    loop
      execute format('insert into madoguchi.%1$I (municipality, %2$s) overriding system value
                      select %3$L, %2$s from madoguchi.%1$I where municipality = %4$L',
                     t.relname, t.columns, '${THERE}', '${HERE}');
    end loop;
  end $$`;

/** Makes it. What it alone is to have is afterwards taken away from the first. */
export function makeNeighbour(instance) {
  return instance.psql(TWIN);
}

/** Runs a statement as restoring a copy does, past every trigger and foreign key. */
export function unchecked(instance, statement) {
  return instance.psql(`set session_replication_role = replica; ${statement}`);
}

/** Takes an object away, as if it had never been: the rows of all tables that have this column. */
export function takeAway(instance, column, value, { municipalities = [HERE, THERE] } = {}) {
  return unchecked(instance, `
    do $$
    declare
      t name;
    begin
      for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'madoguchi'::regnamespace and c.relkind = 'r' and a.attname = '${column}'
      loop
        execute format('delete from madoguchi.%I where municipality = any (%L) and ${column}::text = %L',
                       t, '{${municipalities.join(',')}}', '${value}');
      end loop;
    end $$`);
}
