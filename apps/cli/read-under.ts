import type pg from 'pg';

/** What a transaction is told about who asks, by the names that the policies read. */
export type Settings = Readonly<Record<`app.${string}`, string>>;

/** Reads in one transaction that can't write, under the policies of whoever the settings name; rolled back in any case. */
export async function readUnder<T>(client: pg.Client, settings: Settings, read: () => Promise<T>): Promise<T> {
  await client.query('begin transaction read only');
  try {
    const all = JSON.stringify({ 'app.now': new Date().toISOString(), ...settings });
    await client.query('select set_config(key, value, true) from json_each_text($1)', [all]);
    return await read();
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}
