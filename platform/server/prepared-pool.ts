import { createHash } from 'node:crypto';
import pg from 'pg';

// A calendar day stays text: a Date would move it across time zones.
pg.types.setTypeParser(1082, (value) => value);
pg.types.setTypeParser(20, (value) => Number(value));

const mostStatements = 500;

/**
 * A client that prepares each statement once per connection: planning a query under row policies costs
 * more than running it. The texts come from code, so they are few; past the limit they run unprepared.
 */
class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  // pg's overloads can't be restated one by one; what Kysely calls is (text, values).
  // oxlint-disable-next-line typescript/no-explicit-any -- the signature is pg's own
  override query(...parameters: any[]): any {
    const given: readonly unknown[] = parameters;
    const [text, values] = given;
    if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2) {
      return Reflect.apply(super.query, this, parameters);
    }
    // Several statements at once answer with a list; the last one is what was asked.
    if (values.length === 0)
      return super.query(text).then((result): unknown => (Array.isArray(result) ? result.at(-1) : result));
    const name = this.#nameOf(text);
    return super.query(name === undefined ? { text, values } : { name, text, values });
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= mostStatements) return undefined;
    const name = createHash('sha1').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }
}

export interface PoolOptions {
  url: string;
  size: number;
  /** Called when an idle connection breaks; the pool opens a new one at the next query. */
  onBroken: (error: Error) => void;
}

/** Connections of one role to one database, each preparing what it runs. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    Client: PreparingClient,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 20_000,
    application_name: 'tillit',
    // What is asked without waiting for an answer goes out together: the end of a request in one round trip.
    pipeline: true,
  });
  // Without a listener a broken idle connection would end the process.
  pool.on('error', options.onBroken);
  // The same for one that breaks while it is in use; whoever uses it is told by the query that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
