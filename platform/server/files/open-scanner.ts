import { StartRefusal } from '../start-refusal.ts';
import { clamdScanner } from './clamd-scanner.ts';
import { icapScanner } from './icap-scanner.ts';
import type { Scanner } from './scanner.ts';

/** The scanner of `SCANNER_URL`; nothing when none is set. */
export function openScanner(scannerUrl: string | undefined): Scanner | undefined {
  if (scannerUrl === undefined) return undefined;
  const url = new URL(scannerUrl);
  if (url.protocol === 'clamd:') return clamdScanner({ host: url.hostname, port: Number(url.port || 3310) });
  if (url.protocol === 'icap:') return icapScanner(url);
  throw new StartRefusal('SCANNER_URL must begin with clamd:// or icap://.');
}
