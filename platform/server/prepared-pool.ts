import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';

// A calendar day stays text: a Date would move it across time zones.
pg.types.setTypeParser(1082, (value) => value);
pg.types.setTypeParser(20, (value) => Number(value));

const mostStatements = 500;

// What is asked here is short and asks for a few rows, and its plan is kept: made while a table was small, it must still be
// right when the table has grown, so the way in is always an index. Compiling a statement takes longer than running it.
const planning = '-c enable_seqscan=off -c random_page_cost=1.1 -c jit=off';

/**
 * A client that prepares each statement once per connection: planning a query under row policies costs
 * more than running it. The texts come from code, so they are few; past the limit they run unprepared.
 */
class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();
  readonly #socket: Socket;
  #isGathering = false;

  constructor(config?: pg.ClientConfig) {
    const socket = new Socket();
    super({ ...config, stream: () => socket });
    this.#socket = socket;
  }

  // pg's overloads can't be restated one by one; what Kysely calls is (text, values).
  // oxlint-disable-next-line typescript/no-explicit-any -- the signature is pg's own
  override query(...parameters: any[]): any {
    this.#gather();
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

  /** What is asked in one go is sent in one go: a write to the network costs more than what it carries. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#socket.cork();
    queueMicrotask(() => {
      this.#isGathering = false;
      this.#socket.uncork();
    });
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
    options: planning,
    // What is asked without waiting for an answer goes out together: the end of a request in one round trip.
    pipeline: true,
  });
  // Without a listener a broken idle connection would end the process.
  pool.on('error', options.onBroken);
  // The same for one that breaks while it is in use; whoever uses it is told by the query that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
