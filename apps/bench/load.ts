import http from 'node:http';
import { performance } from 'node:perf_hooks';

/** Percentiles of measured milliseconds. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function summarise(measured: readonly number[]): { p50: number; p99: number } {
  const sorted = [...measured].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

/** Runs the same work side by side for a time, and gives how long each took in milliseconds. */
export async function runFor(
  seconds: number,
  senders: number,
  work: (sender: number) => Promise<void>,
): Promise<{ took: number[]; perSecond: number }> {
  const took: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  const one = async (sender: number) => {
    while (performance.now() < until) {
      const begun = performance.now();
      await work(sender);
      took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: senders }, (_, sender) => one(sender)));
  return { took, perSecond: took.length / ((performance.now() - started) / 1000) };
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });

/** One request with the session's cookie; throws when the answer is not a success. */
export function call(url: string, options: { method: string; cookie: string; body?: unknown }): Promise<string> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  const headers = {
    cookie: options.cookie,
    'x-tillit': '1',
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: options.method, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        if (response.statusCode !== undefined && response.statusCode < 300) resolve(text);
        else reject(new Error(`${options.method} ${url} answered ${response.statusCode}: ${text}`));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Listens to the stream of a session; gives the way to stop. */
export function listen(url: string, cookie: string, onHint: (where: string) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      { headers: { cookie }, agent: new http.Agent({ keepAlive: false }) },
      (response) => {
        let rest = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          rest += chunk;
          const events = rest.split('\n\n');
          rest = events.pop() ?? '';
          for (const event of events) {
            const where = /"what":"rooms\.message-sent","where":"([^"]+)"/.exec(event)?.[1];
            if (where !== undefined) onHint(where);
          }
        });
        resolve(() => request.destroy());
      },
    );
    request.on('error', (error) => (request.destroyed ? undefined : reject(error)));
    request.end();
  });
}
