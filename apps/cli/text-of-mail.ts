/**
 * The ways in which a saved mail can be read: as it is, and with its body decoded (RFC 2045). Which of them is meant is found by
 * what stands in it, so that whole mails, forwarded ones and mere text can be given alike.
 */
export function textsOfMail(raw: string): string[] {
  const blocks =
    raw.replaceAll('\r', '').match(/(?:^[A-Za-z0-9+/]{20,76}={0,2}\n)+(?:^[A-Za-z0-9+/]+={0,2}$)?/gm) ?? [];
  return [raw, decodeQuoted(raw), ...blocks.map((block) => Buffer.from(block, 'base64').toString())];
}

function decodeQuoted(raw: string): string {
  const joined = raw.replaceAll(/=[ \t]*\r?\n/g, '');
  const bytes = Buffer.from(joined).toString('latin1');
  return Buffer.from(
    bytes.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
}
