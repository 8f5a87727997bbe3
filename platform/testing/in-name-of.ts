import type pg from 'pg';

/**
 * Does something on a connection of the application's role with the settings by which the row policies know who asks, set
 * by hand as the server would; then undoes it. The rules and routes are not there at all.
 */
export async function inNameOf<T>(
  app: pg.Pool,
  settings: Readonly<Record<string, string>>,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await app.connect();
  try {
    await client.query('begin');
    // As just after signing in, unless a test says otherwise.
    const fresh = settings['now'] === undefined ? {} : { electronic_id_at: settings['now'] };
    for (const [name, value] of Object.entries({ ...fresh, ...settings }))
      await client.query('select set_config($1, $2, true)', [`app.${name}`, value]);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The settings of somebody who acts in one of her roles. */
export const actingAs = (personId: string, role: { id: string; organisationId: string }) => ({
  person_id: personId,
  acting_kind: 'practitioner',
  acting_id: role.id,
  organisation_id: role.organisationId,
});

export type Statement = readonly [text: string, values?: unknown[]];

/** What the second wall says when it refuses; `more` for what a module's own triggers say. */
const refusals = /row-level security|permission denied|violates (foreign|unique|check|not-null)/;

/**
 * Runs statements in somebody's name, past rules and routes, and undoes them. Gives how many rows the last one met, or
 * that the second wall refused; what is asked at the commit is asked at the end.
 */
export async function runInNameOf(
  app: pg.Pool,
  settings: Readonly<Record<string, string>>,
  statements: readonly Statement[],
  more?: RegExp,
): Promise<number | 'refused'> {
  try {
    return await inNameOf(app, settings, async (client) => {
      let met = 0;
      for (const [text, values] of statements) met = (await client.query(text, values)).rowCount ?? 0;
      await client.query('set constraints all immediate');
      return met;
    });
  } catch (error) {
    const told = error instanceof Error ? error.message : '';
    if (refusals.test(told) || more?.test(told) === true) return 'refused';
    throw error;
  }
}
