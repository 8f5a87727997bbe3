import type { Scanner } from './scanner.ts';
import { askScanner, ScannerIsAway } from './scanner-line.ts';

/**
 * A scanner behind ICAP (RFC 3507), asked by RESPMOD as if the file were being downloaded. 204 leaves it as it is: clean.
 * Whatever else the server makes of it (200, an answer of its own in place of the file) means that it did not let it pass.
 */
export function icapScanner(url: URL): Scanner {
  const at = { host: url.hostname, port: Number(url.port || 1344) };
  return {
    async scan(bytes) {
      const request = 'GET http://tillit.invalid/file HTTP/1.1\r\nHost: tillit.invalid\r\n\r\n';
      const response = `HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: ${bytes.length}\r\n\r\n`;
      const head = [
        `RESPMOD ${url.href} ICAP/1.0`,
        `Host: ${url.host}`,
        'Allow: 204',
        'Connection: close',
        `Encapsulated: req-hdr=0, res-hdr=${request.length}, res-body=${request.length + response.length}`,
      ].join('\r\n');
      const size = bytes.length === 0 ? '' : `${bytes.length.toString(16)}\r\n`;
      const said = [
        Buffer.from(`${head}\r\n\r\n${request}${response}${size}`),
        bytes,
        Buffer.from(`${size === '' ? '' : '\r\n'}0\r\n\r\n`),
      ];
      return verdictOf((await askScanner(at, said, (heard) => heard.includes('\r\n\r\n'))).toString('latin1'));
    },
  };
}

function verdictOf(answer: string): 'clean' | 'infected' {
  const status = /^ICAP\/1\.\d (\d{3})/.exec(answer)?.[1];
  if (status === '204') return 'clean';
  if (status === '200' || status === '403') return 'infected';
  throw new ScannerIsAway('The virus scanner could not say.');
}
