import { codeOfFault, Untold } from '../notify/channel.ts';

const patienceMs = 15_000;

/** Posts JSON to a gateway and gives status and answer. A gateway that is away or slow is worth another try. */
export async function postToGateway(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<{ status: number; answer: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      // Whoever is sent elsewhere would carry the key there.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    return { status: response.status, answer: parse(text) };
  } catch (fault) {
    throw new Untold(codeOf(fault));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The cause's code: what `fetch` itself throws says only that it failed. */
function codeOf(fault: unknown): string {
  if (fault instanceof Error && fault.name === 'TimeoutError') return 'timeout';
  return codeOfFault(fault instanceof Error && fault.cause !== undefined ? fault.cause : fault);
}
