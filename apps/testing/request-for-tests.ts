import type { EndpointFacts } from '../../platform/contract/each-endpoint.ts';

export interface Answer {
  status: number;
  /** Byte for byte, so that two answers can be held against each other. */
  body: string;
  /** The name of the refusal; 'allowed' when there is none. */
  outcome: string;
}

/** Calls an endpoint as its route says, and reads the answer. */
export async function call(
  url: string,
  endpoint: EndpointFacts,
  input: object,
  cookie: string | undefined,
): Promise<Answer> {
  return readAnswer(await send(url, endpoint, input, cookie));
}

/** Asks an endpoint from outside: what stands in the path leaves the input, the rest is query or body. */
export function send(
  url: string,
  endpoint: EndpointFacts,
  input: object,
  cookie: string | undefined,
): Promise<Response> {
  const { path, ...request } = requestOf(endpoint, input, cookie);
  return fetch(`${url}${path}`, request);
}

export interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What is sent to ask an endpoint. */
export function requestOf(endpoint: EndpointFacts, input: object, cookie: string | undefined): Request {
  const rest: Record<string, unknown> = { ...input };
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = textOf(rest[name]);
    delete rest[name];
    return encodeURIComponent(value.toWellFormed());
  });
  const reads = endpoint.method === 'GET';
  const query =
    reads && Object.keys(rest).length > 0
      ? `?${new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, textOf(value)]))}`
      : '';
  return {
    method: endpoint.method,
    path: `/api${path}${query}`,
    headers: {
      'x-tillit': '1',
      ...(cookie === undefined ? {} : { cookie }),
      ...(reads ? {} : { 'content-type': 'application/json' }),
    },
    ...(reads ? {} : { body: JSON.stringify(rest) }),
  };
}

export async function readAnswer(response: Response): Promise<Answer> {
  const body = await response.text();
  return { status: response.status, body, outcome: response.ok ? 'allowed' : codeOf(body) };
}

function codeOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && 'code' in parsed ? String(parsed.code) : 'unnamed';
  } catch {
    return 'unnamed';
  }
}

/** As it stands in an address; what is no text there at all goes in as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
