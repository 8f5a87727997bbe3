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
