/** A browser as small as a test needs: it keeps cookies by path and follows nothing by itself. */
export class TestBrowser {
  readonly #cookies = new Map<string, { value: string; path: string }>();
  /** The `Set-Cookie` lines of the last answer. */
  set: string[] = [];

  async open(url: string, form?: Record<string, string>): Promise<Response> {
    const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    return this.send(url, body);
  }

  async send(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookies = this.#for(new URL(url).pathname);
    if (cookies !== '') headers.set('cookie', cookies);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.set = answer.headers.getSetCookie();
    for (const line of this.set) this.#keep(line, new URL(url).pathname);
    return answer;
  }

  /** Opens and goes on while the answer says so, until the next address is a page to look at or fits `until`. */
  async follow(url: string, until: (next: URL) => boolean = () => false): Promise<{ url: string; answer: Response }> {
    let at = url;
    for (let step = 0; step < 12; step += 1) {
      if (until(new URL(at))) return { url: at, answer: new Response() };
      const answer = await this.open(at);
      const next = answer.headers.get('location');
      if (next === null) return { url: at, answer };
      await answer.body?.cancel();
      at = new URL(next, at).href;
    }
    throw new Error(`It goes round at ${at}.`);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value;
  }

  /** Another browser with the same cookies. */
  copy(): TestBrowser {
    const other = new TestBrowser();
    for (const [name, cookie] of this.#cookies) other.#cookies.set(name, cookie);
    return other;
  }

  #for(path: string): string {
    const fitting = [...this.#cookies].filter(([, cookie]) => path.startsWith(cookie.path));
    return fitting.map(([name, cookie]) => `${name}=${cookie.value}`).join('; ');
  }

  #keep(line: string, at: string): void {
    const [pair = '', ...rules] = line.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const path = rules.find((rule) => /^path=/i.test(rule))?.slice(5) ?? at;
    const gone = rules.some((rule) => /^max-age=0$/i.test(rule) || /^expires=Thu, 01 Jan 1970/i.test(rule));
    if (gone) this.#cookies.delete(name);
    else this.#cookies.set(name, { value: pair.slice(name.length + 1), path });
  }
}
