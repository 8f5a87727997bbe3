import type { TestDatabase } from '../../../platform/testing/test-database.ts';

interface ForeignKey {
  table: string;
  columns: string;
  parent: string;
  parentColumns: string;
}

/**
 * Every table that hangs on a room by foreign keys, directly or through another one, with the condition by which a row of
 * it is of the room `$1`; read from the catalogue, so that a table made later is among them by itself.
 */
export async function tablesOfRoom({ asOwner }: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const names = (key: string, of: string) =>
    `(select string_agg(quote_ident(a.attname), ', ' order by k.nr) from unnest(${key}) with ordinality k(attnum, nr)
      join pg_attribute a on a.attrelid = ${of} and a.attnum = k.attnum)`;
  const keys = await asOwner<ForeignKey & Record<string, string>>(
    `select c.conrelid::regclass::text as table, ${names('c.conkey', 'c.conrelid')} as columns,
       c.confrelid::regclass::text as parent, ${names('c.confkey', 'c.confrelid')} as "parentColumns"
     from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1, c.conname`,
  );
  const found = new Map([['room', 'id = $1']]);
  for (let isGrowing = true; isGrowing; ) {
    const next = new Map<string, string[]>();
    for (const { table, columns, parent, parentColumns } of keys) {
      const ofParent = found.get(parent);
      if (ofParent === undefined || found.has(table)) continue;
      const way = `(${columns}) in (select ${parentColumns} from ${parent} where ${ofParent})`;
      next.set(table, [...(next.get(table) ?? []), way]);
    }
    for (const [table, ways] of next) found.set(table, `(${ways.join(' or ')})`);
    isGrowing = next.size > 0;
  }
  return found;
}

/** Every row of every table, as text. */
export async function allRows({ asOwner }: TestDatabase): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await asOwner<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const rows = new Map<string, string[]>();
  for (const { name } of tables) {
    const found = await asOwner<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    rows.set(
      name,
      found.map(({ row }) => row),
    );
  }
  return rows;
}

/** The rows that stand in one and not in the other, by table; tables without any are left out. */
export function onlyIn(
  one: ReadonlyMap<string, readonly string[]>,
  other: ReadonlyMap<string, readonly string[]>,
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [table, rows] of one) {
    const there = new Set(other.get(table));
    const missing = rows.filter((row) => !there.has(row));
    if (missing.length > 0) found[table] = missing;
  }
  return found;
}
