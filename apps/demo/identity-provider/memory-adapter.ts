import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  /** Milliseconds since 1970. */
  until: number;
}

/** What the provider remembers, in memory only and no longer than it says. */
export function makeMemoryAdapter(): AdapterFactory {
  const kept = new Map<string, Kept>();
  return (model) => new MemoryAdapter(model, kept);
}

class MemoryAdapter implements Adapter {
  readonly #model: string;
  readonly #kept: Map<string, Kept>;

  constructor(model: string, kept: Map<string, Kept>) {
    this.#model = model;
    this.#kept = kept;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    this.#forgetOld();
    this.#kept.set(this.#key(id), { payload, until: Date.now() + expiresIn * 1_000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#living(this.#kept.get(this.#key(id)));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const found = this.#kept.get(this.#key(id));
    if (found !== undefined) found.payload.consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<void> {
    this.#kept.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(key);
  }

  #findWhere(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const mine = [...this.#kept].filter(([key]) => key.startsWith(`${this.#model} `)).map(([, one]) => one);
    return this.#living(mine.find(({ payload }) => fits(payload)));
  }

  #living(found: Kept | undefined): AdapterPayload | undefined {
    return found === undefined || found.until <= Date.now() ? undefined : found.payload;
  }

  #forgetOld(): void {
    const now = Date.now();
    for (const [key, { until }] of this.#kept) if (until <= now) this.#kept.delete(key);
  }

  #key(id: string): string {
    return `${this.#model} ${id}`;
  }
}
