export interface Told {
  id: string;
  what: string;
  where: string;
}

/** An open screen: the stream of hints as a browser reads it. */
export class Stream {
  readonly status: number;
  readonly told: Told[] = [];
  /** Every byte that came, so that nothing can hide in it. */
  raw = '';
  isClosed = false;
  readonly #abort: AbortController;
  readonly #waiting = new Set<() => void>();
  readonly #onTold: ((one: Told) => void) | undefined;

  private constructor(status: number, abort: AbortController, onTold?: (one: Told) => void) {
    this.status = status;
    this.#abort = abort;
    this.#onTold = onTold;
  }

  static async open(
    url: string,
    cookie: string | undefined,
    lastId?: string,
    onTold?: (one: Told) => void,
  ): Promise<Stream> {
    const abort = new AbortController();
    const response = await fetch(`${url}/api/live`, {
      signal: abort.signal,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
      },
    });
    const stream = new Stream(response.status, abort, onTold);
    if (response.ok) void stream.#read(response.body).catch(() => stream.#end());
    return stream;
  }

  /** Waits until this has been told, however often something else came before; gives all that has come by then. */
  async until(what: string, where?: string): Promise<Told[]> {
    await this.#when(() => this.told.some((one) => one.what === what && (where === undefined || one.where === where)));
    return [...this.told];
  }

  async untilId(id: string): Promise<void> {
    await this.#when(() => this.told.some((one) => one.id === id));
  }

  async untilClosed(): Promise<void> {
    await this.#when(() => this.isClosed);
  }

  close(): void {
    this.#abort.abort();
  }

  async #when(happened: () => boolean): Promise<void> {
    while (!happened()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async #read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const bytes of body ?? []) {
      const text = decoder.decode(bytes, { stream: true });
      this.raw += text;
      const events = (rest + text).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) this.#take(event);
      this.#wake();
    }
    this.#end();
  }

  #take(event: string): void {
    const id = /^id: (.*)$/m.exec(event)?.[1];
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (id === undefined || data === undefined) return;
    const { what, where, ...more } = JSON.parse(data) as Told;
    if (Object.keys(more).length > 0) throw new Error('A hint says more than what and where.');
    this.told.push({ id, what, where });
    this.#onTold?.({ id, what, where });
  }

  #end(): void {
    this.isClosed = true;
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
