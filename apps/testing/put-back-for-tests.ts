import type { TestDatabase } from '../../platform/testing/test-database.ts';

interface Table {
  name: string;
  /** Those that can be written, as SQL lists them. */
  columns: string;
  /** The tables it refers to. */
  needs: string[];
}

/** Remembers every table of the application as it stands now; what is given back puts all of it back. */
export async function rememberTables({ asOwner }: TestDatabase): Promise<() => Promise<void>> {
  const tables = await asOwner<Table>(`
    select c.relname as name,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid and not f.condeferrable) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`);
  await asOwner('create schema remembered');
  for (const { name } of tables) await asOwner(`create table remembered.${name} as table public.${name}`);
  await asOwner(putBackFunction(ordered(tables)));
  return async () => {
    await asOwner('select remembered.put_back()');
  };
}

/**
 * A function, so that it is planned once; and of a table that has only got more rows just those go, because deleting and
 * writing all of a hundred tables takes longer than any call that is tried in between.
 */
function putBackFunction(tables: readonly Table[]): string {
  const changed = tables.map(({ name, needs }) => {
    const refers = needs.map((need) => `'${need}' = any(anew)`).join(' or ') || 'false';
    return `if ${refers} or exists (select r::text from remembered.${name} r except select p::text from public.${name} p)
      then anew := array_append(anew, '${name}'); end if;`;
  });
  const away = tables.toReversed().map(
    ({ name }) => `if '${name}' = any(anew) then delete from public.${name};
      else delete from public.${name} p where p::text not in (select r::text from remembered.${name} r); end if;`,
  );
  const back = tables.map(
    ({ name, columns }) => `if '${name}' = any(anew) then
      insert into public.${name} (${columns}) overriding system value select ${columns} from remembered.${name}; end if;`,
  );
  return `create function remembered.put_back() returns void language plpgsql as $$
    declare anew text[] := '{}';
    begin set constraints all deferred; ${[...changed, ...away, ...back].join('\n')} end $$`;
}

/** Each table after those it refers to. */
function ordered(tables: readonly Table[]): Table[] {
  const placed: Table[] = [];
  while (placed.length < tables.length) {
    const next = tables.find(
      (one) => !placed.includes(one) && one.needs.every((need) => placed.some((p) => p.name === need)),
    );
    if (next === undefined) throw new Error('The tables refer to each other in a circle.');
    placed.push(next);
  }
  return placed;
}
