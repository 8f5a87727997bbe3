const headers = {
  'cache-control': 'no-store',
  // Whatever a browser takes it for, it runs nothing and reaches nothing of ours.
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export interface Served {
  headers: Record<string, string>;
  body: File;
}

/** A file as an answer: saved rather than shown, kept nowhere on the way, and read while it is sent. */
export function serveFile(
  file: { name: string; mediaType: string; size: number },
  open: () => AsyncIterable<Uint8Array>,
): Served {
  return {
    headers: { ...headers, 'content-disposition': dispositionOf(file.name) },
    body: new StreamedFile(file, open),
  };
}

/** RFC 6266: letters that a header can't hold stand in the second name. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A file that is not in memory: its bytes come when it is read. */
class StreamedFile extends File {
  readonly #open: () => AsyncIterable<Uint8Array>;

  constructor(file: { name: string; mediaType: string; size: number }, open: () => AsyncIterable<Uint8Array>) {
    super([], file.name, { type: file.mediaType });
    Object.defineProperty(this, 'size', { value: file.size });
    this.#open = open;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const bytes = this.#open()[Symbol.asyncIterator]();
    return new ReadableStream({
      async pull(controller) {
        const next = await bytes.next();
        if (next.done === true) controller.close();
        else controller.enqueue(new Uint8Array(next.value));
      },
      async cancel() {
        await bytes.return?.();
      },
    });
  }
}
