import type { TestDatabase } from '../../platform/testing/test-database.ts';

/** Remembers every table of the application as it stands now; what is given back puts all of it back. */
export async function rememberTables({ asOwner }: TestDatabase): Promise<() => Promise<void>> {
  const tables = await asOwner<{ name: string; columns: string; needs: string[] }>(`
    select c.relname as name,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid and not f.condeferrable) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`);
  await asOwner('create schema remembered');
  for (const { name } of tables) await asOwner(`create table remembered.${name} as table public.${name}`);
  const inOrder = ordered(tables);
  // Deleted, not truncated: for a handful of rows that is many times faster.
  const away = inOrder.toReversed().map(({ name }) => `delete from public.${name};`);
  const back = inOrder.map(
    ({ name, columns }) =>
      `insert into public.${name} (${columns}) overriding system value select ${columns} from remembered.${name};`,
  );
  const all = ['begin; set constraints all deferred;', ...away, ...back, 'commit'].join('\n');
  return async () => {
    await asOwner(all);
  };
}

/** Each table after those it refers to. */
function ordered<T extends { name: string; needs: string[] }>(tables: readonly T[]): T[] {
  const placed: T[] = [];
  while (placed.length < tables.length) {
    const next = tables.find(
      (one) => !placed.includes(one) && one.needs.every((need) => placed.some((p) => p.name === need)),
    );
    if (next === undefined) throw new Error('The tables refer to each other in a circle.');
    placed.push(next);
  }
  return placed;
}
