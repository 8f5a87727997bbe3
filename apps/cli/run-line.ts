import pg from 'pg';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { readUnder, type Settings } from './read-under.ts';
import { toTable } from './to-table.ts';

// One statement only, as PostgreSQL itself sees to: a second one could end the transaction that the settings hold for.
interface OneStatement extends pg.QueryArrayConfig<never[]> {
  queryMode: 'extended';
}

/** Runs one statement and prints its rows, or in one line why it was refused; says whether it went well. */
export async function runLine(client: pg.Client, settings: Settings, text: string): Promise<boolean> {
  const statement: OneStatement = {
    text,
    rowMode: 'array',
    queryMode: 'extended',
    // As PostgreSQL writes it, not as JavaScript would.
    types: { getTypeParser: () => String },
  };
  try {
    const { fields, rows, command } = await readUnder(client, settings, () =>
      client.query<(string | null)[]>(statement),
    );
    const names = fields.map(({ name }) => name);
    process.stdout.write(names.length === 0 ? `${command ?? 'Nothing was asked'}\n` : toTable(names, rows));
    return true;
  } catch (fault) {
    if (!(fault instanceof pg.DatabaseError)) {
      const why = fault instanceof Error ? fault.message : String(fault);
      throw new StartRefusal(`The database does not answer any more (${why}): begin again when it runs.`);
    }
    const hint = fault.hint === undefined ? '' : ` (${fault.hint})`;
    process.stderr.write(`${fault.message}${hint}`.replaceAll(/\s+/g, ' ').concat('\n'));
    return false;
  }
}
