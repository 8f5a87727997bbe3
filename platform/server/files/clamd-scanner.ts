import type { Scanner } from './scanner.ts';
import { askScanner, ScannerIsAway } from './scanner-line.ts';

const chunkLength = 256 * 1024;

/** ClamAV's daemon over TCP: INSTREAM, the file in chunks behind their lengths, an empty one at the end. */
export function clamdScanner(at: { host: string; port: number }): Scanner {
  return {
    async scan(bytes) {
      const said: Uint8Array[] = [Buffer.from('zINSTREAM\0')];
      for (let from = 0; from < bytes.length; from += chunkLength) {
        const chunk = bytes.subarray(from, from + chunkLength);
        said.push(lengthOf(chunk.length), chunk);
      }
      said.push(lengthOf(0));
      const answer = (await askScanner(at, said, (heard) => heard.includes(0))).toString('utf8').replace(/\0.*$/s, '');
      if (answer === 'stream: OK') return 'clean';
      if (/^stream: .+ FOUND$/.test(answer)) return 'infected';
      throw new ScannerIsAway('The virus scanner could not say.');
    },
  };
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
